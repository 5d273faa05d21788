//! What is written as KML, or as a spreadsheet, is read back as it was.

use std::fs;

use import::{Options, import};
use incidents::model::incident::{Casualties, Incident, Source};
use incidents::model::place::LngLat;
use incidents::model::when::When;
use incidents::read::{parse, read};
use incidents::schema::names::FieldMap;
use incidents::write::original::Original;
use incidents::write::{Format, Writer};
use incidents_cli::written::{To, Writing};
use proptest::collection::vec;
use proptest::prelude::*;

/// What is read of the file that is written of these, and what it could not hold.
fn through(to: To, incidents: &[Incident]) -> (Vec<Incident>, Vec<String>) {
    let mut text = String::new();
    let mut writing = Writing::new(to, &[], &mut text);
    for incident in incidents {
        writing.add(incident, &Original::default(), &mut text);
    }
    let (bytes, lost) = writing.end(text).unwrap_or_default();
    let fields = FieldMap::default();
    let imported = import(
        bytes,
        &Options {
            fields: &fields,
            sheet: None,
            today: 20_786,
            wants_columns: false,
        },
    );
    let records = parse(&imported.geojson, &imported.fields).records;
    (
        records.into_iter().map(|record| record.incident).collect(),
        lost,
    )
}

const BOTH: [To; 2] = [To::Kml, To::Xlsx];

#[test]
fn a_whole_file_comes_back() {
    for name in [
        "../../data/incidents.geojson",
        "../../tests/fixtures/good-whole-model.geojson",
    ] {
        let bytes = fs::read(name).unwrap();
        let records = parse(&bytes, &FieldMap::default()).records;
        let incidents: Vec<Incident> = records.into_iter().map(|record| record.incident).collect();
        for to in BOTH {
            let (found, lost) = through(to, &incidents);
            assert_eq!(lost, Vec::<String>::new(), "{name}");
            assert_eq!(found, incidents, "{name}");
        }
    }
}

#[test]
fn what_the_file_says_beyond_our_schema_comes_back() {
    let feature = br#"{"type":"Feature","id":"a","geometry":{"type":"LineString","coordinates":[[37.1,36.1],[37.2,36.2]]},"properties":{"title":"<b>","Ward":7,"original":{"Note":"'=1 & <i>"}}}"#;
    let mut incident = Incident::new("a", "<b>");
    incident.casualties = vec![Casualties {
        reporter: "Post".to_owned(),
        killed_min: Some(3),
        killed_max: Some(4),
        ..Casualties::default()
    }];
    let mut found = Vec::new();
    for to in [
        To::Text(Format::GeoJson),
        To::Text(Format::Csv),
        To::Kml,
        To::Xlsx,
    ] {
        let mut text = String::new();
        let mut writing = Writing::new(to, &[], &mut text);
        writing.add(&incident, &Original::of(feature), &mut text);
        let (bytes, lost) = writing.end(text).unwrap_or_default();
        assert_eq!(lost, Vec::<String>::new());
        let fields = FieldMap::default();
        let options = Options {
            fields: &fields,
            sheet: None,
            today: 20_786,
            wants_columns: false,
        };
        let geojson = match to {
            To::Text(Format::GeoJson) => bytes,
            _ => import(bytes, &options).geojson,
        };
        // Read once more, so that all are written in the order of our own.
        let mut spans = Vec::new();
        let read = read(&geojson, &fields, |incident, span| {
            spans.push((incident, span));
        });
        assert!(!read.report.is_broken());
        let (incident, span) = spans.pop().unwrap();
        let mut again = String::new();
        let mut writer = Writer::new(Format::GeoJson, &[], &mut again);
        writer.add(&incident, &Original::of(&geojson[span]), &mut again);
        writer.end(&mut again);
        found.push(serde_json::from_str::<serde_json::Value>(&again).unwrap());
    }
    let members = &found[0]["features"][0]["properties"];
    assert_eq!(
        (
            &members["original"]["Ward"],
            &members["original_geometry"]["type"]
        ),
        (&7.into(), &"LineString".into())
    );
    for other in &found[1..] {
        assert_eq!(other, &found[0]);
    }
}

#[test]
fn what_a_format_cannot_hold_is_said() {
    let mut incident = Incident::new("a", "Raid");
    incident.description = Some("a".repeat(40_000));
    let (found, lost) = through(To::Xlsx, std::slice::from_ref(&incident));
    assert_eq!(
        lost,
        [
            "the record a has a longer description than a cell of a spreadsheet can hold (32,767 letters): it is cut off"
        ]
    );
    assert_eq!(found[0].description.as_ref().map(String::len), Some(32_767));
    let (found, lost) = through(To::Kml, std::slice::from_ref(&incident));
    assert_eq!((found, lost), (vec![incident.clone()], Vec::new()));
    incident.description = Some("bell \u{7} and zero \0".to_owned());
    let (_, lost) = through(To::Kml, &[incident]);
    assert_eq!(
        lost,
        ["2 control characters are left out, which KML cannot hold"]
    );
}

#[test]
fn what_other_programs_read_stands_in_elements_of_kml() {
    let mut incident = Incident::new("a", "Raid & fire");
    incident.when = When::parse("2016-09-24/2016-10-01").ok();
    incident.place.position = LngLat::new(37.16, 36.2);
    let mut text = String::new();
    let mut writing = Writing::new(To::Kml, &[], &mut text);
    for date in [
        "2016-09-19T19:12:00",
        "2016-09-19T19:12:00+03:00",
        "2016-09~",
        "../2016-10-01",
    ] {
        writing.add(&incident, &Original::default(), &mut text);
        incident.when = When::parse(date).ok();
    }
    writing.add(&incident, &Original::default(), &mut text);
    let times: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("<Time"))
        .collect();
    assert_eq!(
        times,
        [
            "<TimeSpan><begin>2016-09-24</begin><end>2016-10-01</end></TimeSpan>",
            "<TimeStamp><when>2016-09-19</when></TimeStamp>",
            "<TimeStamp><when>2016-09-19T19:12:00+03:00</when></TimeStamp>",
            "<TimeStamp><when>2016-09</when></TimeStamp>",
            "<TimeSpan><end>2016-10-01</end></TimeSpan>",
        ]
    );
    assert!(text.contains("<name>Raid &amp; fire</name>"));
    assert!(text.contains("<Point><coordinates>37.16,36.2</coordinates></Point>"));
}

/// Words with whatever a format must write otherwise.
fn words() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "market",
        "a, b",
        "\"so\"",
        "x; y",
        "1\n2",
        "=1+1",
        "-3",
        "@a",
        "حلب",
        "＝1",
        "'=1",
        "R & D",
        "<b>bold</b>",
        "&amp;",
        "]]>",
        "_x0041_",
        "12",
        "TRUE",
        "😀",
        "c\u{2028}d",
    ]);
    // No record that was read has blanks around a text.
    vec(part, 1..4).prop_map(|parts| parts.join(" ").trim().to_owned())
}

prop_compose! {
    fn incident()(
        title in words(),
        description in prop::option::of(words()),
        place in prop::option::of(words()),
        categories in vec(prop::sample::select(vec!["air_strike", "shelling", "Shelling"]), 0..3),
        date in prop::option::of(prop::sample::select(vec!["2016-09-24", "2016-09-19T19:12:00", "2016-09-22~", "2016-09-24/2016-10-01", "2015-09-30/..", "2016", "2016-09"])),
        at in prop::option::of((-180_0000..180_0000_i32, -90_0000..90_0000_i32)),
        publishers in vec(words(), 0..3),
        killed in prop::option::of((0..9_u32, 0..9_u32)),
    ) -> Incident {
        let mut incident = Incident::new("", &title);
        incident.description = description;
        incident.place.name = place;
        incident.categories = categories.into_iter().map(str::to_owned).collect();
        incident.categories.dedup();
        incident.when = date.and_then(|date| When::parse(date).ok());
        incident.place.position = at.and_then(|(lng, lat)| LngLat::new(f64::from(lng) / 1e4, f64::from(lat) / 1e4));
        let source = |publisher| Source { publisher: Some(publisher), url: Some("https://example.org/a;b?c=1&d=2".to_owned()), ..Source::default() };
        incident.sources = publishers.into_iter().map(source).collect();
        let toll = |(least, more): (u32, u32)| Casualties { reporter: "Post".to_owned(), killed_min: Some(least), killed_max: Some(least + more), ..Casualties::default() };
        incident.casualties = killed.map(toll).into_iter().collect();
        incident
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_records_come_back(mut incidents in vec(incident(), 1..6), to in prop::sample::select(BOTH.to_vec())) {
        for (number, incident) in incidents.iter_mut().enumerate() {
            incident.id = format!("{}record-{number}", ["", "-", "="][number % 3]);
        }
        let (found, lost) = through(to, &incidents);
        prop_assert_eq!(&found, &incidents, "{:?}", lost);
    }
}

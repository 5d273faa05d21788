//! What is written as KML, or as a spreadsheet, is read back as it was.

#[path = "../../import/tests/support/records.rs"]
mod records;

use import::{Options, import};
use incidents::model::incident::{Casualties, Incident};
use incidents::model::place::LngLat;
use incidents::model::when::When;
use incidents::read::read;
use incidents::schema::names::FieldMap;
use incidents::write::original::Original;
use incidents::write::{Format, Writer};
use incidents_cli::written::{To, Writing};
use proptest::collection::vec;
use proptest::prelude::*;
use records::{incident, read_back, whole_files, with_ids};

/// What is read of the file that is written of these, and what it could not hold.
fn through(to: To, incidents: &[Incident]) -> (Vec<Incident>, Vec<String>) {
    let mut text = String::new();
    let mut writing = Writing::new(to, &[], &mut text);
    for incident in incidents {
        writing.add(incident, &Original::default(), &mut text);
    }
    let (bytes, lost) = writing.end(text).unwrap_or_default();
    (read_back(&bytes).0, lost)
}

const BOTH: [To; 2] = [To::Kml, To::Xlsx];

#[test]
fn a_whole_file_comes_back() {
    for (name, incidents) in whole_files() {
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

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_records_come_back(incidents in vec(incident(), 1..6).prop_map(with_ids), to in prop::sample::select(BOTH.to_vec())) {
        let (found, lost) = through(to, &incidents);
        prop_assert_eq!(&found, &incidents, "{:?}", lost);
    }
}

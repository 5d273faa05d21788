//! The table that is written of records is read as they were.

use std::fs;

use import::{Options, import};
use incidents::model::incident::{Casualties, Incident, Source};
use incidents::model::place::LngLat;
use incidents::model::text::Text;
use incidents::model::when::When;
use incidents::read::parse;
use incidents::schema::names::FieldMap;
use incidents::write::original::Original;
use incidents::write::{Format, Writer};
use proptest::collection::vec;
use proptest::prelude::*;

/// What is read of the table that is written of these.
fn through_csv(incidents: &[Incident], languages: &[String]) -> (Vec<Incident>, Vec<String>) {
    let mut csv = String::new();
    let mut writer = Writer::in_languages(Format::Csv, &[], languages, &mut csv);
    for incident in incidents {
        writer.add(incident, &Original::default(), &mut csv);
    }
    writer.end(&mut csv);
    let imported = import(
        csv.as_bytes(),
        &Options {
            fields: &FieldMap::default(),
            sheet: None,
            today: 20_786,
            wants_columns: false,
        },
    );
    let parsed = parse(&imported.geojson, &imported.fields);
    let said = imported
        .problems
        .iter()
        .chain(parsed.report.problems())
        .map(ToString::to_string);
    (
        parsed
            .records
            .into_iter()
            .map(|record| record.incident)
            .collect(),
        said.collect(),
    )
}

#[test]
fn a_whole_file_comes_back_from_its_table() {
    for name in [
        "../../data/incidents.geojson",
        "../../tests/fixtures/good-whole-model.geojson",
    ] {
        let bytes = fs::read(name).unwrap();
        let records = parse(&bytes, &FieldMap::default()).records;
        let incidents: Vec<Incident> = records.into_iter().map(|record| record.incident).collect();
        let (found, said) = through_csv(&incidents, &[]);
        assert_eq!(said, Vec::<String>::new(), "{name}");
        assert_eq!(found, incidents, "{name}");
    }
}

/// Words with whatever a table must quote, and with what a spreadsheet would calculate.
fn words() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "market", "a, b", "\"so\"", "x; y", "1\n2", "=1+1", "-3", "@a", "حلب", "+9", "tab\tbed",
        "it's", "'quoted'", "R & D", "'=1", "''-x", "＝1+1", "＠a", "<b>", "&amp;", "12",
        "INC-0012", "#ff0000",
    ]);
    vec(part, 1..4).prop_map(|parts| parts.join(" ").trim().to_owned())
}

/// The same in some languages, some of which a table that knows nothing of them has no columns for.
fn translations() -> impl Strategy<Value = Text> {
    let tag = prop::sample::select(vec!["ar", "fr", "pt-BR", "tr"]);
    let words = (words(), prop::sample::select(vec!["été", "İzmir", "حي"]));
    vec((tag, words), 0..3).prop_map(|all| {
        let mut said = Text::default();
        for (language, (before, after)) in all {
            said.set(language, format!("{before} {after}"));
        }
        said
    })
}

prop_compose! {
    fn incident()(
        title in words(),
        description in prop::option::of(words()),
        place in prop::option::of(words()),
        (titles, names) in (translations(), translations()),
        categories in vec(prop::sample::select(vec!["air_strike", "shelling", "Shelling", "a b"]), 0..3),
        date in prop::option::of(prop::sample::select(vec!["2016-09-24", "2016-09-19T19:12:00", "2016-09-22~", "2016-09-24/2016-10-01", "2015-09-30/..", "2016", "2016-09"])),
        at in prop::option::of((-180_0000..180_0000_i32, -90_0000..90_0000_i32)),
        publishers in vec(words(), 0..3),
        killed in prop::option::of((0..9_u32, 0..9_u32)),
    ) -> Incident {
        let mut incident = Incident::new("", &title);
        incident.description = description;
        incident.place.name = place;
        incident.titles = titles;
        incident.place.names = names;
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
    #[test]
    fn any_records_come_back_from_their_table(mut incidents in vec(incident(), 1..6)) {
        for (number, incident) in incidents.iter_mut().enumerate() {
            incident.id = format!("{}record-{number}", ["", "-", "=", "'+"][number % 4]);
        }
        for languages in [&[][..], &["en", "fr", "tr"].map(str::to_owned)] {
            let (found, said) = through_csv(&incidents, languages);
            prop_assert_eq!(&found, &incidents, "{:?}", said);
        }
    }
}

//! Records of any kind, which are written and read back.

use std::fs;

use import::{Options, import};
use incidents::model::incident::{Casualties, Incident, Source};
use incidents::model::place::LngLat;
use incidents::model::when::When;
use incidents::read::parse;
use incidents::schema::names::FieldMap;
use proptest::collection::vec;
use proptest::prelude::*;

/// Two whole files of ours, each with its name.
pub fn whole_files() -> impl Iterator<Item = (&'static str, Vec<Incident>)> {
    let names = [
        "../../data/incidents.geojson",
        "../../tests/fixtures/good-whole-model.geojson",
    ];
    names.into_iter().map(|name| {
        let records = parse(
            &fs::read(name).expect("the file is there"),
            &FieldMap::default(),
        )
        .records;
        let incidents = records.into_iter().map(|record| record.incident);
        (name, incidents.collect())
    })
}

/// The records of a file, and what is said of it.
pub fn read_back(bytes: &[u8]) -> (Vec<Incident>, Vec<String>) {
    let imported = import(
        bytes,
        &Options {
            fields: &FieldMap::default(),
            sheet: None,
            today: 20_786,
            wants_columns: false,
        },
    );
    let parsed = parse(&imported.geojson, &imported.fields);
    let problems = imported.problems.iter().chain(parsed.report.problems());
    let said = problems.map(ToString::to_string).collect();
    let records = parsed.records.into_iter().map(|record| record.incident);
    (records.collect(), said)
}

/// Words with whatever a format must write otherwise, and with what a spreadsheet would calculate.
pub fn words() -> impl Strategy<Value = String> {
    #[rustfmt::skip]
    let part = prop::sample::select(vec![
        "market", "a, b", "\"so\"", "x; y", "1\n2", "=1+1", "-3", "@a", "حلب", "+9", "tab\tbed", "it's", "'quoted'", "R & D", "'=1", "''-x", "＝1+1",
        "＠a", "<b>", "<b>bold</b>", "&amp;", "]]>", "_x0041_", "12", "0012", "TRUE", "INC-0012", "#ff0000", "😀", "c\u{2028}d",
    ]);
    // No record that was read has blanks around a text.
    vec(part, 1..4).prop_map(|parts| parts.join(" ").trim().to_owned())
}

prop_compose! {
    pub fn incident()(
        title in words(),
        description in prop::option::of(words()),
        place in prop::option::of(words()),
        categories in vec(prop::sample::select(vec!["air_strike", "shelling", "Shelling", "a b"]), 0..3),
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

/// Several, each with an id of its own, of which some begin as a formula would.
pub fn with_ids(mut incidents: Vec<Incident>) -> Vec<Incident> {
    for (number, incident) in incidents.iter_mut().enumerate() {
        incident.id = format!("{}record-{number}", ["", "-", "=", "'+"][number % 4]);
    }
    incidents
}

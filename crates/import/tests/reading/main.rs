//! Files as people have them, each with what a careful person reads in it.

mod archives;
#[path = "../support/columns.rs"]
mod columns;
mod dates;
mod documents;
mod exports;
mod formats;
mod layout;
mod links;
mod places;
mod schemas;
#[path = "../support/mod.rs"]
mod support;
mod variants;
mod words;
mod xml;

use expect_test::Expect;
use import::{Options, import};
use incidents::model::incident::Incident;
use incidents::model::report::Problem;
use incidents::read::parse;
use incidents::schema::names::FieldMap;

/// One line for each record: title, date, position, place, type, addresses; then what was said.
fn read_with(bytes: &[u8], fields: &FieldMap) -> String {
    let imported = import(
        bytes,
        &Options {
            fields,
            sheet: None,
            today: 20_786,
            wants_columns: true,
        },
    );
    let parsed = parse(&imported.geojson, &imported.fields);
    if let Some(columns) = imported.columns {
        columns::are_as_read(columns, &imported.geojson);
    }
    let records = parsed.records.iter().map(|record| line(&record.incident));
    let said = imported.problems.iter().chain(parsed.report.problems());
    let said = said.map(|problem: &Problem| format!("! {problem}"));
    records.chain(said).collect::<Vec<_>>().join("\n")
}

fn line(incident: &Incident) -> String {
    let place = &incident.place;
    let mut parts = vec![incident.title.clone()];
    parts.push(
        incident
            .when
            .as_ref()
            .map_or("no date".to_owned(), |when| when.edtf().to_owned()),
    );
    parts.push(place.position.map_or("not drawn".to_owned(), |at| {
        format!("{} {}", at.lng(), at.lat())
    }));
    parts.extend(place.name.clone().map(|name| format!("at {name}")));
    parts.extend(
        incident
            .categories
            .iter()
            .map(|category| format!("is {category}")),
    );
    parts.extend(incident.time_zone.clone().map(|zone| format!("in {zone}")));
    for toll in &incident.casualties {
        parts.push(format!(
            "killed {:?} to {:?}",
            toll.killed_min, toll.killed_max
        ));
    }
    for source in &incident.sources {
        let words = [&source.publisher, &source.title, &source.url];
        let words: Vec<&str> = words.iter().filter_map(|word| word.as_deref()).collect();
        parts.push(format!("<{}>", words.join(" ")));
    }
    parts.join(" | ")
}

#[track_caller]
fn check(text: &str, expected: &Expect) {
    expected.assert_eq(&read_with(text.as_bytes(), &FieldMap::default()));
}

/// A list of features with these properties, and no geometry.
fn features(properties: &[&str]) -> String {
    let feature = |properties: &&str| {
        format!(r#"{{"type":"Feature","geometry":null,"properties":{properties}}}"#)
    };
    let features: Vec<String> = properties.iter().map(feature).collect();
    format!("[{}]", features.join(",\n"))
}

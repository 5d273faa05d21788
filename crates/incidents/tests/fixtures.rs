//! The files of tests/fixtures: good ones survive being written, bad ones have their report beside them.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot start has failed"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use expect_test::expect_file;
use incidents::model::incident::Incident;
use incidents::model::place::LngLat;
use incidents::model::when::When;
use incidents::read::{Parsed, parse};
use incidents::schema::names::FieldMap;
use incidents::write::original::Original;
use incidents::write::{Format, Writer, file};
use serde_json::Value;

/// In our own schema.
const GOOD: [&str; 4] = [
    "good-whole-model",
    "good-older-schema",
    "good-sequence",
    "good-list",
];

/// In others, which `crates/import` understands (`tests/reading.rs` there).
const OTHERS: [&str; 3] = ["good-acled", "good-earthquakes", "good-simplestyle"];

const BAD: [&str; 15] = [
    "bad-records",
    "bad-members",
    "bad-positions",
    "bad-ids",
    "bad-cut-off",
    "bad-no-brackets",
    "bad-web-page",
    "bad-utf-16",
    "bad-latin-1",
    "bad-empty",
    "bad-crs",
    "bad-topology",
    "bad-other-json",
    "bad-no-list",
    "hostile",
];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures")
}

fn bytes_of(name: &str) -> Vec<u8> {
    let file = folder().join(name).with_extension("geojson");
    fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn parsed(bytes: &[u8]) -> Parsed {
    parse(bytes, &FieldMap::default())
}

fn incidents(parsed: Parsed) -> Vec<Incident> {
    parsed
        .records
        .into_iter()
        .map(|record| record.incident)
        .collect()
}

#[test]
fn every_fixture_is_in_a_list() {
    let mut listed: Vec<String> = GOOD
        .iter()
        .chain(&BAD)
        .chain(&OTHERS)
        .map(|name| format!("{name}.geojson"))
        .collect();
    listed.sort();
    let names = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut found: Vec<String> = names.filter(|name| name.ends_with(".geojson")).collect();
    found.sort();
    assert_eq!(found, listed);
}

#[test]
fn good_files_are_read_without_a_problem_and_survive_being_written() {
    for name in GOOD {
        let read = parsed(&bytes_of(name));
        assert_eq!(read.report.problems(), [], "{name}");
        let read = incidents(read);
        assert!(!read.is_empty(), "{name}");
        let again = incidents(parsed(file(Format::GeoJson, &[], read.iter()).as_bytes()));
        assert_eq!(again, read, "{name}");
    }
}

#[test]
fn a_file_in_our_own_layout_is_written_as_it_was() {
    let bytes = bytes_of("good-whole-model");
    let text = file(Format::GeoJson, &[], incidents(parsed(&bytes)).iter());
    assert_eq!(text, String::from_utf8(bytes).unwrap());
}

/// A file with everything that the records of another one say, written as it is given along.
fn given_along(bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut writer = Writer::new(Format::GeoJson, &[], &mut text);
    for record in &parsed(bytes).records {
        let original = Original::of(&bytes[record.span.clone()]);
        writer.add(&record.incident, &original, &mut text);
    }
    writer.end(&mut text);
    text
}

#[test]
fn a_record_is_given_along_with_all_that_its_file_says() {
    for name in GOOD {
        let bytes = bytes_of(name);
        let along = given_along(&bytes);
        assert_eq!(
            incidents(parsed(along.as_bytes())),
            incidents(parsed(&bytes)),
            "{name}"
        );
        // To give it along once more adds nothing.
        assert_eq!(given_along(along.as_bytes()), along, "{name}");
        let along: Value = serde_json::from_str(&along).unwrap();
        let Ok(file) = serde_json::from_slice::<Value>(&bytes) else {
            continue;
        };
        let features = |file: &Value| file["features"].as_array().cloned().unwrap_or_default();
        for (said, feature) in features(&along).iter().zip(features(&file)) {
            let (properties, members) = (&said["properties"], feature["properties"].as_object());
            for (member, value) in members.into_iter().flatten() {
                let is_blank =
                    value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());
                let is_said = properties.get(member) == Some(value)
                    || properties["original"].get(member) == Some(value);
                // One text is a list of one.
                let is_alone = value
                    .as_array()
                    .is_some_and(|list| list.len() == 1 && properties.get(member) == list.first());
                assert!(is_said || is_blank || is_alone, "{name}: {member}");
            }
            let geometry = &feature["geometry"];
            let is_there =
                said["geometry"] == *geometry || properties["original_geometry"] == *geometry;
            assert!(is_there || geometry.is_null(), "{name}: {geometry}");
        }
    }
}

#[test]
fn what_our_schema_does_not_know_is_kept_apart_and_our_own_files_have_none_of_it() {
    let whole = bytes_of("good-whole-model");
    assert_eq!(given_along(&whole), String::from_utf8(whole).unwrap());
    // Members that are unknown, that cannot be read, or of which a part cannot; a place that is none, and a height.
    let foreign = r#"{"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": "a", "geometry": {"type": "Polygon", "coordinates": [[[37, 36], [38, 36], [38, 37], [37, 36]]]},
         "properties": {"title": "A", "name": "B", "kind": "explosion", "date": "someday", "depth_km": 12.5, "tags": ["x", {"y": null}],
                        "category": ["one"], "sources": [{"url": "https://example.org/", "page": 12, "title": null}], "sensitive": false, "note": ""}},
        {"type": "Feature", "id": "b", "geometry": {"type": "Point", "coordinates": [300500, 4007000]}, "properties": {"title": "B"}},
        {"type": "Feature", "id": "c", "geometry": {"type": "Point", "coordinates": [37, 36, 380]}, "properties": {"title": "C", "tiny": 1e-25}}]}"#;
    let along: Value = serde_json::from_str(&given_along(foreign.as_bytes())).unwrap();
    let properties = |at: usize| &along["features"][at]["properties"];
    assert_eq!(
        properties(0)["original"],
        serde_json::json!({"name": "B", "kind": "explosion", "date": "someday", "depth_km": 12.5, "tags": ["x", {"y": null}],
            "sources": [{"url": "https://example.org/", "page": 12, "title": null}]})
    );
    let geometry = |at: usize| &properties(at)["original_geometry"]["coordinates"];
    assert_eq!(geometry(0)[0][1], serde_json::json!([38, 36]));
    assert_eq!(*geometry(1), serde_json::json!([300_500, 4_007_000]));
    assert_eq!(*geometry(2), serde_json::json!([37, 36, 380]));
    assert_eq!(
        along["features"][2]["geometry"]["coordinates"],
        serde_json::json!([37, 36])
    );
}

#[test]
fn bad_files_have_their_report_beside_them() {
    for name in BAD {
        let file = folder().join(name).with_extension("report.txt");
        expect_file![file].assert_eq(&summary(&parsed(&bytes_of(name))));
    }
}

/// The problems, and what is left of each record: id, date, position, title.
fn summary(parsed: &Parsed) -> String {
    let mut text = String::new();
    for problem in parsed.report.problems() {
        writeln!(text, "{:?}: {problem}", problem.severity).unwrap();
    }
    writeln!(text, "{} records", parsed.records.len()).unwrap();
    for record in &parsed.records {
        let incident = &record.incident;
        let date = incident.when.as_ref().map_or("undated", When::edtf);
        let position = incident
            .place
            .position
            .map_or("nowhere".to_owned(), written);
        let title: String = incident.title.chars().take(60).collect();
        writeln!(text, "  {} | {date} | {position} | {title:?}", incident.id).unwrap();
    }
    text
}

fn written(position: LngLat) -> String {
    format!("{}, {}", position.lng(), position.lat())
}

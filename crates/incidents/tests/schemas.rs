//! The JSON Schemas beside the data say what the engine reads: editors warn by them.

#![expect(clippy::unwrap_used, reason = "a test that cannot start has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use incidents::config::MapConfig;
use incidents::schema::names::FieldMap;
use jsonschema::Validator;
use serde_json::{Value, json};

fn json_of(path: &str) -> Value {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path);
    serde_json::from_slice(&fs::read(file).unwrap()).unwrap()
}

fn validator(schema: &str) -> Validator {
    let schema = json_of(&format!("data/{schema}.schema.json"));
    assert!(jsonschema::meta::is_valid(&schema));
    jsonschema::validator_for(&schema).unwrap()
}

#[track_caller]
fn errors(validator: &Validator, file: &Value) -> Vec<String> {
    let errors = validator.iter_errors(file);
    errors
        .map(|error| error.instance_path().to_string())
        .collect()
}

#[test]
fn our_own_files_and_the_whole_model_are_valid() {
    let none: Vec<String> = Vec::new();
    assert_eq!(errors(&validator("map"), &json_of("data/map.json")), none);
    let records = validator("incidents");
    for file in [
        "data/incidents.geojson",
        "tests/fixtures/good-whole-model.geojson",
    ] {
        assert_eq!(errors(&records, &json_of(file)), none, "{file}");
    }
}

#[test]
fn what_the_engine_refuses_is_not_valid() {
    let record = |member: &str, value: Value| {
        json!({"type": "FeatureCollection", "features": [
            {"type": "Feature", "geometry": null, "properties": {"title": "A", member: value}},
        ]})
    };
    let records = validator("incidents");
    for (member, value) in [
        ("kind", json!("event")),
        ("date", json!("24/09/2016")),
        ("date", json!("2016/09/24")),
        ("date", json!("20160924")),
        ("place_precision", json!("about")),
        ("casualties", json!([{"killed_min": "many"}])),
        ("sources", json!([{"url": "javascript:alert(1)"}])),
        ("uncertainty_m", json!(-1)),
    ] {
        assert_eq!(
            errors(&records, &record(member, value)).len(),
            1,
            "{member}"
        );
    }
    let map = validator("map");
    for file in [
        json!({"colour": "red"}),
        json!({"order": "newest"}),
        json!({"fields": {"colour": "C"}}),
        json!({"categories": [{"id": "a", "shape": "blob"}]}),
        json!({"bounds": [1, 2, 3]}),
    ] {
        assert_eq!(errors(&map, &file).len(), 1, "{file}");
        let (_, report) = MapConfig::parse(file.to_string().as_bytes());
        assert!(report.n_problems() > 0, "{file}");
    }
}

#[test]
fn the_schemas_name_what_the_engine_knows_and_nothing_else() {
    let names = |members: &Value| -> BTreeSet<String> {
        members.as_object().unwrap().keys().cloned().collect()
    };
    let schema = json_of("data/incidents.schema.json");
    let of_records = names(&schema["$defs"]["feature"]["properties"]["properties"]["properties"]);
    let known = FieldMap::default();
    for name in &of_records {
        assert!(
            known.members_named(name).any(|(member, _)| member == name),
            "{name}"
        );
    }
    let map = json_of("data/map.schema.json");
    let in_fields = &map["properties"]["fields"]["propertyNames"]["enum"];
    for name in in_fields.as_array().unwrap() {
        assert!(
            FieldMap::own_name(name.as_str().unwrap()).is_some(),
            "{name}"
        );
    }
    let said = |member: &str| format!("{{\"{member}\": null}}");
    for name in names(&map["properties"]) {
        let (_, report) = MapConfig::parse(said(&name).as_bytes());
        let is_unknown = report
            .problems()
            .iter()
            .any(|problem| problem.message.to_string().contains("has no such member"));
        assert!(!is_unknown, "{name}");
    }
    // And all of it.
    let (_, report) = MapConfig::parse(br#"{"fields": {"colour": "C"}, "colour": 1}"#);
    let [fields, members] = report.problems() else {
        return assert_eq!(report.n_problems(), 2);
    };
    let listed = |message: &str, before: &str| -> Vec<String> {
        let (_, list) = message.rsplit_once(before).unwrap();
        list.split(", ").map(str::to_owned).collect()
    };
    for name in listed(&fields.message.to_string(), "they are ") {
        let is_there = in_fields.as_array().unwrap().contains(&json!(name));
        assert!(is_there || name.starts_with("original"), "{name}");
        let is_of_record = known.members_named(&name).next().is_some();
        assert_eq!(of_records.contains(&name), is_of_record, "{name}");
    }
    for name in listed(&members.message.to_string(), "it has ") {
        assert!(map["properties"].get(&name).is_some(), "{name}");
    }
}

#[test]
fn a_name_in_another_language_is_a_text_and_an_identifier_need_not_be() {
    let record = |member: &str| {
        json!({"type": "FeatureCollection", "features": [
            {"type": "Feature", "geometry": null, "properties": {"title": "A", member: 7}},
        ]})
    };
    let records = validator("incidents");
    let named = [
        "title_fr",
        "place_PT",
        "title_is",
        "title_ni",
        "place_id-ID",
        "title_no-NO",
        "title_kmr",
        "place_ckb-IQ",
        "title_pt_BR",
        "place_zh_Hant",
    ];
    for (member, is_name) in named.map(|name| (name, true)).into_iter().chain(
        [
            "title_id",
            "place_ID",
            "title_no",
            "place_No",
            "place_code",
            "title_raw",
            "place_of_Work",
        ]
        .map(|name| (name, false)),
    ) {
        let is_refused = !errors(&records, &record(member)).is_empty();
        let is_ours = incidents::model::text::translated(member).is_some();
        assert_eq!((is_refused, is_ours), (is_name, is_name), "{member}");
    }
}

//! `incidents check --format json`: the shape in docs/command-line.md.

use std::{fs, path::Path};

use expect_test::expect;
use serde_json::Value;

use crate::support::{
    GOOD, file, incidents, incidents_given, many_records, names_in, stderr, stdout,
};

#[test]
fn the_report_has_the_documented_shape() {
    let text = GOOD
        .replace("\"A\"", "\"A\",")
        .replace("2016-09-25", "soon");
    let output = incidents_given(&["check", "-", "--format", "json"], &text);
    expect![[r#"
        {
          "format": 1,
          "file": "-",
          "map": null,
          "version": "3257e1a125624fc8",
          "records_read": 2,
          "records_dropped": 0,
          "problems_found": 2,
          "losses": 1,
          "is_broken": false,
          "cut_off_at": null,
          "problems": [
            {
              "file": "-",
              "severity": "note",
              "record": 1,
              "id": "a",
              "line": 2,
              "field": null,
              "message": "a comma too many was passed over: remove it",
              "expected": null,
              "found": "a comma too many was passed over",
              "remedy": "remove it"
            },
            {
              "file": "-",
              "severity": "field_dropped",
              "record": 2,
              "id": "b",
              "line": 3,
              "field": "date",
              "message": "expected a date in EDTF such as 2016-09-24, 2016-09-22~ or 2016-09-24/2016-10-01, but found \"soon\" (year must have exactly four digits (or X))",
              "expected": "a date in EDTF such as 2016-09-24, 2016-09-22~ or 2016-09-24/2016-10-01",
              "found": "\"soon\" (year must have exactly four digits (or X))",
              "remedy": null
            }
          ],
          "problems_unlisted": 0,
          "columns": [],
          "page": null
        }
    "#]]
    .assert_eq(&stdout(&output));
    assert_eq!(stderr(&output), "");
    assert_eq!(output.status.code(), Some(1));
}

fn json(args: &[&str]) -> (Value, i32) {
    let output = incidents(&[&["check", "--format", "json"], args].concat());
    let value = serde_json::from_str(&stdout(&output)).unwrap();
    (value, output.status.code().unwrap())
}

#[test]
fn the_version_is_the_one_of_pinned_links() {
    let (report, status) = json(&["../../data/incidents.geojson"]);
    let bytes = fs::read("../../data/incidents.geojson").unwrap();
    let version = incidents::model::edition::Version::of(&bytes);
    assert_eq!(report["version"], version.code());
    assert_eq!(report["problems"], Value::Array(Vec::new()));
    assert_eq!(status, 0);
}

#[test]
fn problems_of_the_map_file_are_among_them_and_counted() {
    let map = file("json", "map.json", "{\"embed\": [1]}");
    let records = file("json", "incidents.geojson", GOOD);
    let (map, records) = (map.to_str().unwrap(), records.to_str().unwrap());
    let (report, status) = json(&[records, "--map", map]);
    assert_eq!(
        (&report["file"], &report["map"]),
        (&records.into(), &map.into())
    );
    assert_eq!(report["problems"][0]["file"], map);
    assert_eq!(report["problems"][0]["field"], "embed");
    assert_eq!(report["losses"], 1);
    assert_eq!(status, 1);
}

#[test]
fn what_is_not_listed_is_counted() {
    let text = many_records(300).replace("\"date\"", "\"uncertainty_m\":\"far\",\"date\"");
    let records = file("json-many", "incidents.geojson", &text);
    let (report, status) = json(&[records.to_str().unwrap()]);
    let n_listed = report["problems"].as_array().unwrap().len() as u64;
    let n_unlisted = report["problems_unlisted"].as_u64().unwrap();
    assert!(n_listed > 0 && n_unlisted > 0, "{n_listed} {n_unlisted}");
    assert_eq!(report["problems_found"], n_listed + n_unlisted);
    assert_eq!(status, 1);
}

#[test]
fn a_file_that_was_cut_off_says_how_many_bytes_came_and_that_the_rest_is_lost() {
    let start = "{\"type\":\"FeatureCollection\",\"features\":[";
    let records = file("json-cut-off", "incidents.geojson", start);
    let name = records.to_str().unwrap();
    let (report, status) = json(&[name]);
    assert_eq!(report["cut_off_at"], start.len());
    assert_eq!((&report["is_broken"], status), (&Value::Bool(true), 1));
    let said = String::from_utf8(incidents(&["check", name]).stdout).unwrap();
    let last = said.lines().last().unwrap_or_default();
    assert_eq!(
        last,
        "0 records read, 0 dropped, 1 problem; the file ends after 40 bytes, and what followed is lost"
    );
}

#[test]
fn a_broken_file_is_said_to_be_broken() {
    let records = file("json-broken", "incidents.geojson", "<html>Not found</html>");
    let (report, status) = json(&[records.to_str().unwrap()]);
    assert_eq!(report["is_broken"], true);
    assert_eq!(report["problems"][0]["severity"], "file_broken");
    assert_eq!(report["problems"][0]["record"], Value::Null);
    assert_eq!(status, 1);
}

/// The parts are cut out of the engine's sentences: each of those must be of the known form.
#[test]
fn what_is_expected_and_found_makes_up_the_sentence() {
    let mut n_expecting = 0;
    let names = names_in(Path::new("../../tests/fixtures"));
    for name in names.iter().filter(|name| name.ends_with("json")) {
        let (report, _) = json(&[&format!("../../tests/fixtures/{name}")]);
        for problem in report["problems"].as_array().unwrap() {
            let message = problem["message"].as_str().unwrap();
            let found = problem["found"].as_str().unwrap();
            let mut sentence = match problem["expected"].as_str() {
                Some(expected) => format!("expected {expected}, but {found}"),
                None => found.to_owned(),
            };
            if let Some(remedy) = problem["remedy"].as_str() {
                sentence = format!("{sentence}: {remedy}");
            }
            assert_eq!(message.replacen(", but found ", ", but ", 1), sentence);
            let is_expecting = message.starts_with("expected ");
            assert_eq!(is_expecting, problem["expected"].is_string(), "{message}");
            n_expecting += usize::from(is_expecting);
        }
    }
    assert!(n_expecting > 20, "{n_expecting} sentences");
}

#[test]
fn of_a_file_that_cannot_be_opened_there_is_no_document() {
    let output = incidents(&["check", "--format", "json", "nowhere"]);
    assert_eq!(stdout(&output), "");
    assert!(stderr(&output).starts_with("error: cannot read nowhere: "));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_version_is_that_of_all_files_that_are_read_as_one() {
    let events = file(
        "version-of-three",
        "events.json",
        r#"[{"id":"e","description":"A","date":"02/24/2022","sources":["s"],"associations":["a"]}]"#,
    );
    let version = |address: &str| {
        let sources = format!(r#"[{{"id":"s","paths":["https://example.org/{address}"]}}]"#);
        fs::write(events.with_file_name("sources.json"), sources).unwrap();
        let (report, _) = json(&[events.to_str().unwrap()]);
        report["version"].as_str().unwrap().to_owned()
    };
    let (one, other) = (version("1"), version("2"));
    assert_ne!(one, other);
    assert_eq!(version("1"), one);
}

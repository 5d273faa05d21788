//! Files as they are found, and the records they become.

use expect_test::{Expect, expect};
use incidents::config::MapConfig;
use incidents::model::report::Severity;
use incidents::model::when::{DatePrecision, When};
use incidents::read::{parse, record_at};
use incidents::schema::names::FieldMap;
use incidents::write;
use incidents::write::Format;

/// Ids of the records, then the problems.
#[track_caller]
fn check(file: &str, expect: &str) {
    let parsed = parse(file.as_bytes(), &FieldMap::default());
    let ids: Vec<&str> = parsed
        .records
        .iter()
        .map(|record| record.incident.id.as_str())
        .collect();
    let losses = parsed
        .report
        .problems()
        .iter()
        .filter(|problem| problem.severity > Severity::Note);
    let found = [ids.join(" ")]
        .into_iter()
        .chain(losses.map(ToString::to_string))
        .collect::<Vec<_>>()
        .join("; ");
    assert_eq!(found, expect, "{file}");
}

/// A record of these properties as we would write it, then the problems.
#[track_caller]
fn check_properties(properties: &str, fields: &FieldMap, expect: &Expect) {
    let file =
        format!(r#"{{"type":"Feature","id":"x","geometry":null,"properties":{properties}}}"#);
    let parsed = parse(file.as_bytes(), fields);
    let written = write::file(
        Format::GeoJson,
        &[],
        parsed.records.iter().map(|record| &record.incident),
    );
    let body: Vec<&str> = written
        .lines()
        .skip(7)
        .take_while(|line| !line.starts_with("    }"))
        .collect();
    let mut text = body
        .iter()
        .map(|line| line.get(6..).unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n");
    for problem in parsed
        .report
        .problems()
        .iter()
        .filter(|problem| problem.record.is_some())
    {
        text.push('\n');
        text.push_str(&problem.to_string());
    }
    expect.assert_eq(&text);
}

const A: &str = r#"{"type":"Feature","id":"a","geometry":null,"properties":{"title":"A"}}"#;
const B: &str = r#"{"id":"b","properties":{"title":"B"},"geometry":null,"type":"Feature"}"#;

#[test]
fn records_are_found_whatever_stands_around_them() {
    check(
        &format!(r#"{{"type":"FeatureCollection","features":[{A},{B}]}}"#),
        "a b",
    );
    check(
        &format!(r#"{{"bbox":[1,2,3,4],"features":[{A},{B}],"type":"FeatureCollection"}}"#),
        "a b",
    );
    check(
        &format!(r#"{{"name":"}}]","metadata":{{"features":[1]}},"features":[{B}]}}"#),
        "b",
    );
    check(A, "a");
    check(B, "b");
    check(&format!("[{A},{B}]"), "a b");
    check(&format!("[{A},{B},]"), "a b");
    check(&format!("{A}\n{B}\n"), "a b");
    check(&format!("\u{1E}{B}\n\u{1E}{A}\n"), "b a");
    check(&format!("\u{FEFF}\r\n{A}"), "a");
    check(r#"{"type":"FeatureCollection","features":[]}"#, "");
}

#[test]
fn a_geometry_alone_is_a_record_without_words() {
    let parsed = parse(
        br#"{"type":"Point","coordinates":[37.1,36.2]}"#,
        &FieldMap::default(),
    );
    assert_eq!(parsed.records.len(), 1);
    assert!(parsed.records[0].incident.place.position.is_some());
}

#[test]
fn what_is_no_geojson_is_said_in_one_sentence() {
    check(
        "null",
        "; line 1: expected GeoJSON, which begins with {, but found something else: choose a .geojson file",
    );
    check(
        "id,title\n1,A\n",
        "; line 1: expected GeoJSON, which begins with {, but found something else: choose a .geojson file",
    );
    check(
        "{}",
        "; line 1: expected a FeatureCollection, but found JSON of another kind: choose a GeoJSON file",
    );
    check(
        r#"{"type":"Sculpture"}"#,
        "; line 1: expected a FeatureCollection, but found type \"Sculpture\": choose a GeoJSON file",
    );
    check(
        &format!("{A} and so on"),
        "a; line 1: after the data comes text that is no JSON: remove it",
    );
}

#[test]
fn a_broken_record_costs_itself_only() {
    let file = |middle: &str| {
        format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{A},\n{middle},\n{B}\n]}}")
    };
    let lost = |reason: &str| {
        format!(
            "a b; record 2, line 3: the record is no JSON ({reason}): it is left out until that is mended"
        )
    };
    check(
        &file(r#"{"type":"Feature","properties":{"title":}}"#),
        &lost("expected value"),
    );
    check(
        &file(r#"{"type":"Feature","properties":{"title":"}}"#),
        &lost("a text without its closing quotation mark"),
    );
    check(
        &file(r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2}}"#),
        &lost("expected a comma, or the end of the list"),
    );
    check(&file("what"), &lost("expected value"));
    check(
        &file(&format!(
            r#"{{"type":"Feature","a":{}1{}}}"#,
            "[".repeat(200),
            "]".repeat(200)
        )),
        &lost("nested more than 128 deep"),
    );
}

#[test]
fn a_bracket_without_its_partner_costs_no_record() {
    let file = |between: &str| {
        format!("{{\"type\":\"FeatureCollection\",\"features\":[{A}{between}{B}]}}")
    };
    check(&file("},"), "a b");
    let open = file(",[");
    check(
        &open,
        &format!("a b; line 1: {}", cut_off_before_brackets(open.len())),
    );
    check(
        &file("],"),
        "a b; line 1: expected `}` or a member such as \"features\": [...], but found something else: what looks like a feature after this is read",
    );
}

#[test]
fn a_file_that_was_cut_off_keeps_what_came_before() {
    let file = format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{A},\n{B}\n]}}\n");
    let start = file.find(B).unwrap();
    let cut_at = |at: usize| file.split_at(at).0.to_owned();
    let in_the_middle = start + 20;
    check(
        &cut_at(in_the_middle),
        &format!(
            "a; record 2 (b), line 3: the file ends in the middle of this record, after {in_the_middle} bytes: it is lost with all that followed, so fetch or export the file again"
        ),
    );
    let cut = cut_off_before_brackets;
    check(&cut_at(start), &format!("a; line 3: {}", cut(start)));
    let end = start + B.len();
    check(&cut_at(end), &format!("a b; line 3: {}", cut(end)));
    let open = file.trim_end().trim_end_matches('}');
    check(open, &format!("a b; line 4: {}", cut(open.len())));
}

#[test]
fn how_many_bytes_came_of_a_file_is_known_only_where_it_was_cut_off() {
    let file = format!("{{\"type\":\"FeatureCollection\",\"features\":[{A},{B}]}}");
    let cut_off_at = |text: &str| {
        parse(text.as_bytes(), &FieldMap::default())
            .report
            .cut_off_at()
    };
    for n_bytes in [60, file.find(B).unwrap(), file.len() - 1] {
        assert_eq!(cut_off_at(file.split_at(n_bytes).0), Some(n_bytes));
    }
    // A record in the middle that is no JSON is lost, and the file goes on.
    for whole in [&*file, &file.replace("\"a\"", "a\""), "<html>"] {
        assert_eq!(cut_off_at(whole), None, "{whole}");
    }
}

fn cut_off_before_brackets(n_bytes: usize) -> String {
    format!(
        "the file ends before its closing brackets, after {n_bytes} bytes: what followed is lost, so fetch or export it again"
    )
}

#[test]
fn a_broken_frame_does_not_hide_the_features_in_it() {
    let expected = "line 1: expected `}` or a member such as \"features\": [...], but found something else: what looks like a feature after this is read";
    check(
        &format!(r#"{{"type":"FeatureCollection","name":,"features":[{A},{B}]}}"#),
        &format!("a b; {expected}"),
    );
}

#[test]
fn a_record_is_the_same_when_it_is_read_again() {
    let file = format!(
        "[{A}, {B}, {{\"type\":\"Feature\",\"properties\":{{\"title\":NaN,\"name\":\"C\",}}}}]"
    );
    let parsed = parse(file.as_bytes(), &FieldMap::default());
    assert_eq!(parsed.records.len(), 3);
    for record in parsed.records {
        assert_eq!(
            record_at(file.as_bytes(), record.span, &FieldMap::default()),
            Some(record.incident)
        );
    }
    assert_eq!(record_at(file.as_bytes(), 5..9, &FieldMap::default()), None);
    assert_eq!(
        record_at(file.as_bytes(), 0..9999, &FieldMap::default()),
        None
    );
}

#[test]
fn an_id_made_from_the_content_does_not_depend_on_layout_or_order() {
    let id_of = |file: &str, record: usize| {
        parse(file.as_bytes(), &FieldMap::default()).records[record]
            .incident
            .id
            .clone()
    };
    let feature =
        r#"{"type":"Feature","geometry":null,"properties":{"title":"A","date":"2016-09-24"}}"#;
    let same = r#"{ "geometry": null, "properties": { "date": "2016-09-24", "Title": "A" }, "type": "Feature" }"#;
    assert_eq!(id_of(feature, 0), id_of(&format!("[{A},{same}]"), 1));
    assert_ne!(id_of(feature, 0), id_of(&feature.replace("24", "25"), 0));
}

#[test]
fn the_map_file_says_what_columns_are_called() {
    let map = br#"{"fields": {"title": "HEADLINE", "date": ["VON", "BIS"], "category": null, "id": "NR"}}"#;
    let (config, report) = MapConfig::parse(map);
    assert_eq!(report.problems(), []);
    check_properties(
        r#"{"NR":"own-id","headline":"A","name":"not this","von":"2016-09-24","bis":"2016-09-26","category":"air_strike"}"#,
        &config.fields,
        &expect![[
            r#""properties": { "title": "A", "kind": "incident", "date": "2016-09-24/2016-09-26", "date_precision": "range" }"#
        ]],
    );
    let file =
        br#"{"type":"Feature","id":1,"geometry":null,"properties":{"NR":"own-id","headline":"A"}}"#;
    assert_eq!(parse(file, &config.fields).records[0].incident.id, "own-id");
}

#[test]
fn midnight_is_a_time_only_where_the_record_says_so() {
    let date_of = |properties: &str| {
        let file = format!(r#"{{"type":"Feature","geometry":null,"properties":{properties}}}"#);
        let incident = parse(file.as_bytes(), &FieldMap::default())
            .records
            .remove(0)
            .incident;
        (
            incident.when.as_ref().map(When::edtf).map(str::to_owned),
            incident.date_precision(),
        )
    };
    let day = (Some("2016-10-01".to_owned()), DatePrecision::Day);
    assert_eq!(date_of(r#"{"date":"2016-10-01T00:00:00"}"#), day);
    assert_eq!(date_of(r#"{"date":"2016-10-01T00:00:00Z"}"#), day);
    let minute = (
        Some("2016-10-01T00:00:00".to_owned()),
        DatePrecision::ExactTime,
    );
    assert_eq!(
        date_of(r#"{"date":"2016-10-01T00:00:00","date_precision":"exact_time"}"#),
        minute
    );
}

#[test]
fn a_title_is_made_from_what_there_is() {
    let title_of = |properties: &str| {
        let file =
            format!(r#"{{"type":"Feature","id":"x","geometry":null,"properties":{properties}}}"#);
        parse(file.as_bytes(), &FieldMap::default())
            .records
            .remove(0)
            .incident
            .title
    };
    assert_eq!(
        title_of(r#"{"description":"A first line.\nA second."}"#),
        "A first line."
    );
    let long = "word ".repeat(40);
    assert_eq!(
        title_of(&format!(r#"{{"description":"{long}"}}"#)),
        format!("{}…", "word ".repeat(20).trim_end())
    );
    assert_eq!(
        title_of(r#"{"place":"Anytown","category":"fire"}"#),
        "Anytown"
    );
    assert_eq!(title_of("{}"), "x");
}

#[test]
fn a_file_without_dates_says_how_to_name_them() {
    let parsed = parse(A.as_bytes(), &FieldMap::default());
    expect![[r#"no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]]
        .assert_eq(&parsed.report.problems()[0].to_string());
}

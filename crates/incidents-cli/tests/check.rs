//! `incidents check` as its user meets it.

#![expect(clippy::unwrap_used, reason = "a test that cannot start has failed")]
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use expect_test::{Expect, expect};

/// A folder of its own for each test, with a file in it.
fn file(test: &str, name: &str, text: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(name);
    fs::write(&file, text).unwrap();
    file
}

fn incidents(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_incidents"))
        .args(args)
        .output()
        .unwrap()
}

/// Exit status and both outputs, with the folder's name left out.
fn check(args: &[&str], status: i32, expect: &Expect) {
    let output = incidents(args);
    let text = [output.stdout, output.stderr].concat();
    let mut text = String::from_utf8(text).unwrap();
    for folder in args
        .iter()
        .filter_map(|arg| Path::new(arg).parent())
        .filter(|folder| folder.is_absolute())
    {
        text = text.replace(&format!("{}/", folder.display()), "");
    }
    expect.assert_eq(&text);
    assert_eq!(output.status.code(), Some(status), "{args:?}");
}

const GOOD: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","id":"a","geometry":null,"properties":{"title":"A","date":"2016-09-24"}},
{"type":"Feature","id":"b","geometry":null,"properties":{"title":"B","date":"2016-09-25"}}]}"#;

#[test]
fn a_good_file_has_a_summary_only() {
    let file = file("good", "incidents.geojson", GOOD);
    check(
        &["check", file.to_str().unwrap()],
        0,
        &expect![[r#"
        2 records read, 0 dropped, 0 problems
    "#]],
    );
}

#[test]
fn each_loss_is_said_with_its_place() {
    let text = GOOD.replace("2016-09-25", "25 or 26 September").replace(
        r#"{"type":"Feature","id":"a","geometry":null"#,
        r#"{"type":"Feature","id":"a","geometry":"#,
    );
    let file = file("losses", "incidents.geojson", &text);
    check(
        &["check", file.to_str().unwrap()],
        1,
        &expect![[r#"
        incidents.geojson: record 1 (a), line 2: the record is no JSON (expected value): it is left out until that is mended
        incidents.geojson: record 2 (b), line 3, date: expected a date in EDTF such as 2016-09-24, 2016-09-22~ or 2016-09-24/2016-10-01, but found "25 or 26 September" (whitespace is not allowed)
        incidents.geojson: no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}
        1 record read, 1 dropped, 3 problems (1 of them without loss)
    "#]],
    );
}

#[test]
fn a_note_alone_is_no_failure() {
    let file = file(
        "note",
        "incidents.geojson",
        &GOOD.replace("\"A\"", "\"A\","),
    );
    check(
        &["check", file.to_str().unwrap()],
        0,
        &expect![[r#"
        incidents.geojson: record 1 (a), line 2: a comma too many was passed over: remove it
        2 records read, 0 dropped, 1 problem (1 of them without loss)
    "#]],
    );
}

#[test]
fn many_problems_are_cut_short_and_counted() {
    let feature =
        r#"{"type":"Feature","geometry":null,"properties":{"title":"A","date":"soon","name":7}}"#;
    let file = file(
        "many",
        "incidents.geojson",
        &format!("[{}]", vec![feature; 300].join(",\n")),
    );
    let output = incidents(&["check", file.to_str().unwrap()]);
    let text = String::from_utf8(output.stdout).unwrap();
    let last: Vec<&str> = text
        .lines()
        .rev()
        .take(2)
        .map(|line| line.rsplit('/').next().unwrap())
        .collect();
    expect![[r#"
        300 records read, 0 dropped, 600 problems (300 of them without loss)
        incidents.geojson: and 400 more problems"#]]
    .assert_eq(&last.join("\n"));
}

#[test]
fn the_map_file_names_the_columns_and_is_checked_too() {
    let map = file(
        "map",
        "map.json",
        r##"{"title": "M", "fields": {"date": "WHEN"}, "categories": [{"id": "a", "shape": "blob", "color": "red"}]}"##,
    );
    let file = file(
        "map",
        "incidents.geojson",
        &GOOD.replace("\"date\"", "\"WHEN\""),
    );
    check(
        &[
            "check",
            file.to_str().unwrap(),
            "--map",
            map.to_str().unwrap(),
        ],
        1,
        &expect![[r#"
        map.json: categories[0].shape: expected one of circle, square, diamond, triangle, triangle_down, cross, plus, hexagon, star, pentagon, but found "blob"
        map.json: categories[0].color: expected a colour as #rrggbb, but found "red"
        2 records read, 0 dropped, 0 problems
    "#]],
    );
    check(
        &["check", file.to_str().unwrap()],
        0,
        &expect![[r#"
        incidents.geojson: no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}
        2 records read, 0 dropped, 1 problem (1 of them without loss)
    "#]],
    );
}

#[test]
fn what_cannot_be_read_is_an_error_of_use() {
    check(
        &["check", "/nowhere/incidents.geojson"],
        2,
        &expect![[r#"
        error: cannot read incidents.geojson: No such file or directory (os error 2)
    "#]],
    );
    for args in [
        &["check"] as &[&str],
        &["check", "--fast"],
        &["check", "a", "b"],
        &["check", "a", "--map"],
    ] {
        assert_eq!(incidents(args).status.code(), Some(2), "{args:?}");
    }
}

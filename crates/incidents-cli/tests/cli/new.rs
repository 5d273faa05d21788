//! `incidents new`, `update` and `schema` as their user meets them.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use expect_test::{Expect, expect};
use sha2::{Digest as _, Sha256};

use crate::support::{command, folder};

const HTML: &str = "<head><title>Incident map</title><meta http-equiv=\"Content-Security-Policy\" content=\"connect-src 'self'\"></head><body><noscript>Allow scripts.</noscript><header class=\"header\"></header><div class=\"panel\"></div><div class=\"map\"></div><div class=\"foot\"></div></body>";
const SHEET: &str = "Date,Place,Latitude,Longitude,Type,Title\n03/04/2023,Lima,-12.05,-77.04,Raid,A raid\n05/04/2023,Callao,-12.06,-77.12,Raid,Another raid\n";

fn sha256(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash.iter().fold(String::new(), |mut digits, byte| {
        write!(digits, "{byte:02x}").unwrap();
        digits
    })
}

/// A page with this text in its start script, as a build leaves it.
fn page(folder: &Path, script: &str) -> PathBuf {
    let page = folder.join("page");
    fs::create_dir_all(page.join("words")).unwrap();
    let files = [
        ("index.html", HTML),
        ("start.js", script),
        ("sw.js", "const BUILD = \"$site\";"),
        ("words/en.ftl", "a = b\n"),
    ];
    let entries = files.map(|(path, text)| {
        fs::write(page.join(path), text).unwrap();
        format!(
            r#"{{"path": "{path}", "sha256": "{}"}}"#,
            sha256(text.as_bytes())
        )
    });
    let list = format!(r#"{{"version": 1, "files": [{}]}}"#, entries.join(","));
    let name: String = sha256(list.as_bytes()).chars().take(16).collect();
    fs::write(page.join("sw.js"), format!("const BUILD = \"{name}\";")).unwrap();
    fs::write(page.join("site.json"), list).unwrap();
    page
}

/// A folder with a page and a sheet in it.
fn desk(test: &str) -> PathBuf {
    let desk = folder(&format!("new-{test}"));
    page(&desk, "old");
    fs::write(desk.join("sheet.csv"), SHEET).unwrap();
    desk
}

fn run(desk: &Path, args: &[&str]) -> (Option<i32>, String) {
    let mut command = command(args);
    command.env_remove("INCIDENTS_PAGE").current_dir(desk);
    let output = command.output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(text).unwrap())
}

#[track_caller]
fn check(desk: &Path, args: &[&str], status: i32, expect: &Expect) {
    let (code, text) = run(desk, args);
    expect.assert_eq(&text);
    assert_eq!(code, Some(status));
}

const NEW: [&str; 7] = ["new", "sheet.csv", "-o", "map", "--page", "page", "--yes"];

fn read(desk: &Path, path: &str) -> String {
    fs::read_to_string(desk.join("map").join(path)).unwrap()
}

#[test]
fn what_the_columns_leave_open_is_said_with_what_to_do() {
    let desk = desk("open");
    let (code, text) = run(&desk, &NEW);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("Day and month could be either way round: say which it is with --dates dmy or --dates mdy"), "{text}");
    assert!(!read(&desk, "data/incidents.geojson").contains("\"date\""));
}

#[test]
fn what_is_said_is_kept_and_holds_for_the_next_edit_of_the_table() {
    let desk = desk("kept");
    let said = [
        "--dates",
        "mdy",
        "--title",
        "Raids",
        "--map",
        "original=Place",
    ];
    let (code, text) = run(&desk, &[&NEW[..], &said].concat());
    assert_eq!(code, Some(0), "{text}");
    assert!(
        read(&desk, "data/map.json")
            .contains(r#""table_fields": {"month_first":["Date"],"original":["Place"]}"#)
    );
    assert!(read(&desk, "data/incidents.geojson").contains(r#""date": "2023-03-04""#));
    fs::write(
        desk.join("sheet.csv"),
        format!("{SHEET}06/05/2023,Ate,-12.0,-76.9,Raid,A third\n"),
    )
    .unwrap();
    let (code, text) = run(&desk, &["build", "map", "sheet.csv"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("3 of 3 records as a plain table"), "{text}");
    assert!(read(&desk, "data/incidents.geojson").contains(r#""date": "2023-06-05""#));
}

#[test]
fn two_tables_are_one_map() {
    let desk = desk("two");
    fs::write(
        desk.join("more.csv"),
        SHEET.replace("2023", "2024").replace("raid", "strike"),
    )
    .unwrap();
    let args = [
        "new",
        "sheet.csv",
        "more.csv",
        "-o",
        "map",
        "--page",
        "page",
        "--yes",
        "--dates",
        "dmy",
    ];
    let (code, text) = run(&desk, &args);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("map: \"Sheet\", 4 records"), "{text}");
}

#[test]
fn what_cannot_be_done_is_said_before_anything_is_written() {
    let desk = desk("refused");
    check(
        &desk,
        &["new", "sheet.csv", "-o", "map", "--yes"],
        1,
        &expect![[r#"
            error: this program was built without a page. Name one with --page: a site.zip, a folder that `cargo xtask build` leaves in dist, or the folder of any site that was published with this page. `cargo xtask dist` builds a program that holds its page
        "#]],
    );
    check(
        &desk,
        &["new", "none.csv", "-o", "map", "--page", "page"],
        2,
        &expect![[r#"
            error: cannot read none.csv: there is no such file; check its name
        "#]],
    );
    check(
        &desk,
        &["new", "sheet.csv", "-o", "map", "--page", "sheet.csv"],
        1,
        &expect![[r#"
            error: cannot take the page out of sheet.csv: it is no zip archive that can be read (invalid Zip archive: Could not find EOCD)
        "#]],
    );
    check(
        &desk,
        &["new", "sheet.csv", "-o", "page", "--page", "page"],
        1,
        &expect![[r#"
            error: page is not empty: name a folder that is not there yet with -o. An edit of its table is brought in by `incidents build page TABLE`, a newer page by `incidents update page`
        "#]],
    );
    check(
        &desk,
        &[&NEW[..], &["--map", "date=Dat"]].concat(),
        2,
        &expect![[r#"
            error: no column is called Dat; did you mean Date?
        "#]],
    );
    check(
        &desk,
        &[&NEW[..], &["--map", "date"]].concat(),
        2,
        &expect![[r#"
            error: invalid value 'date' for '--map <MEMBER=COLUMN>': expected MEMBER=COLUMN, such as date=Datum

            For more information, try '--help'.
        "#]],
    );
    fs::write(desk.join("page/start.js"), "evil").unwrap();
    check(
        &desk,
        &NEW,
        1,
        &expect![[r#"
        error: cannot take the page out of page: start.js is not as it was built, says site.json: take the page from where it was built again
    "#]],
    );
    fs::write(desk.join("empty.csv"), "Date,Title\n").unwrap();
    page(&desk, "old");
    check(
        &desk,
        &["new", "empty.csv", "-o", "map", "--page", "page", "--yes"],
        1,
        &expect![[r#"
            error: there is no record in what was read: a record needs a title, a date or a place
        "#]],
    );
    assert!(!desk.join("map").exists());
}

#[test]
fn a_newer_page_comes_and_what_was_edited_stays() {
    let desk = desk("update");
    run(&desk, &[&NEW[..], &["--dates", "dmy"]].concat());
    let map_file = read(&desk, "data/map.json");
    fs::write(desk.join("map/words/en.ftl"), "a = c\n").unwrap();
    let headers = read(&desk, "_headers").replace("frame-ancestors *", "frame-ancestors 'self'");
    fs::write(desk.join("map/_headers"), headers).unwrap();
    page(&desk, "new");
    let (code, text) = run(&desk, &["update", "map", "--page", "page"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(
        text.contains("note: words/en.ftl was edited and stays as it is"),
        "{text}"
    );
    assert_eq!(read(&desk, "start.js"), "new");
    assert_eq!(read(&desk, "words/en.ftl"), "a = c\n");
    assert_eq!(read(&desk, "data/map.json"), map_file);
    assert!(read(&desk, "_headers").contains("frame-ancestors 'self'\n"));
    assert!(read(&desk, "index.html").contains("<title>Sheet</title>"));
}

#[test]
fn a_packed_page_makes_the_same_site() {
    let desk = desk("zip");
    let (code, text) = run(&desk, &["zip", "page", "--page-only", "-o", "site.zip"]);
    assert_eq!(code, Some(0), "{text}");
    let args = [
        "new",
        "sheet.csv",
        "-o",
        "map",
        "--page",
        "site.zip",
        "--yes",
        "--dates",
        "dmy",
    ];
    let (code, text) = run(&desk, &args);
    assert_eq!(code, Some(0), "{text}");
    // The same as from the folder.
    let (_, text) = run(
        &desk,
        &[
            "new",
            "sheet.csv",
            "-o",
            "other",
            "--page",
            "page",
            "--yes",
            "--dates",
            "dmy",
        ],
    );
    for path in ["start.js", "sw.js", "site.json", "words/en.ftl"] {
        let both = ["map", "other"].map(|site| fs::read(desk.join(site).join(path)).unwrap());
        assert!(both[0] == both[1], "{path} {text}");
    }
    assert_eq!(run(&desk, &["zip", "map", "-o", "map/a.zip"]).0, Some(0));
    assert_eq!(run(&desk, &["zip", "map", "-o", "a.zip"]).0, Some(0));
    fs::remove_file(desk.join("map/a.zip")).unwrap();
    assert_eq!(run(&desk, &["zip", "map", "-o", "a.zip"]).0, Some(0));
    assert_eq!(run(&desk, &["zip", "map", "-o", "b.zip"]).0, Some(0));
    assert!(fs::read(desk.join("a.zip")).unwrap() == fs::read(desk.join("b.zip")).unwrap());
}

#[test]
fn what_the_columns_decide_is_remembered_and_nobody_can_say_it_otherwise() {
    let desk = desk("decided");
    fs::write(
        desk.join("sheet.csv"),
        SHEET.replace("05/04/2023", "25/04/2023"),
    )
    .unwrap();
    let (code, text) = run(&desk, &[&NEW[..], &["--dates", "mdy"]].concat());
    assert_eq!(code, Some(0), "{text}");
    assert!(read(&desk, "data/map.json").contains(r#""table_fields": {"day_first":["Date"]}"#));
    assert!(read(&desk, "data/incidents.geojson").contains(r#""date": "2023-04-03""#));
    // No date of this one tells.
    fs::write(desk.join("sheet.csv"), SHEET).unwrap();
    let (code, text) = run(&desk, &["build", "map", "sheet.csv"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(read(&desk, "data/incidents.geojson").contains(r#""date": "2023-04-05""#));
}

#[test]
fn what_is_gone_or_lost_is_said() {
    let desk = desk("gone");
    run(&desk, &[&NEW[..], &["--dates", "dmy"]].concat());
    let less: Vec<&str> = SHEET.lines().take(2).collect();
    fs::write(
        desk.join("sheet.csv"),
        less.join("\n") + "\nabout noon,Lima,-12,-77,Raid,C\n",
    )
    .unwrap();
    let (code, text) = run(&desk, &["build", "map", "sheet.csv"]);
    assert_eq!(code, Some(1), "{text}");
    assert!(
        text.contains("note: 1 of the records that were published are not there any more"),
        "{text}"
    );
    // Days that cannot be read are not thrown away.
    fs::write(desk.join("map/data/published.json"), "<<<<<<< HEAD").unwrap();
    let (_, text) = run(&desk, &["build", "map"]);
    assert!(
        text.contains("note: data/published.json cannot be read, and stays as it is"),
        "{text}"
    );
    assert_eq!(read(&desk, "data/published.json"), "<<<<<<< HEAD");
}

#[test]
fn nothing_is_written_where_a_table_cannot_become_the_records() {
    let desk = desk("whole");
    run(&desk, &[&NEW[..], &["--dates", "dmy"]].concat());
    let before = read(&desk, "data/incidents.geojson");
    fs::remove_file(desk.join("map/index.html")).unwrap();
    assert_eq!(
        run(&desk, &["build", "map", "sheet.csv", "sheet.csv"]).0,
        Some(2)
    );
    assert_eq!(read(&desk, "data/incidents.geojson"), before);
    fs::write(desk.join("map/data/map.json"), r#"{"data": "own.csv"}"#).unwrap();
    fs::write(desk.join("map/data/own.csv"), SHEET).unwrap();
    let (code, text) = run(&desk, &["build", "map", "map/data/own.csv"]);
    assert_eq!(code, Some(1));
    assert!(text.contains("which is a table itself"), "{text}");
    assert_eq!(read(&desk, "data/own.csv"), SHEET);
}

#[test]
fn a_schema_is_printed() {
    let desk = desk("schema");
    for (of, title) in [
        ("map", "Map file of an incident map"),
        ("records", "Records of an incident map"),
    ] {
        let (code, text) = run(&desk, &["schema", of]);
        let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!((code, schema["title"].as_str()), (Some(0), Some(title)));
    }
}

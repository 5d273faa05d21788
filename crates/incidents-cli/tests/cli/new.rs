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
pub(super) const SHEET: &str = "Date,Place,Latitude,Longitude,Type,Title\n03/04/2023,Lima,-12.05,-77.04,Raid,A raid\n05/04/2023,Callao,-12.06,-77.12,Raid,Another raid\n";

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
pub(super) fn desk(test: &str) -> PathBuf {
    let desk = folder(&format!("new-{test}"));
    page(&desk, "old");
    fs::write(desk.join("sheet.csv"), SHEET).unwrap();
    desk
}

pub(super) fn run(desk: &Path, args: &[&str]) -> (Option<i32>, String) {
    let mut command = command(args);
    command.env_remove("INCIDENTS_PAGE").current_dir(desk);
    let output = command.output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(text).unwrap())
}

#[track_caller]
pub(super) fn check(desk: &Path, args: &[&str], status: i32, expect: &Expect) {
    let (code, text) = run(desk, args);
    expect.assert_eq(&text);
    assert_eq!(code, Some(status));
}

pub(super) const NEW: [&str; 7] = ["new", "sheet.csv", "-o", "map", "--page", "page", "--yes"];

pub(super) fn read(desk: &Path, path: &str) -> String {
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
fn a_map_on_which_nothing_can_be_drawn_is_said_to_be_empty() {
    let desk = desk("empty");
    fs::write(desk.join("sheet.csv"), "Date,Title\n2023-04-03,A raid\n").unwrap();
    let (_, text) = run(&desk, &NEW);
    assert!(
        text.contains("note: map.json, data: the map is empty, since no record has a position"),
        "{text}"
    );
}

#[test]
fn what_check_says_of_a_map_file_is_what_build_will() {
    let desk = desk("look");
    run(&desk, &[&NEW[..], &["--dates", "dmy"]].concat());
    let records = read(&desk, "data/incidents.geojson");
    let id = records.split("\"id\": \"").nth(1).unwrap();
    let id = id.split('"').next().unwrap();
    let map = format!(
        r##"{{"logo": "desk.svg", "accent": "yellow", "annotate": [{{"id": "{id}", "text": "A", "txt": "B"}}, {{"id": "none", "text": "A"}}],
            "categories": [{{"id": "RAID"}}], "languages": ["en", "de"], "basemap": {{"dark": "night.json"}},
            "withdrawn": [{{"id": "{id}", "on": "2026-11-09", "reason": "Made up"}}]}}"##
    );
    fs::write(desk.join("map/data/map.json"), map).unwrap();
    let args = [
        "check",
        "map/data/incidents.geojson",
        "--map",
        "map/data/map.json",
    ];
    let (_, text) = run(&desk, &args);
    let said: Vec<&str> = text
        .lines()
        .filter(|line| line.contains("map.json"))
        .collect();
    let said = said.join("\n").replace(id, "ID");
    expect![[r#"
        map/data/map.json: annotate[0].txt: nothing reads "txt": did you mean text? what is read here is id, text
        map/data/map.json: accent: #ffff00 has a contrast of 1.1 with light ground, less than the 4.5 that words need: choose another one for it, {"light": ..., "dark": ...}
        map/data/map.json: logo: there is no file desk.svg beside the map file: put it there
        map/data/map.json: basemap.dark: there is no file night.json beside the map file: put it there
        map/data/map.json: categories: records have the type Raid, and map.json has RAID: they are two types until both are written alike
        map/data/map.json: annotate[1].id: no record has the id none: the address of an open record has its id
        map/data/map.json: languages: the page has no words in de, and says its own in English: copy words/en.ftl to words/de.ftl and translate it, or take de out
        map/data/map.json: withdrawn[0]: the record ID is there: take it out of the records"#]].assert_eq(&said);
}

#[test]
fn records_that_lie_with_another_host_stay_there_and_the_policy_names_it() {
    let desk = desk("elsewhere");
    run(&desk, &[&NEW[..], &["--dates", "dmy"]].concat());
    let map = r#"{"title": "Raids", "data": "https://data.example/raids.geojson"}"#;
    fs::write(desk.join("map/data/map.json"), map).unwrap();
    let (code, text) = run(&desk, &["build", "map"]);
    assert_eq!(code, Some(0), "{text}");
    let expected = "note: nothing of the records is in the page, since they lie at https://data.example/raids.geojson";
    assert!(text.contains(expected), "{text}");
    let page = read(&desk, "index.html");
    assert!(
        page.contains("connect-src 'self' https://data.example"),
        "{page}"
    );
    assert!(page.contains("<a href=\"https://data.example/raids.geojson\">"));
    assert!(
        !page.contains("A raid") && !page.contains("0 incidents"),
        "{page}"
    );
    let before = read(&desk, "data/incidents.geojson");
    let (code, text) = run(&desk, &["build", "map", "sheet.csv"]);
    assert_eq!(code, Some(1), "{text}");
    let expected = "nothing was written: map.json says that the records lie at https://data.example/raids.geojson, with another host, and tables become a file beside map.json. Take `data` out of it";
    assert!(text.contains(expected), "{text}");
    let args = [
        "check",
        "map/data/incidents.geojson",
        "--map",
        "map/data/map.json",
    ];
    let (_, text) = run(&desk, &args);
    let expected = "data: the map shows the records at https://data.example/raids.geojson, and not the file that was checked";
    assert!(text.contains(expected), "{text}");
    assert_eq!(read(&desk, "data/incidents.geojson"), before);
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
fn a_site_that_was_built_before_there_was_a_list_is_given_the_newer_page() {
    let desk = desk("update-first");
    run(&desk, &[&NEW[..], &["--dates", "dmy"]].concat());
    let map = desk.join("map");
    fs::remove_file(map.join("site.json")).unwrap();
    let old = [
        "app-0123456789abcdef_bg.wasm",
        "app-0123456789abcdef_bg.wasm.br",
    ];
    for name in old {
        fs::write(map.join(name), "old").unwrap();
    }
    fs::write(map.join("words/en.ftl"), "a = c\n").unwrap();
    fs::write(map.join("logo.svg"), "<svg>").unwrap();
    let own = [
        "data/map.json",
        "data/incidents.geojson",
        "data/published.json",
        "logo.svg",
    ];
    let before = own.map(|path| read(&desk, path));
    page(&desk, "new");
    let (code, text) = run(&desk, &["update", "map", "--page", "page"]);
    assert_eq!(code, Some(0), "{text}");
    let said =
        "note: words/en.ftl is the page's own again; what lay there is words/en.ftl.before-update";
    assert!(text.contains(said), "{text}");
    assert_eq!(read(&desk, "words/en.ftl.before-update"), "a = c\n");
    assert_eq!(read(&desk, "start.js"), "new");
    assert!(map.join("site.json").exists());
    assert_eq!(own.map(|path| read(&desk, path)), before);
    assert!(old.iter().all(|name| !map.join(name).exists()), "{text}");
    // From now on what is edited is known.
    let (_, text) = run(&desk, &["update", "map", "--page", "page"]);
    assert!(!text.contains("before-update"), "{text}");
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

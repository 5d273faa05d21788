//! `incidents build` as its user meets it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use expect_test::{Expect, expect};

use crate::support::{command, folder as empty_folder, names_in, stderr};

const PAGE: &str = "<head><title>Incident map</title></head><body><noscript>Allow scripts.</noscript><header class=\"header\"></header><div class=\"panel\"></div><div class=\"map\"></div><div class=\"foot\"></div></body>";
const MAP: &str = r#"{"title": "A map", "data": "records.geojson"}"#;
const RECORDS: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","id":"a","geometry":null,"properties":{"title":"A strike","date":"2016-09-24"}},
{"type":"Feature","id":"b","geometry":null,"properties":{"title":"B","date":"2016-09-25"}}]}"#;

/// So many records of a line each.
fn many(n_records: usize) -> String {
    let record = |n: usize| {
        format!(
            r#"{{"type":"Feature","id":"{n}","geometry":null,"properties":{{"title":"Record {n}","date":"2016-09-24"}}}}"#
        )
    };
    let records: Vec<String> = (1..=n_records).map(record).collect();
    format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        records.join(",")
    )
}

/// A built page in a folder of its own for each test.
fn page(test: &str, map: &str, records: &str) -> PathBuf {
    let folder = empty_folder(&format!("build-{test}"));
    fs::create_dir_all(folder.join("data")).unwrap();
    for (name, text) in [
        ("index.html", PAGE),
        ("data/map.json", map),
        ("data/records.geojson", records),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
    folder
}

/// Exit status, and both outputs with the folder's name left out.
#[track_caller]
fn check(folder: &Path, status: i32, expect: &Expect) {
    let output = command(&["build"]).arg(folder).output().unwrap();
    let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    expect.assert_eq(&text.replace(&format!("{}/", folder.display()), ""));
    assert_eq!(output.status.code(), Some(status));
}

fn html(folder: &Path) -> String {
    fs::read_to_string(folder.join("index.html")).unwrap()
}

#[test]
fn a_page_is_brought_up_to_date() {
    let folder = page("good", MAP, RECORDS);
    check(
        &folder,
        0,
        &expect![[r#"
            note: map.json, data: the map is empty, since no record has a position: a table needs columns of latitude and longitude. Where it has them, say which they are, under `fields` or `table_fields` in map.json, or by `incidents new --map latitude=COLUMN --map longitude=COLUMN`
            preview.png: the first view, 1200 by 630 pixels
            site.webmanifest: the name and two icons for devices that keep the page as an app
            index.html: title, first view, link preview and 2 of 2 records as a plain table
            note: map.json has no `site_url`, so there is no feed of new and corrected records, nothing for search engines for data (JSON-LD), and links are shown without the picture: write the address there at which the folder will lie, and build again
        "#]],
    );
    let html = html(&folder);
    assert!(html.contains("<title>A map</title>") && html.contains("A strike"));
    assert!(folder.join("preview.png").is_file());
}

#[test]
fn a_very_long_table_is_cut_and_says_so() {
    let folder = page("long", MAP, &many(507));
    check(
        &folder,
        0,
        &expect![[r#"
            note: map.json, data: the map is empty, since no record has a position: a table needs columns of latitude and longitude. Where it has them, say which they are, under `fields` or `table_fields` in map.json, or by `incidents new --map latitude=COLUMN --map longitude=COLUMN`
            preview.png: the first view, 1200 by 630 pixels
            site.webmanifest: the name and two icons for devices that keep the page as an app
            index.html: title, first view, link preview and 500 of 507 records as a plain table
            note: map.json has no `site_url`, so there is no feed of new and corrected records, nothing for search engines for data (JSON-LD), and links are shown without the picture: write the address there at which the folder will lie, and build again
        "#]],
    );
    let html = html(&folder);
    assert_eq!(html.matches("<tr>").count(), 500);
    assert!(html.contains("<p>+ 7: <a href=\"data/records.geojson\">"));
}

#[test]
fn each_language_has_a_picture_and_what_its_font_lacks_is_said() {
    let map = r#"{"title": {"en": "A map", "ja": "地図"}, "languages": ["en", "ja", "../x"], "site_url": "https://example.org/", "data": "records.geojson"}"#;
    let folder = page("languages", map, RECORDS);
    check(
        &folder,
        0,
        &expect![[r#"
            feed.xml: new, corrected and withdrawn records, for feed readers
            note: map.json, data: the map is empty, since no record has a position: a table needs columns of latitude and longitude. Where it has them, say which they are, under `fields` or `table_fields` in map.json, or by `incidents new --map latitude=COLUMN --map longitude=COLUMN`
            note: map.json, languages: the page has no words in ja, and says its own in English: copy words/en.ftl to words/ja.ftl and translate it, or take ja out
            preview.png: the first view, 1200 by 630 pixels
            preview.ja.png: the first view, 1200 by 630 pixels
            preview.ja.png: the font has no '地': the title stands in another language, en
            site.webmanifest: the name and two icons for devices that keep the page as an app
            index.html: title, first view, link preview and 2 of 2 records as a plain table
            oembed.json: the first view only; a file cannot answer for others
        "#]],
    );
    assert!(html(&folder).contains("content=\"https://example.org/preview.png\""));
    let names = names_in(&folder);
    let pictures = names.iter().filter(|name| name.starts_with("preview"));
    assert_eq!(pictures.count(), 2, "{names:?}");
}

#[test]
fn what_of_the_files_cannot_be_read_is_said() {
    let map = MAP.replace('}', r##", "categories": [{"id": "a", "color": "red"}]}"##);
    let folder = page("losses", &map, &RECORDS.replace("2016-09-25", "soon"));
    check(
        &folder,
        0,
        &expect![[r#"
            data/records.geojson: record 2 (b), line 3, date: expected a date in EDTF such as 2016-09-24, 2016-09-22~ or 2016-09-24/2016-10-01, but found "soon" (year must have exactly four digits (or X))
            note: map.json, data: the map is empty, since no record has a position: a table needs columns of latitude and longitude. Where it has them, say which they are, under `fields` or `table_fields` in map.json, or by `incidents new --map latitude=COLUMN --map longitude=COLUMN`
            preview.png: the first view, 1200 by 630 pixels
            site.webmanifest: the name and two icons for devices that keep the page as an app
            index.html: title, first view, link preview and 2 of 2 records as a plain table
            note: map.json has no `site_url`, so there is no feed of new and corrected records, nothing for search engines for data (JSON-LD), and links are shown without the picture: write the address there at which the folder will lie, and build again
        "#]],
    );
    assert!(html(&folder).contains("A strike"));
}

/// Whoever runs this before each upload would else publish an empty page.
#[test]
fn a_broken_file_is_an_error_and_nothing_is_written() {
    let folder = page("broken-map", "{\"title\": \"A map\"", RECORDS);
    check(
        &folder,
        1,
        &expect![[r#"
        error: nothing was written, since a file is broken:
        data/map.json: line 1: the map file is no JSON (EOF while parsing an object): everything in it keeps its default until that is mended
    "#]],
    );
    assert!(html(&folder) == PAGE && !folder.join("preview.png").exists());

    let folder = page("broken-records", MAP, "<html>Not found</html>");
    check(
        &folder,
        1,
        &expect![[r#"
        error: nothing was written, since a file is broken:
        data/records.geojson: line 1: expected GeoJSON, but the server answered with a web page: check the address of the file
    "#]],
    );
    assert!(html(&folder) == PAGE && !folder.join("preview.png").exists());

    let folder = page("cut-off", MAP, RECORDS.split_at(200).0);
    check(
        &folder,
        1,
        &expect![[r#"
        error: nothing was written, since a file is broken:
        data/records.geojson: record 2 (b), line 3: the file ends in the middle of this record, after 200 bytes: it is lost with all that followed, so fetch or export the file again
    "#]],
    );
    assert!(html(&folder) == PAGE && !folder.join("preview.png").exists());
}

#[test]
fn a_page_that_has_no_place_for_it_is_left_as_it_was() {
    let folder = page("no-place", MAP, RECORDS);
    fs::write(folder.join("index.html"), "<p>Hello</p>").unwrap();
    check(
        &folder,
        1,
        &expect![[r#"
        error: index.html has no <title>: take the one of a built page again
    "#]],
    );
    assert!(!folder.join("preview.png").exists());
}

#[test]
fn a_file_that_cannot_be_written_is_an_error() {
    let folder = page("locked", MAP, RECORDS);
    fs::create_dir(folder.join("preview.png")).unwrap();
    check(
        &folder,
        1,
        &expect![[r#"
            error: cannot write preview.png: there is a folder in its place; name a file in it, or move it away
        "#]],
    );
    assert_eq!(html(&folder), PAGE);
}

#[test]
fn a_file_that_is_not_there_is_an_error_of_use() {
    let folder = page("missing", MAP, RECORDS);
    fs::remove_file(folder.join("data/records.geojson")).unwrap();
    check(
        &folder,
        2,
        &expect![[r#"
            error: cannot read data/records.geojson: there is no such file; check its name, and that the folder is a built page, as `cargo xtask build` leaves it in dist
        "#]],
    );
}

#[test]
fn a_folder_that_is_no_page_is_named() {
    let folder = empty_folder("build-none");
    let output = command(&["build"]).arg(&folder).output().unwrap();
    let file = folder.join("data/incidents.geojson");
    let expected = format!(
        "error: cannot read {}: there is no such file",
        file.display()
    );
    assert!(stderr(&output).starts_with(&expected), "{output:?}");
    assert_eq!(output.status.code(), Some(2));
}

/// Of the files that belong together none is there without the others.
#[test]
fn where_the_last_file_cannot_be_written_the_first_is_not_either() {
    let map = MAP.replace('}', r#", "site_url": "https://maps.example/"}"#);
    let folder = page("last-locked", &map, RECORDS);
    fs::create_dir(folder.join("oembed.json")).unwrap();
    check(
        &folder,
        1,
        &expect![[r#"
            error: cannot write oembed.json: there is a folder in its place; name a file in it, or move it away
        "#]],
    );
    assert_eq!(html(&folder), PAGE);
    let names = ["data", "index.html", "oembed.json"];
    assert_eq!(names_in(&folder), names);
}

#[test]
fn a_page_that_is_older_than_its_files_is_told() {
    let folder = page("older", MAP, RECORDS);
    let records = folder.join("data/records.geojson");
    let told = || {
        let output = command(&["check"]).arg(&records).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let note = text.lines().find_map(|line| line.strip_prefix("note: "));
        note.map(|note| note.replace(&format!("{}", folder.display()), "FOLDER"))
    };
    assert_eq!(told(), None, "a page that was never built is not older");
    command(&["build"]).arg(&folder).output().unwrap();
    assert_eq!(told(), None);
    for file in ["data/records.geojson", "data/map.json"] {
        let before = fs::read_to_string(folder.join(file)).unwrap();
        fs::write(folder.join(file), format!("{before}\n")).unwrap();
        assert_eq!(
            told().as_deref(),
            Some(
                "index.html was built from other files than lie in FOLDER/data now: its title, first view, link preview and table are old. `incidents build FOLDER` brings them up to date"
            ),
            "{file}"
        );
        command(&["build"]).arg(&folder).output().unwrap();
        assert_eq!(told(), None);
    }
}

#[test]
fn what_is_seen_first_stands_in_the_page() {
    let map = r#"{"title": "A map", "data": "records.geojson", "as_of": "2016-10-01", "lede": "What happened"}"#;
    let records = RECORDS.replacen("null", r#"{"type":"Point","coordinates":[37.16,36.2]}"#, 1);
    let folder = page("first", map, &records);
    fs::create_dir(folder.join("words")).unwrap();
    let english = concat!(env!("CARGO_MANIFEST_DIR"), "/../../words/en.ftl");
    fs::copy(english, folder.join("words/en.ftl")).unwrap();
    command(&["build"]).arg(&folder).output().unwrap();
    let html = html(&folder);
    assert!(
        html.contains("<b lang=\"en\" dir=\"auto\">2 incidents</b>"),
        "{html}"
    );
    assert!(html.contains(">Data as of 2016-10-01</span>"), "{html}");
    assert!(html.contains("aria-label=\"What happened\""), "{html}");
    // One that is drawn, in each of two sizes.
    assert_eq!(html.matches("stroke-width=\"15.0\"").count(), 2, "{html}");
}

#[test]
fn a_table_is_read_as_the_page_reads_it() {
    let map = r#"{"title": "A map", "data": "records.geojson"}"#;
    let folder = page("table", map, "");
    fs::write(
        folder.join("data/map.json"),
        map.replace("records.geojson", "sheet.csv"),
    )
    .unwrap();
    let sheet = "Datum,Ort,Titel,Breite,Länge\n24.9.2016,Aleppo,Ein Angriff,36.2,37.16\n25.9.2016,Homs,Noch einer,34.7,36.7\n";
    fs::write(folder.join("data/sheet.csv"), sheet).unwrap();
    let output = command(&["build"]).arg(&folder).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let html = html(&folder);
    assert!(
        html.contains("<td>2016-09-24</td><th scope=\"row\">Ein Angriff</th>"),
        "{html}"
    );
    assert!(html.contains("first-view"), "{html}");
}

//! `incidents check` as its user meets it.

use std::path::Path;

use expect_test::{Expect, expect};
use rust_xlsxwriter::{Workbook, XlsxError};

use crate::support::{GOOD, file, incidents, incidents_given, stderr, stdout};

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
    let feature = r#"{"type":"Feature","geometry":null,"properties":{"title":"A","date":"2016","uncertainty_m":"far"}}"#;
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
        300 records read, 0 dropped, 599 problems (299 of them without loss)
        incidents.geojson: and 399 more problems"#]]
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
            map.json: data: the map is empty, since no record has a position: a table needs columns of latitude and longitude. Where it has them, say which they are, under `fields` or `table_fields` in map.json, or by `incidents new --map latitude=COLUMN --map longitude=COLUMN`
            How the file was read, column by column:
              title: title, by its name; 2 values: "A", "B"
              WHEN: date, by the map file; 2 values: "2016-09-24", "2016-09-25"
            2 records read, 0 dropped, 0 problems
        "#]],
    );
    check(
        &["check", file.to_str().unwrap()],
        0,
        &expect![[r#"
            How the file was read, column by column:
              title: title, by its name; 2 values: "A", "B"
              WHEN: date, by its name; 2 values: "2016-09-24", "2016-09-25"
            2 records read, 0 dropped, 0 problems
        "#]],
    );
}

#[test]
fn what_cannot_be_read_is_an_error_of_use() {
    check(
        &["check", "/nowhere/incidents.geojson"],
        2,
        &expect![[r#"
            error: cannot read incidents.geojson: there is no such file; check its name
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

#[test]
fn a_dash_reads_standard_input() {
    let text = GOOD.replace("2016-09-25", "soon");
    let output = incidents_given(&["check", "-"], &text);
    expect![[r#"
        standard input: record 2 (b), line 3, date: expected a date in EDTF such as 2016-09-24, 2016-09-22~ or 2016-09-24/2016-10-01, but found "soon" (year must have exactly four digits (or X))
        2 records read, 0 dropped, 1 problem
    "#]]
    .assert_eq(&stdout(&output));
    assert_eq!(output.status.code(), Some(1));
    let output = incidents_given(&["check", "-"], GOOD);
    assert_eq!(stdout(&output), "2 records read, 0 dropped, 0 problems\n");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn the_map_file_may_come_from_standard_input_but_not_both() {
    let records = file("map-given", "incidents.geojson", GOOD);
    let records = records.to_str().unwrap();
    let output = incidents_given(&["check", records, "--map", "-"], "{\"embed\": [1]}");
    expect![[r#"
        standard input: embed: expected {"origins": ["https://example.org", ...]}, but found a list of 1
        2 records read, 0 dropped, 0 problems
    "#]]
    .assert_eq(&stdout(&output));
    let output = incidents_given(&["check", "-", "--map", "-"], GOOD);
    expect![[r#"
        error: records and map file cannot both be standard input: name a file for one of them
    "#]]
    .assert_eq(&stderr(&output));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_folder_is_named_as_one() {
    check(
        &["check", env!("CARGO_MANIFEST_DIR")],
        2,
        &expect![[r#"
        error: cannot read incidents-cli: it is a folder; name a file in it
    "#]],
    );
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_unicode_is_read_and_said_as_well_as_can_be() {
    use std::{ffi::OsStr, fs, os::unix::ffi::OsStrExt as _};
    let folder = crate::support::folder("names");
    let name = folder.join(OsStr::from_bytes(b"inc\xffidents.geojson"));
    if fs::write(&name, GOOD.replace("2016-09-25", "soon")).is_err() {
        println!("skipped: file names are Unicode here");
        return;
    }
    let output = incidents(&[OsStr::new("check"), name.as_os_str()]);
    let said = stdout(&output);
    assert!(
        said.contains("inc\u{fffd}idents.geojson: record 2 (b)"),
        "{said}"
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn what_a_terminal_would_obey_in_a_file_is_spelled_out() {
    let records = file("obeyed", "incidents.geojson", GOOD);
    let map = "{\"labels\": {\"\\u001b[2Jb\\nc\": 7}}";
    let output = incidents_given(&["check", records.to_str().unwrap(), "--map", "-"], map);
    expect![[r#"
        standard input: labels.\u{1b}[2Jb\nc: expected {code: words}, but found 7
        standard input: labels.\u{1b}[2Jb\nc: nothing reads "\u{1b}[2Jb\nc": what is read here is actor, method, name, target
        2 records read, 0 dropped, 0 problems
    "#]]
    .assert_eq(&stdout(&output));
    let output = incidents(&["check", "\u{1b}[2J"]);
    expect![[r#"
        error: cannot read \u{1b}[2J: there is no such file; check its name
    "#]]
    .assert_eq(&stderr(&output));
}

#[test]
fn a_table_is_read_and_it_is_said_how() {
    let table = file(
        "table",
        "sheet.csv",
        "Date,Place,Lat,Lng,Title\n03/05/2017,Aleppo,36.2,37.16,Market hit\n25/07/2017,Aleppo,36.2,37.16,Road closed\nsoon,Aleppo,36.2,37.16,Bridge\n",
    );
    check(
        &["check", table.to_str().unwrap()],
        1,
        &expect![[r#"
            sheet.csv: record 3, line 4, Date: expected a date such as 2016-09-24, 24 September 2016 or 2016-09-24/2016-10-01, but found "soon"
            How the file was read, column by column:
              Date: date, day first (decided by 25/07/2017), by its name; 3 values: "03/05/2017", "25/07/2017", "soon"
              Place: place, by its name; 3 values: "Aleppo"
              Lat: latitude, by its name; 3 values: "36.2"
              Lng: longitude, by its name; 3 values: "37.16"
              Title: title, by its name; 3 values: "Market hit", "Road closed", "Bridge"
            3 records read, 0 dropped, 1 problem
        "#]],
    );
}

#[test]
fn overlays_are_looked_into_and_a_missing_one_is_said() {
    let map = r##"{"overlays": [
        {"data": "overlays/districts.geojson", "areas": true, "style": {"colour": "#0a6", "width": 99}},
        {"id": "front", "data": "front.geojson", "from": "2016-10-01", "to": "2016-09-01"},
        {"id": "old", "data": "old.kml"}]}"##;
    let file_of = |name: &str, text: &str| file("overlays", name, text);
    let (map, records) = (file_of("map.json", map), file_of("incidents.geojson", GOOD));
    file_of("old.kml", "<kml></kml>");
    let overlays = map.with_file_name("overlays");
    std::fs::create_dir_all(&overlays).unwrap();
    let districts = r#"{"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": "east", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[37, 36], [38, 36], [38, 37], [37, 36.5]]]}},
        {"type": "Feature", "id": "west", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[36, 137], [36, 138], [37, 138], [36, 137]]]}}]}"#;
    std::fs::write(overlays.join("districts.geojson"), districts).unwrap();
    check(
        &[
            "check",
            records.to_str().unwrap(),
            "--map",
            map.to_str().unwrap(),
        ],
        1,
        &expect![[r#"
            map.json: overlays[0].style.colour: nothing reads "colour": did you mean color? what is read here is color, dash, fill, width
            map.json: data: the map is empty, since no record has a position: a table needs columns of latitude and longitude. Where it has them, say which they are, under `fields` or `table_fields` in map.json, or by `incidents new --map latitude=COLUMN --map longitude=COLUMN`
            map.json: overlays[0].style.width: expected a number from 0 to 12, but found 99: left out
            map.json: overlays[1].from: expected a first day that is not after the last, but found 2016-10-01 and 2016-09-01: both are left out, and it is shown always
            overlays/districts.geojson: feature 1 (east): expected the last position of a ring to be its first one again, but found another: the ring was closed
            overlays/districts.geojson: feature 2 (west): expected longitude before latitude, but found 36, 137: they seem to be swapped, so swap them in the whole file (4 of 4 positions left out)
            front.geojson: there is no such file, which the map file names as the overlay front: put it there, or correct `data`
            old.kml: expected GeoJSON, which begins with {, but found XML (as KML and GPX are): export it as GeoJSON, in degrees (EPSG:4326)
            2 records read, 0 dropped, 0 problems
        "#]],
    );
}

/// A workbook whose first sheet is of one year, and the second of another.
fn workbook() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    for (name, day) in [("2016", "2016-09-24"), ("Of 2017", "2017-03-04")] {
        let sheet = book.add_worksheet().set_name(name)?;
        sheet.write_row(0, 0, ["Date", "Title", "Place"])?;
        sheet.write_row(1, 0, [day, "A raid", "Aleppo"])?;
    }
    book.save_to_buffer()
}

#[test]
fn a_sheet_is_chosen_by_name_or_number_and_an_unknown_one_is_answered_with_those_there_are() {
    let file = file("sheet", "years.xlsx", "");
    std::fs::write(&file, workbook().unwrap()).unwrap();
    let file = file.to_str().unwrap();
    check(
        &["check", file],
        0,
        &expect![[r#"
        years.xlsx: the file is a spreadsheet: its sheet "2016" is read
        years.xlsx: its other sheets are not read ("Of 2017"): save the one that you mean as CSV, or move it to the front
        How the file was read, column by column:
          Date: date, by its name; 1 value: "2016-09-24"
          Title: title, by its name; 1 value: "A raid"
          Place: place, by its name; 1 value: "Aleppo"
        1 record read, 0 dropped, 2 problems (2 of them without loss)
    "#]],
    );
    let of_2017 = expect![[r#"
        years.xlsx: the file is a spreadsheet: its sheet "Of 2017" is read
        How the file was read, column by column:
          Date: date, by its name; 1 value: "2017-03-04"
          Title: title, by its name; 1 value: "A raid"
          Place: place, by its name; 1 value: "Aleppo"
        1 record read, 0 dropped, 1 problem (1 of them without loss)
    "#]];
    for sheet in ["of 2017", "2"] {
        check(&["check", file, "--sheet", sheet], 0, &of_2017);
    }
    check(
        &["check", file, "--sheet", "2018"],
        1,
        &expect![[r#"
        years.xlsx: expected a sheet of the spreadsheet, but found none that is called "2018": it has "2016", "Of 2017"
        0 records read, 0 dropped, 1 problem
    "#]],
    );
    let csv = incidents(&["convert", file, "--sheet", "2", "--to", "csv"]);
    assert!(stdout(&csv).contains("2017-03-04"), "{}", stdout(&csv));
}

#[test]
fn a_sheet_of_a_file_without_sheets_is_said_to_be_none() {
    let file = file(
        "no-sheet",
        "table.csv",
        "Date,Title,Place\n2016-09-24,A,B\n",
    );
    check(
        &["check", file.to_str().unwrap(), "--sheet", "2"],
        0,
        &expect![[r#"
            table.csv: the file is no spreadsheet: it has no sheets to choose from
            How the file was read, column by column:
              Date: date, by its name; 1 value: "2016-09-24"
              Title: title, by its name; 1 value: "A"
              Place: place, by its name; 1 value: "B"
            1 record read, 0 dropped, 1 problem (1 of them without loss)
        "#]],
    );
}

//! Formats: rows in JSON, spreadsheets, and what is left as it is.

use std::io::{self, Write as _};

use expect_test::{Expect, expect};
use import::{Options, import};
use incidents::read::parse;
use incidents::schema::names::FieldMap;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

use crate::support::{ods, ods_content};
use crate::{check, read_with};

#[test]
fn rows_in_json() {
    check(
        r#"[{"date":"02/24/2022","title":"A"},{"date":"02/03/2022","title":"B"}]"#,
        &expect![[r"
            A | 2022-02-24 | not drawn
            B | 2022-02-03 | not drawn
            ! the file is a list of rows, and no GeoJSON: it is read as a table"]],
    );
    check(
        "var data = [{\"date\":\"2022-02-24\",\"title\":\"A\"}];\n",
        &expect![[r"
            A | 2022-02-24 | not drawn
            ! the file is a script (JavaScript) with JSON in it: what stands behind the equals sign is read
            ! the file is a list of rows, and no GeoJSON: it is read as a table"]],
    );
    check(
        "{\"date\":\"2022-02-24\",\"title\":\"A\"}\n{\"date\":\"2022-02-25\",\"title\":\"B\"}\n",
        &expect![[r"
            A | 2022-02-24 | not drawn
            B | 2022-02-25 | not drawn
            ! the file is a list of rows, and no GeoJSON: it is read as a table"]],
    );
    check(
        r#"{"features":[{"attributes":{"Title":"A","EventDate":1474312320000},"geometry":{"x":37.16,"y":36.2}}],"exceededTransferLimit":true}"#,
        &expect![[r#"
            A | 2016-09-19T19:12:00Z | 37.16 36.2
            ! the file is not all there is: the server says that it sent a part (exceededTransferLimit), so ask it for the rest
            ! the file is Esri JSON (ArcGIS), and no GeoJSON: it is read as a table
            ! record 1, EventDate: the number is read as seconds or milliseconds since 1970, in UTC ("1474312320000")"#]],
    );
}

#[test]
fn our_own_files_are_left_as_they_are() {
    let own = r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[37.1,36.2]},"properties":{"title":"A","date":"2016-09-24~","note":"more"}}]}"#;
    let imported = import(
        own.as_bytes(),
        &Options {
            fields: &FieldMap::default(),
            sheet: None,
            today: 20_786,
            wants_columns: false,
        },
    );
    assert_eq!(imported.geojson, own.as_bytes());
    assert!(imported.mapping.is_none() && imported.problems.is_empty());
    // So is what nobody here can read.
    for other in [&b"<html>"[..], b"", b"\0\0\0\0"] {
        let imported = import(
            other,
            &Options {
                fields: &FieldMap::default(),
                sheet: None,
                today: 20_786,
                wants_columns: false,
            },
        );
        assert_eq!(imported.geojson, other);
    }
}

/// A workbook with two sheets, in which days are days and times are times.
fn workbook() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Incidents")?;
    sheet.write(0, 0, "Incidents of 2017")?;
    for (column, head) in (0..).zip(["Date", "Time", "Title", "Lat", "Lng", "Killed"]) {
        sheet.write(2, column, head)?;
    }
    let (day, time) = (
        Format::new().set_num_format("dd/mm/yyyy"),
        Format::new().set_num_format("hh:mm"),
    );
    sheet.write_with_format(3, 0, &ExcelDateTime::from_ymd(2017, 5, 3)?, &day)?;
    sheet.write_with_format(3, 1, &ExcelDateTime::from_hms(14, 30, 0)?, &time)?;
    sheet.write(3, 2, "Market hit\nat noon")?;
    sheet.write(3, 3, 36.2)?;
    sheet.write(3, 4, 37.16)?;
    sheet.write(3, 5, 3)?;
    sheet.write(4, 0, "25/07/2017")?;
    sheet.write(4, 2, "Road closed")?;
    sheet.write(5, 0, "soon")?;
    sheet.write(5, 2, "Bridge")?;
    book.add_worksheet()
        .set_name("Notes")?
        .write(0, 0, "Not for the map")?;
    book.save_to_buffer()
}

/// Three sheets, of which the second is the one that is meant.
fn sheets() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheets: [(&str, &[&[&'static str]]); 3] = [
        (
            "Codes",
            &[&["1", "Shelling"], &["2", "Air strike"], &["3", "Fire"]],
        ),
        (
            "Incidents",
            &[
                &["Date", "Title", "Place"],
                &["2016-09-24", "Market hit", "Aleppo"],
            ],
        ),
        (
            "Old",
            &[
                &["Date", "Title", "Place"],
                &["2015-09-24", "A", "B"],
                &["2015-09-25", "C", "D"],
            ],
        ),
    ];
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(name)?;
        for (at, row) in (0..).zip(rows) {
            sheet.write_row(at, 0, row.to_vec())?;
        }
    }
    book.save_to_buffer()
}

#[test]
fn a_sheet_is_chosen_by_its_name_or_number() {
    let (bytes, fields) = (sheets().unwrap(), FieldMap::default());
    let said = |sheet: &str| {
        let options = Options {
            fields: &fields,
            sheet: Some(sheet),
            today: 20_786,
            wants_columns: false,
        };
        let imported = import(&bytes, &options);
        let n_records = parse(&imported.geojson, &imported.fields).records.len();
        let said = imported.problems.first().map(ToString::to_string);
        format!("{n_records}: {}", said.unwrap_or_default())
    };
    let old = "2: the file is a spreadsheet: its sheet \"Old\" is read";
    assert_eq!([said("Old"), said("old "), said("3")], [old; 3]);
    for unknown in ["4", "0", "New"] {
        assert_eq!(
            said(unknown),
            format!(
                "0: expected a sheet of the spreadsheet, but found none that is called \"{unknown}\": it has \"Codes\", \"Incidents\", \"Old\""
            )
        );
    }
}

#[test]
fn the_first_sheet_of_a_workbook_with_several_columns_is_read() {
    let found = read_with(&sheets().unwrap(), &FieldMap::default());
    expect![[r#"
        Market hit | 2016-09-24 | not drawn | at Aleppo
        ! the file is a spreadsheet: its sheet "Incidents" is read
        ! its other sheets are not read ("Codes", "Old"): save the one that you mean as CSV, or move it to the front"#]].assert_eq(&found);
}

#[test]
fn a_sheet_in_open_document_format_is_read() {
    let cell = |kind: &str, text: &str| {
        format!(
            "<table:table-cell office:value-type=\"{kind}\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let text = |text: &str| cell("string", text);
    let rows = [
        row(&["Date", "Title", "Lat", "Lon"].map(text)),
        row(&[
            "<table:table-cell office:value-type=\"date\" office:date-value=\"2016-09-24\"><text:p>24/09/16</text:p></table:table-cell>".to_owned(),
            text("Market hit"),
            "<table:table-cell office:value-type=\"float\" office:value=\"36.2\"><text:p>36,2</text:p></table:table-cell>".to_owned(),
            text("37.1"),
        ]),
    ];
    let ods = ods(ods_content(&[("Incidents", rows.concat())]).as_bytes());
    expect![[r#"
        Market hit | 2016-09-24 | 37.1 36.2
        ! the file is a spreadsheet: its sheet "Incidents" is read"#]]
    .assert_eq(&read_with(&ods, &FieldMap::default()));
}

fn gzip(text: &str) -> io::Result<Vec<u8>> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(text.as_bytes())?;
    packer.finish()
}

const FEATURE: &str = r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[37.1,36.2]},"properties":{"Headline":"A","When":"24/09/2016"}}"#;

#[test]
fn what_is_wrapped_around_a_file_is_taken_off() {
    let check_bytes = |bytes: &[u8], expected: Expect| {
        expected.assert_eq(&read_with(bytes, &FieldMap::default()));
    };
    check_bytes(
        &gzip("Date,Title\n24/09/2016,A\n").unwrap(),
        expect![[r"
        A | 2016-09-24 | not drawn
        ! the file is compressed (gzip): it was unpacked"]],
    );
    check_bytes(
        &gzip(&format!("[{FEATURE}]")).unwrap(),
        expect![[r"
        A | 2016-09-24 | 37.1 36.2
        ! the file is compressed (gzip): it was unpacked"]],
    );
    // RFC 8142, and rows in a sequence of RFC 7464.
    check_bytes(
        format!("\u{1e}{FEATURE}\n\u{1e}{FEATURE}\n").as_bytes(),
        expect![[r"
            A | 2016-09-24 | 37.1 36.2
            A | 2016-09-24 | 37.1 36.2
            ! record 2 (b86555c681d51ed4-2), line 2, id: the record has no id and says the same as another: links to it follow the order of the file, so give it an id"]],
    );
    check_bytes(
        "\u{1e}{\"date\":\"2016-09-24\",\"title\":\"A\"}\n\u{1e}{\"date\":\"2016-09-25\",\"title\":\"B\"}\n".as_bytes(),
        expect![[r"
            A | 2016-09-24 | not drawn
            B | 2016-09-25 | not drawn
            ! the file is a list of rows, and no GeoJSON: it is read as a table"]],
    );
    check_bytes(
        format!("var data = [{FEATURE}];\n").as_bytes(),
        expect![[r"
        A | 2016-09-24 | 37.1 36.2
        ! the file is a script (JavaScript) with JSON in it: what stands behind the equals sign is read"]],
    );
    check_bytes(
        b"const data = [\n{\"date\":\"2016-09-24\",\"title\":\"A\"}];\nexport default data;\n",
        expect![[r"
            A | 2016-09-24 | not drawn
            ! the file is a script (JavaScript) with JSON in it: what stands behind the equals sign is read
            ! the file is a list of rows, and no GeoJSON: it is read as a table"]],
    );
    check_bytes(
        b"var a = [{\"date\":\"2016-09-24\",\"title\":\"A\"}];\nvar b = [{\"date\":\"2016-09-25\",\"title\":\"B\"}];\n",
        expect![[r"
            A | 2016-09-24 | not drawn
            ! expected one list in the script, but found more behind it: only the first is read, so put each into a file of its own
            ! the file is a script (JavaScript) with JSON in it: what stands behind the equals sign is read
            ! the file is a list of rows, and no GeoJSON: it is read as a table"]],
    );
}

#[test]
fn the_sheet_of_a_workbook_with_the_most_rows_is_read() {
    let found = read_with(&workbook().unwrap(), &FieldMap::default());
    expect![[r#"
        Market hit
        at noon | 2017-05-03T14:30:00 | 37.16 36.2 | killed Some(3) to Some(3)
        Road closed | 2017-07-25 | not drawn
        Bridge | no date | not drawn
        ! record 3, line 6, Date: expected a date such as 2016-09-24, 24 September 2016 or 2016-09-24/2016-10-01, but found "soon"
        ! the file is a spreadsheet: its sheet "Incidents" is read
        ! its other sheets are not read ("Notes"): save the one that you mean as CSV, or move it to the front
        ! line 1 is passed over, since it stands above the heads of the columns: "Incidents of 2017""#]].assert_eq(&found);
}

#[test]
fn a_workbook_whose_cells_lie_far_apart_is_refused() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Date").unwrap();
    sheet.write(1_048_575, 16_383, "far").unwrap();
    let found = read_with(&book.save_to_buffer().unwrap(), &FieldMap::default());
    assert!(
        found.contains("at the far ends of the sheet \"Sheet1\""),
        "{found}"
    );
}

/// What is said of an `OpenDocument` with these rows.
fn said_of_rows(rows: &str) -> String {
    let content = ods_content(&[("Incidents", rows.to_owned())]);
    read_with(&ods(content.as_bytes()), &FieldMap::default())
}

#[test]
fn cells_that_are_repeated_beyond_all_measure_are_refused() {
    let repeated = |n_rows: u32, cell: &str| {
        format!("<table:table-row table:number-rows-repeated=\"{n_rows}\">{cell}</table:table-row>")
    };
    let number = "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16000\"/>";
    let text = format!(
        "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
        "x".repeat(30_000)
    );
    let blanks = "<table:table-cell office:value-type=\"string\"><text:p><text:s text:c=\"2000000000\"/></text:p></table:table-cell>";
    let cases = [
        (repeated(20_000, &text), "400 MB of text"),
        (repeated(1, blanks), "400 MB of text"),
        (repeated(5600, number), "repeated until they are millions"),
        (
            repeated(u32::MAX, number),
            "repeated until they are millions",
        ),
        (
            repeated(1, number).repeat(2000),
            "repeated until they are millions",
        ),
        (
            repeated(600_000, "<table:table-cell/>") + &repeated(1, number),
            "at the far ends of the sheet \"Incidents\"",
        ),
    ];
    for (rows, why) in cases {
        let found = said_of_rows(&rows);
        assert!(found.contains(why) && !found.contains('\n'), "{found}");
    }
}

#[test]
fn an_open_document_that_is_cut_off_is_refused() {
    let note = "<table:table-cell office:value-type=\"string\"><office:annotation>";
    for rows in [
        "<table:table-row></table:table-row></table:tabl>".to_owned(),
        format!("<table:table-row>{note}</table:table-cell></table:table-row>"),
    ] {
        let content = ods_content(&[("Incidents", rows)]).replace("</table:table>", "");
        let found = read_with(&ods(content.as_bytes()), &FieldMap::default());
        expect![[r#"
            ! expected a whole spreadsheet, but found the sheet "Incidents" cut off: save it again, or save its rows as CSV"#]].assert_eq(&found);
    }
}

/// Two sheets: for themselves there would be room for each.
#[test]
fn sheets_are_counted_together() {
    let row = |n_columns: usize| "<table:table-cell office:value=\"1\"/>".repeat(n_columns);
    let rows = format!(
        "<table:table-row table:number-rows-repeated=\"98000\">{}</table:table-row>",
        row(100)
    ) + &format!("<table:table-row>{}</table:table-row>", row(100)).repeat(2000);
    let content = ods_content(&[("A", rows.clone()), ("B", rows)]);
    let found = read_with(&ods(content.as_bytes()), &FieldMap::default());
    expect![[r#"
        ! expected at most 16 million cells with 400 MB of text in a spreadsheet, but found more in "B", repeated ones counted: divide it, or save the rows that are meant as CSV"#]].assert_eq(&found);
}

#[test]
fn cells_that_are_repeated_as_programs_do_it_are_read() {
    let text = |text: &str, attributes: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"{attributes}><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let row = |cells: &[String], attributes: &str| {
        format!(
            "<table:table-row{attributes}>{}</table:table-row>",
            cells.concat()
        )
    };
    // To the ends of the sheet only how cells look is said.
    let rest = || {
        "<table:table-cell table:style-name=\"ce1\" table:number-columns-repeated=\"16380\"/>"
            .to_owned()
    };
    let rows = [
        row(
            &[
                text("Date", ""),
                text("Title", ""),
                text("Note", ""),
                rest(),
            ],
            "",
        ),
        row(
            &[
                text("2016-09-24", ""),
                text("Market", " table:number-columns-repeated=\"2\""),
                rest(),
            ],
            " table:number-rows-repeated=\"2\"",
        ),
        row(&[rest()], " table:number-rows-repeated=\"1048573\""),
    ];
    let found = said_of_rows(&rows.concat());
    assert_eq!(
        found.matches("Market | 2016-09-24 | not drawn").count(),
        2,
        "{found}"
    );
}

#[test]
fn what_is_no_spreadsheet_is_said_once() {
    for bytes in [&b"PK\x03\x04"[..], b"%PDF-1.4", b"\x1F\x8B\x08\0"] {
        let found = read_with(bytes, &FieldMap::default());
        assert_eq!(found.matches("! ").count(), 1, "{found}");
    }
}

#[test]
fn records_have_the_numbers_that_they_have_in_the_file() {
    let feature = |date: &str| {
        format!(
            r#"{{"type":"Feature","geometry":null,"properties":{{"Headline":"A","When":"{date}"}}}}"#
        )
    };
    let broken = r#"{"type":"Feature","geometry":null,"properties":{"Headline":NaN}}"#;
    let text = [feature("soon"), broken.to_owned(), feature("later")].join(",\n");
    let found = read_with(format!("[{text}]").as_bytes(), &FieldMap::default());
    assert!(found.contains("(records 1 and 3)"), "{found}");
}

//! Formats: rows in JSON, spreadsheets, and what is left as it is.

use expect_test::expect;
use import::{Options, import};
use incidents::schema::names::FieldMap;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

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
            today: 20_786,
        },
    );
    assert_eq!(imported.geojson, own.as_bytes());
    assert!(imported.mapping.is_none() && imported.problems.is_empty());
    // So is what nobody here can read.
    for other in [&b"<html>"[..], b"", b"\0\0\0\0", b"PK\x03\x04"] {
        let imported = import(
            other,
            &Options {
                fields: &FieldMap::default(),
                today: 20_786,
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
        ! its other sheets are not read: "Notes"
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

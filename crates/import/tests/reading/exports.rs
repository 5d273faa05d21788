//! Tables as Excel, Google Sheets and other programs export them.

use expect_test::{Expect, expect};
use import::{Options, import};
use incidents::read::parse;
use incidents::schema::names::FieldMap;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, XlsxError};

use crate::{check, read_with};

#[track_caller]
fn check_bytes(bytes: &[u8], expected: &Expect) {
    expected.assert_eq(&read_with(bytes, &FieldMap::default()));
}

/// What it says of each record: whether it is sensitive, and when it was last updated.
fn flags_and_days(bytes: &[u8]) -> Vec<(bool, Option<String>)> {
    let fields = FieldMap::default();
    let options = Options {
        fields: &fields,
        sheet: None,
        today: 20_786,
        wants_columns: false,
    };
    let imported = import(bytes, &options);
    let records = parse(&imported.geojson, &imported.fields).records;
    let said = records.into_iter().map(|record| record.incident);
    said.map(|incident| (incident.sensitive, incident.updated))
        .collect()
}

/// UTF-16 with its mark, the least byte first.
fn utf16(text: &str) -> Vec<u8> {
    let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn excel_in_a_country_of_commas_writes_semicolons_and_a_mark() {
    check(
        "\u{feff}Datum;Titel;Ort;Breite;Länge;Tote;Quelle\r\n24.09.2016;\"Markt getroffen; \"\"zweimal\"\"\";Aleppo;36,2021;37,1612;3;https://example.org/1\r\n25.09.2016;Brücke;Hama;35,1318;36,7578;;\r\n",
        &expect![[r#"
            Markt getroffen; "zweimal" | 2016-09-24 | 37.1612 36.2021 | at Aleppo | killed Some(3) to Some(3) | <https://example.org/1>
            Brücke | 2016-09-25 | 36.7578 35.1318 | at Hama"#]],
    );
}

#[test]
fn excel_names_its_separator_in_a_line_of_its_own() {
    check(
        "sep=;\r\nDate;Title;Lat;Lng\r\n2016-09-24;Market hit;36,2021;37,1612\r\n",
        &expect![[r#"
            Market hit | 2016-09-24 | 37.1612 36.2021
            ! line 1 is passed over, since it stands above the heads of the columns: "sep=""#]],
    );
}

#[test]
fn unicode_text_of_excel_is_utf_16_with_tabs() {
    check_bytes(
        &utf16(
            "Date\tTitle\tPlace\tLat\tLng\r\n24/09/2016\t\"قصف \"\"السوق\"\"\"\tحلب\t36.2021\t37.1612\r\n25/09/2016\t💥\tHama\t35.1\t36.7\r\n",
        ),
        &expect![[r#"
            قصف "السوق" | 2016-09-24 | 37.1612 36.2021 | at حلب
            💥 | 2016-09-25 | 36.7 35.1 | at Hama
            ! the file is not in UTF-8: it was read as UTF-16LE"#]],
    );
}

#[test]
fn google_sheets_in_the_united_states() {
    check(
        "Date,Title,Lat,Lng,Sensitive,Killed,Share\r\n9/24/2016,Market hit,36.2021,37.1612,TRUE,\"1,200\",45.00%\r\n10/1/2016,Bridge hit,35.1318,36.7578,FALSE,2,#N/A\r\n10/2/2016 14:30:00,Road closed,35.2,36.8,FALSE,0,#DIV/0!\r\n",
        &expect![[r"
            Market hit | 2016-09-24 | 37.1612 36.2021 | killed Some(1200) to Some(1200)
            Bridge hit | 2016-10-01 | 36.7578 35.1318 | killed Some(2) to Some(2)
            Road closed | 2016-10-02T14:30:00 | 36.8 35.2 | killed Some(0) to Some(0)
            ! columns that no member of a record is known for are kept as facts of their records: Share"]],
    );
}

#[test]
fn blank_columns_and_rows_behind_the_table_are_nothing() {
    check(
        "Date,Title,Lat,Lng,,,\r\n2016-09-24,Market hit,36.2,37.1,,,\r\n,,,,,,\r\n2016-09-25,Bridge hit,35.1,36.7,,,\r\n,,,,,,\r\n,,,,,,\r\n",
        &expect![[r"
            Market hit | 2016-09-24 | 37.1 36.2
            Bridge hit | 2016-09-25 | 36.7 35.1"]],
    );
}

/// Days as serial numbers with and without a format of days, formulas with the values that Excel has stored, numbers that look otherwise than they are,
/// and a title over all columns.
fn workbook() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Incidents")?;
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 6, "Incidents of the week, as of 2 October", &plain)?;
    let heads = [
        "Date",
        "Title",
        "Lat",
        "Lng",
        "Killed",
        "Share",
        "Sensitive",
    ];
    sheet.write_row(2, 0, heads)?;
    let day = Format::new().set_num_format("d mmm yyyy");
    let moment = Format::new().set_num_format("m/d/yy h:mm");
    let percent = Format::new().set_num_format("0.00%");
    let rounded = Format::new().set_num_format("0.0");
    let thousands = Format::new().set_num_format("#,##0");
    sheet.write_with_format(3, 0, &ExcelDateTime::from_ymd(2016, 9, 24)?, &day)?;
    sheet.write_formula(
        3,
        1,
        Formula::new("=\"Market\"&\" hit\"").set_result("Market hit"),
    )?;
    sheet.write_with_format(3, 2, 36.202_134_567, &rounded)?;
    sheet.write_formula_with_format(
        3,
        3,
        Formula::new("=37+0.1612").set_result("37.1612"),
        &rounded,
    )?;
    sheet.write_with_format(3, 4, 1200, &thousands)?;
    sheet.write_with_format(3, 5, 0.45, &percent)?;
    sheet.write(3, 6, true)?;
    let noon = ExcelDateTime::from_ymd(2016, 9, 25)?.and_hms(14, 30, 0)?;
    sheet.write_with_format(4, 0, &noon, &moment)?;
    sheet.write(4, 1, "Bridge hit")?;
    sheet.write(4, 2, 35.1318)?;
    sheet.write(4, 3, 36.7578)?;
    sheet.write_formula(4, 4, Formula::new("=SUM(1,1)").set_result("2"))?;
    sheet.write_formula(4, 5, Formula::new("=1/0").set_result("#DIV/0!"))?;
    sheet.write(4, 6, false)?;
    // A day that nobody has formatted as one.
    sheet.write(5, 0, 42639)?;
    sheet.write(5, 1, "Road closed")?;
    // Cells that have a format, and nothing in them.
    for row in 6..12 {
        sheet.write_blank(row, 9, &percent)?;
    }
    book.save_to_buffer()
}

#[test]
fn a_workbook_says_what_its_cells_hold_and_not_how_they_look() {
    check_bytes(
        &workbook().unwrap(),
        &expect![[r#"
        Market hit | 2016-09-24 | 37.1612 36.2021346 | killed Some(1200) to Some(1200)
        Bridge hit | 2016-09-25T14:30:00 | 36.7578 35.1318 | killed Some(2) to Some(2)
        Road closed | 2016-09-26 | not drawn
        ! the file is a spreadsheet: its sheet "Incidents" is read
        ! line 1 is passed over, since it stands above the heads of the columns: "Incidents of the week, as of 2 October"
        ! record 3, line 6, Date: the number is read as a day of a spreadsheet (serial number) ("42639")
        ! columns that no member of a record is known for are kept as facts of their records: Share"#]],
    );
}

#[test]
fn pandas_writes_whole_numbers_and_flags_with_a_point() {
    check(
        ",id,title,date,lat,lng,killed_min,killed_max,uncertainty_m,sensitive,updated\n0,a,A,2016-09-24,36.2,37.1,12.0,14.0,1000.0,1.0,2016-10-02 00:00:00\n1,b,B,2016-09-25,,,,,,,\n",
        &expect![[r"
            A | 2016-09-24 | 37.1 36.2 | killed Some(12) to Some(14)
            B | 2016-09-25 | not drawn
            ! columns that no member of a record is known for are kept as facts of their records: column 1"]],
    );
}

#[test]
fn flags_are_read_as_each_program_writes_them() {
    let flags = |bytes: &[u8]| -> Vec<bool> {
        let records = flags_and_days(bytes).into_iter();
        records.map(|(is_sensitive, _)| is_sensitive).collect()
    };
    assert_eq!(flags(&workbook().unwrap()), [true, false, false]);
    for [yes, no] in [
        ["TRUE", "FALSE"],
        ["True", "False"],
        ["1", "0"],
        ["1.0", "0.0"],
    ] {
        let table = format!("Date,Title,Sensitive\n2016-09-24,A,{yes}\n2016-09-25,B,{no}\n");
        assert_eq!(flags(table.as_bytes()), [true, false], "{yes}");
    }
}

#[test]
fn days_of_other_members_are_read_as_each_program_writes_them() {
    for day in [
        "2016-10-02",
        "2016/10/02",
        "2016-10-02 00:00:00",
        "2016-10-02T00:00:00.000Z",
    ] {
        let table = format!("id,title,date,updated\na,A,2016-09-24,{day}\n");
        let found = flags_and_days(table.as_bytes());
        assert_eq!(found, [(false, Some("2016-10-02".to_owned()))], "{day}");
    }
}

#[test]
fn lists_that_went_through_other_programs_are_lists() {
    check(
        "id,title,date,category,sources\na,A,2016-09-24,\"(2:shelling,fire)\",\"[{'publisher': \"\"it's\"\", 'url': 'https://example.org/1', 'title': None}]\"\nb,B,2016-09-25,['shelling' 'fire'],\nc,C,2016-09-26,\"(2:a, b,c)\",\n",
        &expect![[r#"
            A | 2016-09-24 | not drawn | is shelling | is fire | <it's https://example.org/1>
            B | 2016-09-25 | not drawn | is shelling | is fire
            C | 2016-09-26 | not drawn
            ! record 3, line 4, category: expected a list in JSON, but found "(2:a, b,c)""#]],
    );
    check(
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","geometry":null,"properties":{"title":"A","date":"2016-09-24","category":"['shelling' 'fire']","sensitive":1}}]}"#,
        &expect!["A | 2016-09-24 | not drawn | is shelling | is fire"],
    );
}

#[test]
fn a_range_beside_its_own_end_is_kept() {
    check(
        "id,title,date,end\na,A,../2016-10-01,2016-10-01T00:00:00\nb,B,2016-10-01,\n",
        &expect![[r#"
            A | ../2016-10-01 | not drawn
            B | 2016-10-01 | not drawn
            ! record 1, line 2, end: the day of the incident stands in another column: a start and an end beside it are facts of the record ("2016-10-01T00:00:00")"#]],
    );
}

#[test]
fn an_id_that_a_spreadsheet_has_rounded_is_named() {
    check(
        "id,title,date\n1.2E+020,A,2016-09-24\n9007199254740990,B,2016-09-25\n201409240001,C,2016-09-26\n",
        &expect![[r#"
            A | 2016-09-24 | not drawn
            B | 2016-09-25 | not drawn
            C | 2016-09-26 | not drawn
            ! id: the id is written as programs write large numbers, of which they keep 15 figures: look whether it is the whole id, and have ids as text where the table is made ("1.2E+020", "9007199254740990") (records 1, 2)"#]],
    );
}

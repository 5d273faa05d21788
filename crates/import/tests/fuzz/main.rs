//! No bytes make the reading fail, no feature is lost by it, and no row of a table that is whole.
//!
//! A long run: `PROPTEST_CASES=1000000 cargo test --profile bench -p import --test fuzz`. Most of what is read is short, so that it is many.

#[path = "../support/columns.rs"]
mod columns;
mod maps;
#[path = "../support/mod.rs"]
mod support;

use std::io::Write as _;
use std::panic::catch_unwind;
use std::sync::LazyLock;

use import::{Options, import};
use incidents::model::incident::Incident;
use incidents::read::parse;
use incidents::schema::names::FieldMap;
use proptest::collection::vec;
use proptest::prelude::*;
use rust_xlsxwriter::{Workbook, XlsxError};
use support::{archive, ods, ods_content};

const HEADS: [&str; 31] = [
    "Google Maps",
    "wkt_geom",
    "# Injured",
    "Casualties",
    "TimeSpan",
    "Start time",
    "UTM",
    "Date",
    "date_start",
    "date_end",
    "time",
    "Year",
    "Month",
    "Day",
    "Lat",
    "Lng",
    "lat, lon",
    "wkt",
    "Title",
    "Type",
    "type_txt",
    "Place",
    "Link",
    "source",
    "Description",
    "id",
    "killed",
    "Timestamp",
    "original",
    "actors",
    "marker-color",
];

fn cell() -> impl Strategy<Value = String> + Clone {
    let known = prop::sample::select(vec![
        "03/04/2021",
        "25/07/2017",
        "9/22/2017",
        "2016-09-24",
        "24-26 September 2016",
        "16-09-24",
        "42632",
        "1474312320000",
        "14:30",
        "7:05 PM",
        "36,2",
        "36°12'N",
        "POINT (1 2)",
        "1, 2",
        "https://example.org/1",
        "<b>a</b>",
        "[1]",
        "{\"a\":1}",
        "#ff0000",
        "https://www.google.com/maps/@36.2,37.15,12z",
        "https://maps.google.com/?q=36.2,37.15!3d1!4d2",
        "POLYGON ((37 36, 38 36, 38 37, 37 36))",
        "MULTIPOINT ((1 2), (3 4))",
        "3 killed, 5 injured",
        "at least 3 (2)",
        "ca. 2016?",
        "early mid-September '16",
        "36d12m36s",
        "361236N0370900E",
        "Lat: 36, Lon: 37",
        "['a', 'b']",
        "=HYPERLINK(\"https://a.org\",\"b\")",
        "www.example.org",
        "INC-0012",
        "=1+1",
        "'=1",
        "\"",
        "١٤٠١",
        "",
        " ",
        "a;b",
        "a\tb",
        "-",
        "1e999",
        "99999999999999999999",
        "\u{feff}",
        "24 أيلول",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => ".{0,12}"]
}

/// Several of them, and few most of the time.
pub(crate) fn few<S>(one: S, most: usize) -> BoxedStrategy<Vec<S::Value>>
where
    S: Strategy + Clone + 'static,
    S::Value: Clone,
{
    prop_oneof![4 => vec(one.clone(), 0..=most.min(3)), 1 => vec(one, 0..=most)].boxed()
}

fn table() -> impl Strategy<Value = Vec<u8>> {
    let heads = vec(prop::sample::select(HEADS.to_vec()), 1..8);
    let delimiter = prop::sample::select(vec![',', ';', '\t', '|', '^', '~']);
    (heads, few(few(cell(), 8), 11), delimiter, any::<bool>()).prop_map(
        |(heads, rows, delimiter, is_quoted)| {
            let delimiter = delimiter.to_string();
            let quoted = |cell: &String| {
                if is_quoted {
                    format!("\"{}\"", cell.replace('"', "\"\""))
                } else {
                    cell.clone()
                }
            };
            let rows = rows
                .iter()
                .map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(&delimiter));
            let lines: Vec<String> = std::iter::once(heads.join(&delimiter))
                .chain(rows)
                .collect();
            lines.join("\n").into_bytes()
        },
    )
}

fn features() -> impl Strategy<Value = Vec<u8>> {
    let value = prop_oneof![
        60 => cell().prop_map(serde_json::Value::String),
        20 => any::<i64>().prop_map(serde_json::Value::from),
        20 => (-1e6..1e6_f64).prop_map(serde_json::Value::from),
        // To write one of 300 figures takes longer than all else.
        1 => any::<f64>().prop_map(serde_json::Value::from),
        20 => vec(cell(), 0..3).prop_map(serde_json::Value::from),
        20 => (cell(), cell()).prop_map(|(a, b)| serde_json::json!({"begin": a, "end": b})),
    ];
    let value = value.boxed();
    let properties = few((prop::sample::select(HEADS.to_vec()), value), 7);
    few(properties, 7).prop_map(|rows| {
        let feature = |members: Vec<(&str, serde_json::Value)>| {
            let members: serde_json::Map<_, _> = members
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect();
            serde_json::json!({"type": "Feature", "geometry": null, "properties": members})
        };
        let features: Vec<_> = rows.into_iter().map(feature).collect();
        serde_json::json!({"type": "FeatureCollection", "features": features})
            .to_string()
            .into_bytes()
    })
}

/// Rows in JSON: a list, a line each, or what a server wraps around them.
fn rows() -> impl Strategy<Value = String> {
    let member = (prop::sample::select(HEADS.to_vec()), cell());
    let rows = few(few(member, 5), 5);
    (rows, 0..4_usize).prop_map(|(rows, kind)| {
        let object = |members: Vec<(&str, String)>| {
            let members = members.into_iter();
            let members = members.map(|(name, text)| (name.to_owned(), text.into()));
            serde_json::Value::Object(members.collect()).to_string()
        };
        let rows: Vec<String> = rows.into_iter().map(object).collect();
        match kind {
            0 => format!("[{}]", rows.join(",\n")),
            1 => rows.join("\n"),
            2 => format!("\u{1e}{}", rows.join("\n\u{1e}")),
            _ => format!("{{\"count\":9,\"results\":[{}]}}", rows.join(",")),
        }
    })
}

/// What programs wrap around a text: a script, compression, two bytes for each letter.
fn wrapped(text: &str, kind: usize) -> Vec<u8> {
    let units = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    match kind {
        0 => format!("var data = {text};\nexport default data;").into_bytes(),
        1 => format!("callback({text});").into_bytes(),
        2 => units(&format!("\u{feff}{text}")),
        3 => {
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            let written = packer.write_all(text.as_bytes());
            written.and_then(|()| packer.finish()).unwrap_or_default()
        }
        _ => text.as_bytes().to_vec(),
    }
}

/// A spreadsheet, which damage is done to.
fn workbook() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, head) in (0..).zip(["Date", "Title", "Lat", "Lng"]) {
        sheet.write(0, at, head)?;
        sheet.write(1, at, "36.2")?;
    }
    book.save_to_buffer()
}

/// A text as XML has it.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('"', "&quot;")
}

/// Rows of an `OpenDocument` sheet: cells of all kinds, of which any may stand for many, as any row may.
fn ods_rows() -> impl Strategy<Value = String> {
    let times = prop::sample::select(vec![0, 1, 1, 1, 1, 2, 30, 100]);
    let written = (0..6_u8, cell(), times.clone()).prop_map(|(kind, text, times)| {
        let text = escaped(&text);
        let kind = match kind {
            0 => format!("office:value-type=\"float\" office:value=\"{text}\""),
            1 => format!("office:value-type=\"date\" office:date-value=\"{text}\""),
            2 => format!("office:value-type=\"time\" office:time-value=\"{text}\""),
            3 => format!("office:value-type=\"boolean\" office:boolean-value=\"{text}\""),
            4 => format!("table:number-columns-repeated=\"{times}\""),
            _ => "office:value-type=\"string\"".to_owned(),
        };
        format!("<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>")
    });
    let row = (vec(written, 0..6), times).prop_map(|(cells, times)| {
        let cells = cells.concat();
        format!("<table:table-row table:number-rows-repeated=\"{times}\">{cells}</table:table-row>")
    });
    vec(row, 0..6).prop_map(|rows| rows.concat())
}

/// An Excel workbook of one sheet, "Incidents", whose rows these are, whatever they are; and the texts that cells name by their numbers.
fn xlsx(rows: &[u8], texts: &[u8]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |id: u8, kind: &str, target: &str| {
        format!("<Relationship Id=\"rId{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    };
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}{}</Relationships>",
        relation(1, "worksheet", "worksheets/sheet1.xml"),
        relation(2, "sharedStrings", "sharedStrings.xml")
    );
    let workbook = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"Incidents\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let within = |start: String, content: &[u8], end: &str| {
        [start.as_bytes(), content, end.as_bytes()].concat()
    };
    let sheet = within(
        format!("<worksheet xmlns=\"{MAIN}\"><sheetData>"),
        rows,
        "</sheetData></worksheet>",
    );
    let texts = within(format!("<sst xmlns=\"{MAIN}\">"), texts, "</sst>");
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/sharedStrings.xml", &texts),
    ])
}

/// Rows of an Excel sheet: cells of all kinds, wherever they say that they stand.
fn xlsx_rows() -> impl Strategy<Value = String> {
    let place = prop_oneof![
        8 => (0..8_u8, 1..9_u32).prop_map(|(column, row)| format!("{}{row}", char::from(b'A' + column))),
        1 => "[A-Z]{1,4}[0-9]{1,8}",
        1 => Just("XFD1048576".to_owned()),
    ];
    let kind = prop::sample::select(vec!["s", "str", "inlineStr", "n", "b", "d", "e", "x"]);
    let written = (place, kind, cell()).prop_map(|(place, kind, text)| {
        let text = escaped(&text);
        format!("<c r=\"{place}\" t=\"{kind}\"><f>1</f><v>{text}</v><is><t>{text}</t></is></c>")
    });
    let row = (0..9_u32, vec(written, 0..6))
        .prop_map(|(number, cells)| format!("<row r=\"{number}\">{}</row>", cells.concat()));
    vec(row, 0..6).prop_map(|rows| rows.concat())
}

/// Damage of any kind.
fn damaged(bytes: impl Strategy<Value = Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    (
        bytes,
        vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
        any::<prop::sample::Index>(),
    )
        .prop_map(|(mut bytes, changes, end)| {
            for (at, byte) in changes {
                if !bytes.is_empty() {
                    let at = at.index(bytes.len());
                    bytes[at] = byte;
                }
            }
            let end = end.index(bytes.len() * 3 + 1).min(bytes.len());
            bytes.truncate(end);
            bytes
        })
}

/// Reads it, and says how many records came out.
fn n_read(bytes: &[u8]) -> usize {
    records(bytes).len()
}

/// The records that come out.
fn records(bytes: &[u8]) -> Vec<Incident> {
    let fields = FieldMap::default();
    let imported = import(
        bytes,
        &Options {
            fields: &fields,
            sheet: None,
            today: 20_786,
            wants_columns: true,
        },
    );
    if let Some(columns) = imported.columns {
        columns::are_as_read(columns, &imported.geojson);
    }
    let records = parse(&imported.geojson, &imported.fields).records;
    records.into_iter().map(|record| record.incident).collect()
}

/// Written once.
static WORKBOOK: LazyLock<Vec<u8>> = LazyLock::new(|| workbook().unwrap_or_default());

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in prop_oneof![3 => vec(any::<u8>(), 0..24), 1 => vec(any::<u8>(), 0..200)]) {
        prop_assert!(catch_unwind(|| n_read(&bytes)).is_ok());
    }

    #[test]
    fn any_table_is_read(bytes in damaged(table())) {
        prop_assert!(catch_unwind(|| n_read(&bytes)).is_ok());
    }

    #[test]
    fn any_features_are_read(bytes in damaged(features())) {
        prop_assert!(catch_unwind(|| n_read(&bytes)).is_ok());
    }

    #[test]
    fn any_rows_are_read(bytes in damaged((rows(), 0..6_usize).prop_map(|(text, kind)| wrapped(&text, kind)))) {
        prop_assert!(catch_unwind(|| n_read(&bytes)).is_ok());
    }

    #[test]
    fn anything_wrapped_is_read(bytes in damaged((table(), 0..6_usize).prop_map(|(table, kind)| wrapped(&String::from_utf8_lossy(&table), kind)))) {
        prop_assert!(catch_unwind(|| n_read(&bytes)).is_ok());
    }

    #[test]
    fn any_spreadsheet_is_read(bytes in damaged(Just(WORKBOOK.clone()))) {
        prop_assert!(catch_unwind(|| n_read(&bytes)).is_ok());
    }

    #[test]
    fn any_rows_of_an_open_document_are_read(content in damaged(vec(ods_rows(), 1..3).prop_map(|tables| {
        let tables: Vec<(&str, String)> = ["Incidents", "Notes"].into_iter().zip(tables).collect();
        ods_content(&tables).into_bytes()
    }))) {
        let bytes = ods(&content);
        prop_assert!(catch_unwind(|| n_read(&bytes)).is_ok());
    }

    #[test]
    fn any_rows_of_an_excel_sheet_are_read(
        rows in damaged(xlsx_rows().prop_map(String::into_bytes)),
        texts in damaged(vec(cell(), 0..4).prop_map(|texts| {
            let text = |text: &String| format!("<si><t>{}</t></si>", escaped(text));
            texts.iter().map(text).collect::<String>().into_bytes()
        })),
    ) {
        let bytes = xlsx(&rows, &texts);
        prop_assert!(catch_unwind(|| n_read(&bytes)).is_ok());
    }

    /// Each row of a table is a record, whatever stands in it.
    #[test]
    fn each_row_is_a_record(cells in few(vec(cell(), 3), 11)) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        // The first cell keeps a row from being blank, a head, a sum or a note.
        let line = |(number, row): (usize, &Vec<String>)| format!("row {number},{}", row.iter().map(quoted).collect::<Vec<_>>().join(","));
        let lines: Vec<String> = cells.iter().enumerate().map(line).collect();
        let table = format!("Note,Title,Place,Link\n{}", lines.join("\n"));
        prop_assert_eq!(n_read(table.as_bytes()), cells.len(), "{}", table);
    }

    /// What stands below a table changes none of its records.
    #[test]
    fn a_table_with_lines_below_it_has_the_same_records(
        rows in few((cell(), cell(), cell()), 11),
        below in vec(prop::sample::select(vec!["Total,,,,7", "Source: a desk", "Note:,provisional", "* provisional", "المصدر: وزارة"]), 1..4),
    ) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |(at, (title, place, link)): (usize, &(String, String, String))| {
            format!("row {at},2016-09-24,{},{},{}", quoted(title), quoted(place), quoted(link))
        };
        let lines: Vec<String> = rows.iter().enumerate().map(line).collect();
        // One row has all that there may be.
        let table = format!("Note,Date,Title,Place,Link\nfirst,2016-09-24,A,B,https://example.org/\n{}\n", lines.join("\n"));
        let with_more = format!("{table}{}\n", below.join("\n"));
        prop_assert_eq!(records(table.as_bytes()), records(with_more.as_bytes()), "{}", with_more);
    }

    /// No feature is lost, whatever stands in it.
    #[test]
    fn each_feature_is_a_record(bytes in features()) {
        let n_before = parse(&bytes, &FieldMap::default()).records.len();
        prop_assert_eq!(n_read(&bytes), n_before);
    }
}

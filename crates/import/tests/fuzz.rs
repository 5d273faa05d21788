//! No bytes make the reading fail, no feature is lost by it, and no row of a table that is whole.
//!
//! A long run: `PROPTEST_CASES=1000000 cargo test --release -p import --test fuzz`.

use std::panic::catch_unwind;

use import::{Options, import};
use incidents::read::parse;
use incidents::schema::names::FieldMap;
use proptest::collection::vec;
use proptest::prelude::*;

const HEADS: [&str; 24] = [
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

fn cell() -> impl Strategy<Value = String> {
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

fn table() -> impl Strategy<Value = Vec<u8>> {
    let heads = vec(prop::sample::select(HEADS.to_vec()), 1..8);
    let delimiter = prop::sample::select(vec![',', ';', '\t', '|']);
    (
        heads,
        vec(vec(cell(), 0..9), 0..12),
        delimiter,
        any::<bool>(),
    )
        .prop_map(|(heads, rows, delimiter, is_quoted)| {
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
        })
}

fn features() -> impl Strategy<Value = Vec<u8>> {
    let value = prop_oneof![
        3 => cell().prop_map(serde_json::Value::String),
        1 => any::<i64>().prop_map(serde_json::Value::from),
        1 => any::<f64>().prop_map(serde_json::Value::from),
        1 => vec(cell(), 0..3).prop_map(serde_json::Value::from),
        1 => (cell(), cell()).prop_map(|(a, b)| serde_json::json!({"begin": a, "end": b})),
    ];
    let properties = vec((prop::sample::select(HEADS.to_vec()), value), 0..8);
    vec(properties, 0..8).prop_map(|rows| {
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
    let fields = FieldMap::default();
    let imported = import(
        bytes,
        &Options {
            fields: &fields,
            today: 20_786,
        },
    );
    parse(&imported.geojson, &imported.fields).records.len()
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in vec(any::<u8>(), 0..200)) {
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

    /// Each row of a table is a record, whatever stands in it.
    #[test]
    fn each_row_is_a_record(cells in vec(vec(cell(), 3), 1..12)) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        // The first cell keeps a row from being blank, a head or a sum.
        let line = |(number, row): (usize, &Vec<String>)| format!("row {number},{}", row.iter().map(quoted).collect::<Vec<_>>().join(","));
        let lines: Vec<String> = cells.iter().enumerate().map(line).collect();
        let table = format!("Note,Title,Place,Link\n{}", lines.join("\n"));
        prop_assert_eq!(n_read(table.as_bytes()), cells.len(), "{}", table);
    }

    /// No feature is lost, whatever stands in it.
    #[test]
    fn each_feature_is_a_record(bytes in features()) {
        let n_before = parse(&bytes, &FieldMap::default()).records.len();
        prop_assert_eq!(n_read(&bytes), n_before);
    }
}

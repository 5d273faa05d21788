//! Rows as JSON: a list of objects, or one under a member of an object, or an object on each line.

use incidents::said;
use incidents::schema::names::FieldMap;
use serde_json::{Map, Value, json};

use crate::TAGS;
use crate::columns::hxl;
use crate::findings::Findings;
use crate::names::role;
use crate::table::{Object, Table};

/// How deep in an object a list of rows is looked for.
const DEPTH: usize = 4;

/// Rows of a file in which no feature is; nothing where there are none.
pub fn of_json(text: &str, findings: &mut Findings) -> Option<Table> {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(_) => return by_line(text, findings),
    };
    if let Some(table) = of_arrays(&value, findings) {
        return Some(table);
    }
    let (rows, passed_over) = list(&value)?;
    for (name, n) in passed_over {
        findings.incomplete(said!(
            "expected one list of rows, but found another one under {name}: its {count} rows are left out",
            name,
            n
        ).as_sentence());
    }
    says_that_there_is_more(&value, rows.len(), findings);
    let mut table = Table::default();
    for value in rows {
        let row = row(&mut table, value.as_object()?, 0);
        push(&mut table, row, findings);
    }
    Some(table)
}

/// Adds a row, unless it is one of tags (HXL).
fn push(table: &mut Table, row: Object, findings: &mut Findings) {
    if hxl::takes(table, &row) {
        return findings.note(TAGS);
    }
    if hxl::repeats(table, &row) {
        return;
    }
    table.push(row);
}

/// A list of lists, of which the first has the heads.
fn of_arrays(value: &Value, findings: &mut Findings) -> Option<Table> {
    let rows: Option<Vec<&Vec<Value>>> = value.as_array()?.iter().map(Value::as_array).collect();
    let (heads, rows) = rows.as_ref()?.split_first()?;
    let heads: Option<Vec<&str>> = heads.iter().map(Value::as_str).collect();
    let mut table = Table::default();
    for cells in rows {
        let mut row = Object::default();
        for (name, value) in heads.as_ref()?.iter().zip(cells.iter()) {
            table.add(&mut row, name, value.clone(), false);
        }
        push(&mut table, row, findings);
    }
    (table.n_rows() > 0).then_some(table)
}

/// Whether the first object of a text is a row, and no feature, geometry or collection.
pub fn begins_with_row(text: &str) -> bool {
    let start = text.trim_start_matches(['\u{feff}', '\u{1e}', '[', ' ', '\n', '\r', '\t']);
    let mut objects = serde_json::Deserializer::from_str(start).into_iter::<Map<String, Value>>();
    let Some(Ok(first)) = objects.next() else {
        return false;
    };
    let is_wrapped = first
        .values()
        .any(|value| value.is_array() || value.is_object());
    // RFC 7464 has a separator before each.
    let is_list = text.trim_start().starts_with(['[', '\u{1e}']) || objects.next().is_some();
    let is_esri = first
        .get("features")
        .and_then(Value::as_array)
        .and_then(|list| list.first())
        .is_some_and(|first| first.get("attributes").is_some());
    !is_geojson(&first) && (is_list || is_esri || !is_wrapped) || is_esri
}

fn is_geojson(object: &Map<String, Value>) -> bool {
    const KINDS: [&str; 5] = [
        "Feature",
        "FeatureCollection",
        "Topology",
        "GeometryCollection",
        "Point",
    ];
    let kind = object.get("type").and_then(Value::as_str);
    let is_kind = kind.is_some_and(|kind| {
        KINDS.contains(&kind)
            || kind.ends_with("LineString")
            || kind.ends_with("Polygon")
            || kind == "MultiPoint"
    });
    // A feature whose type is missing is one by its two members.
    is_kind
        || object.contains_key("geometry")
            && object.get("properties").is_some_and(Value::is_object)
            && object.len() <= 4
}

fn row(table: &mut Table, object: &Map<String, Value>, line: u32) -> Object {
    let mut row = Object {
        line,
        ..Object::default()
    };
    for (name, value) in object {
        match (name.as_str(), value) {
            ("geometry", Value::Object(geometry)) => row.geometry = point(geometry),
            ("attributes" | "properties" | "_source" | "fields", Value::Object(members)) => {
                for (name, value) in members {
                    table.add(&mut row, name, value.clone(), false);
                }
            }
            _ => table.add(&mut row, name, value.clone(), false),
        }
    }
    row
}

/// A geometry of GeoJSON as it is; of Esri its point.
fn point(geometry: &Map<String, Value>) -> Value {
    let number = |name| geometry.get(name)?.as_f64();
    match (number("x"), number("y")) {
        (Some(x), Some(y)) => json!({"type": "Point", "coordinates": [x, y]}),
        _ if geometry.contains_key("type") => Value::Object(geometry.clone()),
        _ if geometry.get("coordinates").is_some_and(Value::is_array) => {
            json!({"type": "Point", "coordinates": geometry["coordinates"]})
        }
        _ => Value::Null,
    }
}

/// A row on each line, as in NDJSON and in sequences of RFC 7464, or as most programs write a list of them: what is broken is passed over, and said.
fn by_line(text: &str, findings: &mut Findings) -> Option<Table> {
    let mut table = Table::default();
    let mut broken = Vec::new();
    for (line, words) in (1..).zip(text.lines()) {
        let words = words
            .trim()
            .trim_start_matches(['[', '\u{1e}'])
            .trim_end_matches([',', ']'])
            .trim();
        if words.is_empty() {
            continue;
        }
        match serde_json::from_str::<Map<String, Value>>(words) {
            Ok(object) => {
                let row = row(&mut table, &object, line);
                push(&mut table, row, findings);
            }
            Err(_) => broken.push(line),
        }
    }
    if table.n_rows() < 2 || broken.len() > table.n_rows() {
        return None;
    }
    for line in broken {
        findings.record_lost(
            line,
            said!("expected a row in JSON on the line, but it is broken: it is left out"),
        );
    }
    Some(table)
}

/// A list of rows, and the names of others with how many rows they have.
type List<'v> = (&'v Vec<Value>, Vec<(String, usize)>);

/// The list of objects that is the value, or the one in it that most looks like incidents; and what others there are.
fn list(value: &Value) -> Option<List<'_>> {
    let mut found = Vec::new();
    lists(value, "", DEPTH, &mut found);
    found.sort_by_key(|(_, rows)| std::cmp::Reverse((n_known(rows), rows.len())));
    let (_, best) = found.first()?;
    let others = found.iter().skip(1).filter(|(_, rows)| n_known(rows) > 1);
    let others = others.map(|(name, rows)| (name.clone(), rows.len()));
    Some((best, others.collect()))
}

fn lists<'v>(
    value: &'v Value,
    name: &str,
    depth: usize,
    found: &mut Vec<(String, &'v Vec<Value>)>,
) {
    match value {
        Value::Array(values) if !values.is_empty() && values.iter().all(Value::is_object) => {
            let is_features = values.iter().filter_map(Value::as_object).any(is_geojson);
            if !is_features {
                found.push((name.to_owned(), values));
            }
        }
        Value::Object(members) if depth > 0 => {
            for (name, value) in members {
                lists(value, name, depth - 1, found);
            }
        }
        _ => {}
    }
}

/// How many of the first row's members are known by their names.
fn n_known(rows: &[Value]) -> usize {
    let fields = FieldMap::default();
    let members = rows.first().and_then(Value::as_object);
    let inner = |(name, value): (&String, &Value)| match value {
        Value::Object(members) => members.keys().cloned().collect(),
        _ => vec![name.clone()],
    };
    let names = members.into_iter().flatten().flat_map(inner);
    names.filter(|name| role(name, &fields).is_some()).count()
}

/// Answers that come in pages say how many rows there are, or where the next page is.
fn says_that_there_is_more(value: &Value, n_rows: usize, findings: &mut Findings) {
    let has_next = ["next", "next_page", "nextPageToken"].iter().any(|name| {
        value
            .get(name)
            .is_some_and(|next| !next.is_null() && next != "")
    });
    let links = value.get("links").and_then(|links| links.get("next"));
    let has_next = has_next || links.is_some_and(|next| !next.is_null());
    let total = ["count", "total", "totalCount", "total_count"]
        .iter()
        .find_map(|name| value.get(name)?.as_u64());
    if has_next || total.is_some_and(|total| total > n_rows as u64) {
        findings.incomplete(said!(
            "the file is not all there is: it is one page of an answer, so ask for the others, too"
        ));
    }
}

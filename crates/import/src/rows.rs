//! Rows as JSON: a list of objects, or one under a member of an object.

use serde_json::{Value, json};

use crate::table::{Row, Table};

/// Rows of a file in which no feature is; nothing where there are none.
pub fn of_json(text: &str) -> Option<Table> {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(_) => Value::Array(by_line(text)?),
    };
    let rows = list(&value)?;
    let mut table = Table::default();
    for value in rows {
        let mut row = Row::default();
        let attributes = value.get("attributes").and_then(Value::as_object);
        if attributes.is_some() {
            row.geometry = point(value);
        }
        for (name, value) in attributes.or_else(|| value.as_object())? {
            table.add(&mut row, name, value.clone(), false);
        }
        table.rows.push(row);
    }
    Some(table)
}

/// Whether a text is what `ArcGIS` answers: rows with attributes, and points as x and y.
pub fn is_esri(text: &str) -> bool {
    text.contains("\"attributes\"")
        && text.contains("\"features\"")
        && !text.contains("\"properties\"")
}

/// The point of a row of Esri JSON.
fn point(row: &Value) -> Value {
    let number = |name| row.get("geometry")?.get(name)?.as_f64();
    match (number("x"), number("y")) {
        (Some(x), Some(y)) => json!({"type": "Point", "coordinates": [x, y]}),
        _ => Value::Null,
    }
}

/// A row on each line.
fn by_line(text: &str) -> Option<Vec<Value>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| serde_json::from_str(line).ok().filter(Value::is_object))
        .collect()
}

/// The list of objects that is the value, or the longest one in it.
fn list(value: &Value) -> Option<&Vec<Value>> {
    let is_rows = |values: &&Vec<Value>| {
        !values.is_empty()
            && values.iter().all(|value| {
                value.is_object() && value.get("type").is_none_or(|kind| kind != "Feature")
            })
    };
    match value {
        Value::Array(values) => Some(values).filter(is_rows),
        Value::Object(members)
            if members
                .get("type")
                .is_none_or(|kind| kind != "FeatureCollection" && kind != "Topology") =>
        {
            members
                .values()
                .filter_map(Value::as_array)
                .filter(is_rows)
                .max_by_key(|values| values.len())
        }
        _ => None,
    }
}

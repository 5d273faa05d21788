//! What every format becomes first: rows with their columns.

use std::collections::HashMap;

use serde_json::Value;

/// Rows of a file, each with a value for each column that it has.
#[derive(Debug, Default)]
pub struct Table {
    /// The columns' names as the file spells them, in the order in which they come.
    pub columns: Vec<String>,
    /// In the order of the file.
    pub rows: Vec<Row>,
    positions: HashMap<String, usize>,
}

/// One row: a line of a table, or a feature.
#[derive(Debug, Default)]
pub struct Row {
    /// Line of the file on which it begins, from 1.
    pub line: u32,
    /// The id that a feature has beside its properties.
    pub id: Value,
    /// A feature's geometry.
    pub geometry: Value,
    /// Whether its cells may stand under other heads than their own.
    pub is_shifted: bool,
    /// Columns, in their order, with what stands in them; nothing stands there for what is blank.
    pub cells: Vec<(usize, Value)>,
}

impl Row {
    /// What stands in a column.
    pub fn cell(&self, column: usize) -> Option<&Value> {
        // In a row without blanks each stands in its place.
        if let Some((at, value)) = self.cells.get(column)
            && *at == column
        {
            return Some(value);
        }
        let at = self
            .cells
            .binary_search_by_key(&column, |(at, _)| *at)
            .ok()?;
        self.cells.get(at).map(|(_, value)| value)
    }

    /// Puts the cells in the order of their columns, in which they are found. Of two in one column the first stays.
    pub fn in_order(&mut self) {
        self.cells.sort_by_key(|(column, _)| *column);
        self.cells.dedup_by_key(|(column, _)| *column);
    }
}

impl Table {
    /// The position of the column of this name, which is made where there is none.
    pub fn column(&mut self, name: &str) -> usize {
        if let Some(at) = self.positions.get(name) {
            return *at;
        }
        self.columns.push(name.to_owned());
        self.positions
            .insert(name.to_owned(), self.columns.len() - 1);
        self.columns.len() - 1
    }

    /// Adds a value to a row: an object that is not ours becomes a column for each of its members.
    pub fn add(&mut self, row: &mut Row, name: &str, value: Value, is_nested: bool) {
        match value {
            Value::Null => {}
            Value::String(text) if text.trim().is_empty() => {}
            Value::Object(members) if !is_nested && is_flat(name, &members) => {
                for (member, value) in members {
                    self.add(row, &format!("{name}.{member}"), value, true);
                }
            }
            value => {
                let column = self.column(name);
                row.cells.push((column, value));
            }
        }
    }

    /// What stands in a column, with the number of its row from 1.
    pub fn values(&self, column: usize) -> impl Iterator<Item = (u32, &Value)> {
        (1..)
            .zip(&self.rows)
            .filter_map(move |(number, row)| Some((number, row.cell(column)?)))
    }
}

/// Whether an object only groups columns: it has plain values, is no member of our records, and is more than a date, a place or a text.
fn is_flat(name: &str, members: &serde_json::Map<String, Value>) -> bool {
    const DATES: [&str; 4] = ["begin", "start", "end", "$date"];
    const PLACES: [&str; 8] = [
        "lat",
        "latitude",
        "lng",
        "lon",
        "longitude",
        "x",
        "y",
        "coordinates",
    ];
    let is_plain = |value: &Value| !value.is_object() && !value.is_array();
    let has = |names: &[&str]| {
        members
            .keys()
            .any(|member| names.contains(&member.as_str()))
    };
    let is_place_alone = has(&PLACES)
        && members.keys().all(|member| {
            PLACES.contains(&member.as_str())
                || ["type", "alt", "altitude"].contains(&member.as_str())
        });
    let is_whole = has(&DATES) || has(&["value"]) || is_place_alone;
    let is_ours = incidents::schema::names::FieldMap::own_name(name)
        .is_some_and(|own| own != "place")
        || name == "original";
    !is_whole && !is_ours && members.values().all(is_plain)
}

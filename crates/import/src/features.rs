//! GeoJSON with other columns than ours: where its features are, and what stands in them.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use crate::columns::hxl;
use crate::table::{Object, Table};
use crate::timespans;

/// The features of a file.
#[derive(Debug, Default)]
pub struct Features {
    /// Their rows.
    pub table: Table,
    /// Where each row's feature stands in the text, with its number among all features from 1.
    pub spans: Vec<(u32, Range<usize>)>,
    /// Whether some have members beside their properties, which nobody else reads.
    pub is_loose: bool,
    /// Where the first feature stands, if it is a row of tags (HXL) and no record.
    pub tags: Option<Range<usize>>,
    /// Rows, from 1, that have several spans of time, of which one is made.
    pub with_spans: Vec<u32>,
}

/// Members of an object in the order of the file.
struct Members(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Members;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

impl Features {
    /// Takes the features at these places; one that is no JSON is left to who can say what is wrong with it.
    pub fn of(text: &str, spans: &[Range<usize>]) -> Self {
        let mut features = Self::default();
        let mut lines = Lines::default();
        for (number, span) in (1..).zip(spans) {
            let line = lines.at(text, span.start);
            let Some(feature) = text.get(span.clone()) else {
                continue;
            };
            if let Some(row) = features.row(feature, line) {
                if hxl::takes(&mut features.table, &row) {
                    features.tags = Some(span.clone());
                    continue;
                }
                features.table.push(row);
                features.spans.push((number, span.clone()));
            }
        }
        features
    }

    fn row(&mut self, feature: &str, line: u32) -> Option<Object> {
        let mut row = Object {
            line,
            ..Object::default()
        };
        let mut properties = None;
        let mut beside = Vec::new();
        for (name, value) in serde_json::from_str::<Members>(feature).ok()?.0 {
            match name.as_str() {
                "id" => row.id = value,
                "geometry" => row.geometry = unpacked(value),
                "properties" => properties = Some(value),
                "type" | "bbox" => {}
                _ => beside.push((name, value)),
            }
        }
        // Members of objects come in the order of their names: read once more, they have their own.
        let members = match properties {
            Some(Value::Object(_)) => in_order(feature)?.0,
            Some(Value::String(text)) => serde_json::from_str::<Members>(&text).ok()?.0,
            None | Some(Value::Null) if !beside.is_empty() => Vec::new(),
            _ => return None,
        };
        let has_when = members
            .iter()
            .chain(&beside)
            .any(|(name, _)| name == "when");
        if let Some(when) = timespans::of_geometry(&row.geometry).filter(|_| !has_when) {
            beside.push(("when".to_owned(), when));
        }
        self.is_loose |= !beside.is_empty();
        // What stands beside the properties is one of them, too.
        for (name, value) in members.into_iter().chain(beside) {
            let value = match name.as_str() {
                "when" => {
                    if timespans::has_several(&value) {
                        self.with_spans.push(self.table.n_rows() as u32 + 1);
                    }
                    // What it is called, and the periods that it lies in.
                    for (beside, value) in timespans::beside(&value) {
                        let name = format!("when.{beside}");
                        self.table.add(&mut row, &name, value.clone(), true);
                    }
                    timespans::plain(value)
                }
                _ => value,
            };
            self.table.add(&mut row, &name, value, false);
        }
        Some(row)
    }
}

fn in_order(feature: &str) -> Option<Members> {
    #[derive(serde::Deserialize)]
    struct Properties {
        properties: Members,
    }
    serde_json::from_str::<Properties>(feature)
        .ok()
        .map(|feature| feature.properties)
}

/// A geometry that was written as a text.
fn unpacked(value: Value) -> Value {
    match &value {
        Value::String(text) if text.trim_start().starts_with('{') => {
            serde_json::from_str(text).unwrap_or(value)
        }
        _ => value,
    }
}

/// Counts lines on the way through a text.
#[derive(Default)]
pub struct Lines {
    passed: usize,
    n_lines: u32,
}

impl Lines {
    /// The line of a place that lies behind those asked for before, from 1.
    pub fn at(&mut self, text: &str, place: usize) -> u32 {
        let bytes = text.as_bytes();
        let passed = bytes.get(self.passed..place).unwrap_or_default();
        // A carriage return alone ends a line, too.
        let is_end = |at: &usize| {
            let at = self.passed + at;
            bytes.get(at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n')
        };
        let n_ends = memchr::memchr2_iter(b'\n', b'\r', passed)
            .filter(is_end)
            .count();
        self.n_lines += n_ends as u32;
        self.passed = place;
        self.n_lines + 1
    }
}

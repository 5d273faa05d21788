//! What went in beside what came back, record by record and member by member.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use serde_json::{Map, Value};

/// Records by their ids, each with its place in the file, from 1.
pub type Records = BTreeMap<String, (usize, Map<String, Value>)>;

/// The records of a file in our schema: their properties, and their geometry as one more member.
pub fn records(geojson: &str) -> Result<Records> {
    let file: Value = serde_json::from_str(geojson).context("what was read is no JSON")?;
    let features = file["features"].as_array().context("it has no features")?;
    let record = |(at, feature): (usize, &Value)| {
        let mut members = feature["properties"].as_object()?.clone();
        members.insert("geometry".to_owned(), feature["geometry"].clone());
        Some((feature["id"].as_str()?.to_owned(), (at + 1, members)))
    };
    let records = features.iter().enumerate().map(record);
    records.collect::<Option<_>>().context("a record has no id")
}

/// A member that is another one than it was, or none.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub id: String,
    /// The place of the record in the file, from 1, as it went in.
    pub number: usize,
    /// Of which member; none where the whole record is not there.
    pub member: Option<String>,
    pub before: Value,
    /// None where it is lost.
    pub after: Option<Value>,
}

/// How many members came back as they were, and the others.
pub fn compare(before: &Records, after: &Records) -> (usize, Vec<Change>) {
    let (mut n_kept, mut changes) = (0, Vec::new());
    for (id, (number, members)) in before {
        let Some((_, found)) = after.get(id) else {
            changes.push(Change {
                id: id.clone(),
                number: *number,
                member: None,
                before: Value::Null,
                after: None,
            });
            continue;
        };
        for (name, value) in members {
            let now = found.get(name);
            if is_same(name, value, now.unwrap_or(&Value::Null)) {
                n_kept += 1;
            } else {
                changes.push(Change {
                    id: id.clone(),
                    number: *number,
                    member: Some(name.clone()),
                    before: value.clone(),
                    after: now.cloned(),
                });
            }
        }
    }
    (n_kept, changes)
}

/// Degrees are written with seven decimals: a centimetre.
const DEGREES: f64 = 1e-7;

/// Whether both say the same: one thing alone is a list of one, what is null is not there, and what is false need not be said.
fn is_same(member: &str, before: &Value, after: &Value) -> bool {
    match (member, before, after) {
        // What the record says beyond our schema may have more beside it.
        ("original", Value::Object(before), Value::Object(after)) => {
            let mut members = before.iter();
            members.all(|(name, value)| after.get(name).map(plain) == Some(plain(value)))
        }
        ("geometry", Value::Object(_), Value::Object(_)) => {
            let at = |value: &Value, axis: usize| value["coordinates"][axis].as_f64();
            let is_near = |axis| match (at(before, axis), at(after, axis)) {
                (Some(before), Some(after)) => (before - after).abs() <= DEGREES,
                _ => false,
            };
            before["type"] == after["type"] && is_near(0) && is_near(1)
        }
        (_, Value::Bool(false), Value::Null) => true,
        _ => plain(before) == plain(after),
    }
}

fn plain(value: &Value) -> Value {
    match value {
        Value::Array(values) => {
            let mut values: Vec<Value> = values.iter().map(plain).collect();
            match values.len() {
                1 => values.remove(0),
                _ => values.into(),
            }
        }
        Value::Object(members) => {
            let members = members.iter().filter(|(_, value)| !value.is_null());
            let members = members.map(|(name, value)| (name.clone(), plain(value)));
            Value::Object(members.collect())
        }
        value => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_says_the_same_is_the_same() {
        for (member, before, after) in [
            ("method", json!(["a"]), json!("a")),
            (
                "casualties",
                json!([{"killed_min": 1, "as_of": null}]),
                json!([{"killed_min": 1}]),
            ),
            ("sensitive", json!(false), json!(null)),
            ("original", json!({"ward": 7}), json!({"ward": 7, "FID": 1})),
            (
                "geometry",
                json!({"type": "Point", "coordinates": [1.123_456_78, 2]}),
                json!({"type": "Point", "coordinates": [1.123_456_8, 2.0]}),
            ),
        ] {
            assert!(is_same(member, &before, &after), "{before} {after}");
        }
        for (member, before, after) in [
            ("method", json!(["a", "b"]), json!("a")),
            ("title", json!("12"), json!(12)),
            ("sensitive", json!(true), json!(null)),
            ("original", json!({"ward": 7}), json!({"FID": 1})),
            (
                "geometry",
                json!(null),
                json!({"type": "Point", "coordinates": [1, 2]}),
            ),
            (
                "geometry",
                json!({"type": "Point", "coordinates": [1, 2]}),
                json!({"type": "Point", "coordinates": [1.000_001, 2]}),
            ),
        ] {
            assert!(!is_same(member, &before, &after), "{before} {after}");
        }
    }

    #[test]
    fn a_record_that_is_not_there_is_one_change() {
        let file = |id: &str| {
            json!({"features": [{"id": id, "geometry": null, "properties": {"title": "A"}}]})
                .to_string()
        };
        let [a, b] = ["a", "b"].map(|id| records(&file(id)).unwrap());
        assert_eq!(compare(&a, &a), (2, Vec::new()));
        let (n_kept, changes) = compare(&a, &b);
        assert_eq!((n_kept, changes.len()), (0, 1));
        assert_eq!(changes[0].member, None);
    }
}

//! The map file as whoever edits it should see it: beside what the page says of it, members that nothing reads, and a look that cannot be had.

use incidents::config::MapConfig;
use incidents::model::message::quoted;
use incidents::model::report::{Problem, Report, Severity};
use incidents::model::said::{Fill as _, Said, Sentence};
use serde_json::Value;
use strsim::osa_distance;

/// The JSON Schema of map files.
pub const SCHEMA: &str = include_str!("../../../data/map.schema.json");

/// Reads a map file.
pub fn parsed(bytes: &[u8]) -> (MapConfig, Report) {
    let (config, mut report) = MapConfig::parse(bytes);
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // What is no JSON has been said.
    let map: Value = serde_json::from_slice(bytes).unwrap_or_default();
    let schema: Value = serde_json::from_str(SCHEMA).unwrap_or_default();
    let mut unknown = unknown_members(&map, &schema);
    // In whatever order the file is read.
    unknown.sort();
    for (field, message) in unknown {
        report.push(note(field, &message));
    }
    (config, report)
}

/// Something of a map file, without loss.
pub fn note(field: String, message: &str) -> Problem {
    Problem {
        severity: Severity::Note,
        record: None,
        id: None,
        line: None,
        field: Some(field),
        message: in_english(message),
    }
}

/// A sentence that only this program says, in English and whole: braces in it are no names.
pub fn in_english(message: &str) -> Said {
    Sentence::of("{message}").with(&[&message.fill()])
}

/// Members inside of others that the schema has no name for. Those of the map file itself the page names.
fn unknown_members(map: &Value, schema: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (name, value) in map.as_object().into_iter().flatten() {
        add_unknown(
            value,
            &schema["properties"][name.as_str()],
            name,
            &mut found,
        );
    }
    found
}

fn add_unknown(value: &Value, schema: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Array(items) => {
            let Some(schema) = alternative(schema, "items") else {
                return;
            };
            for (nth, item) in items.iter().enumerate() {
                add_unknown(item, &schema["items"], &format!("{path}[{nth}]"), found);
            }
        }
        Value::Object(members) => {
            let Some(known) = alternative(schema, "properties") else {
                return;
            };
            for (name, value) in members {
                let path = format!("{path}.{name}");
                match known["properties"].get(name) {
                    Some(schema) => add_unknown(value, schema, &path, found),
                    None if name.starts_with(['_', '$']) => {}
                    None => found.push((path, unknown(name, &known["properties"]))),
                }
            }
        }
        _ => {}
    }
}

/// The schema itself, or the one of its alternatives that says this.
fn alternative<'s>(schema: &'s Value, keyword: &str) -> Option<&'s Value> {
    let others = ["oneOf", "anyOf"].map(|all| schema[all].as_array());
    let others = others.into_iter().flatten().flatten();
    std::iter::once(schema)
        .chain(others)
        .find(|schema| schema.get(keyword).is_some())
}

fn unknown(name: &str, known: &Value) -> String {
    let mut names: Vec<&str> = known
        .as_object()
        .into_iter()
        .flat_map(|members| members.keys().map(String::as_str))
        .collect();
    // In whatever order the schema is read.
    names.sort_unstable();
    let distance = |known: &str| osa_distance(known, &name.to_lowercase());
    let near = names.iter().min_by_key(|known| distance(known));
    let near = near.filter(|known| distance(known) <= 1 + known.len() / 4);
    let near = near.map(|near| format!("did you mean {near}? "));
    format!(
        "nothing reads {}: {}what is read here is {}",
        quoted(name),
        near.unwrap_or_default(),
        names.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(map: &str) -> Vec<String> {
        let (_, report) = parsed(map.as_bytes());
        report.problems().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_member_inside_of_another_that_nothing_reads_is_named() {
        assert_eq!(
            said(
                r##"{"categories": [{"id": "a", "colour": "#a00", "_why": "x"}], "labels": {"methods": {"a": "A"}},
                "annotate": [{"id": "a", "text": {"en": "A"}, "side": 1}], "credits": ["Desk", {"text": "Desk", "href": "x"}]}"##
            ),
            [
                "annotate[0].side: nothing reads \"side\": what is read here is id, text",
                "categories[0].colour: nothing reads \"colour\": did you mean color? what is read here is color, id, label, shape",
                "credits[1].href: nothing reads \"href\": what is read here is text, url",
                "labels.methods: nothing reads \"methods\": did you mean method? what is read here is actor, method, name, target",
            ]
        );
    }

    #[test]
    fn our_own_map_file_says_nothing_that_is_not_read() {
        assert_eq!(said(include_str!("../../../data/map.json")), [""; 0]);
    }
}

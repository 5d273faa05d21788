//! The map file as whoever edits it should see it: beside what the page says of it, members that nothing reads, and a look that cannot be had.

use incidents::config::MapConfig;
use incidents::model::message::quoted;
use incidents::model::report::{Problem, Report, Severity};
use incidents::model::said::{Fill as _, Said, Sentence};
use serde_json::{Map, Value};
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
    let mut faults = Faults::of(&map, &schema);
    // Said already, by what the page makes of it.
    let said = report.problems().iter().filter_map(|it| it.field.clone());
    let said: Vec<String> = said.collect();
    faults.of_values.retain(|(field, _)| {
        let is_said = |said: &String| {
            let rest = field.strip_prefix(said.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        !said.iter().any(is_said)
    });
    let mut faults = [faults.of_names, faults.of_values, doubled(&map)].concat();
    // In whatever order the file is read.
    faults.sort();
    for (field, message) in faults {
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

/// Paths in a map file, each with what is wrong there.
type Found = Vec<(String, String)>;

/// What of a map file is not as its schema says.
#[derive(Default)]
struct Faults {
    /// Members inside of others that the schema has no name for. Those of the map file itself the page names.
    of_names: Found,
    /// Values of another kind than is read there.
    of_values: Found,
}

impl Faults {
    fn of(map: &Value, schema: &Value) -> Self {
        let mut faults = Self::default();
        for (name, value) in map.as_object().into_iter().flatten() {
            let known = &schema["properties"][name.as_str()];
            // As `#/properties/fields`.
            let same = known["$ref"].as_str().and_then(|it| it.rsplit('/').next());
            let known = same.map_or(known, |name| &schema["properties"][name]);
            faults.add(value, known, name);
        }
        faults
    }

    fn add(&mut self, value: &Value, schema: &Value, path: &str) {
        let kinds = kinds(schema);
        if !kinds.is_empty() && !value.is_null() && !kinds.contains(&kind(value)) {
            let message = format!(
                "expected {}, but found {}: nothing is read of it",
                kinds.join(" or "),
                quoted_value(value)
            );
            self.of_values.push((path.to_owned(), message));
            return;
        }
        match value {
            Value::Array(items) => {
                let Some(schema) = alternative(schema, "items") else {
                    return;
                };
                for (nth, item) in items.iter().enumerate() {
                    self.add(item, &schema["items"], &format!("{path}[{nth}]"));
                }
            }
            Value::Object(members) => self.add_members(members, schema, path),
            _ => {}
        }
    }

    fn add_members(&mut self, members: &Map<String, Value>, schema: &Value, path: &str) {
        let none = Value::Null;
        let known = alternative(schema, "properties").map_or(&none, |it| &it["properties"]);
        let others = alternative(schema, "additionalProperties");
        let others = others.map(|it| &it["additionalProperties"]);
        // An object that may be texts by language, or something else.
        let is_named = others.is_none() || members.keys().any(|name| known.get(name).is_some());
        for (name, value) in members {
            let path = format!("{path}.{name}");
            match (known.get(name), others.filter(|_| !is_named)) {
                (Some(schema), _) | (None, Some(schema)) => self.add(value, schema, &path),
                (None, None) if name.starts_with(['_', '$']) || known.is_null() => {}
                (None, None) => self.of_names.push((path, unknown(name, known))),
            }
        }
    }
}

/// The kinds of values that a schema allows, in words; none where it does not say, or says it by the values themselves.
fn kinds(schema: &Value) -> Vec<&'static str> {
    let mut found = Vec::new();
    for schema in alternatives(schema) {
        let kind = match schema["type"].as_str() {
            Some("string") => "a text",
            Some("number" | "integer") => "a number",
            Some("array") => "a list",
            Some("object") => "an object",
            Some("boolean") => "true or false",
            Some("null") => continue,
            _ if schema.get("oneOf").or(schema.get("anyOf")).is_some() => continue,
            _ => return Vec::new(),
        };
        if !found.contains(&kind) {
            found.push(kind);
        }
    }
    found
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// What stands there, where that is short.
fn quoted_value(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        _ => kind(value).to_owned(),
    }
}

/// Types that are there twice: the first holds.
fn doubled(map: &Value) -> Found {
    let categories = map["categories"].as_array();
    let ids = categories.into_iter().flatten().map(|it| it["id"].as_str());
    let ids: Vec<Option<&str>> = ids.collect();
    let doubled = ids.iter().enumerate().filter_map(|(nth, id)| {
        let first = ids.iter().position(|it| it.is_some() && it == id)?;
        let message = format!(
            "{} is there before, as categories[{first}], which holds: take one of them out",
            quoted((*id)?)
        );
        (first < nth).then(|| (format!("categories[{nth}].id"), message))
    });
    doubled.collect()
}

/// The one of a schema's alternatives that says this.
fn alternative<'s>(schema: &'s Value, keyword: &str) -> Option<&'s Value> {
    let all = alternatives(schema).into_iter();
    all.into_iter()
        .find(|schema| schema.get(keyword).is_some_and(|said| !said.is_boolean()))
}

/// A schema, and all that it says it may be instead.
fn alternatives(schema: &Value) -> Vec<&Value> {
    let others = ["oneOf", "anyOf"].map(|all| schema[all].as_array());
    let others = others.into_iter().flatten().flatten();
    let mut all = vec![schema];
    others.for_each(|other| all.extend(alternatives(other)));
    all
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
    fn a_value_of_another_kind_is_named_once() {
        assert_eq!(
            said(
                r#"{"categories": [{"id": "a", "label": 7, "color": "puce"}, {"id": "a"}], "labels": {"method": {"a": 3, "b": {"en": ["x"]}}},
                "publisher": {"en": "A", "ar": 4}, "credits": [3], "lede": [1], "license": {"text": "A", "uri": "x"}, "table_fields": {"date": 3}}"#
            ),
            [
                "categories[0].color: expected a colour as #rrggbb, #rgb or a plain name such as red, but found \"puce\"",
                "labels.method.b.en: expected a text, but found a list of 1",
                "lede: expected a text, but found a list of 1",
                "categories[0].label: expected a text or an object, but found 7: nothing is read of it",
                "categories[1].id: \"a\" is there before, as categories[0], which holds: take one of them out",
                "credits[0]: expected a text or an object, but found 3: nothing is read of it",
                "labels.method.a: expected a text or an object, but found 3: nothing is read of it",
                "license.uri: nothing reads \"uri\": did you mean url? what is read here is text, url",
                "publisher.ar: expected a text, but found 4: nothing is read of it",
                "table_fields.date: expected a text or a list, but found 3: nothing is read of it",
            ]
        );
    }

    #[test]
    fn our_own_map_file_says_nothing_that_is_not_read() {
        assert_eq!(said(include_str!("../../../data/map.json")), [""; 0]);
    }
}

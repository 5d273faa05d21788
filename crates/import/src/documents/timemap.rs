//! The events of `TimeMap` (Forensic Architecture), with the sources and associations that they name by their ids.

use std::collections::BTreeMap;

use incidents::said;
use serde_json::{Map, Value, json};

use crate::findings::Findings;
use crate::table::{Object, Table};

/// The rows of events: a list of them alone, or with what belongs to them under `sources` and `associations` beside `events`.
pub(super) fn table(value: &Value, findings: &mut Findings) -> Option<Table> {
    let events = value.get("events").unwrap_or(value).as_array()?;
    if !are_events(events) {
        return None;
    }
    let named = Named {
        sources: by_id(value.get("sources")),
        associations: by_id(value.get("associations")),
    };
    findings.note(said!("the file has events of TimeMap: their sources and associations are put to them by their ids"));
    if named.sources.is_empty() && named.associations.is_empty() {
        findings.incomplete(said!("expected the sources and associations that the events name, but they are in files of their own: open them together with it, or put them beside it, called sources and associations in place of events"));
    }
    let mut table = Table::default();
    for event in events.iter().filter_map(Value::as_object) {
        let mut row = Object::default();
        named.add(event, &mut row, &mut table, findings);
        table.push(row);
    }
    Some(table)
}

/// Whether these are events: each has an id, and lists of the ids of others.
pub(super) fn are_events(events: &[Value]) -> bool {
    let ids = |event: &Value, name: &str| {
        let list = event.get(name).and_then(Value::as_array);
        list.is_some_and(|list| list.iter().all(Value::is_string))
    };
    !events.is_empty()
        && events.iter().all(|event| {
            event.get("id").is_some()
                && ids(event, "associations")
                && (ids(event, "sources") || event.get("sources").is_none())
        })
}

/// Objects by their ids, from an object of them or from a list.
fn by_id(value: Option<&Value>) -> BTreeMap<&str, &Map<String, Value>> {
    let mut known = BTreeMap::new();
    let listed = value.and_then(Value::as_array).into_iter().flatten();
    for object in listed.filter_map(Value::as_object) {
        if let Some(id) = object.get("id").and_then(Value::as_str) {
            known.insert(id, object);
        }
    }
    for (id, object) in value.and_then(Value::as_object).into_iter().flatten() {
        if let Some(object) = object.as_object() {
            known.insert(id.as_str(), object);
        }
    }
    known
}

/// What events name.
struct Named<'v> {
    sources: BTreeMap<&'v str, &'v Map<String, Value>>,
    associations: BTreeMap<&'v str, &'v Map<String, Value>>,
}

impl Named<'_> {
    fn add(
        &self,
        event: &Map<String, Value>,
        row: &mut Object,
        table: &mut Table,
        findings: &mut Findings,
    ) {
        let number = table.n_rows() as u32 + 1;
        for (name, value) in event {
            let ids = value
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str);
            match name.as_str() {
                "sources" if !self.sources.is_empty() => {
                    let sources: Vec<Value> = ids
                        .flat_map(|id| self.source(id, number, findings))
                        .collect();
                    table.add(row, "sources", sources.into(), false);
                }
                "associations" if !self.associations.is_empty() => self.associate(ids, row, table),
                // An id is no publisher, and no type: it stays a fact under the name that it has in TimeMap.
                "sources" | "associations" => {
                    table.add(row, &format!("timemap:{name}"), value.clone(), false);
                }
                "graphic" if is_true(value) => table.add(row, "sensitive", true.into(), false),
                "graphic" => {}
                _ => table.add(row, name, value.clone(), false),
            }
        }
    }

    /// A source for each of its addresses; one without any is hidden, or a title.
    fn source(&self, id: &str, number: u32, findings: &mut Findings) -> Vec<Value> {
        let Some(source) = self.sources.get(id) else {
            findings.read_otherwise(
                number,
                Some("sources"),
                said!("a source that the event names is not there"),
            );
            return Vec::new();
        };
        let text = |name: &str| {
            source
                .get(name)
                .and_then(Value::as_str)
                .filter(|text| text.contains(char::is_alphanumeric))
        };
        let words = text("description").or_else(|| text("title"));
        let paths = source.get("paths").and_then(Value::as_array);
        let paths = paths.into_iter().flatten().filter_map(Value::as_str);
        let urls: Vec<&str> = paths.filter(|path| path.starts_with("http")).collect();
        if urls.is_empty() {
            findings.read_otherwise(
                number,
                Some("sources"),
                said!(
                    "a source without an address is hidden by whoever made the file: it is left out"
                ),
            );
        }
        let source = |url: &&str| match words {
            Some(words) => json!({"title": words, "url": url}),
            None => json!({"url": url}),
        };
        urls.iter().map(source).collect()
    }

    /// Filters and categories are types; what tells a story is a fact.
    fn associate<'i>(
        &self,
        ids: impl Iterator<Item = &'i str>,
        row: &mut Object,
        table: &mut Table,
    ) {
        let (mut types, mut stories) = (Vec::new(), Vec::new());
        for association in ids.filter_map(|id| self.associations.get(id)) {
            let last = association
                .get("filter_paths")
                .and_then(|paths| paths.as_array()?.last());
            let Some(words) = last.or_else(|| association.get("title")).cloned() else {
                continue;
            };
            match association.get("mode").and_then(Value::as_str) {
                Some("NARRATIVE") => stories.push(words),
                _ => types.push(words),
            }
        }
        table.add(row, "category", types.into(), false);
        if !stories.is_empty() {
            table.add(row, "narratives", stories.into(), false);
        }
    }
}

fn is_true(value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    value == true || text.eq_ignore_ascii_case("true")
}

//! Files that belong together become one.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::timemap::are_events;

/// Files that became one.
#[derive(Debug, PartialEq, Eq)]
pub struct Joined {
    /// The one.
    pub bytes: Vec<u8>,
    /// Which of those beside it are in it, counted from 0.
    pub belonging: Vec<usize>,
}

/// Events of `TimeMap` with the files of sources and associations that lie beside theirs, as one file; nothing where the bytes are no such
/// events, or none of the others belongs to them.
pub fn joined<B: AsRef<[u8]>>(events: &[u8], beside: &[B]) -> Option<Joined> {
    if beside.is_empty() || !events.trim_ascii_start().starts_with(b"[") {
        return None;
    }
    let events: Value = serde_json::from_slice(events).ok()?;
    let list = events.as_array()?;
    if !are_events(list) {
        return None;
    }
    let named = |name: &str| -> HashSet<&str> {
        let ids = list.iter().filter_map(|event| event.get(name)?.as_array());
        ids.flatten().filter_map(Value::as_str).collect()
    };
    let [sources, associations] = ["sources", "associations"].map(named);
    let mut whole = Map::new();
    let mut belonging = Vec::new();
    for (at, file) in beside.iter().enumerate() {
        let Ok(value) = serde_json::from_slice::<Value>(file.as_ref()) else {
            continue;
        };
        let has = |name: &str| {
            objects(&value)
                .next()
                .is_some_and(|first| first.get(name).is_some())
        };
        let name = match () {
            () if has("paths") && has_one_of(&value, &sources) => "sources",
            () if (has("filter_paths") || has("mode")) && has_one_of(&value, &associations) => {
                "associations"
            }
            () => continue,
        };
        // A second one of a kind stays what it is.
        if whole.contains_key(name) {
            continue;
        }
        belonging.push(at);
        whole.insert(name.to_owned(), value);
    }
    if whole.is_empty() {
        return None;
    }
    whole.insert("events".to_owned(), events);
    let bytes = serde_json::to_vec(&whole).ok()?;
    Some(Joined { bytes, belonging })
}

/// Whether one of its objects has an id that the events name: other tables have such columns, too.
fn has_one_of(value: &Value, ids: &HashSet<&str>) -> bool {
    let is_named = |id: Option<&Value>| {
        let id = id.and_then(Value::as_str);
        id.is_some_and(|id| ids.contains(id))
    };
    let keys = value.as_object().into_iter().flat_map(Map::keys);
    objects(value).any(|object| is_named(object.get("id")))
        || keys.into_iter().any(|id| ids.contains(id.as_str()))
}

fn objects(value: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Value::Array(list) => Box::new(list.iter()),
        Value::Object(members) => Box::new(members.values()),
        _ => Box::new(std::iter::empty()),
    }
}

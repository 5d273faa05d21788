//! Files that belong together become one.

use serde_json::{Map, Value};

use super::timemap::are_events;

/// Events of `TimeMap` with the files of sources and associations that lie beside theirs, as one file; nothing where the bytes are no such
/// events, or none of the others belongs to them.
pub fn joined(events: &[u8], beside: &[Vec<u8>]) -> Option<Vec<u8>> {
    if beside.is_empty() {
        return None;
    }
    let events: Value = serde_json::from_slice(events).ok()?;
    if !are_events(events.as_array()?) {
        return None;
    }
    let mut whole = Map::new();
    for file in beside {
        let Ok(value) = serde_json::from_slice::<Value>(file) else {
            continue;
        };
        let has = |name: &str| {
            objects(&value)
                .next()
                .is_some_and(|first| first.get(name).is_some())
        };
        if has("paths") {
            whole.insert("sources".to_owned(), value);
        } else if has("filter_paths") || has("mode") {
            whole.insert("associations".to_owned(), value);
        }
    }
    if whole.is_empty() {
        return None;
    }
    whole.insert("events".to_owned(), events);
    serde_json::to_vec(&whole).ok()
}

fn objects(value: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Value::Array(list) => Box::new(list.iter()),
        Value::Object(members) => Box::new(members.values()),
        _ => Box::new(std::iter::empty()),
    }
}

//! What became of each record from one version to the next: by its id, member by member.

use std::collections::{BTreeMap, BTreeSet};

use incidents::config::MapConfig;
use incidents::model::when::When;
use incidents::read::parse;
use serde_json::{Map, Value};

use crate::versions::{Became, Field, Now, Step, is_blurred};

/// What is longer is said in part.
const MAX_LETTERS: usize = 400;

/// So much of it stands before what is other.
const N_BEFORE: usize = 40;

/// Members that say when a record was changed, and not what of it.
const OF_CHANGES: [&str; 3] = ["updated", "corrections", "assessed_on"];

/// A record, as far as it is compared.
pub(super) struct Said {
    title: String,
    is_blurred: bool,
    members: Map<String, Value>,
}

impl Said {
    pub(super) fn now(&self) -> Now<'_> {
        Now {
            title: &self.title,
            is_blurred: self.is_blurred,
        }
    }
}

/// Whether it may be told of a record that is blurred that it said something else. In any other word of it, and in any column of the publisher's
/// own, there may be where it was: of what it said only a date is told that is nothing but one.
pub(super) fn is_told_of_blurred(field: &Field) -> bool {
    let is_date = |said: &str| said.is_empty() || When::parse(said).is_ok();
    field.field == "date" && is_date(&field.from) && is_date(&field.to)
}

/// The records of a file by their ids, in the order of the file.
pub(super) fn said(bytes: &[u8], config: &MapConfig) -> Vec<(String, Said)> {
    let language = config.languages.first().map_or("en", String::as_str);
    let records = parse(bytes, &config.fields).records.into_iter();
    let of = |text: &[u8]| -> Map<String, Value> {
        let feature: Value = serde_json::from_slice(text).unwrap_or_default();
        let mut members = feature["properties"]
            .as_object()
            .cloned()
            .unwrap_or_default();
        members.insert("geometry".to_owned(), feature["geometry"].clone());
        members
    };
    records
        .map(|it| {
            let said = Said {
                title: it.incident.title_in(language).to_owned(),
                // As it is read, whatever its file calls the member.
                is_blurred: is_blurred(it.incident.place.coordinate_source.as_deref()),
                members: of(bytes.get(it.span.clone()).unwrap_or_default()),
            };
            (it.incident.id, said)
        })
        .collect()
}

/// What became of records; of which versions and on which day, whoever asked knows.
pub(super) fn between(before: &[(String, Said)], now: &[(String, Said)]) -> Step {
    let by_id: BTreeMap<&str, &Said> = before
        .iter()
        .map(|(id, said)| (id.as_str(), said))
        .collect();
    let ids: BTreeSet<&str> = now.iter().map(|(id, _)| id.as_str()).collect();
    let became = |(id, now): &(String, Said)| {
        let before = by_id.get(id.as_str());
        let fields = before.map_or_else(Vec::new, |before| fields(before, now));
        let became = Became {
            id: id.clone(),
            title: now.title.clone(),
            new: before.is_none(),
            fields,
        };
        (became.new || !became.fields.is_empty()).then_some(became)
    };
    Step {
        records: now.iter().filter_map(became).collect(),
        gone: by_id.keys().filter(|id| !ids.contains(*id)).count(),
        ..Step::default()
    }
}

/// The members that say something else.
fn fields(before: &Said, now: &Said) -> Vec<Field> {
    let names = now.members.keys().chain(
        before
            .members
            .keys()
            .filter(|name| !now.members.contains_key(*name)),
    );
    let names = names.filter(|name| !OF_CHANGES.contains(&name.as_str()));
    let field = |name: &String| {
        let said = [before, now].map(|of| of.members.get(name).unwrap_or(&Value::Null));
        let [from, to] = told(said)?;
        Some(Field {
            field: name.clone(),
            from,
            to,
        })
    };
    let is_told = |it: &Field| !now.is_blurred || is_told_of_blurred(it);
    let mut fields: Vec<Field> = names.filter_map(field).filter(is_told).collect();
    // By name: in the order of which file, nobody could say.
    fields.sort_by(|one, other| one.field.cmp(&other.field));
    fields
}

/// What two values say, each as far as a reader is told; nothing where that is the same.
fn told([before, now]: [&Value; 2]) -> Option<[String; 2]> {
    let [from, to] = [before, now].map(in_words);
    if from != to {
        return Some(excerpts([&from, &to]));
    }
    // The same words, under other names: a least number has become a greatest.
    let has_names = |value: &Value| value.is_object() || value.is_array();
    let is_other = without_nothing(before) != without_nothing(now);
    (has_names(before) && has_names(now) && is_other)
        .then(|| excerpts([&before.to_string(), &now.to_string()]))
}

/// A value without the members in it that say nothing.
fn without_nothing(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(without_nothing).collect(),
        Value::Object(members) => {
            let said = members.iter().filter(|(_, value)| !value.is_null());
            said.map(|(name, value)| (name.clone(), without_nothing(value)))
                .collect()
        }
        other => other.clone(),
    }
}

/// Two texts that are other; of long ones what stands where they begin to be.
fn excerpts(texts: [&str; 2]) -> [String; 2] {
    let is_long = |text: &str| text.chars().nth(MAX_LETTERS).is_some();
    if !texts.iter().any(|text| is_long(text)) {
        return texts.map(str::to_owned);
    }
    let [from, to] = texts.map(str::chars);
    let n_same = from.zip(to).take_while(|(one, other)| one == other).count();
    let first = n_same.saturating_sub(N_BEFORE);
    texts.map(|text| {
        let mut letters = text.chars().skip(first);
        let said: String = letters.by_ref().take(MAX_LETTERS).collect();
        let [before, after] =
            [first > 0, letters.next().is_some()].map(|is_cut| if is_cut { "…" } else { "" });
        format!("{before}{said}{after}")
    })
}

/// A value as a reader reads it.
fn in_words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let is_position = !items.is_empty() && items.iter().all(Value::is_number);
            let parts: Vec<String> = items.iter().map(in_words).collect();
            parts.join(if is_position { ", " } else { "; " })
        }
        Value::Object(members) => {
            let is_shape = |name: &str| members.contains_key("coordinates") && name == "type";
            let parts = members
                .iter()
                .filter(|(name, value)| !value.is_null() && !is_shape(name));
            let parts: Vec<String> = parts.map(|(_, value)| in_words(value)).collect();
            parts.join(" · ")
        }
        other => other.to_string(),
    }
}

//! What became of each record from one version to the next: by its id, member by member.

use std::collections::{BTreeMap, BTreeSet};

use incidents::config::MapConfig;
use incidents::model::edition::Version;
use incidents::model::facet::Facet;
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

/// Messages that say what members are called, each after the name of its member.
pub(super) const LABELS: [&str; 26] = [
    "field-title",
    "field-date",
    "field-date_text",
    "field-date_reasoning",
    "field-place",
    "field-geometry",
    "field-uncertainty_m",
    "field-coordinate_source",
    "field-actors",
    "field-casualties",
    "field-excerpts",
    "field-sources",
    "field-disputes",
    "field-discrepancies",
    "field-later_findings",
    "field-related",
    "role-description",
    "role-date-start",
    "role-date-end",
    "role-admin1",
    "role-country",
    "role-latitude",
    "role-longitude",
    "role-fatalities",
    "role-injured",
    "role-url",
];

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
    let is_whole = field.from_whole.is_none() && field.to_whole.is_none();
    field.field == "date" && is_whole && is_date(&field.from) && is_date(&field.to)
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
        as_we_call_them(&members, config)
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

/// Members by our own names for them, where their file calls them otherwise.
fn as_we_call_them(members: &Map<String, Value>, config: &MapConfig) -> Map<String, Value> {
    let ours = |name: &str| {
        let known = config.fields.members_named(name);
        known.min_by_key(|(_, rank)| *rank).map(|(ours, _)| ours)
    };
    let name = |name: &String| {
        let ours = ours(name).filter(|ours| !members.contains_key(*ours));
        ours.map_or_else(|| name.clone(), str::to_owned)
    };
    members
        .iter()
        .map(|(own, value)| (name(own), value.clone()))
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
        let [from, to] = told(name, said)?;
        let [from_whole, to_whole] = said.map(whole);
        let facet = facet(name, [&from, &to]);
        Some(Field {
            label: label(name, facet),
            facet: facet.map(|facet| facet.code().to_owned()),
            field: name.clone(),
            from,
            to,
            from_whole,
            to_whole,
        })
    };
    let is_told = |it: &Field| !now.is_blurred || is_told_of_blurred(it);
    let mut fields: Vec<Field> = names.filter_map(field).filter(is_told).collect();
    // By name: in the order of which file, nobody could say.
    fields.sort_by(|one, other| one.field.cmp(&other.field));
    fields
}

/// What two values say, each as far as a reader is told; nothing where that is the same.
fn told(name: &str, [before, now]: [&Value; 2]) -> Option<[String; 2]> {
    let in_words = |value| match name {
        "geometry" => positions(value),
        _ => in_words(value),
    };
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

/// What tells a value from any other that is told in the same words; nothing of one that is told as it is. So a change that was taken back, steps
/// later, is known as none, and another one is not taken for it.
fn whole(value: &Value) -> Option<String> {
    let is_told = match value {
        Value::String(text) => !is_long(text),
        Value::Array(_) | Value::Object(_) => false,
        _ => true,
    };
    let bytes = || without_nothing(value).to_string().into_bytes();
    (!is_told).then(|| Version::of(&bytes()).code())
}

/// The facet that a member has codes of, where both texts are such.
fn facet(member: &str, texts: [&str; 2]) -> Option<Facet> {
    let facet = match member {
        "category" => Facet::Type,
        "method" => Facet::Method,
        "target" => Facet::Target,
        "kind" => Facet::Kind,
        "occurrence_status" => Facet::Status,
        "responsibility_status" => Facet::Responsibility,
        "place_precision" => Facet::PlacePrecision,
        "date_precision" => Facet::DatePrecision,
        _ => return None,
    };
    let codes = facet.codes();
    let is_code = |text: &str| codes.is_empty() || text.is_empty() || codes.contains(&text);
    texts.into_iter().all(is_code).then_some(facet)
}

/// The message that says what a reader calls a member of our schema.
fn label(member: &str, facet: Option<Facet>) -> Option<String> {
    if let Some(facet) = facet {
        return Some(format!("facet-{}", facet.code()));
    }
    let message = LABELS.iter().find(|message| {
        let name = message
            .split_once('-')
            .map(|(_, name)| name.replace('-', "_"));
        name.is_some_and(|name| name == member)
    });
    message.map(|message| (*message).to_owned())
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

fn is_long(text: &str) -> bool {
    text.chars().nth(MAX_LETTERS).is_some()
}

/// Two texts that are other; of long ones what stands where they begin to be.
fn excerpts(texts: [&str; 2]) -> [String; 2] {
    let [from, to] = texts.map(str::chars);
    let n_same = from.zip(to).take_while(|(one, other)| one == other).count();
    let first = n_same.saturating_sub(N_BEFORE);
    texts.map(|text| {
        if !is_long(text) {
            return text.to_owned();
        }
        let mut letters = text.chars().skip(first);
        let said: String = letters.by_ref().take(MAX_LETTERS).collect();
        let [before, after] =
            [first > 0, letters.next().is_some()].map(|is_cut| if is_cut { "…" } else { "" });
        format!("{before}{said}{after}")
    })
}

/// The positions of a geometry, latitude first, as a reader reads them.
fn positions(value: &Value) -> String {
    let said = |(degrees, [positive, negative]): (&Value, [&str; 2])| {
        let degrees = degrees.to_string();
        match degrees.strip_prefix('-') {
            Some(degrees) => format!("{degrees}° {negative}"),
            None => format!("{degrees}° {positive}"),
        }
    };
    match value {
        Value::Array(items) if items.len() > 1 && items.iter().all(Value::is_number) => {
            let named = items.iter().zip([["E", "W"], ["N", "S"]]).rev().map(said);
            let height = items.iter().skip(2).map(Value::to_string);
            named.chain(height).collect::<Vec<_>>().join(", ")
        }
        Value::Array(items) => items.iter().map(positions).collect::<Vec<_>>().join("; "),
        Value::Object(members) => {
            let parts = ["coordinates", "geometries"].map(|name| members.get(name).map(positions));
            parts.into_iter().flatten().collect()
        }
        _ => String::new(),
    }
}

/// A value as a reader reads it.
fn in_words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let parts: Vec<String> = items.iter().map(in_words).collect();
            parts.join("; ")
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

//! What features are called: by language, and by an id of their own.

use std::collections::{BTreeMap, BTreeSet};

use geojson::JsonObject;
use geojson::feature::Id;
use serde_json::Value;
use strsim::osa_distance;

/// Properties that name a feature where the map file does not say which does, the first one first. Capitals do not count.
const LABELS: [&str; 8] = [
    "name",
    "name_en",
    "title",
    "label",
    "name_1",
    "shapename",
    "nam",
    "id",
];

/// The longest id that is made of a name.
const MAX_ID: usize = 40;

/// Which property names the features of a file.
#[derive(Debug)]
pub(crate) struct Label {
    /// As it stands in the file.
    property: Option<String>,
}

impl Label {
    /// Chooses it from what the features have; what is asked for and is nowhere is said.
    pub(crate) fn new(
        asked: Option<&str>,
        properties: &BTreeSet<String>,
    ) -> (Self, Option<String>) {
        let Some(asked) = asked else {
            let same = |label: &str| properties.iter().find(|has| has.to_lowercase() == label);
            let property = LABELS.iter().find_map(|label| same(label)).cloned();
            return (Self { property }, None);
        };
        if properties.contains(asked) {
            return (
                Self {
                    property: Some(asked.to_owned()),
                },
                None,
            );
        }
        let nearest = properties
            .iter()
            .min_by_key(|has| osa_distance(&has.to_lowercase(), &asked.to_lowercase()));
        let near = nearest.filter(|near| {
            osa_distance(&near.to_lowercase(), &asked.to_lowercase()) <= 1 + asked.len() / 4
        });
        let near = near.map_or_else(String::new, |near| format!("did you mean {near}? "));
        let all: Vec<&str> = properties.iter().map(String::as_str).collect();
        let message = match all.is_empty() {
            true => format!(
                "expected the property {asked}, which names a feature, but found no properties at all: its features have no names"
            ),
            false => format!(
                "expected the property {asked}, which names a feature, but found none of that name: {near}the features have {}",
                all.join(", ")
            ),
        };
        let (default, _) = Self::new(None, properties);
        (default, Some(message))
    }

    /// The name, and names by language: `name_ar`, `name:ar` and, where the label is `NAME_EN`, `NAME_AR`.
    pub(crate) fn names(
        &self,
        properties: Option<&JsonObject>,
    ) -> (Option<String>, BTreeMap<String, String>) {
        let (Some(property), Some(properties)) = (&self.property, properties) else {
            return (None, BTreeMap::new());
        };
        let (stem, own) = match language_of(property) {
            Some((stem, language)) => (stem, Some(language)),
            None => (property.as_str(), None),
        };
        let mut names = BTreeMap::new();
        for (has, value) in properties {
            if let Some((of, language)) = language_of(has)
                && (of.eq_ignore_ascii_case(stem) || of.eq_ignore_ascii_case("name"))
                && let Some(name) = words(value)
            {
                names.insert(language, name);
            }
        }
        let name = properties.get(property).and_then(words);
        // The name in the file's own language is where it is asked for by that language, too.
        if let (Some(own), Some(name)) = (own, &name) {
            names.insert(own, name.clone());
        }
        (name, names)
    }
}

/// `name_ar`, `name:ar` or `NAME_AR` as `name` and `ar`.
fn language_of(property: &str) -> Option<(&str, String)> {
    let (stem, language) = property.rsplit_once(['_', ':'])?;
    let is_language =
        matches!(language.len(), 2 | 3) && language.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_language && !stem.is_empty()).then(|| (stem, language.to_lowercase()))
}

fn words(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// The ids that features have got so far.
#[derive(Debug, Default)]
pub(crate) struct Ids(BTreeSet<String>);

impl Ids {
    /// An id that no other feature has: its own, else its property `id`, else one made of its name or its number. Whether it had to be told from that of
    /// another feature that gives the same.
    pub(crate) fn id(
        &mut self,
        own: Option<&Id>,
        properties: Option<&JsonObject>,
        name_or_nth: (Option<&str>, u32),
    ) -> (String, bool) {
        let own = own.map(|id| match id {
            Id::String(id) => id.trim().to_owned(),
            Id::Number(id) => id.to_string(),
        });
        let own = own.filter(|id| !id.is_empty());
        let own = own.or_else(|| properties.and_then(|has| has.get("id")).and_then(words));
        let is_own = own.is_some();
        let (name, nth) = name_or_nth;
        let made = || {
            name.map(slug)
                .filter(|id| !id.is_empty())
                .unwrap_or_else(|| format!("feature-{nth}"))
        };
        let id = own.unwrap_or_else(made);
        if self.0.insert(id.clone()) {
            return (id, false);
        }
        // Numbers that are taken are as many as there are features, at most.
        let mut number = nth;
        loop {
            let other = format!("{id}-{number}");
            if self.0.insert(other.clone()) {
                return (other, is_own);
            }
            number += 1;
        }
    }
}

/// `Old City (north)` as `old-city-north`. Letters of all writings stay.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            slug.push(letter);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
        if slug.chars().count() >= MAX_ID {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

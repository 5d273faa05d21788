//! What a map file says of overlays: which files, what they are called, how they look and when they hold. overlays.js draws by the same rules.

use std::collections::{BTreeMap, BTreeSet};

use incidents::config::category::color_from_text;
use incidents::model::civil::Minute;
use incidents::model::message::quoted;
use serde_json::Value;

/// A text by language; one that is not given by language has the language `""`.
pub type Words = BTreeMap<String, String>;

/// How an overlay looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// `#rrggbb` on light and on dark ground; nothing where the page chooses.
    pub color: Option<[String; 2]>,
    /// Of lines and borders, in pixels: 0 to 12.
    pub width_px: f64,
    /// How much of what is below an area is covered by its colour: 0 to 1.
    pub fill: f64,
    /// Whether lines and borders are dashed.
    pub is_dashed: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            color: None,
            width_px: 2.0,
            fill: 0.15,
            is_dashed: false,
        }
    }
}

/// Who says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Their name.
    pub text: Words,
    /// Where it can be read, an address that begins with `http://` or `https://`.
    pub url: Option<String>,
}

/// One of the overlays that a map file names.
#[derive(Clone, Debug, PartialEq)]
pub struct OverlaySpec {
    /// Of no other overlay of the map; in links.
    pub id: String,
    /// The file, beside the map file.
    pub data: String,
    /// What it is called in the legend.
    pub name: Words,
    /// Who says so.
    pub source: Option<Source>,
    /// How it looks.
    pub style: Style,
    /// The first day on which it holds, `2016-09-01`; nothing where it always did.
    pub from: Option<String>,
    /// The last day; nothing where it still does.
    pub to: Option<String>,
    /// Whether it is shown before a reader chooses.
    pub is_shown: bool,
    /// Whether records can be chosen by its areas.
    pub has_areas: bool,
    /// The property that names a feature; nothing where it is looked for.
    pub label: Option<String>,
}

/// What could not be used: the member (`overlays[0].style.color`), and what was expected, what was found and what to do.
type Faults = Vec<(String, String)>;

/// The member `overlays` of a map file, with what of it could not be used. Members that nothing reads are not among that: whoever has the
/// schema names them.
///
/// ```
/// let map = serde_json::json!({"overlays": [{"data": "overlays/districts.geojson", "style": {"color": "#0a6"}, "areas": true}]});
/// let (overlays, faults) = areas::overlays::read(&map);
/// assert_eq!(overlays[0].id, "districts");
/// assert_eq!(overlays[0].style.color.as_ref().unwrap()[0], "#00aa66");
/// assert!(faults.is_empty());
/// ```
pub fn read(map_file: &Value) -> (Vec<OverlaySpec>, Faults) {
    let mut reading = Reading::default();
    let overlays = match &map_file["overlays"] {
        Value::Null => Vec::new(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .filter_map(|(nth, item)| reading.overlay(nth, item))
            .collect(),
        other => {
            reading.say(
                "overlays",
                "a list of overlays, [{\"id\", \"data\", ...}]",
                other,
            );
            Vec::new()
        }
    };
    (overlays, reading.faults)
}

#[derive(Default)]
struct Reading {
    faults: Faults,
    ids: BTreeSet<String>,
}

impl Reading {
    fn say(&mut self, field: &str, expected: &str, found: &Value) {
        let found = match found {
            Value::Null => "nothing".to_owned(),
            Value::String(text) => quoted(text),
            Value::Array(_) => "a list".to_owned(),
            Value::Object(_) => "an object".to_owned(),
            other => other.to_string(),
        };
        // What becomes of it stands last.
        let (expected, becomes) = expected
            .split_once(" => ")
            .unwrap_or((expected, "left out"));
        self.faults.push((
            field.to_owned(),
            format!("expected {expected}, but found {found}: {becomes}"),
        ));
    }

    fn overlay(&mut self, nth: usize, item: &Value) -> Option<OverlaySpec> {
        let at = |member: &str| format!("overlays[{nth}].{member}");
        if !item.is_object() {
            self.say(
                &format!("overlays[{nth}]"),
                "an overlay, {\"id\", \"data\", ...}",
                item,
            );
            return None;
        }
        let data = item["data"]
            .as_str()
            .map(str::trim)
            .filter(|path| is_beside(path));
        let Some(data) = data else {
            self.say(&at("data"), "the name of a GeoJSON file beside the map file, as overlays/districts.geojson => the overlay is left out", &item["data"]);
            return None;
        };
        let (from, to) = (
            self.day(&at("from"), &item["from"]),
            self.day(&at("to"), &item["to"]),
        );
        let (from, to) = match (from, to) {
            (Some(from), Some(to)) if from > to => {
                let message = format!(
                    "expected a first day that is not after the last, but found {from} and {to}: both are left out, and it is shown always"
                );
                self.faults.push((at("from"), message));
                (None, None)
            }
            both => both,
        };
        Some(OverlaySpec {
            id: self.id(&at("id"), &item["id"], data),
            data: data.to_owned(),
            name: self.words(&at("name"), &item["name"]),
            source: self.source(&at("source"), &item["source"]),
            style: self.style(&at("style"), &item["style"]),
            from,
            to,
            is_shown: self.is_so(&at("shown"), &item["shown"], true),
            has_areas: self.is_so(&at("areas"), &item["areas"], false),
            label: self.text(&at("label"), &item["label"]),
        })
    }

    /// An id that no other one has; without one, the name of the file.
    fn id(&mut self, field: &str, value: &Value, data: &str) -> String {
        let file = data.rsplit('/').next().unwrap_or(data);
        let made = file
            .split('.')
            .next()
            .filter(|stem| !stem.is_empty())
            .unwrap_or("overlay");
        let written = value.as_str().filter(|id| is_id(id));
        if written.is_none() && !value.is_null() {
            self.say(
                field,
                &format!(
                    "an id of letters, digits, - and _ => it is called {made} until it has one"
                ),
                value,
            );
        }
        let id = written.unwrap_or(made);
        let mut unique = id.to_owned();
        let mut number = 2;
        while !self.ids.insert(unique.clone()) {
            unique = format!("{id}-{number}");
            number += 1;
        }
        if unique != id {
            let message = format!(
                "expected an id of its own, but found {id} again: it is called {unique} until it has one"
            );
            self.faults.push((field.to_owned(), message));
        }
        unique
    }

    fn text(&mut self, field: &str, value: &Value) -> Option<String> {
        match value {
            Value::Null => None,
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            other => {
                self.say(field, "a text", other);
                None
            }
        }
    }

    fn words(&mut self, field: &str, value: &Value) -> Words {
        match value {
            Value::Object(by_language) => {
                let words = by_language.iter().filter_map(|(language, text)| {
                    let text = self.text(&format!("{field}.{language}"), text)?;
                    Some((language.clone(), text))
                });
                words.collect()
            }
            other => self
                .text(field, other)
                .map(|text| (String::new(), text))
                .into_iter()
                .collect(),
        }
    }

    fn source(&mut self, field: &str, value: &Value) -> Option<Source> {
        let (text, url) = match value {
            Value::Object(members) => (
                members.get("text").unwrap_or(&Value::Null),
                members.get("url").unwrap_or(&Value::Null),
            ),
            other => (other, &Value::Null),
        };
        let url_field = format!("{field}.url");
        let url = self.text(&url_field, url).filter(|address| {
            let is_address = address.starts_with("https://") || address.starts_with("http://");
            if !is_address {
                self.say(&url_field, "an address that begins with https://", url);
            }
            is_address
        });
        let text_field = if value.is_object() {
            format!("{field}.text")
        } else {
            field.to_owned()
        };
        let text = self.words(&text_field, text);
        (!text.is_empty() || url.is_some()).then_some(Source { text, url })
    }

    fn style(&mut self, field: &str, value: &Value) -> Style {
        let default = Style::default();
        if !value.is_object() {
            if !value.is_null() {
                self.say(
                    field,
                    "an object, {\"color\", \"width\", \"fill\", \"dash\"}",
                    value,
                );
            }
            return default;
        }
        let at = |member: &str| format!("{field}.{member}");
        Style {
            color: self.colors(&at("color"), &value["color"]),
            width_px: self
                .number(&at("width"), &value["width"], 12.0)
                .unwrap_or(default.width_px),
            fill: self
                .number(&at("fill"), &value["fill"], 1.0)
                .unwrap_or(default.fill),
            is_dashed: self.is_so(&at("dash"), &value["dash"], false),
        }
    }

    /// On light and on dark ground; one serves both.
    fn colors(&mut self, field: &str, value: &Value) -> Option<[String; 2]> {
        let Value::Object(both) = value else {
            let color = self.color(field, value)?;
            return Some([color.clone(), color]);
        };
        let [light, dark] = ["light", "dark"].map(|ground| {
            let value = both.get(ground).unwrap_or(&Value::Null);
            self.color(&format!("{field}.{ground}"), value)
        });
        let one = light.clone().or_else(|| dark.clone())?;
        Some([light.unwrap_or_else(|| one.clone()), dark.unwrap_or(one)])
    }

    fn color(&mut self, field: &str, value: &Value) -> Option<String> {
        let color = value.as_str().and_then(color_from_text);
        if color.is_none() && !value.is_null() {
            self.say(
                field,
                "a colour as #rrggbb, #rgb or a plain name such as red",
                value,
            );
        }
        color
    }

    fn number(&mut self, field: &str, value: &Value, most: f64) -> Option<f64> {
        let number = value
            .as_f64()
            .filter(|number| (0.0..=most).contains(number));
        if number.is_none() && !value.is_null() {
            self.say(field, &format!("a number from 0 to {most}"), value);
        }
        number
    }

    fn is_so(&mut self, field: &str, value: &Value, otherwise: bool) -> bool {
        if value.as_bool().is_none() && !value.is_null() {
            self.say(field, "true or false", value);
        }
        value.as_bool().unwrap_or(otherwise)
    }

    fn day(&mut self, field: &str, value: &Value) -> Option<String> {
        let is_day = |text: &&str| text.len() == 10 && Minute::from_iso(text).is_some();
        let day = value.as_str().filter(is_day);
        if day.is_none() && !value.is_null() {
            self.say(field, "a day, as 2016-09-01", value);
        }
        day.map(str::to_owned)
    }
}

/// Whether links can say it.
fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

/// Whether a path leads to a file in the map file's folder, or in one below.
fn is_beside(path: &str) -> bool {
    !path.is_empty()
        && !path.contains([':', '\\', '"', '?', '#'])
        && !path.contains(char::is_control)
        && !path.starts_with('/')
        && path.split('/').all(|part| part != "..")
}

#[cfg(test)]
mod tests;

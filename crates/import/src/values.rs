//! What a value of a table is, and says.

use std::borrow::Cow;

use serde_json::Value;

use crate::clock::Clock;
use crate::dates::{Spelled, spelled};
use crate::links::{self, Link};
use crate::map_links;
use crate::marks::plain_digits;
use crate::places;
use crate::wkt;

/// What stands in a column of a row.
#[derive(Clone, Copy, Debug)]
pub enum Cell<'t> {
    /// A text.
    Text(&'t str),
    /// A value of JSON that is no text.
    Value(&'t Value),
}

impl<'t> Cell<'t> {
    /// A value of JSON.
    pub fn of(value: &'t Value) -> Self {
        match value {
            Value::String(text) => Self::Text(text),
            value => Self::Value(value),
        }
    }

    /// The text, if it is one.
    pub fn text(self) -> Option<&'t str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Value(_) => None,
        }
    }

    /// The value, if it is no text.
    pub fn value(self) -> Option<&'t Value> {
        match self {
            Self::Text(_) => None,
            Self::Value(value) => Some(value),
        }
    }

    /// One text or number, as text.
    pub fn as_text(self) -> Option<Cow<'t, str>> {
        match self {
            Self::Text(text) => Some(Cow::Borrowed(text)),
            Self::Value(Value::Number(number)) => Some(Cow::Owned(number.to_string())),
            Self::Value(Value::Bool(is)) => Some(Cow::Owned(is.to_string())),
            Self::Value(Value::Object(members)) => ["value", "$date", "$numberLong"]
                .iter()
                .find_map(|name| Cell::of(members.get(*name)?).as_text()),
            Self::Value(_) => None,
        }
    }

    /// The texts of one that is a text, a list of them, or an object with one.
    pub fn all_texts(self) -> impl Iterator<Item = &'t str> {
        let inner = self.value().map(texts_of);
        self.text().into_iter().chain(inner.into_iter().flatten())
    }

    /// The addresses in its texts.
    pub fn links(self) -> Vec<Link> {
        match self {
            Self::Text(text) => links::links(text),
            Self::Value(value) => texts_of(value).flat_map(links::links).collect(),
        }
    }

    /// As JSON.
    pub fn to_json(self) -> String {
        match self {
            Self::Text(text) => Value::from(text).to_string(),
            Self::Value(value) => value.to_string(),
        }
    }

    /// Whether it is a number, and no text with one.
    pub fn is_number(self) -> bool {
        self.value().is_some_and(Value::is_number)
    }
}

fn texts_of(value: &Value) -> Box<dyn Iterator<Item = &str> + '_> {
    match value {
        Value::String(text) => Box::new(std::iter::once(text.as_str())),
        Value::Array(values) => Box::new(values.iter().flat_map(texts_of)),
        Value::Object(members) => Box::new(members.values().flat_map(texts_of)),
        _ => Box::new(std::iter::empty()),
    }
}

pub fn is_degrees(cell: Cell<'_>) -> bool {
    cell.is_number()
        || cell
            .text()
            .is_some_and(|text| places::degrees(text).is_some())
}

pub fn is_position(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Text(text) => {
            text.trim_start().starts_with('{')
                || places::pair(text, false).is_some()
                || map_links::is_map(text)
                || wkt::is_wkt(text)
        }
        Cell::Value(value) => value.is_array() || value.is_object(),
    }
}

/// `13.628 25.35 0 4.5`
pub fn is_position_of_form(cell: Cell<'_>) -> bool {
    cell.text().is_some_and(|text| {
        let parts: Vec<&str> = text.split_whitespace().collect();
        parts.len() == 4 && parts.iter().all(|part| part.parse::<f64>().is_ok())
    })
}

pub fn is_date(cell: Cell<'_>) -> bool {
    cell.as_text().is_some_and(|text| {
        matches!(
            spelled(&text, true),
            Some(Spelled::One(_) | Spelled::Either { .. } | Spelled::AnyYear)
        )
    })
}

/// What people and programs write where they know nothing.
#[rustfmt::skip]
const UNSTATED: [&str; 28] = [
    "-", "--", "—", "–", "?", "n/a", "na", "n.a.", "n.a", "#n/a", "nan", "null", "nil", "tbd", "tbc", "unknown", "not known", "unclear", "undated", "no date", "not stated",
    "inconnu", "inconnue", "desconocido", "неизвестно", "unbekannt", "غير معروف", "نامعلوم",
];

/// Whether a cell says that nothing is known.
pub fn is_unstated(cell: Cell<'_>) -> bool {
    cell.text().is_some_and(says_unstated)
}

/// Whether a text says that nothing is known.
pub fn says_unstated(text: &str) -> bool {
    let text = text.trim();
    // Most cells are figures, long words, or begin as none of these does.
    let begins = |byte: u8| !byte.is_ascii() || b"-?#nNtTuUiIdD".contains(&byte);
    let may_be = text.len() <= 24 && text.bytes().next().is_some_and(begins);
    may_be && UNSTATED.contains(&text.to_lowercase().as_str())
}

/// `9:05`, `7:05 PM`
pub fn is_clock(cell: Cell<'_>) -> bool {
    cell.text()
        .is_some_and(|text| Clock::parse(&plain_digits(text), false).is_some())
}

/// A number, or a text that is one.
pub fn is_code(cell: Cell<'_>) -> bool {
    cell.is_number()
        || cell
            .text()
            .is_some_and(|text| text.trim().bytes().all(|byte| byte.is_ascii_digit()))
}

/// The numbers of a value that is a list of them, or a text with them.
pub fn numbers(cell: Cell<'_>) -> Vec<f64> {
    match cell {
        Cell::Value(Value::Array(values)) => values.iter().filter_map(Value::as_f64).collect(),
        Cell::Text(text) => {
            let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
            let parts = text
                .split(|c: char| !is_part(c))
                .filter(|part| !part.is_empty());
            parts.filter_map(|part| part.parse().ok()).collect()
        }
        Cell::Value(_) => Vec::new(),
    }
}

/// A number of degrees, or a text that is one.
pub fn degrees(cell: Cell<'_>) -> Option<f64> {
    match cell {
        Cell::Text(text) => places::degrees(text).map(|it| it.degrees),
        Cell::Value(value) => value.as_f64(),
    }
}

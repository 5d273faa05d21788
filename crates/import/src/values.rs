//! What a value of a table is, and says.

use serde_json::Value;

use crate::dates::{Spelled, spelled};
use crate::places;

/// The text of a value that is one.
pub fn text(value: &Value) -> Option<&str> {
    value.as_str()
}

/// A value that is one text or number, as text.
pub fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is) => Some(is.to_string()),
        Value::Object(members) => ["value", "$date", "$numberLong"]
            .iter()
            .find_map(|name| as_text(members.get(*name)?)),
        _ => None,
    }
}

/// The texts of a value that is a text, a list of them, or an object with one.
pub fn all_texts(value: &Value) -> Box<dyn Iterator<Item = &str> + '_> {
    match value {
        Value::String(text) => Box::new(std::iter::once(text.as_str())),
        Value::Array(values) => Box::new(values.iter().flat_map(all_texts)),
        Value::Object(members) => Box::new(members.values().flat_map(all_texts)),
        _ => Box::new(std::iter::empty()),
    }
}

pub fn is_degrees(value: &Value) -> bool {
    value.is_number() || text(value).is_some_and(|text| places::degrees(text).is_some())
}

pub fn is_position(value: &Value) -> bool {
    value.is_array()
        || value.is_object()
        || text(value).is_some_and(|text| text.trim_start().starts_with('{'))
        || text(value).is_some_and(|text| places::pair(text, false).is_some())
}

/// `13.628 25.35 0 4.5`
pub fn is_position_of_form(value: &Value) -> bool {
    text(value).is_some_and(|text| {
        let parts: Vec<&str> = text.split_whitespace().collect();
        parts.len() == 4 && parts.iter().all(|part| part.parse::<f64>().is_ok())
    })
}

pub fn is_date(value: &Value) -> bool {
    as_text(value).is_some_and(|text| {
        matches!(
            spelled(&text, true),
            Some(Spelled::One(_) | Spelled::Either { .. } | Spelled::AnyYear)
        )
    })
}

/// A number, or a text that is one.
pub fn is_code(value: &Value) -> bool {
    value.is_number()
        || text(value).is_some_and(|text| text.trim().bytes().all(|byte| byte.is_ascii_digit()))
}

/// The numbers of a value that is a list of them, or a text with them.
pub fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(values) => values.iter().filter_map(Value::as_f64).collect(),
        Value::String(text) => {
            let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
            let parts = text
                .split(|c: char| !is_part(c))
                .filter(|part| !part.is_empty());
            parts.filter_map(|part| part.parse().ok()).collect()
        }
        _ => Vec::new(),
    }
}

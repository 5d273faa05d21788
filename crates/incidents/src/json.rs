//! JSON as it comes: values that borrow their bytes, a scanner for what is only passed over, and repairs.

pub(crate) mod element;
pub(crate) mod repair;
pub(crate) mod scan;
pub(crate) mod sniff;
pub(crate) mod value;

use serde::Deserialize;

use crate::json::value::Json;

/// Reads a text that is already in memory. Always as bytes: the reader of files takes bytes, and one for text would be compiled
/// beside it.
pub(crate) fn parsed<'a, T: Deserialize<'a>>(text: &'a str) -> serde_json::Result<T> {
    serde_json::from_slice(text.as_bytes())
}

/// The number that a text is in JSON. Asked of a value of any kind: what reads a number alone can say what else it has found, and brings
/// for that what writes numbers, three kilobytes of the page.
pub(crate) fn number(text: &str) -> Option<f64> {
    match parsed::<Json<'_>>(text).ok()? {
        // Of more digits than an integer has.
        Json::Text(digits) if !text.starts_with('"') => number(&format!("{digits}.0")),
        json => json.number(),
    }
}

//! JSON as it comes: values that borrow their bytes, a scanner for what is only passed over, and repairs.

pub(crate) mod element;
pub(crate) mod repair;
pub(crate) mod scan;
pub(crate) mod sniff;
pub(crate) mod value;

use serde::Deserialize;

/// Reads a text that is already in memory. Always as bytes: the reader of files takes bytes, and one for text would be compiled
/// beside it.
pub(crate) fn parsed<'a, T: Deserialize<'a>>(text: &'a str) -> serde_json::Result<T> {
    serde_json::from_slice(text.as_bytes())
}

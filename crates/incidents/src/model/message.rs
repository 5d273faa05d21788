//! How values are spelt in messages about a file.

use crate::model::decimal::{scientific, shortest};

/// A number, with a power of ten where its digits would fill the message.
pub(crate) fn spelled(number: f64) -> String {
    if number.abs() < 1e15 {
        shortest(number)
    } else {
        scientific(number)
    }
}

/// A text in quotation marks, cut where it would fill the message.
pub fn quoted(text: &str) -> String {
    const MAX_CHARS: usize = 40;
    let (shown, more) = match text.char_indices().nth(MAX_CHARS) {
        Some((at, _)) => (text.split_at(at).0, "…"),
        None => (text, ""),
    };
    // Rust's own `{:?}` would do, but the page is built without it.
    let shown: String = shown
        .chars()
        .flat_map(|c| match c {
            '"' | '\\' => vec!['\\', c],
            c if c.is_control() => c.escape_default().collect(),
            c => vec![c],
        })
        .collect();
    format!("\"{shown}{more}\"")
}

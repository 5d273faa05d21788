//! Which texts say something to a reader.

use crate::links;

/// Whether a text from a column of titles can be one: it is no colour, address or list.
pub fn is_title(text: &str) -> bool {
    let text = text.trim();
    let is_color = text.strip_prefix('#').is_some_and(|code| {
        matches!(code.len(), 3 | 6 | 8) && code.chars().all(|c| c.is_ascii_hexdigit())
    });
    !(is_color || text.starts_with(['{', '[']) || links::is_only_links(text))
}

/// Whether a text says something to a reader: it is no colour, code, number, address or list.
pub fn is_wordy(text: &str) -> bool {
    let text = text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_number_or_code =
        !text.contains(' ') && text.contains(|c: char| c.is_ascii_digit()) && text.len() > 3;
    let is_hash = text.len() >= 16 && text.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    letters >= 2
        && !text.starts_with(['#', '{', '['])
        && !links::is_only_links(text)
        && !is_hash
        && !is_number_or_code
}

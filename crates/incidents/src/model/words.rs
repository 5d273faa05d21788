//! A text in the language that its reader reads.

/// Of a text and the same in Arabic, the one for who reads a language, given as its BCP 47 tag.
pub(crate) fn in_language<'a>(
    language: &str,
    text: Option<&'a String>,
    arabic: Option<&'a String>,
) -> Option<&'a str> {
    let is_arabic = language.split('-').next() == Some("ar");
    let first = arabic.filter(|_| is_arabic).or(text);
    first.map(String::as_str)
}

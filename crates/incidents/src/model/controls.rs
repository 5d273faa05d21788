//! Characters that no reader sees, and that turn what stands around them.

use std::borrow::Cow;

/// A text for which characters that a reader cannot see, or that turn the reading direction, are taken out.
pub fn without_controls(text: &str) -> Cow<'_, str> {
    let is_plain = |byte: &u8| (b' '..0x7F).contains(byte);
    if text.as_bytes().iter().all(is_plain) {
        return Cow::Borrowed(text);
    }
    if text.chars().any(is_unwanted) {
        Cow::Owned(text.chars().filter(|&c| !is_unwanted(c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether it is one of these.
pub(crate) fn is_unwanted(c: char) -> bool {
    let is_control = c.is_control() && c != '\n' && c != '\t';
    is_control || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_turn_the_text_are_taken_out() {
        assert_eq!(
            without_controls("a\u{202E}b\u{0}c\n\td\u{2066}e\u{200F}"),
            "abc\n\tde\u{200F}"
        );
        assert!(matches!(without_controls("plain ثلاثة"), Cow::Borrowed(_)));
    }
}

//! Characters that no reader sees, and that turn what stands around them.

use std::borrow::Cow;

/// A text for which characters that a reader cannot see, or that turn the reading direction, are taken out.
pub fn without_controls(text: &str) -> Cow<'_, str> {
    if is_plain(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    if text.chars().any(is_unwanted) {
        Cow::Owned(text.chars().filter(|&c| !is_unwanted(c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether all of it is ASCII that is seen, or a space: eight bytes at a time, since all text of a file comes by here.
fn is_plain(bytes: &[u8]) -> bool {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = ONES << 7;
    let (eights, rest) = bytes.as_chunks::<8>();
    // In each byte the highest bit shows what is no ASCII, comes before the space, or is the last of ASCII.
    let is_plain = |eight: &[u8; 8]| {
        let bytes = u64::from_le_bytes(*eight);
        let found = bytes | bytes.wrapping_sub(ONES * 0x20) | bytes.wrapping_add(ONES);
        found & HIGH == 0
    };
    eights.iter().all(is_plain) && rest.iter().all(|byte| (b' '..0x7F).contains(byte))
}

/// A text without blanks around it.
pub(crate) fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
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

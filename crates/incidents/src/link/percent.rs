//! Percent-encoding (RFC 3986, 2.1): what a part of an address cannot hold as it is.

/// Adds a byte of a text to an address. Letters, digits and what `plain` allows stay readable; the rest becomes `%` and two
/// digits.
pub(super) fn push(byte: u8, plain: &[u8], out: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    if byte.is_ascii_alphanumeric() || plain.contains(&byte) {
        out.push(char::from(byte));
    } else {
        out.push('%');
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_allowed_stays_readable() {
        let mut out = "?".to_owned();
        for byte in "a/ü~ 1".bytes() {
            push(byte, b"~ ", &mut out);
        }
        assert_eq!(out, "?a%2F%C3%BC~ 1");
    }
}

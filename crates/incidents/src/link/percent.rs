//! Percent-encoding (RFC 3986, 2.1): what a part of an address cannot hold as it is.

/// Adds a text to an address. Letters, digits and what `plain` allows stay readable; of the rest each byte becomes `%` and two
/// digits.
pub(super) fn encode(text: &str, plain: &[u8], out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || plain.contains(&byte) {
            out.push(char::from(byte));
            continue;
        }
        out.push('%');
        for nibble in [byte >> 4, byte & 15] {
            let digit = char::from_digit(u32::from(nibble), 16);
            out.extend(digit.map(|digit| digit.to_ascii_uppercase()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_allowed_stays_readable() {
        let mut out = "?".to_owned();
        encode("a/ü~ 1", b"~ ", &mut out);
        assert_eq!(out, "?a%2F%C3%BC~ 1");
    }
}

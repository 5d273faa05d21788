//! Words for codes that nobody has given words for.

/// `air_strike` as `Air strike`; what has capitals or spaces of its own stays.
pub(crate) fn humanised(code: &str) -> String {
    if code.chars().any(|c| c.is_uppercase() || c.is_whitespace()) {
        return code.to_owned();
    }
    let words = code.replace(['_', '-'], " ");
    let mut chars = words.trim().chars();
    chars.next().map_or_else(String::new, |first| {
        [first.to_ascii_uppercase()]
            .into_iter()
            .chain(chars)
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_become_words() {
        let check = |code: &str, expect: &str| assert_eq!(humanised(code), expect);
        check("air_strike", "Air strike");
        check("Explosions/Remote violence", "Explosions/Remote violence");
        check("ÉTAT", "ÉTAT");
        check("élan", "élan");
        check("", "");
    }
}

//! Words in one or more languages.

/// A text by language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Language and words; a text without a language has an empty one.
    by_language: Vec<(String, String)>,
}

impl Text {
    /// The words in each language, the first being what other languages fall back to.
    pub fn new(by_language: Vec<(String, String)>) -> Self {
        Self { by_language }
    }

    /// The words in a language, or else in the first one there is.
    pub fn in_language(&self, language: &str) -> &str {
        let found = self
            .by_language
            .iter()
            .find(|(name, _)| is_language(name, language));
        found
            .or(self.by_language.first())
            .map_or("", |(_, words)| words)
    }

    /// Whether it has words in this language, or in none in particular.
    pub fn has_language(&self, language: &str) -> bool {
        self.by_language
            .iter()
            .any(|(name, _)| name.is_empty() || is_language(name, language))
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.by_language.iter().all(|(_, words)| words.is_empty())
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self::new(vec![(String::new(), words.to_owned())])
    }
}

/// `ar` and `ar-SY` are one language here.
fn is_language(name: &str, language: &str) -> bool {
    let primary = |tag: &str| {
        tag.split(['-', '_'])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    primary(name) == primary(language)
}

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
    fn a_missing_language_falls_back_to_the_first() {
        let pair = |language: &str, words: &str| (language.to_owned(), words.to_owned());
        let text = Text::new(vec![pair("en", "Aleppo"), pair("ar", "حلب")]);
        assert_eq!(text.in_language("ar-SY"), "حلب");
        assert_eq!(text.in_language("fr"), "Aleppo");
        assert!(!text.has_language("fr"));
        assert_eq!(Text::from("x").in_language("ar"), "x");
        assert_eq!(Text::default().in_language("en"), "");
    }

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

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
        let first = || self.all().next().map(|(_, words)| words);
        self.said_in(language).or_else(first).unwrap_or_default()
    }

    /// Whether it has words in this language, or in none in particular.
    pub fn has_language(&self, language: &str) -> bool {
        self.by_language
            .iter()
            .any(|(name, _)| name.is_empty() || is_language(name, language))
    }

    /// The words in a language, where it has some in that very one.
    #[inline(never)]
    pub fn said_in(&self, language: &str) -> Option<&str> {
        let mut all = self.all();
        all.find(|(name, _)| is_language(name, language))
            .map(|(_, words)| words)
    }

    /// Each language with the words in it.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.by_language.iter();
        all.map(|(name, words)| (name.as_str(), words.as_str()))
    }

    /// The words in each language.
    pub(crate) fn words(&self) -> impl Iterator<Item = &String> {
        self.by_language.iter().map(|(_, words)| words)
    }

    /// Says it in one more language. Languages are kept in the order of their tags.
    #[inline(never)]
    pub fn add(&mut self, language: &str, words: String) {
        let all = &mut self.by_language;
        let at = all.partition_point(|(name, _)| name.as_str() < language);
        all.insert(at, (language.to_owned(), words));
    }

    /// Says it in a language, and nothing else in that one.
    pub fn set(&mut self, language: &str, words: String) {
        self.forget(language);
        self.add(language, words);
    }

    /// Says it no more in a language.
    pub fn forget(&mut self, language: &str) {
        self.by_language.retain(|(name, _)| name != language);
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

/// The member that a property has in another language, `title` or `place`, and that language: a tag of BCP 47, as `title_fr` and
/// `place_pt-BR` end with one. A language has two letters here. What ends with `id` or `no` is no Indonesian or Norwegian: it is an
/// identifier, a number.
///
/// ```
/// use incidents::model::text::translated;
///
/// assert_eq!(translated("title_fr"), Some(("title", "fr")));
/// assert_eq!(translated("place_zh-Hant"), Some(("place", "zh-Hant")));
/// assert_eq!(translated("place_precision"), None);
/// assert_eq!(translated("title_id"), None);
/// assert_eq!(translated("place_ID"), None);
/// assert_eq!(translated("place_of_incident"), None);
/// ```
#[inline(never)]
pub fn translated(name: &str) -> Option<(&'static str, &str)> {
    let (member, tag) = name.split_once('_')?;
    let member = match member {
        "title" => "title",
        "place" => "place",
        _ => return None,
    };
    match tag.as_bytes() {
        [b'i' | b'I', b'd' | b'D'] | [b'n' | b'N', b'o' | b'O'] => None,
        [a, b] | [a, b, b'-', ..] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
            Some((member, tag))
        }
        _ => None,
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
}

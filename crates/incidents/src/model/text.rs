//! Words in one or more languages.

use std::borrow::Cow;

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

    /// The words in a language, where it has some in that very one, or else in that of another region or script.
    #[inline(never)]
    pub fn said_in(&self, language: &str) -> Option<&str> {
        let said = |(_, words)| words;
        let exact = self.all().find(|(name, _)| *name == language).map(said);
        exact.or_else(|| {
            self.all()
                .find(|(name, _)| is_language(name, language))
                .map(said)
        })
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

    /// Says it in a language, and nothing else in that one. Languages are kept in the order of their tags.
    ///
    /// ```
    /// use incidents::model::text::Text;
    ///
    /// let mut title = Text::default();
    /// title.set("fr", "Pont frappe".to_owned());
    /// title.set("ar", "جسر".to_owned());
    /// title.set("fr", "Pont frappé".to_owned());
    /// assert_eq!(title.all().collect::<Vec<_>>(), [("ar", "جسر"), ("fr", "Pont frappé")]);
    /// ```
    #[inline(never)]
    pub fn set(&mut self, language: &str, words: String) {
        self.forget(language);
        let all = &mut self.by_language;
        let at = all.partition_point(|(name, _)| name.as_str() < language);
        all.insert(at, (language.to_owned(), words));
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

/// Languages of three letters that translations are read in. Others are not: a column may as well be called `title_raw` or `place_ref`.
const OF_THREE_LETTERS: &str = "acm aeb afb ajp apc ary arz ckb cmn crh diq fil gsw kab kmr lki nus pbt pes prs rhg sdh shi tig yue zgh zza";

/// The member that a property has in another language, `title`, `place` or `description`, and that language: a tag of BCP 47, as `title_fr`, `title_kmr` and
/// `place_pt-BR` end with one. In columns that can have no hyphen an underscore stands for it: `place_pt_BR`. What ends with `id` or `no` is no
/// Indonesian or Norwegian: it is an identifier, a number.
///
/// ```
/// use incidents::model::text::translated;
///
/// let read = |name| translated(name).map(|(member, tag)| format!("{member} {tag}")).unwrap_or_default();
/// assert_eq!(read("title_fr"), "title fr");
/// assert_eq!(read("title_kmr"), "title kmr");
/// assert_eq!(read("place_zh-Hant"), "place zh-Hant");
/// assert_eq!(read("place_zh_Hant_TW"), "place zh-Hant-TW");
/// assert_eq!(read("title_ckb_IQ"), "title ckb-IQ");
/// assert_eq!(read("title_es_419"), "title es-419");
/// for other in ["place_precision", "title_id", "place_ID", "place_of_incident", "place_of_Work", "title_raw"] {
///     assert_eq!(read(other), "");
/// }
/// ```
pub fn translated(name: &str) -> Option<(&'static str, Cow<'_, str>)> {
    translation_of(&["title", "place", "description"], name)
}

/// The same of other members: which of them the name is a translation of, and into which language.
#[inline(never)]
pub fn translation_of<'n>(
    members: &[&'static str],
    name: &'n str,
) -> Option<(&'static str, Cow<'n, str>)> {
    let (member, tag) = name.split_once('_')?;
    let member = *members.iter().find(|it| **it == member)?;
    let mut parts = tag.split(['-', '_']);
    let is_language = match parts.next()?.as_bytes() {
        [b'i' | b'I', b'd' | b'D'] | [b'n' | b'N', b'o' | b'O'] => tag.len() > 2,
        [a, b] => a.is_ascii_alphabetic() && b.is_ascii_alphabetic(),
        [_, _, _] => OF_THREE_LETTERS.split(' ').any(|it| tag.starts_with(it)),
        _ => false,
    };
    let has_hyphens = !tag.contains('_');
    (is_language && (has_hyphens || parts.all(is_script_or_region))).then(|| match has_hyphens {
        true => (member, Cow::Borrowed(tag)),
        false => (member, Cow::Owned(tag.replace('_', "-"))),
    })
}

/// Whether it is a script that languages are told apart by, or a region, as tags write them: no word of a column's name is.
fn is_script_or_region(part: &str) -> bool {
    let is_region =
        |is: fn(&u8) -> bool, n: usize| part.len() == n && part.bytes().all(|it| is(&it));
    is_region(u8::is_ascii_uppercase, 2)
        || is_region(u8::is_ascii_digit, 3)
        || ["Arab", "Cyrl", "Hans", "Hant", "Latn"].contains(&part)
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
        let chinese = Text::new(vec![pair("zh-Hans", "简"), pair("zh-Hant", "繁")]);
        assert_eq!(chinese.said_in("zh-Hant"), Some("繁"));
        assert_eq!(chinese.said_in("zh"), Some("简"));
        assert_eq!(Text::from("x").in_language("ar"), "x");
        assert_eq!(Text::default().in_language("en"), "");
    }
}

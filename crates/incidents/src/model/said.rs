//! Sentences about a file, in English and in parts that can be put into another language.
//!
//! A sentence stands beside the check that says it, in English, with a name in braces for each value: that text is its only
//! source and what it is known by. Its values go along, so that whoever has the sentence in another language can fill them in
//! there.

use std::borrow::Cow;
use std::fmt;

use crate::model::controls::without_controls;

/// Before a value that is a text, a number or a sentence itself, and behind any of them. No text of a file has them: they
/// are taken out of values.
const TEXT: char = '\u{1}';
const NUMBER: char = '\u{2}';
const SENTENCE: char = '\u{3}';
const END: char = '\u{4}';

/// A sentence with its values as one text: the English with names in braces, then the values in the order of the names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said(String);

/// The same, lent: most sentences have no values, and stand in the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence<'s>(&'s str);

/// A sentence in English, a [`Sentence`]; with a value for each name in braces in it, a [`Said`].
///
/// ```
/// use incidents::said;
///
/// let said = said!("{count} rows are left out of {name}", 3_usize, "a.csv");
/// assert_eq!(said.to_string(), "3 rows are left out of a.csv");
/// ```
#[macro_export]
macro_rules! said {
    ($english:literal $(,)?) => {
        $crate::model::said::Sentence::of($english)
    };
    ($english:literal $(, $value:expr)+ $(,)?) => {
        $crate::model::said::Sentence::of($english).with(&[$(&*$crate::model::said::Fill::fill(&$value)),+])
    };
}

pub use said;

/// What a sentence can be filled with: texts are as they are in every language, numbers and what they count are written by each
/// in its own way, and sentences are words of ours.
pub trait Fill {
    /// A text as it is, anything else behind its sign.
    fn fill(&self) -> Cow<'_, str>;
}

impl<'s> Sentence<'s> {
    /// A sentence, or the words that are a part of one. Use [`said!`](crate::said).
    pub const fn of(english: &'s str) -> Self {
        Self(english)
    }

    /// With the values for its next names, as [`Fill`] gives them.
    pub fn with(self, values: &[&str]) -> Said {
        let mut carried = self.0.to_owned();
        for value in values {
            if !is_marked(value) {
                carried.push(TEXT);
            }
            carried.push_str(value);
            carried.push(END);
        }
        Said(carried)
    }

    /// As the value of another sentence.
    pub fn to_value(self) -> String {
        marked(SENTENCE, self.0)
    }

    /// As one text, for the way from one thread to another.
    pub fn as_carried(self) -> &'s str {
        self.0
    }

    /// Its English and its values.
    pub fn parts(self) -> Parts<'s> {
        Parts::read(&mut &*self.0)
    }
}

impl Said {
    /// What was carried.
    pub fn from_carried(text: String) -> Self {
        Self(text)
    }

    /// Lent.
    pub fn as_sentence(&self) -> Sentence<'_> {
        Sentence(&self.0)
    }

    /// As the value of another sentence.
    pub fn to_value(&self) -> String {
        self.as_sentence().to_value()
    }

    /// Its English and its values.
    pub fn parts(&self) -> Parts<'_> {
        self.as_sentence().parts()
    }
}

impl From<Sentence<'_>> for Said {
    fn from(sentence: Sentence<'_>) -> Self {
        Self(sentence.0.to_owned())
    }
}

impl fmt::Display for Said {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.parts().in_english())
    }
}

impl Fill for &str {
    fn fill(&self) -> Cow<'_, str> {
        // No text may look like a sign.
        without_controls(self)
    }
}

impl Fill for String {
    /// A text, or the value that [`Sentence::to_value`] gives.
    fn fill(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
}

impl Fill for usize {
    fn fill(&self) -> Cow<'_, str> {
        marked(NUMBER, &self.to_string()).into()
    }
}

impl Fill for Sentence<'_> {
    fn fill(&self) -> Cow<'_, str> {
        self.to_value().into()
    }
}

impl Fill for Said {
    fn fill(&self) -> Cow<'_, str> {
        self.to_value().into()
    }
}

/// Behind its sign.
fn marked(sign: char, text: &str) -> String {
    let mut value = String::from(sign);
    value.push_str(text);
    value
}

/// Whether a value has its sign, as numbers and sentences have.
fn is_marked(value: &str) -> bool {
    let first = value.bytes().next();
    first.is_some_and(|byte| byte == NUMBER as u8 || byte == SENTENCE as u8)
}

/// Whether it is one of the signs between values.
fn is_sign(c: char) -> bool {
    (TEXT..=END).contains(&c)
}

/// A sentence in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts<'s> {
    /// In English, with names in braces.
    pub english: &'s str,
    /// For each name a value.
    pub values: Vec<Part<'s>>,
}

/// A value of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<'s> {
    /// As it is in every language.
    Text(&'s str),
    /// The digits of a whole number.
    Number(&'s str),
    /// Words of ours.
    Said(Parts<'s>),
}

impl<'s> Parts<'s> {
    /// Reads a sentence up to what ends it.
    fn read(rest: &mut &'s str) -> Self {
        let english = before_sign(rest);
        let mut values = Vec::new();
        while let Some(sign @ (TEXT | NUMBER | SENTENCE)) = rest.chars().next() {
            pass_sign(rest);
            values.push(match sign {
                TEXT => Part::Text(before_sign(rest)),
                NUMBER => Part::Number(before_sign(rest)),
                _ => Part::Said(Self::read(rest)),
            });
            pass_sign(rest);
        }
        Self { english, values }
    }

    /// The whole sentence.
    pub fn in_english(&self) -> String {
        let (mut said, mut rest) = (String::new(), self.english);
        for value in &self.values {
            said.push_str(next_piece(&mut rest).0);
            match value {
                Part::Text(text) | Part::Number(text) => said.push_str(text),
                Part::Said(parts) => said.push_str(&parts.in_english()),
            }
        }
        // A name that nothing fills says nothing.
        loop {
            let (words, name) = next_piece(&mut rest);
            said.push_str(words);
            if name.is_none() {
                return said;
            }
        }
    }
}

/// What stands before the next sign, which stays.
fn before_sign<'s>(rest: &mut &'s str) -> &'s str {
    let end = rest.find(is_sign);
    let (before, after) = rest.split_at(end.unwrap_or(rest.len()));
    *rest = after;
    before
}

/// Signs have one byte.
fn pass_sign(rest: &mut &str) {
    *rest = rest.get(1..).unwrap_or_default();
}

/// The words of a sentence up to the next name in braces, and that name; what is left of it stays.
fn next_piece<'s>(rest: &mut &'s str) -> (&'s str, Option<&'s str>) {
    let text = *rest;
    for (at, _) in text.match_indices('{') {
        let (words, name) = text.split_at(at);
        let name = name.get(1..).unwrap_or_default();
        let end = name
            .bytes()
            .position(|c| !(c.is_ascii_lowercase() || c == b'_'));
        if let Some((name, after)) = name.split_at_checked(end.unwrap_or(0))
            && !name.is_empty()
            && let Some(after) = after.strip_prefix('}')
        {
            *rest = after;
            return (words, Some(name));
        }
    }
    *rest = "";
    (text, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_filled_and_comes_apart_again() {
        let found = said!("a list of {count}", 3_usize);
        let said = said!(
            "expected {expected}, but found {found}",
            "{\"a\": 1}",
            found
        );
        assert_eq!(
            said.to_string(),
            "expected {\"a\": 1}, but found a list of 3"
        );
        let carried = Said::from_carried(said.as_sentence().as_carried().to_owned());
        let list = Parts {
            english: "a list of {count}",
            values: vec![Part::Number("3")],
        };
        let parts = carried.parts();
        assert_eq!(parts.english, "expected {expected}, but found {found}");
        assert_eq!(parts.values, [Part::Text("{\"a\": 1}"), Part::Said(list)]);
    }

    #[test]
    fn only_names_in_braces_are_names() {
        let check = |english: &'static str, expect: &str| {
            assert_eq!(said!("{x}", Sentence::of(english)).to_string(), expect);
        };
        check("which begins with {", "which begins with {");
        check("{by, what}, {\"a\": 0}, {}", "{by, what}, {\"a\": 0}, {}");
        assert_eq!(said!("{a} {b, c} {d}", "1", "2").to_string(), "1 {b, c} 2");
    }

    #[test]
    fn no_value_ends_early() {
        let said = said!("{a}, {b}", "x\u{4}\u{1}y", "z");
        assert_eq!(said.to_string(), "xy, z");
    }
}

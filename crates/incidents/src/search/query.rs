//! What the reader asked for, and whether a record answers it.

use std::ops::Range;

use crate::search::field::Field;
use crate::search::sound::{MatchMode, Sound};
use crate::search::{fold, form, sound};

/// A search: all of its words and phrases must be found. An empty one finds everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Term>,
    phrases: Vec<Phrase>,
}

/// One word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// The letters that were typed.
    pub(super) typed: String,
    /// The word that they are.
    pub(super) word: QueryWord,
    /// The two words that it is written as elsewhere: both answer it together.
    pub(super) parts: Option<[QueryWord; 2]>,
}

/// A word to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct QueryWord {
    word: String,
    /// How far it modes as it is written.
    pub(super) mode: MatchMode,
    /// How it may sound; empty when it is not looked for by sound.
    pub(super) sounds: Vec<Sound>,
    /// How far it modes by sound.
    pub(super) sound_mode: MatchMode,
}

/// Words in sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The folded words, at least one.
    pub(super) words: Vec<String>,
    /// The last word may be longer, while the closing quotation mark is missing.
    pub(super) mode: MatchMode,
}

impl Query {
    /// Reads what a reader typed. Every text is a query.
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        for (part, is_quoted) in parts(text) {
            let is_last = !part.ends_with(QUOTATION_MARKS);
            if is_quoted {
                query.push_phrase(part, is_last);
            } else {
                query.push_terms(part, is_last);
            }
        }
        query
    }

    /// Whether it finds everything.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.phrases.is_empty()
    }

    /// How many words and phrases it has.
    pub fn len(&self) -> usize {
        self.terms.len() + self.phrases.len()
    }

    /// Whether a record with these texts answers it: what [`TextIndex::find_phrases`](crate::search::index::TextIndex::find_phrases)
    /// finds, one record at a time.
    pub fn is_answered_by(&self, texts: &[(Field, &str)]) -> bool {
        self.n_answered_by(texts) == self.len()
    }

    /// How many of its words and phrases stand in these texts.
    pub fn n_answered_by(&self, texts: &[(Field, &str)]) -> usize {
        self.found_in(texts).n_answered()
    }

    /// What of it stands in these texts.
    pub(super) fn found_in(&self, texts: &[(Field, &str)]) -> Found {
        let holds = |wanted: &QueryWord| {
            texts.iter().any(|&(field, text)| {
                fold::words(text).any(|(_, word)| wanted.accepts(&word, field))
            })
        };
        let in_term = |term: &Term| {
            let [first, second] = term
                .parts
                .as_ref()
                .map_or([false; 2], |parts| [holds(&parts[0]), holds(&parts[1])]);
            [holds(&term.word), first, second]
        };
        let in_phrase = |phrase: &Phrase| {
            let has = texts.iter().any(|(_, text)| has_phrase(text, phrase));
            [has, false, false]
        };
        let terms = self.terms.iter().map(in_term);
        Found(terms.chain(self.phrases.iter().map(in_phrase)).collect())
    }

    /// The words outside quotation marks.
    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Whether words must stand in sequence.
    pub(crate) fn has_phrases(&self) -> bool {
        self.phrases().iter().any(|phrase| phrase.words.len() > 1)
    }

    /// What is in quotation marks.
    pub(super) fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    fn push_terms(&mut self, part: &str, is_last: bool) {
        let mut words = fold::words(part).peekable();
        while let Some((bytes, word)) = words.next() {
            let next = words.peek();
            if !next.is_some_and(|(_, next)| is_article(&word, next)) {
                let is_typed = is_last && next.is_none();
                let typed = part.get(bytes).unwrap_or_default();
                self.terms.push(Term::new(typed, word, is_typed));
            }
        }
    }

    fn push_phrase(&mut self, part: &str, is_open: bool) {
        let words: Vec<_> = fold::words(part).map(|(_, word)| word).collect();
        if !words.is_empty() {
            let mode = if is_open {
                MatchMode::Prefix
            } else {
                MatchMode::Exact
            };
            self.phrases.push(Phrase { words, mode });
        }
    }
}

/// What of a query stands somewhere: each term as it is, then its two parts, which answer it together; each phrase.
#[derive(Clone, Debug)]
pub(super) struct Found(Vec<[bool; 3]>);

impl Found {
    /// How many words and phrases are answered.
    pub(super) fn n_answered(&self) -> usize {
        let is_answered = |[whole, first, second]: &&[bool; 3]| *whole || *first && *second;
        self.0.iter().filter(is_answered).count()
    }

    /// What stands in one place or the other.
    pub(super) fn or(mut self, other: &Self) -> Self {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            for (own, other) in own.iter_mut().zip(other) {
                *own |= other;
            }
        }
        self
    }
}

/// Whether the word is the Arabic article before another one, in Latin letters: as it is written, or
/// assimilated to the consonant that follows (BGN/PCGN 1956 system, notes): Ash Sham, Deir ez-Zor.
/// It is not looked for, since others write it otherwise, onto the word or not at all.
fn is_article(word: &str, next: &str) -> bool {
    match word.strip_prefix(['a', 'e', 'i', 'u', 'o']) {
        Some("l") => true,
        Some(consonant @ ("ch" | "d" | "dh" | "j" | "n" | "r" | "s" | "sh" | "t" | "th" | "z")) => {
            next.starts_with(consonant)
        }
        _ => false,
    }
}

const QUOTATION_MARKS: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// The parts of a query with the quotation marks behind them, and whether they are in quotation marks.
pub(super) fn parts(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let parts = text.split_inclusive(QUOTATION_MARKS).enumerate();
    parts.map(|(at, part)| (part, at % 2 == 1))
}

impl Term {
    fn new(typed: &str, word: String, is_typed: bool) -> Self {
        let parts = form::parts(&word).map(|[first, second]| {
            [
                QueryWord::new(first.to_owned(), false),
                QueryWord::new(second.to_owned(), is_typed),
            ]
        });
        Self {
            typed: typed.to_owned(),
            word: QueryWord::new(word, is_typed),
            parts,
        }
    }

    /// Whether the reader may still be typing it.
    pub(super) fn is_being_typed(&self) -> bool {
        self.word.sound_mode == MatchMode::Prefix
    }
}

impl QueryWord {
    /// Three letters or more find longer words too: bomb, bombing. By sound, only what is still being
    /// typed does.
    fn new(word: String, is_typed: bool) -> Self {
        let mode_if = |is_longer| {
            if is_longer {
                MatchMode::Prefix
            } else {
                MatchMode::Exact
            }
        };
        let mode = mode_if(is_typed || form::has_letters(&word, 3));
        let sounds = sound::sounds_of(&word);
        Self {
            word,
            mode,
            sounds,
            sound_mode: mode_if(is_typed),
        }
    }

    /// The folded word.
    pub(super) fn as_str(&self) -> &str {
        &self.word
    }

    /// The spellings that are looked for.
    pub(super) fn spellings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.word.as_str()).chain(form::without_article(&self.word))
    }

    /// Whether a folded word of a text answers this one.
    pub(super) fn accepts(&self, word: &str, field: Field) -> bool {
        match field {
            Field::Text => self.accepts_spelling(word),
            Field::Name => {
                let accepts = |word: &str| self.accepts_spelling(word) || self.accepts_sound(word);
                accepts(word) || form::parts(word).into_iter().flatten().any(accepts)
            }
        }
    }

    fn accepts_spelling(&self, word: &str) -> bool {
        let mut forms = std::iter::once(word).chain(form::stem(word));
        forms.any(|found| {
            self.spellings()
                .any(|wanted| self.mode.accepts(wanted, found))
        })
    }

    /// Whether a folded word of a name sounds like this one.
    pub(super) fn accepts_sound(&self, word: &str) -> bool {
        let is_heard = |found: &Sound| {
            self.sounds
                .iter()
                .any(|wanted| wanted.is_heard_in(found, self.sound_mode))
        };
        !self.sounds.is_empty() && sound::sounds_of(word).iter().any(is_heard)
    }
}

impl MatchMode {
    fn accepts(self, wanted: &str, found: &str) -> bool {
        match self {
            Self::Exact => wanted == found,
            Self::Prefix => found.starts_with(wanted),
        }
    }
}

impl Phrase {
    /// Whether these folded words begin with the phrase.
    pub(super) fn begins<'a>(&self, mut words: impl Iterator<Item = &'a str>) -> bool {
        let n_before = self.words.len().saturating_sub(1);
        self.words.iter().enumerate().all(|(at, wanted)| {
            let mode = if at == n_before {
                self.mode
            } else {
                MatchMode::Exact
            };
            words
                .next()
                .is_some_and(|found| mode.accepts(wanted, found))
        })
    }
}

/// A word of a text: its bytes, and its folded form.
pub(super) type Word = (Range<usize>, String);

/// Whether the phrase stands in the text.
pub(super) fn has_phrase(text: &str, phrase: &Phrase) -> bool {
    let words: Vec<Word> = fold::words(text).collect();
    phrase_starts(&words, phrase).next().is_some()
}

pub(super) fn phrase_starts<'a>(
    words: &'a [Word],
    phrase: &'a Phrase,
) -> impl Iterator<Item = usize> + 'a {
    (0..words.len()).filter(|&at| phrase.begins(words[at..].iter().map(|(_, word)| word.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(query: &str, name: &str, expect: bool) {
        assert_eq!(
            Query::parse(query).is_answered_by(&[(Field::Name, name)]),
            expect,
            "{query} in {name}"
        );
    }

    #[test]
    fn articles_are_not_looked_for() {
        check("Deir ez-Zor", "Dayr al-Zawr", true);
        check("bustan al Qasr", "Bustan el-Kasr", true);
        check("ash Shaar", "حي الشعار", true);
        check("الصاخور", "Sakhour", true);
        check("as Aleppo", "Aleppo", false);
    }

    #[test]
    fn compound_names_are_found_in_one_word_or_two() {
        for [a, b] in [
            ["Deirezzor", "Deir ez-Zor"],
            ["Deir Ezzor", "دير الزور"],
            ["Salaheddine", "صلاح الدين"],
            ["Salaheddine", "Salah al-Din"],
            ["Abdulrahman", "Abdel Rahman"],
            ["Kafrzeita", "كفر زيتا"],
        ] {
            check(a, b, true);
            check(b, a, true);
        }
    }

    #[test]
    fn a_finished_word_finds_longer_ones_and_a_short_one_only_while_it_is_typed() {
        check("bomb hospital", "Bombing of a hospital", true);
        check("air raid", "Airfield raided", true);
        check("us", "Usaybia", true);
        check("us aid", "Usaybia aid", false);
    }

    #[test]
    fn quoted_words_stand_as_they_are_in_sequence() {
        check("\"barrel bomb\"", "a Barrel-bomb fell", true);
        check("\"barrel bomb\"", "barrel bombs fell", false);
        check("\"barrel bom", "barrel bombs fell", true);
        check("\"bomb barrel\"", "barrel bomb", false);
        check("«Handerat»", "Handarat", false);
        check("\"\"", "anything", true);
    }

    #[test]
    fn two_texts_together_answer_what_one_or_the_other_holds() {
        let texts = ["A hospital in Deir", "Ezzor, Kafr Zita", "barrel bomb"];
        let texts = texts.map(|text| (Field::Name, text));
        for words in [
            "deirezzor",
            "hospital zita",
            "\"barrel bomb\" kafrzita",
            "\"in deir ezzor\"",
            "",
        ] {
            let query = Query::parse(words);
            for (a, b) in texts
                .iter()
                .flat_map(|a| texts.iter().map(move |b| (*a, *b)))
            {
                let apart = query.found_in(&[a]).or(&query.found_in(&[b]));
                assert_eq!(apart.n_answered(), query.n_answered_by(&[a, b]), "{words}");
            }
        }
    }

    #[test]
    fn sound_is_for_names_only() {
        let is_found = |field| Query::parse("Handerat").is_answered_by(&[(field, "Handarat")]);
        assert!(is_found(Field::Name));
        assert!(!is_found(Field::Text));
    }
}

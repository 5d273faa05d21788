//! The vocabulary of all texts, with the rows that each word occurs in.

mod neighbours;

use crate::columns::row_set::RowSet;
use crate::search::field::Field;
use crate::search::lists::{Lists, ListsBuilder};
use crate::search::query::{Phrase, Query, QueryWord, Term, has_phrase};
use crate::search::sound::MatchMode;
use crate::search::{fold, form, sound};

/// The lists of a word's rows: where it occurs in the two fields, and where it is a part of a compound name.
const NAMES: usize = 0;
const TEXTS: usize = 1;
const PARTS: usize = 2;

/// The only list of a stem or sound: the words that have it.
const WORDS: usize = 0;

/// Which rows hold which words.
#[derive(Clone, Debug, Default)]
pub struct TextIndex {
    n_rows: usize,
    /// The distinct folded words, and the rows of each by where it occurs. Marked are those that are written with a small
    /// letter somewhere: in letters that have two cases they are no names.
    words: Lists,
    /// The words without their prefixes, and whose they are.
    stems: Lists,
    /// The keys of how the words of names sound, and whose they are.
    sounds: Lists,
}

/// Collects the texts for a [`TextIndex`].
#[derive(Clone, Debug, Default)]
pub struct TextIndexBuilder {
    words: ListsBuilder,
}

impl TextIndexBuilder {
    /// Adds a text of a row, which may have any number of them.
    pub fn add(&mut self, row: u32, field: Field, text: &str) {
        for (bytes, word) in fold::words(text) {
            let first = text.get(bytes).and_then(|word| word.chars().next());
            let found = (row, first.is_some_and(char::is_lowercase));
            match field {
                Field::Text => self.words.add_marked(&word, TEXTS, found),
                Field::Name => {
                    self.words.add_marked(&word, NAMES, found);
                    for part in form::parts(&word).into_iter().flatten() {
                        self.words.add(part, PARTS, row);
                    }
                }
            }
        }
    }

    /// The index of `n_rows` rows; texts of rows beyond are not found.
    pub fn build(self, n_rows: usize) -> TextIndex {
        let words = self.words.build();
        let (mut stems, mut sounds) = (ListsBuilder::default(), ListsBuilder::default());
        for (at, word) in words.keys().enumerate() {
            if let Some(stem) = form::stem(word) {
                stems.add(stem, WORDS, at as u32);
            }
            if words.has(at, NAMES) || words.has(at, PARTS) {
                for sound in sound::sounds_of(word) {
                    sounds.add(&sound.key(), WORDS, at as u32);
                }
            }
        }
        TextIndex {
            n_rows,
            words,
            stems: stems.build(),
            sounds: sounds.build(),
        }
    }
}

impl TextIndex {
    /// A builder without texts.
    pub fn builder() -> TextIndexBuilder {
        TextIndexBuilder::default()
    }

    /// How much memory it takes, about.
    pub(crate) fn n_bytes(&self) -> usize {
        [&self.words, &self.stems, &self.sounds]
            .iter()
            .map(|lists| lists.n_bytes())
            .sum()
    }

    /// The rows that hold all words of the query. The words of a phrase may stand apart: the index keeps no
    /// positions. [`TextIndex::find_phrases`] looks at the texts too.
    pub fn find(&self, query: &Query) -> RowSet {
        let mut found = RowSet::all(self.n_rows);
        for term in query.terms() {
            found.and_with(&self.rows_of_term(term));
        }
        for phrase in query.phrases() {
            self.keep_words_of(phrase, &mut found);
        }
        found
    }

    /// The rows that answer the query. Where it has phrases, `visit_texts` is asked for the rows that
    /// hold all the words, and calls back with each text that was added for the row.
    pub fn find_phrases(
        &self,
        query: &Query,
        mut visit_texts: impl FnMut(u32, &mut dyn FnMut(&str)),
    ) -> RowSet {
        let mut found = self.find(query);
        let phrases = query
            .phrases()
            .iter()
            .filter(|phrase| phrase.words.len() > 1);
        let phrases: Vec<&Phrase> = phrases.collect();
        if !phrases.is_empty() {
            for row in found.clone().iter() {
                let mut missing = phrases.clone();
                visit_texts(row, &mut |text| {
                    missing.retain(|phrase| !has_phrase(text, phrase));
                });
                if !missing.is_empty() {
                    found.remove(row);
                }
            }
        }
        found
    }

    fn keep_words_of(&self, phrase: &Phrase, found: &mut RowSet) {
        let Some((last, before)) = phrase.words.split_last() else {
            return;
        };
        let modes = before
            .iter()
            .map(|word| (word, MatchMode::Exact))
            .chain([(last, phrase.mode)]);
        for (word, mode) in modes {
            let mut rows = RowSet::none(self.n_rows);
            for at in self.words.within(word, mode) {
                self.insert_rows(at, &[NAMES, TEXTS], &mut rows);
            }
            found.and_with(&rows);
        }
    }

    fn rows_of_term(&self, term: &Term) -> RowSet {
        let mut found = self.rows_of_word(&term.word);
        if let Some([first, second]) = &term.parts {
            let mut both = self.rows_of_word(first);
            both.and_with(&self.rows_of_word(second));
            found.or_with(&both);
        }
        found
    }

    fn rows_of_word(&self, wanted: &QueryWord) -> RowSet {
        let mut found = RowSet::none(self.n_rows);
        for spelling in wanted.spellings() {
            let words = self.words.within(spelling, wanted.mode);
            for word in words.chain(self.stems.all_within(spelling, wanted.mode, WORDS)) {
                self.insert_rows(word, &[NAMES, TEXTS, PARTS], &mut found);
            }
        }
        self.visit_heard(wanted, &mut |word| {
            self.insert_rows(word, &[NAMES, PARTS], &mut found);
        });
        found
    }

    /// Visits the words of names that sound like this one, some of them several times.
    fn visit_heard(&self, wanted: &QueryWord, visit: &mut dyn FnMut(usize)) {
        for sound in &wanted.sounds {
            let mode = if sound.is_long() {
                wanted.sound_mode
            } else {
                MatchMode::Exact
            };
            for word in self.sounds.all_within(&sound.key(), mode, WORDS) {
                if wanted.accepts_sound(self.words.key(word)) {
                    visit(word);
                }
            }
        }
    }

    fn insert_rows(&self, word: usize, lists: &[usize], found: &mut RowSet) {
        for &list in lists {
            self.words
                .numbers(word, list)
                .for_each(|row| found.insert(row));
        }
    }
}

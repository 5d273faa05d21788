//! What an index knows of a word that may be misspelt: whether it has it, what sounds like it, and which words are near.

use crate::search::correct::{Misspelt, Near};
use crate::search::index::{NAMES, TEXTS, TextIndex, WORDS};
use crate::search::nearness::Target;
use crate::search::query::{QueryWord, Term};
use crate::search::sound::MatchMode;

impl TextIndex {
    /// Whether a text has the word as it is written, or as the two words that it is written as elsewhere.
    pub(in crate::search) fn has(&self, term: &Term) -> bool {
        let has_parts = || {
            let Some([first, second]) = &term.parts else {
                return false;
            };
            let mut both = self.rows_of_word(first);
            both.and_with(&self.rows_of_word(second));
            both.count() > 0
        };
        self.writes(&term.word) || has_parts()
    }

    fn writes(&self, wanted: &QueryWord) -> bool {
        wanted.spellings().any(|spelling| {
            !self.words.within(spelling, wanted.mode).is_empty()
                || !self.stems.within(spelling, wanted.mode).is_empty()
        })
    }

    /// Notes what is heard in a word and what is near to it. `row_of` says which row of the file a row of this index is.
    pub(in crate::search) fn note_neighbours(
        &self,
        misspelt: &mut Misspelt,
        row_of: &dyn Fn(u32) -> u32,
    ) {
        let wanted = misspelt.term().word.clone();
        self.visit_heard(&wanted, &mut |at| {
            misspelt.note_heard(self.words.key(at), self.words.is_marked(at));
        });
        let targets: Vec<Target> = wanted.spellings().filter_map(Target::new).collect();
        for (key, is_small) in self.written() {
            let nearest = |distance: fn(&Target, &str) -> Option<usize>| {
                let distances = targets.iter().filter_map(|target| distance(target, key));
                distances.min()
            };
            if let Some(distance) = nearest(Target::distance) {
                misspelt.note_near(key, self.near(key, (distance, is_small), row_of));
            }
            if misspelt.term().is_being_typed()
                && let Some(distance) = nearest(Target::distance_of_beginning)
            {
                misspelt.note_longer(key, self.near(key, (distance, is_small), row_of));
            }
        }
    }

    /// The words as the texts have them, and without their Arabic prefixes; each with whether it is written small somewhere.
    fn written(&self) -> impl Iterator<Item = (&str, bool)> {
        let words = self.words.keys().enumerate();
        let words = words.filter(|(at, _)| self.is_written(*at));
        let words = words.map(|(at, word)| (word, self.words.is_marked(at)));
        let is_no_word = |stem: &&str| {
            let mut words = self.words.within(stem, MatchMode::Exact);
            !words.any(|at| self.is_written(at))
        };
        let stems = self.stems.keys().filter(is_no_word);
        words.chain(stems.map(|stem| (stem, false)))
    }

    /// Whether a word stands so in a text: one that is a part of others only does not.
    fn is_written(&self, word: usize) -> bool {
        self.words.has(word, NAMES) || self.words.has(word, TEXTS)
    }

    fn near(
        &self,
        key: &str,
        (distance, is_small): (usize, bool),
        row_of: &dyn Fn(u32) -> u32,
    ) -> Near {
        // Not as a set: that has a bit for every row, and there may be many words with a few.
        let words = self.words.within(key, MatchMode::Exact);
        let words = words.chain(self.stems.all_within(key, MatchMode::Exact, WORDS));
        let lists = words.flat_map(|word| [(word, NAMES), (word, TEXTS)]);
        let rows = lists.flat_map(|(word, list)| self.words.numbers(word, list));
        let mut rows: Vec<u32> = rows.collect();
        rows.sort_unstable();
        rows.dedup();
        Near {
            distance,
            n_records: rows.len(),
            row: rows.first().map(|&row| row_of(row)),
            is_small,
        }
    }
}

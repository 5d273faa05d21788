//! Words that no record has, and the ones that were meant.
//!
//! A word is misspelt when no text has it as it is written, or as its beginning, and it does not sound like a name: another
//! spelling of a name is no mistake, nor is one in other letters. What is heard with the same letters in a word that the texts
//! write small is no name in another spelling, but an ordinary word with a slip: *hosptial*.
//!
//! What was meant is the nearest word of the texts, of those the one that most records have, then the first of the alphabet.
//! The search is then made for that word as if it had been typed, so that both find the same. What is still being typed is
//! compared with whole words only, and with none as long as a longer word that more records have may come of it, or any longer one
//! while it is short, so that nothing is said for one letter that the next one takes back.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::incident::Incident;
use crate::search::index::TextIndex;
use crate::search::nearness::{Target, is_short};
use crate::search::query::{Query, Term, parts};
use crate::search::texts::texts;
use crate::search::{fold, form};

/// A word that no record has, and the one that was looked for in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// As it was typed.
    pub typed: String,
    /// As a record writes it.
    pub meant: String,
}

impl Correction {
    /// Corrections as text, to be carried over: two lines each, since no word has the end of a line in it.
    pub fn lines_of(corrections: &[Self]) -> String {
        let words = corrections.iter().flat_map(|it| [&*it.typed, &*it.meant]);
        words.collect::<Vec<_>>().join("\n")
    }

    /// The corrections in what [`Correction::lines_of`] wrote.
    pub fn all_in(lines: &str) -> Vec<Self> {
        let mut lines = lines.split('\n').map(str::to_owned);
        let next = || {
            let (typed, meant) = (lines.next()?, lines.next()?);
            Some(Self { typed, meant })
        };
        std::iter::from_fn(next).collect()
    }
}

/// What was typed with the words in their places that were meant. What is in quotation marks stays as it is.
pub fn corrected(words: &str, corrections: &[Correction]) -> String {
    let mut corrected = String::with_capacity(words.len());
    for (part, is_quoted) in parts(words) {
        let mut end = 0;
        for (bytes, word) in fold::words(part).filter(|_| !is_quoted) {
            let is_it = |correction: &&Correction| fold::fold(&correction.typed) == word;
            if let Some(correction) = corrections.iter().find(is_it) {
                corrected.push_str(part.get(end..bytes.start).unwrap_or_default());
                corrected.push_str(&correction.meant);
                end = bytes.end;
            }
        }
        corrected.push_str(part.get(end..).unwrap_or_default());
    }
    corrected
}

/// More words than these that no text has are another language, not slips.
const MOST: usize = 8;

/// Finds out which words of a query are misspelt, and what was meant: from one index, or from those of all pieces of a file, each
/// of which is asked twice.
#[derive(Clone, Debug)]
pub struct Corrector {
    misspelt: Vec<Misspelt>,
}

impl Corrector {
    /// Every word of the query that is long enough may be misspelt.
    pub fn new(query: &Query) -> Self {
        let mut misspelt: Vec<Misspelt> = Vec::new();
        for term in query.terms() {
            let word = term.word.as_str();
            let is_known = |known: &Misspelt| known.term.word.as_str() == word;
            if Target::new(word).is_some() && !misspelt.iter().any(is_known) {
                misspelt.push(Misspelt::new(term.clone()));
            }
        }
        Self { misspelt }
    }

    /// Whether there is nothing to be corrected, as far as the indexes say that were asked.
    pub fn is_idle(&self) -> bool {
        self.misspelt.is_empty() || self.misspelt.len() > MOST
    }

    /// First: a word that a text of this index has is none to be corrected.
    pub fn note_written(&mut self, index: &TextIndex) {
        self.misspelt.retain(|misspelt| !index.has(&misspelt.term));
    }

    /// Then, once every index has been asked: what this one has that is near the words that are left. `row_of` says which row of
    /// the file a row of the index is.
    pub fn note_neighbours(&mut self, index: &TextIndex, row_of: &dyn Fn(u32) -> u32) {
        for misspelt in &mut self.misspelt {
            index.note_neighbours(misspelt, row_of);
        }
    }

    /// What was meant, once every index has been asked about that.
    pub fn guesses(self) -> Vec<Guess> {
        let misspelt = self.misspelt.into_iter();
        misspelt.filter_map(Misspelt::guess).collect()
    }
}

/// A word that no text has, and what the indexes say of it.
#[derive(Clone, Debug)]
pub(super) struct Misspelt {
    term: Term,
    /// The words of names that sound like it, and whether they are written small somewhere.
    heard: BTreeMap<String, bool>,
    near: BTreeMap<String, Near>,
    /// Those that it may still become.
    longer: BTreeMap<String, Near>,
}

/// What is known of a word that is near.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Near {
    pub(super) distance: usize,
    pub(super) n_records: usize,
    /// A row that has it.
    pub(super) row: Option<u32>,
    /// Whether it is written with a small letter somewhere.
    pub(super) is_small: bool,
}

impl Misspelt {
    fn new(term: Term) -> Self {
        Self {
            term,
            heard: BTreeMap::new(),
            near: BTreeMap::new(),
            longer: BTreeMap::new(),
        }
    }

    pub(super) fn term(&self) -> &Term {
        &self.term
    }

    pub(super) fn note_heard(&mut self, word: &str, is_small: bool) {
        let is_known = self.heard.entry(word.to_owned()).or_default();
        *is_known |= is_small;
    }

    pub(super) fn note_near(&mut self, word: &str, near: Near) {
        note(&mut self.near, word, near);
    }

    pub(super) fn note_longer(&mut self, word: &str, near: Near) {
        note(&mut self.longer, word, near);
    }

    /// Whether it is a name in another spelling, or in other letters.
    fn is_heard(&self) -> bool {
        let is_latin = self.term.word.as_str().is_ascii();
        let mut heard = self.heard.iter();
        heard.any(|(word, is_small)| !is_small || word.is_ascii() != is_latin)
    }

    /// Whether another word is likelier to come of it while it is being typed.
    fn may_become_another(&self, word: &str, near: &Near) -> bool {
        let is_short = is_short(self.term.word.as_str());
        let mut longer = self.longer.iter();
        longer.any(|(longer, it)| {
            it.distance <= near.distance
                && (is_short || it.n_records > near.n_records)
                && !longer.starts_with(word)
        })
    }

    fn guess(self) -> Option<Guess> {
        if self.is_heard() {
            return None;
        }
        let nearest = |(_, near): &(&String, &Near)| (near.distance, Reverse(near.n_records));
        let (word, near) = self.near.iter().min_by_key(nearest)?;
        if self.may_become_another(word, near) {
            return None;
        }
        Some(Guess {
            row: near.row?,
            is_small: near.is_small,
            word: word.clone(),
            typed: self.term.typed,
        })
    }
}

/// Notes what another index says of a word.
fn note(words: &mut BTreeMap<String, Near>, word: &str, near: Near) {
    if let Some(known) = words.get_mut(word) {
        known.n_records += near.n_records;
        if near.is_small {
            known.is_small = true;
        }
    } else {
        words.insert(word.to_owned(), near);
    }
}

/// What was meant, whose spelling has still to be read in a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The row of a record that has the word.
    pub row: u32,
    typed: String,
    /// The folded word.
    word: String,
    is_small: bool,
}

impl Guess {
    /// The correction in words that a reader knows: the record of [`Guess::row`] has them with their accents and capitals,
    /// which folding takes away. A capital letter is left out where others write none: it began a sentence.
    pub fn correction(self, record: Option<&Incident>) -> Correction {
        let spelling = record.and_then(|record| self.spelling(record));
        Correction {
            typed: self.typed,
            meant: spelling.unwrap_or(self.word),
        }
    }

    /// What of a word in a record is the word that was meant: all of it, or what follows a prefix, without which other records have it.
    fn own_part(&self, word: &str) -> Option<String> {
        let starts = word.char_indices();
        let mut parts = starts.filter_map(|(start, _)| word.get(start..));
        let own = parts.find(|part| fold::fold(part) == self.word)?;
        Some(own.to_owned())
    }

    fn spelling(&self, record: &Incident) -> Option<String> {
        let mut spelling = None;
        let is_it = |word: &str| word == self.word || form::stem(word) == Some(self.word.as_str());
        texts(record, &mut |text| {
            if spelling.is_none() {
                let mut words = fold::words(text.text).filter(|(_, word)| is_it(word));
                let word = words.next().and_then(|(bytes, _)| text.text.get(bytes));
                spelling = word.and_then(|word| self.own_part(word));
            }
        });
        match self.is_small {
            true => spelling.map(|word| word.to_lowercase()),
            false => spelling,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corrections() -> [Correction; 2] {
        [["Hosptial", "hospital"], ["مسشتفى", "مستشفى"]].map(|words| {
            let [typed, meant] = words.map(str::to_owned);
            Correction { typed, meant }
        })
    }

    #[test]
    fn the_right_words_stand_in_the_places_of_the_others_but_for_quotations() {
        let check = |words, expect| assert_eq!(corrected(words, &corrections()), expect);
        check("", "");
        check("  l’hosptial, HOSPTIAL! ", "  l’hospital, hospital! ");
        check("مسشتفي في حلب", "مستشفى في حلب");
        check(
            "\"hosptial\" hosptial “hosptial",
            "\"hosptial\" hospital “hosptial",
        );
        check("hosptials", "hosptials");
    }

    #[test]
    fn corrections_are_carried_over_as_lines() {
        for n in 0..=2 {
            let corrections = corrections().into_iter().take(n).collect::<Vec<_>>();
            let lines = Correction::lines_of(&corrections);
            assert_eq!(Correction::all_in(&lines), corrections);
        }
        assert_eq!(
            Correction::lines_of(&corrections()[..1]),
            "Hosptial\nhospital"
        );
    }
}

//! A search in a large file, step by step: whoever has the file reads what the next step needs.
//!
//! That no text has a word is known once all pieces have been searched. Only then are they asked for words that are near, and
//! searched again for the one that was meant. The indexes of the first time are there, as far as they fit in memory. Until
//! then, what is found is what sounds like the word, and nothing is said of a correction. A search for words that are there
//! goes through the pieces once, as if there were none.

use std::collections::VecDeque;
use std::ops::Range;

use crate::query::text_scan::TextScan;
use crate::search::correct::{Correction, Corrector, Guess, corrected};
use crate::search::query::Query;

/// Where a search is.
#[derive(Debug)]
pub struct TextSearch {
    words: String,
    query: Query,
    n_pieces: usize,
    stage: Stage,
    corrections: Vec<Correction>,
}

/// What is looked for, and in which piece next.
#[derive(Debug)]
enum Stage {
    /// What was typed, and whether each word is anywhere.
    Typed(usize, Corrector),
    /// Words near those that are nowhere.
    Near(usize, Corrector),
    /// The spelling of these words, in a record that has them; others have been spelt.
    Spelling(VecDeque<Guess>, Vec<Correction>),
    /// What was meant.
    Meant(usize),
    Done,
}

impl TextSearch {
    /// A search for words.
    pub fn new(scan: &TextScan, words: &str) -> Self {
        let query = Query::parse(words);
        let stage = Stage::Typed(0, Corrector::new(&query));
        Self {
            words: words.to_owned(),
            stage: match scan.n_pieces() {
                0 => Stage::Done,
                _ => stage,
            },
            query,
            n_pieces: scan.n_pieces(),
            corrections: Vec::new(),
        }
    }

    /// Which bytes of the file the next step needs: often none. `None` when the search is at its end.
    pub fn needed(&self, scan: &TextScan) -> Option<Range<usize>> {
        let unless = |is_needless: bool, piece: usize| match is_needless {
            true => 0..0,
            false => scan.bytes_of(piece),
        };
        Some(match &self.stage {
            Stage::Typed(piece, _) | Stage::Meant(piece) => {
                let is_needless = scan.has_index(*piece) && !self.query.has_phrases();
                unless(is_needless, *piece)
            }
            Stage::Near(piece, _) => unless(scan.has_index(*piece), *piece),
            Stage::Spelling(guesses, _) => guesses
                .front()
                .map_or(0..0, |guess| scan.bytes_of_row(guess.row)),
            Stage::Done => return None,
        })
    }

    /// Makes the next step, with the bytes that it needs, and visits the rows that it finds.
    pub fn step(&mut self, scan: &mut TextScan, bytes: &[u8], visit: &mut dyn FnMut(u32)) {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Done) {
            Stage::Typed(piece, mut corrector) => {
                scan.with_index(piece, bytes, &mut |scan, index| {
                    scan.find((piece, index), &self.query, bytes, visit);
                    corrector.note_written(index);
                });
                match piece + 1 < self.n_pieces {
                    true => Stage::Typed(piece + 1, corrector),
                    false if corrector.is_idle() => Stage::Done,
                    false => Stage::Near(0, corrector),
                }
            }
            Stage::Near(piece, mut corrector) => {
                scan.with_index(piece, bytes, &mut |scan, index| {
                    corrector.note_neighbours(index, &|at| scan.row(piece, at));
                });
                match piece + 1 < self.n_pieces {
                    true => Stage::Near(piece + 1, corrector),
                    false => self.spell(corrector.guesses().into(), Vec::new()),
                }
            }
            Stage::Spelling(mut guesses, mut spelt) => {
                let record = scan.record(bytes);
                let guess = guesses.pop_front();
                spelt.extend(guess.map(|guess| guess.correction(record.as_ref())));
                self.spell(guesses, spelt)
            }
            Stage::Meant(piece) => {
                scan.with_index(piece, bytes, &mut |scan, index| {
                    scan.find((piece, index), &self.query, bytes, visit);
                });
                match piece + 1 < self.n_pieces {
                    true => Stage::Meant(piece + 1),
                    false => Stage::Done,
                }
            }
            Stage::Done => Stage::Done,
        };
    }

    /// What comes while these words have to be spelt and those have been: the search for what was meant, once it is all spelt.
    fn spell(&mut self, guesses: VecDeque<Guess>, spelt: Vec<Correction>) -> Stage {
        if !guesses.is_empty() {
            return Stage::Spelling(guesses, spelt);
        }
        if spelt.is_empty() {
            return Stage::Done;
        }
        self.query = Query::parse(&corrected(&self.words, &spelt));
        self.corrections = spelt;
        Stage::Meant(0)
    }

    /// The words that no record has, and those that are looked for since: with them, the rows begin anew.
    pub fn corrections(&self) -> &[Correction] {
        &self.corrections
    }

    /// How many pieces have been searched for what is looked for by now: all of them at the end only, and none again once words have been
    /// corrected.
    pub fn n_done(&self) -> usize {
        match &self.stage {
            Stage::Typed(piece, _) | Stage::Meant(piece) => *piece,
            Stage::Near(..) | Stage::Spelling(..) => self.n_pieces.saturating_sub(1),
            Stage::Done => self.n_pieces,
        }
    }
}

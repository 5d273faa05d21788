//! What was looked for, for who shows the texts in which it was found.

use std::ops::Range;

use crate::model::incident::Incident;
use crate::search::correct::{Correction, corrected};
use crate::search::hits::hits;
use crate::search::query::Query;
use crate::search::texts::{Snippet, snippet};

/// The words of an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LookedFor {
    /// As they were typed, with the right ones in the place of misspelt ones.
    pub words: String,
    /// What finds them in a text.
    pub marking: Marking,
}

impl LookedFor {
    /// What was typed, and what was meant. Naming this is what brings along the code that finds words.
    pub(crate) fn new(words: &str, corrections: &[Correction]) -> Self {
        let words = corrected(words, corrections);
        let query = Query::parse(&words);
        let code = Some(Code { hits, snippet });
        Self {
            words,
            marking: Marking { query, code },
        }
    }
}

/// What finds in a text what was looked for. Nothing is found where nothing was, and as long as there is no code for it.
#[derive(Clone, Debug, Default)]
pub struct Marking {
    query: Query,
    code: Option<Code>,
}

/// It may come later than the first answer.
#[derive(Clone, Copy, Debug)]
struct Code {
    hits: fn(&str, &Query) -> Vec<Range<usize>>,
    snippet: fn(&Incident, &Query, &[&str]) -> Option<Snippet>,
}

impl PartialEq for Marking {
    fn eq(&self, other: &Self) -> bool {
        self.query == other.query && self.code.is_some() == other.code.is_some()
    }
}

impl Marking {
    /// As [`hits`].
    pub fn hits(&self, text: &str) -> Vec<Range<usize>> {
        self.code
            .map(|code| (code.hits)(text, &self.query))
            .unwrap_or_default()
    }

    /// As [`snippet`].
    pub fn snippet(&self, incident: &Incident, shown: &[&str]) -> Option<Snippet> {
        let code = self.code?;
        (code.snippet)(incident, &self.query, shown)
    }
}

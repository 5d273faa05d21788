//! The filter: every clause keeps the rows that pass it, so that a change of one clause
//! touches only that one.

use crate::columns::row_set::RowSet;
use crate::model::civil::Span;
use crate::model::facet::Facet;
use crate::model::place::Bounds;
use crate::model::session::Session;
use crate::query::dataset::Dataset;
use crate::query::text_source::SearchResult;
use crate::search::correct::Correction;

/// One condition.
#[derive(Clone, Debug, PartialEq)]
enum Condition {
    Time(Span),
    Values(Facet, Vec<String>),
    Words(String),
    View(Bounds),
}

/// Which dimension a clause filters: a counting view ignores the clause of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// The brush.
    Time,
    /// A facet.
    Values(Facet),
    /// The search.
    Words,
    /// The part of the map.
    View,
}

#[derive(Clone, Debug)]
struct Clause {
    condition: Condition,
    rows: RowSet,
    /// Of a search: which words stood for others.
    corrections: Vec<Correction>,
    /// Another for every other condition.
    id: u64,
}

/// All conditions together, with the rows that pass each.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    clauses: Vec<Clause>,
    n_made: u64,
}

impl Condition {
    fn all_of(session: &Session) -> Vec<Self> {
        let time = session.time.map(Condition::Time);
        let values = session
            .values
            .iter()
            .map(|(facet, codes)| Self::Values(facet, codes.to_vec()));
        let words = session.words.trim();
        let words = (!words.is_empty()).then(|| Self::Words(words.to_owned()));
        let view = session.within.map(Condition::View);
        time.into_iter()
            .chain(values)
            .chain(words)
            .chain(view)
            .collect()
    }

    fn dimension(&self) -> Dimension {
        match self {
            Self::Time(_) => Dimension::Time,
            Self::Values(facet, _) => Dimension::Values(*facet),
            Self::Words(_) => Dimension::Words,
            Self::View(_) => Dimension::View,
        }
    }

    fn span(&self) -> Option<Span> {
        match self {
            Self::Time(span) => Some(*span),
            _ => None,
        }
    }

    /// The rows that pass it, and which words of a search stood for others. The rows of the brush before are the start of the
    /// next: a drag allocates nothing.
    fn found(&self, data: &Dataset, old: Option<Clause>) -> SearchResult {
        let store = data.store();
        let rows = match self {
            Self::Time(span) => {
                let before = old.as_ref().and_then(|old| old.condition.span());
                let spare = old.map(|old| old.rows);
                let mut rows = spare.unwrap_or_else(|| RowSet::none(store.n_rows()));
                data.set_overlapping(*span, &mut rows, before);
                rows
            }
            Self::View(bounds) => store.rows_within(bounds),
            Self::Words(words) => return data.search(words),
            Self::Values(facet, chosen) => match store.column(*facet) {
                Some(column) => {
                    column.rows_with_any(chosen.iter().map(String::as_str), store.n_rows())
                }
                None => RowSet::none(store.n_rows()),
            },
        };
        SearchResult {
            rows,
            corrections: Vec::new(),
        }
    }
}

impl Filter {
    /// Takes the session's conditions, and works out the rows of those that have changed.
    pub fn update(&mut self, data: &Dataset, session: &Session) {
        let mut known = std::mem::take(&mut self.clauses);
        for condition in Condition::all_of(session) {
            let is_same = |clause: &Clause| clause.condition == condition;
            let clause = if let Some(at) = known.iter().position(is_same) {
                known.swap_remove(at)
            } else {
                self.n_made += 1;
                let is_alike =
                    |clause: &Clause| clause.condition.dimension() == condition.dimension();
                let old = known.iter().position(is_alike);
                let old = old.map(|at| known.swap_remove(at));
                let found = condition.found(data, old);
                Clause {
                    rows: found.rows,
                    corrections: found.corrections,
                    condition,
                    id: self.n_made,
                }
            };
            self.clauses.push(clause);
        }
    }

    /// Has the rows of a dimension's clause be worked out again.
    pub fn forget(&mut self, dimension: Dimension) {
        self.clauses
            .retain(|clause| clause.condition.dimension() != dimension);
    }

    /// Which words of the search no record has, and what was looked for in their place.
    pub fn corrections(&self) -> Vec<Correction> {
        let corrections = self.clauses.iter().flat_map(|clause| &clause.corrections);
        corrections.cloned().collect()
    }

    /// Whether a dimension has a clause.
    pub fn has(&self, dimension: Dimension) -> bool {
        self.clauses
            .iter()
            .any(|clause| clause.condition.dimension() == dimension)
    }

    /// Makes a set the rows that pass every clause, but for that of one dimension (the crossfilter rule).
    pub fn fill(&self, rows: &mut RowSet, but: Option<Dimension>) {
        let mut heeded = self.heeded(but);
        match heeded.next() {
            Some(first) => rows.set_to(&first.rows),
            None => rows.fill(),
        }
        for clause in heeded {
            rows.and_with(&clause.rows);
        }
    }

    /// What tells the rows that pass from those of another filter, but for the clause of one dimension.
    pub fn key(&self, but: Option<Dimension>) -> Vec<u64> {
        self.heeded(but).map(|clause| clause.id).collect()
    }

    /// Whether one dimension has a clause and no other has, but for one dimension.
    pub(crate) fn is_only(&self, dimension: Dimension, but: Option<Dimension>) -> bool {
        let mut heeded = self.heeded(but);
        let is_it = |clause: &Clause| clause.condition.dimension() == dimension;
        heeded.next().is_some_and(is_it) && heeded.next().is_none()
    }

    fn heeded(&self, but: Option<Dimension>) -> impl Iterator<Item = &Clause> {
        let clauses = self.clauses.iter();
        clauses.filter(move |clause| Some(clause.condition.dimension()) != but)
    }
}

//! The filter: every clause keeps the rows that pass it, so that a change of one clause
//! touches only that one.

use std::collections::BTreeSet;

use crate::facets::Facet;
use crate::place::Bounds;
use crate::rows::RowSet;
use crate::search::Query;
use crate::session::Session;
use crate::store::Store;
use crate::when::Span;

/// One condition.
#[derive(Clone, Debug, PartialEq)]
enum Condition {
    Time(Span),
    Values(Facet, BTreeSet<String>),
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
}

/// All conditions together, with the rows that pass each.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    clauses: Vec<Clause>,
}

impl Condition {
    fn all_of(session: &Session) -> Vec<Self> {
        let time = session.time.map(Condition::Time);
        let values = session
            .values
            .iter()
            .map(|(facet, chosen)| Self::Values(*facet, chosen.clone()));
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

    fn rows(&self, store: &Store) -> RowSet {
        match self {
            Self::Time(span) => store.rows_in(*span),
            Self::View(bounds) => store.rows_within(bounds),
            Self::Words(words) => store.rows_with_words(&Query::parse(words)),
            Self::Values(facet, chosen) => match store.column(*facet) {
                Some(column) => {
                    column.rows_with_any(chosen.iter().map(String::as_str), store.n_rows())
                }
                None => RowSet::none(store.n_rows()),
            },
        }
    }
}

impl Filter {
    /// Takes the session's conditions, and works out the rows of those that have changed.
    pub fn update(&mut self, store: &Store, session: &Session) {
        let mut known = std::mem::take(&mut self.clauses);
        for condition in Condition::all_of(session) {
            let clause = match known
                .iter()
                .position(|clause| clause.condition == condition)
            {
                Some(at) => known.swap_remove(at),
                None => Clause {
                    rows: condition.rows(store),
                    condition,
                },
            };
            self.clauses.push(clause);
        }
    }

    /// The rows that pass every clause.
    pub fn rows(&self, store: &Store) -> RowSet {
        self.conjunction(store, None)
    }

    /// The rows that pass every clause but that of one dimension (the crossfilter rule).
    pub fn rows_without(&self, store: &Store, dimension: Dimension) -> RowSet {
        self.conjunction(store, Some(dimension))
    }

    /// Whether a dimension has a clause.
    pub fn has(&self, dimension: Dimension) -> bool {
        self.clauses
            .iter()
            .any(|clause| clause.condition.dimension() == dimension)
    }

    fn conjunction(&self, store: &Store, but: Option<Dimension>) -> RowSet {
        let mut rows = RowSet::all(store.n_rows());
        for clause in &self.clauses {
            if Some(clause.condition.dimension()) != but {
                rows.and_with(&clause.rows);
            }
        }
        rows
    }
}

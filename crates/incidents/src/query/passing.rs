//! What passes the filter, for whoever asks about it after the answer.

use std::rc::Rc;

use crate::columns::row_set::{RowSet, VersionedRows};
use crate::model::civil::Span;
use crate::query::filter::{Dimension, Filter};

/// No reader has so many sets of rows pass.
const GENERATION: u64 = 1 << 32;

/// What passed when a session was answered. Scenes, the list and files are made of it: they show what the answer says,
/// whatever has been asked since.
#[derive(Clone, Debug)]
pub struct Passing {
    rows: Rc<RowSet>,
    version: u64,
    but_time: Rc<RowSet>,
    time: Option<Span>,
}

impl Passing {
    /// Another number for every other set of rows.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Another number for rows of other records.
    pub fn generation(&self) -> u64 {
        self.version / GENERATION
    }

    /// The rows that pass.
    pub fn rows(&self) -> &RowSet {
        &self.rows
    }

    /// The rows that pass every clause but the brush.
    pub fn rows_but_time(&self) -> &RowSet {
        &self.but_time
    }

    /// The brush, which all the rows overlap.
    pub(super) fn time(&self) -> Option<Span> {
        self.time
    }

    pub(super) fn versioned(&self) -> VersionedRows<'_> {
        VersionedRows {
            rows: &self.rows,
            version: self.version,
        }
    }
}

/// The same rows pass.
impl PartialEq for Passing {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows && self.but_time == other.but_time
    }
}

/// The rows that pass now: every clause, and every clause but the brush.
#[derive(Debug)]
pub(super) struct PassingNow {
    pub(super) all: Kept,
    pub(super) but_time: Kept,
}

impl PassingNow {
    pub(super) fn new(n_rows: usize) -> Self {
        Self {
            all: Kept::all(n_rows),
            but_time: Kept::all(n_rows),
        }
    }

    /// Begins where another one will never come to.
    pub(super) fn follow(&mut self, before: &Self) {
        let version = (before.all.version / GENERATION + 1) * GENERATION;
        (self.all.version, self.but_time.version) = (version, version);
    }

    pub(super) fn update(&mut self, filter: &Filter) {
        self.all.update(filter, None);
        self.but_time.update(filter, Some(Dimension::Time));
    }

    /// It as it is now. `time` is the brush of the filter.
    pub(super) fn shared(&self, time: Option<Span>) -> Passing {
        Passing {
            rows: Rc::clone(&self.all.rows),
            version: self.all.version,
            but_time: Rc::clone(&self.but_time.rows),
            time,
        }
    }
}

/// Rows that pass some clauses, until those are others.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) rows: Rc<RowSet>,
    /// Changes when the rows do.
    pub(super) version: u64,
    /// Of which clauses.
    key: Vec<u64>,
}

impl Kept {
    /// All rows: what passes when there is no clause.
    fn all(n_rows: usize) -> Self {
        Self {
            rows: Rc::new(RowSet::all(n_rows)),
            version: 0,
            key: Vec::new(),
        }
    }

    fn update(&mut self, filter: &Filter, but: Option<Dimension>) {
        let key = filter.key(but);
        if key != self.key {
            // Rows that an answer holds stay as they are.
            if Rc::get_mut(&mut self.rows).is_none() {
                self.rows = Rc::new(RowSet::none(self.rows.n_rows()));
            }
            if let Some(rows) = Rc::get_mut(&mut self.rows) {
                filter.fill(rows, but);
            }
            self.key = key;
            self.version += 1;
        }
    }
}

//! How many rows of each value overlap a span, without looking at all of them.
//!
//! Those that have started by the span's end, less those that have ended by its start. Both orders of time are cut into parts; how many rows of
//! each value come before a part is known (the rank directory of a succinct bitmap: Jacobson, *Space-efficient static trees and graphs*, FOCS
//! 1989), and the rows from there on are looked at.

use std::cell::OnceCell;

use crate::columns::facet_column::{FacetColumn, Rows};
use crate::columns::row_set::RowSet;
use crate::columns::store::Store;
use crate::query::time_index::TimeRanks;

/// The rows of a part of an order, at least: half of them are looked at, at most, and more only behind the last whole part.
const MIN_PART: usize = 128;

/// The rows of a part for each value: what is known of all parts is then a number for each row.
const PART_A_VALUE: usize = 2;

/// Which of many values a row has is kept where a record has no more of them than this in the mean.
const MAX_VALUES: usize = 2;

/// What the values' counts in any span follow from.
#[derive(Debug)]
pub(super) struct RankDirectory {
    /// How many rows a part has.
    part: usize,
    /// Of the order by start: for the place before each part and for its end, how many rows of each value come before.
    started: Vec<u32>,
    /// The same of the order by end.
    ended: Vec<u32>,
    listed: RowValues,
}

/// The values without a bitmap that each row has.
#[derive(Debug, Default)]
struct RowValues {
    /// How many come before the next row's.
    ends: Vec<u32>,
    values: Vec<u32>,
}

/// A span that values are counted in.
pub(super) struct SpanQuery<'a> {
    store: &'a Store,
    /// Of each facet's column, once it has been made.
    directories: &'a [OnceCell<RankDirectory>],
    ranks: TimeRanks,
    /// Whether this step has made a directory: one is enough, so that no step is long.
    has_made: bool,
}

impl<'a> SpanQuery<'a> {
    /// `ranks` says how far the span has come along the orders of time.
    pub(super) fn new(
        store: &'a Store,
        directories: &'a [OnceCell<RankDirectory>],
        ranks: TimeRanks,
    ) -> Self {
        Self {
            store,
            directories,
            ranks,
            has_made: false,
        }
    }

    /// As [`FacetColumn::counts`] of the rows that overlap the span, all of which are incidents. `at` is the position of the column.
    pub(super) fn counts(
        &mut self,
        at: usize,
        column: &FacetColumn,
        rows: &RowSet,
    ) -> Vec<[usize; 2]> {
        let (store, directory) = (self.store, &self.directories[at]);
        let is_small = || n_listed(column) <= MAX_VALUES * store.n_rows();
        if directory.get().is_none() && !self.has_made && is_small() {
            self.has_made = true;
            directory.get_or_init(|| RankDirectory::new(column, store));
        }
        let Some(directory) = directory.get() else {
            return column.counts(rows, None);
        };
        let TimeRanks { n_started, n_ended } = self.ranks;
        let (by_start, by_end) = (store.rows_by_time(), store.rows_by_end());
        let started = directory.n_among(column, &directory.started, by_start, n_started);
        let ended = directory.n_among(column, &directory.ended, by_end, n_ended);
        let both = started.into_iter().zip(ended);
        both.map(|(started, ended)| [(started - ended) as usize; 2])
            .collect()
    }
}

impl RankDirectory {
    fn new(column: &FacetColumn, store: &Store) -> Self {
        let part = (column.values.len() * PART_A_VALUE).max(MIN_PART);
        Self {
            part,
            started: n_before_parts(column, store.rows_by_time(), part),
            ended: n_before_parts(column, store.rows_by_end(), part),
            listed: RowValues::new(column, store.n_rows()),
        }
    }

    /// For each value, how many of its rows are among the first of an order.
    fn n_among(
        &self,
        column: &FacetColumn,
        known: &[u32],
        order: &[u32],
        n_first: usize,
    ) -> Vec<u32> {
        let n_values = column.values.len();
        let n_parts = ((n_first + self.part / 2) / self.part).min(order.len() / self.part);
        let mut counts = known[n_parts * n_values..][..n_values].to_vec();
        let end = n_parts * self.part;
        let (rows, is_more) = match end <= n_first {
            true => (&order[end..n_first], true),
            false => (&order[n_first..end], false),
        };
        let mut add = |value: usize, n: u32| {
            let count = &mut counts[value];
            *count = if is_more { *count + n } else { *count - n };
        };
        for (at, value) in column.values.iter().enumerate() {
            if let Rows::Bitmap(bitmap) = &value.rows {
                add(at, bitmap.count_of(rows));
            }
        }
        if !self.listed.ends.is_empty() {
            for &value in rows.iter().flat_map(|&row| self.listed.of(row)) {
                add(value as usize, 1);
            }
        }
        counts
    }
}

impl RowValues {
    fn new(column: &FacetColumn, n_rows: usize) -> Self {
        if n_listed(column) == 0 {
            return Self::default();
        }
        let mut ends = vec![0; n_rows];
        visit_lists(column, |_, row| ends[row] += 1);
        let mut sum = 0;
        for end in &mut ends {
            (sum, *end) = (sum + *end, sum);
        }
        let mut values = vec![0; n_listed(column)];
        // What was the place of a row's first value is then that after its last one.
        visit_lists(column, |at, row| {
            values[ends[row] as usize] = at as u32;
            ends[row] += 1;
        });
        Self { ends, values }
    }

    fn of(&self, row: u32) -> &[u32] {
        let row = row as usize;
        let start = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.values[start as usize..self.ends[row] as usize]
    }
}

fn n_listed(column: &FacetColumn) -> usize {
    let lists = column.values.iter().map(|value| match &value.rows {
        Rows::List(rows) => rows.len(),
        Rows::Bitmap(_) => 0,
    });
    lists.sum()
}

/// Visits the entries of all lists, each with the position of its value.
fn visit_lists(column: &FacetColumn, mut visit: impl FnMut(usize, usize)) {
    for (at, value) in column.values.iter().enumerate() {
        if let Rows::List(rows) = &value.rows {
            for &row in rows {
                visit(at, row as usize);
            }
        }
    }
}

/// For the place before each part of an order, how many rows of each value come before it: number `part * n_values + value`.
fn n_before_parts(column: &FacetColumn, order: &[u32], part: usize) -> Vec<u32> {
    let n_values = column.values.len();
    // Which part each row is in.
    let mut part_of = vec![0_u32; order.len()];
    for (part, rows) in (0..).zip(order.chunks(part)) {
        for &row in rows {
            part_of[row as usize] = part;
        }
    }
    // Each row of a value is noted at the place behind its part. The rows that are left behind the last whole part have no
    // place behind them, and are not noted.
    let mut counts = vec![0; (order.len() / part + 1) * n_values];
    let n_counted = counts.len();
    let mut note = |at: usize, row: u32| {
        let behind = (part_of[row as usize] as usize + 1) * n_values + at;
        if behind < n_counted {
            counts[behind] += 1;
        }
    };
    for (at, value) in column.values.iter().enumerate() {
        match &value.rows {
            Rows::Bitmap(rows) => rows.visit_in(&(0..order.len() as u32), |row| note(at, row)),
            Rows::List(rows) => rows.iter().for_each(|&row| note(at, row)),
        }
    }
    // What comes before a place is what is noted there and all that comes before the place before it.
    for at in n_values..counts.len() {
        counts[at] += counts[at - n_values];
    }
    counts
}

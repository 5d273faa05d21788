//! How many rows of each value overlap a span, without looking at all of them.
//!
//! Those that have started by the span's end, less those that have ended by its start. Both orders of time are cut into parts; how many rows of
//! each value come before a part is known (the rank directory of a succinct bitmap: Jacobson, *Space-efficient static trees and graphs*, FOCS
//! 1989), and the rows from there on are looked at.

use crate::columns::facet_column::{Column, Rows};
use crate::columns::row_set::RowSet;
use crate::columns::store::Store;
use crate::model::civil::Span;
use crate::query::time_index::Reached;

/// The rows of a part of an order, at least: half of them are looked at, at most, and more only behind the last whole part.
const LEAST_PART: usize = 128;

/// The rows of a part for each value: what is known of all parts is then a number for each row.
const PART_A_VALUE: usize = 2;

/// Which of many values a row has is kept where a record has no more of them than this in the mean.
const MOST_VALUES: usize = 2;

/// What the values' counts in any span follow from.
#[derive(Debug)]
pub(crate) struct Times {
    /// How many rows a part has.
    part: usize,
    /// Of the order by start: for the place before each part and for its end, how many rows of each value come before.
    started: Vec<u32>,
    /// The same of the order by end.
    ended: Vec<u32>,
    listed: Listed,
}

/// The values without a bitmap that each row has.
#[derive(Debug, Default)]
struct Listed {
    /// How many come before the next row's.
    ends: Vec<u32>,
    values: Vec<u32>,
}

/// A span that values are counted in.
pub(crate) struct Moment<'a> {
    store: &'a Store,
    reached: Reached,
    /// Whether this step has found the times of a column: one is enough, so that no step is long.
    has_found: bool,
}

impl<'a> Moment<'a> {
    pub(crate) fn new(store: &'a Store, span: Span) -> Self {
        Self {
            store,
            reached: store.reached(span),
            has_found: false,
        }
    }
}

impl Times {
    fn new(column: &Column, store: &Store) -> Self {
        let part = (column.values.len() * PART_A_VALUE).max(LEAST_PART);
        Self {
            part,
            started: column.n_before_parts(store.rows_by_time(), part),
            ended: column.n_before_parts(store.rows_by_end(), part),
            listed: Listed::new(column, store.n_rows()),
        }
    }

    /// For each value, how many of its rows are among the first of an order.
    fn n_among(&self, column: &Column, known: &[u32], order: &[u32], n_first: usize) -> Vec<u32> {
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

impl Listed {
    fn new(column: &Column, n_rows: usize) -> Self {
        if column.n_listed() == 0 {
            return Self::default();
        }
        let mut ends = vec![0; n_rows];
        column.visit_lists(|_, row| ends[row] += 1);
        let mut sum = 0;
        for end in &mut ends {
            (sum, *end) = (sum + *end, sum);
        }
        let mut values = vec![0; column.n_listed()];
        // What was the place of a row's first value is then that after its last one.
        column.visit_lists(|at, row| {
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

impl Column {
    /// As [`Column::counts`] of the rows that overlap a span, all of which are incidents.
    pub(crate) fn counts_in_span(&self, rows: &RowSet, moment: &mut Moment<'_>) -> Vec<[usize; 2]> {
        let store = moment.store;
        let is_small = || self.n_listed() <= MOST_VALUES * store.n_rows();
        if self.times.get().is_none() && !moment.has_found && is_small() {
            moment.has_found = true;
            self.times.get_or_init(|| Times::new(self, store));
        }
        let Some(times) = self.times.get() else {
            return self.counts(rows, None);
        };
        let Reached { n_started, n_ended } = moment.reached;
        let started = times.n_among(self, &times.started, store.rows_by_time(), n_started);
        let ended = times.n_among(self, &times.ended, store.rows_by_end(), n_ended);
        let both = started.into_iter().zip(ended);
        both.map(|(started, ended)| [(started - ended) as usize; 2])
            .collect()
    }

    fn n_listed(&self) -> usize {
        let lists = self.values.iter().map(|value| match &value.rows {
            Rows::List(rows) => rows.len(),
            Rows::Bitmap(_) => 0,
        });
        lists.sum()
    }

    /// Visits the entries of all lists, each with the position of its value.
    fn visit_lists(&self, mut visit: impl FnMut(usize, usize)) {
        for (at, value) in self.values.iter().enumerate() {
            if let Rows::List(rows) = &value.rows {
                for &row in rows {
                    visit(at, row as usize);
                }
            }
        }
    }

    /// For the place before each part of an order, how many rows of each value come before it.
    fn n_before_parts(&self, order: &[u32], part: usize) -> Vec<u32> {
        let n_values = self.values.len();
        let mut part_of = vec![0_u32; order.len()];
        for (part, rows) in (0..).zip(order.chunks(part)) {
            for &row in rows {
                part_of[row as usize] = part;
            }
        }
        let mut counts = vec![0; (order.len() / part + 1) * n_values];
        let n_counted = counts.len();
        let mut count = |at: usize, row: u32| {
            let after = (part_of[row as usize] as usize + 1) * n_values + at;
            // Nothing begins after what is left behind the last whole part.
            if after < n_counted {
                counts[after] += 1;
            }
        };
        for (at, value) in self.values.iter().enumerate() {
            match &value.rows {
                Rows::Bitmap(rows) => rows.visit_in(&(0..order.len() as u32), |row| count(at, row)),
                Rows::List(rows) => rows.iter().for_each(|&row| count(at, row)),
            }
        }
        for at in n_values..counts.len() {
            counts[at] += counts[at - n_values];
        }
        counts
    }
}

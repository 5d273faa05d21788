//! Which rows a brush lets through, without looking at every row.
//!
//! A row overlaps a span when it starts before the span's end and does not end by the span's start. Who has ended has started: the
//! rows that pass are those that have started by the end, less those that have ended by the start, and each of the two is the first
//! part of an order. Of both orders a set is kept at every sixteenth of the way (a range-encoded bitmap index: Chan and Ioannidis, *Bitmap index
//! design and evaluation*, SIGMOD 1998). From the nearest of these, or from what passed the brush before, only the rows in between are turned over.

use std::cell::Cell;
use std::ops::Range;

use crate::columns::row_set::RowSet;
use crate::columns::store::Store;
use crate::model::civil::Span;

/// So many parts of an order have a set at their end: 125 KB each for a million rows, and at most 31,250 rows to turn over.
const N_PARTS: usize = 16;

/// The sets along both orders.
#[derive(Debug)]
pub(crate) struct Edges {
    n_dated: usize,
    started: Vec<RowSet>,
    ended: Vec<RowSet>,
    /// The span that was last asked about: it is asked about again, and it is the one before the next.
    last: Cell<Option<(Span, Reached)>>,
}

/// How many rows have started by a span's end, and how many have ended by its start: what passes is between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reached {
    pub(crate) n_started: usize,
    pub(crate) n_ended: usize,
}

impl Edges {
    fn new(store: &Store) -> Self {
        let n_dated = (store.rows_by_time).partition_point(|&row| store.span(row).is_some());
        let sets = |order: &[u32]| {
            let mut rows = RowSet::none(store.n_rows());
            let mut sets = vec![rows.clone()];
            for part in 0..N_PARTS {
                turn_over(
                    &mut rows,
                    &order[ends(n_dated, part)..ends(n_dated, part + 1)],
                );
                sets.push(rows.clone());
            }
            sets
        };
        Self {
            n_dated,
            started: sets(&store.rows_by_time),
            ended: sets(&store.rows_by_end),
            last: Cell::new(None),
        }
    }

    fn reached(&self, store: &Store, span: Span) -> Reached {
        if let Some((_, reached)) = self.last.get().filter(|(last, _)| *last == span) {
            return reached;
        }
        let (from, to) = (span.start().0, span.end().0);
        let (by_start, by_end) = (&store.rows_by_time, &store.rows_by_end);
        let reached = Reached {
            n_started: by_start[..self.n_dated]
                .partition_point(|&row| store.start[row as usize] < to),
            n_ended: by_end[..self.n_dated].partition_point(|&row| store.end[row as usize] <= from),
        };
        self.last.set(Some((span, reached)));
        reached
    }

    /// The number of the nearest set to a place in an order.
    fn nearest(&self, reached: usize) -> usize {
        let half = self.n_dated / (2 * N_PARTS);
        ((reached + half) * N_PARTS)
            .checked_div(self.n_dated)
            .unwrap_or(0)
    }
}

impl Store {
    fn edges(&self) -> &Edges {
        self.edges.get_or_init(|| Edges::new(self))
    }

    /// How far a span has come along [`Store::rows_by_time`] and [`Store::rows_by_end`].
    pub(crate) fn reached(&self, span: Span) -> Reached {
        self.edges().reached(self, span)
    }

    /// Makes a set the rows that overlap a span; undated ones never do. `before` is the span whose rows the set holds.
    pub fn fill_in(&self, span: Span, rows: &mut RowSet, before: Option<Span>) {
        let edges = self.edges();
        let before = before.map(|before| edges.reached(self, before));
        let reached = edges.reached(self, span);
        let parts = [
            edges.nearest(reached.n_started),
            edges.nearest(reached.n_ended),
        ];
        let kept = Reached {
            n_started: ends(edges.n_dated, parts[0]),
            n_ended: ends(edges.n_dated, parts[1]),
        };
        // A word that is copied costs about as much as a row that is turned over.
        let n_copied = self.n_rows() / 64;
        let from = match before {
            Some(before) if reached.away(before) <= n_copied + reached.away(kept) => before,
            _ => {
                rows.set_to(&edges.started[parts[0]]);
                rows.turn_with(&edges.ended[parts[1]]);
                kept
            }
        };
        turn_over(
            rows,
            &self.rows_by_time[between(from.n_started, reached.n_started)],
        );
        turn_over(
            rows,
            &self.rows_by_end[between(from.n_ended, reached.n_ended)],
        );
    }
}

impl Reached {
    fn away(self, other: Self) -> usize {
        self.n_started.abs_diff(other.n_started) + self.n_ended.abs_diff(other.n_ended)
    }
}

/// Where a part of an order ends.
fn ends(n_dated: usize, part: usize) -> usize {
    n_dated * part / N_PARTS
}

fn between(a: usize, b: usize) -> Range<usize> {
    a.min(b)..a.max(b)
}

fn turn_over(rows: &mut RowSet, turned: &[u32]) {
    for &row in turned {
        rows.turn(row);
    }
}

//! Which rows a brush lets through, without looking at every row.
//!
//! A row overlaps a span when it starts before the span's end and does not end by the span's start. Who has ended has started: the
//! rows that pass are those that have started by the end, less those that have ended by the start, and each of the two is the first
//! part of an order. Of both orders a set is kept at every sixteenth of the way (a range-encoded bitmap index: Chan and Ioannidis, *Bitmap index
//! design and evaluation*, SIGMOD 1998). From the nearest of these, or from what passed the brush before, only the rows in between are toggled.

use std::cell::Cell;
use std::ops::Range;

use crate::columns::row_set::RowSet;
use crate::columns::store::Store;
use crate::model::civil::Span;

/// So many parts of an order have a set at their end: 125 KB each for a million rows, and at most 31,250 rows to toggle.
const N_PARTS: usize = 16;

/// The sets along both orders.
#[derive(Debug)]
pub(super) struct TimeIndex {
    n_dated: usize,
    started: Vec<RowSet>,
    ended: Vec<RowSet>,
    /// The span that was last asked about: it is asked about again, and it is the one before the next.
    last: Cell<Option<(Span, TimeRanks)>>,
}

/// How many rows have started by a span's end, and how many have ended by its start: what passes is between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TimeRanks {
    pub(super) n_started: usize,
    pub(super) n_ended: usize,
}

impl TimeIndex {
    pub(super) fn new(store: &Store) -> Self {
        let n_dated = store
            .rows_by_time()
            .partition_point(|&row| store.span(row).is_some());
        let sets = |order: &[u32]| {
            let mut rows = RowSet::none(store.n_rows());
            let mut sets = vec![rows.clone()];
            for part in 0..N_PARTS {
                toggle_all(
                    &mut rows,
                    &order[ends(n_dated, part)..ends(n_dated, part + 1)],
                );
                sets.push(rows.clone());
            }
            sets
        };
        Self {
            n_dated,
            started: sets(store.rows_by_time()),
            ended: sets(store.rows_by_end()),
            last: Cell::new(None),
        }
    }

    pub(super) fn ranks(&self, store: &Store, span: Span) -> TimeRanks {
        if let Some((_, ranks)) = self.last.get().filter(|(last, _)| *last == span) {
            return ranks;
        }
        let (from, to) = (span.start().0, span.end().0);
        let (by_start, by_end) = (store.rows_by_time(), store.rows_by_end());
        let ranks = TimeRanks {
            n_started: by_start[..self.n_dated].partition_point(|&row| store.interval(row).0 < to),
            n_ended: by_end[..self.n_dated].partition_point(|&row| store.interval(row).1 <= from),
        };
        self.last.set(Some((span, ranks)));
        ranks
    }

    /// The number of the nearest set to a place in an order.
    fn nearest(&self, rank: usize) -> usize {
        let half = self.n_dated / (2 * N_PARTS);
        ((rank + half) * N_PARTS)
            .checked_div(self.n_dated)
            .unwrap_or(0)
    }

    /// Makes a set the rows that overlap a span; undated ones never do. `before` is the span whose rows the set holds.
    pub(super) fn set_overlapping(
        &self,
        store: &Store,
        rows: &mut RowSet,
        (span, before): (Span, Option<Span>),
    ) {
        let before = before.map(|before| self.ranks(store, before));
        let ranks = self.ranks(store, span);
        let parts = [self.nearest(ranks.n_started), self.nearest(ranks.n_ended)];
        let kept = TimeRanks {
            n_started: ends(self.n_dated, parts[0]),
            n_ended: ends(self.n_dated, parts[1]),
        };
        // A word that is copied costs about as much as a row that is toggled.
        let n_copied = store.n_rows() / 64;
        let from = match before {
            Some(before) if ranks.away(before) <= n_copied + ranks.away(kept) => before,
            _ => {
                rows.set_to(&self.started[parts[0]]);
                rows.symmetric_difference_with(&self.ended[parts[1]]);
                kept
            }
        };
        toggle_all(
            rows,
            &store.rows_by_time()[between(from.n_started, ranks.n_started)],
        );
        toggle_all(
            rows,
            &store.rows_by_end()[between(from.n_ended, ranks.n_ended)],
        );
    }
}

impl TimeRanks {
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

fn toggle_all(rows: &mut RowSet, toggled: &[u32]) {
    for &row in toggled {
        rows.toggle(row);
    }
}

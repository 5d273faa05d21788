//! What passes, in an order: any window of a million rows without making a list of them.
//!
//! An order is cut into blocks. How many rows of a block pass is counted when something beyond it is asked for, and kept as long as
//! the same rows pass. Blocks that lie wholly before or after the brush are not looked into, which in the order of time are nearly all
//! that the first lines are behind.

use std::ops::Range;

use crate::columns::row_set::RowSet;
use crate::columns::store::Store;
use crate::model::civil::Span;
use crate::model::session::Sort;

const BLOCK: usize = 256;

/// What is known of an order and of what passes in it.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    sort: Option<Sort>,
    /// The least start and the greatest end of the dated rows of each block.
    ends: Vec<(i32, i32)>,
    version: u64,
    time: Option<Span>,
    /// How many rows pass before each block; as far as it has been counted.
    before: Vec<u32>,
    /// A row that was looked for, and its place in the order.
    found: Option<(u32, usize)>,
}

/// Answers about the rows that pass in an order.
pub(crate) struct Listed<'a> {
    pub(crate) order: &'a [u32],
    pub(crate) rows: &'a RowSet,
    pub(crate) listing: &'a mut Listing,
}

impl Listing {
    pub(crate) fn update(
        &mut self,
        store: &Store,
        (order, sort): (&[u32], Sort),
        version: u64,
        time: Option<Span>,
    ) {
        if self.sort != Some(sort) {
            let ends = order.chunks(BLOCK).map(|rows| {
                let around = |(first, last): (i32, i32), &row: &u32| {
                    let (start, end) = store.interval(row);
                    (first.min(start), last.max(end))
                };
                rows.iter().fold((i32::MAX, i32::MIN), around)
            });
            self.ends = ends.collect();
            self.sort = Some(sort);
            self.found = None;
            self.before.clear();
        }
        if self.version != version {
            self.before.clear();
        }
        (self.version, self.time) = (version, time);
    }

    /// Whether no row of a block can pass the brush.
    fn is_outside(&self, block: usize) -> bool {
        let (start, end) = self.ends[block];
        let is_outside = |time: Span| start >= time.end().0 || end <= time.start().0;
        self.time.is_some_and(is_outside)
    }
}

impl Listed<'_> {
    /// The rows of a window.
    pub(crate) fn window(&mut self, window: Range<usize>) -> Vec<u32> {
        let mut rows = Vec::new();
        let n_wanted = window.len();
        let Some((mut block, n_before)) = self.block_of(window.start) else {
            return rows;
        };
        let mut n_over = window.start - n_before;
        while rows.len() < n_wanted && block * BLOCK < self.order.len() {
            if !self.listing.is_outside(block) {
                let passing = self.block(block).iter().copied();
                for row in passing.filter(|&row| self.rows.contains(row)) {
                    if n_over > 0 {
                        n_over -= 1;
                    } else if rows.len() < n_wanted {
                        rows.push(row);
                    }
                }
            }
            block += 1;
        }
        rows
    }

    /// The position of a row among those that pass.
    pub(crate) fn position(&mut self, row: u32) -> Option<usize> {
        if !self.rows.contains(row) {
            return None;
        }
        let at = match self.listing.found {
            Some((found, at)) if found == row => at,
            _ => self.order.iter().position(|&other| other == row)?,
        };
        self.listing.found = Some((row, at));
        let block = at / BLOCK;
        self.count_to(block, usize::MAX);
        let before = self.order[block * BLOCK..at].iter();
        let n_before = before.filter(|&&row| self.rows.contains(row)).count();
        Some(self.listing.before[block] as usize + n_before)
    }

    fn block(&self, block: usize) -> &[u32] {
        let last = ((block + 1) * BLOCK).min(self.order.len());
        &self.order[block * BLOCK..last]
    }

    /// The block that a position among the rows that pass lies in, and how many of them come before that block.
    fn block_of(&mut self, position: usize) -> Option<(usize, usize)> {
        self.count_to(usize::MAX, position);
        let before = &self.listing.before;
        let block = before.partition_point(|&n| n as usize <= position) - 1;
        (block * BLOCK < self.order.len()).then(|| (block, before[block] as usize))
    }

    /// Counts until it is known how many rows pass before a block, or until more than so many do.
    fn count_to(&mut self, block: usize, position: usize) {
        let known = &mut self.listing.before;
        if known.is_empty() {
            known.push(0);
        }
        let n_blocks = self.order.len().div_ceil(BLOCK);
        loop {
            let at = self.listing.before.len() - 1;
            let n_before = self.listing.before[at];
            if at >= block.min(n_blocks) || n_before as usize > position {
                return;
            }
            let n_here = match self.listing.is_outside(at) {
                true => 0,
                false => self.rows.count_of(self.block(at)),
            };
            self.listing.before.push(n_before + n_here);
        }
    }
}

//! The dots of the plain style: every incident that can be drawn, in an order in which a window of time is a range.
//!
//! First come those that last a day at most, by their start; then those that last longer, by their start; then those
//! without a date. A window needs a range of the first (those that started in it or within a day before it), and all of
//! the second, of which there are few. Who draws them tests each dot's own start and end: the ranges hold whatever overlaps the window, and a little more.

use std::ops::Range;

use crate::columns::store::Store;
use crate::model::civil::{DAY, Span};
use crate::model::mercator::World;

/// All dots, as arrays of one length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dots {
    /// The row of each.
    pub rows: Vec<u32>,
    /// Where it is.
    pub world: Vec<World>,
    /// Its first minute; `i32::MAX` without a date.
    pub start: Vec<i32>,
    /// The first minute after it; `i32::MIN` without a date.
    pub end: Vec<i32>,
    /// Position of its first category among the values of the Type facet.
    pub category: Vec<u16>,
    /// How many last a day at most.
    pub n_short: usize,
    /// How many have a date.
    pub n_dated: usize,
}

impl Dots {
    /// The dots of a store.
    pub fn new(store: &Store) -> Self {
        let mut dots = Self::default();
        let is_short = |start: i32, end: i32| start < end && end.saturating_sub(start) <= DAY;
        dots.add(store, is_short);
        dots.n_short = dots.rows.len();
        dots.add(store, |start, end| start < end && !is_short(start, end));
        dots.n_dated = dots.rows.len();
        dots.add(store, |start, end| start >= end);
        dots
    }

    fn add(&mut self, store: &Store, is_meant: impl Fn(i32, i32) -> bool) {
        for &row in store.rows_by_time() {
            let (start, end) = store.interval(row);
            if is_meant(start, end) && store.drawable().contains(row) {
                self.rows.push(row);
                self.world.push(store.world(row));
                self.start.push(start);
                self.end.push(end);
                self.category.push(store.category(row) as u16);
            }
        }
    }

    /// The ranges of dots that can overlap a window; without a window, everything.
    pub fn ranges(&self, window: Option<Span>) -> [Range<usize>; 2] {
        let Some(window) = window else {
            return [0..self.rows.len(), 0..0];
        };
        let (from, to) = (window.start().0, window.end().0);
        let short = &self.start[..self.n_short];
        let first = short.partition_point(|start| start.saturating_add(DAY) <= from);
        let last = short.partition_point(|&start| start < to);
        let long = &self.start[self.n_short..self.n_dated];
        let last_long = self.n_short + long.partition_point(|&start| start < to);
        [first..last.max(first), self.n_short..last_long]
    }
}

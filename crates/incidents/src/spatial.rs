//! Where the rows of a part of the map lie in the store.
//!
//! Rows are in the order of a Hilbert curve, and so those of a square that a power of two divides the world into are
//! one range. Its ends are found by halving: every 64th row's place on the curve is kept, the others are worked out.

use std::ops::Range;

use crate::mercator::World;
use crate::rows::RowSet;
use crate::scene::Cell;
use crate::store::Store;

/// Rows to a block, as many as bits of a word.
const STEP: usize = 64;

/// What is known of each block of 64 rows.
#[derive(Debug)]
pub(crate) struct Spatial {
    /// The place on the curve of its first row.
    keys: Vec<u64>,
    /// The rectangle around its rows that have a position.
    boxes: Vec<Option<Corners>>,
}

/// The first and last corner of a rectangle, both inside.
pub(crate) type Corners = (World, World);

impl Spatial {
    pub(crate) fn new(store: &Store) -> Self {
        let n_rows = store.n_rows() as u32;
        let blocks = || (0..n_rows).step_by(STEP);
        let corners_of = |first: u32| {
            let rows = first..(first + STEP as u32).min(n_rows);
            let rows = rows.filter(|&row| store.positioned().contains(row));
            rows.map(|row| (store.world(row), store.world(row)))
                .reduce(around)
        };
        Self {
            keys: blocks().map(|row| key(store, row)).collect(),
            boxes: blocks().map(corners_of).collect(),
        }
    }

    /// The rectangle around some rows, all of which have a position.
    pub(crate) fn extent(&self, store: &Store, rows: &RowSet) -> Option<Corners> {
        let mut extent: Option<Corners> = None;
        self.visit(rows, |corners, range| {
            if extent.is_none_or(|extent| around(extent, corners) != extent) {
                rows.visit_in(&range, |row| {
                    let here = (store.world(row), store.world(row));
                    extent = Some(extent.map_or(here, |extent| around(extent, here)));
                });
            }
        });
        extent
    }

    /// How many of some rows lie in a rectangle; all of them have a position.
    pub(crate) fn count_in(&self, store: &Store, rows: &RowSet, sought: Corners) -> usize {
        let mut count = 0;
        self.visit(rows, |corners, range| {
            if around(sought, corners) == sought {
                count += rows.count_in(&range) as usize;
            } else if is_touched(sought, corners) {
                rows.visit_in(&range, |row| {
                    let here = store.world(row);
                    count += usize::from(is_touched(sought, (here, here)));
                });
            }
        });
        count
    }

    /// Visits the places of some rows in the blocks that a rectangle touches; all of them have a position.
    pub(crate) fn visit_in(
        &self,
        store: &Store,
        rows: &RowSet,
        sought: Corners,
        mut visit: impl FnMut(World),
    ) {
        let worlds = store.worlds();
        self.visit(rows, |corners, range| {
            if is_touched(sought, corners) {
                rows.visit_in(&range, |row| visit(worlds[row as usize]));
            }
        });
    }

    fn visit(&self, rows: &RowSet, mut visit: impl FnMut(Corners, Range<u32>)) {
        for ((at, &word), corners) in rows.words().iter().enumerate().zip(&self.boxes) {
            if let Some(corners) = corners.filter(|_| word != 0) {
                let first = (at * STEP) as u32;
                visit(corners, first..first + STEP as u32);
            }
        }
    }

    /// The rows that lie in a cell; the last of them may have no position.
    pub(crate) fn rows_of(&self, store: &Store, cell: Cell) -> Range<u32> {
        let corner = cell.first();
        let key = fast_hilbert::xy2h(corner.x, corner.y, 32);
        let inside = u64::MAX.checked_shr(2 * u32::from(cell.level)).unwrap_or(0);
        let first = key & !inside;
        self.n_before(store, &|key| key < first)..self.n_before(store, &|key| key <= first | inside)
    }

    /// How many rows come before those for which the test no longer holds.
    fn n_before(&self, store: &Store, is_before: &dyn Fn(u64) -> bool) -> u32 {
        let block = self.keys.partition_point(|&key| is_before(key));
        let (mut low, mut high) = (
            block.saturating_sub(1) * STEP,
            (block * STEP).min(store.n_rows()),
        );
        while low < high {
            let middle = usize::midpoint(low, high);
            match is_before(key(store, middle as u32)) {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        low as u32
    }
}

/// As the store sorts its rows: those without a position come last.
fn key(store: &Store, row: u32) -> u64 {
    let world = store.world(row);
    match store.positioned().contains(row) {
        true => fast_hilbert::xy2h(world.x, world.y, 32),
        false => u64::MAX,
    }
}

/// The rectangle around two.
pub(crate) fn around((a, b): Corners, (c, d): Corners) -> Corners {
    let first = World {
        x: a.x.min(c.x),
        y: a.y.min(c.y),
    };
    let last = World {
        x: b.x.max(d.x),
        y: b.y.max(d.y),
    };
    (first, last)
}

fn is_touched((first, last): Corners, (from, to): Corners) -> bool {
    (from.x <= last.x) & (from.y <= last.y) & (to.x >= first.x) & (to.y >= first.y)
}

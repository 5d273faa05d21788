//! Where the rows of a part of the map lie in the store.
//!
//! Rows are in the order of a Hilbert curve, and so those of a square that a power of two divides the world into are
//! one range. Its ends are found by halving: every 64th row's place on the curve is kept, the others are worked out.

use std::ops::Range;

use crate::columns::cell::Cell;
use crate::columns::row_set::RowSet;
use crate::columns::store::Store;
use crate::model::mercator::World;

/// Rows to a block, as many as bits of a word.
const STEP: usize = 64;

/// The mean place of more rows than this is that of their blocks' means, if they are spread over [`MIN_SPREAD`] rows.
const MAX_EXACT: u32 = 256;

/// 32 blocks: each is about a sixth of a cell wide, and the rows of a block are on both sides of its mean.
const MIN_SPREAD: usize = 2048;

/// What is known of each block of 64 rows.
#[derive(Debug)]
pub(crate) struct Spatial {
    /// The place on the curve of its first row.
    keys: Vec<u64>,
    /// The rectangle around its rows that have a position.
    boxes: Vec<Option<Corners>>,
    /// The mean place of its rows that have a position.
    means: Vec<World>,
    /// The first row of each place.
    places: RowSet,
}

/// Places added up.
#[derive(Debug, Default)]
struct Sum {
    x: u64,
    y: u64,
    count: u64,
}

impl Sum {
    fn add(&mut self, world: World, count: u64) {
        self.x += u64::from(world.x) * count;
        self.y += u64::from(world.y) * count;
        self.count += count;
    }

    fn mean(&self) -> World {
        let mean = |sum: u64| sum.checked_div(self.count).unwrap_or(0) as u32;
        World {
            x: mean(self.x),
            y: mean(self.y),
        }
    }
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
        let mean_of = |first: u32| {
            let rows = first..(first + STEP as u32).min(n_rows);
            let mut sum = Sum::default();
            rows.filter(|&row| store.positioned().contains(row))
                .for_each(|row| sum.add(store.world(row), 1));
            sum.mean()
        };
        Self {
            keys: blocks().map(|row| key(store, row)).collect(),
            boxes: blocks().map(corners_of).collect(),
            means: blocks().map(mean_of).collect(),
            places: RowSet::from_fn(store.n_rows(), |row| {
                let place = |row: u32| (store.world(row), store.positioned().contains(row));
                let row = row as u32;
                row == 0 || place(row) != place(row - 1)
            }),
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

    /// The mean place of the rows of a range that are in a set; all of them have a position. Of many, those of a block of 64 rows
    /// stand where the block has its mean: so many neighbours on the curve that this is within a pixel.
    pub(crate) fn mean_in(
        &self,
        store: &Store,
        rows: &RowSet,
        range: &Range<u32>,
        count: u32,
    ) -> World {
        let mut sum = Sum::default();
        if count <= MAX_EXACT || range.len() < MIN_SPREAD {
            rows.visit_in(range, |row| sum.add(store.world(row), 1));
        } else {
            rows.visit_words_in(range, |block, word| {
                let first = (block * STEP) as u32;
                // Other rows of the first and the last block may be far away.
                if first >= range.start && first + STEP as u32 <= range.end {
                    sum.add(self.means[block], u64::from(word.count_ones()));
                } else {
                    let here = first.max(range.start)..(first + STEP as u32).min(range.end);
                    rows.visit_in(&here, |row| sum.add(store.world(row), 1));
                }
            });
        }
        sum.mean()
    }

    /// The rows of the place of a row, from that row on.
    pub(crate) fn rest_of_place(&self, row: u32) -> Range<u32> {
        let n_rows = self.places.n_rows() as u32;
        row..self.places.first_in(&(row + 1..n_rows)).unwrap_or(n_rows)
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
        self.n_before(store, |key| key < first)..self.n_before(store, |key| key <= first | inside)
    }

    /// How many rows come before those for which the test no longer holds. It is made for each test apart: a scene asks a thousand times.
    fn n_before(&self, store: &Store, is_before: impl Fn(u64) -> bool) -> u32 {
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
        // The curve ends in a corner of the world.
        true => fast_hilbert::xy2h(world.x, world.y, 32).min(u64::MAX - 1),
        false => u64::MAX,
    }
}

/// The rectangle around two.
fn around((a, b): Corners, (c, d): Corners) -> Corners {
    (a.top_left_with(c), b.bottom_right_with(d))
}

fn is_touched((first, last): Corners, (from, to): Corners) -> bool {
    (from.x <= last.x) & (from.y <= last.y) & (to.x >= first.x) & (to.y >= first.y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::mercator::WORLD_UNITS;
    use crate::query::dataset::Dataset;
    use crate::schema::names::FieldMap;

    #[test]
    fn the_mean_of_many_rows_is_near_the_mean_of_their_places() {
        // Ten thousand places all over a square of two degrees, half of them in a corner of it.
        // Others are so far away that one of them among ours would move the mean by pixels.
        let feature = |lng: f64, lat: f64| {
            format!(
                r#"{{"type": "Feature", "geometry": {{"type": "Point", "coordinates": [{lng}, {lat}]}}, "properties": {{"title": "A"}}}}"#
            )
        };
        let mut features = vec![feature(-170.0, 80.0); 32];
        for n in 0..10_000_u32 {
            let (x, y) = (
                f64::from(n * 7_919 % 10_007) / 10_007.0,
                f64::from(n * 104_729 % 10_009) / 10_009.0,
            );
            let scale = if n % 2 == 0 { 0.1 } else { 2.0 };
            let (lng, lat) = (37.0 + x * scale, 35.0 + y * scale);
            features.push(feature(lng, lat));
        }
        let file = format!(
            r#"{{"type": "FeatureCollection", "features": [{}]}}"#,
            features.join(",")
        );
        let (data, _) = Dataset::read(file.into_bytes(), FieldMap::default(), None);
        let store = data.store();
        let spatial = Spatial::new(store);
        for every in [1, 3, 7, 31] {
            let rows = RowSet::from_fn(store.n_rows(), |row| row % every == 0);
            let is_ours = |row: &u32| store.world(*row).x > 1 << 31;
            let first = (0..store.n_rows() as u32).find(is_ours).unwrap();
            let range = first..first + 10_000;
            assert!(range.clone().all(|row| is_ours(&row)));
            let count = rows.count_in(&range);
            assert!(count > MAX_EXACT);
            let mean = spatial.mean_in(store, &rows, &range, count);
            let mut sum = Sum::default();
            rows.visit_in(&range, |row| sum.add(store.world(row), 1));
            let exact = sum.mean();
            // The square is about 2^32 / 180 wide: the width of a cell, 64 pixels of it.
            let px = WORLD_UNITS / 180.0 / 64.0;
            let away_px = (f64::from(mean.x.abs_diff(exact.x)) / px)
                .hypot(f64::from(mean.y.abs_diff(exact.y)) / px);
            assert!(away_px < 0.5, "{away_px} pixels for one of {every}");
        }
    }
}

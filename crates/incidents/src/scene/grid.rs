//! The cells around a frame, each looked at when it is first asked for.

use std::ops::Range;

use crate::columns::cell::Cell;
use crate::columns::row_set::RowSet;
use crate::columns::spatial::Spatial;
use crate::columns::store::Store;
use crate::model::mercator::World;
use crate::scene::{CELL_PX, radius};

/// A point in world units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    pub(super) x: i64,
    pub(super) y: i64,
}

/// A disc in world units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Disc {
    pub(super) at: Point,
    pub(super) radius: i64,
}

/// Cells from a first to a last one, both inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rect {
    pub(super) first: Cell,
    pub(super) last: Cell,
}

/// What the marks are made of: the store, and which of its rows pass.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) store: &'a Store,
    pub(super) spatial: &'a Spatial,
    /// Rows that are counted together.
    pub(super) fine: &'a RowSet,
    /// Rows that are areas at this level.
    pub(super) coarse: &'a RowSet,
}

/// The mark that the rows of a cell would be if there were no other cell; coarse ones aside.
#[derive(Clone, Copy, Debug)]
pub(super) struct CellMark {
    /// The first of the rows.
    pub(super) first: u32,
    pub(super) count: u32,
    /// Whether they are of several places.
    pub(super) is_cluster: bool,
    /// The disc that no other may meet: where a record alone is drawn it has room to become two.
    pub(super) disc: Disc,
    /// Of two marks that meet, the lower one is kept.
    pub(super) rank: u8,
}

/// What is known of a cell.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::option_option,
    reason = "not asked yet, or asked and there is none"
)]
pub(super) struct Slot {
    pub(super) rows: Option<Range<u32>>,
    pub(super) own: Option<Option<CellMark>>,
    pub(super) room: Option<Option<Disc>>,
    pub(super) representative: Option<Option<usize>>,
}

/// The cells of a rectangle.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub(super) rect: Rect,
    pub(super) slots: Vec<Slot>,
}

impl Point {
    pub(super) fn of(world: World) -> Self {
        Self {
            x: world.x.into(),
            y: world.y.into(),
        }
    }

    /// The sum stays exact enough: positions have 32 bits.
    pub(super) fn square_away(self, other: Self) -> f64 {
        let (x, y) = ((self.x - other.x) as f64, (self.y - other.y) as f64);
        x * x + y * y
    }

    pub(super) fn world(self) -> World {
        World {
            x: self.x as u32,
            y: self.y as u32,
        }
    }
}

impl Disc {
    pub(super) fn meets(&self, other: &Self) -> bool {
        let reach = (self.radius + other.radius) as f64;
        self.at.square_away(other.at) < reach * reach
    }
}

impl Cell {
    /// World units of a pixel at the least zoom of the level.
    pub(super) fn px(self) -> i64 {
        (1 << (32 - u32::from(self.level))) / CELL_PX
    }

    /// Whether a disc may lie in the cell, if only in part. The disc of a cluster stays in a cell of its own.
    pub(super) fn is_reached_by(self, disc: &Disc) -> bool {
        let nearest = self.clamped(disc.at, 0);
        let reach = disc.radius;
        (nearest.x - disc.at.x).abs() < reach && (nearest.y - disc.at.y).abs() < reach
    }

    /// The nearest point to one at which a disc lies wholly in the cell.
    pub(super) fn clamped(self, at: Point, radius: i64) -> Point {
        let (first, width) = (Point::of(self.first()), self.px() * CELL_PX);
        Point {
            x: at.x.clamp(first.x + radius, first.x + width - radius),
            y: at.y.clamp(first.y + radius, first.y + width - radius),
        }
    }
}

impl Rect {
    /// The cells that a part of the world touches.
    pub(super) fn of(level: u8, (first, last): (World, World)) -> Self {
        Self {
            first: Cell::of(level, first),
            last: Cell::of(level, last),
        }
    }

    pub(super) fn of_one(cell: Cell) -> Self {
        Self {
            first: cell,
            last: cell,
        }
    }

    /// With so many cells more on each side as the world has.
    pub(super) fn grown(self, by: u32) -> Self {
        let last = ((1_u64 << self.first.level) - 1) as u32;
        let cell = |cell: Cell, moved: fn(u32, u32) -> u32| Cell {
            x: moved(cell.x, by).min(last),
            y: moved(cell.y, by).min(last),
            ..cell
        };
        Self {
            first: cell(self.first, u32::saturating_sub),
            last: cell(self.last, u32::saturating_add),
        }
    }

    pub(super) fn holds(&self, other: &Self) -> bool {
        self.first.level == other.first.level
            && self.first.x <= other.first.x
            && self.first.y <= other.first.y
            && self.last.x >= other.last.x
            && self.last.y >= other.last.y
    }

    fn width(&self) -> usize {
        (self.last.x - self.first.x) as usize + 1
    }

    fn height(&self) -> usize {
        (self.last.y - self.first.y) as usize + 1
    }
}

/// The positions of a rectangle within a grid.
pub(super) struct Positions {
    next: usize,
    /// Behind the last one of a line.
    line_end: usize,
    n_lines: usize,
    n_columns: usize,
    /// Of the grid.
    width: usize,
}

impl Positions {
    fn new(width: usize, first: usize, (n_columns, n_lines): (usize, usize)) -> Self {
        Self {
            next: first,
            line_end: first + n_columns,
            n_lines,
            n_columns,
            width,
        }
    }
}

impl Iterator for Positions {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.next == self.line_end {
            self.n_lines -= 1;
            self.next += self.width - self.n_columns;
            self.line_end += self.width;
        }
        if self.n_lines == 0 {
            return None;
        }
        self.next += 1;
        Some(self.next - 1)
    }
}

impl Grid {
    pub(super) fn new(rect: Rect) -> Self {
        Self {
            slots: vec![Slot::default(); rect.width() * rect.height()],
            rect,
        }
    }

    /// Forgets what the filter decides; which rows lie in a cell it does not.
    pub(super) fn forget(&mut self) {
        for slot in &mut self.slots {
            (slot.own, slot.room, slot.representative) = (None, None, None);
        }
    }

    pub(super) fn cell(&self, at: usize) -> Cell {
        let Rect { first, .. } = self.rect;
        Cell {
            x: first.x + (at % self.rect.width()) as u32,
            y: first.y + (at / self.rect.width()) as u32,
            ..first
        }
    }

    pub(super) fn at(&self, cell: Cell) -> usize {
        let Rect { first, .. } = self.rect;
        (cell.y - first.y) as usize * self.rect.width() + (cell.x - first.x) as usize
    }

    /// The positions of a rectangle within this one.
    pub(super) fn all_in(&self, rect: Rect) -> Positions {
        Positions::new(
            self.rect.width(),
            self.at(rect.first),
            (rect.width(), rect.height()),
        )
    }

    /// The up to eight cells around one, and that one itself.
    pub(super) fn around(&self, at: usize) -> Positions {
        let (width, height) = (self.rect.width(), self.rect.height());
        let (x, y) = (at % width, at / width);
        let (left, top) = (x.saturating_sub(1), y.saturating_sub(1));
        let (right, bottom) = ((x + 2).min(width), (y + 2).min(height));
        Positions::new(width, top * width + left, (right - left, bottom - top))
    }

    pub(super) fn rows(&mut self, source: Source<'_>, at: usize) -> Range<u32> {
        let cell = self.cell(at);
        let known = &mut self.slots[at].rows;
        known
            .get_or_insert_with(|| source.spatial.rows_of(source.store, cell))
            .clone()
    }

    /// What the cell's own rows are, coarse ones aside.
    pub(super) fn own(&mut self, source: Source<'_>, at: usize) -> Option<CellMark> {
        if let Some(known) = self.slots[at].own {
            return known;
        }
        let rows = self.rows(source, at);
        let own = own(source, self.cell(at), &rows);
        self.slots[at].own = Some(own);
        own
    }
}

fn own(source: Source<'_>, cell: Cell, rows: &Range<u32>) -> Option<CellMark> {
    let (first, last) = (source.fine.first_in(rows)?, source.fine.last_in(rows)?);
    let count = source.fine.count_in(rows);
    let place = source.store.world(first);
    // Rows of one place lie together.
    let is_cluster = place != source.store.world(last);
    let radius_px = radius(count.max(2));
    let disc_radius = radius_px * cell.px();
    let centre = || {
        Point::of(
            source
                .spatial
                .mean_in(source.store, source.fine, rows, count),
        )
    };
    let at = match is_cluster {
        true => cell.clamped(centre(), disc_radius),
        false => Point::of(place),
    };
    let disc = Disc {
        at,
        radius: disc_radius,
    };
    Some(CellMark {
        first,
        count,
        is_cluster,
        disc,
        rank: rank(cell, count, is_cluster),
    })
}

/// Clusters first, then the larger; of marks of one size, none of one colour lies beside another.
fn rank(cell: Cell, count: u32, is_cluster: bool) -> u8 {
    let colour = (cell.x & 1 | (cell.y & 1) << 1) as u8;
    let size = match radius(count) {
        _ if is_cluster => 0,
        22 => 1,
        19 => 2,
        16 => 3,
        13 => 4,
        _ => 5,
    };
    size * 4 + colour
}

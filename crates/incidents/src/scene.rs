//! The scene: the marks that stand for the incidents that pass the filter, in a part of the map.
//!
//! The world is divided into cells of 64 to 128 pixels, 2^level a side. What of a cell passes is one mark: a disc at
//! the record's place, at the one place of several records, or at the mean of several places. Four things hold, and are tested:
//!
//! 1. **Counts are conserved.** Each record that passes and can be drawn is in exactly one mark.
//! 2. **No two marks overlap** at any zoom of a level. A disc at the mean of places keeps inside of its cell. One at a
//!    record's own place is exact, and may reach over the edge of its cell: if it would meet the mark of a cell beside its own, one of the two
//!    counts for both. Which one does not depend on the view: the larger is kept, then the one whose cell is of a lower
//!    colour, four colours covering the plane like a chessboard of two.
//! 3. **Nothing depends on the view.** Whether a mark is kept depends on cells at most [`REACH`] away, since each
//!    step leads to a larger mark or a lower colour; cells are looked at as far as that asks for. A mark does not move while the map does.
//! 4. **Areas are not merged as if exact.** A record whose radius of uncertainty is longer than half a cell is *coarse* there. Coarse records
//!    of one place are a mark of their own, slid to the nearest free place in the cell. The first such mark of a cell always finds one: a disc that
//!    stays in its cell together with the cell's own disc leaves a corner free, which other cells' discs must heed; without such a disc
//!    the middle is free, since no disc reaches as far from another cell. Where a cell has no place for all of its areas, the last one
//!    stands for the rest: `MarkKind::MergedAreas`.
//!
//! One record may leave its cluster, because it is open and drawn by itself above the others: then that mark counts one less, and the last
//! one of two stands at its own place, where it may meet a mark beside it.
//!
//! All of it is reckoned at the least zoom of the level, where a cell is 64 pixels: further in, everything but the discs is larger.

pub(crate) mod apart;
pub(crate) mod areas;
pub(crate) mod build;
pub mod density;
pub mod dots;
pub(crate) mod grid;
pub(crate) mod merge;

use crate::columns::cell::Cell;
use crate::model::mercator::{MAX_LEVEL, World, px_of_unit};

/// The radius of a mark of one record, and of any area.
pub const ONE_RADIUS_PX: f32 = 9.0;

/// How many cells away another cell can matter: four colours times five sizes of marks, and a mark's neighbours.
pub const REACH: u32 = 21;

/// The width of a cell at the least zoom of its level.
const CELL_PX: i64 = 64;

/// The part of the map that a scene is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// What is in the middle.
    pub center: World,
    /// MapLibre's zoom: the world is 512 * 2^zoom pixels wide.
    pub zoom: f64,
    /// Its width in CSS pixels.
    pub width_px: f64,
    /// Its height in CSS pixels.
    pub height_px: f64,
}

/// The marks of a frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The world has 2^level cells a side.
    pub level: u8,
    /// Those of all cells that the frame touches and of the cells around these, north to south.
    pub marks: Vec<SceneMark>,
}

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// One record, drawn where it is.
    One(u32),
    /// Several records of one place, drawn where it is.
    Stack {
        /// The first of them.
        first: u32,
    },
    /// Records of several places.
    Cluster,
    /// The coarse records of one place, drawn in the half cell around it where there is room.
    Area {
        /// The first of them.
        first: u32,
    },
    /// Coarse records of several places, for which the cell has no room apart.
    MergedAreas {
        /// The first of those of the place at which it is drawn.
        first: u32,
    },
}

/// How many records of a mark have a first category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Its position among the values of the Type facet.
    pub series: u16,
    /// How many.
    pub count: u32,
}

/// A mark of a scene.
#[derive(Clone, Debug, PartialEq)]
pub struct SceneMark {
    /// Where its centre is drawn.
    pub world: World,
    /// The cell that it belongs to.
    pub cell: Cell,
    /// What it stands for.
    pub kind: MarkKind,
    /// How many records it stands for; at least 1.
    pub count: u32,
    /// How many of them are not of an exact site.
    pub n_inexact: u32,
    /// Their first categories, the most frequent first.
    pub shares: Vec<Share>,
    /// The radius of its disc.
    pub radius_px: f32,
}

/// How many records are in a part of the map, and on which sides of it the others lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four sides, and any of them together"
)]
pub struct InView {
    /// Records that pass, can be drawn and lie in it, its edges included.
    pub n_seen: usize,
    /// Those that lie elsewhere.
    pub n_outside: usize,
    /// Whether any of these lies further north than its northern edge.
    pub north: bool,
    /// The same of its southern edge.
    pub south: bool,
    /// The same of its eastern edge.
    pub east: bool,
    /// The same of its western edge.
    pub west: bool,
}

impl MarkKind {
    /// The first row of a mark of one place, or of the place at which it is drawn; a cluster has none.
    pub fn first_row(self) -> Option<u32> {
        match self {
            Self::Cluster => None,
            Self::One(first)
            | Self::Stack { first }
            | Self::Area { first }
            | Self::MergedAreas { first } => Some(first),
        }
    }

    /// Whether it stands for places that are known too roughly to be counted with others.
    pub fn is_area(self) -> bool {
        matches!(self, Self::Area { .. } | Self::MergedAreas { .. })
    }
}

impl Frame {
    /// The level of its cells, which are 64 to 128 pixels wide.
    pub fn level(&self) -> u8 {
        (self.zoom.floor() + 3.0).clamp(0.0, f64::from(MAX_LEVEL)) as u8
    }

    /// World units to a pixel.
    pub fn units_of_px(&self) -> f64 {
        1.0 / px_of_unit(self.zoom)
    }

    /// Its first and last position, cut off at the edges of the world.
    pub fn corners(&self) -> (World, World) {
        let units = self.units_of_px();
        let end = |centre: u32, px: f64| (f64::from(centre) + px * units) as u32;
        let (x_px, y_px) = (self.width_px / 2.0, self.height_px / 2.0);
        let corner = |x_px, y_px| World {
            x: end(self.center.x, x_px),
            y: end(self.center.y, y_px),
        };
        (corner(-x_px, -y_px), corner(x_px, y_px))
    }
}

/// The radius of the disc of so many records.
pub fn radius_px(count: u32) -> f32 {
    radius(count) as f32
}

fn radius(count: u32) -> i64 {
    match count {
        0 | 1 => 9,
        2..10 => 13,
        10..100 => 16,
        100..1_000 => 19,
        _ => 22,
    }
}

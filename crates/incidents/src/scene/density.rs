//! How many incidents lie where, on a grid that covers a frame.

use crate::columns::spatial::Corners;
use crate::model::mercator::World;
use crate::scene::Frame;
use crate::scene::grid::Source;

/// Counts on a grid of squares. It is fixed to the world and not to the frame, so that it stays while the map moves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Density {
    /// World units from the west of the world to the grid's first column.
    pub west: f64,
    /// World units from the north of the world to its first line.
    pub north: f64,
    /// The width and height of a square in world units.
    pub cell_world: f64,
    /// Columns.
    pub width: usize,
    /// Lines.
    pub height: usize,
    /// Incidents in each square, line by line.
    pub counts: Vec<u32>,
    /// Incidents on the grid that are counted nowhere: what is an area at the frame's level is not known well enough to say that
    /// one square is fuller for it.
    pub n_areas: usize,
}

impl Density {
    pub(super) fn new(source: Source<'_>, frame: &Frame, cell_px: f64) -> Self {
        let (first, last) = frame.corners();
        let cell_world = cell_px.max(1.0) * frame.units_of_px();
        let start = |at: u32| (f64::from(at) / cell_world).floor();
        let (column, line) = (start(first.x), start(first.y));
        let mut density = Self {
            west: column * cell_world,
            north: line * cell_world,
            cell_world,
            width: (start(last.x) - column) as usize + 1,
            height: (start(last.y) - line) as usize + 1,
            ..Self::default()
        };
        density.counts = vec![0; density.width * density.height];
        let seen = density.corners();
        source
            .spatial
            .visit_in(source.store, source.fine, seen, |world| {
                if let Some(at) = density.at(world) {
                    density.counts[at] += 1;
                }
            });
        let mut n_areas = 0;
        source
            .spatial
            .visit_in(source.store, source.coarse, seen, |world| {
                n_areas += usize::from(density.at(world).is_some());
            });
        density.n_areas = n_areas;
        density
    }

    /// The square that a position lies in.
    pub fn at(&self, world: World) -> Option<usize> {
        let place = |at: u32, start: f64| {
            (f64::from(at) / self.cell_world).floor() - (start / self.cell_world).round()
        };
        let (column, line) = (place(world.x, self.west), place(world.y, self.north));
        let is_inside =
            column >= 0.0 && line >= 0.0 && column < self.width as f64 && line < self.height as f64;
        is_inside.then(|| line as usize * self.width + column as usize)
    }

    /// All positions that can lie on the grid.
    fn corners(&self) -> Corners {
        let end = |start: f64, n: usize| (start + self.cell_world * (n + 1) as f64) as u32;
        let first = World {
            x: (self.west - self.cell_world) as u32,
            y: (self.north - self.cell_world) as u32,
        };
        let last = World {
            x: end(self.west, self.width),
            y: end(self.north, self.height),
        };
        (first, last)
    }
}

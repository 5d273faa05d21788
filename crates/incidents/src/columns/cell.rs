//! Cells: squares of the world.

use crate::model::mercator::World;

/// A square of the world: one of 2^level a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// How often the world has been halved.
    pub level: u8,
    /// Eastwards.
    pub x: u32,
    /// Southwards.
    pub y: u32,
}

impl Cell {
    /// The cell of a level that a position lies in.
    pub fn of(level: u8, world: World) -> Self {
        let part = |at: u32| at.checked_shr(32 - u32::from(level)).unwrap_or(0);
        Self {
            level,
            x: part(world.x),
            y: part(world.y),
        }
    }

    /// Its first position: the top left.
    pub fn first(self) -> World {
        let start = |at: u32| at.checked_shl(32 - u32::from(self.level)).unwrap_or(0);
        World {
            x: start(self.x),
            y: start(self.y),
        }
    }
}

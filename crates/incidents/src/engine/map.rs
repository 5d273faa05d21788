//! The map's questions: about the rows that passed when the engine last answered.

use std::rc::Rc;

use super::Engine;
use crate::dots::Dots;
use crate::mercator::World;
use crate::scene::{Density, Frame, InView, Scene, SceneMark, What};

impl Engine {
    /// The marks of a part of the map. While nothing of them changes it is the very same scene: `Rc::ptr_eq` tells.
    pub fn scene(&mut self, frame: &Frame) -> Rc<Scene> {
        self.scenes.scene(&self.store, &self.passing, frame)
    }

    /// How many incidents that pass lie in each square of a grid over a part of the map.
    pub fn density(&mut self, frame: &Frame, cell_px: f64) -> Density {
        let asked = (frame, cell_px);
        self.scenes.density(&self.store, &self.passing, asked)
    }

    /// All incidents that can be drawn, for who draws each as a dot.
    pub fn dots(&self) -> Dots {
        Dots::new(&self.store)
    }

    /// The rows that pass every clause but the brush, a bit each: with [`Dots`] in order of time the brush needs no bits.
    pub fn bits_but_time(&self) -> &[u64] {
        self.but_time.rows.words()
    }

    /// The rows that pass, a bit each.
    pub fn bits(&self) -> &[u64] {
        self.passing.rows.words()
    }

    /// The rows that a mark stands for, in order of time: so many, from so many on.
    pub fn members(&mut self, mark: &SceneMark, offset: usize, limit: usize) -> Vec<u32> {
        let rows = self.scenes.rows_of(&self.store, &self.passing, mark);
        let by_time = self.store.rows_by_time().iter().copied();
        let members = by_time.filter(|&row| rows.contains(row));
        members.skip(offset).take(limit).collect()
    }

    /// The first and last corner of the rectangle around all places that a mark stands for.
    pub fn extent_of(&mut self, mark: &SceneMark) -> (World, World) {
        let rows = self.scenes.rows_of(&self.store, &self.passing, mark);
        let corners = self.scenes.extent(&self.store, &rows);
        corners.unwrap_or((mark.world, mark.world))
    }

    /// How many of the incidents that pass are in a rectangle, from its first to its last corner, and where the others are.
    pub fn in_view(&mut self, first: World, last: World) -> InView {
        self.scenes
            .in_view(&self.store, &self.passing, (first, last))
    }

    /// The first and last corner of the rectangle around all incidents that pass.
    pub fn extent(&self) -> Option<(World, World)> {
        let mut drawn = self.passing.rows.clone();
        drawn.and_with(self.store.drawable());
        self.scenes.extent(&self.store, &drawn)
    }

    /// The position in a scene of the mark that stands for a row; `None` when it is hidden or out of the scene.
    pub fn mark_of(&mut self, row: u32, scene: &Scene) -> Option<usize> {
        let (cell, area) = self
            .scenes
            .mark_of(&self.store, &self.passing, row, scene.level)?;
        scene.marks.iter().position(|mark| {
            let first = match mark.what {
                What::Area { first } | What::Areas { first } => Some(first),
                _ => None,
            };
            (mark.cell, first) == (cell, area)
        })
    }
}

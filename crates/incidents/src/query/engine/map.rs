//! The map's questions: about the rows that passed when the engine last answered.

use std::rc::Rc;

use crate::columns::store::{Store, sorted_rows};
use crate::model::mercator::World;
use crate::query::engine::Engine;
use crate::query::filter::Passing;
use crate::scene::build::Scenes;
use crate::scene::density::Density;
use crate::scene::dots::Dots;
use crate::scene::{Frame, InView, Scene, SceneMark, What};

/// The rows of a mark are sorted where they are fewer; else they are looked for among all rows.
const MOST_SORTED: usize = 4096;

impl Engine {
    /// What makes scenes, and what it makes them of.
    fn scenes(&mut self) -> (&mut Scenes, &Store, &Passing) {
        let scenes = (self.scenes).get_or_insert_with(|| Scenes::new(&self.store));
        (scenes, &self.store, &self.passing)
    }

    /// Another number whenever other rows pass: what is drawn of them stays as it is while this does.
    pub fn rows_version(&self) -> u64 {
        self.passing.version
    }

    /// The marks of a part of the map. While nothing of them changes it is the very same scene: `Rc::ptr_eq` tells.
    pub fn scene(&mut self, frame: &Frame) -> Rc<Scene> {
        let (scenes, store, passing) = self.scenes();
        scenes.scene(store, passing, frame)
    }

    /// How many incidents that pass lie in each square of a grid over a part of the map.
    pub fn density(&mut self, frame: &Frame, cell_px: f64) -> Density {
        let (scenes, store, passing) = self.scenes();
        scenes.density(store, passing, (frame, cell_px))
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
        let (scenes, store, passing) = self.scenes();
        let rows = scenes.rows_of(store, passing, mark);
        let in_order: Box<dyn Iterator<Item = u32> + '_> = if rows.count() > MOST_SORTED {
            let by_time = store.rows_by_time().iter().copied();
            Box::new(by_time.filter(|&row| rows.contains(row)))
        } else {
            let rows: Vec<u32> = rows.iter().collect();
            let key = |at: usize| (store.interval(rows[at]), store.id(rows[at]));
            let order = sorted_rows(rows.len(), &|a, b| key(a).cmp(&key(b)));
            Box::new(order.into_iter().map(move |at| rows[at as usize]))
        };
        in_order.skip(offset).take(limit).collect()
    }

    /// The first and last corner of the rectangle around all places that a mark stands for.
    pub fn extent_of(&mut self, mark: &SceneMark) -> (World, World) {
        let (scenes, store, passing) = self.scenes();
        let rows = scenes.rows_of(store, passing, mark);
        let corners = scenes.extent(store, &rows);
        corners.unwrap_or((mark.world, mark.world))
    }

    /// How many of the incidents that pass are in a rectangle, from its first to its last corner, and where the others are.
    pub fn in_view(&mut self, first: World, last: World) -> InView {
        let (scenes, store, passing) = self.scenes();
        scenes.in_view(store, passing, (first, last))
    }

    /// The first and last corner of the rectangle around all incidents that pass.
    pub fn extent(&mut self) -> Option<(World, World)> {
        let (scenes, store, passing) = self.scenes();
        let mut drawn = passing.rows.clone();
        drawn.and_with(store.drawable());
        scenes.extent(store, &drawn)
    }

    /// The position in a scene of the mark that stands for a row; `None` when it is hidden or out of the scene.
    pub fn mark_of(&mut self, row: u32, scene: &Scene) -> Option<usize> {
        let (scenes, store, passing) = self.scenes();
        let (cell, area) = scenes.mark_of(store, passing, row, scene.level)?;
        scene.marks.iter().position(|mark| {
            let first = match mark.what {
                What::Area { first } | What::Areas { first } => Some(first),
                _ => None,
            };
            (mark.cell, first) == (cell, area)
        })
    }
}

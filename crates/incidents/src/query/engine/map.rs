//! The map's questions: about what passed, as an answer carries it.

use std::ops::Range;
use std::rc::Rc;

use crate::columns::sort::sorted_rows;
use crate::columns::store::Store;
use crate::model::civil::Minute;
use crate::model::mercator::World;
use crate::query::engine::Engine;
use crate::query::passing::Passing;
use crate::scene::apart::{Member, without};
use crate::scene::build::Scenes;
use crate::scene::density::Density;
use crate::scene::dots::Dots;
use crate::scene::{Frame, InView, MarkKind, Scene, SceneMark};

/// The rows of a mark are sorted where they are fewer; else they are looked for among all rows.
const MAX_SORTED: usize = 4096;

impl Engine {
    /// What makes scenes, and what it makes them of.
    fn scenes(&mut self) -> (&mut Scenes, &Store) {
        let store = self.data.store();
        let scenes = (self.scenes).get_or_insert_with(|| Scenes::new(store));
        (scenes, store)
    }

    /// The marks of a part of the map. While nothing of them changes it is the very same scene: `Rc::ptr_eq` tells.
    ///
    /// ```
    /// use incidents::model::mercator::world_from_lng_lat;
    /// use incidents::model::place::LngLat;
    /// use incidents::model::session::Session;
    /// use incidents::query::dataset::Dataset;
    /// use incidents::query::engine::{Engine, Viewport};
    /// use incidents::scene::{Frame, MarkKind};
    /// use incidents::schema::names::FieldMap;
    ///
    /// let file = r#"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [37.16, 36.2]},
    ///     "properties": {"title": "Strike", "category": "air_strike"}}"#;
    /// let (data, _report) = Dataset::read(file.into(), FieldMap::default(), None);
    /// let mut engine = Engine::new(data, None);
    /// let answer = engine.answer(&Session::default(), &Viewport { list: 0..10 });
    ///
    /// let center = world_from_lng_lat(LngLat::new(37.16, 36.2).unwrap());
    /// let frame = Frame { center, zoom: 9.0, width_px: 940.0, height_px: 440.0 };
    /// let scene = engine.scene(&answer.rows, &frame);
    /// assert_eq!(scene.marks[0].kind, MarkKind::One(0));
    /// ```
    pub fn scene(&mut self, passing: &Passing, frame: &Frame) -> Rc<Scene> {
        let (scenes, store) = self.scenes();
        scenes.scene(store, passing.versioned(), frame)
    }

    /// A scene whose cluster does not count one of its records, which is drawn by itself; `None` where no cluster stands for it. Of two
    /// the other one is left, at its own place.
    pub fn scene_without(&mut self, passing: &Passing, scene: &Scene, row: u32) -> Option<Scene> {
        let at = self.mark_of(passing, row, scene)?;
        let mark = scene.marks.get(at)?;
        if mark.count < 2 || mark.kind != MarkKind::Cluster {
            return None;
        }
        let other = match mark.count {
            2 => {
                let both = self.members(passing, mark, 0..2);
                Some(both.into_iter().find(|other| *other != row)?)
            }
            _ => None,
        };
        let store = self.data.store();
        let member = |row: u32| Member {
            row,
            world: store.world(row),
            series: store.category(row) as u16,
            is_exact: store.exact().contains(row),
        };
        let left = without(mark, member(row), other.map(member));
        let mut scene = scene.clone();
        scene.marks[at] = left;
        Some(scene)
    }

    /// Whether all that a mark stands for began before a minute; not told of more than a few thousand.
    pub fn is_before(&mut self, passing: &Passing, mark: &SceneMark, minute: Minute) -> bool {
        let (scenes, store) = self.scenes();
        let is_before = |row: u32| store.interval(row).0 < minute.0;
        match mark.kind.first_row() {
            Some(row) if mark.count == 1 => is_before(row),
            _ if mark.count as usize > MAX_SORTED => false,
            _ => {
                let rows = scenes.rows_of(store, passing.versioned(), mark);
                rows.iter().all(is_before)
            }
        }
    }

    /// How many incidents that pass lie in each square of a grid over a part of the map.
    pub fn density(&mut self, passing: &Passing, frame: &Frame, cell_px: f64) -> Density {
        let (scenes, store) = self.scenes();
        scenes.density(store, passing.versioned(), (frame, cell_px))
    }

    /// All incidents that can be drawn, for who draws each as a dot.
    pub fn dots(&self) -> Dots {
        Dots::new(self.data.store())
    }

    /// The rows that a mark stands for, in order of time: a part of them.
    pub fn members(
        &mut self,
        passing: &Passing,
        mark: &SceneMark,
        wanted: Range<usize>,
    ) -> Vec<u32> {
        let (scenes, store) = self.scenes();
        let rows = scenes.rows_of(store, passing.versioned(), mark);
        let in_order: Box<dyn Iterator<Item = u32> + '_> = if rows.count() > MAX_SORTED {
            let by_time = store.rows_by_time().iter().copied();
            Box::new(by_time.filter(|&row| rows.contains(row)))
        } else {
            let rows: Vec<u32> = rows.iter().collect();
            let key = |at: usize| (store.interval(rows[at]), store.id(rows[at]));
            let order = sorted_rows(rows.len(), &|a, b| key(a).cmp(&key(b)));
            Box::new(order.into_iter().map(move |at| rows[at as usize]))
        };
        in_order.skip(wanted.start).take(wanted.len()).collect()
    }

    /// The first and last corner of the rectangle around all places that a mark stands for.
    pub fn extent_of(&mut self, passing: &Passing, mark: &SceneMark) -> (World, World) {
        let (scenes, store) = self.scenes();
        let rows = scenes.rows_of(store, passing.versioned(), mark);
        let corners = scenes.extent(store, &rows);
        corners.unwrap_or((mark.world, mark.world))
    }

    /// How many of the incidents that pass are in a rectangle, from its first to its last corner, and where the others are.
    pub fn in_view(&mut self, passing: &Passing, (first, last): (World, World)) -> InView {
        let (scenes, store) = self.scenes();
        scenes.in_view(store, passing.versioned(), (first, last))
    }

    /// The rows of the incidents that pass and are not in a rectangle, edges included; none where there are more than `most` of these, or
    /// thousands in all.
    ///
    /// ```
    /// use incidents::model::mercator::world_from_lng_lat;
    /// use incidents::model::place::LngLat;
    /// use incidents::model::session::Session;
    /// use incidents::query::dataset::Dataset;
    /// use incidents::query::engine::{Engine, Viewport};
    /// use incidents::schema::names::FieldMap;
    ///
    /// let at = |lng| format!(
    ///     r#"{{"type": "Feature", "geometry": {{"type": "Point", "coordinates": [{lng}, 36.2]}}, "properties": {{}}}}"#
    /// );
    /// let file = format!("[{}, {}, {}]", at(37.0), at(38.0), at(39.0));
    /// let (data, _report) = Dataset::read(file.into(), FieldMap::default(), None);
    /// let mut engine = Engine::new(data, None);
    /// let rows = engine.answer(&Session::default(), &Viewport { list: 0..0 }).rows;
    /// let corner = |lng, lat| world_from_lng_lat(LngLat::new(lng, lat).unwrap());
    ///
    /// let corners = (corner(37.5, 37.0), corner(40.0, 36.0));
    /// assert_eq!(engine.outside(&rows, corners, 1), [0]);
    /// let corners = (corner(38.5, 37.0), corner(40.0, 36.0));
    /// assert!(engine.outside(&rows, corners, 1).is_empty());
    /// ```
    pub fn outside(
        &self,
        passing: &Passing,
        (first, last): (World, World),
        most: usize,
    ) -> Vec<u32> {
        let store = self.data.store();
        let mut drawn = passing.rows().clone();
        drawn.and_with(store.drawable());
        if drawn.count() > MAX_SORTED {
            return Vec::new();
        }
        let is_outside = |row: &u32| {
            let World { x, y } = store.world(*row);
            !(first.x..=last.x).contains(&x) || !(first.y..=last.y).contains(&y)
        };
        let outside: Vec<u32> = drawn.iter().filter(is_outside).take(most + 1).collect();
        if outside.len() > most {
            Vec::new()
        } else {
            outside
        }
    }

    /// The first and last corner of the rectangle around all incidents that pass.
    pub fn extent(&mut self, passing: &Passing) -> Option<(World, World)> {
        let (scenes, store) = self.scenes();
        let mut drawn = passing.rows().clone();
        drawn.and_with(store.drawable());
        scenes.extent(store, &drawn)
    }

    /// The position in a scene of the mark that stands for a row; `None` when it is hidden or out of the scene.
    pub fn mark_of(&mut self, passing: &Passing, row: u32, scene: &Scene) -> Option<usize> {
        let (scenes, store) = self.scenes();
        let (cell, area) = scenes.mark_of(store, passing.versioned(), row, scene.level)?;
        scene.marks.iter().position(|mark| {
            let first = mark.kind.first_row().filter(|_| mark.kind.is_area());
            (mark.cell, first) == (cell, area)
        })
    }
}

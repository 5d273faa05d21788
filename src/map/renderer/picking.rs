//! Which marks lie under a pointer, and which ones the keys step through.

use incidents::columns::cell::Cell;
use incidents::model::incident::Kind;
use incidents::model::mercator::World;
use incidents::model::session::Style;
use incidents::query::engine::facts::Facts;
use incidents::scene::{Frame, MarkKind, ONE_RADIUS_PX, SceneMark};

use crate::map::renderer::{frame_of, near, reaches};
use crate::map::{Renderer, View};

/// Cells are no smaller than at this zoom.
const CLOSEST_ZOOM: f64 = 22.5;

/// The keyboard steps through no more marks than this.
const MAX_STEPS: usize = 100;

/// What a reader points with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// Fingers hide what they point at.
    pub is_finger: bool,
    /// Whether it is pressed, or only there.
    pub is_pressed: bool,
}

impl Renderer {
    /// The marks that lie at a point of the map. The open record's own place counts for one, which is drawn above the others; an
    /// area's middle is named and opens nothing.
    pub fn marks_at(&self, view: &View, at: (f64, f64), pointer: Pointer) -> Vec<SceneMark> {
        let open = self.open_row().filter(|row| !self.has_mark(*row));
        let own = open.and_then(|row| own_mark(row, &self.client.facts(row)?, pointer));
        match own.filter(|mark| reaches(mark, view, at, pointer.is_finger)) {
            Some(own) => vec![own],
            None => self.scene_marks_at(view, at, pointer.is_finger),
        }
    }

    fn scene_marks_at(&self, view: &View, at: (f64, f64), is_finger: bool) -> Vec<SceneMark> {
        match self.style() {
            Style::Clusters => near(&self.scene.marks, view, at, is_finger),
            // A shade is told by what lies around the pointer, as closely as it is smoothed.
            Style::Density => {
                let mut marks = self.marks_around(view, at, 1.0);
                marks.retain(|mark| !mark.kind.is_area());
                near(&marks, view, at, true).into_iter().take(1).collect()
            }
            // Dots are told apart as closely as the eye can.
            Style::Dots => near(&self.marks_around(view, at, 4.0), view, at, is_finger),
        }
    }

    /// The marks that there would be around a point, if the map were closer by so many levels.
    fn marks_around(&self, view: &View, at: (f64, f64), levels: f64) -> Vec<SceneMark> {
        let scene = self.client.scene(
            self.passing(),
            &Frame {
                center: view.world_of(at),
                zoom: (view.camera.zoom + levels).min(CLOSEST_ZOOM),
                width_px: 1024.0,
                height_px: 1024.0,
            },
        );
        scene.marks.clone()
    }

    /// Where marks would lie if the map looked there. Shades and dots are no marks.
    pub fn places_of_marks(&self, view: &View) -> Vec<World> {
        match self.style() {
            Style::Clusters => {
                let scene = self.client.scene(self.passing(), &frame_of(view, 0.0));
                scene.marks.iter().map(|mark| mark.world).collect()
            }
            Style::Density | Style::Dots => Vec::new(),
        }
    }

    /// The marks that can be seen, in the scene's order: of more than [`MAX_STEPS`] the largest. Where no marks are drawn, those
    /// that would be.
    pub fn marks_in_view(&self, view: &View) -> Vec<SceneMark> {
        let scene = match self.style() {
            Style::Clusters => self.scene.clone(),
            Style::Density | Style::Dots => self.client.scene(self.passing(), &frame_of(view, 0.0)),
        };
        let is_seen = |mark: &&SceneMark| view.shows_around(mark.world, 0.0);
        let marks: Vec<&SceneMark> = scene.marks.iter().filter(is_seen).collect();
        let mut least = 0;
        let is_kept = |mark: &&&SceneMark, least: u32| mark.count > least;
        while marks.iter().filter(|mark| is_kept(mark, least)).count() > MAX_STEPS {
            least = (least + 1).max(least * 5 / 4);
        }
        let larger = marks.iter().filter(|mark| is_kept(mark, least)).count();
        let mut room = MAX_STEPS - larger;
        let kept = marks.iter().filter(|mark| {
            let is_kept = mark.count > least || (mark.count == least && room > 0);
            room -= usize::from(is_kept && mark.count <= least);
            is_kept
        });
        kept.map(|mark| (*mark).clone()).collect()
    }
}

/// The mark of a record that is drawn at its own place, above all others.
fn own_mark(row: u32, facts: &Facts, pointer: Pointer) -> Option<SceneMark> {
    let is_meant = facts.kind == Kind::Incident || !pointer.is_pressed;
    is_meant.then(|| SceneMark {
        world: facts.world,
        cell: Cell::of(0, facts.world),
        kind: MarkKind::One(row),
        count: 1,
        n_inexact: u32::from(!facts.is_exact),
        shares: Vec::new(),
        radius_px: ONE_RADIUS_PX,
    })
}

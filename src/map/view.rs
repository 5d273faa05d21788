//! What part of the world the map shows, and where things lie in it: arithmetic only.

use std::f64::consts::LN_2;

use incidents::engine::Mark;
use incidents::mercator::{World, lng_lat_from_world, radius_world, world_from_lng_lat};
use incidents::place::Bounds;
use incidents::session::Camera;
use incidents::when::When;

use crate::map::covered::{Area, Covered};

/// Pixels of the world's width at zoom 0.
pub const WORLD_PX: f64 = 512.0;

/// World units of the world's width.
pub const WORLD_UNITS: f64 = 4_294_967_296.0;

/// What is opened is kept this far from every edge.
const MARGIN_PX: f64 = 40.0;

/// Where less than this is left free, panels are taken as covering nothing: there is no better place.
const LEAST_FREE_PX: f64 = 3.0 * MARGIN_PX;

/// What the map shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Where it looks.
    pub camera: Camera,
    /// Its width in CSS pixels.
    pub width_px: f64,
    /// Its height in CSS pixels.
    pub height_px: f64,
    /// What of it lies under panels.
    pub covered: Covered,
}

/// How many marks are in view, and where the others lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InView {
    /// Marks that can be seen.
    pub n_seen: usize,
    /// Marks beyond the edges or under a panel.
    pub n_outside: usize,
    /// The sides at which those lie, as letters: `n`, `se`; `around` where no two sides say it.
    pub side: &'static str,
}

impl View {
    /// Pixels a world unit.
    fn scale(&self) -> f64 {
        WORLD_PX * magnified(self.camera.zoom) / WORLD_UNITS
    }

    /// Where a position lies on the map, in CSS pixels from its top left.
    pub fn point_of(&self, world: World) -> (f64, f64) {
        let (centre, scale) = (world_from_lng_lat(self.camera.center), self.scale());
        let away = |at: u32, centre: u32| (f64::from(at) - f64::from(centre)) * scale;
        (
            away(world.x, centre.x) + self.width_px / 2.0,
            away(world.y, centre.y) + self.height_px / 2.0,
        )
    }

    fn world_of(&self, (x_px, y_px): (f64, f64)) -> World {
        let (centre, scale) = (world_from_lng_lat(self.camera.center), self.scale());
        // The cast saturates, so that what lies beyond the world is taken to its edge.
        let unit = |centre: u32, away: f64| (f64::from(centre) + away / scale) as u32;
        World {
            x: unit(centre.x, x_px - self.width_px / 2.0),
            y: unit(centre.y, y_px - self.height_px / 2.0),
        }
    }

    /// The part of the map that no panel covers.
    pub fn free(&self) -> Area {
        let whole = Area {
            left: 0.0,
            top: 0.0,
            right: self.width_px,
            bottom: self.height_px,
        };
        let free = Area {
            left: self.covered.left_px,
            right: self.width_px - self.covered.right_px,
            bottom: self.height_px - self.covered.bottom_px,
            ..whole
        };
        match free.width() < LEAST_FREE_PX || free.height() < LEAST_FREE_PX {
            true => whole,
            false => free,
        }
    }

    /// The part of the world that is seen.
    pub fn bounds(&self) -> Option<Bounds> {
        let free = self.free();
        let corner = |x, y| lng_lat_from_world(self.world_of((x, y)));
        Bounds::new(corner(free.left, free.bottom), corner(free.right, free.top))
    }

    /// Whether less or more of the map is free than in another view.
    pub fn is_of_other_size(&self, other: Option<Self>) -> bool {
        other.is_some_and(|other| other.free() != self.free())
    }

    /// Whether a position can be seen, and not just at the edge.
    pub fn shows(&self, world: World) -> bool {
        self.holds(self.point_of(world), MARGIN_PX)
    }

    fn holds(&self, (x, y): (f64, f64), margin_px: f64) -> bool {
        let free = self.free();
        x >= free.left + margin_px
            && x <= free.right - margin_px
            && y >= free.top + margin_px
            && y <= free.bottom - margin_px
    }

    /// Whether the circle around a mark can be seen as a whole, and as more than a dot.
    pub fn shows_area(&self, mark: &Mark) -> bool {
        let (x, y) = self.point_of(mark.world);
        let radius = circle_px(mark) * magnified(self.camera.zoom);
        radius >= 24.0
            && self.holds((x - radius, y - radius), 0.0)
            && self.holds((x + radius, y + radius), 0.0)
    }

    /// How many marks are in view.
    pub fn count(&self, marks: &[Mark]) -> InView {
        let free = self.free();
        let (mut n_seen, mut beyond) = (0, [false; 4]);
        for mark in marks {
            let (x, y) = self.point_of(mark.world);
            let here = [y < free.top, y > free.bottom, x > free.right, x < free.left];
            n_seen += usize::from(here == [false; 4]);
            for (any, is_beyond) in beyond.iter_mut().zip(here) {
                *any |= is_beyond;
            }
        }
        let side = match beyond {
            [true, false, false, false] => "n",
            [false, true, false, false] => "s",
            [false, false, true, false] => "e",
            [false, false, false, true] => "w",
            [true, false, true, false] => "ne",
            [true, false, false, true] => "nw",
            [false, true, true, false] => "se",
            [false, true, false, true] => "sw",
            _ => "around",
        };
        InView {
            n_seen,
            n_outside: marks.len() - n_seen,
            side,
        }
    }

    /// The marks within reach of a point, the nearest first, and those of one place in order of time.
    pub fn near<'a>(
        &self,
        marks: impl Iterator<Item = &'a Mark>,
        (x_px, y_px): (f64, f64),
        reach_px: f64,
    ) -> Vec<&'a Mark> {
        let start = |mark: &Mark| mark.when.as_ref().and_then(When::start);
        // Put in place one by one: there are few, and a sort weighs more than the rest of this.
        let mut near: Vec<(f64, &Mark)> = Vec::new();
        for mark in marks {
            let away = square_away(self.point_of(mark.world), (x_px, y_px));
            if away <= reach_px * reach_px {
                let is_before =
                    |known: &&(f64, &Mark)| (known.0, start(known.1)) <= (away, start(mark));
                let at = near.iter().take_while(is_before).count();
                near.insert(at, (away, mark));
            }
        }
        near.into_iter().map(|(_, mark)| mark).collect()
    }

    /// Where to look, so that a position comes to the middle of what is free.
    pub fn centred_on(&self, world: World, zoom: f64) -> Camera {
        let free = self.free().centre();
        let there = Self {
            camera: Camera {
                center: lng_lat_from_world(world),
                zoom,
            },
            ..*self
        };
        // The middle of the map lies as far from the position as it now lies from the free part's middle.
        let middle = (self.width_px - free.0, self.height_px - free.1);
        Camera {
            center: lng_lat_from_world(there.world_of(middle)),
            zoom,
        }
    }

    /// Where to look, so that all of a rectangle is seen in what is free, given as its first and last corner.
    pub fn fitting(&self, first: World, last: World, most_zoom: f64) -> Camera {
        let free = self.free();
        let room = |px: f64| (px - 2.0 * MARGIN_PX).max(MARGIN_PX);
        let zoom_of = |room_px: f64, units: u32| {
            (room_px / WORLD_PX * WORLD_UNITS / f64::from(units.max(1))).ln() / LN_2
        };
        let zoom = zoom_of(room(free.width()), last.x - first.x)
            .min(zoom_of(room(free.height()), last.y - first.y))
            .clamp(0.0, most_zoom);
        let middle = World {
            x: u32::midpoint(first.x, last.x),
            y: u32::midpoint(first.y, last.y),
        };
        self.centred_on(middle, zoom)
    }

    /// Where to look, so that all these marks are seen.
    pub fn fitting_marks(&self, marks: &[Mark]) -> Option<Camera> {
        let corners = marks.iter().map(|mark| (mark.world, mark.world));
        let (first, last) = corners.reduce(|(first, last), (world, _)| {
            (
                World {
                    x: first.x.min(world.x),
                    y: first.y.min(world.y),
                },
                World {
                    x: last.x.max(world.x),
                    y: last.y.max(world.y),
                },
            )
        })?;
        Some(self.fitting(first, last, 12.0))
    }

    /// Where to look, so that a rectangle of the earth fills what is free.
    pub fn fitting_bounds(&self, bounds: Bounds) -> Camera {
        let (west, east) = (bounds.south_west.lng(), bounds.north_east.lng());
        let corner = |lng, lat| {
            let at = incidents::place::LngLat::new(lng, lat).unwrap_or(bounds.south_west);
            world_from_lng_lat(at)
        };
        // The map shows the world once: a rectangle over its edge is seen with all between.
        let first = corner(west.min(east), bounds.north_east.lat());
        let last = corner(west.max(east), bounds.south_west.lat());
        self.fitting(first, last, 18.0)
    }

    /// Where to look, so that the circle around a mark is seen.
    pub fn fitting_area(&self, mark: &Mark) -> Camera {
        let radius = (circle_px(mark) / WORLD_PX * WORLD_UNITS) as u32;
        let corner = |add: fn(u32, u32) -> u32| World {
            x: add(mark.world.x, radius),
            y: add(mark.world.y, radius),
        };
        self.fitting(
            corner(u32::saturating_sub),
            corner(u32::saturating_add),
            14.0,
        )
    }
}

/// How much larger the world is at a zoom than at zoom 0. (The library's `exp2` brings a table of 4 KB.)
fn magnified(zoom: f64) -> f64 {
    (zoom * LN_2).exp()
}

/// The square of the distance between two points.
pub fn square_away(a: (f64, f64), b: (f64, f64)) -> f64 {
    (a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)
}

/// The radius of the circle within which a record's place lies, in pixels at zoom 0.
pub fn circle_px(mark: &Mark) -> f64 {
    let lat = lng_lat_from_world(mark.world).lat();
    radius_world(mark.uncertainty_m, lat) * WORLD_PX
}

#[cfg(test)]
mod tests {
    use incidents::incident::Kind;
    use incidents::place::LngLat;

    use super::*;

    fn world(lng: f64, lat: f64) -> World {
        world_from_lng_lat(LngLat::new(lng, lat).unwrap())
    }

    fn mark(id: &str, lng: f64, lat: f64, uncertainty_m: f64) -> Mark {
        Mark {
            id: id.to_owned(),
            category: String::new(),
            world: world(lng, lat),
            uncertainty_m,
            is_exact: false,
            title: String::new(),
            title_ar: None,
            kind: Kind::Incident,
            when: None,
            place: None,
            place_ar: None,
            precision: None,
        }
    }

    /// A map of 1,000 by 600 pixels over Aleppo, with a record open at its right.
    fn view() -> View {
        View {
            camera: Camera {
                center: LngLat::new(37.16, 36.2).unwrap(),
                zoom: 9.0,
            },
            width_px: 1000.0,
            height_px: 600.0,
            covered: Covered {
                right_px: 400.0,
                ..Covered::default()
            },
        }
    }

    #[test]
    fn a_panel_over_nearly_all_of_the_map_counts_for_nothing() {
        let mut view = view();
        view.covered.bottom_px = 550.0;
        assert_eq!((view.free().right, view.free().bottom), (1000.0, 600.0));
    }

    #[test]
    fn what_is_opened_comes_to_the_middle_of_what_is_free() {
        let view = view();
        let there = world(36.6, 35.37);
        let camera = view.centred_on(there, 9.0);
        let (x, y) = View { camera, ..view }.point_of(there);
        assert!(
            (x - 300.0).abs() < 0.01 && (y - 300.0).abs() < 0.01,
            "{x}, {y}"
        );
    }

    #[test]
    fn marks_are_counted_where_they_can_be_seen() {
        let marks = [
            mark("here", 37.16, 36.2, 0.0),
            mark("north", 37.16, 38.0, 0.0),
            mark("under the panel", 37.6, 36.2, 0.0),
        ];
        let check = |marks: &[Mark], n_seen, n_outside, side| {
            let expected = InView {
                n_seen,
                n_outside,
                side,
            };
            assert_eq!(view().count(marks), expected);
        };
        check(&marks, 1, 2, "ne");
        check(&marks[..2], 1, 1, "n");
        check(&marks[2..], 0, 1, "e");
        let far = [mark("s", 37.16, 30.0, 0.0), mark("w", 30.0, 36.2, 0.0)];
        check(&far, 0, 2, "sw");
        check(&[&marks[1..2], &far[..1]].concat(), 0, 2, "around");
        // What is counted as seen is what a filter for the bounds lets through.
        let bounds = view().bounds().unwrap();
        let inside = marks
            .iter()
            .filter(|mark| bounds.contains(lng_lat_from_world(mark.world)));
        assert_eq!(inside.count(), 1);
    }

    #[test]
    fn all_marks_are_in_view_once_they_are_fitted() {
        let marks = [mark("a", 37.16, 36.2, 0.0), mark("b", 43.02, 13.18, 0.0)];
        let view = view();
        let camera = view.fitting_marks(&marks).unwrap();
        assert_eq!(View { camera, ..view }.count(&marks).n_seen, 2);
        // One place alone is not looked at from a hand's breadth.
        let zoom = view.fitting_marks(&marks[..1]).unwrap().zoom;
        assert!((zoom - 12.0).abs() < 1e-9, "{zoom}");
        assert_eq!(view.fitting_marks(&[]), None);
    }

    #[test]
    fn an_area_is_fitted_into_what_is_free() {
        let country = mark("country", 38.5, 35.0, 400_000.0);
        let view = view();
        assert!(!view.shows_area(&country));
        let camera = view.fitting_area(&country);
        assert!(View { camera, ..view }.shows_area(&country));
    }

    #[test]
    fn a_dot_of_an_area_is_not_shown_as_one() {
        let far = View {
            camera: Camera {
                zoom: 2.0,
                ..view().camera
            },
            ..view()
        };
        assert!(!far.shows_area(&mark("town", 37.16, 36.2, 2500.0)));
    }

    #[test]
    fn marks_within_reach_come_nearest_first() {
        let marks = [
            mark("beside", 37.18, 36.2, 0.0),
            mark("here", 37.16, 36.2, 0.0),
            mark("far", 37.3, 36.2, 0.0),
        ];
        let near = |reach_px| -> Vec<String> {
            let near = view().near(marks.iter(), (500.0, 300.0), reach_px);
            near.iter().map(|mark| mark.id.clone()).collect()
        };
        assert_eq!(near(5.0), ["here"]);
        assert_eq!(near(24.0), ["here", "beside"]);
    }
}

//! What part of the world the map shows, and where things lie in it: arithmetic only.

use incidents::model::mercator::{
    WORLD_UNITS, World, away_px, lng_lat_from_world, px_of_unit, radius_world, world_from_lng_lat,
    world_px, zoom_of,
};
use incidents::model::place::Bounds;
use incidents::model::session::Camera;
use incidents::query::engine::facts::Facts;

use crate::map::covered::{Area, Covered};

/// What the map is moved for is kept this far from the upper and the lower edge, where the map has room for it.
const MARGIN_PX: f64 = 40.0;

/// And this far from the sides, at one of which the buttons stand: they are 44 px wide under a finger, and 10 px from the edge.
const SIDE_PX: f64 = 68.0;

/// Of a small map no more than this part is margin, at each edge.
const MAX_MARGIN: f64 = 0.2;

/// Where less than this is left free, panels are taken as covering nothing: there is no better place.
const MIN_FREE_PX: f64 = 3.0 * MARGIN_PX;

/// Of what is free, the circle of a record that the map goes to takes this share.
const CIRCLE_SHARE: f64 = 1.0 / 3.0;

/// The map goes as close to a record: at 13 a quarter of a city is seen around an exact site, at 4 a country.
const MIN_CLOSE_ZOOM: f64 = 4.0;
const MAX_CLOSE_ZOOM: f64 = 13.0;

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

impl View {
    /// With nothing over it.
    pub fn of(camera: Camera, (width_px, height_px): (f64, f64)) -> Self {
        Self {
            camera,
            width_px,
            height_px,
            covered: Covered::default(),
        }
    }

    /// Pixels a world unit.
    fn scale(&self) -> f64 {
        px_of_unit(self.camera.zoom)
    }

    /// Where a position lies on the map, in CSS pixels from its top left.
    pub fn point_of(&self, world: World) -> (f64, f64) {
        let (centre, scale) = (world_from_lng_lat(self.camera.center), self.scale());
        let (x, y) = away_px(world, centre, scale);
        let ((sin, cos), (tilt_sin, tilt_cos)) = self.turn();
        let (x, y) = (x * cos + y * sin, y * cos - x * sin);
        // What lies behind the eye is far out of sight.
        let eye_px = self.eye_px();
        let nearer = eye_px / (eye_px - y * tilt_sin).max(1.0);
        (
            x * nearer + self.width_px / 2.0,
            y * tilt_cos * nearer + self.height_px / 2.0,
        )
    }

    /// What lies at a point of the map.
    pub fn world_of(&self, (x_px, y_px): (f64, f64)) -> World {
        let (centre, scale) = (world_from_lng_lat(self.camera.center), self.scale());
        let ((sin, cos), (tilt_sin, tilt_cos)) = self.turn();
        let (x, y) = (x_px - self.width_px / 2.0, y_px - self.height_px / 2.0);
        let eye_px = self.eye_px();
        let y = y * eye_px / (eye_px * tilt_cos + y * tilt_sin).max(1.0);
        let x = x * (eye_px - y * tilt_sin) / eye_px;
        // The cast saturates, so that what lies beyond the world is taken to its edge.
        let unit = |centre: u32, away: f64| (f64::from(centre) + away / scale) as u32;
        World {
            x: unit(centre.x, x * cos - y * sin),
            y: unit(centre.y, y * cos + x * sin),
        }
    }

    /// Sine and cosine of the bearing and of the pitch.
    fn turn(&self) -> ((f64, f64), (f64, f64)) {
        let of = |degrees: f64| degrees.to_radians().sin_cos();
        (of(self.camera.bearing_deg), of(self.camera.pitch_deg))
    }

    /// How far the eye is from the middle of the map: `MapLibre` sees an angle whose half has a tangent of a third.
    fn eye_px(&self) -> f64 {
        1.5 * self.height_px.max(1.0)
    }

    /// All of the map.
    pub fn whole(&self) -> Area {
        Area {
            left: 0.0,
            top: 0.0,
            right: self.width_px,
            bottom: self.height_px,
        }
    }

    /// The part of the map that neither a panel nor its foot covers.
    pub fn free(&self) -> Area {
        let whole = self.whole();
        let free = Area {
            left: self.covered.left_px,
            right: self.width_px - self.covered.right_px,
            bottom: self.height_px - self.covered.bottom_px - self.covered.foot_px,
            ..whole
        };
        // What belongs to the map itself leaves it room.
        let is_taken = free.height() + self.covered.foot_px < MIN_FREE_PX;
        match free.width() < MIN_FREE_PX || is_taken {
            true => Area {
                bottom: self.height_px - self.covered.foot_px,
                ..whole
            },
            false => free,
        }
    }

    /// How far from the sides, and from the upper and the lower edge, what the map is moved for is kept.
    fn margins_px(&self) -> (f64, f64) {
        let free = self.free();
        (
            SIDE_PX.min(MAX_MARGIN * free.width()),
            MARGIN_PX.min(MAX_MARGIN * free.height()),
        )
    }

    /// The part of the world that is seen; of a map that is turned or tilted, the rectangle around it.
    pub fn bounds(&self) -> Option<Bounds> {
        let (first, last) = self.corners();
        let corner = |x, y| lng_lat_from_world(World { x, y });
        Bounds::new(corner(first.x, last.y), corner(last.x, first.y))
    }

    /// Whether less or more of the map is free than in another view.
    pub fn is_of_other_size(&self, other: Option<Self>) -> bool {
        other.is_some_and(|other| other.free() != self.free())
    }

    /// Whether a position can be seen, and not just at the edge.
    pub fn shows(&self, world: World) -> bool {
        self.holds(self.point_of(world), self.margins_px())
    }

    /// Whether all that lies so many pixels around a position can be seen.
    pub fn shows_around(&self, world: World, radius_px: f64) -> bool {
        self.holds(self.point_of(world), (radius_px, radius_px))
    }

    fn holds(&self, (x, y): (f64, f64), (side_px, margin_px): (f64, f64)) -> bool {
        let free = self.free();
        x >= free.left + side_px
            && x <= free.right - side_px
            && y >= free.top + margin_px
            && y <= free.bottom - margin_px
    }

    /// Whether the circle around a mark can be seen as a whole, and as more than a dot.
    pub fn shows_area(&self, facts: &Facts) -> bool {
        let (x, y) = self.point_of(facts.world);
        let radius = circle_radius(facts) * world_px(self.camera.zoom);
        radius >= 24.0
            && self.holds((x - radius, y - radius), (0.0, 0.0))
            && self.holds((x + radius, y + radius), (0.0, 0.0))
    }

    /// Whether a record's mark can be seen, and its circle be read: within a zoom level of [`Self::close_to`].
    pub fn shows_closely(&self, facts: &Facts) -> bool {
        let away = self.camera.zoom - self.close_to(facts).zoom;
        self.shows(facts.world) && away.abs() <= 1.0
    }

    /// Where to look, so that the circle around a mark takes a third of what is free.
    pub fn close_to(&self, facts: &Facts) -> Camera {
        let free = self.free();
        let radius_px = free.width().min(free.height()) * CIRCLE_SHARE / 2.0;
        let zoom = zoom_of(radius_px / (circle_radius(facts) * WORLD_UNITS).max(1.0));
        self.centred_on(facts.world, zoom.clamp(MIN_CLOSE_ZOOM, MAX_CLOSE_ZOOM))
    }

    /// The corners of the part of the world that is seen.
    pub fn corners(&self) -> (World, World) {
        self.corners_of(self.free())
    }

    /// The first and the last corner around what of the world lies in an area of the map.
    pub fn corners_of(&self, area: Area) -> (World, World) {
        let left = [area.top, area.bottom].map(|y| (area.left, y));
        let right = [area.top, area.bottom].map(|y| (area.right, y));
        let [a, b] = left.map(|corner| self.world_of(corner));
        let [c, d] = right.map(|corner| self.world_of(corner));
        let first = a.top_left_with(b).top_left_with(c).top_left_with(d);
        let last = a
            .bottom_right_with(b)
            .bottom_right_with(c)
            .bottom_right_with(d);
        (first, last)
    }

    /// Where to look, so that a position comes to the middle of what is free.
    pub fn centred_on(&self, world: World, zoom: f64) -> Camera {
        let free = self.free().centre();
        let there = Self {
            camera: Camera {
                center: lng_lat_from_world(world),
                zoom,
                ..self.camera
            },
            ..*self
        };
        // The middle of the map lies as far from the position as it now lies from the free part's middle.
        let middle = (self.width_px - free.0, self.height_px - free.1);
        Camera {
            center: lng_lat_from_world(there.world_of(middle)),
            zoom,
            ..self.camera
        }
    }

    /// Where to look, so that all of a rectangle is seen in what is free, given as its first and last corner.
    pub fn fitting(&self, first: World, last: World, most_zoom: f64) -> Camera {
        let (free, margins) = (self.free(), self.margins_px());
        let room = |px: f64, margin_px: f64| (px - 2.0 * margin_px).max(MARGIN_PX);
        let zoom_for = |room_px: f64, units: f64| zoom_of(room_px / units.max(1.0));
        let (wide, high) = (f64::from(last.x - first.x), f64::from(last.y - first.y));
        let ((sin, cos), _) = self.turn();
        let (sin, cos) = (sin.abs(), cos.abs());
        let zoom = zoom_for(room(free.width(), margins.0), wide * cos + high * sin)
            .min(zoom_for(
                room(free.height(), margins.1),
                high * cos + wide * sin,
            ))
            .clamp(0.0, most_zoom);
        let middle = World {
            x: u32::midpoint(first.x, last.x),
            y: u32::midpoint(first.y, last.y),
        };
        self.centred_on(middle, zoom)
    }

    /// Where to look, so that a rectangle of the earth fills what is free.
    pub fn fitting_bounds(&self, bounds: Bounds) -> Camera {
        let (first, last) = bounds.corners();
        self.fitting(first, last, 18.0)
    }

    /// Where to look, so that the circle around a mark is seen.
    pub fn fitting_area(&self, facts: &Facts) -> Camera {
        let radius = (circle_radius(facts) * WORLD_UNITS) as u32;
        let corner = |add: fn(u32, u32) -> u32| World {
            x: add(facts.world.x, radius),
            y: add(facts.world.y, radius),
        };
        self.fitting(
            corner(u32::saturating_sub),
            corner(u32::saturating_add),
            14.0,
        )
    }
}

/// The square of the distance between two points.
pub fn square_away(a: (f64, f64), b: (f64, f64)) -> f64 {
    (a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)
}

/// The radius of the circle within which a record's place lies, in widths of the world.
fn circle_radius(facts: &Facts) -> f64 {
    let lat = lng_lat_from_world(facts.world).lat();
    radius_world(facts.uncertainty_m, lat)
}

#[cfg(test)]
pub mod tests {
    use incidents::model::incident::Kind;
    use incidents::model::place::LngLat;

    use super::*;

    fn world(lng: f64, lat: f64) -> World {
        world_from_lng_lat(LngLat::new(lng, lat).unwrap())
    }

    fn facts(lng: f64, lat: f64, uncertainty_m: f64) -> Facts {
        Facts {
            world: world(lng, lat),
            series: 0,
            is_exact: false,
            uncertainty_m,
            kind: Kind::Incident,
        }
    }

    /// A map of 1,000 by 600 pixels over Aleppo, with a record open at its right.
    pub fn view() -> View {
        let camera = Camera::upright(LngLat::new(37.16, 36.2).unwrap(), 9.0);
        View {
            covered: Covered {
                right_px: 400.0,
                ..Covered::default()
            },
            ..View::of(camera, (1000.0, 600.0))
        }
    }

    #[test]
    fn what_is_turned_and_tilted_is_where_it_is_drawn_and_found_there_again() {
        let turned = |bearing_deg, pitch_deg| View {
            camera: Camera {
                bearing_deg,
                pitch_deg,
                ..view().camera
            },
            ..view()
        };
        let middle = world_from_lng_lat(view().camera.center);
        let away = |x: i64, y: i64| World {
            x: (i64::from(middle.x) + x) as u32,
            y: (i64::from(middle.y) + y) as u32,
        };
        let check = |view: View, world: World, (x_px, y_px): (f64, f64)| {
            let (x, y) = view.point_of(world);
            assert!(
                (x - 500.0 - x_px).abs() < 0.1 && (y - 300.0 - y_px).abs() < 0.1,
                "{x}, {y}"
            );
            let found = view.world_of((x, y));
            assert!(found.x.abs_diff(world.x) < 99 && found.y.abs_diff(world.y) < 99);
        };
        // At this zoom a pixel is 16,384 units.
        let units = 100 * 16_384;
        check(turned(0.0, 0.0), away(units, 0), (100.0, 0.0));
        check(turned(90.0, 0.0), away(units, 0), (0.0, -100.0));
        check(turned(90.0, 0.0), away(0, units), (100.0, 0.0));
        // The eye is 900 pixels away: what is 100 pixels nearer on the ground is by 50 pixels nearer to it.
        check(
            turned(0.0, 30.0),
            away(0, units),
            (0.0, 86.6 * 900.0 / 850.0),
        );
        check(turned(0.0, 30.0), away(units, 0), (100.0, 0.0));
        check(
            turned(90.0, 60.0),
            away(units, 0),
            (0.0, -50.0 * 900.0 / 986.6),
        );
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
    fn the_corners_of_what_is_seen_are_those_of_the_part_that_nothing_covers() {
        let (first, last) = view().corners();
        for (at, (x_px, y_px)) in [(first, (0.0, 0.0)), (last, (600.0, 600.0))] {
            let (x, y) = view().point_of(at);
            assert!(
                (x - x_px).abs() < 0.01 && (y - y_px).abs() < 0.01,
                "{x}, {y}"
            );
        }
        // What is counted as seen is what a filter for the bounds lets through.
        let bounds = view().bounds().unwrap();
        assert_eq!(
            bounds.south_west,
            lng_lat_from_world(World {
                x: first.x,
                y: last.y
            })
        );
    }

    #[test]
    fn one_place_alone_is_not_looked_at_from_a_hands_breadth() {
        let here = world(37.16, 36.2);
        let zoom = view().fitting(here, here, 12.0).zoom;
        assert!((zoom - 12.0).abs() < 1e-9, "{zoom}");
    }

    #[test]
    fn the_circle_of_a_record_takes_a_third_of_what_is_free() {
        let district = facts(37.15, 36.22, 1_100.0);
        let there = View {
            camera: view().close_to(&district),
            ..view()
        };
        assert!(there.shows_closely(&district) && !view().shows_closely(&district));
        let radius_px = circle_radius(&district) * world_px(there.camera.zoom);
        assert!((radius_px - 100.0).abs() < 0.01, "{radius_px}");
        let exact = view().close_to(&facts(37.15, 36.22, 0.0));
        assert!((exact.zoom - MAX_CLOSE_ZOOM).abs() < 1e-9);
    }

    #[test]
    fn an_area_is_fitted_into_what_is_free() {
        let country = facts(38.5, 35.0, 400_000.0);
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
        assert!(!far.shows_area(&facts(37.16, 36.2, 2500.0)));
    }
}

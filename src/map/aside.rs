//! How the map is moved aside, so that no mark lies under its buttons.

use incidents::model::mercator::{World, lng_lat_from_world};
use incidents::model::session::Camera;

use crate::map::view::View;

/// The map is moved aside by as many pixels at a time, and so often at most.
const STEP_PX: f64 = 8.0;
const MAX_STEPS: u32 = 24;

/// A mark is as wide as that on both sides of its middle.
const MARK_PX: f64 = 14.0;

impl View {
    /// Where to look, so that of these places none that can be seen lies under the buttons: here, or a little aside. `None` where that
    /// would only take others out of sight.
    pub fn clear_of_buttons(&self, places: &[World]) -> Option<Camera> {
        let Some(buttons) = self.covered.buttons else {
            return Some(self.camera);
        };
        let buttons = buttons.with_rim(MARK_PX);
        let free = self.free();
        let points: Vec<(f64, f64)> = places
            .iter()
            .map(|place| self.point_of(*place))
            .filter(|point| free.holds(*point))
            .collect();
        let is_clear = |(x, y): (f64, f64)| {
            let mut moved = points.iter().map(|point| (point.0 + x, point.1 + y));
            moved.all(|point| !buttons.holds(point) && free.with_rim(-MARK_PX).holds(point))
        };
        if !points.iter().any(|point| buttons.holds(*point)) {
            return Some(self.camera);
        }
        let steps = (1..=MAX_STEPS).map(|n| f64::from(n) * STEP_PX);
        let (x, y) = steps
            .flat_map(|px| [(0.0, px), (0.0, -px), (px, 0.0), (-px, 0.0)])
            .find(|away| is_clear(*away))?;
        let middle = (self.width_px / 2.0 - x, self.height_px / 2.0 - y);
        Some(Camera {
            center: lng_lat_from_world(self.world_of(middle)),
            ..self.camera
        })
    }
}

#[cfg(test)]
mod tests {
    use incidents::model::mercator::world_from_lng_lat;
    use incidents::model::place::LngLat;

    use super::*;
    use crate::map::covered::{Area, Covered};

    /// A map of 600 by 400 pixels with buttons in its lower right corner.
    fn view() -> View {
        let camera = Camera::upright(LngLat::new(37.16, 36.2).unwrap(), 9.0);
        let buttons = Area {
            left: 540.0,
            top: 200.0,
            right: 590.0,
            bottom: 360.0,
        };
        View {
            covered: Covered {
                buttons: Some(buttons),
                foot_px: 24.0,
                ..Covered::default()
            },
            ..View::of(camera, (600.0, 400.0))
        }
    }

    #[track_caller]
    fn check(points: &[(f64, f64)], expected: Option<(f64, f64)>) {
        let view = view();
        let places: Vec<World> = points.iter().map(|point| view.world_of(*point)).collect();
        let moved = view.clear_of_buttons(&places).map(|camera| {
            let (x, y) = View { camera, ..view }.point_of(world_from_lng_lat(view.camera.center));
            ((x - 300.0).round(), (y - 200.0).round())
        });
        assert_eq!(moved, expected, "{points:?}");
    }

    #[test]
    fn the_map_moves_only_for_a_mark_under_the_buttons_and_the_shortest_way() {
        check(&[(100.0, 100.0), (500.0, 300.0)], Some((0.0, 0.0)));
        check(&[(550.0, 350.0)], Some((-32.0, 0.0)));
        check(&[(560.0, 210.0)], Some((0.0, -32.0)));
    }

    #[test]
    fn no_mark_is_lost_for_another() {
        // To the left the first would go out of sight, upwards the second.
        check(&[(20.0, 100.0), (560.0, 300.0)], None);
        check(&[(20.0, 300.0), (560.0, 215.0)], Some((0.0, -32.0)));
        // What is out of sight anyway does not count.
        check(&[(-20.0, 100.0), (550.0, 350.0)], Some((-32.0, 0.0)));
    }
}

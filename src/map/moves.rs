//! Moves of the map: for what is opened, for the reader, and so that no mark lies under the buttons.

use incidents::model::incident::Kind;
use incidents::model::mercator::world_from_lng_lat;
use incidents::model::session::Camera;
use incidents::query::engine::facts::Facts;
use incidents::scene::SceneMark;
use wasm_bindgen::JsValue;

use crate::browser::web;
use crate::browser::web::object;
use crate::map::camera::{camera_of, camera_options};
use crate::map::spiral::Spiral;
use crate::map::start::opening;
use crate::map::view::{View, square_away};
use crate::map::{IncidentMap, ORIGIN, Room, hit_test};

impl IncidentMap {
    /// Moves the map so that what is opened lies in the part of it that nothing covers, and not at all when
    /// it lies there already.
    pub fn reveal(&self, facts: &Facts, room: Room) {
        // The page may have another shape for what is opened; the map would hear of that later.
        self.map.resize();
        let view = self.view();
        let is_area = room == Room::Whole && facts.kind != Kind::Incident;
        let is_there = match is_area {
            true => view.shows_area(facts),
            false => view.shows(facts.world),
        };
        match (is_there, is_area) {
            // A link's own view is kept.
            (true, _) if room == Room::Middle => {}
            (true, _) => self.show(view.camera, &JsValue::UNDEFINED),
            (false, true) => self.show(view.fitting_area(facts), &JsValue::UNDEFINED),
            (false, false) => {
                let camera = view.centred_on(facts.world, view.camera.zoom);
                self.show(camera, &JsValue::UNDEFINED);
            }
        }
    }

    /// Comes so close that a mark splits, as the reader asks, and says whether it can.
    pub fn split(&self, mark: &SceneMark) -> bool {
        let camera = hit_test::splitting((&self.client, &self.passing()), &self.view(), mark);
        if let Some(camera) = camera {
            self.show(camera, &by_reader());
        }
        camera.is_some()
    }

    /// Moves the map if the marks of a spiral would lie beyond its edges.
    pub fn make_room(&self, spiral: &Spiral) {
        let view = self.view();
        if !view.shows_around(spiral.world, spiral.radius_px() + 16.0) {
            let camera = view.centred_on(spiral.world, view.camera.zoom);
            self.fly(camera, &JsValue::UNDEFINED);
        }
    }

    /// Looks where a link or Back says, and says whether that is somewhere else.
    pub fn look(&self, camera: Camera) -> bool {
        let view = self.whole_view();
        let middle = (view.width_px / 2.0, view.height_px / 2.0);
        let away = square_away(view.point_of(world_from_lng_lat(camera.center)), middle);
        // An address has fewer digits than the map.
        let turned_deg = (view.camera.bearing_deg - camera.bearing_deg + 540.0).rem_euclid(360.0);
        let is_there = (view.camera.zoom - camera.zoom).abs() < 0.02
            && away < 64.0
            && (turned_deg - 180.0).abs() < 1.0
            && (view.camera.pitch_deg - camera.pitch_deg).abs() < 1.0;
        if !is_there {
            self.map.jump_to(&camera_options(camera, 0));
        }
        !is_there
    }

    /// Comes closer by so many zoom levels, or goes away, as the reader asks.
    pub fn zoom_by(&self, levels: f64) {
        let camera = camera_of(&self.map);
        let zoom = camera.zoom + levels;
        self.fly(Camera { zoom, ..camera }, &by_reader());
    }

    /// Turns the north up and looks from right above, as the reader asks.
    pub fn turn_back(&self) {
        let upright = object(&[("bearing", 0.into()), ("pitch", 0.into())]);
        self.map.ease_to(&upright, &by_reader());
    }

    /// Where the map opens: what a link asks for alone, what the map file says, or all marks.
    pub(super) fn opening(&self) -> Option<Camera> {
        let within = self.renderer.borrow().drawing.answer.session.within;
        match within {
            Some(within) => Some(self.view().fitting_bounds(within)),
            None => opening(&self.config, &self.view()).or_else(|| self.all()),
        }
    }

    fn all(&self) -> Option<Camera> {
        let (first, last) = self.client.extent(&self.passing())?;
        Some(self.view().fitting(first, last, 12.0))
    }

    /// Looks where the map opens. By the reader, or as what is found comes in.
    pub fn open(&self, is_by_reader: bool) {
        let origin = match is_by_reader {
            true => by_reader(),
            false => JsValue::UNDEFINED,
        };
        if let Some(camera) = self.opening() {
            self.show(camera, &origin);
        }
    }

    /// The same camera, or one a little aside or away, so that no mark lies under the buttons.
    fn clear(&self, camera: Camera) -> Camera {
        let look = |away: f64| {
            let zoom = (camera.zoom - away).max(0.0);
            let view = View {
                camera: Camera { zoom, ..camera },
                ..self.view()
            };
            let marks = self.renderer.borrow().places_of_marks(&view);
            view.clear_of_buttons(&marks)
        };
        [0.0, 0.25, 0.5, 1.0]
            .into_iter()
            .find_map(look)
            .unwrap_or(camera)
    }

    /// Shows all marks, as the reader asks.
    pub fn show_all(&self) {
        if let Some(camera) = self.all() {
            self.show(camera, &by_reader());
        }
    }

    /// Flies there, or as near as no mark lies under the buttons; and stays where it is if it is there.
    fn show(&self, camera: Camera, event_data: &JsValue) {
        let camera = self.clear(camera);
        if camera != self.view().camera {
            self.fly(camera, event_data);
        }
    }

    fn fly(&self, camera: Camera, event_data: &JsValue) {
        let duration_ms = match web::prefers_reduced_motion() {
            true => 0,
            false => 200,
        };
        self.map
            .ease_to(&camera_options(camera, duration_ms), event_data);
    }
}

/// What marks a move by a button of the page as the reader's.
fn by_reader() -> JsValue {
    object(&[(ORIGIN, true.into())])
}

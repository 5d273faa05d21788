//! Moves of the map: for what is opened, for the reader, and so that no mark lies under the buttons.

use incidents::config::MapConfig;
use incidents::model::incident::Kind;
use incidents::model::mercator::world_from_lng_lat;
use incidents::model::place::LngLat;
use incidents::model::session::Camera;
use incidents::query::engine::Answer;
use incidents::query::engine::facts::Facts;
use incidents::query::passing::Passing;
use incidents::scene::SceneMark;
use wasm_bindgen::JsValue;

use crate::browser::web;
use crate::browser::web::object;
use crate::data::client::EngineClient;
use crate::map::camera::{camera_of, camera_options};
use crate::map::renderer::Renderer;
use crate::map::spiral::Spiral;
use crate::map::start::home;
use crate::map::view::{View, square_away};
use crate::map::{IncidentMap, ORIGIN, hit_test};

/// How long the map moves: as long as an eye can follow, and no longer.
const FLIGHT_MS: u32 = 300;

impl IncidentMap {
    /// Takes the reader to a record, and says whether that moves the map. Where its circle can be read already, only what lies
    /// under the buttons moves it.
    pub fn visit(&self, facts: &Facts) -> bool {
        // The page may have another shape for what is opened; the map would hear of that later.
        self.map.resize();
        let view = self.view();
        let (is_there, there) = match facts.kind {
            Kind::Incident => (view.shows_closely(facts), view.close_to(facts)),
            _ => (view.shows_area(facts), view.fitting_area(facts)),
        };
        let camera = if is_there { view.camera } else { there };
        self.show(camera, &JsValue::UNDEFINED)
    }

    /// Goes to the place of a record, as the reader asks.
    pub fn go_to(&self, facts: &Facts) {
        self.show(self.view().close_to(facts), &by_reader());
    }

    /// Goes to a place that the basemap names from a zoom on, as the reader asks: closer than that, so that what is around it is named, too.
    pub fn go_to_place(&self, at: LngLat, min_zoom: f64) {
        let zoom = (min_zoom + 3.0).clamp(5.0, 12.0);
        let camera = self.view().centred_on(world_from_lng_lat(at), zoom);
        self.show(camera, &by_reader());
    }

    /// The files that the basemap takes its names from.
    pub fn name_files(&self) -> Vec<String> {
        self.name_files.clone()
    }

    /// Brings a record's middle into the part of the map that nothing covers, and moves nothing if it lies there: a link's own view is
    /// kept.
    pub fn keep_in_sight(&self, facts: &Facts) {
        self.map.resize();
        let view = self.view();
        if !view.shows(facts.world) {
            let camera = view.centred_on(facts.world, view.camera.zoom);
            self.show(camera, &JsValue::UNDEFINED);
        }
    }

    /// Comes so close that a mark splits, as the reader asks, and says whether it can.
    pub fn split(&self, mark: &SceneMark) -> bool {
        let camera = hit_test::splitting((&self.client, &self.passing()), &self.view(), mark);
        if let Some(camera) = camera {
            // Farther away it might be one mark again.
            let (view, renderer) = (self.view(), self.renderer.borrow());
            let camera = clear_by(&renderer, &view, camera, &[0.0]);
            drop(renderer);
            self.fly(camera, &by_reader());
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
            self.fly(camera, &JsValue::UNDEFINED);
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

    /// The view that the map opens with and that the house leads to: the area that a link asks for, what the map file says, or all
    /// marks.
    pub(super) fn home(&self) -> Option<Camera> {
        let answer = self.renderer.borrow().drawing.answer.clone();
        home_of(&self.config, &self.client, &answer, &self.view())
    }

    /// Goes home. By the reader, or as what is found comes in.
    pub fn go_home(&self, is_by_reader: bool) {
        let origin = match is_by_reader {
            true => by_reader(),
            false => JsValue::UNDEFINED,
        };
        if let Some(camera) = self.home() {
            self.show(camera, &origin);
        }
    }

    /// The same camera, or one from which no mark lies under the buttons.
    pub(super) fn clear(&self, camera: Camera) -> Camera {
        clear(&self.renderer.borrow(), &self.view(), camera)
    }

    /// Shows all marks, as the reader asks.
    pub fn show_all(&self) {
        if let Some(camera) = all(&self.client, &self.passing(), &self.view()) {
            self.show(camera, &by_reader());
        }
    }

    /// Flies there, or as near as no mark lies under the buttons. Where it is there already it stays, and says so.
    fn show(&self, camera: Camera, event_data: &JsValue) -> bool {
        let camera = self.clear(camera);
        let is_elsewhere = camera != self.view().camera;
        if is_elsewhere {
            self.fly(camera, event_data);
        }
        is_elsewhere
    }

    fn fly(&self, camera: Camera, event_data: &JsValue) {
        let duration_ms = match web::prefers_reduced_motion() {
            true => 0,
            false => FLIGHT_MS,
        };
        self.map
            .ease_to(&camera_options(camera, duration_ms), event_data);
    }
}

/// The view that a map opens with: the area that a link asks for, what the map file says, or all marks.
pub(super) fn home_of(
    config: &MapConfig,
    client: &EngineClient,
    answer: &Answer,
    view: &View,
) -> Option<Camera> {
    match answer.session.within {
        Some(within) => Some(view.fitting_bounds(within)),
        None => home(config, view).or_else(|| all(client, &answer.rows, view)),
    }
}

fn all(client: &EngineClient, passing: &Passing, view: &View) -> Option<Camera> {
    let (first, last) = client.extent(passing)?;
    Some(view.fitting(first, last, 12.0))
}

/// The same camera, or one a little aside or away, so that no mark lies under the buttons.
pub(super) fn clear(renderer: &Renderer, view: &View, camera: Camera) -> Camera {
    clear_by(renderer, view, camera, &[0.0, 0.25, 0.5, 1.0])
}

/// The same, by the first of so many zoom levels that is enough.
fn clear_by(renderer: &Renderer, view: &View, camera: Camera, levels_away: &[f64]) -> Camera {
    let look = |away: f64| {
        let zoom = (camera.zoom - away).max(0.0);
        let view = View {
            camera: Camera { zoom, ..camera },
            ..*view
        };
        view.clear_of_buttons(&renderer.places_of_marks(&view))
    };
    let mut levels_away = levels_away.iter().copied();
    levels_away.find_map(look).unwrap_or(camera)
}

/// What marks a move by a button of the page as the reader's.
fn by_reader() -> JsValue {
    object(&[(ORIGIN, true.into())])
}

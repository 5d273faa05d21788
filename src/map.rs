//! The map: the basemap with the incidents on it.
//!
//! Components draw on it by [`IncidentMap::draw`] and hear of the reader by [`MapEvent`]; nothing
//! outside this module knows what draws it.

mod covered;
mod icons;
mod js;
mod layers;
mod maplibre;
mod style;
mod view;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use incidents::config::MapConfig;
use incidents::engine::Mark;
use incidents::incident::Kind;
use incidents::mercator::world_from_lng_lat;
use incidents::place::{Bounds, LngLat};
use incidents::session::Camera;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::components::page::Shared;
use crate::theme::Theme;
use crate::web;
pub use covered::{Area, Covered};
use js::{object, position};
use maplibre::{Map, MapLibre};
pub use view::View;
use view::square_away;

/// What the reader did on the map.
#[derive(Clone, Debug, PartialEq)]
pub enum MapEvent {
    /// The pointer is over these records, the nearest first.
    Hover(Vec<String>),
    /// These records were clicked, the nearest first.
    Click(Vec<String>),
    /// The reader has moved the map.
    Moved(Camera),
    /// The map moves: what is tied to a place on it must follow.
    Moving,
    /// The map has come to rest, whoever moved it, or has another size.
    Rested,
    /// Everything that was asked for is drawn.
    Drawn,
    /// Something of the map did not arrive, and why.
    Failed(String),
}

/// What to draw.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// The marks that pass the filter.
    pub marks: Vec<Mark>,
    /// The open record's mark or area.
    pub selected: Option<Mark>,
    /// The id of the record under the pointer.
    pub hover: Option<String>,
}

/// How to make room for what is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Its middle is to be seen.
    Middle,
    /// An area is to be seen as a whole.
    Whole,
}

/// A map on the page.
pub struct IncidentMap {
    map: Map,
    config: Shared<MapConfig>,
    shown: Rc<RefCell<Shown>>,
    shows_all_of_next: Cell<bool>,
    /// Kept for as long as the map may call them.
    listeners: Vec<Closure<dyn FnMut(JsValue)>>,
}

/// What the style is given back after it has been replaced, as on a change of theme or after a
/// lost context.
struct Shown {
    scene: Scene,
    theme: Theme,
}

/// How to start.
pub struct Options {
    /// What this map is.
    pub config: Shared<MapConfig>,
    /// The palette.
    pub theme: Theme,
    /// Where to look at first; without it, the map file's view or all marks.
    pub camera: Option<Camera>,
    /// The part of the world that the reader asked for, where no camera says it.
    pub within: Option<Bounds>,
    /// Whether the page around it is to scroll under one finger and a plain wheel.
    pub is_embedded: bool,
    /// `MapLibre`'s own words, by its names for them.
    pub words: Vec<(&'static str, String)>,
    /// The site's credit beside the basemap's.
    pub credit: Option<String>,
    /// What to draw first.
    pub scene: Scene,
}

impl IncidentMap {
    /// Loads the engine and starts a map in an element.
    pub async fn start(
        container: web_sys::Element,
        options: Options,
        on_event: impl Fn(MapEvent) + 'static,
    ) -> Result<Self, String> {
        let failed = |error: JsValue| web::failure("the map engine did not start", &error);
        let module = MapLibre::load().await.map_err(failed)?;
        let style = style::load(&options.config, options.theme).await;
        let style = style.or_else(|reason| {
            // The marks need no basemap.
            on_event(MapEvent::Failed(reason));
            style::plain(options.theme)
        })?;
        let map = module
            .map(&map_options(&options, &container, style))
            .map_err(failed)?;
        let credits = [&options.config.basemap.credit, &options.credit];
        let credits: js_sys::Array = credits
            .into_iter()
            .flatten()
            .map(|credit| JsValue::from(style::as_text(credit)))
            .collect();
        let control_options = object(&[
            ("compact", true.into()),
            ("customAttribution", credits.into()),
        ]);
        // The scale lies at the end of the line, by the buttons; the credits where it begins.
        let corners = match web::is_rtl() {
            true => ["bottom-left", "bottom-right"],
            false => ["bottom-right", "bottom-left"],
        };
        for (class, corner) in ["ScaleControl", "AttributionControl"]
            .into_iter()
            .zip(corners)
        {
            let control = module.construct(class, &control_options).map_err(failed)?;
            map.add_control(&control, corner);
        }
        fold_credits(&container);
        let shown = Rc::new(RefCell::new(Shown {
            scene: options.scene.clone(),
            theme: options.theme,
        }));
        let mut this = Self {
            map,
            config: options.config.clone(),
            shown,
            shows_all_of_next: Cell::new(false),
            listeners: Vec::new(),
        };
        if let Some(camera) = first_look(&this.view(Covered::default()), &options, &this.shown) {
            this.map.jump_to(&camera_options(camera, 0));
        }
        this.listen(Rc::new(on_event));
        Ok(this)
    }

    /// Draws a scene, and says whether all of its marks are to be shown.
    pub fn draw(&self, scene: Scene) -> bool {
        layers::set_data(&self.map, &self.config, self.shown.borrow().theme, &scene);
        let is_other = self.shown.borrow().scene.marks != scene.marks;
        self.shown.borrow_mut().scene = scene;
        is_other && self.shows_all_of_next.take()
    }

    /// Has [`Self::draw`] say so of the next scene with other marks.
    pub fn show_all_of_next_scene(&self) {
        self.shows_all_of_next.set(true);
    }

    /// Takes another palette, and says whether it is another.
    pub async fn set_theme(&self, theme: Theme) -> Result<bool, String> {
        if self.shown.borrow().theme == theme {
            return Ok(false);
        }
        let style = style::load(&self.config, theme).await?;
        self.shown.borrow_mut().theme = theme;
        self.map.set_style(&style);
        Ok(true)
    }

    /// Moves the map so that what is opened lies in the part of it that nothing covers, and not at all when
    /// it lies there already.
    pub fn reveal(&self, mark: &Mark, room: Room, covered: Covered) {
        // The page may have another shape for what is opened; the map would hear of that later.
        self.map.resize();
        let view = self.view(covered);
        let is_area = room == Room::Whole && mark.kind != Kind::Incident;
        match is_area {
            true if view.shows_area(mark) => {}
            true => self.fly(view.fitting_area(mark), &JsValue::UNDEFINED),
            false if view.shows(mark.world) => {}
            false => self.fly(
                view.centred_on(mark.world, view.camera.zoom),
                &JsValue::UNDEFINED,
            ),
        }
    }

    /// Looks where a link or Back says, and says whether that is somewhere else.
    pub fn look(&self, camera: Camera) -> bool {
        let view = self.view(Covered::default());
        let middle = (view.width_px / 2.0, view.height_px / 2.0);
        let away = square_away(view.point_of(world_from_lng_lat(camera.center)), middle);
        // An address has fewer digits than the map.
        let is_there = (view.camera.zoom - camera.zoom).abs() < 0.02 && away < 64.0;
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

    /// Shows all marks, as the reader asks.
    pub fn show_all(&self, covered: Covered) {
        let all = self
            .view(covered)
            .fitting_marks(&self.shown.borrow().scene.marks);
        if let Some(camera) = all {
            self.fly(camera, &by_reader());
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

    /// What the map shows.
    pub fn view(&self, covered: Covered) -> View {
        view_of(&self.map, covered)
    }

    fn listen(&mut self, on_event: Rc<dyn Fn(MapEvent)>) {
        let (map, config, shown) = (self.map.clone(), self.config.clone(), self.shown.clone());
        // Each new style, the first one and the one after a lost context included, gets the layers again.
        self.on("style.load", move |_| {
            let shown = shown.borrow();
            layers::add(&map, shown.theme);
            layers::set_data(&map, &config, shown.theme, &shown.scene);
        });
        let (map, shown, emit) = (self.map.clone(), self.shown.clone(), on_event.clone());
        self.on("mousemove", move |event| {
            let ids = ids_at(&map, &shown.borrow().scene, &event, true);
            emit(MapEvent::Hover(ids));
        });
        let emit = on_event.clone();
        self.on("mouseout", move |_| emit(MapEvent::Hover(Vec::new())));
        let (map, shown, emit) = (self.map.clone(), self.shown.clone(), on_event.clone());
        self.on("click", move |event| {
            let ids = ids_at(&map, &shown.borrow().scene, &event, false);
            emit(MapEvent::Click(ids));
        });
        let emit = on_event.clone();
        self.on("move", move |_| emit(MapEvent::Moving));
        let emit = on_event.clone();
        self.on("idle", move |_| emit(MapEvent::Drawn));
        let emit = on_event.clone();
        self.on("error", move |event| {
            emit(MapEvent::Failed(web::failure(
                "MapLibre",
                &web::member(&event, "error"),
            )));
        });
        let map = self.map.clone();
        self.on("moveend", move |event| {
            // A move that the page made itself, to show a record, is no choice of the reader's.
            if !web::member(&event, ORIGIN).is_undefined() {
                on_event(MapEvent::Moved(camera_of(&map)));
            }
            on_event(MapEvent::Rested);
        });
    }

    fn on(&mut self, event: &str, listener: impl FnMut(JsValue) + 'static) {
        let closure = Closure::<dyn FnMut(JsValue)>::new(listener);
        self.map.on(event, closure.as_ref().unchecked_ref());
        self.listeners.push(closure);
    }
}

impl Drop for IncidentMap {
    fn drop(&mut self) {
        self.map.remove();
    }
}

fn map_options(options: &Options, container: &web_sys::Element, style: JsValue) -> JsValue {
    let size_px = (
        f64::from(container.client_width()),
        f64::from(container.client_height()),
    );
    let fade_ms = if web::prefers_reduced_motion() {
        0
    } else {
        150
    };
    let words = options.words.iter();
    let words: Vec<(&str, JsValue)> = words.map(|(name, word)| (*name, word.into())).collect();
    let locale = object(&words);
    let mut members = vec![
        ("container", container.clone().into()),
        ("style", style),
        ("locale", locale),
        ("attributionControl", false.into()),
        ("dragRotate", false.into()),
        ("pitchWithRotate", false.into()),
        ("touchPitch", false.into()),
        ("renderWorldCopies", false.into()),
        ("cooperativeGestures", options.is_embedded.into()),
        ("maxPitch", 0.into()),
        ("fadeDuration", fade_ms.into()),
    ];
    if let Some(camera) = options
        .camera
        .or_else(|| options.config.view.map(|view| first_view(view, size_px)))
    {
        members.extend([
            ("center", position(camera.center)),
            ("zoom", camera.zoom.into()),
        ]);
    }
    object(&members)
}

/// `MapLibre` opens the credits at first, which would hide much of a small map: there they wait behind their button.
fn fold_credits(container: &web_sys::Element) {
    let credits = container.query_selector(".maplibregl-ctrl-attrib");
    if let Ok(Some(credits)) = credits
        && container.client_width() < 640
    {
        // Both names are valid, which is all that could fail.
        let _closed = credits.class_list().remove_1("maplibregl-compact-show");
        let _closed = credits.remove_attribute("open");
    }
}

/// The map file's view is meant for a map this wide and high; a smaller one zooms out to show as much.
const VIEW_PX: (f64, f64) = (940.0, 440.0);

fn first_view(view: Camera, (width_px, height_px): (f64, f64)) -> Camera {
    let times = (VIEW_PX.0 / width_px.max(1.0)).max(VIEW_PX.1 / height_px.max(1.0));
    let zoom = view.zoom - times.ln().max(0.0) / std::f64::consts::LN_2;
    Camera {
        zoom: zoom.max(0.0),
        ..view
    }
}

fn camera_of(map: &Map) -> Camera {
    let center = map.center();
    // MapLibre's longitude may run past the date line.
    let lng = (center.lng() + 180.0).rem_euclid(360.0) - 180.0;
    Camera {
        center: LngLat::new(lng, center.lat()).unwrap_or(LngLat::ORIGIN),
        zoom: map.zoom(),
    }
}

fn camera_options(camera: Camera, duration_ms: u32) -> JsValue {
    object(&[
        ("center", position(camera.center)),
        ("zoom", camera.zoom.into()),
        ("duration", duration_ms.into()),
    ])
}

fn view_of(map: &Map, covered: Covered) -> View {
    let canvas = map.canvas();
    View {
        camera: camera_of(map),
        width_px: f64::from(canvas.client_width()),
        height_px: f64::from(canvas.client_height()),
        covered,
    }
}

/// The member of `MapLibre`'s events that holds what the reader did; those of the page's own moves have none.
const ORIGIN: &str = "originalEvent";

/// What marks a move by a button of the page as the reader's.
fn by_reader() -> JsValue {
    object(&[(ORIGIN, true.into())])
}

/// How far from a mark, in pixels, a pointer still means it.
const REACH_PX: f64 = 12.0;

/// The same for a finger.
const TOUCH_REACH_PX: f64 = 24.0;

/// The records whose marks lie where an event happened, and the open area where only the eye asks.
fn ids_at(map: &Map, scene: &Scene, event: &JsValue, with_area: bool) -> Vec<String> {
    let point = web::member(event, "point");
    let coordinate = |name: &str| web::member(&point, name).as_f64().unwrap_or_default();
    let pointer = web::member(&web::member(event, ORIGIN), "pointerType");
    let reach_px = match pointer.as_string().as_deref() {
        Some("touch") => TOUCH_REACH_PX,
        _ => REACH_PX,
    };
    let selected = scene.selected.iter().filter(|selected| {
        (with_area || selected.kind == Kind::Incident)
            && scene.marks.iter().all(|mark| mark.id != selected.id)
    });
    view_of(map, Covered::default())
        .near(
            scene.marks.iter().chain(selected),
            (coordinate("x"), coordinate("y")),
            reach_px,
        )
        .into_iter()
        .map(|mark| mark.id.clone())
        .collect()
}

/// Where to look at first, unless the options of the map say it already.
fn first_look(view: &View, options: &Options, shown: &RefCell<Shown>) -> Option<Camera> {
    if options.camera.is_some() {
        return None;
    }
    if let Some(within) = options.within {
        return Some(view.fitting_bounds(within));
    }
    match options.config.view {
        Some(_) => None,
        None => view.fitting_marks(&shown.borrow().scene.marks),
    }
}

//! The map: the basemap with the incidents on it.
//!
//! Components draw on it by [`IncidentMap::draw`] and hear of the reader by [`MapEvent`]; nothing
//! outside this module knows what draws it.

mod icons;
mod js;
mod layers;
mod maplibre;
mod style;

use std::cell::RefCell;
use std::rc::Rc;

use incidents::config::MapConfig;
use incidents::engine::Mark;
use incidents::mercator::lng_lat_from_world;
use incidents::place::{Bounds, LngLat};
use incidents::session::Camera;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::components::page::Shared;
use crate::theme::Theme;
use crate::web;
use js::{object, position};
use maplibre::{Map, MapLibre};

/// What the reader did on the map.
#[derive(Clone, Debug, PartialEq)]
pub enum MapEvent {
    /// The pointer is over these records, the topmost first, at this point of the map.
    Hover(Vec<String>),
    /// These records were clicked, the topmost first.
    Click(Vec<String>),
    /// The reader has moved the map.
    Moved(Camera),
    /// The map shows this part of the world, now that it has stopped moving.
    Seen(Bounds),
    /// The map moves: what is tied to a place on it must follow.
    Moving,
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

/// How much of the map lies under the open record, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Covered {
    /// From the right edge.
    pub right_px: f64,
    /// From the bottom edge.
    pub bottom_px: f64,
}

impl Covered {
    /// What a panel covers of the map: a strip at its right, or one at its bottom where the panel is as wide as the map.
    pub fn by(panel: &web_sys::DomRect, map: &web_sys::DomRect) -> Self {
        let width = (panel.right().min(map.right()) - panel.left().max(map.left())).max(0.0);
        let height = (panel.bottom().min(map.bottom()) - panel.top().max(map.top())).max(0.0);
        match width > 0.8 * map.width() {
            _ if width * height <= 0.0 => Self::default(),
            true => Self {
                bottom_px: height,
                ..Self::default()
            },
            false => Self {
                right_px: width,
                ..Self::default()
            },
        }
    }
}

/// A map on the page.
pub struct IncidentMap {
    map: Map,
    config: Shared<MapConfig>,
    shown: Rc<RefCell<Shown>>,
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
            .map(&map_options(&options, container, style))
            .map_err(failed)?;
        let control_options = object(&[
            ("showCompass", false.into()),
            ("compact", true.into()),
            (
                "customAttribution",
                options
                    .config
                    .basemap
                    .credit
                    .as_deref()
                    .map(style::as_text)
                    .into(),
            ),
        ]);
        // At the left, where the open record never covers them.
        for (class, corner) in [
            ("NavigationControl", "top-left"),
            ("ScaleControl", "bottom-left"),
            ("AttributionControl", "bottom-left"),
        ] {
            let control = module.construct(class, &control_options).map_err(failed)?;
            map.add_control(&control, corner);
        }
        let shown = Rc::new(RefCell::new(Shown {
            scene: options.scene,
            theme: options.theme,
        }));
        let mut this = Self {
            map,
            config: options.config,
            shown,
            listeners: Vec::new(),
        };
        if options.camera.is_none() && this.config.view.is_none() {
            this.fit_marks();
        }
        this.listen(Rc::new(on_event));
        Ok(this)
    }

    /// Draws a scene.
    pub fn draw(&self, scene: Scene) {
        layers::set_data(&self.map, &self.config, self.shown.borrow().theme, &scene);
        self.shown.borrow_mut().scene = scene;
    }

    /// Takes another palette.
    pub async fn set_theme(&self, theme: Theme) -> Result<(), String> {
        if self.shown.borrow().theme == theme {
            return Ok(());
        }
        let style = style::load(&self.config, theme).await?;
        self.shown.borrow_mut().theme = theme;
        self.map.set_style(&style);
        Ok(())
    }

    /// Moves the map so that a mark lies in the part of it that nothing covers, and not at all when
    /// it lies there already.
    pub fn reveal(&self, mark: &Mark, covered: Covered) {
        let place = position(lng_lat_from_world(mark.world));
        let canvas = self.map.canvas();
        let (width, height) = (
            f64::from(canvas.client_width()),
            f64::from(canvas.client_height()),
        );
        let at = self.map.project(&place);
        let margin = 40.0;
        let is_seen = at.x() > margin
            && at.x() < width - covered.right_px - margin
            && at.y() > margin
            && at.y() < height - covered.bottom_px - margin;
        if is_seen {
            return;
        }
        let offset = js_sys::Array::of2(
            &(-covered.right_px / 2.0).into(),
            &(-covered.bottom_px / 2.0).into(),
        );
        let duration_ms = if web::prefers_reduced_motion() {
            0
        } else {
            200
        };
        self.map.ease_to(&object(&[
            ("center", place),
            ("offset", offset.into()),
            ("duration", duration_ms.into()),
        ]));
    }

    /// Looks where a link or Back says.
    pub fn look(&self, camera: Camera) {
        let here = self.camera();
        let is_there = (here.zoom - camera.zoom).abs() < 0.02
            && (here.center.lng() - camera.center.lng()).abs() < 1e-3
            && (here.center.lat() - camera.center.lat()).abs() < 1e-3;
        if !is_there {
            self.map.jump_to(&camera_options(camera));
        }
    }

    /// Where a mark lies on the map, in CSS pixels from its top left.
    pub fn point_of(&self, mark: &Mark) -> (f64, f64) {
        let point = self.map.project(&position(lng_lat_from_world(mark.world)));
        (point.x(), point.y())
    }

    fn camera(&self) -> Camera {
        camera_of(&self.map)
    }

    fn fit_marks(&self) {
        let shown = self.shown.borrow();
        let positions = shown
            .scene
            .marks
            .iter()
            .map(|mark| lng_lat_from_world(mark.world));
        let bounds = positions.fold(None, |bounds: Option<[f64; 4]>, at| {
            let [west, south, east, north] = bounds.unwrap_or([180.0, 90.0, -180.0, -90.0]);
            Some([
                west.min(at.lng()),
                south.min(at.lat()),
                east.max(at.lng()),
                north.max(at.lat()),
            ])
        });
        if let Some(bounds) = bounds {
            let bounds: js_sys::Array = bounds.into_iter().map(JsValue::from).collect();
            let options = object(&[
                ("padding", 48.into()),
                ("maxZoom", 12.into()),
                ("duration", 0.into()),
            ]);
            self.map.fit_bounds(&bounds, &options);
        }
    }

    fn listen(&mut self, on_event: Rc<dyn Fn(MapEvent)>) {
        let (map, config, shown) = (self.map.clone(), self.config.clone(), self.shown.clone());
        // Each new style, the first one and the one after a lost context included, gets the layers again.
        self.on("style.load", move |_| {
            let shown = shown.borrow();
            layers::add(&map, shown.theme);
            layers::set_data(&map, &config, shown.theme, &shown.scene);
        });
        let (map, emit) = (self.map.clone(), on_event.clone());
        self.on("mousemove", move |event| {
            emit(MapEvent::Hover(layers::ids_at(
                &map,
                &web::member(&event, "point"),
            )));
        });
        let emit = on_event.clone();
        self.on("mouseout", move |_| emit(MapEvent::Hover(Vec::new())));
        let (map, emit) = (self.map.clone(), on_event.clone());
        self.on("click", move |event| {
            emit(MapEvent::Click(layers::ids_at(
                &map,
                &web::member(&event, "point"),
            )));
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
        let (map, emit) = (self.map.clone(), on_event.clone());
        self.on("moveend", move |event| {
            // A move that the page made itself, to show a record, is no choice of the reader's.
            if !web::member(&event, "originalEvent").is_undefined() {
                emit(MapEvent::Moved(camera_of(&map)));
            }
            see(&map, &*emit);
        });
        let map = self.map.clone();
        self.on("load", move |_| see(&map, &*on_event));
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

fn map_options(options: &Options, container: web_sys::Element, style: JsValue) -> JsValue {
    let width_px = f64::from(container.client_width());
    let fade_ms = if web::prefers_reduced_motion() {
        0
    } else {
        150
    };
    let mut members = vec![
        ("container", container.into()),
        ("style", style),
        ("attributionControl", false.into()),
        ("dragRotate", false.into()),
        ("pitchWithRotate", false.into()),
        ("touchPitch", false.into()),
        ("renderWorldCopies", false.into()),
        ("maxPitch", 0.into()),
        ("fadeDuration", fade_ms.into()),
    ];
    if let Some(camera) = options
        .camera
        .or_else(|| options.config.view.map(|view| first_view(view, width_px)))
    {
        members.extend([
            ("center", position(camera.center)),
            ("zoom", camera.zoom.into()),
        ]);
    }
    object(&members)
}

/// The map file's view is meant for a map this wide; a narrower one zooms out to show as much.
const VIEW_WIDTH_PX: f64 = 940.0;

fn first_view(view: Camera, width_px: f64) -> Camera {
    let zoom = view.zoom - (VIEW_WIDTH_PX / width_px.max(1.0)).log2().max(0.0);
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

fn see(map: &Map, emit: &dyn Fn(MapEvent)) {
    let bounds = map.bounds();
    // The world is drawn once: what the frame shows beside it is empty.
    let corner = |lng: f64, lat: f64| LngLat::new(lng.clamp(-180.0, 180.0), lat.clamp(-90.0, 90.0));
    let corners = corner(bounds.west(), bounds.south()).zip(corner(bounds.east(), bounds.north()));
    if let Some(bounds) =
        corners.and_then(|(south_west, north_east)| Bounds::new(south_west, north_east))
    {
        emit(MapEvent::Seen(bounds));
    }
}

fn camera_options(camera: Camera) -> JsValue {
    object(&[
        ("center", position(camera.center)),
        ("zoom", camera.zoom.into()),
    ])
}

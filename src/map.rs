//! The map: the basemap with the incidents on it.
//!
//! Components draw on it by [`IncidentMap::draw`] and hear of the reader by [`MapEvent`]; nothing
//! outside this module knows what draws it.

pub mod areas;
pub mod aside;
pub mod camera;
pub mod covered;
pub mod early;
pub mod gl;
pub mod hit_test;
pub mod in_words;
pub mod js;
pub mod layers;
pub mod maplibre;
pub mod moves;
pub mod overlays;
pub mod picture;
pub mod places;
pub mod renderer;
pub mod spiral;
pub mod start;
pub mod style;
pub mod ui;
pub mod view;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_util::future::join;
use incidents::config::MapConfig;
use incidents::model::session::Camera;
use incidents::query::passing::Passing;
use incidents::scene::SceneMark;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::browser::palette::Theme;
use crate::browser::web;
use crate::browser::web::object;
use crate::data::client::EngineClient;
use crate::map::camera::{camera_of, camera_options, size_px, view_of};
use crate::map::covered::Covered;
use crate::map::gl::Layers;
use crate::map::maplibre::{Map, MapLibre};
use crate::map::overlays::Overlays;
use crate::map::renderer::picking::Pointer;
use crate::map::renderer::{Drawing, Renderer};
use crate::map::start::{Options, map_options, move_to_foot};
use crate::map::style::Later;
use crate::map::ui::tip::BESIDE_PX;
use crate::map::view::View;
use crate::ui::page::Shared;

/// What the reader did on the map.
#[derive(Clone, Debug, PartialEq)]
pub enum MapEvent {
    /// The pointer is over these marks.
    Hover(Vec<SceneMark>),
    /// These marks were clicked.
    Click(Vec<SceneMark>),
    /// The reader has moved the map.
    Moved(Camera),
    /// The map moves: what is tied to a place on it must follow.
    Moving,
    /// The map has come to rest, whoever moved it, or has another size.
    Rested,
    /// Everything that was asked for is drawn.
    Drawn,
    /// The browser has taken away what the map is drawn with, or has given it back.
    Graphics(Graphics),
    /// Something of the map did not arrive, and why.
    Failed(String),
}

/// Whether the browser lets the map be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Graphics {
    /// It does.
    There,
    /// It did, and may again.
    Lost,
}

/// A map on the page.
pub struct IncidentMap {
    map: Map,
    config: Shared<MapConfig>,
    language: String,
    client: EngineClient,
    /// Also for after the style has been replaced, as on a change of theme or after a lost context.
    renderer: Rc<RefCell<Renderer>>,
    /// What is done when the next answer is drawn.
    next: Cell<Option<fn(&Self)>>,
    /// The colour of the sea, until land has come.
    sea: Rc<Cell<Option<JsValue>>>,
    /// What the basemap takes its names from.
    name_files: Vec<String>,
    /// What of the basemap is drawn from a zoom on that the map has not come to.
    later: Rc<RefCell<Vec<Later>>>,
    /// What panels, its buttons and its foot cover of it, as it was measured last.
    covered: Cell<Covered>,
    /// The palette that was asked for last; its style may be on its way.
    wanted_theme: Cell<Theme>,
    /// Kept for as long as the map may call them.
    listeners: Vec<Closure<dyn FnMut(JsValue)>>,
}

impl IncidentMap {
    /// Loads the engine and starts a map in an element.
    pub async fn start(
        container: web_sys::Element,
        options: Options,
        on_event: impl Fn(MapEvent) + 'static,
    ) -> Result<Self, String> {
        let failed = |error: JsValue| web::failure("the map engine did not start", &error);
        let Options { page, client, .. } = &options;
        let style = async {
            let style = style::load(&page.config, page.theme, page.words.language()).await?;
            let name_files = places::name_files(&style);
            // Which zoom the map will have is not known yet, and the marks come first.
            let later = style::put_off(&style, 0.0);
            // What does not come ahead comes in its turn.
            drop(maplibre::fetch_rest_ahead(style::data_files(&style)));
            Ok((style, name_files, later))
        };
        let (module, style) = join(MapLibre::load(), style).await;
        let module = module.map_err(failed)?;
        let (style, name_files, later) = style.or_else(|reason: String| {
            // The marks need no basemap.
            on_event(MapEvent::Failed(reason));
            style::plain(page.theme).map(|style| (style, Vec::new(), Vec::new()))
        })?;
        if let Some(fault) = style::fault(&style) {
            on_event(MapEvent::Failed(fault));
        }
        let sea = style::without_sea(&style);
        let map = module
            .map(&map_options(&options, &container, style))
            .map_err(failed)?;
        let credits = [&page.config.basemap.credit, &options.credit];
        let credits: js_sys::Array = credits
            .into_iter()
            .flatten()
            .map(|credit| JsValue::from(style::as_text(credit)))
            .collect();
        let control_options = object(&[
            ("compact", true.into()),
            ("maxWidth", 64.into()),
            ("customAttribution", credits.into()),
        ]);
        // The map's foot has them, where they cover nothing.
        for class in ["ScaleControl", "AttributionControl"] {
            let control = module.construct(class, &control_options).map_err(failed)?;
            map.add_control(&control, "bottom-left");
        }
        move_to_foot(&container);
        let renderer = Renderer::new(client.clone(), page.clone(), options.drawing.clone());
        let mut this = Self {
            map,
            config: page.config.clone(),
            language: page.words.language().to_owned(),
            client: client.clone(),
            renderer: Rc::new(RefCell::new(renderer)),
            next: Cell::new(None),
            sea: Rc::new(Cell::new(sea)),
            name_files,
            later: Rc::new(RefCell::new(later)),
            covered: Cell::new((options.cover)()),
            wanted_theme: Cell::new(page.theme),
            listeners: Vec::new(),
        };
        // The marks that are drawn already stay where they are.
        let home = || this.home().map(|home| this.clear(home));
        if let Some(camera) = options.camera.or_else(home) {
            this.map.jump_to(&camera_options(camera, 0));
        }
        this.listen(Rc::new(on_event));
        Ok(this)
    }

    /// Gives back to the browser what the map is drawn with, and leaves a picture of it.
    pub fn end(&self) -> Option<web_sys::HtmlCanvasElement> {
        let drawn = self.drawn();
        self.map.remove();
        drawn
    }

    /// Draws.
    pub fn draw(&self, drawing: Drawing) {
        let mut renderer = self.renderer.borrow_mut();
        let is_other = renderer.drawing.answer != drawing.answer;
        if renderer.drawing.answer.selected != drawing.answer.selected {
            layers::set_open(&self.map, &drawing.answer);
        }
        let version = renderer.passing().version();
        renderer.take(drawing, &self.whole_view());
        if renderer.passing().version() != version {
            layers::set_notes(&self.map, &renderer.notes(&self.whole_view()));
        }
        drop(renderer);
        self.map.trigger_repaint();
        if is_other && let Some(act) = self.next.take() {
            act(self);
        }
    }

    /// Has the next answer drawn first, and then does that.
    pub fn do_with_next_scene(&self, act: fn(&Self)) {
        self.next.set(Some(act));
    }

    /// Takes another palette, and says whether it is another.
    pub async fn set_theme(&self, theme: Theme) -> Result<bool, String> {
        self.wanted_theme.set(theme);
        let is_news = || self.wanted_theme.get() == theme && self.renderer.borrow().theme != theme;
        if !is_news() {
            return Ok(false);
        }
        let style = style::load(&self.config, theme, &self.language).await?;
        if !is_news() {
            return Ok(false);
        }
        self.renderer.borrow_mut().turn(theme);
        // Land that has come once stays drawn while the style changes.
        if self.sea.take().is_some() {
            self.sea.set(style::without_sea(&style));
        }
        self.later.replace(style::put_off(&style, self.map.zoom()));
        self.map.set_style(&style);
        Ok(true)
    }

    /// The marks that can be seen, to be stepped through: of very many the largest.
    pub fn marks_in_view(&self, view: &View) -> Vec<SceneMark> {
        self.renderer.borrow().marks_in_view(view)
    }

    /// Marks as they are drawn now, without those that are gone: they are looked for where a pointer would find them.
    pub fn renewed(&self, marks: &[SceneMark]) -> Vec<SceneMark> {
        let (view, renderer) = (self.whole_view(), self.renderer.borrow());
        let pointer = Pointer {
            is_finger: false,
            is_pressed: false,
        };
        let renewed = |mark: &SceneMark| {
            let there = renderer.marks_at(&view, view.point_of(mark.world), pointer);
            let is_same = |now: &SceneMark| now.kind == mark.kind && now.world == mark.world;
            // Where no marks are drawn, the keys step through others than a pointer finds.
            let step = || renderer.marks_in_view(&view).into_iter().find(is_same);
            there.into_iter().find(is_same).or_else(step)
        };
        marks.iter().filter_map(renewed).collect()
    }

    /// What passes, of the answer that is drawn.
    pub fn passing(&self) -> Passing {
        self.renderer.borrow().passing().clone()
    }

    /// The row of the open record.
    pub fn open_row(&self) -> Option<u32> {
        self.renderer.borrow().open_row()
    }

    /// What a publisher lays over it.
    pub async fn overlays(&self) -> Result<Overlays, String> {
        let read = maplibre::overlays(&self.map, &self.language).await;
        read.map(Overlays::new)
            .map_err(|error| web::failure("overlays.js", &error))
    }

    /// Incidents in view that are known too roughly for a shade of one place.
    pub fn n_areas(&self) -> usize {
        self.renderer.borrow().n_areas
    }

    /// Whether it is turned or tilted.
    pub fn is_turned(&self) -> bool {
        self.map.bearing().abs() > 0.5 || self.map.pitch() > 0.5
    }

    /// Takes what panels cover of it from now on.
    pub fn cover(&self, covered: Covered) {
        self.covered.set(covered);
    }

    /// What the map shows, and what of that panels cover.
    pub fn view(&self) -> View {
        view_of(&self.map, self.covered.get())
    }

    /// What the map shows, whatever lies over it.
    fn whole_view(&self) -> View {
        view_of(&self.map, Covered::default())
    }

    fn listen(&mut self, on_event: Rc<dyn Fn(MapEvent)>) {
        let (map, renderer) = (self.map.clone(), self.renderer.clone());
        let layers = Layers::new(&map, &renderer.borrow().canvas);
        // Each new style, the first one and the one after a lost context included, gets the layers again.
        self.on("style.load", move |_| {
            let renderer = &mut *renderer.borrow_mut();
            layers.add(&map);
            layers::add(&map, renderer.theme);
            layers::set_open(&map, &renderer.drawing.answer);
            let view = view_of(&map, Covered::default());
            layers::set_notes(&map, &renderer.notes(&view));
            renderer.moved(&view);
        });
        let (map, sea) = (self.map.clone(), self.sea.clone());
        self.on("sourcedata", move |event| {
            let is_land = web::get_property(&event, "sourceId") == style::LAND
                && web::get_property(&event, "isSourceLoaded").is_truthy();
            if is_land && let Some(sea) = sea.take() {
                map.set_paint_property(style::SEA.0, style::SEA.1, &sea);
            }
        });
        let (renderer, emit) = (self.renderer.clone(), on_event.clone());
        self.on("webglcontextlost", move |_| {
            renderer.borrow_mut().on_context_lost();
            emit(MapEvent::Graphics(Graphics::Lost));
        });
        let emit = on_event.clone();
        self.on("webglcontextrestored", move |_| {
            emit(MapEvent::Graphics(Graphics::There));
        });
        let (map, renderer, emit) = (self.map.clone(), self.renderer.clone(), on_event.clone());
        self.on("mousemove", move |event| {
            let marks = marks_at(&map, &renderer, &event, false);
            // Whoever moves from a mark to what is said of it, to see it larger, keeps it.
            if !marks.is_empty() || !is_by_tip(&event) {
                emit(MapEvent::Hover(marks));
            }
        });
        let emit = on_event.clone();
        self.on("mouseout", move |_| emit(MapEvent::Hover(Vec::new())));
        let (map, renderer, emit) = (self.map.clone(), self.renderer.clone(), on_event.clone());
        self.on("click", move |event| {
            emit(MapEvent::Click(marks_at(&map, &renderer, &event, true)));
        });
        let (map, renderer, emit) = (self.map.clone(), self.renderer.clone(), on_event.clone());
        self.on("move", move |_| {
            if let Ok(mut renderer) = renderer.try_borrow_mut() {
                renderer.moved(&view_of(&map, Covered::default()));
            }
            emit(MapEvent::Moving);
        });
        self.listen_for_rest(on_event.clone());
        let emit = on_event.clone();
        self.on("error", move |event| {
            emit(MapEvent::Failed(web::failure(
                "MapLibre",
                &web::get_property(&event, "error"),
            )));
        });
        // Neither the start nor the end of a move by a single notch of the wheel says whose it is: that the wheel is zooming does.
        let is_wheels = Rc::new(Cell::new(false));
        let (map, has_started) = (self.map.clone(), is_wheels.clone());
        self.on("movestart", move |_| {
            has_started.set(has_started.get() || map.scroll_zoom().is_zooming());
        });
        let map = self.map.clone();
        self.on("moveend", move |event| {
            // A move that the page made itself, to show a record, is no choice of the reader's.
            if is_wheels.take() || !web::get_property(&event, ORIGIN).is_undefined() {
                on_event(MapEvent::Moved(camera_of(&map)));
            }
            on_event(MapEvent::Rested);
        });
    }

    /// Says when everything is drawn, has names give way to what is drawn then, and asks for what a closer look shows.
    fn listen_for_rest(&mut self, emit: Rc<dyn Fn(MapEvent)>) {
        let (map, renderer) = (self.map.clone(), self.renderer.clone());
        let later = self.later.clone();
        let obstacles = RefCell::new(Rc::default());
        self.on("idle", move |_| {
            if let Ok(renderer) = renderer.try_borrow() {
                layers::keep_free(&map, &renderer.scene, &mut obstacles.borrow_mut());
            }
            later.borrow_mut().retain(|it| it.waits(&map));
            emit(MapEvent::Drawn);
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

/// The member of `MapLibre`'s events that holds what the reader did; those of the page's own moves have none.
const ORIGIN: &str = "originalEvent";

/// Whether the pointer is over the tip of a mark, or between the two: no further from the tip than the mark itself.
fn is_by_tip(event: &JsValue) -> bool {
    let tip = web::element(".map-tip[aria-hidden]").map(|tip| tip.get_bounding_client_rect());
    let event = web::get_property(event, ORIGIN);
    let at = |name: &str| web::get_property(&event, name).as_f64().unwrap_or(f64::NAN);
    let (x_px, y_px) = (at("clientX"), at("clientY"));
    tip.is_some_and(|tip| {
        let is_within =
            |at: f64, first: f64, last: f64| (first - BESIDE_PX..=last + BESIDE_PX).contains(&at);
        is_within(x_px, tip.left(), tip.right()) && is_within(y_px, tip.top(), tip.bottom())
    })
}

/// The marks that lie where an event happened.
fn marks_at(
    map: &Map,
    renderer: &RefCell<Renderer>,
    event: &JsValue,
    is_pressed: bool,
) -> Vec<SceneMark> {
    let point = web::get_property(event, "point");
    let coordinate = |name: &str| web::get_property(&point, name).as_f64().unwrap_or_default();
    let kind = web::get_property(&web::get_property(event, ORIGIN), "pointerType");
    let pointer = Pointer {
        is_finger: kind.as_string().as_deref() == Some("touch"),
        is_pressed,
    };
    let at = (coordinate("x"), coordinate("y"));
    let view = view_of(map, Covered::default());
    renderer.borrow().marks_at(&view, at, pointer)
}

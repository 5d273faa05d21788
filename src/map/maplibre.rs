//! `MapLibre` GL JS as this page uses it: the only file that calls into it.
//!
//! The module is fetched by a dynamic `import()` after the page's first view: a static module
//! extern would make the page wait for it. `js_name = import` makes wasm-bindgen emit that very
//! call; it is undocumented, so wasm-bindgen is pinned.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::browser::fetch::fetch_file_ahead;
use crate::browser::web;

/// Where the build puts `MapLibre`, relative to the page's script. The version is in the path,
/// since these names carry no hash.
const MODULE: &str = "./vendor/maplibre-6.17.0/maplibre-gl.mjs";
const WORKER: &str = "./vendor/maplibre-6.17.0/maplibre-gl-worker.mjs";
/// What both of them import.
const SHARED: &str = "./vendor/maplibre-6.17.0/maplibre-gl-shared.mjs";

/// What lays a map's own tiles over the basemap, beside the page's script.
const GROUND: &str = "./ground.js";
/// What reads and draws a map's overlays.
const OVERLAYS: &str = "./overlays.js";

/// Its names for its own words, each with the message that says it.
pub const WORDS: [(&str, &str); 7] = [
    ("AttributionControl.ToggleAttribution", "map-credits"),
    ("CooperativeGesturesHandler.MacHelpText", "map-gesture-mac"),
    (
        "CooperativeGesturesHandler.MobileHelpText",
        "map-gesture-touch",
    ),
    (
        "CooperativeGesturesHandler.WindowsHelpText",
        "map-gesture-wheel",
    ),
    ("Map.Title", "map-canvas"),
    ("ScaleControl.Kilometers", "map-unit-kilometres"),
    ("ScaleControl.Meters", "map-unit-metres"),
];

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = import, catch)]
    pub async fn import(specifier: &str) -> Result<JsValue, JsValue>;

    /// Zooming by the wheel.
    pub type ScrollZoom;
    #[wasm_bindgen(method, js_name = isZooming)]
    pub fn is_zooming(this: &ScrollZoom) -> bool;

    /// A map.
    #[derive(Clone)]
    pub type Map;
    #[wasm_bindgen(method)]
    pub fn on(this: &Map, event: &str, listener: &Function);
    #[wasm_bindgen(method, js_name = addSource, catch)]
    pub fn add_source(this: &Map, id: &str, source: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, js_name = addLayer, catch)]
    pub fn add_layer(this: &Map, layer: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, js_name = addLayer, catch)]
    pub fn add_layer_before(this: &Map, layer: &JsValue, before: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, js_name = getLayer)]
    pub fn layer(this: &Map, id: &str) -> JsValue;
    #[wasm_bindgen(method, js_name = getSource)]
    pub fn source(this: &Map, id: &str) -> JsValue;
    #[wasm_bindgen(method, js_name = setPaintProperty)]
    pub fn set_paint_property(this: &Map, layer: &str, name: &str, value: &JsValue);
    #[wasm_bindgen(method, js_name = setStyle)]
    pub fn set_style(this: &Map, style: &JsValue);
    #[wasm_bindgen(method, js_name = getCenter)]
    pub fn center(this: &Map) -> LngLatValue;
    #[wasm_bindgen(method, js_name = getZoom)]
    pub fn zoom(this: &Map) -> f64;
    #[wasm_bindgen(method, js_name = getBearing)]
    pub fn bearing(this: &Map) -> f64;
    #[wasm_bindgen(method, js_name = getPitch)]
    pub fn pitch(this: &Map) -> f64;
    #[wasm_bindgen(method, js_name = jumpTo)]
    pub fn jump_to(this: &Map, options: &JsValue);
    #[wasm_bindgen(method, js_name = easeTo)]
    pub fn ease_to(this: &Map, options: &JsValue, event_data: &JsValue);
    #[wasm_bindgen(method, getter, js_name = scrollZoom)]
    pub fn scroll_zoom(this: &Map) -> ScrollZoom;
    #[wasm_bindgen(method, js_name = addControl)]
    pub fn add_control(this: &Map, control: &JsValue, corner: &str);
    #[wasm_bindgen(method, js_name = getCanvas)]
    pub fn canvas(this: &Map) -> web_sys::HtmlCanvasElement;
    #[wasm_bindgen(method, js_name = triggerRepaint)]
    pub fn trigger_repaint(this: &Map);
    #[wasm_bindgen(method)]
    pub fn redraw(this: &Map);
    #[wasm_bindgen(method)]
    pub fn once(this: &Map, event: &str) -> Promise;
    #[wasm_bindgen(method, js_name = getPixelRatio)]
    pub fn pixel_ratio(this: &Map) -> f64;
    #[wasm_bindgen(method, js_name = setPixelRatio)]
    pub fn set_pixel_ratio(this: &Map, ratio: f64);
    #[wasm_bindgen(method)]
    pub fn resize(this: &Map);
    #[wasm_bindgen(method)]
    pub fn remove(this: &Map);

    /// A `GeoJSON` source.
    pub type GeoJsonSource;
    #[wasm_bindgen(method, js_name = setData)]
    pub fn set_data(this: &GeoJsonSource, data: &JsValue);

    /// `MapLibre`'s own longitude and latitude.
    pub type LngLatValue;
    #[wasm_bindgen(method, getter)]
    pub fn lng(this: &LngLatValue) -> f64;
    #[wasm_bindgen(method, getter)]
    pub fn lat(this: &LngLatValue) -> f64;
}

/// Has the browser fetch the module's worker and these files, which a map asks for one after the other, while the module that has come
/// is compiled and run. Before that they would only take its room on the line.
pub fn fetch_rest_ahead(mut files: Vec<String>) -> Result<(), JsValue> {
    files.insert(0, absolute(WORKER)?);
    let come = Closure::once_into_js(move || {
        for file in files {
            spawn_local(async move { fetch_file_ahead(&file).await });
        }
    });
    add_link("modulepreload", SHARED)?;
    let link = add_link("modulepreload", MODULE)?;
    link.set_onload(Some(come.unchecked_ref()));
    Ok(())
}

/// A style with the map's own tiles over it, in this theme and language; what is wrong with those stands in its metadata.
pub async fn with_own_tiles(
    style: &JsValue,
    theme: &str,
    language: &str,
) -> Result<JsValue, JsValue> {
    let module = import(MODULE).await?;
    let ground = import(GROUND).await?;
    let lay: Function = Reflect::get(&ground, &"lay".into())?.dyn_into()?;
    let arguments = Array::of4(style, &module, &theme.into(), &language.into());
    let laid: Promise = lay.apply(&JsValue::NULL, &arguments)?.dyn_into()?;
    JsFuture::from(laid).await
}

/// Has a map's overlays read, in a language: see overlays.js.
pub async fn overlays(map: &Map, language: &str) -> Result<JsValue, JsValue> {
    let module = import(OVERLAYS).await?;
    let start: Function = Reflect::get(&module, &"start".into())?.dyn_into()?;
    let started: Promise = start
        .call2(&JsValue::NULL, map, &language.into())?
        .dyn_into()?;
    JsFuture::from(started).await
}

/// Has the program that reads overlays tell on which side of their areas rows lie: see `areas` in overlays.js.
pub async fn overlay_areas(rows: &JsValue, phrases: &JsValue) -> Result<JsValue, JsValue> {
    let module = import(OVERLAYS).await?;
    let areas: Function = Reflect::get(&module, &"areas".into())?.dyn_into()?;
    let told: Promise = areas.call2(&JsValue::NULL, rows, phrases)?.dyn_into()?;
    JsFuture::from(told).await
}

/// The loaded module.
pub struct MapLibre {
    module: JsValue,
}

impl MapLibre {
    /// Fetches the module, and lets its worker inherit the page's policy.
    pub async fn load() -> Result<Self, JsValue> {
        let module = import(MODULE).await?;
        let set_worker_url: Function =
            Reflect::get(&module, &"setWorkerUrl".into())?.unchecked_into();
        let worker = web::importing(&absolute(WORKER)?)?;
        set_worker_url.call1(&module, &web::worker_address(&worker)?.into())?;
        Ok(Self { module })
    }

    /// A map with these options.
    pub fn map(&self, options: &JsValue) -> Result<Map, JsValue> {
        self.construct("Map", options).map(JsCast::unchecked_into)
    }

    /// Anything else that the module exports, with its options.
    pub fn construct(&self, class: &str, options: &JsValue) -> Result<JsValue, JsValue> {
        let constructor: Function = Reflect::get(&self.module, &class.into())?.dyn_into()?;
        Reflect::construct(&constructor, &Array::of1(options))
    }
}

fn add_link(rel: &str, path: &str) -> Result<web_sys::HtmlLinkElement, JsValue> {
    let document = web::document().ok_or("there is no document")?;
    let link: web_sys::HtmlLinkElement = document.create_element("link")?.unchecked_into();
    link.set_rel(rel);
    link.set_href(&absolute(path)?);
    if let Some(head) = document.head() {
        head.insert_before(&link, head.first_child().as_ref())?;
    }
    Ok(link)
}

/// The address of a file of the build: they lie beside the page.
fn absolute(path: &str) -> Result<String, JsValue> {
    let base = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.base_uri().ok().flatten());
    web_sys::Url::new_with_base(path, &base.unwrap_or_default()).map(|url| url.href())
}

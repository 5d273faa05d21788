//! How the map starts: what `MapLibre` is told, and where it looks at first.

use incidents::config::VIEW_PX;
use incidents::model::mercator::lng_lat_from_world;
use incidents::model::place::Bounds;
use incidents::model::session::Camera;
use wasm_bindgen::JsValue;

use crate::browser::web;
use crate::browser::web::object;
use crate::map::camera::members_of;
use crate::map::view::View;
use crate::map::{Drawing, EngineClient};
use crate::ui::page::Page;

/// What `MapLibre` is told.
pub fn map_options(options: &Options, container: &web_sys::Element, style: JsValue) -> JsValue {
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
        ("renderWorldCopies", false.into()),
        (
            "cooperativeGestures",
            crate::browser::url::is_embedded().into(),
        ),
        ("maxPitch", 60.into()),
        ("fadeDuration", fade_ms.into()),
    ];
    if let Some(camera) = options.camera.or_else(|| {
        options
            .page
            .config
            .view
            .map(|view| first_view(view, size_px))
    }) {
        members.extend(members_of(camera));
    }
    object(&members)
}

/// `MapLibre` opens the credits at first, which would hide much of a small map: there they wait behind their button.
pub fn fold_credits(container: &web_sys::Element) {
    let credits = container.query_selector(".maplibregl-ctrl-attrib");
    if let Ok(Some(credits)) = credits
        && container.client_width() < 640
    {
        // Both names are valid, which is all that could fail.
        let _closed = credits.class_list().remove_1("maplibregl-compact-show");
        let _closed = credits.remove_attribute("open");
    }
}

/// The line that says what is in view lies over so much of the upper edge: on a small map what is shown keeps below it.
const LINE_PX: f64 = 40.0;

/// The map file's view is meant for a map of [`VIEW_PX`]; a smaller one zooms out to show as much.
fn first_view(camera: Camera, (width_px, height_px): (f64, f64)) -> Camera {
    let times = (VIEW_PX.0 / width_px.max(1.0)).max(VIEW_PX.1 / (height_px - LINE_PX).max(1.0));
    if times <= 1.0 {
        return camera;
    }
    let zoom = camera.zoom - times.ln() / std::f64::consts::LN_2;
    let camera = Camera {
        zoom: zoom.max(0.0),
        ..camera
    };
    let view = View::of(camera, (width_px, height_px));
    let middle = (width_px / 2.0, (height_px - LINE_PX) / 2.0);
    Camera {
        center: lng_lat_from_world(view.world_of(middle)),
        ..camera
    }
}

/// Where to look at first, unless the options of the map say it already.
pub fn first_look(view: &View, options: &Options) -> Option<Camera> {
    if options.camera.is_some() {
        return None;
    }
    if let Some(within) = options.within {
        return Some(view.fitting_bounds(within));
    }
    if options.page.config.view.is_some() {
        return None;
    }
    let (first, last) = options.client.extent(&options.drawing.answer.rows)?;
    Some(view.fitting(first, last, 12.0))
}

/// How to start.
pub struct Options {
    /// What every part of the page needs.
    pub page: Page,
    /// What knows the records.
    pub client: EngineClient,
    /// Where to look at first; without it, the map file's view or all marks.
    pub camera: Option<Camera>,
    /// The part of the world that the reader asked for, where no camera says it.
    pub within: Option<Bounds>,
    /// `MapLibre`'s own words, by its names for them.
    pub words: Vec<(&'static str, String)>,
    /// The site's credit beside the basemap's.
    pub credit: Option<String>,
    /// What to draw first.
    pub drawing: Drawing,
}

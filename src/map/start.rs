//! How the map starts: what `MapLibre` is told, and where it looks at first.

use incidents::session::Camera;
use wasm_bindgen::JsValue;

use crate::map::Options;
use crate::map::js::{object, position};
use crate::map::view::View;
use crate::web;

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
        ("dragRotate", false.into()),
        ("pitchWithRotate", false.into()),
        ("touchPitch", false.into()),
        ("renderWorldCopies", false.into()),
        ("cooperativeGestures", crate::url::is_embedded().into()),
        ("maxPitch", 0.into()),
        ("fadeDuration", fade_ms.into()),
    ];
    if let Some(camera) = options.camera.or_else(|| {
        options
            .page
            .config
            .view
            .map(|view| first_view(view, size_px))
    }) {
        members.extend([
            ("center", position(camera.center)),
            ("zoom", camera.zoom.into()),
        ]);
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
    let (first, last) = options.asked.extent()?;
    Some(view.fitting(first, last, 12.0))
}

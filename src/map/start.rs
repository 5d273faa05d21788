//! How the map starts: what `MapLibre` is told, and where it looks at first.

use incidents::config::{MapConfig, VIEW_PX};
use incidents::model::mercator::world_from_lng_lat;
use incidents::model::session::Camera;
use wasm_bindgen::JsValue;

use crate::browser::web;
use crate::browser::web::object;
use crate::map::camera::members_of;
use crate::map::covered::Covered;
use crate::map::view::View;
use crate::map::{Drawing, EngineClient};
use crate::ui::page::Page;

/// What `MapLibre` is told.
pub fn map_options(options: &Options, container: &web_sys::Element, style: JsValue) -> JsValue {
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
    if let Some(camera) = options.camera {
        members.extend(members_of(camera));
    }
    object(&members)
}

/// `MapLibre` puts its scale and its credits into the corners of the map; they go to the foot, where they cover no mark.
pub fn move_to_foot(container: &web_sys::Element) {
    let find = |root: &web_sys::Element, part| root.query_selector(part).ok().flatten();
    let foot = container
        .parent_element()
        .and_then(|map| find(&map, ".map-credits"));
    let Some(foot) = foot else { return };
    // The attribute's name is valid, and a part of the same document can be moved: nothing else could fail.
    for part in [".maplibregl-ctrl-scale", ".maplibregl-ctrl-attrib"] {
        if let Some(part) = find(container, part) {
            let _closed = part.remove_attribute("open");
            let _closed = part.class_list().remove_1("maplibregl-compact-show");
            let _moved = foot.append_child(&part);
        }
    }
}

/// Where the map file has the map open, whatever its size.
pub fn home(config: &MapConfig, view: &View) -> Option<Camera> {
    match (config.bounds, config.view) {
        (Some(bounds), _) => Some(view.fitting_bounds(bounds)),
        (None, Some(camera)) => Some(as_much_as(camera, view)),
        (None, None) => None,
    }
}

/// A map file's centre and zoom are meant for a map of [`VIEW_PX`]; a smaller one zooms out to show as much.
fn as_much_as(camera: Camera, view: &View) -> Camera {
    let free = view.free();
    let times = (VIEW_PX.0 / free.width().max(1.0)).max(VIEW_PX.1 / free.height().max(1.0));
    let zoom = (camera.zoom - times.max(1.0).log2()).max(0.0);
    let upright = View {
        camera: Camera { zoom, ..camera },
        ..*view
    };
    upright.centred_on(world_from_lng_lat(camera.center), zoom)
}

/// How to start.
pub struct Options {
    /// What every part of the page needs.
    pub page: Page,
    /// What knows the records.
    pub client: EngineClient,
    /// Where to look at first; without it, the map file's view or all marks.
    pub camera: Option<Camera>,
    /// Says what covers the map when all that belongs to it is there.
    pub cover: fn() -> Covered,
    /// `MapLibre`'s own words, by its names for them.
    pub words: Vec<(&'static str, String)>,
    /// The site's credit beside the basemap's.
    pub credit: Option<String>,
    /// What to draw first.
    pub drawing: Drawing,
}

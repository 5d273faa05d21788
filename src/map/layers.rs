//! The incidents as layers of the map: uncertainty circles, marks, hover and selection.
//!
//! What the layers look like is in `layers.json`; here they get their data.

use std::collections::BTreeSet;

use incidents::config::{Category, MapConfig};
use incidents::engine::Mark;
use incidents::mercator::{lng_lat_from_world, radius_world};
use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::components::marks::color;
use crate::map::js::{from_json, object, position};
use crate::map::maplibre::{GeoJsonSource, Map};
use crate::map::{Scene, icons};
use crate::theme::Theme;
use crate::web;

const MARKS: &str = "incident-marks";
const SELECTED: &str = "incident-selected";
const HOVERED: &str = "incident-hovered";

/// The layers, in `MapLibre`'s style language. `$ink` and `$paper` are the theme's, `$metres` is a
/// true distance on the ground in pixels: it doubles with every zoom. The circles' blur fades
/// their rim: a hard one would claim to be a border.
const LAYERS: &str = include_str!("layers.json");
const METRES: &str = r#"["interpolate",["exponential",2],["zoom"],0,["get","radius_px"],24,["*",["get","radius_px"],16777216]]"#;

/// The layer of the basemap at which labels start: circles go beneath it.
const LABELS_START: &str = "labels-start";

/// How far from a mark, in pixels, a pointer still means it: 24 px across, as a fingertip needs.
const REACH_PX: f64 = 12.0;

/// Pixels of the world's width at zoom 0.
const WORLD_PX: f64 = 512.0;

/// Adds sources and layers to a style that has just been loaded.
pub fn add(map: &Map, theme: Theme) {
    for source in [MARKS, SELECTED, HOVERED] {
        report(map.add_source(
            source,
            &object(&[
                ("type", "geojson".into()),
                ("data", collection(Array::new())),
            ]),
        ));
    }
    let (ink, paper) = match theme {
        Theme::Light => ("#16181a", "#ffffff"),
        Theme::Dark => ("#ffffff", "#16181a"),
    };
    let layers = LAYERS
        .replace("\"$metres\"", METRES)
        .replace("$ink", ink)
        .replace("$paper", paper);
    let layers = from_json(&layers);
    let has_labels = !map.layer(LABELS_START).is_undefined();
    for layer in Array::from(&web::member(&layers, "below labels")).iter() {
        report(match has_labels {
            true => map.add_layer_before(&layer, LABELS_START),
            false => map.add_layer(&layer),
        });
    }
    for layer in Array::from(&web::member(&layers, "above labels")).iter() {
        report(map.add_layer(&layer));
    }
}

/// Gives the layers a scene.
pub fn set_data(map: &Map, config: &MapConfig, theme: Theme, scene: &Scene) {
    let codes: BTreeSet<&str> = scene
        .marks
        .iter()
        .chain(&scene.selected)
        .map(|mark| mark.category.as_str())
        .collect();
    for code in codes {
        icons::add(map, config, code, theme);
    }
    let feature = |mark: &Mark| feature(mark, &config.category_or_derived(&mark.category), theme);
    let selected_id = scene.selected.as_ref().map(|mark| mark.id.as_str());
    let hovered = scene
        .marks
        .iter()
        .filter(|mark| scene.hover.as_deref() == Some(mark.id.as_str()));
    let shown = scene
        .marks
        .iter()
        .filter(|mark| selected_id != Some(mark.id.as_str()));
    set(map, MARKS, shown.map(feature).collect());
    set(map, SELECTED, scene.selected.iter().map(feature).collect());
    set(map, HOVERED, hovered.map(feature).collect());
}

fn set(map: &Map, source: &str, features: Array) {
    let source = map.source(source);
    // A style that is on its way has no source yet; `style.load` gives it the scene.
    if !source.is_undefined() {
        source
            .unchecked_ref::<GeoJsonSource>()
            .set_data(&collection(features));
    }
}

fn collection(features: Array) -> JsValue {
    object(&[
        ("type", "FeatureCollection".into()),
        ("features", features.into()),
    ])
}

fn feature(mark: &Mark, category: &Category, theme: Theme) -> JsValue {
    let at = lng_lat_from_world(mark.world);
    let geometry = object(&[("type", "Point".into()), ("coordinates", position(at))]);
    let properties = object(&[
        ("id", mark.id.as_str().into()),
        ("color", color(category, theme).into()),
        (
            "icon",
            icons::name(&mark.category, mark.is_exact, theme).into(),
        ),
        (
            "radius_px",
            (radius_world(mark.uncertainty_m, at.lat()) * WORLD_PX).into(),
        ),
    ]);
    object(&[
        ("type", "Feature".into()),
        ("geometry", geometry),
        ("properties", properties),
    ])
}

/// The records whose marks lie at a point, the topmost first, each once.
pub fn ids_at(map: &Map, point: &JsValue) -> Vec<String> {
    let coordinate = |name: &str| web::member(point, name).as_f64().unwrap_or_default();
    let corner = |away: f64| {
        JsValue::from(Array::of2(
            &(coordinate("x") + away).into(),
            &(coordinate("y") + away).into(),
        ))
    };
    let square = Array::of2(&corner(-REACH_PX), &corner(REACH_PX));
    let layers: Array = ["incident-selected-mark", "incident-marks"]
        .into_iter()
        .filter(|layer| !map.layer(layer).is_undefined())
        .map(JsValue::from)
        .collect();
    let features = map.rendered_features(&square, &object(&[("layers", layers.into())]));
    let ids = features
        .iter()
        .filter_map(|feature| web::member(&web::member(&feature, "properties"), "id").as_string());
    let mut known = BTreeSet::new();
    ids.filter(|id| known.insert(id.clone())).collect()
}

/// A layer that cannot be added is a fault of this code, which the browser tests look for in the console.
fn report(result: Result<(), JsValue>) {
    if let Err(error) = result {
        gloo::console::error!(error);
    }
}

//! The incidents as layers of the map: uncertainty circles, marks, hover and selection.

use std::collections::BTreeSet;

use incidents::config::{Category, MapConfig};
use incidents::engine::Mark;
use incidents::mercator::{lng_lat_from_world, radius_world};
use serde_json::{Value, json};
use wasm_bindgen::{JsCast as _, JsValue};

use crate::components::marks::color;
use crate::map::maplibre::{GeoJsonSource, Map, from_json};
use crate::map::{Scene, icons};
use crate::theme::Theme;
use crate::web;

const MARKS: &str = "incident-marks";
const SELECTED: &str = "incident-selected";
const HOVERED: &str = "incident-hovered";

/// The layer of the basemap above which labels lie: circles go beneath them.
const LABELS_START: &str = "labels-start";

/// How far from a mark, in pixels, a pointer still means it: 24 px across, as a fingertip needs.
const REACH_PX: f64 = 12.0;

/// Pixels of the world's width at zoom 0.
const WORLD_PX: f64 = 512.0;

/// Adds sources and layers to a style that has just been loaded.
pub fn add(map: &Map, theme: Theme) {
    for source in [MARKS, SELECTED, HOVERED] {
        let empty = json!({"type": "geojson", "data": {"type": "FeatureCollection", "features": []}});
        report(map.add_source(source, &from_json(&empty)));
    }
    let before = style_member(map, LABELS_START);
    let (ink, paper) = match theme {
        Theme::Light => ("#16181a", "#ffffff"),
        Theme::Dark => ("#ffffff", "#16181a"),
    };
    let circle = |id: &str, source: &str, opacity: f64| {
        json!({
            "id": id, "type": "circle", "source": source,
            // The blur fades the rim: a hard one would claim to be a border.
            "paint": {
                "circle-radius": radius(), "circle-color": ["get", "color"], "circle-opacity": opacity,
                "circle-blur": 0.6, "circle-pitch-alignment": "map",
            },
        })
    };
    for layer in [circle("incident-circles", MARKS, 0.26), circle("incident-selected-circle", SELECTED, 0.42)] {
        match &before {
            Some(before) => report(map.add_layer_before(&from_json(&layer), before)),
            None => report(map.add_layer(&from_json(&layer))),
        }
    }
    let ring = |id: &str, source: &str, color: &str, width: f64| {
        json!({
            "id": id, "type": "circle", "source": source,
            "paint": {"circle-radius": 12, "circle-opacity": 0, "circle-stroke-color": color, "circle-stroke-width": width},
        })
    };
    let marks = |id: &str, source: &str| {
        json!({
            "id": id, "type": "symbol", "source": source,
            "layout": {"icon-image": ["get", "icon"], "icon-allow-overlap": true, "icon-ignore-placement": true},
        })
    };
    for layer in [
        ring("incident-hover-ring", HOVERED, ink, 1.5),
        marks("incident-marks", MARKS),
        ring("incident-selected-rim", SELECTED, paper, 5.0),
        ring("incident-selected-ring", SELECTED, ink, 3.0),
        marks("incident-selected-mark", SELECTED),
    ] {
        report(map.add_layer(&from_json(&layer)));
    }
}

/// The radius of a true distance on the ground in pixels: it doubles with every zoom.
fn radius() -> Value {
    let most_zoom = 24.0_f64;
    json!(["interpolate", ["exponential", 2], ["zoom"], 0, ["get", "radius_px"], most_zoom, ["*", ["get", "radius_px"], most_zoom.exp2()]])
}

/// Gives the layers a scene.
pub fn set_data(map: &Map, config: &MapConfig, theme: Theme, scene: &Scene) {
    let mut codes: Vec<&str> = scene.marks.iter().chain(&scene.selected).map(|mark| mark.category.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    for code in codes {
        icons::add(map, config, code, theme);
    }
    let feature = |mark: &Mark| feature(mark, &config.category_or_derived(&mark.category), theme);
    let selected_id = scene.selected.as_ref().map(|mark| mark.id.as_str());
    let hovered = scene.marks.iter().filter(|mark| scene.hover.as_deref() == Some(mark.id.as_str()));
    let shown = scene.marks.iter().filter(|mark| selected_id != Some(mark.id.as_str()));
    set(map, MARKS, shown.map(feature).collect());
    set(map, SELECTED, scene.selected.iter().map(feature).collect());
    set(map, HOVERED, hovered.map(feature).collect());
}

fn set(map: &Map, source: &str, features: Vec<Value>) {
    let source = map.source(source);
    if source.is_undefined() || source.is_null() {
        return;
    }
    let data = from_json(&json!({"type": "FeatureCollection", "features": features}));
    source.unchecked_ref::<GeoJsonSource>().set_data(&data);
}

fn feature(mark: &Mark, category: &Category, theme: Theme) -> Value {
    let position = lng_lat_from_world(mark.world);
    json!({
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [position.lng(), position.lat()]},
        "properties": {
            "id": mark.id,
            "color": color(category, theme),
            "icon": icons::name(&mark.category, mark.is_exact),
            "radius_px": radius_world(mark.uncertainty_m, position.lat()) * WORLD_PX,
        },
    })
}

/// The records whose marks lie at a point, the topmost first, each once.
pub fn ids_at(map: &Map, point: &JsValue) -> Vec<String> {
    let coordinate = |name: &str| web::member(point, name).as_f64().unwrap_or_default();
    let (x, y) = (coordinate("x"), coordinate("y"));
    let square = json!([[x - REACH_PX, y - REACH_PX], [x + REACH_PX, y + REACH_PX]]);
    let layers = ["incident-selected-mark", "incident-marks"];
    let present: Vec<&str> = layers.into_iter().filter(|layer| !map.layer(layer).is_undefined()).collect();
    let options = from_json(&json!({"layers": present}));
    let mut known = BTreeSet::new();
    let features = map.rendered_features(&from_json(&square), &options);
    let ids = features.iter().filter_map(|feature| web::member(&web::member(&feature, "properties"), "id").as_string());
    ids.filter(|id| known.insert(id.clone())).collect()
}

fn style_member(map: &Map, id: &str) -> Option<String> {
    (!map.layer(id).is_undefined()).then(|| id.to_owned())
}

/// A layer that cannot be added is a fault of this code, which the browser tests look for in the console.
fn report(result: Result<(), JsValue>) {
    if let Err(error) = result {
        gloo::console::error!(error);
    }
}

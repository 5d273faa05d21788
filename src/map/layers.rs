//! The incidents as layers of the map: uncertainty circles, marks, hover and selection.
//!
//! What the layers look like is in `layers.json`; here they get their data.

use std::collections::BTreeSet;

use incidents::config::{Category, MapConfig};
use incidents::engine::Mark;
use incidents::incident::Kind;
use incidents::mercator::{World, lng_lat_from_world};
use incidents::place::LngLat;
use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::components::marks::color;
use crate::map::js::{from_json, object, position};
use crate::map::maplibre::{GeoJsonSource, Map};
use crate::map::view::{WORLD_PX, WORLD_UNITS, circle_px};
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

/// Records that are no incidents are areas without a mark.
const AREA: &str = r#"["==",["get","kind"],"area"]"#;
const AREA_NAME: &str = r#"["==",["get","kind"],"name"]"#;
const INCIDENT: &str = r#"["==",["get","kind"],"incident"]"#;

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
        .replace("\"$area\"", AREA)
        .replace("\"$name\"", AREA_NAME)
        .replace("\"$incident\"", INCIDENT)
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
    let area_name = scene
        .selected
        .as_ref()
        .filter(|mark| mark.kind != Kind::Incident)
        .map(area_name);
    let selected = scene.selected.iter().map(feature);
    set(map, SELECTED, selected.chain(area_name).collect());
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
    let properties = object(&[
        ("id", mark.id.as_str().into()),
        ("color", color(category, theme).into()),
        (
            "icon",
            icons::name(&mark.category, mark.is_exact, theme).into(),
        ),
        ("radius_px", circle_px(mark).into()),
        (
            "kind",
            match mark.kind {
                Kind::Incident => "incident",
                _ => "area",
            }
            .into(),
        ),
    ]);
    feature_of(at, properties)
}

/// The name of an area stands in the upper half of its circle: in the middle are the marks.
fn area_name(mark: &Mark) -> JsValue {
    let up = (circle_px(mark) / WORLD_PX * WORLD_UNITS * 0.5) as u32;
    let at = lng_lat_from_world(World {
        y: mark.world.y.saturating_sub(up),
        ..mark.world
    });
    let place = mark.place.as_deref().unwrap_or_default();
    feature_of(
        at,
        object(&[("kind", "name".into()), ("place", place.into())]),
    )
}

fn feature_of(at: LngLat, properties: JsValue) -> JsValue {
    object(&[
        ("type", "Feature".into()),
        (
            "geometry",
            object(&[("type", "Point".into()), ("coordinates", position(at))]),
        ),
        ("properties", properties),
    ])
}

/// A layer that cannot be added is a fault of this code, which the browser tests look for in the console.
fn report(result: Result<(), JsValue>) {
    if let Err(error) = result {
        gloo::console::error!(error);
    }
}

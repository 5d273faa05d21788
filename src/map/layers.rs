//! What is written on the map beside its own names, by the map's own engine: letters of every script are its trade. The name of an open
//! area, and what the map file says of some records.

use std::rc::Rc;

use incidents::model::incident::Kind;
use incidents::model::mercator::{
    WORLD_UNITS, World, lng_lat_from_world, radius_world, world_from_lng_lat,
};
use incidents::model::place::LngLat;
use incidents::query::engine::Answer;
use incidents::scene::{Scene, SceneMark};
use js_sys::JSON;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::browser::palette::Theme;
use crate::browser::web;
use crate::browser::web::object;
use crate::browser::web::picture::canvas_is_read_truly;
use crate::map::gl::GROUND;
use crate::map::gl::atlas::{ink, paper};
use crate::map::js::{from_json, position, report};
use crate::map::maplibre::{GeoJsonSource, Map};

const NAME: &str = "incident-area-name";

/// Source and layer. `$ink` and `$paper` are the theme's.
const SOURCE: &str = r#"{"type":"geojson","data":{"type":"FeatureCollection","features":[]}}"#;
const LAYER: &str = r#"{"id":"incident-area-name","type":"symbol","source":"incident-area-name",
"layout":{"text-field":["get","place"],"text-font":["Noto Sans Bold","DejaVu Sans Bold","sans-serif"],"text-size":15,"text-max-width":12,"text-allow-overlap":true,"text-ignore-placement":true},
"paint":{"text-color":"$ink","text-halo-color":"$paper","text-halo-width":2}}"#;

/// What the map file says of a record stands beside its mark, where there is room.
const NOTES: &str = "incident-notes";
const NOTES_LAYER: &str = r#"{"id":"incident-notes","type":"symbol","source":"incident-notes",
"layout":{"text-field":["get","note"],"text-font":["Noto Sans Bold","DejaVu Sans Bold","sans-serif"],"text-size":13,"text-max-width":11,"text-variable-anchor":["left","right","top","bottom"],"text-radial-offset":1.4,"text-justify":"auto","text-padding":4},
"paint":{"text-color":"$ink","text-halo-color":"$paper","text-halo-width":2}}"#;

/// A sign that nobody sees, as large as each mark: what is above is placed first, and names find no room there.
const ROOM: &str = "incident-room";
const ROOM_LAYER: &str = r#"{"id":"incident-room","type":"symbol","source":"incident-room",
"layout":{"text-field":"●","text-font":["Noto Sans Bold","DejaVu Sans Bold","sans-serif"],"text-size":["get","px"],"text-allow-overlap":true,"text-padding":0},
"paint":{"text-opacity":0}}"#;

/// The shape of the open record, where its file has one: an area or a line, beneath all marks.
const SHAPE: &str = "incident-shape";
const SHAPE_LAYERS: [&str; 2] = [
    r#"{"id":"incident-shape-area","type":"fill","source":"incident-shape","filter":["==",["geometry-type"],"Polygon"],"paint":{"fill-color":"$ink","fill-opacity":0.1}}"#,
    r#"{"id":"incident-shape","type":"line","source":"incident-shape","paint":{"line-color":"$ink","line-width":2,"line-opacity":0.7}}"#,
];

/// Adds the layers to a style that has just been loaded.
pub fn add(map: &Map, theme: Theme) {
    // MapLibre itself brings it back after the graphics were lost.
    if !map.source(NAME).is_undefined() || !canvas_is_read_truly() {
        return;
    }
    let colored = |layer: &str| {
        let layer = layer.replace("$ink", ink(theme));
        from_json(&layer.replace("$paper", paper(theme)))
    };
    report(map.add_source(SHAPE, &from_json(SOURCE)));
    for layer in SHAPE_LAYERS {
        report(map.add_layer_before(&colored(layer), GROUND));
    }
    for (name, layer) in [(NOTES, NOTES_LAYER), (ROOM, ROOM_LAYER), (NAME, LAYER)] {
        report(map.add_source(name, &from_json(SOURCE)));
        report(map.add_layer(&colored(layer)));
    }
}

/// No more marks than this are kept free of names: where there are more, there is no room anyway.
const MAX_FREE: usize = 400;

/// Has names give way to the marks of a scene, once for each: `known` is the last.
pub fn keep_free(map: &Map, scene: &Rc<Scene>, known: &mut Rc<Scene>) {
    let source = map.source(ROOM);
    if Rc::ptr_eq(scene, known) || source.is_undefined() {
        return;
    }
    known.clone_from(scene);
    let mark = |mark: &SceneMark| {
        let size_px = f64::from(2.0 * mark.radius_px);
        point(lng_lat_from_world(mark.world), "px", &size_px.into())
    };
    let marks: js_sys::Array = scene.marks.iter().take(MAX_FREE).map(mark).collect();
    set_features(&source, &marks);
}

/// Writes these notes at their places, and no others.
pub fn set_notes(map: &Map, notes: &[(&str, LngLat)]) {
    let source = map.source(NOTES);
    if source.is_undefined() {
        return;
    }
    let features: js_sys::Array = notes
        .iter()
        .map(|(note, at)| point(*at, "note", &(*note).into()))
        .collect();
    set_features(&source, &features);
}

fn set_features(source: &JsValue, features: &js_sys::Array) {
    let data = [
        ("type", "FeatureCollection".into()),
        ("features", features.into()),
    ];
    source
        .unchecked_ref::<GeoJsonSource>()
        .set_data(&object(&data));
}

fn point(at: LngLat, member: &'static str, value: &JsValue) -> JsValue {
    let geometry = [("type", "Point".into()), ("coordinates", position(at))];
    object(&[
        ("type", "Feature".into()),
        ("geometry", object(&geometry)),
        ("properties", object(&[(member, value.clone())])),
    ])
}

/// Shows what there is of the open record beside its mark: its shape, and the name of its area.
pub fn set_open(map: &Map, answer: &Answer) {
    set_name(map, answer);
    let source = map.source(SHAPE);
    if source.is_undefined() {
        return;
    }
    let text = answer.selected.as_ref().map(|open| open.text.as_slice());
    let feature = text.and_then(|text| JSON::parse(str::from_utf8(text).ok()?).ok());
    let shape = feature.map(|feature| {
        web::get_property(
            &web::get_property(&feature, "properties"),
            "original_geometry",
        )
    });
    let shape = shape.filter(JsValue::is_object).map(|geometry| {
        object(&[
            ("type", "Feature".into()),
            ("geometry", geometry),
            ("properties", object(&[])),
        ])
    });
    set_features(&source, &shape.into_iter().collect());
}

/// Writes the name of the open record's area in the upper half of its circle: in the middle are the marks.
fn set_name(map: &Map, answer: &Answer) {
    let source = map.source(NAME);
    // A style that is on its way has no source yet; `style.load` gives it the name.
    if source.is_undefined() {
        return;
    }
    let open = answer.selected.as_ref().map(|selected| &selected.incident);
    let area = open.filter(|incident| incident.kind != Kind::Incident);
    let (name, at) = match area.and_then(|area| area.place.name.as_deref().zip(area.place.position))
    {
        Some((name, at)) => {
            let metres = area
                .and_then(|area| area.place.uncertainty_m)
                .unwrap_or_default();
            let up = (radius_world(metres, at.lat()) * WORLD_UNITS * 0.5) as u32;
            let middle = world_from_lng_lat(at);
            let above = World {
                y: middle.y.saturating_sub(up),
                ..middle
            };
            (name, lng_lat_from_world(above))
        }
        None => ("", LngLat::ORIGIN),
    };
    source
        .unchecked_ref::<GeoJsonSource>()
        .set_data(&point(at, "place", &name.into()));
}

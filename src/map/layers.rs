//! The name of an open area, which the map's own engine writes: letters of every script are its trade.

use incidents::model::incident::Kind;
use incidents::model::mercator::{
    WORLD_UNITS, World, lng_lat_from_world, radius_world, world_from_lng_lat,
};
use incidents::query::engine::Answer;
use wasm_bindgen::JsCast as _;

use crate::browser::palette::Theme;
use crate::browser::web::object;
use crate::browser::web::picture::canvas_is_read_truly;
use crate::map::gl::atlas::{ink, paper};
use crate::map::js::{from_json, position, report};
use crate::map::maplibre::{GeoJsonSource, Map};

const NAME: &str = "incident-area-name";

/// Source and layer. `$ink` and `$paper` are the theme's.
const SOURCE: &str = r#"{"type":"geojson","data":{"type":"FeatureCollection","features":[]}}"#;
const LAYER: &str = r#"{"id":"incident-area-name","type":"symbol","source":"incident-area-name",
"layout":{"text-field":["get","place"],"text-font":["Noto Sans Bold","DejaVu Sans Bold","sans-serif"],"text-size":15,"text-max-width":12,"text-allow-overlap":true,"text-ignore-placement":true},
"paint":{"text-color":"$ink","text-halo-color":"$paper","text-halo-width":2}}"#;

/// Adds the layer to a style that has just been loaded.
pub fn add(map: &Map, theme: Theme) {
    // MapLibre itself brings it back after the graphics were lost.
    if !map.source(NAME).is_undefined() || !canvas_is_read_truly() {
        return;
    }
    report(map.add_source(NAME, &from_json(SOURCE)));
    let layer = LAYER
        .replace("$ink", ink(theme))
        .replace("$paper", paper(theme));
    report(map.add_layer(&from_json(&layer)));
}

/// Writes the name of the open record's area in the upper half of its circle: in the middle are the marks.
pub fn set_name(map: &Map, answer: &Answer) {
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
        None => ("", incidents::model::place::LngLat::ORIGIN),
    };
    let feature = object(&[
        ("type", "Feature".into()),
        (
            "geometry",
            object(&[("type", "Point".into()), ("coordinates", position(at))]),
        ),
        ("properties", object(&[("place", name.into())])),
    ]);
    source.unchecked_ref::<GeoJsonSource>().set_data(&feature);
}

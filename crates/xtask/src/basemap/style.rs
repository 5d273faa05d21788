//! The two `MapLibre` style documents, light and dark, from one definition: only colours differ.
//!
//! No glyphs and no sprite: `MapLibre` draws letters from the reader's own fonts, and town dots are circles. Sources are
//! named relative to the style's own address. The basemap stays behind the incidents: few colours, thin lines.

use std::collections::BTreeMap;

use serde_json::{Value, json};

mod closer;
mod palette;

pub(super) use palette::{DARK, LIGHT, Palette};

/// The page adds its marks before this layer, to keep names readable, or at the end, to cover everything.
const LABELS_START: &str = "labels-start";

pub(super) fn document(palette: &Palette) -> Value {
    let mut layers = vec![background(palette)];
    let [land, water @ ..] = water_and_land(palette);
    layers.push(land);
    layers.extend(closer::built_up(palette));
    layers.extend(water);
    layers.extend(closer::roads(palette));
    layers.extend(boundaries(palette));
    // An empty layer: a place to insert at that stays where it is when the labels change.
    layers.push(
        json!({ "id": LABELS_START, "type": "background", "layout": { "visibility": "none" } }),
    );
    layers.extend(labels(palette));
    json!({
        "version": 8,
        "name": palette.name,
        "metadata": {
            "incident-map:insert-before": LABELS_START,
            "incident-map:made-by": "cargo xtask basemap",
        },
        "sources": {
            "land": source("land.geojson", Some(CREDIT)),
            "water": source("water.geojson", None),
            "boundaries": source("boundaries.geojson", None),
            "labels": source("labels.geojson", None),
            "built-up": source("built-up.geojson", None),
            "city": closer::source("city.geojson", None),
            "roads": closer::source("roads.geojson", Some(closer::CREDIT)),
        },
        "layers": layers,
    })
}

/// A style as its file: a line for each layer and each other member. Every reader fetches it, and whoever edits it looks for a layer.
pub(super) fn text(document: &Value) -> String {
    let members = sorted(document).into_iter();
    let members = members.map(|(name, value)| match value.as_array() {
        Some(layers) => {
            let layers: Vec<String> = layers.iter().map(compact).collect();
            format!("{}:[\n{}\n]", json!(name), layers.join(",\n"))
        }
        None => format!("{}:{}", json!(name), compact(value)),
    });
    let members: Vec<String> = members.collect();
    format!("{{\n{}\n}}\n", members.join(",\n"))
}

/// Sorted here: whether `serde_json` sorts depends on what else is compiled with it.
fn sorted(object: &Value) -> BTreeMap<&String, &Value> {
    object.as_object().into_iter().flatten().collect()
}

fn compact(value: &Value) -> String {
    match value {
        Value::Object(_) => {
            let members = sorted(value).into_iter();
            let members =
                members.map(|(name, value)| format!("{}:{}", json!(name), compact(value)));
            format!("{{{}}}", members.collect::<Vec<String>>().join(","))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(compact).collect();
            format!("[{}]", items.join(","))
        }
        other => other.to_string(),
    }
}

const CREDIT: &str = "Natural Earth; GeoNames CC BY 4.0";

fn source(data: &str, attribution: Option<&str>) -> Value {
    // The finest points are a hundred metres apart: tiles of zoom 10 hold them all.
    let mut source = json!({ "type": "geojson", "data": data, "maxzoom": 10, "tolerance": 0.25 });
    if let Some(attribution) = attribution {
        source["attribution"] = json!(attribution);
    }
    source
}

fn background(palette: &Palette) -> Value {
    json!({ "id": "background", "type": "background", "paint": { "background-color": palette.water } })
}

fn water_and_land(palette: &Palette) -> [Value; 4] {
    [
        json!({
            "id": "land", "type": "fill", "source": "land",
            "paint": { "fill-color": palette.land, "fill-outline-color": palette.shore },
        }),
        json!({
            "id": "rivers", "type": "line", "source": "water",
            "filter": ["all", ["==", ["get", "kind"], "river"], ["<=", ["get", "rank"], ["zoom"]]],
            "layout": { "line-cap": "round", "line-join": "round" },
            "paint": {
                "line-color": palette.river,
                "line-width": by_zoom(&[(3, json!(0.4)), (6, by_rank(1.2, 0.8)), (10, by_rank(2.6, 1.6)), (14, by_rank(5.0, 3.0))]),
            },
        }),
        json!({
            "id": "lakes", "type": "fill", "source": "water",
            "filter": ["==", ["get", "kind"], "lake"],
            "paint": { "fill-color": palette.water, "fill-outline-color": palette.shore },
        }),
        json!({
            "id": "lake-shores", "type": "line", "source": "water", "minzoom": 7,
            "filter": ["==", ["get", "kind"], "lake"],
            "paint": { "line-color": palette.shore, "line-width": 0.7 },
        }),
    ]
}

fn boundaries(palette: &Palette) -> [Value; 3] {
    let kind = |kind: &str| json!(["==", ["get", "kind"], kind]);
    [
        json!({
            "id": "governorates", "type": "line", "source": "boundaries", "minzoom": 5,
            "filter": kind("governorate"),
            "layout": { "line-join": "round" },
            "paint": {
                "line-color": palette.governorate,
                "line-width": by_zoom(&[(5, json!(0.5)), (8, json!(0.9)), (12, json!(1.3))]),
                "line-dasharray": [6, 2, 1, 2],
                "line-opacity": by_zoom(&[(5, json!(0.0)), (6, json!(1.0))]),
            },
        }),
        json!({
            "id": "borders", "type": "line", "source": "boundaries",
            "filter": kind("border"),
            "layout": { "line-cap": "round", "line-join": "round" },
            "paint": { "line-color": palette.border, "line-width": border_width() },
        }),
        json!({
            "id": "borders-disputed", "type": "line", "source": "boundaries",
            "filter": kind("disputed"),
            "layout": { "line-join": "round" },
            "paint": {
                "line-color": palette.disputed, "line-width": border_width(), "line-dasharray": [3, 2.2],
            },
        }),
    ]
}

fn border_width() -> Value {
    by_zoom(&[
        (2, json!(0.5)),
        (5, json!(1.0)),
        (8, json!(1.7)),
        (12, json!(2.4)),
    ])
}

/// Labels that collide give way in this order: layers from the last to the first, and within a layer by first zoom.
fn labels(palette: &Palette) -> Vec<Value> {
    vec![
        water_labels(palette),
        governorate_labels(palette),
        closer::river_labels(palette),
        closer::green_labels(palette),
        closer::landmark_dots(palette),
        closer::landmark_labels(palette),
        closer::road_labels(palette),
        closer::district_labels(palette),
        town_dots(palette),
        town_labels(palette, "labels-towns-small", [9, 99]),
        town_labels(palette, "labels-towns", [0, 9]),
        area_labels(palette),
        country_labels(palette),
    ]
}

fn water_labels(palette: &Palette) -> Value {
    json!({
        "id": "labels-water", "type": "symbol", "source": "labels",
        "filter": shown(&["sea"]),
        "layout": {
            "text-field": name(palette.water_text, 0.95),
            "text-font": REGULAR, "text-max-width": 7, "text-letter-spacing": 0.06, "text-line-height": 1.25,
            "text-size": by_zoom(&[(3, json!(10.5)), (8, json!(12.5))]), "text-padding": 6,
        },
        "paint": { "text-color": palette.water_text, "text-halo-color": palette.water, "text-halo-width": 1 },
    })
}

fn governorate_labels(palette: &Palette) -> Value {
    json!({
        "id": "labels-governorates", "type": "symbol", "source": "labels", "minzoom": 7, "maxzoom": 10,
        "filter": shown(&["governorate"]),
        "layout": {
            "text-field": [
                "format",
                ["upcase", ["get", "name_en"]], {},
                "\n", {},
                ["get", "name_ar"], {},
            ],
            "text-font": REGULAR, "text-size": by_zoom(&[(7, json!(9.5)), (9, json!(11.5))]),
            "text-letter-spacing": 0.08, "text-line-height": 1.25, "text-max-width": 9, "text-padding": 8,
        },
        "paint": halo(palette, palette.governorate_text, 1.2),
    })
}

fn town_dots(palette: &Palette) -> Value {
    json!({
        "id": "town-dots", "type": "circle", "source": "labels",
        // From zoom 12 on a dot would stand for a town that fills the screen.
        "maxzoom": 12.5,
        "filter": shown(&["town", "capital"]),
        "paint": {
            "circle-radius": by_zoom(&[(4, json!(1.5)), (8, json!(2.2)), (11, json!(2.6))]),
            "circle-color": palette.land,
            "circle-stroke-color": palette.dot,
            "circle-stroke-width": ["match", ["get", "kind"], "capital", 1.6, 1.0],
        },
    })
}

fn town_labels(palette: &Palette, id: &str, min_zooms: [u8; 2]) -> Value {
    let [from, before] = min_zooms;
    json!({
        "id": id, "type": "symbol", "source": "labels",
        "filter": [
            "all", shown(&["town", "capital"]), [">=", ["get", "min_zoom"], from], ["<", ["get", "min_zoom"], before],
            ["<=", ["zoom"], ["coalesce", ["get", "max_zoom"], 24]],
        ],
        "layout": {
            "text-field": name(palette.town_text_second, 0.96),
            "text-font": ["case", is_large(), ["literal", BOLD], ["literal", REGULAR]],
            "text-size": by_zoom(&[
                (4, town_size([11.5, 11.0, 10.5, 10.0])),
                (8, town_size([15.0, 13.0, 11.5, 11.0])),
                (12, town_size([19.0, 16.0, 14.5, 13.5])),
            ]),
            "text-variable-anchor": ["bottom", "top", "right", "left"], "text-radial-offset": 0.45,
            "text-justify": "auto", "text-line-height": 1.15, "text-max-width": 9, "text-padding": 3,
            "symbol-sort-key": ["get", "min_zoom"],
        },
        "paint": halo(palette, palette.town_text, 1.5),
    })
}

fn area_labels(palette: &Palette) -> Value {
    json!({
        "id": "labels-areas", "type": "symbol", "source": "labels", "maxzoom": 11,
        "filter": shown(&["area"]),
        "layout": {
            "text-field": name(palette.country_text, 0.95),
            "text-font": REGULAR, "text-size": by_zoom(&[(7, json!(10.5)), (10, json!(13))]),
            "text-letter-spacing": 0.05, "text-max-width": 6, "text-line-height": 1.2,
        },
        "paint": halo(palette, palette.country_text, 1.4),
    })
}

fn country_labels(palette: &Palette) -> Value {
    json!({
        "id": "labels-countries", "type": "symbol", "source": "labels", "maxzoom": 8,
        "filter": shown(&["country"]),
        "layout": {
            "text-field": name(palette.country_text, 0.95),
            "text-font": BOLD,
            "text-size": by_zoom(&[
                (2, json!(10)),
                (7, json!(["step", ["get", "min_zoom"], 16, 5, 13.5])),
            ]),
            "text-letter-spacing": 0.04, "text-max-width": 7, "text-line-height": 1.2, "text-padding": 4,
            "symbol-sort-key": ["get", "min_zoom"],
        },
        "paint": halo(palette, palette.country_text, 1.4),
    })
}

const REGULAR: [&str; 3] = ["Noto Sans Regular", "DejaVu Sans", "sans-serif"];
const ITALIC: [&str; 3] = ["Noto Sans Italic", "DejaVu Sans Oblique", "sans-serif"];
const BOLD: [&str; 3] = ["Noto Sans Bold", "DejaVu Sans Bold", "sans-serif"];

/// English over Arabic.
fn name(arabic_colour: &str, arabic_scale: f64) -> Value {
    json!([
        "case",
        ["has", "name_ar"],
        [
            "format",
            ["get", "name_en"], {},
            "\n", {},
            ["get", "name_ar"], { "font-scale": arabic_scale, "text-color": arabic_colour },
        ],
        ["get", "name_en"],
    ])
}

/// Labels of these kinds whose first zoom has come.
fn shown(kinds: &[&str]) -> Value {
    json!([
        "all",
        ["in", ["get", "kind"], ["literal", kinds]],
        ["<=", ["get", "min_zoom"], ["zoom"]]
    ])
}

fn is_large() -> Value {
    json!(["<=", ["get", "min_zoom"], 6])
}

/// Sizes for towns first shown at zoom 5 or before, 6, 7 to 8, and later.
fn town_size([first, second, third, last]: [f64; 4]) -> Value {
    json!([
        "step",
        ["get", "min_zoom"],
        first,
        6,
        second,
        7,
        third,
        9,
        last
    ])
}

fn halo(palette: &Palette, colour: &str, width: f64) -> Value {
    json!({
        "text-color": colour, "text-halo-color": palette.halo, "text-halo-width": width, "text-halo-blur": 0.4,
    })
}

fn by_zoom(steps: &[(u8, Value)]) -> Value {
    let mut expression = vec![json!("interpolate"), json!(["linear"]), json!(["zoom"])];
    for (zoom, value) in steps {
        expression.push(json!(zoom));
        expression.push(value.clone());
    }
    Value::Array(expression)
}

/// The great rivers, and the others.
fn by_rank(great: f64, other: f64) -> Value {
    json!(["step", ["get", "rank"], great, 5, other])
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    #[test]
    fn the_styles_in_data_are_these() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/basemap");
        for (name, palette) in [("light.json", &LIGHT), ("dark.json", &DARK)] {
            let written = fs::read_to_string(folder.join(name)).unwrap();
            assert_eq!(text(&document(palette)), written, "{name}");
            assert_eq!(
                serde_json::from_str::<Value>(&written).unwrap(),
                document(palette)
            );
        }
    }
}

//! The layers of a closer look. The page asks for the file of a source when the map comes to the zoom of the first of its layers
//! (`minzoom`), so that every layer of such a source has one.

use serde_json::{Value, json};

use super::{BOLD, ITALIC, Palette, REGULAR, by_zoom, halo, name, shown};

/// What the Open Database License asks for, wherever roads are shown.
pub(super) const CREDIT: &str = "© OpenStreetMap contributors";

/// When Natural Earth's areas give way to a city's own outline.
const CITY_ZOOM: u8 = 10;

/// Its points are finer than those of the world.
pub(super) fn source(data: &str, attribution: Option<&str>) -> Value {
    let mut source = super::source(data, attribution);
    source["maxzoom"] = json!(12);
    source
}

fn kinds(kinds: &[&str]) -> Value {
    json!(["in", ["get", "kind"], ["literal", kinds]])
}

/// Comes and goes: how opaque a layer is at some zooms.
fn opacity(steps: &[(u8, f64)]) -> Value {
    let steps: Vec<(u8, Value)> = steps
        .iter()
        .map(|&(zoom, part)| (zoom, json!(part)))
        .collect();
    by_zoom(&steps)
}

/// As wide as it is on the ground, given its width in metres: at 36° north a pixel of zoom 10 is 62 m.
fn metres(width: f64) -> Value {
    let px = |zoom: u8| width / 62.0 * f64::from(1 << (zoom - 10));
    json!([
        "interpolate",
        ["exponential", 2],
        ["zoom"],
        10,
        px(10).max(0.8),
        16,
        px(16)
    ])
}

pub(super) fn built_up(palette: &Palette) -> [Value; 5] {
    [
        json!({
            "id": "built-up", "type": "fill", "source": "built-up", "minzoom": 5, "maxzoom": 12,
            "filter": kinds(&["built-up"]),
            "paint": {
                "fill-color": palette.built_up,
                "fill-opacity": opacity(&[(5, 0.0), (6, 1.0), (10, 1.0), (12, 0.0)]),
            },
        }),
        json!({
            "id": "built-up-replaced", "type": "fill", "source": "built-up", "minzoom": 5, "maxzoom": CITY_ZOOM,
            "filter": kinds(&["replaced"]),
            "paint": {
                "fill-color": palette.built_up,
                "fill-opacity": opacity(&[(5, 0.0), (6, 1.0)]),
            },
        }),
        json!({
            "id": "city", "type": "fill", "source": "city", "minzoom": CITY_ZOOM,
            "filter": kinds(&["city"]),
            "paint": { "fill-color": palette.built_up, "fill-antialias": false },
        }),
        // Where a city ends is not known to the metre.
        json!({
            "id": "city-edge", "type": "line", "source": "city", "minzoom": CITY_ZOOM,
            "filter": kinds(&["city"]),
            "paint": { "line-color": palette.built_up, "line-width": metres(200.0), "line-blur": metres(100.0) },
        }),
        json!({
            "id": "runway", "type": "line", "source": "city", "minzoom": CITY_ZOOM,
            "filter": kinds(&["runway"]),
            "paint": { "line-color": palette.runway, "line-width": metres(60.0) },
        }),
    ]
}

pub(super) fn roads(palette: &Palette) -> [Value; 4] {
    let round = || json!({ "line-cap": "round", "line-join": "round" });
    let widths = |steps: &[(u8, f64)]| opacity(steps);
    [
        json!({
            "id": "railways", "type": "line", "source": "roads", "minzoom": 8,
            "filter": ["any", kinds(&["track"]), ["all", kinds(&["railway"]), ["<", ["zoom"], 11]]],
            "layout": { "line-join": "round" },
            "paint": {
                "line-color": palette.railway, "line-dasharray": [4, 2],
                "line-width": widths(&[(8, 0.7), (11, 1.0), (14, 1.6)]),
                "line-opacity": opacity(&[(8, 0.0), (9, 1.0)]),
            },
        }),
        // Between towns a line is straight where the road is not: nothing for a closer look.
        json!({
            "id": "roads", "type": "line", "source": "roads", "minzoom": 6, "maxzoom": 11,
            "filter": kinds(&["road", "street"]),
            "layout": round(),
            "paint": {
                "line-color": palette.road,
                "line-width": widths(&[(6, 0.5), (8, 0.9), (10, 1.3)]),
                "line-opacity": opacity(&[(6, 0.0), (7, 1.0), (10, 1.0), (11, 0.0)]),
            },
        }),
        json!({
            "id": "streets-casing", "type": "line", "source": "roads", "minzoom": 10,
            "filter": kinds(&["street"]),
            "layout": round(),
            "paint": {
                "line-color": palette.casing,
                "line-width": widths(&[(10, 1.6), (12, 3.4), (14, 6.0), (16, 12.0)]),
                "line-opacity": opacity(&[(10, 0.0), (11, 1.0)]),
            },
        }),
        json!({
            "id": "streets", "type": "line", "source": "roads", "minzoom": 10,
            "filter": kinds(&["street"]),
            "layout": round(),
            "paint": {
                "line-color": palette.street,
                "line-width": widths(&[(10, 0.8), (12, 2.2), (14, 4.4), (16, 10.0)]),
                "line-opacity": opacity(&[(10, 0.0), (11, 1.0)]),
            },
        }),
    ]
}

/// Its course is in no source: only its name is written, along the valley.
pub(super) fn river_labels(palette: &Palette) -> Value {
    json!({
        "id": "labels-river", "type": "symbol", "source": "city", "minzoom": 12,
        "filter": shown(&["river"]),
        "layout": {
            "text-field": name(palette.water_text, 1.0),
            "text-font": ITALIC, "text-size": by_zoom(&[(12, json!(10.5)), (15, json!(13))]),
            "text-rotate": 80, "text-letter-spacing": 0.08, "text-line-height": 1.2, "text-padding": 2,
        },
        "paint": halo(palette, palette.water_text, 1.2),
    })
}

/// Cemeteries and parks.
pub(super) fn green_labels(palette: &Palette) -> Value {
    json!({
        "id": "labels-green", "type": "symbol", "source": "city", "minzoom": 13,
        "filter": shown(&["green"]),
        "layout": {
            "text-field": name(palette.green_text, 1.0),
            "text-font": ITALIC, "text-size": by_zoom(&[(13, json!(10.5)), (15, json!(12.5))]),
            "text-max-width": 7, "text-line-height": 1.2, "text-padding": 3,
            "text-variable-anchor": ["center", "top", "bottom", "left", "right"], "text-radial-offset": 1,
            "text-justify": "auto",
        },
        "paint": halo(palette, palette.green_text, 1.4),
    })
}

pub(super) fn landmark_dots(palette: &Palette) -> Value {
    json!({
        "id": "landmark-dots", "type": "circle", "source": "city", "minzoom": 12,
        "filter": shown(LANDMARKS),
        "paint": {
            "circle-radius": by_zoom(&[(12, json!(1.6)), (15, json!(2.6))]),
            "circle-color": palette.dot, "circle-opacity": 0.7,
        },
    })
}

const LANDMARKS: &[&str] = &["citadel", "gate", "site"];

pub(super) fn landmark_labels(palette: &Palette) -> Value {
    json!({
        "id": "labels-landmarks", "type": "symbol", "source": "city", "minzoom": 12,
        "filter": shown(LANDMARKS),
        "layout": {
            "text-field": name(palette.town_text_second, 1.0),
            "text-font": REGULAR, "text-size": by_zoom(&[(12, json!(10.5)), (15, json!(12))]),
            "text-max-width": 8, "text-line-height": 1.2, "text-padding": 3,
            "text-variable-anchor": ["left", "right", "top", "bottom"], "text-radial-offset": 0.5,
            "text-justify": "auto",
            "symbol-sort-key": ["get", "min_zoom"],
        },
        "paint": halo(palette, palette.town_text_second, 1.4),
    })
}

pub(super) fn road_labels(palette: &Palette) -> Value {
    json!({
        "id": "labels-roads", "type": "symbol", "source": "roads", "minzoom": 8,
        "filter": shown(&["road-name"]),
        "layout": {
            // A number is the same in both scripts.
            "text-field": ["case", ["==", ["get", "name_en"], ["get", "name_ar"]], ["get", "name_en"], name(palette.road_text, 1.0)],
            "text-font": BOLD, "text-size": by_zoom(&[(8, json!(10)), (13, json!(12))]),
            "text-line-height": 1.2, "text-padding": 3,
        },
        "paint": halo(palette, palette.road_text, 1.6),
    })
}

pub(super) fn district_labels(palette: &Palette) -> Value {
    json!({
        "id": "labels-districts", "type": "symbol", "source": "city", "minzoom": 10,
        "filter": shown(&["district"]),
        "layout": {
            "text-field": name(palette.district_text, 1.0),
            "text-font": REGULAR, "text-size": by_zoom(&[(11, json!(11.5)), (14, json!(14))]),
            "text-max-width": 8, "text-line-height": 1.2, "text-padding": 4,
            // What an incident's mark lies on is written beside it.
            "text-variable-anchor": ["center", "top", "bottom", "left", "right"], "text-radial-offset": 1,
            "text-justify": "auto",
            "symbol-sort-key": ["get", "min_zoom"],
        },
        "paint": halo(palette, palette.district_text, 1.6),
    })
}

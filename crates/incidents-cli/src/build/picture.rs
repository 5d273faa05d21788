//! The first view as a picture: land, water, borders, uncertainty circles and marks, without words.

use incidents::config::category::{Category, Shape};
use incidents::config::{MapConfig, VIEW_PX};
use incidents::model::incident::{Incident, Kind};
use incidents::model::mercator::{
    WORLD_UNITS, World, away_px, px_of_unit, radius_world, world_from_lng_lat,
};
use incidents::model::place::LngLat;
use incidents::model::session::Camera;
use serde_json::Value;
use tiny_skia::{
    Color, FillRule, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, StrokeDash, Transform,
};

/// What link previews ask for.
pub(super) const WIDTH: u32 = 1200;
/// What link previews ask for.
pub(super) const HEIGHT: u32 = 630;

const MARK_RADIUS_PX: f64 = 12.0;

/// A picture as PNG. `basemap` reads a file beside the map file.
pub(super) fn draw(
    config: &MapConfig,
    records: &[Incident],
    basemap: impl Fn(&str) -> Option<Vec<u8>>,
) -> Result<Vec<u8>, String> {
    let mut pixmap = Pixmap::new(WIDTH, HEIGHT).ok_or("no memory for it")?;
    let incidents: Vec<&Incident> = records
        .iter()
        .filter(|record| record.kind == Kind::Incident && record.place.position.is_some())
        .collect();
    let view = View::of(config, &incidents);
    let style = config.basemap.light.as_deref().and_then(&basemap);
    let style: Option<Value> = style.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    pixmap.fill(color("#f8f6f1"));
    if let (Some(style), Some(style_file)) = (&style, &config.basemap.light) {
        draw_basemap(&mut pixmap, &view, style, |file| {
            let folder = style_file.rsplit_once('/').map_or("", |(folder, _)| folder);
            basemap(&format!("{folder}/{file}"))
        });
    }
    for record in &incidents {
        draw_circle(&mut pixmap, &view, config, record);
    }
    for record in &incidents {
        draw_mark(&mut pixmap, &view, config, record);
    }
    pixmap.encode_png().map_err(|error| error.to_string())
}

/// Where world positions lie in the picture.
struct View {
    centre: World,
    /// Pixels a world unit.
    scale: f64,
}

impl View {
    fn of(config: &MapConfig, incidents: &[&Incident]) -> Self {
        match config.view {
            Some(Camera { center, zoom, .. }) => {
                let (width, height) = (f64::from(WIDTH), f64::from(HEIGHT));
                let times = (width / VIEW_PX.0).min(height / VIEW_PX.1);
                Self {
                    centre: world_from_lng_lat(center),
                    scale: px_of_unit(zoom) * times,
                }
            }
            None => Self::fitting(incidents),
        }
    }

    /// All marks, with a margin, and no closer than a town.
    fn fitting(incidents: &[&Incident]) -> Self {
        let worlds = || {
            let positions = incidents.iter().filter_map(|record| record.place.position);
            positions.map(world_from_lng_lat)
        };
        let span = |axis: fn(World) -> u32| {
            let first = worlds().map(axis).min().unwrap_or(0);
            let last = worlds().map(axis).max().unwrap_or(u32::MAX);
            (u32::midpoint(first, last), f64::from(last - first))
        };
        let ((x, width), (y, height)) = (span(|world| world.x), span(|world| world.y));
        let room = |px: u32| f64::from(px) - 8.0 * MARK_RADIUS_PX;
        let scale = (room(WIDTH) / width.max(1.0)).min(room(HEIGHT) / height.max(1.0));
        Self {
            centre: World { x, y },
            scale: scale.min(px_of_unit(12.0)),
        }
    }

    fn point(&self, world: World) -> (f32, f32) {
        let (x, y) = away_px(world, self.centre, self.scale);
        (
            (x + f64::from(WIDTH) / 2.0) as f32,
            (y + f64::from(HEIGHT) / 2.0) as f32,
        )
    }
}

/// The layers of the basemap's style that are areas and lines of one colour; labels need fonts, and a build has none.
fn draw_basemap(
    pixmap: &mut Pixmap,
    view: &View,
    style: &Value,
    read: impl Fn(&str) -> Option<Vec<u8>>,
) {
    for layer in style["layers"].as_array().into_iter().flatten() {
        let paint = &layer["paint"];
        let text = |name: &str| paint[name].as_str();
        if let ("background", Some(ground)) = (
            layer["type"].as_str().unwrap_or(""),
            text("background-color"),
        ) {
            pixmap.fill(color(ground));
            continue;
        }
        let source = layer["source"].as_str().unwrap_or_default();
        let file = style["sources"][source]["data"].as_str();
        let Some(bytes) = file.and_then(&read) else {
            continue;
        };
        let Ok(features) = serde_json::from_slice::<Value>(&bytes) else {
            continue;
        };
        for feature in features["features"].as_array().into_iter().flatten() {
            if !is_shown(layer, feature) {
                continue;
            }
            let Some(path) = path_of(view, &feature["geometry"]) else {
                continue;
            };
            if let Some(ground) = text("fill-color") {
                fill(pixmap, &path, color(ground));
            }
            if let Some(line) = text("fill-outline-color").or(text("line-color")) {
                let is_dashed = !paint["line-dasharray"].is_null();
                stroke_basemap(pixmap, &path, color(line), is_dashed);
            }
        }
    }
}

fn stroke_basemap(pixmap: &mut Pixmap, path: &Path, ink: Color, is_dashed: bool) {
    let dash = StrokeDash::new(vec![6.0, 4.0], 0.0);
    let stroke = Stroke {
        width: 1.5,
        line_join: LineJoin::Round,
        dash: dash.filter(|_| is_dashed),
        ..Stroke::default()
    };
    pixmap.stroke_path(path, &paint_of(ink), &stroke, Transform::identity(), None);
}

/// Whether a layer is of the feature's kind: the only part of its filter that a small picture needs. Small rivers would be
/// a net over it.
fn is_shown(layer: &Value, feature: &Value) -> bool {
    let filter = layer["filter"].to_string();
    let properties = &feature["properties"];
    let is_of_kind = match properties["kind"].as_str() {
        Some(kind) => filter.contains(&format!("\"{kind}\"")),
        None => layer["filter"].is_null(),
    };
    is_of_kind && properties["rank"].as_f64().is_none_or(|rank| rank <= 7.0)
}

fn path_of(view: &View, geometry: &Value) -> Option<Path> {
    let mut path = PathBuilder::new();
    let is_area = geometry["type"]
        .as_str()
        .is_some_and(|kind| kind.ends_with("Polygon"));
    add_lines(view, &geometry["coordinates"], is_area, &mut path);
    path.finish()
}

/// Lines lie one, two or three lists deep.
fn add_lines(view: &View, coordinates: &Value, is_area: bool, path: &mut PathBuilder) {
    let Some(list) = coordinates.as_array() else {
        return;
    };
    let position = |value: &Value| LngLat::new(value[0].as_f64()?, value[1].as_f64()?);
    if list.first().and_then(position).is_none() {
        for part in list {
            add_lines(view, part, is_area, path);
        }
        return;
    }
    for (at, position) in list.iter().filter_map(position).enumerate() {
        let (x, y) = view.point(world_from_lng_lat(position));
        match at {
            0 => path.move_to(x, y),
            _ => path.line_to(x, y),
        }
    }
    if is_area {
        path.close();
    }
}

fn category(config: &MapConfig, record: &Incident) -> Category {
    let code = record.categories.first();
    config.category_or_derived(code.map_or(incidents::model::facet::UNSPECIFIED, String::as_str))
}

fn draw_circle(pixmap: &mut Pixmap, view: &View, config: &MapConfig, record: &Incident) {
    let (Some(position), Some(metres)) = (record.place.position, record.place.uncertainty_m) else {
        return;
    };
    let (x, y) = view.point(world_from_lng_lat(position));
    let radius = radius_world(metres, position.lat()) * WORLD_UNITS * view.scale;
    let Some(path) = PathBuilder::from_circle(x, y, radius as f32) else {
        return;
    };
    let mut ink = color(&category(config, record).color_light);
    ink.set_alpha(0.12);
    fill(pixmap, &path, ink);
}

/// As on the map: filled where the site is known, a ring where it is not.
fn draw_mark(pixmap: &mut Pixmap, view: &View, config: &MapConfig, record: &Incident) {
    let Some(position) = record.place.position else {
        return;
    };
    let category = category(config, record);
    let (x, y) = view.point(world_from_lng_lat(position));
    let Some(path) = outline(category.shape, x, y) else {
        return;
    };
    let (paper, ink) = (color("#ffffff"), color(&category.color_light));
    let is_exact = record.place.is_exact();
    stroke(pixmap, &path, paper, if is_exact { 6.0 } else { 10.0 });
    fill(pixmap, &path, if is_exact { ink } else { paper });
    stroke(pixmap, &path, ink, if is_exact { 1.5 } else { 4.0 });
}

fn fill(pixmap: &mut Pixmap, path: &Path, ink: Color) {
    // A ring of a polygon in another is a hole, whichever way it turns.
    let rule = FillRule::EvenOdd;
    pixmap.fill_path(path, &paint_of(ink), rule, Transform::identity(), None);
}

fn stroke(pixmap: &mut Pixmap, path: &Path, ink: Color, width: f32) {
    let stroke = Stroke {
        width,
        line_join: LineJoin::Round,
        ..Stroke::default()
    };
    pixmap.stroke_path(path, &paint_of(ink), &stroke, Transform::identity(), None);
}

fn outline(shape: Shape, x: f32, y: f32) -> Option<Path> {
    let corners = shape.corners(MARK_RADIUS_PX);
    if corners.is_empty() {
        return PathBuilder::from_circle(x, y, (MARK_RADIUS_PX * Shape::CIRCLE) as f32);
    }
    let mut path = PathBuilder::new();
    for (at, &(dx, dy)) in corners.iter().enumerate() {
        let (x, y) = (x + dx as f32, y + dy as f32);
        match at {
            0 => path.move_to(x, y),
            _ => path.line_to(x, y),
        }
    }
    path.close();
    path.finish()
}

fn paint_of(color: Color) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(color);
    paint
}

/// `#rrggbb`; grey where it is not one.
fn color(text: &str) -> Color {
    let part = |at: usize| {
        let digits = text.get(at..at + 2)?;
        u8::from_str_radix(digits, 16).ok()
    };
    match (part(1), part(3), part(5)) {
        (Some(red), Some(green), Some(blue)) => Color::from_rgba8(red, green, blue, 255),
        _ => Color::from_rgba8(128, 128, 128, 255),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn incident(lng: f64, lat: f64) -> Incident {
        let mut incident = Incident::new("a", "A");
        incident.place.position = LngLat::new(lng, lat);
        incident.categories = vec!["air_strike".to_owned()];
        incident
    }

    fn pixel(png: &[u8], x: u32, y: u32) -> [u8; 3] {
        let picture = Pixmap::decode_png(png).unwrap();
        assert_eq!((picture.width(), picture.height()), (WIDTH, HEIGHT));
        let pixel = picture.pixel(x, y).unwrap();
        [pixel.red(), pixel.green(), pixel.blue()]
    }

    #[test]
    fn a_mark_stands_in_the_middle_of_what_is_fitted_and_has_its_categorys_colour() {
        let config = r##"{"categories": [{"id": "air_strike", "shape": "circle", "color": {"light": "#963f14", "dark": "#cf6540"}}]}"##;
        let (config, _) = MapConfig::parse(config.as_bytes());
        let png = draw(&config, &[incident(37.16, 36.2)], |_| None).unwrap();
        assert_eq!(pixel(&png, WIDTH / 2, HEIGHT / 2), [0x96, 0x3f, 0x14]);
        assert_eq!(pixel(&png, 10, 10), [0xf8, 0xf6, 0xf1]);
    }

    #[test]
    fn the_basemap_is_drawn_in_its_own_colours() {
        let (config, _) = MapConfig::parse(br#"{"basemap": {"light": "basemap/light.json"}, "view": {"center": [37, 36], "zoom": 6}}"#);
        let file = |file: &str| -> Option<Vec<u8>> {
            Some(match file {
                "basemap/light.json" => br##"{"sources": {"land": {"data": "land.geojson"}}, "layers": [
                    {"type": "background", "paint": {"background-color": "#0000ff"}},
                    {"type": "fill", "source": "land", "paint": {"fill-color": "#00ff00"}}]}"##.to_vec(),
                "basemap/land.geojson" => br#"{"features": [{"properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[36, 35], [38, 35], [38, 37], [36, 37], [36, 35]]]}}]}"#.to_vec(),
                _ => return None,
            })
        };
        let png = draw(&config, &[], file).unwrap();
        assert_eq!(pixel(&png, WIDTH / 2, HEIGHT / 2), [0, 255, 0]);
        assert_eq!(pixel(&png, 5, 5), [0, 0, 255]);
    }

    #[test]
    fn a_map_without_records_has_a_picture_too() {
        assert!(draw(&MapConfig::default(), &[], |_| None).is_ok());
    }
}

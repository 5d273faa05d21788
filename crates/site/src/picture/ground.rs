//! What lies beneath the marks: the layers of the basemap's style that are areas and lines of one colour.

use std::collections::BTreeMap;

use incidents::model::mercator::world_from_lng_lat;
use incidents::model::place::LngLat;
use serde_json::Value;
use tiny_skia::{LineJoin, Path, PathBuilder, Stroke, StrokeDash};

use super::canvas::{Canvas, Ink, ink};
use super::view::View;

/// A basemap: its style and the files of its sources.
#[derive(Default)]
pub(crate) struct Ground {
    pub(super) style: Value,
    /// By the name of the source.
    files: BTreeMap<String, Value>,
}

impl Ground {
    /// The basemap of a style file; `read` gives a file beside the map file. What is not there is not drawn.
    pub(crate) fn read(
        style_file: Option<&String>,
        read: impl Fn(&str) -> Option<Vec<u8>>,
    ) -> Self {
        let json = |file: &str| serde_json::from_slice::<Value>(&read(file)?).ok();
        let Some(style_file) = style_file else {
            return Self::default();
        };
        let style = json(style_file).unwrap_or_default();
        let files = source_files(style_file, &style);
        let files = files.filter_map(|(name, file)| Some((name.clone(), json(&file)?)));
        Self {
            files: files.collect(),
            style,
        }
    }

    /// Whether there is no style.
    pub(crate) fn is_empty(&self) -> bool {
        self.style.is_null()
    }

    /// The layers of the style, from the lowest to the topmost.
    pub(super) fn layers(&self) -> impl DoubleEndedIterator<Item = Layer<'_>> {
        let layers = self.style["layers"].as_array().into_iter().flatten();
        layers.map(|json| Layer { json })
    }

    /// The features of a layer that are shown at a zoom.
    pub(super) fn features(&self, layer: Layer<'_>, zoom: f64) -> impl Iterator<Item = &Value> {
        let source = layer.json["source"].as_str().unwrap_or_default();
        let file = self.files.get(source).filter(|_| layer.is_at(zoom));
        let features = file.and_then(|file| file["features"].as_array());
        let features = features.into_iter().flatten();
        let filter = layer.json["filter"].to_string();
        features.filter(move |feature| is_shown(feature, &filter, zoom))
    }

    pub(crate) fn draw(&self, canvas: &mut Canvas, view: &View) {
        self.draw_those(canvas, view, |_| true);
    }

    /// Only what the page has at once: it asks for a source that no layer draws at every zoom when the map comes to the first of its zooms.
    pub(crate) fn draw_first(&self, canvas: &mut Canvas, view: &View) {
        let has_source =
            |layer: Layer<'_>, other: Layer<'_>| layer.json["source"] == other.json["source"];
        self.draw_those(canvas, view, |layer| {
            let mut same = self.layers().filter(|other| has_source(layer, *other));
            same.any(|other| {
                other.json["minzoom"]
                    .as_f64()
                    .is_none_or(|from| from <= 0.0)
            })
        });
    }

    /// Whose the sources are that are drawn at a zoom, each once, without markup.
    pub(super) fn credits(&self, zoom: f64) -> Vec<String> {
        let mut credits = Vec::new();
        for (name, source) in self.style["sources"].as_object().into_iter().flatten() {
            let is_drawn = |layer: Layer<'_>| layer.json["source"] == **name && layer.is_at(zoom);
            let credit = without_tags(source["attribution"].as_str().unwrap_or_default());
            let is_new = !credit.is_empty() && !credits.contains(&credit);
            if is_new && self.files.contains_key(name) && self.layers().any(is_drawn) {
                credits.push(credit);
            }
        }
        credits
    }

    fn draw_those(&self, canvas: &mut Canvas, view: &View, is_wanted: impl Fn(Layer<'_>) -> bool) {
        for layer in self.layers().filter(|layer| is_wanted(*layer)) {
            let paint = &layer.json["paint"];
            let color = |name: &str| paint[name].as_str().map(ink);
            if let Some(ground) = color("background-color") {
                canvas.fill_all(ground);
            }
            let area = color("fill-color");
            let line = color("fill-outline-color").or(color("line-color"));
            if area.is_none() && line.is_none() {
                continue;
            }
            let width = number(&paint["line-width"], view.zoom(), &Value::Null).unwrap_or(0.8);
            let is_dashed = !paint["line-dasharray"].is_null();
            for feature in self.features(layer, view.zoom()) {
                let Some(path) = path_of(view, &feature["geometry"]) else {
                    continue;
                };
                if let Some(area) = area {
                    canvas.fill(&path, area);
                }
                if let Some(line) = line {
                    let width_px = (width * view.times) as f32;
                    stroke(canvas, &path, (line, width_px), is_dashed);
                }
            }
        }
    }
}

/// The sources of a style that are files, each with its place beside the map file.
pub(crate) fn source_files<'s>(
    style_file: &'s str,
    style: &'s Value,
) -> impl Iterator<Item = (&'s String, String)> {
    let folder = style_file.rsplit_once('/').map(|(folder, _)| folder);
    let sources = style["sources"].as_object().into_iter().flatten();
    sources.filter_map(move |(name, source)| {
        let file = source["data"].as_str()?;
        let beside = folder.map_or_else(|| file.to_owned(), |folder| format!("{folder}/{file}"));
        Some((name, beside))
    })
}

/// A layer of a style.
#[derive(Clone, Copy)]
pub(super) struct Layer<'a> {
    pub(super) json: &'a Value,
}

impl Layer<'_> {
    pub(super) fn is(self, kind: &str) -> bool {
        self.json["type"] == kind
    }

    fn is_at(self, zoom: f64) -> bool {
        let is_hidden = self.json["layout"]["visibility"] == "none";
        let bound = |name: &str| self.json[name].as_f64();
        let is_from = bound("minzoom").is_none_or(|least| least <= zoom);
        let is_to = bound("maxzoom").is_none_or(|end| zoom < end);
        !is_hidden && is_from && is_to
    }
}

/// Whether a layer with a filter is of the feature's kind and rank: the only parts of a filter that a picture needs. Small
/// rivers would be a net over it.
fn is_shown(feature: &Value, filter: &str, zoom: f64) -> bool {
    let properties = &feature["properties"];
    let is_of_kind = match properties["kind"].as_str() {
        Some(kind) => filter.contains(&format!("\"{kind}\"")),
        None => filter == "null",
    };
    let at_most = |name: &str, most: f64| properties[name].as_f64().is_none_or(|at| at <= most);
    is_of_kind && at_most("rank", 7.0_f64.max(zoom)) && at_most("min_zoom", zoom)
}

/// What a number or an expression of zoom and a property comes to. Of other expressions nothing is known.
pub(super) fn number(value: &Value, zoom: f64, properties: &Value) -> Option<f64> {
    let Some(list) = value.as_array() else {
        return value.as_f64();
    };
    let at = |place: usize| number(list.get(place)?, zoom, properties);
    match list.first()?.as_str()? {
        "get" => properties[list.get(1)?.as_str()?].as_f64(),
        "zoom" => Some(zoom),
        "step" => {
            let input = at(1)?;
            let stops = (3..list.len()).step_by(2);
            let passed = stops.take_while(|&stop| at(stop).is_some_and(|from| from <= input));
            at(passed.last().map_or(2, |stop| stop + 1))
        }
        "interpolate" => {
            let input = at(2)?;
            let curve = &list[1];
            let base = curve[1].as_f64().filter(|_| curve[0] == "exponential");
            let mut before: Option<(f64, f64)> = None;
            for stop in (3..list.len()).step_by(2) {
                let (place, value) = (at(stop)?, at(stop + 1)?);
                if input < place {
                    let (from, value_there) = before.unwrap_or((input, value));
                    let way = (place - from).max(f64::EPSILON);
                    let part = match base.filter(|base| (base - 1.0).abs() > f64::EPSILON) {
                        Some(base) => (base.powf(input - from) - 1.0) / (base.powf(way) - 1.0),
                        None => (input - from) / way,
                    };
                    return Some(value_there + (value - value_there) * part);
                }
                before = Some((place, value));
            }
            before.map(|(_, value)| value)
        }
        _ => None,
    }
}

/// A credit may be HTML.
fn without_tags(credit: &str) -> String {
    let pieces = credit.split('<').enumerate();
    let texts = pieces.map(|(at, piece)| match at {
        0 => piece,
        _ => piece.split_once('>').map_or("", |(_tag, text)| text),
    });
    texts.collect()
}

fn stroke(canvas: &mut Canvas, path: &Path, (ink, width): (Ink, f32), is_dashed: bool) {
    let dash = StrokeDash::new(vec![4.0 * width, 2.5 * width], 0.0);
    let stroke = Stroke {
        width,
        line_join: LineJoin::Round,
        dash: dash.filter(|_| is_dashed),
        ..Stroke::default()
    };
    canvas.stroke_with(path, ink, &stroke);
}

fn path_of(view: &View, geometry: &Value) -> Option<Path> {
    let mut path = PathBuilder::new();
    let is_area = geometry["type"]
        .as_str()
        .is_some_and(|kind| kind.ends_with("Polygon"));
    add_lines(view, &geometry["coordinates"], is_area, &mut path);
    path.finish()
}

/// A longitude and a latitude.
pub(super) fn position(value: &Value) -> Option<LngLat> {
    LngLat::new(value[0].as_f64()?, value[1].as_f64()?)
}

/// Lines lie one, two or three lists deep.
fn add_lines(view: &View, coordinates: &Value, is_area: bool, path: &mut PathBuilder) {
    let Some(list) = coordinates.as_array() else {
        return;
    };
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_curve_that_doubles_with_each_zoom_does_so_between_its_stops() {
        let width = json!(["interpolate", ["exponential", 2], ["zoom"], 10, 1, 14, 16]);
        let at = |zoom: f64| number(&width, zoom, &Value::Null).unwrap();
        assert!((at(12.0) - 4.0).abs() < 1e-9 && (at(9.0) - 1.0).abs() < 1e-9);
        let width = json!(["interpolate", ["linear"], ["zoom"], 10, 1, 14, 5]);
        assert_eq!(number(&width, 12.0, &Value::Null), Some(3.0));
    }

    #[test]
    fn whose_the_ground_is_depends_on_what_is_drawn_of_it() {
        let style = json!({
            "sources": {
                "land": { "data": "land.geojson", "attribution": "Natural Earth" },
                "roads": { "data": "roads.geojson", "attribution": "<a href='https://osm.example'>© Mappers</a>" },
                "gone": { "data": "gone.geojson", "attribution": "Nobody" },
            },
            "layers": [
                { "id": "land", "source": "land" },
                { "id": "roads", "source": "roads", "minzoom": 6 },
                { "id": "gone", "source": "gone" },
            ],
        });
        let bytes = style.to_string().into_bytes();
        let ground = Ground::read(Some(&"style.json".to_owned()), |file| match file {
            "style.json" => Some(bytes.clone()),
            "gone.geojson" => None,
            _ => Some(b"{}".to_vec()),
        });
        assert_eq!(ground.credits(5.0), ["Natural Earth"]);
        assert_eq!(ground.credits(7.0), ["Natural Earth", "© Mappers"]);
    }
}

//! Features as MapLibre draws them.

use std::fmt::Write as _;

use geo::Coord;
use serde_json::{Map, Value};

use crate::measure::label_point;
use crate::overlay::Feature;

/// Digits after the point are 10 cm.
const DIGITS: f64 = 1e6;

pub(crate) fn geojson(features: &[Feature]) -> String {
    let mut written = Collection {
        text: String::from("{\"type\":\"FeatureCollection\",\"features\":["),
        is_first: true,
    };
    for (nth, feature) in features.iter().enumerate() {
        let shape = &feature.shape;
        let mut add = |kind: &str, geometry: &str, coordinates: &dyn Fn(&mut String)| {
            written.add((nth, feature), (kind, geometry), coordinates);
        };
        if !shape.polygons.is_empty() {
            add("area", "MultiPolygon", &|text| {
                list(text, &shape.polygons, |text, polygon| {
                    let rings: Vec<_> = std::iter::once(polygon.exterior()).chain(polygon.interiors()).collect();
                    list(text, &rings, |text, ring| list(text, &ring.0, position));
                });
            });
        }
        if !shape.lines.is_empty() {
            add("line", "MultiLineString", &|text| list(text, &shape.lines, |text, line| list(text, &line.0, position)));
        }
        if !shape.points.is_empty() {
            add("point", "MultiPoint", &|text| list(text, &shape.points, position));
        }
        if let Some(at) = label_point(shape).filter(|_| feature.name.is_some()) {
            add("label", "Point", &|text| position(text, &at));
        }
    }
    written.text.push_str("]}");
    written.text
}

struct Collection {
    text: String,
    is_first: bool,
}

impl Collection {
    fn add(&mut self, (nth, feature): (usize, &Feature), (kind, geometry): (&str, &str), coordinates: &dyn Fn(&mut String)) {
        if !std::mem::take(&mut self.is_first) {
            self.text.push(',');
        }
        let properties = Value::Object(properties(feature, kind));
        let written = write!(
            self.text,
            "{{\"type\":\"Feature\",\"id\":{nth},\"properties\":{properties},\"geometry\":{{\"type\":\"{geometry}\",\"coordinates\":"
        );
        debug_assert!(written.is_ok(), "a text has room");
        coordinates(&mut self.text);
        self.text.push_str("}}");
    }
}

fn properties(feature: &Feature, kind: &str) -> Map<String, Value> {
    let mut properties = Map::new();
    properties.insert("id".to_owned(), feature.id.clone().into());
    properties.insert("kind".to_owned(), kind.into());
    if let Some(name) = &feature.name {
        properties.insert("name".to_owned(), name.clone().into());
    }
    for (language, name) in &feature.names {
        properties.insert(format!("name_{language}"), name.clone().into());
    }
    properties
}

fn list<T>(text: &mut String, items: &[T], item: impl Fn(&mut String, &T)) {
    text.push('[');
    for (nth, each) in items.iter().enumerate() {
        if nth > 0 {
            text.push(',');
        }
        item(text, each);
    }
    text.push(']');
}

fn position(text: &mut String, at: &Coord) {
    let [x, y] = [at.x, at.y].map(|degrees| (degrees * DIGITS).round() / DIGITS);
    let written = write!(text, "[{x},{y}]");
    debug_assert!(written.is_ok(), "a text has room");
}

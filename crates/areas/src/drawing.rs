//! Features as MapLibre draws them.

use std::fmt::Write as _;

use geo::Coord;
use serde_json::{Map, Value};

use crate::measure::label_point;
use crate::overlay::Feature;

/// Digits after the point are 10 cm.
const DIGITS: f64 = 1e6;
const N_DIGITS: usize = 6;

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
                    let rings: Vec<_> = std::iter::once(polygon.exterior())
                        .chain(polygon.interiors())
                        .collect();
                    list(text, &rings, |text, ring| list(text, &ring.0, position));
                });
            });
        }
        if !shape.lines.is_empty() {
            add("line", "MultiLineString", &|text| {
                list(text, &shape.lines, |text, line| {
                    list(text, &line.0, position);
                });
            });
        }
        if !shape.points.is_empty() {
            add("point", "MultiPoint", &|text| {
                list(text, &shape.points, position);
            });
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
    fn add(
        &mut self,
        (nth, feature): (usize, &Feature),
        (kind, geometry): (&str, &str),
        coordinates: &dyn Fn(&mut String),
    ) {
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
    text.push('[');
    degrees(text, at.x);
    text.push(',');
    degrees(text, at.y);
    text.push(']');
}

/// A number without zeros at its end; whole numbers are written much faster than others.
fn degrees(text: &mut String, degrees: f64) {
    let number = (degrees * DIGITS).round() as i64;
    let (whole, mut rest) = (
        number.unsigned_abs() / DIGITS as u64,
        number.unsigned_abs() % DIGITS as u64,
    );
    let sign = if number < 0 { "-" } else { "" };
    let mut width = N_DIGITS;
    while rest > 0 && rest.is_multiple_of(10) {
        (rest, width) = (rest / 10, width - 1);
    }
    let written = match rest {
        0 => write!(text, "{sign}{whole}"),
        rest => write!(text, "{sign}{whole}.{rest:0width$}"),
    };
    debug_assert!(written.is_ok(), "a text has room");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_have_six_digits_and_no_zeros_at_their_end() {
        let check = |value: f64, expected: &str| {
            let mut text = String::new();
            degrees(&mut text, value);
            assert_eq!(text, expected);
        };
        check(37.0, "37");
        check(37.5, "37.5");
        check(-0.000_001, "-0.000001");
        check(-0.000_000_1, "0");
        check(181.123_456_789, "181.123457");
        check(-37.010_2, "-37.0102");
    }
}

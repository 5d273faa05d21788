//! `GeoJSON` as small as it can be and still be read and compared: one feature a line, numbers without trailing zeros.

use std::{collections::BTreeMap, fmt::Write as _};

use serde_json::{Value, json};

use super::Degrees;

pub(super) struct Feature {
    /// A JSON object; its members are written in alphabetical order.
    pub(super) properties: Value,
    pub(super) geometry: Geometry,
}

pub(super) enum Geometry {
    Point(Degrees),
    Line(Vec<Degrees>),
    /// Two and more of the same properties, which are written once.
    Lines(Vec<Vec<Degrees>>),
    /// One outer ring, closed.
    Polygon(Vec<Degrees>),
}

pub(super) fn collection(features: &[Feature]) -> String {
    let lines: Vec<String> = features.iter().map(feature).collect();
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n",
        lines.join(",\n")
    )
}

fn feature(
    Feature {
        properties,
        geometry,
    }: &Feature,
) -> String {
    // Sorted here: whether serde_json sorts depends on what else is compiled with it.
    let members: BTreeMap<&String, &Value> = properties.as_object().into_iter().flatten().collect();
    let properties = json!(members);
    let (kind, coordinates) = match geometry {
        Geometry::Point(at) => ("Point", point(*at)),
        Geometry::Line(points) => ("LineString", line(points)),
        Geometry::Lines(lines) => ("MultiLineString", all_lines(lines)),
        Geometry::Polygon(ring) => ("Polygon", format!("[{}]", line(ring))),
    };
    format!(
        "{{\"type\":\"Feature\",\"properties\":{properties},\"geometry\":{{\"type\":\"{kind}\",\"coordinates\":{coordinates}}}}}"
    )
}

fn all_lines(lines: &[Vec<Degrees>]) -> String {
    let lines: Vec<String> = lines.iter().map(|points| line(points)).collect();
    format!("[{}]", lines.join(","))
}

fn line(points: &[Degrees]) -> String {
    let mut text = String::from("[");
    for (number, at) in points.iter().enumerate() {
        let comma = if number == 0 { "" } else { "," };
        write!(text, "{comma}{}", point(*at)).expect("a String takes everything");
    }
    text + "]"
}

/// `f64` is shown with as many digits as it needs; the callers have rounded.
fn point([lng, lat]: Degrees) -> String {
    format!("[{lng},{lat}]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_digits_to_spare() {
        let here = Feature {
            properties: json!({"b": 1, "a": "ب"}),
            geometry: Geometry::Line(vec![[36.5, 35.0], [37.123, 36.1]]),
        };
        let text = feature(&here);
        assert!(
            text.contains(r#""coordinates":[[36.5,35],[37.123,36.1]]"#),
            "{text}"
        );
        assert!(text.contains(r#"{"a":"ب","b":1}"#), "{text}");
        let lines = Geometry::Lines(vec![
            vec![[1.0, 2.5], [3.0, 4.0]],
            vec![[5.0, 6.0], [7.0, 8.0]],
        ]);
        let both = feature(&Feature {
            properties: json!({}),
            geometry: lines,
        });
        assert!(
            both.contains(r#""MultiLineString","coordinates":[[[1,2.5],[3,4]],[[5,6],[7,8]]]"#),
            "{both}"
        );
    }
}

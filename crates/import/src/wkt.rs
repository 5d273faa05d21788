//! Shapes in Well-Known Text (OGC 06-103r4), as databases and desktop programs write them.

use serde_json::{Value, json};

/// The kinds, with how many lists are around their positions.
const KINDS: [(&str, &str, usize); 6] = [
    ("MULTIPOLYGON", "MultiPolygon", 3),
    ("MULTILINESTRING", "MultiLineString", 2),
    ("MULTIPOINT", "MultiPoint", 1),
    ("POLYGON", "Polygon", 2),
    ("LINESTRING", "LineString", 1),
    ("POINT", "Point", 0),
];

/// Whether a text begins as a shape does.
pub fn is_wkt(text: &str) -> bool {
    kind_of(text).is_some()
}

type Kind = (&'static str, &'static str, usize);

fn kind_of(text: &str) -> Option<(&Kind, &str)> {
    let text = match text.trim_start().split_once(';') {
        Some((srid, rest)) if srid.starts_with("SRID=") => rest,
        _ => text,
    };
    let text = text.trim_start();
    KINDS.iter().find_map(|kind| {
        let (head, rest) = text.split_at_checked(kind.0.len())?;
        let rest = rest
            .trim_start()
            .trim_start_matches(['Z', 'z', 'M', 'm'])
            .trim_start();
        (head.eq_ignore_ascii_case(kind.0) && rest.starts_with('(')).then_some((kind, rest))
    })
}

/// The shape as GeoJSON has it; heights are left out. Nothing of a text that is none, or broken.
pub fn geometry(text: &str) -> Option<Value> {
    let ((_, kind, depth), rest) = kind_of(text)?;
    let mut rest = rest.trim_end();
    let coordinates = list(&mut rest, *depth)?;
    let coordinates = match depth {
        0 => coordinates.get(0)?.clone(),
        _ => coordinates,
    };
    rest.is_empty()
        .then(|| json!({"type": kind, "coordinates": coordinates}))
}

/// What stands between two brackets: lists, or positions.
fn list(rest: &mut &str, depth: usize) -> Option<Value> {
    *rest = rest.trim_start().strip_prefix('(')?;
    let mut values = Vec::new();
    loop {
        *rest = rest.trim_start();
        let value = match (rest.starts_with('('), depth) {
            (true, 0) => return None,
            // Points of several may have brackets of their own.
            (true, 1) => list(rest, 0)?.get(0)?.clone(),
            (true, _) => list(rest, depth - 1)?,
            (false, 0 | 1) => position(rest)?,
            (false, _) => return None,
        };
        values.push(value);
        *rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix(')') {
            *rest = after;
            return Some(Value::Array(values));
        }
        *rest = rest.strip_prefix(',')?;
    }
}

fn position(rest: &mut &str) -> Option<Value> {
    let end = rest.find([',', ')'])?;
    let (numbers, after) = rest.split_at_checked(end)?;
    *rest = after;
    let mut numbers = numbers.split_whitespace().map(str::parse::<f64>);
    let (lng, lat) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    Some(json!([lng, lat]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_read() {
        for (text, expected) in [
            (
                "POINT (37.5 36)",
                Some(r#"{"coordinates":[37.5,36.0],"type":"Point"}"#),
            ),
            (
                "Point Z(37.5 36 0)",
                Some(r#"{"coordinates":[37.5,36.0],"type":"Point"}"#),
            ),
            (
                "MULTIPOINT ((1 2), (3 4))",
                Some(r#"{"coordinates":[[1.0,2.0],[3.0,4.0]],"type":"MultiPoint"}"#),
            ),
            (
                "MULTIPOINT (1 2, 3 4)",
                Some(r#"{"coordinates":[[1.0,2.0],[3.0,4.0]],"type":"MultiPoint"}"#),
            ),
            (
                "SRID=4326;LINESTRING(1 2,3 4)",
                Some(r#"{"coordinates":[[1.0,2.0],[3.0,4.0]],"type":"LineString"}"#),
            ),
            (
                "POLYGON ((1 2, 3 4, 1 2))",
                Some(r#"{"coordinates":[[[1.0,2.0],[3.0,4.0],[1.0,2.0]]],"type":"Polygon"}"#),
            ),
            ("POLYGON (1 2, 3 4)", None),
            ("POLYGON ((1 2, 3 4)", None),
            ("POINT (1)", None),
            ("POINT EMPTY", None),
            ("Pointed (1 2)", None),
        ] {
            // The order of members depends on what is compiled beside.
            let expected: Option<Value> = expected.map(|json| serde_json::from_str(json).unwrap());
            assert_eq!(geometry(text), expected, "{text}");
        }
    }
}

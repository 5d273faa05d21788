//! Geometries of KML and `GeoRSS` as those of `GeoJSON`.

use serde_json::{Value, json};

use crate::xml::node::Node;

/// The geometry of a placemark: of several, all of them.
pub(super) fn of_kml(node: &Node) -> Value {
    let mut found: Vec<Value> = node.children.iter().filter_map(one_of_kml).collect();
    match found.len() {
        0 => Value::Null,
        1 => found.remove(0),
        _ => json!({"type": "GeometryCollection", "geometries": found}),
    }
}

fn one_of_kml(node: &Node) -> Option<Value> {
    let line = |node: &Node| lng_first(node.text_of("coordinates")?);
    Some(match node.name.as_str() {
        "Point" => {
            let at = line(node)?.into_iter().next()?;
            json!({"type": "Point", "coordinates": at})
        }
        "LineString" | "LinearRing" => {
            json!({"type": "LineString", "coordinates": line(node)?})
        }
        "Polygon" => {
            let rings = ["outerBoundaryIs", "innerBoundaryIs"];
            let rings = rings.iter().flat_map(|side| node.all(side));
            let rings = rings.filter_map(|side| line(side.child("LinearRing")?));
            json!({"type": "Polygon", "coordinates": rings.collect::<Vec<_>>()})
        }
        "Track" => {
            let places = node.all("coord").filter_map(|at| {
                let mut degrees = at.text.split_whitespace().map(str::parse);
                let (lng, lat): (f64, f64) = (degrees.next()?.ok()?, degrees.next()?.ok()?);
                Some([lng, lat])
            });
            json!({"type": "LineString", "coordinates": places.collect::<Vec<_>>()})
        }
        "MultiGeometry" | "MultiTrack" => of_kml(node),
        _ => return None,
    })
}

/// `37.16,36.2,0 37.17,36.2`: longitude, latitude and perhaps a height; blanks may stand behind the commas.
fn lng_first(text: &str) -> Option<Vec<[f64; 2]>> {
    let text = text.split(',').map(str::trim).collect::<Vec<_>>().join(",");
    let place = |part: &str| {
        let mut degrees = part.split(',').map(str::parse);
        let (lng, lat): (f64, f64) = (degrees.next()?.ok()?, degrees.next()?.ok()?);
        Some([lng, lat])
    };
    text.split_whitespace().map(place).collect()
}

/// Where an entry of a feed lies: in the simple notation, in that of GML, or in two elements. All have the latitude first.
pub(super) fn of_feed(node: &Node) -> Value {
    let degrees = |name: &str| node.text_of(name)?.parse::<f64>().ok();
    if let (Some(lat), Some(lng)) = (degrees("lat"), degrees("long").or_else(|| degrees("lon"))) {
        return json!({"type": "Point", "coordinates": [lng, lat]});
    }
    let found = node.children.iter().find_map(one_of_feed);
    // What wraps them is W3C's, or GeoRSS's.
    let inner = || {
        let wrapped = node
            .children
            .iter()
            .filter(|child| matches!(child.name.as_str(), "Point" | "where"));
        wrapped.map(of_feed).find(|geometry| !geometry.is_null())
    };
    found.or_else(inner).unwrap_or(Value::Null)
}

fn one_of_feed(node: &Node) -> Option<Value> {
    let places = || lat_first(&node.text);
    Some(match node.name.as_str() {
        "point" | "pos" => json!({"type": "Point", "coordinates": places()?.first()?}),
        "line" => json!({"type": "LineString", "coordinates": places()?}),
        "polygon" => json!({"type": "Polygon", "coordinates": [places()?]}),
        "box" => {
            let [[west, south], [east, north]] = *places()?.as_slice() else {
                return None;
            };
            of_box([west, south], [east, north])
        }
        "LineString" => json!({"type": "LineString", "coordinates": positions(node)?}),
        "Polygon" => {
            let rings = ["exterior", "interior"].iter();
            let rings = rings.flat_map(|side| node.all(side));
            let rings: Option<Vec<_>> = rings
                .map(|side| positions(side.child("LinearRing")?))
                .collect();
            json!({"type": "Polygon", "coordinates": rings.filter(|rings| !rings.is_empty())?})
        }
        "Envelope" => {
            let corner = |name: &str| lat_first(node.text_of(name)?)?.first().copied();
            of_box(corner("lowerCorner")?, corner("upperCorner")?)
        }
        _ => return None,
    })
}

fn of_box([west, south]: [f64; 2], [east, north]: [f64; 2]) -> Value {
    json!({"type": "Polygon", "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]]})
}

/// The positions of a shape of GML: in one list, or one by one.
fn positions(node: &Node) -> Option<Vec<[f64; 2]>> {
    if let Some(list) = node.text_of("posList") {
        return lat_first(list);
    }
    let one = |at: &Node| lat_first(&at.text)?.first().copied();
    let all: Option<Vec<[f64; 2]>> = node.all("pos").map(one).collect();
    all.filter(|all| !all.is_empty())
}

fn lat_first(text: &str) -> Option<Vec<[f64; 2]>> {
    let numbers = text.split(|c: char| c.is_whitespace() || c == ',');
    let numbers = numbers
        .filter(|part| !part.is_empty())
        .map(str::parse::<f64>);
    let numbers: Vec<f64> = numbers.collect::<Result<_, _>>().ok()?;
    let (pairs, rest) = numbers.as_chunks::<2>();
    (!pairs.is_empty() && rest.is_empty())
        .then(|| pairs.iter().map(|[lat, lng]| [*lng, *lat]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_read_in_their_order() {
        assert_eq!(
            lng_first("\n 37.16,36.2,0 37.17,36.3\n"),
            Some(vec![[37.16, 36.2], [37.17, 36.3]])
        );
        assert_eq!(lng_first("37.16, 36.2, 0"), Some(vec![[37.16, 36.2]]));
        assert_eq!(lng_first("a,b"), None);
        assert_eq!(lat_first("36.2 37.16"), Some(vec![[37.16, 36.2]]));
        assert_eq!(lat_first("36.2,37.16 36.3"), None);
        assert_eq!(lat_first(""), None);
    }
}

//! How large features are, and where they are called.

use geo::{Area as _, Coord, Geodesic, GeodesicArea as _, InteriorPoint as _, Length as _, Polygon};

use crate::file::Shape;
use crate::overlay::Bounds;
use crate::rings::extent;

/// Square kilometres on the ellipsoid; nothing of what has no area.
pub(crate) fn area_km2(shape: &Shape) -> Option<f64> {
    let areas = shape.polygons.iter().map(Polygon::geodesic_area_unsigned);
    (!shape.polygons.is_empty()).then(|| areas.sum::<f64>() / 1e6)
}

/// Kilometres along lines on the ellipsoid; nothing of what has no lines.
pub(crate) fn length_km(shape: &Shape) -> Option<f64> {
    let lengths = shape.lines.iter().map(|line| Geodesic.length(line));
    (!shape.lines.is_empty()).then(|| lengths.sum::<f64>() / 1e3)
}

/// A position in the middle of the largest polygon.
pub(crate) fn label_point(shape: &Shape) -> Option<Coord> {
    let size = |polygon: &&Polygon| polygon.unsigned_area();
    let largest = shape.polygons.iter().max_by(|a, b| size(a).total_cmp(&size(b)))?;
    largest.interior_point().map(Coord::from)
}

/// The rectangle around all of a feature, the narrowest that there is on a world that is round; nothing of nothing.
pub(crate) fn bounds(shape: &Shape) -> Option<Bounds> {
    let mut spans: Vec<(f64, f64)> = Vec::new();
    let (mut south, mut north) = (f64::INFINITY, f64::NEG_INFINITY);
    let rings = shape.polygons.iter().map(|polygon| polygon.exterior().0.as_slice());
    let lines = shape.lines.iter().map(|line| line.0.as_slice());
    let points = shape.points.iter().map(std::slice::from_ref);
    for coords in rings.chain(lines).chain(points) {
        spans.push(extent(coords));
        for coord in coords {
            (south, north) = (south.min(coord.y), north.max(coord.y));
        }
    }
    let (west, east) = narrowest(spans)?;
    Some([west, south, east, north])
}

/// From where to where all of some spans of longitude lie: around the widest gap between them. Where it goes past 180°, its end is west of its
/// beginning.
fn narrowest(mut spans: Vec<(f64, f64)>) -> Option<(f64, f64)> {
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (first, _) = *spans.first()?;
    let mut reached = f64::NEG_INFINITY;
    // The gap after the last span, round the world, is looked at as the others are.
    let mut widest = (0.0, first, first);
    for (west, east) in spans.iter().copied().chain([(first + 360.0, first + 360.0)]) {
        if reached.is_finite() && west - reached > widest.0 {
            widest = (west - reached, west, reached);
        }
        reached = reached.max(east);
    }
    let (gap, west, east) = widest;
    let in_range = |lng: f64| if lng > 180.0 { lng - 360.0 } else { lng };
    Some(match gap > 0.0 {
        true => (in_range(west), in_range(east)),
        false => (-180.0, 180.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_the_narrowest_on_a_round_world() {
        let check = |spans: &[(f64, f64)], expected: (f64, f64)| {
            assert_eq!(narrowest(spans.to_vec()), Some(expected), "{spans:?}");
        };
        check(&[(37.0, 38.0)], (37.0, 38.0));
        check(&[(37.0, 38.0), (-10.0, 20.0)], (-10.0, 38.0));
        // Fiji, in one piece that goes on past 180° and in two.
        check(&[(177.0, 182.0)], (177.0, -178.0));
        check(&[(177.0, 180.0), (-180.0, -178.0)], (177.0, -178.0));
        check(&[(-180.0, 180.0)], (-180.0, 180.0));
        check(&[(-180.0, 10.0), (5.0, 180.0)], (-180.0, 180.0));
        check(&[(12.0, 12.0)], (12.0, 12.0));
        assert_eq!(narrowest(Vec::new()), None);
    }
}

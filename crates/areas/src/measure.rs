//! How large features are, and where they are called.

use geo::{Area as _, Coord, Geodesic, Length as _, LineString, MapCoords as _, Polygon};

use crate::earth::{A_M, E2};
use crate::file::Shape;
use crate::overlay::Bounds;
use crate::rings::extent;

/// How far up a polygon its middle is looked for: first of all half way.
const HEIGHTS: [f64; 3] = [0.5, 0.36, 0.64];

/// Square kilometres on the ellipsoid, between edges that are straight in degrees as those of GeoJSON are; nothing of what has no area.
///
/// A cylindrical projection that keeps areas takes the polygon to a plane (J. P. Snyder, Map Projections: A Working Manual, USGS Professional Paper
/// 1395, 1987, eq. 10-1 and 3-12). A slanting edge of a degree is bent there, which is a 100,000th of the area at most.
pub(crate) fn area_km2(shape: &Shape) -> Option<f64> {
    let areas = shape.polygons.iter().map(|polygon| {
        let on_plane = polygon.map_coords(|at| Coord {
            x: A_M * at.x.to_radians(),
            y: A_M / 2.0 * authalic_q(at.y),
        });
        on_plane.unsigned_area()
    });
    (!shape.polygons.is_empty()).then(|| areas.sum::<f64>() / 1e6)
}

/// How much of the ellipsoid lies between the equator and a latitude: Snyder's q, 2 sin φ on a sphere.
fn authalic_q(lat: f64) -> f64 {
    let (sin, e) = (lat.to_radians().sin(), E2.sqrt());
    (1.0 - E2) * (sin / (1.0 - E2 * sin * sin) + (e * sin).atanh() / e)
}

/// Kilometres along lines on the ellipsoid; nothing of what has no lines.
pub(crate) fn length_km(shape: &Shape) -> Option<f64> {
    let lengths = shape.lines.iter().map(|line| Geodesic.length(line));
    (!shape.lines.is_empty()).then(|| lengths.sum::<f64>() / 1e3)
}

/// A position well inside of the largest polygon: the middle of the widest stretch of three parallels through it.
pub(crate) fn label_point(shape: &Shape) -> Option<Coord> {
    let size = |polygon: &&Polygon| polygon.unsigned_area();
    let largest = shape
        .polygons
        .iter()
        .max_by(|a, b| size(a).total_cmp(&size(b)))?;
    let lats = || largest.exterior().0.iter().map(|at| at.y);
    let (south, north) = (
        lats().fold(f64::INFINITY, f64::min),
        lats().fold(f64::NEG_INFINITY, f64::max),
    );
    let stretches = HEIGHTS.iter().flat_map(|height| {
        let lat = south + (north - south) * height;
        stretches(largest, lat)
            .into_iter()
            .map(move |(west, east)| {
                (
                    east - west,
                    Coord {
                        x: f64::midpoint(west, east),
                        y: lat,
                    },
                )
            })
    });
    stretches
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, at)| at)
}

/// From where to where a parallel runs inside of a polygon.
fn stretches(polygon: &Polygon, lat: f64) -> Vec<(f64, f64)> {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    let cut = rings
        .flat_map(LineString::lines)
        .filter(|line| (line.start.y <= lat) != (line.end.y <= lat));
    let mut lngs: Vec<f64> = cut
        .map(|line| line.start.x + (lat - line.start.y) / line.dy() * line.dx())
        .collect();
    lngs.sort_by(f64::total_cmp);
    let (pairs, _) = lngs.as_chunks::<2>();
    pairs.iter().map(|&[west, east]| (west, east)).collect()
}

/// The rectangle around all of a feature, the narrowest that there is on a world that is round; nothing of nothing.
pub(crate) fn bounds(shape: &Shape) -> Option<Bounds> {
    let mut spans: Vec<(f64, f64)> = Vec::new();
    let (mut south, mut north) = (f64::INFINITY, f64::NEG_INFINITY);
    let rings = shape
        .polygons
        .iter()
        .map(|polygon| polygon.exterior().0.as_slice());
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
    for (west, east) in spans
        .iter()
        .copied()
        .chain([(first + 360.0, first + 360.0)])
    {
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
    fn areas_are_those_on_the_ellipsoid() {
        let check = |bounds: [f64; 4], expected_km2: f64| {
            let [west, south, east, north] = bounds;
            let polygon = geo::Rect::new((west, south), (east, north)).to_polygon();
            let found = area_km2(&Shape {
                polygons: vec![polygon],
                ..Shape::default()
            })
            .unwrap();
            assert!(
                (found / expected_km2 - 1.0).abs() < 1e-6,
                "{bounds:?}: {found}"
            );
        };
        // The surface of the WGS 84 ellipsoid (NGA.STND.0036, table 3.5), and its 360th part.
        check([-180.0, -90.0, 180.0, 90.0], 510_065_621.724);
        check([37.0, -90.0, 38.0, 90.0], 510_065_621.724 / 360.0);
    }

    #[test]
    fn small_areas_are_as_those_within_geodesics() {
        use geo::GeodesicArea as _;
        let ring = [
            (37.0, 36.0),
            (37.1, 36.02),
            (37.12, 36.1),
            (37.01, 36.12),
            (37.0, 36.0),
        ];
        let polygon = Polygon::new(LineString::from(ring.to_vec()), Vec::new());
        let expected = polygon.geodesic_area_unsigned() / 1e6;
        let found = area_km2(&Shape {
            polygons: vec![polygon],
            ..Shape::default()
        })
        .unwrap();
        // A geodesic of a tenth of a degree bends away from the straight line.
        assert!(
            (found / expected - 1.0).abs() < 5e-5,
            "{found} for {expected}"
        );
    }

    #[test]
    fn a_label_lies_inside_and_not_in_a_hole() {
        let square = |west: f64, south: f64, east: f64, north: f64| {
            geo::Rect::new((west, south), (east, north))
                .to_polygon()
                .into_inner()
                .0
        };
        let polygon = Polygon::new(
            square(0.0, 0.0, 10.0, 10.0),
            vec![square(2.0, 2.0, 9.0, 9.0)],
        );
        let islet = Polygon::new(square(20.0, 0.0, 21.0, 1.0), Vec::new());
        let at = label_point(&Shape {
            polygons: vec![islet, polygon],
            ..Shape::default()
        });
        assert_eq!(at, Some(Coord { x: 1.0, y: 6.4 }));
    }

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

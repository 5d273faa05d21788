//! The smallest circle around areas: what stands for an area where nothing but the area is to be told.

use geo::{Coord, Polygon};
use incidents::model::place::LngLat;

use crate::earth::{arc_m, distance2, xyz};

/// A circle on the ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Circle {
    /// Its middle, to four decimals.
    pub center: LngLat,
    /// In metres, whole hundreds.
    pub radius_m: f64,
}

/// An edge is straight in degrees, and so on the ground it is bent: one that is longer than this is looked at in pieces, of which none
/// is bent by more than eight metres.
const PIECE_DEGREES: f64 = 0.25;

/// What the sphere of a map (0.1 %), and that bend of eight metres, add to the way from the middle to the farthest point.
const MARGIN: f64 = 1.002;
const BEND_M: f64 = 8.0;

/// Radii are whole multiples of this.
const STEP_M: f64 = 100.0;

/// The square of the widest circle as a chord of a sphere of radius 1: 60 degrees, which is no district.
const MAX_CHORD2: f64 = 1.0;

/// What rounding may add to a circle of that sphere.
const TOLERANCE: f64 = 1e-9;

/// A position on a sphere of radius 1.
type Unit = [f64; 3];

/// The smallest circle in which all polygons lie with all of their borders, rounded up; nothing without polygons, or where it would be
/// a third of the world.
pub(crate) fn around(polygons: &[Polygon]) -> Option<Circle> {
    let positions: Vec<Coord> = polygons.iter().flat_map(pieces).collect();
    let units: Vec<Unit> = positions.iter().map(|at| unit(at.x, at.y)).collect();
    let cap = smallest(&shuffled(units)).filter(|cap| cap.chord2 < MAX_CHORD2)?;
    let [x, y, z] = cap.center;
    let round = |radians: f64| (radians.to_degrees() * 1e4).round() / 1e4;
    let center = LngLat::new(round(y.atan2(x)), round(z.atan2(x.hypot(y))))?;
    let (middle, at) = (
        unit(center.lng(), center.lat()),
        xyz(center.lng(), center.lat()),
    );
    // On the sphere as on the ellipsoid: readers see the one, and stand on the other.
    let farthest = positions.iter().map(|it| {
        let on_sphere = distance2(unit(it.x, it.y), middle).sqrt() * crate::earth::MEAN_RADIUS_M;
        let on_ellipsoid = distance2(xyz(it.x, it.y), at).sqrt();
        arc_m(on_sphere.max(on_ellipsoid))
    });
    let farthest = farthest.fold(0.0, f64::max);
    let radius_m = ((farthest + BEND_M) * MARGIN / STEP_M).ceil() * STEP_M;
    Some(Circle { center, radius_m })
}

/// The corners of a polygon's outer ring, with what lies between those that are far apart.
fn pieces(polygon: &Polygon) -> impl Iterator<Item = Coord> {
    polygon.exterior().lines().flat_map(|edge| {
        let (from, by) = (edge.start, edge.delta());
        let n_pieces = (by.x.abs().max(by.y.abs()) / PIECE_DEGREES).ceil().max(1.0);
        (0..n_pieces as u32).map(move |nth| from + by * (f64::from(nth) / n_pieces))
    })
}

fn unit(lng: f64, lat: f64) -> Unit {
    let (sin_lng, cos_lng) = lng.to_radians().sin_cos();
    let (sin_lat, cos_lat) = lat.to_radians().sin_cos();
    [cos_lat * cos_lng, cos_lat * sin_lng, sin_lat]
}

/// In an order that has nothing to do with that of the border, and is the same each time: by it the search takes a time that is linear
/// in the number of points.
fn shuffled(mut all: Vec<Unit>) -> Vec<Unit> {
    // Knuth's multiplier of a linear congruential generator of 64 bits (MMIX).
    let mut state: u64 = 1;
    for at in (1..all.len()).rev() {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        all.swap(at, ((state >> 33) as usize) % (at + 1));
    }
    all
}

/// A circle on the sphere: its middle, and the square of the chord from there to its edge.
#[derive(Clone, Copy, Debug)]
struct Cap {
    center: Unit,
    chord2: f64,
}

impl Cap {
    fn around(center: Unit, on_edge: Unit) -> Self {
        Self {
            center,
            chord2: distance2(center, on_edge),
        }
    }

    fn holds(&self, point: Unit) -> bool {
        distance2(self.center, point) <= self.chord2 * (1.0 + TOLERANCE) + f64::EPSILON
    }

    /// The smallest one through two points.
    fn of_two(a: Unit, b: Unit) -> Self {
        Self::around(normal([a[0] + b[0], a[1] + b[1], a[2] + b[2]]), a)
    }

    /// The one through three points; of three in a row the smallest around the two that are farthest apart.
    fn of_three([a, b, c]: [Unit; 3]) -> Self {
        let (to_b, to_c) = (minus(b, a), minus(c, a));
        let across = [
            to_b[1] * to_c[2] - to_b[2] * to_c[1],
            to_b[2] * to_c[0] - to_b[0] * to_c[2],
            to_b[0] * to_c[1] - to_b[1] * to_c[0],
        ];
        let size2 = dot(across, across);
        if size2 <= f64::EPSILON * dot(to_b, to_b) * dot(to_c, to_c) {
            let pairs = [(a, b), (a, c), (b, c)].map(|(one, other)| Self::of_two(one, other));
            let [first, second, third] = pairs;
            let wider = |one: Self, other: Self| {
                if one.chord2 < other.chord2 {
                    other
                } else {
                    one
                }
            };
            return wider(wider(first, second), third);
        }
        let center = normal(across);
        let center = match dot(center, a) < 0.0 {
            true => center.map(|it| -it),
            false => center,
        };
        Self::around(center, a)
    }
}

fn minus(a: Unit, b: Unit) -> Unit {
    [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

fn dot(a: Unit, b: Unit) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn normal(a: Unit) -> Unit {
    let length = dot(a, a).sqrt();
    match length > 0.0 {
        true => a.map(|it| it / length),
        false => [1.0, 0.0, 0.0],
    }
}

/// The smallest circle around points, one point after the other: what is outside of the circle so far lies on the edge of the next one
/// (E. Welzl, Smallest enclosing disks, 1991). It holds on a sphere as on a plane for all that lies in less than half of it.
fn smallest(points: &[Unit]) -> Option<Cap> {
    let (&first, rest) = points.split_first()?;
    let mut cap = Cap::around(first, first);
    for (n_before, &point) in (1..).zip(rest) {
        if !cap.holds(point) {
            cap = through(point, points.get(..n_before).unwrap_or_default());
        }
    }
    Some(cap)
}

/// The smallest circle around points with this one on its edge.
fn through(edge: Unit, points: &[Unit]) -> Cap {
    let mut cap = Cap::around(edge, edge);
    for (nth, &point) in points.iter().enumerate() {
        if cap.holds(point) {
            continue;
        }
        cap = Cap::of_two(edge, point);
        for &third in points.iter().take(nth) {
            if !cap.holds(third) {
                cap = Cap::of_three([edge, point, third]);
            }
        }
    }
    cap
}

#[cfg(test)]
mod tests {
    use geo::{Contains as _, Distance as _, Geodesic, Point};
    use proptest::prelude::*;

    use super::*;
    use crate::Overlay;

    fn circle(rings: &[&[(f64, f64)]]) -> Circle {
        let polygons: Vec<Polygon> = rings
            .iter()
            .map(|ring| Polygon::new(ring.to_vec().into(), Vec::new()))
            .collect();
        around(&polygons).unwrap()
    }

    #[test]
    fn a_square_has_its_corners_on_the_edge() {
        let found = circle(&[&[(37.1, 36.1), (37.3, 36.1), (37.3, 36.3), (37.1, 36.3)]]);
        let middle = Point::new(found.center.lng(), found.center.lat());
        assert!((middle.x() - 37.2).abs() < 2e-4 && (middle.y() - 36.2).abs() < 2e-3);
        let corner = Geodesic.distance(middle, Point::new(37.1, 36.1));
        assert!(
            (corner..corner * 1.004 + 120.0).contains(&found.radius_m),
            "{found:?} {corner}"
        );
    }

    #[test]
    fn it_holds_all_parts_across_the_180th_meridian_and_at_a_pole() {
        // Taveuni, as the reader gives it: on past 180 degrees.
        let taveuni = circle(&[&[(179.8, -17.0), (180.1, -17.0), (180.0, -16.7)]]);
        assert!(
            taveuni.radius_m < 25_000.0 && taveuni.center.lng().abs() > 179.8,
            "{taveuni:?}"
        );
        let parts = circle(&[
            &[(37.0, 36.0), (37.01, 36.0), (37.0, 36.01)],
            &[(37.5, 36.0), (37.51, 36.0), (37.5, 36.01)],
        ]);
        assert!((parts.center.lng() - 37.25).abs() < 0.01, "{parts:?}");
        let pole = circle(&[&[(0.0, 89.0), (120.0, 89.0), (240.0, 89.0)]]);
        assert!(pole.center.lat() > 89.9, "{pole:?}");
        assert_eq!(around(&[]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn whatever_is_inside_of_an_area_is_inside_of_its_circle(
            (west, south) in (-170.0..170.0, -70.0..70.0),
            corners in prop::collection::vec((0.0..1.0, 0.0..1.0), 3..12),
            size in prop_oneof![0.02..0.1, 0.1..4.0],
            inside in prop::collection::vec((0.0..1.0, 0.0..1.0), 60),
        ) {
            let at = |(x, y): &(f64, f64)| (west + x * size, south + y * size);
            let ring: Vec<(f64, f64)> = corners.iter().map(at).collect();
            let area = Polygon::new(ring.clone().into(), Vec::new());
            let found = around(std::slice::from_ref(&area)).unwrap();
            let middle = Point::new(found.center.lng(), found.center.lat());
            let tested = inside.iter().map(at).map(Point::from).filter(|it| area.contains(it));
            for point in tested.chain(ring.iter().copied().map(Point::from)) {
                let away_m = Geodesic.distance(middle, point);
                prop_assert!(away_m <= found.radius_m, "{found:?} {point:?} {away_m}");
            }
            // And none is much smaller: of any two corners half their distance, at least.
            let distances = ring.iter().flat_map(|a| ring.iter().map(move |b| Geodesic.distance(Point::from(*a), Point::from(*b))));
            let widest = distances.fold(0.0, f64::max);
            prop_assert!(found.radius_m <= widest / 3_f64.sqrt() * 1.03 + 150.0, "{found:?} {widest}");
        }
    }

    #[test]
    fn a_feature_of_areas_has_one() {
        let file = br#"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1, 2]}},
{"type": "Feature", "properties": {"name": "East"}, "geometry": {"type": "Polygon", "coordinates": [[[37.1, 36.1], [37.3, 36.1], [37.3, 36.3], [37.1, 36.1]]]}}]}"#;
        let (overlay, _) = Overlay::read(file, None).unwrap();
        let circles: Vec<bool> = overlay
            .features()
            .iter()
            .map(|it| it.circle().is_some())
            .collect();
        assert_eq!(circles, [false, true]);
    }
}

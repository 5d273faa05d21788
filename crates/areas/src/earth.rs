//! Distances on the ellipsoid, by way of straight lines through it.
//!
//! A position becomes a point in space (WGS 84, earth-centred), and how far two of them lie apart is the length of the straight line between
//! them. It holds at the poles and across the 180th meridian like anywhere else, and costs no sine. An arc of 500 km is 0.026 % longer than its
//! chord; what a radius comes to as a chord depends on the Earth's curvature so little that the mean radius will do: what is left is an error
//! below 0.001 % at 500 km, and of 0.5 % half round the Earth.
//!
//! Sources: position in space, B. Hofmann-Wellenhof et al., GPS: Theory and Practice, 5th ed. 2001, eq. 10.5; the constants of WGS 84, NGA.STND.0036
//! (2014), table 3.1; chord and arc, 2 R sin(s / 2 R).

use std::f64::consts::PI;

/// A position in space: metres from the Earth's centre.
pub(crate) type Xyz = [f64; 3];

/// Equatorial radius.
pub(crate) const A_M: f64 = 6_378_137.0;
const FLATTENING: f64 = 1.0 / 298.257_223_563;
/// First eccentricity, squared.
pub(crate) const E2: f64 = FLATTENING * (2.0 - FLATTENING);
/// Mean radius.
pub(crate) const MEAN_RADIUS_M: f64 = 6_371_008.8;
/// No part of the surface is less curved than a sphere of this radius, a² / b.
pub(crate) const MAX_RADIUS_M: f64 = 6_399_594.0;
/// Nor more than one of this, b² / a.
pub(crate) const MIN_RADIUS_M: f64 = 6_335_439.0;

/// Marks are kept to a world unit, which is 9 mm wide: what is nearer to a border than two of them lies on it.
pub(crate) const GRAIN_M: f64 = 0.02;

/// How far off what was found may be, beside a 2,000th of a radius.
const TOLERANCE_M: f64 = 0.01;

/// Where a position in degrees is in space.
pub(crate) fn xyz(lng: f64, lat: f64) -> Xyz {
    let (sin_lng, cos_lng) = lng.to_radians().sin_cos();
    let (sin_lat, cos_lat) = lat.to_radians().sin_cos();
    let normal_m = A_M / (1.0 - E2 * sin_lat * sin_lat).sqrt();
    [
        normal_m * cos_lat * cos_lng,
        normal_m * cos_lat * sin_lng,
        normal_m * (1.0 - E2) * sin_lat,
    ]
}

/// The straight line from end to end of an arc; past the antipodes it is endless.
pub(crate) fn chord_m(arc_m: f64) -> f64 {
    match arc_m < PI * MEAN_RADIUS_M {
        true => 2.0 * MEAN_RADIUS_M * (arc_m / (2.0 * MEAN_RADIUS_M)).sin(),
        false => f64::INFINITY,
    }
}

/// The arc over a chord: undoes [`chord_m`].
pub(crate) fn arc_m(chord_m: f64) -> f64 {
    2.0 * MEAN_RADIUS_M * (chord_m / (2.0 * MEAN_RADIUS_M)).min(1.0).asin()
}

pub(crate) fn distance2(a: Xyz, b: Xyz) -> f64 {
    let squares = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b));
    squares.sum()
}

/// The square of the distance from a point to a straight line between two others.
fn distance2_to_line(point: Xyz, a: Xyz, b: Xyz) -> f64 {
    let along = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    let from_a = [point[0] - a[0], point[1] - a[1], point[2] - a[2]];
    let dot = |p: Xyz, q: Xyz| p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
    let length2 = dot(along, along);
    if length2 <= 0.0 {
        return dot(from_a, from_a);
    }
    let share = (dot(from_a, along) / length2).clamp(0.0, 1.0);
    let off = [
        from_a[0] - share * along[0],
        from_a[1] - share * along[1],
        from_a[2] - share * along[2],
    ];
    dot(off, off)
}

/// One end of an edge, in degrees and in space.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vertex {
    pub lng: f64,
    pub lat: f64,
    pub at: Xyz,
}

impl Vertex {
    pub(crate) fn new(lng: f64, lat: f64) -> Self {
        let at = xyz(lng, lat);
        Self { lng, lat, at }
    }
}

/// Whether an edge comes as near to a point as a radius, which is a chord. It is straight in degrees (RFC 7946, section 3.1.1), and so on the
/// ground it is bent: it is halved until it is not.
pub(crate) fn is_near(point: Xyz, a: &Vertex, b: &Vertex, radius_m: f64) -> bool {
    // How far the edge can lie from the straight line between its ends: an eighth of the greatest second derivative of its position, for which
    // the Earth may be taken for the sphere that is bent least.
    let turn = ((b.lng - a.lng).abs() + (b.lat - a.lat).abs()).to_radians();
    let bend_m = MAX_RADIUS_M / 8.0 * turn * turn;
    let distance2 = distance2_to_line(point, a.at, b.at);
    if bend_m <= TOLERANCE_M + radius_m / 2_000.0 {
        return distance2 <= radius_m * radius_m;
    }
    let (most, least) = (radius_m + bend_m, radius_m - bend_m);
    if distance2 > most * most {
        return false;
    }
    if least > 0.0 && distance2 <= least * least {
        return true;
    }
    let middle = Vertex::new(f64::midpoint(a.lng, b.lng), f64::midpoint(a.lat, b.lat));
    is_near(point, a, &middle, radius_m) || is_near(point, &middle, b, radius_m)
}

/// The ball around all that lies between two corners, in degrees, on the ground.
pub(crate) fn ball([west, south, east, north]: [f64; 4]) -> (Xyz, f64) {
    let center = xyz(f64::midpoint(west, east), f64::midpoint(south, north));
    // A chord on a sphere is no longer than what its differences of latitude and of longitude, where parallels are longest, come to at a right angle.
    let nearest_equator = match south <= 0.0 && north >= 0.0 {
        true => 0.0,
        false => south.abs().min(north.abs()),
    };
    let wide = (east - west).to_radians() / 2.0 * nearest_equator.to_radians().cos();
    let high = (north - south).to_radians() / 2.0;
    (center, MAX_RADIUS_M * wide.hypot(high))
}

/// A rectangle in degrees in which all lies that is as near to a position as a radius; none where it holds a pole.
pub(crate) fn around(lng: f64, lat: f64, radius_m: f64) -> Option<[f64; 4]> {
    let high = radius_m / MIN_RADIUS_M;
    let northmost = lat.abs().to_radians() + high;
    if northmost >= PI / 2.0 {
        return None;
    }
    let [wide, high] = [high / northmost.cos(), high].map(f64::to_degrees);
    Some([lng - wide, lat - high, lng + wide, lat + high])
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Distance as _, Geodesic, Point};

    #[test]
    fn distances_are_those_of_karney_on_the_ellipsoid() {
        let check = |a: (f64, f64), b: (f64, f64)| {
            let expected = Geodesic.distance(Point::from(a), Point::from(b));
            let found = arc_m(distance2(xyz(a.0, a.1), xyz(b.0, b.1)).sqrt());
            assert!(
                (found / expected - 1.0).abs() < 1e-4,
                "{a:?} {b:?}: {found} for {expected}"
            );
            assert!((arc_m(chord_m(expected)) - expected).abs() < 1e-6);
        };
        check((37.16, 36.20), (36.72, 34.73));
        check((37.16, 36.20), (42.5, 36.3));
        check((0.0, 0.0), (4.4, 0.0));
        check((0.0, 0.0), (0.0, 4.4));
        check((179.9, -17.0), (-179.0, -16.0));
        check((10.0, 88.0), (-170.0, 89.0));
    }

    #[test]
    fn an_edge_is_straight_in_degrees_however_long() {
        // Along the 49th parallel, as the border of Canada; the geodesic between its ends runs 500 km further north.
        let (a, b) = (Vertex::new(-123.0, 49.0), Vertex::new(-95.0, 49.0));
        let check = |lat: f64, radius_m: f64, expected: bool| {
            let point = xyz(-109.0, lat);
            assert_eq!(
                is_near(point, &a, &b, radius_m),
                expected,
                "{lat} {radius_m}"
            );
        };
        // A minute of latitude is 1,853 m there.
        check(49.0, 0.02, true);
        check(49.0 + 1.0 / 60.0, 1_850.0, false);
        check(49.0 + 1.0 / 60.0, 1_857.0, true);
        check(52.0, 333_000.0, false);
        check(52.0, 335_000.0, true);
    }

    #[test]
    fn what_lies_in_a_rectangle_lies_in_its_ball() {
        for bounds in [
            [30.0, 30.0, 31.0, 32.0],
            [-180.0, -90.0, 180.0, 90.0],
            [0.0, 80.0, 90.0, 90.0],
            [-5.0, -3.0, 8.0, 4.0],
        ] {
            let (center, radius_m) = ball(bounds);
            let [west, south, east, north] = bounds;
            for step in 0..=100 {
                let (x, y) = (
                    f64::from(step % 11) / 10.0,
                    f64::from(step / 11 % 11) / 10.0,
                );
                let point = xyz(west + x * (east - west), south + y * (north - south));
                assert!(
                    distance2(point, center) <= radius_m * radius_m * (1.0 + 1e-12),
                    "{bounds:?} {x} {y}"
                );
            }
        }
    }
}

//! Where a blurred point is drawn: moved once, by a length and a direction that follow from its record's id and a secret.

use std::f64::consts::TAU;

use hmac::{Hmac, KeyInit as _, Mac as _};
use incidents::model::place::LngLat;
use sha2::Sha256;

/// Mean radius of the earth in metres (IUGG, R1).
const EARTH_M: f64 = 6_371_008.8;

/// How much of the circle a move takes at most. What is left holds what rounding to four decimals (8 m), the flattening of the earth (0.3 %)
/// and the sphere of the map (0.1 %) add to it.
const MOST: f64 = 0.98;

/// Digits after the point of a position that is written: eleven metres.
const N_DIGITS: i32 = 4;

/// Least length of a salt in bytes.
pub const MIN_SALT: usize = 16;

/// What nobody outside knows, and without which a move cannot be computed.
#[derive(Clone)]
pub struct Salt(Vec<u8>);

impl Salt {
    /// Of bytes that were drawn at random; nothing where they are too few.
    pub fn new(bytes: &[u8]) -> Option<Self> {
        (bytes.len() >= MIN_SALT).then(|| Self(bytes.to_vec()))
    }

    /// 32 bytes for a record and a radius. HMAC (RFC 2104) takes keys of any length.
    fn bytes(&self, id: &str, radius_m: f64) -> [u8; 32] {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else {
            return [0; 32];
        };
        mac.update(b"incidents blur 1\0");
        // Moved by one radius and by another in the same direction, two points would be on a line with the true place.
        mac.update(&radius_m.to_be_bytes());
        mac.update(id.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

impl std::fmt::Debug for Salt {
    /// Without the bytes: what is printed is kept somewhere.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Salt(…)")
    }
}

/// A place moved within a circle of `radius_m` metres around it, to four decimals. The same id, salt and radius move by the same length and
/// direction, wherever the place is and whenever this is asked; over ids, all spots of the circle are equally likely.
///
/// ```
/// use incidents::model::place::LngLat;
/// use safety::moved::{Salt, distance_m, moved};
///
/// let salt = Salt::new(&[7; 32]).unwrap();
/// let place = LngLat::new(37.1898, 36.2185).unwrap();
/// let there = moved(place, 1000.0, "a", &salt);
/// assert!(distance_m(place, there) < 1000.0);
/// assert_eq!(there, moved(place, 1000.0, "a", &salt));
/// ```
pub fn moved(place: LngLat, radius_m: f64, id: &str, salt: &Salt) -> LngLat {
    let bytes = salt.bytes(id, radius_m);
    let [length, direction] = [0, 8].map(|at| fraction(&bytes, at));
    // The root makes parts of the same area equally likely.
    let moved = destination(place, MOST * radius_m * length.sqrt(), direction * TAU);
    rounded(moved)
}

/// Eight of the bytes as a number from 0 to 1, without 1.
fn fraction(bytes: &[u8; 32], at: usize) -> f64 {
    let eight = bytes.iter().skip(at).take(8);
    let number = eight.fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    (number >> 11) as f64 / (1_u64 << 53) as f64
}

/// Where a great circle leads that leaves a place in this direction, in radians clockwise from north, on a sphere.
///
/// The direct problem as Ed Williams' Aviation Formulary has it ("Lat/lon given radial and distance").
fn destination(from: LngLat, metres: f64, bearing: f64) -> LngLat {
    let (lat, lng) = (from.lat().to_radians(), from.lng().to_radians());
    let angle = metres / EARTH_M;
    let sine = lat.sin() * angle.cos() + lat.cos() * angle.sin() * bearing.cos();
    let to_lat = sine.clamp(-1.0, 1.0).asin();
    let east = bearing.sin() * angle.sin() * lat.cos();
    let to_lng = lng + east.atan2(angle.cos() - lat.sin() * to_lat.sin());
    let lng = (to_lng.to_degrees() + 540.0).rem_euclid(360.0) - 180.0;
    LngLat::new(lng, to_lat.to_degrees()).unwrap_or(from)
}

fn rounded(place: LngLat) -> LngLat {
    let round = |degrees: f64| {
        let scale = 10_f64.powi(N_DIGITS);
        (degrees * scale).round() / scale
    };
    LngLat::new(round(place.lng()), round(place.lat())).unwrap_or(place)
}

/// How far two places are from each other on a sphere, in metres: the haversine formula.
pub fn distance_m(a: LngLat, b: LngLat) -> f64 {
    let [lat_a, lat_b] = [a, b].map(|it| it.lat().to_radians());
    let half_lat = (lat_b - lat_a) / 2.0;
    let half_lng = (b.lng() - a.lng()).to_radians() / 2.0;
    let chord = half_lat.sin().powi(2) + lat_a.cos() * lat_b.cos() * half_lng.sin().powi(2);
    2.0 * EARTH_M * chord.clamp(0.0, 1.0).sqrt().asin()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// WGS 84, in metres.
    const SEMI_MAJOR_M: f64 = 6_378_137.0;
    const FLATTENING: f64 = 1.0 / 298.257_223_563;

    /// The chord between two places on the ellipsoid, which is as long as the ground for a few kilometres: an oracle that shares nothing with
    /// what is tested.
    fn chord_m(a: LngLat, b: LngLat) -> f64 {
        let at = |it: LngLat| {
            let (lat, lng) = (it.lat().to_radians(), it.lng().to_radians());
            let squared = FLATTENING * (2.0 - FLATTENING);
            let normal = SEMI_MAJOR_M / (1.0 - squared * lat.sin().powi(2)).sqrt();
            [
                normal * lat.cos() * lng.cos(),
                normal * lat.cos() * lng.sin(),
                normal * (1.0 - squared) * lat.sin(),
            ]
        };
        let (a, b) = (at(a), at(b));
        let squares = a.iter().zip(b).map(|(a, b)| (a - b).powi(2));
        squares.sum::<f64>().sqrt()
    }

    fn salt() -> Salt {
        Salt::new(b"a salt that is not for publishing").unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn the_circle_holds_the_true_place_anywhere(
            lng in prop_oneof![-180.0..=180.0, 179.9..=180.0, -180.0..=-179.9],
            lat in prop_oneof![-90.0..=90.0, 89.9..=90.0, -90.0..=-89.9],
            km in prop_oneof![Just(1.0), Just(10.0), 1.0..=100.0],
            id in "[a-z0-9-]{1,12}",
        ) {
            let place = LngLat::new(lng, lat).unwrap();
            let there = moved(place, km * 1000.0, &id, &salt());
            for metres in [distance_m(place, there), chord_m(place, there)] {
                prop_assert!(metres <= km * 1000.0, "{place:?} {there:?}: {metres}");
            }
        }
    }

    #[test]
    fn moves_are_uniform_over_the_circle() {
        const N: u32 = 8000;
        let place = LngLat::new(37.19, 36.22).unwrap();
        let mut rings = [0_u32; 4];
        let mut quarters = [0_u32; 4];
        for nth in 0..N {
            let there = moved(place, 1000.0, &format!("record-{nth}"), &salt());
            let part = distance_m(place, there) / (MOST * 1000.0);
            // Rings of the same area.
            rings[((part * part * 4.0) as usize).min(3)] += 1;
            let is_east = usize::from(there.lng() > place.lng());
            let is_north = usize::from(there.lat() > place.lat());
            quarters[2 * is_east + is_north] += 1;
        }
        for n in rings.into_iter().chain(quarters) {
            // A quarter of them, give or take six standard deviations, and what rounding shifts.
            assert!(n.abs_diff(N / 4) < 260, "{rings:?} {quarters:?}");
        }
    }

    #[test]
    fn a_move_follows_from_the_id_and_the_salt_alone() {
        let [a, b] = [(37.19, 36.22), (37.2, 36.23)].map(|(x, y)| LngLat::new(x, y).unwrap());
        let by = |place, id| moved(place, 10_000.0, id, &salt());
        let offset = |from: LngLat, to: LngLat| (to.lng() - from.lng(), to.lat() - from.lat());
        let (first, second) = (offset(a, by(a, "x")), offset(b, by(b, "x")));
        assert!((first.0 - second.0).abs() < 2e-4 && (first.1 - second.1).abs() < 2e-4);
        assert_ne!(by(a, "x"), by(a, "y"));
        // Another radius has another direction.
        let wide = offset(a, moved(a, 100_000.0, "x", &salt()));
        assert!((wide.0 / 10.0 - first.0).abs() + (wide.1 / 10.0 - first.1).abs() > 1e-3);
        let other = Salt::new(&[1; 16]).unwrap();
        assert_ne!(by(a, "x"), moved(a, 10_000.0, "x", &other));
        assert!(Salt::new(&[1; 15]).is_none());
        assert_eq!(format!("{:?}", salt()), "Salt(…)");
    }
}

//! Lines and rings without their sharpest corners: Chaikin's corner cutting.

use super::{Degrees, network::km_between};

/// The corner of a line is cut at most so far from it: an edge of many kilometres would lose its bend otherwise.
const MOST_KM: f64 = 0.3;

/// A line whose ends stay where they are.
pub(super) fn line(points: &[Degrees]) -> Vec<Degrees> {
    let [first, .., last] = points else {
        return points.to_vec();
    };
    let corners = points.windows(3).flat_map(|three| cut(three, MOST_KM));
    [*first].into_iter().chain(corners).chain([*last]).collect()
}

/// A closed ring, closed again.
pub(super) fn ring(points: &[Degrees]) -> Vec<Degrees> {
    let [first, second, ..] = points else {
        return points.to_vec();
    };
    debug_assert_eq!(Some(first), points.last(), "a ring is closed");
    let around = [points, &[*second]].concat();
    let mut cut: Vec<Degrees> = around
        .windows(3)
        .flat_map(|three| cut(three, f64::INFINITY))
        .collect();
    cut.extend(cut.first().copied());
    cut
}

/// Two points in the place of the middle one of three.
fn cut(three: &[Degrees], most_km: f64) -> Vec<Degrees> {
    let &[before, corner, after] = three else {
        return Vec::new();
    };
    let towards = |other: Degrees| {
        let part = (most_km / km_between(corner, other).max(f64::EPSILON)).min(0.25);
        [0, 1].map(|axis| corner[axis] + (other[axis] - corner[axis]) * part)
    };
    vec![towards(before), towards(after)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_stay_and_corners_are_cut_by_a_quarter_of_a_short_edge() {
        let cut = line(&[[37.0, 36.0], [37.004, 36.0], [37.004, 36.004]]);
        assert_eq!((cut[0], cut[3]), ([37.0, 36.0], [37.004, 36.004]));
        assert!((cut[1][0] - 37.003).abs() < 1e-9 && (cut[2][1] - 36.001).abs() < 1e-9);
    }

    #[test]
    fn a_long_edge_keeps_its_bend() {
        let corner = [37.5, 36.0];
        let cut = line(&[[37.0, 36.0], corner, [37.5, 36.5]]);
        assert!(cut[1..3].iter().all(|&at| km_between(at, corner) < 0.31));
    }

    #[test]
    fn a_ring_stays_closed() {
        let square = [
            [0.0, 0.0],
            [0.004, 0.0],
            [0.004, 0.004],
            [0.0, 0.004],
            [0.0, 0.0],
        ];
        let cut = ring(&square);
        assert_eq!((cut.len(), cut.first()), (9, cut.last()));
    }
}

//! The records of one place, laid out around it so that each can be reached.

use std::f64::consts::TAU;

use incidents::model::mercator::World;

/// More than this many are a list instead.
pub const MAX_IN_SPIRAL: usize = 24;

/// Up to this many stand in one circle.
const IN_CIRCLE: usize = 8;

/// Some records around their place.
#[derive(Clone, Debug, PartialEq)]
pub struct Spiral {
    /// Where they all are.
    pub world: World,
    /// Their rows, in order of time.
    pub rows: Vec<u32>,
    /// From one mark to the next, in CSS pixels: room for the pointer, or for a finger's tip.
    pub apart_px: f64,
}

impl Spiral {
    /// Where their marks stand, in CSS pixels from the place to the right and down: a circle of a few, a spiral of more. The
    /// first is at the top, the others follow clockwise.
    pub fn offsets_px(&self) -> impl Iterator<Item = [f32; 2]> + use<> {
        let (n, apart_px) = (self.rows.len(), self.apart_px);
        let mut angle = -std::f64::consts::FRAC_PI_2;
        (0..n).map(move |at| {
            let radius = radius_px(at, n, apart_px);
            let place = [radius * angle.cos(), radius * angle.sin()].map(|px| px as f32);
            angle += match n <= IN_CIRCLE {
                true => TAU / n as f64,
                // As far along the spiral as one mark is to be from the next.
                false => apart_px / radius_px(at + 1, n, apart_px),
            };
            place
        })
    }

    /// How far the farthest of them is.
    pub fn radius_px(&self) -> f64 {
        let n = self.rows.len();
        radius_px(n.saturating_sub(1), n, self.apart_px)
    }
}

fn radius_px(at: usize, n: usize, apart_px: f64) -> f64 {
    if n <= IN_CIRCLE {
        return (apart_px * n as f64 / TAU).max(apart_px);
    }
    // A spiral of Archimedes, of which a mark takes a stretch of one length: its turns lie as far apart as its marks.
    let first = 1.4 * apart_px;
    (first * first + apart_px * apart_px / std::f64::consts::PI * at as f64).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_marks_of_a_spiral_touch_and_none_stands_on_the_place() {
        for n in 2..=MAX_IN_SPIRAL {
            let spiral = Spiral {
                world: World::default(),
                rows: (0..n as u32).collect(),
                apart_px: 30.0,
            };
            let places: Vec<[f32; 2]> = spiral.offsets_px().collect();
            for (at, [x, y]) in places.iter().enumerate() {
                assert!(x.hypot(*y) >= 29.0, "{n}: {at} stands on the place");
                assert!(
                    f64::from(x.hypot(*y)) <= spiral.radius_px() + 0.1,
                    "{n}: {at} is too far out"
                );
                for [other_x, other_y] in &places[..at] {
                    let away = (x - other_x).hypot(y - other_y);
                    assert!(away >= 24.0, "{n}: {at} is {away} px from another");
                }
            }
        }
    }
}

//! Where: few points with many incidents, many with few, in fourteen made-up governorates.

use std::fmt;

use crate::synthesize::random::{Random, Weighted};

/// How the incidents share their points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// As in files that are coded by village: half of the incidents lie on 0.4 % as many points, the largest stack has
    /// 4 % of all; the other half share points by four or so.
    Stacked,
    /// As in files with coordinates of their own: half of the incidents have a point to themselves, the others share one
    /// by five; 60 % of the points are distinct.
    Spread,
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Stacked => "stacked",
            Self::Spread => "spread",
        })
    }
}

/// A point of the map; the same number is always the same point.
pub struct Point {
    pub number: usize,
    pub lng: f64,
    pub lat: f64,
    /// From 0.
    pub governorate: usize,
    /// Whether many incidents lie on it: such points are centres of towns more often than sites.
    pub is_stack: bool,
}

pub const N_GOVERNORATES: usize = 14;
/// Longitude and latitude of their made-up centres, in degrees, the largest first.
const CENTRES: [(f64, f64); N_GOVERNORATES] = [
    (37.2, 36.2),
    (36.6, 35.9),
    (36.4, 33.5),
    (40.1, 35.3),
    (38.9, 35.9),
    (36.8, 35.1),
    (37.4, 34.5),
    (36.2, 32.8),
    (40.7, 36.6),
    (36.1, 35.5),
    (36.7, 32.7),
    (36.1, 34.9),
    (36.0, 33.1),
    (38.4, 34.6),
];
/// What a country of this size has, in degrees: west, south, east, north.
const BOUNDS: [f64; 4] = [35.7, 32.3, 42.3, 37.2];
const SCATTER_DEGREES: f64 = 0.33;

/// Of all incidents.
const ON_STACKS: f64 = 0.5;
const STACKS: f64 = 0.004;
const LARGEST_STACK: f64 = 0.04;
/// Points that the other half shares, and those that share in a spread file.
const SHARED_IN_STACKED: f64 = 0.12;
const SHARED_IN_SPREAD: f64 = 0.1;

pub struct Places {
    mode: Mode,
    stacks: Weighted,
    n_stacks: usize,
    n_shared: usize,
    governorates: Weighted,
}

impl Places {
    pub fn new(n_incidents: usize, mode: Mode) -> Self {
        let part = |share: f64| ((n_incidents as f64 * share).round() as usize).max(1);
        let n_stacks = part(STACKS);
        Self {
            mode,
            stacks: Weighted::zipf_with_first(n_stacks, LARGEST_STACK / ON_STACKS),
            n_stacks,
            n_shared: part(match mode {
                Mode::Stacked => SHARED_IN_STACKED,
                Mode::Spread => SHARED_IN_SPREAD,
            }),
            governorates: Weighted::zipf(N_GOVERNORATES, 0.8),
        }
    }

    /// Where an incident lies; `ordinal` is its place in the file.
    pub fn draw(&self, ordinal: usize, random: &mut Random) -> Point {
        let first_half = random.chance(ON_STACKS);
        let number = match (self.mode, first_half) {
            (Mode::Stacked, true) => self.stacks.draw(random),
            (Mode::Stacked, false) | (Mode::Spread, true) => {
                self.n_stacks + random.below(self.n_shared)
            }
            (Mode::Spread, false) => self.n_stacks + self.n_shared + ordinal,
        };
        self.point(number, first_half)
    }

    fn point(&self, number: usize, is_stack: bool) -> Point {
        let random = &mut Random::stream(1_000 + number as u64);
        let governorate = self.governorates.draw(random);
        let (lng, lat) = CENTRES[governorate];
        let [west, south, east, north] = BOUNDS;
        let mut near = |centre: f64, low: f64, high: f64| {
            let degrees = centre + SCATTER_DEGREES * random.normal();
            // Mirrored at the border: cut off there, points would pile up on it.
            let inside = (degrees - low).abs() + low;
            (high - (high - inside).abs()).max(low)
        };
        Point {
            number,
            lng: near(lng, west, east),
            lat: near(lat, south, north),
            governorate,
            is_stack,
        }
    }
}

//! How much detail a place deserves: all that the sources have around Syria, less with distance.

use super::Degrees;

/// Syria and what a reader of its incidents looks at beside it: west, south, east, north.
const FOCUS: [f64; 4] = [35.4, 32.2, 42.6, 37.5];

/// Degrees around the focus that are drawn as finely as the focus itself.
const NEAR: f64 = 0.6;
/// Degrees around the focus within which borders must still look right at zoom 6.
const REGION: f64 = 8.0;
/// Degrees around the focus that a map of "the region and Europe" shows.
const FAR: f64 = 42.0;
/// The Red Sea's south, where an incident of 1 October 2016 lies off Mokha: west, south, east, north.
const RED_SEA: [f64; 4] = [41.0, 11.5, 45.5, 16.0];

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Detail {
    Near,
    Region,
    Far,
    World,
}

impl Detail {
    pub(super) fn at(point: Degrees) -> Self {
        let distance = degrees_from(FOCUS, point);
        if distance <= NEAR {
            Self::Near
        } else if distance <= REGION || degrees_from(RED_SEA, point) == 0.0 {
            Self::Region
        } else if distance <= FAR {
            Self::Far
        } else {
            Self::World
        }
    }

    /// A line is as fine as its finest point asks.
    pub(super) fn of(line: &[Degrees]) -> Self {
        line.iter()
            .map(|&point| Self::at(point))
            .min()
            .unwrap_or(Self::World)
    }

    /// Visvalingam: a bend goes when its triangle is smaller than this, in square degrees.
    pub(super) fn bend_area(self) -> f64 {
        match self {
            Self::Near => 0.000_01,
            Self::Region => 0.000_6,
            Self::Far => 0.04,
            Self::World => 0.25,
        }
    }

    /// Islands and lakes smaller than this are left out, in square degrees.
    pub(super) fn smallest_area(self) -> f64 {
        match self {
            Self::Near => 0.000_1,
            Self::Region => 0.008,
            Self::Far => 0.3,
            Self::World => 1.0,
        }
    }

    /// Rounded by where the point is, never by which line it is on, so that lines which meet still meet.
    pub(super) fn round(point: Degrees) -> Degrees {
        let steps = match Self::at(point) {
            Self::Near => 1000.0,
            Self::Region | Self::Far | Self::World => 100.0,
        };
        point.map(|degrees| (degrees * steps).round() / steps)
    }
}

/// Whether a point is of Syria or of what lies right beside it.
pub(super) fn is_in_focus(point: Degrees) -> bool {
    degrees_from(FOCUS, point) == 0.0
}

fn degrees_from([west, south, east, north]: [f64; 4], [lng, lat]: Degrees) -> f64 {
    let across = (west - lng).max(lng - east);
    let along = (south - lat).max(lat - north);
    across.max(along).max(0.0)
}

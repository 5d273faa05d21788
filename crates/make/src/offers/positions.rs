//! Positions that look like a slip: two degrees exchanged, a sign lost, a digit lost.

use std::collections::HashMap;

use incidents::model::decimal::shortest;
use incidents::model::incident::Incident;
use incidents::model::place::LngLat;

use crate::offers::spread::Numbers;
use crate::offers::{About, Degrees, Offer, edit_of};

/// The middle half of the positions is taken to be at least this wide, in degrees: some ten kilometres, a city.
const LEAST_WIDTH: f64 = 0.1;

/// Up to so often the width of the middle half outside of it a position lies among the others. Of normally spread ones three in a thousand
/// do not.
const AMONG_WIDTHS: f64 = 2.0;

/// From here on it lies far outside.
const FAR_WIDTHS: f64 = 5.0;

/// And so far, in degrees, where nothing says how it would be right: one place more, however far from the others, is no slip.
const FAR_DEGREES: f64 = 5.0;

/// How many others stand near one that is no slip: two may be the same one twice.
const COMPANY: usize = 2;

/// The offers about positions.
pub(super) fn slips(records: &[&Incident], on: &str) -> Vec<Offer> {
    let positions: Vec<LngLat> = records.iter().filter_map(|it| it.place.position).collect();
    let Some(others) = Others::of(&positions) else {
        return Vec::new();
    };
    let mut found: [Vec<&Incident>; 5] = Default::default();
    for record in records {
        let slip = record.place.position.and_then(|at| others.slip(at));
        if let Some(slip) = slip {
            found[slip as usize].push(record);
        }
    }
    let offers = SLIPS.iter().zip(found).filter(|(_, of)| !of.is_empty());
    let offer = |(slip, of): (&Slip, Vec<&Incident>)| {
        let mended = of.iter().filter_map(|record| {
            let mended = slip.mended(record.place.position?)?;
            let degrees = [("lat", mended.lat()), ("lng", mended.lng())];
            let fields = degrees.map(|(field, degrees)| (field, shortest(degrees)));
            Some(edit_of(record, fields, on))
        });
        Offer::of(slip.about(), &of, mended.collect())
    };
    offers.map(offer).collect()
}

/// What may have happened to a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slip {
    Swapped,
    Latitude,
    Longitude,
    Both,
    /// Something else.
    Far,
}

/// The likeliest first.
const SLIPS: [Slip; 5] = [
    Slip::Swapped,
    Slip::Latitude,
    Slip::Longitude,
    Slip::Both,
    Slip::Far,
];

impl Slip {
    fn about(self) -> About {
        match self {
            Self::Swapped => About::SwappedPositions,
            Self::Latitude => About::LostSigns {
                of: Degrees::Latitude,
            },
            Self::Longitude => About::LostSigns {
                of: Degrees::Longitude,
            },
            Self::Both => About::LostSigns { of: Degrees::Both },
            Self::Far => About::FarPositions,
        }
    }

    /// Where a position was before.
    fn mended(self, at: LngLat) -> Option<LngLat> {
        let (lng, lat) = (at.lng(), at.lat());
        match self {
            Self::Swapped => LngLat::new(lat, lng),
            Self::Latitude => LngLat::new(lng, -lat),
            Self::Longitude => LngLat::new(-lng, lat),
            Self::Both => LngLat::new(-lng, -lat),
            Self::Far => None,
        }
    }
}

/// Where the positions of all records lie.
#[derive(Debug)]
pub(super) struct Others {
    lats: Numbers,
    lngs: Numbers,
    /// The meridian in the middle of the widest stretch without positions: longitudes are counted from there.
    seam: f64,
    /// How many stand in a cell.
    cells: HashMap<(i32, i32), usize>,
}

impl Others {
    /// Of enough positions.
    pub(super) fn of(positions: &[LngLat]) -> Option<Self> {
        let seam = seam(positions);
        let lngs = positions.iter().map(|at| from_seam(at.lng(), seam));
        let mut cells = HashMap::new();
        for at in positions {
            *cells.entry(cell(*at)).or_default() += 1;
        }
        Some(Self {
            lats: Numbers::of(positions.iter().map(|at| at.lat()).collect(), LEAST_WIDTH)?,
            lngs: Numbers::of(lngs.collect(), LEAST_WIDTH)?,
            seam,
            cells,
        })
    }

    /// What may have happened to one of them.
    fn slip(&self, at: LngLat) -> Option<Slip> {
        if self.widths_outside(at, at) <= FAR_WIDTHS {
            return None;
        }
        let is_among = |slip: &&Slip| {
            let mended = slip.mended(at).filter(|mended| *mended != at);
            mended.is_some_and(|mended| self.widths_outside(mended, at) <= AMONG_WIDTHS)
        };
        // One slip is likelier than two: beside Greenwich two signs may do where one does.
        let likely = SLIPS.iter().find(is_among).copied();
        likely.or_else(|| self.is_far_and_alone(at).then_some(Slip::Far))
    }

    /// Whether a position, there or not, would look like a slip.
    pub(super) fn are_far_from(&self, at: LngLat) -> bool {
        self.widths_outside(at, at) > FAR_WIDTHS && self.degrees_outside(at) > FAR_DEGREES
    }

    fn is_far_and_alone(&self, at: LngLat) -> bool {
        // What has no position is at 0, 0 in many a table, in any number.
        let is_alone = at == LngLat::ORIGIN || self.n_around(at) <= COMPANY;
        is_alone && self.are_far_from(at)
    }

    /// How far a position lies outside of the middle half of all but one, in widths of it, on the axis on which that is more.
    fn widths_outside(&self, at: LngLat, but: LngLat) -> f64 {
        let lats = self.lats.middle_without(but.lat());
        let lngs = self.lngs.middle_without(from_seam(but.lng(), self.seam));
        let lat = lats.distance(at.lat()) / lats.width;
        let lng = lngs.distance(from_seam(at.lng(), self.seam)) / lngs.width;
        lat.max(lng)
    }

    fn degrees_outside(&self, at: LngLat) -> f64 {
        let lng = from_seam(at.lng(), self.seam);
        let lat = self.lats.middle_without(at.lat()).distance(at.lat());
        lat.max(self.lngs.middle_without(lng).distance(lng))
    }

    /// How many stand in the cell of a position and the eight around it.
    pub(super) fn n_around(&self, at: LngLat) -> usize {
        let (x, y) = cell(at);
        let around = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
        around.filter_map(|cell| self.cells.get(&cell)).sum()
    }
}

/// Of one degree.
fn cell(at: LngLat) -> (i32, i32) {
    (at.lng().floor() as i32, at.lat().floor() as i32)
}

fn from_seam(lng: f64, seam: f64) -> f64 {
    (lng - seam).rem_euclid(360.0) + seam
}

/// The middle of the widest stretch without positions, so that none of those beside the 180th meridian are far from each other.
fn seam(positions: &[LngLat]) -> f64 {
    let mut lngs: Vec<f64> = positions.iter().map(|at| at.lng()).collect();
    lngs.sort_unstable_by(f64::total_cmp);
    let (Some(first), Some(last)) = (lngs.first(), lngs.last()) else {
        return 0.0;
    };
    let mut widest = (first + 360.0 - last, *first);
    for (before, after) in lngs.iter().zip(lngs.iter().skip(1)) {
        if after - before > widest.0 {
            widest = (after - before, *after);
        }
    }
    let (width, end) = widest;
    end - width / 2.0
}

#[cfg(test)]
mod tests;

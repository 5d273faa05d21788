//! Rings and lines as they are written, and as they are meant.

use geo::{Area as _, Coord, LineString};
use geojson::Position;
use incidents::model::decimal::shortest;

use crate::finding::Fault;

/// What was done to a ring or a line. Nothing is said of what stayed as it is.
pub(crate) type Faults = Vec<(Fault, String)>;

/// Longitudes may go on past 180°, once round the world.
const MAX_LNG: f64 = 540.0;

/// Positions that can be: longitude first, in degrees. Heights are passed over.
pub(crate) fn coords(positions: &[Position], faults: &mut Faults) -> Vec<Coord> {
    let mut wrong = None;
    let mut coords: Vec<Coord> = Vec::with_capacity(positions.len());
    for position in positions {
        match position.as_slice() {
            &[x, y, ..] if x.abs() <= MAX_LNG && y.abs() <= 90.0 => {
                if coords.last() != Some(&Coord { x, y }) {
                    coords.push(Coord { x, y });
                }
            }
            other => {
                let (_, n_wrong) = wrong.unwrap_or_default();
                wrong = Some((wrong.map_or(other, |(first, _)| first), n_wrong + 1));
            }
        }
    }
    if let Some((first, n_wrong)) = wrong {
        faults.push((
            Fault::OutOfRange,
            out_of_range(first, n_wrong, positions.len()),
        ));
    }
    coords
}

fn pair(x: f64, y: f64) -> String {
    [x, y].map(shortest).join(", ")
}

fn out_of_range(found: &[f64], n_wrong: usize, n: usize) -> String {
    let left_out = format!("{n_wrong} of {n} positions left out");
    match *found {
        [x, y, ..] if y.abs() <= 180.0 && x.abs() <= 90.0 && n_wrong * 2 >= n => format!(
            "expected longitude before latitude, but found {}: they seem to be swapped, so swap them in the whole file ({left_out})",
            pair(x, y)
        ),
        [x, y, ..] => format!(
            "expected a longitude from -180 to 180 and a latitude from -90 to 90, but found {}: mend it, or export the file again in degrees, EPSG:4326 ({left_out})",
            pair(x, y)
        ),
        _ => format!(
            "expected a longitude and a latitude, but found {} number: give both ({left_out})",
            found.len()
        ),
    }
}

/// A ring as it is meant: closed, outer ones anticlockwise and holes clockwise (RFC 7946, section 3.1.6), going on past 180° where it crosses
/// that meridian. Nothing where too little is left.
pub(crate) fn ring(
    positions: &[Position],
    is_hole: bool,
    faults: &mut Faults,
) -> Option<LineString> {
    let mut coords = coords(positions, faults);
    let n = coords.len();
    if let (Some(&first), Some(&last)) = (coords.first(), coords.last())
        && first != last
        && n >= 3
    {
        coords.push(first);
        let message = "expected the last position of a ring to be its first one again, but found another: the ring was closed";
        faults.push((Fault::Unclosed, message.to_owned()));
    }
    if n == 0 && !faults.is_empty() {
        return None;
    }
    if coords.len() < 4 {
        let message = format!(
            "expected a ring of at least 4 positions, the last one as the first, but found {n} different in a row: the ring is left out"
        );
        faults.push((Fault::TooFew, message));
        return None;
    }
    let mut ring = LineString(unwrapped(coords, true, faults));
    let area = geo::Polygon::new(ring.clone(), Vec::new()).signed_area();
    if (area < 0.0) != is_hole && area != 0.0 {
        ring.0.reverse();
        let message = "expected outer rings to run anticlockwise and holes clockwise (RFC 7946), but found it the other way round: nothing is lost, the ring was turned";
        faults.push((Fault::Winding, message.to_owned()));
    }
    Some(ring)
}

/// A line as it is meant, or nothing.
pub(crate) fn line(positions: &[Position], faults: &mut Faults) -> Option<LineString> {
    let coords = coords(positions, faults);
    if coords.len() < 2 {
        let message = format!(
            "expected a line of at least 2 positions, but found {} different in a row: the line is left out",
            coords.len()
        );
        faults.push((Fault::TooFew, message));
        return None;
    }
    Some(LineString(unwrapped(coords, false, faults)))
}

/// The same with longitudes that go on past 180° instead of beginning again at -180°, and from -180° on the first time.
///
/// A step of more than half round the world is taken for such a beginning, unless nothing as wide as the world would be left. A ring that has
/// gone round the world at its end goes round a pole, and is closed along it.
fn unwrapped(mut coords: Vec<Coord>, is_ring: bool, faults: &mut Faults) -> Vec<Coord> {
    let (west, east) = extent(&coords);
    if east - west > 180.0 {
        let mut turned = coords.clone();
        let mut turns = 0.0;
        for (to, pair) in turned.iter_mut().skip(1).zip(coords.windows(2)) {
            let step = pair[1].x - pair[0].x;
            if step.abs() > 180.0 {
                turns -= 360.0 * step.signum();
            }
            to.x += turns;
        }
        let (turned_west, turned_east) = extent(&turned);
        if is_ring && turns != 0.0 {
            let message = "expected a ring that ends where it begins, but found one that goes once round the world: it was taken for one around a pole";
            faults.push((Fault::AroundPole, message.to_owned()));
            coords = closed_along_pole(turned);
        } else if turned_east - turned_west < east - west && turned_east - turned_west > 0.0 {
            let message = "expected a geometry that is cut at the 180th meridian, or goes on past it (RFC 7946), but found one that jumps from one edge of the map to the other: it was taken for one that crosses the meridian";
            faults.push((Fault::Jump, message.to_owned()));
            coords = turned;
        }
    }
    let (west, _) = extent(&coords);
    let turns = ((west + 180.0) / 360.0).floor() * 360.0;
    if turns != 0.0 {
        for coord in &mut coords {
            coord.x -= turns;
        }
    }
    coords
}

/// The way along the nearer pole from where a ring ends to where it begins.
fn closed_along_pole(mut coords: Vec<Coord>) -> Vec<Coord> {
    let pole = coords.iter().map(|coord| coord.y).sum::<f64>().signum() * 90.0;
    if let (Some(&first), Some(&last)) = (coords.first(), coords.last()) {
        let at_pole = |of: Coord| Coord { x: of.x, y: pole };
        coords.extend([at_pole(last), at_pole(first), first]);
    }
    coords
}

/// The least and the greatest longitude.
pub(crate) fn extent(coords: &[Coord]) -> (f64, f64) {
    let all = (f64::INFINITY, f64::NEG_INFINITY);
    coords.iter().fold(all, |(west, east), coord| {
        (west.min(coord.x), east.max(coord.x))
    })
}

/// A hole beside the ring that it is in, where one of them is written a turn further on.
pub(crate) fn beside(mut hole: LineString, outer: &LineString) -> LineString {
    let middle = |of: &LineString| {
        let (west, east) = extent(&of.0);
        f64::midpoint(west, east)
    };
    let turns = ((middle(outer) - middle(&hole)) / 360.0).round() * 360.0;
    if turns != 0.0 {
        for coord in &mut hole.0 {
            coord.x += turns;
        }
    }
    hole
}

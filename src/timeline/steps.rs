//! The dates at which the axis of the timeline can have labels.

use incidents::model::civil::{Minute, Span};
use incidents::query::histogram::Unit;

use crate::timeline::axis::GAP_PX;

/// What the ticks of a row are.
pub type Step = (Unit, i32);

/// The steps that a reader counts in, from the finest: every third hour, every Monday, every quarter.
pub const STEPS: [Step; 19] = [
    (Unit::Hour, 1),
    (Unit::Hour, 3),
    (Unit::Hour, 6),
    (Unit::Hour, 12),
    (Unit::Day, 1),
    (Unit::Day, 2),
    (Unit::Week, 1),
    (Unit::Week, 2),
    (Unit::Month, 1),
    (Unit::Month, 3),
    (Unit::Month, 6),
    (Unit::Year, 1),
    (Unit::Year, 2),
    (Unit::Year, 5),
    (Unit::Decade, 1),
    (Unit::Decade, 2),
    (Unit::Decade, 5),
    (Unit::Century, 1),
    (Unit::Century, 5),
];

/// The dates of a step inside a span, or none if there are more than so many.
pub fn dates((unit, every): Step, span: Span, most: usize) -> Option<Vec<Minute>> {
    let mut minute = unit.floor(span.start());
    let mut dates = Vec::new();
    let mut n_seen = 0;
    while minute < span.end() {
        // Counted on the calendar, so that labels stay where they are while the axis moves.
        if minute >= span.start() && unit.count(minute).rem_euclid(every) == 0 {
            dates.push(minute);
        }
        n_seen += 1;
        let next = unit.next(minute);
        if n_seen > most * every as usize || next <= minute {
            return None;
        }
        minute = next;
    }
    Some(dates)
}

/// Whether no label touches the next.
pub fn is_spaced(ticks: &[Tick]) -> bool {
    ticks
        .windows(2)
        .all(|pair| keeps_distance(&pair[0], &pair[1]))
}

fn keeps_distance(before: &Tick, after: &Tick) -> bool {
    before.label_x_px + label_px(&before.label) + GAP_PX <= after.label_x_px
}

/// Takes out what stands too near to the one after it (the first, which is only there for the start) or
/// to the one before it.
pub fn thin(ticks: &mut Vec<Tick>) {
    if ticks.len() > 1 && !keeps_distance(&ticks[0], &ticks[1]) {
        ticks.remove(0);
    }
    let mut kept: Vec<Tick> = Vec::with_capacity(ticks.len());
    for tick in ticks.drain(..) {
        if kept.last().is_none_or(|last| keeps_distance(last, &tick)) {
            kept.push(tick);
        }
    }
    *ticks = kept;
}

/// A label of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it stands.
    pub x_px: f64,
    /// Where its label begins: a little to the right of it, or to the left where the axis ends.
    pub label_x_px: f64,
    /// What it says.
    pub label: String,
}

/// About how wide a label is: digits are the widest of what stands there often.
pub fn label_px(label: &str) -> f64 {
    label.chars().count() as f64 * 6.9
}

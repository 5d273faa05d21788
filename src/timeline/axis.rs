//! The axis of the timeline: as many labels as fit, from hours to centuries, in two rows. The upper row
//! says what changes from tick to tick, the lower one what they share: days above, their month below.

use incidents::model::civil::Minute;
use incidents::query::histogram::Unit;

use crate::timeline::scale::Scale;
use crate::timeline::steps::{STEPS, Step, Tick, dates, is_spaced, label_px, thin};
use crate::ui::element::{Element, el};
use crate::ui::svg::px;
use crate::words::Words;

/// Height of the axis in CSS pixels.
pub const HEIGHT_PX: f64 = 30.0;

/// Least distance between two labels.
pub const GAP_PX: f64 = 9.0;

/// A label stands a little to the right of its tick.
const INDENT_PX: f64 = 3.0;

/// The two rows of labels; the lower one is empty where the upper one says it all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ticks {
    /// What changes from tick to tick.
    pub upper: Vec<Tick>,
    /// What they share.
    pub lower: Vec<Tick>,
}

/// The labels of an axis whose bars have a length. `say` says a date as one of a row of such a unit, with the row.
pub fn ticks(scale: &Scale, say: &dyn Fn(Unit, bool, Minute) -> String) -> Ticks {
    let Some(whole) = scale.bins.whole() else {
        return Ticks::default();
    };
    // Weeks may have days for ticks, all others nothing finer than their bars.
    let finest = scale.bins.unit();
    let row = |step: Step, is_lower: bool| {
        let most = scale.width_px / (GAP_PX + label_px("00"));
        let dates = dates(step, whole, most as usize + 2)?;
        let tick = |minute: Minute| {
            let x_px = scale.x_from_minute(minute.0);
            Tick {
                x_px,
                label_x_px: x_px + INDENT_PX,
                label: say(step.0, is_lower, minute),
            }
        };
        Some(dates.into_iter().map(tick).collect::<Vec<Tick>>())
    };
    let upper = STEPS.iter().filter(|step| step.0 >= finest);
    let mut upper = upper.filter_map(|&step| Some((step.0, row(step, false)?)));
    let Some((unit, mut upper)) = upper.find(|(_, ticks)| is_spaced(ticks)) else {
        return Ticks::default();
    };
    let shared = match unit {
        Unit::Hour => Some(Unit::Day),
        Unit::Day | Unit::Week => Some(Unit::Month),
        Unit::Month => Some(Unit::Year),
        _ => None,
    };
    let width_px = scale.width_px;
    let fits = |tick: &Tick| tick.label_x_px + label_px(&tick.label) <= width_px;
    upper.retain(fits);
    let mut lower = shared.map_or_else(Vec::new, |unit| {
        // What is shared at the start stands at the start, wherever it began.
        let first = Tick {
            x_px: 0.0,
            label_x_px: INDENT_PX,
            label: say(unit, true, whole.start()),
        };
        let rest = row((unit, 1), true).unwrap_or_default().into_iter();
        let rest = rest.filter(|tick| tick.x_px > 0.0);
        [first].into_iter().chain(rest).collect()
    });
    // What begins near the end of the axis is named a little to the left, if most of its name stands where it belongs.
    if let Some(last) = lower.last_mut().filter(|last| !fits(last)) {
        let label_x_px = width_px - label_px(&last.label);
        if last.x_px - label_x_px <= label_px(&last.label) / 2.0 {
            last.label_x_px = label_x_px;
        }
    }
    thin(&mut lower);
    lower.retain(fits);
    Ticks { upper, lower }
}

/// The axis. The slider handles say the dates to a screen reader.
pub fn axis(words: &Words, scale: &Scale) -> Element {
    let base_px = scale.base_px();
    let Ticks { upper, lower } = ticks(scale, &|unit, is_lower, minute| {
        words.tick(unit, is_lower, minute)
    });
    let row = |ticks: Vec<Tick>, y: &'static str, class: &'static str, tick_px: &'static str| {
        let drawn = ticks.into_iter().map(move |tick| {
            el("g")
                .attr(
                    "transform",
                    format!("translate({} {})", px(tick.x_px), px(base_px)),
                )
                .child(el("line").class("tick").attr("y2", tick_px))
                .child(
                    el("text")
                        .class(class)
                        .attr("x", px(tick.label_x_px - tick.x_px))
                        .attr("y", y)
                        .text(tick.label),
                )
        });
        drawn.collect::<Vec<Element>>()
    };
    el("g")
        .class("axis")
        .attr("aria-hidden", "true")
        .child(
            el("line")
                .class("axis-line")
                .attr("x2", px(scale.width_px))
                .attr("y1", px(base_px))
                .attr("y2", px(base_px)),
        )
        .children(row(upper, "13", "tick-label", "5"))
        .children(row(lower, "27", "tick-label is-shared", "28"))
}

#[cfg(test)]
mod tests {
    use incidents::model::civil::{DAY, Span};
    use incidents::query::histogram::Bins;

    use super::*;

    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec",
    ];

    fn say(unit: Unit, is_lower: bool, minute: Minute) -> String {
        let (year, month, day) = minute.year_month_day();
        let month = MONTHS[month as usize - 1];
        match (unit, is_lower) {
            (Unit::Hour, _) => format!("{:02}:00", minute.minute_of_day() / 60),
            (Unit::Day, true) => format!("{day} {month} {year}"),
            (Unit::Day | Unit::Week, _) => day.to_string(),
            (Unit::Month, true) => format!("{month} {year}"),
            (Unit::Month, false) => month.to_owned(),
            _ => year.to_string(),
        }
    }

    fn ticks_of(from: &str, minutes: i32, width_px: f64) -> Ticks {
        let start = Minute::from_iso(from).unwrap();
        let span = Span::new(start, Minute(start.0 + minutes)).unwrap();
        let scale = Scale {
            bins: Bins::covering(span),
            width_px,
            height_px: 80.0,
            top_px: 0.0,
        };
        ticks(&scale, &say)
    }

    #[track_caller]
    fn check(from: &str, days: i32, width_px: f64, upper: &str, lower: &str) {
        let row = |ticks: Vec<Tick>| {
            let labels: Vec<String> = ticks.into_iter().map(|tick| tick.label).collect();
            labels.join(" ")
        };
        let found = ticks_of(from, days * DAY, width_px);
        assert_eq!(
            (row(found.upper), row(found.lower)),
            (upper.to_owned(), lower.to_owned())
        );
    }

    #[test]
    fn what_ticks_share_is_said_once_below_them() {
        check(
            "2016-09-17",
            15,
            1200.0,
            "17 18 19 20 21 22 23 24 25 26 27 28 29 30 1",
            "Sept 2016 Oct 2016",
        );
        check("2016-09-17", 15, 300.0, "18 20 22 24 26 28 30", "Sept 2016");
        // The month of the last day has not room enough right of it.
        check(
            "2016-09-17",
            15,
            600.0,
            "17 18 19 20 21 22 23 24 25 26 27 28 29 30 1",
            "Sept 2016 Oct 2016",
        );
        check(
            "2016-09-17",
            1,
            300.0,
            "00:00 06:00 12:00 18:00",
            "17 Sept 2016",
        );
        check(
            "2016-08-01",
            120,
            300.0,
            "1 15 29 12 26 10 24 7 21",
            "Aug 2016 Sept 2016 Oct 2016 Nov 2016",
        );
        check(
            "2015-01-01",
            730,
            1000.0,
            "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
            "2015 2016",
        );
        check(
            "1946-01-01",
            27_000,
            500.0,
            "1950 1960 1970 1980 1990 2000 2010",
            "",
        );
    }

    #[test]
    fn labels_never_touch_and_never_run_out_from_hours_to_a_century() {
        let mut minutes = 6 * 60;
        while minutes < 100 * 366 * DAY {
            for width_px in (300..=1900).step_by(80).map(f64::from) {
                for from in ["2016-09-17", "2015-12-31T22:00", "1999-02-28"] {
                    let found = ticks_of(from, minutes, width_px);
                    let context =
                        format!("{minutes} minutes from {from} in {width_px} px: {found:?}");
                    for row in [&found.upper, &found.lower] {
                        assert!(is_spaced(row), "{context}");
                        let ends = row
                            .iter()
                            .map(|tick| tick.label_x_px + label_px(&tick.label));
                        assert!(ends.into_iter().all(|end| end <= width_px), "{context}");
                    }
                    assert!(found.upper.len() > 1, "{context}");
                    // A date can be told from what stands there: a year is in one of the rows.
                    let mut rows = found.upper.iter().chain(&found.lower);
                    assert!(rows.any(|tick| tick.label.len() >= 4), "{context}");
                }
            }
            minutes = minutes * 5 / 4;
        }
    }
}

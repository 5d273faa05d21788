//! What of the brush a key moves, and by how much.

use incidents::model::civil::{DAY, Span};
use incidents::query::histogram::{Bins, Unit};

use crate::timeline::scale::Scale;

/// What a key moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// The first edge.
    Start,
    /// The last edge.
    End,
    /// Both.
    Window,
}

impl Grip {
    const ALL: [Self; 3] = [Self::Start, Self::End, Self::Window];

    /// Its name in the document.
    pub fn code(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
            Self::Window => "window",
        }
    }

    /// The grip of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grip| grip.code() == code)
    }
}

/// How many bins a key moves: one, or with Shift a longer time that readers count in.
pub fn step_of_key(key: &str, has_shift: bool, bins: &Bins) -> Option<isize> {
    let long = match bins.unit() {
        Unit::Hour => 24,
        Unit::Day => 7,
        Unit::Week => 4,
        Unit::Month => 12,
        Unit::Year | Unit::Decade | Unit::Century => 10,
    };
    let long = (long / bins.n_units() as isize).max(2);
    let arrow = if has_shift { long } else { 1 };
    Some(match key {
        "ArrowLeft" | "ArrowDown" => -arrow,
        "ArrowRight" | "ArrowUp" => arrow,
        "PageDown" => -long,
        "PageUp" => long,
        "Home" => isize::MIN / 2,
        "End" => isize::MAX / 2,
        _ => return None,
    })
}

/// The first and the last edge that a grip can come to while the other one stays: what moves both is where its start is.
pub fn reached(grip: Grip, (start, end): (usize, usize), n_bins: usize) -> (usize, usize) {
    match grip {
        Grip::Start => (0, end.saturating_sub(1)),
        Grip::End => (start + 1, n_bins),
        Grip::Window => (0, n_bins.saturating_sub(end - start)),
    }
}

/// The edges after a step: they stay inside the plot and at least one bin apart.
pub fn stepped(
    grip: Grip,
    (start, end): (usize, usize),
    n_bins: usize,
    step: isize,
) -> (usize, usize) {
    let (least, most) = reached(grip, (start, end), n_bins);
    let moved = |edge: usize| {
        edge.saturating_add_signed(step)
            .clamp(least, most.max(least))
    };
    match grip {
        Grip::Start => (moved(start), end),
        Grip::End => (start, moved(end)),
        Grip::Window => {
            let first = moved(start);
            (first, first + end - start)
        }
    }
}

/// The brush after a step of so many bins; what is chosen of a bin in part is first made whole.
pub fn moved(scale: &Scale, grip: Grip, time: Option<Span>, step: isize) -> Option<Span> {
    let n_bins = scale.bins.len();
    let (first, last) = scale.edges_of(time);
    let Some(span) = time.filter(|span| !scale.is_on_edges(*span)) else {
        let (first, last) = stepped(grip, (first, last), n_bins, step);
        return scale.span_of_edges(first, last);
    };
    let (start, end) = (span.start().0, span.end().0);
    let whole = scale.bins.whole()?;
    match grip {
        Grip::Start => {
            let is_cut = step < 0 && start > scale.minute_of_edge(first);
            let edges = (first + usize::from(is_cut), last + usize::from(is_cut));
            let (first, _) = stepped(grip, edges, n_bins, step);
            let room = (whole.start().0, end - DAY);
            scale.span_between(onwards(start, scale.minute_of_edge(first), step, room), end)
        }
        Grip::End => {
            let is_cut = step > 0 && end < scale.minute_of_edge(last);
            let last = last.saturating_sub(usize::from(is_cut));
            let (_, last) = stepped(grip, (first.min(last), last), n_bins, step);
            let room = (start + DAY, whole.end().0);
            scale.span_between(start, onwards(end, scale.minute_of_edge(last), step, room))
        }
        Grip::Window => {
            let (next, _) = stepped(grip, (first, last), n_bins, step);
            span.moved(scale.minute_of_edge(next) - scale.minute_of_edge(first))
        }
    }
}

/// Where an end goes by a step: to an edge, or by a day where that edge does not lie the way of the step, as around a brush inside
/// of one long bin. It does not leave its room by that.
fn onwards(old: i32, edge: i32, step: isize, (first, last): (i32, i32)) -> i32 {
    let way = step.signum() as i32;
    match edge.cmp(&old) as i32 == way {
        true => edge,
        false => (old + way * DAY).clamp(first.min(old), last.max(old)),
    }
}

#[cfg(test)]
mod tests {
    use incidents::model::civil::Minute;

    use super::*;

    fn bins_of(n_days: i32) -> Bins {
        Bins::covering(Span::of_days(100, 99 + n_days))
    }

    #[track_caller]
    fn check(grip: Grip, edges: (usize, usize), key: &str, expect: (usize, usize)) {
        let step = step_of_key(key, false, &bins_of(10)).unwrap();
        assert_eq!(stepped(grip, edges, 10, step), expect);
    }

    #[test]
    fn arrows_move_by_a_bin_and_stop_at_the_ends() {
        check(Grip::Start, (0, 10), "ArrowRight", (1, 10));
        check(Grip::Start, (0, 10), "ArrowLeft", (0, 10));
        check(Grip::End, (2, 5), "ArrowRight", (2, 6));
        check(Grip::Window, (2, 5), "ArrowLeft", (1, 4));
        check(Grip::Window, (7, 10), "ArrowRight", (7, 10));
    }

    #[test]
    fn the_ends_never_meet() {
        check(Grip::Start, (4, 5), "ArrowRight", (4, 5));
        check(Grip::End, (4, 5), "ArrowLeft", (4, 5));
        check(Grip::Start, (2, 5), "End", (4, 5));
        check(Grip::End, (2, 5), "Home", (2, 3));
        check(Grip::Window, (2, 5), "End", (7, 10));
    }

    #[test]
    fn shift_moves_by_what_is_longer_than_a_bin() {
        let step = |key, n_days| step_of_key(key, true, &bins_of(n_days));
        assert_eq!(step("ArrowLeft", 1), Some(-24), "hours");
        assert_eq!(step("ArrowRight", 10), Some(7), "days");
        assert_eq!(step("ArrowRight", 300), Some(3), "every second day");
        assert_eq!(step("ArrowLeft", 3_000), Some(-12), "months");
        assert_eq!(step("ArrowLeft", 20_000), Some(-2), "half years");
        assert_eq!(step("Home", 10), Some(isize::MIN / 2));
        assert_eq!(step("a", 10), None);
    }

    #[test]
    fn a_brush_that_ends_inside_of_bins_goes_to_their_edges_and_moves_as_a_whole() {
        let (first, last) = (17_000, 17_000 + 700);
        let scale = Scale {
            bins: Bins::covering(Span::of_days(first, last)),
            width_px: 600.0,
            height_px: 80.0,
            top_px: 0.0,
        };
        assert_eq!(scale.bins.unit(), Unit::Week);
        // From a Wednesday to a Saturday three weeks later.
        let monday = scale.minute_of_edge(5) / DAY;
        let brush = Some(Span::of_days(monday + 2, monday + 26));
        let days = |grip, step| {
            let span = moved(&scale, grip, brush, step).unwrap();
            (span.start().day() - monday, span.end().day() - monday)
        };
        assert_eq!(days(Grip::Start, -1), (0, 27));
        assert_eq!(days(Grip::Start, 1), (7, 27));
        assert_eq!(days(Grip::End, 1), (2, 28));
        assert_eq!(days(Grip::End, -1), (2, 21));
        assert_eq!(days(Grip::Window, 1), (9, 34));
    }
    #[test]
    fn inside_of_one_long_bin_an_end_goes_the_way_of_the_key_by_a_day() {
        let first = Minute::from_iso("2010-01-01").unwrap().day();
        let scale = Scale {
            bins: Bins::covering(Span::of_days(first, first + 2_349)),
            width_px: 1000.0,
            height_px: 80.0,
            top_px: 0.0,
        };
        assert_eq!(scale.bins.unit(), Unit::Month);
        let check = |(from, to): (i32, i32), grip, step, expect| {
            let brush = Some(Span::of_days(first + from - 1, first + to - 2));
            let span = moved(&scale, grip, brush, step).unwrap();
            let day = |minute: Minute| minute.day() - first + 1;
            let found = (day(span.start()), day(span.end()));
            assert_eq!(found, expect, "{from} to {to}, {grip:?} by {step}");
        };
        // From 4 January to the end of the 20th; February begins on day 32.
        check((4, 21), Grip::Start, 1, (5, 21));
        check((4, 21), Grip::Start, -1, (1, 21));
        check((4, 21), Grip::End, -1, (4, 20));
        check((4, 21), Grip::End, 1, (4, 32));
        // The ends never meet, and do not leave the axis.
        check((4, 5), Grip::Start, 1, (4, 5));
        check((4, 5), Grip::End, -1, (4, 5));
        check((1, 21), Grip::Start, -1, (1, 21));
        check((1, 21), Grip::Start, 1, (2, 21));
        // Beyond the axis they come back to it, and go no further away.
        check((-9, 21), Grip::Start, -1, (-9, 21));
        check((-9, 40), Grip::Start, 1, (32, 40));
    }
}

//! A drag on the timeline: which part of the brush is held, and what it makes of a point.

use incidents::model::civil::{DAY, Span};
use incidents::model::session::Action;
use incidents::query::histogram::Unit;

use crate::timeline::scale::Scale;

/// How near to a handle, in pixels, a pointer takes hold of it: half of its 24 pixels.
const REACH_PX: f64 = 12.0;

/// A pointer that moves less than this has clicked.
const CLICK_PX: f64 = 4.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    /// A new brush, from the minute where it began.
    New(i32),
    /// One end; the other stays.
    End { other: i32 },
    /// The whole brush, as it was when it was taken.
    Window(Span),
}

/// A drag that goes on.
#[derive(Clone, Debug, PartialEq)]
pub struct Drag {
    held: Held,
    is_brushed: bool,
    start_x_px: f64,
    has_moved: bool,
}

impl Drag {
    /// Takes hold of what is under a point.
    pub fn start(scale: &Scale, time: Option<Span>, x_px: f64) -> Self {
        let held = held_at(scale, time, x_px);
        Self {
            held: match (time, held) {
                // Without a brush there are its two handles at the ends, and nothing between them.
                (None, Held::Window(_)) => Held::New(scale.stop_from_x(x_px)),
                _ => held,
            },
            is_brushed: time.is_some(),
            start_x_px: x_px,
            has_moved: false,
        }
    }

    /// What the drag does at a point; nothing before the pointer has moved.
    pub fn action_at(&mut self, scale: &Scale, x_px: f64) -> Option<Action> {
        self.has_moved |= (x_px - self.start_x_px).abs() >= CLICK_PX;
        if !self.has_moved {
            return None;
        }
        let span = match self.held {
            Held::New(other) | Held::End { other } => {
                scale.span_between(other, scale.stop_from_x(x_px))
            }
            Held::Window(span) => window_at(scale, span, x_px - self.start_x_px),
        };
        Some(Action::Brush(span))
    }

    /// Whether the pointer has stayed where it was pressed.
    pub fn is_click(&self) -> bool {
        !self.has_moved
    }

    /// The brush after a click: the bin under it, unless the click was on the brush itself.
    pub fn action_of_click(&self, scale: &Scale, x_px: f64) -> Option<Action> {
        let is_on_brush = self.is_brushed && !matches!(self.held, Held::New(_));
        if self.has_moved || is_on_brush {
            return None;
        }
        let bin = scale.bin_from_x(x_px);
        Some(Action::Brush(scale.span_of_edges(bin, bin + 1)))
    }
}

fn held_at(scale: &Scale, time: Option<Span>, x_px: f64) -> Held {
    let (start_px, end_px) = scale.ends_px(time);
    let (to_start, to_end) = ((x_px - start_px).abs(), (x_px - end_px).abs());
    // A narrow brush must still be movable: inside it the handles reach no further than a quarter of its width.
    let reach = |inwards: bool| {
        if inwards {
            REACH_PX.min((end_px - start_px) / 4.0)
        } else {
            REACH_PX
        }
    };
    match time.or_else(|| scale.bins.whole()) {
        Some(span) if to_start <= reach(x_px > start_px) && to_start <= to_end => Held::End {
            other: span.end().0,
        },
        Some(span) if to_end <= reach(x_px < end_px) => Held::End {
            other: span.start().0,
        },
        Some(span) if x_px > start_px && x_px < end_px => Held::Window(span),
        _ => Held::New(scale.stop_from_x(x_px)),
    }
}

/// A brush that has been moved by some pixels, as far as there is axis: by whole bins if it consists of such, otherwise by days, or
/// by hours where bins are hours. What lies beyond the axis comes nearer by as much, and goes no further away.
fn window_at(scale: &Scale, span: Span, by_px: f64) -> Option<Span> {
    if scale.is_on_edges(span) {
        let (first, last) = scale.edges_of(Some(span));
        let n_bins = last - first;
        let from = scale.edge_from_x(scale.x_of_edge(first) + by_px);
        let from = from.min(scale.bins.len().saturating_sub(n_bins));
        return scale.span_of_edges(from, from + n_bins);
    }
    let whole = scale.bins.whole()?;
    let step = match scale.bins.unit() {
        Unit::Hour => 60,
        _ => DAY,
    };
    let steps_per_px = whole.n_minutes() as f64 / scale.width_px.max(1.0) / f64::from(step);
    let by = ((by_px * steps_per_px).round() as i32).saturating_mul(step);
    let least = whole.start().0.saturating_sub(span.start().0).min(0);
    let most = whole.end().0.saturating_sub(span.end().0).max(0);
    span.moved(by.clamp(least, most))
}

#[cfg(test)]
mod tests {
    use incidents::model::civil::Minute;
    use incidents::query::histogram::Bins;

    use super::*;

    /// Ten days, 100 pixels each.
    fn scale() -> Scale {
        Scale {
            bins: Bins::covering(Span::of_days(100, 109)),
            width_px: 1000.0,
            height_px: 80.0,
            top_px: 0.0,
        }
    }

    fn days(action: &Action) -> Option<(i32, i32)> {
        let Action::Brush(span) = action else {
            panic!("a drag only brushes")
        };
        span.map(|span| (span.start().day() - 100, span.end().day() - 100))
    }

    /// Drags from one point to another over a brush of days 2 to 5.
    #[track_caller]
    fn check(time: Option<Span>, from_px: f64, to_px: f64, expect: Option<(i32, i32)>) {
        let scale = scale();
        let mut drag = Drag::start(&scale, time, from_px);
        assert_eq!(
            drag.action_at(&scale, to_px).as_ref().map(days),
            Some(expect),
            "{from_px} to {to_px}"
        );
    }

    #[test]
    fn a_drag_over_nothing_makes_a_brush_of_whole_bins() {
        check(None, 110.0, 390.0, Some((1, 4)));
        check(None, 390.0, 110.0, Some((1, 4)));
        check(None, 110.0, 120.0, Some((1, 2)));
        check(None, 960.0, 1200.0, Some((9, 10)));
    }

    #[test]
    fn a_handle_moves_its_own_end_and_may_cross_the_other() {
        let brush = Some(Span::of_days(102, 104));
        check(brush, 195.0, 300.0, Some((3, 5)));
        check(brush, 505.0, 800.0, Some((2, 8)));
        check(brush, 195.0, 800.0, Some((5, 8)));
    }

    #[test]
    fn without_a_brush_the_handles_at_the_ends_are_held() {
        check(None, 5.0, 345.0, Some((3, 10)));
        check(None, 995.0, 345.0, Some((0, 3)));
        check(None, 995.0, 1200.0, None);
    }

    #[test]
    fn the_window_keeps_its_length_and_stops_at_the_ends() {
        let brush = Some(Span::of_days(102, 104));
        check(brush, 350.0, 450.0, Some((3, 6)));
        check(brush, 350.0, 2000.0, Some((7, 10)));
        check(brush, 350.0, -500.0, Some((0, 3)));
    }

    #[test]
    fn between_the_edges_of_long_bins_the_brush_ends_at_midnights() {
        // Six years and a bit, as months of about 16 pixels: half a pixel is a day.
        let first = Minute::from_iso("2010-01-01").unwrap().day();
        let scale = Scale {
            bins: Bins::covering(Span::of_days(first, first + 2_349)),
            ..scale()
        };
        let iso = |action: Option<Action>| match action {
            Some(Action::Brush(Some(span))) => {
                format!("{} {}", span.start().iso(), span.end().iso())
            }
            other => panic!("{other:?}"),
        };
        let drag = |time, from_px: f64, to_px: f64| {
            iso(Drag::start(&scale, time, from_px).action_at(&scale, to_px))
        };
        let at = |day: i32| scale.x_from_minute((first + day) * DAY);
        assert_eq!(drag(None, at(58), at(105)), "2010-03-01 2010-04-16");
        let brush = Some(Span::of_days(first + 40, first + 105));
        assert_eq!(drag(brush, at(106), at(225)), "2010-02-10 2010-08-14");
        assert_eq!(drag(brush, at(70), at(100)), "2010-03-12 2010-05-17");
    }

    #[test]
    fn a_window_that_lies_partly_off_the_axis_goes_the_way_it_is_dragged() {
        // Days 100 to 109 are shown.
        let at_start = Some(Span::of_days(90, 103));
        check(at_start, 200.0, 500.0, Some((-7, 7)));
        check(at_start, 200.0, 2000.0, Some((-4, 10)));
        check(at_start, 200.0, 150.0, Some((-10, 4)));
        check(at_start, 200.0, -800.0, Some((-10, 4)));
        let at_end = Some(Span::of_days(107, 119));
        check(at_end, 850.0, 550.0, Some((4, 17)));
        check(at_end, 850.0, 950.0, Some((7, 20)));
        check(at_end, 850.0, -800.0, Some((0, 13)));
        let over_both = Some(Span::of_days(90, 119));
        check(over_both, 500.0, 200.0, Some((-10, 20)));
        check(over_both, 500.0, 800.0, Some((-10, 20)));
    }

    #[test]
    fn dragging_over_everything_brushes_nothing() {
        check(None, 40.0, 995.0, None);
    }

    #[test]
    fn a_click_takes_the_bin_under_it_and_leaves_a_brush_alone() {
        let scale = scale();
        let click = |time, x_px| {
            Drag::start(&scale, time, x_px)
                .action_of_click(&scale, x_px)
                .as_ref()
                .map(days)
        };
        assert_eq!(click(None, 250.0), Some(Some((2, 3))));
        assert_eq!(click(None, 3.0), Some(Some((0, 1))));
        assert_eq!(click(Some(Span::of_days(102, 104)), 350.0), None);
        assert_eq!(
            click(Some(Span::of_days(102, 104)), 850.0),
            Some(Some((8, 9)))
        );
    }
}

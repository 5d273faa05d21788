//! Which part of time the axis shows: zoomed, moved, and drawn as a window of an overview of the whole.

use incidents::model::civil::{Minute, Span};
use incidents::model::decimal::fixed;
use incidents::model::session::Action;
use incidents::query::histogram::{Bins, Histogram};

use crate::state::Change;
use crate::timeline::scale::Scale;
use crate::ui::element::{Element, el};
use crate::ui::page::Page;
use crate::ui::svg::rect;

/// What the overview takes from above the bars, with a gap, where the plot is as high as on a desk.
pub const OVERVIEW_PX: f64 = 20.0;

/// Below this length the axis is not zoomed: most records know no more than the day.
const MIN_MINUTES: i64 = 6 * 60;

/// What the axis shows after a zoom around a minute that stays where it is; `factor` below 1 zooms in. `None` is all of
/// time. Axes end where bins end, so that none is cut.
pub fn zoomed(axis: Span, whole: Span, around: i32, factor: f64) -> Option<Span> {
    let length = axis.n_minutes() as f64;
    let least = MIN_MINUTES.min(whole.n_minutes()) as f64;
    let new_length = (length * factor).max(least);
    if new_length >= whole.n_minutes() as f64 {
        return None;
    }
    let share = (f64::from(around) - f64::from(axis.start().0)) / length;
    let start = f64::from(around) - share.clamp(0.0, 1.0) * new_length;
    shown(start as i64, new_length as i64, whole)
}

/// What the axis shows after it has been moved by a part of its length, as far as there is time.
pub fn panned(axis: Span, whole: Span, part: f64) -> Option<Span> {
    let length = axis.n_minutes();
    let start = i64::from(axis.start().0) + (length as f64 * part.clamp(-1e4, 1e4)) as i64;
    shown(start, length, whole)
}

/// Whole bins inside the whole, or `None` if they are all.
fn shown(start: i64, length: i64, whole: Span) -> Option<Span> {
    let (first, last) = (i64::from(whole.start().0), i64::from(whole.end().0));
    let start = start.clamp(first, (last - length).max(first));
    let span = Span::new(Minute(start as i32), Minute((start + length) as i32))?;
    let bins = Bins::covering(span);
    // To the nearest edges: outwards alone, an axis would grow with every move.
    let nearest = |minute: i64| {
        let edges = (0..bins.len()).filter_map(|bin| bins.span(bin));
        let edges = edges.flat_map(|bin| [i64::from(bin.start().0), i64::from(bin.end().0)]);
        edges.min_by_key(|edge| (edge - minute).abs())
    };
    let (from, to) = (nearest(start)?, nearest(start + length)?);
    let from = from.max(first);
    let to = to.min(last).max(from + 1);
    let is_all = from <= first && to >= last;
    Span::new(Minute(from as i32), Minute(to as i32)).filter(|_| !is_all)
}

/// The action that shows a part of time, or all of it.
pub fn zoom_to(span: Option<Span>, whole: Span) -> Action {
    Action::Zoom(span.filter(|span| *span != whole))
}

/// The whole of time in little, with a window over what the axis shows.
pub fn overview(page: &Page, histogram: &Histogram, scale: &Scale, axis: Span) -> Element {
    let base_px = scale.top_px - 5.0;
    let px_each = (base_px - 2.0) / f64::from(histogram.highest().max(1));
    let bar = |bin: usize| {
        let (x_px, end_px) = (scale.x_of_edge(bin), scale.x_of_edge(bin + 1));
        let height_px = f64::from(histogram.total(bin) - histogram.others(bin)) * px_each;
        (height_px > 0.0).then(|| {
            let width_px = (end_px - x_px - 0.5).max(0.5);
            rect(x_px, base_px - height_px, width_px, height_px).class("bar-others")
        })
    };
    let (start_px, end_px) = (
        scale.x_from_minute(axis.start().0),
        scale.x_from_minute(axis.end().0),
    );
    el("g")
        .child(rect(0.0, 0.0, scale.width_px, base_px).class("overview"))
        .children((0..histogram.bins.len()).filter_map(bar))
        .child(
            rect(start_px, 0.5, (end_px - start_px).max(4.0), base_px - 0.5)
                .class("overview-window")
                .attr("rx", "2")
                .attr("role", "slider")
                .attr("tabindex", "0")
                .attr("data-grip", "overview")
                .attr("aria-label", page.words.say("timeline-overview"))
                .attr("aria-valuemin", "0")
                .attr("aria-valuemax", "100")
                .attr("aria-valuenow", fixed(start_px / scale.width_px * 100.0, 0))
                .attr("aria-valuetext", page.words.span(axis)),
        )
}

/// What is shown, as the last drawing left it.
#[derive(Clone)]
pub struct TimelineLayout {
    /// What every part needs.
    pub page: Page,
    /// Where time lies in the plot.
    pub scale: Scale,
    /// Where it lies in the overview, while there is one.
    pub overview: Option<Scale>,
    /// All of time.
    pub whole: Span,
    /// What the axis shows.
    pub axis: Span,
    /// The brushed span.
    pub time: Option<Span>,
    /// The bin in the middle of what is counted.
    pub median: Option<Span>,
}

impl TimelineLayout {
    /// Has the axis show a span, or all of time.
    pub fn nudge(&self, span: Option<Span>) {
        let action = zoom_to(span, self.whole);
        self.page.on_change.emit(Change::Nudge(action));
    }

    /// What the axis shows after a zoom around a minute, without one around the middle of the brush or of the records.
    pub fn zoomed(&self, around: Option<i32>, is_out: bool) -> Option<Span> {
        let middle = |span: Span| span.start().0 + (span.n_minutes() / 2) as i32;
        let brush = self.time.filter(|time| time.overlaps(self.axis));
        let around = around.unwrap_or_else(|| middle(brush.or(self.median).unwrap_or(self.axis)));
        let factor = if is_out { 2.0 } else { 0.5 };
        zoomed(self.axis, self.whole, around, factor)
    }

    /// Zooms in or out.
    pub fn zoom(&self, around: Option<i32>, is_out: bool) {
        self.nudge(self.zoomed(around, is_out));
    }

    /// Moves the axis by a part of its length.
    pub fn pan(&self, part: f64) {
        if self.axis != self.whole {
            self.nudge(panned(self.axis, self.whole, part));
        }
    }
}

#[cfg(test)]
mod tests {
    use incidents::model::civil::DAY;

    use super::*;

    fn days(span: Span) -> (i32, i32) {
        (span.start().day(), Minute(span.end().0 - 1).day())
    }

    #[test]
    fn zooming_in_ends_at_six_hours_and_zooming_out_at_all_of_time() {
        for n_days in [1, 2, 3, 15, 100, 1_000, 30_000] {
            let whole = Bins::covering(Span::of_days(17_000, 17_000 + n_days - 1));
            let whole = whole.whole().unwrap();
            let around = whole.start().0 + whole.n_minutes() as i32 / 3;
            let mut axis = whole;
            for _ in 0..40 {
                let next = zoomed(axis, whole, around, 0.5).unwrap();
                assert!(next.n_minutes() < axis.n_minutes() || axis.n_minutes() <= 360);
                assert!(next.start() >= whole.start() && next.end() <= whole.end());
                axis = next;
                if axis.n_minutes() <= 360 {
                    break;
                }
            }
            assert_eq!(axis.n_minutes(), 360, "{n_days}");
            let mut n_steps = 0;
            while let Some(next) = zoomed(axis, whole, around, 2.0) {
                assert!(next.n_minutes() > axis.n_minutes());
                axis = next;
                n_steps += 1;
                assert!(n_steps < 40);
            }
        }
    }

    #[test]
    fn a_move_keeps_the_length_and_stops_at_the_ends() {
        let (axis, whole) = (Span::of_days(110, 114), Span::of_days(100, 129));
        assert_eq!(panned(axis, whole, 0.2).map(days), Some((111, 115)));
        assert_eq!(panned(axis, whole, -1.0).map(days), Some((105, 109)));
        assert_eq!(panned(axis, whole, -9.0).map(days), Some((100, 104)));
        assert_eq!(panned(axis, whole, 9.0).map(days), Some((125, 129)));
    }

    #[test]
    fn what_is_pointed_at_stays_where_it_is() {
        let (axis, whole) = (Span::of_days(100, 119), Span::of_days(100, 119));
        assert_eq!(
            zoomed(axis, whole, 100 * DAY, 0.5).map(days),
            Some((100, 109))
        );
        assert_eq!(
            zoomed(axis, whole, 120 * DAY, 0.5).map(days),
            Some((110, 119))
        );
        assert_eq!(
            zoomed(axis, whole, 110 * DAY, 0.5).map(days),
            Some((105, 114))
        );
    }
}

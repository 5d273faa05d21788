//! Where time lies on the screen, and which edge between bins is meant by a point.

use incidents::model::civil::{DAY, Minute, Span};
use incidents::query::histogram::Bins;

use crate::timeline::axis::HEIGHT_PX;
use crate::ui::svg::px;

/// How near to a point an edge between bins goes before the midnights around it.
const SNAP_PX: f64 = 3.0;

/// Where time lies on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// The bins that are shown.
    pub bins: Bins,
    /// Width of the plot in CSS pixels.
    pub width_px: f64,
    /// Height of the plot in CSS pixels, with the axis.
    pub height_px: f64,
    /// What is taken from above by the overview.
    pub top_px: f64,
}

impl Scale {
    /// Where the bars stand and the axis begins.
    pub fn base_px(&self) -> f64 {
        self.height_px - HEIGHT_PX
    }

    /// What of its plane a drawing shows, which fills the plot.
    pub fn view_box(&self) -> String {
        format!("0 0 {} {}", px(self.width_px), px(self.height_px))
    }

    fn whole(&self) -> (f64, f64) {
        self.bins.whole().map_or((0.0, 1.0), |whole| {
            (f64::from(whole.start().0), f64::from(whole.end().0))
        })
    }

    /// Where a minute lies, held inside the plot.
    pub fn x_from_minute(&self, minute: i32) -> f64 {
        let (start, end) = self.whole();
        ((f64::from(minute) - start) / (end - start)).clamp(0.0, 1.0) * self.width_px
    }

    /// The minute at a point of the plot.
    pub fn minute_from_x(&self, x_px: f64) -> i32 {
        let (start, end) = self.whole();
        (start + (x_px / self.width_px.max(1.0)).clamp(0.0, 1.0) * (end - start)) as i32
    }

    /// The edge between two bins that is nearest to a point, from 0 to the number of bins.
    pub fn edge_from_x(&self, x_px: f64) -> usize {
        let distance = |edge: &usize| (self.x_of_edge(*edge) - x_px).abs();
        (0..=self.bins.len())
            .min_by(|a, b| distance(a).total_cmp(&distance(b)))
            .unwrap_or(0)
    }

    /// The bin under a point.
    pub fn bin_from_x(&self, x_px: f64) -> usize {
        let minute = self.minute_from_x(x_px);
        self.bins
            .touched(minute, minute.saturating_add(1))
            .map_or(self.bins.len().saturating_sub(1), |(bin, _)| bin)
    }

    /// Where an edge lies.
    pub fn x_of_edge(&self, edge: usize) -> f64 {
        match self.bins.span(edge) {
            Some(span) => self.x_from_minute(span.start().0),
            None => self.width_px,
        }
    }

    /// The edges around every bin that a span touches; twice the same where it lies out of the frame.
    pub fn edges_of(&self, span: Option<Span>) -> (usize, usize) {
        match span {
            None => (0, self.bins.len()),
            Some(span) => match self.bins.touched(span.start().0, span.end().0) {
                Some((first, last)) => (first, last + 1),
                None if self
                    .bins
                    .whole()
                    .is_some_and(|whole| span.end() <= whole.start()) =>
                {
                    (0, 0)
                }
                None => (self.bins.len(), self.bins.len()),
            },
        }
    }

    /// Where the ends of a span lie; without one, those of the axis.
    pub fn ends_px(&self, span: Option<Span>) -> (f64, f64) {
        span.map_or((0.0, self.width_px), |span| {
            (
                self.x_from_minute(span.start().0),
                self.x_from_minute(span.end().0),
            )
        })
    }

    /// The minute of an edge.
    pub fn minute_of_edge(&self, edge: usize) -> i32 {
        let end = || self.bins.whole().map_or(0, |whole| whole.end().0);
        self.bins.span(edge).map_or_else(end, |span| span.start().0)
    }

    /// Where a brush can end nearest to a point: at an edge between bins, or at a midnight between two that are far away.
    pub fn stop_from_x(&self, x_px: f64) -> i32 {
        let edge = self.edge_from_x(x_px);
        let is_near = (self.x_of_edge(edge) - x_px).abs() <= SNAP_PX;
        if is_near || !self.bins.are_longer_than_a_day() {
            return self.minute_of_edge(edge);
        }
        (self.minute_from_x(x_px) + DAY / 2).div_euclid(DAY) * DAY
    }

    /// Whether a span begins and ends where bins do.
    pub fn is_on_edges(&self, span: Span) -> bool {
        let (first, last) = self.edges_of(Some(span));
        let edges = (self.minute_of_edge(first), self.minute_of_edge(last));
        edges == (span.start().0, span.end().0)
    }

    /// The span between two minutes, which is the bin where they are the same one; `None` for all of the axis.
    pub fn span_between(&self, from: i32, to: i32) -> Option<Span> {
        let whole = self.bins.whole()?;
        let (from, to) = (from.min(to), from.max(to));
        if from == to {
            let at = from.min(whole.end().0 - 1);
            let (bin, _) = self.bins.touched(at, at + 1)?;
            return self.span_of_edges(bin, bin + 1);
        }
        let is_all = from <= whole.start().0 && to >= whole.end().0;
        Span::new(Minute(from), Minute(to)).filter(|_| !is_all)
    }

    /// The span between two edges; `None` for all of time, which lets undated records through too.
    pub fn span_of_edges(&self, start: usize, end: usize) -> Option<Span> {
        if start == 0 && end >= self.bins.len() {
            return None;
        }
        let first = self.bins.span(start)?;
        let last = self.bins.span(end.max(start + 1) - 1)?;
        Span::new(first.start(), last.end())
    }
}

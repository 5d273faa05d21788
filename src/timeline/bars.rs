//! The bars of the timeline: incidents per bin, stacked by category in the legend's order, with a grey tick below the axis for
//! background records. Solid is what lies in that bin, hatched what is approximate. What may lie in another bin as well is pale and
//! lies below all of that, from its first bin to its last in one piece: it is one thing, not one in each bin.

use incidents::model::civil::Span;
use incidents::query::engine::Answer;
use incidents::query::histogram::{Certainty, Histogram};
use yew::prelude::*;

use crate::timeline::lines::{is_outside, line_pitch_px};
use crate::timeline::plot::Plot;
use crate::timeline::scale::Scale;
use crate::ui::element::{Element, el};
use crate::ui::page::Page;
use crate::ui::svg::{px, rect};
use crate::ui::symbol::color;

/// How high the tick is that says that there are background records.
const TICK_PX: f64 = 2.0;

/// The bars.
pub fn bars(plot: &Plot<'_>, histogram: &Histogram) -> Element {
    let (colors, order) = (
        series_colors(plot),
        legend_order(plot.page, plot.answer)
            .into_iter()
            // What is no incident stands below the axis: attacks are what the bars are read for.
            .filter(|series| *series != plot.answer.series.len())
            .collect::<Vec<usize>>(),
    );
    let is_lone = |run: &SpreadRun| run.first == run.last;
    let runs = spread_runs(histogram, &order).into_iter();
    let (lone, long): (Vec<SpreadRun>, Vec<SpreadRun>) = runs.partition(is_lone);
    let mut pale: Vec<Vec<SpreadRun>> = (0..histogram.bins.len()).map(|_| Vec::new()).collect();
    for run in lone {
        pale[run.first].push(run);
    }
    let bars = Bars {
        plot,
        histogram,
        px_each: px_each(plot, histogram),
        chosen_px: plot.scale.ends_px(plot.time),
        colors,
        order,
    };
    let within = pale.iter().enumerate();
    el("g")
        .attr("aria-hidden", "true")
        .children(within.flat_map(|(bin, pale)| bars.bar(bin, pale)))
        .children(long.iter().flat_map(|run| bars.spread(run)))
}

/// What bars are made of.
struct Bars<'p> {
    plot: &'p Plot<'p>,
    histogram: &'p Histogram,
    /// How high a record stands.
    px_each: f64,
    /// Where what is chosen begins and ends.
    chosen_px: (f64, f64),
    colors: Vec<Option<AttrValue>>,
    /// The series from the axis upwards.
    order: Vec<usize>,
}

impl Bars<'_> {
    /// The bar of a bin, with what is pale in this bin alone: an element for each pale piece would double what is drawn.
    fn bar(&self, bin: usize, pale: &[SpreadRun]) -> Vec<Element> {
        let Self {
            plot, histogram, ..
        } = self;
        let scale = plot.scale;
        let bar_px = bar_px(scale, bin, bin);
        let n_below = spread_below(histogram, &self.order, bin);
        let mut y_px = scale.base_px() - f64::from(n_below) * self.px_each;
        let mut levels = Vec::new();
        for &series in &self.order {
            let counts = histogram.counts.get(series).and_then(|bins| bins.get(bin));
            for certainty in [Certainty::Sure, Certainty::About] {
                let n = counts.map_or(0, |counts| counts.of(certainty));
                let height_px = f64::from(n) * self.px_each;
                if height_px > 0.0 {
                    y_px -= height_px;
                    levels.push((certainty, y_px, height_px, self.color(series)));
                }
            }
        }
        let is_out = is_outside(plot.time, histogram.bins.span(bin));
        let drawn =
            pieces(bar_px, self.chosen_px, is_out).map(|(at, ((from_px, to_px), is_dimmed))| {
                let pale_part = |run| self.spread_part(run, (from_px, to_px));
                let mut parts: Vec<Element> = pale.iter().map(pale_part).collect();
                for &(certainty, y_px, height_px, color) in &levels {
                    let place = (from_px, y_px, to_px - from_px, height_px);
                    part(&mut parts, certainty, place, color);
                }
                let class = match (is_dimmed, plot.pointed == Some(bin)) {
                    (true, _) => "bar is-dimmed",
                    (false, true) => "bar is-pointed",
                    (false, false) => "bar",
                };
                let piece = || el("g").key(&key(bin, at)).class(class);
                (!parts.is_empty()).then(|| piece().children(parts))
            });
        let others = (histogram.others(bin) > 0).then(|| {
            let (x_px, end_px) = bar_px;
            rect(x_px, scale.base_px() + 1.0, end_px - x_px, TICK_PX)
                .key(&key(bin, TICK))
                .class("background-tick")
        });
        drawn.flatten().chain(others).collect()
    }

    /// What is pale over several bins.
    fn spread(&self, run: &SpreadRun) -> Vec<Element> {
        let place_px = bar_px(self.plot.scale, run.first, run.last);
        let is_out = is_outside(self.plot.time, run.span(self.histogram));
        let n_bins = self.histogram.bins.len();
        let drawn = pieces(place_px, self.chosen_px, is_out).map(|(at, (ends_px, is_dimmed))| {
            let class = if is_dimmed { "bar is-dimmed" } else { "bar" };
            let bins = format!("{}-{}", run.first, run.last);
            el("g")
                .key(&key(n_bins * (run.series + 1) + run.first, at))
                .class(class)
                .attr("data-bins", bins)
                .child(self.spread_part(run, ends_px))
        });
        drawn.collect()
    }

    fn spread_part(&self, run: &SpreadRun, (from_px, to_px): (f64, f64)) -> Element {
        let height_px = f64::from(run.n) * self.px_each;
        let y_px = self.plot.scale.base_px() - f64::from(run.n_below) * self.px_each - height_px;
        let place = (from_px, y_px, to_px - from_px, height_px);
        spread_part(place, self.color(run.series))
    }

    fn color(&self, series: usize) -> Option<&AttrValue> {
        self.colors.get(series).and_then(Option::as_ref)
    }
}

/// The piece of a bar that is the tick below it; the others are numbered from 0.
const TICK: usize = 3;

/// What a piece of a bar is known by.
fn key(bar: usize, piece: usize) -> String {
    (bar * (TICK + 1) + piece).to_string()
}

/// Where a bar over some bins begins and ends.
fn bar_px(scale: &Scale, first: usize, last: usize) -> (f64, f64) {
    let (x_px, end_px) = (scale.x_of_edge(first), scale.x_of_edge(last + 1));
    let bin_px = end_px - scale.x_of_edge(last);
    let gap_px = if bin_px > 6.0 { 1.0 } else { 0.0 };
    (x_px + gap_px, (end_px - gap_px).max(x_px + gap_px + 0.5))
}

/// Neighbouring bins of which the same may lie in each.
#[derive(Debug, PartialEq, Eq)]
struct SpreadRun {
    series: usize,
    first: usize,
    last: usize,
    /// How many may lie there, and how many of the series below.
    n: u32,
    n_below: u32,
    /// The time of the one record, where it is a single one: another one that begins where it ends is a piece of its own.
    lone: Option<Span>,
}

impl SpreadRun {
    fn span(&self, histogram: &Histogram) -> Option<Span> {
        let (first, last) = (
            histogram.bins.span(self.first)?,
            histogram.bins.span(self.last)?,
        );
        Span::new(first.start(), last.end())
    }
}

fn n_spread(histogram: &Histogram, series: usize, bin: usize) -> u32 {
    let counts = histogram.counts.get(series).and_then(|bins| bins.get(bin));
    counts.map_or(0, |counts| counts.of(Certainty::Spread))
}

/// How many of some series may lie in a bin or in others.
fn spread_below(histogram: &Histogram, order: &[usize], bin: usize) -> u32 {
    let spread = order.iter().map(|&series| n_spread(histogram, series, bin));
    spread.sum()
}

/// What may lie in several bins, in pieces as long as its number and its place above the axis stay the same.
fn spread_runs(histogram: &Histogram, order: &[usize]) -> Vec<SpreadRun> {
    let mut runs: Vec<SpreadRun> = Vec::new();
    for (at, &series) in order.iter().enumerate() {
        for bin in 0..histogram.bins.len() {
            let n = n_spread(histogram, series, bin);
            if n == 0 {
                continue;
            }
            let n_below = spread_below(histogram, &order[..at], bin);
            let lone = histogram.lone.get(bin).copied().flatten();
            match runs.last_mut() {
                Some(run)
                    if (run.series, run.last + 1) == (series, bin)
                        && (run.n, run.n_below) == (n, n_below)
                        && run.lone.or(lone) == lone.or(run.lone) =>
                {
                    run.last = bin;
                    run.lone = run.lone.or(lone);
                }
                _ => runs.push(SpreadRun {
                    series,
                    first: bin,
                    last: bin,
                    n,
                    n_below,
                    lone,
                }),
            }
        }
    }
    runs
}

/// How high a record stands.
fn px_each(plot: &Plot<'_>, histogram: &Histogram) -> f64 {
    let scale = plot.scale;
    let n_lines = plot.answer.ranges.len();
    let lines_px = 6.0 + line_pitch_px(scale, n_lines) * n_lines as f64;
    let room_px = (scale.base_px() - scale.top_px - lines_px).max(8.0);
    // A single record must not stand as high as a hundred.
    (room_px / f64::from(histogram.highest().max(1))).min(24.0)
}

/// The largest count, at its height: without it a bar says nothing of how many.
pub fn largest(plot: &Plot<'_>, histogram: &Histogram) -> Option<Element> {
    let highest = histogram.highest();
    let y_px = plot.scale.base_px() - f64::from(highest) * px_each(plot, histogram);
    let line = el("line")
        .attr("x2", px(plot.scale.width_px))
        .attr("y1", px(y_px))
        .attr("y2", px(y_px));
    let label = el("text")
        .attr("x", "9")
        .attr("y", px(y_px + 4.0))
        .text(plot.page.words.number(highest as usize));
    let tick = el("g").class("largest").attr("aria-hidden", "true");
    (highest > 0).then(|| tick.child(line).child(label))
}

/// A bar as what lies before, in and after what is chosen: which of these, where, and whether it is dimmed. By these three it is
/// known again: without names a piece that comes or goes at an edge of the brush would have all bars on one side drawn anew.
fn pieces(
    (x_px, end_px): (f64, f64),
    (from_px, to_px): (f64, f64),
    is_outside: bool,
) -> impl Iterator<Item = (usize, ((f64, f64), bool))> {
    let (from_px, to_px) = match is_outside {
        true => (end_px, end_px),
        false => (from_px.clamp(x_px, end_px), to_px.clamp(x_px, end_px)),
    };
    [
        ((x_px, from_px), true),
        ((from_px, to_px), false),
        ((to_px, end_px), true),
    ]
    .into_iter()
    .enumerate()
    .filter(|(_, ((x_px, end_px), _))| end_px - x_px > 0.4)
}

/// A part of a bar; hatched it is two rectangles.
fn part(
    parts: &mut Vec<Element>,
    certainty: Certainty,
    (x_px, y_px, width_px, height_px): (f64, f64, f64, f64),
    color: Option<&AttrValue>,
) {
    let plain = rect(x_px, y_px, width_px, height_px);
    parts.push(match color {
        Some(color) => plain.attr("fill", color.clone()),
        None => plain.class("bar-others"),
    });
    if certainty == Certainty::About {
        parts.push(rect(x_px, y_px, width_px, height_px).attr("fill", "url(#timeline-hatch)"));
    }
}

/// A pale part. Its line is drawn inside of it, so that neighbours do not touch.
fn spread_part(
    (x_px, y_px, width_px, height_px): (f64, f64, f64, f64),
    color: Option<&AttrValue>,
) -> Element {
    let inner = rect(
        x_px + 0.5,
        y_px + 0.5,
        (width_px - 1.0).max(0.3),
        (height_px - 1.0).max(0.5),
    );
    match color {
        Some(color) => {
            let colored = inner.attr("fill", color.clone());
            colored.attr("stroke", color.clone()).class("is-spread")
        }
        None => inner.class("is-spread bar-others"),
    }
}

/// The stripes over what is approximate.
pub fn hatch() -> Element {
    el("defs").child(
        el("pattern")
            .attr("id", "timeline-hatch")
            .attr("width", "5")
            .attr("height", "5")
            .attr("patternUnits", "userSpaceOnUse")
            .attr("patternTransform", "rotate(45)")
            .child(
                el("line")
                    .class("hatch")
                    .attr("y2", px(5.0))
                    .attr("stroke-width", "5"),
            ),
    )
}

/// The histogram's series in the legend's order, other records last.
pub fn legend_order(page: &Page, answer: &Answer) -> Vec<usize> {
    let categories = page.config.categories.iter();
    let mut order: Vec<usize> = categories
        .filter_map(|category| answer.series.binary_search(&category.id).ok())
        .collect();
    let mut is_listed = vec![false; answer.series.len() + 1];
    for &series in &order {
        is_listed[series] = true;
    }
    order.extend((0..is_listed.len()).filter(|&series| !is_listed[series]));
    order
}

/// One colour for each category, none for the series of other records.
pub fn series_colors(plot: &Plot<'_>) -> Vec<Option<AttrValue>> {
    let of_code = |code: &String| {
        let category = plot.page.config.category_or_derived(code);
        Some(AttrValue::from(
            color(&category, plot.page.theme).to_owned(),
        ))
    };
    plot.answer
        .series
        .iter()
        .map(of_code)
        .chain([None])
        .collect()
}

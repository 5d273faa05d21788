//! The bars of the timeline: incidents per bin, stacked by category in the legend's order, with
//! other records in grey on top and lasting ones as lines above.

use incidents::engine::{Answer, Entry, TimeRange};
use incidents::when::Span;
use yew::prelude::*;

use crate::components::marks::color;
use crate::components::page::Page;
use crate::components::timeline_axis;
use crate::components::timeline_scale::Scale;

/// Distance between the lines of lasting records.
const LINE_PITCH_PX: f64 = 5.0;

/// What the bars show.
pub struct Plot<'a> {
    /// What every part needs.
    pub page: &'a Page,
    /// What to show.
    pub answer: &'a Answer,
    /// The brushed span.
    pub time: Option<Span>,
    /// Where time lies.
    pub scale: &'a Scale,
    /// The bin under the pointer.
    pub pointed: Option<usize>,
    /// The record under the pointer.
    pub hover: Option<&'a str>,
}

/// The bars.
pub fn bars(plot: &Plot<'_>) -> Html {
    let Some(histogram) = &plot.answer.histogram else {
        return html! {};
    };
    let scale = plot.scale;
    let base_px = scale.height_px - timeline_axis::HEIGHT_PX;
    let top_px = 6.0 + LINE_PITCH_PX * plot.answer.ranges.len() as f64;
    let px_each = (base_px - top_px).max(8.0) / f64::from(histogram.highest().max(1));
    let (colors, order) = (series_colors(plot), legend_order(plot.page, plot.answer));
    let bar = |bin: usize| {
        let (x_px, end_px) = (scale.x_of_edge(bin), scale.x_of_edge(bin + 1));
        let gap_px = if end_px - x_px > 6.0 { 1.0 } else { 0.0 };
        let mut y_px = base_px;
        let parts = order.iter().filter_map(|&series| {
            let color = colors.get(series)?;
            let height_px = f64::from(*histogram.counts.get(series)?.get(bin)?) * px_each;
            (height_px > 0.0).then(|| {
                y_px -= height_px;
                html! {
                    <rect x={format!("{:.1}", x_px + gap_px)} y={format!("{y_px:.1}")} fill={color.clone()}
                        class={classes!(color.is_none().then_some("bar-others"))}
                        width={format!("{:.1}", (end_px - x_px - 2.0 * gap_px).max(0.5))} height={format!("{height_px:.1}")} />
                }
            })
        });
        let parts: Html = parts.collect();
        let is_dimmed = is_outside(plot.time, histogram.bins.span(bin));
        let class = classes!(
            "bar",
            is_dimmed.then_some("is-dimmed"),
            (plot.pointed == Some(bin)).then_some("is-pointed")
        );
        html! { <g {class}>{parts}</g> }
    };
    let lines = plot
        .answer
        .ranges
        .iter()
        .enumerate()
        .map(|(line, range)| lasting(plot, line, range));
    html! {
        <g aria-hidden="true">
            {for (0..histogram.bins.len()).map(bar)}
            {for lines}
            {for spans_to_mark(plot).into_iter().map(|span| span_mark(plot, span))}
        </g>
    }
}

/// When the open record and the one under the pointer happened.
fn spans_to_mark(plot: &Plot<'_>) -> Vec<Span> {
    let selected = plot
        .answer
        .selected
        .as_ref()
        .and_then(|selected| selected.span);
    let is_hovered = |entry: &&Entry| plot.hover == Some(entry.incident.id.as_str());
    let hovered = plot
        .answer
        .list
        .iter()
        .find(is_hovered)
        .and_then(|entry| entry.span);
    selected.into_iter().chain(hovered).collect()
}

/// A bar on the axis over the time that a record covers; nothing when it lies out of the frame.
fn span_mark(plot: &Plot<'_>, span: Span) -> Html {
    if is_outside(plot.scale.bins.whole(), Some(span)) {
        return html! {};
    }
    let (start_px, end_px) = (
        plot.scale.x_from_minute(span.start().0),
        plot.scale.x_from_minute(span.end().0),
    );
    let y_px = plot.scale.height_px - timeline_axis::HEIGHT_PX - 1.0;
    // A moment is a sliver of time: it must still be seen.
    let width_px = (end_px - start_px).max(3.0);
    html! {
        <rect class="span-mark" x={format!("{start_px:.1}")} y={format!("{y_px:.1}")} width={format!("{width_px:.1}")} height="4" rx="1" />
    }
}

/// The histogram's series in the legend's order, other records last.
pub fn legend_order(page: &Page, answer: &Answer) -> Vec<usize> {
    let place = |&series: &usize| match answer.series.get(series) {
        Some(code) => {
            let position = page
                .config
                .categories
                .iter()
                .position(|category| category.id == *code);
            (0, position.unwrap_or(usize::MAX))
        }
        None => (1, 0),
    };
    let mut order: Vec<usize> = (0..=answer.series.len()).collect();
    order.sort_by_key(place);
    order
}

/// One colour for each category, none for the series of other records.
fn series_colors(plot: &Plot<'_>) -> Vec<Option<AttrValue>> {
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

fn is_outside(time: Option<Span>, bin: Option<Span>) -> bool {
    matches!((time, bin), (Some(time), Some(bin)) if !time.overlaps(bin))
}

/// A lasting record: a line that runs out of the frame where it does, with an arrow where no end is known.
fn lasting(plot: &Plot<'_>, line: usize, range: &TimeRange) -> Html {
    let scale = plot.scale;
    let y_px = 4.0 + LINE_PITCH_PX * line as f64;
    let (x1, x2) = (
        scale.x_from_minute(range.span.start().0),
        scale.x_from_minute(range.span.end().0),
    );
    let x2 = if range.is_open_ended {
        (x2 - 5.0).max(x1)
    } else {
        x2
    };
    let category = plot.page.config.category_or_derived(&range.category);
    let stroke = color(&category, plot.page.theme).to_owned();
    let is_hovered = plot.hover == Some(range.id.as_str());
    let class = classes!(
        "lasting",
        is_outside(plot.time, Some(range.span)).then_some("is-dimmed"),
        is_hovered.then_some("is-hovered")
    );
    html! {
        <g {class} stroke={stroke.clone()} fill={stroke}>
            <line x1={format!("{x1:.1}")} x2={format!("{x2:.1}")} y1={y_px.to_string()} y2={y_px.to_string()} />
            if range.is_open_ended {
                <path stroke="none" d={format!("M{x2:.1},{:.1}l5,3l-5,3Z", y_px - 3.0)} />
            }
        </g>
    }
}

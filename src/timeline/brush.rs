//! The brush: the span that is let through, with two handles for pointer and keyboard and its dates at its ends.

use incidents::model::civil::{Minute, Span};
use incidents::query::histogram::Unit;

use crate::state::embed_options::DATES;
use crate::timeline::grip::{Grip, reached};
use crate::timeline::scale::Scale;
use crate::timeline::steps::label_px;
use crate::ui::element::{Element, el};
use crate::ui::page::Page;
use crate::ui::svg::{px, rect};

/// The brush. Keys and pointer are followed by the whole plot.
pub fn brush(page: &Page, scale: &Scale, time: Option<Span>) -> Element {
    let edges = scale.edges_of(time);
    let (start_px, end_px) = scale.ends_px(time);
    let (top_px, height_px) = (scale.top_px, scale.base_px() - scale.top_px);
    let slider = |element: Element, grip: Grip, label: &str, edge: usize, text: String| {
        let element = element.key(grip.code());
        if page.embed_options.is_locked(DATES) {
            // What nobody can move is a picture, without the handles, which the style leaves out.
            let fixed = page
                .words
                .say_with("timeline-fixed", &[("span", text.into())]);
            return element.attr("role", "img").attr("aria-label", fixed);
        }
        let (least, most) = reached(grip, edges, scale.bins.len());
        element
            .attr("role", "slider")
            .attr("tabindex", "0")
            .attr("data-grip", grip.code())
            .attr("aria-label", page.words.say(label))
            .attr("aria-valuemin", least.to_string())
            .attr("aria-valuemax", most.to_string())
            .attr("aria-valuenow", edge.to_string())
            .attr("aria-valuetext", text)
    };
    let window = time.map(|span| {
        let width_px = (end_px - start_px).max(1.0);
        let window = rect(start_px, top_px, width_px, height_px).class("brush-window");
        let text = page.words.span(span);
        slider(window, Grip::Window, "timeline-period", edges.0, text)
    });
    let handle = |grip: Grip, x_px: f64, label: &str, edge: usize| {
        let end = end_of(scale, time, grip == Grip::End);
        let text = end.map_or_else(String::new, |minute| page.words.day(minute));
        let middle_px = top_px + height_px / 2.0;
        let edge_line = el("line")
            .class("brush-edge")
            .attr("y1", px(top_px))
            .attr("y2", px(top_px + height_px));
        let drawn = el("g")
            .class("brush-handle")
            .attr("transform", format!("translate({} 0)", px(x_px)))
            .child(rect(-12.0, top_px, 24.0, height_px).class("brush-reach"))
            .child(edge_line)
            .child(
                rect(-4.0, middle_px - 11.0, 8.0, 22.0)
                    .class("brush-knob")
                    .attr("rx", "4"),
            );
        slider(drawn, grip, label, edge, text)
    };
    let class = if time.is_some() {
        "brush"
    } else {
        "brush is-all"
    };
    el("g")
        .class(class)
        .child_opt(window)
        .child(handle(Grip::Start, start_px, "timeline-start", edges.0))
        .child(handle(Grip::End, end_px, "timeline-end", edges.1))
        .child_opt(time.and_then(|time| end_dates(page, scale, time)))
}

/// The first minute of the brush or the last one; those of the axis, where it has no such end.
fn end_of(scale: &Scale, time: Option<Span>, is_end: bool) -> Option<Minute> {
    let whole = scale.bins.whole()?;
    let time = time.unwrap_or(whole);
    let (start, end) = (time.start(), time.end());
    Some(match is_end {
        false if start > Minute::FIRST => start,
        false => whole.start(),
        true if end < Minute::LAST => Minute(end.0 - 1),
        true => Minute(whole.end().0 - 1),
    })
}

/// The dates at the ends of the brush, over the labels of the axis; one where both are the same or would touch.
fn end_dates(page: &Page, scale: &Scale, time: Span) -> Option<Element> {
    let whole = scale.bins.whole()?;
    let seen = Span::new(time.start().max(whole.start()), time.end().min(whole.end()))?;
    // An end inside of a longer bin is a day.
    let unit = match scale.bins.unit() {
        _ if scale.bins.are_longer_than_a_day() && !scale.is_on_edges(seen) => Unit::Day,
        unit => unit,
    };
    // An hour ends at the next one, a day is in the brush itself.
    let last = seen.end().0 - i32::from(unit != Unit::Hour);
    let said = |minute| page.words.end_of_brush(unit, minute);
    let (start, end) = (said(seen.start()), said(Minute(last)));
    let (start_px, end_px) = scale.ends_px(Some(seen));
    let width = |label: &str| label_px(label) + 8.0;
    let middle_px = f64::midpoint(start_px, end_px);
    let base_px = scale.base_px();
    let tag = |label: String, center_px: f64| {
        let width_px = width(&label);
        let x_px = (center_px - width_px / 2.0).clamp(0.0, (scale.width_px - width_px).max(0.0));
        el("g")
            .attr(
                "transform",
                format!("translate({} {})", px(x_px), px(base_px + 1.0)),
            )
            .child(
                rect(0.0, 0.0, width_px, 16.0)
                    .class("brush-date")
                    .attr("rx", "3"),
            )
            .child(
                el("text")
                    .attr("x", px(width_px / 2.0))
                    .attr("y", "12")
                    .attr("text-anchor", "middle")
                    .text(label),
            )
    };
    let tags = if start == end {
        vec![tag(start, middle_px)]
    } else {
        // Side by side at least: narrow, they stand back to back over the middle.
        let start_px = start_px.min(middle_px - width(&start) / 2.0 - 1.0);
        let end_px = end_px.max(middle_px + width(&end) / 2.0 + 1.0);
        let least_px = width(&start) / 2.0;
        let most_px = scale.width_px - width(&end) / 2.0;
        let end_px = end_px.max(least_px + width(&start) / 2.0 + width(&end) / 2.0 + 2.0);
        let start_px = start_px.min(most_px - width(&end) / 2.0 - width(&start) / 2.0 - 2.0);
        vec![tag(start, start_px), tag(end, end_px)]
    };
    Some(
        el("g")
            .key("dates")
            .class("brush-dates")
            .attr("aria-hidden", "true")
            .children(tags),
    )
}

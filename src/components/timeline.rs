//! The timeline: how many incidents each bin of time touches, and the brush that filters by it.

use std::cell::Cell;
use std::rc::Rc;

use incidents::engine::{Answer, TimeRange};
use incidents::facets::Facet;
use incidents::when::Span;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use crate::components::facet_filter::label;
use crate::components::page::{Page, Shared};
use crate::components::timeline_axis::{self, axis};
use crate::components::timeline_bars::{Plot, bars, legend_order};
use crate::components::timeline_brush::brush;
use crate::components::timeline_dates::{Shown, dates};
use crate::components::timeline_drag::Drag;
use crate::components::timeline_scale::Scale;
use crate::state::Change;
use crate::web::use_size;

/// Properties of [`Timeline`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What to show.
    pub answer: Shared<Answer>,
    /// The brushed span.
    pub time: Option<Span>,
    /// What every part needs.
    pub page: Page,
    /// The record under the pointer.
    pub hover: Option<String>,
}

/// The timeline with its brush and exact dates.
#[component]
pub fn Timeline(props: &Props) -> Html {
    let plot = use_node_ref();
    let (width_px, height_px) = use_size(&plot);
    let drag = use_mut_ref(|| None::<Drag>);
    let pointed_bin = use_state_eq(|| None::<usize>);
    let is_typing = use_memo((), |()| Cell::new(false));
    let Some(histogram) = &props.answer.histogram else {
        return html! {};
    };
    let scale = Rc::new(Scale {
        bins: histogram.bins.clone(),
        width_px,
        height_px,
    });
    let brush_to = {
        let on_change = props.page.on_change.clone();
        move |action| on_change.emit(Change::Drag(action))
    };
    let onpointerdown = {
        let (scale, drag, plot, time) = (scale.clone(), drag.clone(), plot.clone(), props.time);
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            capture(&event, &plot);
            *drag.borrow_mut() = Some(Drag::start(&scale, time, x_of(&event, &plot)));
        })
    };
    let onpointermove = {
        let (scale, drag, plot, pointed_bin) = (
            scale.clone(),
            drag.clone(),
            plot.clone(),
            pointed_bin.clone(),
        );
        let brush_to = brush_to.clone();
        Callback::from(move |event: PointerEvent| {
            let x_px = x_of(&event, &plot);
            pointed_bin.set(Some(scale.bin_from_x(x_px)));
            if let Some(action) = drag
                .borrow_mut()
                .as_mut()
                .and_then(|drag| drag.action_at(&scale, x_px))
            {
                brush_to(action);
            }
        })
    };
    let onpointerup = {
        let (scale, drag, plot, on_change) = (
            scale.clone(),
            drag.clone(),
            plot.clone(),
            props.page.on_change.clone(),
        );
        Callback::from(move |event: PointerEvent| {
            let Some(ended) = drag.borrow_mut().take() else {
                return;
            };
            if let Some(action) = ended.action_of_click(&scale, x_of(&event, &plot)) {
                brush_to(action);
            }
            on_change.emit(Change::Settle);
        })
    };
    // The browser took the touch for a scroll of the page: what was dragged so far stays, and it was no click.
    let onpointercancel = {
        let (drag, on_change) = (drag.clone(), props.page.on_change.clone());
        Callback::from(move |_: PointerEvent| {
            if drag.borrow_mut().take().is_some() {
                on_change.emit(Change::Settle);
            }
        })
    };
    let onpointerleave = {
        let pointed_bin = pointed_bin.clone();
        Callback::from(move |_: PointerEvent| pointed_bin.set(None))
    };
    let readout = pointed_bin.and_then(|bin| readout(props, bin));
    let outside = outside_words(props);
    html! {
        <section class="timeline" aria-label={"Timeline"}>
            if let Some(whole) = histogram.bins.whole() {
                {dates(&props.page, Shown { time: props.time, whole, readout, outside, is_typing: &is_typing })}
            }
            <div class="timeline-plot" ref={plot}
                {onpointerdown} {onpointermove} {onpointercancel} {onpointerup} {onpointerleave}>
                if width_px > 0.0 && height_px > timeline_axis::HEIGHT_PX {
                    <svg width={width_px.to_string()} height={height_px.to_string()} role="group" aria-label="Incidents over time">
                        {bars(&Plot { page: &props.page, answer: &props.answer, time: props.time, scale: &scale, pointed: *pointed_bin, hover: props.hover.as_deref() })}
                        {axis(&props.page.words, &scale)}
                        {brush(&props.page, &scale, props.time)}
                    </svg>
                }
            </div>
        </section>
    }
}

/// How many records are not on the timeline at all: before or after it, or without a date.
fn outside_words(props: &Props) -> Option<String> {
    let histogram = props.answer.histogram.as_ref()?;
    let number = |count: u32| props.page.words.number(count as usize);
    let outside = histogram.n_before + histogram.n_after;
    let outside = (outside > 0).then(|| format!("{} outside this period", number(outside)));
    let undated = (histogram.n_undated > 0)
        .then(|| format!("{} without a date", number(histogram.n_undated)));
    let parts: Vec<String> = outside.into_iter().chain(undated).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// What a bin holds, in words: "24 September 2016: Ground combat 1".
fn readout(props: &Props, bin: usize) -> Option<String> {
    let Props { answer, page, .. } = props;
    let histogram = answer.histogram.as_ref()?;
    let span = histogram.bins.span(bin)?;
    // Records that are drawn as lines are not in the bars: here they count in every bin that they touch.
    let is_here = |range: &&TimeRange| range.span.overlaps(span);
    let n_lines = answer.ranges.iter().filter(is_here).count();
    let counted = legend_order(page, answer).into_iter().filter_map(|series| {
        let n_in_bar = histogram.counts.get(series)?.get(bin).copied()? as usize;
        let (label, count) = match answer.series.get(series) {
            Some(code) => (label(page, Facet::Type, code, None), n_in_bar),
            None => ("other records".to_owned(), n_in_bar + n_lines),
        };
        (count > 0).then(|| format!("{label} {}", page.words.number(count)))
    });
    let counted: Vec<String> = counted.collect();
    let counted = match counted.is_empty() {
        true => "nothing reported".to_owned(),
        false => counted.join(", "),
    };
    Some(format!(
        "{}: {counted}",
        page.words.bin(histogram.bins.unit(), span)
    ))
}

fn x_of(event: &PointerEvent, plot: &NodeRef) -> f64 {
    let left = plot
        .cast::<Element>()
        .map_or(0.0, |plot| plot.get_bounding_client_rect().left());
    f64::from(event.client_x()) - left
}

/// The drag goes on when the pointer leaves the plot, and ends where it is let go.
fn capture(event: &PointerEvent, plot: &NodeRef) {
    if let Some(plot) = plot.cast::<Element>() {
        // A pointer that is gone already cannot be captured; then there is no drag either.
        let _captured = plot.set_pointer_capture(event.pointer_id());
    }
}

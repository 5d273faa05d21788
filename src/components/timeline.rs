//! The timeline: how many incidents each bin of time touches, and the brush that filters by it.

use std::rc::Rc;

use incidents::engine::Answer;
use incidents::histogram::Bins;
use incidents::session::Action;
use incidents::when::Span;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use crate::components::page::{Page, Shared};
use crate::components::timeline_axis::axis;
use crate::components::timeline_bars::{Plot, bars};
use crate::components::timeline_brush::brush;
use crate::components::timeline_dates::dates;
use crate::components::timeline_drag::Drag;
use crate::state::Change;

/// Where time lies on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// The bins that are shown.
    pub bins: Bins,
    /// Width of the plot in CSS pixels.
    pub width_px: f64,
    /// Height of the plot in CSS pixels.
    pub height_px: f64,
}

impl Scale {
    fn whole(&self) -> (f64, f64) {
        self.bins.whole().map_or((0.0, 1.0), |whole| (f64::from(whole.start().0), f64::from(whole.end().0)))
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
        (0..=self.bins.len()).min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or(0)
    }

    /// The bin under a point.
    pub fn bin_from_x(&self, x_px: f64) -> usize {
        let minute = self.minute_from_x(x_px);
        self.bins.touched(minute, minute.saturating_add(1)).map_or(self.bins.len().saturating_sub(1), |(bin, _)| bin)
    }

    /// Where an edge lies.
    pub fn x_of_edge(&self, edge: usize) -> f64 {
        match self.bins.span(edge) {
            Some(span) => self.x_from_minute(span.start().0),
            None => self.width_px,
        }
    }

    /// The edges of a span, moved to the nearest ones.
    pub fn edges_of(&self, span: Option<Span>) -> (usize, usize) {
        match span {
            None => (0, self.bins.len()),
            Some(span) => (
                self.edge_from_x(self.x_from_minute(span.start().0)),
                self.edge_from_x(self.x_from_minute(span.end().0)),
            ),
        }
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
    let Some(histogram) = &props.answer.histogram else {
        return html! {};
    };
    let scale = Rc::new(Scale { bins: histogram.bins.clone(), width_px, height_px });
    let brush_to = {
        let on_change = props.page.on_change.clone();
        move |span| on_change.emit(Change::Drag(Action::Brush(span)))
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
        let (scale, drag, plot, pointed_bin) = (scale.clone(), drag.clone(), plot.clone(), pointed_bin.clone());
        let brush_to = brush_to.clone();
        Callback::from(move |event: PointerEvent| {
            let x_px = x_of(&event, &plot);
            pointed_bin.set(Some(scale.bin_from_x(x_px)));
            if let Some(span) = drag.borrow_mut().as_mut().and_then(|drag| drag.span_at(&scale, x_px)) {
                brush_to(span);
            }
        })
    };
    let onpointerup = {
        let (scale, drag, plot, on_change) = (scale.clone(), drag.clone(), plot.clone(), props.page.on_change.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(ended) = drag.borrow_mut().take() else { return };
            if let Some(span) = ended.span_of_click(&scale, x_of(&event, &plot)) {
                brush_to(span);
            }
            on_change.emit(Change::Settle);
        })
    };
    let onpointerleave = {
        let pointed_bin = pointed_bin.clone();
        Callback::from(move |_: PointerEvent| pointed_bin.set(None))
    };
    let readout = pointed_bin.and_then(|bin| readout(props, bin));
    html! {
        <section class="timeline" aria-label={"Timeline"}>
            if let Some(whole) = histogram.bins.whole() {
                {dates(&props.page, props.time, whole, readout)}
            }
            <div class="timeline-plot" ref={plot}
                {onpointerdown} {onpointermove} onpointercancel={onpointerup.clone()} {onpointerup} {onpointerleave}>
                if width_px > 0.0 {
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

/// What a bin holds, in words: "24 September 2016: Ground combat 1".
fn readout(props: &Props, bin: usize) -> Option<String> {
    let histogram = props.answer.histogram.as_ref()?;
    let span = histogram.bins.span(bin)?;
    let counted = histogram.counts.iter().enumerate().filter_map(|(series, counts)| {
        let count = counts.get(bin).copied().filter(|count| *count > 0)?;
        let label = match props.answer.series.get(series) {
            Some(code) => props.page.config.category_or_derived(code).label.in_language(props.page.words.language()).to_owned(),
            None => "other records".to_owned(),
        };
        Some(format!("{label} {}", props.page.words.number(count as usize)))
    });
    let counted: Vec<String> = counted.collect();
    let counted = if counted.is_empty() { "nothing reported".to_owned() } else { counted.join(", ") };
    Some(format!("{}: {counted}", props.page.words.bin(histogram.bins.unit(), span)))
}

fn x_of(event: &PointerEvent, plot: &NodeRef) -> f64 {
    let left = plot.cast::<Element>().map_or(0.0, |plot| plot.get_bounding_client_rect().left());
    f64::from(event.client_x()) - left
}

/// The drag goes on when the pointer leaves the plot, and ends where it is let go.
fn capture(event: &PointerEvent, plot: &NodeRef) {
    if let Some(plot) = plot.cast::<Element>() {
        // A pointer that is gone already cannot be captured; then there is no drag either.
        let _captured = plot.set_pointer_capture(event.pointer_id());
    }
}

/// The size of an element in CSS pixels, followed as it changes; zero before the first layout.
#[hook]
fn use_size(node: &NodeRef) -> (f64, f64) {
    let size = use_state_eq(|| (0.0, 0.0));
    let setter = size.setter();
    let node = node.clone();
    use_effect_with((), move |()| {
        let element = node.cast::<Element>();
        let measured = element.clone();
        let measure = move || {
            if let Some(element) = &measured {
                setter.set((f64::from(element.client_width()), f64::from(element.client_height())));
            }
        };
        measure();
        let resized = Closure::<dyn FnMut()>::new(measure);
        let observer = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, &element) {
            observer.observe(element);
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop(resized);
        }
    });
    *size
}

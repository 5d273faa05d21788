//! The timeline: how many incidents each bin of time touches, and the brush that filters by it.

pub mod axis;
pub mod bars;
pub mod brush;
pub mod controls;
pub mod dates;
pub mod drag;
pub mod drawer;
pub mod grip;
pub mod lines;
pub mod play;
pub mod plot;
pub mod pointer;
pub mod scale;
pub mod steps;
pub mod tip;
pub mod told;
pub mod zoom;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use incidents::model::civil::Span;
use incidents::model::facet::Facet;
use incidents::model::session::{Action, View};
use incidents::query::engine::Answer;
use incidents::query::histogram::Histogram;
use wasm_bindgen::JsCast as _;
use web_sys::Event;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::web::size::use_size;
use crate::state::Change;
use crate::timeline::axis::{HEIGHT_PX, axis};
use crate::timeline::bars::{bars, hatch, largest};
use crate::timeline::brush::brush;
use crate::timeline::controls::{Controls, controls, last_day, on_click};
use crate::timeline::lines::{lines, own_times};
use crate::timeline::play::{FEW, Play, use_play};
use crate::timeline::plot::Plot;
use crate::timeline::pointer::GestureState;
use crate::timeline::scale::Scale;
use crate::timeline::zoom::{OVERVIEW_PX, TimelineLayout, overview};
use crate::ui::element::{Element, button, el};
use crate::ui::page::{Page, Shared};

/// What says what the bars show: it comes after them, and is always the same.
#[derive(Clone, Copy)]
pub struct SayBars {
    /// The bar that is pointed at.
    pub tip: fn(&Plot<'_>, &Histogram) -> Option<Element>,
    /// All of them, for who cannot see them.
    pub told: fn(&Plot<'_>, &Histogram) -> Element,
}

impl PartialEq for SayBars {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

/// Properties of [`Timeline`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What to show.
    pub answer: Shared<Answer>,
    /// The brushed span.
    pub time: Option<Span>,
    /// Whether the brush moves by itself.
    pub is_playing: bool,
    /// What every part needs.
    pub page: Page,
    /// The record under the pointer.
    pub hover: Option<String>,
    /// What says what the bars show, once it is here.
    pub say_bars: Option<SayBars>,
}

/// The timeline.
#[component]
pub fn Timeline(props: &Props) -> Html {
    let plot = use_node_ref();
    let (width_px, height_px) = use_size(&plot);
    let gesture = use_mut_ref(GestureState::default);
    let pointed_bin = use_state_eq(|| None::<usize>);
    let is_typing = use_memo((), |()| Cell::new(false));
    let play = use_state_eq(|| Play {
        speed: 1,
        is_growing: props.answer.all.records() < FEW,
    });
    let shown = shown(props, width_px, height_px);
    let histogram = props.answer.histogram.as_deref();
    let scale = shown.as_ref().map(|shown| &shown.scale);
    let playing = props.is_playing.then_some(*play);
    use_play(&props.page, playing, scale.zip(histogram), props.time);
    gesture.borrow_mut().shown.clone_from(&shown);
    let (Some(shown), Some(histogram)) = (&shown, histogram) else {
        return html! {};
    };
    let follow = follow(&plot, &gesture, &pointed_bin);
    let words = &props.page.words;
    let said = match props.time {
        Some(time) => words.span(time),
        None => words.say_with("timeline-none", &[("span", words.span(shown.axis).into())]),
    };
    let is_laid_out = width_px > 0.0 && height_px > HEIGHT_PX;
    let drawn = is_laid_out.then(|| drawn(props, shown, histogram, *pointed_bin));
    let plot = el("div")
        .key("plot")
        .class("timeline-plot")
        .node(&plot)
        .children(drawn.into_iter().flatten().flatten());
    let plot = FOLLOWED
        .into_iter()
        .fold(plot, |plot, kind| plot.on(kind, follow.clone()));
    let controls = controls(&Controls {
        shown,
        histogram,
        chosen_axis: props.answer.session.axis,
        is_playing: props.is_playing,
        play: &play,
        readout: said,
        is_typing: &is_typing,
        last_day: last_day(&props.page, props.answer.extent.unwrap_or(shown.whole)),
    });
    el("section")
        .class("timeline")
        .attr("aria-label", words.say("timeline"))
        .child(controls)
        .child(
            el("div")
                .class("timeline-body")
                .child(plot)
                .child_opt(tray(&props.page, &props.answer)),
        )
        .into()
}

/// The events of the plot that its pointer and its keys are followed by.
const FOLLOWED: [ListenerKind; 8] = [
    ListenerKind::onpointerdown,
    ListenerKind::onpointermove,
    ListenerKind::onpointerup,
    ListenerKind::onpointercancel,
    ListenerKind::onpointerleave,
    ListenerKind::onwheel,
    ListenerKind::onkeydown,
    ListenerKind::onkeyup,
];

/// Hands the events of the plot to the gesture that is under way, and keeps the bin that is pointed at.
fn follow(
    plot: &NodeRef,
    gesture: &Rc<RefCell<GestureState>>,
    pointed_bin: &UseStateHandle<Option<usize>>,
) -> Callback<Event> {
    let (plot, gesture, pointed_bin) = (plot.clone(), gesture.clone(), pointed_bin.setter());
    Callback::from(move |event: Event| {
        let Some(plot) = plot.cast::<web_sys::Element>() else {
            return;
        };
        match event.dyn_ref() {
            Some(pointer) => pointed_bin.set(gesture.borrow_mut().point(pointer, &plot)),
            None => gesture.borrow_mut().follow(&event, &plot),
        }
    })
}

/// Bars, lines, axis and brush; and what is said of the bars, of all and of the one that is pointed at.
fn drawn(
    props: &Props,
    shown: &TimelineLayout,
    histogram: &Histogram,
    pointed: Option<usize>,
) -> [Option<Element>; 3] {
    let words = &props.page.words;
    let plot = Plot {
        page: &props.page,
        answer: &props.answer,
        time: props.time,
        scale: &shown.scale,
        pointed,
        hover: props.hover.as_deref(),
    };
    let little = shown.overview.as_ref().zip(props.answer.overview.as_ref());
    // Each part has a key: what is said comes and goes, and the drawing, which may have the focus, stays.
    let drawing = el("svg")
        .key("drawing")
        .attr("viewBox", shown.scale.view_box())
        .attr("role", "group")
        .attr("aria-label", words.say("timeline-plot"))
        .child(hatch())
        .child_opt(largest(&plot, histogram))
        .child(bars(&plot, histogram))
        .child(axis(words, &shown.scale))
        .child(brush(&props.page, &shown.scale, props.time))
        // Over the brush, or its window would take the clicks on their names.
        .child(lines(&plot))
        .child(own_times(&plot))
        .child_opt(little.map(|(scale, whole)| overview(&props.page, whole, scale, shown.axis)));
    let say = props.say_bars;
    [
        Some(drawing),
        say.map(|say| (say.told)(&plot, histogram)),
        say.and_then(|say| (say.tip)(&plot, histogram)),
    ]
}

/// Where everything lies, once the engine knows of any date.
fn shown(props: &Props, width_px: f64, height_px: f64) -> Option<TimelineLayout> {
    let Answer {
        histogram,
        overview,
        ..
    } = &*props.answer;
    let histogram = histogram.as_ref()?;
    let bins = &histogram.bins;
    let whole = overview
        .as_ref()
        .map_or(bins, |overview| &overview.bins)
        .whole()?;
    // Of an axis that shows all there is no part to be shown.
    let overview = overview.as_ref().filter(|overview| overview.bins != *bins);
    let top_px = match overview {
        Some(_) if height_px < 80.0 => OVERVIEW_PX - 8.0,
        Some(_) => OVERVIEW_PX,
        None => 0.0,
    };
    let scale = Scale {
        bins: bins.clone(),
        width_px,
        height_px,
        top_px,
    };
    let overview = overview.map(|overview| Scale {
        bins: overview.bins.clone(),
        ..scale.clone()
    });
    Some(TimelineLayout {
        page: props.page.clone(),
        axis: bins.whole()?,
        scale,
        overview,
        whole,
        time: props.time,
        median: histogram.median_bin().and_then(|bin| bins.span(bin)),
    })
}

/// What has no place on the axis, or none for its end: as counts that filter and list.
fn tray(page: &Page, answer: &Answer) -> Option<Element> {
    let precisions = answer
        .facets
        .iter()
        .find(|counts| counts.facet == Facet::DatePrecision)?;
    let n_undated = answer.histogram.as_ref()?.n_undated as usize;
    let entry = |(code, id): (&'static str, &str)| {
        let value = precisions
            .values
            .iter()
            .find(|value| &*value.code == code)?;
        // A brush lets none through that has no date: here they are counted all the same.
        let n_more = if code == "undated" { n_undated } else { 0 };
        let count = value.count.records().max(n_more);
        let is_chosen = value.is_chosen;
        if count == 0 && !is_chosen {
            return None;
        }
        let mut actions = vec![Action::Toggle(Facet::DatePrecision, code.to_owned())];
        if !is_chosen {
            actions.extend([Action::Brush(None), Action::Show(View::List)]);
        }
        let changes = actions.into_iter().map(Change::Step).collect();
        let label = page.words.say_with(id, &[("count", count.into())]);
        Some(
            button(label, on_click(page, changes))
                .attr("aria-pressed", if is_chosen { "true" } else { "false" }),
        )
    };
    let entries = [("undated", "timeline-undated"), ("since", "timeline-since")];
    let entries: Vec<Element> = entries.into_iter().filter_map(entry).collect();
    (!entries.is_empty()).then(|| {
        el("div")
            .key("tray")
            .class("timeline-tray")
            .attr("role", "group")
            .attr("aria-label", page.words.say("timeline-tray"))
            .children(entries)
    })
}

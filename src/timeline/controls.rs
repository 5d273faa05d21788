//! The row of the timeline's controls: play and steps, what is said, presets, zoom, and what is seldom needed
//! behind a button.

use std::cell::Cell;
use std::rc::Rc;

use incidents::model::civil::{Minute, Span};
use incidents::model::session::Action;
use incidents::query::histogram::Histogram;
use web_sys::MouseEvent;
use yew::prelude::*;

use crate::browser::web;
use crate::state::Change;
use crate::timeline::drawer::{dates_drawer, play_drawer};
use crate::timeline::grip::{Grip, moved};
use crate::timeline::play::Play;
use crate::timeline::zoom::{TimelineLayout, zoom_to};
use crate::ui::element::{Element, button, el, icon_button};
use crate::ui::page::Page;

const PLAY: &str = "M4 2.5v11l9-5.5z";
const PAUSE: &str = "M4 3h3v10H4zM9 3h3v10H9z";
const BACK: &str = "M10.5 3.5L6 8l4.5 4.5";
const FORWARD: &str = "M5.5 3.5L10 8l-4.5 4.5";
const CLOSER: &str = "M3 8h10M8 3v10";
const WIDER: &str = "M3 8h10";

/// What the controls show and change.
pub struct Controls<'a> {
    /// What is shown.
    pub shown: &'a TimelineLayout,
    /// The bars.
    pub histogram: &'a Histogram,
    /// The part of time that the reader has the axis show; `None` is all of it.
    pub chosen_axis: Option<Span>,
    /// Whether the brush moves by itself.
    pub is_playing: bool,
    /// How it does.
    pub play: &'a UseStateHandle<Play>,
    /// What is said of what is shown.
    pub readout: String,
    /// Whether a date is being typed.
    pub is_typing: &'a Rc<Cell<bool>>,
    /// The last day of the data.
    pub last_day: i32,
}

/// A callback that makes several changes, one after the other.
pub fn on_click(page: &Page, changes: Vec<Change>) -> Callback<MouseEvent> {
    let on_change = page.on_change.clone();
    Callback::from(move |_| {
        for change in &changes {
            on_change.emit(change.clone());
        }
    })
}

/// The row.
pub fn controls(controls: &Controls<'_>) -> Element {
    el("div")
        .class("timeline-controls")
        .child(el("div").class("timeline-play").children([
            step(controls, false),
            play(controls),
            step(controls, true),
        ]))
        .child(play_drawer(controls))
        .child(
            el("p")
                .class("timeline-readout")
                .text(controls.readout.clone()),
        )
        .children(seldom(controls))
        .child(dates_drawer(controls))
}

/// What stands in the row where it has room, and in the drawer where it has none.
pub fn seldom(controls: &Controls<'_>) -> impl Iterator<Item = Element> {
    let outside = outside(controls).into_iter();
    outside.chain([presets(controls), zoom(controls)])
}

/// The button that lets the brush move, or stops it.
fn play(controls: &Controls<'_>) -> Element {
    let page = &controls.shown.page;
    let (id, path) = match controls.is_playing {
        true => ("timeline-pause", PAUSE),
        false => ("timeline-play", PLAY),
    };
    let change = vec![Change::Play(!controls.is_playing)];
    icon_button(&page.words.say(id), path, on_click(page, change)).class("icon is-filled")
}

/// A button that moves the brush by one bin; where there is none, it takes the first bin or the last.
fn step(controls: &Controls<'_>, is_forward: bool) -> Element {
    let TimelineLayout {
        page, scale, time, ..
    } = controls.shown;
    let n_bins = scale.bins.len();
    let next = match (time, is_forward) {
        (Some(_), true) => moved(scale, Grip::Window, *time, 1),
        (Some(_), false) => moved(scale, Grip::Window, *time, -1),
        (None, true) => scale.span_of_edges(0, 1),
        (None, false) => scale.span_of_edges(n_bins.saturating_sub(1), n_bins),
    };
    let (id, path) = match is_forward {
        true => ("timeline-later", FORWARD),
        false => ("timeline-earlier", BACK),
    };
    let action = Action::Brush(next);
    // One press is a step that Back undoes; those after it move on what it made.
    let change = match time {
        None => Change::Step(action),
        Some(_) => Change::Nudge(action),
    };
    icon_button(&page.words.say(id), path, on_click(page, vec![change]))
        .unavailable(time.is_some() && next == *time)
}

/// All dates, the last week and the last day of the data.
fn presets(controls: &Controls<'_>) -> Element {
    let page = &controls.shown.page;
    let last = controls.last_day;
    let preset = |id: &str, span: Option<Span>| {
        // What is chosen must be seen.
        let changes = vec![
            Change::Nudge(Action::Zoom(None)),
            Change::Step(Action::Brush(span)),
        ];
        button(page.words.say(id), on_click(page, changes)).class("preset")
    };
    let period = |(id, span): (&str, Span)| {
        let is_on = controls.shown.time == Some(span);
        preset(id, Some(span)).attr("aria-pressed", if is_on { "true" } else { "false" })
    };
    let periods = [
        ("timeline-last-week", Span::of_days(last - 6, last)),
        ("timeline-last-day", Span::of_days(last, last)),
    ];
    let is_all = controls.shown.time.is_none() && controls.chosen_axis.is_none();
    el("div")
        .class("timeline-presets")
        .attr("role", "group")
        .attr("aria-label", page.words.say("timeline-presets"))
        .child(preset("show-all-dates", None).unavailable(is_all))
        .children(periods.map(period))
}

/// Closer and wider.
fn zoom(controls: &Controls<'_>) -> Element {
    let TimelineLayout {
        page, axis, whole, ..
    } = controls.shown;
    let zoom = |id: &str, path: &'static str, is_out: bool, is_end: bool| {
        let span = controls.shown.zoomed(None, is_out);
        let zoom = on_click(page, vec![Change::Nudge(zoom_to(span, *whole))]);
        icon_button(&page.words.say(id), path, zoom).unavailable(is_end)
    };
    el("div")
        .class("timeline-zoom")
        .child(zoom("timeline-wider", WIDER, true, axis == whole))
        .child(zoom(
            "timeline-closer",
            CLOSER,
            false,
            axis.n_minutes() <= 6 * 60,
        ))
}

/// How many records lie before the axis or after it, as a button that widens it to them.
fn outside(controls: &Controls<'_>) -> Option<Element> {
    let Controls {
        shown, histogram, ..
    } = controls;
    let page = &shown.page;
    let [before, after] = histogram.beyond;
    let id = match (before, after) {
        (None, None) => return None,
        (Some(_), None) => "timeline-before",
        (None, Some(_)) => "timeline-after",
        (Some(_), Some(_)) => "timeline-outside",
    };
    let count = histogram.n_before + histogram.n_after;
    let label = page.words.say_with(id, &[("count", count.into())]);
    let start = before.map_or(shown.axis.start(), Span::start);
    let end = after.map_or(shown.axis.end(), Span::end);
    let wide = Span::new(start, end)?;
    let on_change = page.on_change.clone();
    let widen = Callback::from(move |event: MouseEvent| {
        // The button goes; the focus stays beside it, in the row or in the drawer.
        let button = event.target_unchecked_into::<web_sys::Element>();
        let beside = button.next_element_sibling();
        if let Some(preset) = beside.and_then(|presets| presets.first_element_child()) {
            web::focus(&preset);
        }
        on_change.emit(Change::Nudge(Action::Zoom(Some(wide))));
    });
    Some(
        button(label, widen)
            .key("outside")
            .class("timeline-outside"),
    )
}

/// The day that presets count back from: the last one of which something is reported, but none after the day of the data.
pub fn last_day(page: &Page, extent: Span) -> i32 {
    let as_of = page.config.as_of.as_deref().and_then(Minute::from_iso);
    let last = Minute(extent.end().0 - 1).day();
    as_of.map_or(last, |as_of| as_of.day().min(last))
}

//! The row of the timeline's controls: play and steps, what is said, presets, zoom, and what is seldom needed
//! behind a button.

use std::cell::Cell;
use std::rc::Rc;

use incidents::model::civil::{Minute, Span};
use incidents::model::session::Action;
use incidents::query::histogram::Histogram;
use web_sys::{Event, MouseEvent};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::web;
use crate::state::Change;
use crate::timeline::dates::dates;
use crate::timeline::grip::{Grip, moved};
use crate::timeline::play::{Play, SPEEDS};
use crate::timeline::zoom::{TimelineLayout, zoom_to};
use crate::ui::element::{Element, button, el, icon_button};
use crate::ui::page::Page;

const PLAY: &str = "M4 2.5v11l9-5.5z";
const PAUSE: &str = "M4 3h3v10H4zM9 3h3v10H9z";
const BACK: &str = "M10.5 3.5L6 8l4.5 4.5";
const FORWARD: &str = "M5.5 3.5L10 8l-4.5 4.5";
const CLOSER: &str = "M3 8h10M8 3v10";
const WIDER: &str = "M3 8h10";
const CLOSE: &str = "M4 4l8 8M12 4l-8 8";

/// The name of the drawer in the document.
const DRAWER: &str = "timeline-drawer";

/// What the controls show and change.
pub struct Controls<'a> {
    /// What is shown.
    pub shown: &'a TimelineLayout,
    /// Whether the brush moves by itself.
    pub is_playing: bool,
    /// How it does.
    pub play: &'a UseStateHandle<Play>,
    /// What is said of what is shown.
    pub readout: String,
    /// What is not on the axis, in words.
    pub outside: Option<String>,
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
        .child(
            el("p")
                .class("timeline-readout")
                .text(controls.readout.clone()),
        )
        .children(seldom(controls))
        .child(more(controls))
}

/// What stands in the row where it has room, and in the drawer where it has none.
fn seldom(controls: &Controls<'_>) -> impl Iterator<Item = Element> {
    let outside = controls.outside.clone();
    let outside = outside.map(|outside| el("p").class("timeline-outside").text(outside));
    outside
        .into_iter()
        .chain([presets(controls), zoom(controls)])
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
    let preset = |(id, span): (&str, Option<Span>)| {
        // What is chosen must be seen.
        let changes = vec![
            Change::Nudge(Action::Zoom(None)),
            Change::Step(Action::Brush(span)),
        ];
        let is_on = controls.shown.time == span;
        button(page.words.say(id), on_click(page, changes))
            .class("preset")
            .attr("aria-pressed", if is_on { "true" } else { "false" })
    };
    let presets = [
        ("timeline-all", None),
        ("timeline-last-week", Some(Span::of_days(last - 6, last))),
        ("timeline-last-day", Some(Span::of_days(last, last))),
    ];
    el("div")
        .class("timeline-presets")
        .attr("role", "group")
        .attr("aria-label", page.words.say("timeline-presets"))
        .children(presets.map(preset))
}

/// Closer, wider, and all of time again.
fn zoom(controls: &Controls<'_>) -> Element {
    let TimelineLayout {
        page, axis, whole, ..
    } = controls.shown;
    let zoom = |id: &str, path: &'static str, is_out: bool, is_end: bool| {
        let span = controls.shown.zoomed(None, is_out);
        let zoom = on_click(page, vec![Change::Nudge(zoom_to(span, *whole))]);
        icon_button(&page.words.say(id), path, zoom).unavailable(is_end)
    };
    let is_zoomed = axis != whole;
    el("div")
        .class("timeline-zoom")
        .child_opt(is_zoomed.then(|| {
            let on_change = page.on_change.clone();
            let all = Callback::from(move |event: MouseEvent| {
                // The button goes; the focus stays beside it, in the row or in the drawer.
                let button = event.target_unchecked_into::<web_sys::Element>();
                if let Some(beside) = button.next_element_sibling() {
                    web::focus(&beside);
                }
                on_change.emit(Change::Nudge(Action::Zoom(None)));
            });
            button(page.words.say("timeline-whole"), all).class("quiet")
        }))
        .child(zoom("timeline-wider", WIDER, true, !is_zoomed))
        .child(zoom(
            "timeline-closer",
            CLOSER,
            false,
            axis.n_minutes() <= 6 * 60,
        ))
}

/// Exact dates, how it plays, and how bars are to be read.
fn more(controls: &Controls<'_>) -> Element {
    let page = &controls.shown.page;
    let say = |id: &str| page.words.say(id);
    let play = **controls.play;
    let choice = |id: &str, options: &[&str], chosen: usize, make: fn(Play, usize) -> Play| {
        let setter = controls.play.setter();
        let on_change = Callback::from(move |event: Event| {
            let target = web::get_property(&event, "target");
            let index = web::get_property(&target, "selectedIndex").as_f64();
            setter.set(make(play, index.unwrap_or(0.0) as usize));
        });
        let options = options.iter().enumerate().map(|(at, option)| {
            el("option")
                .flag("selected", at == chosen)
                .text(say(option))
        });
        el("label").text(say(id)).child(
            el("select")
                .on(ListenerKind::onchange, on_change)
                .children(options),
        )
    };
    let speeds = SPEEDS.map(|(speed, _)| speed);
    let speed = choice("timeline-speed", &speeds, play.speed, |play, speed| Play {
        speed,
        ..play
    });
    let modes = ["timeline-moving", "timeline-growing"];
    let mode = choice(
        "timeline-mode",
        &modes,
        usize::from(play.is_growing),
        |play, mode| Play {
            is_growing: mode == 1,
            ..play
        },
    );
    let key = |class: &'static str, id: &str| el("li").child(el("span").class(class)).text(say(id));
    let ends = dates(
        page,
        controls.shown.time,
        controls.shown.axis,
        controls.is_typing,
    );
    let drawer = el("div")
        .class("timeline-drawer")
        .attr("id", DRAWER)
        .attr("popover", "auto")
        .attr("role", "group")
        .attr("aria-label", say("timeline-more"))
        .child(
            icon_button(&say("close"), CLOSE, Callback::noop())
                .attr("popovertarget", DRAWER)
                .attr("popovertargetaction", "hide"),
        )
        .children(ends)
        .children([speed, mode])
        .children(seldom(controls))
        .child(el("ul").class("timeline-key").children([
            key("key-bar", "timeline-key-sure"),
            key("key-bar is-about", "timeline-key-about"),
            key("key-bar is-spread", "timeline-key-spread"),
            key("key-line", "timeline-key-line"),
        ]));
    // Safari gives a button the focus of a click only if it is asked to, and what knows no popover opens by the focus.
    let open = button(say("timeline-more"), Callback::noop())
        .attr("popovertarget", DRAWER)
        .attr("tabindex", "0");
    el("div").class("timeline-more").child(open).child(drawer)
}

/// The day that presets count back from: the last one of which something is reported, but none after the day of the data.
pub fn last_day(page: &Page, extent: Span) -> i32 {
    let as_of = page.config.as_of.as_deref().and_then(Minute::from_iso);
    let last = Minute(extent.end().0 - 1).day();
    as_of.map_or(last, |as_of| as_of.day().min(last))
}

/// What is not on the axis at all: before or after it.
pub fn outside(page: &Page, histogram: &Histogram) -> Option<String> {
    let count = histogram.n_before + histogram.n_after;
    let args = [("count", count.into())];
    (count > 0).then(|| page.words.say_with("timeline-outside", &args))
}

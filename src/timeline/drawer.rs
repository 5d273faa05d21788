//! What of the timeline is seldom needed, each behind a button: exact dates with how bars are to be read, and how play goes.

use web_sys::Event;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::web;
use crate::timeline::controls::{Controls, seldom};
use crate::timeline::dates::dates;
use crate::timeline::play::{Play, SPEEDS};
use crate::ui::element::{CLOSE, Element, button, el, icon_button};
use crate::ui::page::Page;

const GEAR: &str = "M8 3.6A4.4 4.4 0 1 1 8 12.4A4.4 4.4 0 1 1 8 3.6M8 6.4A1.6 1.6 0 1 1 8 9.6A1.6 1.6 0 1 1 8 6.4M8 1.4V3.6M8 12.4V14.6M1.4 8H3.6M12.4 8H14.6M3.3 3.3L4.9 4.9M11.1 11.1L12.7 12.7M3.3 12.7L4.9 11.1M11.1 4.9L12.7 3.3";

/// The names of the drawers in the document.
const DATES: &str = "timeline-drawer";
const PLAY: &str = "timeline-play-drawer";

/// Exact dates, what has no room in the row, and how bars are to be read.
pub fn dates_drawer(controls: &Controls<'_>) -> Element {
    let page = &controls.shown.page;
    let say = |id: &str| page.words.say(id);
    let key = |class: &'static str, id: &str| el("li").child(el("span").class(class)).text(say(id));
    let ends = dates(
        page,
        controls.shown.time,
        controls.shown.axis,
        controls.is_typing,
    );
    let drawer = drawer(page, DATES, "timeline-more")
        .children(ends)
        .children(play_choices(controls))
        .children(seldom(controls))
        .child(el("ul").class("timeline-key").children([
            key("key-bar", "timeline-key-sure"),
            key("key-bar is-about", "timeline-key-about"),
            key("key-bar is-spread", "timeline-key-spread"),
            key("key-line", "timeline-key-line"),
        ]));
    let open = button(say("timeline-more"), Callback::noop());
    el("div")
        .class("timeline-more")
        .children([opens(open, DATES), drawer])
}

/// Speed and mode.
pub fn play_drawer(controls: &Controls<'_>) -> Element {
    let page = &controls.shown.page;
    let drawer = drawer(page, PLAY, "timeline-how").children(play_choices(controls));
    let open = icon_button(&page.words.say("timeline-how"), GEAR, Callback::noop());
    el("div")
        .class("timeline-how")
        .children([opens(open, PLAY), drawer])
}

/// A box over the page, with a button that closes it.
fn drawer(page: &Page, name: &'static str, label: &str) -> Element {
    el("div")
        .class("timeline-drawer")
        .attr("id", name)
        .attr("popover", "auto")
        .attr("role", "group")
        .attr("aria-label", page.words.say(label))
        .child(
            icon_button(&page.words.say("close"), CLOSE, Callback::noop())
                .attr("popovertarget", name)
                .attr("popovertargetaction", "hide"),
        )
}

/// Has a button open a drawer. Safari gives a button the focus of a click only if it is asked to, and what knows no popover opens by
/// the focus.
fn opens(button: Element, name: &'static str) -> Element {
    button.attr("popovertarget", name).attr("tabindex", "0")
}

/// Speed and mode.
fn play_choices(controls: &Controls<'_>) -> [Element; 2] {
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
        el("label")
            .class("timeline-play-choice")
            .text(say(id))
            .child(
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
    [speed, mode]
}

//! The marks as a list for the keyboard and for screen readers.

use incidents::engine::{Count, Mark};
use incidents::session::Action;
use web_sys::KeyboardEvent;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::map_cover::covered;
use crate::components::map_running::Running;
use crate::components::page::Page;
use crate::element::{Element, el};
use crate::map::Room;
use crate::state::Change;

/// The list, of which only the mark that it stands at and those beside it are in the document: there may be thousands.
pub fn keys(page: &Page, marks: &[Mark], hover: Option<&str>, running: &Running) -> Element {
    let at = hover.and_then(|id| marks.iter().position(|mark| mark.id == id));
    let first = at.unwrap_or(0).saturating_sub(1);
    let last = (at.unwrap_or(0) + 2).min(marks.len());
    let option = |position: usize| {
        let mark = &marks[position];
        let is_here = at == Some(position);
        el("span")
            .key(&mark.id)
            .attr("id", option_id(position))
            .attr("role", "option")
            .class("for-screen-readers")
            .attr("aria-selected", if is_here { "true" } else { "false" })
            .attr("aria-setsize", marks.len().to_string())
            .attr("aria-posinset", (position + 1).to_string())
            .text(mark.title_in(page.words.language()).to_owned())
    };
    let count = page.words.count(Count {
        incidents: marks.len(),
        others: 0,
    });
    el("div")
        .key("keys")
        .class("map-keys")
        .attr("role", "listbox")
        .attr("tabindex", "0")
        .attr(
            "aria-label",
            page.words.say_with("map-keys", &[("count", count.into())]),
        )
        .attr_if("aria-activedescendant", at.map(option_id))
        .on(ListenerKind::onkeydown, on_key(page, marks, at, running))
        .on(
            ListenerKind::onblur,
            page.on::<FocusEvent>(Change::Hover(None)),
        )
        .child(
            el("span")
                .attr("aria-hidden", "true")
                .text(page.words.say("map-keys-hint")),
        )
        .children((first..last).map(option))
}

/// The source's ids may hold spaces, which no reference to an element can.
fn option_id(at: usize) -> String {
    format!("mark-{at}")
}

/// Arrow keys step through the marks, each near the one before, and Enter opens. The map follows to what is not in view.
fn on_key(
    page: &Page,
    marks: &[Mark],
    at: Option<usize>,
    running: &Running,
) -> Callback<KeyboardEvent> {
    let (on_change, marks, running) = (page.on_change.clone(), marks.to_vec(), running.clone());
    Callback::from(move |event: KeyboardEvent| {
        let key = event.key();
        let Some(next) = next(&key, at, marks.len()) else {
            return;
        };
        event.prevent_default();
        let mark = &marks[next];
        if is_opening(&key) {
            on_change.emit(Change::Step(Action::Select(Some(mark.id.clone()))));
            return;
        }
        if let Some(map) = running.borrow().as_ref() {
            map.reveal(mark, Room::Middle, covered());
        }
        on_change.emit(Change::Hover(Some(mark.id.clone())));
    })
}

fn is_opening(key: &str) -> bool {
    matches!(key, "Enter" | " ")
}

/// Which mark a key means, if it means one.
fn next(key: &str, at: Option<usize>, n: usize) -> Option<usize> {
    match key {
        "ArrowRight" | "ArrowDown" => Some(at.map_or(0, |at| (at + 1) % n)),
        "ArrowLeft" | "ArrowUp" => Some(at.map_or(n - 1, |at| (at + n - 1) % n)),
        "Home" => Some(0),
        "End" => Some(n - 1),
        _ if is_opening(key) => at,
        _ => None,
    }
}

//! The marks in view as a list for the keyboard and for screen readers.

use incidents::query::engine::Count;
use incidents::scene::SceneMark;
use web_sys::KeyboardEvent;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::map::ui::click::{clicked, hovered};
use crate::map::ui::context::{Dispatch, MapHandle, Props};
use crate::map::ui::mix::mark_name;
use crate::map::ui::state::{MapUiAction, MapUiState};
use crate::ui::element::{Element, el};

/// The list, of which only the mark that it stands at and those beside it are in the document.
pub fn keys(
    props: &Props,
    ui: &MapUiState,
    map_handle: &MapHandle,
    dispatch: &Dispatch,
) -> Element {
    let page = &props.page;
    let marks = ui.marks.as_ref().map_or(&[][..], |marks| marks.as_slice());
    let at = position(marks, ui.pointed.first());
    let first = at.unwrap_or(0).saturating_sub(1);
    let last = (at.unwrap_or(0) + 2).min(marks.len());
    let option = |position: usize| {
        let is_here = at == Some(position);
        let id = option_id(position);
        el("span")
            .key(&id)
            .attr("id", id)
            .attr("role", "option")
            .class("for-screen-readers")
            .attr("aria-selected", if is_here { "true" } else { "false" })
            .attr("aria-setsize", marks.len().to_string())
            .attr("aria-posinset", (position + 1).to_string())
            .text(mark_name(props, ui, &marks[position]))
    };
    let count = page.words.count(Count {
        incidents: props.answer.passing.incidents - props.answer.without_position.incidents,
        others: 0,
    });
    let away = dispatch.clone();
    let (on_change, client) = (page.on_change.clone(), props.client.clone());
    let on_blur = Callback::from(move |_: FocusEvent| {
        away.dispatch(MapUiAction::Pointed(Vec::new()));
        hovered(&[], &client, &on_change);
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
        .on(
            ListenerKind::onkeydown,
            on_key(props, marks, at, map_handle, dispatch),
        )
        .on(ListenerKind::onblur, on_blur)
        .child(
            el("span")
                .attr("aria-hidden", "true")
                .text(page.words.say("map-keys-hint")),
        )
        .children((first..last).map(option))
}

fn position(marks: &[SceneMark], pointed: Option<&SceneMark>) -> Option<usize> {
    marks.iter().position(|mark| Some(mark) == pointed)
}

fn option_id(at: usize) -> String {
    format!("mark-{at}")
}

/// Arrow keys step through the marks, each near the one before, and Enter opens.
fn on_key(
    props: &Props,
    marks: &[SceneMark],
    at: Option<usize>,
    map_handle: &MapHandle,
    dispatch: &Dispatch,
) -> Callback<KeyboardEvent> {
    let (on_change, client) = (props.page.on_change.clone(), props.client.clone());
    let (marks, map_handle, dispatch) = (marks.to_vec(), map_handle.clone(), dispatch.clone());
    Callback::from(move |event: KeyboardEvent| {
        let key = event.key();
        let Some(next) = next(&key, at, marks.len()) else {
            return;
        };
        event.prevent_default();
        let marks = &marks[next..=next];
        if is_opening(&key) {
            clicked(marks, &client, &map_handle, &on_change, &dispatch);
            return;
        }
        dispatch.dispatch(MapUiAction::Pointed(marks.to_vec()));
        hovered(marks, &client, &on_change);
    })
}

fn is_opening(key: &str) -> bool {
    matches!(key, "Enter" | " ")
}

/// Which of so many marks a key means, if it means one.
fn next(key: &str, at: Option<usize>, n: usize) -> Option<usize> {
    let last = n.checked_sub(1)?;
    match key {
        "ArrowRight" | "ArrowDown" => Some(at.map_or(0, |at| (at + 1) % n)),
        "ArrowLeft" | "ArrowUp" => Some(at.map_or(last, |at| (at + last) % n)),
        "Home" => Some(0),
        "End" => Some(last),
        _ if is_opening(key) => at,
        _ => None,
    }
}

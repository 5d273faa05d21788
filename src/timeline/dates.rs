//! The exact dates of the brush, to be read and typed.

use std::cell::Cell;
use std::rc::Rc;

use incidents::model::civil::{Minute, Span};
use incidents::model::session::Action;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlInputElement};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::web;
use crate::state::Change;
use crate::ui::element::{Element, el};
use crate::ui::page::Page;

/// Both dates, as labelled inputs. `is_typing` says that a date is being typed: it is every date on the way to the one
/// that is meant, so that it counts only when the input is left or Enter is pressed.
pub fn dates(
    page: &Page,
    time: Option<Span>,
    whole: Span,
    is_typing: &Rc<Cell<bool>>,
) -> [Element; 2] {
    let days = shown_days(time, whole);
    let input = |id: &str, is_start| {
        el("label")
            .text(page.words.say(id))
            .child(date_input(page, days, is_start, is_typing))
    };
    [input("timeline-from", true), input("timeline-to", false)]
}

/// The first and last day that the inputs show; an end that a link leaves open is the frame's.
fn shown_days(time: Option<Span>, whole: Span) -> (i32, i32) {
    let time = time.unwrap_or(whole);
    let start = if time.start() > Minute::FIRST {
        time.start()
    } else {
        whole.start()
    };
    let end = if time.end() < Minute::LAST {
        time.end()
    } else {
        whole.end()
    };
    (start.day(), Minute(end.0 - 1).day())
}

/// One end of the brush as an input.
fn date_input(
    page: &Page,
    (first_day, last_day): (i32, i32),
    is_start: bool,
    is_typing: &Rc<Cell<bool>>,
) -> Element {
    let shown_day = if is_start { first_day } else { last_day };
    let on_change = page.on_change.clone();
    let take = move |event: &Event| {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        // An input that holds no whole date is empty.
        let typed = input
            .and_then(|input| Minute::from_iso(&input.value()))
            .map(Minute::day);
        let Some(typed) = typed.filter(|typed| *typed != shown_day) else {
            return;
        };
        let span = match is_start {
            true => Span::of_days(typed, last_day.max(typed)),
            false => Span::of_days(first_day.min(typed), typed),
        };
        on_change.emit(Change::Step(Action::Brush(Some(span))));
    };
    let is_typing = is_typing.clone();
    let follow = Callback::from(move |event: Event| match event.type_().as_str() {
        "keydown" => {
            is_typing.set(true);
            if web::get_property(&event, "key").as_string().as_deref() == Some("Enter") {
                take(&event);
            }
        }
        "change" if is_typing.get() => {}
        "blur" | "focusout" if !is_typing.replace(false) => {}
        _ => take(&event),
    });
    el("input")
        .attr("type", "date")
        .value(Minute::from_day(shown_day).iso_day())
        .on(ListenerKind::onchange, follow.clone())
        .on(ListenerKind::onblur, follow.clone())
        .on(ListenerKind::onkeydown, follow)
}

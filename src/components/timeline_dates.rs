//! The exact dates of the brush, to be read and typed, and what is under the pointer.

use std::cell::Cell;
use std::rc::Rc;

use incidents::session::Action;
use incidents::when::{Minute, Span};
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use crate::components::page::Page;
use crate::state::Change;

/// What the dates show.
pub struct Shown<'a> {
    /// The brushed span.
    pub time: Option<Span>,
    /// What the timeline shows.
    pub whole: Span,
    /// What is under the pointer, in words.
    pub readout: Option<String>,
    /// What is not on the timeline, in words.
    pub outside: Option<String>,
    /// A date is being typed: it is every date on the way to the one that is meant, so that it
    /// counts only when the input is left or Enter is pressed.
    pub is_typing: &'a Rc<Cell<bool>>,
}

/// The dates of the brush.
pub fn dates(page: &Page, shown: Shown<'_>) -> Html {
    let Shown {
        time,
        whole,
        readout,
        outside,
        is_typing,
    } = shown;
    let days = shown_days(time, whole);
    let input = |is_start| date_input(page, days, is_start, is_typing);
    let words = match (readout, time) {
        (Some(readout), _) => readout,
        (None, Some(time)) => page.words.span(time),
        (None, None) => format!("All dates, {}", page.words.span(whole)),
    };
    html! {
        <div class="timeline-dates">
            <p class="timeline-readout">{words}</p>
            if let Some(outside) = outside { <p class="timeline-outside">{outside}</p> }
            <label>{"From "}{input(true)}</label>
            <label>{"to "}{input(false)}</label>
            <button type="button" class="quiet" onclick={page.step(Action::Brush(None))} disabled={time.is_none()}>{"All dates"}</button>
        </div>
    }
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
) -> Html {
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
    let onchange = {
        let (take, is_typing) = (take.clone(), is_typing.clone());
        move |event: Event| {
            if !is_typing.get() {
                take(&event);
            }
        }
    };
    let onblur = {
        let (take, is_typing) = (take.clone(), is_typing.clone());
        move |event: FocusEvent| {
            if is_typing.replace(false) {
                take(&event);
            }
        }
    };
    let is_typing = is_typing.clone();
    let onkeydown = move |event: KeyboardEvent| {
        is_typing.set(true);
        if event.key() == "Enter" {
            take(&event);
        }
    };
    html! {
        <input type="date" value={Minute::from_day(shown_day).iso_day()} {onchange} {onblur} {onkeydown} />
    }
}

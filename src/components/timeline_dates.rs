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
        is_typing,
    } = shown;
    let shown = time.unwrap_or(whole);
    let first_day = shown.start().max(Minute::FIRST).day();
    let last_day = Minute(shown.end().0.saturating_sub(1)).day();
    let take = {
        let on_change = page.on_change.clone();
        move |input: &HtmlInputElement, is_start: bool| {
            // An input that holds no whole date is empty.
            let Some(typed) = Minute::from_iso(&input.value()) else {
                return;
            };
            let span = match is_start {
                true => Span::of_days(typed.day(), last_day.max(typed.day())),
                false => Span::of_days(first_day.min(typed.day()), typed.day()),
            };
            if Span::of_days(first_day, last_day) != span {
                on_change.emit(Change::Step(Action::Brush(Some(span))));
            }
        }
    };
    let input = |is_start: bool, day: i32| {
        let on = |takes: fn(&Event, bool) -> bool, typing_after: Option<bool>| {
            let (take, is_typing) = (take.clone(), is_typing.clone());
            move |event: &Event| {
                if takes(event, is_typing.get())
                    && let Some(input) = event
                        .target()
                        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
                {
                    take(&input, is_start);
                }
                if let Some(is_now) = typing_after {
                    is_typing.set(is_now);
                }
            }
        };
        let change = on(|_, is_typing| !is_typing, None);
        let leave = on(|_, is_typing| is_typing, Some(false));
        let key = on(
            |event, _| {
                event
                    .dyn_ref::<KeyboardEvent>()
                    .is_some_and(|event| event.key() == "Enter")
            },
            Some(true),
        );
        html! {
            <input type="date" value={Minute::from_day(day).iso_day()} onchange={move |event: Event| change(&event)}
                onblur={move |event: FocusEvent| leave(&event)} onkeydown={move |event: KeyboardEvent| key(&event)} />
        }
    };
    let words = match (readout, time) {
        (Some(readout), _) => readout,
        (None, Some(time)) => page.words.span(time),
        (None, None) => format!("All dates, {}", page.words.span(whole)),
    };
    html! {
        <div class="timeline-dates">
            <p class="timeline-readout">{words}</p>
            <label>{"From "}{input(true, first_day)}</label>
            <label>{"to "}{input(false, last_day)}</label>
            <button type="button" class="quiet" onclick={page.step(Action::Brush(None))} disabled={time.is_none()}>{"All dates"}</button>
        </div>
    }
}

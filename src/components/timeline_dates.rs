//! The exact dates of the brush, to be read and typed, and what is under the pointer.

use std::rc::Rc;

use incidents::session::Action;
use incidents::when::{Minute, Span};
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlInputElement};
use yew::prelude::*;

use crate::state::Change;
use crate::words::Words;

/// Properties of [`Dates`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The brushed span.
    pub time: Option<Span>,
    /// What the timeline shows.
    pub whole: Option<Span>,
    /// The words.
    pub words: Rc<Words>,
    /// What the reader does.
    pub on_change: Callback<Change>,
    /// What is under the pointer, in words.
    pub readout: Option<String>,
}

/// The dates of the brush.
#[component]
pub fn Dates(props: &Props) -> Html {
    let Some(whole) = props.whole else {
        return html! {};
    };
    let shown = props.time.unwrap_or(whole);
    let first_day = shown.start().max(Minute::FIRST).day();
    let last_day = Minute(shown.end().0.saturating_sub(1)).day();
    let onchange = |is_start: bool| {
        let on_change = props.on_change.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
            // An input that is being typed into is empty until it is a day.
            let Some(typed) = Minute::from_iso(&input.value()) else { return };
            let span = match is_start {
                true => Span::of_days(typed.day(), last_day.max(typed.day())),
                false => Span::of_days(first_day.min(typed.day()), typed.day()),
            };
            on_change.emit(Change::Step(Action::Brush(Some(span))));
        })
    };
    let onclear = {
        let on_change = props.on_change.clone();
        Callback::from(move |_: MouseEvent| on_change.emit(Change::Step(Action::Brush(None))))
    };
    let words = match (&props.readout, props.time) {
        (Some(readout), _) => readout.clone(),
        (None, Some(time)) => props.words.span(time),
        (None, None) => format!("All dates, {}", props.words.span(whole)),
    };
    html! {
        <div class="timeline-dates">
            <p class="timeline-readout">{words}</p>
            <label>{"From "}<input type="date" value={Minute::from_day(first_day).iso_day()} onchange={onchange(true)} /></label>
            <label>{"to "}<input type="date" value={Minute::from_day(last_day).iso_day()} onchange={onchange(false)} /></label>
            <button type="button" class="quiet" onclick={onclear} disabled={props.time.is_none()}>{"All dates"}</button>
        </div>
    }
}

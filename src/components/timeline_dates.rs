//! The exact dates of the brush, to be read and typed, and what is under the pointer.

use incidents::session::Action;
use incidents::when::{Minute, Span};
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlInputElement};
use yew::prelude::*;

use crate::components::page::Page;
use crate::state::Change;

/// The dates of the brush. `whole` is what the timeline shows, `readout` what is under the pointer.
pub fn dates(page: &Page, time: Option<Span>, whole: Span, readout: Option<String>) -> Html {
    let shown = time.unwrap_or(whole);
    let first_day = shown.start().max(Minute::FIRST).day();
    let last_day = Minute(shown.end().0.saturating_sub(1)).day();
    let onchange = |is_start: bool| {
        let on_change = page.on_change.clone();
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
    let words = match (readout, time) {
        (Some(readout), _) => readout,
        (None, Some(time)) => page.words.span(time),
        (None, None) => format!("All dates, {}", page.words.span(whole)),
    };
    html! {
        <div class="timeline-dates">
            <p class="timeline-readout">{words}</p>
            <label>{"From "}<input type="date" value={Minute::from_day(first_day).iso_day()} onchange={onchange(true)} /></label>
            <label>{"to "}<input type="date" value={Minute::from_day(last_day).iso_day()} onchange={onchange(false)} /></label>
            <button type="button" class="quiet" onclick={page.step(Action::Brush(None))} disabled={time.is_none()}>{"All dates"}</button>
        </div>
    }
}

//! The search for words.

use incidents::session::Action;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, InputEvent, KeyboardEvent};
use yew::prelude::*;

use crate::components::page::Page;
use crate::state::Change;

/// An input that filters as the reader types; Escape empties it.
pub fn search_box(page: &Page, words: &str) -> Html {
    let search = {
        let on_change = page.on_change.clone();
        move |words: String, is_step: bool| {
            let action = Action::Search(words);
            on_change.emit(if is_step {
                Change::Step(action)
            } else {
                Change::Nudge(action)
            });
        }
    };
    let oninput = {
        let (search, was_empty) = (search.clone(), words.is_empty());
        Callback::from(move |event: InputEvent| {
            let input = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input {
                // Back leaves a search as a whole, not letter by letter.
                search(input.value(), was_empty);
            }
        })
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            search(String::new(), true);
        }
    });
    html! {
        <search class="search">
            <label class="for-screen-readers" for="search">{"Search titles, places, people and excerpts"}</label>
            <input id="search" type="search" placeholder="Search words or places" autocomplete="off" spellcheck="false" enterkeyhint="search"
                value={words.to_owned()} {oninput} {onkeydown} />
        </search>
    }
}

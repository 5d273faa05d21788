//! The search for words.

use incidents::session::Action;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, InputEvent, KeyboardEvent};
use yew::prelude::*;

use crate::state::Change;

/// Properties of [`SearchBox`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The words searched for.
    pub words: String,
    /// What the reader does.
    pub on_change: Callback<Change>,
}

/// An input that filters as the reader types; Escape empties it.
#[component]
pub fn SearchBox(props: &Props) -> Html {
    let search = {
        let on_change = props.on_change.clone();
        move |words: String, is_step: bool| {
            let action = Action::Search(words);
            on_change.emit(if is_step { Change::Step(action) } else { Change::Nudge(action) });
        }
    };
    let oninput = {
        let (search, was_empty) = (search.clone(), props.words.is_empty());
        Callback::from(move |event: InputEvent| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
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
                value={props.words.clone()} {oninput} {onkeydown} />
        </search>
    }
}

//! The search for words.

use incidents::model::session::{Action, View};
use incidents::query::engine::Answer;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, InputEvent, KeyboardEvent};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::web;
use crate::state::Change;
use crate::state::progress::SearchProgress;
use crate::ui::element::{Element, el, icon_button};
use crate::ui::page::Page;

/// An input that filters as the reader types, with how many records are found: they are listed at once. Enter opens the first of them;
/// Escape or its button empties it.
pub fn search_box(page: &Page, answer: &Answer, words: &str) -> Html {
    let is_empty = words.is_empty();
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
    let is_table = answer.session.view == View::Table;
    let on_input = {
        let (search, on_change) = (search.clone(), page.on_change.clone());
        Callback::from(move |event: InputEvent| {
            let input = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input {
                // Back leaves a search as a whole, not letter by letter.
                search(input.value(), is_empty);
                if is_empty && !is_table {
                    on_change.emit(Change::Nudge(Action::Show(View::List)));
                }
            }
        })
    };
    let clear = {
        let search = search.clone();
        Callback::from(move |_| {
            if let Some(input) = web::element_by_id("search") {
                web::focus(&input);
            }
            search(String::new(), true);
        })
    };
    let first = (!is_empty && answer.list_start == 0).then(|| answer.list.first());
    let first = first.flatten().map(|entry| entry.incident.id.clone());
    let on_change = page.on_change.clone();
    let on_key = Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" if !is_empty => search(String::new(), true),
        "Enter" if first.is_some() => {
            on_change.emit(Change::Step(Action::Select(first.clone())));
        }
        _ => {}
    });
    let input = field(page, words)
        .on(ListenerKind::oninput, on_input)
        .on(ListenerKind::onkeydown, on_key);
    // The counts below are spoken: the number here is for the eye that is on the box.
    let n_found = answer.passing.records();
    let is_known = n_found > 0 || page.awaited.search == SearchProgress::Done;
    let found = page.words.number(n_found);
    let found = el("span")
        .key("found")
        .class("search-found")
        .attr("aria-hidden", "true")
        .text(found);
    let name = page.words.say("clear-search");
    let clear = icon_button(&name, "M4.5,4.5L11.5,11.5M11.5,4.5L4.5,11.5", clear).key("clear");
    el("search")
        .class("search")
        .child(label(page))
        .child(input)
        .child_opt((!is_empty && is_known).then_some(found))
        .child_opt((!is_empty).then_some(clear))
        .into()
}

fn label(page: &Page) -> Element {
    el("label")
        .key("label")
        .class("for-screen-readers")
        .attr("for", "search")
        .text(page.words.say("search"))
}

fn field(page: &Page, words: &str) -> Element {
    el("input")
        .key("input")
        .attr("id", "search")
        .attr("type", "search")
        .attr("placeholder", page.words.say("search-placeholder"))
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .value(words.to_owned())
}

//! The keys that do something anywhere on the page, and the dialog that names them.

use gloo::events::{EventListener, EventListenerOptions};
use incidents::model::session::{Action, View};
use incidents::query::engine::{Answer, Entry};
use wasm_bindgen::JsCast as _;
use web_sys::{Event, KeyboardEvent};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::web;
use crate::state::Change;
use crate::ui::element::{Element, button, el};
use crate::ui::page::{Page, tab_id};
use crate::words::Words;

/// The dialog's element.
const DIALOG: &str = "keys";

/// Under which name the browser keeps that the reader wants no keys of one letter.
const KEPT_AS: &str = "keys";

/// Every key, and the message that says what it does.
const KEYS: [(&str, &str); 10] = [
    ("/", "key-search"),
    ("f", "key-filters"),
    ("l", "key-list"),
    ("t", "key-table"),
    ("m", "key-map"),
    ("d", "key-timeline"),
    ("n", "record-next"),
    ("p", "record-previous"),
    ("Esc", "key-close"),
    ("?", "key-keys"),
];

/// Opens the dialog.
pub fn open() {
    web::show_dialog(DIALOG);
}

/// The dialog: each key with what it does, and a way to do without those of one letter, which get in the way of
/// speech input.
pub fn keys_dialog(words: &Words) -> Element {
    let row = |(key, id): &(&'static str, &'static str)| {
        el("tr")
            .child(el("th").attr("scope", "row").child(el("kbd").text(*key)))
            .child(el("td").text(words.say(id)))
    };
    let close = Callback::from(|_| web::close_dialog(DIALOG));
    let on_change = Callback::from(|_: Event| {
        web::storage_set(KEPT_AS, (!are_on()).then_some("off"));
    });
    el("dialog")
        .attr("id", DIALOG)
        .class("keys")
        .attr("aria-labelledby", "keys-title")
        .child(el("h2").attr("id", "keys-title").text(words.say("keys")))
        .child(el("table").child(el("tbody").children(KEYS.iter().map(row))))
        .child(el("p").class("aside").text(words.say("keys-elsewhere")))
        .child(
            el("label")
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .checked(are_on())
                        .on(ListenerKind::onchange, on_change),
                )
                .text(words.say("keys-on")),
        )
        .child(button(words.say("close"), close).class("primary"))
}

/// What the dialog says: a browser may keep nothing.
fn are_on() -> bool {
    match web::element("#keys input") {
        Some(tick) => web::get_property(&tick, "checked").is_truthy(),
        None => web::storage_get(KEPT_AS).as_deref() != Some("off"),
    }
}

/// The records before and after the open one; where none is open, the last and the first of the list.
fn neighbours(answer: &Answer) -> (Option<String>, Option<String>) {
    let id = |entry: Option<&Entry>| entry.map(|entry| entry.incident.id.clone());
    match &answer.selected {
        Some(open) => (open.previous.clone(), open.next.clone()),
        None => (id(answer.list.last()), id(answer.list.first())),
    }
}

/// Listens for the keys while the page is there.
#[hook]
pub fn use_keys(page: &Page, answer: Option<&Answer>) {
    let latest = use_mut_ref(|| None);
    *latest.borrow_mut() = Some((page.clone(), answer.map(neighbours).unwrap_or_default()));
    use_effect_with((), move |()| {
        let listener = web::document().map(|document| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                    return;
                };
                if let Some((page, (previous, next))) = &*latest.borrow()
                    && is_meant(event)
                    && pressed(&key(event), page, previous.as_ref(), next.as_ref())
                {
                    event.prevent_default();
                }
            })
        });
        move || drop(listener)
    });
}

/// Whether a key is meant for the page: not typed into a field, not a browser's own shortcut, not switched off.
fn is_meant(event: &KeyboardEvent) -> bool {
    let is_typed = web::focused().is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA")
            && element.get_attribute("type").as_deref() != Some("checkbox")
    });
    let has_modifier = event.ctrl_key() || event.alt_key() || event.meta_key();
    !is_typed && !has_modifier && !event.default_prevented() && !web::is_dialog_open() && are_on()
}

/// What a key says; where it says a letter of another script, what stands on it on a keyboard with Latin ones.
fn key(event: &KeyboardEvent) -> String {
    let (key, code) = (event.key(), event.code());
    match code.strip_prefix("Key") {
        Some(letter) if !key.is_ascii() => letter.to_ascii_lowercase(),
        _ => key,
    }
}

/// Does what a key stands for; whether it stands for anything.
fn pressed(key: &str, page: &Page, previous: Option<&String>, next: Option<&String>) -> bool {
    let show = |view: View| {
        page.on_change.emit(Change::Nudge(Action::Show(view)));
        focus_on(&format!("#{}", tab_id(view)));
    };
    let select = |id: Option<&String>| {
        if let Some(id) = id {
            page.on_change
                .emit(Change::Step(Action::Select(Some(id.clone()))));
        }
    };
    match key {
        "/" => focus_on("#search"),
        "f" => show(View::Filters),
        "l" => show(View::List),
        "t" => show(View::Table),
        "m" => focus_on(".map-keys, .map canvas"),
        "d" => focus_on(".brush-window, .brush-handle"),
        "n" => select(next),
        "p" => select(previous),
        "?" => open(),
        _ => return false,
    }
    true
}

fn focus_on(selector: &str) {
    if let Some(element) = web::element(selector) {
        web::focus(&element);
    }
}

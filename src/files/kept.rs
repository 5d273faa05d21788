//! That this device keeps the map, and a button to have it forgotten.

use gloo::events::EventListener;
use js_sys::Function;
use wasm_bindgen::{JsCast as _, JsValue};
use yew::prelude::*;

use crate::browser::web::{self, get_property};
use crate::ui::element::{button, el};
use crate::ui::page::Page;

/// Where offline.js says what is kept, and by which event it says that this has changed.
const OFFLINE: &str = "incidentMapOffline";

/// Properties of [`Kept`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What every part needs.
    pub page: Page,
}

fn offline() -> JsValue {
    get_property(&js_sys::global(), OFFLINE)
}

/// `kept` or `forgotten`; none where nothing is kept, or nobody knows yet.
fn state() -> Option<String> {
    get_property(&offline(), "state").as_string()
}

/// What is kept.
#[component]
pub fn Kept(props: &Props) -> Html {
    let words = &props.page.words;
    let kept = use_state_eq(state);
    let setter = kept.setter();
    use_effect_with((), move |()| {
        // It may have changed since it was drawn.
        setter.set(state());
        let listener = web::window()
            .map(|window| EventListener::new(&window, OFFLINE, move |_| setter.set(state())));
        move || drop(listener)
    });
    let forget = Callback::from(|_: MouseEvent| {
        let offline = offline();
        let forget = get_property(&offline, "forget").dyn_into::<Function>();
        // What comes of it is said by the event.
        drop(forget.and_then(|forget| forget.call0(&offline)));
    });
    let is_kept = match kept.as_deref() {
        Some("kept") => true,
        Some("forgotten") => false,
        _ => return Html::default(),
    };
    let said = if is_kept {
        "kept-about"
    } else {
        "kept-forgotten"
    };
    let forget = || button(words.say("kept-forget"), forget).class("files-open");
    el("section")
        .child(el("h2").text(words.say("kept")))
        .child(el("p").attr("role", "status").text(words.say(said)))
        .child_opt(is_kept.then(forget))
        .into()
}

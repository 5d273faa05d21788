//! Code that is not in the page's first file: it comes when it is first wanted, or when nothing else is, in a file of its own (docs/decisions/0020-code-that-comes-later.md).

use std::pin::Pin;

use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::SplitLoaderError;
use yew::prelude::*;

use crate::browser::web;
use crate::ui::element::{Element, button, el};
use crate::ui::page::Page;

/// What gives the code, once its file is here.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

#[derive(Clone, Copy)]
enum State<T> {
    Unasked,
    Coming,
    Here(T),
    Failed,
}

/// Code that comes later: functions.
pub struct Later<T: 'static> {
    state: UseStateHandle<State<T>>,
    load: fn() -> Coming<T>,
}

impl<T> Clone for Later<T> {
    fn clone(&self) -> Self {
        Self {
            state: self.state.clone(),
            load: self.load,
        }
    }
}

impl<T: Copy + 'static> Later<T> {
    /// Asks for it, unless it is here or on its way.
    pub fn ask(&self) {
        self.ask_or(State::Failed);
    }

    /// Asks for it, and leaves it as it is in the end if it does not come: whoever needs it asks again, and is told.
    fn ask_or(&self, failed: State<T>) {
        if matches!(*self.state, State::Coming | State::Here(_)) {
            return;
        }
        let (setter, load) = (self.state.setter(), self.load);
        setter.set(State::Coming);
        spawn_local(async move {
            let come = load().await;
            setter.set(come.map_or(failed, State::Here));
        });
    }

    /// The code, if it is here.
    pub fn code(&self) -> Option<T> {
        match *self.state {
            State::Here(code) => Some(code),
            _ => None,
        }
    }

    /// Whether somebody has asked for it, and it did not come.
    pub fn has_failed(&self) -> bool {
        matches!(*self.state, State::Failed)
    }

    /// In the place of what it would show: that it is on its way, or could not be loaded.
    pub fn missing(&self, page: &Page) -> Option<Element> {
        let coming = || {
            el("p")
                .key("coming")
                .attr("role", "status")
                .text(page.words.say("later-coming"))
        };
        let is_coming = matches!(*self.state, State::Coming);
        self.failed(page).or_else(|| is_coming.then(coming))
    }

    /// That it could not be loaded, and a button to try again.
    pub fn failed(&self, page: &Page) -> Option<Element> {
        self.has_failed().then(|| {
            let this = self.clone();
            let again = Callback::from(move |_: MouseEvent| this.ask());
            let sentence = el("p")
                .attr("role", "alert")
                .text(page.words.say("later-failed"));
            el("div")
                .key("missing")
                .class("missing")
                .child(sentence)
                .child(button(page.words.say("retry"), again).class("quiet"))
        })
    }
}

/// The first view comes before what nobody has asked for yet.
const FIRST_VIEW_MS: i32 = 1_500;

/// Asks for it once the first view is there and the browser has nothing to do.
#[hook]
pub fn use_idle<T: Copy + 'static>(code: &Later<T>, is_shown: bool) {
    let asked = code.clone();
    use_effect_with(is_shown, move |is_shown| {
        let timer = is_shown.then(|| {
            web::after(FIRST_VIEW_MS, move || {
                let asked = asked.clone();
                web::when_idle(move || asked.ask_or(State::Unasked));
            })
        });
        move || drop(timer)
    });
}

/// Asks for it when it is wanted.
#[hook]
pub fn use_wanted<T: Copy + 'static>(code: &Later<T>, is_wanted: bool) {
    let asked = code.clone();
    let is_unasked = matches!(*code.state, State::Unasked);
    use_effect_with((is_wanted, is_unasked), move |&(is_wanted, _)| {
        if is_wanted {
            asked.ask();
        }
    });
}

/// Keeps what has come of it.
#[hook]
pub fn use_later<T: Copy + 'static>(load: fn() -> Coming<T>) -> Later<T> {
    Later {
        state: use_state(|| State::Unasked),
        load,
    }
}

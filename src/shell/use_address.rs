//! What follows the session outside of the page: the address, the document's name, and the order of words in a language.

use gloo::events::EventListener;
use incidents::model::incident::Incident;
use incidents::model::session::Session;
use yew::prelude::*;

use crate::browser::{url, web};
use crate::shell::app::Loaded;
use crate::state::{Change, HistoryUpdate, State};
use crate::ui::page::Page;

/// Sorts in the language that is spoken.
#[hook]
pub fn use_language(state: &UseReducerHandle<State>, loaded: &Loaded) {
    let (dispatch, client) = (state.dispatcher(), loaded.client.clone());
    let before = use_mut_ref(|| loaded.words.language().to_owned());
    use_effect_with(loaded.words.language().to_owned(), move |language| {
        if before.replace(language.clone()) != *language {
            client.set_language(language);
            dispatch.dispatch(Change::DataArrived(client.pending()));
        }
    });
}

/// Names the document after the open record, or what is searched for, and the map: entries of the browser's history and its tabs are told apart.
#[hook]
pub fn use_title(page: &Page, session: &Session, open: Option<&Incident>) {
    let language = page.words.language();
    let map = page.config.title.in_language(language);
    let part = open.map_or(session.words.trim(), |open| open.title_in(language));
    let title = match part {
        "" => map.to_owned(),
        part => [part, map].join(" – "),
    };
    use_effect_with(title, |title| web::set_title(title));
}

/// Keeps the address in step with the session, and the session with Back and Forward.
#[hook]
pub fn use_address(state: &UseReducerHandle<State>, loaded: &Loaded) {
    let n_written = use_mut_ref(|| 0);
    let client = (state.session.clone(), state.history, state.n_steps);
    use_effect_with(client, move |(session, address, n_steps)| {
        if *address != HistoryUpdate::None {
            let is_step = n_written.replace(*n_steps) != *n_steps;
            url::write(session, is_step);
        }
    });
    let (dispatch, loaded) = (state.dispatcher(), loaded.clone());
    use_effect_with((), move |()| {
        let listener = web::window().map(|window| {
            EventListener::new(&window, "popstate", move |_| {
                dispatch.dispatch(Change::Restore(loaded.client.session(&loaded.config).0));
            })
        });
        move || drop(listener)
    });
}

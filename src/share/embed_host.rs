//! The page and its host, which is the page around the frame that it stands in.
//!
//! Any host is told how high the frame should be. What is shown is told to the hosts that the map file lists, and from
//! them alone commands are taken. The messages are described in docs/embedding.md; embed.js is their other end.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a function that comes later may not come, and its type says so"
)]

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use incidents::link::permalink::{query_from_session, session_from_query};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::Event;
use yew::prelude::*;

use crate::browser::web::size::on_resize;
use crate::browser::{url, web};
use crate::state::{Change, State};
use crate::ui::later::{use_later, use_wanted};
use crate::ui::page::Page;

/// Of the messages.
const VERSION: u32 = 1;

/// In bytes: no view needs more, and an address does not hold more everywhere.
const MAX_VIEW: usize = 8_000;

/// Whom a message is for that anybody may read.
const ANYBODY: &str = "*";

/// The host as far as it is known, and what it was told last.
#[derive(Default)]
pub struct Host {
    /// Once it has said a word, and the map file lists it.
    origin: Option<String>,
    /// What is shown.
    view: String,
    told_view: String,
    selection: Option<String>,
    is_followed: bool,
    height_px: i32,
    /// The frame's address as the host knows it: what the reader does in it is none of the host's business.
    address: String,
}

/// Tells the host that nothing can be shown, and why.
pub fn fail(reason: &str) {
    post("error", "message", reason.into(), ANYBODY);
}

fn post(kind: &str, name: &str, value: JsValue, to: &str) {
    if let Some(host) = web::host() {
        let version = ("incidentMap", VERSION.into());
        let message = web::object(&[version, ("type", kind.into()), (name, value)]);
        // A host that has gone need not be told.
        let _gone = host.post_message(&message, to);
    }
}

impl Host {
    fn tell(&self, kind: &str, name: &str, value: JsValue) {
        if let Some(origin) = &self.origin {
            post(kind, name, value, origin);
        }
    }

    /// Tells what of it is news.
    fn tell_news(&mut self, state: &State) {
        self.view = query_from_session(&state.session);
        if state.is_dragging {
            return;
        }
        if self.view != self.told_view {
            self.tell("change", "view", (&self.view).into());
            self.told_view.clone_from(&self.view);
        }
        let selection = &state.session.selection;
        if *selection != self.selection {
            self.tell("select", "id", selection.clone().into());
            self.selection.clone_from(selection);
        }
    }

    /// Tells how high the frame should be. What lies over the map for a while changes nothing of that.
    fn tell_height(&mut self) {
        // It says something at the start, whatever is open: by that the host knows that the page is there.
        let page = match self.height_px {
            0 => ".page.is-embed",
            _ => ".page.is-embed.sheet-peek",
        };
        let (Some(page), Some(map)) = (web::element(page), web::element(".map")) else {
            return;
        };
        let map_px = f64::from(map.client_width()) * 0.625;
        let around_px = page.scroll_height() - map.client_height();
        let height_px = around_px + map_px.clamp(240.0, 560.0) as i32;
        if height_px == self.height_px {
            return;
        }
        if self.height_px == 0 {
            // That it takes another look is said before the first height, which its host waits for.
            post("look", "look", JsValue::TRUE, ANYBODY);
        }
        self.height_px = height_px;
        post("height", "height", height_px.into(), ANYBODY);
        self.tell_others(height_px);
    }

    /// Tells hosts that do not know this page but the words of others: AMP's `amp-iframe`, and Embedly's, which Medium listens to.
    fn tell_others(&self, height_px: i32) {
        let Some(host) = web::host() else { return };
        let amp = web::object(&[
            ("sentinel", "amp".into()),
            ("type", "embed-size".into()),
            ("height", height_px.into()),
        ]);
        let resize = web::object(&[
            ("context", "iframe.resize".into()),
            ("src", (&self.address).into()),
            ("height", height_px.into()),
        ]);
        let resize = js_sys::JSON::stringify(&resize).map(JsValue::from);
        for message in [Ok(amp), resize].into_iter().flatten() {
            // A host that has gone need not be told.
            let _gone = host.post_message(&message, ANYBODY);
        }
    }

    /// Does what a message says, if it is one of the host's and the host is listed.
    fn hear(&mut self, event: &Event, page: &Page) {
        let text = |of: &JsValue, name: &str| web::get_property(of, name).as_string();
        let (Some(host), Some(origin)) = (web::host(), text(event, "origin")) else {
            return;
        };
        let data = web::get_property(event, "data");
        let is_listed = page.config.embed_origins.contains(&origin) || web::is_own_origin(&origin);
        if web::get_property(event, "source") != JsValue::from(host)
            || web::get_property(&data, "incidentMap").as_f64() != Some(f64::from(VERSION))
        {
            return;
        }
        let kind = text(&data, "type").unwrap_or_default();
        // It could be in the frame's address: any host may choose it.
        if kind == "look" {
            return url::write_look(&page.config.languages, |name| text(&data, name));
        }
        if !is_listed {
            // Its author need not guess why nothing happens.
            if kind == "hello" {
                post("refused", "origin", (&origin).into(), &origin);
            }
            return;
        }
        let is_new = self.origin.replace(origin).is_none();
        let view = text(&data, "view").filter(|view| view.len() <= MAX_VIEW);
        match (kind.as_str(), view) {
            ("hello", _) if is_new => self.tell("ready", "view", (&self.view).into()),
            ("view", _) => self.tell("view", "view", (&self.view).into()),
            ("set", Some(view)) => self.show(&view, page),
            ("filter", Some(view)) => self.show(&with_parts(&self.view, &view), page),
            ("play", _) => {
                let is_playing = web::get_property(&data, "on").is_truthy();
                page.on_change.emit(Change::Play(is_playing));
            }
            _ => {}
        }
    }

    /// Shows a view. The next message may come before the page has been drawn: what it changes is this view.
    fn show(&mut self, query: &str, page: &Page) {
        let (session, unused) = session_from_query(query);
        if !unused.is_empty() {
            // Whoever wrote the command need not guess why a part of it does nothing.
            let unused: js_sys::Array = unused.iter().map(JsValue::from).collect();
            self.tell("unused", "parts", unused.into());
        }
        self.view = query_from_session(&session);
        page.on_change.emit(Change::Restore(session));
    }
}

/// A query with these parts in the place of those that have the same names; a part without a value goes.
fn with_parts(query: &str, parts: &str) -> String {
    let parts = parts.trim_start_matches('?');
    let name = |part: &str| part.split('=').next().unwrap_or_default().to_owned();
    let is_replaced = |known: &str| parts.split('&').any(|part| name(part) == name(known));
    let is_kept = |known: &&str| !known.is_empty() && !is_replaced(known);
    let kept = query.split('&').filter(is_kept);
    let given = parts.split('&').filter(|part| !part.ends_with('='));
    let all: Vec<&str> = kept.chain(given).collect();
    all.join("&")
}

/// Informs the host of what has been drawn, and from the first time on does what it says.
pub type Inform = fn(&SharedHost, &Page, &State);

/// The host as all that is drawn finds it.
pub type SharedHost = Rc<RefCell<Host>>;

/// Only a page in a frame has a host.
#[wasm_split(host, fallible)]
fn inform_later() -> Result<Inform, SplitLoaderError> {
    Ok(inform)
}

/// Keeps the host informed, and does what it says, for as long as there is a page; `is_answered` from when there is one.
#[hook]
pub fn use_host(page: &Page, state: &UseReducerHandle<State>, is_answered: bool) {
    let host = use_mut_ref(Host::default);
    let inform = use_later::<Inform>(|| Box::pin(inform_later()));
    use_wanted(&inform, is_answered && web::host().is_some());
    let (page, state) = (page.clone(), state.clone());
    // What is told has been drawn.
    use_effect(move || {
        if let Some(inform) = inform.code() {
            inform(&host, &page, &state);
        }
    });
}

fn inform(host: &SharedHost, page: &Page, state: &State) {
    if let Ok(mut told) = host.try_borrow_mut() {
        told.tell_news(state);
        if !std::mem::replace(&mut told.is_followed, true) {
            told.address = url::here().unwrap_or_default();
            // Of a frame far below what is read, browsers put off what follows sizes until it is near.
            told.tell_height();
            follow(host.clone(), page.clone());
        }
    }
}

/// Listens to the host, and follows the size of what the page consists of, once that is drawn.
fn follow(host: SharedHost, page: Page) {
    let Some(window) = web::window().filter(|_| web::host().is_some()) else {
        return;
    };
    let heard = host.clone();
    let listener = EventListener::new(&window, "message", move |event| {
        if let Ok(mut host) = heard.try_borrow_mut() {
            host.hear(event, &page);
        }
    });
    listener.forget();
    spawn_local(async move {
        let parts = [".page", ".header", ".notices", ".foot", ".counts", ".map"];
        let sizes = on_resize(parts.into_iter().filter_map(web::element), move || {
            if let Ok(mut host) = host.try_borrow_mut() {
                host.tell_height();
            }
        });
        std::mem::forget(sizes);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_takes_the_place_of_the_one_of_its_name_only() {
        let view = "from=2016-09-19&type=a&type=b&q=water";
        let check = |parts: &str, expected: &str| assert_eq!(with_parts(view, parts), expected);
        check("type=c", "from=2016-09-19&q=water&type=c");
        check("?type=&q=", "from=2016-09-19");
        check("id=x", "from=2016-09-19&type=a&type=b&q=water&id=x");
        assert_eq!(with_parts("", "id=x"), "id=x");
    }
}

//! The page's address: the session in its query, and which file it opens.

use std::cell::Cell;

use incidents::link::permalink::{query_from_session, session_from_query};
use incidents::model::session::{Action, Session, View};
use wasm_bindgen::JsValue;
pub use web_sys::UrlSearchParams;

use crate::browser::language::offered;
use crate::browser::palette::Theme;
use crate::browser::web;
use crate::state::embed_options::EmbedOptions;

/// Parts of the query that are not the session's and stay as they are.
const KEPT: [&str; 7] = ["data", "embed", "show", "hide", "lock", "lang", "theme"];

/// Those of them that say how a frame shows the page.
pub const OF_FRAME: [&str; 4] = ["embed", "show", "hide", "lock"];

/// The query of the page's address, with its question mark.
fn query() -> String {
    web::window()
        .and_then(|window| window.location().search().ok())
        .unwrap_or_default()
}

/// The session that the address asks for, and the parts of it that could not be read.
pub fn session() -> (Session, Vec<String>) {
    let (session, mut unread) = session_from_query(&query());
    unread.retain(|part| !KEPT.contains(&name_of(part)) && !is_tracking(name_of(part)));
    (session, unread)
}

/// Whether a part of an address counts readers: no reader is to be bothered with it.
fn is_tracking(name: &str) -> bool {
    ["utm_", "mc_", "_"]
        .iter()
        .any(|start| name.starts_with(start))
        || ["clid", "clkid", "braid"]
            .iter()
            .any(|end| name.ends_with(end))
}

/// Writes a session into the address, as a new entry of the history or in place of this one.
pub fn write(session: &Session, is_new_entry: bool) {
    let Some(window) = web::window() else { return };
    // The introduction opens by itself on a first visit: whoever is sent the address may know it.
    let session = &match session.view {
        View::About => session.clone().apply(Action::Show(View::default())),
        _ => session.clone(),
    };
    let Some(address) = address_of(session) else {
        return;
    };
    write_address(&window, &address, is_new_entry);
}

thread_local! {
    /// Which file of the reader's own is open, by number; 0 for the one of the address. Entries of the history say for which they were written.
    static FILE: Cell<u32> = const { Cell::new(0) };
}

/// Writes the address of one more file of the reader's own as a new entry of the history: it names none, and nothing is chosen.
pub fn write_file() {
    FILE.set(FILE.get() + 1);
    let Some(window) = web::window() else { return };
    let address = here().and_then(|here| {
        let kept = kept_with("data", None);
        address(&here, kept, &Session::default())
    });
    let history = window.history().ok();
    if let (Some(history), Some(address)) = (history, address) {
        // A browser refuses when an address is written too often; the next change writes it again.
        let _written = history.push_state_with_url(&FILE.get().into(), "", Some(&address));
    }
}

/// Whether the entry of the history that the reader has come to was written for another file than the one that is open: what the
/// address says is to be opened then.
pub fn leaves_file() -> bool {
    let history = web::window().and_then(|window| window.history().ok());
    let state = history.and_then(|history| history.state().ok());
    let number = state.and_then(|state| state.as_f64()).unwrap_or_default() as u32;
    FILE.replace(number) != number
}

/// Writes the theme that the reader has chosen into the address, as a new entry of the history; none takes it out.
pub fn write_theme(theme: Option<&str>) {
    let address = here().and_then(|here| address(&here, kept_with("theme", theme), &session().0));
    if let (Some(window), Some(address)) = (web::window(), address) {
        write_address(&window, &address, true);
    }
}

/// Puts the palette and the language that the page around this frame names into the address, without a new entry of the
/// history; an empty text takes them out, and what is neither stays as it is.
pub fn write_look(languages: &[String], named: impl Fn(&str) -> Option<String>) {
    let is_one = |name: &str, value: &str| match name {
        "theme" => Theme::from_code(value).is_some(),
        _ => offered(languages, value).is_some(),
    };
    let Some(window) = web::window() else { return };
    for name in ["theme", "lang"] {
        let value = named(name).filter(|value| value.is_empty() || is_one(name, value));
        let Some(value) = value else { continue };
        let kept = kept_with(name, Some(value.as_str()).filter(|value| !value.is_empty()));
        if let Some(address) = here().and_then(|here| address(&here, kept, &session().0)) {
            write_address(&window, &address, false);
        }
    }
    // Who follows the address looks again.
    let moved = web_sys::PopStateEvent::new("popstate");
    // It is refused where it is being dispatched already, which it is not.
    let _refused = moved.map(|moved| window.dispatch_event(&moved));
}

fn write_address(window: &web_sys::Window, address: &str, is_new_entry: bool) {
    if address == window.location().href().unwrap_or_default() {
        return;
    }
    let Ok(history) = window.history() else {
        return;
    };
    let state = JsValue::from(FILE.get());
    // The history of a frame is that of the page around it, whose reader wants Back to leave that page.
    let written = match is_new_entry && !is_embedded() {
        true => history.push_state_with_url(&state, "", Some(address)),
        false => history.replace_state_with_url(&state, "", Some(address)),
    };
    // A browser refuses when an address is written too often; the next change writes it again.
    drop(written);
}

/// The whole address of a session.
pub fn address_of(session: &Session) -> Option<String> {
    let here = web::window()?.location().href().ok()?;
    address(&here, kept_parts(), session)
}

/// The whole address of a session for somebody else: of the whole page even if this one is in another's frame, and
/// beginning as the map file says.
pub fn address_to_share(session: &Session, site_url: Option<&str>) -> Option<String> {
    let mut parts = kept_parts();
    parts.retain(|part| !OF_FRAME.contains(&name_of(part)));
    let here = here();
    let of_site = site_url.and_then(|site| address(site, parts.clone(), session));
    of_site.or_else(|| address(&here?, parts, session))
}

/// The address of a session in a frame, beginning as `page` does, with these parts that say how it is shown.
pub fn address_in_frame(page: &str, session: &Session, parts: &[(&str, String)]) -> Option<String> {
    let mut kept = kept_parts();
    kept.retain(|part| name_of(part) == "data");
    let url = web_sys::Url::new(&address(page, kept, session)?).ok()?;
    for (name, value) in parts {
        url.search_params().set(name, value);
    }
    // Commas are allowed in a query, and these lists are for people to read.
    Some(url.href().replace("%2C", ","))
}

/// The address of the page without what comes after `#`.
pub fn here() -> Option<String> {
    let here = web::window()?.location().href().ok()?;
    here.split('#').next().map(str::to_owned)
}

fn name_of(part: &str) -> &str {
    part.split('=').next().unwrap_or_default()
}

fn address(page: &str, mut parts: Vec<String>, session: &Session) -> Option<String> {
    let url = web_sys::Url::new(page).ok()?;
    parts.push(query_from_session(session));
    parts.retain(|part| !part.is_empty());
    url.set_search(&parts.join("&"));
    Some(url.href())
}

fn kept_parts() -> Vec<String> {
    kept_with("", None)
}

/// The parts that stay, in their order, with another value of one of them.
fn kept_with(changed: &str, value: Option<&str>) -> Vec<String> {
    let query = query();
    let parts: Vec<&str> = query.trim_start_matches('?').split('&').collect();
    let mut kept = Vec::new();
    for name in KEPT {
        if name == changed {
            if let Some(value) = value {
                kept.push(format!("{name}={value}"));
            }
            continue;
        }
        for part in &parts {
            if name_of(part) == name {
                kept.push((*part).to_owned());
            }
        }
    }
    kept
}

/// A part of the query that is not the session's.
fn part(name: &str) -> Option<String> {
    let parts = UrlSearchParams::new_with_str(&query()).ok()?;
    parts.get(name).filter(|value| !value.is_empty())
}

/// The language that the address asks for.
pub fn language() -> Option<String> {
    part("lang")
}

/// Whether the page is shown inside an article.
pub fn is_embedded() -> bool {
    part("embed").is_some_and(|value| value != "0")
}

/// What of the page is shown and what the reader can change, and the words in the address that ask for nothing.
pub fn embed_options() -> (EmbedOptions, Vec<String>) {
    if !is_embedded() {
        return Default::default();
    }
    let (show, hide, lock) = (list("show"), list("hide"), list("lock"));
    EmbedOptions::in_frame(show.as_deref(), hide.as_deref(), lock.as_deref())
}

/// The values of all parts of the query that have this name, between commas; an empty list is one.
fn list(name: &str) -> Option<String> {
    let parts = UrlSearchParams::new_with_str(&query()).ok()?;
    parts
        .has(name)
        .then(|| parts.get_all(name).join(",").into())
}

/// Adds a language and a palette that the address asks for and that there are not.
pub fn add_unknown_parts(languages: &[String], unread: &mut Vec<String>) {
    if let Some(language) = language().filter(|tag| offered(languages, tag).is_none()) {
        unread.push(format!("lang={language}"));
    }
    if let Some(theme) = theme().filter(|code| Theme::from_code(code).is_none()) {
        unread.push(format!("theme={theme}"));
    }
}

/// The palette that the address asks for.
pub fn theme() -> Option<String> {
    part("theme")
}

/// The address of a session in another language.
pub fn in_language(session: &Session, language: &str) -> Option<String> {
    address(&here()?, kept_with("lang", Some(language)), session)
}

/// What `?data=` asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataRequest {
    /// Nothing: the map file says what to open.
    Default,
    /// A file of this origin, as a whole address.
    File(String),
    /// A file of another origin that the map file lists: its whole address and its origin.
    Listed(String, String),
    /// A file of another origin, which is not opened: nobody dresses their data in this site's address.
    Foreign(String),
}

/// The file that the address asks for. `listed` are other origins that the map file allows.
pub fn data_request(listed: &[String]) -> DataRequest {
    let Some(file) = part("data") else {
        return DataRequest::Default;
    };
    if let Some(address) = same_origin(&file) {
        return DataRequest::File(address);
    }
    // Only a whole address can be of another origin.
    match web_sys::Url::new(&file) {
        Ok(url) if is_plain(&url) && listed.contains(&url.origin()) => {
            DataRequest::Listed(url.href(), url.origin())
        }
        _ => DataRequest::Foreign(file),
    }
}

/// The address of a file relative to the page, if it is of the page's own origin.
pub fn same_origin(file: &str) -> Option<String> {
    let base = web::document()?.base_uri().ok()??;
    let page = web_sys::Url::new(&base).ok()?;
    let url = web_sys::Url::new_with_base(file, &base).ok()?;
    let is_own = url.origin() == page.origin() && is_plain(&url);
    is_own.then(|| url.href())
}

/// Whether an address begins with its origin. That of a `blob:` has one too, and a browser fetches none with a password.
fn is_plain(url: &web_sys::Url) -> bool {
    let address = url.href();
    let path = address.strip_prefix(&url.origin());
    path.is_some_and(|path| path.starts_with('/'))
}

/// The host of an address, where it is one that only this machine or its own network can reach.
pub fn local_host(address: &str) -> Option<String> {
    let host = web_sys::Url::new(address).ok()?.hostname();
    let is_local = host == "localhost"
        || host == "[::1]"
        || [".localhost", ".local"]
            .iter()
            .any(|end| host.ends_with(end))
        || ["127.", "10.", "192.168."].iter().any(|start| {
            host.starts_with(start)
                && host
                    .bytes()
                    .all(|byte| byte == b'.' || byte.is_ascii_digit())
        });
    is_local.then_some(host)
}

/// The address of a file that lies beside another one.
pub fn beside(file: &str, neighbour: &str) -> Option<String> {
    web_sys::Url::new_with_base(neighbour, file)
        .ok()
        .map(|url| url.href())
}

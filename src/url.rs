//! The page's address: the session in its query, and which file it opens.

use incidents::permalink::{query_from_session, session_from_query};
use incidents::session::{Action, Session, View};
use wasm_bindgen::JsValue;

use crate::web;

/// Parts of the query that are not the session's and stay as they are.
const KEPT: [&str; 4] = ["data", "embed", "lang", "theme"];

/// The query of the page's address, with its question mark.
fn query() -> String {
    web::window()
        .and_then(|window| window.location().search().ok())
        .unwrap_or_default()
}

/// The session that the address asks for, and the parts of it that could not be read.
pub fn session() -> (Session, Vec<String>) {
    session_from_query(&query())
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
    if address == window.location().href().unwrap_or_default() {
        return;
    }
    let Ok(history) = window.history() else {
        return;
    };
    let written = match is_new_entry {
        true => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
        false => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
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
    let here = web::window()?.location().href().ok()?;
    let here = here.split('#').next().unwrap_or_default();
    let mut parts = kept_parts();
    parts.retain(|part| part.split('=').next() != Some("embed"));
    let of_site = site_url.and_then(|site| address(site, parts.clone(), session));
    of_site.or_else(|| address(here, parts, session))
}

fn address(page: &str, mut parts: Vec<String>, session: &Session) -> Option<String> {
    let url = web_sys::Url::new(page).ok()?;
    parts.push(query_from_session(session));
    parts.retain(|part| !part.is_empty());
    url.set_search(&parts.join("&"));
    Some(url.href())
}

fn kept_parts() -> Vec<String> {
    let query = query();
    let parts = query.trim_start_matches('?').split('&');
    let is_kept = |part: &&str| KEPT.contains(&part.split('=').next().unwrap_or_default());
    parts.filter(is_kept).map(str::to_owned).collect()
}

/// A part of the query that is not the session's.
fn part(name: &str) -> Option<String> {
    let parts = web_sys::UrlSearchParams::new_with_str(&query()).ok()?;
    parts.get(name).filter(|value| !value.is_empty())
}

/// The language that the address asks for.
pub fn language() -> Option<String> {
    part("lang")
}

/// Whether the page is shown inside an article.
pub fn is_embedded() -> bool {
    part("embed").is_some()
}

/// The palette that the address asks for.
pub fn theme() -> Option<String> {
    part("theme")
}

/// The address of a session in another language.
pub fn in_language(session: &Session, language: &str) -> Option<String> {
    let url = web_sys::Url::new(&address_of(session)?).ok()?;
    url.search_params().set("lang", language);
    Some(url.href())
}

/// What `?data=` asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataRequest {
    /// Nothing: the map file says what to open.
    Default,
    /// A file of this origin, as a whole address.
    File(String),
    /// A file of another origin, which is not opened: nobody dresses their data in this site's address.
    Foreign(String),
}

/// The file that the address asks for.
pub fn data_request() -> DataRequest {
    match part("data") {
        None => DataRequest::Default,
        Some(file) => match same_origin(&file) {
            Some(address) => DataRequest::File(address),
            None => DataRequest::Foreign(file),
        },
    }
}

/// The address of a file relative to the page, if it is of the page's own origin.
pub fn same_origin(file: &str) -> Option<String> {
    let base = web::document()?.base_uri().ok()??;
    let page = web_sys::Url::new(&base).ok()?;
    let url = web_sys::Url::new_with_base(file, &base).ok()?;
    let is_own =
        url.origin() == page.origin() && matches!(url.protocol().as_str(), "http:" | "https:");
    is_own.then(|| url.href())
}

/// The address of a file that lies beside another one.
pub fn beside(file: &str, neighbour: &str) -> Option<String> {
    web_sys::Url::new_with_base(neighbour, file)
        .ok()
        .map(|url| url.href())
}

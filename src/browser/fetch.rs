//! Files of this origin, and of those that the site lists.

use std::cell::RefCell;

use gloo::net::http::{Request, Response};
use js_sys::{Function, Promise};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;

use crate::browser::web;

/// Nothing to show, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    /// The file that failed.
    pub file: String,
    /// What happened to it.
    pub kind: LoadErrorKind,
}

/// What happened to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadErrorKind {
    /// No answer: offline, or the request was blocked.
    Unreachable(String),
    /// The server answered with this status.
    Status(u16),
    /// No answer from another origin, which the map file lists: its policy may not.
    Elsewhere(String),
    /// The file came and holds no record that can be read.
    Unreadable(String),
    /// The reader did not want to wait for it.
    Cancelled,
}

pub fn file_name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    path.rsplit('/').next().unwrap_or(path)
}

/// Which files may be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchScope {
    /// Files of this origin: a redirect to another one fails. For what an address asks for.
    Own,
    /// Whatever the page's policy allows. For what the site's own map file names.
    Policy,
}

/// What ahead.js has left for this program.
const AHEAD: &str = "incidentMapAhead";

/// Has ahead.js give the answer that it asked for before this program was here, once, or end what nobody has taken.
fn ahead(act: &str, address: &str) -> Option<Promise> {
    let ahead = web::get_property(&js_sys::global(), AHEAD);
    let act = web::get_property(&ahead, act).dyn_into::<Function>().ok()?;
    let answer = act.call1(&ahead, &address.into()).ok()?;
    answer.dyn_into().ok()
}

thread_local! {
    static KEPT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Of which day what is shown is (ISO 8601), the oldest of its files, if the server did not answer and sw.js gave away what it keeps.
pub fn kept_day() -> Option<String> {
    KEPT.take()
}

/// Takes the day of an answer that sw.js had kept.
fn note_kept_day(response: &Response) {
    let Some(day) = response.headers().get("x-kept") else {
        return;
    };
    KEPT.with_borrow_mut(|kept| {
        if kept.as_ref().is_none_or(|kept| day < *kept) {
            *kept = Some(day);
        }
    });
}

/// Nobody will ask for the rest of what was asked for ahead.
pub fn end_ahead() {
    drop(ahead("end", ""));
}

/// The bytes of a file.
pub async fn fetch(address: &str, scope: FetchScope) -> Result<Vec<u8>, LoadError> {
    let bytes = bytes_up_to(address, scope, usize::MAX).await?;
    Ok(bytes.unwrap_or_default())
}

/// Has the browser keep a file that somebody else asks for soon. Whether it comes, and is still so, they say.
pub async fn fetch_file_ahead(address: &str) {
    let request = Request::get(address).cache(web_sys::RequestCache::ForceCache);
    if let Ok(response) = request.send().await {
        drop(response.binary().await);
    }
}

/// The bytes of a file, unless it has more than so many.
pub async fn bytes_up_to(
    address: &str,
    scope: FetchScope,
    most: usize,
) -> Result<Option<Vec<u8>>, LoadError> {
    let error = |kind| LoadError {
        file: file_name(address).to_owned(),
        kind,
    };
    let mode = match scope {
        // A frame that its host denies the origin shares it with nobody; there the page's policy keeps to it.
        FetchScope::Own if web::has_origin() => web_sys::RequestMode::SameOrigin,
        FetchScope::Own | FetchScope::Policy => web_sys::RequestMode::Cors,
    };
    // These names carry no hash: the server is asked whether what the browser keeps is still so.
    let response: Result<Response, String> = if let Some(answer) = ahead("take", address) {
        let answer = JsFuture::from(answer).await;
        let answer = answer.map(|answer| answer.unchecked_into::<web_sys::Response>().into());
        answer.map_err(|cause| web::failure("fetch", &cause))
    } else {
        let request = Request::get(address).mode(mode);
        let request = request.cache(web_sys::RequestCache::NoCache).send();
        request.await.map_err(|cause| cause.to_string())
    };
    let response = response.map_err(|cause| error(LoadErrorKind::Unreachable(cause)))?;
    note_kept_day(&response);
    if !response.ok() {
        return Err(error(LoadErrorKind::Status(response.status())));
    }
    let said = response.headers().get("content-length");
    let is_long = said.and_then(|said| said.parse().ok()) > Some(most);
    let mut bytes = Vec::new();
    let mut take = |chunk: &js_sys::Uint8Array| {
        if !is_long {
            bytes.extend(chunk.to_vec());
        }
        !is_long && bytes.len() <= most
    };
    let taken = web::take_stream(response.body(), &mut take).await;
    taken.map_err(|cause| error(LoadErrorKind::Unreachable(web::failure("fetch", &cause))))?;
    Ok(Some(bytes).filter(|bytes| !is_long && bytes.len() <= most))
}

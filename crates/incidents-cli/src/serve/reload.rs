//! Open pages of a site that is being worked on load again when it has changed: each asks now and then how often that was.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

/// Hidden names are given to nobody else, so that no file of a site has these.
const SCRIPT: &str = "/.incidents/reload.js";
const COUNT: &str = "/.incidents/changes";

/// Keeps a site on its reader's device, unless it is empty: then it takes away what it kept. Who works on a site is to see each edit,
/// and never what was kept of the one before.
const KEEPER: &str = "/sw.js";

/// Asked of the page's own origin, which its policy allows.
const ASKING: &str = "let known;
setInterval(async () => {
  const answer = await fetch('/.incidents/changes', { cache: 'no-store' }).catch(() => undefined);
  const changes = answer?.ok ? await answer.text() : known;
  if (known !== undefined && changes !== known) location.reload();
  known = changes;
}, 500);
";

/// Where the page names the script.
const HEAD_END: &str = "</head>";

/// A page is no larger than this.
const MAX_PAGE: usize = 64 << 20;

/// How often a site has changed since it is served.
#[derive(Clone, Debug, Default)]
pub struct Changes(Arc<AtomicU64>);

impl Changes {
    /// It has changed once more.
    pub fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// Answers for its own two names and for an empty keeper, and has each page ask.
pub(super) async fn with_reload(
    State(changes): State<Changes>,
    request: Request,
    next: Next,
) -> Response {
    let text = |kind, body: String| ([(header::CONTENT_TYPE, kind)], body).into_response();
    match request.uri().path() {
        SCRIPT => return text("text/javascript; charset=utf-8", ASKING.to_owned()),
        COUNT => {
            let n_changes = changes.0.load(Ordering::Relaxed);
            return text("text/plain; charset=utf-8", n_changes.to_string());
        }
        KEEPER => return text("text/javascript; charset=utf-8", String::new()),
        _ => {}
    }
    let is_get = request.method() == Method::GET;
    let response = next.run(request).await;
    let kind = response.headers().get(header::CONTENT_TYPE);
    let is_page = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    match is_get && is_page && response.status().is_success() {
        true => asking(response).await,
        false => response,
    }
}

async fn asking(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let bytes = match to_bytes(body, MAX_PAGE).await {
        Ok(bytes) => bytes,
        Err(error) => {
            return (StatusCode::INTERNAL_SERVER_ERROR, format!("{error}\n")).into_response();
        }
    };
    let html = String::from_utf8_lossy(&bytes);
    let script = format!("<script src=\"{SCRIPT}\"></script>{HEAD_END}");
    let html = html.replacen(HEAD_END, &script, 1);
    parts
        .headers
        .insert(header::CONTENT_LENGTH, HeaderValue::from(html.len()));
    // It is another page than the file, each time.
    for name in [header::ETAG, header::LAST_MODIFIED, header::ACCEPT_RANGES] {
        parts.headers.remove(name);
    }
    Response::from_parts(parts, Body::from(html))
}

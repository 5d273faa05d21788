//! Which files of a folder are given, and as what.

use std::{
    fs, io,
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use percent_encoding::percent_decode_str;
use tokio::task::spawn_blocking;
use tower_http::services::ServeDir;

use super::headers::names_its_version;

/// The one hidden folder that is there for others (RFC 8615).
const WELL_KNOWN: &str = ".well-known";

/// The file that stands for its folder.
const INDEX: &str = "index.html";

/// A folder's files that are given away.
#[derive(Debug)]
pub(super) struct Files {
    folder: PathBuf,
    follows_links_out: bool,
}

impl Files {
    pub(super) fn new(folder: &Path, follows_links_out: bool) -> Self {
        Self {
            folder: folder.to_owned(),
            follows_links_out,
        }
    }

    /// The file or folder that is asked for by this path of an address, where there is one that is given away.
    fn find(&self, path: &str) -> Option<PathBuf> {
        let path = percent_decode_str(path).decode_utf8().ok()?;
        let path = Path::new(path.trim_start_matches('/'));
        if is_hidden(path) {
            return None;
        }
        let file = self.folder.join(path);
        // A path that no file can have (too long, with a NUL in it, through a file) leads nowhere, like that of no file.
        let real = fs::canonicalize(&file).ok()?;
        self.is_given(&real).then_some(())?;
        if !real.is_dir() {
            return Some(file);
        }
        let index = file.join(INDEX);
        match fs::canonicalize(&index) {
            Ok(real) => self.is_given(&real).then_some(index),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Some(index),
            Err(_) => None,
        }
    }

    /// Whether what a path leads to, past all links, lies in the folder and is not hidden there. The folder itself may be a
    /// link, and lead elsewhere tomorrow.
    fn is_given(&self, real: &Path) -> bool {
        let Ok(folder) = fs::canonicalize(&self.folder) else {
            return false;
        };
        match real.strip_prefix(folder) {
            Ok(within) => !is_hidden(within),
            Err(_) => self.follows_links_out,
        }
    }
}

/// Sends files as they are, or as what lies compressed beside them.
#[derive(Clone)]
pub(super) struct Served {
    plain: ServeDir,
    compressed: ServeDir,
}

impl Served {
    pub(super) fn new(folder: &Path) -> Self {
        let plain = ServeDir::new(folder);
        let compressed = plain.clone().precompressed_br().precompressed_gzip();
        Self { plain, compressed }
    }
}

/// Only what never changes under its name is sent as the copy beside it: of a file that is edited the copy says what was there before.
pub(super) async fn sent(State(served): State<Served>, request: Request) -> Response {
    let Served {
        mut plain,
        mut compressed,
    } = served;
    let sent = match names_its_version(request.uri().path()) {
        true => compressed.try_call(request).await,
        false => plain.try_call(request).await,
    };
    match sent {
        Ok(response) => response.into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error}\n")).into_response(),
    }
}

/// Whether a file or a folder on the path is hidden: settings, keys and histories are.
fn is_hidden(path: &Path) -> bool {
    let mut parts = path.components().peekable();
    parts.next_if(|part| part.as_os_str() == WELL_KNOWN);
    parts.any(
        |part| matches!(part, Component::Normal(name) if name.as_encoded_bytes().starts_with(b".")),
    )
}

/// Gives away these files and no others.
pub(super) async fn only_these(
    State(files): State<Arc<Files>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path().to_owned();
    let found = spawn_blocking(move || files.find(&path)).await;
    let Some(file) = found.ok().flatten() else {
        return missing();
    };
    let mut response = next.run(request).await;
    if response.status() == StatusCode::NOT_FOUND {
        return missing();
    }
    let headers = response.headers_mut();
    if let (Some(kind), true) = (kind_of(&file), headers.contains_key(header::CONTENT_TYPE)) {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    response
}

fn missing() -> Response {
    (StatusCode::NOT_FOUND, "There is no such file here.\n").into_response()
}

/// The media type of what a page consists of; other files have theirs from a list that all the world keeps.
fn kind_of(file: &Path) -> Option<&'static str> {
    let extension = file.extension()?.to_ascii_lowercase();
    Some(match extension.to_str()? {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "ftl" | "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "json" | "map" => "application/json",
        "geojson" => "application/geo+json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_with_a_dot_is_hidden_wherever_it_lies() {
        let check =
            |path: &str, expected| assert_eq!(is_hidden(Path::new(path)), expected, "{path}");
        check(".env", true);
        check(".git/config", true);
        check("data/.cache/a.json", true);
        check(".well-known/.secret", true);
        check("data/.well-known/a", true);
        check(".well-known/security.txt", false);
        check("data/a.b.json", false);
        check("", false);
    }
}

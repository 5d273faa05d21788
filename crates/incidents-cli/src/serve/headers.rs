//! What is said with each file: its policy, how long it may be kept, and who may read it.

use axum::{
    Router,
    extract::Request,
    http::{HeaderName, HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};
use site::{PERMISSIONS_POLICY, policy};
use tower_http::set_header::SetResponseHeaderLayer;

/// Asks for the file where only its headers are wanted, so that they are those of the file: length, type and encoding.
/// The server sends no body to who wants none.
pub(super) async fn as_for_get(mut request: Request, next: Next) -> Response {
    if request.method() == Method::HEAD {
        *request.method_mut() = Method::GET;
    }
    next.run(request).await
}

/// A packed file has other bytes than the file, so that its tag is a weak one: nobody joins parts of both.
pub(super) async fn with_weak_tag_where_packed(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if headers.contains_key(header::CONTENT_ENCODING)
        && let Some(tag) = headers.get(header::ETAG)
        && let Ok(text) = tag.to_str()
        && !text.starts_with("W/")
        && let Ok(weak) = HeaderValue::from_str(&format!("W/{text}"))
    {
        headers.insert(header::ETAG, weak);
    }
    response
}

/// What is the same for all files of a page.
pub(super) fn on_every_answer(router: Router, html: &str, is_open_to_all_origins: bool) -> Router {
    let mut headers = vec![
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (
            header::REFERRER_POLICY,
            HeaderValue::from_static("strict-origin-when-cross-origin"),
        ),
    ];
    if is_open_to_all_origins {
        headers.push((
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        ));
    }
    // A page without a policy is somebody else's, and stays as it is.
    let policy = policy::of_page(html)
        .and_then(|policy| HeaderValue::from_str(&header_from_policy(policy)).ok());
    if let Some(policy) = policy {
        headers.push((header::CONTENT_SECURITY_POLICY, policy));
        headers.push((
            HeaderName::from_static("permissions-policy"),
            HeaderValue::from_static(PERMISSIONS_POLICY.trim_ascii_end()),
        ));
    }
    headers.into_iter().fold(router, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::overriding(name, value))
    })
}

/// Who may embed the page cannot be said in a `<meta>`: everybody.
fn header_from_policy(policy: &str) -> String {
    format!("{}; frame-ancestors *", policy.trim().trim_end_matches(';'))
}

pub(super) async fn with_cache_control(request: Request, next: Next) -> Response {
    let value = if names_its_version(request.uri().path()) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut response = next.run(request).await;
    let value = if response.status().is_client_error() {
        "no-store"
    } else {
        value
    };
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static(value));
    response
}

/// A hash is in the name (`app-6337f3a73338bf47_bg.wasm`), or the version in the folder (`vendor/maplibre-6.17.0/`).
pub(super) fn names_its_version(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let is_hash =
        |word: &str| word.len() >= 14 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let has_hash = name.split(['-', '_', '.']).any(is_hash);
    let versioned = |part: &str| {
        part.rsplit_once('-')
            .is_some_and(|(_, version)| version.split('.').all(|n| n.parse::<u32>().is_ok()))
    };
    has_hash || (folder.split('/').any(|part| part == "vendor") && folder.split('/').any(versioned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_read_from_the_page() {
        let html = "<meta charset=utf-8>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'\">";
        let policy = policy::of_page(html).unwrap();
        assert_eq!(
            header_from_policy(policy),
            "default-src 'none'; img-src 'self'; frame-ancestors *"
        );
    }

    #[test]
    fn only_files_that_name_their_version_are_kept_for_good() {
        let check =
            |path: &str, expected: bool| assert_eq!(names_its_version(path), expected, "{path}");
        check("/incident-map-6337f3a73338bf47_bg.wasm", true);
        check("/a/b/incident-map-6337f3a73338bf47.js", true);
        check("/style-ee7a29fa6c6f7812.css", true);
        check("/vendor/maplibre-6.17.0/maplibre-gl.mjs", true);
        check("/", false);
        check("/index.html", false);
        check("/start.js", false);
        check("/data/incidents.geojson", false);
        check("/data/basemap/land.geojson", false);
    }
}

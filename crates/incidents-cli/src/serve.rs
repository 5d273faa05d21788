//! `incidents serve`: a folder over HTTP, as a careful static web server would give it.

use std::{
    fmt, fs,
    future::Future,
    io,
    net::{IpAddr, SocketAddr},
    ops::RangeInclusive,
    path::{Path, PathBuf},
};

use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, header},
    middleware::{self, Next},
    response::Response,
};
use tokio::net::TcpListener;
use tower_http::{
    compression::CompressionLayer, services::ServeDir, set_header::SetResponseHeaderLayer,
};

/// Why a folder cannot be served.
#[derive(Debug)]
pub enum ServeError {
    /// There is no such folder.
    NoFolder(PathBuf),
    /// The folder holds no index.html.
    NoPage(PathBuf),
    /// Another program listens there.
    PortTaken(SocketAddr),
    /// The system does not let us listen there.
    Listen(SocketAddr, io::Error),
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFolder(folder) => write!(f, "there is no folder {}", folder.display()),
            Self::NoPage(folder) => {
                write!(
                    f,
                    "{} has no index.html: serve a built page, as `cargo xtask build` leaves it in dist",
                    folder.display()
                )
            }
            Self::PortTaken(address) => {
                write!(
                    f,
                    "port {} is taken: name another with --port, or 0 for any free one",
                    address.port()
                )
            }
            Self::Listen(address, error) => write!(f, "cannot listen at {address}: {error}"),
        }
    }
}

impl std::error::Error for ServeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Listen(_, error) => Some(error),
            _ => None,
        }
    }
}

/// Listens at `address` (port 0: any free one). The future serves until it is dropped.
pub async fn bind(
    folder: &Path,
    address: SocketAddr,
) -> Result<
    (
        SocketAddr,
        impl Future<Output = io::Result<()>> + Send + use<>,
    ),
    ServeError,
> {
    let app = app(folder)?;
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => ServeError::PortTaken(address),
            _ => ServeError::Listen(address, error),
        })?;
    let bound = listener
        .local_addr()
        .map_err(|error| ServeError::Listen(address, error))?;
    Ok((bound, async move { axum::serve(listener, app).await }))
}

/// As [`bind`], at the first of these ports that no other program has.
pub async fn bind_first_free(
    folder: &Path,
    host: IpAddr,
    ports: RangeInclusive<u16>,
) -> Result<
    (
        SocketAddr,
        impl Future<Output = io::Result<()>> + Send + use<>,
    ),
    ServeError,
> {
    let last = *ports.end();
    let mut port = *ports.start();
    loop {
        match bind(folder, SocketAddr::new(host, port)).await {
            Err(ServeError::PortTaken(_)) if port < last => port += 1,
            result => return result,
        }
    }
}

fn app(folder: &Path) -> Result<Router, ServeError> {
    if !folder.is_dir() {
        return Err(ServeError::NoFolder(folder.to_owned()));
    }
    let Ok(html) = fs::read_to_string(folder.join("index.html")) else {
        return Err(ServeError::NoPage(folder.to_owned()));
    };
    let app = Router::new()
        .fallback_service(ServeDir::new(folder))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(with_cache_control))
        .layer(always(
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ))
        .layer(always(
            header::REFERRER_POLICY,
            HeaderValue::from_static("strict-origin-when-cross-origin"),
        ))
        // Everything here is public, and a frame that is denied its origin could not read its own files otherwise.
        .layer(always(
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        ));
    // A page without a policy is somebody else's, and stays as it is.
    let policy = policy_from_html(&html)
        .and_then(|policy| HeaderValue::from_str(&header_from_policy(policy)).ok());
    Ok(match policy {
        Some(policy) => app.layer(always(header::CONTENT_SECURITY_POLICY, policy)),
        None => app,
    })
}

fn always(name: header::HeaderName, value: HeaderValue) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, value)
}

/// The policy's one home is the page's `<meta>`.
fn policy_from_html(html: &str) -> Option<&str> {
    let (_, meta) = html.split_once("http-equiv=\"Content-Security-Policy\"")?;
    let (_, content) = meta.split_once("content=\"")?;
    content.split_once('"').map(|(policy, _)| policy)
}

/// Who may embed the page cannot be said in a `<meta>`: everybody.
fn header_from_policy(policy: &str) -> String {
    format!("{}; frame-ancestors *", policy.trim().trim_end_matches(';'))
}

async fn with_cache_control(request: Request, next: Next) -> Response {
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

/// Trunk's hash is in the name (`app-6337f3a73338bf47_bg.wasm`), or the version in the folder (`vendor/maplibre-6.17.0/`).
fn names_its_version(path: &str) -> bool {
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
        let policy = policy_from_html(html).unwrap();
        assert_eq!(
            header_from_policy(policy),
            "default-src 'none'; img-src 'self'; frame-ancestors *"
        );
        assert_eq!(policy_from_html("<title>no policy</title>"), None);
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

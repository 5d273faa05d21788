//! `incidents serve`: a folder over HTTP, as a careful static web server would give it.

mod connections;
mod files;
mod headers;
mod hosts;
mod reload;

use std::{
    fmt, fs,
    future::Future,
    io,
    net::{IpAddr, SocketAddr},
    ops::RangeInclusive,
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::{Router, middleware};
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;

use connections::Limits;
use files::Files;
use hosts::Hosts;
pub use hosts::{InvalidName, Name};
pub use reload::Changes;

use crate::problems::shown;

/// What a server does beyond what is safe for a draft on one's own machine.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Symbolic links that lead out of the folder are followed: the folder is put together of links on purpose.
    pub follows_links_out: bool,
    /// Pages of all origins may read the files, as on a public host.
    pub is_open_to_all_origins: bool,
    /// Names by which it is asked, besides those of this machine.
    pub names: Vec<Name>,
    /// Open pages load again when this counts a change.
    pub changes: Option<Changes>,
}

/// Why a folder cannot be served.
#[derive(Debug)]
pub enum ServeError {
    /// There is no such folder.
    NoFolder(PathBuf),
    /// The folder holds no index.html.
    NoPage(PathBuf),
    /// The folder's index.html cannot be read.
    Page(PathBuf, io::Error),
    /// Another program listens there.
    PortTaken(SocketAddr),
    /// The system does not let us listen there.
    Listen(SocketAddr, io::Error),
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFolder(folder) => write!(f, "there is no folder {}", shown(folder)),
            Self::NoPage(folder) => {
                write!(
                    f,
                    "{} has no index.html: serve a built page, as `cargo xtask build` leaves it in dist",
                    shown(folder)
                )
            }
            Self::Page(folder, error) => write!(
                f,
                "cannot read index.html in {}: {error}; let yourself read it, or serve a copy",
                shown(folder)
            ),
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
            Self::Listen(_, error) | Self::Page(_, error) => Some(error),
            _ => None,
        }
    }
}

/// Listens at `address` (port 0: any free one). The future serves until it is dropped.
pub async fn bind(
    folder: &Path,
    address: SocketAddr,
    options: &Options,
) -> Result<
    (
        SocketAddr,
        impl Future<Output = io::Result<()>> + Send + use<>,
    ),
    ServeError,
> {
    let html = page(folder)?;
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => ServeError::PortTaken(address),
            _ => ServeError::Listen(address, error),
        })?;
    let bound = listener
        .local_addr()
        .map_err(|error| ServeError::Listen(address, error))?;
    let app = app(folder, &html, bound.ip(), options);
    Ok((bound, connections::serve(listener, app, Limits::default())))
}

/// As [`bind`], at the first of these ports that no other program has.
pub async fn bind_first_free(
    folder: &Path,
    host: IpAddr,
    ports: RangeInclusive<u16>,
    options: &Options,
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
        match bind(folder, SocketAddr::new(host, port), options).await {
            Err(ServeError::PortTaken(_)) if port < last => port += 1,
            result => return result,
        }
    }
}

/// The folder's index.html.
fn page(folder: &Path) -> Result<String, ServeError> {
    if !folder.is_dir() {
        return Err(ServeError::NoFolder(folder.to_owned()));
    }
    match fs::read(folder.join("index.html")) {
        Ok(html) => Ok(String::from_utf8_lossy(&html).into_owned()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(ServeError::NoPage(folder.to_owned()))
        }
        Err(error) => Err(ServeError::Page(folder.to_owned(), error)),
    }
}

/// Later layers are nearer to the reader.
fn app(folder: &Path, html: &str, bound: IpAddr, options: &Options) -> Router {
    let files = Arc::new(Files::new(folder, options.follows_links_out));
    let hosts = Arc::new(Hosts::new(bound, &options.names));
    let router = Router::new()
        .fallback(files::sent)
        .with_state(files::Served::new(folder))
        .layer(middleware::from_fn_with_state(files, files::only_these));
    let router = match &options.changes {
        Some(changes) => router.layer(middleware::from_fn_with_state(
            changes.clone(),
            reload::with_reload,
        )),
        None => router,
    };
    let router = router
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(headers::with_weak_tag_where_packed))
        .layer(middleware::from_fn(headers::as_for_get))
        .layer(middleware::from_fn_with_state(hosts, hosts::only_for_these))
        .layer(middleware::from_fn(headers::with_cache_control));
    headers::on_every_answer(router, html, options.is_open_to_all_origins)
}

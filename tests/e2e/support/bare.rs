//! A host that sends a folder's files and not one header more than it must: no CORS, no policy. One file of it has moved to
//! another origin.

use std::fs;
use std::path::{Path, PathBuf};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::support::site::HERE;
use crate::support::{Outcome, Page};

/// What is asked for under this name is elsewhere.
pub const MOVED: &str = "data/moved.geojson";

/// Such a host.
pub struct BareHost {
    /// Its address, without a slash at the end.
    pub origin: String,
    serving: JoinHandle<()>,
}

impl Page {
    /// Puts the page's own site up once more, on a bare host. What has moved has moved to this origin.
    pub async fn on_a_bare_host(&self, moved_to: &str) -> Outcome<BareHost> {
        let listener = TcpListener::bind(HERE).await?;
        let origin = format!("http://{}", listener.local_addr()?);
        // The browser notes a redirect as a request, though it does not follow it.
        self.known
            .borrow_mut()
            .extend([origin.clone(), moved_to.to_owned()]);
        let (folder, moved_to) = (self.site.file(""), moved_to.to_owned());
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (folder, moved_to) = (folder.clone(), moved_to.clone());
                tokio::spawn(async move {
                    // A browser that hangs up has what it wants.
                    drop(answer(stream, &folder, &moved_to).await);
                });
            }
        });
        Ok(BareHost { origin, serving })
    }
}

impl Drop for BareHost {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn answer(mut stream: TcpStream, folder: &Path, moved_to: &str) -> std::io::Result<()> {
    let mut asked = Vec::new();
    while !asked.ends_with(b"\r\n\r\n") && stream.read_buf(&mut asked).await? > 0 {}
    let asked = String::from_utf8_lossy(&asked).into_owned();
    let path = asked.split([' ', '?']).nth(1).unwrap_or("/").to_owned();
    let path = path.trim_start_matches('/');
    let (head, body) = match fs::read(file_of(folder, path)) {
        _ if path == MOVED => (
            format!("302 Found\r\nLocation: {moved_to}/x.geojson"),
            Vec::new(),
        ),
        Ok(body) => (format!("200 OK\r\nContent-Type: {}", kind_of(path)), body),
        Err(_) => ("404 Not Found".to_owned(), Vec::new()),
    };
    let n_bytes = body.len();
    let head = format!("HTTP/1.1 {head}\r\nContent-Length: {n_bytes}\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(&body).await?;
    stream.shutdown().await
}

fn file_of(folder: &Path, path: &str) -> PathBuf {
    folder.join(if path.is_empty() { "index.html" } else { path })
}

fn kind_of(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("js" | "mjs") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css",
        Some("json" | "geojson") => "application/json",
        Some("ftl") => "text/plain",
        _ => "text/html",
    }
}

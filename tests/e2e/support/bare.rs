//! A host that sends a folder's files and not one header more than it must: no CORS, no policy. One file of it has moved to
//! another origin, and what a test makes silent is never sent.

use std::fs;
use std::future::pending;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::support::page::PATIENCE;
use crate::support::site::HERE;
use crate::support::{Failure, Outcome, Page};

/// What is asked for under this name is elsewhere.
pub const MOVED: &str = "data/moved.geojson";

/// A file that holds nothing else is asked for in vain: no answer ever comes.
pub const SILENT: &str = "no answer";

/// Such a host.
pub struct BareHost {
    /// Its address, without a slash at the end.
    pub origin: String,
    serving: JoinHandle<()>,
    /// What was asked for in vain.
    unanswered: Arc<Mutex<Vec<String>>>,
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
        let unanswered = Arc::new(Mutex::new(Vec::new()));
        let notes = unanswered.clone();
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (folder, moved_to) = (folder.clone(), moved_to.clone());
                let notes = notes.clone();
                tokio::spawn(async move {
                    // A browser that hangs up has what it wants.
                    drop(answer(stream, &folder, &moved_to, &notes).await);
                });
            }
        });
        Ok(BareHost {
            origin,
            serving,
            unanswered,
        })
    }
}

impl BareHost {
    /// Waits until a silent file was asked for.
    pub async fn is_asked_for(&self, path: &str) -> Outcome {
        let start = Instant::now();
        while !self.notes().iter().any(|asked| asked == path) {
            if start.elapsed() > PATIENCE {
                return Err(Failure(format!("nobody asked for {path}")));
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(())
    }

    fn notes(&self) -> MutexGuard<'_, Vec<String>> {
        self.unanswered
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for BareHost {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn answer(
    mut stream: TcpStream,
    folder: &Path,
    moved_to: &str,
    unanswered: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
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
        // Browsers ask for it where a page names no icon.
        _ if path == "favicon.ico" => ("204 No Content".to_owned(), Vec::new()),
        Ok(body) if body == SILENT.as_bytes() => {
            note(unanswered, path);
            return pending().await;
        }
        Ok(body) => (format!("200 OK\r\nContent-Type: {}", kind_of(path)), body),
        Err(_) => ("404 Not Found".to_owned(), Vec::new()),
    };
    let n_bytes = body.len();
    let head = format!("HTTP/1.1 {head}\r\nContent-Length: {n_bytes}\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(&body).await?;
    stream.shutdown().await
}

fn note(unanswered: &Mutex<Vec<String>>, path: &str) {
    let mut notes = unanswered.lock().unwrap_or_else(PoisonError::into_inner);
    notes.push(path.to_owned());
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

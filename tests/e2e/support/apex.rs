//! A host that has nothing but a new address for whatever is asked of it, as `example.org` has for `www.example.org`.

use std::io;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::support::site::HERE;
use crate::support::{Outcome, Page};

/// Such a host.
pub struct Apex {
    /// Its address, without a slash at the end.
    pub origin: String,
    serving: JoinHandle<()>,
}

impl Page {
    /// Puts up a host that sends everybody on to the page's own.
    pub async fn behind_an_apex(&self) -> Outcome<Apex> {
        let listener = TcpListener::bind(HERE).await?;
        let origin = format!("http://{}", listener.local_addr()?);
        self.known.borrow_mut().push(origin.clone());
        let to = self.origin.clone();
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let to = to.clone();
                tokio::spawn(async move {
                    // A browser that hangs up has what it wants.
                    drop(send_on(stream, &to).await);
                });
            }
        });
        Ok(Apex { origin, serving })
    }
}

impl Drop for Apex {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn send_on(mut stream: TcpStream, to: &str) -> io::Result<()> {
    let mut asked = Vec::new();
    while !asked.ends_with(b"\r\n\r\n") && stream.read_buf(&mut asked).await? > 0 {}
    let asked = String::from_utf8_lossy(&asked).into_owned();
    let path = asked.split(' ').nth(1).unwrap_or("/");
    let head = format!(
        "HTTP/1.1 301 Moved Permanently\r\nLocation: {to}{path}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await?;
    stream.shutdown().await
}

//! A running `incidents serve`, and what is asked of it.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Stdio},
};

use crate::support::command;

pub(super) fn status(head: &str) -> u16 {
    let word = head.split(' ').nth(1).unwrap_or_default();
    word.parse().expect(head)
}

pub(super) fn value_of<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    head.lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

pub(super) fn assert_header(head: &str, name: &str, expected: &str) {
    assert_eq!(value_of(head, name), Some(expected), "{name} in\n{head}");
}

/// A small page in a folder of its own, below the folder that cargo keeps for tests.
pub(super) fn page(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let html = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'\"><title>Page</title>";
    let files = [
        ("index.html", html),
        ("app-6337f3a73338bf47_bg.wasm", "wasm"),
        ("vendor/maplibre-6.17.0/maplibre-gl.mjs", "export {}"),
        ("data/incidents.geojson", "{}"),
        ("data/map.json", "{}"),
        ("words/en.ftl", "title = Page"),
        ("start.js", "export {}"),
        ("sw.js", ""),
        ("site.json", "{}"),
        ("start.js.map", "{}"),
        ("map.webmanifest", "{}"),
        ("preview.png", "png"),
        ("unknown", "?"),
        ("long.json", &format!("[{}]", " ".repeat(100_000))),
        (".env", "KEY=secret"),
        (".git/config", "secret"),
        ("data/.draft.json", "secret"),
        (".well-known/security.txt", "Contact"),
        (".well-known/.env", "secret"),
    ];
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// A running `incidents serve`, stopped when dropped.
pub(super) struct Serving {
    child: Child,
    /// `127.0.0.1:8080`
    pub(super) address: String,
}

impl Serving {
    pub(super) fn start(name: &str, args: &[&str]) -> Self {
        Self::start_in(&page(name), args)
    }

    pub(super) fn start_in(folder: &Path, args: &[&str]) -> Self {
        let mut command = command(&["serve"]);
        command.arg(folder).args(args).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line
            .split_once("http://")
            .and_then(|(_, rest)| rest.split_once('/'));
        let address = address.expect("it says where it serves").0.to_owned();
        Self { child, address }
    }

    /// The head and the body of an answer.
    pub(super) fn get(&self, path: &str) -> (String, String) {
        self.ask(&format!(
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        ))
    }

    /// The head and the body of the answer to this.
    pub(super) fn ask(&self, request: &str) -> (String, String) {
        let (head, body) = self.ask_for_bytes(request);
        (head, String::from_utf8(body).unwrap())
    }

    pub(super) fn ask_for_bytes(&self, request: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        // Of a request that is refused the rest is not read.
        drop(stream.write_all(request.as_bytes()));
        let mut answer = Vec::new();
        drop(stream.read_to_end(&mut answer));
        let end = answer.windows(4).position(|part| part == b"\r\n\r\n");
        let body = answer.split_off(end.unwrap() + 4);
        let head = String::from_utf8(answer).unwrap();
        (head.trim_end().to_owned(), body)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended by itself; then the test has failed already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

//! `incidents serve` as its user meets it.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::PathBuf,
    process::{Child, Stdio},
};

use crate::support::{check_first_lines, command};

#[test]
fn a_folder_without_a_page_is_not_served() {
    check_first_lines(
        &["serve", "nowhere"],
        1,
        "",
        "error: there is no folder nowhere",
    );
    let expected = "error: tests has no index.html: serve a built page, as `cargo xtask build` leaves it in dist";
    check_first_lines(&["serve", "tests"], 1, "", expected);
}

#[test]
fn a_port_that_is_taken_is_named() {
    let first = Serving::start("taken", &["--port", "0"]);
    let port = first.address.rsplit_once(':').unwrap().1;
    let folder = page("taken-too");
    let expected =
        format!("error: port {port} is taken: name another with --port, or 0 for any free one");
    check_first_lines(
        &["serve", folder.to_str().unwrap(), "--port", port],
        1,
        "",
        &expected,
    );
}

#[test]
fn the_page_is_served_under_its_own_policy() {
    let serving = Serving::start("policy", &["--port", "0"]);
    let (head, body) = serving.get("/");
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    assert_header(
        &head,
        "content-security-policy",
        "default-src 'none'; img-src 'self'; frame-ancestors *",
    );
    assert_header(&head, "x-content-type-options", "nosniff");
    assert_header(&head, "access-control-allow-origin", "*");
    assert_header(&head, "content-type", "text/html");
    assert!(body.contains("<title>Page</title>"));
}

#[test]
fn every_file_has_its_type_and_its_time_to_live() {
    let serving = Serving::start("types", &["--port", "0"]);
    let check = |path: &str, content_type: &str, cache: &str| {
        let (head, _) = serving.get(path);
        assert_header(&head, "content-type", content_type);
        assert_header(&head, "cache-control", cache);
    };
    let for_good = "public, max-age=31536000, immutable";
    check(
        "/app-6337f3a73338bf47_bg.wasm",
        "application/wasm",
        for_good,
    );
    check(
        "/vendor/maplibre-6.17.0/maplibre-gl.mjs",
        "application/javascript",
        for_good,
    );
    check(
        "/data/incidents.geojson",
        "application/geo+json",
        "no-cache",
    );
    check("/index.html", "text/html", "no-cache");
    let (head, _) = serving.get("/nothing");
    assert!(head.starts_with("HTTP/1.1 404 Not Found\r\n"), "{head}");
    assert_header(&head, "cache-control", "no-store");
}

#[test]
fn nothing_outside_of_the_folder_is_served() {
    let serving = Serving::start("inside", &["--port", "0"]);
    for path in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml"] {
        let (head, _) = serving.get(path);
        assert!(head.starts_with("HTTP/1.1 4"), "{path}: {head}");
    }
}

fn assert_header(head: &str, name: &str, expected: &str) {
    let found = head
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    assert_eq!(found, Some(expected), "{name} in\n{head}");
}

/// A small page in a folder of its own, below the folder that cargo keeps for tests.
fn page(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let html = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'\"><title>Page</title>";
    let files = [
        ("index.html", html),
        ("app-6337f3a73338bf47_bg.wasm", "wasm"),
        ("vendor/maplibre-6.17.0/maplibre-gl.mjs", "export {}"),
        ("data/incidents.geojson", "{}"),
    ];
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// A running `incidents serve`, stopped when dropped.
struct Serving {
    child: Child,
    /// `127.0.0.1:8080`
    address: String,
}

impl Serving {
    fn start(name: &str, args: &[&str]) -> Self {
        let mut command = command(&["serve"]);
        command.arg(page(name)).args(args).stdout(Stdio::piped());
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
    fn get(&self, path: &str) -> (String, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended by itself; then the test has failed already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

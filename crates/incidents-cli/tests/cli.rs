//! The command line as its user meets it: exit status, what it prints, and what it serves.

#![expect(clippy::unwrap_used, reason = "a test that cannot start has failed")]

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
};

fn incidents(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_incidents"))
        .args(args)
        .output()
        .unwrap()
}

/// Exit status, and the first line of what it prints where.
fn check(args: &[&str], status: i32, stdout: &str, stderr: &str) {
    let output = incidents(args);
    let first_line = |bytes: &[u8]| {
        String::from_utf8_lossy(bytes)
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(first_line(&output.stderr), stderr, "{args:?}");
    assert_eq!(first_line(&output.stdout), stdout, "{args:?}");
    assert_eq!(output.status.code(), Some(status), "{args:?}");
}

#[test]
fn help_is_asked_for() {
    check(&["--help"], 0, "Usage: incidents <command>", "");
    check(&["help"], 0, "Usage: incidents <command>", "");
}

#[test]
fn what_is_not_understood_is_named() {
    check(&[], 2, "", "error: which command?");
    check(&["sevre"], 2, "", "error: there is no command `sevre`");
    check(&["serve"], 2, "", "error: which folder?");
    check(
        &["serve", "dist", "--prot", "1"],
        2,
        "",
        "error: `serve` does not know `--prot`",
    );
    check(
        &["serve", "dist", "--port"],
        2,
        "",
        "error: `--port` needs a value",
    );
    check(
        &["serve", "dist", "--port", "http"],
        2,
        "",
        "error: `--port` cannot be `http`: invalid digit found in string",
    );
}

#[test]
fn a_file_becomes_a_table_and_geojson_that_is_read_as_before() {
    let folder = page("convert");
    let records = "../../data/incidents.geojson";
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let table = incidents(&["convert", records, "--to", "csv"]);
    let table = String::from_utf8(table.stdout).unwrap();
    assert!(table.starts_with("\u{feff}id,lng,lat,title,"));
    // Lists are JSON without line ends, so that each record is a line.
    assert_eq!(table.lines().count(), 26);
    let (once, twice) = (path("once.geojson"), path("twice.geojson"));
    check(
        &["convert", records, "--to", "geojson", "-o", &once],
        0,
        "",
        "",
    );
    check(
        &["convert", &once, "--to", "geojson", "-o", &twice],
        0,
        "",
        "",
    );
    assert_eq!(fs::read(&once).unwrap(), fs::read(&twice).unwrap());
    check(
        &["check", &once],
        0,
        "25 records read, 0 dropped, 0 problems",
        "",
    );
    // What our schema does not know goes along; of our own records that is nothing.
    assert!(!fs::read_to_string(&once).unwrap().contains("original"));
    let foreign = incidents(&[
        "convert",
        "../../tests/fixtures/good-simplestyle.geojson",
        "--to",
        "geojson",
    ]);
    let foreign = String::from_utf8(foreign.stdout).unwrap();
    assert!(foreign.contains("\"marker-symbol\": \"fire-station\""));
}

#[test]
fn what_cannot_be_converted_is_named() {
    let damaged = "../../tests/fixtures/bad-records.geojson";
    let output = incidents(&["convert", damaged, "--to", "csv"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with(damaged));
    check(
        &["convert", "a", "--to", "xlsx"],
        2,
        "",
        "error: `--to` cannot be `xlsx`: it is csv or geojson",
    );
    check(
        &["convert", "a"],
        2,
        "",
        "error: to what? --to csv or --to geojson",
    );
    let output = incidents(&["convert", "nowhere", "--to", "csv"]);
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("error: cannot read nowhere: "));
}

#[test]
fn usage_follows_what_was_not_understood() {
    let output = incidents(&["sevre"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("\n\nUsage: incidents <command>\n"));
}

#[test]
fn a_folder_without_a_page_is_not_served() {
    check(
        &["serve", "nowhere"],
        1,
        "",
        "error: there is no folder nowhere",
    );
    let expected = "error: tests has no index.html: serve a built page, as `cargo xtask build` leaves it in dist";
    check(&["serve", "tests"], 1, "", expected);
}

#[test]
fn a_port_that_is_taken_is_named() {
    let first = Serving::start("taken", &["--port", "0"]);
    let port = first.address.rsplit_once(':').unwrap().1;
    let folder = page("taken-too");
    let expected =
        format!("error: port {port} is taken: name another with --port, or 0 for any free one");
    check(
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
        let mut command = Command::new(env!("CARGO_BIN_EXE_incidents"));
        command
            .arg("serve")
            .arg(page(name))
            .args(args)
            .stdout(Stdio::piped());
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

#[test]
fn a_folder_without_a_page_is_not_built_and_named() {
    check(&["build"], 2, "", "error: which one folder?");
    let folder = std::env::temp_dir().join(format!("incidents-none-{}", std::process::id()));
    let map_file = folder.join("data/map.json");
    let output = incidents(&["build", folder.to_str().unwrap()]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.starts_with(&format!("error: cannot read {}", map_file.display())),
        "{said}"
    );
    assert_eq!(output.status.code(), Some(2));
}

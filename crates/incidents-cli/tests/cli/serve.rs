//! `incidents serve` as its user meets it.

use std::{fs, path::Path};

use site::PERMISSIONS_POLICY;

use crate::serving::{Serving, assert_header, page, status, value_of};
use crate::support::{check_first_lines, file};

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
    assert_header(&head, "permissions-policy", PERMISSIONS_POLICY.trim_end());
    assert_header(&head, "content-type", "text/html; charset=utf-8");
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
        "text/javascript; charset=utf-8",
        for_good,
    );
    check(
        "/data/incidents.geojson",
        "application/geo+json",
        "no-cache",
    );
    check("/index.html", "text/html; charset=utf-8", "no-cache");
    check("/", "text/html; charset=utf-8", "no-cache");
    for (path, content_type) in [
        ("/words/en.ftl", "text/plain; charset=utf-8"),
        ("/start.js", "text/javascript; charset=utf-8"),
        ("/sw.js", "text/javascript; charset=utf-8"),
        ("/site.json", "application/json"),
        ("/start.js.map", "application/json"),
        ("/map.webmanifest", "application/manifest+json"),
        ("/data/map.json", "application/json"),
        ("/preview.png", "image/png"),
        ("/unknown", "application/octet-stream"),
    ] {
        check(path, content_type, "no-cache");
    }
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

/// Status, and the body.
#[track_caller]
fn check_given(serving: &Serving, path: &str, expected: Option<&str>) {
    let (head, body) = serving.get(path);
    let expected = expected.map_or((404, "There is no such file here.\n"), |text| (200, text));
    assert_eq!((status(&head), body.as_str()), expected, "{path}");
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_within_the_folder_and_not_out_of_it() {
    use std::os::unix::fs::symlink;
    let outside = file("links-outside", "secret.txt", "secret");
    let outside = outside.parent().unwrap();
    file("links-outside", "index.html", "secret");
    let folder = page("links");
    let link = |to: &Path, name: &str| {
        let link = folder.join(name);
        drop(fs::remove_file(&link));
        symlink(to, link).unwrap();
    };
    link(&outside.join("secret.txt"), "file.txt");
    link(outside, "folder");
    link(&folder.join("file.txt"), "twice.txt");
    link(Path::new("loop.txt"), "loop.txt");
    link(Path::new("data/incidents.geojson"), "within.geojson");
    link(&folder.join("data"), "within");
    link(Path::new(".git/config"), "config");
    fs::create_dir_all(folder.join("linked-index")).unwrap();
    link(&outside.join("index.html"), "linked-index/index.html");
    let serving = Serving::start("links", &["--port", "0"]);
    for path in [
        "/file.txt",
        "/folder/secret.txt",
        "/folder/",
        "/folder",
        "/twice.txt",
        "/loop.txt",
        "/config",
        "/linked-index/",
    ] {
        check_given(&serving, path, None);
    }
    for path in ["/within.geojson", "/within/incidents.geojson"] {
        check_given(&serving, path, Some("{}"));
    }
    let whole = folder.with_file_name("links-whole");
    drop(fs::remove_file(&whole));
    symlink(&folder, &whole).unwrap();
    let serving = Serving::start_in(&whole, &["--port", "0"]);
    check_given(&serving, "/data/incidents.geojson", Some("{}"));
}

#[test]
fn what_is_hidden_is_not_served() {
    let serving = Serving::start("hidden", &["--port", "0"]);
    for path in [
        "/.env",
        "/%2eenv",
        "/.git/config",
        "/.git/",
        "/.git",
        "/data/.draft.json",
        "/data/../.env",
        "/.well-known/.env",
    ] {
        check_given(&serving, path, None);
    }
    check_given(&serving, "/.well-known/security.txt", Some("Contact"));
}

#[test]
fn a_name_that_no_file_can_have_is_one_that_is_not_there() {
    let serving = Serving::start("names-of-none", &["--port", "0"]);
    let long = format!("/{}", "a".repeat(256));
    let deep = "/a".repeat(4000);
    for path in [
        &long,
        &deep,
        "/a%00b",
        "/%00",
        "/%ff.json",
        "/%zz",
        "/index.html/",
        "/index.html/a",
        "/data/incidents.geojson/b",
    ] {
        check_given(&serving, path, None);
    }
}

/// The status of what is asked with this head.
fn status_of(serving: &Serving, head: &str) -> u16 {
    status(
        &serving
            .ask(&format!("{head}\r\nConnection: close\r\n\r\n"))
            .0,
    )
}

#[test]
fn what_is_asked_by_the_name_of_another_is_refused() {
    let args = ["--port", "0", "--allow-host", "Map.Example"];
    let serving = Serving::start("names", &args);
    let port = serving.address.rsplit_once(':').unwrap().1;
    for (host, expected) in [
        ("localhost", 200),
        (serving.address.as_str(), 200),
        (&format!("draft.localhost:{port}"), 200),
        (&format!("[::1]:{port}"), 200),
        ("map.example", 200),
        ("evil.example", 421),
        (&format!("evil.example:{port}"), 421),
        ("192.168.1.7", 421),
        ("localhost@evil.example", 400),
        ("a b", 400),
        ("", 400),
    ] {
        let head = format!("GET / HTTP/1.1\r\nHost: {host}");
        assert_eq!(status_of(&serving, &head), expected, "{host}");
    }
    for (head, expected) in [
        ("GET / HTTP/1.1", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost", 400),
        ("GET http://evil.example/ HTTP/1.1\r\nHost: localhost", 421),
        ("GET / HTTP/1.0", 200),
    ] {
        assert_eq!(status_of(&serving, head), expected, "{head}");
    }
    let request = "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
    let (head, body) = serving.ask(request);
    assert!(
        body.contains("--allow-host") && !body.contains("Page"),
        "{body}"
    );
    assert_header(&head, "cache-control", "no-store");
}

#[test]
fn other_origins_may_read_the_files_only_where_that_is_asked_for() {
    let header = "access-control-allow-origin";
    for (args, expected) in [
        (&["--port", "0"] as &[&str], None),
        (&["--port", "0", "--cors"], Some("*")),
    ] {
        let serving = Serving::start("origins", args);
        for path in ["/", "/data/incidents.geojson", "/nothing"] {
            let (head, _) = serving.get(path);
            assert_eq!(value_of(&head, header), expected, "{path}");
        }
    }
}

#[test]
fn a_file_is_packed_as_its_reader_likes_it_best() {
    let serving = Serving::start("packed", &["--port", "0"]);
    let check = |accepted: &str, expected: Option<&str>| {
        let ask = |method: &str| {
            let request = format!(
                "{method} /long.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept-Encoding: {accepted}\r\n\r\n"
            );
            serving.ask_for_bytes(&request)
        };
        let (head, body) = ask("GET");
        assert_eq!(value_of(&head, "content-encoding"), expected, "{accepted}");
        assert_eq!(value_of(&head, "vary"), Some("accept-encoding"));
        assert_eq!(body.len() < 10_000, expected.is_some(), "{}", body.len());
        let (only_head, nothing) = ask("HEAD");
        assert_eq!(comparable(&only_head), comparable(&head), "{accepted}");
        assert_eq!(nothing, b"");
    };
    check("gzip, deflate, br, zstd", Some("br"));
    check("br;q=0.5, gzip", Some("gzip"));
    check("br;q=0, gzip;q=0.1", Some("gzip"));
    check("gzip", Some("gzip"));
    check("identity", None);
    check("br;q=0", None);
}

#[test]
fn copies_are_sent_of_what_never_changes_and_of_nothing_else() {
    let folder = page("copies");
    let wasm = "app-6337f3a73338bf47_bg.wasm";
    for (name, text) in [
        (format!("{wasm}.br"), "as br"),
        (format!("{wasm}.gz"), "as gzip"),
        ("data/incidents.geojson.br".to_owned(), "of old"),
        ("data/incidents.geojson.gz".to_owned(), "of old"),
        ("data/incidents.geojson".to_owned(), "{\"features\": []}"),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
    let serving = Serving::start_in(&folder, &["--port", "0"]);
    let check = |path: &str, accepted: &str, expected: (Option<&str>, &str)| {
        let request = format!(
            "GET /{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept-Encoding: {accepted}\r\n\r\n"
        );
        let (head, body) = serving.ask(&request);
        let encoding = value_of(&head, "content-encoding");
        assert_eq!((encoding, body.as_str()), expected, "{path} {accepted}");
        head
    };
    let head = check(wasm, "gzip, br", (Some("br"), "as br"));
    assert_header(&head, "content-type", "application/wasm");
    assert_header(&head, "vary", "accept-encoding");
    check(wasm, "gzip", (Some("gzip"), "as gzip"));
    let head = check(wasm, "identity", (None, "wasm"));
    assert_header(&head, "vary", "accept-encoding");
    let data = "data/incidents.geojson";
    check(data, "gzip, br", (None, "{\"features\": []}"));
    // An edit is there at once.
    fs::write(folder.join(data), "{\"features\": [1]}").unwrap();
    check(data, "gzip, br", (None, "{\"features\": [1]}"));
}

#[test]
fn a_packed_file_that_has_not_changed_is_not_sent_again() {
    let serving = Serving::start("unchanged", &["--port", "0"]);
    let ask = |more: &str| {
        serving.ask_for_bytes(&format!(
            "GET /long.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept-Encoding: br\r\n{more}\r\n"
        ))
    };
    let (head, _) = ask("");
    let tag = value_of(&head, "etag").unwrap();
    assert!(tag.starts_with("W/"), "{tag}");
    let (head, body) = ask(&format!("If-None-Match: {tag}\r\n"));
    assert_eq!((status(&head), body.len()), (304, 0));
}

/// The headers of a head. Of the moment and of the transfer an answer without a body says less.
fn comparable(head: &str) -> Vec<&str> {
    let lines = head.lines();
    let mut lines: Vec<&str> = lines
        .filter(|line| !line.starts_with("date: ") && *line != "transfer-encoding: chunked")
        .collect();
    lines.sort_unstable();
    lines
}

#[test]
fn a_part_of_a_file_is_given_as_it_is() {
    let serving = Serving::start("parts", &["--port", "0"]);
    let (head, body) = serving.ask(
        "GET /long.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept-Encoding: br\r\nRange: bytes=0-3\r\n\r\n",
    );
    assert_eq!((status(&head), body.as_str()), (206, "[   "));
}

#[test]
fn a_head_without_end_is_refused() {
    let serving = Serving::start("heads", &["--port", "0"]);
    let cookie = "a".repeat(100_000);
    let head = format!("GET / HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}");
    assert_eq!(status_of(&serving, &head), 431);
    let long = format!("GET /?q={} HTTP/1.1\r\nHost: localhost", "a".repeat(8000));
    assert_eq!(status_of(&serving, &long), 200);
}

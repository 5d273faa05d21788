//! `incidents check --online`: what hosts answer that a map file names.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};

use expect_test::expect;

use crate::support::{GOOD, file, incidents, stderr, stdout};

const RANGE: &str = "Range: bytes=0-126\r\n";

/// A host that gives every request the same answer; one without the origin of the site, or with a range that is not wanted, none.
fn host(answer: &'static str, needs_ranges: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut request = [0; 4096];
            let n_read = stream.read(&mut request).unwrap_or_default();
            let request = String::from_utf8_lossy(&request[..n_read]);
            if request.contains("Origin: https://desk.example\r\n")
                && request.contains(RANGE) == needs_ranges
            {
                let _sent = stream.write_all(answer.as_bytes());
            }
        }
    });
    address
}

/// What is said of hosts, without their ports.
fn said(basemap: &str, online: &[&str]) -> String {
    // Tests run beside each other, and each has a folder of its own.
    static N_ASKED: AtomicUsize = AtomicUsize::new(0);
    let folder = format!("online-{}", N_ASKED.fetch_add(1, Ordering::Relaxed));
    let records = file(&folder, "incidents.geojson", GOOD);
    let map = format!(
        r#"{{"site_url": "https://desk.example/map/", "bounds": [37, 36, 37.5, 36.5], "basemap": {basemap}}}"#
    );
    let map = file(&folder, "map.json", &map);
    let arguments = [
        "check",
        records.to_str().unwrap(),
        "--map",
        map.to_str().unwrap(),
    ];
    let output = incidents(&[&arguments[..], online].concat());
    assert_eq!(output.status.code(), Some(0));
    let told = stdout(&output) + &stderr(&output);
    let line = told
        .lines()
        .find(|line| line.contains(": its host") || line.contains("could not be asked"));
    let line = line.unwrap_or_default();
    let line = line.split_once("map.json: ").map_or(line, |(_, rest)| rest);
    match line.split_once("127.0.0.1:") {
        Some((before, after)) => format!(
            "{before}host{}",
            after.trim_start_matches(|c: char| c.is_ascii_digit())
        ),
        None => line.to_owned(),
    }
}

fn archive(answer: &'static str) -> String {
    format!(
        r#"{{"pmtiles": "{}/city[1-9].pmtiles"}}"#,
        host(answer, true)
    )
}

fn tiles(answer: &'static str) -> String {
    let host = host(answer, false);
    format!(r#"{{"tiles": "{host}/{{z}}/{{x}}/{{y}}.png", "max_zoom": 9, "credit": "Example"}}"#)
}

const OPEN: &str = "HTTP/1.1 206 Partial Content\r\nVia: HTTP/1.1 cache.example\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 3\r\nConnection: close\r\n\r\nPMT";
const WHOLE: &str = "HTTP/1.1 200 OK\r\naccess-control-allow-origin: *\r\nContent-Length: 3\r\nConnection: close\r\n\r\nPMT";
const OTHERS: &str = "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: https://other.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
const CLOSED: &str = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
const GONE: &str = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
const MOVED: &str = "HTTP/1.1 302 Found\r\nLocation: https://far.example/city.pmtiles\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

#[test]
fn an_archive_is_sent_in_parts() {
    assert_eq!(said(&archive(WHOLE), &[]), "");
    assert_eq!(said(&archive(OPEN), &["--online"]), "");
    let online = |answer| said(&archive(answer), &["--online"]);
    expect!["basemap.pmtiles: http://host/city[1-9].pmtiles: its host sends the whole file where a part is asked for, so that no tile is drawn: put the file with a host that answers requests for ranges"].assert_eq(&online(WHOLE));
    expect!["basemap.pmtiles: http://host/city[1-9].pmtiles: its host answers 404: correct the address, or ask its owner"].assert_eq(&online(GONE));
    expect!["basemap.pmtiles: http://host/city[1-9].pmtiles: its host leads to https://far.example/city.pmtiles: name that address, since the policy of the page and other hosts' leave hold for the one that is named"].assert_eq(&online(MOVED));
}

#[test]
fn the_page_may_read_tiles() {
    let online = |answer| said(&tiles(answer), &["--online"]);
    assert_eq!(online(WHOLE), "");
    // The tile in the middle of the map, at a zoom that there is.
    expect!["basemap.tiles: http://host/9/308/200.png: its host lets no other site read it: have it answer with Access-Control-Allow-Origin: https://desk.example"].assert_eq(&online(CLOSED));
    expect!["basemap.tiles: http://host/9/308/200.png: its host lets https://other.example read it, and not https://desk.example: have it answer with Access-Control-Allow-Origin: https://desk.example"].assert_eq(&online(OTHERS));
}

#[test]
fn who_does_not_answer_is_named() {
    let nobody = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let said = said(
        &format!(r#"{{"pmtiles": "http://{nobody}/city.pmtiles"}}"#),
        &["--online"],
    );
    assert!(said.contains("could not be asked (("), "{said}");
}

/// What stands in braces in a sentence of this program is no name of a value.
#[test]
fn braces_in_addresses_stay() {
    let records = file("braces", "incidents.geojson", GOOD);
    let map = file(
        "braces",
        "map.json",
        r#"{"basemap": {"tiles": "https://a.example/{z}.png", "credit": "Example"}}"#,
    );
    let output = incidents(&[
        "check",
        records.to_str().unwrap(),
        "--map",
        map.to_str().unwrap(),
    ]);
    let told = stdout(&output) + &stderr(&output);
    assert!(
        told.contains(
            "expected an address with {z}, {x} and {y}, but found https://a.example/{z}.png"
        ),
        "{told}"
    );
}

//! `incidents build --pull` and `--keep-version`: a site that lives on.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use crate::new::{NEW, SHEET, desk, read, run};

/// A host that gives its answers one after the other, and the last one for ever.
fn host(answers: &[(&str, &str)]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let answers = answers
        .iter()
        .map(|(head, body)| format!("HTTP/1.1 {head}\r\nConnection: close\r\n\r\n{body}"));
    let answers: Vec<String> = answers.collect();
    std::thread::spawn(move || {
        for (nth, stream) in listener.incoming().enumerate() {
            let mut stream = stream.unwrap();
            let mut request = [0; 4096];
            let _n_read = stream.read(&mut request);
            let answer = &answers[nth.min(answers.len() - 1)];
            let _sent = stream.write_all(answer.as_bytes());
        }
    });
    address
}

fn map(desk: &Path, edit: impl FnOnce(&mut serde_json::Value)) {
    let file = desk.join("map/data/map.json");
    let mut map = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    edit(&mut map);
    fs::write(file, map.to_string()).unwrap();
}

#[test]
fn a_sheet_is_fetched_when_the_site_is_built_and_what_is_no_sheet_leaves_all_as_it_was() {
    let desk = desk("pull");
    run(&desk, &[&NEW[..], &["--dates", "dmy"]].concat());
    let more = format!("{SHEET}06/04/2023,Lima,-12.07,-77.05,Raid,A third raid\n");
    let ok = "200 OK\r\nContent-Type: text/csv";
    let half = format!("{ok}\r\nContent-Length: {}", more.len() * 2);
    let host = host(&[
        (ok, &more),
        ("429 Too Many Requests\r\nRetry-After: 60", ""),
        (ok, "<!DOCTYPE html><title>Sign in</title>"),
        (&half, &more),
        ("302 Found\r\nLocation: /signed-in", ""),
        ("200 OK\r\nContent-Type: text/html; charset=utf-8", "Hello"),
        (ok, SHEET),
    ]);
    let build = || {
        run(
            &desk,
            &[
                "build",
                "map",
                "sheet.csv",
                "--pull",
                &format!("{host}/sheet.csv"),
            ],
        )
    };
    let (code, text) = build();
    assert_eq!(code, Some(0), "{text}");
    let records = read(&desk, "data/incidents.geojson");
    assert!(records.contains("A third raid"));
    assert_eq!(fs::read_to_string(desk.join("sheet.csv")).unwrap(), more);
    for said in [
        "is asked too often (429): try again later",
        "sends a page, such as one to sign in on",
        "sends less than it says",
        "/signed-in sends a page",
    ] {
        let (code, text) = build();
        assert_eq!(code, Some(1), "{text}");
        assert!(
            text.contains("nothing was fetched, and the site is as it was") && text.contains(said),
            "{said}: {text}"
        );
        assert_eq!(read(&desk, "data/incidents.geojson"), records);
        assert_eq!(fs::read_to_string(desk.join("sheet.csv")).unwrap(), more);
    }
    // What comes is a sheet, and the site cannot be built: what was read last stays the draft, or there is none as before.
    let map = read(&desk, "data/map.json");
    fs::write(desk.join("map/data/map.json"), "{\"title\": ").unwrap();
    let (code, text) = build();
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("since a file is broken"), "{text}");
    assert_eq!(fs::read_to_string(desk.join("sheet.csv")).unwrap(), more);
    fs::remove_file(desk.join("sheet.csv")).unwrap();
    let (code, text) = build();
    assert_eq!(code, Some(1), "{text}");
    assert!(!desk.join("sheet.csv").exists());
    fs::write(desk.join("map/data/map.json"), map).unwrap();
    // A draft that cannot be read is not overwritten.
    fs::create_dir(desk.join("sheet.csv")).unwrap();
    let (code, text) = build();
    assert_ne!(code, Some(0), "{text}");
    assert!(text.contains("cannot read sheet.csv"), "{text}");
    assert!(desk.join("sheet.csv").is_dir());
    let (_, text) = run(
        &desk,
        &["build", "map", "sheet.csv", "other.csv", "--pull", &host],
    );
    assert!(text.contains("expected one TABLE beside --pull"), "{text}");
}

#[test]
fn records_that_browsers_fetch_elsewhere_are_not_blurred_and_who_asks_is_said() {
    let desk = desk("elsewhere");
    run(&desk, &[&NEW[..], &["--dates", "dmy"]].concat());
    map(&desk, |map| {
        map["data"] = "https://docs.example.org/pub?output=csv".into();
        map["refresh"] = serde_json::json!({"minutes": 5});
    });
    let (code, text) = run(&desk, &["build", "map"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(
        text.contains("docs.example.org learns of each reader the address of the device"),
        "{text}"
    );
    let (_, text) = run(
        &desk,
        &[
            "check",
            "map/data/incidents.geojson",
            "--map",
            "map/data/map.json",
        ],
    );
    assert!(
        text.contains("again each 5 minutes while the page is seen"),
        "{text}"
    );
    map(&desk, |map| {
        map["safety"] = serde_json::json!({"a": {"blur": "1 km"}});
    });
    let json = read(&desk, "data/map.json");
    for start in ["", "\u{feff}"] {
        fs::write(desk.join("map/data/map.json"), format!("{start}{json}")).unwrap();
        for args in [&["build", "map"][..], &["zip", "map", "-o", "map.zip"]] {
            let (code, text) = run(&desk, args);
            assert_eq!(code, Some(1), "{args:?}");
            let why = "readers' browsers fetch them as they are from https://docs.example.org";
            assert!(text.contains(why), "{text}");
        }
    }
}

#[test]
fn a_version_is_kept_with_what_changed_and_told_in_a_page_and_the_feed() {
    let desk = desk("versions");
    run(
        &desk,
        &[
            &NEW[..],
            &[
                "--dates",
                "dmy",
                "--site-url",
                "https://maps.example/",
                "--languages",
                "en,ar",
            ],
        ]
        .concat(),
    );
    for tag in ["en", "ar"] {
        let words = format!("{}/../../words/{tag}.ftl", env!("CARGO_MANIFEST_DIR"));
        fs::copy(words, desk.join(format!("map/words/{tag}.ftl"))).unwrap();
    }
    let (code, text) = run(&desk, &["build", "map", "--keep-version"]);
    assert_eq!(code, Some(1));
    assert!(
        text.contains("expected \"versions\": true in map.json"),
        "{text}"
    );
    map(&desk, |map| map["versions"] = true.into());
    let (code, text) = run(&desk, &["build", "map", "--keep-version"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(!desk.join("map/corrections.html").exists());
    // Nothing of it is a version before somebody says so.
    fs::write(desk.join("sheet.csv"), SHEET.replace("-12.05", "-12.15")).unwrap();
    run(&desk, &["build", "map", "sheet.csv"]);
    assert!(!read(&desk, "data/versions/history.json").contains("12.15"));
    // They were published long ago.
    let days = read(&desk, "data/published.json");
    let today = days.split('"').find(|it| it.starts_with("20")).unwrap();
    fs::write(
        desk.join("map/data/published.json"),
        days.replace(today, "2020-01-01"),
    )
    .unwrap();
    let (code, text) = run(&desk, &["build", "map", "sheet.csv", "--keep-version"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(
        text.contains("records that are new or say something else: 1"),
        "{text}"
    );
    let page = read(&desk, "corrections.html");
    assert!(page.contains("<th scope=\"row\">Position</th><td dir=\"auto\">12.05° S, 77.04° W</td><td dir=\"auto\">12.15° S, 77.04° W</td>"), "{page}");
    assert!(
        page.contains("./?data=data/versions/") && page.contains("<html lang=\"en\" dir=\"ltr\">")
    );
    let arabic = read(&desk, "corrections.ar.html");
    assert!(
        arabic.contains("<html lang=\"ar\" dir=\"rtl\">") && arabic.contains("<h1>التصحيحات</h1>")
    );
    // What the records say is in the map's own language.
    assert!(
        arabic.contains("<td lang=\"en\" dir=\"auto\">12.05° S"),
        "{arabic}"
    );
    let feed = read(&desk, "feed.xml");
    assert!(
        feed.contains("Position: 12.05° S, 77.04° W → 12.15° S, 77.04° W."),
        "{feed}"
    );
    assert!(feed.contains("href=\"https://maps.example/corrections.html\""));
    assert!(
        read(&desk, "index.html").contains("<meta name=\"map-corrections\" content=\"en ar\">")
    );
    what_is_gone_leaves_the_history(&desk);
}

/// Goes on with the site of the test above, of which two versions are kept.
fn what_is_gone_leaves_the_history(desk: &Path) {
    let (first, _) = SHEET.split_once("03/04").unwrap();
    fs::write(
        desk.join("sheet.csv"),
        format!("{first}05/04/2023,Callao,-12.06,-77.12,Raid,Another raid\n"),
    )
    .unwrap();
    run(desk, &["build", "map", "sheet.csv", "--keep-version"]);
    let history = read(desk, "data/versions/history.json");
    assert!(
        !history.contains("A raid") && !history.contains("12.15"),
        "{history}"
    );
    assert!(read(desk, "corrections.html").contains("1 record is not there any more"));
    // In a language that the map has no more, it is not published either. What somebody else wrote under such a name stays.
    fs::write(desk.join("map/corrections.de.html"), "<p>Errata</p>").unwrap();
    map(desk, |map| map["languages"] = "en".into());
    let (_, text) = run(desk, &["build", "map"]);
    assert!(text.contains("corrections.ar.html: removed"), "{text}");
    assert!(!desk.join("map/corrections.ar.html").exists());
    assert!(desk.join("map/corrections.html").exists());
    assert!(desk.join("map/corrections.de.html").exists());
    // Nor does it go where only the days of publication cannot be read.
    let days = read(desk, "data/published.json");
    fs::write(desk.join("map/data/published.json"), "<<<<<<< HEAD").unwrap();
    run(desk, &["build", "map"]);
    assert!(read(desk, "corrections.html").contains("1 record is not there any more"));
    fs::write(desk.join("map/data/published.json"), days).unwrap();
    // A publisher's own page of that name stays, and is no page that About leads to.
    fs::write(desk.join("map/corrections.html"), "<p>Our errata</p>").unwrap();
    let (_, text) = run(desk, &["build", "map"]);
    assert!(
        text.contains("note: corrections.html is not a page of corrections that was written here"),
        "{text}"
    );
    assert_eq!(read(desk, "corrections.html"), "<p>Our errata</p>");
}

/// A site of which two versions are kept: a record changed between them.
fn kept_twice(test: &str) -> PathBuf {
    let desk = desk(test);
    run(&desk, &[&NEW[..], &["--dates", "dmy"]].concat());
    map(&desk, |map| map["versions"] = true.into());
    for sheet in [SHEET.to_owned(), SHEET.replace("-12.05", "-12.15")] {
        fs::write(desk.join("sheet.csv"), sheet).unwrap();
        let (code, text) = run(&desk, &["build", "map", "sheet.csv", "--keep-version"]);
        assert_eq!(code, Some(0), "{text}");
    }
    assert!(read(&desk, "data/versions/history.json").contains("12.15"));
    desk
}

#[test]
fn what_is_kept_is_looked_through_whatever_else_cannot_be_done() {
    let desk = kept_twice("looked-through");
    let history = desk.join("map/data/versions/history.json");
    let kept = fs::read(&history).unwrap();
    // Nobody knows what one tells that cannot be read.
    fs::write(&history, "<<<<<<< HEAD").unwrap();
    for args in [&["build", "map"][..], &["zip", "map", "-o", "map.zip"]] {
        let (code, text) = run(&desk, args);
        assert_eq!(code, Some(1), "{text}");
        assert!(
            text.contains("history.json cannot be read, and may tell of records"),
            "{text}"
        );
    }
    fs::write(&history, kept).unwrap();
    // Nor of records that are not here.
    let before = read(&desk, "data/map.json");
    map(&desk, |map| {
        map["data"] = "https://docs.example.org/pub?output=csv".into();
    });
    let (code, text) = run(&desk, &["build", "map"]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("lie with another host"), "{text}");
    fs::write(desk.join("map/data/map.json"), before).unwrap();
    // Of one that is gone nothing is told, though the days of publication cannot be read.
    let (first, _) = SHEET.split_once("03/04").unwrap();
    let rest = format!("{first}05/04/2023,Callao,-12.06,-77.12,Raid,Another raid\n");
    fs::write(desk.join("sheet.csv"), rest).unwrap();
    fs::write(desk.join("map/data/published.json"), "<<<<<<< HEAD").unwrap();
    let (code, text) = run(&desk, &["build", "map", "sheet.csv"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(!read(&desk, "data/versions/history.json").contains("12.15"));
}

#[test]
fn a_folder_is_not_packed_while_its_history_tells_more_than_may_be_told() {
    let desk = kept_twice("packed");
    let file = desk.join("map/data/incidents.geojson");
    let mut records: serde_json::Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    for record in records["features"].as_array_mut().unwrap() {
        record["properties"]["coordinate_source"] = "Blurred to 1 km by the publisher".into();
    }
    fs::write(&file, records.to_string()).unwrap();
    let (code, text) = run(&desk, &["zip", "map", "-o", "map.zip"]);
    assert_eq!(code, Some(1), "{text}");
    assert!(
        text.contains("`incidents build map` takes that out"),
        "{text}"
    );
    let (code, text) = run(&desk, &["build", "map"]);
    assert_eq!(code, Some(0), "{text}");
    let (code, text) = run(&desk, &["zip", "map", "-o", "map.zip"]);
    assert_eq!(code, Some(0), "{text}");
}

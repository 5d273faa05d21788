//! `incidents serve --watch`: a site that is being worked on.

use std::{
    fs, thread,
    time::{Duration, Instant},
};

use crate::{
    new::{NEW, desk, read, run},
    serving::Serving,
};

const SCRIPT: &str = "<script src=\"/.incidents/reload.js\"></script></head>";

/// Nothing here takes longer.
const LONG: Duration = Duration::from_mins(1);

#[test]
fn an_edit_is_built_and_open_pages_hear_of_it() {
    let desk = desk("watched");
    run(&desk, &[&NEW[..], &["--dates", "dmy"]].concat());
    let map = desk.join("map");
    let serving = Serving::start_in(&map, &["--port", "0", "--watch"]);
    let (_, page) = serving.get("/");
    assert!(page.contains(SCRIPT), "{page}");
    assert!(!read(&desk, "index.html").contains("/.incidents/"));
    // Whoever kept the site on this device before lets go of it: an edit is never hidden by what was kept.
    assert!(serving.get("/sw.js").1.is_empty());
    let changes = || serving.get("/.incidents/changes").1.parse::<u64>().unwrap();
    let (before, begun) = (changes(), Instant::now());
    let map_file = read(&desk, "data/map.json");
    // Until the folder is watched, an edit is not heard: it is edited again and again, as long as an edit takes to be built.
    for nth in 0.. {
        let edited = map_file.replace(
            "\"title\": \"Sheet\"",
            &format!("\"title\": \"Raids {nth}\""),
        );
        assert_ne!(edited, map_file);
        fs::write(map.join("data/map.json"), edited).unwrap();
        let edited = Instant::now();
        while changes() == before && edited.elapsed() < Duration::from_secs(3) {
            thread::sleep(Duration::from_millis(20));
        }
        if changes() > before {
            break;
        }
        assert!(begun.elapsed() < LONG, "no edit was built");
    }
    let (_, page) = serving.get("/");
    assert!(page.contains("<title>Raids "), "{page}");
}

#[test]
fn a_page_that_nobody_works_on_asks_nothing() {
    let desk = desk("unwatched");
    run(&desk, &[&NEW[..], &["--dates", "dmy"]].concat());
    let serving = Serving::start_in(&desk.join("map"), &["--port", "0"]);
    let (_, page) = serving.get("/");
    assert!(page.contains("<title>Sheet</title>") && !page.contains("/.incidents/"));
    let (head, _) = serving.get("/.incidents/changes");
    assert!(head.starts_with("HTTP/1.1 404"), "{head}");
    assert!(!serving.get("/sw.js").1.is_empty());
}

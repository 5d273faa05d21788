//! Tests share browsers: nothing that one leaves behind reaches the next.

use serde::Deserialize;
use serde_json::json;

use crate::support::{Host, Outcome, Page, Reader, read_in_turn};

/// Leaves something everywhere where a page can.
const LEAVE: &str = "
    const done = arguments[arguments.length - 1];
    localStorage.setItem('left', 'behind');
    sessionStorage.setItem('left', 'behind');
    document.cookie = 'left=behind; path=/';
    console.error('left behind');
    const leave = async () => {
        await new Promise(resolve => { indexedDB.open('left').onsuccess = ({ target }) => resolve(target.result.close()); });
        await caches.open('left');
    };
    leave().then(() => done(null), error => done(String(error)));";

/// Finds what is there, and what the reader is taken for.
const FIND: &str = "
    const done = arguments[arguments.length - 1];
    const find = async () => [
        [localStorage, sessionStorage].flatMap(storage => storage.getItem('left') ?? []),
        document.cookie.split('; ').filter(Boolean),
        (await indexedDB.databases()).map(({ name }) => name),
        await caches.keys(),
        [(await navigator.permissions.query({ name: 'geolocation' })).state],
        [Intl.DateTimeFormat().resolvedOptions().timeZone],
        [String(matchMedia('(prefers-color-scheme: dark)').matches)],
        [navigator.languages[0]],
        [String(innerWidth), String(devicePixelRatio), String(navigator.maxTouchPoints)],
    ];
    find().then(
        ([storage, cookies, databases, caches, permission, zone, is_dark, languages, screen]) =>
            done({ kept: { storage, cookies, databases, caches }, permission, reader: [zone, is_dark, languages, screen].flat() }),
        error => done(String(error)));";

#[derive(Deserialize)]
struct Found {
    kept: Kept,
    permission: [String; 1],
    reader: Vec<String>,
}

#[derive(Deserialize, Debug, Default, PartialEq)]
struct Kept {
    storage: Vec<String>,
    cookies: Vec<String>,
    databases: Vec<String>,
    caches: Vec<String>,
}

async fn found(page: &Page) -> Outcome<Found> {
    page.ask_later(FIND).await
}

/// As if one test had been at the host, and another came to the same.
#[test]
fn what_a_test_leaves_in_the_browser_does_not_reach_the_next() -> Outcome {
    let first = Reader::with_phone()
        .in_the_dark()
        .in_time_zone("Asia/Tokyo")
        .who_prefers("ar-SY,ar");
    let leave = async |page: &Page| {
        let host = Host::start().await?;
        page.open_host(&host, "").await?;
        let permission = json!({"permissions": ["geolocation"], "origin": host.origin});
        page.devtools("Browser.grantPermissions", permission)
            .await?;
        page.expect_complaint("left behind");
        assert_eq!(page.ask_later::<Option<String>>(LEAVE).await?, None);
        let found = found(page).await?;
        let left = || vec!["left".to_owned()];
        let expected = Kept {
            storage: vec!["behind".to_owned(); 2],
            cookies: vec!["left=behind".to_owned()],
            databases: left(),
            caches: left(),
        };
        assert_eq!(found.kept, expected);
        assert_eq!(found.permission, ["granted"]);
        // A phone lays out a page that says nothing of its width at 980 pixels.
        let expected = ["Asia/Tokyo", "true", "ar-SY", "980", "2", "5"];
        assert_eq!(found.reader, expected);
        Ok(host)
    };
    let second = Reader::at_desk().in_time_zone("Europe/Paris");
    read_in_turn(
        (first, leave),
        (second, async |page: &Page, host: Host| {
            page.open_host(&host, "").await?;
            let found = found(page).await?;
            assert_eq!(found.kept, Kept::default());
            // A permission stays with the origin that it was granted to: each test has an origin of its own.
            let expected = ["Europe/Paris", "false", "en-US", "1280", "0.5", "0"];
            assert_eq!(found.reader, expected);
            Ok(())
        }),
    )
}

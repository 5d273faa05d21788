//! A file too large to be read at once: the worker reads it, and the page goes on.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::support::{Failure, Folder, Outcome, Page, Reader, Site, read_site};
use crate::take::saved;

/// How many records the file has, and after how many one speaks of a bridge.
const N_RECORDS: usize = 20_000;
const BRIDGE_EVERY: usize = 1000;

/// Records of ten years, with texts of the usual length.
pub fn large_file() -> String {
    let mut file = "{\"type\":\"FeatureCollection\",\"features\":[\n".to_owned();
    let text = "Residents said that shells fell near the market in the morning and again at noon. "
        .repeat(5);
    for n in 0..N_RECORDS {
        let (year, month, day) = (2010 + n / 2000, n / 28 % 12 + 1, n % 28 + 1);
        let (lng, lat) = (
            36.0 + (n % 400) as f64 / 100.0,
            33.0 + (n % 370) as f64 / 100.0,
        );
        let what = if n % BRIDGE_EVERY == 7 {
            "bridge"
        } else {
            "road"
        };
        let comma = if n == 0 { "" } else { ",\n" };
        let written = write!(
            file,
            r#"{comma}{{"type":"Feature","id":"n{n}","geometry":{{"type":"Point","coordinates":[{lng},{lat}]}},"properties":{{"title":"Report {n} of a {what}","category":"shelling","date":"{year}-{month:02}-{day:02}","excerpts":[{{"text":"{text}","attribution":"Resident"}}],"sources":[{{"publisher":"Daily"}}],"chapter":"c{n}"}}}}"#
        );
        written.expect("a text takes whatever is written");
    }
    file + "\n]}"
}

fn site_with(data: &str) -> Outcome<Site> {
    Site::built()?.with("data/large.geojson", data)
}

const OPEN_LIST: &str = "/?view=list&data=data/large.geojson";

/// Waits for the first title that has come.
async fn first_title(page: &Page) -> Outcome<String> {
    page.wait_until("a line has its text", async || {
        Ok(page
            .titles()
            .await?
            .first()
            .is_some_and(|title| !title.is_empty()))
    })
    .await?;
    Ok(page.titles().await?.remove(0))
}

#[test]
fn it_opens_with_progress_and_its_text_comes_when_it_is_wanted() -> Outcome {
    let reader = Reader::at_desk().with_packed_files();
    read_site(reader, site_with(&large_file())?, async |page| {
        // One question, so that nothing of it is missed: how far the bar was, and whether the page drew itself meanwhile.
        let watch = "
            const done = arguments[0];
            const seen = new Set();
            const look = () => {
                const bar = document.querySelector('progress');
                if (bar) seen.add(bar.value / bar.max);
                document.querySelector('.count') ? done([...seen]) : requestAnimationFrame(look);
            };
            look();";
        page.go(OPEN_LIST).await?;
        let shares: Vec<f64> = page.ask_later(watch).await?;
        assert!(!shares.is_empty(), "there was no progress to be seen");
        assert!(
            shares.is_sorted() && shares.iter().all(|share| (0.0..=1.0).contains(share)),
            "{shares:?}"
        );
        page.counts("20,000 incidents").await?;
        assert_eq!(first_title(page).await?, "Report 0 of a road");
        page.open_record("Report 1 of a road").await?;
        page.says("aside h2", "Report 1 of a road").await?;
        page.mentions("Residents said that shells fell near the market")
            .await
    })
}

#[test]
pub fn it_is_searched_and_sorted_in_the_worker() -> Outcome {
    let reader = Reader::at_desk();
    read_site(reader, site_with(&large_file())?, async |page| {
        page.go(OPEN_LIST).await?;
        page.counts("20,000 incidents").await?;
        page.search("bridge").await?;
        page.counts("20 incidents of 20,000 records").await?;
        assert_eq!(first_title(page).await?, "Report 7 of a bridge");
        // That no record has a word is known when all have been searched.
        page.press(Key::Escape).await?;
        page.search("brigde").await?;
        page.counts("20 incidents of 20,000 records").await?;
        page.says(
            ".list .corrected",
            "No record has “brigde”. This is what “bridge” finds.",
        )
        .await?;
        page.go("/?view=list&sort=title&data=data/large.geojson")
            .await?;
        page.counts("20,000 incidents").await?;
        page.wait_until("the titles are in order", async || {
            let titles = page.titles().await?;
            let first: Vec<&str> = titles.iter().take(3).map(String::as_str).collect();
            Ok(first
                == [
                    "Report 0 of a road",
                    "Report 1 of a road",
                    "Report 10 of a road",
                ])
        })
        .await
    })
}

#[test]
fn a_frame_that_shows_nothing_but_the_list_has_its_lines() -> Outcome {
    let reader = Reader::at_desk();
    read_site(reader, site_with(&large_file())?, async |page| {
        page.go("/?embed=1&show=list&data=data/large.geojson")
            .await?;
        page.counts("20,000 incidents").await?;
        assert_eq!(first_title(page).await?, "Report 0 of a road");
        Ok(())
    })
}

#[test]
fn what_cannot_be_read_again_is_not_waited_for_and_takes_nothing_else_along() -> Outcome {
    let reader = Reader::at_desk();
    read_site(reader, site_with(&large_file())?, async |page| {
        let break_it = "
            const slice = Blob.prototype.slice;
            Blob.prototype.slice = function (start, ...rest) {
                const part = slice.call(this, start, ...rest);
                if (start < 100) part.arrayBuffer = () => Promise.reject(new Error('gone'));
                return part;
            };
            const post = Worker.prototype.postMessage;
            Worker.prototype.postMessage = function (message, ...rest) {
                // What is found is asked for by 1, an order by 2; 5 says that it failed, and which.
                const failed = new MessageEvent('message', { data: [5, message[0] + 1, message[1], NaN, '', new Uint32Array()] });
                [1, 2].includes(message[0]) ? setTimeout(() => this.dispatchEvent(failed)) : post.call(this, message, ...rest);
            };";
        page.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({"source": break_it}),
        )
        .await?;
        page.go("/?view=list&sort=title&data=data/large.geojson")
            .await?;
        page.counts("20,000 incidents").await?;
        page.wait_until("the lines but the first have their text", async || {
            let titles = page.titles().await?;
            let is_read = |title: &String| title.starts_with("Report");
            Ok(titles.len() > 20 && titles.iter().position(is_read) == Some(1))
        })
        .await?;
        page.mentions("A part of the file could not be read again")
            .await?;
        page.search("bridge").await?;
        page.counts("20,000 records, not searched").await?;
        page.wait_until("nothing is waited for", async || {
            Ok(page.texts(".busy").await?.is_empty())
        })
        .await
    })
}

#[test]
fn to_share_it_does_not_open_it_again_unless_the_reader_asks_for_a_preview() -> Outcome {
    let reader = Reader::at_desk();
    read_site(reader, site_with(&large_file())?, async |page| {
        page.go("/?data=data/large.geojson").await?;
        page.counts("20,000 incidents").await?;
        page.share("Embed").await?;
        page.find("button", "Preview of the embedded map").await?;
        assert!(page.texts("iframe").await?.is_empty());
        page.click("button", "Preview of the embedded map").await?;
        page.frame_counts(0, "20,000 incidents").await
    })
}

#[test]
fn the_reader_need_not_wait_for_it() -> Outcome {
    read_site(Reader::at_desk(), site_with(&large_file())?, async |page| {
        page.go(OPEN_LIST).await?;
        let cancel = "
            const done = arguments[0];
            const look = () => {
                const button = document.querySelector('progress ~ button');
                button ? done(button.click()) : requestAnimationFrame(look);
            };
            look();";
        page.ask_later::<()>(cancel).await?;
        page.mentions("Loading large.geojson was cancelled.")
            .await?;
        page.click("button", "Try again").await?;
        page.counts("20,000 incidents").await
    })
}

#[test]
fn a_worker_whose_program_does_not_come_is_said_and_can_be_started_again() -> Outcome {
    for end in [".js", "_bg.wasm"] {
        let site = site_with(&large_file())?;
        let is_it = |name: &String| name.starts_with("worker-") && name.ends_with(end);
        let file = site.names()?.into_iter().find(is_it).unwrap_or_default();
        let kept = fs::read(site.file(&file))?;
        read_site(Reader::at_desk(), site.without(&file)?, async |page| {
            page.go(OPEN_LIST).await?;
            page.mentions("large.geojson could not be fetched (worker).")
                .await?;
            fs::write(page.site.file(&file), &kept)?;
            page.reload().await?;
            page.counts("20,000 incidents").await
        })?;
    }
    Ok(())
}

#[test]
fn of_a_file_that_is_cut_off_what_is_whole_is_shown() -> Outcome {
    let mut file = large_file();
    file.truncate(file.find("\"n15000\"").unwrap_or(file.len()) + 40);
    read_site(Reader::at_desk(), site_with(&file)?, async |page| {
        page.go(OPEN_LIST).await?;
        page.counts("15,000 incidents").await?;
        let notices = "return document.querySelector('.notices').textContent";
        let said: String = page.ask(notices).await?;
        let expected =
            "record 15001 (n15000), line 15002: the file ends in the middle of this record";
        assert!(said.contains(expected), "{said}");
        assert_eq!(first_title(page).await?, "Report 0 of a road");
        Ok(())
    })
}

#[test]
fn a_link_with_a_search_opens_on_all_that_it_finds() -> Outcome {
    let site = site_with(&large_file())?.with_json("data/map.json", |map| {
        map["bounds"] = Value::Null;
    })?;
    read_site(Reader::at_desk(), site, async |page| {
        let n_bridges = (0..N_RECORDS).filter(|n| n % BRIDGE_EVERY == 7).count();
        for _ in 0..2 {
            page.go("/?view=list&lang=en&data=data/large.geojson&q=bridge")
                .await?;
            page.map_is_ready().await?;
            page.says(".in-view p", &format!("All {n_bridges} incidents in view"))
                .await?;
            let address = page.address().await?;
            assert!(!address.contains("at="), "{address}");
        }
        Ok(())
    })
}

#[test]
fn all_of_it_is_saved_in_the_order_of_the_list() -> Outcome {
    let reader = Reader::at_desk();
    read_site(reader, site_with(&large_file())?, async |page| {
        page.go("/?view=list&lang=en&sort=-date&data=data/large.geojson")
            .await?;
        page.counts("20,000 incidents").await?;
        let first = first_title(page).await?;
        let folder = Folder::new()?;
        let file = saved(page, &folder, "GeoJSON").await?;
        let written: Value = serde_json::from_slice(&fs::read(file)?)?;
        let features = written["features"].as_array();
        let features = features.ok_or(Failure::new("there is no list"))?;
        assert_eq!(features.len(), N_RECORDS);
        assert_eq!(features[0]["properties"]["title"], first);
        // What our schema does not know goes along.
        let chapter = features[0]["properties"]["original"]["chapter"].as_str();
        let number = chapter.and_then(|chapter| chapter.strip_prefix('c'));
        assert_eq!(
            features[0]["id"]
                .as_str()
                .and_then(|id| id.strip_prefix('n')),
            number
        );
        let ids: BTreeSet<&str> = features
            .iter()
            .filter_map(|one| one["id"].as_str())
            .collect();
        assert_eq!(ids.len(), N_RECORDS);
        page.is_gone("button", "Cancel").await
    })
}

//! Data of strangers: it is shown as text, opens nothing of theirs, and breaks nothing.

use serde_json::json;

use crate::support::bare::MOVED;
use crate::support::{Elsewhere, Outcome, Page, Reader, Site, read, read_site};

/// What a file for people who attack readers would hold: see `tests/fixtures/hostile.report.txt`.
const HOSTILE: &[u8] = include_bytes!("../fixtures/hostile.geojson");

/// One good record after one that is broken.
const BROKEN: &str = r#"{"type": "FeatureCollection", "features": [
    {"type": "Feature", "id": "broken", "geometry": null "properties": {"title": "A comma is missing"}},
    {"type": "Feature", "id": "good", "geometry": {"type": "Point", "coordinates": [37.1, 36.2]}, "properties": {"title": "The good record", "date": "2016-09-24"}}
]}"#;

/// Attempts that do not need a reader's click, as titles.
const ATTEMPTS: [&str; 3] = [
    "<script>window.__pwned = 1</script>",
    "<img src=x onerror=\"window.__pwned = 1\">",
    "<svg onload=\"window.__pwned = 1\"><style>body { display: none }</style>",
];

fn site_with(path: &str, data: impl AsRef<[u8]>) -> Outcome<Site> {
    Site::built()?.with(path, data)
}

/// Every link of the page leads where http leads, and hands nothing of this page over.
async fn links_are_safe(page: &Page) -> Outcome {
    let unsafe_links = "return [...document.links].filter(link => !/^https?:$/.test(link.protocol)
        || link.origin !== location.origin && !link.relList.contains('noopener')).map(link => link.outerHTML)";
    assert_eq!(
        page.ask::<Vec<String>>(unsafe_links).await?,
        Vec::<String>::new()
    );
    Ok(())
}

async fn nothing_ran(page: &Page) -> Outcome {
    assert!(
        page.ask::<bool>("return window.__pwned === undefined")
            .await?,
        "a script of the data ran"
    );
    assert!(
        !page.title().await?.contains("owned"),
        "a script of the data ran"
    );
    let made = "return document.querySelectorAll('#app script, #app iframe, #app img, #app object, #app style, #app [onload], #app [onerror], #app [onclick]').length";
    // The frame of index.html may still be there; what the data made would stay.
    page.becomes("elements that the data became", 0, async || {
        page.ask::<u32>(made).await
    })
    .await
}

#[test]
fn markup_in_data_is_shown_as_text_everywhere() -> Outcome {
    let features: Vec<_> = ATTEMPTS
        .iter()
        .enumerate()
        .map(|(day, attempt)| {
            json!({
                "type": "Feature", "id": attempt, "geometry": {"type": "Point", "coordinates": [37.16 + 0.2 * day as f64, 36.2]},
                "properties": {
                    "title": attempt, "title_ar": attempt, "description": attempt, "category": attempt, "method": attempt,
                    "date": format!("2016-09-2{}", day + 1), "date_text": attempt, "date_reasoning": attempt, "place": attempt, "place_ar": attempt,
                    "coordinate_source": attempt, "assessed_by": attempt, "occurrence_status": "contested",
                    "excerpts": [{"text": attempt, "attribution": attempt, "source": "https://example.org/a", "lang": attempt}],
                    "sources": [{"publisher": attempt, "title": attempt, "url": "https://example.org/b"}],
                    "actors": [{"name": attempt, "wording": attempt, "named_by": attempt, "role": "target"}],
                    "casualties": [{"reporter": attempt, "scope": attempt, "note": attempt, "killed_min": 1}],
                    "disputes": [{"by": attempt, "what": attempt}],
                    "corrections": [{"on": attempt, "what": attempt}],
                },
            })
        })
        .collect();
    let file = json!({"type": "FeatureCollection", "features": features}).to_string();
    let site = site_with("data/incidents.geojson", file)?.with_json("data/map.json", |map| {
        map["title"] = json!(ATTEMPTS[1]);
        map["introduction"] = json!([ATTEMPTS[1]]);
        map["credits"] = json!([{"text": ATTEMPTS[1], "url": "javascript:window.__pwned = 1"}]);
        map["basemap"]["credit"] = json!(ATTEMPTS[1]);
    })?;
    read_site(
        Reader::with_screen(1280, 640).with_map(),
        site,
        async |page| {
            page.open("/?at=36.2000,37.1600,10.00").await?;
            page.says("h1", ATTEMPTS[1]).await?;
            assert_eq!(page.titles().await?, ATTEMPTS);
            page.map_draws((37.16, 36.2)).await?;
            page.point_at(page.on_map((37.16, 36.2)).await?).await?;
            page.says(".map-tip .tip-title", ATTEMPTS[0]).await?;
            for attempt in ATTEMPTS {
                page.click_entry(attempt).await?;
                page.says("aside h2", attempt).await?;
                page.says("aside blockquote", attempt).await?;
                links_are_safe(page).await?;
            }
            page.show("About").await?;
            links_are_safe(page).await?;
            nothing_ran(page).await
        },
    )
}

#[test]
fn a_hostile_file_is_shown_as_far_as_it_can_be_and_runs_nothing() -> Outcome {
    read_site(
        Reader::with_screen(1280, 640).with_map(),
        site_with("data/hostile.geojson", HOSTILE)?,
        async |page| {
            page.open("/?data=data/hostile.geojson").await?;
            let titles = page.titles().await?;
            assert_eq!(titles.len(), 9, "{titles:?}");
            assert!(
                titles[0].contains("<iframe src=javascript:alert(1)></iframe>"),
                "{titles:?}"
            );
            page.mentions("1 record of hostile.geojson could not be read; the others are shown.")
                .await?;
            for title in &titles {
                page.click_entry(title).await?;
                page.says("aside h2", title).await?;
                links_are_safe(page).await?;
            }
            page.click_entry("Addresses that are no links").await?;
            page.says("aside h2", "Addresses that are no links").await?;
            assert_eq!(
                page.ask::<Vec<String>>(
                    "return [...document.querySelectorAll('aside a')].map(link => link.href)"
                )
                .await?,
                ["https://example.org/?a=1&b=2#c"]
            );
            page.map_is_ready().await?;
            nothing_ran(page).await?;
            page.picture("hostile").await
        },
    )
}

#[test]
fn an_id_that_is_an_address_survives_a_reload() -> Outcome {
    read_site(
        Reader::at_desk(),
        site_with("data/hostile.geojson", HOSTILE)?,
        async |page| {
            page.open("/?data=data/hostile.geojson").await?;
            page.open_record("An id that is an address").await?;
            page.says("aside h2", "An id that is an address").await?;
            page.address_begins("/?data=data/hostile.geojson&id=")
                .await?;
            let address = page.address().await?;
            page.reload().await?;
            page.says("aside h2", "An id that is an address").await?;
            assert_eq!(page.address().await?, address);
            nothing_ran(page).await
        },
    )
}

#[test]
fn a_file_of_another_origin_is_refused_and_the_other_origin_never_asked() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let elsewhere = Elsewhere::listen().await?;
        let host = elsewhere.origin.trim_start_matches("http:");
        for file in [
            format!("{}/x.geojson", elsewhere.origin),
            format!("{host}/x.geojson"),
            format!("\\\\{}/x", host.trim_start_matches('/')),
        ] {
            page.open(&format!("/?data={file}")).await?;
            page.mentions("The link asks for data of another site")
                .await?;
            page.mentions("so this is the site’s own map").await?;
            page.counts("11 incidents, 14 background records").await?;
        }
        let own = page.origin.trim_start_matches("http://");
        for file in [
            "data:application/json,{}".to_owned(),
            "javascript:window.__pwned=1".to_owned(),
            format!("blob:http://{own}/x"),
            format!("http://somebody:secret@{own}/data/incidents.geojson"),
            format!("http://{own}@{}/x", host.trim_start_matches('/')),
            format!("http:\\\\{}\\x", host.trim_start_matches('/')),
        ] {
            page.open(&format!("/?data={file}")).await?;
            page.mentions("The link asks for data of another site")
                .await?;
            page.counts("11 incidents, 14 background records").await?;
        }
        nothing_ran(page).await?;
        // A file of the site that has moved to another one is of another one.
        let bare = page.on_a_bare_host(&elsewhere.origin).await?;
        page.expect_complaint("moved.geojson");
        page.open_there(&format!("{}/?data={MOVED}", bare.origin))
            .await?;
        page.mentions("moved.geojson").await?;
        page.says("h1", "This map could not be loaded").await?;
        assert_eq!(elsewhere.n_knocks(), 0);
        elsewhere.hears_a_knock().await
    })
}

#[test]
fn another_file_of_the_site_opens_under_its_own_name() -> Outcome {
    let other = json!({"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": "one", "geometry": {"type": "Point", "coordinates": [-70.0, -33.0]}, "properties": {"title": "Far away", "date": "2024-02-03"}},
    ]});
    read_site(
        Reader::at_desk(),
        site_with("data/other.geojson", other.to_string())?,
        async |page| {
            page.open("/?data=data/other.geojson").await?;
            page.says("h1", "other.geojson").await?;
            page.counts("1 incident").await?;
            page.open_record("Far away").await?;
            page.says("aside h2", "Far away").await?;
            page.has_address("/?data=data/other.geojson&id=one").await
        },
    )
}

#[test]
fn a_missing_file_is_named_and_can_be_tried_again() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.expect_complaint("later.geojson");
        page.open("/?data=data/later.geojson&view=list").await?;
        page.says("h1", "This map could not be loaded").await?;
        page.mentions("later.geojson is not on this server (404).")
            .await?;
        page.picture("failure").await?;
        std::fs::write(page.site.file("data/later.geojson"), BROKEN)?;
        page.click("button", "Try again").await?;
        page.says(".list ol > li .entry-title", "The good record")
            .await
    })
}

#[test]
fn a_broken_record_is_left_out_and_reported_with_its_place() -> Outcome {
    read_site(
        Reader::at_desk(),
        site_with("data/incidents.geojson", BROKEN)?,
        async |page| {
            page.open("/").await?;
            assert_eq!(page.titles().await?, ["The good record"]);
            page.mentions("1 record of incidents.geojson could not be read; the others are shown.")
                .await?;
            page.click("DisclosureTriangle", "What was found").await?;
            page.mentions("record 1 (broken), line 2: the record is no JSON")
                .await?;
            page.picture("broken-data").await
        },
    )
}

#[test]
fn a_file_that_is_no_data_is_named() -> Outcome {
    read_site(
        Reader::at_desk(),
        site_with(
            "data/incidents.geojson",
            "<!DOCTYPE html><title>Not found</title>",
        )?,
        async |page| {
            page.open("/").await?;
            page.says("h1", "This map could not be loaded").await?;
            page.mentions("incidents.geojson holds no record that can be read")
                .await?;
            page.find("button", "Try again").await?;
            Ok(())
        },
    )
}

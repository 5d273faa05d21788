//! What a reader sees first, and that it does not wait for the map.

use serde_json::{Value, json};

use crate::first_picture::hold_program;
use crate::support::map::{KAFR_ZITA, URUM_AL_KUBRA};
use crate::support::{Outcome, Reader, Site, read, read_site};

#[test]
pub fn the_first_view_counts_what_there_is_and_lists_it_in_order_of_time() -> Outcome {
    read(
        Reader::at_desk().with_ground().with_packed_files(),
        async |page| {
            page.open("/").await?;
            page.says("h1", "Aleppo under fire, as reported on 1 October 2016")
                .await?;
            page.counts("11 incidents, 14 background records").await?;
            page.mentions("Data as of 1 October 2016").await?;
            let types = page.types().await?;
            assert_eq!(types.len(), 9, "{types:?}");
            assert_eq!(types[0], "Air strike, 1 incident, 5 background records");
            assert_eq!(types[2], "Attack on a hospital, 3 incidents");
            let entries = page.entries().await?;
            assert_eq!(entries.len(), 25);
            for (row, when) in [
                (0, "17 September 2016, 15:55"),
                (3, "between 24 September and 1 October 2016"),
                (10, "1 October 2016, about 19:30"),
                (11, "since 30 September 2015"),
                (12, "about 28 July 2016"),
            ] {
                let (title, said) = &entries[row];
                assert!(said.starts_with(when), "{title}: {said}");
            }
            page.map_draws(URUM_AL_KUBRA).await?;
            page.picture("desktop").await
        },
    )
}

#[test]
fn title_and_lede_are_read_and_the_files_asked_for_before_the_program_is_there() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let held = hold_program(page).await?;
        // What is drawn of the frame, and which files of the site were asked for.
        let drawn = "return [...document.querySelectorAll('.is-loading :is(h1, .lede)')].filter(part => part.getClientRects().length).map(part => part.innerText)";
        let asked = "return performance.getEntriesByType('resource').map(({ name }) => name.slice(origin.length + 1).split('?')[0]).filter(name => /^(data.[^/]+$|words)/.test(name)).sort()";
        let lede = "Eleven attacks and battles in and around Aleppo, 17 September to 1 October 2016, as one article reported them. Most are claims; each shows who says so.";
        let title = "Aleppo under fire, as reported on 1 October 2016";
        let owned = |parts: &[&str]| {
            parts
                .iter()
                .map(|&part| part.to_owned())
                .collect::<Vec<_>>()
        };
        let own = ["data/incidents.geojson", "data/map.json", "words/en.ftl"];
        for (path, words, files) in [
            ("/", vec![title, lede], own.to_vec()),
            ("/?embed=1", vec![title, lede], own.to_vec()),
            // What was written is in the map's own language, and about its own file.
            (
                "/?lang=ar",
                vec![],
                vec![own[0], own[1], "words/ar.ftl", own[2]],
            ),
            ("/?data=data/other.geojson", vec![], own[1..].to_vec()),
        ] {
            page.go(path).await?;
            page.becomes("what was asked for", owned(&files), async || {
                page.ask::<Vec<String>>(asked).await
            })
            .await?;
            page.becomes("what is drawn", owned(&words), async || {
                page.ask::<Vec<String>>(drawn).await
            })
            .await?;
        }
        page.devtools("Page.removeScriptToEvaluateOnNewDocument", held)
            .await?;
        page.open("/").await?;
        page.counts("11 incidents, 14 background records").await?;
        assert_eq!(page.ask::<Vec<String>>(asked).await?, own);
        Ok(())
    })
}

#[test]
fn the_list_is_there_before_the_map() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        // One question, so that the answers are of one moment: the first that has a list.
        let first_list = "
            const done = arguments[0];
            const look = () => document.querySelectorAll('.list li').length
                ? done(!!document.querySelector('[data-ready]')) : requestAnimationFrame(look);
            look();";
        page.go("/?view=list").await?;
        assert!(
            !page.ask_later::<bool>(first_list).await?,
            "the list waited for the map"
        );
        page.map_is_ready().await
    })
}

/// `cargo xtask build` weighs files by their names. This is which of them are asked for, and when. What keeps the page on a device comes by
/// the clock, wherever the map is by then.
#[test]
fn a_first_visit_asks_for_the_code_that_it_is_said_to_weigh() -> Outcome {
    // A busy browser may run a test's script later than the page asks for what comes after the list.
    let noted = "
        new MutationObserver((_, observer) => {
            if (!document.querySelector('.list li')) return;
            observer.disconnect();
            window.listSeen = performance.now();
        }).observe(document, { childList: true, subtree: true });";
    let asked = "
        const done = arguments[0];
        const ours = ({ name }) => /^(?!offline)[^/]+[.](js|wasm|css)$/.test(name.slice(origin.length + 1).split('?')[0]);
        const look = () => {
            if (!document.querySelector('[data-ready]')) return requestAnimationFrame(look);
            const files = performance.getEntriesByType('resource').filter(ours);
            done(files.map(({ name, startTime }) => [
                name.slice(origin.length + 1).split('?')[0].replace(/-[0-9a-f]{16}/, ''),
                startTime < listSeen,
            ]));
        };
        look();";
    let reader = Reader::at_desk().with_map().whose_pages_run_first(noted);
    read(reader, async |page| {
        page.go("/").await?;
        let files: Vec<(String, bool)> = page.ask_later(asked).await?;
        let is_of_map = |name: &str| name.split(['-', '.']).any(|part| part == "map");
        let is_program = |name: &str| name.starts_with("incident-map");
        let (map, mut others): (Vec<_>, Vec<_>) = files
            .into_iter()
            .partition(|(name, _)| is_of_map(name) && !is_program(name));
        others.sort_by_key(|(name, is_early)| (!is_early, name.clone()));
        others.dedup();
        let before_the_list = [
            "ahead.js",
            "incident-map.js",
            "incident-map_bg.wasm",
            "start.js",
            "style.css",
        ];
        let asked = before_the_list.map(|name| (name.to_owned(), true));
        let rules = ("later.css".to_owned(), false);
        assert_eq!(
            others,
            [&asked[..], &[rules]].concat(),
            "the map asks for {map:?}"
        );
        assert!(map.iter().any(|(name, _)| name == "map.wasm"), "{map:?}");
        Ok(())
    })
}

#[test]
fn no_city_lies_in_the_sea_before_land_has_come() -> Outcome {
    const SEA: [u8; 3] = [0xcf, 0xdf, 0xe8];
    const OFF_THE_COAST: (f64, f64) = (35.87, 36.02);
    read(
        Reader::at_desk().with_ground().who_counts_pixels(),
        async |page| {
            page.open("/").await?;
            page.map_is_ready().await?;
            let at = page.on_map(OFF_THE_COAST).await?;
            page.wait_until("the sea is drawn", async || {
                Ok(page.pixels_of_color(at, SEA).await? > 2000)
            })
            .await
        },
    )?;
    let site = Site::built()?.without("data/basemap/land.geojson")?;
    read_site(
        Reader::at_desk().with_ground().who_counts_pixels(),
        site,
        async |page| {
            page.expect_complaint("land.geojson");
            page.open("/").await?;
            page.map_draws(KAFR_ZITA).await?;
            for place in [URUM_AL_KUBRA, OFF_THE_COAST] {
                let at = page.on_map(place).await?;
                assert_eq!(page.pixels_of_color(at, SEA).await?, 0, "{place:?}");
            }
            Ok(())
        },
    )
}

#[test]
fn without_the_map_engine_everything_else_works_and_the_reader_is_told() -> Outcome {
    read_site(
        Reader::at_desk().with_ground(),
        Site::built()?.without("vendor/maplibre-6.17.0")?,
        async |page| {
            page.expect_complaint("maplibre-gl.mjs");
            page.expect_complaint("maplibre-gl-shared.mjs");
            page.open("/").await?;
            page.counts("11 incidents, 14 background records").await?;
            page.mentions("The list, the timeline and every record work without it.")
                .await?;
            page.drag_days(11, 12).await?;
            page.counts("3 incidents, 4 background records of 25 records")
                .await?;
            page.open_record("M10 hospital struck").await?;
            page.says("aside h2", "M10 hospital struck and knocked out of service")
                .await
        },
    )
}

#[test]
fn without_scripts_the_page_says_what_it_needs() -> Outcome {
    read(Reader::at_desk().without_scripts(), async |page| {
        page.go("/").await?;
        page.mentions("This map is drawn by a script in your browser.")
            .await
    })
}

#[test]
fn without_scripts_the_records_are_a_plain_table_after_incidents_build() -> Outcome {
    let site = Site::built()?.with_json("data/map.json", |map| {
        map["site_url"] = json!("https://example.org/map");
    })?;
    // A browser that takes its time complains of what it has fetched ahead and no script uses.
    let html = std::fs::read_to_string(site.file("index.html"))?.replace("preload\"", "later\"");
    let site = site.with("index.html", html)?.brought_up_to_date()?;
    read_site(Reader::at_desk().without_scripts(), site, async |page| {
        page.go("/").await?;
        page.mentions("This map is drawn by a script in your browser.")
            .await?;
        assert_eq!(page.texts("noscript tr").await?.len(), 25);
        let seen = page.rect("noscript tr:last-of-type").await?;
        assert!(seen.width > 300.0 && seen.height > 10.0, "{seen:?}");
        page.mentions("M10 hospital struck and knocked out of service")
            .await?;
        let others = "return [...document.querySelectorAll('#late, #app, #not-started')].some(part => part.checkVisibility())";
        assert!(!page.ask::<bool>(others).await?);
        page.picture("without-scripts").await?;
        let head: Vec<(String, String)> = page
            .ask("return [...document.querySelectorAll('meta[property], meta[name^=twitter]')].map(tag => [tag.getAttribute('property') ?? tag.name, tag.content])")
            .await?;
        let says = |name: &str, value: &str| {
            let tag = (name.to_owned(), value.to_owned());
            assert!(head.contains(&tag), "{name} in {head:?}");
        };
        says(
            "og:title",
            "Aleppo under fire, as reported on 1 October 2016",
        );
        says("og:image", "https://example.org/map/preview.png");
        says("twitter:card", "summary_large_image");
        let oembed: Value = serde_json::from_slice(&std::fs::read(page.site.file("oembed.json"))?)?;
        let frame = "<iframe src=\"https://example.org/map/?embed=1\"";
        assert!(
            oembed["html"]
                .as_str()
                .is_some_and(|html| html.starts_with(frame))
        );
        Ok(())
    })
}

#[test]
fn nothing_jumps_while_the_page_loads() -> Outcome {
    for reader in [
        Reader::at_desk().with_map().with_motion(),
        Reader::with_phone().with_map().with_motion(),
    ] {
        read(reader, async |page| {
            page.open("/?at=36.1516,36.9678,8.00").await?;
            page.map_draws(URUM_AL_KUBRA).await?;
            let shift: f64 = page.ask("return __seen.shift").await?;
            assert!(shift < 0.1, "the layout shifted by {shift}");
            Ok(())
        })?;
    }
    Ok(())
}

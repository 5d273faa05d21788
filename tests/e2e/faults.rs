//! What the page says when something does not come, comes in part, or is taken away again.

use serde_json::json;

use crate::support::bare::SILENT;
use crate::support::{Failure, Outcome, Page, Reader, Site, read_site};

const DATA: &str = "data/incidents.geojson";

/// Runs before the page's own scripts: what takes ten seconds takes a fifth of one.
const HURRY: &str = "
    const wait = window.setTimeout;
    window.setTimeout = (call, millis, ...more) => wait(call, millis === 10000 ? 200 : millis, ...more);";

pub async fn hurry(page: &Page) -> Outcome {
    let script = json!({"source": HURRY});
    page.devtools("Page.addScriptToEvaluateOnNewDocument", script)
        .await?;
    Ok(())
}

/// Puts the site up where one file of it is never sent, and opens it.
async fn without_an_answer_for(page: &Page, path: &str, view: &str) -> Outcome {
    let kept = std::fs::read(page.site.file(path))?;
    page.site.edit(path, SILENT)?;
    let host = page.on_a_bare_host("http://127.0.0.1").await?;
    page.go_there(&format!("{}/{view}", host.origin)).await?;
    // What was asked for stays without an answer; what is asked for again is sent.
    host.is_asked_for(path).await?;
    page.site.edit(path, kept)?;
    page.hosts.borrow_mut().push(host);
    Ok(())
}

#[test]
fn what_is_never_sent_is_said_after_ten_seconds_and_can_be_tried_again() -> Outcome {
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        hurry(page).await?;
        for path in [DATA, "data/map.json", "words/en.ftl"] {
            without_an_answer_for(page, path, "?view=list").await?;
            page.mentions("The map is still on its way").await?;
            page.ask::<()>("document.querySelector('#slow a').click()")
                .await?;
            page.counts("11 incidents, 14 background records").await?;
            let is_gone = "return !document.getElementById('slow')";
            assert!(page.ask::<bool>(is_gone).await?, "{path}");
        }
        Ok(())
    })
}

#[test]
fn a_program_that_is_never_sent_is_said_after_ten_seconds() -> Outcome {
    let site = Site::built()?;
    let program = site.wasm()?;
    site.edit(&program, SILENT)?;
    read_site(Reader::at_desk(), site, async |page| {
        hurry(page).await?;
        let host = page.on_a_bare_host("http://127.0.0.1").await?;
        // A page that the browser goes on loading is looked at through a frame: the driver would wait for its end.
        page.go_there(&format!("{}/data/map.json", host.origin))
            .await?;
        page.ask::<()>("const frame = document.createElement('iframe'); frame.src = '/'; document.body.append(frame)")
            .await?;
        host.is_asked_for(&program).await?;
        let seen = "const slow = document.querySelector('iframe').contentDocument?.querySelector('#slow'); return slow?.checkVisibility() ? slow.innerText : ''";
        page.wait_until("it is said", async || {
            Ok(page
                .ask::<String>(seen)
                .await?
                .starts_with("The map is still on its way"))
        })
        .await
    })
}

#[test]
fn a_late_file_is_said_in_the_readers_language_and_no_longer_when_it_has_come() -> Outcome {
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        hurry(page).await?;
        without_an_answer_for(page, DATA, "?lang=ar").await?;
        page.mentions("ما زالت الخريطة في طريقها").await
    })
}

#[test]
fn a_map_that_is_never_sent_is_said_beside_a_list_that_works() -> Outcome {
    let site = Site::built()?;
    let module = site.map_module()?;
    read_site(Reader::at_desk(), site, async |page| {
        hurry(page).await?;
        without_an_answer_for(page, &module, "?view=list").await?;
        page.says(
            ".map-undrawn p",
            "The map is still on its way: the line may be slow, or the server may not answer. List, timeline and records work meanwhile.",
        )
        .await?;
        page.open_record("Vessel HSV-2 Swift").await?;
        page.says(
            "aside h2",
            "Vessel HSV-2 Swift hit off Mokha in the Red Sea",
        )
        .await?;
        page.click("button", "Try again").await?;
        page.map_is_ready().await?;
        assert_eq!(page.texts(".map-undrawn").await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn words_that_fail_are_named() -> Outcome {
    let site = Site::built()?.without("words/en.ftl")?;
    read_site(Reader::at_desk(), site, async |page| {
        page.expect_complaint("404");
        page.go("/").await?;
        let said =
            "The words of this page could not be loaded (words/en.ftl: the server answered 404).";
        page.mentions(said).await?;
        let others = "return [...document.querySelectorAll('#not-started, #app, #slow')].some(part => part.checkVisibility())";
        assert!(!page.ask::<bool>(others).await?);
        Ok(())
    })
}

#[test]
fn a_message_file_that_is_not_complete_is_completed_in_english() -> Outcome {
    let site = Site::built()?
        .with("words/de.ftl", "share = Teilen\n")?
        .with_json("data/map.json", |map| {
            map["languages"] = json!(["en", "de"]);
        })?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?lang=de&view=list").await?;
        page.find("button", "Teilen").await?;
        page.counts("11 incidents, 14 background records").await?;
        let language: String = page.ask("return document.documentElement.lang").await?;
        assert_eq!(language, "de");
        // The days are said in the language of the file, as the browser knows them.
        let days = page.texts(".day h3, .day").await?;
        assert!(days.iter().any(|day| day.contains("Oktober")), "{days:?}");
        Ok(())
    })
}

#[test]
fn a_file_that_was_cut_off_says_how_many_bytes_came_and_that_the_rest_is_lost() -> Outcome {
    let whole = std::fs::read(Site::built()?.file(DATA))?;
    let cut = whole.get(..60_000).unwrap_or_default();
    read_site(
        Reader::at_desk(),
        Site::built()?.with(DATA, cut)?,
        async |page| {
            page.open("/").await?;
            let notices = "return document.querySelector('.notices').textContent";
            let said: String = page.ask(notices).await?;
            let expected = "incidents.geojson is not whole: it ends after 60,000 bytes, and what followed is lost.";
            assert!(said.starts_with(expected), "{said}");
            assert!(!said.contains("no record was lost"), "{said}");
            Ok(())
        },
    )
}

#[test]
fn that_no_record_was_lost_is_said_only_where_it_is_so() -> Outcome {
    let record = |id: &str, more: &str| {
        format!(
            r#"{{"type":"Feature","id":"{id}","geometry":null,"properties":{{"title":"{id}","date":"2016-10-01"{more}}}}}"#
        )
    };
    let file = |records: &str, after: &str| {
        format!(r#"{{"type":"FeatureCollection","features":[{records}]}}{after}"#)
    };
    let (a, comma) = (record("a", ""), record("b", ","));
    let cases = [
        (file(&comma, ""), "no record was lost."),
        (
            file(&a, "then words"),
            "A part of incidents.geojson could not be read, and what it holds is not shown.",
        ),
        (
            file(&format!("{a},7"), ""),
            "1 record of incidents.geojson could not be read; the others are shown.",
        ),
    ];
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        for (file, expected) in &cases {
            page.site.edit(DATA, file)?;
            page.open("/").await?;
            let said = page.texts(".notice-text > p").await?;
            let [said] = said.as_slice() else {
                return Err(Failure(format!("{file}: {said:?}")));
            };
            assert!(said.ends_with(expected), "{file}: {said}");
        }
        Ok(())
    })
}

#[test]
fn below_what_the_page_needs_there_is_a_sentence_and_the_table() -> Outcome {
    let site = Site::built()?;
    let program = site.wasm()?;
    read_site(
        Reader::at_desk(),
        site.with(&program, "no wasm")?,
        async |page| {
            page.expect_complaint("WebAssembly");
            page.go("/").await?;
            page.mentions("This map could not start.").await?;
            page.wait_until("the table is there", async || {
                Ok(page.texts(".plain tr").await?.len() == 25)
            })
            .await?;
            let last = page.rect(".plain tr:last-of-type").await?;
            assert!(last.width > 300.0 && last.height > 10.0, "{last:?}");
            Ok(())
        },
    )
}

/// The style sheet for a browser that knows no pairs of colours.
fn without_pairs(site: Site) -> Outcome<Site> {
    let names = std::fs::read_dir(site.file(""))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let style = names
        .filter(|name| name.starts_with("style-") && !name.ends_with("br") && !name.ends_with("gz"))
        .last();
    let style = style.ok_or_else(|| Failure::new("the page has no style sheet"))?;
    let css = std::fs::read_to_string(site.file(&style))?;
    assert!(css.contains("light-dark("));
    site.with(&style, css.replace("light-dark(", "no-such-pair("))
}

#[test]
pub fn a_browser_that_knows_no_pairs_of_colours_has_the_light_ones_or_those_that_are_chosen()
-> Outcome {
    let unknown = "const known = CSS.supports; CSS.supports = (...asked) => !String(asked).includes('light-dark') && known.call(CSS, ...asked)";
    let site = without_pairs(Site::built()?)?
        .with("older.js", unknown)?
        .with_script("older.js")?;
    read_site(Reader::at_desk().in_the_dark(), site, async |page| {
        page.open("/?id=m10-hospital-2016-10-01").await?;
        let colours = "return ['html', '.detail', '.panel'].map(part => getComputedStyle(document.querySelector(part)).backgroundColor)";
        let seen: Vec<String> = page.ask(colours).await?;
        assert_eq!(
            seen,
            [
                "rgb(255, 255, 255)",
                "rgb(255, 255, 255)",
                "rgb(251, 250, 248)"
            ]
        );
        page.has_contrast().await?;
        page.open("/?id=m10-hospital-2016-10-01&theme=dark").await?;
        let seen: Vec<String> = page.ask(colours).await?;
        assert_eq!(
            seen,
            ["rgb(28, 30, 33)", "rgb(28, 30, 33)", "rgb(32, 35, 39)"]
        );
        page.has_contrast().await
    })
}

/// What a reader needs is to be seen, and none of it lies over another part of it.
async fn nothing_lies_over_anything(page: &Page, size: (u32, u32)) -> Outcome {
    let boxes: Vec<(String, [f64; 4])> = page
        .ask(
            "return ['.header', '.notices', '.map', '.foot', '.sheet'].map(part => {
                const { left, top, right, bottom } = document.querySelector(part).getBoundingClientRect();
                return [part, [left, top + scrollY, right, bottom + scrollY]];
            })",
        )
        .await?;
    let [height, reach]: [f64; 2] = page
        .ask("return [document.querySelector('.map').clientHeight, Math.max(innerHeight, document.documentElement.scrollHeight)]")
        .await?;
    assert!(height >= 96.0, "at {size:?} the map is {height} px high");
    let beyond: Vec<String> = page
        .ask(
            "return ['.header', '.detail', '.panel', '.foot'].filter(part => {
            const box = document.querySelector(part);
            return box && box.scrollWidth > box.clientWidth + 1;
        })",
        )
        .await?;
    assert_eq!(beyond, Vec::<String>::new(), "at {size:?}");
    for (at, (part, [left, top, right, bottom])) in boxes.iter().enumerate() {
        assert!(
            *bottom <= reach + 1.0,
            "at {size:?} {part} ends at {bottom} of {reach}"
        );
        for (other, [l, t, r, b]) in boxes.iter().skip(at + 1) {
            let is_over =
                left + 1.0 < *r && l + 1.0 < *right && top + 1.0 < *b && t + 1.0 < *bottom;
            assert!(!is_over, "at {size:?} {part} lies over {other}: {boxes:?}");
        }
    }
    Ok(())
}

#[test]
fn a_low_window_has_a_map_and_nothing_lies_over_anything() -> Outcome {
    read_site(
        Reader::with_narrow_phone(667, 331),
        Site::built()?,
        async |page| {
            page.open("/?view=list").await?;
            for size in [
                (667, 331),
                (740, 304),
                (740, 360),
                (480, 270),
                (320, 256),
                (844, 340),
            ] {
                let (width, height) = size;
                let screen = json!({"width": width, "height": height, "deviceScaleFactor": 2, "mobile": true});
                page.devtools("Emulation.setDeviceMetricsOverride", screen)
                    .await?;
                page.wait_until("the window has its size", async || {
                    page.ask(&format!(
                        "return innerWidth === {width} && innerHeight === {height}"
                    ))
                    .await
                })
                .await?;
                for view in ["/", "/?view=filters", "/?id=m10-hospital-2016-10-01"] {
                    page.turn_to(view).await?;
                    page.has_address(view).await?;
                    page.wait_until("the record follows the address", async || {
                        Ok(page.texts("aside").await?.is_empty() != view.contains("id="))
                    })
                    .await?;
                    nothing_lies_over_anything(page, size).await?;
                    if view.contains("id=") {
                        let record = page.rect(".detail").await?;
                        let is_seen = record.y + 60.0 <= f64::from(height);
                        assert!(is_seen, "at {size:?} the record begins at {}", record.y);
                    }
                }
                page.picture(&format!("low-{width}x{height}")).await?;
            }
            Ok(())
        },
    )
}

/// Collects what is said of counts in each frame while words are searched for.
const WATCH: &str = "
    const done = arguments[0];
    const seen = new Set();
    const count = () => document.querySelector('.count').textContent;
    const before = count();
    let wasBusy = false;
    const look = () => {
        const isBusy = !!document.querySelector('.busy');
        wasBusy ||= isBusy;
        if (wasBusy && !isBusy) return done([...seen]);
        // From the first frame that shows another search than before.
        if (count() !== before)
            for (const part of ['.count', '.list', '.in-view p', '[role=status]'])
                for (const found of document.querySelectorAll(part)) seen.add(`${part}: ${found.textContent}`);
        requestAnimationFrame(look);
    };
    look();
    const field = document.querySelector('input[type=search]');
    field.value = 'bridge';
    field.dispatchEvent(new Event('input', { bubbles: true }));";

#[test]
fn while_a_search_runs_nothing_is_said_to_be_all() -> Outcome {
    let site = Site::built()?.with("data/large.geojson", crate::large::large_file())?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?view=list&data=data/large.geojson&from=2019-01-01")
            .await?;
        page.counts("2,000 incidents of 20,000 records").await?;
        let seen: Vec<String> = page.ask_later(WATCH).await?;
        let said = seen.join("\n");
        assert!(said.contains("Still searching"), "{said}");
        for untrue in ["Nothing", ": 0 incidents", "No incidents", "All "] {
            assert!(!said.contains(untrue), "{untrue}: {said}");
        }
        page.counts("2 incidents of 20,000 records").await?;
        let heard = seen.iter().filter(|text| text.starts_with("[role=status]"));
        assert!(heard.count() <= 4, "{said}");
        Ok(())
    })
}

/// Collects what the table says of its order, in each frame until the list waits for it no longer.
const WATCH_ORDER: &str = "
    const done = arguments[0];
    const seen = new Set();
    let wasBusy = false;
    const look = () => {
        const isBusy = !!document.querySelector('.busy');
        wasBusy ||= isBusy;
        if (wasBusy && !isBusy) return done([...seen]);
        if (wasBusy) seen.add(`${document.querySelector('.table caption').textContent} ${document.querySelectorAll('[aria-sort]').length}`);
        requestAnimationFrame(look);
    };
    look();
    [...document.querySelectorAll('.table th button')].find(head => head.innerText === 'Place').click();";

#[test]
fn while_an_order_is_worked_out_the_table_says_which_one_it_has() -> Outcome {
    let site = Site::built()?.with("data/large.geojson", crate::large::large_file())?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?view=table&data=data/large.geojson").await?;
        page.counts("20,000 incidents").await?;
        page.find("region", "Sorted by Date: Earliest first.")
            .await?;
        let seen: Vec<String> = page.ask_later(WATCH_ORDER).await?;
        let sorting = "Sorting by Place. Until then in order of time. Each figure is one reporter’s; none are added up. 0";
        assert_eq!(seen, [sorting]);
        page.says(
            ".table caption",
            "Sorted by Place: A to Z. Each figure is one reporter’s; none are added up.",
        )
        .await
    })
}

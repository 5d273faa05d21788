//! Paper: what stands on it, by the page's button, by the browser's command, from an article, and on a printer.

use serde_json::json;
use thirtyfour::Key;

use crate::support::{Host, Outcome, Page, Reader, read};

/// What is laid out at the moment when the browser prints: the parts of the page, and of its paper.
const ON_PAPER: &str = "
    window.__printed = [];
    window.__look = () => {
        const parts = [...document.querySelectorAll('.page > *, .paper > *')].filter(part => part.offsetHeight > 1);
        const widths = ['.printed-timeline', '.printed-map'].map(part => document.querySelector(part)?.clientWidth ?? 0);
        __printed.push([parts.map(part => part.className), widths, document.querySelector('.paper').innerText]);
    };";

/// The parts, the widths of timeline and map in pixels, and the words.
type Printed = (Vec<String>, [f64; 2], String);

/// What stands on paper, and nothing else of the page.
const SHEET: [&str; 3] = ["paper", "printed printed-head", "printed printed-list"];

async fn printed(page: &Page) -> Outcome<Printed> {
    page.wait_for("something is printed", async || {
        Ok(page.ask::<Vec<Printed>>("return __printed").await?.pop())
    })
    .await
}

/// As [`ON_PAPER`], where the browser prints by its own command.
const WHEN_THE_BROWSER_PRINTS: &str =
    "matchMedia('print').addEventListener('change', ({ matches }) => matches && __look())";

#[test]
fn on_paper_are_the_filters_the_map_the_records_with_their_sources_and_the_link() -> Outcome {
    let reader = Reader::at_desk().with_ground().in_the_dark();
    read(reader, async |page| {
        page.open("/?lang=en&theme=light&type=hospital_attack")
            .await?;
        page.map_is_ready().await?;
        page.paper_is_ready().await?;
        page.ask::<()>(ON_PAPER).await?;
        page.ask::<()>(WHEN_THE_BROWSER_PRINTS).await?;
        page.ask::<()>("window.__map = document.querySelector('.maplibregl-canvas')")
            .await?;
        let pdf = page.devtools("Page.printToPDF", json!({})).await?;
        assert!(pdf["data"].as_str().is_some_and(|data| data.len() > 50_000));
        let (parts, [timeline, map], words) = printed(page).await?;
        assert_eq!(parts, SHEET);
        for wide in [timeline, map] {
            assert!((300.0..800.0).contains(&wide), "{wide}");
        }
        assert!(
            words.contains("Attack on a hospital (3 incidents of 25 records)"),
            "{words}"
        );
        assert!(words.contains("“Aleppo under fire, as reported on 1 October 2016”: Attack on a hospital (3 incidents of 25 records);"), "{words}");
        page.wait_until("the sheet is gone", async || {
            Ok(page.texts(".printed").await?.is_empty())
        })
        .await?;
        assert!(
            page.ask::<bool>("return __map === document.querySelector('.maplibregl-canvas')")
                .await?
        );
        // The same, to be looked at.
        page.devtools("Emulation.setEmulatedMedia", json!({"media": "print"}))
            .await?;
        page.wait_until("the sheet is there", async || {
            Ok(page.texts(".printed").await?.len() == 2)
        })
        .await?;
        let colors = "const map = document.querySelector('.printed-map'); return new Set(new Uint32Array(map.getContext('2d').getImageData(0, 0, map.width, map.height).data.buffer)).size";
        assert!(page.ask::<u32>(colors).await? > 50);
        assert_eq!(page.texts(".printed article h2").await?.len(), 3);
        let address = "return getComputedStyle(document.querySelector('.printed .sources a'), '::after').content";
        assert!(page.ask::<String>(address).await?.contains("http"));
        page.picture("paper").await
    })
}

/// Prints as a browser does inside `print()`: it lays out what is there when `beforeprint` has been told, and nothing else has its turn.
const PRINT_AT_ONCE: &str = "
    window.print = () => {
        dispatchEvent(new Event('beforeprint'));
        const rules = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]).filter(rule => rule.conditionText === 'print');
        const paper = new CSSStyleSheet();
        paper.replaceSync(rules.map(rule => rule.cssText.replace('@media print', '@media all')).join(''));
        document.adoptedStyleSheets = [paper];
        __look();
        document.adoptedStyleSheets = [];
        dispatchEvent(new Event('afterprint'));
    };";

#[test]
pub fn the_button_prints_what_stands_on_paper_then_and_an_open_record_alone() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?lang=en&type=hospital_attack").await?;
        page.ask::<()>(ON_PAPER).await?;
        page.ask::<()>(PRINT_AT_ONCE).await?;
        page.click("button", "Share").await?;
        page.has_focus("heading: Share").await?;
        page.share("Download").await?;
        page.click("button", "Print").await?;
        let (parts, _, words) = printed(page).await?;
        assert_eq!(parts, SHEET);
        assert!(
            words.contains("M10 hospital struck and knocked out of service"),
            "{words}"
        );
        page.press(Key::Escape).await?;
        page.turn_to("/?lang=en&id=hsv2-swift-2016-10-01").await?;
        let title = "Vessel HSV-2 Swift hit off Mokha in the Red Sea";
        page.says("aside h2", title).await?;
        page.ask::<()>("print()").await?;
        let (parts, [timeline, _], words) = printed(page).await?;
        assert_eq!(parts, SHEET);
        assert_eq!(timeline, 0.0);
        assert!(words.contains(title) && !words.contains("M10"), "{words}");
        assert!(words.contains("id=hsv2-swift-2016-10-01"), "{words}");
        Ok(())
    })
}

/// Opens an article that has the map in a frame, and a button to print it; it is there as long as its host is.
async fn open_article(page: &Page) -> Outcome<Host> {
    let host = Host::start().await?;
    let html = format!(
        "<p>Above</p><iframe src='{}/?embed=1&lang=en&type=hospital_attack' width=640 height=480></iframe><button onclick='print()'>Print this article</button>",
        page.origin
    );
    page.open_host(&host, &html).await?;
    page.enter_frame(0).await?;
    page.map_is_ready().await?;
    page.paper_is_ready().await?;
    page.ask::<()>(ON_PAPER).await?;
    page.ask::<()>(WHEN_THE_BROWSER_PRINTS).await?;
    page.leave_frames().await?;
    Ok(host)
}

#[test]
fn an_article_is_printed_with_a_picture_of_its_map() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        let _host = open_article(page).await?;
        page.devtools("Page.printToPDF", json!({"printBackground": true}))
            .await?;
        page.enter_frame(0).await?;
        let (parts, [timeline, map], words) = printed(page).await?;
        assert_eq!(parts, SHEET);
        assert!((200.0..641.0).contains(&map), "{map}");
        assert_eq!(timeline, 0.0);
        for part in [
            "Aleppo under fire",
            "3 incidents of 25 records",
            "type=hospital_attack",
        ] {
            assert!(words.contains(part), "{part} is not in {words}");
        }
        page.wait_until("the sheet is gone", async || {
            Ok(page.texts(".printed").await?.is_empty())
        })
        .await?;
        // The same, to be looked at.
        page.leave_frames().await?;
        page.devtools("Emulation.setEmulatedMedia", json!({"media": "print"}))
            .await?;
        page.picture("printed-article").await
    })
}

#[test]
fn a_printer_gets_what_the_button_prints() -> Outcome {
    read(Reader::at_desk().with_map().who_prints(), async |page| {
        page.open("/?lang=en&type=hospital_attack").await?;
        page.map_is_ready().await?;
        page.ask::<()>(ON_PAPER).await?;
        page.ask::<()>(WHEN_THE_BROWSER_PRINTS).await?;
        page.share("Download").await?;
        page.click("button", "Print").await?;
        let (parts, [timeline, map], words) = printed(page).await?;
        assert_eq!(parts, SHEET);
        for wide in [timeline, map] {
            assert!((300.0..800.0).contains(&wide), "{wide}");
        }
        assert!(words.contains("3 incidents of 25 records"), "{words}");
        let (n_pages, n_bytes) = page.takes_from_printer().await?;
        assert!(
            (3..9).contains(&n_pages) && n_bytes > 50_000,
            "{n_pages} {n_bytes}"
        );
        page.wait_until("the sheet is gone", async || {
            Ok(page.texts(".printed").await?.is_empty())
        })
        .await
    })
}

#[test]
fn a_printer_gets_an_article_with_its_map() -> Outcome {
    read(Reader::at_desk().with_map().who_prints(), async |page| {
        let _host = open_article(page).await?;
        page.click("button", "Print this article").await?;
        let (n_pages, n_bytes) = page.takes_from_printer().await?;
        assert!(n_pages == 1 && n_bytes > 20_000, "{n_pages} {n_bytes}");
        page.enter_frame(0).await?;
        let (parts, [_, map], words) = printed(page).await?;
        assert_eq!(parts, SHEET);
        assert!((200.0..641.0).contains(&map), "{map}");
        assert!(words.contains("3 incidents of 25 records"), "{words}");
        Ok(())
    })
}

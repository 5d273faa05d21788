//! axe-core finds nothing against the page in its main states.

use serde_json::json;
use thirtyfour::Key;

use crate::support::map::SAKHOUR;
use crate::support::{Outcome, Page, Reader, read};

const TABS: [&str; 4] = ["Filters", "List", "Table", "About"];

/// The record that [`OF_THE_HOSPITAL`] opens.
const HOSPITAL: &str = "M10 hospital hit again in opposition-held Aleppo";
const OF_THE_HOSPITAL: &str = "/?id=m10-hospital-2016-10-01&at=36.2100,37.4000,9.00";

#[test]
fn the_page_with_its_map_is_accessible_by_day_and_in_the_dark() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        page.open("/?at=36.2100,37.1600,9.00").await?;
        page.map_draws(SAKHOUR).await?;
        page.is_accessible().await?;
        page.turn_dark().await?;
        page.is_dark().await?;
        page.turn_to(&format!(
            "{OF_THE_HOSPITAL}&q=Aleppo&from=2016-09-28&to=2016-10-01"
        ))
        .await?;
        page.says("aside h2", HOSPITAL).await?;
        page.map_draws(SAKHOUR).await?;
        page.is_accessible().await
    })
}

#[test]
pub fn an_open_record_and_an_empty_list_are_accessible() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open(&format!("{OF_THE_HOSPITAL}&q=Aleppo")).await?;
        page.says("aside h2", HOSPITAL).await?;
        page.is_accessible().await?;
        page.turn_to("/?view=list&q=xylophone&from=2016-09-28&to=2016-10-01&type=air_strike&id=no-such-record")
            .await?;
        page.mentions("Nothing between 28 September and 1 October 2016 with these filters.")
            .await?;
        page.is_accessible().await
    })
}

#[test]
fn the_first_key_leads_past_the_header_to_the_list() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?view=list").await?;
        page.press(Key::Tab).await?;
        page.has_focus("link: Skip to the filters and the list")
            .await?;
        page.press(Key::Enter).await?;
        page.press(Key::Tab).await?;
        page.has_focus("button: About this map").await
    })
}

#[test]
fn every_control_can_be_reached_by_tab() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?from=2016-09-28&to=2016-09-28&type=hospital_attack&view=filters")
            .await?;
        page.map_is_ready().await?;
        let mut passed = Vec::new();
        for _ in 0..60 {
            page.press(Key::Tab).await?;
            let focus = page.focus().await?;
            if focus.starts_with("RootWebArea") {
                break;
            }
            passed.push(focus);
        }
        for wanted in [
            "searchbox: Search words or places",
            "button: Dark colours",
            "button: Keyboard shortcuts",
            "tab: Filters",
            "checkbox: Air strike",
            "listbox: 2 incidents on the map",
            "button: Zoom in",
            "button: Remove the filter 28 September 2016",
            "button: Clear filters",
            "button: Play",
            "button: Last week",
            "button: Speed and mode",
            "button: Choose dates",
            "slider: Period, moved as a whole",
            "slider: Start of the period",
            "slider: End of the period",
        ] {
            assert!(
                passed.iter().any(|focus| focus.starts_with(wanted)),
                "{wanted} is not among {passed:#?}"
            );
        }
        Ok(())
    })
}

#[test]
fn the_failure_page_is_accessible() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.expect_complaint("no-such.geojson");
        page.open("/?data=data/no-such.geojson").await?;
        page.find("button", "Try again").await?;
        page.is_accessible().await
    })
}

#[test]
fn the_page_on_a_phone_is_accessible() -> Outcome {
    read(Reader::with_phone().with_map(), async |page| {
        page.open("/?type=hospital_attack&at=36.2100,37.1600,9.00")
            .await?;
        page.map_draws(SAKHOUR).await?;
        page.is_accessible().await?;
        page.turn_to(OF_THE_HOSPITAL).await?;
        page.says("aside h2", HOSPITAL).await?;
        page.is_accessible().await
    })
}

#[test]
fn every_tab_is_accessible_by_day_and_by_night() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?q=Aleppo&from=2016-09-22&view=filters").await?;
        page.map_is_ready().await?;
        let unfolded: usize = page
            .ask("const folded = [...document.querySelectorAll('.group > summary')]; folded.forEach(summary => summary.click()); return folded.length")
            .await?;
        assert_eq!(unfolded, 4);
        page.find("checkbox", "Only what is in view").await?;
        page.click("button", "Choose dates").await?;
        page.find("button", "Close").await?;
        page.is_accessible().await?;
        for tab in TABS {
            page.show(tab).await?;
            page.is_accessible().await?;
        }
        page.mentions("A circle shows how far").await?;
        page.picture("about").await?;
        // By night nothing but the colours is different.
        page.turn_dark().await?;
        page.is_dark().await?;
        for tab in TABS {
            page.show(tab).await?;
            page.has_contrast().await?;
        }
        Ok(())
    })
}

/// Wider spacing, as a reader may set it (WCAG 2.2, 1.4.12), and nothing of the page's own.
const SPACED: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
    document.adoptedStyleSheets = [sheet];";

/// What is cut of the texts that are seen, other than what a reader scrolls to.
const CUT: &str = "const cut = element => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const hides = way => way === 'hidden' || way === 'clip';
        return hides(overflowX) && element.scrollWidth > element.clientWidth + 1
            || hides(overflowY) && element.scrollHeight > element.clientHeight + 1;
    };
    const texts = document.querySelectorAll('.header *, .panel *, .detail *, .timeline-controls *, .counts *, .type-key *');
    return [...texts]
        .filter(element => element.getClientRects().length && !element.closest('.for-screen-readers, svg') && cut(element))
        .map(element => `${element.className}: ${element.textContent.slice(0, 60)}`)";

#[test]
fn wider_spacing_cuts_no_text() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?view=table").await?;
        page.find("table", "Sorted by").await?;
        page.ask::<()>(SPACED).await?;
        page.becomes("what is cut", Vec::<String>::new(), async || {
            page.ask(CUT).await
        })
        .await?;
        page.turn_to(OF_THE_HOSPITAL).await?;
        page.says("aside h2", HOSPITAL).await?;
        page.becomes("what is cut", Vec::<String>::new(), async || {
            page.ask(CUT).await
        })
        .await
    })
}

#[test]
fn text_of_twice_the_size_keeps_every_tab_and_its_order_in_reach() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?view=list").await?;
        page.ask::<()>("document.documentElement.style.fontSize = '200%'")
            .await?;
        // All of it lies in the window, and no text peeks in that waits for the focus.
        let outside = "const inside = ({ left, top, right }) => left >= 0 && top >= 0 && right <= innerWidth;
            const all = document.querySelectorAll('.tabs button, .sorting select, .timeline-readout, .timeline-more > button');
            const skips = [...document.querySelectorAll('.skip')].filter(link => link.getBoundingClientRect().bottom > 0);
            const narrow = [...document.querySelectorAll('.sorting select, .timeline-readout')].filter(part => part.clientWidth < 100);
            return [...[...all].filter(part => !inside(part.getBoundingClientRect())), ...skips, ...narrow].map(part => part.className + part.textContent)";
        page.becomes("what is out of reach", Vec::<String>::new(), async || {
            page.ask(outside).await
        })
        .await
    })
}

/// Text of twice the size, as a reader may set it (WCAG 2.2, 1.4.4).
const TWICE: &str = "document.documentElement.style.fontSize = '200%'";

/// How high parts of the page are in the window.
async fn heights(page: &Page, parts: &[&str]) -> Outcome<Vec<f64>> {
    let ask = "return arguments[0].map(part => document.querySelector(part).getBoundingClientRect()).map(({ top, bottom }) => Math.min(bottom, innerHeight) - Math.max(top, 0))";
    page.ask_with(ask, vec![json!(parts)]).await
}

/// Whether nothing of the title is cut, and how high a label of the timeline's axis is.
const TITLE_AND_LABEL: &str = "const title = document.querySelector('h1');
    return [title.scrollHeight <= title.clientHeight + 1, document.querySelector('.tick-label').getBoundingClientRect().height]";

#[test]
fn text_of_twice_the_size_leaves_the_list_the_map_and_a_record_their_room() -> Outcome {
    for (width, height) in [(1280, 800), (1366, 768)] {
        read(Reader::with_screen(width, height), async |page| {
            page.open("/?view=list").await?;
            let (_, before_px): (bool, f64) = page.ask(TITLE_AND_LABEL).await?;
            page.ask::<()>(TWICE).await?;
            page.wait_until("list and map have room", async || {
                let found = heights(page, &[".panel-content", ".map"]).await?;
                Ok(found[0] >= 400.0 && found[1] >= 200.0)
            })
            .await?;
            page.wait_until(
                "the title is whole, and the axis is written as large",
                async || {
                    let (is_whole, label_px): (bool, f64) = page.ask(TITLE_AND_LABEL).await?;
                    Ok(is_whole && label_px >= 1.9 * before_px)
                },
            )
            .await?;
            page.picture(&format!("twice-{width}")).await?;
            // What is drawn larger is taken hold of where it is seen.
            page.drag_days(1, 5).await?;
            page.has_address("/?from=2016-09-18&to=2016-09-21").await?;
            page.turn_to(OF_THE_HOSPITAL).await?;
            page.says("aside h2", HOSPITAL).await?;
            let found = heights(page, &[".detail", ".map"]).await?;
            assert!(found[0] >= 400.0 && found[1] >= 200.0, "{found:?}");
            Ok(())
        })?;
    }
    read(Reader::with_phone(), async |page| {
        page.open("/?view=list").await?;
        page.ask::<()>(TWICE).await?;
        page.wait_until("the map has room, and the page scrolls", async || {
            let found = heights(page, &[".map"]).await?;
            let scrolls = "const page = document.querySelector('.page'); return page.scrollHeight > page.clientHeight + 200";
            Ok(found[0] >= 300.0 && page.ask(scrolls).await?)
        })
        .await?;
        let (is_whole, _): (bool, f64) = page.ask(TITLE_AND_LABEL).await?;
        assert!(is_whole, "the title is cut");
        page.ask::<()>("document.querySelector('.panel').scrollIntoView()")
            .await?;
        let found = heights(page, &[".panel-content"]).await?;
        assert!(found[0] >= 400.0, "{found:?}");
        Ok(())
    })
}

#[test]
fn keys_of_one_letter_can_be_switched_off_where_nothing_is_kept() -> Outcome {
    read(Reader::at_desk().who_keeps_nothing(), async |page| {
        page.open("/?view=list").await?;
        page.write("f").await?;
        page.has_focus("tab: Filters").await?;
        page.click("button", "Keyboard shortcuts").await?;
        page.focus_on("checkbox", "Use shortcuts of one letter")
            .await?;
        page.write(" ").await?;
        page.click("button", "Close").await?;
        page.focus_on("tab", "List").await?;
        // A key that does something has done it before the next is asked for.
        page.write("/").await?;
        assert_eq!(page.focus().await?, "tab: List");
        page.click("button", "Keyboard shortcuts").await?;
        page.focus_on("checkbox", "Use shortcuts of one letter")
            .await?;
        page.write(" ").await?;
        page.click("button", "Close").await?;
        page.write("/").await?;
        page.has_focus("searchbox: ").await
    })
}

#[test]
fn keys_of_other_layouts_do_what_stands_on_them_in_latin_letters() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?view=list").await?;
        // Arabic, Russian, Greek.
        for (key, code, focus) in [
            ("ب", "KeyF", "tab: Filters"),
            ("д", "KeyL", "tab: List"),
            ("τ", "KeyT", "tab: Table"),
        ] {
            page.devtools(
                "Input.dispatchKeyEvent",
                json!({"type": "keyDown", "key": key, "code": code}),
            )
            .await?;
            page.has_focus(focus).await?;
        }
        Ok(())
    })
}

//! The page around its parts: the introduction, the tabs, the keys, the palette, the ways past what comes first.

use serde_json::json;
use thirtyfour::Key;

use crate::support::{Outcome, Page, Reader, read};

#[test]
fn the_first_view_tells_the_story_and_the_introduction_is_a_click_away() -> Outcome {
    read(Reader::at_desk().of_the_public().with_map(), async |page| {
        page.open("/").await?;
        page.map_is_ready().await?;
        page.says(".lede b", LEDE).await?;
        let entries = page.entries().await?;
        assert_eq!(
            entries[0].0,
            "Chlorine reported dropped from a helicopter on Kafr Zita"
        );
        // The latest first, the incidents before all else.
        let kinds = |entry: &(String, String)| {
            entry.1.contains("Statement")
                || entry.1.contains("Total")
                || entry.1.contains("State of affairs")
        };
        let n_incidents = entries.iter().take_while(|entry| !kinds(entry)).count();
        assert_eq!((n_incidents, entries.len()), (11, 25));
        page.says(
            ".background",
            "Background: tolls, states of affairs, statements (14)",
        )
        .await?;
        page.becomes("the key", 7, async || {
            Ok(page.texts(".type-key li").await?.len())
        })
        .await?;
        page.becomes(
            "names of what is elsewhere",
            ["Red Sea", "Jabal Tharda", "Kafr Zita", "Show all"]
                .map(str::to_owned)
                .to_vec(),
            async || page.texts(".in-view button").await,
        )
        .await?;
        page.is_accessible().await?;
        page.picture("first-visit").await?;
        page.click("button", "Kafr Zita").await?;
        page.address_begins("/?at=35.3").await?;
        page.click("button", "Back to where the map opened").await?;
        page.click("button", "Chemical attack").await?;
        page.counts("1 incident of 25 records").await?;
        assert!(page.texts(".lede").await?.is_empty());
        page.click("button", "Chemical attack").await?;
        page.click("button", "About this map").await?;
        page.has_focus("tab: About").await?;
        page.mentions("How to read it").await
    })
}

const LEDE: &str = "Eleven attacks and battles in and around Aleppo, 17 September to 1 October 2016, as one article reported them. Most are claims; each shows who says so.";

#[test]
fn the_first_stops_and_the_tabs_go_by_keys() -> Outcome {
    read(Reader::at_desk(), async |page| {
        the_first_stops_of_the_tab_key_lead_past_what_comes_first(page).await?;
        the_tabs_are_one_stop_and_the_arrow_keys_go_through_them(page).await
    })
}

async fn the_first_stops_of_the_tab_key_lead_past_what_comes_first(page: &Page) -> Outcome {
    page.open("/").await?;
    page.map_is_ready().await?;
    for (link, part) in [
        ("link: Skip to the filters and the list", "panel"),
        ("link: Skip to the map", "map"),
        ("link: Skip to the timeline", "timeline"),
    ] {
        page.press(Key::Tab).await?;
        page.has_focus(link).await?;
        let target = format!("return !!document.getElementById('{part}')");
        assert!(page.ask::<bool>(&target).await?, "there is no {part}");
    }
    page.press(Key::Enter).await?;
    page.press(Key::Tab).await?;
    page.wait_until("the focus is in the timeline", async || {
        page.ask("return !!document.activeElement.closest('#timeline')")
            .await
    })
    .await
}

async fn the_tabs_are_one_stop_and_the_arrow_keys_go_through_them(page: &Page) -> Outcome {
    page.turn_to("/").await?;
    page.focus_on("tab", "List").await?;
    page.press(Key::Right).await?;
    page.has_focus("tab: Filters").await?;
    page.has_address("/?view=filters").await?;
    page.press(Key::Left).await?;
    page.press(Key::Left).await?;
    page.press(Key::Left).await?;
    page.has_focus("tab: Table").await?;
    page.press(Key::Tab).await?;
    let focus = page.focus().await?;
    assert!(!focus.starts_with("tab: "), "the focus is on {focus}");
    Ok(())
}

#[test]
fn keys_of_one_letter_lead_to_the_parts_of_the_page_and_can_be_switched_off() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?id=m10-hospital-2016-09-28").await?;
        page.map_is_ready().await?;
        page.write("?").await?;
        page.find("dialog", "Keyboard shortcuts").await?;
        page.is_accessible().await?;
        page.picture("keys").await?;
        page.press(Key::Escape).await?;
        page.is_gone("dialog", "Keyboard shortcuts").await?;
        page.write("d").await?;
        page.wait_until("the brush has the focus", async || {
            Ok(page.focus().await?.starts_with("slider"))
        })
        .await?;
        page.write("l").await?;
        page.becomes("the focus", "tab: List".to_owned(), async || {
            page.focus().await
        })
        .await?;
        // The key of T on a keyboard with Arabic letters.
        let fa = json!({"type": "keyDown", "key": "ف", "text": "ف", "code": "KeyT"});
        page.devtools("Input.dispatchKeyEvent", fa).await?;
        page.becomes("the focus", "tab: Table".to_owned(), async || {
            page.focus().await
        })
        .await?;
        let first: String = page
            .ask("return document.querySelector('aside h2').innerText")
            .await?;
        page.write("n").await?;
        page.wait_until("another record is open", async || {
            let now: String = page
                .ask("return document.querySelector('aside h2').innerText")
                .await?;
            Ok(now != first && page.focus().await?.ends_with(&now))
        })
        .await?;
        page.write("p").await?;
        page.says("aside h2", &first).await?;
        page.wait_until("the record has taken the focus", async || {
            Ok(page.focus().await?.ends_with(&first))
        })
        .await?;
        page.write("/").await?;
        page.wait_until("the search has the focus", async || {
            Ok(page.focus().await?.starts_with("searchbox"))
        })
        .await?;
        // In a field they are letters.
        page.write("f").await?;
        page.wait_until("the letter is in the address", async || {
            Ok(page.address().await?.contains("q=f"))
        })
        .await?;
        page.write("?").await?;
        assert!(!page.has("dialog", "Keyboard shortcuts").await?);
        page.click("button", "Keyboard shortcuts").await?;
        page.find("checkbox", "Use shortcuts of one letter")
            .await?
            .click()
            .await?;
        page.press(Key::Escape).await?;
        page.show("Filters").await?;
        page.write("l").await?;
        page.find("checkbox", "Air strike").await?;
        Ok(())
    })
}

#[test]
fn the_palette_is_the_readers_choice_and_is_kept() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let paper = "return getComputedStyle(document.documentElement).backgroundColor";
        page.open("/").await?;
        page.map_is_ready().await?;
        let light: String = page.ask(paper).await?;
        page.click("button", "Dark colours").await?;
        page.find("button", "Light colours").await?;
        let dark = page
            .wait_for("the paper has another colour", async || {
                let now: String = page.ask(paper).await?;
                Ok((now != light).then_some(now))
            })
            .await?;
        page.reload().await?;
        page.map_is_ready().await?;
        page.becomes("the paper", dark, async || page.ask(paper).await)
            .await?;
        page.is_accessible().await?;
        page.open("/?theme=light").await?;
        page.becomes("the paper", light, async || page.ask(paper).await)
            .await
    })
}

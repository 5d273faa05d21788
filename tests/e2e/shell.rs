//! The page around its parts: the introduction, the tabs, the keys, the palette, the ways past what comes first.

use thirtyfour::Key;

use crate::support::{Outcome, Page, Reader, read};

#[test]
fn the_introduction_is_open_on_a_first_visit_and_out_of_the_way_after_it() -> Outcome {
    read(Reader::at_desk().on_first_visit(), async |page| {
        page.open("/").await?;
        page.says(
            ".about-extent",
            "Data as of 1 October 2016; 25 of 25 records shown",
        )
        .await?;
        page.has_address("/").await?;
        page.is_accessible().await?;
        page.map_is_ready().await?;
        page.picture("first-visit").await?;
        page.click("button", "Explore the map").await?;
        page.has_focus("tab: Filters").await?;
        page.has_address("/").await?;
        page.find("checkbox", "Air strike").await?;
        page.reload().await?;
        page.find("checkbox", "Air strike").await?;
        page.show("About").await?;
        page.mentions("How to read it").await
    })
}

#[test]
fn a_link_to_a_record_shows_the_record_on_a_first_visit() -> Outcome {
    read(Reader::at_desk().on_first_visit(), async |page| {
        page.open("/?id=m10-hospital-2016-10-01").await?;
        page.says(
            "aside h2",
            "M10 hospital hit again in opposition-held Aleppo",
        )
        .await?;
        page.find("checkbox", "Air strike").await?;
        Ok(())
    })
}

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
    page.focus_on("tab", "Filters").await?;
    page.press(Key::Right).await?;
    page.becomes("the focus", "tab: List".to_owned(), async || {
        page.focus().await
    })
    .await?;
    page.has_address("/?view=list").await?;
    page.press(Key::Left).await?;
    page.press(Key::Left).await?;
    page.press(Key::Left).await?;
    page.becomes("the focus", "tab: Table".to_owned(), async || {
        page.focus().await
    })
    .await?;
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

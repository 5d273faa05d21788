//! The map: marks are named, opened and followed, by pointer and by keys.

use thirtyfour::Key;

use crate::support::map::{KAFR_ZITA, SAKHOUR, URUM_AL_KUBRA};
use crate::support::{Outcome, Page, Reader, Site, read, read_site};

/// A view with the mark of Kafr Zita in its middle.
const NEAR_KAFR_ZITA: &str = "/?at=35.3736,36.6018,9.00";
const CHLORINE: &str = "Chlorine reported dropped from a helicopter on Kafr Zita";
const CONVOY: &str = "Aid convoy of the UN and the Red Crescent attacked near Urum al-Kubra";

/// The tip beside the marks.
async fn tip_names(page: &Page, expected: &str) -> Outcome {
    page.becomes(
        "the tip on the map",
        vec![expected.to_owned()],
        async || page.texts(".map-tip .tip-title").await,
    )
    .await
}

#[test]
fn marks_are_named_by_the_pointer_and_go_with_the_filter() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        pointing_at_a_mark_names_it_and_a_click_opens_it(page).await?;
        the_tip_is_not_hidden_by_the_open_record(page).await?;
        a_mark_that_goes_takes_its_tip_along_though_the_pointer_stays(page).await?;
        marks_that_the_filter_takes_away_are_gone_from_the_map(page).await?;
        pointing_at_the_list_names_the_mark_on_the_map(page).await?;
        keys_step_through_the_marks_and_enter_opens_one(page).await?;
        dragging_the_map_is_kept_in_the_address(page).await
    })
}

async fn pointing_at_a_mark_names_it_and_a_click_opens_it(page: &Page) -> Outcome {
    page.open(NEAR_KAFR_ZITA).await?;
    page.show("List").await?;
    page.map_draws(KAFR_ZITA).await?;
    page.point_at(page.on_map(KAFR_ZITA).await?).await?;
    tip_names(page, CHLORINE).await?;
    page.becomes("the list follows", 1, async || {
        Ok(page.texts(".list .is-hovered").await?.len())
    })
    .await?;
    page.click_at(page.on_map(KAFR_ZITA).await?).await?;
    page.says("aside h2", CHLORINE).await?;
    page.wait_until("the address names the record", async || {
        let address = page.address().await?;
        Ok(address.ends_with("id=kafr-zita-chlorine-2016-10-01"))
    })
    .await?;
    page.picture("map-open").await
}

async fn the_tip_is_not_hidden_by_the_open_record(page: &Page) -> Outcome {
    tip_names(page, CHLORINE).await?;
    page.wait_until("the tip ends where the record begins", async || {
        let (tip, panel) = (page.rect(".map-tip").await?, page.rect("aside").await?);
        Ok(tip.x + tip.width <= panel.x)
    })
    .await
}

async fn a_mark_that_goes_takes_its_tip_along_though_the_pointer_stays(page: &Page) -> Outcome {
    page.turn_to(NEAR_KAFR_ZITA).await?;
    page.is_gone("heading", CHLORINE).await?;
    page.map_draws(KAFR_ZITA).await?;
    page.point_at(page.on_map(KAFR_ZITA).await?).await?;
    tip_names(page, CHLORINE).await?;
    let filter = |name: &str| {
        format!(
            "[...document.querySelectorAll('.type-key button')].find(label => label.innerText.includes('{name}')).click()"
        )
    };
    page.ask::<Option<bool>>(&filter("Chemical attack")).await?;
    page.counts("1 incident of 25 records").await?;
    tip_names(page, CHLORINE).await?;
    page.ask::<Option<bool>>(&filter("Chemical attack")).await?;
    page.ask::<Option<bool>>(&filter("Attack on aid")).await?;
    page.counts("1 incident of 25 records").await?;
    page.wait_until("there is no tip", async || {
        Ok(page.texts(".map-tip").await?.is_empty())
    })
    .await
}

async fn marks_that_the_filter_takes_away_are_gone_from_the_map(page: &Page) -> Outcome {
    page.turn_to(NEAR_KAFR_ZITA).await?;
    page.map_draws(KAFR_ZITA).await?;
    page.point_at(page.on_map(KAFR_ZITA).await?).await?;
    tip_names(page, CHLORINE).await?;
    page.click("button", "Attack on aid").await?;
    page.counts("1 incident of 25 records").await?;
    page.wait_until("nothing is named where the mark was", async || {
        Ok(page.names_at(KAFR_ZITA).await?.is_empty())
    })
    .await
}

async fn pointing_at_the_list_names_the_mark_on_the_map(page: &Page) -> Outcome {
    page.turn_to("/?type=chemical_attack&view=list&at=35.3736,36.6018,9.00")
        .await?;
    page.map_draws(KAFR_ZITA).await?;
    let entry = page.rect_of(&page.find("button", CHLORINE).await?).await?;
    page.point_at(entry.centre()).await?;
    tip_names(page, CHLORINE).await?;
    let (tip, mark) = (page.rect(".map-tip").await?, page.on_map(KAFR_ZITA).await?);
    let distance = (tip.x - mark.0).abs().max((tip.centre().1 - mark.1).abs());
    assert!(distance < 40.0, "the tip is {distance} px from its mark");
    Ok(())
}

async fn keys_step_through_the_marks_and_enter_opens_one(page: &Page) -> Outcome {
    page.turn_to("/?type=chemical_attack&type=aid_attack&at=35.8500,36.9500,7.90")
        .await?;
    page.map_is_ready().await?;
    page.focus_on("listbox", "2 incidents on the map").await?;
    page.press(Key::Right).await?;
    tip_names(page, CONVOY).await?;
    page.press(Key::Right).await?;
    tip_names(page, CHLORINE).await?;
    page.press(Key::Left).await?;
    tip_names(page, CONVOY).await?;
    let chosen = "return document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent ?? null";
    let name = format!(
        "{CONVOY}, Attack on aid, 19 September 2016, 19:12 · somewhere in this town (± 1.5 km)"
    );
    page.becomes("the chosen mark", Some(name), async || {
        page.ask(chosen).await
    })
    .await?;
    page.press(Key::Enter).await?;
    page.says("aside h2", CONVOY).await
}

async fn dragging_the_map_is_kept_in_the_address(page: &Page) -> Outcome {
    page.turn_to("/?at=36.2000,37.1600,9.00").await?;
    page.map_draws(SAKHOUR).await?;
    let middle = page.rect(".map").await?.centre();
    page.drag(middle, (middle.0 - 100.0, middle.1)).await?;
    page.wait_until("the address says where the map is", async || {
        let address = page.address().await?;
        Ok(address.starts_with("/?at=36.2") && !address.starts_with("/?at=36.2000,37.1600"))
    })
    .await
}

#[test]
fn the_map_moves_so_that_the_open_record_is_seen() -> Outcome {
    const SWIFT: (&str, &str) = (
        "hsv2-swift-2016-10-01",
        "Vessel HSV-2 Swift hit off Mokha in the Red Sea",
    );
    const M10: (&str, &str) = (
        "m10-hospital-2016-10-01",
        "M10 hospital hit again in opposition-held Aleppo",
    );
    read(Reader::at_desk().with_map().with_motion(), async |page| {
        // One lies far away, the other where its own panel would hide it.
        for (id, title) in [SWIFT, M10] {
            page.open("/").await?;
            page.map_draws(URUM_AL_KUBRA).await?;
            page.open_record(title).await?;
            page.says("aside h2", title).await?;
            page.wait_until(
                "the mark stands in the middle of what is seen of the map",
                async || {
                    let middle = page.middle_beside_the_record().await?;
                    page.point_at((middle.0 + 60.0, middle.1)).await?;
                    page.point_at(middle).await?;
                    Ok(page
                        .texts(".map-tip .tip-title")
                        .await?
                        .iter()
                        .any(|named| named == title))
                },
            )
            .await?;
            page.point_aside().await?;
            page.picture(&format!("detail-{id}")).await?;
            // What the page moved itself is no choice of the reader's, and not in the address.
            page.has_address(&format!("/?id={id}")).await?;
        }
        Ok(())
    })
}

#[test]
fn the_map_goes_to_a_record_and_back_when_it_is_closed() -> Outcome {
    const THERE: (f64, f64) = (37.15, 36.2);
    read(Reader::at_desk().with_map(), async |page| {
        page.open("/?at=36.2000,37.1500,9.00").await?;
        page.map_is_ready().await?;
        let middle = page.on_map(THERE).await?;
        page.open_record("M10 hospital hit again").await?;
        // The circle of 1.1 km takes a third of what is free.
        page.wait_until("the circle can be read", async || {
            let (x, y) = page.on_map(SAKHOUR).await?;
            let (east, _) = page.on_map((SAKHOUR.0 + 0.0122, SAKHOUR.1)).await?;
            let (middle_x, middle_y) = page.middle_beside_the_record().await?;
            let is_there = (x - middle_x).abs() < 2.0 && (y - middle_y).abs() < 2.0;
            Ok(is_there && (60.0..100.0).contains(&(east - x)))
        })
        .await?;
        page.has_address("/?id=m10-hospital-2016-10-01").await?;
        page.click("button", "Close").await?;
        page.has_address("/?at=36.2000,37.1500,9.00").await?;
        page.wait_until("the reader's own view is back", async || {
            let (x, y) = page.on_map(THERE).await?;
            Ok((x - middle.0).abs() < 2.0 && (y - middle.1).abs() < 2.0)
        })
        .await
    })
}

#[test]
fn without_webgl_everything_else_works_and_the_reader_is_told() -> Outcome {
    read(Reader::at_desk().without_webgl(), async |page| {
        crate::faults::hurry(page).await?;
        page.open("/").await?;
        page.mentions("The map cannot be drawn in this browser")
            .await?;
        page.drag_days(11, 12).await?;
        page.counts("3 incidents, 4 background records of 25 records")
            .await?;
        page.open_record("M10 hospital struck").await?;
        page.says("aside h2", "M10 hospital struck and knocked out of service")
            .await?;
        // A map that cannot come is not late.
        assert_eq!(page.texts(".map-undrawn").await?, Vec::<String>::new());
        page.picture("without-webgl").await
    })
}

#[test]
fn marks_stay_when_the_system_turns_dark() -> Outcome {
    read(Reader::at_desk().with_ground(), async |page| {
        page.open(NEAR_KAFR_ZITA).await?;
        page.map_draws(KAFR_ZITA).await?;
        page.turn_dark().await?;
        page.is_dark().await?;
        page.wait_until("the mark is named again", async || {
            Ok(page.names_at(KAFR_ZITA).await? == [CHLORINE])
        })
        .await?;
        assert_eq!(page.texts(".notice-text").await?, Vec::<String>::new());
        page.picture("turned-dark").await
    })
}

#[test]
fn a_map_file_without_a_basemap_still_shows_the_marks() -> Outcome {
    let site = Site::built()?.with_json("data/map.json", |map| {
        map["basemap"] = serde_json::Value::Null;
    })?;
    read_site(Reader::at_desk().with_map(), site, async |page| {
        page.open(NEAR_KAFR_ZITA).await?;
        page.map_draws(KAFR_ZITA).await?;
        assert_eq!(page.texts(".notice-text").await?, Vec::<String>::new());
        Ok(())
    })
}

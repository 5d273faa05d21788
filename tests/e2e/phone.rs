//! The page in a hand.

use thirtyfour::Key;

use crate::support::map::KAFR_ZITA;
use crate::support::{Outcome, Page, Reader, read};

/// Nothing must be looked for beyond the edge of the screen, but chips, which are a row that scrolls. A browser makes room for what is too
/// wide, so the screen itself is the measure.
async fn fits(page: &Page) -> Outcome {
    let beyond = "return [...document.querySelectorAll('#app *')]
        .filter(element => element.checkVisibility() && !element.closest('.first-view, .map-canvas, .for-screen-readers, .chips > *, .type-key li, .in-view > *'))
        .filter(element => element.getBoundingClientRect().right > screen.width + 0.5)
        .map(element => element.outerHTML.slice(0, 80))";
    assert_eq!(
        page.ask::<Vec<String>>(beyond).await?,
        Vec::<String>::new(),
        "beyond the edge of the screen"
    );
    assert!(
        page.ask::<bool>("return document.documentElement.scrollWidth <= screen.width")
            .await?,
        "the page scrolls sideways"
    );
    Ok(())
}

/// What it says, and its width and height in pixels.
type Target = (String, f64, f64);

/// Everything that is there to be tapped, as large as it is seen.
async fn targets(page: &Page, selector: &str) -> Outcome<Vec<Target>> {
    let script = "return [...document.querySelectorAll(arguments[0])].filter(target => target.checkVisibility() && !target.disabled).map(target => {
        const { width, height } = target.getBoundingClientRect();
        return [target.innerText || target.outerHTML.slice(0, 80), width, height];
    })";
    page.ask_with(script, vec![selector.into()]).await
}

async fn targets_are_large(page: &Page, selector: &str, least_px: f64) -> Outcome {
    let targets = targets(page, selector).await?;
    assert!(!targets.is_empty(), "there is no {selector}");
    let small: Vec<_> = targets
        .iter()
        .filter(|(_, width_px, height_px)| width_px.min(*height_px) < least_px)
        .collect();
    assert!(small.is_empty(), "smaller than {least_px} px: {small:#?}");
    Ok(())
}

#[test]
fn nothing_lies_beyond_the_edge_of_a_phone() -> Outcome {
    for (reader, name) in [
        (Reader::with_phone(), "phone"),
        (Reader::with_narrow_phone(320, 568), "narrow-phone"),
    ] {
        read(reader, async |page| {
            page.open("/").await?;
            fits(page).await?;
            page.map_is_ready().await?;
            page.picture(name).await?;
            page.turn_to("/?from=2016-09-28&to=2016-10-01&type=hospital_attack&q=hospital")
                .await?;
            page.find("button", "Remove the filter “hospital”").await?;
            fits(page).await?;
            page.turn_to("/?id=aleppo-bombardment-since-2016-09-19")
                .await?;
            page.says(
                "aside h2",
                "Air bombardment of opposition districts of Aleppo, 400 to 500 reported killed",
            )
            .await?;
            fits(page).await?;
            page.picture(&format!("{name}-detail")).await
        })?;
    }
    Ok(())
}

#[test]
fn a_tablet_held_upright_cuts_nothing_of_the_timeline() -> Outcome {
    for (width, height) in [(768, 1024), (820, 1180)] {
        read(Reader::with_narrow_phone(width, height), async |page| {
            const CUT: &str = "return [...document.querySelectorAll('.timeline-controls > *, .timeline-controls > * > button')]
                .filter(part => part.checkVisibility() && (part.scrollWidth > part.clientWidth || part.getBoundingClientRect().right > screen.width))
                .map(part => part.outerHTML)";
            page.open("/?axis=2016-09-19/2016-09-28").await?;
            page.says(".timeline-readout", "19 to 28 September 2016")
                .await?;
            fits(page).await?;
            assert_eq!(page.ask::<Vec<String>>(CUT).await?, Vec::<String>::new());
            page.picture(&format!("tablet-{width}")).await
        })?;
    }
    Ok(())
}

#[test]
fn the_map_of_a_phone_is_of_its_places_and_takes_fingers() -> Outcome {
    read(Reader::with_phone().with_map(), async |page| {
        the_map_of_a_phone_shows_the_places_that_the_map_is_about(page).await?;
        what_is_tapped_is_large_enough_for_a_finger(page).await
    })
}

async fn the_map_of_a_phone_shows_the_places_that_the_map_is_about(page: &Page) -> Outcome {
    page.open("/").await?;
    page.map_is_ready().await?;
    let seen = page.text(".in-view p").await?;
    let n_seen: u32 = seen.split(' ').next().unwrap_or_default().parse()?;
    assert!(n_seen >= 9, "{seen}");
    page.focus_on("listbox", "11 incidents on the map").await?;
    page.wait_until("the mark of Aleppo is chosen", async || {
        page.press(Key::Right).await?;
        let tip = page.texts(".map-tip").await?.join("\n");
        Ok(tip.contains(" incidents") && tip.contains("Attack on a hospital"))
    })
    .await?;
    page.picture("phone-map").await?;
    let (tip, map) = (page.rect(".map-tip").await?, page.rect(".map").await?);
    assert!(
        tip.y >= map.y && tip.y + tip.height <= map.y + map.height,
        "the tip {tip:?} is not on the map {map:?}"
    );
    Ok(())
}

async fn what_is_tapped_is_large_enough_for_a_finger(page: &Page) -> Outcome {
    page.turn_to("/?type=hospital_attack&type=air_strike&id=m10-hospital-2016-10-01&at=99,99,99")
        .await?;
    page.says(
        "aside h2",
        "M10 hospital hit again in opposition-held Aleppo",
    )
    .await?;
    targets_are_large(page, "button, summary, label:has(input), input:not([type=checkbox]), a:not(p a, li a, figcaption a, .skip, .maplibregl-ctrl a)", 24.0).await?;
    page.click("button", "Close").await?;
    page.show("Filters").await?;
    page.find("checkbox", "Air strike").await?;
    targets_are_large(page, "fieldset label", 44.0).await?;
    page.show("List").await?;
    targets_are_large(page, ".list li button", 44.0).await?;
    targets_are_large(page, ".sheet-handle, [role=tab]", 28.0).await
}

#[test]
fn the_list_can_be_read_on_every_phone() -> Outcome {
    for (width, height) in [(390, 844), (320, 568), (844, 390)] {
        read(Reader::with_narrow_phone(width, height), async |page| {
            page.open("/").await?;
            page.map_is_ready().await?;
            // On a low phone the sheet shows its tabs, and a tap on one raises it.
            page.click("tab", "List").await?;
            page.find("button", "Vessel HSV-2 Swift")
                .await?
                .scroll_into_view()
                .await?;
            let panel = page.rect(".panel").await?;
            let bottom = (panel.y + panel.height).min(f64::from(height));
            let seen = bottom - panel.y.max(0.0);
            assert!(
                seen >= 120.0,
                "on {width} x {height} the list is read through a slit of {seen} px"
            );
            page.open_record("Vessel HSV-2 Swift").await?;
            page.says(
                "aside h2",
                "Vessel HSV-2 Swift hit off Mokha in the Red Sea",
            )
            .await
        })?;
    }
    Ok(())
}

#[test]
fn the_map_of_the_smallest_phone_can_be_read_in_every_language() -> Outcome {
    for language in ["en", "ar", "fr", "tr"] {
        read(Reader::with_narrow_phone(320, 568), async |page| {
            page.open(&format!("/?lang={language}")).await?;
            page.map_is_ready().await?;
            fits(page).await?;
            let title = "const title = document.querySelector('h1'); return title.scrollHeight <= title.clientHeight + 1";
            assert!(page.ask::<bool>(title).await?, "the title is cut");
            let (sheet, map) = (page.rect(".sheet").await?, page.rect(".map").await?);
            assert!(map.height >= 160.0, "{language}: {map:?} above {sheet:?}");
            // The tabs are there to be tapped.
            let tabs = page.rect(".tabs").await?;
            assert!(tabs.y + tabs.height <= 568.5, "{language}: {tabs:?}");
            page.picture(&format!("smallest-{language}")).await
        })?;
    }
    Ok(())
}

#[test]
fn dates_and_speed_open_over_the_map_and_move_nothing() -> Outcome {
    let phone = Reader::with_narrow_phone;
    for (reader, address, (width_px, height_px)) in [
        (phone(390, 844), "/?view=list", (390.0_f64, 844.0_f64)),
        (phone(820, 1180), "/", (820.0, 1180.0)),
        (phone(360, 470), "/?lang=ar", (360.0, 470.0)),
    ] {
        read(reader, async |page| {
            const IS_OPEN: &str =
                "return document.querySelector('#timeline-drawer').checkVisibility()";
            let is_open = async || page.ask::<bool>(IS_OPEN).await;
            let (open, close) = match address.ends_with("ar") {
                true => ("اختيار التواريخ", "إغلاق"),
                false => ("Choose dates", "Close"),
            };
            page.open(address).await?;
            page.map_is_ready().await?;
            let map = page.rect(".map").await?;
            page.click("button", open).await?;
            page.wait_until("it is open", &is_open).await?;
            assert_eq!(page.rect(".map").await?, map);
            let drawer = page.rect("#timeline-drawer").await?;
            assert!(
                drawer.x >= 0.0
                    && drawer.y >= 0.0
                    && drawer.x + drawer.width <= width_px
                    && drawer.y + drawer.height
                        <= height_px.min(page.rect(".timeline-plot").await?.y),
                "{drawer:?} lies over the edge or the timeline"
            );
            page.picture(&format!("dates-{width_px}")).await?;
            page.click("button", close).await?;
            page.wait_until("its button closes it", async || Ok(!is_open().await?))
                .await?;
            page.click("button", open).await?;
            page.wait_until("it is open", &is_open).await?;
            page.press(Key::Escape).await?;
            page.wait_until("Escape closes it", async || Ok(!is_open().await?))
                .await?;
            page.click("button", open).await?;
            page.wait_until("it is open", &is_open).await?;
            page.click_at(page.rect(".timeline-readout").await?.centre())
                .await?;
            page.wait_until(
                "a click beside it closes it",
                async || Ok(!is_open().await?),
            )
            .await
        })?;
    }
    Ok(())
}

#[test]
fn a_button_of_the_drawer_that_goes_leaves_the_focus_in_it() -> Outcome {
    read(Reader::with_phone(), async |page| {
        page.open("/").await?;
        page.click("button", "Choose dates").await?;
        page.click("button", "Show 1 earlier record").await?;
        page.is_gone("button", "Show 1 earlier record").await?;
        page.has_focus("button: Show all dates").await?;
        page.has_address("/?axis=2016-07-28/2016-10-01").await?;
        page.click("button", "Show all dates").await?;
        page.has_address("/").await
    })
}

#[test]
fn a_page_that_scrolls_is_scrolled_over_the_timeline_too() -> Outcome {
    read(Reader::with_narrow_phone(320, 256), async |page| {
        page.open("/").await?;
        page.find("button", "Choose dates").await?;
        assert_eq!(page.timeline_takes_wheel().await?, [false, false]);
        Ok(())
    })
}

#[test]
fn a_finger_brushes_the_timeline() -> Outcome {
    read(Reader::with_phone(), async |page| {
        page.open("/").await?;
        page.swipe(page.start_of_day(1).await?, page.start_of_day(5).await?)
            .await?;
        page.counts("1 incident, 3 background records of 25 records")
            .await?;
        page.has_address("/?from=2016-09-18&to=2016-09-21").await?;
        page.swipe(page.middle_of_day(3).await?, page.middle_of_day(9).await?)
            .await?;
        page.has_address("/?from=2016-09-24&to=2016-09-27").await
    })
}

#[test]
fn a_tap_opens_a_record_and_another_closes_it() -> Outcome {
    read(Reader::with_phone(), async |page| {
        page.open("/?type=naval_attack&view=list").await?;
        let entry = page.find("button", "Vessel HSV-2 Swift").await?;
        entry.scroll_into_view().await?;
        page.tap(page.rect_of(&entry).await?.centre()).await?;
        page.says(
            "aside h2",
            "Vessel HSV-2 Swift hit off Mokha in the Red Sea",
        )
        .await?;
        let close = page.find("button", "Close").await?;
        page.tap(page.rect_of(&close).await?.centre()).await?;
        page.wait_until("the record is closed", async || {
            Ok(page.texts("aside").await?.is_empty())
        })
        .await
    })
}

/// How much of the screen the sheet takes, in parts of its height.
async fn sheet(page: &Page) -> Outcome<f64> {
    page.ask("return document.querySelector('.sheet').getBoundingClientRect().height / innerHeight")
        .await
}

#[test]
fn the_sheet_has_three_heights_by_finger_and_by_key_and_a_tap_on_a_mark_opens_its_record() -> Outcome
{
    read(Reader::with_phone().with_map(), async |page| {
        page.open("/?view=about&at=35.3736,36.6018,9.00").await?;
        page.map_is_ready().await?;
        let half = sheet(page).await?;
        assert!((0.4..0.6).contains(&half), "the sheet takes {half}");
        let at =
            async || Ok::<_, crate::support::Failure>(page.rect(".sheet-handle").await?.centre());
        let (x, y) = at().await?;
        page.swipe((x, y), (x, y - 150.0)).await?;
        page.wait_until("the sheet is full", async || Ok(sheet(page).await? > 0.8))
            .await?;
        page.picture("phone-sheet-full").await?;
        page.is_accessible().await?;
        let (x, y) = at().await?;
        page.swipe((x, y), (x, y + 500.0)).await?;
        page.wait_until("the sheet peeks", async || Ok(sheet(page).await? < 0.3))
            .await?;
        page.picture("phone-sheet-peek").await?;
        let address = page.address().await?;
        page.tap(at().await?).await?;
        page.wait_until("the sheet is half up", async || {
            Ok(sheet(page).await? == half)
        })
        .await?;
        // The finger does not fall on what has come under it.
        page.has_address(&address).await?;
        page.focus_on("button", "Show still more below the map")
            .await?;
        page.press(Key::Down).await?;
        page.wait_until("the sheet peeks", async || Ok(sheet(page).await? < 0.3))
            .await?;
        // A record is never opened out of sight.
        page.wait_until("the map has taken the room", async || {
            let (map, canvas) = (page.rect(".map").await?, page.rect(".map canvas").await?);
            Ok((map.height - canvas.height).abs() < 1.0 && map.height > 300.0)
        })
        .await?;
        page.map_draws(KAFR_ZITA).await?;
        page.tap(page.on_map(KAFR_ZITA).await?).await?;
        page.says(
            "aside h2",
            "Chlorine reported dropped from a helicopter on Kafr Zita",
        )
        .await?;
        page.wait_until("the sheet is half up", async || {
            Ok(sheet(page).await? == half)
        })
        .await
    })
}

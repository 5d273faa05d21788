//! The map's own controls, several marks at one place, areas, and room for what is open.

use thirtyfour::Key;

use crate::support::map::{KAFR_ZITA, SAKHOUR, URUM_AL_KUBRA};
use crate::support::{Outcome, Page, Reader, Site, read, read_site};

const M10_FIRST: &str = "M10 hospital struck and knocked out of service";
const M10_AGAIN: &str = "M10 hospital hit again in opposition-held Aleppo";

async fn in_view(page: &Page, expected: &str) -> Outcome {
    page.becomes("what is in view", expected.to_owned(), async || {
        Ok(page
            .texts(".in-view :is(p > span, button)")
            .await?
            .join(", "))
    })
    .await
}

/// The names on the buttons of a spiral.
async fn choices(page: &Page) -> Outcome<Vec<String>> {
    let names = "return [...document.querySelectorAll('.map-spiral button')].map(button => button.ariaLabel)";
    page.ask(names).await
}

async fn names_nothing_to_choose(page: &Page) -> Outcome {
    page.becomes("the spiral is gone", Vec::new(), async || {
        choices(page).await
    })
    .await
}

async fn opens_the_stack(page: &Page) -> Outcome {
    page.click_at(page.on_map(SAKHOUR).await?).await?;
    page.wait_until(
        "the incidents at one place are there, in order of time",
        async || {
            let choices = choices(page).await?;
            let titles = [M10_FIRST, M10_AGAIN];
            Ok(choices.len() == 2
                && choices
                    .iter()
                    .zip(titles)
                    .all(|(name, title)| name.starts_with(title)))
        },
    )
    .await
}

async fn has_focus_on(page: &Page, title: &str) -> Outcome {
    page.becomes("the focus", true, async || {
        let name = "return document.activeElement.ariaLabel ?? ''";
        Ok(page.ask::<String>(name).await?.starts_with(title))
    })
    .await
}

#[test]
fn a_single_notch_of_the_wheel_is_in_the_address() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        page.open("/").await?;
        page.map_is_ready().await?;
        let middle = page.on_map(URUM_AL_KUBRA).await?;
        page.turn_wheel(middle, -120.0).await?;
        page.wait_until("the address has the view", async || {
            Ok(page.address().await?.starts_with("/?at="))
        })
        .await
    })
}

#[test]
pub fn incidents_at_one_place_are_all_reachable() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        page.open("/?at=36.2185,37.1898,12.00").await?;
        page.map_draws(SAKHOUR).await?;
        opens_the_stack(page).await?;
        has_focus_on(page, M10_FIRST).await?;
        page.is_accessible().await?;
        page.picture("stack").await?;
        page.press(Key::Down).await?;
        has_focus_on(page, M10_AGAIN).await?;
        page.press(Key::Escape).await?;
        names_nothing_to_choose(page).await?;
        page.has_focus("region: Map").await?;
        opens_the_stack(page).await?;
        let map = page.rect(".map").await?;
        page.click_at((map.x + 40.0, map.y + 200.0)).await?;
        names_nothing_to_choose(page).await?;
        opens_the_stack(page).await?;
        page.press(Key::Down).await?;
        page.press(Key::Enter).await?;
        page.says("aside h2", M10_AGAIN).await?;
        names_nothing_to_choose(page).await
    })
}

#[test]
fn a_finger_chooses_among_incidents_of_one_place() -> Outcome {
    read(Reader::with_phone().with_map(), async |page| {
        page.open("/?type=hospital_attack&view=about&at=36.2185,37.1898,12.00")
            .await?;
        page.map_is_ready().await?;
        let (x, y) = page.on_map(SAKHOUR).await?;
        page.tap((x - 20.0, y)).await?;
        page.becomes("the choices", 2, async || Ok(choices(page).await?.len()))
            .await?;
        let choice = page.find("button", M10_AGAIN).await?;
        let rect = page.rect_of(&choice).await?;
        assert!(rect.height >= 44.0, "{} px high", rect.height);
        page.tap(rect.centre()).await?;
        page.says("aside h2", M10_AGAIN).await
    })
}

#[test]
fn what_is_in_view_is_said_and_the_rest_can_be_shown() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        page.open("/").await?;
        page.map_draws(URUM_AL_KUBRA).await?;
        in_view(
            page,
            "9 of 11 incidents in view, Red Sea, Jabal Tharda, Show all",
        )
        .await?;
        let role = "return document.getElementById('map-in-view').getAttribute('role')";
        assert_eq!(page.ask::<Option<String>>(role).await?, None, "on load");
        page.click("button", "Show all").await?;
        in_view(page, "All 11 incidents in view").await?;
        page.wait_until("the address keeps the view", async || {
            Ok(page.address().await?.starts_with("/?at="))
        })
        .await?;
        assert_eq!(
            page.ask::<Option<String>>(role).await?.as_deref(),
            Some("status")
        );
        page.turn_to("/?at=20.0000,20.0000,6.00").await?;
        page.wait_until("no incident is in view", async || {
            Ok(page
                .text(".in-view p")
                .await?
                .starts_with("No incidents in view"))
        })
        .await?;
        page.click("button", "11 more on several sides").await?;
        in_view(page, "All 11 incidents in view").await?;
        page.click("button", "Back to where the map opened").await?;
        in_view(
            page,
            "9 of 11 incidents in view, Red Sea, Jabal Tharda, Show all",
        )
        .await?;
        page.click("button", "Show all").await?;
        in_view(page, "All 11 incidents in view").await?;
        page.click("button", "Chemical attack").await?;
        in_view(page, "1 incident, in view").await
    })
}

#[test]
fn buttons_zoom_and_lie_beside_the_open_record() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        page.open("/?at=35.3736,36.6018,9.00&id=kafr-zita-chlorine-2016-10-01")
            .await?;
        page.map_draws(KAFR_ZITA).await?;
        page.click("button", "Zoom in").await?;
        page.wait_until("one level closer", async || {
            Ok(page.address().await?.contains(",10.00"))
        })
        .await?;
        page.click("button", "Zoom out").await?;
        page.wait_until("back", async || Ok(page.address().await?.contains(",9.00")))
            .await?;
        page.wait_until("nothing lies under the panel", async || {
            let panel = page.rect("aside").await?;
            let mut is_clear = true;
            for part in [".map-controls", ".map-foot"] {
                let part = page.rect(part).await?;
                is_clear &= part.x + part.width <= panel.x;
            }
            Ok(is_clear)
        })
        .await?;
        page.click("button", "Full screen").await?;
        page.click("button", "Leave full screen").await?;
        page.find("button", "Full screen").await?;
        Ok(())
    })
}

/// Where a place lies in the free part of the map: `None` when it is under the record or out of the map.
async fn is_seen(page: &Page, (x, y): (f64, f64)) -> Outcome<bool> {
    let (map, panel) = (page.rect(".map").await?, page.rect("aside").await?);
    Ok(x > map.x && x < panel.x && y > map.y && y < map.y + map.height)
}

#[test]
fn a_link_with_a_view_is_moved_only_where_the_record_would_lie_under_its_panel() -> Outcome {
    const ID: &str = "kafr-zita-chlorine-2016-10-01";
    read(Reader::at_desk().with_map(), async |page| {
        // The mark is in view, off the middle: the link's own view is kept.
        page.open(&format!("/?at=35.3000,36.8000,9.00&id={ID}"))
            .await?;
        page.map_is_ready().await?;
        page.wait_until("the mark stands where the link has it", async || {
            let at = page.on_map(KAFR_ZITA).await?;
            page.point_at((at.0 + 60.0, at.1)).await?;
            page.point_at(at).await?;
            Ok(is_seen(page, at).await? && !page.texts(".map-tip .tip-title").await?.is_empty())
        })
        .await?;
        // The record's panel would hide the mark.
        page.open(&format!("/?at=35.3736,36.3000,9.00&id={ID}"))
            .await?;
        page.map_is_ready().await?;
        page.wait_until(
            "the mark stands in the middle of what is free",
            async || {
                let middle = page.middle_beside_the_record().await?;
                page.point_at((middle.0 + 60.0, middle.1)).await?;
                page.point_at(middle).await?;
                Ok(!page.texts(".map-tip .tip-title").await?.is_empty())
            },
        )
        .await
    })
}

#[test]
fn the_map_goes_to_a_record_and_not_back_to_where_a_link_looked() -> Outcome {
    const WATER: (f64, f64) = (37.1725, 36.218);
    read(Reader::at_desk().with_map(), async |page| {
        page.open("/?at=36.2185,37.2500,11.00&id=m2-hospital-2016-09-28")
            .await?;
        page.map_draws(SAKHOUR).await?;
        let middle = page.rect(".map").await?.centre();
        page.drag(
            (middle.0 - 200.0, middle.1),
            (middle.0 - 200.0, middle.1 + 120.0),
        )
        .await?;
        page.wait_until("the address says where the map is", async || {
            Ok(!page.address().await?.contains("at=36.2185,"))
        })
        .await?;
        page.click_at(page.on_map(WATER).await?).await?;
        page.wait_until("another record is open", async || {
            Ok(page.text("aside h2").await?.contains("water"))
        })
        .await?;
        page.wait_until("it is in the middle", async || {
            let (x, y) = page.on_map(WATER).await?;
            let middle = page.middle_beside_the_record().await?;
            Ok((x - middle.0).abs() < 2.0 && (y - middle.1).abs() < 2.0)
        })
        .await?;
        page.has_address("/?id=sulayman-al-halabi-water-2016-09-30")
            .await
    })
}

#[test]
fn a_total_is_an_area_with_its_name_that_fits_beside_its_record() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        page.open("/?id=lcc-toll-aleppo-2016-09-30").await?;
        page.map_is_ready().await?;
        page.wait_until("the middle of the area is named", async || {
            let middle = page.middle_beside_the_record().await?;
            page.point_at((middle.0 + 60.0, middle.1)).await?;
            page.point_at(middle).await?;
            let tip = page.texts(".map-tip").await?.join(" ");
            Ok(tip.contains("Total over many incidents")
                && tip.contains("somewhere in the governorate (± 90 km)"))
        })
        .await?;
        page.point_aside().await?;
        page.picture("area").await
    })
}

#[test]
fn the_keyboards_list_says_how_many_there_are_without_holding_them_all() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        page.open("/?type=hospital_attack&at=36.2185,37.1898,12.00")
            .await?;
        page.map_is_ready().await?;
        page.focus_on("listbox", "3 incidents on the map").await?;
        let marks = page.marks().await?;
        let here = "2 incidents here: Attack on a hospital 2; opens to choose from";
        assert_eq!(marks.len(), 2, "{marks:?}");
        assert!(marks.iter().any(|name| name == here), "{marks:?}");
        // With more marks, only the neighbours are there.
        page.turn_to("/?at=36.2185,37.1898,12.00").await?;
        page.focus_on("listbox", "11 incidents on the map").await?;
        page.press(Key::Down).await?;
        page.press(Key::Down).await?;
        page.becomes("options in the document", 3, async || {
            Ok(page.texts(".map-keys [role=option]").await?.len())
        })
        .await
    })
}

#[test]
fn marks_have_the_palettes_own_colours_and_exact_sites_are_filled() -> Outcome {
    const LIGHT: [u8; 3] = [0x80, 0x7f, 0x05];
    const DARK: [u8; 3] = [0xe0, 0xe5, 0x7c];
    let site = Site::built()?.with_json("data/incidents.geojson", |data| {
        for feature in data["features"].as_array_mut().into_iter().flatten() {
            if feature["id"] == "kafr-zita-chlorine-2016-10-01" {
                feature["properties"]["place_precision"] = "exact_site".into();
                feature["properties"]["uncertainty_m"] = serde_json::Value::Null;
            }
        }
    })?;
    read_site(
        Reader::at_desk().with_map().who_counts_pixels(),
        site,
        async |page| {
            page.open("/?at=35.3736,36.6018,9.00").await?;
            page.map_draws(KAFR_ZITA).await?;
            let at = page.on_map(KAFR_ZITA).await?;
            assert!(
                page.pixels_of_color(at, LIGHT).await? > 8,
                "not the light palette's"
            );
            assert!(
                page.pixels_of_color(at, DARK).await? <= 8,
                "dark on a light page"
            );
            page.turn_dark().await?;
            page.wait_until(
                "the mark is drawn in the dark palette's colour",
                async || {
                    Ok(page.pixels_of_color(at, DARK).await? > 8
                        && page.pixels_of_color(at, LIGHT).await? <= 8)
                },
            )
            .await?;
            page.picture("exact-dark").await
        },
    )
}

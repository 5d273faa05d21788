//! Marks that stand for several incidents: they count what is there, split, and open by every hand.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::support::{Outcome, Page, Reader, Site, read, read_site};

/// Where the fixtures' incidents are.
const PLACE: (f64, f64) = (37.1, 36.2);
const AT_PLACE: &str = "/?at=36.2000,37.1000,12.00";

/// The built site with so many incidents at one place, a day each, and these beside them.
fn stack_of(n: usize, others: &[(f64, f64)]) -> Outcome<Site> {
    let feature = |name: String, (lng, lat): (f64, f64), day: usize| {
        json!({"type": "Feature", "id": name, "geometry": {"type": "Point", "coordinates": [lng, lat]},
            "properties": {"title": name, "category": "air_strike", "place_precision": "exact_site",
                "date": format!("2016-09-{:02}", day % 28 + 1)}})
    };
    let here = (1..=n).map(|at| feature(format!("Incident {at:02}"), PLACE, at * 28 / (n + 1)));
    let beside = others.iter().zip(1..);
    let beside = beside.map(|(place, at)| feature(format!("Beside {at}"), *place, 3));
    let features: Vec<Value> = here.chain(beside).collect();
    let data = json!({"type": "FeatureCollection", "features": features});
    Site::built()?.with("data/incidents.geojson", data.to_string())
}

/// The number at the start of a mark's name: "7 incidents: ..."; a record's own title counts for one.
fn count_of(name: &str) -> u32 {
    let number = name.split_once(" incident").map(|(number, _)| number);
    number.and_then(|number| number.parse().ok()).unwrap_or(1)
}

/// The incidents that the marks in view stand for.
async fn marked(page: &Page) -> Outcome<u32> {
    let marks = page.marks().await?;
    Ok(marks.iter().map(|name| count_of(name)).sum())
}

/// The incidents that are said to be in view.
async fn in_view(page: &Page) -> Outcome<u32> {
    let line = page.text(".in-view p").await?;
    let number = line
        .trim_start_matches("All ")
        .split(' ')
        .next()
        .unwrap_or_default();
    Ok(number.parse()?)
}

async fn spiral(page: &Page) -> Outcome<Vec<String>> {
    let script = "return [...document.querySelectorAll('.map-spiral button')].map(button => button.ariaLabel.split(',')[0].split(' · ')[0])";
    page.ask(script).await
}

async fn spiral_has(page: &Page, n: usize) -> Outcome {
    page.becomes("marks in the spiral", n, async || {
        Ok(spiral(page).await?.len())
    })
    .await
}

async fn has_focus_in_spiral(page: &Page, title: &str) -> Outcome {
    page.becomes("the focus", true, async || {
        Ok(page.focus().await?.contains(title))
    })
    .await
}

#[test]
pub fn marks_count_what_is_in_view_and_follow_the_brush() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        page.open("/").await?;
        page.map_is_ready().await?;
        page.becomes("incidents on the marks", 9, async || marked(page).await)
            .await?;
        page.becomes("incidents in view", 9, async || in_view(page).await)
            .await?;
        page.drag_days(11, 13).await?;
        page.wait_until("fewer are in view", async || Ok(in_view(page).await? < 9))
            .await?;
        let expected = in_view(page).await?;
        page.becomes("incidents on the marks", expected, async || {
            marked(page).await
        })
        .await?;
        page.picture("brushed-marks").await
    })
}

#[test]
fn a_cluster_comes_closer_until_it_splits() -> Outcome {
    // A kilometre apart.
    let site = stack_of(1, &[(37.111, 36.2)])?;
    read_site(Reader::at_desk().with_map(), site, async |page| {
        page.open("/?at=36.2000,37.1055,8.00").await?;
        page.map_draws((37.1055, 36.2)).await?;
        page.becomes("its name", vec!["2 incidents".to_owned()], async || {
            page.names_at((37.1055, 36.2)).await
        })
        .await?;
        page.picture("cluster").await?;
        page.click_at(page.on_map((37.1055, 36.2)).await?).await?;
        page.wait_until("each is named at its own place", async || {
            Ok(page.names_at(PLACE).await? == ["Incident 01"]
                && page.names_at((37.111, 36.2)).await? == ["Beside 1"])
        })
        .await?;
        page.becomes("marks", 2, async || Ok(page.marks().await?.len()))
            .await
    })
}

#[test]
fn a_few_at_one_place_open_as_a_spiral_for_mouse_and_keys() -> Outcome {
    read_site(
        Reader::at_desk().with_map(),
        stack_of(5, &[])?,
        async |page| {
            page.open(AT_PLACE).await?;
            page.map_draws(PLACE).await?;
            page.click_at(page.on_map(PLACE).await?).await?;
            spiral_has(page, 5).await?;
            has_focus_in_spiral(page, "Incident 01").await?;
            page.is_accessible().await?;
            page.picture("spiral").await?;
            page.press(Key::Right).await?;
            has_focus_in_spiral(page, "Incident 02").await?;
            page.says(".map-tip .tip-title", "Incident 02").await?;
            page.press(Key::Escape).await?;
            spiral_has(page, 0).await?;
            page.has_focus("region: Map").await?;
            // By keys alone.
            page.focus_on("listbox", "5 incidents on the map").await?;
            page.press(Key::Right).await?;
            page.press(Key::Enter).await?;
            has_focus_in_spiral(page, "Incident 01").await?;
            page.press(Key::End).await?;
            has_focus_in_spiral(page, "Incident 05").await?;
            page.press(Key::Enter).await?;
            page.says("aside h2", "Incident 05").await?;
            spiral_has(page, 0).await?;
            // By the mouse: each stands beside the place.
            page.press(Key::Escape).await?;
            page.is_gone("heading", "Incident 05").await?;
            page.point_aside().await?;
            page.click_at(page.on_map(PLACE).await?).await?;
            spiral_has(page, 5).await?;
            let third = page.find("button", "Incident 03, ").await?;
            let third = page.rect_of(&third).await?.centre();
            page.point_at(third).await?;
            page.says(".map-tip .tip-title", "Incident 03").await?;
            page.click_at(third).await?;
            page.says("aside h2", "Incident 03").await
        },
    )
}

#[test]
fn a_finger_opens_a_spiral_and_one_of_its_marks() -> Outcome {
    read_site(
        Reader::with_phone().with_map(),
        stack_of(24, &[])?,
        async |page| {
            // The list has buttons of the same names.
            page.open(&format!("{AT_PLACE}&view=about")).await?;
            page.map_is_ready().await?;
            page.tap(page.on_map(PLACE).await?).await?;
            spiral_has(page, 24).await?;
            page.picture("spiral-phone").await?;
            let last = page.find("button", "Incident 24").await?;
            let rect = page.rect_of(&last).await?;
            assert!(rect.width >= 44.0 && rect.height >= 44.0, "{rect:?}");
            page.tap(rect.centre()).await?;
            page.says("aside h2", "Incident 24").await
        },
    )
}

#[test]
fn a_finger_opens_a_list_at_one_place_and_one_of_its_lines() -> Outcome {
    read_site(
        Reader::with_phone().with_map(),
        stack_of(60, &[])?,
        async |page| {
            page.open("/?at=36.2000,37.1000,18.00").await?;
            page.map_is_ready().await?;
            page.tap(page.on_map(PLACE).await?).await?;
            page.says(".map-pages [role=status]", "1 to 24 of 60")
                .await?;
            for (name, expected) in [("Next here", "25 to 48 of 60"), ("Incident 25 12", "")] {
                let button = page.find("button", name).await?;
                // As a finger scrolls in the list.
                button.scroll_into_view().await?;
                let rect = page.rect_of(&button).await?;
                assert!(rect.height >= 44.0, "{rect:?}");
                page.tap(rect.centre()).await?;
                if !expected.is_empty() {
                    page.says(".map-pages [role=status]", expected).await?;
                }
            }
            page.says("aside h2", "Incident 25").await
        },
    )
}

#[test]
fn many_at_one_place_open_as_a_list_a_part_at_a_time() -> Outcome {
    read_site(
        Reader::at_desk().with_map(),
        stack_of(60, &[])?,
        async |page| {
            page.open(AT_PLACE).await?;
            page.map_draws(PLACE).await?;
            page.click_at(page.on_map(PLACE).await?).await?;
            let lines = async || Ok(page.texts(".map-stack .tip-title").await?.len());
            page.becomes("lines", 24, lines).await?;
            page.says(".map-pages [role=status]", "1 to 24 of 60")
                .await?;
            page.is_accessible().await?;
            page.picture("stack-list").await?;
            for expected in ["25 to 48 of 60", "49 to 60 of 60"] {
                page.click("button", "Next here").await?;
                page.says(".map-pages [role=status]", expected).await?;
            }
            page.becomes("lines", 12, lines).await?;
            page.click("button", "Previous here").await?;
            page.says(".map-pages [role=status]", "25 to 48 of 60")
                .await?;
            page.press(Key::Escape).await?;
            page.becomes("lines", 0, lines).await?;
            // By keys, and closer than the place can be told apart.
            page.turn_to("/?at=36.2000,37.1000,21.00").await?;
            page.focus_on("listbox", "60 incidents on the map").await?;
            page.press(Key::Right).await?;
            page.press(Key::Enter).await?;
            page.becomes("lines", 24, lines).await?;
            page.press(Key::Down).await?;
            page.has_focus("button: Incident 02").await?;
            page.press(Key::Enter).await?;
            page.says("aside h2", "Incident 02").await
        },
    )
}

#[test]
fn a_shade_says_how_many_it_counts_and_a_click_comes_closer_or_lists_them() -> Outcome {
    // A kilometre apart, and four at the first place.
    let site = stack_of(4, &[(37.111, 36.2)])?;
    read_site(Reader::at_desk().with_map(), site, async |page| {
        page.open("/?map=density&at=36.2000,37.1055,7.00").await?;
        page.map_is_ready().await?;
        let here = (37.1055, 36.2);
        page.becomes("the number", vec!["5 incidents".to_owned()], async || {
            page.names_at(here).await
        })
        .await?;
        page.click_at(page.on_map(here).await?).await?;
        page.wait_until("the map came closer", async || {
            Ok(page.names_at(PLACE).await?.len() == 4)
        })
        .await?;
        page.click_at(page.on_map(PLACE).await?).await?;
        spiral_has(page, 4).await
    })
}

#[test]
fn the_keyboards_list_is_bounded_and_says_what_marks_stand_for() -> Outcome {
    let others: Vec<(f64, f64)> = (0..600)
        .map(|at| {
            (
                36.0 + f64::from(at % 30) * 0.075,
                35.4 + f64::from(at / 30) * 0.06,
            )
        })
        .filter(|(lng, lat)| (lng - PLACE.0).hypot(lat - PLACE.1) > 0.1)
        .collect();
    read_site(
        Reader::at_desk().with_map(),
        stack_of(12, &others)?,
        async |page| {
            page.open("/?at=36.0500,37.2000,9.00").await?;
            page.map_is_ready().await?;
            let marks = page.marks().await?;
            assert_eq!(marks.len(), 100, "{marks:?}");
            let stack = "12 incidents here: Air strike 12; opens to choose from";
            assert!(marks.iter().any(|name| name == stack), "{marks:?}");
            Ok(())
        },
    )
}

#[test]
fn the_open_record_leaves_the_mark_that_stands_for_it_and_others() -> Outcome {
    // Three of one place, and one so near to it that one mark stands for all four from afar.
    let site = stack_of(3, &[(37.101, 36.2)])?;
    read_site(Reader::at_desk().with_map(), site, async |page| {
        page.open("/?at=36.2000,37.1000,7.00").await?;
        page.becomes("the marks", vec![4], async || {
            let marks = page.marks().await?;
            Ok(marks.iter().map(|name| count_of(name)).collect())
        })
        .await?;
        page.open("/?at=36.2000,37.1000,7.00&id=Beside%201").await?;
        page.says("aside h2", "Beside 1").await?;
        page.becomes("the marks without it", vec![3], async || {
            let marks = page.marks().await?;
            Ok(marks.iter().map(|name| count_of(name)).collect())
        })
        .await
    })
}

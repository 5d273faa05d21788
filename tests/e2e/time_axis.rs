//! Zoom, presets, steps and play of the timeline, and records that have no place on its axis.

use serde_json::json;
use thirtyfour::Key;

use crate::support::{Outcome, Page, Reader, Site, read, read_site};

async fn labels(page: &Page) -> Outcome<Vec<String>> {
    // SVG has no innerText.
    page.ask("return [...document.querySelectorAll('.tick-label')].map(label => label.textContent)")
        .await
}

/// Turns the wheel over a point, with Ctrl held or not.
async fn turn_wheel(page: &Page, (x, y): (f64, f64), by: f64, has_ctrl: bool) -> Outcome {
    let modifiers = if has_ctrl { 2 } else { 0 };
    let turn = json!({"type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": by, "modifiers": modifiers});
    page.devtools("Input.dispatchMouseEvent", turn).await?;
    Ok(())
}

#[test]
fn the_axis_zooms_and_moves_by_buttons_keys_wheel_and_overview() -> Outcome {
    read(Reader::at_desk(), async |page| {
        buttons_and_keys_zoom_and_move_the_axis_and_filter_nothing(page).await?;
        the_wheel_zooms_to_hours_at_the_pointer(page).await?;
        the_window_of_the_overview_is_dragged_and_the_way_back_is_one_step(page).await
    })
}

async fn buttons_and_keys_zoom_and_move_the_axis_and_filter_nothing(page: &Page) -> Outcome {
    page.open("/").await?;
    page.click("button", "Zoom in on time").await?;
    page.has_address("/?axis=2016-09-23/2016-09-30").await?;
    page.counts("11 incidents, 14 background records").await?;
    page.says(".timeline-readout", "23 to 30 September 2016")
        .await?;
    assert_eq!(
        labels(page).await?,
        ["23", "24", "25", "26", "27", "28", "29", "30", "Sept 2016"]
    );
    page.picture("zoomed").await?;
    page.focus_on("slider", "Part of time on the axis").await?;
    page.press(Key::Right).await?;
    page.has_address("/?axis=2016-09-24/2016-10-01").await?;
    page.press(Key::Home).await?;
    page.has_address("/?axis=2016-09-17/2016-09-24").await?;
    page.write("0").await?;
    page.has_address("/").await?;
    page.is_gone("slider", "Part of time on the axis").await
}

async fn the_wheel_zooms_to_hours_at_the_pointer(page: &Page) -> Outcome {
    page.turn_to("/").await?;
    // All of time is shown: there is nothing to zoom out to.
    assert_eq!(page.timeline_takes_wheel().await?, [false, true]);
    let end = page.middle_of_day(14).await?;
    turn_wheel(page, end, -120.0, true).await?;
    page.has_address("/?axis=2016-09-24/2016-10-01").await?;
    // The overview takes a part of the plot: what is pointed at stays below it.
    turn_wheel(page, end, -120.0, false).await?;
    page.has_address("/?axis=2016-09-28/2016-10-01").await?;
    turn_wheel(page, end, -120.0, true).await?;
    page.has_address("/?axis=2016-09-30/2016-10-01").await?;
    turn_wheel(page, end, -120.0, true).await?;
    page.wait_until("hours are named, and their day once", async || {
        let labels = labels(page).await?;
        Ok(labels.iter().any(|label| label == "18:00")
            && labels.last().is_some_and(|label| label == "1 October 2016"))
    })
    .await?;
    page.picture("hours").await?;
    page.click_in(".timeline-controls", "Show all dates")
        .await?;
    page.has_address("/").await
}

async fn the_window_of_the_overview_is_dragged_and_the_way_back_is_one_step(
    page: &Page,
) -> Outcome {
    page.turn_to("/?axis=2016-09-19/2016-09-23").await?;
    page.says(".timeline-readout", "19 to 23 September 2016")
        .await?;
    let window = page.rect(".overview-window").await?;
    let (x, y) = window.centre();
    let day = window.width / 5.0;
    page.drag((x, y), (x + 4.0 * day, y)).await?;
    page.has_address("/?axis=2016-09-23/2016-09-27").await?;
    page.back().await?;
    page.has_address("/?axis=2016-09-19/2016-09-23").await
}

/// Ten years of records, most of them in 2019, the last on 14 March 2022.
fn ten_years() -> String {
    let feature = |n: u32| {
        let (year, month) = match n % 4 {
            0 => (2012 + n / 4 % 11, n / 44 % 3 + 1),
            _ => (2019, n % 12 + 1),
        };
        let date = format!("{year}-{month:02}-{:02}", n % 14 + 1);
        json!({"type": "Feature", "geometry": null,
            "properties": {"id": format!("n{n}"), "title": "Shells", "category": "shelling", "date": date}})
    };
    let last = json!({"type": "Feature", "geometry": null,
        "properties": {"id": "last", "title": "Shells", "category": "shelling", "date": "2022-03-14"}});
    let features: Vec<_> = (0..400).map(feature).chain([last]).collect();
    json!({"type": "FeatureCollection", "features": features}).to_string()
}

#[test]
fn ten_years_are_bars_of_months_and_a_period_of_days_among_them() -> Outcome {
    const ENDS: &str = "return [...document.querySelectorAll('.brush-handle')].map(handle => handle.getAttribute('aria-valuetext'))";
    const IS_CUT: &str = "
        const place = part => part.getBoundingClientRect(), brush = place(document.querySelector('.brush-window'));
        const chosen = [...document.querySelectorAll('.bar:not(.is-dimmed)')].map(place);
        const isIn = bar => bar.left >= brush.left - 0.6 && bar.right <= brush.right + 0.6;
        return chosen.length > 0 && chosen.every(isIn)";
    const N_BINS: &str =
        "return Number(document.querySelector('[data-grip=end]').getAttribute('aria-valuemax'))";
    const DATA: &str = "/?data=data/years.geojson";
    let site = Site::built()?.with("data/years.geojson", ten_years())?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open(&format!("{DATA}&from=2019-01-04&to=2019-02-20"))
            .await?;
        page.find("button", "Remove the filter 4 January to 20 February 2019")
            .await?;
        page.becomes(
            "the ends",
            vec!["4 January 2019".to_owned(), "20 February 2019".to_owned()],
            async || page.ask(ENDS).await,
        )
        .await?;
        let n_bins: u32 = page.ask(N_BINS).await?;
        assert!((60..=150).contains(&n_bins), "{n_bins}");
        assert!(page.ask::<bool>(IS_CUT).await?);
        page.picture("ten-years").await?;
        page.click("button", "Last week").await?;
        page.has_address(&format!("{DATA}&from=2022-03-08&to=2022-03-14"))
            .await?;
        page.click_in(".timeline-controls", "Show all dates")
            .await?;
        page.has_address(DATA).await?;
        page.click("button", "Zoom in on time").await?;
        page.click("button", "Zoom in on time").await?;
        page.has_address(&format!("{DATA}&axis=2017-08-14/2020-03-01"))
            .await
    })
}

#[test]
fn the_brush_steps_plays_and_grows() -> Outcome {
    read(Reader::at_desk(), async |page| {
        presets_say_which_one_is_on_and_steps_move_by_a_day(page).await?;
        play_moves_the_brush_to_the_end_and_gives_the_period_back(page).await?;
        a_pause_does_not_make_what_was_shown_the_period(page).await?;
        a_growing_window_keeps_its_start_until_a_hand_or_a_pause_ends_it(page).await
    })
}

async fn presets_say_which_one_is_on_and_steps_move_by_a_day(page: &Page) -> Outcome {
    const PRESSED: &str = "return [...document.querySelectorAll('.timeline-controls > * > [aria-pressed=true]')].map(b => b.textContent).join()";
    page.open("/?axis=2016-09-19/2016-09-21").await?;
    for (preset, address) in [
        ("Last week", "/?from=2016-09-25&to=2016-10-01"),
        ("Last day", "/?from=2016-10-01&to=2016-10-01"),
        ("", "/"),
    ] {
        let button = if preset.is_empty() {
            "Show all dates"
        } else {
            preset
        };
        page.click_in(".timeline-controls", button).await?;
        page.has_address(address).await?;
        page.becomes("what is on", preset.to_owned(), async || {
            page.ask(PRESSED).await
        })
        .await?;
    }
    page.click("button", "Later").await?;
    page.has_address("/?from=2016-09-17&to=2016-09-17").await?;
    page.click("button", "Later").await?;
    page.has_address("/?from=2016-09-18&to=2016-09-18").await?;
    page.click("button", "Earlier").await?;
    page.has_address("/?from=2016-09-17&to=2016-09-17").await?;
    page.back().await?;
    page.has_address("/").await
}

async fn play_moves_the_brush_to_the_end_and_gives_the_period_back(page: &Page) -> Outcome {
    const START: &str = "/?from=2016-09-29&to=2016-09-29";
    page.turn_to(START).await?;
    page.click("button", "Play").await?;
    // Of few records what has been seen stays.
    page.says(".timeline-readout", "29 September to 1 October 2016")
        .await?;
    page.says(".timeline-readout", "29 September 2016").await?;
    page.find("button", "Play").await?;
    page.has_address(START).await
}

async fn a_pause_does_not_make_what_was_shown_the_period(page: &Page) -> Outcome {
    const START: &str = "/?from=2016-09-28&to=2016-09-28";
    page.turn_to(START).await?;
    page.click("button", "Play").await?;
    page.says(".timeline-readout", "28 to 29 September 2016")
        .await?;
    page.click("button", "Pause").await?;
    page.find("button", "Play").await?;
    assert_ne!(
        page.text(".timeline-readout").await?,
        "28 September 2016",
        "it was paused on the way"
    );
    page.click("button", "Play").await?;
    page.says(".timeline-readout", "28 September 2016").await?;
    page.find("button", "Play").await?;
    page.has_address(START).await
}

async fn a_growing_window_keeps_its_start_until_a_hand_or_a_pause_ends_it(page: &Page) -> Outcome {
    page.turn_to("/?from=2016-09-18&to=2016-09-18").await?;
    page.click("button", "Speed and mode").await?;
    page.find("combobox", "Play shows")
        .await?
        .send_keys("all up")
        .await?;
    page.find("combobox", "Speed")
        .await?
        .send_keys("slow")
        .await?;
    page.click("button", "Play").await?;
    page.wait_until("it has grown", async || {
        Ok(page.text(".timeline-readout").await?.starts_with("18 to "))
    })
    .await?;
    page.click("button", "Pause").await?;
    page.wait_until("the address follows", async || {
        Ok(page
            .address()
            .await?
            .starts_with("/?from=2016-09-18&to=2016-09-"))
    })
    .await?;
    page.click("button", "Play").await?;
    page.drag_days(5, 7).await?;
    page.find("button", "Play").await?;
    page.is_gone("button", "Pause").await
}

#[test]
fn records_without_a_date_or_an_end_wait_in_a_tray() -> Outcome {
    let feature = |title: &str, date: Option<&str>| {
        json!({"type": "Feature", "geometry": null,
            "properties": {"id": title, "title": title, "kind": "incident", "category": "air_strike", "date": date}})
    };
    let features = [
        feature("Dated", Some("2016-09-28")),
        feature("Without a date", None),
        feature("Since then", Some("2016-09-20/..")),
    ];
    let data = json!({"type": "FeatureCollection", "features": features}).to_string();
    let site = Site::built()?.with("data/incidents.geojson", data)?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?from=2016-09-28&to=2016-09-28").await?;
        page.click("button", "1 undated").await?;
        page.has_address("/?date_precision=undated").await?;
        assert_eq!(page.titles().await?, ["Without a date"]);
        page.click("button", "1 undated").await?;
        page.click("button", "1 still going on").await?;
        page.has_address("/?date_precision=since").await?;
        assert_eq!(page.titles().await?, ["Since then"]);
        page.picture("tray").await
    })
}

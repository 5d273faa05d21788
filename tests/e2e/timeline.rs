//! The brush on the timeline, by pointer, by keys and by typed dates.

use thirtyfour::Key;

use crate::support::{Outcome, Page, Reader, read};

/// 18 to 21 September, whose one incident is the attack on the aid convoy.
const FOUR_DAYS: &str = "/?from=2016-09-18&to=2016-09-21";

#[test]
pub fn days_are_pointed_at_dragged_over_and_clicked() -> Outcome {
    read(Reader::at_desk(), async |page| {
        dragging_over_days_filters_list_counts_chips_and_address(page).await?;
        the_page_follows_a_drag_while_it_goes_on_and_the_address_when_it_ends(page).await?;
        a_click_on_a_day_brushes_that_day(page).await?;
        pointing_at_a_day_says_what_was_reported_of_it(page).await?;
        without_a_brush_a_handle_moves_its_own_end(page).await?;
        the_timeline_stays_when_a_filter_takes_away_what_has_no_end(page).await?;
        what_may_lie_in_several_days_is_one_bar(page).await?;
        a_click_on_the_name_of_what_lasts_opens_its_record_and_a_drag_from_it_brushes(page).await
    })
}

async fn what_may_lie_in_several_days_is_one_bar(page: &Page) -> Outcome {
    page.turn_to("/").await?;
    let bars = "const plot = document.querySelector('.timeline-plot').getBoundingClientRect(); return [...document.querySelectorAll('.bar .is-spread')].map(bar => Math.round(15 * bar.getBoundingClientRect().width / plot.width))";
    // The fighting for the ruin of a hospital, between 24 September and 1 October.
    page.becomes("the days of each pale bar", vec![8], async || {
        page.ask::<Vec<u32>>(bars).await
    })
    .await
}

async fn a_click_on_the_name_of_what_lasts_opens_its_record_and_a_drag_from_it_brushes(
    page: &Page,
) -> Outcome {
    const NAME: &str = "1.75 million people in Aleppo reported facing a water cut-off";
    let name = async || {
        let middle = "const name = [...document.querySelectorAll('.lasting text')].find(name => name.textContent === arguments[0]); if (!name) return null; const { left, top, width, height } = name.getBoundingClientRect(); return [left + width / 2, top + height / 2]";
        page.wait_for("the line has its name", async || {
            let middle = page.ask_with::<Option<(f64, f64)>>(middle, vec![NAME.into()]);
            middle.await
        })
        .await
    };
    let at = name().await?;
    page.click_at(at).await?;
    page.says("aside h2", NAME).await?;
    page.has_address("/?id=aleppo-water-cutoff").await?;
    page.click("button", "Close").await?;
    page.has_address("/").await?;
    let (x, y) = name().await?;
    let day = page.middle_of_day(14).await?.0 - page.middle_of_day(13).await?.0;
    page.drag((x, y), (x + 2.0 * day, y)).await?;
    page.wait_until("a period is brushed", async || {
        Ok(page.address().await?.starts_with("/?from=2016-09-2"))
    })
    .await?;
    // Over the brush, too, a name is what is clicked.
    page.turn_to("/?from=2016-09-20&to=2016-10-01").await?;
    page.click_at(name().await?).await?;
    page.says("aside h2", NAME).await
}

async fn dragging_over_days_filters_list_counts_chips_and_address(page: &Page) -> Outcome {
    page.open("/").await?;
    page.counts("11 incidents, 14 background records").await?;
    page.drag_days(1, 5).await?;
    page.counts("1 incident, 3 background records of 25 records")
        .await?;
    page.has_address(FOUR_DAYS).await?;
    page.find("button", "Remove the filter 18 to 21 September 2016")
        .await?;
    let titles = page.titles().await?;
    assert_eq!(titles.len(), 4, "{titles:?}");
    assert!(
        titles.contains(
            &"Aid convoy of the UN and the Red Crescent attacked near Urum al-Kubra".to_owned()
        ),
        "{titles:?}"
    );
    page.picture("brushed").await?;
    page.click("button", "Remove the filter 18 to 21 September 2016")
        .await?;
    page.counts("11 incidents, 14 background records").await?;
    page.has_address("/").await
}

async fn the_page_follows_a_drag_while_it_goes_on_and_the_address_when_it_ends(
    page: &Page,
) -> Outcome {
    page.turn_to("/").await?;
    page.counts("11 incidents, 14 background records").await?;
    page.press_and_move(page.start_of_day(11).await?, page.start_of_day(12).await?)
        .await?;
    page.says(".count", "3 incidents, 4 background records of 25 records")
        .await?;
    assert_eq!(page.address().await?, "/");
    page.let_go().await?;
    page.has_address("/?from=2016-09-28&to=2016-09-28").await
}

async fn a_click_on_a_day_brushes_that_day(page: &Page) -> Outcome {
    page.turn_to("/").await?;
    page.counts("11 incidents, 14 background records").await?;
    page.click_at(page.middle_of_day(11).await?).await?;
    page.counts("3 incidents, 4 background records of 25 records")
        .await?;
    page.has_address("/?from=2016-09-28&to=2016-09-28").await
}

async fn pointing_at_a_day_says_what_was_reported_of_it(page: &Page) -> Outcome {
    page.turn_to("/").await?;
    page.counts("11 incidents, 14 background records").await?;
    // A pointer that is there already says nothing to some pages.
    page.point_at(page.middle_of_day(9).await?).await?;
    page.point_at(page.middle_of_day(11).await?).await?;
    page.says(
        ".timeline-tip",
        "28 September 2016\n\nAttack on a hospital\n2\nGround combat\n1\nbackground records\n4\n\n\
         One of them only known to be between 24 September and 1 October 2016",
    )
    .await?;
    let (tip, plot) = (
        page.rect(".timeline-tip").await?,
        page.rect(".timeline-plot").await?,
    );
    let (day_px, _) = page.middle_of_day(11).await?;
    assert!(
        (tip.centre().0 - day_px).abs() < 2.0
            && (0.0..12.0).contains(&(plot.y - tip.y - tip.height)),
        "{tip:?} is not at the bar"
    );
    let largest = "return document.querySelector('.largest text').textContent";
    assert_eq!(page.ask::<String>(largest).await?, "4");
    page.picture("tip").await?;
    page.point_at(page.middle_of_day(5).await?).await?;
    page.says(
        ".timeline-tip",
        "22 September 2016\n\nAttack on water supply\n1\nbackground records\n4\n\n1 date is approximate",
    )
    .await?;
    page.point_at((700.0, 300.0)).await?;
    page.says(".timeline-readout", "17 September to 1 October 2016")
        .await
}

async fn without_a_brush_a_handle_moves_its_own_end(page: &Page) -> Outcome {
    for (from, to, address) in [
        (0, 4, "/?from=2016-09-21&to=2016-10-01"),
        (15, 5, "/?from=2016-09-17&to=2016-09-21"),
    ] {
        page.turn_to("/").await?;
        page.counts("11 incidents, 14 background records").await?;
        page.drag_days(from, to).await?;
        page.has_address(address).await?;
    }
    Ok(())
}

async fn the_timeline_stays_when_a_filter_takes_away_what_has_no_end(page: &Page) -> Outcome {
    const SLIDERS: &str = "return document.querySelectorAll('[role=slider]').length";
    page.turn_to("/").await?;
    page.counts("11 incidents, 14 background records").await?;
    page.mentions("2 still going on").await?;
    page.click("button", "Attack on a hospital").await?;
    page.counts("3 incidents of 25 records").await?;
    assert_eq!(page.ask::<usize>(SLIDERS).await?, 2);
    page.click("button", "Clear filters").await?;
    page.mentions("2 still going on").await?;
    assert_eq!(page.ask::<usize>(SLIDERS).await?, 2);
    Ok(())
}

#[test]
pub fn the_brush_goes_by_pointer_and_by_keys() -> Outcome {
    read(Reader::at_desk(), async |page| {
        the_brush_moves_as_a_whole_and_keeps_its_length(page).await?;
        a_handle_moves_one_end_of_the_brush(page).await?;
        shift_and_an_arrow_move_by_a_week(page).await?;
        keys_move_the_brush_as_a_whole_and_say_where_it_is(page).await?;
        keys_move_the_handles_by_a_day_and_to_the_ends(page).await
    })
}

async fn the_brush_moves_as_a_whole_and_keeps_its_length(page: &Page) -> Outcome {
    page.open(FOUR_DAYS).await?;
    page.drag(page.middle_of_day(3).await?, page.middle_of_day(9).await?)
        .await?;
    page.has_address("/?from=2016-09-24&to=2016-09-27").await?;
    page.counts("1 incident, 3 background records of 25 records")
        .await?;
    page.drag(page.middle_of_day(9).await?, page.middle_of_day(14).await?)
        .await?;
    page.has_address("/?from=2016-09-28&to=2016-10-01").await
}

async fn a_handle_moves_one_end_of_the_brush(page: &Page) -> Outcome {
    page.turn_to(FOUR_DAYS).await?;
    page.counts("1 incident, 3 background records of 25 records")
        .await?;
    page.drag_days(1, 0).await?;
    page.has_address("/?from=2016-09-17&to=2016-09-21").await?;
    page.counts("2 incidents, 3 background records of 25 records")
        .await?;
    page.drag_days(5, 12).await?;
    page.has_address("/?from=2016-09-17&to=2016-09-28").await
}

async fn shift_and_an_arrow_move_by_a_week(page: &Page) -> Outcome {
    page.turn_to(FOUR_DAYS).await?;
    page.counts("1 incident, 3 background records of 25 records")
        .await?;
    page.focus_on("slider", "Period, moved as a whole").await?;
    page.press_with(Key::Shift, Key::Right).await?;
    page.has_address("/?from=2016-09-25&to=2016-09-28").await
}

async fn keys_move_the_brush_as_a_whole_and_say_where_it_is(page: &Page) -> Outcome {
    page.turn_to(FOUR_DAYS).await?;
    page.counts("1 incident, 3 background records of 25 records")
        .await?;
    page.focus_on("slider", "Period, moved as a whole").await?;
    page.press(Key::Right).await?;
    page.has_address("/?from=2016-09-19&to=2016-09-22").await?;
    let spoken = "return document.activeElement.getAttribute('aria-valuetext')";
    page.becomes(
        "what a screen reader says",
        "19 to 22 September 2016".to_owned(),
        async || page.ask(spoken).await,
    )
    .await
}

async fn keys_move_the_handles_by_a_day_and_to_the_ends(page: &Page) -> Outcome {
    page.turn_to(FOUR_DAYS).await?;
    page.counts("1 incident, 3 background records of 25 records")
        .await?;
    page.focus_on("slider", "Start of the period").await?;
    for (key, address) in [
        (Key::Right, "/?from=2016-09-19&to=2016-09-21"),
        (Key::Left, FOUR_DAYS),
        (Key::Home, "/?from=2016-09-17&to=2016-09-21"),
        (Key::End, "/?from=2016-09-21&to=2016-09-21"),
    ] {
        page.press(key).await?;
        page.has_address(address).await?;
    }
    page.focus_on("slider", "End of the period").await?;
    for (key, address) in [
        (Key::Up, "/?from=2016-09-21&to=2016-09-22"),
        (Key::PageUp, "/?from=2016-09-21&to=2016-09-29"),
        (Key::End, "/?from=2016-09-21&to=2016-10-01"),
    ] {
        page.press(key).await?;
        page.has_address(address).await?;
    }
    page.has_focus("slider: End of the period").await?;
    page.press(Key::Escape).await?;
    page.counts("11 incidents, 14 background records").await?;
    page.has_address("/").await?;
    // The first key makes the brush, and the focus stays on its handle.
    page.has_focus("slider: End of the period").await?;
    page.focus_on("slider", "Start of the period").await?;
    for address in [
        "/?from=2016-09-18&to=2016-10-01",
        "/?from=2016-09-19&to=2016-10-01",
    ] {
        page.press(Key::Right).await?;
        page.has_address(address).await?;
        page.has_focus("slider: Start of the period").await?;
    }
    Ok(())
}

#[test]
fn exact_dates_are_taken_when_they_are_typed_to_the_end() -> Outcome {
    const DAY: &str = "/?from=2016-09-28&to=2016-09-28";
    read(Reader::at_desk(), async |page| {
        page.open("/").await?;
        page.click("button", "Choose dates").await?;
        page.find("Date", "From")
            .await?
            .send_keys("09282016")
            .await?;
        page.press(Key::Enter).await?;
        page.has_address("/?from=2016-09-28&to=2016-10-01").await?;
        // On the way to 09/28/2016 the input holds whole dates of other years and days.
        page.find("Date", "to").await?.send_keys("09282016").await?;
        page.click("heading", "Aleppo under fire").await?;
        page.has_address(DAY).await?;
        page.counts("3 incidents, 4 background records of 25 records")
            .await?;
        page.back().await?;
        page.has_address("/?from=2016-09-28&to=2016-10-01").await?;
        page.back().await?;
        page.has_address("/").await?;
        page.open(DAY).await?;
        page.click_in(".timeline-controls", "Show all dates")
            .await?;
        page.counts("11 incidents, 14 background records").await
    })
}

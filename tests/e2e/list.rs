//! The list: its days, its order, its keys, and the record under the pointer.

use thirtyfour::Key;

use crate::support::map::URUM_AL_KUBRA;
use crate::support::{Outcome, Page, Reader, read};

const CONVOY: &str = "Aid convoy of the UN and the Red Crescent attacked near Urum al-Kubra";
const SWIFT: &str = "Vessel HSV-2 Swift hit off Mokha in the Red Sea";
const CHLORINE: &str = "Chlorine reported dropped from a helicopter on Kafr Zita";
const FIRST: &str = "US-led coalition air strikes hit Syrian troops near Deir ez-Zor";
const OLDEST: &str = "Russian air campaign in Syria, thousands reported killed";

/// Chooses what the list is sorted by, as a reader does in the menu.
async fn sort_by(page: &Page, what: &str) -> Outcome {
    page.focus_on("combobox", "Sort by").await?;
    page.write(what).await?;
    page.press(Key::Enter).await
}

async fn starts_with(page: &Page, title: &str) -> Outcome {
    page.says(".list ol > li .entry-title", title).await
}

#[test]
fn the_list_has_its_days_its_order_and_its_keys() -> Outcome {
    read(Reader::at_desk(), async |page| {
        the_next_record_is_the_next_in_the_order(page).await?;
        records_stand_under_their_first_day_with_their_own_words_where_it_is_not_the_whole_truth(
            page,
        )
        .await?;
        the_menu_sorts_the_list_and_the_link_keeps_the_order(page).await?;
        arrow_keys_step_through_the_lines_and_enter_opens(page).await
    })
}

async fn the_next_record_is_the_next_in_the_order(page: &Page) -> Outcome {
    page.open("/?view=list&sort=title").await?;
    let titles = page.titles().await?;
    page.click_entry(&titles[3]).await?;
    page.says("aside h2", &titles[3]).await?;
    page.mentions("4 of 25").await?;
    page.click("button", "Next record").await?;
    page.says("aside h2", &titles[4]).await
}

async fn records_stand_under_their_first_day_with_their_own_words_where_it_is_not_the_whole_truth(
    page: &Page,
) -> Outcome {
    page.turn_to("/?view=list").await?;
    starts_with(page, FIRST).await?;
    let days = page.texts(".day").await?;
    assert_eq!(
        days[..2],
        [
            "17 September 2016\n1 incident",
            "19 September 2016\n1 incident"
        ]
    );
    let entries = page.entries().await?;
    let said = |title: &str| {
        let entry = entries.iter().find(|(known, _)| known.starts_with(title));
        // The line after it is for screen readers.
        let said = entry.and_then(|(_, said)| said.lines().next());
        said.unwrap_or_default()
    };
    assert!(said("Nusra ends").starts_with("about 28 July 2016"));
    assert!(said("Nusra ends").ends_with("Statement"));
    assert!(said("Fighting for").starts_with("between 24 September and 1 October 2016"));
    assert!(said("Air bombardment").ends_with("Total over many incidents"));
    // The day above has said it all.
    assert_eq!(said(SWIFT), "Red Sea, about 15.5 miles off Mokha, Yemen");
    Ok(())
}

async fn the_menu_sorts_the_list_and_the_link_keeps_the_order(page: &Page) -> Outcome {
    page.click("button", "Earliest first").await?;
    starts_with(page, CHLORINE).await?;
    page.has_address("/?sort=-date").await?;
    sort_by(page, "Killed").await?;
    page.has_address("/?sort=-killed").await?;
    starts_with(page, FIRST).await?;
    page.find("button", "Most first").await?;
    // The menu is still where the reader's keys go, and none of them is a shortcut.
    page.has_focus("combobox: Sort by").await?;
    // Three of four reporters, each with a figure, and nothing added up.
    page.says(
        ".list .entry-tolls",
        "at least 15 says US investigators\n62 says Syrian and Russian governments\n80 to 90 says Syrian Observatory for Human Rights\nand 1 more: 90 to 106",
    )
    .await?;
    let most_first = page.titles().await?;
    page.click("button", "Most first").await?;
    starts_with(page, "M10 hospital struck and knocked out of service").await?;
    let fewest_first = page.titles().await?;
    // Who says nothing comes last either way.
    assert_eq!(most_first[7..11], fewest_first[7..11]);
    assert!(fewest_first[7..11].iter().any(|title| title == CHLORINE));
    page.wait_until("the address has the order", async || {
        Ok(page.address().await?.ends_with("sort=killed"))
    })
    .await?;
    page.reload().await?;
    assert_eq!(page.titles().await?, fewest_first);
    assert_eq!(
        page.ask::<String>("return document.querySelector('#sort').value")
            .await?,
        "killed"
    );
    sort_by(page, "Date").await?;
    page.has_address("/").await?;
    starts_with(page, FIRST).await
}

async fn arrow_keys_step_through_the_lines_and_enter_opens(page: &Page) -> Outcome {
    let titles = page.titles().await?;
    page.focus_on("button", &titles[0]).await?;
    for (key, row) in [
        (Key::Down, 1),
        (Key::Down, 2),
        (Key::Up, 1),
        (Key::End, 24),
        (Key::Down, 24),
        (Key::Home, 0),
        (Key::Up, 0),
    ] {
        page.press(key).await?;
        page.has_focus(&format!("button: {}", titles[row])).await?;
        // The line is marked, and scrolled to, after the focus has moved.
        let what = format!("{} is marked and in view", titles[row]);
        page.wait_until(&what, async || {
            let marked = page.texts(".list .is-hovered .entry-title").await?;
            let line = page.rect(".list .is-hovered").await?;
            let panel = page.rect(".panel-content").await?;
            Ok(marked == [titles[row].as_str()]
                && line.y >= panel.y
                && line.y + line.height < panel.y + panel.height + 1.0)
        })
        .await?;
    }
    page.press(Key::Down).await?;
    page.press(Key::Enter).await?;
    page.says("aside h2", &titles[1]).await?;
    page.says("[aria-current] .entry-title", &titles[1]).await
}

#[test]
fn a_line_and_its_mark_show_each_other_under_the_pointer() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        page.open("/?view=list&at=36.1516,36.9678,9.00").await?;
        page.map_draws(URUM_AL_KUBRA).await?;
        page.point_at(page.on_map(URUM_AL_KUBRA).await?).await?;
        page.says(".list .is-hovered .entry-title", CONVOY).await?;
        page.point_aside().await?;
        page.wait_until("no line is marked", async || {
            Ok(page.texts(".list .is-hovered").await?.is_empty())
        })
        .await?;
        page.click(
            "heading",
            "Background: tolls, states of affairs, statements (14)",
        )
        .await?;
        let line = page.find("button", OLDEST).await?;
        line.scroll_into_view().await?;
        page.point_at(page.rect_of(&line).await?.centre()).await?;
        page.says(".list .is-hovered .entry-title", OLDEST).await?;
        page.wait_until("its line on the timeline is marked", async || {
            page.ask("return document.querySelectorAll('.timeline .is-hovered').length === 1")
                .await
        })
        .await
    })
}

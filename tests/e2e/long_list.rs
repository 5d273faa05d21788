//! A list of which only a window is drawn: it scrolls, speaks and takes keys as a whole one would.

use serde_json::json;
use thirtyfour::Key;

use crate::support::{Outcome, Page, Reader, Site, read_site};

const N_RECORDS: usize = 3_000;

/// How often a key is pressed before the page is looked at.
const AT_ONCE: usize = 15;

/// More would not be a window.
const MOST_DRAWN: usize = 100;

/// A file of 3,000 records, one a day, with titles of one to four lines.
fn site() -> Outcome<Site> {
    let record = |n: usize| {
        let (year, month, day) = (2000 + n / 336, n / 28 % 12 + 1, n % 28 + 1);
        let more = " with words that do not fit on a single line".repeat(n * 7 % 4);
        json!({"type": "Feature", "id": format!("r{n}"), "geometry": null, "properties":
            {"title": format!("Record {n}{more}"), "date": format!("{year}-{month:02}-{day:02}")}})
    };
    let records: Vec<_> = (0..N_RECORDS).map(record).collect();
    let file = json!({"type": "FeatureCollection", "features": records});
    Site::built()?.with("data/long.geojson", file.to_string())
}

/// In every script: the box that scrolls, the lines that are drawn, those that are seen, and the place of a line.
const LOOK: &str = "
    const box = document.querySelector('.table') ?? document.querySelector('.panel-content');
    const upper = box.getBoundingClientRect().top;
    const lines = [...box.querySelectorAll('.entry')];
    const place = line => line.getBoundingClientRect().top - upper;
    const seen = lines.filter(line => place(line) < box.clientHeight && place(line) + line.offsetHeight > 0);
    const number = line => Number(line.querySelector('.entry-title').innerText.split(' ')[1]);";

async fn look<T: serde::de::DeserializeOwned>(page: &Page, script: &str) -> Outcome<T> {
    page.ask(&format!("{LOOK} {script}")).await
}

/// Moves the scrollbar, from 0 to 1.
async fn scroll_to(page: &Page, share: f64) -> Outcome {
    look(
        page,
        &format!("box.scrollTop = {share} * (box.scrollHeight - box.clientHeight)"),
    )
    .await
}

/// What is seen, once it has stood still for two frames.
const SEEN_AT_REST: &str = "
    const done = arguments[0];
    const places = () => [...box.querySelectorAll('.entry')].map(line => `${number(line)} ${place(line)}`).join();
    const before = places();
    requestAnimationFrame(() => requestAnimationFrame(() => done(places() === before ? seen.map(number) : [])));";

/// Waits until a record is among those that are seen, and counts what is drawn.
async fn sees(page: &Page, record: usize) -> Outcome {
    let what = format!("record {record} is seen");
    page.wait_until(&what, async || {
        let seen: Vec<usize> = page.ask_later(&format!("{LOOK} {SEEN_AT_REST}")).await?;
        Ok(seen.contains(&record))
    })
    .await?;
    let n_drawn: usize = look(page, "return lines.length").await?;
    assert!(n_drawn <= MOST_DRAWN, "{n_drawn} lines are drawn");
    Ok(())
}

/// Waits until the last record is seen down to its lower edge, as far down as the list scrolls.
async fn sees_the_end(page: &Page) -> Outcome {
    sees(page, N_RECORDS - 1).await?;
    page.wait_until("the list ends in view", async || {
        look(page, "const last = seen.at(-1); return number(last) === 2999 && place(last) + last.offsetHeight <= box.clientHeight").await
    })
    .await
}

async fn has_focus(page: &Page, record: usize) -> Outcome {
    page.becomes("the line with the focus", record, async || {
        look(
            page,
            "return number(document.activeElement.closest('.entry'))",
        )
        .await
    })
    .await?;
    sees(page, record).await
}

/// Scrolls by a little at a time until other lines are drawn: by how much what is seen moved then, of 100 pixels.
const MOVED_WHEN_OTHERS_ARE_DRAWN: &str = "
    const done = arguments[0];
    const at_start = lines[0];
    const step = () => {
        const line = [...box.querySelectorAll('.entry')].find(line => place(line) > 150);
        const before = place(line);
        box.scrollBy(0, 100);
        requestAnimationFrame(() => requestAnimationFrame(() => {
            const moved = line.isConnected ? before - place(line) : -1;
            if (Math.abs(moved - 100) > 1 || !at_start.isConnected) done(Math.round(moved)); else step();
        }));
    };
    step();";

/// Waits until Back would close the record.
async fn has_open(page: &Page) -> Outcome {
    page.wait_until("the address names the record", async || {
        Ok(page.address().await?.contains("&id="))
    })
    .await
}

#[test]
fn a_long_list_scrolls_and_takes_keys_as_one_and_says_where_each_line_stands_in_it() -> Outcome {
    read_site(Reader::at_desk(), site()?, async |page| {
        page.open("/?data=data/long.geojson&view=list").await?;
        sees(page, 0).await?;
        // Of the last day that is drawn there may be more; here is one record a day. Fewer are drawn at first.
        let ends =
            || ["1 January 2000\n1 incident", "22 February 2000"].map(|day| Some(day.to_owned()));
        page.becomes("the first and the last day", ends(), async || {
            let days = page.texts(".day").await?;
            Ok([days.first().cloned(), days.last().cloned()])
        })
        .await?;
        scroll_to(page, 0.5).await?;
        sees(page, N_RECORDS / 2).await?;
        let moved: f64 = page
            .ask_later(&format!("{LOOK} {MOVED_WHEN_OTHERS_ARE_DRAWN}"))
            .await?;
        assert_eq!(moved, 100.0, "what is seen jumped");
        let places: Vec<bool> = look(page, "return lines.map(line => line.ariaPosInSet === String(number(line) + 1) && line.ariaSetSize === '3000')").await?;
        assert_eq!(places, [true; MOST_DRAWN]);
        page.has_structure().await?;
        page.picture("long-list").await?;
        scroll_to(page, 1.0).await?;
        sees_the_end(page).await?;
        scroll_to(page, 0.0).await?;
        page.wait_until("the menu above the list is seen", async || {
            look(
                page,
                "return place(document.querySelector('.sorting')) >= 0",
            )
            .await
        })
        .await?;
        page.focus_on("button", "Record 0").await?;
        for (key, record) in [
            (Key::End, N_RECORDS - 1),
            (Key::Down, N_RECORDS - 1),
            (Key::Up, N_RECORDS - 2),
            (Key::Home, 0),
        ] {
            page.press(key).await?;
            has_focus(page, record).await?;
        }
        // Through what was the edge of the window.
        for record in (AT_ONCE..=MOST_DRAWN + 5).step_by(AT_ONCE) {
            page.press_often(Key::Down, AT_ONCE).await?;
            page.has_focus(&format!("button: Record {record}")).await?;
        }
        has_focus(page, MOST_DRAWN + 5).await?;
        page.press(Key::PageDown).await?;
        page.wait_until("a page further", async || {
            let at: usize = look(page, "return number(document.activeElement)").await?;
            Ok(at > MOST_DRAWN + 6 && at < MOST_DRAWN + 25)
        })
        .await
    })
}

#[test]
fn a_long_list_and_its_table_have_one_place_and_give_the_focus_back() -> Outcome {
    read_site(Reader::at_desk(), site()?, async |page| {
        the_list_and_the_table_have_one_place_that_other_tabs_leave_alone(page).await?;
        the_focus_waits_for_a_line_that_is_scrolled_away_and_the_open_record_is_in_view(page).await
    })
}

async fn the_list_and_the_table_have_one_place_that_other_tabs_leave_alone(page: &Page) -> Outcome {
    page.open("/?data=data/long.geojson&view=list").await?;
    sees(page, 0).await?;
    scroll_to(page, 0.4).await?;
    sees(page, 1_200).await?;
    // The heads lie over what is above.
    let first = "return number(seen.find(line => place(line) + line.offsetHeight > 57))";
    let at: usize = look(page, first).await?;
    for tab in ["Table", "List", "Filters", "Table", "About", "List"] {
        page.click("tab", tab).await?;
        if let "Filters" | "About" = tab {
            continue;
        }
        page.becomes("the first that is seen", at, async || {
            look(page, first).await
        })
        .await?;
    }
    Ok(())
}

async fn the_focus_waits_for_a_line_that_is_scrolled_away_and_the_open_record_is_in_view(
    page: &Page,
) -> Outcome {
    page.turn_to("/?data=data/long.geojson&view=list&id=r2500")
        .await?;
    sees(page, 2_500).await?;
    page.says("[aria-current] .entry-title", "Record 2500")
        .await?;
    page.press(Key::Escape).await?;
    has_focus(page, 2_500).await?;
    scroll_to(page, 0.25).await?;
    sees(page, N_RECORDS / 4).await?;
    page.wait_until("the list has the focus", async || {
        look(
            page,
            "return document.activeElement === document.querySelector('.list')",
        )
        .await
    })
    .await?;
    page.press(Key::Down).await?;
    has_focus(page, 2_501).await?;
    // A record from the middle, and Back to it.
    scroll_to(page, 0.5).await?;
    sees(page, N_RECORDS / 2).await?;
    let (record, place): (usize, f64) = look(page, "const line = seen[2]; line.querySelector('button').click(); return [number(line), place(line)]").await?;
    page.mentions(&format!("1,{:03} of 3,000", (record + 1) % 1_000))
        .await?;
    has_open(page).await?;
    page.back().await?;
    has_focus(page, record).await?;
    let after: f64 = look(
        page,
        &format!("return place(lines.find(line => number(line) === {record}))"),
    )
    .await?;
    assert!(
        (after - place).abs() < 1.0,
        "the list moved by {}",
        after - place
    );
    // What is left after a search is in view, however far down the reader was.
    scroll_to(page, 1.0).await?;
    sees_the_end(page).await?;
    page.search("\"Record 12\"").await?;
    page.wait_until("the few that are left are seen", async || {
        look(page, "return lines.length < 100 && seen.length > 0").await
    })
    .await
}

#[test]
fn a_long_table_scrolls_as_one_and_says_where_each_row_stands_in_it() -> Outcome {
    read_site(Reader::at_desk(), site()?, async |page| {
        page.open("/?data=data/long.geojson&view=table").await?;
        sees(page, 0).await?;
        let column = async || {
            look::<f64>(page, "return seen[0].cells[2].getBoundingClientRect().left").await
        };
        let at_first = column().await?;
        scroll_to(page, 0.5).await?;
        sees(page, N_RECORDS / 2).await?;
        assert_eq!(column().await?, at_first, "the columns moved");
        let moved: f64 = page
            .ask_later(&format!("{LOOK} {MOVED_WHEN_OTHERS_ARE_DRAWN}"))
            .await?;
        assert_eq!(moved, 100.0, "what is seen jumped");
        let rows: (String, bool) = look(page, "return [document.querySelector('.table table').getAttribute('aria-rowcount'), lines.every(line => line.getAttribute('aria-rowindex') === String(number(line) + 2))]").await?;
        assert_eq!(rows, ("3001".to_owned(), true));
        page.has_structure().await?;
        page.picture("long-table").await?;
        scroll_to(page, 0.0).await?;
        sees(page, 0).await?;
        page.focus_on("button", "Record 0").await?;
        page.press(Key::End).await?;
        has_focus(page, N_RECORDS - 1).await?;
        page.click_in("thead", "Date").await?;
        page.becomes(
            "the first line of the other order",
            N_RECORDS - 1,
            async || look::<usize>(page, "return number(lines[0])").await,
        )
        .await?;
        sees(page, N_RECORDS - 1).await
    })
}

#[test]
fn on_a_phone_a_long_list_is_where_it_was_when_a_record_is_closed() -> Outcome {
    read_site(Reader::with_phone(), site()?, async |page| {
        page.open("/?data=data/long.geojson&view=list").await?;
        page.click("button", "Show more below the map").await?;
        sees(page, 0).await?;
        scroll_to(page, 0.5).await?;
        sees(page, N_RECORDS / 2).await?;
        let (record, title, x, y): (usize, String, f64, f64) = look(
            page,
            "const line = seen[2]; const { x, y } = line.getBoundingClientRect(); return [number(line), line.querySelector('.entry-title').innerText, x + 40, y + 20]",
        )
        .await?;
        page.tap((x, y)).await?;
        page.says("aside h2", &title).await?;
        has_open(page).await?;
        page.back().await?;
        sees(page, record).await?;
        let moved = format!(
            "return Math.round(lines.find(line => number(line) === {record}).getBoundingClientRect().y + 20 - {y})"
        );
        let moved = async || look::<i32>(page, &moved).await;
        page.becomes("how far the list has moved", 0, moved).await?;
        page.swipe((x, y + 60.0), (x, y - 60.0)).await?;
        page.wait_until("the next record comes by", async || {
            let seen: Vec<usize> = look(page, "return seen.map(number)").await?;
            Ok(seen.contains(&(record + 1)))
        })
        .await?;
        // The swipe may still glide on: the scrollbar is held until the end is there.
        page.wait_until("the end is reached", async || {
            scroll_to(page, 1.0).await?;
            look(page, "return seen.map(number).includes(2999)").await
        })
        .await?;
        sees_the_end(page).await?;
        page.picture("phone-long-list").await
    })
}

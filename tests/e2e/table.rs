//! The table: the same records, sorted by any column.

use thirtyfour::Key;

use crate::support::map::URUM_AL_KUBRA;
use crate::support::{Outcome, Page, Reader, read};

const CONVOY: &str = "Aid convoy of the UN and the Red Crescent attacked near Urum al-Kubra";
const M10: &str = "M10 hospital hit again in opposition-held Aleppo";

/// What a row says: the record and its seven cells.
async fn row(page: &Page, title: &str) -> Outcome<Vec<String>> {
    let rows = "return [...document.querySelectorAll('.table tbody tr')].map(row => [...row.cells].map(cell => cell.innerText.trim()))";
    let rows: Vec<Vec<String>> = page.ask(rows).await?;
    let row = rows.into_iter().find(|row| row[0].starts_with(title));
    Ok(row.unwrap_or_default())
}

async fn titles(page: &Page) -> Outcome<Vec<String>> {
    page.wait_until("there is a table", async || {
        page.ask::<bool>("return !!document.querySelector('.table')")
            .await
    })
    .await?;
    page.texts(".table tbody .entry-title").await
}

/// The column that a screen reader is told the table is sorted by, and which way.
async fn is_sorted(page: &Page, expected: &str) -> Outcome {
    page.becomes("the sorted column", expected.to_owned(), async || {
        page.ask("return [...document.querySelectorAll('th[aria-sort]')].map(head => `${head.innerText.trim()} ${head.ariaSort}`).join()").await
    })
    .await
}

#[test]
pub fn the_table_says_sorts_and_shows_the_ways_out() -> Outcome {
    read(Reader::at_desk(), async |page| {
        each_record_is_a_row_that_says_what_is_known_and_who_says_so(page).await?;
        the_heads_sort_by_pointer_and_key_and_the_list_follows(page).await?;
        where_nothing_passes_the_table_says_so_and_shows_the_ways_out(page).await
    })
}

async fn each_record_is_a_row_that_says_what_is_known_and_who_says_so(page: &Page) -> Outcome {
    page.open("/").await?;
    page.show("Table").await?;
    page.has_address("/?view=table").await?;
    assert_eq!(
        page.names("columnheader").await?,
        [
            "Record",
            "Date",
            "Type",
            "Place",
            "How exact the place",
            "Killed",
            "Injured",
            "How sure"
        ]
    );
    assert_eq!(page.names("rowheader").await?.len(), 25);
    assert_eq!(
        row(page, M10).await?,
        [
            M10,
            "1 October 2016",
            "Attack on a hospital",
            "Al-Sakhour, east Aleppo (district only)",
            "neighbourhood (± 1.1 km)",
            "none says Syrian American Medical Society, by way of CNN\n1 says Syrian Observatory for Human Rights\n2 says The Independent\nand 2 more, the highest 4",
            "none says Syrian American Medical Society, by way of CNN\n13 says The Independent\n15 says Opposition fighters, by way of El Mogaz\nand 1 more",
            "corroborated",
        ]
    );
    let statement = row(page, "Nusra ends").await?;
    assert_eq!(
        statement[0],
        "Nusra ends its formal allegiance to Al Qaeda\nStatement"
    );
    assert_eq!(statement[1], "about 28 July 2016");
    assert_eq!(
        statement[3..7],
        ["not stated", "not known", "not stated", "not stated"]
    );
    page.is_accessible().await?;
    page.picture("table").await
}

async fn the_heads_sort_by_pointer_and_key_and_the_list_follows(page: &Page) -> Outcome {
    is_sorted(page, "Date ascending").await?;
    page.click_in("thead", "Killed").await?;
    is_sorted(page, "Killed descending").await?;
    page.mentions("by the highest figure that any reporter gives")
        .await?;
    page.has_address("/?view=table&sort=-killed").await?;
    let most_first = titles(page).await?;
    assert_eq!(page.titles().await?, most_first);
    page.click_in("thead", "Killed").await?;
    is_sorted(page, "Killed ascending").await?;
    page.has_focus("button: Killed").await?;
    page.focus_on("button", "Record").await?;
    page.press(Key::Enter).await?;
    is_sorted(page, "Record ascending").await?;
    let by_title = titles(page).await?;
    assert!(
        by_title[0].starts_with("Aid convoy") && by_title[11].starts_with("1.75 million people"),
        "{by_title:?}"
    );
    page.press(Key::Enter).await?;
    is_sorted(page, "Record descending").await?;
    // A step too small for Back.
    page.open("/?view=table&sort=type&type=hospital_attack&type=air_strike")
        .await?;
    assert!(
        titles(page).await?[0].contains("air"),
        "the legend starts with air strikes"
    );
    // Air strikes come before attacks on hospitals, and those before what is no incident.
    assert_eq!(titles(page).await?[3], M10);
    Ok(())
}

async fn where_nothing_passes_the_table_says_so_and_shows_the_ways_out(page: &Page) -> Outcome {
    page.turn_to("/?view=table&q=xylophone&from=2016-09-18&to=2016-09-21")
        .await?;
    page.mentions("Nothing between 18 and 21 September 2016 with these filters.")
        .await?;
    page.click_in(".nothing", "Show all dates").await?;
    page.mentions("No record mentions “xylophone”.").await?;
    page.click_in(".nothing", "Clear the search").await?;
    page.wait_until("the table is back", async || {
        Ok(titles(page).await?.len() == 25)
    })
    .await
}

#[test]
fn a_row_opens_its_record_and_shows_it_on_the_map() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        page.open("/?view=table&at=36.1516,36.9678,9.00").await?;
        page.map_draws(URUM_AL_KUBRA).await?;
        page.point_at(page.on_map(URUM_AL_KUBRA).await?).await?;
        page.says(".table .is-hovered .entry-title", CONVOY).await?;
        page.point_aside().await?;
        let first = titles(page).await?.swap_remove(0);
        page.focus_on("button", &first).await?;
        page.press(Key::Down).await?;
        page.press(Key::End).await?;
        let last = titles(page).await?.pop().unwrap_or_default();
        page.has_focus(&format!("button: {last}")).await?;
        page.says(".table .is-hovered .entry-title", &last).await?;
        page.press(Key::Enter).await?;
        page.says("aside h2", &last).await?;
        page.says(".table [aria-current] .entry-title", &last)
            .await?;
        page.press(Key::Escape).await?;
        page.has_focus(&format!("button: {last}")).await?;
        // A link to a record brings its row into view, below the heads.
        page.open("/?view=table&id=m10-hospital-2016-10-01").await?;
        page.wait_until("the row is in view", async || {
            let (row, table, heads) = (
                page.rect(".table .is-selected").await?,
                page.rect(".table").await?,
                page.rect("thead").await?,
            );
            Ok(row.y >= heads.y + heads.height - 1.0 && row.y < table.y + table.height)
        })
        .await
    })
}

#[test]
fn on_a_phone_the_table_scrolls_in_its_own_box_and_keeps_the_records_names() -> Outcome {
    read(Reader::with_phone(), async |page| {
        page.open("/?view=table&type=hospital_attack").await?;
        let fits: bool = page
            .ask("return document.documentElement.scrollWidth <= screen.width")
            .await?;
        assert!(fits, "the page scrolls sideways");
        page.find("region", "Sorted by Date: Earliest first.")
            .await?;
        let name = page.rect(".table tbody th").await?;
        page.ask::<()>("document.querySelector('.table').scrollLeft = 400")
            .await?;
        page.becomes("the name stays", name.x, async || {
            Ok(page.rect(".table tbody th").await?.x)
        })
        .await?;
        assert!(page.rect(".table tbody td").await?.x < name.x);
        page.find("region", "Sorted by Date: Earliest first.")
            .await?;
        page.picture("phone-table").await?;
        page.is_accessible().await
    })
}

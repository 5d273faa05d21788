//! The filters beside the types: groups that fold, long facets, what is in view, and the chips.

use thirtyfour::Key;

use crate::support::map::URUM_AL_KUBRA;
use crate::support::{Outcome, Page, Reader, read};

/// Opens a group, or closes it.
async fn fold(page: &Page, group: &str) -> Outcome {
    page.click("DisclosureTriangle", group).await
}

/// What the values of a facet say: a chosen one has a check in front.
async fn values(page: &Page, facet: &str) -> Outcome<Vec<String>> {
    let script = "return [...document.querySelectorAll(`#facet-${arguments[0]} li`)].map(value =>
        (value.querySelector('input').checked ? '✓ ' : '') + value.querySelector('.facet-label').innerText
            + ' ' + value.querySelector('.facet-count').innerText).map(words => words.replace(/\\s+/g, ' ').trim())";
    page.ask_with(script, vec![facet.into()]).await
}

async fn values_become(page: &Page, facet: &str, expected: &[&str]) -> Outcome {
    let expected: Vec<String> = expected.iter().map(|&value| value.to_owned()).collect();
    page.becomes(facet, expected, async || values(page, facet).await)
        .await
}

async fn headings(page: &Page, expected: &[&str]) -> Outcome {
    let expected: Vec<String> = expected.iter().map(|&heading| heading.to_owned()).collect();
    page.becomes("the groups", expected, async || {
        let script = "return [...document.querySelectorAll('.group')].map(group =>
            (group.open ? '▾ ' : '▸ ') + group.querySelector('summary').innerText.replace(/\\s+/g, ' ').trim())";
        page.ask::<Vec<String>>(script).await
    })
    .await
}

#[test]
pub fn a_long_facet_is_searched_and_chips_go_one_by_one() -> Outcome {
    read(Reader::at_desk(), async |page| {
        a_long_facet_shows_its_first_values_and_finds_the_others(page).await?;
        chips_say_what_they_are_go_one_by_one_and_move_nothing(page).await
    })
}

#[test]
pub fn a_group_opens_by_hand_or_with_a_choice_in_it_and_stays_as_it_is_left() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?reporter=unicef&view=filters").await?;
        page.counts("2 incidents, 1 background record of 25 records")
            .await?;
        let opened = ["▸ Weapon and target", "▸ How sure", "▸ Where", "▾ Who 1 on"];
        headings(page, &opened).await?;
        fold(page, "Where").await?;
        page.click("checkbox", "Aleppo").await?;
        let chosen = [
            "▸ Weapon and target",
            "▸ How sure",
            "▾ Where 1 on",
            "▾ Who 1 on",
        ];
        headings(page, &chosen).await?;
        page.has_address("/?place=Aleppo&reporter=unicef&view=filters")
            .await?;
        page.click("button", "Clear filters").await?;
        page.counts("11 incidents, 14 background records").await?;
        let cleared = ["▸ Weapon and target", "▸ How sure", "▾ Where", "▾ Who"];
        headings(page, &cleared).await?;
        page.show("List").await?;
        page.show("Filters").await?;
        headings(page, &cleared).await?;
        page.focus_on("DisclosureTriangle", "Who").await?;
        page.press(Key::Enter).await?;
        let folded = ["▸ Weapon and target", "▸ How sure", "▾ Where", "▸ Who"];
        headings(page, &folded).await
    })
}

async fn a_long_facet_shows_its_first_values_and_finds_the_others(page: &Page) -> Outcome {
    page.open("/?publisher=Reuters&view=filters").await?;
    let n_shown = |expected: usize| {
        page.becomes("how many values there are", expected, async || {
            Ok(values(page, "publisher").await?.len())
        })
    };
    n_shown(8).await?;
    page.focus_on("button", "Show all 62").await?;
    page.press(Key::Enter).await?;
    n_shown(62).await?;
    // The next stop is the first value that has come up.
    page.press(Key::Tab).await?;
    page.has_focus("checkbox: The Guardian,").await?;
    page.click("searchbox", "Find one of 62").await?;
    page.write("gardian").await?;
    let found = [
        "✓ Reuters +1 2",
        "The Guardian +1 1",
        "The Guardian (read in a quotation) 1",
    ];
    values_become(page, "publisher", &found).await?;
    page.click("checkbox", "The Guardian (").await?;
    page.has_address(
        "/?publisher=Reuters&publisher=The+Guardian+%28read+in+a+quotation%29&view=filters",
    )
    .await?;
    page.click("button", "Show fewer").await?;
    // What is chosen is seen, however far down it stands; let go, it is gone, and the focus is not lost with it.
    n_shown(9).await?;
    page.focus_on("checkbox", "The Guardian (").await?;
    page.press(Key::Space).await?;
    n_shown(8).await?;
    page.has_focus("button: Show all 62").await
}

async fn chips_say_what_they_are_go_one_by_one_and_move_nothing(page: &Page) -> Outcome {
    page.turn_to("/").await?;
    page.counts("11 incidents, 14 background records").await?;
    let map = page.rect(".map").await?;
    let chips = "/?from=2016-09-17&to=2016-10-01&type=hospital_attack&status=corroborated&reporter=unicef&reporter=\
        syrian_american_medical_society&publisher=Reuters&q=hospital&in=35.0,36.0,37.0,38.0";
    page.turn_to(chips).await?;
    let says = [
        "17 September to 1 October 2016",
        "Attack on a hospital",
        "That it happened: Independent sources agree",
        "Reported by: Syrian American Medical Society",
        "Reported by: UNICEF",
        "Published by: Reuters",
        "“hospital”",
        "Only what is in view",
    ];
    let shown = async || page.texts(".chip-label").await;
    page.becomes("the chips", says.map(str::to_owned).to_vec(), shown)
        .await?;
    let with_chips = page.rect(".map").await?;
    assert_eq!(
        (map.y, map.height),
        (with_chips.y, with_chips.height),
        "the chips have moved the map"
    );
    page.picture("chips").await?;
    page.focus_on("button", "Remove the filter “hospital”")
        .await?;
    let next = [
        "Only what is in view",
        "Published by: Reuters",
        "Reported by: UNICEF",
        "Reported by: Syrian",
        "That it happened",
        "Attack on a hospital",
        "17 September",
    ];
    for (at, next) in next.into_iter().enumerate() {
        page.press(Key::Enter).await?;
        let n_left = says.len() - 1 - at;
        page.becomes("how many chips there are", n_left, async || {
            Ok(page.texts(".chip-label").await?.len())
        })
        .await?;
        page.has_focus(&format!("button: Remove the filter {next}"))
            .await?;
    }
    page.press(Key::Enter).await?;
    page.counts("11 incidents, 14 background records").await?;
    page.has_focus("paragraph: ").await
}

#[test]
fn every_value_reads_well_and_counts_heed_the_other_filters() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?perpetrator=houthis&view=filters").await?;
        for group in ["Weapon and target", "How sure", "Where"] {
            fold(page, group).await?;
        }
        let legends = [
            "Type",
            "Method",
            "What was hit",
            "Kind of record",
            "That it happened",
            "Who did it",
            "How exact the place",
            "How exact the date",
            "Governorate",
            "Said to have done it",
            "Said to be hit",
            "Who speaks",
            "Reported by",
            "Published by",
        ];
        page.becomes(
            "the facets",
            legends.map(str::to_owned).to_vec(),
            async || page.texts(".facet legend").await,
        )
        .await?;
        let labels = page.texts(".facet-label").await?;
        let unread: Vec<&String> = labels
            .iter()
            .filter(|label| label.is_empty() || label.contains('_'))
            .collect();
        assert!(unread.is_empty(), "these are codes, not words: {unread:?}");
        // Sure comes before unsure, whatever the counts; what is nought stays.
        let happened = [
            "Independent sources agree 1",
            "They agree on a part of it 0",
            "One source only 0",
        ];
        values_become(page, "status", &happened).await?;
        let places = [
            "Aleppo 0",
            "Damascus 0",
            "Deir ez-Zor 0",
            "Hama 0",
            "Rif Dimashq 0",
            "Not stated 1",
        ];
        values_become(page, "place", &places).await?;
        page.picture("filters").await?;
        page.is_accessible().await?;
        page.click("checkbox", "Hama").await?;
        page.counts("0 incidents of 25 records").await?;
        page.click_in("#facet-place", "Any").await?;
        page.counts("1 incident of 25 records").await?;
        page.has_focus("checkbox: Aleppo").await?;
        page.has_address("/?perpetrator=houthis&view=filters").await
    })
}

#[test]
fn only_what_is_in_view_follows_the_map() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        page.open("/?at=36.2100,37.3000,10.00&view=filters").await?;
        page.map_is_ready().await?;
        fold(page, "Where").await?;
        page.wait_until("the map has said what it shows", async || {
            page.ask::<bool>(
                "return !document.querySelector('[aria-describedby=in-view-why]').disabled",
            )
            .await
        })
        .await?;
        page.click("checkbox", "Only what is in view").await?;
        page.find("button", "Remove the filter Only what is in view")
            .await?;
        headings(
            page,
            &["▸ Weapon and target", "▸ How sure", "▾ Where 1 on", "▸ Who"],
        )
        .await?;
        let before = page.types().await?;
        assert!(
            before.contains(&"Attack on aid, 0 incidents".to_owned()),
            "{before:?}"
        );
        assert!(
            before.contains(&"Attack at sea, 0 incidents".to_owned()),
            "{before:?}"
        );
        page.address_begins("/?in=").await?;
        let address = page.address().await?;
        let (x, y) = page.rect(".map").await?.centre();
        page.drag((x, y), (x + 200.0, y)).await?;
        page.wait_until("the convoy has come into view", async || {
            Ok(page
                .types()
                .await?
                .contains(&"Attack on aid, 1 incident".to_owned()))
        })
        .await?;
        page.wait_until("the address has followed", async || {
            Ok(page.address().await? != address)
        })
        .await?;
        page.map_draws(URUM_AL_KUBRA).await?;
        page.reload().await?;
        page.find("checkbox", "Only what is in view").await?;
        page.click("button", "Remove the filter Only what is in view")
            .await?;
        page.counts("11 incidents, 14 background records").await
    })
}

#[test]
fn without_a_map_there_is_no_view_to_filter_by_and_the_page_says_why() -> Outcome {
    read(Reader::at_desk().without_webgl(), async |page| {
        page.open("/?view=filters").await?;
        page.mentions("The map cannot be drawn in this browser")
            .await?;
        fold(page, "Where").await?;
        page.mentions("There is no map yet, or this browser cannot draw it.")
            .await?;
        assert!(
            !page
                .find("checkbox", "Only what is in view")
                .await?
                .is_enabled()
                .await?
        );
        // A link that asks for it is heeded, and can be undone.
        page.open("/?in=36.1,37.0,36.3,37.3").await?;
        page.mentions("The map cannot be drawn in this browser")
            .await?;
        page.click("checkbox", "Only what is in view").await?;
        page.has_address("/?view=filters").await
    })
}

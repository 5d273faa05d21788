//! Addresses that can be kept, sent and gone back to.

use crate::support::map::SAKHOUR;
use crate::support::{Outcome, Page, Reader, read};

const SWIFT: &str = "Vessel HSV-2 Swift hit off Mokha in the Red Sea";

/// What a reader would compare.
#[derive(Clone, Debug, PartialEq)]
struct View {
    address: String,
    count: String,
    types: Vec<String>,
    titles: Vec<String>,
    open: Vec<String>,
    period: Vec<String>,
}

async fn view(page: &Page) -> Outcome<View> {
    Ok(View {
        address: page.address().await?,
        count: page.text("[role=status]").await?,
        types: page.types().await?,
        titles: page.titles().await?,
        open: page.texts("aside h2").await?,
        period: page.ask("return [...document.querySelectorAll('[role=slider]')].map(slider => slider.getAttribute('aria-valuetext'))").await?,
    })
}

#[test]
fn a_copied_address_shows_another_reader_the_same() -> Outcome {
    let address = "/?from=2016-09-28&to=2016-10-01&type=hospital_attack&type=naval_attack&q=hit&id=hsv2-swift-2016-10-01";
    let seen = read(Reader::at_desk(), async |page| {
        page.open("/").await?;
        page.drag_days(11, 15).await?;
        page.click("button", "Attack at sea").await?;
        page.click("button", "Attack on a hospital").await?;
        page.search("hit").await?;
        page.says(".search-found", "2").await?;
        page.open_record(SWIFT).await?;
        page.says("aside h2", SWIFT).await?;
        page.has_address(address).await?;
        view(page).await
    })?;
    assert_eq!(seen.address, address);
    assert_eq!(seen.open, [SWIFT]);
    assert!(
        seen.titles.len() > 1 && seen.titles.len() < 4,
        "{:?}",
        seen.titles
    );
    read(Reader::at_desk(), async |page| {
        page.open(&seen.address).await?;
        page.becomes("the view", seen.clone(), async || view(page).await)
            .await?;
        page.reload().await?;
        page.becomes("the view", seen.clone(), async || view(page).await)
            .await?;
        Ok(())
    })
}

#[test]
pub fn back_and_forward_step_through_what_the_reader_did() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/").await?;
        page.drag_days(11, 12).await?;
        page.has_address("/?from=2016-09-28&to=2016-09-28").await?;
        page.click("button", "Attack on a hospital").await?;
        page.has_address("/?from=2016-09-28&to=2016-09-28&type=hospital_attack")
            .await?;
        page.open_record("Second east Aleppo hospital").await?;
        page.says(
            "aside h2",
            "Second east Aleppo hospital, identified as M2, struck the same morning",
        )
        .await?;
        page.address_begins("/?from=2016-09-28&to=2016-09-28&type=hospital_attack&id=")
            .await?;
        page.back().await?;
        page.wait_until("the record is closed", async || {
            Ok(page.texts("aside").await?.is_empty())
        })
        .await?;
        page.counts("2 incidents of 25 records").await?;
        page.back().await?;
        page.counts("3 incidents, 4 background records of 25 records")
            .await?;
        page.back().await?;
        page.counts("11 incidents, 14 background records").await?;
        page.has_address("/").await?;
        page.forward().await?;
        page.counts("3 incidents, 4 background records of 25 records")
            .await?;
        page.forward().await?;
        page.forward().await?;
        page.says(
            "aside h2",
            "Second east Aleppo hospital, identified as M2, struck the same morning",
        )
        .await?;
        page.has_address(
            "/?from=2016-09-28&to=2016-09-28&type=hospital_attack&id=m2-hospital-2016-09-28",
        )
        .await
    })
}

#[test]
fn back_leaves_a_search_as_a_whole() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?type=water_attack").await?;
        page.search("pumping").await?;
        page.has_address("/?type=water_attack&q=pumping").await?;
        page.back().await?;
        page.has_address("/?type=water_attack").await?;
        page.counts("2 incidents of 25 records").await?;
        assert_eq!(
            page.find("searchbox", "Search")
                .await?
                .prop("value")
                .await?
                .as_deref(),
            Some("")
        );
        Ok(())
    })
}

#[test]
fn broken_parts_of_an_address_are_named_and_the_rest_is_kept() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let check = async |query: &str, expected: &str| -> Outcome {
            page.open(&format!("/?type=hospital_attack&{query}"))
                .await?;
            page.counts("3 incidents of 25 records").await?;
            page.mentions(&format!(
                "Part of this link could not be read and was left out: {expected}"
            ))
            .await?;
            page.click("button", "Dismiss").await?;
            page.is_gone("button", "Dismiss").await
        };
        check(
            "from=yesterday&at=99,37,10&map=globe&sort=colour&view=graph&in=1,2&axis=2016",
            "from=yesterday, at=99,37,10, map=globe, sort=colour, view=graph, in=1,2, axis=2016",
        )
        .await?;
        check(
            "from=2016-10-02&to=2016-10-01",
            "from=2016-10-02, to=2016-10-01",
        )
        .await?;
        check(
            "colour=red&type=no_such&place=Atlantis&lang=xx&theme=blue&utm_source=mail",
            "colour=red, type=no_such, place=Atlantis, lang=xx, theme=blue",
        )
        .await?;
        // What the map file knows is a filter, though no record has it.
        page.open("/?kind=statement&status=contested&utm_source=mail")
            .await?;
        page.counts("0 incidents of 25 records").await?;
        assert!(!page.has("button", "Dismiss").await?);
        Ok(())
    })
}

#[test]
fn back_takes_back_language_colours_and_the_style_of_the_map() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        let theme = async || -> Outcome<String> {
            page.ask("return document.documentElement.dataset.theme")
                .await
        };
        page.open("/?type=hospital_attack").await?;
        page.click("button", "Dark colours").await?;
        page.has_address("/?theme=dark&type=hospital_attack")
            .await?;
        page.choose("How incidents are drawn", "dots").await?;
        page.has_address("/?theme=dark&type=hospital_attack&map=dots")
            .await?;
        page.click("link", "العربية").await?;
        page.has_address("/?lang=ar&theme=dark&type=hospital_attack&map=dots")
            .await?;
        page.says("h1", "حلب تحت النار، وفق ما نُشر في 1 تشرين الأول 2016")
            .await?;
        assert_eq!(theme().await?, "dark");
        page.back().await?;
        page.says("h1", "Aleppo under fire, as reported on 1 October 2016")
            .await?;
        page.has_address("/?theme=dark&type=hospital_attack&map=dots")
            .await?;
        page.back().await?;
        page.has_address("/?theme=dark&type=hospital_attack")
            .await?;
        page.back().await?;
        page.has_address("/?type=hospital_attack").await?;
        page.becomes("the colours", "light".to_owned(), theme)
            .await?;
        page.counts("3 incidents of 25 records").await?;
        page.forward().await?;
        page.becomes("the colours", "dark".to_owned(), theme)
            .await?;
        page.reload().await?;
        assert_eq!(theme().await?, "dark");
        Ok(())
    })
}

#[test]
fn a_record_that_is_not_there_is_said_to_be_missing() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?id=no-such-record&type=hospital_attack")
            .await?;
        page.mentions("The record “no-such-record” is not in this file")
            .await?;
        page.counts("3 incidents of 25 records").await?;
        assert_eq!(page.texts("aside").await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn an_address_keeps_where_the_map_looks() -> Outcome {
    let address = "/?at=36.2000,37.1600,11.00";
    read(Reader::at_desk().with_map(), async |page| {
        page.open(address).await?;
        page.map_draws(SAKHOUR).await?;
        assert_eq!(page.address().await?, address);
        page.click("button", "Zoom in").await?;
        page.has_address("/?at=36.2000,37.1600,12.00").await
    })
}

//! axe-core finds nothing against the page in its main states.

use thirtyfour::Key;

use crate::support::map::SAKHOUR;
use crate::support::{Outcome, Reader, read};

const TABS: [&str; 4] = ["Filters", "List", "Table", "About"];

/// The record that [`OF_THE_HOSPITAL`] opens.
const HOSPITAL: &str = "M10 hospital hit again in opposition-held Aleppo";
const OF_THE_HOSPITAL: &str = "/?id=m10-hospital-2016-10-01&at=36.2100,37.4000,9.00";

#[test]
fn the_page_with_its_map_is_accessible_by_day_and_in_the_dark() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        page.open("/?at=36.2100,37.1600,9.00").await?;
        page.map_draws(SAKHOUR).await?;
        page.is_accessible().await?;
        page.turn_dark().await?;
        page.is_dark().await?;
        page.turn_to(&format!(
            "{OF_THE_HOSPITAL}&q=Aleppo&from=2016-09-28&to=2016-10-01"
        ))
        .await?;
        page.says("aside h2", HOSPITAL).await?;
        page.map_draws(SAKHOUR).await?;
        page.is_accessible().await
    })
}

#[test]
pub fn an_open_record_and_an_empty_list_are_accessible() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open(&format!("{OF_THE_HOSPITAL}&q=Aleppo")).await?;
        page.says("aside h2", HOSPITAL).await?;
        page.is_accessible().await?;
        page.turn_to("/?view=list&q=xylophone&from=2016-09-28&to=2016-10-01&type=air_strike&id=no-such-record")
            .await?;
        page.mentions("Nothing between 28 September and 1 October 2016 with these filters.")
            .await?;
        page.is_accessible().await
    })
}

#[test]
fn the_first_key_leads_past_the_header_to_the_list() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?view=list").await?;
        page.press(Key::Tab).await?;
        page.has_focus("link: Skip to the filters and the list")
            .await?;
        page.press(Key::Enter).await?;
        page.press(Key::Tab).await?;
        page.has_focus("button: About this map").await
    })
}

#[test]
fn every_control_can_be_reached_by_tab() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?from=2016-09-28&to=2016-09-28&type=hospital_attack&view=filters")
            .await?;
        page.map_is_ready().await?;
        let mut passed = Vec::new();
        for _ in 0..60 {
            page.press(Key::Tab).await?;
            let focus = page.focus().await?;
            if focus.starts_with("RootWebArea") {
                break;
            }
            passed.push(focus);
        }
        for wanted in [
            "searchbox: Search titles",
            "button: Dark colours",
            "button: Keyboard shortcuts",
            "tab: Filters",
            "checkbox: Air strike",
            "listbox: 2 incidents on the map",
            "button: Zoom in",
            "button: Remove the filter 28 September 2016",
            "button: Clear filters",
            "button: Play",
            "button: Last week",
            "button: Speed and mode",
            "button: Choose dates",
            "slider: Period, moved as a whole",
            "slider: Start of the period",
            "slider: End of the period",
        ] {
            assert!(
                passed.iter().any(|focus| focus.starts_with(wanted)),
                "{wanted} is not among {passed:#?}"
            );
        }
        Ok(())
    })
}

#[test]
fn the_failure_page_is_accessible() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.expect_complaint("no-such.geojson");
        page.open("/?data=data/no-such.geojson").await?;
        page.find("button", "Try again").await?;
        page.is_accessible().await
    })
}

#[test]
fn the_page_on_a_phone_is_accessible() -> Outcome {
    read(Reader::with_phone().with_map(), async |page| {
        page.open("/?type=hospital_attack&at=36.2100,37.1600,9.00")
            .await?;
        page.map_draws(SAKHOUR).await?;
        page.is_accessible().await?;
        page.turn_to(OF_THE_HOSPITAL).await?;
        page.says("aside h2", HOSPITAL).await?;
        page.is_accessible().await
    })
}

#[test]
fn every_tab_is_accessible_by_day_and_by_night() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?q=Aleppo&from=2016-09-22&view=filters").await?;
        page.map_is_ready().await?;
        let unfolded: usize = page
            .ask("const folded = [...document.querySelectorAll('.group > summary')]; folded.forEach(summary => summary.click()); return folded.length")
            .await?;
        assert_eq!(unfolded, 4);
        page.find("checkbox", "Only what is in view").await?;
        page.click("button", "Choose dates").await?;
        page.find("button", "Close").await?;
        page.is_accessible().await?;
        for tab in TABS {
            page.show(tab).await?;
            page.is_accessible().await?;
        }
        page.mentions("A circle shows how far").await?;
        page.picture("about").await?;
        // By night nothing but the colours is different.
        page.turn_dark().await?;
        page.is_dark().await?;
        for tab in TABS {
            page.show(tab).await?;
            page.has_contrast().await?;
        }
        Ok(())
    })
}

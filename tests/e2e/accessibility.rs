//! axe-core finds nothing against the page in its main states.

use crate::support::map::SAKHOUR;
use crate::support::{Outcome, Page, Reader, read};

async fn with_the_map(page: &Page, address: &str) -> Outcome {
    page.open(address).await?;
    page.map_draws(SAKHOUR).await?;
    page.is_accessible().await
}

#[test]
fn the_first_view_is_accessible() -> Outcome {
    read(Reader::at_desk(), async |page| with_the_map(page, "/?at=36.2100,37.1600,9.00").await)
}

#[test]
fn the_page_in_the_dark_is_accessible() -> Outcome {
    read(Reader::at_desk().in_the_dark(), async |page| {
        with_the_map(page, "/?q=Aleppo&from=2016-09-28&to=2016-10-01&id=m10-hospital-2016-10-01&at=36.2100,37.1600,9.00").await
    })
}

#[test]
fn an_open_record_is_accessible() -> Outcome {
    read(Reader::at_desk(), async |page| with_the_map(page, "/?q=Aleppo&id=m10-hospital-2016-10-01&at=36.2100,37.1600,9.00").await)
}

#[test]
fn the_about_text_is_accessible() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/").await?;
        page.find("DisclosureTriangle", "About this map").await?.click().await?;
        page.mentions("A circle shows how far").await?;
        page.picture("about").await?;
        page.is_accessible().await
    })
}

#[test]
fn an_empty_list_is_accessible() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?q=xylophone&from=2016-09-28&to=2016-10-01&type=air_strike&id=no-such-record").await?;
        page.mentions("Nothing in 28 September to 1 October 2016 with these filters.").await?;
        page.is_accessible().await
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
    read(Reader::with_phone(), async |page| {
        with_the_map(page, "/?type=hospital_attack&at=36.2100,37.1600,9.00").await?;
        page.open("/?id=m10-hospital-2016-10-01&at=36.2100,37.1600,9.00").await?;
        page.says("aside h2", "M10 hospital hit again in opposition-held Aleppo").await?;
        page.is_accessible().await
    })
}

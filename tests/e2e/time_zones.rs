//! Dates are the place's: no reader's clock moves them.

use crate::support::{Outcome, Reader, read};

const ADDRESS: &str = "/?from=2016-09-19&to=2016-09-19&id=urum-al-kubra-convoy-2016-09-19";

#[test]
fn dates_are_the_same_for_readers_everywhere() -> Outcome {
    let mut said = Vec::new();
    for zone in ["America/Los_Angeles", "Asia/Damascus", "Pacific/Auckland"] {
        said.push(read(Reader::at_desk().in_time_zone(zone), async |page| {
            page.open("/").await?;
            let zone_of_page: String = page
                .ask("return Intl.DateTimeFormat().resolvedOptions().timeZone")
                .await?;
            assert_eq!(zone_of_page, zone);
            page.click_at(page.middle_of_day(2).await?).await?;
            page.counts("1 incident, 3 background records of 25 records")
                .await?;
            // The day of a link is the day of the place too.
            page.address_begins("/?from=2016-09-19").await?;
            page.reload().await?;
            page.counts("1 incident, 3 background records of 25 records")
                .await?;
            page.open_record("Aid convoy").await?;
            page.says(
                "aside h2",
                "Aid convoy of the UN and the Red Crescent attacked near Urum al-Kubra",
            )
            .await?;
            page.has_address(ADDRESS).await?;
            Ok((
                page.address().await?,
                page.entries().await?,
                page.text("aside").await?,
                page.text(".timeline").await?,
            ))
        })?);
    }
    assert!(
        said[0].2.contains("19 September 2016, 19:12"),
        "{}",
        said[0].2
    );
    assert_eq!(said[0], said[1]);
    assert_eq!(said[1], said[2]);
    Ok(())
}

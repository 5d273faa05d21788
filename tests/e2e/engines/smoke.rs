//! The one test that `cargo xtask test` runs in every browser that is there.

use crate::support::map::KAFR_ZITA;
use crate::support::{Outcome, Reader, read};

#[test]
fn the_page_starts_draws_its_map_is_brushed_and_opens_a_record() -> Outcome {
    const TITLE: &str = "Vessel HSV-2 Swift hit off Mokha in the Red Sea";
    read(Reader::at_desk().with_ground(), async |page| {
        page.open("/").await?;
        page.counts("11 incidents, 14 background records").await?;
        page.map_draws(KAFR_ZITA).await?;
        page.drag_days(1, 5).await?;
        page.has_address("/?from=2016-09-18&to=2016-09-21").await?;
        page.counts("1 incident, 3 background records of 25 records")
            .await?;
        page.turn_to("/?view=list").await?;
        page.open_record(TITLE).await?;
        page.says("aside h2", TITLE).await?;
        page.picture("smoke").await
    })
}

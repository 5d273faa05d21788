//! What a reader sees first.

use crate::support::{Outcome, Reader, Site, read, read_site};

#[test]
fn the_first_view_counts_what_there_is_and_lists_it_in_order_of_time() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/").await?;
        page.says("h1", "Aleppo under fire, as reported on 1 October 2016").await?;
        page.counts("11 incidents, 14 other records").await?;
        println!("{:#?}\n{:#?}", page.types().await?, page.entries().await?);
        page.map_is_ready().await?;
        page.picture("desktop").await
    })
}

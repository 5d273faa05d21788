//! Paper, by the browser's own command.

use crate::engines::is_skipped;
use crate::support::engine::Engine;
use crate::support::{Outcome, Reader, read};

#[test]
fn the_browser_prints_all_that_passes_with_its_sources() -> Outcome {
    if is_skipped(
        Engine::WebKit,
        "its driver has no command to print (WebKitGTK 2.50); what its pages lay out then is in the test of the button",
    )? {
        return Ok(());
    }
    read(Reader::at_desk().with_map(), async |page| {
        page.open("/?lang=en&type=hospital_attack").await?;
        page.map_is_ready().await?;
        page.paper_is_ready().await?;
        let (n_pages, n_bytes) = page.prints().await?;
        // Firefox packs what says where a page begins.
        let is_counted = page.engine == Engine::Chromium;
        assert!(
            n_bytes > 50_000 && (!is_counted || (3..9).contains(&n_pages)),
            "{n_pages} pages, {n_bytes} bytes"
        );
        page.wait_until("the sheet is gone", async || {
            Ok(page.texts(".printed").await?.is_empty())
        })
        .await
    })
}

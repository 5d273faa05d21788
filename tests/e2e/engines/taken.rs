//! What is taken along: files and the image, as the page makes them. Where a browser puts them is not for its driver to say.

use serde_json::{Value, json};

use crate::support::{Failure, Outcome, Page, Reader, Site, read_site};

/// Keeps the last file that the page makes; what its workers begin with is a file, too, and none for the reader.
const KEEP: &str = "
    const make = URL.createObjectURL;
    URL.createObjectURL = file => (/javascript/.test(file.type) || (window.made = file), make.call(URL, file));";

/// What is in it, and what it is called.
async fn made(page: &Page, button: &str) -> Outcome<String> {
    page.ask::<()>("window.made = null").await?;
    page.share("Download").await?;
    page.click("button", button).await?;
    page.wait_for("a file is made", async || {
        let text = "const done = arguments[arguments.length - 1]; window.made ? window.made.text().then(done) : done(null)";
        page.ask_later::<Option<String>>(text).await
    })
    .await
}

#[test]
fn the_records_that_pass_are_taken_as_geojson_and_as_a_table() -> Outcome {
    let site = Site::built()?
        .with("keep.js", KEEP)?
        .with_script("keep.js")?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?lang=en&type=hospital_attack&view=list")
            .await?;
        page.counts("3 incidents of 25 records").await?;
        let written: Value = serde_json::from_str(&made(page, "GeoJSON").await?)?;
        let features = written["features"].as_array();
        let features = features.ok_or_else(|| Failure::new("no list"))?;
        assert_eq!(features.len(), 3);
        assert_eq!(
            written["filters"],
            json!("Attack on a hospital (3 incidents of 25 records)")
        );
        let table = made(page, "Table (CSV)").await?;
        assert_eq!(table.lines().count(), 4, "{table}");
        Ok(())
    })
}

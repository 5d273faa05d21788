//! No request leaves the site's own origin.

use serde_json::{Value, json};

use crate::support::{Elsewhere, Outcome, Page, Reader, Site, read, read_site};

/// A basemap with one source.
fn basemap(source: &Value) -> String {
    let layer = match source["type"].as_str() {
        Some("raster") => json!({"id": "x", "type": "raster", "source": "x"}),
        Some("vector") => json!({"id": "x", "type": "line", "source": "x", "source-layer": "x"}),
        _ => json!({"id": "x", "type": "line", "source": "x"}),
    };
    json!({"version": 8, "sources": {"x": source}, "layers": [layer]}).to_string()
}

/// Puts a basemap in place that wants something from elsewhere, and reads the page.
async fn reads_with_foreign_basemap(page: &Page, kind: &str) -> Outcome {
    let elsewhere = Elsewhere::listen().await?;
    let tiles = format!("{}/{{z}}/{{x}}/{{y}}", elsewhere.origin);
    let source = match kind {
        "geojson" => json!({"type": kind, "data": format!("{}/x.json", elsewhere.origin)}),
        "raster" => json!({"type": kind, "tiles": [tiles], "tileSize": 256}),
        _ => json!({"type": kind, "tiles": [tiles]}),
    };
    let style = page.site.file("data/basemap/light.json");
    std::fs::remove_file(&style)?;
    std::fs::write(style, basemap(&source))?;
    page.expect_complaint(&elsewhere.origin);
    page.open("/").await?;
    let what = format!("the browser refuses the {kind} source");
    page.wait_until(&what, async || {
        page.has_complained_of(&elsewhere.origin).await
    })
    .await?;
    page.wait_until("the reader is told whom it would have asked", async || {
        let notices = page.texts(".notice-text").await?;
        Ok(notices
            .iter()
            .any(|notice| notice.contains(&elsewhere.origin)))
    })
    .await?;
    page.counts("11 incidents, 14 background records").await?;
    assert_eq!(elsewhere.n_knocks(), 0, "{kind}");
    elsewhere.hears_a_knock().await
}

#[test]
fn a_basemap_cannot_make_the_page_or_its_worker_ask_another_origin() -> Outcome {
    for kind in ["geojson", "raster", "vector"] {
        read(Reader::with_screen(900, 640).with_ground(), async |page| {
            reads_with_foreign_basemap(page, kind).await
        })?;
    }
    Ok(())
}

#[test]
fn a_host_that_sends_no_policy_of_its_own_is_as_private() -> Outcome {
    for kind in ["geojson", "vector"] {
        read_site(
            Reader::with_screen(900, 640).with_ground(),
            Site::built()?.without_header()?,
            async |page| reads_with_foreign_basemap(page, kind).await,
        )?;
    }
    Ok(())
}

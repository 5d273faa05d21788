//! What lies under the marks comes closer with the reader: files and credits by zoom.

use crate::support::{Outcome, Page, Reader, Site, read, read_site};

const ROADS_ARE_OF: &str = "© OpenStreetMap contributors";

/// Aleppo, from so far away.
fn aleppo_at(zoom: f64) -> String {
    format!("/?at=36.2000,37.1600,{zoom:.2}")
}

/// What stands under the map about whose it is, opened or not.
async fn credits(page: &Page) -> Outcome<String> {
    page.ask("return document.querySelector('.maplibregl-ctrl-attrib-inner')?.textContent ?? ''")
        .await
}

/// Looks from another zoom, as Back and links do, and waits for whether roads are credited there.
async fn credits_roads(page: &Page, zoom: f64, expected: bool) -> Outcome {
    page.turn_to(&aleppo_at(zoom)).await?;
    let what = format!("whose the roads are, at zoom {zoom}");
    page.becomes(&what, expected, async || {
        Ok(credits(page).await?.contains(ROADS_ARE_OF))
    })
    .await?;
    assert!(credits(page).await?.contains("Natural Earth"));
    Ok(())
}

#[test]
fn openstreetmap_is_credited_while_roads_are_shown() -> Outcome {
    read(Reader::at_desk().with_ground(), async |page| {
        page.open(&aleppo_at(4.0)).await?;
        page.map_is_ready().await?;
        for (zoom, is_shown) in [(4.0, false), (8.0, true), (12.0, true), (5.0, false)] {
            credits_roads(page, zoom, is_shown).await?;
        }
        Ok(())
    })
}

/// Whether the reader is told that a file is not there, which was asked for then. The page says it of the first such file.
async fn is_asked_for(page: &Page, file: &str) -> Outcome<bool> {
    let notices = page.texts(".notice-text").await?;
    Ok(notices.iter().any(|text| text.contains(file)))
}

/// Comes closer on a map without these files, of which the first is asked for only then.
fn asks_for_the_first(missing: &[&str], zooms: [f64; 2]) -> Outcome {
    let mut site = Site::built()?;
    for file in missing {
        site = site.without(&format!("data/basemap/{file}"))?;
    }
    let [far, near] = zooms;
    read_site(Reader::at_desk().with_ground(), site, async |page| {
        page.expect_complaint(missing[0]);
        page.open(&aleppo_at(far)).await?;
        page.map_is_ready().await?;
        for file in missing {
            assert!(!is_asked_for(page, file).await?, "{file} at zoom {far}");
        }
        page.turn_to(&aleppo_at(near)).await?;
        let what = format!("{} is asked for at zoom {near}", missing[0]);
        page.wait_until(&what, async || is_asked_for(page, missing[0]).await)
            .await
    })
}

#[test]
fn what_a_closer_look_shows_is_asked_for_when_the_map_comes_close() -> Outcome {
    // The city's file stands before the roads' in the style: it would be the first to be missed.
    asks_for_the_first(&["roads.geojson", "city.geojson"], [4.0, 8.0])?;
    asks_for_the_first(&["city.geojson"], [8.0, 11.0])
}

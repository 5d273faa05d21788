//! What the map draws, by its pixels: steady, in every style, and again after the graphics were lost.

use serde_json::json;
use thirtyfour::Key;

use crate::support::{Outcome, Page, Reader, Site, read_site};

const PLACE: (f64, f64) = (37.1, 36.2);

/// A colour that the basemap does not have.
const STRIKE: [u8; 3] = [0xd0, 0x00, 0xd0];

/// One exact site in that colour, a disc.
fn one_place() -> Outcome<Site> {
    let data = json!({"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": "one", "geometry": {"type": "Point", "coordinates": [PLACE.0, PLACE.1]},
            "properties": {"title": "One", "category": "strike", "place_precision": "exact_site", "date": "2016-09-20"}}
    ]});
    let site = Site::built()?.with("data/incidents.geojson", data.to_string())?;
    site.with_json("data/map.json", |map| {
        map["categories"] = json!([{"id": "strike", "label": "Strike", "shape": "circle",
            "color": {"light": "#d000d0", "dark": "#d000d0"}}]);
    })
}

async fn drawn_at(page: &Page, what: &str, (x, y): (f64, f64)) -> Outcome {
    page.wait_until(what, async || {
        let found = page.middle_of_color((x, y), STRIKE).await?;
        Ok(found.is_some_and(|(found_x, found_y)| (found_x - x).hypot(found_y - y) < 1.0))
    })
    .await
}

#[test]
fn a_mark_stands_still_to_the_pixel_however_close_the_map_is() -> Outcome {
    read_site(
        Reader::at_desk().with_map().who_counts_pixels(),
        one_place()?,
        async |page| {
            page.open("/").await?;
            page.map_is_ready().await?;
            for zoom in ["6.00", "14.30", "20.00", "22.00"] {
                page.turn_to(&format!("/?at=36.2000,37.1000,{zoom}"))
                    .await?;
                let middle = page.rect(".map").await?.centre();
                drawn_at(page, "the mark is in the middle", middle).await?;
                page.drag(middle, (middle.0 - 123.0, middle.1 + 77.0))
                    .await?;
                page.point_aside().await?;
                let moved = (middle.0 - 123.0, middle.1 + 77.0);
                drawn_at(page, "the mark went as far as the hand", moved).await?;
            }
            Ok(())
        },
    )
}

#[test]
fn a_map_that_is_turned_and_tilted_draws_and_names_its_marks_where_they_lie() -> Outcome {
    read_site(
        Reader::at_desk().with_map().who_counts_pixels(),
        one_place()?,
        async |page| {
            page.open("/?at=36.2000,37.0700,12.00").await?;
            page.map_is_ready().await?;
            let map = page.rect(".map").await?;
            let middle = map.centre();
            let away = 0.03 / 360.0 * 512.0 * 4096.0;
            drawn_at(page, "the mark is drawn", (middle.0 + away, middle.1)).await?;
            page.ask::<()>("document.querySelector('.map canvas').focus()")
                .await?;
            for (key, times) in [(Key::Right, 3), (Key::Up, 3)] {
                for _ in 0..times {
                    page.press_with(Key::Shift, key.clone()).await?;
                }
            }
            // By 45 degrees, so that the east lies to the upper right, and by 30 degrees, with the eye at 1.5 heights of the map.
            let beside = away * 0.5_f64.sqrt();
            let eye = 1.5 * map.height;
            let smaller = eye / (eye + beside * 0.5);
            let up = beside * 0.75_f64.sqrt() * smaller;
            let there = (middle.0 + beside * smaller, middle.1 - up);
            drawn_at(page, "the mark is drawn elsewhere", there).await?;
            page.point_at((there.0 + 60.0, there.1)).await?;
            page.point_at(there).await?;
            page.becomes("its name", vec!["One".to_owned()], async || {
                page.texts(".map-tip .tip-title").await
            })
            .await?;
            page.is_accessible().await?;
            page.picture("tilted").await?;
            // A link shows it so, too.
            page.wait_until("the address has turn and tilt", async || {
                let address = page.address().await?;
                Ok(address.ends_with(",45,30") || address.ends_with(",-45,30"))
            })
            .await?;
            page.go(&page.address().await?).await?;
            page.map_is_ready().await?;
            drawn_at(page, "the mark is drawn there again", there).await?;
            page.click("button", "North up, seen from above").await?;
            drawn_at(page, "the mark is back", (middle.0 + away, middle.1)).await?;
            let gone = "return !document.querySelector('.map-controls [title^=North]')";
            page.wait_until("there is nothing to turn back", async || {
                page.ask(gone).await
            })
            .await
        },
    )
}

#[test]
fn what_was_drawn_is_drawn_again_after_the_graphics_were_lost() -> Outcome {
    read_site(
        Reader::at_desk().with_map().who_counts_pixels(),
        one_place()?,
        async |page| {
            page.expect_complaint("cannot be restored after WebGL context loss");
            page.open("/?at=36.2000,37.1000,12.00").await?;
            page.map_is_ready().await?;
            let middle = page.rect(".map").await?.centre();
            drawn_at(page, "the mark is drawn", middle).await?;
            let lose = "window.context = document.querySelector('.map canvas').getContext('webgl2').getExtension('WEBGL_lose_context'); context.loseContext()";
            page.ask::<()>(lose).await?;
            page.wait_until("nothing is drawn", async || {
                Ok(page.middle_of_color(middle, STRIKE).await?.is_none())
            })
            .await?;
            page.ask::<()>("context.restoreContext()").await?;
            drawn_at(page, "the mark is drawn again", middle).await
        },
    )
}

#[test]
fn dots_and_shades_are_a_choice_that_a_link_keeps() -> Outcome {
    read_site(
        Reader::at_desk().with_map().who_counts_pixels(),
        one_place()?,
        async |page| {
            page.open("/?at=36.2000,37.1000,12.00").await?;
            page.map_is_ready().await?;
            let middle = page.rect(".map").await?.centre();
            drawn_at(page, "the mark is drawn", middle).await?;
            let n_pixels = page.pixels_of_color(middle, STRIKE).await?;
            page.choose("How incidents are drawn", "dots").await?;
            page.has_address("/?map=dots&at=36.2000,37.1000,12.00")
                .await?;
            page.wait_until("a dot is drawn", async || {
                let now = page.pixels_of_color(middle, STRIKE).await?;
                Ok(now > 4 && now < n_pixels / 2)
            })
            .await?;
            page.mentions("A dot for each incident").await?;
            page.becomes("what is named", vec!["One".to_owned()], async || {
                page.names_at(PLACE).await
            })
            .await?;
            page.point_aside().await?;
            // The brush takes the dot away without a mark to stand for it.
            page.drag_days(11, 12).await?;
            page.wait_until("no dot is drawn", async || {
                Ok(page.pixels_of_color(middle, STRIKE).await? == 0)
            })
            .await?;
            page.click_in(".timeline-controls", "Show all dates")
                .await?;
            page.choose("How incidents are drawn", "density").await?;
            page.mentions("The stronger the shade, the more incidents")
                .await?;
            page.wait_until("a shade is drawn", async || {
                Ok(page.pixels_like(middle, [0xdd, 0xbf, 0xc4], 60).await? > 40)
            })
            .await?;
            page.becomes("what is named", vec!["One".to_owned()], async || {
                page.names_at(PLACE).await
            })
            .await?;
            page.point_aside().await?;
            page.is_accessible().await?;
            page.picture("density").await?;
            page.reload().await?;
            page.mentions("The stronger the shade, the more incidents")
                .await?;
            page.map_is_ready().await?;
            page.click_at(page.on_map(PLACE).await?).await?;
            page.choose("How incidents are drawn", "clusters").await?;
            // Beside its record.
            let beside = page.on_map(PLACE).await?;
            drawn_at(page, "the mark is drawn again", beside).await?;
            page.wait_until("the address says no style", async || {
                Ok(!page.address().await?.contains("map="))
            })
            .await
        },
    )
}

/// What a browser that guards against fingerprinting gives of a canvas.
const NOISE: &str = "
    const noise = CanvasRenderingContext2D.prototype.getImageData;
    CanvasRenderingContext2D.prototype.getImageData = function (...part) {
        const read = noise.apply(this, part);
        // What this test itself looks at.
        if (this.getContextAttributes().willReadFrequently) return read;
        crypto.getRandomValues(read.data.subarray(0, 65536));
        return read;
    };";

#[test]
fn where_the_browser_disguises_pictures_marks_are_true_and_the_rest_is_said() -> Outcome {
    read_site(
        Reader::at_desk().with_ground().who_counts_pixels(),
        one_place()?,
        async |page| {
            let noise = json!({"source": NOISE});
            page.devtools("Page.addScriptToEvaluateOnNewDocument", noise)
                .await?;
            page.open("/?at=36.2000,37.1000,12.00").await?;
            page.map_is_ready().await?;
            page.says(
            ".notice-text",
            "This browser disguises what a page draws, so that the names of places on the map are left out and no image of it can be saved. Marks, list and records are as they should be.",
        )
        .await?;
            let middle = page.rect(".map").await?.centre();
            drawn_at(page, "the mark is drawn", middle).await?;
            page.picture("disguised").await?;
            page.share("Download").await?;
            page.click("button", "Image (PNG)").await?;
            page.says(
            ".take-state",
            "This browser disguises what a page draws: the image would be noise. A screenshot shows the map as it is.",
        )
        .await
        },
    )
}

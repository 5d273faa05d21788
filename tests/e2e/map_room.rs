//! Nothing that belongs to the map lies over a mark: where it opens, after its buttons, beside an open record.

use serde_json::json;

use crate::support::map::{KAFR_ZITA, SAKHOUR, URUM_AL_KUBRA};
use crate::support::{Outcome, Page, Reader, read};

/// Where the incidents are that have a place.
const PLACES: [(f64, f64); 10] = [
    SAKHOUR,
    URUM_AL_KUBRA,
    KAFR_ZITA,
    (37.1628, 36.1914),
    (37.1725, 36.218),
    (37.1664, 36.1969),
    (37.183, 36.265),
    (37.1819, 36.2772),
    (40.12, 35.27),
    (43.02, 13.18),
];

/// What is the size of a laptop, a desk, a tablet and phones both ways.
const SIZES: [(u32, u32); 7] = [
    (1280, 800),
    (1366, 768),
    (1920, 1080),
    (820, 1180),
    (390, 844),
    (360, 640),
    (844, 390),
];

/// Of frames in articles.
const FRAMES: [(u32, u32); 3] = [(640, 480), (360, 560), (360, 470)];

async fn has_size(page: &Page, (width, height): (u32, u32)) -> Outcome {
    let is_phone = width.min(height) < 760;
    let screen =
        json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": is_phone});
    page.devtools("Emulation.setDeviceMetricsOverride", screen)
        .await?;
    page.wait_until("the map fills its place", async || {
        page.ask(&format!("const canvas = document.querySelector('.map canvas'), map = document.querySelector('.map');
            return innerWidth === {width} && innerHeight === {height}
                && canvas.clientWidth === map.clientWidth && canvas.clientHeight === map.clientHeight"))
            .await
    })
    .await
}

/// Of how many places of incidents the map shows, and those on which something else than the map lies.
async fn covered(page: &Page) -> Outcome<(usize, Vec<String>)> {
    let camera = page.camera().await?;
    let points = PLACES.map(|place| camera.on_screen(place));
    let script = "
        const map = document.querySelector('.map').getBoundingClientRect();
        const foot = document.querySelector('.map-foot').getBoundingClientRect();
        const panels = [...document.querySelectorAll('.detail, .sheet')].map(panel => panel.getBoundingClientRect());
        const holds = (rect, x, y) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom;
        const inside = ([x, y]) => holds(map, x, y) && y < foot.top && !panels.some(panel => holds(panel, x, y));
        const seen = arguments[0].filter(inside).map(([x, y]) => [x, y, document.elementFromPoint(x, y)]);
        return [seen.length, seen.filter(([, , found]) => !found?.matches('canvas'))
            .map(([x, y, found]) => `${Math.round(x)}, ${Math.round(y)}: ${found?.outerHTML.slice(0, 80)}`)]";
    page.ask_with(script, vec![json!(points)]).await
}

/// Nothing lies over any, and at least so many are to be seen.
async fn covers_nothing(page: &Page, least: usize, when: &str) -> Outcome {
    page.becomes(when, (true, Vec::<String>::new()), async || {
        let (n_seen, covered) = covered(page).await?;
        Ok((n_seen >= least, covered))
    })
    .await
}

fn every_mark_can_be_clicked(language: &str) -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        page.open(&format!("/?lang={language}&view=list")).await?;
        page.map_is_ready().await?;
        for size in SIZES {
            has_size(page, size).await?;
            covers_nothing(page, 8, &format!("opened at {size:?}")).await?;
            for id in ["kafr-zita-chlorine-2016-10-01", "hsv2-swift-2016-10-01"] {
                page.turn_to(&format!("/?lang={language}&view=list&id={id}"))
                    .await?;
                page.wait_until("the record is open", async || {
                    Ok(!page.texts("aside").await?.is_empty())
                })
                .await?;
                covers_nothing(page, 1, &format!("with {id} at {size:?}")).await?;
                page.turn_to(&format!("/?lang={language}&view=list"))
                    .await?;
                page.wait_until("the record is closed", async || {
                    Ok(page.texts("aside").await?.is_empty())
                })
                .await?;
            }
        }
        // The reader's own view is kept from size to size.
        for size in SIZES {
            has_size(page, size).await?;
            page.ask::<()>("document.querySelector('.in-view button:last-child')?.click()")
                .await?;
            covers_nothing(page, 10, &format!("all at {size:?}")).await?;
        }
        page.open(&format!("/?lang={language}&embed=1")).await?;
        page.map_is_ready().await?;
        for size in FRAMES {
            has_size(page, size).await?;
            covers_nothing(page, 8, &format!("a frame of {size:?}")).await?;
        }
        Ok(())
    })
}

#[test]
fn every_mark_can_be_clicked_at_every_size() -> Outcome {
    every_mark_can_be_clicked("en")
}

#[test]
fn every_mark_can_be_clicked_at_every_size_in_arabic() -> Outcome {
    every_mark_can_be_clicked("ar")
}

//! The picture of the first view, and the marks that stand in for the map's until its engine has come.

use serde_json::{Value, json};

use crate::support::map::URUM_AL_KUBRA;
use crate::support::{Failure, Outcome, Page, Reader, Site, read, read_site};

/// Keeps the program from starting until `__start()`, in every document from now on. The answer ends that.
pub async fn hold_program(page: &Page) -> Outcome<Value> {
    let source = "
        const start = WebAssembly.instantiateStreaming;
        WebAssembly.instantiateStreaming = (...all) => new Promise(done => { window.__start = () => done(start(...all)); });";
    page.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": source }),
    )
    .await
}

/// The middles of the dots of the first view's picture that are drawn.
const DOTS: &str = "
    return [...document.querySelectorAll('.first-view path')].filter(dot => dot.checkVisibility()).map(dot => {
        const { x, y, width, height } = dot.getBoundingClientRect();
        return [x + width / 2, y + height / 2];
    })";

/// The first and the last corner of what the picture is fitted to.
const CORNERS: &str = "
    const svg = document.querySelector('.first-view svg');
    const { width, height } = svg.viewBox.baseVal;
    const to = svg.getScreenCTM();
    return [[0, 0], [width, height]].map(([x, y]) => { const at = new DOMPoint(x, y).matrixTransform(to); return [at.x, at.y]; })";

#[test]
fn the_first_picture_has_its_marks_where_the_map_draws_them() -> Outcome {
    for (reader, path) in [
        (Reader::at_desk(), "/"),
        (Reader::with_screen(1366, 768).in_the_dark(), "/?view=about"),
        (Reader::with_phone(), "/?utm_source=x"),
        (Reader::with_screen(640, 480), "/?embed=1"),
        // A phone on its side.
        (Reader::with_screen(844, 390), "/"),
        (Reader::with_narrow_phone(844, 390), "/"),
    ] {
        read(reader.with_ground().of_the_public(), async |page| {
            let held = hold_program(page).await?;
            page.go(path).await?;
            let picture = "const image = document.querySelector('.first-view img'); return image?.complete && image.naturalWidth > 0 && image.currentSrc.includes('dark') === matchMedia('(prefers-color-scheme: dark)').matches";
            page.becomes("the ground has come", true, async || {
                page.ask::<bool>(picture).await
            })
            .await?;
            let lede = "Eleven attacks and battles in and around Aleppo, 17 September to 1 October 2016, as one article reported them. Most are claims; each shows who says so.";
            assert_eq!(
                page.ask::<String>("return document.querySelector('.first-view svg').ariaLabel")
                    .await?,
                lede
            );
            page.says(".foot .told b", "11 incidents, 14 background records")
                .await?;
            let dots: Vec<(f64, f64)> = page.ask(DOTS).await?;
            let corners: [(f64, f64); 2] = page.ask(CORNERS).await?;
            page.picture("first-view").await?;
            page.devtools("Page.removeScriptToEvaluateOnNewDocument", held)
                .await?;
            page.ask::<Value>("return void __start()").await?;
            page.map_is_ready().await?;
            // What the map is fitted to is what the picture is of, corner by corner.
            let map = page.rect(".map").await?;
            for (corner, place) in corners.into_iter().zip([(37.08, 36.3), (37.27, 36.15)]) {
                let (x, y) = page.on_map(place).await?;
                let away = (corner.0 - x).hypot(corner.1 - y);
                assert!(away < 1.0, "{path}: {away} px from {x}, {y}");
            }
            // And a mark that stands alone at every size stands there.
            let (x, y) = page.on_map(URUM_AL_KUBRA).await?;
            if x > map.x && y < map.y + map.height {
                let away = |dot: &(f64, f64)| (dot.0 - x).hypot(dot.1 - y);
                let nearest = dots.iter().map(away).fold(f64::INFINITY, f64::min);
                assert!(nearest < 1.0, "{path}: {nearest} px from {x}, {y}");
            }
            assert!(
                !page
                    .ask::<bool>("return !!document.querySelector('.first-view')")
                    .await?
            );
            let shift: f64 = page.ask("return __seen.shift").await?;
            assert!(shift < 0.05, "{path}: the layout shifted by {shift}");
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn the_line_below_the_map_is_as_high_before_the_engine_as_after_it() -> Outcome {
    for (reader, path) in [
        (Reader::at_desk(), "/?lang=ar"),
        (Reader::with_phone(), "/"),
        (Reader::with_screen(640, 480), "/?embed=1"),
        (Reader::with_narrow_phone(844, 390), "/"),
    ] {
        let reader = reader.with_map().of_the_public();
        read_site(reader, held_engine()?, async |page| {
            page.go(path).await?;
            let early = "return !!document.querySelector('[data-marks]:not([data-ready])')";
            page.wait_until("there are marks", async || page.ask::<bool>(early).await)
                .await?;
            let heights = async || -> Outcome<[f64; 2]> {
                let (map, foot) = (page.rect(".map").await?, page.rect(".map-foot").await?);
                Ok([map.height, foot.height])
            };
            let before = heights().await?;
            page.picture("early-marks").await?;
            start_engine(page).await?;
            page.map_is_ready().await?;
            assert_eq!(before, heights().await?, "{path}");
            Ok(())
        })?;
    }
    Ok(())
}

/// A map whose engine does not start before `__engine()`.
fn held_engine() -> Outcome<Site> {
    let site = Site::built()?;
    let module = site.map_module()?;
    let engine = std::fs::read(site.file(&module))?;
    let held = "await new Promise(done => { globalThis.__engine = done; });
        export * from './engine.mjs';";
    let beside = module.replace("maplibre-gl.mjs", "engine.mjs");
    site.with(&beside, engine)?.with(&module, held)
}

async fn start_engine(page: &Page) -> Outcome {
    let start = "return !!globalThis.__engine && (__engine(), true)";
    page.wait_until("the engine has come", async || {
        page.ask::<bool>(start).await
    })
    .await
}

/// Where marks stand on a screen of 1280 by 800: the one in the west, and the largest of those in the city.
const AID: (f64, f64) = (385.0, 473.0);
const HOSPITAL: (f64, f64) = (840.0, 303.0);

#[test]
fn marks_answer_before_the_map_does() -> Outcome {
    let reader = || Reader::at_desk().with_ground().of_the_public();
    read_site(reader(), held_engine()?, async |page| {
        page.go("/").await?;
        let early = "return !!document.querySelector('[data-marks]:not([data-ready])')";
        page.wait_until("there are marks", async || page.ask::<bool>(early).await)
            .await?;
        let dots: Vec<(f64, f64)> = page.ask(DOTS).await?;
        let is_near =
            |at: (f64, f64)| move |dot: &&(f64, f64)| (dot.0 - at.0).hypot(dot.1 - at.1) < 2.0;
        let aid = *dots
            .iter()
            .find(is_near(AID))
            .ok_or_else(|| Failure::new(format!("{dots:?}")))?;
        page.click_at(aid).await?;
        page.says(
            "aside h2",
            "Aid convoy of the UN and the Red Crescent attacked near Urum al-Kubra",
        )
        .await?;
        page.click("button", "Close").await?;
        // What does not pass is not there either.
        page.click("button", "Attack on a hospital").await?;
        page.counts("3 incidents of 25 records").await?;
        page.click_at(aid).await?;
        page.click("button", "Attack on a hospital").await?;
        page.counts("11 incidents, 14 background records").await?;
        assert_eq!(page.texts("aside h2").await?, Vec::<String>::new());
        page.picture("early-marks").await?;
        start_engine(page).await?;
        page.map_is_ready().await?;
        let (x, y) = page.on_map(URUM_AL_KUBRA).await?;
        assert!((x - aid.0).hypot(y - aid.1) < 1.0, "{x} {y} {aid:?}");
        let early = "return document.querySelectorAll('.map > canvas').length";
        assert_eq!(page.ask::<u32>(early).await?, 0);
        Ok(())
    })?;
    // What only the map can do is done when it is there.
    read_site(reader(), held_engine()?, async |page| {
        page.go("/").await?;
        let early = "return !!document.querySelector('[data-marks]:not([data-ready])')";
        page.wait_until("there are marks", async || page.ask::<bool>(early).await)
            .await?;
        page.click_at(HOSPITAL).await?;
        start_engine(page).await?;
        page.map_is_ready().await?;
        page.wait_until("the mark splits", async || {
            Ok(page.camera().await?.zoom > 12.0 || !page.texts(".map-tip").await?.is_empty())
        })
        .await
    })
}

#[test]
fn the_first_picture_is_not_shown_of_another_view() -> Outcome {
    read(Reader::at_desk(), async |page| {
        hold_program(page).await?;
        for (path, is_shown) in [
            ("/", true),
            ("/?sort=title", true),
            ("/?theme=light", true),
            ("/?theme=dark", false),
            // The table leaves the map less room.
            ("/?view=table", false),
            ("/?lang=ar", false),
            ("/?data=data/other.geojson", false),
            ("/?at=36.2,37.1,9", false),
            ("/?type=air_strike", false),
            ("/?id=m10-hospital-2016-10-01", false),
        ] {
            page.go(path).await?;
            page.becomes(path, is_shown, async || {
                page.ask::<bool>(
                    "return document.querySelector('.first-view')?.checkVisibility() ?? null",
                )
                .await
            })
            .await?;
        }
        Ok(())
    })
}

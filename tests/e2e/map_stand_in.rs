//! What stands in for the map in tests that are not about it is held to the real one.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::site::STAND_IN;
use crate::support::{Outcome, Page, Reader, Site, read, read_site};

/// Moves a map in every way that the page does: what it fires at once and later, whose moves they are, and where it looks then.
const DRIVE: &str = r##"
    const [path, done] = arguments;
    const types = ["movestart", "move", "moveend", "zoomstart", "zoom", "zoomend", "rotatestart", "rotate", "rotateend", "pitchstart",
        "pitch", "pitchend", "style.load", "load", "idle", "resize", "mousemove", "mouseout", "click"];
    const style = color => ({ version: 8, sources: {}, layers: [{ id: "land", type: "background", paint: { "background-color": color } }] });
    const drive = async () => {
        const { Map, ScaleControl, AttributionControl, setWorkerUrl } = await import(new URL(path, document.baseURI));
        setWorkerUrl(new URL("maplibre-gl-worker.mjs", new URL(path, document.baseURI)).href);
        const box = document.createElement("div");
        box.style.cssText = "position: fixed; inset: 0 auto auto 0; inline-size: 400px; block-size: 300px";
        document.body.append(box);
        const locale = { "Map.Title": "Map", "ScaleControl.Kilometers": "km", "ScaleControl.Meters": "m", "AttributionControl.ToggleAttribution": "Credits" };
        const map = new Map({ container: box, style: style("#ffffff"), locale, attributionControl: false, renderWorldCopies: false,
            maxPitch: 60, fadeDuration: 0, center: [37, 36], zoom: 8, bearing: 0, pitch: 0 });
        map.addControl(new ScaleControl({ compact: true, customAttribution: ["One", "Two"] }), "bottom-right");
        map.addControl(new AttributionControl({ compact: true, customAttribution: ["One", "Another"] }), "bottom-left");
        const parts = selector => [...box.querySelectorAll(selector)].map(part => [part.localName, part.className.trim(), part.role, part.tabIndex, part.ariaLabel, part.title, part.open ?? null].join(" "));
        const seen = [["parts", parts(".maplibregl-canvas-container, canvas, .maplibregl-ctrl-scale, details, summary, .maplibregl-ctrl-attrib-inner")]];
        let fired = [];
        for (const type of types) map.on(type, event => {
            const point = event.point ? ` at ${event.point.x},${event.point.y}` : "";
            const said = type + (event.originalEvent ? " of the reader" : "") + point;
            if (fired.at(-1) !== said) fired.push(said);
        });
        const looks = () => [map.getCenter().lng, map.getCenter().lat, map.getZoom(), map.getBearing(), map.getPitch()].map(number => Math.round(number * 1e6) / 1e6);
        const step = async (name, act) => {
            const idle = map.once("idle");
            await act();
            const atOnce = fired;
            fired = [];
            map.triggerRepaint();
            await idle;
            const { width, height, style } = map.getCanvas();
            seen.push([name, atOnce, fired, looks(), [width, height, style.width, style.height]]);
            fired = [];
        };
        const ended = () => new Promise(resolve => map.on("moveend", resolve));
        const pointer = (type, x, y) => map.getCanvas().dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window, clientX: x, clientY: y }));
        await step("start", () => {});
        await step("nothing", () => {});
        await step("jump", () => map.jumpTo({ center: [37.5, 36.5] }));
        await step("jump closer, turned and tilted", () => map.jumpTo({ center: [37, 36], zoom: 9, bearing: 20, pitch: 30, duration: 0 }));
        await step("turn back at once", () => map.easeTo({ bearing: 0, pitch: 0, duration: 0 }, { originalEvent: true }));
        await step("fly", async () => { const end = ended(); map.easeTo({ zoom: 10, duration: 60, essential: true }, { originalEvent: true }); await end; });
        await step("fly and jump", () => { map.easeTo({ zoom: 11, duration: 500, essential: true }); map.jumpTo({ zoom: 8 }); });
        await step("move from a listener", () => {
            const moved = () => { map.off("moveend", moved); map.jumpTo({ zoom: 7 }); };
            map.on("moveend", moved);
            map.jumpTo({ zoom: 6 });
        });
        await step("too close", () => map.jumpTo({ zoom: 99 }));
        await step("source and layer", () => {
            map.addSource("place", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
            map.addLayer({ id: "own", type: "background", paint: { "background-color": "#eeeeee" } });
            map.addLayer({ id: "drawn", type: "custom", render() {} });
            seen.push(["known", !!map.getSource("place"), map.getSource("other") === undefined, !!map.getLayer("own"), map.getLayer("other") === undefined]);
        });
        await step("resize", () => map.resize());
        await step("another size", async () => { const end = ended(); box.style.inlineSize = "500px"; await end; });
        await step("finer", () => map.setPixelRatio(2));
        await step("redraw", () => map.redraw());
        await step("pointer", () => { pointer("mousemove", 30, 40); pointer("mousedown", 30, 40); pointer("mouseup", 30, 40); pointer("click", 30, 40); pointer("mouseout", 30, 40); });
        await step("another style", async () => { const loaded = map.once("style.load"); map.setStyle(style("#000000")); await loaded; });
        seen.push(["known after it", map.getSource("place") === undefined, map.getLayer("own") === undefined, !!map.getLayer("drawn")]);
        map.remove();
        seen.push(["left", box.children.length, box.className]);
        return seen;
    };
    drive().then(seen => done(seen.map(step => JSON.stringify(step))), error => done([String(error?.stack ?? error)]));"##;

async fn driven(page: &Page, module: &str) -> Outcome<Vec<String>> {
    let driven: Vec<String> = page.ask_later_with(DRIVE, vec![json!(module)]).await?;
    Ok(driven.iter().map(|step| steady(step)).collect())
}

/// A step without what depends on how many frames a busy machine draws: how often a flight tells that it moves, and whether the map
/// has come to rest before or after the call returned.
fn steady(step: &str) -> String {
    let Ok(mut step) = serde_json::from_str::<Vec<Value>>(step) else {
        return step.to_owned();
    };
    let is_flight = step[0].as_str().is_some_and(|name| name.starts_with("fly"));
    let is_progress = |event: &Value| {
        let event = event.as_str().unwrap_or_default();
        ["move", "zoom"].contains(&event.split(' ').next().unwrap_or_default())
    };
    if let [_, Value::Array(during), Value::Array(after), ..] = step.as_mut_slice() {
        during.append(after);
        during.retain(|event| !(is_flight && is_progress(event)));
    }
    Value::from(step).to_string()
}

#[test]
fn it_fires_the_same_events_in_the_same_order_and_looks_where_the_real_map_does() -> Outcome {
    let site = Site::built()?.with("vendor/stand-in.mjs", STAND_IN)?;
    read_site(
        Reader::at_desk().with_map().with_motion(),
        site,
        async |page| {
            page.open("/").await?;
            page.map_is_ready().await?;
            let real = driven(page, &page.site.map_module()?).await?;
            let stand_in = driven(page, "vendor/stand-in.mjs").await?;
            assert!(real.len() > 15, "{real:#?}");
            assert_eq!(stand_in, real);
            Ok(())
        },
    )
}

/// What the page has called on a map.
#[derive(Deserialize)]
struct Called {
    unknown: Vec<String>,
    n_known: usize,
}

#[test]
fn all_that_the_page_calls_on_it_the_real_map_has() -> Outcome {
    let calls: Vec<String> = read(Reader::at_desk(), async |page| {
        page.open("/?id=m10-hospital-2016-10-01").await?;
        page.map_is_ready().await?;
        page.click("button", "Zoom in").await?;
        page.click("button", "Dark colours").await?;
        page.wait_until("the map has another style", async || {
            page.ask("return standIn.calls.includes('setStyle')").await
        })
        .await?;
        page.ask("return [...new Set(standIn.calls)]").await
    })?;
    read(Reader::at_desk().with_map(), async |page| {
        page.open("/").await?;
        let look = "const [path, calls, done] = arguments;
            import(new URL(path, document.baseURI)).then(({ Map }) => {
                const unknown = calls.filter(name => typeof Map.prototype[name] !== 'function');
                done({ unknown, n_known: calls.length - unknown.length });
            });";
        let module = page.site.map_module()?;
        let called: Called = page
            .ask_later_with(look, vec![json!(module), json!(calls)])
            .await?;
        assert_eq!(called.unknown, Vec::<String>::new());
        assert!(called.n_known > 10, "the page called {calls:?} only");
        Ok(())
    })
}

//! The map as a reader sees it: where places lie on the screen, and when the marks are there.

use std::f64::consts::{PI, TAU};

use serde::Deserialize;

use crate::support::reader::media_belief;
use crate::support::{Failure, Outcome, Page};

/// Pixels of the world's width at zoom 0.
const WORLD_PX: f64 = 512.0;

/// A point of the page's header, where there is nothing to point at.
const ASIDE: (f64, f64) = (4.0, 4.0);

/// Where two of the incidents are reported, as longitude and latitude.
pub const KAFR_ZITA: (f64, f64) = (36.6018, 35.3736);
pub const URUM_AL_KUBRA: (f64, f64) = (36.9678, 36.1516);
pub const SAKHOUR: (f64, f64) = (37.1898, 36.2185);

/// Where the map looks once it is ready, asked of `MapLibre`: its module is the one that the page has loaded, and which of its maps is the page's shows
/// as soon as a pointer moves over it.
pub(super) const CAMERA: &str = "
    const done = arguments[0];
    const canvas = document.querySelector('[data-ready] canvas');
    if (!canvas) return done(null);
    const say = map => {
        const { lng, lat } = map.getCenter();
        const { left, top, width, height } = document.querySelector('.map').getBoundingClientRect();
        done({ centre: [lng, lat], zoom: map.getZoom(), middle: [left + width / 2, top + height / 2] });
    };
    if (window.__map?.getCanvas() === canvas) return say(window.__map);
    const module = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/maplibre-gl.mjs'));
    import(module.name).then(({ Map }) => {
        const { getZoom } = Map.prototype;
        Map.prototype.getZoom = function () { window.__map = this; return getZoom.call(this); };
        canvas.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, clientX: 1, clientY: 1 }));
        Map.prototype.getZoom = getZoom;
        say(window.__map);
    });";

/// Steps to the last mark in view, and says the names of all; or which one was not there within a second.
const STEP_THROUGH_MARKS: &str = "
    const done = arguments[0];
    const list = document.querySelector('.map-keys');
    const press = key => list.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    const names = [];
    let since = performance.now();
    const look = () => {
        const option = document.getElementById(list.getAttribute('aria-activedescendant'));
        if (option?.ariaPosInSet === String(names.length + 1)) {
            names.push(option.textContent);
            if (names.length === Number(option.ariaSetSize)) return done({ Ok: names });
            since = performance.now();
            press('ArrowRight');
        } else if (performance.now() - since > 1000) {
            return done({ Err: `there is no option ${names.length + 1}` });
        }
        requestAnimationFrame(look);
    };
    list.focus();
    press('Home');
    look();";

/// Web Mercator by the book; the page's own arithmetic is what is tested.
fn world((lng, lat): (f64, f64)) -> (f64, f64) {
    let y = (1.0 - lat.to_radians().tan().asinh() / PI) / 2.0;
    (lng.to_radians() / TAU + 0.5, y)
}

/// Where the map looks.
#[derive(Deserialize)]
pub struct Camera {
    /// Longitude and latitude, degrees.
    pub centre: (f64, f64),
    pub zoom: f64,
    /// Of the screen, in CSS pixels.
    middle: (f64, f64),
}

impl Camera {
    /// The point of the screen where a place lies.
    pub fn on_screen(&self, place: (f64, f64)) -> (f64, f64) {
        let (at, centre) = (world(place), world(self.centre));
        let size = WORLD_PX * self.zoom.exp2();
        let [x, y] = [at.0 - centre.0, at.1 - centre.1].map(|away| away * size);
        (self.middle.0 + x, self.middle.1 + y)
    }
}

impl Page {
    /// The point of the screen where a place lies.
    pub async fn on_map(&self, place: (f64, f64)) -> Outcome<(f64, f64)> {
        Ok(self.camera().await?.on_screen(place))
    }

    /// Where the map looks, as soon as it has started.
    pub async fn camera(&self) -> Outcome<Camera> {
        // What a driver runs in Firefox may not import: there the page has it from its witness.
        let camera = match self.engine.speaks_devtools() {
            true => CAMERA,
            false => "window.__camera(arguments[0])",
        };
        self.wait_for("the map is ready", async || self.ask_later(camera).await)
            .await
    }

    /// The middle of what neither an open record nor the map's foot covers.
    pub async fn middle_beside_the_record(&self) -> Outcome<(f64, f64)> {
        let (map, record) = (self.rect(".map").await?, self.rect("aside").await?);
        let foot = self.rect(".map-foot").await?;
        Ok((f64::midpoint(map.x, record.x), f64::midpoint(map.y, foot.y)))
    }

    /// Waits until the map has started.
    pub async fn map_is_ready(&self) -> Outcome {
        let ready = "return !!document.querySelector('[data-ready] canvas')";
        self.wait_until("the map is ready", async || self.ask(ready).await)
            .await
    }

    /// Waits until the mark of a place is drawn: the map names it under the pointer, which then leaves it.
    pub async fn map_draws(&self, place: (f64, f64)) -> Outcome {
        self.map_is_ready().await?;
        self.wait_until("the mark is drawn", async || {
            Ok(!self.names_at(place).await?.is_empty())
        })
        .await?;
        self.point_aside().await
    }

    /// Takes the pointer away from everything that answers to it.
    pub async fn point_aside(&self) -> Outcome {
        self.point_at(ASIDE).await?;
        self.wait_until("nothing is named any more", async || {
            Ok(self.texts(".map-tip .tip-title").await?.is_empty())
        })
        .await
    }

    /// What the map names when the pointer comes to a place.
    pub async fn names_at(&self, place: (f64, f64)) -> Outcome<Vec<String>> {
        let (x, y) = self.on_map(place).await?;
        // A pointer that does not move says nothing to the page.
        self.point_at((x + 60.0, y)).await?;
        self.point_at((x, y)).await?;
        // The map says it in its next frame, which a busy machine draws late.
        self.draws_frames().await?;
        self.texts(".map-tip .tip-title").await
    }

    /// Waits until the page has drawn two frames: what it was told before is in the second one.
    async fn draws_frames(&self) -> Outcome {
        let drawn = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";
        self.ask_later::<bool>(drawn).await?;
        Ok(())
    }

    /// What the marks in view are called, stepped through by keys: the map says it to who cannot see it. The keys are pressed in the
    /// page, a hundred of them in a second; that the reader's own keys do the same is what tests of one mark are about.
    pub async fn marks(&self) -> Outcome<Vec<String>> {
        let stepped: Result<Vec<String>, String> = self.ask_later(STEP_THROUGH_MARKS).await?;
        // Marks that change meanwhile may be fewer: whoever asks looks again.
        stepped.map_err(Failure)
    }

    /// Chooses in a menu, by its name.
    pub async fn choose(&self, menu: &str, value: &str) -> Outcome {
        let menu = self.find("combobox", menu).await?;
        let script = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change', { bubbles: true }))";
        let value = serde_json::json!(value);
        self.ask_with::<()>(script, vec![menu.to_json()?, value])
            .await
    }

    /// The middle of all pixels of a colour around a point of the screen, if there are any.
    pub async fn middle_of_color(
        &self,
        (x, y): (f64, f64),
        color: [u8; 3],
    ) -> Outcome<Option<(f64, f64)>> {
        let [n, sum_x, sum_y] = self.pixels((x, y), color, 24).await?;
        // A pixel's own middle is half a pixel from its corner.
        Ok((n > 8.0).then(|| (sum_x / n + 0.5, sum_y / n + 0.5)))
    }

    /// How many pixels around a point of the screen have a colour.
    pub async fn pixels_of_color(&self, at: (f64, f64), color: [u8; 3]) -> Outcome<u32> {
        self.pixels_like(at, color, 24).await
    }

    /// How many pixels around a point of the screen have a colour, or one so far from it.
    pub async fn pixels_like(&self, at: (f64, f64), color: [u8; 3], off: u32) -> Outcome<u32> {
        Ok(self.pixels(at, color, off).await?[0] as u32)
    }

    async fn pixels(&self, (x, y): (f64, f64), color: [u8; 3], off: u32) -> Outcome<[f64; 3]> {
        let format = serde_json::json!({"format": "png", "optimizeForSpeed": true});
        let shot = self.devtools("Page.captureScreenshot", format).await?;
        let script = format!(
            "const done = arguments[arguments.length - 1];
            const wanted = {color:?};
            const image = new Image();
            image.onload = () => {{
                const canvas = document.createElement('canvas');
                canvas.width = canvas.height = 60;
                const [left, top] = [Math.round({x}) - 30, Math.round({y}) - 30];
                const context = canvas.getContext('2d', {{ willReadFrequently: true }});
                context.drawImage(image, left, top, 60, 60, 0, 0, 60, 60);
                const pixels = context.getImageData(0, 0, 60, 60).data;
                const found = [0, 0, 0];
                for (let at = 0; at < 3600; at += 1) {{
                    const away = wanted.map((one, part) => Math.abs(pixels[at * 4 + part] - one));
                    if (away[0] + away[1] + away[2] < {off}) {{
                        found[0] += 1;
                        found[1] += left + at % 60;
                        found[2] += top + Math.floor(at / 60);
                    }}
                }}
                done(found);
            }};
            image.src = 'data:image/png;base64,{}';",
            shot["data"].as_str().unwrap_or_default()
        );
        self.ask_later(&script).await
    }

    /// The reader's system turns dark.
    pub async fn turn_dark(&self) -> Outcome {
        let (command, parameters) = media_belief(&[
            ("prefers-color-scheme", "dark"),
            ("prefers-reduced-motion", "reduce"),
        ]);
        self.devtools(command, parameters).await?;
        Ok(())
    }

    /// Waits until the page has the colours of the night.
    pub async fn is_dark(&self) -> Outcome {
        self.wait_until("the page is dark", async || {
            self.ask("const [r, g, b] = getComputedStyle(document.querySelector('.panel')).backgroundColor.match(/\\d+/g); return +r + +g + +b < 200").await
        })
        .await
    }
}

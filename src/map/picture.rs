//! The map as it is drawn, as a picture to be taken along.

use incidents::config::MapConfig;
use js_sys::{Array, Promise};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::browser::web;
use crate::map::IncidentMap;

/// Pixels of the picture to a CSS pixel, at least.
const RATIO: f64 = 2.0;

/// What has not come by then is not in the picture.
const MAX_MS: i32 = 5000;

impl IncidentMap {
    /// What is drawn now, once everything has come.
    pub async fn picture(&self) -> Option<HtmlCanvasElement> {
        let ratio = self.map.pixel_ratio();
        if ratio < RATIO {
            self.map.set_pixel_ratio(RATIO);
        }
        let idle = self.map.once("idle");
        self.map.trigger_repaint();
        // A map on which time plays is never idle. Neither is ever rejected.
        let either = Array::of2(&idle, &web::timeout(MAX_MS));
        let _idle = JsFuture::from(Promise::race(&either)).await;
        let copy = self.drawn();
        if ratio < RATIO {
            self.map.set_pixel_ratio(ratio);
        }
        copy
    }

    /// What is drawn now, at once: for who cannot wait, as the browser that prints.
    pub fn drawn(&self) -> Option<HtmlCanvasElement> {
        // What the browser has shown is gone from the canvas: it is drawn again, and copied before the browser takes it.
        self.map.redraw();
        copy_of(&self.map.canvas())
    }

    /// Its size in CSS pixels.
    pub fn size_px(&self) -> (f64, f64) {
        let canvas = self.map.canvas();
        let size = [canvas.client_width(), canvas.client_height()];
        (f64::from(size[0]), f64::from(size[1]))
    }
}

/// The same picture on a canvas of its own.
pub fn copy_of(drawn: &HtmlCanvasElement) -> Option<HtmlCanvasElement> {
    let copy = web::document()?.create_element("canvas").ok()?;
    let copy: HtmlCanvasElement = copy.unchecked_into();
    copy.set_width(drawn.width());
    copy.set_height(drawn.height());
    let context = copy.get_context("2d").ok()??;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let copied = context.draw_image_with_html_canvas_element(drawn, 0.0, 0.0);
    copied.ok().map(|()| copy)
}

/// Whose map it is and whom to thank, as it stands in its corner.
pub fn credits(config: &MapConfig) -> String {
    let credits = web::element(".maplibregl-ctrl-attrib-inner");
    let credits = credits.and_then(|credits| credits.text_content());
    // A map that has ended has no corner.
    credits
        .or(config.basemap.credit.clone())
        .unwrap_or_default()
}

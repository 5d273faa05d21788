//! The marks as pictures for the map: the same outlines as in the legend.

use incidents::config::{Category, MapConfig};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData, Path2d};

use crate::components::marks::{color, path};
use crate::map::js::object;
use crate::map::maplibre::Map;
use crate::theme::Theme;
use crate::web;

/// Width and height of a picture in CSS pixels.
const SIZE_PX: f64 = 24.0;

/// Pictures are drawn this many times larger, for dense screens.
const DENSITY: f64 = 3.0;

/// The name of a category's picture.
pub fn name(category: &str, is_exact: bool, theme: Theme) -> String {
    // The theme is part of it: pictures outlive a change of style.
    let theme = if theme == Theme::Dark {
        "dark"
    } else {
        "light"
    };
    let precision = if is_exact { "exact" } else { "area" };
    format!("{theme}:{precision}:{category}")
}

/// Adds the pictures of a category, for exact sites and for places known less well.
pub fn add(map: &Map, config: &MapConfig, code: &str, theme: Theme) {
    let category = config.category_or_derived(code);
    for is_exact in [true, false] {
        let name = name(code, is_exact, theme);
        if map.has_image(&name) {
            continue;
        }
        if let Ok(picture) = draw(&category, is_exact, theme) {
            // MapLibre refuses a picture only when its name is taken, which was just checked.
            let _added = map.add_image(&name, &picture, &object(&[("pixelRatio", DENSITY.into())]));
        }
    }
}

fn draw(category: &Category, is_exact: bool, theme: Theme) -> Result<JsValue, JsValue> {
    let size = SIZE_PX * DENSITY;
    let context = canvas(size as u32)?;
    context.translate(size / 2.0, size / 2.0)?;
    context.scale(DENSITY, DENSITY)?;
    context.set_line_join("round");
    let outline = Path2d::new_with_path_string(&path(category.shape, 7.0))?;
    let (paper, ink) = (paper(theme), color(category, theme));
    // A rim of paper keeps the mark apart from whatever lies under it.
    stroke(&context, &outline, paper, if is_exact { 4.0 } else { 6.0 });
    context.set_fill_style_str(if is_exact { ink } else { paper });
    context.fill_with_path_2d(&outline);
    stroke(&context, &outline, ink, if is_exact { 1.0 } else { 2.5 });
    let image: ImageData = context.get_image_data(0.0, 0.0, size, size)?;
    Ok(image.into())
}

fn paper(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "#ffffff",
        Theme::Dark => "#1c1e21",
    }
}

fn stroke(context: &CanvasRenderingContext2d, outline: &Path2d, color: &str, width_px: f64) {
    context.set_stroke_style_str(color);
    context.set_line_width(width_px);
    context.stroke_with_path(outline);
}

fn canvas(size: u32) -> Result<CanvasRenderingContext2d, JsValue> {
    let document = web::document().ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document
        .create_element("canvas")?
        .dyn_into()
        .map_err(JsValue::from)?;
    canvas.set_width(size);
    canvas.set_height(size);
    canvas
        .get_context("2d")?
        .ok_or(JsValue::NULL)?
        .dyn_into()
        .map_err(JsValue::from)
}

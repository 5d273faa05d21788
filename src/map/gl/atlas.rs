//! Pictures for the map, drawn once by the browser's own canvas and kept side by side in one texture: the marks of the
//! categories, with the same outlines as in the legend, and the numbers of clusters in the page's own figures.
//!
//! The canvas itself becomes the texture. Its pixels are never read back: browsers that guard against fingerprinting would give noise.

use incidents::config::category::Category;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{CanvasRenderingContext2d as Context, HtmlCanvasElement, Path2d};

use crate::browser::palette::Theme;
use crate::browser::web;
use crate::map::gl::gpu::{Texel, Texture};
use crate::ui::symbol::{color, path};

/// Texels on each side of the texture.
const SIDE: u32 = 1024;

/// Width and height of a mark's picture in CSS pixels.
const MARK_PX: f64 = 24.0;

/// Height of a number's picture in CSS pixels.
const NUMBER_PX: f64 = 16.0;

/// A picture in the texture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Picture {
    /// Left, top, right and bottom, as fractions of 65,535.
    pub corners: [u16; 4],
    /// Half its width and height on the screen, in CSS pixels.
    pub half_px: [f32; 2],
}

/// A part of the canvas that the texture does not hold yet.
struct Fresh {
    at: (i32, i32),
    size: (i32, i32),
}

/// The pictures and where they are.
pub struct Atlas {
    canvas: Option<(HtmlCanvasElement, Context)>,
    density: f64,
    theme: Theme,
    /// By their keys, in order.
    pictures: Vec<(String, Picture)>,
    fresh: Vec<Fresh>,
    is_empty: bool,
    is_full: bool,
    /// Where the next picture goes, and how high the row of pictures is that it goes to.
    next: (u32, u32),
    row_height: u32,
}

impl Atlas {
    /// No picture yet, in a palette.
    pub fn new(theme: Theme) -> Self {
        let ratio = web::window().map_or(1.0, |window| window.device_pixel_ratio());
        Self {
            canvas: canvas().ok(),
            // Places are not on whole pixels: with twice as many, nothing blurs.
            density: 2.0 * ratio.clamp(1.0, 2.0).ceil(),
            theme,
            pictures: Vec::new(),
            fresh: Vec::new(),
            is_empty: true,
            is_full: false,
            next: (0, 0),
            row_height: 0,
        }
    }

    /// Whether a picture was wanted that had no room: then all are to be made anew, without those of the past.
    pub fn is_full(&self) -> bool {
        self.is_full
    }

    /// A category's mark: filled for an exact site, a ring for a place known less well.
    pub fn mark(&mut self, category: &Category, is_exact: bool) -> Picture {
        let sign = if is_exact { '+' } else { '-' };
        let key = format!("{sign}{}", category.id);
        self.picture(key, (MARK_PX, MARK_PX), &|context, theme| {
            let outline = Path2d::new_with_path_string(&path(category.shape, 7.0))?;
            let (paper, ink) = (paper(theme), color(category, theme));
            // A rim of paper keeps the mark apart from whatever lies under it.
            stroke(context, &outline, paper, if is_exact { 4.0 } else { 6.0 });
            context.set_fill_style_str(if is_exact { ink } else { paper });
            context.fill_with_path_2d(&outline);
            stroke(context, &outline, ink, if is_exact { 1.0 } else { 2.5 });
            Ok(())
        })
    }

    /// A number, no wider than this.
    pub fn number(&mut self, text: &str, most_px: f64) -> Picture {
        let key = format!("#{} {text}", most_px.round() as i32);
        let size_px = (most_px + 6.0, NUMBER_PX);
        self.picture(key, size_px, &|context, theme| {
            context.set_font(&format!("600 11.5px {FONTS}"));
            let direction = if web::is_rtl() { "rtl" } else { "ltr" };
            js_sys::Reflect::set(context, &"direction".into(), &direction.into())?;
            context.set_text_align("center");
            context.set_text_baseline("middle");
            let width_px = context.measure_text(text)?.width();
            let smaller = (most_px / width_px.max(1.0)).min(1.0);
            context.scale(smaller, smaller)?;
            context.set_line_width(3.0);
            context.set_stroke_style_str(paper(theme));
            context.stroke_text(text, 0.0, 0.75)?;
            context.set_fill_style_str(ink(theme));
            context.fill_text(text, 0.0, 0.75)
        })
    }

    fn picture(
        &mut self,
        key: String,
        (width_px, height_px): (f64, f64),
        draw: &dyn Fn(&Context, Theme) -> Result<(), JsValue>,
    ) -> Picture {
        let place = match self.pictures.binary_search_by(|(known, _)| known.cmp(&key)) {
            Ok(known) => return self.pictures[known].1,
            Err(place) => place,
        };
        let texels = |px: f64| (px * self.density).ceil() as u32;
        let size = (texels(width_px), texels(height_px));
        let Some(at) = self.room(size) else {
            self.is_full = true;
            return Picture::default();
        };
        let drawn = self.canvas.as_ref().map(|(_, context)| {
            let draw = || draw(context, self.theme);
            draw_at(context, (at, size), self.density, &draw)
        });
        if !matches!(drawn, Some(Ok(()))) {
            return Picture::default();
        }
        let corner = |texel: u32| (texel * 65_535 / SIDE) as u16;
        let picture = Picture {
            corners: [at.0, at.1, at.0 + size.0, at.1 + size.1].map(corner),
            half_px: [size.0, size.1].map(|texels| texels as f32 / self.density as f32 / 2.0),
        };
        self.pictures.insert(place, (key, picture));
        self.fresh.push(Fresh {
            at: (at.0 as i32, at.1 as i32),
            size: (size.0 as i32, size.1 as i32),
        });
        picture
    }

    /// Rows of pictures, each as high as its highest, with a texel between.
    fn room(&mut self, (width, height): (u32, u32)) -> Option<(u32, u32)> {
        if self.next.0 + width > SIDE {
            self.next = (0, self.next.1 + self.row_height + 1);
            self.row_height = 0;
        }
        let at = self.next;
        if at.1 + height > SIDE {
            return None;
        }
        self.next.0 += width + 1;
        self.row_height = self.row_height.max(height);
        Some(at)
    }

    /// Gives the texture what it does not hold yet.
    pub fn upload(&mut self, texture: &Texture) -> Result<(), JsValue> {
        if std::mem::take(&mut self.is_empty) {
            texture.fill(Texel::Color, (SIDE as i32, SIDE as i32), None)?;
        }
        let Some((canvas, _)) = &self.canvas else {
            return Ok(());
        };
        for fresh in self.fresh.drain(..) {
            texture.fill_part(fresh.at, fresh.size, canvas)?;
        }
        Ok(())
    }
}

/// The figures stand in the middle of what the page's stylesheet says for text.
const FONTS: &str = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', sans-serif";

/// The ground that marks stand on.
pub fn paper(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "#ffffff",
        Theme::Dark => "#1c1e21",
    }
}

/// What is written on it.
pub fn ink(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "#16181a",
        Theme::Dark => "#ffffff",
    }
}

fn stroke(context: &Context, outline: &Path2d, color: &str, width_px: f64) {
    context.set_stroke_style_str(color);
    context.set_line_width(width_px);
    context.stroke_with_path(outline);
}

/// Makes a drawing around the middle of a part of the canvas, and nowhere else.
fn draw_at(
    context: &Context,
    ((x, y), (width, height)): ((u32, u32), (u32, u32)),
    density: f64,
    draw: &dyn Fn() -> Result<(), JsValue>,
) -> Result<(), JsValue> {
    let [x, y, width, height] = [x, y, width, height].map(f64::from);
    context.save();
    context.begin_path();
    context.rect(x, y, width, height);
    context.clip();
    context.translate(x + width / 2.0, y + height / 2.0)?;
    context.scale(density, density)?;
    context.set_line_join("round");
    let drawn = draw();
    context.restore();
    drawn
}

/// A canvas that is never seen, with room for all pictures.
fn canvas() -> Result<(HtmlCanvasElement, Context), JsValue> {
    let document = web::document().ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    canvas.set_width(SIDE);
    canvas.set_height(SIDE);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    Ok((canvas, context.unchecked_into()))
}

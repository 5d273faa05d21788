//! An image of the view: the map with what a reader must know where the image stands alone, in the page's own colours
//! and letters and the reader's language.

use wasm_bindgen::JsCast as _;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

use crate::browser::web;

/// Pixels of the image to a CSS pixel.
const RATIO: f64 = 2.0;

/// Around everything but the map, in CSS pixels.
const MARGIN_PX: f64 = 16.0;

/// What stands in an image.
pub struct Picture {
    /// What the map is called.
    pub title: String,
    /// Which records are shown.
    pub lines: Vec<String>,
    /// The map as it is drawn.
    pub map: HtmlCanvasElement,
    /// Its size in CSS pixels.
    pub size_px: (f64, f64),
    /// The marks: outline, colour and name.
    pub legend: Vec<(String, String, String)>,
    /// Whom to thank, which edition of the data, and where it is.
    pub feet: Vec<String>,
}

impl Picture {
    /// The image; none where the browser draws none.
    pub fn drawn(&self) -> Option<HtmlCanvasElement> {
        let canvas = web::document()?.create_element("canvas").ok()?;
        let canvas: HtmlCanvasElement = canvas.unchecked_into();
        let root = web::document()?.document_element()?;
        let style = web::window()?.get_computed_style(&root).ok()??;
        let of_root = |name: &str| style.get_property_value(name).unwrap_or_default();
        let context = canvas.get_context("2d").ok()??;
        let mut pen = Pen {
            context: context.unchecked_into(),
            width_px: self.size_px.0,
            y_px: MARGIN_PX,
            is_rtl: web::is_rtl(),
            draws: false,
            font: of_root("font-family"),
            ink: of_root("color"),
        };
        // Once to know how high it is, and once on a canvas of that height.
        self.lay_out(&mut pen)?;
        let height_px = pen.y_px + MARGIN_PX;
        canvas.set_width((pen.width_px * RATIO) as u32);
        canvas.set_height((height_px * RATIO) as u32);
        let context = &pen.context;
        context.scale(RATIO, RATIO).ok()?;
        context.set_fill_style_str(&of_root("background-color"));
        context.fill_rect(0.0, 0.0, pen.width_px, height_px);
        pen.draws = true;
        pen.y_px = MARGIN_PX;
        self.lay_out(&mut pen)?;
        Some(canvas)
    }

    fn lay_out(&self, pen: &mut Pen) -> Option<()> {
        pen.text("600 22px", 28.0, &self.title)?;
        for line in &self.lines {
            pen.text("15px", 22.0, line)?;
        }
        pen.y_px += 8.0;
        let (width_px, height_px) = self.size_px;
        if pen.draws {
            let drawn = pen
                .context
                .draw_image_with_html_canvas_element_and_dw_and_dh(
                    &self.map, 0.0, pen.y_px, width_px, height_px,
                );
            drawn.ok()?;
        }
        pen.y_px += height_px + 12.0;
        pen.legend(&self.legend)?;
        for foot in &self.feet {
            pen.text("12px", 18.0, foot)?;
        }
        Some(())
    }
}

/// Writes from line to line, or only measures.
struct Pen {
    context: CanvasRenderingContext2d,
    width_px: f64,
    y_px: f64,
    is_rtl: bool,
    draws: bool,
    font: String,
    ink: String,
}

impl Pen {
    fn take(&self, font: &str) {
        let context = &self.context;
        context.set_font(&format!("{font} {}", self.font));
        context.set_fill_style_str(&self.ink);
        context.set_text_baseline("middle");
        let direction = if self.is_rtl { "rtl" } else { "ltr" };
        // Setting a member of a canvas's context cannot fail.
        let _set = js_sys::Reflect::set(context, &"direction".into(), &direction.into());
    }

    fn width_of(&self, text: &str) -> Option<f64> {
        Some(self.context.measure_text(text).ok()?.width())
    }

    /// So far from the side where lines begin, in CSS pixels from the left.
    fn x_px(&self, from_start_px: f64) -> f64 {
        match self.is_rtl {
            true => self.width_px - from_start_px,
            false => from_start_px,
        }
    }

    /// A text in as many lines as it takes; a word that is longer than a line is cut.
    fn text(&mut self, font: &str, line_px: f64, text: &str) -> Option<()> {
        self.take(font);
        let room_px = self.width_px - 2.0 * MARGIN_PX;
        let mut line = String::new();
        for c in text.chars().chain(['\n']) {
            line.push(c);
            let is_full = self.width_of(line.trim_end())? > room_px;
            if c != '\n' && !is_full {
                continue;
            }
            let end = match line.trim_end().rfind(' ') {
                Some(space) if is_full && space > 0 => space,
                _ if is_full => line.len() - c.len_utf8(),
                _ => line.len(),
            };
            let rest = line.split_off(end);
            self.write(MARGIN_PX, line_px, line.trim())?;
            self.y_px += line_px;
            rest.trim_start().clone_into(&mut line);
        }
        match line.is_empty() {
            true => Some(()),
            false => self.text(font, line_px, &line),
        }
    }

    fn write(&self, from_start_px: f64, line_px: f64, text: &str) -> Option<()> {
        let (x, y) = (self.x_px(from_start_px), self.y_px + line_px / 2.0);
        match self.draws {
            true => self.context.fill_text(text, x, y).ok(),
            false => Some(()),
        }
    }

    /// The marks with their names, one beside the other as long as there is room.
    fn legend(&mut self, marks: &[(String, String, String)]) -> Option<()> {
        const LINE_PX: f64 = 24.0;
        let mut x_px = MARGIN_PX;
        for (outline, color, name) in marks {
            self.take("13.5px");
            let width_px = 22.0 + self.width_of(name)?;
            if x_px > MARGIN_PX && x_px + width_px > self.width_px - MARGIN_PX {
                x_px = MARGIN_PX;
                self.y_px += LINE_PX;
            }
            self.write(x_px + 22.0, LINE_PX, name)?;
            if self.draws {
                let context = &self.context;
                context.save();
                let middle = (self.x_px(x_px + 8.0), self.y_px + LINE_PX / 2.0 - 1.0);
                context.translate(middle.0, middle.1).ok()?;
                context.set_fill_style_str(color);
                context.fill_with_path_2d(&Path2d::new_with_path_string(outline).ok()?);
                context.restore();
            }
            x_px += width_px + 18.0;
        }
        self.y_px += if marks.is_empty() { 0.0 } else { LINE_PX + 6.0 };
        Some(())
    }
}

/// Whether what is read of a canvas is what was drawn on it: browsers that guard against fingerprinting give noise. What little
/// others change of a picture does not count.
pub fn canvas_is_read_truly() -> bool {
    const SIDE: u32 = 8;
    const COLOR: [u8; 4] = [0x1d, 0x8a, 0x5f, 0xff];
    const OFF_BY: u8 = 8;
    let read = || {
        let canvas = web::document()?.create_element("canvas").ok()?;
        let canvas: HtmlCanvasElement = canvas.unchecked_into();
        canvas.set_width(SIDE);
        canvas.set_height(SIDE);
        let context = canvas.get_context("2d").ok()??;
        let context: CanvasRenderingContext2d = context.unchecked_into();
        let side = f64::from(SIDE);
        context.set_fill_style_str("#1d8a5f");
        context.fill_rect(0.0, 0.0, side, side);
        Some(context.get_image_data(0.0, 0.0, side, side).ok()?.data().0)
    };
    let is_as_drawn = |texel: &[u8]| {
        let mut pairs = texel.iter().zip(COLOR);
        pairs.all(|(read, drawn)| read.abs_diff(drawn) <= OFF_BY)
    };
    read().is_some_and(|bytes| bytes.chunks_exact(4).all(is_as_drawn))
}

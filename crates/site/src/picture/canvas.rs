//! Paths in colours.

use tiny_skia::{
    Color, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Rect, Shader, Stroke,
    Transform,
};

use super::text::Line;

/// A colour with its opacity.
pub(crate) type Ink = Color;

/// A picture that is being drawn.
pub(crate) struct Canvas {
    pub(crate) pixmap: Pixmap,
}

impl Canvas {
    pub(crate) fn new(width: u32, height: u32) -> Option<Self> {
        Some(Self {
            pixmap: Pixmap::new(width, height)?,
        })
    }

    pub(crate) fn fill_all(&mut self, ink: Ink) {
        self.pixmap.fill(ink);
    }

    /// A band across the picture.
    pub(super) fn band(&mut self, top: f32, bottom: f32, ink: Ink) {
        let width = self.pixmap.width() as f32;
        if let Some(rect) = Rect::from_ltrb(0.0, top, width, bottom) {
            self.fill(&PathBuilder::from_rect(rect), ink);
        }
    }

    pub(crate) fn fill(&mut self, path: &Path, ink: Ink) {
        // A ring of a polygon in another is a hole, whichever way it turns.
        self.fill_with(path, &paint_of(ink), FillRule::EvenOdd);
    }

    /// A disc that fades from here on towards its edge.
    pub(super) fn fill_shader(&mut self, path: &Path, shader: Shader<'_>) {
        let paint = Paint {
            shader,
            ..Paint::default()
        };
        self.fill_with(path, &paint, FillRule::Winding);
    }

    fn fill_with(&mut self, path: &Path, paint: &Paint<'_>, rule: FillRule) {
        self.pixmap
            .fill_path(path, paint, rule, Transform::identity(), None);
    }

    pub(crate) fn stroke(&mut self, path: &Path, ink: Ink, width: f32) {
        let stroke = Stroke {
            width,
            line_join: LineJoin::Round,
            line_cap: LineCap::Butt,
            ..Stroke::default()
        };
        self.stroke_with(path, ink, &stroke);
    }

    pub(super) fn stroke_with(&mut self, path: &Path, ink: Ink, stroke: &Stroke) {
        self.pixmap
            .stroke_path(path, &paint_of(ink), stroke, Transform::identity(), None);
    }

    /// Words from the left end of their baseline, in front of a halo that is so wide.
    pub(super) fn write(&mut self, line: &Line, (x, y): (f32, f32), ink: Ink, halo: (Ink, f32)) {
        let Some(path) = line.outline_at(x, y) else {
            return;
        };
        if halo.1 > 0.0 {
            self.stroke(&path, halo.0, 2.0 * halo.1);
        }
        // Strokes of joined letters lie over each other.
        self.fill_with(&path, &paint_of(ink), FillRule::Winding);
    }
}

fn paint_of(ink: Ink) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(ink);
    paint
}

/// `#rrggbb`; grey where it is not one.
pub(crate) fn ink(text: &str) -> Ink {
    let part = |at: usize| {
        let digits = text.get(at..at + 2)?;
        u8::from_str_radix(digits, 16).ok()
    };
    match (part(1), part(3), part(5)) {
        (Some(red), Some(green), Some(blue)) => Color::from_rgba8(red, green, blue, 255),
        _ => Color::from_rgba8(128, 128, 128, 255),
    }
}

/// The same colour, seen through.
pub(super) fn faded(mut ink: Ink, opacity: f32) -> Ink {
    ink.set_alpha(opacity);
    ink
}

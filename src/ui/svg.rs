//! Shapes and lengths of SVG.

use crate::ui::element::{Element, el};

/// A rectangle.
pub fn rect(x_px: f64, y_px: f64, width_px: f64, height_px: f64) -> Element {
    el("rect")
        .attr("x", px(x_px))
        .attr("y", px(y_px))
        .attr("width", px(width_px))
        .attr("height", px(height_px))
}

/// A length as SVG has it, to a tenth. The bars need thousands of them a second, and to write any `f64` takes ten times as long.
pub fn px(length: f64) -> String {
    let tenths = (length * 10.0).round() as i32;
    let sign = if tenths < 0 { "-" } else { "" };
    let tenths = tenths.unsigned_abs();
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

//! The mark of a category: one shape and one colour, the same in the legend, the list and on the map.

use incidents::config::category::{Category, Shape};
use incidents::model::decimal::fixed;
use yew::prelude::*;

use crate::browser::palette::Theme;
use crate::ui::page::Page;

/// The colour of a category in a theme.
pub fn color(category: &Category, theme: Theme) -> &str {
    match theme {
        Theme::Light => &category.color_light,
        Theme::Dark => &category.color_dark,
    }
}

/// The outline of a shape as SVG path data, around (0, 0) and inside a circle of radius 1 times `radius`.
pub fn path(shape: Shape, radius: f64) -> String {
    let corners = shape.corners(radius);
    if corners.is_empty() {
        let radius = fixed(radius * Shape::CIRCLE, 2);
        return format!(
            "M{radius},0A{radius},{radius} 0 1 1 -{radius},0A{radius},{radius} 0 1 1 {radius},0Z"
        );
    }
    let points: Vec<String> = corners
        .iter()
        .map(|(x, y)| [*x, *y].map(|at| fixed(at, 2)).join(","))
        .collect();
    format!("M{}Z", points.join("L"))
}

/// A mark of 16 pixels, for the eye only: its name stands beside it. A filled mark is an exact
/// site, a ring is not.
pub fn mark_icon(page: &Page, code: &str, is_filled: bool) -> Html {
    let category = page.config.category_or_derived(code);
    let color = color(&category, page.theme).to_owned();
    let fill = if is_filled {
        color.clone()
    } else {
        "none".to_owned()
    };
    html! {
        <svg class="mark" width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true" focusable="false">
            <path d={path(category.shape, 6.0)} {fill} stroke={color} stroke-width="1.75" stroke-linejoin="round" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_is_a_closed_outline_of_its_own() {
        let mut paths: Vec<String> = Shape::ALL.iter().map(|&shape| path(shape, 6.0)).collect();
        assert!(
            paths
                .iter()
                .all(|path| path.starts_with('M') && path.ends_with('Z'))
        );
        paths.sort();
        paths.dedup();
        assert_eq!(paths.len(), Shape::ALL.len());
    }
}

//! The mark of a category: one shape and one colour, the same in the legend, the list and on the map.

use incidents::config::{Category, Shape};
use yew::prelude::*;

use crate::components::page::Page;
use crate::theme::Theme;

/// The colour of a category in a theme.
pub fn color(category: &Category, theme: Theme) -> &str {
    match theme {
        Theme::Light => &category.color_light,
        Theme::Dark => &category.color_dark,
    }
}

/// The outline of a shape as SVG path data, around (0, 0) and inside a circle of radius 1 times `radius`.
pub fn path(shape: Shape, radius: f64) -> String {
    match shape {
        Shape::Circle => circle(radius * 0.86),
        Shape::Square => polygon(4, 45.0, radius),
        Shape::Diamond => polygon(4, 0.0, radius * 1.05),
        Shape::Triangle => polygon(3, 0.0, radius * 1.1),
        Shape::TriangleDown => polygon(3, 180.0, radius * 1.1),
        Shape::Pentagon => polygon(5, 0.0, radius),
        Shape::Hexagon => polygon(6, 30.0, radius),
        Shape::Star => star(radius * 1.15),
        Shape::Plus => plus(0.0, radius),
        Shape::Cross => plus(45.0, radius),
    }
}

fn circle(radius: f64) -> String {
    format!(
        "M{radius:.2},0A{radius:.2},{radius:.2} 0 1 1 {:.2},0A{radius:.2},{radius:.2} 0 1 1 {radius:.2},0Z",
        -radius
    )
}

fn polygon(n_corners: u32, turn_degrees: f64, radius: f64) -> String {
    closed((0..n_corners).map(|corner| {
        (
            f64::from(corner) * 360.0 / f64::from(n_corners) + turn_degrees,
            radius,
        )
    }))
}

fn star(radius: f64) -> String {
    closed((0..10).map(|corner| {
        (
            f64::from(corner) * 36.0,
            if corner % 2 == 0 {
                radius
            } else {
                radius * 0.5
            },
        )
    }))
}

/// A plus with arms 0.62 of the radius wide.
fn plus(turn_degrees: f64, radius: f64) -> String {
    let half_width = 17.2;
    closed((0..4).flat_map(move |arm| {
        let towards = f64::from(arm) * 90.0 + turn_degrees;
        [
            (towards - half_width, radius),
            (towards + half_width, radius),
            (towards + 45.0, radius * 0.44),
        ]
    }))
}

/// Corners as (degrees clockwise from the top, distance from the middle).
fn closed(corners: impl Iterator<Item = (f64, f64)>) -> String {
    let points: Vec<String> = corners
        .map(|(degrees, distance)| {
            let angle = degrees.to_radians();
            format!(
                "{:.2},{:.2}",
                distance * angle.sin(),
                -distance * angle.cos()
            )
        })
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

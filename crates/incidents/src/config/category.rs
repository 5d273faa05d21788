//! How a category of incidents looks.

use crate::coded::coded;
use crate::config::text::{Text, humanised};
use crate::facets::UNSPECIFIED;
use crate::parse::ids::hash;

coded! {
    /// The outline of a mark.
    Shape {
        /// A disc.
        Circle = "circle",
        /// A square on its side.
        Square = "square",
        /// A square on its corner.
        Diamond = "diamond",
        /// A triangle that points up.
        Triangle = "triangle",
        /// A triangle that points down.
        TriangleDown = "triangle_down",
        /// Two bars across each other, slanting.
        Cross = "cross",
        /// Two bars across each other, upright.
        Plus = "plus",
        /// Six corners.
        Hexagon = "hexagon",
        /// Five points.
        Star = "star",
        /// Five corners.
        Pentagon = "pentagon",
    }
}

/// A category of incidents and its mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Its code in the records.
    pub id: String,
    /// Its words.
    pub label: Text,
    /// `#rrggbb` on light ground.
    pub color_light: String,
    /// `#rrggbb` on dark ground.
    pub color_dark: String,
    /// The outline of its mark.
    pub shape: Shape,
}

/// Colours for light and dark ground, told apart by most eyes; the shape tells them apart for all.
const PALETTE: [(&str, &str); 8] = [
    ("#a6261d", "#ff8a7a"),
    ("#1f5fa8", "#7db5f5"),
    ("#8a5a00", "#e5b04a"),
    ("#6b3fa0", "#c3a0f0"),
    ("#0b6e5f", "#5fcfba"),
    ("#a0306e", "#f08cc4"),
    ("#44651a", "#a8cf6b"),
    ("#4b5563", "#b6c0cc"),
];

/// A category that the map file does not know, made from its code alone.
pub(crate) fn derived(id: &str) -> Category {
    let hash = hash(id.bytes());
    let pick = |n_choices: usize, bits: u32| ((hash >> bits) % n_choices as u64) as usize;
    let (mut color, mut shape) = (
        PALETTE[pick(PALETTE.len(), 32)],
        Shape::ALL[pick(Shape::ALL.len(), 8)],
    );
    if id == UNSPECIFIED {
        (color, shape) = (("#5b5750", "#b0aaa0"), Shape::Circle);
    }
    Category {
        id: id.to_owned(),
        label: humanised(id).as_str().into(),
        color_light: color.0.to_owned(),
        color_dark: color.1.to_owned(),
        shape,
    }
}

/// Whether it is `#rrggbb`.
pub(crate) fn is_color(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| {
        digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

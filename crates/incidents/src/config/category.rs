//! How a category of incidents looks.

use std::ops::Deref;

use crate::config::text::humanised;
use crate::model::facet::UNSPECIFIED;
use crate::model::hash::hash;
use crate::model::positions::Positions;
use crate::model::string_enum::string_enum;
use crate::model::text::Text;

string_enum! {
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

impl Shape {
    /// The corners of the outline around (0, 0), x to the right and y down, clockwise from the top; none of a circle,
    /// whose radius is [`Shape::CIRCLE`] times as much. All shapes look about as large as each other.
    pub fn corners(self, radius: f64) -> Vec<(f64, f64)> {
        let polygon = |n_corners: u32, turn_degrees: f64, radius: f64| {
            let corner = |at| f64::from(at) * 360.0 / f64::from(n_corners) + turn_degrees;
            around((0..n_corners).map(|at| (corner(at), radius)))
        };
        match self {
            Self::Circle => Vec::new(),
            Self::Square => polygon(4, 45.0, radius),
            Self::Diamond => polygon(4, 0.0, radius * 1.05),
            Self::Triangle => polygon(3, 0.0, radius * 1.1),
            Self::TriangleDown => polygon(3, 180.0, radius * 1.1),
            Self::Pentagon => polygon(5, 0.0, radius),
            Self::Hexagon => polygon(6, 30.0, radius),
            Self::Star => star(radius * 1.15),
            Self::Plus => plus(0.0, radius),
            Self::Cross => plus(45.0, radius),
        }
    }

    /// The radius of a circle, beside shapes with corners.
    pub const CIRCLE: f64 = 0.86;
}

fn star(radius: f64) -> Vec<(f64, f64)> {
    around((0..10).map(|corner| {
        let is_point = corner % 2 == 0;
        (
            f64::from(corner) * 36.0,
            if is_point { radius } else { radius * 0.5 },
        )
    }))
}

/// A plus with arms 0.62 of the radius wide.
fn plus(turn_degrees: f64, radius: f64) -> Vec<(f64, f64)> {
    let half_width = 17.2;
    around((0..4).flat_map(move |arm| {
        let towards = f64::from(arm) * 90.0 + turn_degrees;
        [
            (towards - half_width, radius),
            (towards + half_width, radius),
            (towards + 45.0, radius * 0.44),
        ]
    }))
}

/// Corners from (degrees clockwise from the top, distance from the middle).
fn around(corners: impl Iterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
    corners
        .map(|(degrees, distance)| {
            let angle = degrees.to_radians();
            (distance * angle.sin(), -distance * angle.cos())
        })
        .collect()
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

/// Categories in the order of the legend, found by their codes. A map file may have any number of them, and is asked for
/// one at every mark that is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Categories {
    list: Vec<Category>,
    by_id: Positions,
}

impl Categories {
    /// The category with a code; of several the first.
    pub(super) fn find(&self, id: &str) -> Option<&Category> {
        let at = self.by_id.first(id, &|at| self.list[at].id.as_str())?;
        self.list.get(at)
    }
}

impl From<Vec<Category>> for Categories {
    fn from(list: Vec<Category>) -> Self {
        let by_id = Positions::of(list.len(), &|at| list[at].id.as_str());
        Self { list, by_id }
    }
}

impl Deref for Categories {
    type Target = [Category];

    fn deref(&self) -> &[Category] {
        &self.list
    }
}

/// Colours for light and dark ground, told apart by all eyes (`tests/colors.rs` computes it); the shape tells them apart, too.
const PALETTE: [(&str, &str); 8] = [
    ("#357ccf", "#85b1fe"),
    ("#963f14", "#cf6540"),
    ("#0a6e58", "#6fe6dc"),
    ("#d2427a", "#f08fb3"),
    ("#807f05", "#e0e57c"),
    ("#5f46a3", "#97688d"),
    ("#12305c", "#6677d6"),
    ("#452c14", "#c6af86"),
];

/// How the nth category of a map looks: its colours on light and on dark ground, and its outline. Of the first eight no two share either, of
/// the first forty no two share both.
pub fn distinct(nth: usize) -> (&'static str, &'static str, Shape) {
    let (light, dark) = PALETTE[nth % PALETTE.len()];
    (light, dark, Shape::ALL[nth % Shape::ALL.len()])
}

/// The words for a category of which only the code is known: `air_strike` is "Air strike".
pub fn humanised_id(id: &str) -> String {
    humanised(id)
}

/// A category that the map file does not know, made from its code alone.
pub(crate) fn derived(id: &str) -> Category {
    let hash = hash(id.bytes());
    let pick = |n_choices: usize, bits: u32| ((hash >> bits) % n_choices as u64) as usize;
    let (mut color, mut shape) = (
        PALETTE[pick(PALETTE.len(), 32)],
        Shape::ALL[pick(Shape::ALL.len(), 8)],
    );
    if id == UNSPECIFIED {
        (color, shape) = (("#33373a", "#8a8580"), Shape::Circle);
    }
    Category {
        id: id.to_owned(),
        label: humanised(id).as_str().into(),
        color_light: color.0.to_owned(),
        color_dark: color.1.to_owned(),
        shape,
    }
}

/// The names of CSS 2.1 (section 4.3.6), with their colours.
const NAMES: [(&str, &str); 17] = [
    ("aqua", "#00ffff"),
    ("black", "#000000"),
    ("blue", "#0000ff"),
    ("fuchsia", "#ff00ff"),
    ("gray", "#808080"),
    ("green", "#008000"),
    ("lime", "#00ff00"),
    ("maroon", "#800000"),
    ("navy", "#000080"),
    ("olive", "#808000"),
    ("orange", "#ffa500"),
    ("purple", "#800080"),
    ("red", "#ff0000"),
    ("silver", "#c0c0c0"),
    ("teal", "#008080"),
    ("white", "#ffffff"),
    ("yellow", "#ffff00"),
];

/// A colour as `#rrggbb`, written as that, as `#rgb`, or by a name of CSS 2.1.
///
/// ```
/// use incidents::config::category::color_from_text;
/// assert_eq!(color_from_text("#C00").as_deref(), Some("#cc0000"));
/// assert_eq!(color_from_text(" Teal ").as_deref(), Some("#008080"));
/// assert_eq!(color_from_text("rebeccapurple"), None);
/// ```
pub fn color_from_text(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_lowercase();
    if let Some((_, color)) = NAMES.iter().find(|(name, _)| *name == text) {
        return Some((*color).to_owned());
    }
    let digits = text.strip_prefix('#')?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    match digits.len() {
        6 => Some(text),
        3 => Some(digits.chars().fold("#".to_owned(), |mut color, digit| {
            color.extend([digit, digit]);
            color
        })),
        _ => None,
    }
}

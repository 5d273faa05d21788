//! What the map draws of a record.

use crate::incident::{Kind, in_language};
use crate::mercator::World;
use crate::place::PlacePrecision;
use crate::when::When;

/// A mark on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The record's id.
    pub id: String,
    /// Its first category.
    pub category: String,
    /// Where it is.
    pub world: World,
    /// Its uncertainty in metres on the ground.
    pub uncertainty_m: f64,
    /// Whether the site itself is known; otherwise the mark is a ring in its circle.
    pub is_exact: bool,
    /// What it is called.
    pub title: String,
    /// The same in Arabic.
    pub title_ar: Option<String>,
    /// Of records that are no incidents only the open one is drawn, as an area.
    pub kind: Kind,
    /// When it happened.
    pub when: Option<When>,
    /// What its place is called.
    pub place: Option<String>,
    /// The same in Arabic.
    pub place_ar: Option<String>,
    /// How sure its place is.
    pub precision: Option<PlacePrecision>,
}

impl Mark {
    /// What it is called for who reads a language.
    pub fn title_in(&self, language: &str) -> &str {
        in_language(language, Some(&self.title), self.title_ar.as_ref()).unwrap_or_default()
    }

    /// What its place is called for who reads a language.
    pub fn place_in(&self, language: &str) -> Option<&str> {
        in_language(language, self.place.as_ref(), self.place_ar.as_ref())
    }
}

//! What a record says in words that our schema does not have: files are given along with nothing left out.

use std::borrow::Cow;

use super::Members;
use crate::parse::element::element_at;
use crate::parse::json::Json;

/// The name of the member that holds it. Nobody reads it as anything else.
pub(super) const MEMBER: &str = "original";

/// The name of the member that holds a geometry other than a point.
pub(super) const GEOMETRY: &str = "original_geometry";

/// Whether the members say what a property says. What is not sensitive does not say so.
fn is_said(name: &str, out: &Members<'_>) -> bool {
    name == "sensitive" || out.0.iter().any(|(known, _)| known == name)
}

/// A record's properties as its file has them, and its geometry where that is no point.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Original {
    properties: Vec<(Cow<'static, str>, Json<'static>)>,
    geometry: Option<Json<'static>>,
}

impl Original {
    /// Of the bytes of a feature; nothing where they are none.
    pub fn of(bytes: &[u8]) -> Self {
        let Ok(element) = element_at(bytes, 0) else {
            return Self::default();
        };
        let geometry = element.json.present("geometry");
        let is_point =
            |geometry: &&Json<'_>| geometry.member("type").and_then(Json::text) == Some("Point");
        let geometry = geometry.filter(|geometry| !is_point(geometry)).cloned();
        let properties = element.json.present("properties").cloned();
        let properties = match properties.map(Json::into_owned) {
            Some(Json::Object(members)) => members,
            _ => Vec::new(),
        };
        Self {
            geometry: geometry.map(Json::into_owned),
            properties,
        }
    }

    /// Adds what the members do not say already. What an earlier file has given along stays what it is.
    pub(super) fn add_to<'i>(&'i self, out: &mut Members<'i>) {
        let (mut rest, mut geometry) = (Vec::new(), self.geometry.clone());
        for (name, value) in &self.properties {
            match value.members().filter(|_| name == MEMBER) {
                Some(earlier) => rest.extend(earlier.iter().cloned()),
                None if name == GEOMETRY => geometry = geometry.or_else(|| Some(value.clone())),
                None if value.is_blank() || is_said(name, out) => {}
                None => rest.push((name.clone(), value.clone())),
            }
        }
        if !rest.is_empty() {
            out.push(MEMBER, Json::Object(rest));
        }
        if let Some(geometry) = geometry {
            out.push(GEOMETRY, geometry);
        }
    }
}

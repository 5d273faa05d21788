//! What a record's file says that is not written in our schema: files are given along with nothing left out.

use std::borrow::Cow;

use crate::json::element::element_at;
use crate::json::value::Json;
use crate::model::controls::without_controls;
use crate::model::incident::Incident;
use crate::model::place::LngLat;
use crate::write::{Members, members};

/// The name of the member that holds it. Nobody reads it as anything else.
pub(super) const MEMBER: &str = "original";

/// The name of the member that holds a geometry that is not the point of the record.
pub(super) const GEOMETRY: &str = "original_geometry";

/// A record's properties and geometry as its file has them.
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
        let member = |name| element.json.present(name).cloned().map(Json::into_owned);
        Self {
            geometry: member("geometry"),
            properties: match member("properties") {
                Some(Json::Object(members)) => members,
                _ => Vec::new(),
            },
        }
    }

    /// What it says beyond a record: that alone may be given along when the record is corrected, since whatever `is_read` of it says
    /// what the record said before, under any name and in any shape. Where the record has moved, its earlier geometry stays behind, too.
    ///
    /// ```
    /// use incidents::model::incident::Incident;
    /// use incidents::write::original::Original;
    ///
    /// let feature = br#"{"type": "Feature", "geometry": null, "properties": {"title": "Strike", "Ward": 7}}"#;
    /// let rest = Original::of(feature).beyond(&Incident::new("1", "Strike"), false, |name| name == "title");
    /// assert_eq!(rest.facts(|_| false), [("Ward".to_owned(), "7".to_owned())]);
    /// ```
    #[must_use]
    pub fn beyond(
        &self,
        record: &Incident,
        has_moved: bool,
        is_read: impl Fn(&str) -> bool,
    ) -> Self {
        let mut out = members(record);
        let n_members = out.0.len();
        self.add_to(record.place.position, &mut out);
        let rest = out.0.split_off(n_members).into_iter();
        let rest = rest.filter(|(name, _)| !has_moved || name != GEOMETRY);
        let unread = |value: Json<'static>| match value {
            Json::Object(members) => {
                let members = members.into_iter();
                Json::Object(members.filter(|(name, _)| !is_read(name)).collect())
            }
            other => other,
        };
        let owned = |(name, value): (Cow<'_, str>, Json<'_>)| {
            let value = value.into_owned();
            let value = if name == MEMBER { unread(value) } else { value };
            (Cow::Owned(name.into_owned()), value)
        };
        Self {
            properties: rest.map(owned).collect(),
            geometry: None,
        }
    }

    /// What the file says of a record that is not read: each under its name there, in words.
    ///
    /// ```
    /// use incidents::write::original::Original;
    ///
    /// let feature = br#"{"type": "Feature", "geometry": null, "properties": {"title": "Strike", "Ward": 7}}"#;
    /// let facts = Original::of(feature).facts(|name| name == "title");
    /// assert_eq!(facts, [("Ward".to_owned(), "7".to_owned())]);
    /// ```
    pub fn facts(&self, is_read: impl Fn(&str) -> bool) -> Vec<(String, String)> {
        let mut facts = Vec::new();
        for (name, value) in &self.properties {
            match value.members().filter(|_| name == MEMBER) {
                Some(earlier) => facts.extend(earlier.iter().filter_map(fact)),
                None if name == GEOMETRY || is_read(name) => {}
                None => facts.extend(fact(&(name.clone(), value.clone()))),
            }
        }
        facts
    }

    /// Adds what the members and the position do not say already. What an earlier file has given along stays what it is.
    pub(super) fn add_to<'i>(&'i self, position: Option<LngLat>, out: &mut Members<'i>) {
        let is_point = |geometry: &&Json<'_>| is_at(geometry, position);
        let mut geometry = self
            .geometry
            .as_ref()
            .filter(|geometry| !is_point(geometry));
        let mut rest = Vec::new();
        for (name, value) in &self.properties {
            match value.members().filter(|_| name == MEMBER) {
                Some(earlier) => rest.extend(earlier.iter().cloned()),
                None if name == GEOMETRY => geometry = geometry.or(Some(value)),
                None if is_said(name, value, out) => {}
                None => rest.push((name.clone(), value.clone())),
            }
        }
        if !rest.is_empty() {
            out.push(MEMBER, Json::Object(rest));
        }
        if let Some(geometry) = geometry {
            out.push(GEOMETRY, geometry.clone());
        }
    }
}

/// A member with its value in words; nothing where it says nothing.
fn fact((name, value): &(Cow<'_, str>, Json<'_>)) -> Option<(String, String)> {
    let words = words_of(value);
    (!words.is_empty()).then(|| (without_controls(name).into_owned(), words))
}

/// A value as a reader reads it: the items of a list in a row, members with their names.
fn words_of(value: &Json<'_>) -> String {
    match value {
        Json::Null => String::new(),
        Json::Text(text) => without_controls(text).trim().to_owned(),
        Json::List(items) => items.iter().map(words_of).collect::<Vec<_>>().join(", "),
        Json::Object(members) => {
            let said = members
                .iter()
                .map(|(name, value)| format!("{name}: {}", words_of(value)));
            said.collect::<Vec<_>>().join(", ")
        }
        Json::Bool(_) | Json::Integer(_) | Json::Number(_) => value.found(),
    }
}

/// Whether a geometry is the point of a position, and nothing more.
fn is_at(geometry: &Json<'_>, position: Option<LngLat>) -> bool {
    let numbers = geometry.member("coordinates").and_then(Json::list);
    let numbers = numbers.map(|numbers| numbers.iter().map(Json::number));
    let is_there =
        |at: LngLat| numbers.is_some_and(|numbers| numbers.eq([at.lng(), at.lat()].map(Some)));
    geometry.member("type").and_then(Json::text) == Some("Point") && position.is_some_and(is_there)
}

/// Whether the members say what a property says; one that says nothing need not be said.
fn is_said(name: &str, value: &Json<'_>, out: &Members<'_>) -> bool {
    let known = out.0.iter().find(|(known, _)| known == name);
    let is_unsaid = value.is_blank() || (name == "sensitive" && *value == Json::Bool(false));
    is_unsaid || known.is_some_and(|(_, written)| is_same(value, written))
}

/// Whether all that one value says is said by another: blanks are not, and one text is a list of one.
fn is_same(value: &Json<'_>, written: &Json<'_>) -> bool {
    match (value, written) {
        (Json::Object(members), written) => members.iter().all(|(name, value)| {
            let is_written = |written| is_same(value, written);
            value.is_blank() || written.member(name).is_some_and(is_written)
        }),
        (Json::List(values), Json::List(written)) => {
            let mut pairs = values.iter().zip(written);
            values.len() == written.len() && pairs.all(|(value, written)| is_same(value, written))
        }
        (Json::List(values), written) => values.len() == 1 && is_same(&values[0], written),
        (Json::Integer(_) | Json::Number(_), written) => value.number() == written.number(),
        _ => value == written,
    }
}

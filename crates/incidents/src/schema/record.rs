//! The members of a record: what they are called in files, and how each is read by itself.
//!
//! A member that cannot be read is left out and reported; the rest of its record stays.

use crate::schema::names::FieldMap;

use crate::schema::finding::Finding;

use crate::geojson::kinds::is_geometry;
use crate::json::value::Json;
use crate::model::incident::Incident;
use crate::schema::builder::Draft;
use crate::schema::finding::{Path, Value};
use crate::schema::table::MEMBERS;

/// A record that has been read.
pub(crate) struct Reading {
    pub(crate) incident: Incident,
    pub(crate) findings: Vec<Finding>,
    /// Whether the file gives no id, so that one was made from the content.
    pub(crate) is_id_made: bool,
}

/// Reads a feature, or a geometry that stands for one.
pub(crate) fn incident(feature: &Json<'_>, fields: &FieldMap) -> Reading {
    let mut draft = Draft::default();
    let nothing = Json::Null;
    if is_geometry(feature) {
        draft.geometry(feature);
        return draft.finish(&nothing);
    }
    let properties = feature.member("properties").unwrap_or(&nothing);
    if fields.prefers_own_id() {
        read_properties(properties, fields, &mut draft);
        read_id(feature, &mut draft);
    } else {
        read_id(feature, &mut draft);
        read_properties(properties, fields, &mut draft);
    }
    draft.geometry(feature.member("geometry").unwrap_or(&nothing));
    draft.finish(properties)
}

fn read_id(feature: &Json<'_>, draft: &mut Draft) {
    if let Some(id) = feature.present("id") {
        draft.id(Value {
            json: id,
            path: Path::Member("id"),
        });
    }
}

fn read_properties(properties: &Json<'_>, fields: &FieldMap, draft: &mut Draft) {
    let path = Path::Member("properties");
    let Some(members) = properties.members() else {
        if !properties.is_null() {
            draft.findings.expected(
                "an object",
                Value {
                    json: properties,
                    path,
                },
            );
        }
        return;
    };
    // Of several names of one member, the one that comes first in the table counts.
    let mut chosen: [Option<(u16, usize)>; MEMBERS.len()] = [None; MEMBERS.len()];
    for (position, (name, json)) in members.iter().enumerate() {
        for known in fields.known(name).filter(|_| !json.is_blank()) {
            let choice = &mut chosen[known.member];
            if choice.is_none_or(|(rank, _)| known.rank <= rank) {
                *choice = Some((known.rank, position));
            }
        }
    }
    for (member, choice) in MEMBERS.iter().zip(chosen) {
        if let Some((name, json)) = choice.and_then(|(_, position)| members.get(position)) {
            draft.read(
                member,
                Value {
                    json,
                    path: Path::Member(name),
                },
            );
        }
    }
}

//! The members of a record: what they are called in files, and how each is read by itself.
//!
//! A member that cannot be read is left out and reported; the rest of its record stays.

use crate::geojson::kinds::is_geometry;
use crate::json::value::Json;
use crate::model::said::said;
use crate::model::text::translated;
use crate::schema::builder::{IncidentBuilder, ReadRecord};
use crate::schema::finding::{Path, Value};
use crate::schema::names::FieldMap;
use crate::schema::table::{MEMBERS, MemberReader};

/// Reads a feature, or a geometry that stands for one.
pub(crate) fn incident(feature: &Json<'_>, fields: &FieldMap) -> ReadRecord {
    let mut builder = IncidentBuilder::default();
    let nothing = Json::Null;
    if is_geometry(feature) {
        builder.geometry(feature);
        return builder.finish();
    }
    let properties = feature.member("properties").unwrap_or(&nothing);
    if fields.prefers_own_id() {
        read_properties(properties, fields, &mut builder);
        read_id(feature, &mut builder);
    } else {
        read_id(feature, &mut builder);
        read_properties(properties, fields, &mut builder);
    }
    builder.geometry(feature.member("geometry").unwrap_or(&nothing));
    builder.finish()
}

fn read_id(feature: &Json<'_>, builder: &mut IncidentBuilder) {
    if let Some(id) = feature.present("id") {
        builder.id(Value {
            json: id,
            path: Path::Member("id"),
        });
    }
}

fn read_properties(properties: &Json<'_>, fields: &FieldMap, builder: &mut IncidentBuilder) {
    let path = Path::Member("properties");
    let Some(members) = properties.members() else {
        if !properties.is_null() {
            builder.findings.expected(
                said!("an object"),
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
        if json.is_blank() {
            continue;
        }
        let mut is_read = false;
        for known in fields.known(name) {
            is_read |= !matches!(MEMBERS[known.member].reader, MemberReader::Unread);
            let choice = &mut chosen[known.member];
            if choice.is_none_or(|(rank, _)| known.rank <= rank) {
                *choice = Some((known.rank, position));
            }
        }
        // A number or a code beside a place is no name of it.
        let is_letter = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
        let is_words = || json.text().is_some_and(|it| it.bytes().any(is_letter));
        if !is_read && translated(name).is_some() && is_words() {
            let path = Path::Member(name);
            builder.translation(name, Value { json, path });
            is_read = true;
        }
        builder.is_said_otherwise |= fields.known(name).next().is_some() && !is_read;
        builder.has_other_members |= !is_read;
    }
    for (member, choice) in MEMBERS.iter().zip(chosen) {
        if let Some((name, json)) = choice.and_then(|(_, position)| members.get(position)) {
            builder.read(
                member,
                Value {
                    json,
                    path: Path::Member(name),
                },
            );
        }
    }
}

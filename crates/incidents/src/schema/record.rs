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

/// What the properties of the last record stand for: the records of a file have mostly the same ones in the same order.
#[derive(Debug, Default)]
pub(crate) struct Heads(Vec<(String, Vec<(usize, u16)>)>);

/// So many are kept: a record of more is rare, and one file's may be of any number.
const N_HEADS: usize = 256;

impl Heads {
    /// The members that the property of this name stands for, each with its rank.
    fn known(&mut self, position: usize, name: &str, fields: &FieldMap) -> &[(usize, u16)] {
        let position = position.min(N_HEADS);
        if self.0.len() <= position {
            self.0.resize_with(position + 1, Default::default);
        }
        let (head, known) = &mut self.0[position];
        if head.is_empty() || head != name {
            name.clone_into(head);
            known.clear();
            known.extend(fields.known(name).map(|known| (known.member, known.rank)));
        }
        known
    }
}

/// Reads a feature, or a geometry that stands for one.
pub(crate) fn incident(
    feature: &Json<'_>,
    fields: &FieldMap,
    heads: Option<&mut Heads>,
) -> ReadRecord {
    let mut builder = IncidentBuilder::default();
    let nothing = Json::Null;
    if is_geometry(feature) {
        builder.geometry(feature);
        return builder.finish();
    }
    let properties = feature.member("properties").unwrap_or(&nothing);
    if fields.prefers_own_id() {
        read_properties(properties, (fields, heads), &mut builder);
        read_id(feature, &mut builder);
    } else {
        read_id(feature, &mut builder);
        read_properties(properties, (fields, heads), &mut builder);
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

fn read_properties(
    properties: &Json<'_>,
    (fields, heads): (&FieldMap, Option<&mut Heads>),
    builder: &mut IncidentBuilder,
) {
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
    let mut of_one = Heads::default();
    let heads = heads.unwrap_or(&mut of_one);
    for (position, (name, json)) in members.iter().enumerate() {
        if json.is_blank() {
            continue;
        }
        let known = heads.known(position, name, fields);
        let mut is_read = false;
        for (member, rank) in known {
            is_read |= !matches!(MEMBERS[*member].reader, MemberReader::Unread);
            let choice = &mut chosen[*member];
            if choice.is_none_or(|(first, _)| *rank <= first) {
                *choice = Some((*rank, position));
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
        builder.is_said_otherwise |= !known.is_empty() && !is_read;
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

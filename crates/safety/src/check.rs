//! The list of what may endanger somebody: of the records of a file, and of photographs beside the map.

use incidents::model::controls::without_controls;
use incidents::model::incident::Incident;
use incidents::model::message::quoted;
use incidents::model::place::Place;
use incidents::read::parse;
use incidents::schema::names::FieldMap;
use incidents::write::original::Original;
use incidents::write::{Format, Writer};
use serde_json::Value;

use crate::decisions::Decisions;
use crate::digits::{is_map_link, other_position};
use crate::district::Districts;
use crate::finding::{Finding, Kind};
use crate::texts::{Field, fields, is_address};
use crate::{personal, photo, place, sources};

/// What a list has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked {
    /// What nobody has decided about, in the order of the file; photographs come last.
    pub findings: Vec<Finding>,
    /// How many findings an editor lets stand.
    pub n_kept: usize,
    /// Decisions about records that are not there: ids that were written otherwise.
    pub unknown: Vec<String>,
}

/// A photograph beside the map: its path below the page's folder, and its bytes.
pub type Photo = (String, Vec<u8>);

/// Looks through a file of records in our schema. Records that are blurred or left out by a decision are looked at no less for what a blur does
/// not touch.
pub fn check(
    geojson: &[u8],
    photos: &[Photo],
    decisions: &Decisions,
    districts: &Districts,
) -> Checked {
    let mut all = Vec::new();
    let records = records(geojson);
    let ids: Vec<&String> = records.iter().map(|(record, _)| &record.id).collect();
    let places: Vec<&Place> = records.iter().map(|(record, _)| &record.place).collect();
    let district_of = districts.of(&places);
    for (nth, ((record, said), district)) in records.iter().zip(district_of).enumerate() {
        let decision = decisions.records.get(&record.id);
        if decision.is_some_and(|it| it.is_left_out) {
            continue;
        }
        let is_blurred = decision.is_some_and(|it| it.blur.is_some());
        let of_record = of_record(record, said).into_iter();
        let of_record = of_record.filter(|(kind, ..)| !is_blurred || !kind.is_of_place());
        all.extend(of_record.map(|(kind, field, found)| {
            Finding {
                kind,
                record: u32::try_from(nth + 1).ok(),
                id: record.id.clone(),
                field,
                found,
                district: kind
                    .is_of_place()
                    .then(|| district.map(|it| it.name.clone())),
            }
        }));
    }
    for (path, bytes) in photos {
        if let Some(found) = photo::position(bytes) {
            all.push(Finding {
                kind: Kind::PhotoPosition,
                record: None,
                id: path.clone(),
                field: String::new(),
                found,
                district: None,
            });
        }
    }
    let n_all = all.len();
    all.retain(|it| !decisions.keeps(&it.id, it.kind));
    let is_known = |id: &String| ids.contains(&id) || photos.iter().any(|(path, _)| path == id);
    Checked {
        n_kept: n_all - all.len(),
        findings: all,
        unknown: decisions
            .records
            .keys()
            .filter(|id| !is_known(id))
            .cloned()
            .collect(),
    }
}

/// The paths of photographs that records name beside their file, as they name them: whatever is no address and ends as a photograph does.
pub fn named_photos(geojson: &[u8]) -> Vec<String> {
    let all = records(geojson)
        .into_iter()
        .flat_map(|(_, said)| fields(&said));
    let is_named = |it: &Field| it.is_text && photo::is_photo(&it.text) && !is_address(&it.text);
    let mut paths: Vec<String> = all.filter(is_named).map(|it| it.text).collect();
    paths.sort();
    paths.dedup();
    paths
}

/// The sources of all records that have no copy in an archive.
pub fn unarchived(geojson: &[u8]) -> Vec<sources::Unarchived> {
    let parsed = parse(geojson, &FieldMap::default());
    let records = parsed.records.iter();
    records
        .flat_map(|it| sources::unarchived(&it.incident))
        .collect()
}

/// The records of a file, each with its properties as we write them, columns that are not read among them.
pub(crate) fn records(geojson: &[u8]) -> Vec<(Incident, Value)> {
    let parsed = parse(geojson, &FieldMap::default());
    let records = parsed.records.into_iter();
    let said = records.map(|record| {
        let bytes = geojson.get(record.span).unwrap_or_default();
        let said = properties(&record.incident, &Original::of(bytes));
        (record.incident, said)
    });
    said.collect()
}

/// The properties of a record as they are published.
pub(crate) fn properties(record: &Incident, original: &Original) -> Value {
    let mut text = String::new();
    let mut writer = Writer::new(Format::GeoJson, &[], &mut text);
    writer.add(record, original, &mut text);
    writer.end(&mut text);
    // What we write is JSON.
    let mut file: Value = serde_json::from_str(&text).unwrap_or_default();
    file["features"][0]["properties"].take()
}

fn of_record(record: &Incident, said: &Value) -> Vec<(Kind, String, String)> {
    let own = |(kind, field, found): (Kind, &str, String)| (kind, field.to_owned(), found);
    let mut found: Vec<_> = place::findings(record).into_iter().map(own).collect();
    for field in fields(said) {
        let quoted = |text: &str| without_controls(&quoted(text)).into_owned();
        let kind = personal::in_column(&field);
        found.extend(kind.map(|kind| (kind, field.path.clone(), quoted(&field.text))));
        let in_text = personal::in_text(&field).into_iter();
        // A column of numbers has said so already.
        let in_text = in_text.filter(|(other, _)| kind != Some(*other));
        found.extend(in_text.map(|(kind, it)| (kind, field.path.clone(), quoted(&it))));
        if !record.place.is_exact() {
            found.extend(
                position_in(&field).map(|it| (Kind::MoreExact, field.path.clone(), quoted(&it))),
            );
        }
    }
    found.extend(sources::findings(record).map(own));
    merged(found)
}

/// What stands in several fields is one finding with all of them: titles are often the beginning of a text.
fn merged(found: Vec<(Kind, String, String)>) -> Vec<(Kind, String, String)> {
    let mut all: Vec<(Kind, String, String)> = Vec::new();
    for (kind, field, what) in found {
        let known = all.iter_mut().find(|it| it.0 == kind && it.2 == what);
        match known {
            Some((_, fields, _)) if *fields == field => {}
            Some((_, fields, _)) => {
                fields.push_str(", ");
                fields.push_str(&field);
            }
            None => all.push((kind, field, what)),
        }
    }
    all
}

/// A position that a text tells, of a record that does not know its place so well.
fn position_in(field: &Field) -> Option<String> {
    if !field.is_text {
        return None;
    }
    let mut words = field.text.split(char::is_whitespace);
    let link = words.find(|word| is_map_link(word)).map(str::to_owned);
    link.or_else(|| other_position(&crate::texts::without_addresses(&field.text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{"type": "FeatureCollection", "features": [
{"type": "Feature", "id": "a", "geometry": {"type": "Point", "coordinates": [37.1898, 36.2185]},
 "properties": {"title": "Hospital hit", "date": "2016-09-24", "sources": [{"publisher": "Reuters"}], "_submitted_by": "jane", "Phone": 963933123456}},
{"type": "Feature", "id": "b", "geometry": {"type": "Point", "coordinates": [37.19, 36.22]},
 "properties": {"title": "Strike, a@b.example", "place_precision": "neighbourhood", "uncertainty_m": 800, "note_to_self": "https://maps.app.goo.gl/x or a@b.example"}}]}"#;

    fn codes(decisions: &Decisions) -> Vec<String> {
        let checked = check(FILE.as_bytes(), &[], decisions, &Districts::default());
        let said = checked.findings.iter();
        said.map(|it| {
            format!(
                "{} {} {} {}",
                it.id,
                it.kind.code(),
                it.field,
                it.found_in_english()
            )
        })
        .collect()
    }

    #[test]
    fn one_list_has_all_records_with_columns_that_are_not_read() {
        assert_eq!(
            codes(&Decisions::default()),
            [
                "a exact-site title a hospital",
                "a telephone original.Phone \"963933123456\"",
                "a private-name original._submitted_by \"jane\"",
                "b email original.note_to_self, title \"a@b.example\"",
                "b more-exact original.note_to_self \"https://maps.app.goo.gl/x\"",
                "b no-source sources ",
            ]
        );
    }

    #[test]
    fn a_decision_silences_its_findings_and_no_others() {
        let mut decisions = Decisions::default();
        let map = br#"{"safety": {"a": {"keep": ["exact-site"], "by": "Desk", "on": "2026-11-30"}, "c": {"blur": "1 km"}}}"#;
        assert_eq!(decisions.add_of_map_file(map), []);
        let left = codes(&decisions);
        assert_eq!(left.len(), 5);
        assert!(!left.iter().any(|it| it.contains("exact-site")));
        let checked = check(FILE.as_bytes(), &[], &decisions, &Districts::default());
        assert_eq!((checked.n_kept, checked.unknown), (1, vec!["c".to_owned()]));
    }

    #[test]
    fn photographs_beside_the_map_are_in_the_list() {
        let jpeg = photo::tests::jpeg([36, 13, 6], [37, 11, 23]);
        let photos = [
            ("photos/a.jpg".to_owned(), jpeg),
            ("b.jpg".to_owned(), Vec::new()),
        ];
        let checked = check(b"{}", &photos, &Decisions::default(), &Districts::default());
        assert_eq!(checked.findings.len(), 1);
        assert_eq!(checked.findings[0].id, "photos/a.jpg");
    }
}

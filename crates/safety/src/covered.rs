//! Whether what is blurred or left out stays so: in what was published before, and in what is published next.

use std::collections::{BTreeMap, BTreeSet};

use incidents::model::decimal::shortest;
use incidents::model::incident::Incident;
use incidents::model::place::LngLat;
use incidents::model::said::{Said, said};
use incidents::read::parse;
use incidents::schema::names::FieldMap;

use crate::decisions::{Blur, Decision, Decisions};
use crate::finding::Kind;

/// How the source of a coordinate begins that was blurred.
pub const BLURRED: &str = "Blurred to ";

/// How it begins where the circle is that of a district.
pub(crate) const OF_DISTRICT: &str = "Blurred to the district";

/// Whether a record says of itself that it was blurred so far, and its circle is as wide.
pub fn is_blurred(record: &Incident, blur: Blur) -> bool {
    let place = &record.place;
    let source = place.coordinate_source.as_deref().unwrap_or_default();
    let says = match blur {
        Blur::Km(km) => {
            let is_wide = place
                .uncertainty_m
                .is_some_and(|it| it >= f64::from(km) * 1000.0);
            source.starts_with(&format!("{BLURRED}{km} km")) && is_wide
        }
        Blur::District => {
            source.starts_with(OF_DISTRICT) && place.uncertainty_m.is_some_and(|it| it > 0.0)
        }
    };
    place.position.is_none() || says
}

/// Whether a record says of itself that it was blurred so far, however far.
pub fn is_said_blurred(record: &Incident) -> bool {
    let source = record.place.coordinate_source.as_deref();
    source.is_some_and(|it| it.starts_with(BLURRED))
}

/// Records that are blurred in what is published already, and would not be any more: a draft that is read without its decisions would publish
/// their places. Each in a sentence with what to do. One whose exact site an editor keeps may be. One whose point is another one than before is not
/// believed to be blurred, unless that is decided.
pub fn bared(before: &[u8], after: &[u8], decisions: &Decisions) -> Vec<Said> {
    let before = parse(before, &FieldMap::default()).records.into_iter();
    let before: BTreeMap<String, Option<LngLat>> = before
        .map(|it| it.incident)
        .filter(is_said_blurred)
        .map(|it| (it.id, it.place.position))
        .collect();
    if before.is_empty() {
        return Vec::new();
    }
    let after = parse(after, &FieldMap::default()).records.into_iter();
    let is_bared = |it: &Incident| {
        let Some(position) = before.get(&it.id) else {
            return false;
        };
        let is_decided = decisions
            .records
            .get(&it.id)
            .is_some_and(|it| it.blur.is_some());
        let is_blurred = is_said_blurred(it) && (is_decided || it.place.position == *position);
        !is_blurred && it.place.position.is_some() && !decisions.keeps(&it.id, Kind::ExactSite)
    };
    let bared = after.map(|it| it.incident).filter(is_bared);
    let sentence = |it: Incident| {
        said!(
            "{id}: it is blurred in what is published, and nothing is decided about it now: put the decisions beside the first of the tables, as safety.json, or open the draft that was saved before it was blurred; or keep its exact-site, with who decided (by) and on which day (on)",
            it.id
        )
    };
    bared.map(sentence).collect()
}

/// The records of a file that lies in the folder of a site and that are to be blurred, and are not; each in a line with what to do.
pub fn unblurred(published: &[u8], decisions: &Decisions) -> Vec<String> {
    let parsed = parse(published, &FieldMap::default());
    let records = parsed.records.iter().map(|it| &it.incident);
    let ids = records.clone().map(|it| it.id.as_str()).collect();
    let absent = absent(decisions, &ids).into_iter().map(|it| it.to_string());
    let faults = records.filter_map(|record| {
        let decision = decisions.records.get(&record.id)?;
        if decision.is_left_out {
            return Some(format!("{}: it is to be left out, and is there", record.id));
        }
        let blur = decision.blur.filter(|blur| !is_blurred(record, *blur))?;
        let circle = record.place.uncertainty_m.map_or_else(|| "no circle".to_owned(), |it| format!("a circle of {} m", shortest(it)));
        Some(format!("{}: expected a point that was blurred to {blur}, but found one with {circle} that does not say so", record.id))
    });
    faults.chain(absent).collect()
}

/// Says which decisions are about no record: an id that was mistyped would publish the place.
pub(crate) fn absent(decisions: &Decisions, ids: &BTreeSet<&str>) -> Vec<Said> {
    let decided = decisions.records.iter();
    let absent = decided
        .filter(|(id, it)| (it.blur.is_some() || it.is_left_out) && !ids.contains(id.as_str()));
    let sentence = |(id, _): (&String, &Decision)| {
        said!(
            "{id}: expected a record of this id, since it is to be blurred or left out, but found none: correct the id in the decisions, or take the decision out where the record is gone. A row without an id of its own has one that is made of what it says, and changes with it: give it an `id`",
            id.as_str()
        )
    };
    absent.map(sentence).collect()
}

//! Records as they are published: blurred, without what is left out.

use std::collections::BTreeSet;

use incidents::model::decimal::shortest;
use incidents::model::incident::Incident;
use incidents::model::place::{LngLat, PlacePrecision};
use incidents::model::text::Text;
use incidents::read::parse;
use incidents::schema::names::FieldMap;
use incidents::write::original::Original;
use incidents::write::{Format, Writer};

use crate::check::properties;
use crate::decisions::{Decision, Decisions};
use crate::digits::{is_map_link, other_position, tells};
use crate::finding::Kind;
use crate::moved::{Salt, distance_m, moved};
use crate::names::Name;
use crate::texts::{fields, folded};

/// How the source of a coordinate begins that was blurred.
const BLURRED: &str = "Blurred to ";

/// Two blurred places nearer to each other than this part of their circle are one place, as far as a reader can tell.
const NEAR: f64 = 0.1;

/// Words of corrections that say where something was.
const WHERE: [&str; 14] = [
    "point",
    "place",
    "position",
    "coordinate",
    "location",
    "moved",
    "map",
    "latitude",
    "site",
    "موقع",
    "مكان",
    "نقطه",
    "احداثي",
    "خريطه",
];

/// A file of records for readers.
#[derive(Debug, Default)]
pub struct Published {
    /// The records in our schema.
    pub geojson: Vec<u8>,
    /// What was done, and what is to be looked at, as lines.
    pub lines: Vec<String>,
    /// What nobody is to find in the site.
    pub secrets: Secrets,
}

/// What nobody is to find in anything that is published.
#[derive(Clone, Debug, Default)]
pub struct Secrets {
    /// The records that were blurred: their ids, where they truly are, and the metres of the circle.
    pub places: Vec<(String, LngLat, f64)>,
    /// The names that are left out.
    pub names: Vec<String>,
    /// Ids and titles of the records that are left out.
    pub records: Vec<(String, String)>,
}

/// Makes of a draft what is published. Records without a decision stay as they are, with what is not read of them; of blurred ones nothing is
/// kept that is not read.
///
/// # Errors
///
/// Lines that each say what of a record cannot be published so, and what to do; nothing is written then.
pub fn publish(draft: &[u8], decisions: &Decisions, salt: &Salt) -> Result<Published, Vec<String>> {
    let parsed = parse(draft, &FieldMap::default());
    let records: Vec<&Incident> = parsed.records.iter().map(|it| &it.incident).collect();
    let mut work = Work {
        decisions,
        salt,
        names: decisions
            .names
            .iter()
            .filter_map(|it| Name::new(it))
            .collect(),
        faults: absent(
            decisions,
            &records.iter().map(|it| it.id.as_str()).collect(),
        ),
        blurred: Vec::new(),
        exact: Vec::new(),
        out: Published::default(),
    };
    work.look_for_one_place(&records);
    let mut text = String::new();
    let mut writer = Writer::new(Format::GeoJson, &[], &mut text);
    for record in parsed.records {
        let bytes = draft.get(record.span).unwrap_or_default();
        let id = record.incident.id.clone();
        if let Some((incident, original)) = work.published(record.incident, bytes) {
            let mut one = String::new();
            writer.add(&incident, &original, &mut one);
            text.push_str(&work.without_names(&id, one));
        }
    }
    writer.end(&mut text);
    if !work.faults.is_empty() {
        return Err(work.faults);
    }
    let told = work.told_by_others();
    let mut out = work.out;
    out.lines.extend(told);
    out.secrets.names.clone_from(&decisions.names);
    out.geojson = text.into_bytes();
    let n_left_out = out.secrets.records.len();
    if n_left_out > 0 {
        out.lines
            .push(format!("safety: {n_left_out} of the records left out"));
    }
    Ok(out)
}

struct Work<'w> {
    decisions: &'w Decisions,
    salt: &'w Salt,
    names: Vec<Name>,
    faults: Vec<String>,
    /// Those that were blurred, and those that were not and have an exact point.
    blurred: Vec<Incident>,
    exact: Vec<Incident>,
    out: Published,
}

impl<'w> Work<'w> {
    /// A record as it is published, with what of its feature is not read; nothing where it is left out.
    fn published(&mut self, mut record: Incident, feature: &[u8]) -> Option<(Incident, Original)> {
        let decision = self.decisions.records.get(&record.id);
        if decision.is_some_and(|it| it.is_left_out) {
            self.out.secrets.records.push((record.id, record.title));
            return None;
        }
        record
            .related
            .retain(|id| !self.decisions.left_out().any(|it| it == id));
        let original = if let Some((decision, km)) = decision.and_then(|it| Some((it, it.blur_km?)))
        {
            self.blur(&mut record, decision, km);
            self.blurred.push(record.clone());
            Original::default()
        } else {
            if record.place.is_exact() {
                self.exact.push(record.clone());
            }
            Original::of(feature)
        };
        self.take_out_names_of_addresses(&mut record);
        Some((record, original))
    }

    /// Says which records that go with a blurred one lie in its circle with an exact point of their own.
    fn told_by_others(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (id, truth, radius_m) in &self.out.secrets.places {
            let blurred = self.blurred.iter().find(|it| it.id == *id);
            let related = blurred.map(|it| it.related.as_slice()).unwrap_or_default();
            let is_near = |it: &&Incident| {
                let goes_with = related.contains(&it.id) || it.related.contains(id);
                goes_with
                    && it
                        .place
                        .position
                        .is_some_and(|at| distance_m(at, *truth) < *radius_m)
            };
            lines.extend(self.exact.iter().filter(is_near).map(|it| {
                format!("note: {id} is blurred, and {}, which it goes with, has an exact point within its circle: look whether that tells the place, too", it.id)
            }));
        }
        lines
    }

    /// Says which blurred records lie at one place, or nearly, and are moved apart: the middle of their points would tell it.
    fn look_for_one_place(&mut self, records: &[&Incident]) {
        let blurred: Vec<_> = records
            .iter()
            .filter_map(|record| {
                let decision = self.decisions.records.get(&record.id)?;
                let km = decision.blur_km.filter(|_| !decision.is_left_out)?;
                Some((record, record.place.position?, km))
            })
            .collect();
        for (nth, (record, at, km)) in blurred.iter().enumerate() {
            for (other, there, other_km) in blurred.iter().take(nth) {
                let near_m = f64::from(*km.min(other_km)) * 1000.0 * NEAR;
                let is_one = self.key(&record.id) == self.key(&other.id) && km == other_km;
                if !is_one && distance_m(*at, *there) < near_m {
                    self.faults.push(format!(
                        "{}: expected one blur for one place, but found that {} lies there, too, and is moved elsewhere, so that both together tell it: blur both as far, and write \"with\": \"{}\" into this decision",
                        record.id, other.id, self.key(&other.id)
                    ));
                }
            }
        }
    }

    /// The id by which a record is moved.
    fn key(&self, id: &'w str) -> &'w str {
        let decision = self.decisions.records.get(id);
        decision.and_then(|it| it.with.as_deref()).unwrap_or(id)
    }

    fn blur(&mut self, record: &mut Incident, decision: &Decision, km: u32) {
        let radius_m = f64::from(km) * 1000.0;
        let id = record.id.clone();
        let truth = record.place.position;
        record.corrections.retain(|it| {
            let what = folded(&it.what);
            !WHERE.iter().any(|word| what.contains(word))
                && !what.contains(|c: char| c.is_ascii_digit())
        });
        self.take_out_map_links(record);
        let place = &mut record.place;
        if let Some(name) = &decision.place {
            place.name = Some(name.clone());
            place.names = Text::default();
        } else if let Some(name) = &place.name {
            self.out.lines.push(format!("note: {id} is blurred to {km} km, and its place still reads \"{name}\": where that says more, write what it is to read as \"place\" in its decision"));
        }
        place.coordinate_source = Some(format!(
            "{BLURRED}{km} km by the publisher: the point was moved at random, and the circle holds the true place"
        ));
        let least = match km {
            0..=2 => PlacePrecision::Neighbourhood,
            3..=15 => PlacePrecision::District,
            _ => PlacePrecision::Governorate,
        };
        place.precision = Some(place.precision.map_or(least, |own| own.max(least)));
        let Some(truth) = truth else {
            self.out.lines.push(format!(
                "note: {id} is to be blurred and has no point: nothing was moved"
            ));
            return;
        };
        let own_m = place
            .uncertainty_m
            .filter(|it| it.is_finite() && *it > 0.0)
            .unwrap_or(0.0);
        place.uncertainty_m = Some((radius_m + own_m).ceil());
        let key = decision.with.as_deref().unwrap_or(&id);
        place.position = Some(moved(truth, radius_m, key, self.salt));
        self.out.secrets.places.push((id.clone(), truth, radius_m));
        for field in fields(&properties(record, &Original::default())) {
            let other = other_position(&crate::texts::without_addresses(&field.text))
                .filter(|_| field.is_text);
            let is_telling = field.is_text && tells(&field.text, truth, radius_m);
            if is_telling || other.is_some() || field.is_text && is_map_link(&field.text) {
                self.faults.push(format!(
                    "{id}, {}: expected nothing that tells the place more exactly than {km} km, but found a position in the text: take it out of the draft, or leave the record out",
                    field.path
                ));
            }
        }
    }

    /// Sources and quotations keep their words, and lose addresses that lead to a position.
    fn take_out_map_links(&mut self, record: &mut Incident) {
        let id = record.id.clone();
        for url in addresses(record) {
            if url.as_deref().is_some_and(is_map_link) {
                *url = None;
                self.out.lines.push(format!(
                    "safety: {id}: a link to a position on a map taken out"
                ));
            }
        }
    }

    /// An address with a name in it leads to that person, and with another text in its place leads nowhere.
    fn take_out_names_of_addresses(&mut self, record: &mut Incident) {
        let is_named = |text: &str| self.names.iter().any(|name| !name.find(text).is_empty());
        if is_named(&record.id) || record.related.iter().any(|id| is_named(id)) {
            self.faults.push(format!("{}: expected an id without a name that is left out, but found one, in it or in those of `related`: give the record another id", record.id));
        }
        let id = record.id.clone();
        for url in addresses(record) {
            if url.as_deref().is_some_and(is_named) {
                *url = None;
                self.out.lines.push(format!(
                    "safety: {id}: an address taken out that has a name in it"
                ));
            }
        }
    }

    fn without_names(&mut self, id: &str, mut text: String) -> String {
        let mut n_all = 0;
        for name in &self.names {
            let (without, n) = name.taken_out(&text);
            text = without;
            n_all += n;
        }
        if n_all > 0 {
            self.out
                .lines
                .push(format!("safety: {id}: a name taken out in {n_all} places"));
        }
        text
    }
}

/// Whether a record says of itself that it was blurred to so many kilometres, and its circle is as wide.
pub fn is_blurred(record: &Incident, km: u32) -> bool {
    let source = record
        .place
        .coordinate_source
        .as_deref()
        .unwrap_or_default();
    let is_wide = record
        .place
        .uncertainty_m
        .is_some_and(|it| it >= f64::from(km) * 1000.0);
    record.place.position.is_none() || source.starts_with(&format!("{BLURRED}{km} km")) && is_wide
}

/// Records that are blurred in what is published already, and would not be any more: a draft that is read without its decisions would publish
/// their places. Each in a line with what to do. One whose exact site an editor keeps may be.
pub fn bared(before: &[u8], after: &[u8], decisions: &Decisions) -> Vec<String> {
    let says = |it: &Incident| {
        let source = it.place.coordinate_source.as_deref();
        source.is_some_and(|it| it.starts_with(BLURRED))
    };
    let before = parse(before, &FieldMap::default()).records.into_iter();
    let before: BTreeSet<String> = before
        .map(|it| it.incident)
        .filter(says)
        .map(|it| it.id)
        .collect();
    if before.is_empty() {
        return Vec::new();
    }
    let after = parse(after, &FieldMap::default()).records.into_iter();
    let is_bared = |it: &Incident| {
        before.contains(&it.id)
            && !says(it)
            && it.place.position.is_some()
            && !decisions.keeps(&it.id, Kind::ExactSite)
    };
    let bared = after.map(|it| it.incident).filter(is_bared);
    let line = |it: Incident| {
        format!(
            "{}: it is blurred in what is published, and nothing is decided about it now: put the decisions beside the first of the tables, as safety.json, or say there that its exact site is kept: {{\"keep\": [\"exact-site\"], \"by\": who, \"on\": a day}}",
            it.id
        )
    };
    bared.map(line).collect()
}

/// The records of a file that lies in the folder of a site and that are to be blurred, and are not; each in a line with what to do.
pub fn unblurred(published: &[u8], decisions: &Decisions) -> Vec<String> {
    let parsed = parse(published, &FieldMap::default());
    let records = parsed.records.iter().map(|it| &it.incident);
    let absent = absent(
        decisions,
        &parsed
            .records
            .iter()
            .map(|it| it.incident.id.as_str())
            .collect(),
    );
    let faults = records.filter_map(|record| {
        let decision = decisions.records.get(&record.id)?;
        if decision.is_left_out {
            return Some(format!("{}: it is to be left out, and is there", record.id));
        }
        let km = decision.blur_km.filter(|km| !is_blurred(record, *km))?;
        let circle = record.place.uncertainty_m.map_or_else(|| "no circle".to_owned(), |it| format!("a circle of {} m", shortest(it)));
        Some(format!("{}: expected a point that was blurred to {km} km, but found one with {circle} that does not say so", record.id))
    });
    faults.chain(absent).collect()
}

/// The addresses that a record gives of its sources and of who is quoted.
fn addresses(record: &mut Incident) -> impl Iterator<Item = &mut Option<String>> {
    let sources = record.sources.iter_mut();
    let sources = sources.flat_map(|it| [&mut it.url, &mut it.archive_url]);
    let excerpts = record.excerpts.iter_mut().map(|it| &mut it.source);
    sources.chain(excerpts)
}

/// Says which decisions are about no record: an id that was mistyped would publish the place.
fn absent(decisions: &Decisions, ids: &BTreeSet<&str>) -> Vec<String> {
    let decided = decisions.records.iter();
    let absent = decided
        .filter(|(id, it)| (it.blur_km.is_some() || it.is_left_out) && !ids.contains(id.as_str()));
    let line = |(id, _): (&String, &Decision)| {
        format!(
            "{id}: expected a record of this id, since it is to be blurred or left out, but found none: correct the id in the decisions, or take the decision out where the record is gone. A row without an id of its own has one that is made of what it says, and changes with it: give it an `id`"
        )
    };
    absent.map(line).collect()
}

#[cfg(test)]
mod tests;

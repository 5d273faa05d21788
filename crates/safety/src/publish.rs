//! Records as they are published: blurred, without what is left out.

mod blurred;

use std::fmt;

use incidents::model::incident::Incident;
use incidents::model::place::LngLat;
use incidents::model::said::{Said, said};
use incidents::read::parse;
use incidents::schema::names::FieldMap;
use incidents::write::original::Original;
use incidents::write::{Format, Writer};

use crate::covered::absent;
use crate::decisions::Decisions;
use crate::digits::is_map_link;
use crate::district::Districts;
use crate::moved::{Salt, distance_m};
use crate::names::Name;

pub use blurred::near_m;

/// A file of records for readers.
#[derive(Debug, Default)]
pub struct Published {
    /// The records in our schema.
    pub geojson: Vec<u8>,
    /// What was done, and what is to be looked at.
    pub lines: Vec<Line>,
    /// What nobody is to find in the site.
    pub secrets: Secrets,
}

/// Something that was done, or is to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Whether somebody should look at it.
    pub is_note: bool,
    /// What it is.
    pub said: Said,
}

impl Line {
    fn note(said: Said) -> Self {
        Self {
            is_note: true,
            said,
        }
    }

    fn done(said: Said) -> Self {
        Self {
            is_note: false,
            said,
        }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.is_note { "note" } else { "safety" };
        write!(f, "{kind}: {}", self.said)
    }
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

impl Secrets {
    /// Whether there is nothing that nobody is to find.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty() && self.names.is_empty() && self.records.is_empty()
    }
}

/// Makes of a draft what is published. Records without a decision stay as they are, with what is not read of them; of blurred ones nothing is
/// kept that is not read.
///
/// # Errors
///
/// Sentences that each say what of a record cannot be published so, and what to do; nothing is written then.
pub fn publish(
    draft: &[u8],
    decisions: &Decisions,
    salt: &Salt,
    districts: &Districts,
) -> Result<Published, Vec<Said>> {
    let parsed = parse(draft, &FieldMap::default());
    let records: Vec<&Incident> = parsed.records.iter().map(|it| &it.incident).collect();
    let mut work = Work {
        decisions,
        salt,
        districts,
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
        out.lines.push(Line::done(said!(
            "{count} of the records left out",
            n_left_out
        )));
    }
    Ok(out)
}

struct Work<'w> {
    decisions: &'w Decisions,
    salt: &'w Salt,
    districts: &'w Districts,
    names: Vec<Name>,
    faults: Vec<Said>,
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
        let original = if let Some((decision, blur)) = decision.and_then(|it| Some((it, it.blur?)))
        {
            self.blur(&mut record, decision, blur);
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
    fn told_by_others(&self) -> Vec<Line> {
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
                Line::note(said!(
                    "{id} is blurred, and {other}, which it goes with, has an exact point within its circle: look whether that tells the place, too",
                    id.as_str(), it.id.as_str()
                ))
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
                let blur = decision.blur.filter(|_| !decision.is_left_out)?;
                Some((record, record.place.position?, blur))
            })
            .collect();
        let points: Vec<_> = blurred.iter().map(|(_, at, blur)| (*at, *blur)).collect();
        for (nth, earlier) in blurred::of_one_place(&points) {
            let (record, _, blur) = blurred[nth];
            let (other, _, other_blur) = blurred[earlier];
            let (own, others) = (self.key(&record.id), self.key(&other.id));
            if own != others || blur != other_blur {
                self.faults.push(said!(
                    "{id}: expected one blur for one place, but found that {other} lies there, too, and is moved elsewhere, so that both together tell it: blur both as far, and name {key} as `with` in this decision",
                    record.id.as_str(), other.id.as_str(), others
                ));
            }
        }
    }

    /// The id by which a record is moved.
    fn key(&self, id: &'w str) -> &'w str {
        let decision = self.decisions.records.get(id);
        decision.and_then(|it| it.with.as_deref()).unwrap_or(id)
    }

    /// Sources and quotations keep their words, and lose addresses that lead to a position.
    fn take_out_map_links(&mut self, record: &mut Incident) {
        let id = record.id.clone();
        for url in addresses(record) {
            if url.as_deref().is_some_and(is_map_link) {
                *url = None;
                self.out.lines.push(Line::done(said!(
                    "{id}: a link to a position on a map taken out",
                    id
                )));
            }
        }
    }

    /// An address with a name in it leads to that person, and with another text in its place leads nowhere.
    fn take_out_names_of_addresses(&mut self, record: &mut Incident) {
        let is_named = |text: &str| self.names.iter().any(|name| !name.find(text).is_empty());
        if is_named(&record.id) || record.related.iter().any(|id| is_named(id)) {
            self.faults.push(said!("{id}: expected an id without a name that is left out, but found one, in it or in those of `related`: give the record another id", record.id));
        }
        let id = record.id.clone();
        for url in addresses(record) {
            if url.as_deref().is_some_and(is_named) {
                *url = None;
                self.out.lines.push(Line::done(said!(
                    "{id}: an address taken out that has a name in it",
                    id
                )));
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
            self.out.lines.push(Line::done(said!(
                "{id}: a name taken out in {count} places",
                id,
                n_all
            )));
        }
        text
    }
}

/// The addresses that a record gives of its sources and of who is quoted.
fn addresses(record: &mut Incident) -> impl Iterator<Item = &mut Option<String>> {
    let sources = record.sources.iter_mut();
    let sources = sources.flat_map(|it| [&mut it.url, &mut it.archive_url]);
    let excerpts = record.excerpts.iter_mut().map(|it| &mut it.source);
    sources.chain(excerpts)
}

#[cfg(test)]
mod tests;

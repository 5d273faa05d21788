//! Records of a large file as they come from whoever has its bytes: a few thousand are kept, the others asked for again.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::fields::FieldMap;
use crate::incident::Incident;
use crate::store::Store;
use crate::when::{Span, When};

/// How many records are kept.
const KEPT: usize = 4000;

/// The records that have come, and those that somebody would like to see.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// `None` for bytes that turned out to be no record: asking again would not help.
    records: BTreeMap<u32, Option<Incident>>,
    wanted: RefCell<BTreeSet<u32>>,
}

impl Told {
    pub(super) fn incident(&self, row: u32) -> Option<Incident> {
        let known = self.records.get(&row);
        if known.is_none() {
            self.wanted.borrow_mut().insert(row);
        }
        known?.clone()
    }
}

impl Store {
    /// The rows that were asked for since the last time and whose text is not here, with where it is in the file.
    pub fn wanted(&self) -> Vec<(u32, Range<usize>)> {
        let wanted = self.told.wanted.take().into_iter();
        wanted
            .filter_map(|row| Some((row, self.text_span(row)?)))
            .collect()
    }

    /// Takes the bytes at [`Store::text_span`] of a row.
    pub fn tell(&mut self, row: u32, bytes: &[u8], fields: &FieldMap) {
        if self.told.records.len() >= KEPT {
            self.told.records.clear();
        }
        let incident = self.incident_from(row, bytes, fields);
        self.told.records.insert(row, incident);
    }

    /// What the columns know of a record whose text has not come.
    pub(crate) fn outline(&self, row: u32) -> Incident {
        let mut incident = Incident::new(self.id(row).unwrap_or_default(), "");
        incident.kind = self.kind(row);
        incident
            .categories
            .extend(self.category_code(row).map(str::to_owned));
        incident.when = self.span(row).and_then(outline_of_date);
        let uncertainty_m = self.uncertainty_m(row);
        let is_rough = !self.exact.contains(row) || uncertainty_m > 0.0;
        incident.place.uncertainty_m = is_rough.then_some(uncertainty_m.max(1.0));
        incident
    }
}

/// A date of the span's first and last day.
fn outline_of_date(span: Span) -> Option<When> {
    let first = span.start();
    let days = [
        first.iso_day(),
        crate::when::Minute(span.end().0 - 1).iso_day(),
    ];
    let text = match span.n_minutes() {
        1 => format!("{}:00", first.iso()),
        _ if days[0] == days[1] => days[0].clone(),
        _ => days.join("/"),
    };
    When::parse(&text).or_else(|_| When::parse(&days[0])).ok()
}

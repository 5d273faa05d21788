//! Records of a large file as they come from whoever has its bytes: a few thousand are kept, the others asked for again.

use std::cell::RefCell;
use std::ops::Range;

use crate::columns::store::Store;
use crate::model::incident::Incident;
use crate::model::when::When;
use crate::schema::names::FieldMap;

/// How many records are kept.
const KEPT: usize = 4000;

/// The bytes of records that have come, in the order of their rows, and the rows that somebody would like to see.
#[derive(Debug, Default)]
pub(crate) struct Told {
    fields: FieldMap,
    texts: Vec<(u32, Vec<u8>)>,
    wanted: RefCell<Vec<u32>>,
}

impl Told {
    fn position(&self, row: u32) -> Result<usize, usize> {
        self.texts.binary_search_by(|(known, _)| known.cmp(&row))
    }
}

impl Store {
    /// A record as it was told. Bytes that turned out to be no record are not asked for again.
    pub(crate) fn told(&self, row: u32) -> Option<Incident> {
        if let Ok(at) = self.told.position(row) {
            return self.incident_from(row, &self.told.texts[at].1, &self.told.fields);
        }
        let mut wanted = self.told.wanted.borrow_mut();
        if !wanted.contains(&row) {
            wanted.push(row);
        }
        None
    }

    /// The record of a row from the bytes at its [`Store::text_span`], which are not kept.
    pub fn told_from(&self, row: u32, bytes: &[u8]) -> Option<Incident> {
        self.incident_from(row, bytes, &self.told.fields)
    }

    /// The rows that were asked for since the last time and whose text is not here, with where it is in the file.
    pub fn wanted(&self) -> Vec<(u32, Range<usize>)> {
        let wanted = self.told.wanted.take().into_iter();
        wanted
            .filter_map(|row| Some((row, self.text_span(row)?)))
            .collect()
    }

    /// Says what the properties are called in the texts that will be told.
    pub fn expect_texts(&mut self, fields: FieldMap) {
        self.told.fields = fields;
    }

    /// Takes the bytes at [`Store::text_span`] of a row.
    pub fn tell(&mut self, row: u32, bytes: Vec<u8>) {
        if self.told.texts.len() >= KEPT {
            self.told.texts.clear();
        }
        if let Err(at) = self.told.position(row) {
            self.told.texts.insert(at, (row, bytes));
        }
    }

    /// What the columns know of a record whose text has not come.
    pub(crate) fn outline(&self, row: u32) -> Incident {
        Incident {
            when: self
                .span(row)
                .map(|span| When::covering(span, self.is_open_ended(row))),
            ..self.undated_outline(row)
        }
    }

    /// The same without the date, whose words take longer to make than all the rest.
    pub(crate) fn undated_outline(&self, row: u32) -> Incident {
        let mut incident = Incident::new(self.id(row).unwrap_or_default(), "");
        incident.kind = self.kind(row);
        incident
            .categories
            .extend(self.category_code(row).map(str::to_owned));
        let uncertainty_m = self.uncertainty_m(row);
        let is_rough = !self.exact.contains(row) || uncertainty_m > 0.0;
        incident.place.uncertainty_m = is_rough.then_some(uncertainty_m.max(1.0));
        incident
    }
}

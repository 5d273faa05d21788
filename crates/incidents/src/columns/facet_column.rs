//! Facets: the dimensions by which records are counted and filtered.
//!
//! A facet has a column: its values in a fixed order, and for each value the rows that have
//! it. A few values keep a bitmap each; many keep row lists, which cost four bytes an entry.

use std::cmp::Reverse;
use std::rc::Rc;

use crate::columns::codec::{Decoder, Encoder};
use crate::columns::row_set::RowSet;
use crate::columns::sort::{inverse, sorted_rows};
use crate::model::facet::{Facet, UNSPECIFIED};

/// Enumerations have their own order. Of names, those of most records come first, then by name: counts that change
/// with the filter must not move them. What is not stated comes last.
pub(super) fn order(facet: Facet, values: &[FacetValue]) -> Vec<u32> {
    let codes = facet.codes();
    let key = |at: usize| {
        let value = &values[at];
        let place = codes.iter().position(|code| **code == *value.code);
        let name = value.name.as_deref().unwrap_or(&value.code);
        (
            &*value.code == UNSPECIFIED,
            place.unwrap_or(codes.len()),
            Reverse(value.rows.count()),
            name,
        )
    };
    sorted_rows(values.len(), &|a, b| key(a).cmp(&key(b)))
}

/// One facet's values, by code.
#[derive(Debug)]
pub struct FacetColumn {
    pub(super) facet: Facet,
    pub(crate) values: Vec<FacetValue>,
    /// Positions among the values, in the order in which a reader sees them.
    pub(super) order: Vec<u32>,
}

/// One value of a facet.
#[derive(Debug)]
pub struct FacetValue {
    /// Its spelling in data and links.
    pub code: Rc<str>,
    /// The words for it where the records have them; codes get theirs from the map file.
    pub name: Option<Rc<str>>,
    pub(crate) rows: Rows,
}

#[derive(Debug)]
pub(crate) enum Rows {
    Bitmap(RowSet),
    /// One by one, in order.
    List(Vec<u32>),
}

impl Rows {
    /// A bitmap costs one bit a row, a list 32 bits an entry: the smaller one is kept.
    pub(super) fn new(mut rows: Vec<u32>, n_rows: usize) -> Self {
        if rows.len() < n_rows / 32 {
            rows.sort_unstable();
            rows.shrink_to_fit();
            return Self::List(rows);
        }
        let mut bitmap = RowSet::none(n_rows);
        for row in rows {
            bitmap.insert(row);
        }
        Self::Bitmap(bitmap)
    }

    fn add_to(&self, rows: &mut RowSet) {
        match self {
            Self::Bitmap(bitmap) => rows.or_with(bitmap),
            Self::List(list) => list.iter().for_each(|&row| rows.insert(row)),
        }
    }

    fn count(&self) -> usize {
        match self {
            Self::Bitmap(bitmap) => bitmap.count(),
            Self::List(list) => list.len(),
        }
    }

    /// How many of the rows have the value, and how many of these are incidents; `None` means that all rows are.
    fn count_in(&self, rows: &RowSet, incidents: Option<&RowSet>) -> [usize; 2] {
        match (self, incidents) {
            (Self::Bitmap(bitmap), None) => [bitmap.count_and(rows); 2],
            (Self::Bitmap(bitmap), Some(incidents)) => [
                bitmap.count_and(rows),
                bitmap.count_and_both(rows, incidents),
            ],
            (Self::List(list), None) => [rows.count_of(list) as usize; 2],
            (Self::List(list), Some(incidents)) => {
                let both = list
                    .iter()
                    .filter(|&&row| rows.contains(row) & incidents.contains(row));
                [rows.count_of(list) as usize, both.count()]
            }
        }
    }
}

/// The way from one thread to another.
impl FacetColumn {
    pub(crate) fn write(&self, to: &mut Encoder) {
        to.number(self.facet as usize);
        to.numbers(&mut self.order.iter().copied());
        to.number(self.values.len());
        for value in &self.values {
            to.bytes(value.code.as_bytes());
            to.number(usize::from(value.name.is_some()));
            if let Some(name) = &value.name {
                to.bytes(name.as_bytes());
            }
            match &value.rows {
                Rows::Bitmap(rows) => {
                    to.number(1);
                    to.rows(rows);
                }
                Rows::List(list) => {
                    to.number(0);
                    to.numbers(&mut list.iter().copied());
                }
            }
        }
    }

    pub(crate) fn read(from: &mut Decoder<'_>) -> Self {
        let facet = Facet::ALL.get(from.number()).copied();
        let order = from.numbers();
        let values = (0..from.number()).map(|_| FacetValue {
            code: from.text().into(),
            name: (from.number() == 1).then(|| from.text().into()),
            rows: match from.number() {
                1 => Rows::Bitmap(from.rows()),
                _ => Rows::List(from.numbers()),
            },
        });
        Self {
            values: values.collect(),
            facet: facet.unwrap_or(Facet::Type),
            order,
        }
    }
}

/// A column that no file has.
impl FacetColumn {
    /// The column of a facet in a table of so many rows, of values in the order in which a reader sees them: each a code of its own, the words
    /// for it and the rows that have it.
    pub fn new(facet: Facet, values: Vec<(String, String, Vec<u32>)>, n_rows: usize) -> Self {
        let by_code = sorted_rows(values.len(), &|a, b| values[a].0.cmp(&values[b].0));
        let order = inverse(&by_code);
        let mut given: Vec<Option<(String, String, Vec<u32>)>> =
            values.into_iter().map(Some).collect();
        let values = by_code.iter().filter_map(|&at| given[at as usize].take());
        let values = values.map(|(code, name, rows)| FacetValue {
            code: code.into(),
            name: Some(name.into()),
            rows: Rows::new(rows, n_rows),
        });
        Self {
            facet,
            values: values.collect(),
            order,
        }
    }

    /// As one piece of bytes, for the way from one thread to another.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut to = Encoder::default();
        self.write(&mut to);
        to.into_bytes()
    }

    /// The column of some bytes that [`FacetColumn::to_bytes`] has made.
    pub fn from_bytes(mut bytes: &[u8]) -> Self {
        Self::read(&mut Decoder::new(&mut |piece| {
            let (first, rest) = bytes.split_at(piece.len());
            piece.copy_from_slice(first);
            bytes = rest;
        }))
    }
}

impl FacetColumn {
    /// Which facet it is.
    pub fn facet(&self) -> Facet {
        self.facet
    }

    /// Its values by code.
    pub fn values(&self) -> &[FacetValue] {
        &self.values
    }

    /// Positions among [`FacetColumn::values`] in the order in which a reader sees them, which no filter changes.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// Position of a value among [`FacetColumn::values`].
    pub fn position(&self, code: &str) -> Option<usize> {
        self.values
            .binary_search_by(|value| (*value.code).cmp(code))
            .ok()
    }

    /// The rows that have any of the values; a code that no record has adds none.
    pub fn rows_with_any<'a>(
        &self,
        codes: impl IntoIterator<Item = &'a str>,
        n_rows: usize,
    ) -> RowSet {
        let mut rows = RowSet::none(n_rows);
        for value in codes.into_iter().filter_map(|code| self.position(code)) {
            self.values[value].rows.add_to(&mut rows);
        }
        rows
    }

    /// For each value, how many of the rows have it, and how many of these are incidents; `None` means that all rows are.
    pub fn counts(&self, rows: &RowSet, incidents: Option<&RowSet>) -> Vec<[usize; 2]> {
        self.values
            .iter()
            .map(|value| value.rows.count_in(rows, incidents))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::facet_builder::FacetBuilder;
    use crate::model::incident::{Actor, ActorRole, Incident, OccurrenceStatus};

    #[track_caller]
    fn check(facet: Facet, incidents: &[Incident], expect: &[&str]) {
        let mut column = FacetBuilder::new(facet);
        for (row, incident) in (0..).zip(incidents) {
            column.push(row, incident);
        }
        let rows: Vec<u32> = (0..incidents.len() as u32).collect();
        let (column, _) = column.finish(&rows);
        let order = column.order().iter();
        let codes: Vec<&str> = order
            .map(|&at| &*column.values()[at as usize].code)
            .collect();
        assert_eq!(codes, expect);
    }

    fn in_governorate(name: &str) -> Incident {
        let mut incident = Incident::new("a", "A");
        incident.place.admin1 = (!name.is_empty()).then(|| name.to_owned());
        incident
    }

    #[test]
    fn names_come_by_how_many_records_have_them_then_by_name_and_what_is_not_stated_last() {
        let incidents = ["", "Hama", "Idlib", "", "", "Damascus", "Idlib"].map(in_governorate);
        let expect = ["Idlib", "Damascus", "Hama", UNSPECIFIED];
        check(Facet::Place, &incidents, &expect);
    }

    #[test]
    fn enumerations_come_from_sure_to_unsure() {
        let incidents = [
            None,
            Some(OccurrenceStatus::Contested),
            Some(OccurrenceStatus::Contested),
            Some(OccurrenceStatus::Corroborated),
        ]
        .map(|status| {
            let mut incident = Incident::new("a", "A");
            incident.occurrence_status = status;
            incident
        });
        let expect = ["corroborated", "contested", UNSPECIFIED];
        check(Facet::Status, &incidents, &expect);
    }

    #[test]
    fn an_actor_counts_in_the_role_that_it_has() {
        let mut incident = Incident::new("a", "A");
        let actor = |id: &str, role| Actor {
            id: id.to_owned(),
            name: id.to_owned(),
            wording: None,
            role,
            named_by: None,
        };
        incident.actors = vec![
            actor("army", Some(ActorRole::AllegedPerpetrator)),
            actor("hospital", Some(ActorRole::Target)),
            actor("minister", Some(ActorRole::Speaker)),
            actor("society", Some(ActorRole::Reporter)),
            actor("mediator", None),
        ];
        for (facet, id) in [
            (Facet::Perpetrator, "army"),
            (Facet::Hit, "hospital"),
            (Facet::Speaker, "minister"),
            (Facet::Reporter, "society"),
        ] {
            check(facet, std::slice::from_ref(&incident), &[id]);
        }
    }
}

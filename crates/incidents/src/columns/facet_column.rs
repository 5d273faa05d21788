//! Facets: the dimensions by which records are counted and filtered.
//!
//! A facet has a column: its values in a fixed order, and for each value the rows that have
//! it. A few values keep a bitmap each; many keep row lists, which cost four bytes an entry. While the brush is the only clause, values
//! are counted along the orders of time.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::rc::Rc;

use crate::query::facet_counts::Times;

use crate::columns::row_set::RowSet;
use crate::columns::store::sorted_rows;
use crate::columns::transfer::{Reader, Writer};
use crate::model::coded::coded;
use crate::model::incident::{Kind, OccurrenceStatus, ResponsibilityStatus};
use crate::model::place::PlacePrecision;
use crate::model::when::DatePrecision;

coded! {
    /// A dimension that is counted and filtered.
    Facet {
        /// What happened: the mark.
        Type = "type",
        /// How it was done.
        Method = "method",
        /// What was hit.
        Target = "target",
        /// Incident, aggregate, condition or statement.
        Kind = "kind",
        /// First-level administrative unit.
        Place = "place",
        /// How well the occurrence is established.
        Status = "status",
        /// How well the responsibility for it is established.
        Responsibility = "responsibility",
        /// How sure the location is.
        PlacePrecision = "place_precision",
        /// How sure the date is.
        DatePrecision = "date_precision",
        /// Who is said to have done it.
        Perpetrator = "perpetrator",
        /// Who is said to be hit; [`Facet::Target`] is what was hit.
        Hit = "hit",
        /// Who speaks.
        Speaker = "speaker",
        /// Who reported it.
        Reporter = "reporter",
        /// Who published a source.
        Publisher = "publisher",
    }
}

/// The value of records that state none.
pub const UNSPECIFIED: &str = "unspecified";

impl Facet {
    /// The codes of an enumeration, in the order in which a reader sees them; none of a facet whose values are the
    /// file's own.
    pub fn codes(self) -> Vec<&'static str> {
        fn all<T: Copy>(values: &[T], code: fn(T) -> &'static str) -> Vec<&'static str> {
            values.iter().map(|&value| code(value)).collect()
        }
        match self {
            Self::Kind => all(Kind::ALL, Kind::code),
            Self::Status => all(OccurrenceStatus::ALL, OccurrenceStatus::code),
            Self::Responsibility => all(ResponsibilityStatus::ALL, ResponsibilityStatus::code),
            Self::PlacePrecision => all(PlacePrecision::ALL, PlacePrecision::code),
            Self::DatePrecision => all(DatePrecision::ALL, DatePrecision::code),
            _ => Vec::new(),
        }
    }
}

/// Enumerations have their own order. Of names, those of most records come first, then by name: counts that change
/// with the filter must not move them. What is not stated comes last.
pub(super) fn order(facet: Facet, values: &[Value]) -> Vec<u32> {
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
pub struct Column {
    pub(super) facet: Facet,
    pub(crate) values: Vec<Value>,
    /// Positions among the values, in the order in which a reader sees them.
    pub(super) order: Vec<u32>,
    /// When the rows of the values are, once a brush has asked.
    pub(crate) times: OnceCell<Times>,
}

/// One value of a facet.
#[derive(Debug)]
pub struct Value {
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
impl Column {
    pub(crate) fn write(&self, to: &mut Writer) {
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

    pub(crate) fn read(from: &mut Reader<'_>) -> Self {
        let facet = Facet::ALL.get(from.number()).copied();
        let order = from.numbers();
        let values = (0..from.number()).map(|_| Value {
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
            times: OnceCell::new(),
        }
    }
}

impl Column {
    /// Which facet it is.
    pub fn facet(&self) -> Facet {
        self.facet
    }

    /// Its values by code.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// Positions among [`Column::values`] in the order in which a reader sees them, which no filter changes.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// Position of a value among [`Column::values`].
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
    use crate::columns::facet_builder::ColumnBuilder;
    use crate::model::incident::{Actor, ActorRole, Incident};

    #[track_caller]
    fn check(facet: Facet, incidents: &[Incident], expect: &[&str]) {
        let mut column = ColumnBuilder::new(facet);
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

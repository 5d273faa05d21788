//! Facets: the dimensions by which records are counted and filtered.
//!
//! A facet has a column: its values in a fixed order, and for each value the rows that have
//! it. A few values keep a bitmap each; many keep row lists, which cost four bytes an entry.

use std::collections::BTreeMap;

use crate::coded::coded;
use crate::incident::{ActorRole, Incident, OccurrenceStatus};
use crate::place::PlacePrecision;
use crate::rows::RowSet;

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
        /// How sure the location is.
        PlacePrecision = "place_precision",
        /// How sure the date is.
        DatePrecision = "date_precision",
        /// Who is said to have done it.
        Perpetrator = "perpetrator",
        /// Who reported it or is quoted with a toll.
        Reporter = "reporter",
    }
}

/// The value of records that state none.
pub const UNSPECIFIED: &str = "unspecified";

impl Facet {
    /// The values of a record, each a code with the words for it where the record has them.
    fn values(self, incident: &Incident) -> Vec<(String, Option<String>)> {
        let codes = |codes: &[String]| codes.iter().map(|code| (code.clone(), None)).collect();
        let one = |code: Option<&str>| {
            code.map(|code| (code.to_owned(), None))
                .into_iter()
                .collect()
        };
        let mut values: Vec<_> = match self {
            Self::Type => codes(&incident.categories),
            Self::Method => codes(&incident.methods),
            Self::Target => codes(&incident.targets),
            Self::Kind => one(Some(incident.kind.code())),
            Self::Place => one(incident.place.admin1.as_deref()),
            Self::Status => one(incident.occurrence_status.map(OccurrenceStatus::code)),
            Self::PlacePrecision => one(incident.place.precision.map(PlacePrecision::code)),
            Self::DatePrecision => one(Some(incident.date_precision().code())),
            Self::Perpetrator => actors(incident, ActorRole::AllegedPerpetrator),
            Self::Reporter => actors(incident, ActorRole::Reporter),
        };
        if values.is_empty() {
            values.push((UNSPECIFIED.to_owned(), None));
        }
        values.sort();
        values.dedup_by(|a, b| a.0 == b.0);
        values
    }
}

fn actors(incident: &Incident, role: ActorRole) -> Vec<(String, Option<String>)> {
    let has_role = incident
        .actors
        .iter()
        .filter(|actor| actor.role == Some(role));
    has_role
        .map(|actor| (actor.id.clone(), Some(actor.name.clone())))
        .collect()
}

/// Collects the values of a facet, row by row.
#[derive(Debug)]
pub(crate) struct ColumnBuilder {
    facet: Facet,
    rows: BTreeMap<String, (Option<String>, Vec<u32>)>,
}

impl ColumnBuilder {
    pub(crate) fn new(facet: Facet) -> Self {
        Self {
            facet,
            rows: BTreeMap::new(),
        }
    }

    pub(crate) fn push(&mut self, row: u32, incident: &Incident) {
        for (code, name) in self.facet.values(incident) {
            let (known_name, rows) = self.rows.entry(code).or_default();
            if known_name.is_none() {
                *known_name = name;
            }
            rows.push(row);
        }
    }

    /// `row_of_ordinal` says where in the store the record pushed as number `n` came to lie.
    pub(crate) fn finish(self, row_of_ordinal: &[u32]) -> Column {
        let n_rows = row_of_ordinal.len();
        let values = self
            .rows
            .into_iter()
            .map(|(code, (name, ordinals))| {
                let mut rows: Vec<u32> = ordinals
                    .iter()
                    .map(|&n| row_of_ordinal[n as usize])
                    .collect();
                rows.sort_unstable();
                Value {
                    code,
                    name,
                    rows: Rows::new(rows, n_rows),
                }
            })
            .collect();
        Column {
            facet: self.facet,
            values,
        }
    }
}

/// One facet's values, by code.
#[derive(Debug)]
pub struct Column {
    facet: Facet,
    values: Vec<Value>,
}

/// One value of a facet.
#[derive(Debug)]
pub struct Value {
    /// Its spelling in data and links.
    pub code: String,
    /// The words for it where the records have them; codes get theirs from the map file.
    pub name: Option<String>,
    rows: Rows,
}

#[derive(Debug)]
enum Rows {
    Bitmap(RowSet),
    List(Vec<u32>),
}

impl Rows {
    /// A bitmap costs one bit a row, a list 32 bits an entry: the smaller one is kept.
    fn new(rows: Vec<u32>, n_rows: usize) -> Self {
        if rows.len() < n_rows / 32 {
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

    fn count_in(&self, rows: &RowSet) -> usize {
        match self {
            Self::Bitmap(bitmap) => bitmap.count_and(rows),
            Self::List(list) => list.iter().filter(|&&row| rows.contains(row)).count(),
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

    /// Position of a value among [`Column::values`].
    pub fn position(&self, code: &str) -> Option<usize> {
        self.values
            .binary_search_by(|value| value.code.as_str().cmp(code))
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

    /// For each value, how many of the rows have it.
    pub fn counts(&self, rows: &RowSet) -> Vec<usize> {
        self.values
            .iter()
            .map(|value| value.rows.count_in(rows))
            .collect()
    }
}

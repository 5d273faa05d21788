//! The store: one row per record, one column per field, built once and never changed.
//!
//! Rows lie in the order of a Hilbert curve over the map, so that what is near on the map is
//! near in memory; records without a position follow. Text stays in the bytes of the file:
//! the store keeps where each record begins and ends.

use std::ops::Range;

use crate::columns::facet_column::{FacetColumn, FacetValue};
use crate::columns::row_set::RowSet;
use crate::columns::strings::Texts;
use crate::model::civil::{Minute, Span};
use crate::model::edition::{Fingerprint, Version};
use crate::model::facet::{Facet, UNSPECIFIED};
use crate::model::incident::Kind;
use crate::model::mercator::{World, world_from_lng_lat};
use crate::model::place::Bounds;

/// No figure: a toll that nobody states.
pub(super) const UNSTATED: u32 = u32::MAX;

/// So many types are told apart on map and timeline, at most.
pub(super) const MAX_SERIES: usize = 1000;

/// The records of one file as columns.
#[derive(Debug, Default)]
pub struct Store {
    /// Where the text of each row begins in the file, and how long it is.
    pub(super) text_start: Vec<u32>,
    pub(super) text_len: Vec<u32>,
    pub(super) ids: Texts,
    pub(super) rows_by_id: Vec<u32>,
    pub(super) rows_by_time: Vec<u32>,
    pub(super) rows_by_end: Vec<u32>,
    pub(super) start: Vec<i32>,
    pub(super) end: Vec<i32>,
    pub(super) world: Vec<World>,
    pub(super) uncertainty_m: Vec<f32>,
    pub(super) killed: Vec<u32>,
    pub(super) injured: Vec<u32>,
    pub(super) category: Vec<u32>,
    pub(super) kinds: Vec<Kind>,
    pub(super) open_ended: RowSet,
    pub(super) about: RowSet,
    pub(super) exact: RowSet,
    pub(super) incidents: RowSet,
    pub(super) drawable: RowSet,
    pub(super) positioned: RowSet,
    pub(super) coarse_from: Vec<u8>,
    pub(super) columns: Vec<FacetColumn>,
    pub(super) extent: Option<Span>,
    pub(crate) fingerprint: Fingerprint,
    pub(super) corrected: Vec<i32>,
}

impl Store {
    /// How many records there are.
    pub fn n_rows(&self) -> usize {
        self.ids.len()
    }

    /// The same of a file whose bytes come to this.
    #[must_use]
    pub fn of_file(self, version: Version) -> Self {
        Self {
            fingerprint: self.fingerprint.with(version),
            ..self
        }
    }

    /// What the bytes of the file come to.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// How many records say that they were corrected after a day.
    pub fn n_corrected_after(&self, day: i32) -> usize {
        let corrected = self.corrected.iter();
        corrected.filter(|&&corrected| corrected > day).count()
    }

    /// The source's id of a row.
    pub fn id(&self, row: u32) -> Option<&str> {
        ((row as usize) < self.n_rows()).then(|| self.ids.get(row as usize))
    }

    /// The row with an id.
    pub fn row(&self, id: &str) -> Option<u32> {
        let found = self
            .rows_by_id
            .binary_search_by(|&row| self.ids.bytes(row as usize).cmp(id.as_bytes()));
        found.ok().map(|at| self.rows_by_id[at])
    }

    /// Where in the file the text of a row is.
    pub fn text_span(&self, row: u32) -> Option<Range<usize>> {
        let start = *self.text_start.get(row as usize)? as usize;
        Some(start..start + *self.text_len.get(row as usize)? as usize)
    }

    /// Rows in order of time: by start, then end, then id; undated ones last.
    pub fn rows_by_time(&self) -> &[u32] {
        &self.rows_by_time
    }

    /// Rows by end; undated ones last.
    pub(crate) fn rows_by_end(&self) -> &[u32] {
        &self.rows_by_end
    }

    /// First minute and first minute after of each row; an undated row has `i32::MAX` and `i32::MIN`.
    pub fn interval(&self, row: u32) -> (i32, i32) {
        (self.start[row as usize], self.end[row as usize])
    }

    /// The rows that lie in a part of the map, its edges included, where they are drawn: beyond
    /// [`MAX_LATITUDE`](crate::model::mercator::MAX_LATITUDE) that is at the edge of the world. Records without a position lie nowhere.
    pub fn rows_within(&self, bounds: &Bounds) -> RowSet {
        let (sw, ne) = (
            world_from_lng_lat(bounds.south_west),
            world_from_lng_lat(bounds.north_east),
        );
        let crosses = sw.x > ne.x;
        let mut rows = RowSet::from_fn(self.n_rows(), |row| {
            let World { x, y } = self.world[row];
            let (is_past_west, is_before_east) = (sw.x <= x, x <= ne.x);
            let is_between = match crosses {
                true => is_past_west | is_before_east,
                false => is_past_west & is_before_east,
            };
            is_between & (ne.y <= y) & (y <= sw.y)
        });
        rows.and_with(&self.positioned);
        rows
    }

    /// Where a row lies; the top left of the world when it has no position.
    pub fn world(&self, row: u32) -> World {
        self.world[row as usize]
    }

    /// Where each row lies, as [`Store::world`] says it.
    pub fn worlds(&self) -> &[World] {
        &self.world
    }

    /// How far from its point an incident may have been, in metres on the ground; 0 where the record does not say.
    pub fn uncertainty_m(&self, row: u32) -> f64 {
        self.uncertainty_m[row as usize].into()
    }

    /// What tells on which side of an area each row lies, and when, for a program that has no columns: world units eastwards and southwards; the
    /// radius in metres, below 0 where nobody says it of a place that is known roughly, not a number where a row has no position; first minute
    /// and first minute after, as [`Store::interval`].
    pub fn circles_in_time(&self) -> Vec<[f64; 5]> {
        let rows = 0..self.n_rows() as u32;
        rows.map(|row| {
            let (World { x, y }, (start, end)) = (self.world(row), self.interval(row));
            let radius_m = match self.uncertainty_m(row) {
                _ if !self.positioned.contains(row) => f64::NAN,
                0.0 if !self.exact.contains(row) => -1.0,
                radius_m => radius_m,
            };
            [x.into(), y.into(), radius_m, start.into(), end.into()]
        })
        .collect()
    }

    /// Whether the date has no known end.
    pub fn is_open_ended(&self, row: u32) -> bool {
        self.open_ended.contains(row)
    }

    /// The rows whose date has no known end.
    pub fn open_ended(&self) -> &RowSet {
        &self.open_ended
    }

    /// Whether the date is an approximate one.
    pub fn is_about(&self, row: u32) -> bool {
        self.about.contains(row)
    }

    /// Incident, aggregate, condition or statement.
    pub fn kind(&self, row: u32) -> Kind {
        self.kinds[row as usize]
    }

    /// Position of a row's first category in [`Store::series`].
    pub fn category(&self, row: u32) -> usize {
        self.category[row as usize] as usize
    }

    /// The code of a row's first category; `None` where types are not told apart.
    pub(crate) fn category_code(&self, row: u32) -> Option<&str> {
        let value = self.types().get(self.category(row))?;
        (self.types().len() <= MAX_SERIES).then_some(&value.code)
    }

    /// The codes of what map and timeline tell apart: the values of [`Facet::Type`]. Of more than a thousand, which no
    /// reader can tell apart, none: all are one series.
    pub fn series(&self) -> Vec<String> {
        match self.types().len() > MAX_SERIES {
            true => vec![UNSPECIFIED.to_owned()],
            false => self
                .types()
                .iter()
                .map(|value| value.code.to_string())
                .collect(),
        }
    }

    /// How many series there are.
    pub(crate) fn n_series(&self) -> usize {
        match self.types().len() {
            n_types if n_types > MAX_SERIES => 1,
            n_types => n_types,
        }
    }

    pub(super) fn types(&self) -> &[FacetValue] {
        self.column(Facet::Type).map_or(&[], FacetColumn::values)
    }

    /// The time that a row covers, an open end filled in; `None` when it has no date.
    pub fn span(&self, row: u32) -> Option<Span> {
        let (start, end) = self.interval(row);
        Span::new(Minute(start), Minute(end))
    }

    /// The rows whose kind is incident.
    pub fn incidents(&self) -> &RowSet {
        &self.incidents
    }

    /// The rows that are marks on the map: incidents with a position.
    pub fn drawable(&self) -> &RowSet {
        &self.drawable
    }

    /// The rows that have a position.
    pub fn positioned(&self) -> &RowSet {
        &self.positioned
    }

    /// The rows whose very site is known.
    pub fn exact(&self) -> &RowSet {
        &self.exact
    }

    /// From which level of cells on each row's place is too uncertain to be counted with others: see [`coarse_from`].
    pub fn coarse_from(&self) -> &[u8] {
        &self.coarse_from
    }

    /// A facet's values.
    pub fn column(&self, facet: Facet) -> Option<&FacetColumn> {
        self.columns.iter().find(|column| column.facet() == facet)
    }

    /// Takes the column of a facet that no record says, in the place of the one before.
    pub(crate) fn set_column(&mut self, column: FacetColumn) {
        self.columns.retain(|known| known.facet() != column.facet());
        self.columns.push(column);
    }

    /// Every facet's values.
    pub fn columns(&self) -> &[FacetColumn] {
        &self.columns
    }

    /// The highest number of killed that anybody states.
    pub fn killed(&self, row: u32) -> Option<u32> {
        Some(self.killed[row as usize]).filter(|&persons| persons != UNSTATED)
    }

    /// The highest number of injured that anybody states.
    pub fn injured(&self, row: u32) -> Option<u32> {
        Some(self.injured[row as usize]).filter(|&persons| persons != UNSTATED)
    }

    /// The span of the dated incidents (of all records where no incident is dated); whole days.
    pub fn extent(&self) -> Option<Span> {
        self.extent
    }
}

#[cfg(test)]
mod tests {
    use crate::query::dataset::Dataset;
    use crate::schema::names::FieldMap;

    #[test]
    fn a_place_that_is_rough_without_a_radius_is_not_a_point() {
        let record = |id: &str, precision: &str, geometry: &str| {
            format!(
                r#"{{"type": "Feature", "id": "{id}", "geometry": {geometry}, "properties": {{"title": "{id}", "date": "1970-01-02"{precision}}}}}"#
            )
        };
        let point = r#"{"type": "Point", "coordinates": [0, 0]}"#;
        let file = [
            record("exact", "", point),
            record("town", r#", "place_precision": "town""#, point),
            record(
                "circle",
                r#", "place_precision": "town", "uncertainty_m": 500"#,
                point,
            ),
            record("nowhere", "", "null"),
        ]
        .join("\n");
        let (data, _) = Dataset::read(file.into(), FieldMap::default(), None);
        let (store, all) = (data.store(), data.store().circles_in_time());
        let of = |id: &str| store.row(id).map(|row| all[row as usize]);
        let middle = f64::from(1_u32 << 31);
        let day = [1440.0, 2880.0];
        assert_eq!(of("exact"), Some([middle, middle, 0.0, day[0], day[1]]));
        assert_eq!(of("town").map(|row| row[2]), Some(-1.0));
        assert_eq!(of("circle").map(|row| row[2]), Some(500.0));
        assert!(of("nowhere").is_some_and(|row| row[2].is_nan()));
    }
}

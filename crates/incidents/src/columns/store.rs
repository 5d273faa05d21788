//! The store: one row per record, one column per field, built once and never changed.
//!
//! Rows lie in the order of a Hilbert curve over the map, so that what is near on the map is
//! near in memory; records without a position follow. Text stays in the bytes of the file:
//! the store keeps where each record begins and ends. Of a small file it has the bytes too, and reads a record again
//! on demand; of a large one whoever opened it has them.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::ops::Range;

use crate::columns::build::StoreBuilder;
use crate::query::record_cache::Told;
use crate::query::time_index::Edges;

use crate::columns::facet_column::{Column, Facet, UNSPECIFIED, Value};
use crate::columns::row_set::RowSet;
use crate::model::civil::{Minute, Span};
use crate::model::edition::Version;
use crate::model::incident::{Incident, Kind};
use crate::model::mercator::{World, world_from_lng_lat};
use crate::model::place::Bounds;
use crate::model::report::Report;
use crate::read;
use crate::schema::names::FieldMap;
use crate::search::index::TextIndex;
use crate::search::query::Query;
use crate::search::texts::texts;

/// No figure: a toll that nobody states.
pub(super) const UNSTATED: u32 = u32::MAX;

/// So many types are told apart on map and timeline, at most.
pub(super) const MOST_SERIES: usize = 1000;

/// Texts in one piece of memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Texts {
    pub(super) bytes: Vec<u8>,
    pub(super) ends: Vec<u32>,
}

impl Texts {
    pub(crate) fn push(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
        self.ends.push(self.bytes.len() as u32);
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The bytes of a text; none where there is no such text.
    pub(crate) fn bytes(&self, at: usize) -> &[u8] {
        let Some(&end) = self.ends.get(at) else {
            return &[];
        };
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.bytes
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    pub(crate) fn get(&self, at: usize) -> &str {
        std::str::from_utf8(self.bytes(at)).unwrap_or_default()
    }
}

/// The records of one file as columns.
#[derive(Debug, Default)]
pub struct Store {
    /// Where the text of each row begins in the file, and how long it is.
    pub(super) text_start: Vec<u32>,
    pub(super) text_len: Vec<u32>,
    pub(super) ids: Texts,
    pub(super) rows_by_id: Vec<u32>,
    pub(crate) rows_by_time: Vec<u32>,
    pub(crate) rows_by_end: Vec<u32>,
    pub(crate) start: Vec<i32>,
    pub(crate) end: Vec<i32>,
    pub(super) world: Vec<World>,
    pub(super) uncertainty_m: Vec<f32>,
    pub(super) killed: Vec<u32>,
    pub(super) injured: Vec<u32>,
    pub(super) category: Vec<u32>,
    pub(super) kinds: Vec<Kind>,
    pub(super) open_ended: RowSet,
    pub(super) about: RowSet,
    pub(crate) exact: RowSet,
    pub(super) incidents: RowSet,
    pub(super) drawable: RowSet,
    pub(super) positioned: RowSet,
    pub(super) coarse_from: Vec<u8>,
    pub(super) columns: Vec<Column>,
    pub(super) extent: Option<Span>,
    pub(super) version: Version,
    pub(super) corrected: Vec<i32>,
    pub(super) text: Option<Box<Text>>,
    pub(crate) told: Told,
    pub(super) found: Found,
    pub(crate) edges: OnceCell<Edges>,
}

/// The bytes of a small file, and the index of its words once somebody has searched.
#[derive(Debug)]
pub(super) struct Text {
    bytes: Vec<u8>,
    fields: FieldMap,
    index: OnceCell<TextIndex>,
}

/// What a search outside has found so far, of a file whose text is not here.
#[derive(Debug, Default)]
pub(super) struct Found {
    words: String,
    rows: Option<RowSet>,
}

impl Store {
    /// Reads a file into columns. `as_of` is the data set's day: open-ended dates reach to its end.
    pub fn read(bytes: Vec<u8>, fields: FieldMap, as_of: Option<Span>) -> (Self, Report) {
        let mut builder = StoreBuilder::new(fields);
        builder.feed(&bytes);
        let fields = builder.fields().clone();
        let (mut store, report) = builder.finish(as_of);
        store.text = Some(Box::new(Text {
            bytes,
            fields,
            index: OnceCell::new(),
        }));
        (store, report)
    }

    /// How many records there are.
    pub fn n_rows(&self) -> usize {
        self.ids.len()
    }

    /// What the bytes of the file come to.
    pub fn version(&self) -> Version {
        self.version
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

    /// Whether the text of the records is here, so that [`Store::incident`] can read it.
    pub fn has_text(&self) -> bool {
        self.text.is_some()
    }

    /// The whole record, read again from the bytes of the file; where those are elsewhere, as [`Store::tell`] gave it,
    /// and until then it is among what is [`Store::wanted`].
    pub fn incident(&self, row: u32) -> Option<Incident> {
        let Some(text) = self.text.as_ref() else {
            return self.told(row);
        };
        self.incident_from(row, self.text(row)?, &text.fields)
    }

    /// The bytes of a record, where they are here.
    pub fn text(&self, row: u32) -> Option<&[u8]> {
        self.text.as_ref()?.bytes.get(self.text_span(row)?)
    }

    /// Where in the file the text of a row is.
    pub fn text_span(&self, row: u32) -> Option<Range<usize>> {
        let start = *self.text_start.get(row as usize)? as usize;
        Some(start..start + *self.text_len.get(row as usize)? as usize)
    }

    /// The whole record of a row, read from the bytes that are at [`Store::text_span`].
    pub fn incident_from(&self, row: u32, bytes: &[u8], fields: &FieldMap) -> Option<Incident> {
        let mut incident = read::record_at(bytes, 0..bytes.len(), fields)?;
        // Reading the whole file may have made a doubled id unique: links depend on that one.
        self.id(row)?.clone_into(&mut incident.id);
        // So may the file's coordinate system, which one record alone does not know.
        if !self.positioned.contains(row) {
            incident.place.position = None;
        }
        Some(incident)
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
        (self.types().len() <= MOST_SERIES).then_some(&value.code)
    }

    /// The codes of what map and timeline tell apart: the values of [`Facet::Type`]. Of more than a thousand, which no
    /// reader can tell apart, none: all are one series.
    pub fn series(&self) -> Vec<String> {
        match self.types().len() > MOST_SERIES {
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
            n_types if n_types > MOST_SERIES => 1,
            n_types => n_types,
        }
    }

    pub(super) fn types(&self) -> &[Value] {
        self.column(Facet::Type).map_or(&[], Column::values)
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
    pub fn column(&self, facet: Facet) -> Option<&Column> {
        self.columns.iter().find(|column| column.facet() == facet)
    }

    /// Every facet's values.
    pub fn columns(&self) -> &[Column] {
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

    /// The rows that a search finds; the words of a phrase must stand in sequence. Of a file whose text is not here: what
    /// [`Store::set_found`] said last.
    pub fn rows_with_words(&self, query: &Query) -> RowSet {
        let Some(text) = &self.text else {
            let found = self.found.rows.clone();
            return found.unwrap_or_else(|| RowSet::none(self.n_rows()));
        };
        let index = text.index.get_or_init(|| {
            let mut index = TextIndex::builder();
            for row in 0..self.n_rows() as u32 {
                if let Some(incident) = self.incident(row) {
                    texts(&incident, &mut |text| index.add(row, text.field, text.text));
                }
            }
            index.build(self.n_rows())
        });
        index.find_phrases(query, |row, visit| {
            if let Some(incident) = self.incident(row) {
                texts(&incident, &mut |text| visit(text.text));
            }
        })
    }

    /// What a search for these words has found so far, of a file whose text is not here.
    pub fn set_found(&mut self, words: &str, rows: RowSet) {
        self.found = Found {
            words: words.to_owned(),
            rows: Some(rows),
        };
    }

    /// Forgets what was found for other words than these.
    pub(crate) fn expect_words(&mut self, words: &str) {
        if self.found.words != words {
            self.found = Found::default();
        }
    }

    /// The span of the dated incidents (of all records where no incident is dated); whole days.
    pub fn extent(&self) -> Option<Span> {
        self.extent
    }
}

/// One sort for all orders: each would otherwise bring its own into the page.
pub(crate) fn sorted_rows(n_rows: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut rows: Vec<u32> = (0..n_rows as u32).collect();
    rows.sort_by(|&a, &b| compare(a as usize, b as usize));
    rows
}

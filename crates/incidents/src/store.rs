//! The store: one row per record, one column per field, built once and never changed.
//!
//! Rows lie in the order of a Hilbert curve over the map, so that what is near on the map is
//! near in memory; records without a position follow. Text stays in the bytes of the file:
//! the store keeps where each record begins and ends, and reads it again on demand.

use std::cmp::Ordering;
use std::ops::Range;

use crate::facets::{Column, ColumnBuilder, Facet};
use crate::fields::FieldMap;
use crate::incident::{Incident, Kind};
use crate::mercator::{NEVER_COARSE, World, coarse_from, world_from_lng_lat};
use crate::parse;
use crate::place::Bounds;
use crate::report::Report;
use crate::rows::RowSet;
use crate::search::{Field, Query, TextIndex, texts};
use crate::when::{Minute, Span, When};

/// The records of one file as columns.
#[derive(Debug)]
pub struct Store {
    bytes: Vec<u8>,
    fields: FieldMap,
    text_spans: Vec<Range<usize>>,
    ids: Vec<String>,
    rows_by_id: Vec<u32>,
    rows_by_time: Vec<u32>,
    start: Vec<i32>,
    end: Vec<i32>,
    open_ended: RowSet,
    about: RowSet,
    world: Vec<World>,
    category: Vec<u32>,
    kinds: Vec<Kind>,
    incidents: RowSet,
    drawable: RowSet,
    positioned: RowSet,
    exact: RowSet,
    coarse_from: Vec<u8>,
    columns: Vec<Column>,
    text: TextIndex,
    extent: Option<Span>,
}

impl Store {
    /// Reads a file into columns. `as_of` is the data set's day: open-ended dates reach to its end.
    pub fn read(bytes: Vec<u8>, fields: FieldMap, as_of: Option<Span>) -> (Self, Report) {
        let mut report = Report::default();
        let mut builder = Builder::new();
        parse::read(&bytes, &fields, &mut report, |incident, span| {
            builder.push(&incident, span);
        });
        (builder.finish(bytes, fields, as_of), report)
    }

    /// How many records there are.
    pub fn n_rows(&self) -> usize {
        self.ids.len()
    }

    /// The source's id of a row.
    pub fn id(&self, row: u32) -> Option<&str> {
        self.ids.get(row as usize).map(String::as_str)
    }

    /// The row with an id.
    pub fn row(&self, id: &str) -> Option<u32> {
        let found = self
            .rows_by_id
            .binary_search_by(|&row| self.ids[row as usize].as_str().cmp(id));
        found.ok().map(|at| self.rows_by_id[at])
    }

    /// The whole record, read again from the bytes of the file.
    pub fn incident(&self, row: u32) -> Option<Incident> {
        let span = self.text_spans.get(row as usize)?.clone();
        let mut incident = parse::record_at(&self.bytes, span, &self.fields)?;
        // Reading the whole file may have made a doubled id unique: links depend on that one.
        self.ids.get(row as usize)?.clone_into(&mut incident.id);
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

    /// First minute and first minute after of each row; an undated row has `i32::MAX` and `i32::MIN`.
    pub fn interval(&self, row: u32) -> (i32, i32) {
        (self.start[row as usize], self.end[row as usize])
    }

    /// Makes a set the rows that overlap a span; undated ones never do. Without a branch: half a nanosecond a row.
    pub fn fill_in(&self, span: Span, rows: &mut RowSet) {
        let (from, to) = (span.start().0, span.end().0);
        let intervals = self.start.chunks(64).zip(self.end.chunks(64));
        for (word, (starts, ends)) in rows.words_mut().iter_mut().zip(intervals) {
            let mut bits = 0;
            for (&start, &end) in starts.iter().zip(ends).rev() {
                bits = bits << 1 | u64::from((start < to) & (end > from));
            }
            *word = bits;
        }
    }

    /// The rows that lie in a part of the map, its edges included, where they are drawn: beyond
    /// [`MAX_LATITUDE`](crate::mercator::MAX_LATITUDE) that is at the edge of the world. Records without a position lie nowhere.
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

    /// Position of a row's first category among the values of [`Facet::Type`].
    pub fn category(&self, row: u32) -> usize {
        self.category[row as usize] as usize
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

    /// The rows that a search finds; the words of a phrase must stand in sequence.
    pub fn rows_with_words(&self, query: &Query) -> RowSet {
        self.text.find_phrases(query, |row, visit| {
            if let Some(incident) = self.incident(row) {
                texts(&incident, &mut |text| visit(text.text));
            }
        })
    }

    /// The span of the dated incidents (of all records where no incident is dated); whole days.
    pub fn extent(&self) -> Option<Span> {
        self.extent
    }
}

/// A record on its way into the columns.
struct Row {
    id: String,
    kind: Kind,
    when: Option<When>,
    world: Option<World>,
    category: String,
    is_exact: bool,
    coarse_from: u8,
    text_span: Range<usize>,
}

struct Builder {
    rows: Vec<Row>,
    columns: Vec<ColumnBuilder>,
    words: Vec<(Field, String)>,
    word_ranges: Vec<Range<usize>>,
}

impl Builder {
    fn new() -> Self {
        Self {
            rows: Vec::new(),
            columns: Facet::ALL
                .iter()
                .map(|&facet| ColumnBuilder::new(facet))
                .collect(),
            words: Vec::new(),
            word_ranges: Vec::new(),
        }
    }

    fn push(&mut self, incident: &Incident, text_span: Range<usize>) {
        let ordinal = self.rows.len() as u32;
        for column in &mut self.columns {
            column.push(ordinal, incident);
        }
        let first_word = self.words.len();
        texts(incident, &mut |text| {
            self.words.push((text.field, text.text.to_owned()));
        });
        self.word_ranges.push(first_word..self.words.len());
        self.rows.push(Row {
            id: incident.id.clone(),
            kind: incident.kind,
            when: incident.when.clone(),
            world: incident.place.position.map(world_from_lng_lat),
            category: incident
                .categories
                .first()
                .cloned()
                .unwrap_or_else(|| crate::facets::UNSPECIFIED.to_owned()),
            is_exact: incident.place.is_exact(),
            coarse_from: match (incident.place.position, incident.place.uncertainty_m) {
                (Some(at), Some(radius_m)) => coarse_from(radius_m, at.lat()),
                _ => NEVER_COARSE,
            },
            text_span,
        });
    }

    fn finish(self, bytes: Vec<u8>, fields: FieldMap, as_of: Option<Span>) -> Store {
        let Self {
            rows,
            columns,
            words,
            word_ranges,
        } = self;
        let order = spatial_order(&rows);
        let n_rows = rows.len();
        let row_of_ordinal = inverse(&order);
        let columns: Vec<Column> = columns
            .into_iter()
            .map(|column| column.finish(&row_of_ordinal))
            .collect();
        let text = text_index(&words, &word_ranges, &row_of_ordinal);
        let rows: Vec<Row> = in_order(rows, &order);
        let extent = extent_of(&rows);
        let (data_start, data_end) = data_ends(&rows, as_of);
        let spans: Vec<Option<Span>> = rows
            .iter()
            .map(|row| {
                row.when
                    .as_ref()
                    .map(|when| when.span_within(data_start, data_end))
            })
            .collect();
        let set = |test: &dyn Fn(&Row) -> bool| RowSet::from_fn(n_rows, |row| test(&rows[row]));
        let types = columns.iter().find(|column| column.facet() == Facet::Type);
        Store {
            bytes,
            fields,
            start: spans
                .iter()
                .map(|span| span.map_or(i32::MAX, |span| span.start().0))
                .collect(),
            end: spans
                .iter()
                .map(|span| span.map_or(i32::MIN, |span| span.end().0))
                .collect(),
            open_ended: set(&|row| row.when.as_ref().is_some_and(|when| when.end().is_none())),
            about: set(&|row| row.when.as_ref().is_some_and(When::is_about)),
            world: rows
                .iter()
                .map(|row| row.world.unwrap_or_default())
                .collect(),
            category: rows
                .iter()
                .map(|row| {
                    types
                        .and_then(|types| types.position(&row.category))
                        .unwrap_or(0) as u32
                })
                .collect(),
            kinds: rows.iter().map(|row| row.kind).collect(),
            incidents: set(&|row| row.kind == Kind::Incident),
            drawable: set(&|row| row.kind == Kind::Incident && row.world.is_some()),
            positioned: set(&|row| row.world.is_some()),
            exact: set(&|row| row.is_exact),
            coarse_from: rows.iter().map(|row| row.coarse_from).collect(),
            rows_by_id: sorted_rows(n_rows, &|a, b| rows[a].id.cmp(&rows[b].id)),
            rows_by_time: sorted_rows(n_rows, &|a, b| {
                time_key(spans[a])
                    .cmp(&time_key(spans[b]))
                    .then_with(|| rows[a].id.cmp(&rows[b].id))
            }),
            text_spans: rows.iter().map(|row| row.text_span.clone()).collect(),
            ids: rows.into_iter().map(|row| row.id).collect(),
            columns,
            text,
            extent,
        }
    }
}

fn time_key(span: Option<Span>) -> (i32, i32) {
    span.map_or((i32::MAX, i32::MAX), |span| (span.start().0, span.end().0))
}

/// One sort for all orders: each would otherwise bring its own into the page.
pub(crate) fn sorted_rows(n_rows: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut rows: Vec<u32> = (0..n_rows as u32).collect();
    rows.sort_by(|&a, &b| compare(a as usize, b as usize));
    rows
}

/// Ordinals in the order in which they become rows. Records of one place keep the file's order.
fn spatial_order(rows: &[Row]) -> Vec<u32> {
    let key = |row: &Row| {
        row.world
            .map_or(u64::MAX, |world| fast_hilbert::xy2h(world.x, world.y, 32))
    };
    let mut order: Vec<u32> = (0..rows.len() as u32).collect();
    order.sort_by_cached_key(|&ordinal| key(&rows[ordinal as usize]));
    order
}

fn inverse(order: &[u32]) -> Vec<u32> {
    let mut row_of_ordinal = vec![0; order.len()];
    for (row, &ordinal) in order.iter().enumerate() {
        row_of_ordinal[ordinal as usize] = row as u32;
    }
    row_of_ordinal
}

fn in_order(rows: Vec<Row>, order: &[u32]) -> Vec<Row> {
    let mut rows: Vec<Option<Row>> = rows.into_iter().map(Some).collect();
    order
        .iter()
        .filter_map(|&ordinal| rows[ordinal as usize].take())
        .collect()
}

/// The ends that open dates reach to: the first known start, and the end of the data set's day
/// or, without one, the last known end.
fn data_ends(rows: &[Row], as_of: Option<Span>) -> (Minute, Minute) {
    let dates = || rows.iter().filter_map(|row| row.when.as_ref());
    let start = dates().filter_map(When::start).min().unwrap_or(Minute(0));
    let end = match as_of {
        Some(day) => day.end(),
        None => dates()
            .flat_map(|when| [when.start(), when.end()])
            .flatten()
            .max()
            .unwrap_or(Minute(0)),
    };
    (start, end)
}

fn extent_of(rows: &[Row]) -> Option<Span> {
    let closed = |row: &Row| {
        let when = row.when.as_ref()?;
        Span::new(when.start()?, when.end()?)
    };
    let extent = |only: &dyn Fn(&Row) -> bool| {
        rows.iter()
            .filter(|row| only(row))
            .filter_map(closed)
            .reduce(Span::union)
    };
    let extent = extent(&|row| row.kind == Kind::Incident).or_else(|| extent(&|_| true))?;
    Some(Span::of_days(
        extent.start().day(),
        Minute(extent.end().0 - 1).day(),
    ))
}

fn text_index(
    words: &[(Field, String)],
    ranges: &[Range<usize>],
    row_of_ordinal: &[u32],
) -> TextIndex {
    let mut index = TextIndex::builder();
    for (ordinal, range) in ranges.iter().enumerate() {
        for (field, text) in &words[range.clone()] {
            index.add(row_of_ordinal[ordinal], *field, text);
        }
    }
    index.build(row_of_ordinal.len())
}

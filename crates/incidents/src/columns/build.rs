//! Records become columns: numbers are kept as they come, in the order of the file, and put in the order of
//! the map at the end. No text is kept but ids.

use std::ops::Range;

use crate::columns::facet_builder::FacetBuilder;
use crate::columns::facet_column::FacetColumn;
use crate::columns::row_orders::{
    in_order, in_order_of_texts, rows_by_end, rows_by_id, rows_by_time,
};
use crate::columns::row_set::RowSet;
use crate::columns::sort::{inverse, sorted_by_key};
use crate::columns::store::{MAX_SERIES, Store, UNSTATED};
use crate::columns::strings::Texts;
use crate::model::civil::{Minute, Span};
use crate::model::edition::{Fingerprint, ShortHasher, Version, VersionHasher};
use crate::model::facet::Facet;
use crate::model::incident::{Casualties, Correction, Incident, Kind};
use crate::model::mercator::{NEVER_COARSE, World, coarse_from, world_from_lng_lat};
use crate::model::report::{Problem, Report, Severity};
use crate::model::said::said;
use crate::model::when::{When, closed};
use crate::read;
use crate::read::Json;
use crate::schema::names::FieldMap;

/// Reads a file into columns as its bytes arrive.
#[derive(Debug)]
pub struct StoreBuilder {
    reader: read::Reader,
    columns: Columns,
    short: ShortHasher,
    version: Option<VersionHasher>,
    /// Whether the bytes are not those of the file itself.
    is_understood: bool,
}

impl StoreBuilder {
    /// A file of which no byte has come yet.
    pub fn new(fields: FieldMap) -> Self {
        Self {
            reader: read::Reader::new(fields).without_titles(),
            columns: Columns::new(),
            short: ShortHasher::default(),
            version: Some(VersionHasher::default()),
            is_understood: false,
        }
    }

    /// A file of our own names whose records are given as they are written, and whose bytes nobody feeds.
    pub fn of_records() -> Self {
        let fields = FieldMap::default();
        Self {
            reader: read::Reader::of_records(fields.clone()).without_titles(),
            ..Self::new(fields).without_version()
        }
    }

    /// Takes a feature of ours that is written at these bytes, the first of them on this line.
    pub fn give(&mut self, feature: Json<'_>, span: Range<usize>, line: u32) {
        let columns = &mut self.columns;
        let sink = &mut |incident, span| columns.push(&incident, &span);
        self.reader.give(feature, span, line, sink);
    }

    /// Leaves the version to be worked out later from the same bytes: of a large file it takes a tenth of the time.
    #[must_use]
    pub fn without_version(self) -> Self {
        Self {
            version: None,
            ..self
        }
    }

    /// Reads what the file that another one has read was understood as: what the bytes come to is said of that file.
    #[must_use]
    pub fn in_place_of(self, other: &Self) -> Self {
        Self {
            short: other.short.clone(),
            is_understood: true,
            ..self
        }
    }

    /// What the bytes that came so far come to, in short.
    pub fn short(&self) -> Version {
        Version::Short(self.short.short())
    }

    /// Whether what came so far is of a file that was not written for this map ([`Report::is_of_other_file`]); nothing where no record came.
    pub fn is_of_other_file(&self) -> Option<bool> {
        let report = self.reader.report();
        (self.n_records() > 0).then(|| report.is_of_other_file())
    }

    /// Takes the next bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        if !self.is_understood {
            self.short.feed(bytes);
        }
        if let Some(version) = &mut self.version {
            version.feed(bytes);
        }
        let columns = &mut self.columns;
        self.reader
            .feed(bytes, &mut |incident, span| columns.push(&incident, &span));
    }

    /// Whether nothing of what comes would be read.
    pub fn is_done(&self) -> bool {
        self.reader.is_done()
    }

    /// How many records have been read.
    pub fn n_records(&self) -> usize {
        self.columns.ids.len()
    }

    /// The names of the members.
    pub fn fields(&self) -> &FieldMap {
        self.reader.fields()
    }

    /// The file has ended. `as_of` is the data set's day: open-ended dates reach to its end. The store has no text.
    pub fn finish(self, as_of: Option<Span>) -> (Store, Report) {
        let Self {
            reader,
            mut columns,
            short,
            version,
            ..
        } = self;
        let mut end = reader.finish(&mut |incident, span| columns.push(&incident, &span));
        if end.has_foreign_positions {
            columns.forget_positions();
        }
        let known = Fingerprint {
            short: short.short(),
            ..Fingerprint::default()
        };
        let store = Store {
            fingerprint: version.map_or(known, |version| known.with(version.version())),
            ..columns.finish(as_of)
        };
        if store.types().len() > MAX_SERIES {
            end.report.push(too_many_types(store.types().len()));
        }
        (store, end.report)
    }
}

fn too_many_types(n_types: usize) -> Problem {
    Problem {
        severity: Severity::FieldDropped,
        record: None,
        id: None,
        line: None,
        field: Some("category".to_owned()),
        message: said!(
            "expected at most {most} different types, found {count}: map and timeline show all records alike; name the member that holds the type under `fields` in the map file",
            MAX_SERIES,
            n_types
        ),
    }
}

/// An end that is open or unknown, before the ends of the data are known.
const OPEN_START: i32 = i32::MIN;
const OPEN_END: i32 = i32::MAX;

/// The last day on which a record was corrected.
fn last_correction(incident: &Incident) -> Option<i32> {
    let day =
        |correction: &Correction| Minute::from_iso(correction.on.as_deref()?).map(Minute::day);
    incident.corrections.iter().filter_map(day).max()
}

const UNDATED: u8 = 1;
const ABOUT: u8 = 2;
const POSITIONED: u8 = 4;
const EXACT: u8 = 8;

/// The columns in the order of the file.
#[derive(Debug)]
struct Columns {
    ids: Texts,
    text_start: Vec<u32>,
    text_len: Vec<u32>,
    start: Vec<i32>,
    end: Vec<i32>,
    world: Vec<World>,
    uncertainty_m: Vec<f32>,
    coarse_from: Vec<u8>,
    killed: Vec<u32>,
    injured: Vec<u32>,
    /// Number of the first category in the order in which the Type facet met them.
    category: Vec<u32>,
    kinds: Vec<Kind>,
    flags: Vec<u8>,
    /// The last day on which each record was corrected, of those that were.
    corrected: Vec<i32>,
    facets: Vec<FacetBuilder>,
}

impl Columns {
    fn new() -> Self {
        Self {
            ids: Texts::default(),
            text_start: Vec::new(),
            text_len: Vec::new(),
            start: Vec::new(),
            end: Vec::new(),
            world: Vec::new(),
            uncertainty_m: Vec::new(),
            coarse_from: Vec::new(),
            killed: Vec::new(),
            injured: Vec::new(),
            category: Vec::new(),
            kinds: Vec::new(),
            flags: Vec::new(),
            corrected: Vec::new(),
            facets: Facet::ALL
                .iter()
                .filter(|facet| !facet.is_computed())
                .map(|&facet| FacetBuilder::new(facet))
                .collect(),
        }
    }

    fn push(&mut self, incident: &Incident, text_span: &Range<usize>) {
        let ordinal = self.ids.len() as u32;
        let mut first_category = None;
        for facet in &mut self.facets {
            let first = facet.push(ordinal, incident);
            if facet.facet() == Facet::Type {
                first_category = first;
            }
        }
        self.category.push(first_category.unwrap_or(u32::MAX));
        self.ids.push(&incident.id);
        self.text_start.push(text_span.start as u32);
        self.text_len.push(text_span.len() as u32);
        let when = incident.when.as_ref();
        self.start.push(
            when.and_then(When::start)
                .map_or(OPEN_START, |start| start.0),
        );
        self.end
            .push(when.and_then(When::end).map_or(OPEN_END, |end| end.0));
        let place = &incident.place;
        let world = place.position.map(world_from_lng_lat);
        self.world.push(world.unwrap_or_default());
        self.uncertainty_m
            .push(place.uncertainty_m.unwrap_or(0.0) as f32);
        self.coarse_from
            .push(match (place.position, place.uncertainty_m) {
                (Some(at), Some(radius_m)) => coarse_from(radius_m, at.lat()),
                _ => NEVER_COARSE,
            });
        let most = |figure: fn(&Casualties) -> Option<u32>| {
            let figures = incident.casualties.iter().filter_map(figure);
            figures.max().unwrap_or(UNSTATED)
        };
        self.killed.push(most(Casualties::most_killed));
        self.injured.push(most(Casualties::most_injured));
        self.kinds.push(incident.kind);
        self.corrected.extend(last_correction(incident));
        let flags = [
            (when.is_none(), UNDATED),
            (when.is_some_and(When::is_about), ABOUT),
            (world.is_some(), POSITIONED),
            (place.is_exact(), EXACT),
        ];
        self.flags.push(
            flags
                .iter()
                .map(|&(is_set, flag)| if is_set { flag } else { 0 })
                .sum(),
        );
    }

    fn forget_positions(&mut self) {
        self.world.fill(World::default());
        self.coarse_from.fill(NEVER_COARSE);
        self.flags
            .iter_mut()
            .for_each(|flags| *flags &= !POSITIONED);
    }

    fn finish(mut self, as_of: Option<Span>) -> Store {
        // The span of the data first, from dates with both ends: an open end that is filled in would count as one.
        let n_rows = self.ids.len();
        let extent = self.extent();
        self.close_dates(as_of);
        // Rows get their numbers along the curve: `order[row]` is the place in the file, `row_of_ordinal` the way back.
        let order = self.spatial_order();
        let row_of_ordinal = inverse(&order);
        // Facets note places in the file, which become rows now; a type's number becomes its place among the values.
        let facets = std::mem::take(&mut self.facets);
        let (columns, series) = columns_of(facets, &row_of_ordinal);
        // What has no type has no number; it is the last of the series.
        let last = series.len().saturating_sub(1);
        let series_of = |number: u32| series.get((number as usize).min(last));
        // What is true or false of a record becomes a bit of its row.
        let set =
            |test: &dyn Fn(usize) -> bool| RowSet::from_fn(n_rows, |row| test(order[row] as usize));
        let has = |flag: u8| set(&|ordinal| self.flags[ordinal] & flag != 0);
        let is_incident = |ordinal: usize| self.kinds[ordinal] == Kind::Incident;
        let open_ended = set(&|ordinal| self.flags[ordinal] & (UNDATED | OPEN) == OPEN);
        let (about, exact, positioned) = (has(ABOUT), has(EXACT), has(POSITIONED));
        let incidents = set(&is_incident);
        let mut drawable = incidents.clone();
        drawable.and_with(&positioned);
        let category = order
            .iter()
            .map(|&ordinal| {
                series_of(self.category[ordinal as usize])
                    .copied()
                    .unwrap_or(0)
            })
            .collect();
        // Each column is put in the order of the rows, and its old order let go before the next.
        let ids = in_order_of_texts(&std::mem::take(&mut self.ids), &order);
        let start = in_order(self.start, &order);
        let end = in_order(self.end, &order);
        // Orders follow from each other: equal keys stay as the order before has them.
        let rows_by_id = rows_by_id(&ids);
        let rows_by_time = rows_by_time(rows_by_id.clone(), &start, &end);
        let rows_by_end = rows_by_end(rows_by_time.clone(), &start, &end);
        Store {
            text_start: in_order(self.text_start, &order),
            text_len: in_order(self.text_len, &order),
            world: in_order(self.world, &order),
            uncertainty_m: in_order(self.uncertainty_m, &order),
            coarse_from: in_order(self.coarse_from, &order),
            killed: in_order(self.killed, &order),
            injured: in_order(self.injured, &order),
            kinds: in_order(self.kinds, &order),
            ids,
            rows_by_id,
            rows_by_time,
            rows_by_end,
            start,
            end,
            category,
            open_ended,
            about,
            exact,
            incidents,
            drawable,
            positioned,
            columns,
            extent,
            corrected: self.corrected,
            ..Store::default()
        }
    }

    /// The span of the dated incidents, or of all dated records; whole days.
    fn extent(&self) -> Option<Span> {
        let of = |only_incidents: bool| {
            let mut extent: Option<Span> = None;
            for at in 0..self.start.len() {
                let is_meant = !only_incidents || self.kinds[at] == Kind::Incident;
                let is_closed = self.start[at] != OPEN_START && self.end[at] != OPEN_END;
                if is_meant && is_closed {
                    let span = Span::new(Minute(self.start[at]), Minute(self.end[at]));
                    extent = extent.map_or(span, |extent| {
                        Some(span.map_or(extent, |span| extent.union(span)))
                    });
                }
            }
            extent
        };
        let extent = of(true).or_else(|| of(false))?;
        Some(Span::of_days(
            extent.start().day(),
            Minute(extent.end().0 - 1).day(),
        ))
    }

    /// Gives open dates their ends: the first known start, and the end of the data set's day or, without one, the
    /// last known end. Undated records get an interval that overlaps nothing.
    fn close_dates(&mut self, as_of: Option<Span>) {
        let starts = || {
            self.start
                .iter()
                .copied()
                .filter(|&start| start != OPEN_START)
        };
        let ends = || self.end.iter().copied().filter(|&end| end != OPEN_END);
        let data_start = Minute(starts().min().unwrap_or(0));
        let data_end = as_of.map_or_else(
            || Minute(starts().chain(ends()).max().unwrap_or(0)),
            Span::end,
        );
        for at in 0..self.start.len() {
            let (start, end) = (self.start[at], self.end[at]);
            let (start, end) = if self.flags[at] & UNDATED != 0 {
                (i32::MAX, i32::MIN)
            } else {
                if end == OPEN_END {
                    self.flags[at] |= OPEN;
                }
                let known =
                    |minute: i32, open: i32| Some(Minute(minute)).filter(|_| minute != open);
                let span = closed(
                    known(start, OPEN_START),
                    known(end, OPEN_END),
                    data_start,
                    data_end,
                );
                (span.start().0, span.end().0)
            };
            (self.start[at], self.end[at]) = (start, end);
        }
    }

    /// Ordinals in the order in which they become rows. Records of one place keep the file's order.
    fn spatial_order(&self) -> Vec<u32> {
        let key = |(world, flags): (&World, &u8)| match flags & POSITIONED {
            0 => u64::MAX,
            // The curve ends in a corner of the world.
            _ => fast_hilbert::xy2h(world.x, world.y, 32).min(u64::MAX - 1),
        };
        let keys: Vec<u64> = self.world.iter().zip(&self.flags).map(key).collect();
        sorted_by_key((0..keys.len() as u32).collect(), &keys)
    }
}

/// The date has no known end.
const OPEN: u8 = 16;

/// The columns of the facets, and the series of each number of a type.
fn columns_of(facets: Vec<FacetBuilder>, row_of_ordinal: &[u32]) -> (Vec<FacetColumn>, Vec<u32>) {
    let mut series = Vec::new();
    let mut finished = |facet: FacetBuilder| {
        let is_type = facet.facet() == Facet::Type;
        let (column, places) = facet.finish(row_of_ordinal);
        if is_type {
            series = places;
            if column.values().len() > MAX_SERIES {
                series.fill(0);
            }
        }
        column
    };
    let columns = facets.into_iter().map(&mut finished).collect();
    (columns, series)
}

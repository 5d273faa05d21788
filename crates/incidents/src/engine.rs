//! The one seam: the page asks, the engine answers.

mod mark;

use std::ops::Range;

pub use mark::Mark;

use crate::facets::Facet;
use crate::filter::{Dimension, Filter};
use crate::histogram::{Bins, Histogram, Interval};
use crate::incident::{Incident, Kind};
use crate::order::Orders;
use crate::rows::RowSet;
use crate::session::Session;
use crate::store::Store;
use crate::when::{Minute, Span};

/// How much of the answer is on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewport {
    /// Positions in the filtered list whose text is wanted.
    pub list: Range<usize>,
}

/// Incidents and other records (aggregates, conditions, statements), counted apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Records whose kind is incident.
    pub incidents: usize,
    /// All other records.
    pub others: usize,
}

impl Count {
    /// Both together.
    pub fn records(self) -> usize {
        self.incidents + self.others
    }
}

/// What the page shows: a function of the store, the session and the viewport.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The session that was asked about.
    pub session: Session,
    /// What passes the filter.
    pub passing: Count,
    /// What there is.
    pub all: Count,
    /// What passes and cannot be drawn for want of a position.
    pub without_position: Count,
    /// The counts of each facet, each ignoring its own clause.
    pub facets: Vec<FacetCounts>,
    /// Incidents per bin of the axis and category, ignoring the brush; the last series is all other
    /// records. What is among `ranges` is not in it.
    pub histogram: Option<Histogram>,
    /// The same over all of time in one series, while the axis shows a part of it.
    pub overview: Option<Histogram>,
    /// Codes of the histogram's series but the last, in the order of the Type facet.
    pub series: Vec<String>,
    /// Open-ended records, and others than incidents that last, on the axis: all that pass every clause
    /// but the brush, in order of time, the first dozen.
    pub ranges: Vec<TimeRange>,
    /// The window of the filtered list, in the session's order.
    pub list: Vec<Entry>,
    /// The marks that pass the filter.
    pub marks: Vec<Mark>,
    /// The open record.
    pub selected: Option<Box<Selected>>,
    /// Whether the session asks for a record that the file does not have.
    pub is_selection_missing: bool,
}

/// A facet with the counts of its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    /// Which facet.
    pub facet: Facet,
    /// Its values, in an order that no filter changes.
    pub values: Vec<ValueCount>,
}

/// A value of a facet with its count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueCount {
    /// Its spelling in data and links.
    pub code: String,
    /// The words for it where the records have them.
    pub name: Option<String>,
    /// How many records have it and pass all other clauses.
    pub count: Count,
    /// Whether the reader has chosen it.
    pub is_chosen: bool,
}

/// A record that lasts: a line on the timeline, not a bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeRange {
    /// Its id.
    pub id: String,
    /// Its first category.
    pub category: String,
    /// The series of the histogram that it would be counted in if it were no line.
    pub series: usize,
    /// Its span, an open end filled in.
    pub span: Span,
    /// Whether it has no known end.
    pub is_open_ended: bool,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The time it covers, an open end filled in; `None` when it has no date.
    pub span: Option<Span>,
    /// The record.
    pub incident: Incident,
}

/// The open record and its neighbours in the filtered list.
#[derive(Clone, Debug, PartialEq)]
pub struct Selected {
    /// The whole record.
    pub incident: Incident,
    /// Its mark or area, also when it is not an incident or does not pass the filter.
    pub mark: Option<Mark>,
    /// The time it covers, an open end filled in; `None` when it has no date.
    pub span: Option<Span>,
    /// Its position in the filtered list, from 0; `None` when the filter hides it.
    pub position: Option<usize>,
    /// The id of the record before it in the list.
    pub previous: Option<String>,
    /// The id of the record after it in the list.
    pub next: Option<String>,
    /// The records that it names as related, where the file has them.
    pub related: Vec<Incident>,
}

/// Answers questions about one store.
#[derive(Debug)]
pub struct Engine {
    store: Store,
    filter: Filter,
    /// The bins of all of time.
    whole: Option<Bins>,
    /// Marks that have been drawn before, by row.
    marks: Vec<Option<Mark>>,
    orders: Orders,
}

/// Lines on the timeline beyond this many would be a carpet.
const MAX_RANGES: usize = 12;

impl Engine {
    /// An engine for a store. `span` is what the timeline shows; without it, the incidents' extent.
    pub fn new(store: Store, span: Option<Span>) -> Self {
        let whole = span.or(store.extent()).map(Bins::covering);
        Self {
            marks: vec![None; store.n_rows()],
            store,
            filter: Filter::default(),
            whole,
            orders: Orders::default(),
        }
    }

    /// Sorting by type follows the types of the map file in its order, sorting by title the titles in a language.
    #[must_use]
    pub fn sorting_by(mut self, types: Vec<String>, language: &str) -> Self {
        self.orders = Orders::new(types, language.to_owned());
        self
    }

    /// Everything that the page shows for a session.
    pub fn answer(&mut self, session: &Session, viewport: &Viewport) -> Answer {
        self.filter.update(&self.store, session);
        let rows = self.filter.rows(&self.store);
        let rows_but_time = match self.filter.has(Dimension::Time) {
            true => self.filter.rows_without(&self.store, Dimension::Time),
            false => rows.clone(),
        };
        let in_order = self.orders.rows(&self.store, session.sort);
        let passing_in_order: Vec<u32> = in_order
            .iter()
            .copied()
            .filter(|&row| rows.contains(row))
            .collect();
        let bins = self.bins(session);
        let lines = self.lasting_rows(&rows_but_time, bins.as_ref());
        let selected_row = session
            .selection
            .as_deref()
            .and_then(|id| self.store.row(id));
        let first = viewport.list.start.min(passing_in_order.len());
        let last = viewport.list.end.clamp(first, passing_in_order.len());
        let marks = self.marks(&rows);
        Answer {
            session: session.clone(),
            passing: self.count(&rows),
            all: self.count(&RowSet::all(self.store.n_rows())),
            without_position: self.count_without_position(&rows),
            facets: self.facet_counts(&rows, session),
            histogram: bins.map(|bins| self.histogram(&rows_but_time, &lines, bins)),
            overview: self.overview(&rows_but_time, session),
            series: self.series(),
            ranges: lines.iter().filter_map(|&row| self.range(row)).collect(),
            list: passing_in_order[first..last]
                .iter()
                .filter_map(|&row| self.entry(row))
                .collect(),
            marks,
            selected: selected_row
                .and_then(|row| self.selected(row, &passing_in_order))
                .map(Box::new),
            is_selection_missing: session.selection.is_some() && selected_row.is_none(),
        }
    }

    fn count(&self, rows: &RowSet) -> Count {
        let incidents = rows.count_and(self.store.incidents());
        Count {
            incidents,
            others: rows.count() - incidents,
        }
    }

    fn count_without_position(&self, rows: &RowSet) -> Count {
        let mut rest = rows.clone();
        rest.and_with(&self.store.positioned().complement());
        self.count(&rest)
    }

    fn facet_counts(&self, rows: &RowSet, session: &Session) -> Vec<FacetCounts> {
        let counts_of = |column: &crate::facets::Column| {
            let facet = column.facet();
            let dimension = Dimension::Values(facet);
            let without_own = self
                .filter
                .has(dimension)
                .then(|| self.filter.rows_without(&self.store, dimension));
            let rows = without_own.as_ref().unwrap_or(rows);
            let mut incidents = rows.clone();
            incidents.and_with(self.store.incidents());
            let (in_all, in_incidents) = (column.counts(rows), column.counts(&incidents));
            let values = column.order().iter().map(|&at| {
                let value = &column.values()[at as usize];
                let incidents = in_incidents[at as usize];
                ValueCount {
                    code: value.code.clone(),
                    name: value.name.clone(),
                    count: Count {
                        incidents,
                        others: in_all[at as usize] - incidents,
                    },
                    is_chosen: session.is_chosen(facet, &value.code),
                }
            });
            FacetCounts {
                facet,
                values: values.collect(),
            }
        };
        self.store.columns().iter().map(counts_of).collect()
    }

    fn series(&self) -> Vec<String> {
        let types = self.store.column(Facet::Type);
        types.map_or_else(Vec::new, |types| {
            types
                .values()
                .iter()
                .map(|value| value.code.clone())
                .collect()
        })
    }

    /// The bins of the axis.
    fn bins(&self, session: &Session) -> Option<Bins> {
        let whole = self.whole.as_ref()?;
        Some(match session.axis {
            Some(axis) => Bins::covering(axis),
            None => whole.clone(),
        })
    }

    /// Counts what is a bar: records that are lines would fill every bin that they cross.
    fn histogram(&self, rows: &RowSet, lines: &[u32], bins: Bins) -> Histogram {
        let mut rows = rows.clone();
        for &line in lines {
            rows.remove(line);
        }
        let n_series = self.n_types() + 1;
        let intervals = rows
            .iter()
            .map(|row| self.interval(row, self.series_of(row)));
        Histogram::count(bins, n_series, intervals)
    }

    /// Incidents per bin of all of time, open-ended ones aside, if the axis does not show all of it.
    fn overview(&self, rows: &RowSet, session: &Session) -> Option<Histogram> {
        session.axis?;
        let mut rows = rows.clone();
        rows.and_with(self.store.incidents());
        let has_end = |row: &u32| !self.store.is_open_ended(*row);
        let intervals = rows.iter().filter(has_end).map(|row| self.interval(row, 0));
        Some(Histogram::count(self.whole.clone()?, 1, intervals))
    }

    fn interval(&self, row: u32, series: usize) -> Interval {
        let (start, end) = self.store.interval(row);
        Interval {
            start,
            end,
            series,
            is_about: self.store.is_about(row),
        }
    }

    fn n_types(&self) -> usize {
        let types = self.store.column(Facet::Type);
        types.map_or(0, |types| types.values().len())
    }

    /// The histogram's series of a row: its category, or the one of all that is no incident.
    fn series_of(&self, row: u32) -> usize {
        match self.store.kind(row) {
            Kind::Incident => self.store.category(row),
            _ => self.n_types(),
        }
    }

    /// Records on the axis that have no end, and those other than incidents that touch more than one bin.
    fn lasting_rows(&self, rows: &RowSet, bins: Option<&Bins>) -> Vec<u32> {
        let lasts = |row: &u32| {
            let (start, end) = self.store.interval(*row);
            let touched = bins.and_then(|bins| bins.touched(start, end));
            let is_line = touched.is_some_and(|(first, last)| {
                let is_long = first < last && self.store.kind(*row) != Kind::Incident;
                is_long || self.store.is_open_ended(*row)
            });
            rows.contains(*row) && is_line
        };
        let by_time = self.store.rows_by_time().iter().copied();
        by_time.filter(lasts).take(MAX_RANGES).collect()
    }

    fn span(&self, row: u32) -> Option<Span> {
        let (start, end) = self.store.interval(row);
        Span::new(Minute(start), Minute(end))
    }

    fn range(&self, row: u32) -> Option<TimeRange> {
        Some(TimeRange {
            id: self.store.id(row)?.to_owned(),
            category: self.category_code(row),
            series: self.series_of(row),
            span: self.span(row)?,
            is_open_ended: self.store.is_open_ended(row),
        })
    }

    fn category_code(&self, row: u32) -> String {
        let value = self
            .store
            .column(Facet::Type)
            .and_then(|types| types.values().get(self.store.category(row)));
        value.map_or_else(String::new, |value| value.code.clone())
    }

    fn entry(&self, row: u32) -> Option<Entry> {
        let (span, incident) = (self.span(row), self.store.incident(row)?);
        Some(Entry { span, incident })
    }

    /// A mark is made once from the text of its record: a drag of the brush must not read it again.
    fn marks(&mut self, rows: &RowSet) -> Vec<Mark> {
        let mut drawn = rows.clone();
        drawn.and_with(self.store.drawable());
        let mut marks = Vec::with_capacity(drawn.count());
        for row in drawn.iter() {
            if self.marks[row as usize].is_none() {
                let mark = |incident| self.mark(row, &incident);
                self.marks[row as usize] = self.store.incident(row).and_then(mark);
            }
            marks.extend(self.marks[row as usize].clone());
        }
        marks
    }

    fn mark(&self, row: u32, incident: &Incident) -> Option<Mark> {
        incident.place.position?;
        Some(Mark {
            id: incident.id.clone(),
            category: self.category_code(row),
            world: self.store.world(row),
            uncertainty_m: incident.place.uncertainty_m.unwrap_or(0.0),
            is_exact: incident.place.is_exact(),
            title: incident.title.clone(),
            title_ar: incident.title_ar.clone(),
            kind: incident.kind,
            when: incident.when.clone(),
            place: incident.place.name.clone(),
            place_ar: incident.place.name_ar.clone(),
            precision: incident.place.precision,
        })
    }

    fn selected(&self, row: u32, passing: &[u32]) -> Option<Selected> {
        let incident = self.store.incident(row)?;
        let position = passing.iter().position(|&passing| passing == row);
        let neighbour = |at: Option<usize>| {
            at.and_then(|at| passing.get(at))
                .and_then(|&row| self.store.id(row))
                .map(str::to_owned)
        };
        let related = |id: &String| self.store.incident(self.store.row(id)?);
        Some(Selected {
            mark: self.mark(row, &incident),
            span: self.span(row),
            previous: neighbour(position.and_then(|at| at.checked_sub(1))),
            next: neighbour(position.map(|at| at + 1)),
            related: incident.related.iter().filter_map(related).collect(),
            position,
            incident,
        })
    }
}

//! What is counted, and kept while nothing that it depends on has changed.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Count, Engine, FacetCounts, TimeRange, ValueCount};
use crate::facets::{Column, Facet};
use crate::filter::Dimension;
use crate::histogram::{Bins, Counter, Histogram, Interval};
use crate::incident::Kind;
use crate::rows::RowSet;
use crate::session::Session;
use crate::store::Store;
use crate::when::Span;

/// Lines on the timeline beyond this many would be a carpet.
const MAX_RANGES: usize = 12;

/// The counts of a facet.
#[derive(Debug)]
pub(super) struct FacetCache {
    /// The clauses that were heeded.
    key: Vec<u64>,
    chosen: Option<BTreeSet<String>>,
    counts: FacetCounts,
}

/// The rows that can be lines, in order of time: those that are no incidents or have no end.
pub(super) fn lasting(store: &Store) -> Vec<u32> {
    let lasts = |row: &u32| !store.incidents().contains(*row) || store.is_open_ended(*row);
    store.rows_by_time().iter().copied().filter(lasts).collect()
}

/// What the timeline shows, which heeds every clause but the brush.
#[derive(Clone, Debug)]
pub(super) struct TimeCounts {
    version: u64,
    axis: Option<Span>,
    /// The rows that are lines.
    lines: Vec<u32>,
    pub(super) histogram: Option<Histogram>,
    pub(super) overview: Option<Histogram>,
}

impl Engine {
    fn count(&self, rows: &RowSet) -> Count {
        let incidents = rows.count_and(self.store.incidents());
        Count {
            incidents,
            others: rows.count() - incidents,
        }
    }

    pub(super) fn n_passing(&self) -> Count {
        self.count(&self.passing.rows)
    }

    /// Of incidents, those that are not drawable have no position.
    pub(super) fn n_without_position(&self) -> Count {
        let rows = &self.passing.rows;
        let incidents =
            rows.count_and(self.store.incidents()) - rows.count_and(self.store.drawable());
        let all = rows.count() - rows.count_and(self.store.positioned());
        Count {
            incidents,
            others: all - incidents,
        }
    }

    /// The rows that are incidents; `None` where all are.
    fn incidents(&self) -> Option<&RowSet> {
        (self.all.others > 0).then(|| self.store.incidents())
    }

    pub(super) fn facet_counts(&mut self, session: &Session) -> Vec<FacetCounts> {
        let mut known = std::mem::take(&mut self.facets).into_iter();
        let mut facets = Vec::new();
        for column in self.store.columns() {
            let own = Some(Dimension::Values(column.facet()));
            let chosen = session.values.get(&column.facet());
            let is_same = |cache: &FacetCache| {
                cache.chosen.as_ref() == chosen && cache.key == self.filter.key(own)
            };
            let cache = known.next().filter(is_same);
            facets.push(cache.unwrap_or_else(|| self.count_facet(column, chosen)));
        }
        let counts = facets.iter().map(|cache| cache.counts.clone()).collect();
        self.facets = facets;
        counts
    }

    fn count_facet(&self, column: &Column, chosen: Option<&BTreeSet<String>>) -> FacetCache {
        let own = Dimension::Values(column.facet());
        let counts = match self.filter.has(own) {
            true => {
                let mut rows = RowSet::none(self.store.n_rows());
                self.filter.fill(&mut rows, Some(own));
                column.counts(&rows, self.incidents())
            }
            false => column.counts(&self.passing.rows, self.incidents()),
        };
        let values = column.order().iter().map(|&at| {
            let value = &column.values()[at as usize];
            let [all, incidents] = counts[at as usize];
            ValueCount {
                code: value.code.clone(),
                name: value.name.clone(),
                count: Count {
                    incidents,
                    others: all - incidents,
                },
                is_chosen: chosen.is_some_and(|chosen| chosen.contains(&value.code)),
            }
        });
        FacetCache {
            key: self.filter.key(Some(own)),
            chosen: chosen.cloned(),
            counts: FacetCounts {
                facet: column.facet(),
                values: values.collect(),
            },
        }
    }

    /// The histogram, the overview and the lines: counted again only when rows come or go otherwise than by the brush.
    pub(super) fn time_counts(&mut self, session: &Session) -> TimeCounts {
        let version = self.but_time.version;
        let known = self.counts.take();
        let counts = known
            .filter(|known| (known.version, known.axis) == (version, session.axis))
            .unwrap_or_else(|| self.count_time(session.axis));
        self.counts = Some(counts.clone());
        counts
    }

    fn count_time(&self, axis: Option<Span>) -> TimeCounts {
        let bins = axis.map(Bins::covering).or_else(|| self.whole.clone());
        let bins = bins.filter(|_| self.whole.is_some());
        let lines = self.lasting_rows(bins.as_ref());
        TimeCounts {
            version: self.but_time.version,
            histogram: bins.map(|bins| self.histogram(&lines, bins)),
            overview: axis.and_then(|_| self.overview()),
            axis,
            lines,
        }
    }

    /// Counts what is a bar: records that are lines would fill every bin that they cross.
    fn histogram(&self, lines: &[u32], bins: Bins) -> Histogram {
        let mut rows = self.but_time.rows.clone();
        for &line in lines {
            rows.remove(line);
        }
        let mut counter = Counter::new(bins, self.n_types() + 1);
        let n_types = self.n_types();
        rows.visit_in(&self.all_rows(), |row| {
            let series = match self.store.kind(row) {
                Kind::Incident => self.store.category(row),
                _ => n_types,
            };
            counter.add(self.interval(row, series));
        });
        counter.finish()
    }

    /// Incidents per bin of all of time, open-ended ones aside.
    fn overview(&self) -> Option<Histogram> {
        let mut rows = self.but_time.rows.clone();
        rows.and_with(self.store.incidents());
        rows.take(self.store.open_ended());
        let mut counter = Counter::new(self.whole.clone()?, 1);
        rows.visit_in(&self.all_rows(), |row| counter.add(self.interval(row, 0)));
        Some(counter.finish())
    }

    fn all_rows(&self) -> Range<u32> {
        0..self.store.n_rows() as u32
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
    fn lasting_rows(&self, bins: Option<&Bins>) -> Vec<u32> {
        let is_line = |row: &u32| {
            let (start, end) = self.store.interval(*row);
            let touched = bins.and_then(|bins| bins.touched(start, end));
            touched.is_some_and(|(first, last)| first < last || self.store.is_open_ended(*row))
        };
        let passing = self.lasting.iter().copied();
        let passing = passing.filter(|&row| self.but_time.rows.contains(row));
        passing.filter(is_line).take(MAX_RANGES).collect()
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
}

impl TimeCounts {
    pub(super) fn ranges(&self, engine: &Engine) -> Vec<TimeRange> {
        let lines = self.lines.iter();
        lines.filter_map(|&row| engine.range(row)).collect()
    }
}

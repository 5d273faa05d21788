//! What is counted, and kept while nothing that it depends on has changed.

use std::ops::Range;
use std::rc::Rc;

use crate::columns::facet_column::FacetColumn;
use crate::columns::row_set::RowSet;
use crate::columns::store::Store;
use crate::model::chosen::is_among;
use crate::model::civil::Span;
use crate::model::facet::Facet;
use crate::model::incident::Kind;
use crate::model::session::Session;
use crate::model::text::Text;
use crate::query::engine::{Count, Engine, FacetCounts, Missing, TimeRange, ValueCount};
use crate::query::facet_counts::SpanQuery;
use crate::query::filter::Dimension;
use crate::query::histogram::counter::Counter;
use crate::query::histogram::{Bins, Histogram, Interval};

/// Lines on the timeline beyond this many would be a carpet.
const MAX_RANGES: usize = 12;

/// The counts of a facet.
#[derive(Debug)]
pub(super) struct FacetCache {
    /// The clauses that were heeded.
    key: Vec<u64>,
    chosen: Vec<String>,
    counts: Rc<FacetCounts>,
}

impl FacetCache {
    /// Whose counts they are.
    pub(super) fn facet(&self) -> Facet {
        self.counts.facet
    }
}

/// The rows that can be lines, in order of time: those that are no incidents or have no end.
fn lasting(store: &Store) -> Vec<u32> {
    let lasts = |row: &u32| !store.incidents().contains(*row) || store.is_open_ended(*row);
    store.rows_by_time().iter().copied().filter(lasts).collect()
}

/// What the timeline shows, which heeds every clause but the brush.
#[derive(Debug)]
pub(super) struct TimeCounts {
    version: u64,
    axis: Option<Span>,
    /// The rows that are lines.
    lines: Vec<u32>,
    /// What is known of each.
    ranges: Rc<[TimeRange]>,
    pub(super) histogram: Option<Rc<Histogram>>,
    pub(super) overview: Option<Rc<Histogram>>,
}

impl Engine {
    pub(super) fn n_passing(&self) -> Count {
        let rows = &self.passing.all.rows;
        let all = rows.count();
        let incidents = self
            .incidents()
            .map_or(all, |incidents| rows.count_and(incidents));
        Count {
            incidents,
            others: all - incidents,
        }
    }

    pub(super) fn n_without_position(&self) -> Count {
        let known = self.data.store().incidents().words();
        let (mut all, mut incidents) = (0, 0);
        let rows = &self.passing.all.rows;
        rows.visit_words_in(&self.without_position, |at, word| {
            all += word.count_ones() as usize;
            incidents += (word & known[at]).count_ones() as usize;
        });
        Count {
            incidents,
            others: all - incidents,
        }
    }

    /// The rows that are incidents; `None` where all are.
    fn incidents(&self) -> Option<&RowSet> {
        (self.all.others > 0).then(|| self.data.store().incidents())
    }

    pub(super) fn have_incidents(&self) -> Rc<[bool]> {
        let find = || {
            let store = self.data.store();
            let mut have = vec![false; store.n_series()];
            let last = have.len().saturating_sub(1);
            for row in store.incidents().iter() {
                have[store.category(row).min(last)] = true;
            }
            have.into()
        };
        self.have_incidents.get_or_init(find).clone()
    }

    pub(super) fn facet_counts(&mut self, session: &Session) -> Vec<Rc<FacetCounts>> {
        let mut known = std::mem::take(&mut self.facets).into_iter();
        let mut facets = Vec::new();
        let span = session.time.filter(|_| self.incidents().is_none());
        let mut in_span = span.map(|span| self.data.in_span(span));
        for (at, column) in self.data.store().columns().iter().enumerate() {
            let own = Some(Dimension::Values(column.facet()));
            let chosen = session.values.of(column.facet());
            let is_same =
                |cache: &FacetCache| cache.chosen == chosen && cache.key == self.filter.key(own);
            let cache = known.next().filter(is_same);
            facets.push(
                cache.unwrap_or_else(|| self.count_facet((at, column), chosen, &mut in_span)),
            );
        }
        let counts = facets.iter().map(|cache| cache.counts.clone()).collect();
        self.facets = facets;
        counts
    }

    fn count_facet(
        &self,
        (at, column): (usize, &FacetColumn),
        chosen: &[String],
        in_span: &mut Option<SpanQuery<'_>>,
    ) -> FacetCache {
        let own = Dimension::Values(column.facet());
        let others = self.filter.has(own).then(|| {
            let mut rows = RowSet::none(self.data.store().n_rows());
            self.filter.fill(&mut rows, Some(own));
            rows
        });
        let rows = others.as_ref().unwrap_or(&self.passing.all.rows);
        let is_only_the_brush = self.filter.is_only(Dimension::Time, Some(own));
        let counts = match in_span.as_mut().filter(|_| is_only_the_brush) {
            Some(in_span) => in_span.counts(at, column, rows),
            None => column.counts(rows, self.incidents()),
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
                is_chosen: is_among(chosen, &value.code),
            }
        });
        FacetCache {
            key: self.filter.key(Some(own)),
            chosen: chosen.to_vec(),
            counts: Rc::new(FacetCounts {
                facet: column.facet(),
                values: values.collect(),
            }),
        }
    }

    /// The histogram, the overview and the lines: counted again only when rows come or go otherwise than by the brush.
    pub(super) fn update_time_counts(&mut self, session: &Session) {
        let wanted = (self.passing.but_time.version, session.axis);
        let known = self.counts.as_ref();
        if known.is_none_or(|known| (known.version, known.axis) != wanted) {
            self.counts = Some(self.count_time(session.axis));
        }
    }

    /// What lasts, of the counts that were made last. A title is read once, and what is known already is shared.
    pub(super) fn ranges(&mut self, missing: &mut Missing) -> Rc<[TimeRange]> {
        let Some(mut counts) = self.counts.take() else {
            return Rc::default();
        };
        let is_untitled = |range: &TimeRange| range.title.is_none();
        if counts.ranges.iter().any(is_untitled) {
            let ranges = counts.ranges.iter().zip(&counts.lines);
            let ranges = ranges.map(|(range, row)| {
                let read = match range.title {
                    None => self.read(*row, missing),
                    Some(_) => None,
                };
                let mut range = range.clone();
                if let Some(incident) = read {
                    range.title = Some(incident.title);
                    range.titles = incident.titles;
                }
                range
            });
            counts.ranges = ranges.collect();
        }
        let ranges = counts.ranges.clone();
        self.counts = Some(counts);
        ranges
    }

    fn count_time(&self, axis: Option<Span>) -> TimeCounts {
        let bins = axis.map(Bins::covering).or_else(|| self.whole.clone());
        let bins = bins.filter(|_| self.whole.is_some());
        // Both in one order: a line has its own title.
        let lines = self.lasting_rows(bins.as_ref()).into_iter();
        let lines = lines.filter_map(|row| Some((row, self.range(row)?)));
        let (lines, ranges): (Vec<u32>, Vec<TimeRange>) = lines.unzip();
        TimeCounts {
            version: self.passing.but_time.version,
            histogram: bins.map(|bins| Rc::new(self.histogram(&lines, bins))),
            overview: axis.and_then(|axis| self.overview(axis)).map(Rc::new),
            axis,
            ranges: ranges.into(),
            lines,
        }
    }

    /// Counts what is a bar: records that are lines would fill every bin that they cross.
    fn histogram(&self, lines: &[u32], bins: Bins) -> Histogram {
        let mut rows = RowSet::clone(&self.passing.but_time.rows);
        for &line in lines {
            rows.remove(line);
        }
        let n_series = self.data.store().n_series();
        let mut counter = Counter::new(bins, n_series + 1);
        rows.visit_in(&self.all_rows(), |row| {
            counter.add(self.interval(row, self.series_of(row, n_series)));
        });
        for &line in lines {
            counter.begin(self.interval(line, n_series));
        }
        counter.finish()
    }

    /// Incidents per bin of all of time, and of what the axis shows beside that, open-ended ones aside.
    fn overview(&self, axis: Span) -> Option<Histogram> {
        let mut rows = RowSet::clone(&self.passing.but_time.rows);
        rows.and_with(self.data.store().incidents());
        rows.difference_with(self.data.store().open_ended());
        let bins = self.whole.clone()?;
        let whole = bins.whole()?;
        let both = Span::new(whole.start().min(axis.start()), whole.end().max(axis.end()))?;
        let bins = if both == whole {
            bins
        } else {
            Bins::covering(both)
        };
        let mut counter = Counter::new(bins, 1);
        rows.visit_in(&self.all_rows(), |row| counter.add(self.interval(row, 0)));
        Some(counter.finish())
    }

    fn all_rows(&self) -> Range<u32> {
        0..self.data.store().n_rows() as u32
    }

    fn interval(&self, row: u32, series: usize) -> Interval {
        let (start, end) = self.data.store().interval(row);
        Interval {
            start,
            end,
            series,
            is_about: self.data.store().is_about(row),
        }
    }

    /// The histogram's series of a row: its category, or the one after all series of all that is no incident.
    fn series_of(&self, row: u32, n_series: usize) -> usize {
        match self.data.store().kind(row) {
            Kind::Incident => self.data.store().category(row),
            _ => n_series,
        }
    }

    /// Records on the axis that have no end, and those other than incidents that touch more than one bin.
    fn lasting_rows(&self, bins: Option<&Bins>) -> Vec<u32> {
        let is_line = |row: &u32| {
            let (start, end) = self.data.store().interval(*row);
            let touched = bins.and_then(|bins| bins.touched(start, end));
            touched
                .is_some_and(|(first, last)| first < last || self.data.store().is_open_ended(*row))
        };
        let lasting = self.lasting.get_or_init(|| lasting(self.data.store()));
        let passing = lasting.iter().copied();
        let passing = passing.filter(|&row| self.passing.but_time.rows.contains(row));
        passing.filter(is_line).take(MAX_RANGES).collect()
    }

    fn range(&self, row: u32) -> Option<TimeRange> {
        Some(TimeRange {
            id: self.data.store().id(row)?.to_owned(),
            category: self.category_code(row),
            series: self.series_of(row, self.data.store().n_series()),
            span: self.span(row)?,
            is_open_ended: self.data.store().is_open_ended(row),
            title: None,
            titles: Text::default(),
        })
    }
}

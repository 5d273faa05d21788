//! The one seam: the page asks, the engine answers.

pub(crate) mod counts;
pub mod facts;
pub(crate) mod map;
pub(crate) mod remote_text;
mod renewed;

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use crate::columns::facet_column::FacetColumn;
use crate::columns::row_set::RowSet;
use crate::model::civil::Span;
use crate::model::facet::Facet;
use crate::model::incident::Incident;
use crate::model::session::{Session, Sort};
use crate::model::text::Text;
use crate::query::dataset::Dataset;
use crate::query::engine::counts::{FacetCache, TimeCounts};
use crate::query::filter::{Dimension, Filter};
use crate::query::histogram::{Bins, Histogram};
use crate::query::order::Orders;
use crate::query::passing::{Passing, PassingNow};
use crate::query::text_source::SearchCode;
use crate::scene::build::Scenes;
use crate::search::correct::Correction;
use crate::search::marking::LookedFor;

/// How much of the answer is on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewport {
    /// Positions in the filtered list whose text is wanted, anywhere in it.
    pub list: Range<usize>,
}

impl Viewport {
    /// The wanted window in a list of so many: of a list that has become shorter, its end.
    fn window(&self, n_records: usize) -> Range<usize> {
        let end = self.list.end.min(n_records);
        self.list.start.min(end.saturating_sub(self.list.len()))..end
    }
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
    /// How much passes the filter.
    pub passing: Count,
    /// The order of the list: the session's, or else the map file's.
    pub sort: Sort,
    /// What passes the filter, for whoever asks the engine more about this answer.
    pub rows: Passing,
    /// The words of the search that no record has, and what was looked for in their place. Of a large file they come last: that a
    /// word is nowhere is known when all has been searched.
    pub corrections: Vec<Correction>,
    /// The words that were looked for, and what finds them in a text.
    pub looked_for: LookedFor,
    /// What there is.
    pub all: Count,
    /// What passes and cannot be drawn for want of a position.
    pub without_position: Count,
    /// The counts of each facet, each ignoring its own clause.
    pub facets: Vec<Rc<FacetCounts>>,
    /// Incidents per bin of the axis and category, ignoring the brush; the last series is all other
    /// records. What is among `ranges` is not in it.
    pub histogram: Option<Rc<Histogram>>,
    /// The same over all of time in one series, while the axis shows a part of it.
    pub overview: Option<Rc<Histogram>>,
    /// From the first to the last incident that has a date, whatever passes: [`Store::extent`](crate::columns::store::Store::extent).
    pub extent: Option<Span>,
    /// Codes of the histogram's series but the last, in ascending order: [`Store::series`](crate::columns::store::Store::series).
    pub series: Vec<String>,
    /// Of each of these whether the file has an incident of it first of all.
    pub have_incidents: Rc<[bool]>,
    /// Open-ended records, and others than incidents that last, on the axis: all that pass every clause
    /// but the brush, in order of time, the first dozen.
    pub ranges: Rc<[TimeRange]>,
    /// The window of the filtered list, in the session's order.
    pub list: Vec<Entry>,
    /// Position of the window's first line in the filtered list, which is as long as `passing` says.
    pub list_start: usize,
    /// The open record.
    pub selected: Option<Box<Selected>>,
    /// Whether the session asks for a record that the file does not have.
    pub is_selection_missing: bool,
    /// The rows whose text the answer lacks, each once: that of a large file comes by [`Engine::insert_text`].
    pub missing: Vec<u32>,
}

impl Answer {
    /// The words that were looked for: those of the session with the right ones in the place of misspelt ones.
    pub fn words(&self) -> &str {
        &self.looked_for.words
    }
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
    pub code: Rc<str>,
    /// The words for it where the records have them.
    pub name: Option<Rc<str>>,
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
    /// Its title; `None` while its text is elsewhere and has not come.
    pub title: Option<String>,
    /// Its title in other languages.
    pub titles: Text,
}

impl TimeRange {
    /// The title for who reads a language: the one in it, or else its own.
    pub fn title_in(&self, language: &str) -> Option<&str> {
        self.titles.said_in(language).or(self.title.as_deref())
    }
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The time it covers, an open end filled in; `None` when it has no date.
    pub span: Option<Span>,
    /// The record, or what the columns know of it.
    pub incident: Incident,
    /// Whether its text has come: that of a large file is read when it is wanted.
    pub is_read: bool,
}

/// The open record and its neighbours in the filtered list.
#[derive(Clone, Debug, PartialEq)]
pub struct Selected {
    /// The whole record.
    pub incident: Incident,
    /// The bytes of its feature, as its file has them.
    pub text: Vec<u8>,
    /// The time it covers, an open end filled in; `None` when it has no date.
    pub span: Option<Span>,
    /// Its position in the filtered list, from 0; `None` when the filter hides it.
    pub position: Option<usize>,
    /// The id of the record before it in the list.
    pub previous: Option<String>,
    /// The id of the record after it in the list.
    pub next: Option<String>,
    /// The records that it names as related, where the file has them, each once.
    pub related: Vec<Incident>,
}

/// Answers questions about one file.
#[derive(Debug)]
pub struct Engine {
    data: Dataset,
    filter: Filter,
    /// The bins of all of time.
    whole: Option<Bins>,
    orders: Orders,
    /// The map file's own order.
    order: Sort,
    /// What there is.
    all: Count,
    /// The rows that have no position: the last ones.
    without_position: Range<u32>,
    /// What passes, since the last answer.
    passing: PassingNow,
    /// The rows that can be lines on the timeline, once somebody has asked.
    lasting: OnceCell<Vec<u32>>,
    /// Of each series whether the file has an incident of it.
    have_incidents: OnceCell<Rc<[bool]>>,
    facets: Vec<FacetCache>,
    counts: Option<TimeCounts>,
    /// Made for the first scene, which comes after the first answer.
    scenes: Option<Scenes>,
}

impl Engine {
    /// An engine for a file. `span` is what the timeline shows; without it, the incidents' extent.
    pub fn new(data: Dataset, span: Option<Span>) -> Self {
        let mut engine = Self::without_search(data, span);
        engine.set_search(SearchCode::here());
        engine
    }

    /// An engine that finds no words before [`Engine::set_search`]: what searches may come later than the first answer.
    pub fn without_search(data: Dataset, span: Option<Span>) -> Self {
        let store = data.store();
        let (n_rows, n_incidents) = (store.n_rows(), store.incidents().count());
        let n_positioned = store.positioned().count();
        Self {
            whole: span.or(store.extent()).map(Bins::covering),
            all: Count {
                incidents: n_incidents,
                others: n_rows - n_incidents,
            },
            without_position: n_positioned as u32..n_rows as u32,
            passing: PassingNow::new(n_rows),
            lasting: OnceCell::new(),
            have_incidents: OnceCell::new(),
            scenes: None,
            data,
            filter: Filter::default(),
            orders: Orders::default(),
            order: Sort::default(),
            facets: Vec::new(),
            counts: None,
        }
    }

    /// Sorting by type follows the types of the map file in its order, sorting by title the titles in a language. A session that says no
    /// order has the map file's.
    #[must_use]
    pub fn sorting_by(mut self, types: Vec<String>, language: &str, order: Sort) -> Self {
        self.orders = Orders::new(types, language.to_owned());
        self.order = order;
        self
    }

    /// Takes the column of a facet that no record says ([`Facet::OverlayArea`]), in the place of the one before. Until then nothing passes
    /// who chooses a value of it.
    pub fn set_column(&mut self, column: FacetColumn) {
        self.filter.forget(Dimension::Values(column.facet()));
        // The counts of the column before are no longer anybody's.
        self.facets.retain(|known| known.facet() != column.facet());
        self.data.set_column(column);
    }

    /// The order of the list in a session.
    pub fn sort_of(&self, session: &Session) -> Sort {
        session.sort.unwrap_or(self.order)
    }

    /// Sorts by the titles and names of another language from now on.
    pub fn set_language(&mut self, language: &str) {
        self.orders.set_language(language);
    }

    /// Everything that the page shows for a session.
    ///
    /// ```
    /// use incidents::model::facet::Facet;
    /// use incidents::model::session::{Action, Session};
    /// use incidents::query::dataset::Dataset;
    /// use incidents::query::engine::{Engine, Viewport};
    /// use incidents::schema::names::FieldMap;
    ///
    /// let file = r#"[{"type": "Feature", "properties": {"title": "Strike", "category": "air_strike"}},
    ///     {"type": "Feature", "properties": {"title": "Siege", "category": "siege"}}]"#;
    /// let (data, _report) = Dataset::read(file.into(), FieldMap::default(), None);
    /// let mut engine = Engine::new(data, None);
    ///
    /// let session = Session::default().apply(Action::Toggle(Facet::Type, "siege".to_owned()));
    /// let answer = engine.answer(&session, &Viewport { list: 0..10 });
    /// assert_eq!((answer.passing.incidents, answer.all.incidents), (1, 2));
    /// assert_eq!(answer.list[0].incident.title, "Siege");
    /// ```
    pub fn answer(&mut self, session: &Session, viewport: &Viewport) -> Answer {
        self.data.text.expect_words(session.words.trim());
        self.filter.update(&self.data, session);
        self.passing.update(&self.filter);
        let rows = self.passing.shared(session.time);
        let row_of = |id: &str| self.data.store().row(id);
        let selected_row = session.selection.as_deref().and_then(row_of);
        let passing = self.n_passing();
        let window = viewport.window(passing.records());
        let sort = self.sort_of(session);
        let list = self.listed_rows(&rows, sort, window.clone());
        self.update_time_counts(session);
        let counts = self.counts.as_ref();
        let histograms = counts.map(|counts| (counts.histogram.clone(), counts.overview.clone()));
        let (histogram, overview) = histograms.unwrap_or_default();
        let mut missing = Missing::default();
        let (words, corrections) = (session.words.trim(), self.filter.corrections());
        Answer {
            session: session.clone(),
            passing,
            looked_for: self.data.text.looked_for(words, &corrections),
            corrections,
            all: self.all,
            without_position: self.n_without_position(),
            facets: self.facet_counts(session),
            histogram,
            overview,
            extent: self.data.store().extent(),
            series: self.data.store().series(),
            have_incidents: self.have_incidents(),
            ranges: self.ranges(&mut missing),
            list_start: window.start,
            list: (list.iter())
                .map(|&row| self.entry(row, &mut missing))
                .collect(),
            selected: selected_row
                .and_then(|row| self.selected(row, (&rows, sort), &mut missing))
                .map(Box::new),
            is_selection_missing: session.selection.is_some() && selected_row.is_none(),
            missing: missing.rows,
            sort,
            rows,
        }
    }

    /// The rows of a part of the filtered list, in an order.
    pub fn listed_rows(&mut self, passing: &Passing, sort: Sort, wanted: Range<usize>) -> Vec<u32> {
        let mut listed = self.orders.listed(&self.data, sort, passing);
        listed.window(wanted)
    }

    fn span(&self, row: u32) -> Option<Span> {
        self.data.store().span(row)
    }

    fn category_code(&self, row: u32) -> String {
        let code = self.data.store().category_code(row);
        code.unwrap_or_default().to_owned()
    }

    /// The record of a row; where its text is elsewhere and has not come, it is noted as missing.
    fn read(&self, row: u32, missing: &mut Missing) -> Option<Incident> {
        let read = self.data.incident(row);
        // Bytes that turned out to be no record are not asked for again.
        if read.is_none() && self.data.text(row).is_none() {
            missing.note(row, self.data.store().n_rows());
        }
        read
    }

    fn entry(&self, row: u32, missing: &mut Missing) -> Entry {
        let (span, read) = (self.span(row), self.read(row, missing));
        Entry {
            span,
            is_read: read.is_some(),
            incident: read.unwrap_or_else(|| self.data.store().outline(row)),
        }
    }

    fn selected(
        &mut self,
        row: u32,
        (passing, sort): (&Passing, Sort),
        missing: &mut Missing,
    ) -> Option<Selected> {
        let mut listed = self.orders.listed(&self.data, sort, passing);
        let position = listed.position(row);
        let mut neighbour =
            |at: Option<usize>| at.and_then(|at| listed.window(at..at + 1).first().copied());
        let previous = neighbour(position.and_then(|at| at.checked_sub(1)));
        let next = neighbour(position.map(|at| at + 1));
        let store = self.data.store();
        let id = |row: u32| store.id(row).map(str::to_owned);
        let incident = self.read(row, missing)?;
        // Each once: a record may be named any number of times, and itself be long.
        let mut named = RowSet::none(store.n_rows());
        let mut related = |id: &String| {
            let row = store.row(id).filter(|&row| !named.contains(row))?;
            named.insert(row);
            self.read(row, missing)
        };
        Some(Selected {
            text: self.data.text(row).unwrap_or_default().to_vec(),
            span: self.span(row),
            previous: previous.and_then(id),
            next: next.and_then(id),
            related: incident.related.iter().filter_map(&mut related).collect(),
            position,
            incident,
        })
    }
}

/// Rows whose text an answer lacks: each once, in the order in which they are wanted.
#[derive(Default)]
struct Missing {
    rows: Vec<u32>,
    noted: RowSet,
}

impl Missing {
    fn note(&mut self, row: u32, n_rows: usize) {
        if self.rows.is_empty() {
            self.noted = RowSet::none(n_rows);
        }
        if !self.noted.contains(row) {
            self.noted.insert(row);
            self.rows.push(row);
        }
    }
}

//! A file that has been read: its columns, where its text is, and what has been worked out of the columns since.

use std::cell::OnceCell;

use crate::columns::build::StoreBuilder;
use crate::columns::facet_column::FacetColumn;
use crate::columns::row_set::RowSet;
use crate::columns::store::Store;
use crate::model::civil::Span;
use crate::model::edition::Fingerprint;
use crate::model::incident::Incident;
use crate::model::report::Report;
use crate::query::facet_counts::{RankDirectory, SpanQuery};
use crate::query::text_source::{SearchResult, TextSource};
use crate::query::time_index::TimeIndex;
use crate::schema::names::FieldMap;

/// What is asked about: one file.
///
/// ```
/// use incidents::query::dataset::Dataset;
/// use incidents::schema::names::FieldMap;
///
/// let file = r#"{"type": "Feature", "id": "a", "geometry": {"type": "Point", "coordinates": [37.16, 36.2]},
///     "properties": {"title": "Strike on a clinic", "date": "2016-09-28"}}"#;
/// let (data, report) = Dataset::read(file.into(), FieldMap::default(), None);
/// assert_eq!((data.store().n_rows(), report.n_problems()), (1, 0));
/// assert_eq!(data.incident(0).map(|incident| incident.title).as_deref(), Some("Strike on a clinic"));
/// ```
#[derive(Debug)]
pub struct Dataset {
    pub(super) store: Store,
    pub(super) text: TextSource,
    times: OnceCell<TimeIndex>,
    /// One for each facet's column, made when a brush first asks for it.
    ranks: Vec<OnceCell<RankDirectory>>,
}

impl Dataset {
    /// Reads a file whose bytes are kept: each record's text is read again when it is wanted. `as_of` is the data set's day:
    /// open-ended dates reach to its end.
    pub fn read(bytes: Vec<u8>, fields: FieldMap, as_of: Option<Span>) -> (Self, Report) {
        let mut builder = StoreBuilder::new(fields);
        builder.feed(&bytes);
        let fields = builder.fields().clone();
        let (store, report) = builder.finish(as_of);
        (Self::new(store, TextSource::local(bytes, fields)), report)
    }

    /// The columns of a file whose bytes somebody else keeps. What the members are called there is in `fields`.
    pub fn remote(store: Store, fields: FieldMap) -> Self {
        Self::new(store, TextSource::remote(fields))
    }

    fn new(store: Store, text: TextSource) -> Self {
        let ranks = store.columns().iter().map(|_| OnceCell::new()).collect();
        Self {
            store,
            text,
            times: OnceCell::new(),
            ranks,
        }
    }

    /// Takes the column of a facet that no record says, in the place of the one before.
    pub(super) fn set_column(&mut self, column: FacetColumn) {
        let mut known = self.store.columns().iter();
        let at = known.position(|known| known.facet() == column.facet());
        if let Some(at) = at {
            self.ranks.remove(at);
        }
        self.store.set_column(column);
        self.ranks.push(OnceCell::new());
    }

    /// The same as what was made of another file, whose version it has.
    #[must_use]
    pub fn of_file(mut self, file: Fingerprint) -> Self {
        self.store.fingerprint = file;
        self
    }

    /// The columns.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The bytes of the file, where they are here.
    pub fn bytes(&self) -> Option<&[u8]> {
        self.text.bytes()
    }

    /// The bytes of the record of a row, where they are here.
    pub fn text(&self, row: u32) -> Option<&[u8]> {
        self.text.text(&self.store, row)
    }

    /// The whole record of a row, read again from its text; `None` where that is elsewhere and has not come.
    pub fn incident(&self, row: u32) -> Option<Incident> {
        self.text.incident(&self.store, row)
    }

    /// The whole record of a row from the bytes at its [`Store::text_span`], which are not kept.
    pub fn incident_from(&self, row: u32, bytes: &[u8]) -> Option<Incident> {
        self.text.incident_from(&self.store, row, bytes)
    }

    /// What a search for some words finds, once an engine has what searches ([`Engine::new`](crate::query::engine::Engine::new)). Of a file whose
    /// text is elsewhere: what has been found there so far.
    pub fn search(&self, words: &str) -> SearchResult {
        self.text.search(&self.store, words)
    }

    /// Makes a set the rows that overlap a span; undated ones never do. `before` is the span whose rows the set holds.
    pub fn set_overlapping(&self, span: Span, rows: &mut RowSet, before: Option<Span>) {
        self.times()
            .set_overlapping(&self.store, rows, (span, before));
    }

    /// What counts the values of facets in a span.
    pub(super) fn in_span(&self, span: Span) -> SpanQuery<'_> {
        let ranks = self.times().ranks(&self.store, span);
        SpanQuery::new(&self.store, &self.ranks, ranks)
    }

    fn times(&self) -> &TimeIndex {
        self.times.get_or_init(|| TimeIndex::new(&self.store))
    }
}

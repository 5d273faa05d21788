//! The records of a site: what answers for all of them, and the first of them in words.

use std::collections::HashMap;
use std::ops::{ControlFlow, Range};

use incidents::columns::build::StoreBuilder;
use incidents::config::MapConfig;
use incidents::model::incident::Incident;
use incidents::model::report::Report;
use incidents::query::dataset::Dataset;
use incidents::query::engine::Engine;
use incidents::read::Reader;

use crate::history::{Entry, MAX_RECORDS};
use crate::page::MAX_LISTED;
use crate::picture::span_of;

/// What is known of the records of a map. Of the file no more than the text of those that are listed is kept.
pub struct Records {
    /// What answers for all of them.
    pub engine: Engine,
    /// The first in order of time, undated ones last, with all that is said of them.
    pub listed: Vec<Incident>,
    /// What a feed tells of each; nothing where there are more than a feed is written for.
    pub entries: Option<Vec<Entry>>,
    /// What of the file could not be read.
    pub report: Report,
}

/// Gives the bytes of a file from its beginning, as long as they are wanted.
pub type Again<'r, E> =
    &'r mut dyn FnMut(&mut dyn FnMut(&[u8]) -> ControlFlow<()>) -> Result<(), E>;

impl Records {
    /// Reads a file of records in our schema.
    pub fn read(geojson: &[u8], config: &MapConfig) -> Self {
        let mut builder = StoreBuilder::new(config.fields.clone()).without_version();
        builder.feed(geojson);
        let read = Self::end(builder, config, &mut |take| {
            let _all = take(geojson);
            Ok::<_, std::convert::Infallible>(())
        });
        match read {
            Ok(records) => records,
            Err(never) => match never {},
        }
    }

    /// The end of a file that a builder has been fed; `again` gives the same bytes once more.
    ///
    /// # Errors
    ///
    /// Those of `again`.
    pub fn end<E>(
        builder: StoreBuilder,
        config: &MapConfig,
        again: Again<'_, E>,
    ) -> Result<Self, E> {
        let fields = builder.fields().clone();
        let as_of = config.as_of.as_deref().and_then(span_of);
        let (store, report) = builder.finish(as_of);
        let is_few = store.n_rows() <= MAX_RECORDS;
        let language = config.languages.first().map_or("en", String::as_str);
        let mut reader = Reader::new(fields.clone());
        let mut entries = Vec::new();
        let mut take = |record: Incident, _| entries.push(Entry::of(&record, language));
        let data = Dataset::remote(store, fields);
        let listed = listed(&data, again, &mut |piece| {
            if is_few {
                reader.feed(piece, &mut take);
            }
            is_few
        })?;
        reader.finish(&mut take);
        Ok(Self {
            engine: Engine::new(data, None),
            listed,
            entries: is_few.then_some(entries),
            report,
        })
    }
}

/// The codes of what happened, each with how many records have it, the most frequent first: what a new map file has colours for.
pub fn types<'r>(records: impl Iterator<Item = &'r Incident>) -> Vec<(String, usize)> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for code in records.flat_map(|record| &record.categories) {
        *counts.entry(code).or_default() += 1;
    }
    let counts = counts.into_iter();
    let mut types: Vec<_> = counts.map(|(code, n)| (code.to_owned(), n)).collect();
    types.sort_unstable_by(|(a, n_a), (b, n_b)| n_b.cmp(n_a).then_with(|| a.cmp(b)));
    types
}

/// The first records. All bytes are given to `look`, too, which says whether it wants more.
fn listed<E>(
    data: &Dataset,
    again: Again<'_, E>,
    look: &mut dyn FnMut(&[u8]) -> bool,
) -> Result<Vec<Incident>, E> {
    let rows = data.store().rows_by_time().iter().take(MAX_LISTED);
    let wanted: Vec<(u32, Range<usize>)> = rows
        .filter_map(|&row| Some((row, data.store().text_span(row)?)))
        .collect();
    let mut texts = vec![Vec::new(); wanted.len()];
    let end = wanted.iter().map(|(_, span)| span.end).max().unwrap_or(0);
    let mut base = 0;
    again(&mut |piece| {
        for (text, (_, span)) in texts.iter_mut().zip(&wanted) {
            let within = |place: usize| place.saturating_sub(base).min(piece.len());
            text.extend_from_slice(&piece[within(span.start)..within(span.end)]);
        }
        base += piece.len();
        match !look(piece) && base >= end {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    })?;
    let records = wanted.iter().zip(&texts);
    let records = records.filter_map(|((row, _), text)| data.incident_from(*row, text));
    Ok(records.collect())
}

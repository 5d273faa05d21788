//! Where the text of the records is: here, of a small file; elsewhere, of a large one, whose records come as they are asked for.

use std::cell::OnceCell;

use crate::columns::row_set::RowSet;
use crate::columns::store::Store;
use crate::model::incident::Incident;
use crate::model::session::SortBy;
use crate::query::order::key_in_words;
use crate::query::record_cache::RecordCache;
use crate::read::record_at;
use crate::schema::names::FieldMap;
use crate::search::correct::{Correction, Corrector, Guess, corrected};
use crate::search::index::TextIndex;
use crate::search::marking::LookedFor;
use crate::search::query::Query;
use crate::search::texts::texts;

/// The text of the records of a store.
#[derive(Debug)]
pub(super) struct TextSource {
    /// What the members are called in it.
    fields: FieldMap,
    place: Place,
    /// What goes by the words of a text, where it is here, too.
    code: Option<SearchCode>,
}

/// What searches a text that is here, compares words, and finds those of an answer. Who shows a file before anybody has searched it may
/// have this come later.
#[derive(Clone, Copy, Debug)]
pub struct SearchCode {
    search: Search,
    key: Key,
    looked_for: fn(&str, &[Correction]) -> LookedFor,
}

type Search = fn(&TextSource, &Store, &OnceCell<TextIndex>, &str) -> SearchResult;
/// What a record is compared by in an order by words.
pub(super) type Key = fn(&Incident, &str, SortBy) -> Option<String>;

#[derive(Debug)]
enum Place {
    /// The bytes of the file, and the index of its words once somebody has searched.
    Local {
        bytes: Vec<u8>,
        index: Box<OnceCell<TextIndex>>,
    },
    /// What has come of the file, and what a search there has found.
    Remote { cache: RecordCache, found: Found },
}

/// What a search elsewhere has found so far.
#[derive(Debug, Default)]
struct Found {
    words: String,
    result: Option<SearchResult>,
}

/// What a search has found.
#[derive(Clone, Debug, Default)]
pub struct SearchResult {
    /// The rows.
    pub rows: RowSet,
    /// Which words no record has, and what was looked for in their place.
    pub corrections: Vec<Correction>,
}

impl SearchCode {
    /// The code. Naming this is what brings it along.
    pub fn here() -> Self {
        Self {
            search: TextSource::search_in,
            key: key_in_words,
            looked_for: LookedFor::new,
        }
    }
}

impl TextSource {
    /// The bytes of a file that has been read.
    pub(super) fn local(bytes: Vec<u8>, fields: FieldMap) -> Self {
        let index = Box::default();
        Self {
            fields,
            place: Place::Local { bytes, index },
            code: None,
        }
    }

    /// A file whose bytes somebody else has.
    pub(super) fn remote(fields: FieldMap) -> Self {
        let (cache, found) = (RecordCache::default(), Found::default());
        Self {
            fields,
            place: Place::Remote { cache, found },
            code: None,
        }
    }

    /// Whether every record can be read at once.
    pub(super) fn is_local(&self) -> bool {
        matches!(self.place, Place::Local { .. })
    }

    /// The bytes of the record of a row, where they are here.
    pub(super) fn bytes(&self) -> Option<&[u8]> {
        match &self.place {
            Place::Local { bytes, .. } => Some(bytes),
            Place::Remote { .. } => None,
        }
    }

    pub(super) fn text(&self, store: &Store, row: u32) -> Option<&[u8]> {
        match &self.place {
            Place::Local { bytes, .. } => bytes.get(store.text_span(row)?),
            Place::Remote { cache, .. } => cache.text(row),
        }
    }

    /// The whole record of a row, where its text is here.
    pub(super) fn incident(&self, store: &Store, row: u32) -> Option<Incident> {
        self.incident_from(store, row, self.text(store, row)?)
    }

    /// The whole record of a row, read from the bytes that are at [`Store::text_span`].
    pub(super) fn incident_from(&self, store: &Store, row: u32, bytes: &[u8]) -> Option<Incident> {
        let mut incident = record_at(bytes, 0..bytes.len(), &self.fields)?;
        // Reading the whole file may have made a doubled id unique: links depend on that one.
        store.id(row)?.clone_into(&mut incident.id);
        // So may the file's coordinate system, which one record alone does not know.
        if !store.positioned().contains(row) {
            incident.place.position = None;
        }
        Some(incident)
    }

    /// Takes the bytes of a record of a file that is elsewhere.
    pub(super) fn insert_text(&mut self, row: u32, bytes: Vec<u8>) {
        if let Place::Remote { cache, .. } = &mut self.place {
            cache.insert_text(row, bytes);
        }
    }

    /// Has what searches from another one.
    pub(super) fn follow(&mut self, before: &Self) {
        self.code = before.code;
    }

    /// Takes what goes by the words of a text.
    pub(super) fn set_code(&mut self, code: SearchCode) {
        self.code = Some(code);
    }

    /// Whether a search waits for nothing but for who has the text.
    pub(super) fn can_search(&self) -> bool {
        self.code.is_some() || !self.is_local()
    }

    /// What compares the records by their words, where the text and the code for it are here.
    pub(super) fn key(&self) -> Option<Key> {
        self.code.filter(|_| self.is_local()).map(|code| code.key)
    }

    /// What an answer looked for.
    pub(super) fn looked_for(&self, words: &str, corrections: &[Correction]) -> LookedFor {
        match self.code.filter(|_| !words.is_empty()) {
            Some(code) => (code.looked_for)(words, corrections),
            None => LookedFor {
                words: words.to_owned(),
                ..LookedFor::default()
            },
        }
    }

    /// What a search finds: nothing while there is no code for it. Of a file that is elsewhere: what [`TextSource::set_found`] said
    /// last.
    pub(super) fn search(&self, store: &Store, words: &str) -> SearchResult {
        let found = match &self.place {
            Place::Local { index, .. } => {
                let code = self.code.as_ref();
                code.map(|code| (code.search)(self, store, index, words))
            }
            Place::Remote { found, .. } => found.result.clone(),
        };
        found.unwrap_or_else(|| SearchResult {
            rows: RowSet::none(store.n_rows()),
            corrections: Vec::new(),
        })
    }

    /// Searches a text that is here. Words that no record has are corrected first; the words of a phrase must stand in sequence.
    fn search_in(&self, store: &Store, index: &OnceCell<TextIndex>, words: &str) -> SearchResult {
        let index = index.get_or_init(|| self.index(store));
        let typed = Query::parse(words);
        let corrections = self.corrections(store, index, &typed);
        let query = match corrections.is_empty() {
            true => typed,
            false => Query::parse(&corrected(words, &corrections)),
        };
        let rows = index.find_phrases(&query, |row, visit| {
            if let Some(incident) = self.incident(store, row) {
                texts(&incident, &mut |text| visit(text.text));
            }
        });
        SearchResult { rows, corrections }
    }

    fn corrections(&self, store: &Store, index: &TextIndex, typed: &Query) -> Vec<Correction> {
        let mut corrector = Corrector::new(typed);
        corrector.note_written(index);
        if corrector.is_idle() {
            return Vec::new();
        }
        corrector.note_neighbours(index, &|row| row);
        let spelt = |guess: Guess| {
            let record = self.incident(store, guess.row);
            guess.correction(record.as_ref())
        };
        corrector.guesses().into_iter().map(spelt).collect()
    }

    fn index(&self, store: &Store) -> TextIndex {
        let mut index = TextIndex::builder();
        for row in 0..store.n_rows() as u32 {
            if let Some(incident) = self.incident(store, row) {
                texts(&incident, &mut |text| index.add(row, text.field, text.text));
            }
        }
        index.build(store.n_rows())
    }

    /// What a search elsewhere for these words has found so far.
    pub(super) fn set_found(&mut self, words: &str, result: SearchResult) {
        if let Place::Remote { found, .. } = &mut self.place {
            *found = Found {
                words: words.to_owned(),
                result: Some(result),
            };
        }
    }

    /// Forgets what was found for other words than these.
    pub(super) fn expect_words(&mut self, words: &str) {
        if let Place::Remote { found, .. } = &mut self.place
            && found.words != words
        {
            *found = Found::default();
        }
    }
}

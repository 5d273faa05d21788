//! Search and order by words in a large file, whose text is neither in memory nor indexed at once: piece by piece, in
//! the order of the file. The same rows are found as by one index of everything.

use std::ops::Range;

use crate::columns::sort::sorted_rows;
use crate::model::incident::Incident;
use crate::model::session::SortBy;
use crate::query::order::{key_in_words, ranks_in_order};
use crate::read::record_at;
use crate::schema::names::FieldMap;
use crate::search::index::TextIndex;
use crate::search::query::Query;
use crate::search::texts::texts;

/// How many records and bytes a piece has at most; one record alone may be longer.
const MAX_PIECE: (usize, usize) = (2000, 2 << 20);

/// How much memory the indexes may take together.
const MAX_KEPT: usize = 150 << 20;

/// All records of a file, in pieces.
#[derive(Debug)]
pub struct TextScan {
    fields: FieldMap,
    /// Row and place in the file, in the order of the file.
    records: Vec<(u32, u32, u32)>,
    pieces: Vec<Piece>,
    n_kept: usize,
}

#[derive(Debug)]
struct Piece {
    records: Range<usize>,
    index: Option<TextIndex>,
}

impl TextScan {
    /// The records of a store whose text is elsewhere: each row with where it begins in the file, and how long it is.
    pub fn new(mut records: Vec<(u32, u32, u32)>, fields: FieldMap) -> Self {
        let order = sorted_rows(records.len(), &|a, b| records[a].1.cmp(&records[b].1));
        records = order.iter().map(|&at| records[at as usize]).collect();
        let mut pieces: Vec<Piece> = Vec::new();
        for (at, (_, start, len)) in records.iter().enumerate() {
            let fits = |piece: &&mut Piece| {
                let first = records[piece.records.start].1;
                let n_bytes = (start + len - first) as usize;
                piece.records.len() < MAX_PIECE.0 && n_bytes <= MAX_PIECE.1
            };
            match pieces.last_mut().filter(fits) {
                Some(piece) => piece.records.end = at + 1,
                None => pieces.push(Piece {
                    records: at..at + 1,
                    index: None,
                }),
            }
        }
        Self {
            fields,
            records,
            pieces,
            n_kept: 0,
        }
    }

    /// How many pieces there are.
    pub fn n_pieces(&self) -> usize {
        self.pieces.len()
    }

    /// How many records there are.
    pub fn n_records(&self) -> usize {
        self.records.len()
    }

    /// Where in the file a piece is.
    pub fn bytes_of(&self, piece: usize) -> Range<usize> {
        let records = &self.records[self.pieces[piece].records.clone()];
        match (records.first(), records.last()) {
            (Some(first), Some(last)) => first.1 as usize..(last.1 + last.2) as usize,
            _ => 0..0,
        }
    }

    /// Where in the file the record of a row is.
    pub(super) fn bytes_of_row(&self, row: u32) -> Range<usize> {
        let mut records = self.records.iter();
        let record = records.find(|(known, _, _)| *known == row);
        record.map_or(0..0, |(_, start, len)| {
            *start as usize..(start + len) as usize
        })
    }

    /// The record that some bytes of the file are.
    pub(super) fn record(&self, bytes: &[u8]) -> Option<Incident> {
        record_at(bytes, 0..bytes.len(), &self.fields)
    }

    /// Whether the index of a piece is here: without it, whoever wants that needs the bytes.
    pub(super) fn has_index(&self, piece: usize) -> bool {
        self.pieces[piece].index.is_some()
    }

    /// Visits the rows that a search finds in the index of a piece. `bytes` are those of the piece, if the query has phrases.
    pub(super) fn find(
        &self,
        (piece, index): (usize, &TextIndex),
        query: &Query,
        bytes: &[u8],
        visit: &mut dyn FnMut(u32),
    ) {
        let found = index.find_phrases(query, |at, visit| {
            if let Some(incident) = self.incident(piece, at as usize, bytes) {
                texts(&incident, &mut |text| visit(text.text));
            }
        });
        for at in found.iter() {
            visit(self.row(piece, at));
        }
    }

    /// The row of the file that a row in the index of a piece is.
    pub(super) fn row(&self, piece: usize, at: u32) -> u32 {
        self.records[self.pieces[piece].records.start + at as usize].0
    }

    /// Calls with the index of a piece, made of its bytes if it is not here.
    pub(super) fn with_index(
        &mut self,
        piece: usize,
        bytes: &[u8],
        then: &mut dyn FnMut(&Self, &TextIndex),
    ) {
        let known = self.pieces[piece].index.take();
        let is_new = known.is_none();
        let index = known.unwrap_or_else(|| self.index(piece, bytes));
        then(self, &index);
        // It is kept for the next search, as long as there is room.
        let n_bytes = if is_new { index.n_bytes() } else { 0 };
        if self.n_kept + n_bytes <= MAX_KEPT {
            self.n_kept += n_bytes;
            self.pieces[piece].index = Some(index);
        }
    }

    fn index(&self, piece: usize, bytes: &[u8]) -> TextIndex {
        let n_records = self.pieces[piece].records.len();
        let mut index = TextIndex::builder();
        for at in 0..n_records {
            if let Some(incident) = self.incident(piece, at, bytes) {
                texts(&incident, &mut |text| {
                    index.add(at as u32, text.field, text.text);
                });
            }
        }
        index.build(n_records)
    }

    /// A record of a piece, by its position in it.
    fn incident(&self, piece: usize, at: usize, bytes: &[u8]) -> Option<Incident> {
        let base = self.bytes_of(piece).start;
        let &(_, start, len) = self.records.get(self.pieces[piece].records.start + at)?;
        let start = start as usize - base;
        let bytes = bytes.get(start..start + len as usize)?;
        record_at(bytes, 0..bytes.len(), &self.fields)
    }

    /// Notes what the records of a piece are compared by in an order by words.
    pub fn note_keys(&self, piece: usize, bytes: &[u8], keys: &mut SortKeys) {
        for at in 0..self.pieces[piece].records.len() {
            let row = self.records[self.pieces[piece].records.start + at].0;
            let key = self
                .incident(piece, at, bytes)
                .and_then(|incident| key_in_words(&incident, &keys.language, keys.by));
            if let (Some(key), Some(slot)) = (key, keys.places.get_mut(row as usize)) {
                *slot = (keys.text.len() as u32, key.len() as u32);
                keys.text.push_str(&key);
            }
        }
    }
}

/// What the records are compared by in an order by words.
#[derive(Debug)]
pub struct SortKeys {
    by: SortBy,
    language: String,
    text: String,
    /// Where in the text the key of each row is; an empty one is none.
    places: Vec<(u32, u32)>,
}

impl SortKeys {
    /// None yet.
    pub fn new(by: SortBy, language: String, n_rows: usize) -> Self {
        Self {
            by,
            language,
            text: String::new(),
            places: vec![(0, 0); n_rows],
        }
    }

    fn key(&self, row: usize) -> &[u8] {
        let (start, len) = self.places[row];
        let key = self.text.as_bytes().get(start as usize..);
        key.and_then(|rest| rest.get(..len as usize))
            .unwrap_or_default()
    }

    /// For each row the rank of its key, equal ranks for equal keys; `u32::MAX` where it has none.
    pub fn ranks(&self) -> Vec<u32> {
        let order = sorted_rows(self.places.len(), &|a, b| self.key(a).cmp(self.key(b)));
        ranks_in_order(&order, &|row| !self.key(row).is_empty(), &|a, b| {
            self.key(a) == self.key(b)
        })
    }
}

//! What comes from outside: for a file whose text is not here records, rows that a search has found, ranks; for others what searches
//! them.

use crate::model::session::SortBy;
use crate::query::engine::Engine;
use crate::query::filter::Dimension;
use crate::query::text_source::{SearchCode, SearchResult};

impl Engine {
    /// Takes the bytes of a record that an answer lacks, which are at [`Store::text_span`](crate::columns::store::Store::text_span) of its row.
    pub fn insert_text(&mut self, row: u32, bytes: Vec<u8>) {
        self.data.text.insert_text(row, bytes);
    }

    /// Takes what searches a text that is here and compares its words, and finds the words of an answer in any.
    pub fn set_search(&mut self, code: SearchCode) {
        self.data.text.set_code(code);
        self.filter.forget(Dimension::Words);
        self.orders.forget_order();
    }

    /// Whether a search finds anything now, or as soon as who has the text says so.
    pub fn can_search(&self) -> bool {
        self.data.text.can_search()
    }

    /// What a search outside has found so far, of a file whose text is not here.
    pub fn set_found(&mut self, words: &str, result: SearchResult) {
        self.data.text.set_found(words, result);
        self.filter.forget(Dimension::Words);
    }

    /// Ranks from outside for an order by words, of a file whose text is not here: equal ranks for equal words,
    /// `u32::MAX` where a record has none.
    pub fn set_ranks(&mut self, by: SortBy, ranks: Vec<u32>) {
        self.orders.set_ranks(by, ranks);
    }

    /// Whether the list waits in the order of time: for ranks from outside, or for what compares words.
    pub fn is_unsorted(&self, by: SortBy) -> bool {
        !self.orders.is_known(&self.data, by)
    }
}

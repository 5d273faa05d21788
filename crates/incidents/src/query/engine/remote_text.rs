//! What comes from outside for a file whose text is not here: records, rows that a search has found, ranks.

use crate::columns::row_set::RowSet;
use crate::columns::store::Store;
use crate::model::session::SortBy;
use crate::query::engine::Engine;
use crate::query::filter::Dimension;

impl Engine {
    /// The columns.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Takes the text of a record that is [`Store::wanted`].
    pub fn tell(&mut self, row: u32, bytes: Vec<u8>) {
        self.store.tell(row, bytes);
    }

    /// What a search outside has found so far, of a file whose text is not here.
    pub fn set_found(&mut self, words: &str, rows: RowSet) {
        self.store.set_found(words, rows);
        self.filter.forget(Dimension::Words);
    }

    /// Ranks from outside for an order by words, of a file whose text is not here: equal ranks for equal words,
    /// `u32::MAX` where a record has none.
    pub fn set_ranks(&mut self, by: SortBy, ranks: Vec<u32>) {
        self.orders.set_ranks(by, ranks);
    }

    /// Whether the list waits in the order of time for ranks from outside.
    pub fn is_unsorted(&self, by: SortBy) -> bool {
        !self.orders.is_known(&self.store, by)
    }
}

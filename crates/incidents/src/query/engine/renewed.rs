//! Records that are read again while somebody reads them: an engine in the place of another one.

use crate::query::engine::Engine;

impl Engine {
    /// The same in the place of another engine: whoever compares [`Passing::version`](crate::query::passing::Passing::version) sees that other rows
    /// pass, and by [`Passing::generation`](crate::query::passing::Passing::generation) that they are rows of other records.
    #[must_use]
    pub fn in_place_of(mut self, before: &Self) -> Self {
        self.passing.follow(&before.passing);
        self.data.text.follow(&before.data.text);
        self
    }
}

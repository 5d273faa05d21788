//! What the page waits for.

/// What of an answer is not final yet, since it waits for the text of a large file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Awaited {
    /// Which records pass: those of the words that the reader searches for.
    pub search: SearchProgress,
    /// The order: until it has come, that of time.
    pub order: bool,
    /// What the bytes of the file come to.
    pub version: bool,
}

impl Awaited {
    /// Whether the records that pass are, or their order.
    pub fn records(self) -> bool {
        self.search != SearchProgress::Done || self.order
    }
}

/// How far the search for the reader's words has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SearchProgress {
    /// Everything is found, or nothing is searched for.
    #[default]
    Done,
    /// It goes on: every count is a count so far.
    Running,
    /// It has ended before its end, or what searches could not be loaded: every count is what was found until then.
    Failed,
}

/// What of an answer is still to come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    /// How much of the text has been searched, in percent.
    pub searched: Option<usize>,
    /// The list waits for its order.
    pub is_sorting: bool,
    /// Something could not be read and will not come.
    pub has_failed: bool,
}

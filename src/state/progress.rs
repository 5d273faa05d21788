//! What the page waits for.

/// What of an answer is not final yet, since it waits for the text of a large file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Awaited {
    /// Which records pass: words are being searched for, and every count is a count so far.
    pub search: bool,
    /// The order: until it has come, that of time.
    pub order: bool,
    /// What the bytes of the file come to.
    pub version: bool,
}

impl Awaited {
    /// Whether the records that pass are, or their order.
    pub fn records(self) -> bool {
        self.search || self.order
    }
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

//! What the page waits for.

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

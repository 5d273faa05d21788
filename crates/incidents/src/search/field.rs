//! What a text is to its record.

/// What a text is to its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Title, place, actor: found by sound too.
    Name,
    /// Excerpts, notes and the like: found as written.
    Text,
}

//! How far a command has come.

/// A step of long work, told again and again while it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Bytes of a file have been read.
    Read {
        /// So many of them so far.
        n_bytes: u64,
        /// All of them, where that is known beforehand.
        n_total: Option<u64>,
    },
    /// Records have been written.
    Written {
        /// So many of them so far.
        n_records: u64,
        /// All of them.
        n_total: u64,
    },
}

/// Whoever is told.
pub type Watch<'w> = &'w mut dyn FnMut(Step);

/// Nobody is told.
pub fn unwatched(_: Step) {}

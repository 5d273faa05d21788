//! What a publisher should know of a map file, and no page says: what of it cannot be done, or not well.

use crate::{ground, look};

/// Something of a map file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The member that says it.
    pub member: &'static str,
    /// What was expected, what was found, and what to do: a sentence without a full stop.
    pub message: String,
}

/// Gives the first bytes of a file beside the map file, at most so many; none where it is not there.
pub type Start<'s> = &'s dyn Fn(&str, usize) -> Option<Vec<u8>>;

/// What is to be said of the look and of the ground that a map file asks for.
///
/// ```
/// let remarks = site::remark::remarks(br#"{"logo": "desk.svg"}"#, &|_, _| None);
/// assert_eq!(remarks[0].member, "logo");
/// ```
pub fn remarks(map_file: &[u8], start: Start<'_>) -> Vec<Remark> {
    let look = look::remarks(map_file, start).into_iter();
    look.chain(ground::remarks(map_file, start)).collect()
}

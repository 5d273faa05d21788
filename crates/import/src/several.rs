//! Files that a reader of the page has opened together, as one: that is how they come to the worker.
//!
//! The first line has their names and lengths, `incidents-several [["events.json","sources.json"],[1234,567]]`; behind it stands one after the other.
//! The page writes it (`src/browser/web/local_file.rs`).

use incidents::said;

use crate::documents::joined;
use crate::{Imported, Options, understood, unread};

const MARK: &[u8] = b"incidents-several ";

/// The files in it; nothing where it is one alone.
fn files(bytes: &[u8]) -> Option<(Vec<String>, Vec<&[u8]>)> {
    let rest = bytes.strip_prefix(MARK)?;
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let (names, lengths): (Vec<String>, Vec<usize>) = serde_json::from_slice(&rest[..end]).ok()?;
    let mut rest = &rest[end + 1..];
    let mut files = Vec::new();
    for length in lengths {
        let (file, behind) = rest.split_at_checked(length)?;
        files.push(file);
        rest = behind;
    }
    (names.len() == files.len() && !files.is_empty()).then_some((names, files))
}

/// Reads files that belong together; nothing where it is one alone. Of others no record is read: which of them was meant nobody knows.
pub(crate) fn import(bytes: &[u8], options: &Options<'_>) -> Option<Imported> {
    let (names, files) = files(bytes)?;
    let whole = (0..files.len()).find_map(|at| {
        let mut others = files.clone();
        let events = others.remove(at);
        let whole = joined(events, &others)?;
        (whole.belonging.len() == others.len()).then_some(whole)
    });
    Some(match whole {
        Some(whole) => understood(whole.bytes.into(), options),
        None => unread(
            bytes,
            options,
            Some(said!(
                "expected one file, or events, sources and associations of TimeMap, but found others ({files}): open them one by one",
                names.join(", ")
            )),
        ),
    })
}

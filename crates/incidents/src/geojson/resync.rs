//! The next record after one that is broken.

use crate::geojson::ids::id_in;
use crate::geojson::kinds::is_feature;
use crate::geojson::walk::{Found, Level, Walk, WalkItem};
use crate::geojson::window::{Mark, Short, Window};
use crate::json::element::Fault;
use crate::json::scan::Scanner;
use crate::model::report::Severity;
use crate::model::said::said;

/// In how much of a broken record its id is looked for.
const MAX_ID_INPUT: usize = 1 << 16;

/// An object that cannot be read may be searched to the end of the file: a few of them are enough.
const N_TRIES: u32 = 8;

/// A search for the next place where a feature seems to begin.
#[derive(Debug)]
pub(super) struct Resync {
    at: usize,
    n_tries: u32,
    then: Then,
}

/// What is said when the search has ended.
#[derive(Debug)]
pub(super) enum Then {
    Nothing,
    /// There is something at the top that is neither object nor list.
    Stray {
        mark: Mark,
        is_first: bool,
    },
    /// A record is no JSON.
    Broken {
        start: Mark,
        fault: Fault,
        id: Id,
    },
}

/// The id of a broken record.
#[derive(Debug)]
pub(super) enum Id {
    /// Too little of the record has come.
    Unknown,
    Known(Option<String>),
}

impl Resync {
    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn needed_from(&self) -> usize {
        match &self.then {
            Then::Broken {
                start,
                id: Id::Unknown,
                ..
            } => start.at,
            _ => self.at,
        }
    }

    /// The id of a record whose end is further off than its id can be.
    fn keep_id(&mut self, window: Window<'_>) {
        if let Then::Broken { start, id, .. } = &mut self.then
            && matches!(id, Id::Unknown)
            && self.at - start.at >= MAX_ID_INPUT
        {
            *id = Id::Known(id_of(window.part(start.at..self.at)));
        }
    }
}

/// The id in the bytes of a broken record.
pub(super) fn id_of(bytes: &[u8]) -> Option<String> {
    id_in(bytes.get(..bytes.len().min(MAX_ID_INPUT))?)
}

impl Walk {
    /// Looks for the next record from a place on.
    pub(super) fn look_on(&mut self, at: usize, then: Then) {
        self.levels.push(Level::Resync(Resync {
            at,
            n_tries: N_TRIES,
            then,
        }));
    }

    /// A record that is no JSON.
    pub(super) fn broken(&mut self, start: Mark, fault: Fault) {
        let id = Id::Unknown;
        self.look_on(start.at + 1, Then::Broken { start, fault, id });
    }

    /// Goes to the next place where a feature seems to begin, or to the end of the file.
    pub(super) fn resynchronise(
        &mut self,
        window: Window<'_>,
        found: Found<'_, '_>,
    ) -> Result<(), Short> {
        let last_passed = self.last_passed;
        let Some(Level::Resync(resync)) = self.levels.last_mut() else {
            return Ok(());
        };
        let place = next_feature(resync, window, last_passed);
        resync.keep_id(window);
        let place = place?;
        let Some(Level::Resync(resync)) = self.levels.pop() else {
            return Ok(());
        };
        self.at = place.unwrap_or(window.end());
        self.is_end_known |= place.is_none();
        match resync.then {
            Then::Nothing => {}
            Then::Stray { mark, is_first } => self.stray(found, mark, is_first),
            Then::Broken { start, fault, id } => {
                let id = match id {
                    Id::Known(id) => id,
                    Id::Unknown => id_of(window.part(start.at..self.at)),
                };
                let is_cut_off = fault.is_cut_off && self.at >= window.end();
                let cut_off_at = is_cut_off.then_some(window.end());
                self.cut_off_at = self.cut_off_at.or(cut_off_at);
                self.report(found, broken_record(start, &fault, id, cut_off_at));
            }
        }
        Ok(())
    }
}

fn broken_record(
    start: Mark,
    fault: &Fault,
    id: Option<String>,
    cut_off_at: Option<usize>,
) -> WalkItem<'static> {
    let (severity, message) = if let Some(n_bytes) = cut_off_at {
        let message = said!(
            "the file ends in the middle of this record, after {count} bytes: it is lost with all that followed, so fetch or export the file again",
            n_bytes
        );
        (Severity::FileBroken, message)
    } else {
        let message = said!(
            "the record is no JSON ({reason}): it is left out until that is mended",
            fault.reason.clone()
        );
        (Severity::RecordDropped, message)
    };
    WalkItem::Broken {
        id,
        line: start.line + fault.n_lines,
        severity,
        message,
    }
}

/// The next place where a feature seems to begin; `None` where there is none to the end of the file.
fn next_feature(
    resync: &mut Resync,
    window: Window<'_>,
    last_passed: u8,
) -> Result<Option<usize>, Short> {
    while let Some(candidate) = next_object(resync, window, last_passed)? {
        if begins_feature(window, candidate)? {
            return Ok(Some(candidate));
        }
        if resync.n_tries > 0 {
            match window.element(candidate)? {
                Ok(element) if is_feature(&element.json) => return Ok(Some(candidate)),
                Ok(element) => {
                    resync.at = element.end;
                    continue;
                }
                Err(_) => resync.n_tries -= 1,
            }
        }
        resync.at = candidate + 1;
    }
    Ok(None)
}

/// The next `{"` that is no member's value. The search has come so far.
fn next_object(
    resync: &mut Resync,
    window: Window<'_>,
    last_passed: u8,
) -> Result<Option<usize>, Short> {
    loop {
        let rest = window.part(resync.at..window.end());
        let Some(offset) = memchr::memchr(b'{', rest) else {
            resync.at = resync.at.max(window.end());
            return match window.is_last {
                true => Ok(None),
                false => Err(Short),
            };
        };
        resync.at += offset;
        let at = resync.at;
        let mut inside = window.scanner(at + 1);
        let is_object = inside.skip_space().peek() == Some(b'"');
        window.has_seen_enough(&inside)?;
        let before = window.part(window.base..at).iter().rev();
        let before = before.copied().find(|byte| !byte.is_ascii_whitespace());
        if is_object && (before.unwrap_or(last_passed) != b':' || begins_feature(window, at)?) {
            return Ok(Some(at));
        }
        resync.at = at + 1;
    }
}

/// Whether `{"type": "Feature"` stands here.
pub(super) fn begins_feature(window: Window<'_>, at: usize) -> Result<bool, Short> {
    let mut scanner: Scanner<'_> = window.scanner(at);
    for token in [b"{".as_slice(), b"\"type\"", b":", b"\"Feature\""] {
        let rest = scanner.skip_space().rest();
        if !rest.starts_with(token) {
            return match window.is_last || !token.starts_with(rest) {
                true => Ok(false),
                false => Err(Short),
            };
        }
        scanner.jump(scanner.at() + token.len());
    }
    Ok(true)
}

//! A part of a file, and whether it is enough to tell what is there.

use std::ops::Range;

use crate::json::element::{Element, Fault, element_at, is_unfinished};
use crate::json::scan::Scanner;

/// No value of a list is longer: of one that never closes, not all the rest of a large file is to be kept and looked through. Records
/// have some kilobytes.
const MAX_ELEMENT: usize = 32 << 20;

/// Bytes of a file: what has been passed is no longer here, what is to come not yet.
#[derive(Clone, Copy)]
pub(crate) struct Window<'a> {
    pub(crate) bytes: &'a [u8],
    /// Where in the file they begin.
    pub(crate) base: usize,
    /// Whether no more will come.
    pub(crate) is_last: bool,
}

impl<'a> Window<'a> {
    pub(super) fn scanner(&self, at: usize) -> Scanner<'a> {
        Scanner::new(self.bytes, at.saturating_sub(self.base))
    }

    /// The bytes of a part of the file, as far as they are here.
    pub(super) fn part(&self, range: Range<usize>) -> &'a [u8] {
        let end = range.end.saturating_sub(self.base).min(self.bytes.len());
        self.bytes
            .get(range.start.saturating_sub(self.base)..end)
            .unwrap_or_default()
    }

    pub(super) fn end(&self) -> usize {
        self.base + self.bytes.len()
    }

    /// The value at a place, its end counted in the file; `Short` where more bytes could change it.
    pub(super) fn element(&self, at: usize) -> Result<Result<Element<'a>, Fault>, Short> {
        let start = at.saturating_sub(self.base);
        // Where pieces end makes no difference here either: nothing beyond is looked at, whether it has come or not.
        let (bytes, is_all) = match self.bytes.get(..start + MAX_ELEMENT) {
            Some(bytes) => (bytes, true),
            None => (self.bytes, self.is_last),
        };
        let found = element_at(bytes, start);
        if !is_all && is_unfinished(&found, bytes) {
            return Err(Short);
        }
        Ok(found.map(|element| Element {
            end: element.end + self.base,
            ..element
        }))
    }

    /// Whether the scanner has found what it would find in the whole file.
    pub(super) fn has_seen_enough(&self, scanner: &Scanner<'_>) -> Result<(), Short> {
        match scanner.has_run_out() && !self.is_last {
            true => Err(Short),
            false => Ok(()),
        }
    }
}

/// It takes more bytes to tell.
#[derive(Debug)]
pub(crate) struct Short;

/// A place in the file with its line.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Mark {
    pub(super) at: usize,
    pub(super) line: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_closes_is_given_up_before_the_file_ends() {
        let mut bytes = br#"{"a":"#.to_vec();
        bytes.resize(MAX_ELEMENT, b'1');
        let window = |n| Window {
            bytes: &bytes[..n],
            base: 0,
            is_last: false,
        };
        assert!(window(MAX_ELEMENT - 1).element(0).is_err());
        assert!(
            window(MAX_ELEMENT)
                .element(0)
                .is_ok_and(|found| found.is_err())
        );
    }
}

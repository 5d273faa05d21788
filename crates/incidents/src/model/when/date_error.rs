//! Why a date could not be read.

use std::fmt;

use crate::model::message::quoted;
use crate::model::said::{Said, Sentence, said};

/// A date that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    pub(super) text: String,
    pub(super) reason: Sentence<'static>,
}

impl DateError {
    /// What was expected, and what found.
    pub fn said(self) -> Said {
        said!(
            "expected a date in EDTF such as 2016-09-24, 2016-09-22~ or 2016-09-24/2016-10-01, but found {found} ({reason})",
            quoted(&self.text),
            self.reason
        )
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.clone().said().fmt(f)
    }
}

impl std::error::Error for DateError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::when::When;

    /// What the reader of EDTF says in words of its own: with translations, as ours have them.
    #[test]
    fn reasons_are_those_of_the_reader_of_dates() {
        let check = |text: &str, reason: Sentence<'_>| {
            let found = When::parse_edtf(text).err().map(|error| error.reason);
            assert_eq!(found, Some(reason), "{text}");
        };
        check("", said!("empty input"));
        check("2016 09", said!("whitespace is not allowed"));
        check("2016-9", said!("month must be two digits (or X)"));
        check("2016-09-2", said!("day must be two digits (or X)"));
        check("16", said!("year must have exactly four digits (or X)"));
        check("2016/09/24", said!("interval must contain exactly one '/'"));
        check("2016.09.24", said!("expected '-' before month"));
        check("2016-09.24", said!("expected '-' before day"));
        check("2016-09-24x", said!("unexpected characters after day"));
        check(
            "2016-13",
            said!("month must be 01-12 or a sub-year code 21-41"),
        );
        check("2016-21-01", said!("sub-year groupings cannot carry a day"));
        check("2016-02-30", said!("day is out of range for the month"));
        check(
            "2016-09T10:00:00",
            said!("date-times require a complete YYYY-MM-DD date"),
        );
        check("2016-13-01T10:00:00", said!("month must be 01-12"));
        check("2016-09-24T10:0", said!("time must be hh:mm:ss"));
        check(
            "2016-09-24T1a:00:00",
            said!("time components must be two digits"),
        );
        check(
            "2016-09-24T25:00:00",
            said!("hour must be 00-23 (24 is not allowed)"),
        );
        check("2016-09-24T10:60:00", said!("minute must be 00-59"));
        check("2016-09-24T10:00:61", said!("second must be 00-60"));
        check(
            "2016-09-24T10:00:00X",
            said!("time shift must be Z, +hh, +hh:mm or negative"),
        );
        check(
            "2016-10-01/2016-09-24",
            said!("interval end precedes interval start"),
        );
        check("../..", said!("interval needs at least one dated endpoint"));
    }
}

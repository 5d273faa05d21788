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

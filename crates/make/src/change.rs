//! What somebody changes of records that were read: corrections, additions, withdrawals.

mod applied;
mod form;
mod members;

use std::collections::BTreeMap;

use incidents::model::incident::Incident;
use incidents::model::said::Said;
use serde::{Deserialize, Serialize};

pub use applied::{Applied, applied};
use form::Form;
pub use form::{FIELDS, fields_of};

/// What a record's members become, by their names in a form ([`FIELDS`]): an empty text takes a member away, and what has no name here stays as
/// it is.
pub type Edit = BTreeMap<String, String>;

/// One change of the records, as it is kept in a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Records of one type are of another one.
    Retype {
        /// The code that goes.
        from: String,
        /// The code that they have then.
        to: String,
    },
    /// A record says something else.
    Edit {
        /// The record's id.
        id: String,
        /// What.
        edit: Edit,
        /// A word for the record's `corrections`, of one that was published.
        word: Option<String>,
        /// The day (ISO 8601) on which it was changed.
        on: String,
    },
    /// A record that no file has.
    Add {
        /// Its id.
        id: String,
        /// What it says.
        edit: Edit,
    },
    /// A record is taken away: of one that was published the map file says so.
    Withdraw {
        /// The record's id.
        id: String,
        /// Why.
        reason: String,
        /// The day (ISO 8601).
        on: String,
    },
}

/// Why an edit cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The field of the form.
    pub field: String,
    /// A sentence, as it is carried (`incidents::model::said`).
    pub message: String,
}

impl Refused {
    fn new(field: &str, message: impl Into<Said>) -> Self {
        Self {
            field: field.to_owned(),
            message: message.into().as_sentence().as_carried().to_owned(),
        }
    }
}

/// Makes an edit of a record. What the form shows of it as it is, and what the form does not show, stays bit by bit.
///
/// ```
/// use incidents::model::incident::Incident;
/// use make::change::{Edit, edited, fields_of};
///
/// let record = Incident::new("a-1", "A shell hit a school");
/// let edit = Edit::from([("lat".to_owned(), "36.2021, 37.1343".to_owned())]);
/// let mended = edited(&record, &edit).unwrap();
/// assert_eq!(fields_of(&mended)["lng"], "37.1343");
/// assert_eq!(edited(&mended, &fields_of(&mended)), Ok(mended.clone()));
/// ```
///
/// # Errors
///
/// The first field that cannot be read; the record is as it was.
pub fn edited(record: &Incident, edit: &Edit) -> Result<Incident, Refused> {
    let form = Form::of(record, edit)?;
    let mut record = record.clone();
    members::set(&mut record, &form)?;
    Ok(record)
}

/// A record that no file has, from what the form says.
///
/// # Errors
///
/// As [`edited`] has them; a record without a title is refused too.
pub fn added(id: &str, edit: &Edit) -> Result<Incident, Refused> {
    let record = edited(&Incident::new(id, ""), edit)?;
    match record.title.is_empty() {
        true => Err(members::no_title()),
        false => Ok(record),
    }
}

#[cfg(test)]
mod tests;

//! The record: members of a JSON object become an [`Incident`](crate::model::incident::Incident), and what could not be read becomes a finding.

pub(crate) mod builder;
pub(crate) mod dates;
pub(crate) mod finding;
pub(crate) mod lists;
pub mod names;
pub(crate) mod position;
pub(crate) mod record;
pub(crate) mod table;
pub mod values;

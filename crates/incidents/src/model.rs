//! The nouns: incident, place, time, facet, session, report. They know neither files nor columns.

pub mod civil;
pub(crate) mod coded;
pub mod edition;
pub mod incident;
pub mod mercator;
pub mod place;
pub mod report;
pub mod session;
pub mod when;

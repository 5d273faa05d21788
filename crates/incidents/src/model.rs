//! The nouns: incident, place, time, facet, session, report. They know neither files nor columns.

pub mod chosen;
pub mod civil;
pub mod controls;
pub mod decimal;
pub mod edition;
pub mod facet;
pub(crate) mod hash;
pub mod incident;
pub mod mercator;
pub mod message;
pub mod place;
pub mod positions;
pub mod report;
pub mod said;
pub mod session;
pub(crate) mod string_enum;
pub mod text;
pub mod when;

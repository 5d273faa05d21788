//! Before records are published: a list of what may endanger somebody, and what is done about it.

pub mod check;
pub mod covered;
pub mod decisions;
pub mod digits;
pub mod district;
pub mod finding;
pub mod moved;
mod names;
mod personal;
pub mod photo;
mod place;
pub mod publish;
pub mod sources;
pub mod sweep;
mod texts;

//! Before records are published: a list of what may endanger somebody, and what is done about it.

pub mod moved;

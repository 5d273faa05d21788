//! One record in full: facts, accounts, tolls, excerpts and sources.

pub mod detail;
pub mod excerpts;
pub mod facts;
pub mod sections;
pub mod sources;

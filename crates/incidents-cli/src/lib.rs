//! What `incidents` does on the command line, as functions: the chores and the tests use the same.

pub mod build;
pub mod check;
pub mod convert;
pub mod serve;

//! The command line as its user meets it: exit status, what it prints, and what it serves.

#![expect(clippy::unwrap_used, reason = "a test that cannot start has failed")]
#![expect(clippy::print_stdout, reason = "a test that is skipped says so")]
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

mod after_publishing;
mod asked;
mod build;
mod check;
mod convert;
mod edits;
mod endless;
mod help;
mod json;
mod names;
mod new;
mod online;
mod published;
mod safety;
mod serve;
mod serving;
mod sheets;
mod streams;
mod support;
mod terminal;
mod watched;
mod words;

//! What `incidents` does on the command line, as functions: the tests of the page use the same.

#[cfg(not(panic = "unwind"))]
compile_error!(
    "it catches panics of the crates that take spreadsheets apart: take a profile that unwinds"
);

pub mod build;
pub mod check;
pub mod columns;
pub mod convert;
mod curl;
pub mod folder;
pub mod input;
pub mod map_file;
pub mod new;
mod online;
pub mod open;
mod overlays;
pub mod problems;
pub mod progress;
pub mod publishing;
mod pull;
pub mod remedies;
pub mod replace;
pub mod safety;
pub mod serve;
pub mod tables;
pub mod watch;
pub mod words;
pub mod written;

//! The worker: the same program on a thread of its own, which reads a large file and looks through its text.

pub mod handle;
mod import;
pub mod main;
pub mod protocol;
pub mod read;
pub mod scan;

//! What the page and its worker have in common: what they say to each other, and how they take what the browser gives.
//!
//! The worker itself is the program beside it, `main.rs`; the page's end of it is `src/data/worker.rs`.

pub mod browser;
pub mod protocol;

//! The engine of Incident map: bytes in, records, columns, filters, counts and
//! scenes out.
//!
//! It knows no browser, file, clock, locale or random number: the same bytes
//! and the same [`Session`] give the same [`Answer`] everywhere.
//!
//! ```text
//! bytes -> parse -> Parsed { records, report } -> Store -> Engine::answer(Session, Viewport) -> Answer
//! ```

#![forbid(unsafe_code)]
#![warn(missing_docs, unreachable_pub)]

mod civil;
mod coded;
mod listing;
mod order;
mod spatial;

pub mod config;
pub mod dots;
pub mod edition;
pub mod engine;
pub mod facets;
pub mod fields;
pub mod filter;
pub mod fold;
pub mod histogram;
pub mod incident;
pub mod mercator;
pub mod parse;
pub mod permalink;
pub mod place;
pub mod quote;
pub mod report;
pub mod rows;
pub mod scene;
pub mod search;
pub mod session;
pub mod store;
pub mod when;
pub mod write;

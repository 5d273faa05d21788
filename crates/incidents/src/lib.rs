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

pub mod columns;
pub mod config;
mod geojson;
mod json;
pub mod link;
pub mod model;
pub mod query;
pub mod read;
pub mod scene;
pub mod schema;
pub mod search;
pub mod write;

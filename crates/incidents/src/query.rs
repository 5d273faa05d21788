//! Questions and answers: clauses, facets, histogram, order, and the engine that answers a session.

pub mod changes;
pub mod dataset;
pub mod engine;
pub(crate) mod facet_counts;
pub mod filter;
pub mod histogram;
pub(crate) mod listing;
pub(crate) mod order;
pub mod passing;
pub mod read_plan;
mod record_cache;
pub mod text_scan;
pub mod text_search;
pub mod text_source;
pub(crate) mod time_index;

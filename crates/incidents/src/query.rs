//! Questions and answers: clauses, facets, histogram, order, and the engine that answers a session.

pub mod engine;
pub(crate) mod facet_counts;
pub mod filter;
pub mod histogram;
pub(crate) mod listing;
pub(crate) mod order;
pub mod read_plan;
pub(crate) mod record_cache;
pub mod text_scan;
pub(crate) mod time_index;

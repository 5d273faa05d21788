//! The records of one file as columns: one row per record, one column per field, built once and never changed.
//!
//! Rows lie in the order of a Hilbert curve over the map, so that what is near on the map is near in memory. Text stays in the
//! bytes of the file: the columns say where each record begins and ends.

pub mod build;
pub mod cell;
pub(crate) mod codec;
pub(crate) mod facet_builder;
pub mod facet_column;
mod outline;
mod row_orders;
pub mod row_set;
pub(crate) mod sort;
pub(crate) mod spatial;
pub mod store;
pub(crate) mod strings;
pub mod transfer;

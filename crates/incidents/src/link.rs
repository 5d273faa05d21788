//! Addresses: a session as a query string and back, and links that point at a sentence of a page.

pub mod permalink;
pub mod quote;

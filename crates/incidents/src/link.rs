//! Addresses: a session as a query string and back, text inside of HTML, links that point at a sentence of a page, and whom to tell of
//! an error.

pub mod contact;
pub mod html;
mod percent;
pub mod permalink;
pub mod quote;

//! Addresses: a session as a query string and back, text inside of HTML, and links that point at a sentence of a page.

pub mod html;
mod percent;
pub mod permalink;
pub mod quote;

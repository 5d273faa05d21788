//! A map in the making, as somebody makes it in the page: tables or a site are given, columns and settings decided, records corrected, and a
//! site is taken.
//!
//! Nothing here knows of a browser: [`Making`](making::Making) takes one [`Step`](step::Step) after the other and says what there is to see.

mod accept;
pub mod change;
pub mod deciding;
pub mod draft;
pub mod edited;
pub mod listed;
pub mod making;
pub mod offers;
pub mod opened;
pub mod reading;
mod saved;
pub mod step;
pub mod taken;
mod together;
mod view;

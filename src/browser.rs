//! The browser: the document, its address, its storage, files and pictures. Nothing here knows an incident.

pub mod fetch;
pub mod language;
pub mod palette;
pub mod url;
pub mod web;

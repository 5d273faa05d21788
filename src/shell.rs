//! The page around its parts: layout, header, panel, notices, help, and a phone's sheet.

pub mod about;
pub mod app;
pub mod header;
pub mod keys;
pub mod mount;
pub mod notices;
pub mod panel;
pub mod parts;
pub mod progress;
pub mod sheet;
pub mod since;
pub mod use_address;
pub mod use_notices;
pub mod views;

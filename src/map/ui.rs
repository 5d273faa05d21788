//! The map as its reader uses it: pointer, keys, tip, choice among records of one place, controls.

pub mod choice;
pub mod click;
pub mod context;
pub mod controls;
pub mod cover;
pub mod describe;
pub mod early;
pub mod home;
pub mod keys;
pub mod lifecycle;
pub mod mix;
pub mod overlays;
pub mod places;
pub mod state;
pub mod tip;
pub mod view;

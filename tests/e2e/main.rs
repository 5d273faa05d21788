//! The built page as its reader meets it: a real browser, pointer and keys, found by role and name.
//!
//! `cargo xtask test --only e2e` runs it; what a test needs of browser and page is in `support`.

#![expect(
    clippy::float_cmp,
    clippy::string_slice,
    reason = "the page says the same number twice, and addresses and versions are ASCII"
)]

mod support;

mod accessibility;
mod arabic;
mod by_ear;
mod detail;
mod embed;
mod embed_code;
mod embed_element;
mod embed_hosts;
mod embed_messages;
mod embed_sight;
mod engines;
mod faults;
mod filters;
mod first_picture;
mod first_view;
mod folder;
mod hostile;
mod import;
mod import_formats;
mod isolation;
mod languages;
mod large;
mod list;
mod live;
mod live_elsewhere;
mod long_list;
mod making;
mod making_drafts;
mod making_safety;
mod map;
mod map_controls;
mod map_drawing;
mod map_ground;
mod map_labels;
mod map_marks;
mod map_room;
mod map_stand_in;
mod new_site;
mod offline;
mod older;
mod overlays;
mod own_tiles;
mod parts;
mod permalink;
mod phone;
mod picture;
mod print;
mod privacy;
mod search;
mod share;
mod shell;
mod table;
mod take;
mod time_axis;
mod time_zones;
mod timeline;
mod tutorial;
mod types;
mod versions;

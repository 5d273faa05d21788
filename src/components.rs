//! What the reader sees, one component a file.

pub mod about;
pub mod active_filters;
pub mod detail;
pub mod detail_sections;
pub mod excerpts;
pub mod facet_filter;
pub mod header;
pub mod keys;
pub mod list;
pub mod map_running;
pub mod map_tip;
pub mod map_view;
pub mod marks;
pub mod notices;
pub mod page;
pub mod panel;
pub mod search_box;
pub mod sheet;
pub mod sources;
pub mod timeline;
pub mod timeline_axis;
pub mod timeline_bars;
pub mod timeline_brush;
pub mod timeline_dates;
pub mod timeline_drag;
pub mod timeline_scale;

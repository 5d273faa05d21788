//! What several parts are built of: elements, symbols, shapes, the theme, and what each part is given.

pub mod element;
pub mod later;
pub mod page;
pub mod share_link;
pub mod svg;
pub mod symbol;
pub mod tabs;
pub mod theme;

//! The walk through a GeoJSON file, as its bytes arrive: where each record begins and ends, whatever is broken around it.

pub(crate) mod ids;
pub(crate) mod kinds;
pub(crate) mod object;
pub(crate) mod resync;
pub(crate) mod walk;
pub(crate) mod window;

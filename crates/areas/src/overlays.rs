//! What a map file says of overlays.

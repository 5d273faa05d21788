//! Overlays of a map: points, lines and areas that an editor lays over it, from GeoJSON (RFC 7946).
//!
//! [`Overlay::read`] takes a file and says what of it is not as it should be; [`Overlay::features`] are what a legend and a choice of areas need,
//! [`Overlay::for_drawing`] what MapLibre draws, and [`Overlay::sides`] tells which points are inside of which areas, which may be, and which are not.
//! [`overlays::read`] reads what a map file says of them.
//!
//! No browser, no files: bytes in, values out. A mark with a circle of uncertainty is inside of an area if all of the circle is; where the
//! circle touches the border it may be.
//!
//! ```
//! use areas::{Overlay, Points};
//! use incidents::model::{mercator::world_from_lng_lat, place::LngLat};
//!
//! let file = br#"{"type": "Feature", "properties": {"name": "East"}, "geometry": {"type": "Polygon",
//!     "coordinates": [[[37.1, 36.1], [37.3, 36.1], [37.3, 36.3], [37.1, 36.3], [37.1, 36.1]]]}}"#;
//! let (overlay, findings) = Overlay::read(file, None)?;
//! assert!(findings.is_empty());
//! assert_eq!(overlay.features()[0].name.as_deref(), Some("East"));
//!
//! // In the middle exactly; in the middle within 20 km, which is further than the border; and far away.
//! let world = [(37.2, 36.2), (37.2, 36.2), (40.0, 36.2)].map(|(lng, lat)| world_from_lng_lat(LngLat::new(lng, lat).unwrap()));
//! let sides = overlay.sides(Points {
//!     x: &world.map(|at| at.x),
//!     y: &world.map(|at| at.y),
//!     radius_m: &[0.0, 20_000.0, 0.0],
//! })?;
//! assert_eq!(sides.inside.of(0), [0]);
//! assert_eq!(sides.may_be.of(0), [1]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![forbid(unsafe_code)]
#![warn(missing_docs, unreachable_pub)]

mod circle;
mod crossing;
mod drawing;
mod earth;
mod edges;
pub mod facet;
mod file;
mod finding;
mod measure;
mod names;
mod overlay;
pub mod overlays;
mod rings;
mod sides;
mod tree;

pub use circle::Circle;
pub use finding::{Finding, Unreadable};
pub use overlay::{Bounds, Feature, Overlay};
pub use sides::{Points, Rows, Sides, TooEntangled};

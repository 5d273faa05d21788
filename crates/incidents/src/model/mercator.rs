//! Web Mercator: degrees in, world units out.
//!
//! A world unit is 1/2^32 of the world's width, counted from the top left: eight bytes a
//! position, under a centimetre at the equator, and differences are exact.

use std::f64::consts::{LN_2, PI};

use crate::model::place::LngLat;

/// The latitude at which the world is a square: atan(sinh(π)) in degrees.
pub const MAX_LATITUDE: f64 = 85.051_128_779_806_59;

/// Circumference of the sphere that Web Mercator uses (radius 6,378,137 m), in metres.
pub const CIRCUMFERENCE_M: f64 = 2.0 * PI * 6_378_137.0;

/// World units of the world's width.
pub const WORLD_UNITS: f64 = 4_294_967_296.0;

/// Pixels of the world's width at zoom 0.
const WORLD_PX: f64 = 512.0;

/// Pixels of the world's width at a zoom.
pub fn world_px(zoom: f64) -> f64 {
    // The library's `exp2` brings a table of 4 KB.
    WORLD_PX * (zoom * LN_2).exp()
}

/// Pixels of a world unit at a zoom.
pub fn px_of_unit(zoom: f64) -> f64 {
    world_px(zoom) / WORLD_UNITS
}

/// The zoom at which a world unit is `scale` pixels: undoes [`px_of_unit`].
///
/// ```
/// use incidents::model::mercator::{px_of_unit, zoom_of};
///
/// assert!((zoom_of(px_of_unit(9.5)) - 9.5).abs() < 1e-9);
/// ```
pub fn zoom_of(scale: f64) -> f64 {
    (scale * WORLD_UNITS / WORLD_PX).ln() / LN_2
}

/// How far a world position lies from another one in pixels, eastwards and southwards, where a unit is `scale` pixels.
pub fn away_px(world: World, from: World, scale: f64) -> (f64, f64) {
    let away = |at: u32, from: u32| (f64::from(at) - f64::from(from)) * scale;
    (away(world.x, from.x), away(world.y, from.y))
}

/// A position in world units: x eastwards from 180° W, y southwards from 85.05° N.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct World {
    /// Eastwards.
    pub x: u32,
    /// Southwards.
    pub y: u32,
}

impl World {
    /// The top left corner of the rectangle around two positions.
    #[must_use]
    pub fn top_left_with(self, other: Self) -> Self {
        Self {
            x: self.x.min(other.x),
            y: self.y.min(other.y),
        }
    }

    /// The bottom right corner of it.
    #[must_use]
    pub fn bottom_right_with(self, other: Self) -> Self {
        Self {
            x: self.x.max(other.x),
            y: self.y.max(other.y),
        }
    }
}

/// The world position of a place; latitudes past [`MAX_LATITUDE`] are drawn at the edge.
pub fn world_from_lng_lat(position: LngLat) -> World {
    let lat = position
        .lat()
        .clamp(-MAX_LATITUDE, MAX_LATITUDE)
        .to_radians();
    let x = position.lng() / 360.0 + 0.5;
    let y = 0.5 - (PI / 4.0 + lat / 2.0).tan().ln() / (2.0 * PI);
    World {
        x: unit(x),
        y: unit(y),
    }
}

/// The place of a world position.
pub fn lng_lat_from_world(world: World) -> LngLat {
    let (x, y) = (
        f64::from(world.x) / WORLD_UNITS,
        f64::from(world.y) / WORLD_UNITS,
    );
    let lng = (x - 0.5) * 360.0;
    let lat = (PI * (1.0 - 2.0 * y)).sinh().atan().to_degrees();
    // x and y are in [0, 1), so that both are in range.
    LngLat::new(lng, lat).unwrap_or(LngLat::ORIGIN)
}

/// How long a distance on the ground is at a latitude, as a fraction of the world's width.
pub fn radius_world(metres: f64, lat: f64) -> f64 {
    let lat = lat.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians();
    metres / (CIRCUMFERENCE_M * lat.cos())
}

/// What [`coarse_from`] says of a place that is never too uncertain.
pub const NEVER_COARSE: u8 = u8::MAX;

/// The first level at which a radius of uncertainty is longer than half a cell: there are 2^level cells a side of the world.
pub fn coarse_from(radius_m: f64, lat: f64) -> u8 {
    let width = 2.0 * radius_world(radius_m, lat);
    let (mut level, mut cell) = (0, 1.0);
    while level <= MAX_LEVEL {
        if cell < width {
            return level;
        }
        level += 1;
        cell /= 2.0;
    }
    NEVER_COARSE
}

/// The finest level of cells: 64 world units a side, one to a pixel at zoom 23.
pub const MAX_LEVEL: u8 = 26;

/// Saturates: the cast of a float to an integer never wraps.
fn unit(fraction: f64) -> u32 {
    (fraction * WORLD_UNITS).floor() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_the_world_is_at_half_and_the_edges_saturate() {
        let world = |lng, lat| world_from_lng_lat(LngLat::new(lng, lat).unwrap());
        assert_eq!(
            world(0.0, 0.0),
            World {
                x: 1 << 31,
                y: 1 << 31
            }
        );
        assert_eq!(world(-180.0, 90.0), World { x: 0, y: 0 });
        assert_eq!(world(180.0, -90.0).x, u32::MAX);
    }

    #[test]
    fn there_and_back_is_less_than_a_centimetre_off() {
        for (lng, lat) in [
            (37.1898, 36.2185),
            (-179.99, -84.9),
            (12.45, 0.0),
            (179.99, 84.9),
        ] {
            let there = LngLat::new(lng, lat).unwrap();
            let back = lng_lat_from_world(world_from_lng_lat(there));
            let off_m = (back.lng() - lng).hypot(back.lat() - lat) * CIRCUMFERENCE_M / 360.0;
            assert!(off_m < 0.015, "{lng}, {lat} is {off_m} m off");
        }
    }

    #[test]
    fn a_metre_is_longer_on_the_map_towards_the_poles() {
        let ratio = radius_world(1.0, 60.0) / radius_world(1.0, 0.0);
        assert!((ratio - 2.0).abs() < 1e-9);
    }
}

//! Where: a named location and how sure it is.

use std::fmt;

use crate::model::decimal::shortest;
use crate::model::mercator::{World, world_from_lng_lat};
use crate::model::string_enum::string_enum;
use crate::model::text::Text;

string_enum! {
    /// How sure the location is, from the surest to none (compare ACLED `geo_precision`
    /// and Airwars `geolocation_accuracy`).
    PlacePrecision {
        /// The building or spot itself.
        ExactSite = "exact_site",
        /// A neighbourhood of a city.
        Neighbourhood = "neighbourhood",
        /// A town or village.
        Town = "town",
        /// A city.
        City = "city",
        /// A part of a governorate, or a part of a city larger than a neighbourhood.
        District = "district",
        /// A first-level administrative unit.
        Governorate = "governorate",
        /// A country.
        Country = "country",
        /// Somewhere at sea.
        SeaArea = "sea_area",
        /// No place can be given.
        None = "none",
    }
}

/// A position in degrees, longitude first, on WGS 84. It is valid by construction:
/// finite, longitude in [-180, 180], latitude in [-90, 90].
#[derive(Clone, Copy, PartialEq)]
pub struct LngLat {
    lng: f64,
    lat: f64,
}

impl LngLat {
    /// 0° east, 0° north.
    pub const ORIGIN: Self = Self { lng: 0.0, lat: 0.0 };

    /// The position, unless a number is not finite or out of range.
    pub fn new(lng: f64, lat: f64) -> Option<Self> {
        ((-180.0..=180.0).contains(&lng) && (-90.0..=90.0).contains(&lat))
            .then_some(Self { lng, lat })
    }

    /// Degrees east.
    pub fn lng(self) -> f64 {
        self.lng
    }

    /// Degrees north.
    pub fn lat(self) -> f64 {
        self.lat
    }
}

impl fmt::Debug for LngLat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LngLat({}, {})", shortest(self.lng), shortest(self.lat))
    }
}

/// A rectangle on the map, from its south-west to its north-east corner, both inside. One whose west lies east of
/// its east crosses the 180th meridian.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The corner with the least latitude.
    pub south_west: LngLat,
    /// The corner with the greatest latitude.
    pub north_east: LngLat,
}

impl Bounds {
    /// The rectangle between two corners, unless the first lies north of the second.
    pub fn new(south_west: LngLat, north_east: LngLat) -> Option<Self> {
        (south_west.lat() <= north_east.lat()).then_some(Self {
            south_west,
            north_east,
        })
    }

    /// Its corners on a map that shows the world once, the one at the top left first: a rectangle that crosses the 180th meridian
    /// lies at both edges of such a map, and is seen with all between.
    ///
    /// ```
    /// use incidents::model::mercator::world_from_lng_lat;
    /// use incidents::model::place::{Bounds, LngLat};
    ///
    /// let at = |lng, lat| LngLat::new(lng, lat).unwrap();
    /// let fiji = Bounds::new(at(177.0, -19.0), at(-178.0, -12.0)).unwrap();
    /// let (first, last) = fiji.corners();
    /// assert_eq!(first, world_from_lng_lat(at(-178.0, -12.0)));
    /// assert_eq!(last, world_from_lng_lat(at(177.0, -19.0)));
    /// ```
    pub fn corners(&self) -> (World, World) {
        let [a, b] = [self.south_west, self.north_east].map(world_from_lng_lat);
        (a.top_left_with(b), a.bottom_right_with(b))
    }

    /// Whether a position lies in it.
    pub fn contains(&self, position: LngLat) -> bool {
        let (west, east) = (self.south_west.lng(), self.north_east.lng());
        let lng = position.lng();
        let is_between = match west <= east {
            true => west <= lng && lng <= east,
            false => west <= lng || lng <= east,
        };
        is_between && (self.south_west.lat()..=self.north_east.lat()).contains(&position.lat())
    }
}

/// A place as the record gives it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// The place's name.
    pub name: Option<String>,
    /// The place's name in other languages.
    pub names: Text,
    /// First-level administrative unit.
    pub admin1: Option<String>,
    /// ISO 3166-1 alpha-2 code or a country's name.
    pub country: Option<String>,
    /// Where it is drawn; `None` when nothing honest can be drawn.
    pub position: Option<LngLat>,
    /// How sure the location is; `None` when the record does not say.
    pub precision: Option<PlacePrecision>,
    /// Radius in metres within which it lies.
    pub uncertainty_m: Option<f64>,
    /// Whose coordinate it is, or that it is an estimate.
    pub coordinate_source: Option<String>,
}

impl Place {
    /// The name for who reads a language: the one in it, or else its own.
    pub fn name_in(&self, language: &str) -> Option<&str> {
        self.names.said_in(language).or(self.name.as_deref())
    }

    /// Whether the spot itself is known: the record says so, or says nothing against it.
    pub fn is_exact(&self) -> bool {
        match self.precision {
            Some(precision) => precision == PlacePrecision::ExactSite,
            None => self.uncertainty_m.is_none_or(|metres| metres <= 0.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rectangle_can_cross_the_180th_meridian() {
        let at = |lng, lat| LngLat::new(lng, lat).unwrap();
        let check = |west, east, lng, expect| {
            let bounds = Bounds::new(at(west, -10.0), at(east, 10.0)).unwrap();
            assert_eq!(bounds.contains(at(lng, 0.0)), expect, "{west} {east} {lng}");
            assert!(!bounds.contains(at(lng, 11.0)));
        };
        check(36.0, 38.0, 37.0, true);
        check(36.0, 38.0, 39.0, false);
        check(170.0, -170.0, 179.0, true);
        check(170.0, -170.0, -179.0, true);
        check(170.0, -170.0, 0.0, false);
        assert!(Bounds::new(at(0.0, 1.0), at(0.0, 0.0)).is_none());
    }

    #[test]
    fn corners_are_the_top_left_and_the_bottom_right_also_across_the_180th_meridian() {
        let at = |lng, lat| LngLat::new(lng, lat).unwrap();
        for (west, east) in [(36.0, 38.0), (170.0, -170.0), (-180.0, 180.0)] {
            let bounds = Bounds::new(at(west, -10.0), at(east, 10.0)).unwrap();
            let (left, right) = (f64::min(west, east), f64::max(west, east));
            let expect = (at(left, 10.0), at(right, -10.0));
            let expect = (world_from_lng_lat(expect.0), world_from_lng_lat(expect.1));
            assert_eq!(bounds.corners(), expect, "{west} {east}");
        }
    }

    #[test]
    fn a_position_out_of_range_cannot_be_made() {
        assert!(LngLat::new(37.16, 36.2).is_some());
        assert!(LngLat::new(180.0, -90.0).is_some());
        for (lng, lat) in [
            (181.0, 0.0),
            (0.0, 90.1),
            (f64::NAN, 0.0),
            (0.0, f64::INFINITY),
        ] {
            assert_eq!(LngLat::new(lng, lat), None, "{lng}, {lat}");
        }
    }
}

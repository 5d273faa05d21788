//! The districts that a point can be blurred to: areas of overlays, or of a file beside the draft. What is published of one is the smallest
//! circle around all of it, the same for every record in it, so that it tells the district and nothing more.

use areas::{Circle, Overlay, Points, Unreadable, overlays};
use incidents::model::mercator::world_from_lng_lat;
use incidents::model::place::{LngLat, Place};
use incidents::model::said::{Sentence, said};
use incidents::model::text::Text;
use serde_json::Value;

/// The circle of a district is at least as wide as the least blur, in metres.
const LEAST_M: f64 = 1000.0;

/// A district.
#[derive(Clone, Debug, PartialEq)]
pub struct District {
    /// What it is called.
    pub name: String,
    /// What it is called in other languages.
    pub names: Text,
    /// The circle around it.
    pub circle: Circle,
}

/// Why no district of a place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Nobody has given any.
    NoDistricts,
    /// The record has no point.
    NoPoint,
    /// It lies in none of them.
    Outside,
    /// Its circle reaches into another one, or nobody says how far it reaches.
    Crosses,
    /// The district is hardly wider than the place itself.
    Narrow,
    /// They overlap so often that it would take too long.
    TooMany,
}

impl Unknown {
    /// In words, with what to do.
    pub fn sentence(self) -> Sentence<'static> {
        match self {
            Self::NoDistricts => said!(
                "its district is not known: give an overlay whose areas are districts, with their names, or name a file of them as districts in safety.json"
            ),
            Self::NoPoint => said!("it has no point, so that it lies in no district"),
            Self::Outside => said!("it lies in none of the districts that are known"),
            Self::Crosses => said!(
                "its place is not known so well that it lies in one district: its circle reaches over a border, or nobody says how far it reaches"
            ),
            Self::Narrow => said!(
                "its district is narrower than a circle of 1 km: blur it to kilometres instead"
            ),
            Self::TooMany => said!(
                "the areas overlap so often that it would take minutes to find the district: simplify them"
            ),
        }
    }
}

/// Those that are known.
#[derive(Debug, Default)]
pub struct Districts {
    files: Vec<(Overlay, Vec<Option<District>>)>,
}

impl Districts {
    /// The areas of the overlays that a map file names, as far as records can be chosen by them. `file` gives those beside it; what cannot be read is said by whoever looks into overlays.
    pub fn of_map(map_file: &[u8], file: impl Fn(&str) -> Option<Vec<u8>>) -> Self {
        let map_file = map_file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(map_file);
        let map: Value = serde_json::from_slice(map_file).unwrap_or_default();
        let mut all = Self::default();
        let (overlays, _) = overlays::read(&map);
        for overlay in overlays.iter().filter(|it| it.has_areas) {
            let bytes = file(&overlay.data);
            let _broken = bytes.map(|bytes| all.add(&bytes, overlay.label.as_deref()));
        }
        all
    }

    /// Adds the areas of a file in `GeoJSON` that have a name.
    ///
    /// # Errors
    ///
    /// Where nothing of it can be read.
    pub fn add(&mut self, geojson: &[u8], label: Option<&str>) -> Result<(), Unreadable> {
        let (overlay, _) = Overlay::read(geojson, label)?;
        let districts = overlay.features().iter().map(|feature| {
            let mut names = Text::default();
            for (language, name) in &feature.names {
                names.set(language, name.clone());
            }
            let name = feature.name.clone()?;
            let circle = feature.circle()?;
            Some(District {
                name,
                names,
                circle,
            })
        });
        let districts: Vec<_> = districts.collect();
        if districts.iter().any(Option::is_some) {
            self.files.push((overlay, districts));
        }
        Ok(())
    }

    /// The district of each of these places: of several that hold all of its circle the one with the smallest circle of a kilometre at least.
    pub fn of(&self, places: &[&Place]) -> Vec<Result<&District, Unknown>> {
        let mut found: Vec<Result<&District, Unknown>> =
            places.iter().map(|it| nowhere(it)).collect();
        if self.files.is_empty() {
            for it in &mut found {
                if *it != Err(Unknown::NoPoint) {
                    *it = Err(Unknown::NoDistricts);
                }
            }
            return found;
        }
        let (x, y, radius_m) = columns(places);
        let points = Points {
            x: &x,
            y: &y,
            radius_m: &radius_m,
        };
        for (overlay, districts) in &self.files {
            let Ok(sides) = overlay.sides(points) else {
                found.fill(Err(Unknown::TooMany));
                return found;
            };
            for (at, district) in districts.iter().enumerate() {
                let Some(district) = district else { continue };
                for &row in sides.inside.of(at) {
                    let known = &mut found[row as usize];
                    *known = better(*known, district);
                }
                for &row in sides.may_be.of(at) {
                    let known = &mut found[row as usize];
                    if *known == Err(Unknown::Outside) {
                        *known = Err(Unknown::Crosses);
                    }
                }
            }
        }
        found
    }

    /// The district of one place.
    pub fn of_one(&self, place: &Place) -> Result<&District, Unknown> {
        let found = self.of(&[place]).pop();
        found.unwrap_or(Err(Unknown::NoPoint))
    }
}

/// What is known of a place before any district was looked at.
fn nowhere<'d>(place: &Place) -> Result<&'d District, Unknown> {
    match place.position {
        None => Err(Unknown::NoPoint),
        Some(_) if own_m(place).is_none() => Err(Unknown::Crosses),
        Some(_) => Err(Unknown::Outside),
    }
}

fn better<'d>(
    known: Result<&'d District, Unknown>,
    district: &'d District,
) -> Result<&'d District, Unknown> {
    let is_wide = district.circle.radius_m >= LEAST_M;
    match known {
        Ok(known) if !is_wide || known.circle.radius_m <= district.circle.radius_m => Ok(known),
        Err(_) if !is_wide => Err(Unknown::Narrow),
        _ => Ok(district),
    }
}

/// The radius of a place's own circle in metres; nothing where it is known roughly, and nobody says how roughly.
fn own_m(place: &Place) -> Option<f64> {
    let said = place
        .uncertainty_m
        .filter(|it| it.is_finite() && *it >= 0.0);
    said.or_else(|| place.is_exact().then_some(0.0))
}

fn columns(places: &[&Place]) -> (Vec<u32>, Vec<u32>, Vec<f32>) {
    let world = places
        .iter()
        .map(|it| world_from_lng_lat(it.position.unwrap_or(LngLat::ORIGIN)));
    let (x, y) = world.map(|at| (at.x, at.y)).unzip();
    let radius_m = places.iter().map(|it| {
        let radius_m = it.position.and_then(|_| own_m(it));
        radius_m.map_or(f32::NAN, |it| it as f32)
    });
    (x, y, radius_m.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = br#"{"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"name": "East", "name_ar": "\u0627\u0644\u0634\u0631\u0642"}, "geometry": {"type": "Polygon", "coordinates": [[[37.1, 36.1], [37.3, 36.1], [37.3, 36.3], [37.1, 36.3], [37.1, 36.1]]]}},
{"type": "Feature", "properties": {"name": "Quarter"}, "geometry": {"type": "Polygon", "coordinates": [[[37.2, 36.2], [37.23, 36.2], [37.23, 36.23], [37.2, 36.23], [37.2, 36.2]]]}},
{"type": "Feature", "properties": {"name": "House"}, "geometry": {"type": "Polygon", "coordinates": [[[37.21, 36.21], [37.2102, 36.21], [37.2102, 36.2102], [37.21, 36.21]]]}},
{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[37.0, 36.0], [37.1, 36.0], [37.1, 36.1], [37.0, 36.0]]]}}]}"#;

    fn place(lng: f64, lat: f64, uncertainty_m: Option<f64>) -> Place {
        Place {
            position: LngLat::new(lng, lat),
            uncertainty_m,
            ..Place::default()
        }
    }

    #[track_caller]
    fn check(place: &Place, expect: Result<&str, Unknown>) {
        let mut districts = Districts::default();
        districts.add(FILE, None).unwrap();
        let found = districts.of_one(place).map(|it| it.name.as_str());
        assert_eq!(found, expect);
    }

    #[test]
    fn a_place_has_the_narrowest_district_that_holds_all_of_it() {
        check(&place(37.15, 36.15, None), Ok("East"));
        check(&place(37.22, 36.22, None), Ok("Quarter"));
        // Not the house that it is in.
        check(&place(37.2101, 36.2101, None), Ok("Quarter"));
        check(&place(37.2001, 36.2001, Some(100.0)), Ok("East"));
        check(&place(37.1001, 36.15, Some(100.0)), Err(Unknown::Crosses));
        check(&place(37.4, 36.2, None), Err(Unknown::Outside));
        // An area without a name is no district.
        check(&place(37.09, 36.05, None), Err(Unknown::Outside));
        check(&Place::default(), Err(Unknown::NoPoint));
        let rough = Place {
            precision: Some(incidents::model::place::PlacePrecision::Town),
            ..place(37.15, 36.15, None)
        };
        check(&rough, Err(Unknown::Crosses));
        let none = Districts::default();
        assert_eq!(
            none.of_one(&place(37.15, 36.15, None)),
            Err(Unknown::NoDistricts)
        );
    }

    #[test]
    fn a_map_file_names_them_as_overlays_with_areas() {
        let map = |areas: bool| {
            format!("{{\"overlays\": [{{\"data\": \"d.geojson\", \"areas\": {areas}}}]}}")
        };
        let of = |areas| {
            Districts::of_map(map(areas).as_bytes(), |name| {
                (name == "d.geojson").then(|| FILE.to_vec())
            })
        };
        let at = place(37.15, 36.15, None);
        assert_eq!(
            of(true).of_one(&at).unwrap().names.said_in("ar"),
            Some("الشرق")
        );
        assert_eq!(of(false).of_one(&at), Err(Unknown::NoDistricts));
    }
}

//! The names of a map, and where they stand.

use std::collections::HashMap;

use incidents::model::place::{LngLat, PlacePrecision};
use incidents::search::fold::words;
use serde::Deserialize;
use serde_json::value::RawValue;

/// Up to here two positions are of one place: the way across a large city.
pub(super) const ONE_PLACE_M: f64 = 30_000.0;

/// Metres of a degree of latitude, on a sphere as large as the earth.
const DEGREE_M: f64 = 111_195.0;

/// A spot that is known by its name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) at: LngLat,
    pub(super) precision: PlacePrecision,
    /// Within how many metres what is said to be there lies.
    pub(super) reach_m: f64,
    /// What the map calls it.
    pub(super) name: String,
}

/// Places that a map has names of.
#[derive(Clone, Debug, Default)]
pub struct Places {
    spots: Vec<Spot>,
    /// By folded name; nothing where two places far from each other have it, or a country.
    by_name: HashMap<String, Option<usize>>,
}

impl Places {
    /// The names in texts of `GeoJSON`, such as those of the bundled map: `labels.geojson` has towns, `city.geojson` parts of Aleppo. A point
    /// with `name_en`, `name_ar` or `name` and a `kind` is one; lines, areas and texts that are none are passed over.
    pub fn of(geojson_texts: &[&str]) -> Self {
        let mut places = Self::default();
        for text in geojson_texts {
            let collection: Collection<'_> = serde_json::from_str(text).unwrap_or_default();
            let features = collection.features.into_iter();
            for feature in features.filter_map(|it| serde_json::from_str(it.get()).ok()) {
                places.add(feature);
            }
        }
        places
    }

    fn add(
        &mut self,
        Feature {
            properties,
            geometry,
        }: Feature<'_>,
    ) {
        let point = geometry.filter(|geometry| geometry.kind == "Point");
        let coordinates = point.and_then(|it| serde_json::from_str(it.coordinates?.get()).ok());
        let Some(at) = coordinates.and_then(|(lng, lat)| LngLat::new(lng, lat)) else {
            return;
        };
        let all = [properties.name_en, properties.name, properties.name_ar];
        let names: Vec<String> = all.into_iter().flatten().collect();
        let Some((precision, reach_m)) = sureness(&properties.kind, properties.min_zoom) else {
            // To be in a country is no place, even where a town has its name.
            if properties.kind == "country" {
                let keys = names.iter().filter_map(|name| key(name));
                self.by_name.extend(keys.map(|key| (key, None)));
            }
            return;
        };
        let Some(name) = names.first().cloned() else {
            return;
        };
        let new = self.spots.len();
        self.spots.push(Spot {
            at,
            precision,
            reach_m,
            name,
        });
        for key in names.iter().filter_map(|name| key(name)) {
            let known = self.by_name.entry(key).or_insert(Some(new));
            *known = known.filter(|known| {
                let spot = self.spots.get(*known);
                spot.is_some_and(|spot| metres_between(spot.at, at) <= ONE_PLACE_M)
            });
        }
    }

    /// The spot that a folded name stands for, by its number.
    pub(super) fn named(&self, key: &str) -> Option<(usize, &Spot)> {
        let number = (*self.by_name.get(key)?)?;
        Some((number, self.spots.get(number)?))
    }
}

/// How sure a place is that is known by a name of this kind, and within how many metres of the name's point it lies; nothing of what is too
/// large to be a place, or none.
fn sureness(kind: &str, min_zoom: f64) -> Option<(PlacePrecision, f64)> {
    Some(match kind {
        // A name in a city's streets: what is told of it is told of the streets around.
        "site" | "gate" | "green" | "citadel" => (PlacePrecision::Neighbourhood, 500.0),
        // Aleppo's are one to two kilometres across.
        "district" => (PlacePrecision::Neighbourhood, 1000.0),
        // Large cities have their names on the map from the beginning: Aleppo, with 15 kilometres, is a middling one.
        "capital" => (PlacePrecision::City, 10_000.0),
        "town" if min_zoom <= 6.0 => (PlacePrecision::City, 10_000.0),
        // GeoNames' points are in the middle, and given to a hundredth of a degree; most towns are two to four kilometres across.
        "town" => (PlacePrecision::Town, 3000.0),
        _ => return None,
    })
}

/// A name as it is compared: folded, without the article that is written or not.
pub(super) fn key(name: &str) -> Option<String> {
    let mut words = words(name).map(|(_, word)| word).peekable();
    let first = words.next()?;
    let is_article = words.peek().is_some() && ARTICLES.contains(&first.as_str());
    let mut key = String::with_capacity(name.len());
    let first = (!is_article).then_some(first);
    for word in first.into_iter().chain(words) {
        if !key.is_empty() {
            key.push(' ');
        }
        let stem = word.strip_prefix("ال");
        let stem = stem.filter(|stem| stem.chars().count() > 2);
        key.push_str(stem.unwrap_or(&word));
    }
    Some(key)
}

/// The Arabic article as it is romanised, before sun letters too.
const ARTICLES: [&str; 10] = ["al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ul"];

/// On the ground, near enough for some hundred kilometres.
pub(super) fn metres_between(a: LngLat, b: LngLat) -> f64 {
    let lng = (a.lng() - b.lng() + 180.0).rem_euclid(360.0) - 180.0;
    let parallel = f64::midpoint(a.lat(), b.lat()).to_radians().cos();
    (lng * parallel).hypot(a.lat() - b.lat()) * DEGREE_M
}

#[derive(Default, Deserialize)]
struct Collection<'t> {
    #[serde(borrow)]
    features: Vec<&'t RawValue>,
}

#[derive(Deserialize)]
struct Feature<'t> {
    properties: Properties,
    #[serde(borrow)]
    geometry: Option<Geometry<'t>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Properties {
    kind: String,
    name: Option<String>,
    name_en: Option<String>,
    name_ar: Option<String>,
    min_zoom: f64,
}

#[derive(Deserialize)]
struct Geometry<'t> {
    #[serde(rename = "type")]
    kind: String,
    #[serde(borrow)]
    coordinates: Option<&'t RawValue>,
}

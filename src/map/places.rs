//! The places that the basemap names, for who searches for one of them.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a function that comes later may not come, and its type says so"
)]

use std::pin::Pin;

use incidents::model::place::LngLat;
use incidents::search::field::Field;
use incidents::search::fold::fold;
use incidents::search::query::Query;
use js_sys::{Array, Object};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::browser::fetch::{FetchScope, bytes_up_to};
use crate::browser::web;
use crate::map::js::from_json;

/// A file of names that is larger is not read for a search.
const MAX_BYTES: usize = 2_000_000;

/// So many places are offered at most.
const MAX_FOUND: usize = 3;

/// From which zoom a place is named where the file does not say it.
const ANY_ZOOM: f64 = 7.0;

/// A place that the basemap names.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedPlace {
    /// Its names, each with the member that it was in, as `name` or `name_ar`, and as a search folds it.
    pub names: Vec<Name>,
    /// Where it is.
    pub at: LngLat,
    /// From which zoom it is named.
    pub min_zoom: f64,
}

/// A name of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    member: String,
    text: String,
    folded: String,
}

impl Name {
    fn new(member: String, text: String) -> Self {
        let folded = fold(&text);
        Self {
            member,
            text,
            folded,
        }
    }
}

impl NamedPlace {
    /// Its name in a language, given as its BCP 47 tag, or else the first.
    pub fn name_in(&self, language: &str) -> &str {
        let tag = language.split('-').next().unwrap_or_default();
        let member = format!("name_{tag}");
        let is_it = |name: &&Name| name.member == member;
        let found = self.names.iter().find(is_it).or(self.names.first());
        found.map_or("", |name| &name.text)
    }
}

/// The GeoJSON files that a style takes its names from.
pub fn name_files(style: &JsValue) -> Vec<String> {
    let sources = web::get_property(style, "sources");
    let layers = web::get_property(style, "layers");
    let layers = layers.dyn_into::<Array>().unwrap_or_default();
    let mut files: Vec<String> = Vec::new();
    for layer in layers.iter() {
        let name = |member| web::get_property(&layer, member).as_string();
        let source = name("source").filter(|_| name("type").as_deref() == Some("symbol"));
        let data = source.map(|source| {
            let source = web::get_property(&sources, &source);
            web::get_property(&source, "data")
        });
        let file = data.and_then(|data| data.as_string());
        files.extend(file.filter(|file| !files.contains(file)));
    }
    files
}

/// What goes by the words of names, and comes with what searches.
#[derive(Clone, Copy)]
pub struct PlacesCode {
    /// The places of some files.
    pub read: fn(Vec<String>) -> Reading,
    /// The few of them that a search names.
    pub found: fn(&[NamedPlace], &str) -> Vec<NamedPlace>,
}

/// Places that are being read.
type Reading = Pin<Box<dyn Future<Output = Vec<NamedPlace>>>>;

/// The code.
#[wasm_split(search, fallible)]
pub fn places_later() -> Result<PlacesCode, SplitLoaderError> {
    Ok(PlacesCode {
        read: |files| Box::pin(read(files)),
        found: |places, words| found(places, words).into_iter().cloned().collect(),
    })
}

/// The places of these files. What cannot be read offers none: the map itself has said so.
async fn read(files: Vec<String>) -> Vec<NamedPlace> {
    let mut places = Vec::new();
    for file in files {
        if let Ok(Some(bytes)) = bytes_up_to(&file, FetchScope::Policy, MAX_BYTES).await {
            let file = from_json(&String::from_utf8_lossy(&bytes));
            let features = web::get_property(&file, "features");
            let features = features.dyn_into::<Array>().unwrap_or_default();
            places.extend(features.iter().filter_map(|feature| place_of(&feature)));
        }
    }
    places
}

fn place_of(feature: &JsValue) -> Option<NamedPlace> {
    let geometry = web::get_property(feature, "geometry");
    let position = web::get_property(&geometry, "coordinates");
    let position = position.dyn_into::<Array>().ok()?;
    let at = LngLat::new(position.get(0).as_f64()?, position.get(1).as_f64()?)?;
    let properties = web::get_property(feature, "properties");
    let mut names = Vec::new();
    for member in Object::keys(properties.dyn_ref::<Object>()?).iter() {
        let member = member.as_string()?;
        let name = web::get_property(&properties, &member).as_string();
        let name = name.filter(|_| member.starts_with("name"));
        names.extend(name.map(|name| Name::new(member, name)));
    }
    // The order of the members is the file's.
    names.sort_by_key(|name| (name.member != "name", name.member != "name_en"));
    let min_zoom = web::get_property(&properties, "min_zoom").as_f64();
    (!names.is_empty()).then_some(NamedPlace {
        names,
        at,
        min_zoom: min_zoom.unwrap_or(ANY_ZOOM),
    })
}

/// The few places that a search names: those whose name begins so, the larger first.
fn found<'a>(places: &'a [NamedPlace], words: &str) -> Vec<&'a NamedPlace> {
    let (query, start) = (Query::parse(words), fold(words.trim()));
    if query.is_empty() || start.chars().count() < 2 {
        return Vec::new();
    }
    let begins = |place: &NamedPlace| {
        let mut names = place.names.iter();
        names.any(|name| name.folded.starts_with(&start))
    };
    let is_found = |place: &&NamedPlace| {
        let mut names = place.names.iter();
        names.any(|name| query.is_answered_by(&[(Field::Name, &name.text)]))
    };
    let mut found: Vec<&NamedPlace> = places.iter().filter(is_found).collect();
    found.sort_by(|a, b| {
        let key = |place: &NamedPlace| (!begins(place), place.min_zoom);
        let ((a_late, a_zoom), (b_late, b_zoom)) = (key(a), key(b));
        a_late.cmp(&b_late).then(a_zoom.total_cmp(&b_zoom))
    });
    // A city and its province bear one name: the first of them will do.
    let mut names: Vec<&str> = Vec::new();
    found.retain(|place| {
        let name = place.names.first().map_or("", |name| &name.folded);
        let is_other = !names.contains(&name);
        names.push(name);
        is_other
    });
    found.truncate(MAX_FOUND);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, arabic: &str, min_zoom: f64) -> NamedPlace {
        NamedPlace {
            names: vec![
                Name::new("name_en".to_owned(), name.to_owned()),
                Name::new("name_ar".to_owned(), arabic.to_owned()),
            ],
            at: LngLat::new(36.0, 35.0).unwrap(),
            min_zoom,
        }
    }

    #[test]
    fn places_are_found_by_the_start_of_a_name_in_any_script_the_larger_first() {
        let places = [
            place("Khan Idlib", "خان إدلب", 6.0),
            place("Idlib", "إدلب", 7.0),
            place("Idlib Governorate", "محافظة إدلب", 5.0),
            place("Homs", "حمص", 5.0),
            place("Homs", "حمص", 6.0),
        ];
        let names = |words: &str| -> Vec<&str> {
            let found = found(&places, words);
            found.iter().map(|place| place.name_in("en")).collect()
        };
        assert_eq!(names("idl"), ["Idlib Governorate", "Idlib", "Khan Idlib"]);
        assert_eq!(names("حمص"), ["Homs"]);
        assert_eq!(names("i"), [""; 0]);
        assert_eq!(names("hospital"), [""; 0]);
        assert_eq!(places[1].name_in("ar-SY"), "إدلب");
        assert_eq!(places[1].name_in("fr"), "Idlib");
    }
}

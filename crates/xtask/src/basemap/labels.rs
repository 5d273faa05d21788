//! Everything that is named on a map of the world, as points: its names, the first zoom, and a rank for the eye.

use anyhow::Result;
use serde_json::json;

use super::{
    Degrees, arabic,
    built_up::Areas,
    fetch::Packages,
    geojson::{Feature, Geometry},
    tables, towns,
};

/// A city whose neighbourhoods are all named is not named itself from here on.
const LAST_CITY_ZOOM: u8 = 13;

/// `city` is the outline of the city whose neighbourhoods are named.
pub(super) fn features(packages: &Packages, city: &Areas) -> Result<Vec<Feature>> {
    let mut features = Vec::new();
    let names = tables::names()?.into_iter().chain(tables::governorates()?);
    features.extend(names.map(|name| Label::of(&name).feature()));
    for town in towns::read(packages)? {
        let kind = if town.is_capital { "capital" } else { "town" };
        let (english, arabic) = (&town.english, &town.arabic);
        let label = Label {
            kind,
            english,
            arabic,
            at: town.at,
            min_zoom: town.min_zoom,
        };
        let mut feature = label.feature();
        if city.hold(town.at) {
            feature.properties["max_zoom"] = json!(LAST_CITY_ZOOM);
        }
        features.push(feature);
    }
    for Feature { properties, .. } in &mut features {
        let english = properties["name_en"].as_str().unwrap_or_default();
        for (member, name) in tables::in_languages(english)? {
            properties[member] = json!(name);
        }
    }
    Ok(features)
}

pub(super) struct Label<'a> {
    pub(super) kind: &'a str,
    pub(super) english: &'a str,
    /// Empty: the label is English only.
    pub(super) arabic: &'a str,
    pub(super) at: Degrees,
    pub(super) min_zoom: u8,
}

impl Label<'_> {
    /// Of a row of a table.
    pub(super) fn of(name: &tables::Name) -> Self {
        Self {
            kind: name.kind,
            english: name.english,
            arabic: name.arabic,
            at: name.at,
            min_zoom: name.min_zoom,
        }
    }

    pub(super) fn feature(self) -> Feature {
        let mut properties = json!({
            "kind": self.kind,
            "min_zoom": self.min_zoom,
            "name_en": self.english,
        });
        if !self.arabic.is_empty() {
            properties["name_ar"] = json!(arabic::without_vowel_marks(self.arabic));
        }
        Feature {
            properties,
            geometry: Geometry::Point(self.at),
        }
    }
}

//! Everything that is named on the map, as points: English, Arabic, the first zoom, and a rank for the eye.

use anyhow::Result;
use serde_json::json;

use super::{
    Degrees, arabic,
    fetch::Packages,
    geojson::{Feature, Geometry},
    tables, towns,
};

pub(super) fn features(packages: &Packages) -> Result<Vec<Feature>> {
    let mut features = Vec::new();
    for name in tables::names()?.into_iter().chain(tables::governorates()?) {
        let tables::Name {
            kind,
            english,
            arabic,
            at,
            min_zoom,
        } = name;
        features.push(
            Label {
                kind,
                english,
                arabic,
                at,
                min_zoom,
            }
            .feature(),
        );
    }
    for town in towns::read(packages)? {
        let kind = if town.is_capital { "capital" } else { "town" };
        let (english, arabic) = (&town.english, &town.arabic);
        features.push(
            Label {
                kind,
                english,
                arabic,
                at: town.at,
                min_zoom: town.min_zoom,
            }
            .feature(),
        );
    }
    let mut districts = tables::districts()?;
    // The wider a district, the sooner it is named.
    districts.sort_by_key(|district| u32::MAX - district.radius_m);
    for district in districts {
        let min_zoom = district
            .min_zoom
            .unwrap_or_else(|| district_zoom(district.radius_m));
        let (english, arabic) = (district.english, district.arabic);
        features.push(
            Label {
                kind: "district",
                english,
                arabic,
                at: district.at,
                min_zoom,
            }
            .feature(),
        );
    }
    Ok(features)
}

struct Label<'a> {
    kind: &'a str,
    english: &'a str,
    /// Empty: the label is English only.
    arabic: &'a str,
    at: Degrees,
    min_zoom: u8,
}

impl Label<'_> {
    fn feature(self) -> Feature {
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

fn district_zoom(radius_m: u32) -> u8 {
    match radius_m {
        1_400.. => 11,
        500.. => 12,
        _ => 13,
    }
}

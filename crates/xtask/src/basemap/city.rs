//! Aleppo for a closer look: its outline, its neighbourhoods by name, the runway of its airport, landmarks.

use anyhow::Result;
use serde_json::json;

use super::{
    Degrees,
    geojson::{Feature, Geometry},
    labels::Label,
    tables::{self, Neighbourhood},
};

pub(super) fn features(
    neighbourhoods: &[Neighbourhood],
    outline: &[Vec<Degrees>],
) -> Result<Vec<Feature>> {
    let mut features: Vec<Feature> = outline.iter().map(|ring| area("city", ring)).collect();
    let landmarks = tables::landmarks()?;
    let runway = landmarks.iter().filter(|it| it.kind == "runway");
    features.push(Feature {
        properties: json!({ "kind": "runway" }),
        geometry: Geometry::Line(runway.map(|end| end.at).collect()),
    });
    let named = landmarks.iter().filter(|it| it.kind != "runway");
    features.extend(named.map(|it| Label::of(it).feature()));
    for (neighbourhood, min_zoom) in with_first_zoom(neighbourhoods) {
        let kind = match neighbourhood.kind {
            "cemetery" | "park" => "green",
            "citadel" => "citadel",
            _ => "district",
        };
        let label = Label {
            kind,
            english: neighbourhood.english,
            arabic: neighbourhood.arabic,
            at: neighbourhood.at,
            min_zoom,
        };
        features.push(label.feature());
    }
    let mut places = tables::places()?;
    // The wider a place, the sooner it is named.
    places.sort_by_key(|place| u32::MAX - place.radius_m);
    for place in places {
        let label = Label {
            kind: "district",
            english: place.english,
            arabic: place.arabic,
            at: place.at,
            min_zoom: place.min_zoom.unwrap_or_else(|| place_zoom(place.radius_m)),
        };
        features.push(label.feature());
    }
    Ok(features)
}

fn area(kind: &str, ring: &[Degrees]) -> Feature {
    Feature {
        properties: json!({ "kind": kind }),
        geometry: Geometry::Polygon(ring.to_vec()),
    }
}

/// Radii of places are those of what is meant by the name, not of an area of the same size.
fn place_zoom(radius_m: u32) -> u8 {
    match radius_m {
        1_400.. => 11,
        500.. => 12,
        _ => 13,
    }
}

/// By then all are named.
const LAST_ZOOM: u8 = 14;

/// A name of two lines and what is to be free around it.
const ROOM_PX: [f64; 2] = [92.0, 40.0];

/// The larger a neighbourhood, the sooner it is named, but not before there is room for its name beside those of larger ones.
fn with_first_zoom(neighbourhoods: &[Neighbourhood]) -> Vec<(&Neighbourhood, u8)> {
    let mut sorted: Vec<&Neighbourhood> = neighbourhoods.iter().collect();
    sorted.sort_by_key(|it| u32::MAX - it.radius_m);
    let mut named: Vec<(&Neighbourhood, u8)> = Vec::new();
    for neighbourhood in sorted {
        let has_room = |zoom: u8| {
            let mut before = named.iter().filter(|(_, min_zoom)| *min_zoom <= zoom);
            before.all(|(other, _)| {
                // One name twice beside itself says nothing.
                let is_same = other.english == neighbourhood.english;
                !is_same && !is_in_the_way(other.at, neighbourhood.at, zoom)
            })
        };
        let mut zooms = zoom_by_size(neighbourhood)..LAST_ZOOM;
        let first = zooms.find(|&zoom| has_room(zoom)).unwrap_or(LAST_ZOOM);
        named.push((neighbourhood, first));
    }
    named
}

fn zoom_by_size(neighbourhood: &Neighbourhood) -> u8 {
    match neighbourhood.radius_m {
        // A landmark for who does not know the city.
        _ if neighbourhood.kind == "citadel" => 12,
        650.. => 11,
        390.. => 12,
        260.. => 13,
        _ => LAST_ZOOM,
    }
}

/// Whether two names would lie on each other.
fn is_in_the_way(one: Degrees, other: Degrees, zoom: u8) -> bool {
    let px_a_degree = 512.0 * f64::from(1 << zoom) / 360.0;
    let stretch = [1.0, 1.0 / libm::cos(one[1].to_radians())];
    (0..2).all(|axis| (one[axis] - other[axis]).abs() * px_a_degree * stretch[axis] < ROOM_PX[axis])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(all: &[(&'static str, f64, u32)], zooms: &[u8]) {
        let neighbourhood = |&(english, lng, radius_m)| Neighbourhood {
            kind: "area",
            english,
            arabic: "",
            at: [lng, 36.2],
            radius_m,
        };
        let all: Vec<Neighbourhood> = all.iter().map(neighbourhood).collect();
        let found: Vec<u8> = with_first_zoom(&all)
            .iter()
            .map(|(_, zoom)| *zoom)
            .collect();
        assert_eq!(found, zooms);
    }

    #[test]
    fn the_larger_is_named_first_and_the_smaller_when_there_is_room() {
        check(&[("a", 37.1, 200), ("b", 37.2, 900)], &[11, 14]);
        // 0.01 degrees are 58 pixels at zoom 12.
        check(&[("a", 37.1, 900), ("b", 37.11, 800)], &[11, 13]);
        check(&[("a", 37.1, 900), ("b", 37.101, 800)], &[11, 14]);
    }

    #[test]
    fn of_several_with_one_name_the_largest_is_named_first() {
        check(&[("a", 37.1, 900), ("a", 37.3, 800)], &[11, 14]);
    }
}

//! Where countries lie, roughly: enough to tell a latitude from a longitude where their columns are swapped.

use crate::names::folded;

/// West, south, east and north in whole degrees, around all that belongs to it.
pub(super) type Bounds = [i16; 4];

/// Countries that records of incidents are often of: the code (ISO 3166-1 alpha-2), the English name, and the bounds.
#[rustfmt::skip]
const COUNTRIES: [(&str, &str, Bounds); 12] = [
    ("sy", "syria", [35, 32, 43, 38]), ("iq", "iraq", [38, 29, 49, 38]), ("ye", "yemen", [41, 12, 55, 20]),
    ("ly", "libya", [9, 19, 26, 34]), ("sd", "sudan", [21, 8, 39, 23]),     ("ua", "ukraine", [22, 44, 41, 53]), ("ps", "palestine", [34, 31, 36, 33]),
        ("af", "afghanistan", [60, 29, 75, 39]),     ("mm", "myanmar", [92, 9, 102, 29]), ("et", "ethiopia", [32, 3, 48, 15]),
    ("so", "somalia", [40, -2, 52, 12]), ("ng", "nigeria", [2, 4, 15, 14]),                                 ];

/// The bounds of a country by its code or its English name.
pub(super) fn bounds(name: &str) -> Option<Bounds> {
    let folded = folded(name);
    let found = COUNTRIES
        .iter()
        .find(|(code, name, _)| folded == *code || folded == *name);
    found.map(|(.., bounds)| *bounds)
}

/// Whether a position lies outside of the country of this name, as far as that is known.
pub(crate) fn is_elsewhere(name: &str, lng: f64, lat: f64) -> bool {
    bounds(name).is_some_and(|bounds| !holds(bounds, lng, lat))
}

/// Whether a position lies within bounds.
pub(super) fn holds([west, south, east, north]: Bounds, lng: f64, lat: f64) -> bool {
    (f64::from(west)..=f64::from(east)).contains(&lng)
        && (f64::from(south)..=f64::from(north)).contains(&lat)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_known_by_code_and_name() {
        let syria = bounds("Syria");
        assert_eq!((bounds("SY"), bounds("Nowhere")), (syria, None));
        assert!(
            syria.is_some_and(|bounds| holds(bounds, 37.16, 36.2) && !holds(bounds, 33.5, 36.3))
        );
        // None is the other way round.
        assert!(
            COUNTRIES
                .iter()
                .all(|(.., [west, south, east, north])| west < east && south < north)
        );
    }
}

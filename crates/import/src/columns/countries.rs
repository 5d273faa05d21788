//! Where countries lie, roughly: enough to tell a latitude from a longitude where their columns are swapped.

use crate::names::folded;

/// West, south, east and north in whole degrees, around all that belongs to it.
pub(super) type Bounds = [i16; 4];

/// Countries that records of incidents are often of: the code (ISO 3166-1 alpha-2), the English name, and the bounds.
#[rustfmt::skip]
const COUNTRIES: [(&str, &str, Bounds); 42] = [
    ("sy", "syria", [35, 32, 43, 38]), ("iq", "iraq", [38, 29, 49, 38]), ("ye", "yemen", [41, 12, 55, 20]),
    ("ly", "libya", [9, 19, 26, 34]), ("sd", "sudan", [21, 8, 39, 23]), ("ss", "south_sudan", [23, 3, 36, 13]),
    ("ua", "ukraine", [22, 44, 41, 53]), ("il", "israel", [34, 29, 36, 34]), ("ps", "palestine", [34, 31, 36, 33]),
    ("lb", "lebanon", [35, 33, 37, 35]), ("jo", "jordan", [34, 29, 40, 34]), ("tr", "turkey", [25, 35, 45, 43]),
    ("ir", "iran", [44, 25, 64, 40]), ("af", "afghanistan", [60, 29, 75, 39]), ("pk", "pakistan", [60, 23, 78, 38]),
    ("in", "india", [68, 6, 98, 36]), ("mm", "myanmar", [92, 9, 102, 29]), ("et", "ethiopia", [32, 3, 48, 15]),
    ("so", "somalia", [40, -2, 52, 12]), ("ng", "nigeria", [2, 4, 15, 14]), ("ml", "mali", [-13, 10, 5, 26]),
    ("ne", "niger", [0, 11, 16, 24]), ("bf", "burkina_faso", [-6, 9, 3, 16]), ("td", "chad", [13, 7, 24, 24]),
    ("cm", "cameroon", [8, 1, 17, 14]), ("cd", "democratic_republic_of_congo", [12, -14, 32, 6]),
    ("cf", "central_african_republic", [14, 2, 28, 12]), ("mz", "mozambique", [30, -27, 41, -10]), ("ke", "kenya", [33, -5, 42, 6]),
    ("eg", "egypt", [24, 21, 37, 32]), ("tn", "tunisia", [7, 30, 12, 38]), ("dz", "algeria", [-9, 18, 12, 38]),
    ("mx", "mexico", [-119, 14, -86, 33]), ("co", "colombia", [-82, -5, -66, 14]), ("ve", "venezuela", [-74, 0, -59, 16]),
    ("ht", "haiti", [-75, 17, -71, 21]), ("ph", "philippines", [116, 4, 127, 22]), ("ge", "georgia", [39, 41, 47, 44]),
    ("am", "armenia", [43, 38, 47, 42]), ("az", "azerbaijan", [44, 38, 51, 42]), ("bd", "bangladesh", [88, 20, 93, 27]),
    ("lk", "sri_lanka", [79, 5, 82, 10]),
];

/// The bounds of a country by its code or its English name.
pub(super) fn bounds(name: &str) -> Option<Bounds> {
    let folded = folded(name);
    let found = COUNTRIES
        .iter()
        .find(|(code, name, _)| folded == *code || folded == *name);
    found.map(|(.., bounds)| *bounds)
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

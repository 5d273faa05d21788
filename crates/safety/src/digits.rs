//! Places that stand in a text: decimals that are a known place, degrees with minutes, codes for places, and links to maps.

use incidents::model::place::LngLat;

/// Metres of a degree of latitude, about.
const METRES_OF_DEGREE: f64 = 111_320.0;

/// How far apart in a text the two numbers of one position stand at most, in bytes.
const PAIR: usize = 48;

/// Where links to positions lead.
const MAPS: [&str; 22] = [
    "geo:",
    "google.com/maps",
    "maps.google.",
    "maps.app.goo.gl",
    "goo.gl/maps",
    "g.co/maps",
    "maps.apple.",
    "openstreetmap.org",
    "osm.org",
    "osmand.net",
    "wikimapia.org",
    "bing.com/maps",
    "yandex.com/maps",
    "yandex.ru/maps",
    "yandex.com.tr/",
    "here.com/",
    "wego.here",
    "what3words.com",
    "w3w.co",
    "mapy.cz",
    "mapcarta.com",
    "geohack",
];

/// A number with a point in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decimal {
    /// Where it begins, in bytes.
    pub at: usize,
    /// What it is.
    pub value: f64,
    /// Digits after the point.
    pub n_digits: i32,
}

impl Decimal {
    /// Whether it is this number, rounded or cut off.
    fn is_of(self, number: f64) -> bool {
        let unit = 10_f64.powi(-self.n_digits);
        // A cut off digit is up to one unit away, a rounded one half.
        let away = self.value.abs() - number.abs();
        self.value.is_sign_negative() == number.is_sign_negative()
            && -unit <= away
            && away <= unit * 0.500_001
    }

    /// Half of what its last digit stands for, in metres of latitude.
    fn half_m(self) -> f64 {
        METRES_OF_DEGREE * 10_f64.powi(-self.n_digits) / 2.0
    }
}

/// The numbers with a point (or a comma, as in `36,2185`) and two digits behind it at least, in ASCII, Arabic or Persian digits.
pub fn decimals(text: &[u8]) -> Vec<Decimal> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let Some((_, len)) = digit(text, at) else {
            at += 1;
            continue;
        };
        let start = at;
        let mut number = String::new();
        let mut n_digits = 0;
        let mut has_point = false;
        let mut next = at;
        let _ = len;
        loop {
            if let Some((digit, len)) = digit(text, next) {
                number.push(digit);
                n_digits += i32::from(has_point);
                next += len;
            } else if let Some(len) =
                point(text, next).filter(|len| !has_point && digit(text, next + len).is_some())
            {
                has_point = true;
                number.push('.');
                next += len;
            } else {
                break;
            }
        }
        at = next;
        if n_digits < 1 {
            continue;
        }
        let before = start.checked_sub(1).and_then(|it| text.get(it));
        let sign = if before == Some(&b'-') { -1.0 } else { 1.0 };
        if let Ok(value) = number.parse::<f64>() {
            found.push(Decimal {
                at: start,
                value: sign * value,
                n_digits,
            });
        }
    }
    found
}

/// A digit of any of three scripts, with its length in bytes.
fn digit(text: &[u8], at: usize) -> Option<(char, usize)> {
    let byte = *text.get(at)?;
    if byte.is_ascii_digit() {
        return Some((char::from(byte), 1));
    }
    let next = *text.get(at + 1)?;
    let value = match (byte, next) {
        // U+0660 and U+06F0 in UTF-8.
        (0xd9, 0xa0..=0xa9) => next - 0xa0,
        (0xdb, 0xb0..=0xb9) => next - 0xb0,
        _ => return None,
    };
    Some((char::from(b'0' + value), 2))
}

/// A decimal point, with its length in bytes: `.`, `,` or U+066B.
fn point(text: &[u8], at: usize) -> Option<usize> {
    match (text.get(at)?, text.get(at + 1)) {
        (b'.' | b',', _) => Some(1),
        (0xd9, Some(0xab)) => Some(2),
        _ => None,
    }
}

/// Whether one of the numbers is latitude or longitude of a place, and says it more exactly than a circle of this radius.
pub fn tells(text: &str, place: LngLat, radius_m: f64) -> bool {
    let is_exact = |it: &Decimal| it.half_m() < radius_m && it.n_digits >= 2;
    let mut all = decimals(text.as_bytes()).into_iter().filter(is_exact);
    all.any(|it| it.is_of(place.lat()) || it.is_of(place.lng()))
}

/// Where in these bytes both numbers of a place stand beside each other, more exactly than a circle of this radius.
pub fn pair_in(numbers: &[Decimal], place: LngLat, radius_m: f64) -> Option<usize> {
    let is_exact = |it: &&Decimal| it.half_m() < radius_m;
    let of = |number: f64| {
        numbers
            .iter()
            .filter(is_exact)
            .filter(move |it| it.is_of(number))
    };
    of(place.lat()).find_map(|lat| {
        let is_near = |lng: &&Decimal| lng.at.abs_diff(lat.at) <= PAIR && lng.at != lat.at;
        of(place.lng()).find(is_near).map(|lng| lng.at.min(lat.at))
    })
}

/// Whether an address leads to a position on a map.
pub fn is_map_link(text: &str) -> bool {
    let lower = text.to_lowercase();
    MAPS.iter().any(|map| match lower.find(map) {
        // `geo:` may be the end of a word.
        Some(at) if *map == "geo:" => {
            let rest = lower.get(at + 4..).unwrap_or_default();
            rest.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        }
        found => found.is_some(),
    })
}

/// A position written otherwise than in decimals: `36°13'06"N`, a plus code, words of what3words, an MGRS reference.
pub fn other_position(text: &str) -> Option<String> {
    let words = text.split(|c: char| c.is_whitespace() || ";()[]".contains(c));
    let mut words = words.map(|it| it.trim_matches(|c: char| ",.:".contains(c)));
    let has_degrees = text.contains(['°', 'º'])
        && text.contains(['\'', '′', '’'])
        && text.chars().any(|c| c.is_ascii_digit());
    if has_degrees {
        let at = text.find(['°', 'º']).unwrap_or(0);
        let start = text
            .get(..at)
            .unwrap_or_default()
            .chars()
            .rev()
            .take_while(char::is_ascii_digit)
            .count();
        let part = text.get(at - start..).unwrap_or_default();
        return Some(part.chars().take(24).collect());
    }
    words
        .find(|it| is_plus_code(it) || is_mgrs(it) || it.starts_with("///"))
        .map(str::to_owned)
}

/// An open location code, full or short: `8G8Q6G8V+9W`, `6G8V+9W`. Their letters leave out those that look alike.
fn is_plus_code(word: &str) -> bool {
    let Some((before, after)) = word.split_once('+') else {
        return false;
    };
    let is_code = |part: &str| part.chars().all(|c| "23456789CFGHJMPQRVWX".contains(c));
    matches!(before.len(), 4 | 6 | 8)
        && (2..=4).contains(&after.len())
        && is_code(before)
        && is_code(after)
        && word.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// A grid reference in one word: `37SCA1234567890`.
fn is_mgrs(word: &str) -> bool {
    let zone = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = word.get(zone..).unwrap_or_default();
    let letters = rest.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = rest.get(letters..).unwrap_or_default();
    (1..=2).contains(&zone)
        && letters == 3
        && matches!(digits.len(), 6 | 8 | 10)
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> LngLat {
        LngLat::new(37.1898, 36.2185).unwrap()
    }

    #[test]
    fn any_rounding_more_exact_than_the_circle_tells_the_place() {
        let check = |text: &str, km: f64, expect: bool| {
            assert_eq!(tells(text, place(), km * 1000.0), expect, "{text} {km}");
        };
        for text in [
            "at 36.2185",
            "36.218",
            "36.219",
            "36.22",
            "36.21",
            "lng37.19,",
            "36,2185",
            "٣٦٫٢١٨٥",
            "۳۷٫۱۹",
        ] {
            check(text, 1.0, true);
        }
        for text in [
            "36.2",
            "37",
            "36.23",
            "0.2185",
            "-36.2185",
            "2016.09.24",
            "136.2185",
        ] {
            check(text, 1.0, false);
        }
        check("36.22", 10.0, true);
        check("36.22", 0.1, false);
    }

    #[test]
    fn both_numbers_beside_each_other_are_found_in_any_order() {
        let found = |text: &str| pair_in(&decimals(text.as_bytes()), place(), 1000.0);
        assert_eq!(found("[37.1898,36.2185]"), Some(1));
        assert_eq!(found("q=36.219&x=37.19"), Some(2));
        assert_eq!(found("36.2185, 38.1"), None);
        assert_eq!(found(&format!("36.2185{}37.1898", " ".repeat(60))), None);
    }

    #[test]
    fn positions_that_are_no_decimals_are_known() {
        for text in [
            "36°13'06\"N 37°11'23\"E",
            "near 8G8Q6G8V+9W.",
            "6G8V+9W Aleppo",
            "37SCA1234567890",
            "///filled.count.soap",
        ] {
            assert!(other_position(text).is_some(), "{text}");
        }
        for text in [
            "36°C",
            "2+2",
            "C++",
            "BM27",
            "24/7",
            "the 5'10\" man",
            "25MAR2016",
        ] {
            assert_eq!(other_position(text), None, "{text}");
        }
        for (text, expect) in [
            ("https://maps.app.goo.gl/abc", true),
            ("geo:36.2,37.1", true),
            ("https://www.openstreetmap.org/#map=17/36.2/37.1", true),
            ("See geo: the subject", false),
            ("https://example.org/maps", false),
        ] {
            assert_eq!(is_map_link(text), expect, "{text}");
        }
    }
}

//! Positions as people and programs spell them.

use crate::marks::plain_digits;

/// A number of degrees with the hemisphere that its letters name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Degrees {
    /// South and west are negative.
    pub degrees: f64,
    /// Whether a letter says that it is a latitude, or a longitude.
    pub is_latitude: Option<bool>,
}

/// Reads `36.2`, `36,2`, `36.20N`, `36° 12′ 30″ N`, `36 12 30`.
pub fn degrees(text: &str) -> Option<Degrees> {
    let text = plain_digits(text);
    let text = text.trim().trim_start_matches('\'');
    if let Ok(degrees) = text.parse::<f64>() {
        let degrees = Degrees {
            degrees,
            is_latitude: None,
        };
        return degrees.degrees.is_finite().then_some(degrees);
    }
    let upper = text.to_uppercase();
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+');
    let letters: String = upper.chars().filter(|c| c.is_alphabetic()).collect();
    let (sign, is_latitude) = match letters.as_str() {
        "" => (1.0, None),
        "N" | "NORTH" => (1.0, Some(true)),
        "S" | "SOUTH" => (-1.0, Some(true)),
        "E" | "EAST" => (1.0, Some(false)),
        "W" | "WEST" => (-1.0, Some(false)),
        _ => return None,
    };
    let is_between = |c: char| c.is_whitespace() || c.is_alphabetic() || "°º'′’\"″”:".contains(c);
    if !upper.chars().all(|c| is_part(c) || is_between(c)) {
        return None;
    }
    let parts: Vec<&str> = upper
        .split(is_between)
        .filter(|part| !part.is_empty())
        .collect();
    let numbers: Option<Vec<f64>> = parts.iter().map(|part| number(part)).collect();
    let numbers = numbers?;
    let is_negative = parts.first()?.starts_with('-');
    // Two numbers with decimals are two numbers; a sign beside a letter says it twice.
    let is_whole = numbers.len() == 1 || !parts.first()?.contains(['.', ',']);
    if !is_whole || is_negative && is_latitude.is_some() {
        return None;
    }
    let value = match numbers.as_slice() {
        [degrees] => degrees.abs(),
        [degrees, minutes] if (0.0..60.0).contains(minutes) => degrees.abs() + minutes / 60.0,
        [degrees, minutes, seconds]
            if (0.0..60.0).contains(minutes) && (0.0..60.0).contains(seconds) =>
        {
            degrees.abs() + minutes / 60.0 + seconds / 3600.0
        }
        _ => return None,
    };
    Some(Degrees {
        degrees: if is_negative { -value } else { value } * sign,
        is_latitude,
    })
}

/// A number with a point or a comma before its decimals.
fn number(part: &str) -> Option<f64> {
    let is_comma = part.matches(',').count() == 1 && !part.contains('.');
    let part = if is_comma {
        part.replace(',', ".")
    } else {
        part.to_owned()
    };
    part.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Longitude and latitude in one text: WKT, two numbers with whatever parts them, or with letters for the hemispheres.
/// `lng_first` says which comes first where nothing in the text does.
pub fn pair(text: &str, lng_first: bool) -> Option<(f64, f64)> {
    let text = plain_digits(text);
    let text = text.trim();
    if let Some(point) = wkt(text) {
        return Some(point);
    }
    let inside = text
        .trim_start_matches(['(', '['])
        .trim_end_matches([')', ']']);
    let (first, second) = halves(inside)?;
    let (first, second) = (degrees(first)?, degrees(second)?);
    let lng_first = match (first.is_latitude, second.is_latitude) {
        (Some(true), _) | (_, Some(false)) => false,
        (Some(false), _) | (_, Some(true)) => true,
        (None, None) if first.degrees.abs() > 90.0 => true,
        (None, None) if second.degrees.abs() > 90.0 => false,
        (None, None) => lng_first,
    };
    let (lng, lat) = match lng_first {
        true => (first.degrees, second.degrees),
        false => (second.degrees, first.degrees),
    };
    (lat.abs() <= 90.0 && lng.abs() <= 360.0).then_some((lng, lat))
}

/// The two parts of `36.2, 37.16`, `36,2; 37,16`, `36.2 37.16`, `36.2 37.16 0 0` and `36°12'N 37°9'E`.
fn halves(text: &str) -> Option<(&str, &str)> {
    if let Some(halves) = text.split_once([';', '|', '/']) {
        return Some(halves);
    }
    // Behind the first letter of a hemisphere the second begins.
    let letter = text
        .find(['N', 'S', 'n', 's', 'E', 'W', 'e', 'w'])
        .filter(|at| *at > 0 && !is_exponent(text, *at));
    if let Some((first, second)) = letter.and_then(|at| text.split_at_checked(at + 1)) {
        let second = second.trim_start_matches([',', ' ']);
        if !second.is_empty() {
            return Some((first, second));
        }
    }
    if text.matches(',').count() == 1 {
        return text.split_once(',');
    }
    if let Some(halves) = text.split_once(", ") {
        return Some(halves);
    }
    // Kobo's four numbers: latitude, longitude, altitude, accuracy.
    let mut parts = text.split_whitespace();
    let halves = (parts.next()?, parts.next()?);
    (parts.count() <= 2).then_some(halves)
}

/// Whether the letter at a place is the E of a power of ten.
fn is_exponent(text: &str, at: usize) -> bool {
    let after = text.get(at + 1..).unwrap_or_default();
    let digits = after.trim_start_matches(['+', '-']);
    let is_e = text
        .get(at..)
        .is_some_and(|text| text.starts_with(['e', 'E']));
    is_e && digits.starts_with(|c: char| c.is_ascii_digit())
}

/// `POINT (37.16 36.2)`, `SRID=4326;POINT(37.16 36.2)`: the longitude comes first.
fn wkt(text: &str) -> Option<(f64, f64)> {
    let upper = text.to_ascii_uppercase();
    let point = upper.rsplit(';').next()?.trim().strip_prefix("POINT")?;
    let inside = point
        .trim_start_matches(['Z', 'M', ' '])
        .strip_prefix('(')?
        .strip_suffix(')')?;
    let mut numbers = inside.split_whitespace().map(str::parse::<f64>);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_read_in_their_notations() {
        for (text, expected) in [
            ("36.2", Some((36.2, None))),
            ("-36,25", Some((-36.25, None))),
            ("36.20N", Some((36.2, Some(true)))),
            ("37.5 W", Some((-37.5, Some(false)))),
            ("36° 12′ 36″ N", Some((36.21, Some(true)))),
            ("36 30", Some((36.5, None))),
            ("36°99'", None),
            ("3.62E+01", Some((36.2, None))),
            ("36.2 37.1", None),
            ("13,4 O", None),
            ("Aleppo", None),
            ("", None),
        ] {
            let found = degrees(text).map(|it| ((it.degrees * 1e6).round() / 1e6, it.is_latitude));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn two_numbers_are_a_position() {
        for (text, lng_first, expected) in [
            ("36.2, 37.16", false, Some((37.16, 36.2))),
            ("37.16, 36.2", true, Some((37.16, 36.2))),
            ("36,2; 37,16", false, Some((37.16, 36.2))),
            ("36.2 37.16 0 0", false, Some((37.16, 36.2))),
            ("36.2N 37.16E", true, Some((37.16, 36.2))),
            ("137.16, 36.2", false, Some((137.16, 36.2))),
            ("POINT Z (37.16 36.2 4)", false, Some((37.16, 36.2))),
            ("SRID=4326;POINT(37.16 36.2)", false, Some((37.16, 36.2))),
            ("Aleppo, Syria", false, None),
            ("12", false, None),
            ("3.62e1, 3.71e1", false, Some((37.1, 36.2))),
        ] {
            assert_eq!(pair(text, lng_first), expected, "{text}");
        }
    }
}

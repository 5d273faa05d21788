//! Positions as people and programs spell them.

use std::borrow::Cow;

use crate::marks::plain_digits;
use crate::wkt;

/// A number of degrees with the hemisphere that its letters name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Degrees {
    /// South and west are negative.
    pub degrees: f64,
    /// Whether a letter says that it is a latitude, or a longitude.
    pub is_latitude: Option<bool>,
}

/// Whether these are degrees of a longitude and a latitude; past 180 it is on the other side of the date line.
pub fn is_on_earth(lng: f64, lat: f64) -> bool {
    lat.abs() <= 90.0 && lng.abs() <= 360.0
}

/// Reads `36.2`, `36,2`, `36.20N`, `36° 12′ 30″ N`, `36 12 30`, `36 deg 12' 30" N`, `36d12m30s`, `361230N`.
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
    let upper = with_signs(text.to_uppercase());
    if let Some(degrees) = compact(&upper) {
        return Some(degrees);
    }
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

/// `36 DEG 12' 30"` and `36D12M30S` with the signs that others write.
fn with_signs(upper: String) -> String {
    if !upper.contains('D') {
        return upper;
    }
    let upper = upper.replace("DEG", "°");
    match upper.split_once('D') {
        Some((degrees, rest)) => format!(
            "{degrees}°{}",
            rest.replacen('M', "'", 1).replacen('S', "\"", 1)
        ),
        None => upper,
    }
}

/// `361230N`, `0370900E`: two or three figures of degrees, two of minutes and two of seconds.
fn compact(upper: &str) -> Option<Degrees> {
    let (figures, letter) = upper.split_at_checked(upper.len().checked_sub(1)?)?;
    let (n_figures, sign, is_latitude) = match letter {
        "N" => (2, 1.0, true),
        "S" => (2, -1.0, true),
        "E" => (3, 1.0, false),
        "W" => (3, -1.0, false),
        _ => return None,
    };
    let is_compact =
        figures.len() == n_figures + 4 && figures.bytes().all(|byte| byte.is_ascii_digit());
    let part = |range: std::ops::Range<usize>| figures.get(range)?.parse::<f64>().ok();
    let (minutes, seconds) = (
        part(n_figures..n_figures + 2)?,
        part(n_figures + 2..n_figures + 4)?,
    );
    (is_compact && minutes < 60.0 && seconds < 60.0).then_some(Degrees {
        degrees: sign * (part(0..n_figures)? + minutes / 60.0 + seconds / 3600.0),
        is_latitude: Some(is_latitude),
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
    if let Some(geometry) = wkt::geometry(text) {
        let at = |which: usize| geometry["coordinates"].get(which)?.as_f64();
        return Some((at(0)?, at(1)?));
    }
    let (text, lng_first) = match without_names(text) {
        Some((numbers, is_lng_first)) => (Cow::Owned(numbers), is_lng_first),
        None => (Cow::Borrowed(text), lng_first),
    };
    let text = text.trim();
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
    is_on_earth(lng, lat).then_some((lng, lat))
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
    // 36.21,37.15,400: the third is a height.
    if let [first, second, _] = text.split(',').collect::<Vec<_>>().as_slice()
        && [first, second].iter().all(|part| part.contains('.'))
    {
        return Some((first, second));
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

/// `Lat: 36.2, Lon: 37.16` as its two numbers, and whether the longitude is the first of them.
fn without_names(text: &str) -> Option<(String, bool)> {
    let lower = text.to_lowercase();
    let (lat, lng) = (
        lower.find("lat")?,
        lower.find("lon").or_else(|| lower.find("lng"))?,
    );
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
    let mut numbers = lower
        .split(|c| !is_number(c))
        .filter(|part| part.parse::<f64>().is_ok());
    let (first, second) = (numbers.next()?, numbers.next()?);
    numbers
        .next()
        .is_none()
        .then(|| (format!("{first}; {second}"), lng < lat))
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
            ("36 deg 12' 36.00\" N", Some((36.21, Some(true)))),
            ("36d12m36s", Some((36.21, None))),
            ("361236N", Some((36.21, Some(true)))),
            ("0370900W", Some((-37.15, Some(false)))),
            ("367236N", Some((367_236.0, Some(true)))),
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
            ("Lat: 36.2, Lon: 37.16", false, Some((37.16, 36.2))),
            ("Longitude 37.16 latitude 36.2", false, Some((37.16, 36.2))),
            ("36.2,37.16,400", false, Some((37.16, 36.2))),
            ("361200N0370900E", false, Some((37.15, 36.2))),
            ("3.62e1, 3.71e1", false, Some((37.1, 36.2))),
        ] {
            assert_eq!(pair(text, lng_first), expected, "{text}");
        }
    }
}

//! Dates of which their source is not sure.

use incidents::model::said::Sentence;
use incidents::said;

use crate::dates::{Found, Spelled, spelled};

/// Said of a date with words such as "early" before it.
pub const PART: Sentence<'static> =
    said!("words such as early, mid or night of have no place in a date: it stands without them");

/// Words that say that a date is not exact.
#[rustfmt::skip]
const ABOUT: [&str; 12] = [
    "ca.",
    "ca ",
    "c.",
    "circa",
    "about",
    "around",
    "approximately",
    "approx.",
    "approx",
    "environ",
    "etwa",
    "около",
];

/// Words for a part of a month, of a year or of a day, and for its night.
#[rustfmt::skip]
const PARTS: [&str; 11] = [
    "early ",
    "mid ",
    "mid-",
    "late ",
    "beginning of ",
    "end of ",
    "morning of ",
    "evening of ",
    "night of ",
    "the night of ",
    "during the night of ",
];

/// `ca. 24 September 2016`, `24 September 2016?`, `early September 2016`; nothing where a date has no such words.
pub(super) fn about(text: &str, is_of_dates: bool) -> Option<Found> {
    let is_doubted = text.strip_suffix("(?)").or_else(|| text.strip_suffix('?'));
    if let Some(rest) = is_doubted {
        return with_sign(rest, '?', is_of_dates);
    }
    if !text.starts_with(char::is_alphabetic) {
        return None;
    }
    let lower = text.to_lowercase();
    if let Some(rest) = ABOUT.iter().find_map(|word| lower.strip_prefix(word)) {
        return with_sign(rest, '~', is_of_dates);
    }
    let rest = PARTS.iter().find_map(|word| lower.strip_prefix(word))?;
    let found = one(rest, is_of_dates)?;
    Some(Found {
        note: Some(PART),
        ..found
    })
}

fn one(text: &str, is_of_dates: bool) -> Option<Found> {
    match spelled(text.trim(), is_of_dates)? {
        Spelled::One(found) => Some(found),
        _ => None,
    }
}

/// EDTF puts the sign behind a day, a month or a year; a clock time has none.
fn with_sign(text: &str, sign: char, is_of_dates: bool) -> Option<Found> {
    let found = one(text, is_of_dates)?;
    let is_plain = found
        .edtf
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'-');
    is_plain.then(|| Found {
        edtf: format!("{}{sign}", found.edtf),
        ..found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubt_is_kept() {
        for (text, expected) in [
            ("ca. 24 September 2016", Some("2016-09-24~")),
            ("circa 2016", Some("2016~")),
            ("24 Sep 2016?", Some("2016-09-24?")),
            ("2016-09-24 (?)", Some("2016-09-24?")),
            ("Early September 2016", Some("2016-09")),
            (
                "night of 24-25 September 2016",
                Some("2016-09-24/2016-09-25"),
            ),
            ("about 24/09/2016 10:00", None),
            ("early", None),
            ("24 September 2016", None),
            ("c. 3/4/2016", None),
        ] {
            let found = about(text, true).map(|found| found.edtf);
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}

//! Dates with their month by its name.

use crate::clock::Clock;
use crate::dates::{Found, Spelled, full_year};
use crate::months;

/// Words around a date that say nothing of it: particles, and days of the week.
#[rustfmt::skip]
const FILLERS: [&str; 73] = [
    "the", "of", "on", "at", "de", "del", "le", "den", "der", "am", "um", "à", "a", "las", "в", "г", "года", "год", "року", "er", "st", "nd", "rd", "th", "sept\u{301}",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    "mo", "di", "mi", "do", "fr", "sa", "so", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "perşembe", "cuma", "pazar",
];

/// A month by its name with a day and a year around it.
pub(super) fn day(text: &str, clock: Option<&Clock>) -> Option<Found> {
    let spelled = parted(text);
    let is_part = |c: char| matches!(c, ' ' | ',' | '-' | '/' | '.' | '\'' | '’');
    let words: Vec<&str> = spelled
        .split(is_part)
        .filter(|word| !word.is_empty())
        .collect();
    let mut months: Vec<u32> = Vec::new();
    let mut numbers: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        // Arabic months may be two words.
        let two = words.get(at..at + 2).map(|two| two.join(" "));
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        match (
            two.as_deref().and_then(months::number),
            months::number(word),
        ) {
            (Some(month), _) => {
                months.push(month);
                at += 1;
            }
            (None, Some(month)) => months.push(month),
            (None, None) if is_number => numbers.push(word),
            (None, None) if FILLERS.contains(&word.to_lowercase().as_str()) => {}
            (None, None) => return None,
        }
        at += 1;
    }
    // Arabic files give a month by both of its names.
    months.dedup();
    match months.as_slice() {
        [month] => around_month(*month, &numbers, clock),
        _ => None,
    }
}

/// With blanks between figures and letters: `24SEP2016`, `24th`, `1er`.
fn parted(text: &str) -> String {
    let mut parted = String::with_capacity(text.len() + 4);
    let mut before: Option<char> = None;
    for c in text.chars() {
        let is_seam = before.is_some_and(|before| {
            before.is_ascii_digit() && c.is_alphabetic()
                || before.is_alphabetic() && c.is_ascii_digit()
        });
        if is_seam {
            parted.push(' ');
        }
        parted.push(c);
        before = Some(c);
    }
    parted
}

fn around_month(month: u32, numbers: &[&str], clock: Option<&Clock>) -> Option<Found> {
    let number = |word: &str| Some((word.parse::<u32>().ok()?, word.len()));
    match numbers {
        [year] => match number(year)? {
            (year, 4) if clock.is_none() => Some(Found {
                edtf: format!("{year:04}-{month:02}"),
                ..Found::default()
            }),
            _ => None,
        },
        [first, second] => match (number(first)?, number(second)?) {
            ((year, 4), (day, 1 | 2)) | ((day, 1 | 2), (year, 4)) => {
                Spelled::day(year as i32, month, day, clock)
            }
            ((day, 1 | 2), (year, 2)) => Spelled::day(full_year(year), month, day, clock),
            _ => None,
        },
        _ => None,
    }
}

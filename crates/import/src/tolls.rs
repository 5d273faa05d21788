//! Numbers of people as tables write them.

use crate::marks::plain_digits;
use crate::toll_names::is_of_killed;
use crate::values::says_unstated;

/// How many, as far as it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toll {
    /// At least and at most so many; nothing where that end is open.
    Between(Option<u32>, Option<u32>),
    /// The cell says that nothing is known.
    Unstated,
}

/// Reads a number, a range of two, or the least or greatest number; nothing where the text says something else.
///
/// ```
/// use import::tolls::{Toll, toll};
///
/// assert_eq!(toll("at least 10"), Some(Toll::Between(Some(10), None)));
/// assert_eq!(toll("1,200"), Some(Toll::Between(Some(1200), Some(1200))));
/// assert_eq!(toll("many"), None);
/// ```
pub fn toll(text: &str) -> Option<Toll> {
    if !text.starts_with('+')
        && let Ok(number) = text.parse()
    {
        return Some(Toll::Between(Some(number), Some(number)));
    }
    let text = plain_digits(text).to_lowercase();
    let text = text.trim();
    if says_unstated(text) {
        return Some(Toll::Unstated);
    }
    if let Some(number) = number(text).or_else(|| counted(text)) {
        return Some(Toll::Between(Some(number), Some(number)));
    }
    let behind = |words: &[&str]| {
        words
            .iter()
            .find_map(|word| number(text.strip_prefix(word)?))
    };
    let before = |words: &[&str]| {
        words
            .iter()
            .find_map(|word| number(text.strip_suffix(word)?))
    };
    if let Some(number) = behind(&LEAST).or_else(|| before(&OR_MORE)) {
        return Some(Toll::Between(Some(number), None));
    }
    if let Some(number) = behind(&ABOVE) {
        return Some(Toll::Between(Some(number.checked_add(1)?), None));
    }
    if let Some(number) = behind(&MOST) {
        return Some(Toll::Between(None, Some(number)));
    }
    if let Some(number) = behind(&BELOW) {
        return Some(Toll::Between(None, Some(number.checked_sub(1)?)));
    }
    let (first, last) = match text.strip_prefix("between ") {
        Some(ends) => ends.split_once(" and ")?,
        None => ["-", " to ", " bis ", " or ", "–"]
            .iter()
            .find_map(|sign| text.split_once(sign))?,
    };
    let (first, last) = (number(first)?, number(last)?);
    (first <= last).then_some(Toll::Between(Some(first), Some(last)))
}

/// Words before the least number that there can be, and behind it.
#[rustfmt::skip]
const LEAST: [&str; 10] = [
    "at least ", "no fewer than ", "not fewer than ", "no less than ", "min. ", "minimum ", "minimum of ", "≥", "على الأقل ", "ما لا يقل عن ",
];
const OR_MORE: [&str; 5] = ["+", " or more", " and more", " at least", " على الأقل"];
/// Before a number that there are more than.
const ABOVE: [&str; 4] = ["more than ", "over ", ">", "أكثر من "];
/// Before the greatest number that there can be.
const MOST: [&str; 8] = [
    "up to ",
    "at most ",
    "no more than ",
    "not more than ",
    "max. ",
    "maximum ",
    "≤",
    "لا يزيد عن ",
];
/// Before a number that there are fewer than.
const BELOW: [&str; 5] = ["fewer than ", "less than ", "under ", "<", "أقل من "];

/// Words that say how many without a number.
#[rustfmt::skip]
const VAGUE: [&str; 26] = [
    "about", "around", "approximately", "approx", "circa", "ca", "nearly", "almost", "roughly", "estimated", "many", "several", "some", "few", "dozens", "dozen", "scores", "hundreds", "thousands", "multiple", "numerous",
    "حوالي", "نحو", "عدد", "العشرات", "عشرات",
];

/// Whether a text speaks of how many, in whatever words: a number is in it, or a word for one.
pub fn is_of_number(text: &str) -> bool {
    const MAX_BYTES: usize = 60;
    let text = plain_digits(text).to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    text.len() <= MAX_BYTES
        && words.any(|word| {
            let is_count = !word.is_empty()
                && word.len() <= 4
                && word.bytes().all(|byte| byte.is_ascii_digit());
            is_count || VAGUE.contains(&word)
        })
}

/// `3 killed`, `3 people`, `3 (two children)`: one number, with words behind that say who.
fn counted(text: &str) -> Option<u32> {
    let (first, rest) = text.split_once(' ')?;
    let is_aside = rest.starts_with('(') && rest.ends_with(')') && rest.matches('(').count() == 1;
    let is_who = is_of_killed(rest).is_some() || ["people", "persons", "person"].contains(&rest);
    (is_aside || is_who).then(|| number(first)).flatten()
}

/// People killed and people injured in one text: `3 killed, 5 injured`, `Killed: 3; injured: 5`.
///
/// ```
/// assert_eq!(import::tolls::both("3 killed and 5 injured"), Some([Some(3), Some(5)]));
/// assert_eq!(import::tolls::both("several"), None);
/// ```
pub fn both(text: &str) -> Option<[Option<u32>; 2]> {
    let text = plain_digits(text).to_lowercase().replace(" and ", ",");
    let mut found = [None, None];
    for part in text.split([',', ';', '/', '&', '+', '\n']) {
        let mut words = part.split([' ', ':']).filter(|word| !word.is_empty());
        let (first, second) = (words.next()?, words.next()?);
        let (count, who) = match number(first) {
            Some(count) => (count, second),
            None => (number(second)?, first),
        };
        let place = usize::from(!is_of_killed(who)?);
        if words.next().is_some() || found[place].replace(count).is_some() {
            return None;
        }
    }
    Some(found)
}

/// `1200`, `1,200`, `1 200`, `3.0`, `3,0`.
fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    let groups: Vec<&str> = text.split([',', '.', ' ']).collect();
    let is_figures =
        |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !groups.iter().all(is_figures) {
        return None;
    }
    match groups.as_slice() {
        [whole] => whole.parse().ok(),
        [whole, part] if part.bytes().all(|byte| byte == b'0') && part.len() < 3 => {
            whole.parse().ok()
        }
        [first, rest @ ..] if first.len() <= 3 && rest.iter().all(|group| group.len() == 3) => {
            groups.concat().parse().ok()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_tables_write_them() {
        let between = |least, most| Some(Toll::Between(least, most));
        for (text, expected) in [
            ("12", between(Some(12), Some(12))),
            ("٣", between(Some(3), Some(3))),
            ("3,0", between(Some(3), Some(3))),
            ("1 200", between(Some(1200), Some(1200))),
            ("5–7", between(Some(5), Some(7))),
            ("10+", between(Some(10), None)),
            ("> 5", between(Some(6), None)),
            ("up to 4", between(None, Some(4))),
            ("5 or more", between(Some(5), None)),
            ("no fewer than 5", between(Some(5), None)),
            ("fewer than 5", between(None, Some(4))),
            ("< 1", between(None, Some(0))),
            ("less than 0", None),
            ("between 5 and 10", between(Some(5), Some(10))),
            ("5 or 6", between(Some(5), Some(6))),
            ("ما لا يقل عن ٥", between(Some(5), None)),
            ("about 10", None),
            ("dozens", None),
            ("n/a", Some(Toll::Unstated)),
            ("3 killed", between(Some(3), Some(3))),
            ("3 (2 children)", between(Some(3), Some(3))),
            ("3 civilians, 2 soldiers", None),
            ("3 (2) (1)", None),
            ("~20", None),
            ("-99", None),
            ("7-5", None),
            ("3,5", None),
            ("ten", None),
        ] {
            assert_eq!(toll(text), expected, "{text}");
        }
    }

    #[test]
    fn killed_and_injured_in_one_cell_are_told_apart() {
        for (text, expected) in [
            ("Killed: 3; Injured: 5", Some([Some(3), Some(5)])),
            ("٣ قتلى", Some([Some(3), None])),
            ("2 wounded / 1 dead", Some([Some(1), Some(2)])),
            ("3 killed, 2 killed", None),
            ("3 killed, many injured", None),
            ("12", None),
            ("", None),
        ] {
            assert_eq!(both(text), expected, "{text}");
        }
    }
}

//! Dates as people and programs spell them.
//!
//! A spelling means one date, or two of which the column decides ([`Order`]); or it is no date. Nothing here knows what day it is.

mod about;
mod number;
mod range;
mod words;

use std::borrow::Cow;

use chrono::NaiveDate;
use incidents::model::said::Sentence;
use incidents::said;

use crate::clock::{Clock, is_span};
use crate::marks::plain_digits;
pub use about::PART;
pub use number::{milliseconds, shows_milliseconds};

/// What a spelling says.
#[derive(Clone, Debug, PartialEq)]
pub enum Spelled {
    /// One date in EDTF, whatever the column says.
    One(Found),
    /// Two numbers of which nobody can tell from this one which is the day.
    Either {
        /// The first and the second number.
        numbers: (u32, u32),
        /// The year, in full.
        year: i32,
        /// The clock time behind.
        clock: Option<Clock>,
        /// Whether points stand between the numbers: nobody writes the month first so.
        is_dotted: bool,
    },
    /// Two days, of which the column may have to decide what each means.
    Range(Box<(Self, Self)>),
    /// `16-09-24`: three numbers of two digits, of which the first or the last may be the year. No column decides that.
    AnyYear,
}

/// A date in EDTF with what cannot stand in it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Found {
    /// `2016-09-24T19:12:00+03:00`
    pub edtf: String,
    /// A zone by its name.
    pub zone: Option<String>,
    /// How it was read, where that is not plain.
    pub note: Option<Sentence<'static>>,
    /// Which number is the day, if both numbers were there and only one order is possible.
    pub order: Option<Order>,
}

/// In which order a column writes day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// 24/09/2016
    DayFirst,
    /// 09/24/2016
    MonthFirst,
}

/// No date is longer, and whatever is tried on a text costs time.
const MAX_BYTES: usize = 200;

/// Said of what Excel stores.
pub const SERIAL: Sentence<'static> =
    said!("the number is read as a day of a spreadsheet (serial number)");
/// Said of a day with two clock times.
pub const HOURS: Sentence<'static> =
    said!("a span of hours has no place in a date: the day stands without it");
/// Said of seconds and milliseconds.
pub const EPOCH: Sentence<'static> =
    said!("the number is read as seconds or milliseconds since 1970, in UTC");

impl Spelled {
    fn day(year: i32, month: u32, day: u32, clock: Option<&Clock>) -> Option<Found> {
        let day = is_day(year, month, day).then(|| iso(year, month, day))?;
        // A day at midnight without a zone is a day.
        let clock = clock.filter(|clock| !clock.is_midnight() || clock.offset.is_some());
        Some(Found {
            edtf: match clock {
                Some(clock) => format!("{day}T{}", clock.edtf()),
                None => day,
            },
            zone: clock.and_then(|clock| clock.zone.clone()),
            ..Found::default()
        })
    }

    /// The order of day and month that it shows.
    pub fn order(&self) -> Option<Order> {
        match self {
            Self::One(found) => found.order,
            Self::Range(ends) => ends.0.order().or_else(|| ends.1.order()),
            Self::Either { .. } | Self::AnyYear => None,
        }
    }

    /// Whether it is a date with points between its numbers that only its order tells.
    pub fn is_dotted(&self) -> bool {
        match self {
            Self::Either { is_dotted, .. } => *is_dotted,
            Self::Range(ends) => ends.0.is_dotted() && ends.1.is_dotted(),
            Self::One(_) | Self::AnyYear => false,
        }
    }

    /// What it means in a column of this order.
    pub fn in_order(self, order: Option<Order>) -> Option<Found> {
        match (self, order) {
            (Self::One(found), _) => Some(found),
            (
                Self::Either {
                    numbers: (first, second),
                    year,
                    clock,
                    ..
                },
                Some(Order::DayFirst),
            ) => Self::day(year, second, first, clock.as_ref()),
            (
                Self::Either {
                    numbers: (first, second),
                    year,
                    clock,
                    ..
                },
                Some(Order::MonthFirst),
            ) => Self::day(year, first, second, clock.as_ref()),
            (Self::Range(ends), order) => {
                range::between(&ends.0.in_order(order)?, &ends.1.in_order(order)?)
            }
            (Self::Either { .. }, None) | (Self::AnyYear, _) => None,
        }
    }
}

/// Reads a date; `is_of_dates` says that the column is one of dates, so that five digits are a spreadsheet's day.
pub fn spelled(text: &str, is_of_dates: bool) -> Option<Spelled> {
    if text.len() > MAX_BYTES {
        return None;
    }
    if let Some(found) = of_table(text) {
        return Some(found);
    }
    let text = plain_digits(text);
    let text = text.trim().trim_matches('\'');
    let text = with_hyphens(text);
    let text = text.as_ref();
    if let Some(found) = about::about(text, is_of_dates) {
        return Some(Spelled::One(found));
    }
    // Three numbers with the year last mean nothing else.
    if let Some((first, second, year)) = year_last(text)
        && let Some(found) = either((first, second, year), None, text.contains('.'))
    {
        return Some(found);
    }
    if number::is_number(text) {
        return number::day(text, is_of_dates).map(Spelled::One);
    }
    if let Some(found) = edtf(text).or_else(|| number::of_a_program(text)) {
        return Some(Spelled::One(found));
    }
    date_and_clock(text).or_else(|| range::range(text))
}

/// `24/09/2016` and `2016-09-24`: what most dates of tables are, read without a look at what else it could be.
fn of_table(text: &str) -> Option<Spelled> {
    if let Some((first, second, year)) = year_last(text) {
        return either((first, second, year), None, text.contains('.'));
    }
    let [year @ .., b'-', m, n, b'-', d, e] = text.as_bytes() else {
        return None;
    };
    let is_full = year.len() == 4 && !year.starts_with(b"0");
    let (year, month, day) = (figures(year)?, figures(&[*m, *n])?, figures(&[*d, *e])?);
    let is_one = is_full && is_day(year as i32, month, day);
    is_one.then(|| {
        Spelled::One(Found {
            edtf: text.to_owned(),
            ..Found::default()
        })
    })
}

/// The order of day and month that a text shows, if it is a date.
pub fn order_of(text: &str) -> Option<Order> {
    let Some((first, second, year)) = year_last(text) else {
        return spelled(text, true)?.order();
    };
    match (is_day(year, second, first), is_day(year, first, second)) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        (true, true) => None,
        (false, false) => spelled(text, true)?.order(),
    }
}

/// Three numbers with slashes or points between them, the last one of four figures.
fn year_last(text: &str) -> Option<(u32, u32, i32)> {
    let (days, year) = text.as_bytes().split_last_chunk::<4>()?;
    let (sign, days) = days.split_last()?;
    let is_sign = matches!(sign, b'/' | b'.');
    let at = days
        .iter()
        .position(|byte| byte == sign)
        .filter(|_| is_sign)?;
    let (first, second) = (days.get(..at)?, days.get(at + 1..)?);
    let is_short = |part: &[u8]| matches!(part.len(), 1 | 2);
    let are_short = is_short(first) && is_short(second);
    let numbers =
        are_short.then(|| Some((figures(first)?, figures(second)?, figures(year)?)))??;
    Some((numbers.0, numbers.1, numbers.2 as i32))
}

/// A number of a few figures.
fn figures(text: &[u8]) -> Option<u32> {
    if text.len() > 4 {
        return None;
    }
    let figure = |byte: &u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
    text.iter()
        .try_fold(0, |number, byte| Some(number * 10 + figure(byte)?))
}

/// `2016年9月24日`, `2016_09_24` and `24 09 2016` as numbers with hyphens between them.
fn with_hyphens(text: &str) -> Cow<'_, str> {
    if !text.is_ascii() && text.contains(['年', '년']) {
        let text = text.replace("년 ", "-").replace("월 ", "-");
        let text = text.replace(['年', '月', '년', '월'], "-");
        let text = text.replace(['日', '일'], " ");
        return Cow::Owned(text.trim_end_matches(['-', ' ']).to_owned());
    }
    let is_between = |byte: &u8| matches!(byte, b' ' | b'_');
    let is_three_numbers = text.bytes().filter(|byte| is_between(byte)).count() == 2
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || is_between(&byte));
    match is_three_numbers {
        true => Cow::Owned(text.replace([' ', '_'], "-")),
        false => Cow::Borrowed(text),
    }
}

fn edtf(text: &str) -> Option<Found> {
    let is_plain = |c: char| c.is_ascii_digit() || "-/.:TZX?~%+YS".contains(c);
    let found = text
        .chars()
        .all(is_plain)
        .then(|| incidents::model::when::When::parse(text).ok())??;
    // Years of other lengths are left to those who know that they mean them.
    let edtf = found.edtf();
    (!edtf.starts_with('Y')).then(|| Found {
        edtf: without_midnight(edtf).to_owned(),
        ..Found::default()
    })
}

fn without_midnight(edtf: &str) -> &str {
    ["T00:00:00", "T00:00"]
        .iter()
        .find_map(|clock| edtf.strip_suffix(clock))
        .unwrap_or(edtf)
}

/// A day, a month or a year with what stands behind it as a clock time.
fn date_and_clock(text: &str) -> Option<Spelled> {
    if let Some(found) = day(text, None) {
        return Some(found);
    }
    // The time begins at the first part with a colon in it.
    let split = text.match_indices([' ', 'T', ',']).find(|(at, _)| {
        let rest = text.get(at + 1..).unwrap_or_default().trim_start();
        let head = rest
            .split([' ', '+', '-', 'Z', '['])
            .next()
            .unwrap_or_default();
        head.contains(':') || Clock::parse(rest, false).is_some()
    });
    let split = split.and_then(|(at, _)| Some((text.get(..at)?, text.get(at + 1..)?)));
    if let Some((date, rest)) = split {
        if let Some(clock) = Clock::parse(rest.trim(), false) {
            return day(without_at(date), Some(&clock));
        }
        let hours = rest.trim().find('-').and_then(|at| rest.trim().get(at..));
        if hours.is_some_and(is_span)
            && let Some(Spelled::One(found)) = day(date.trim(), None)
        {
            let note = Some(HOURS);
            return Some(Spelled::One(Found { note, ..found }));
        }
    }
    time_among_words(text)
}

/// A date without the comma or the word between it and its time.
fn without_at(date: &str) -> &str {
    const AT: [&str; 9] = [
        " at",
        " um",
        " à",
        " às",
        " a las",
        " alle",
        " в",
        " saat",
        " الساعة",
    ];
    let date = date.trim().trim_end_matches(',');
    let shorter = AT.iter().find_map(|word| date.strip_suffix(word));
    shorter.unwrap_or(date).trim_end_matches(',')
}

/// `Sat Sep 24 13:45:00 +0000 2016`: a time with its zone between the parts of a date.
fn time_among_words(text: &str) -> Option<Spelled> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let at = words.iter().position(|word| word.contains(':'))?;
    let is_zone = words
        .get(at + 1)
        .is_some_and(|word| word.starts_with(['+', '-']) || ["UTC", "GMT", "Z"].contains(word));
    let end = if is_zone { at + 2 } else { at + 1 };
    let clock = Clock::parse(&words.get(at..end)?.join(" "), false)?;
    let date = [words.get(..at)?, words.get(end..)?].concat().join(" ");
    day(&date, Some(&clock))
}

fn day(text: &str, clock: Option<&Clock>) -> Option<Spelled> {
    numbers(text, clock).or_else(|| words::day(text, clock).map(Spelled::One))
}

/// Three numbers with the same sign between them.
fn numbers(text: &str, clock: Option<&Clock>) -> Option<Spelled> {
    let sign = text.chars().find(|c| matches!(c, '/' | '.' | '-'))?;
    let mut parts = text.split(sign).map(str::trim);
    let (first, second) = (parts.next()?, parts.next()?);
    let Some(third) = parts.next() else {
        return month_and_year(first, second);
    };
    let is_number = |part: &str| {
        !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if parts.next().is_some() || ![first, second, third].into_iter().all(is_number) {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().ok();
    let (a, b, c) = (number(first)?, number(second)?, number(third)?);
    let one = |found: Option<Found>| found.map(Spelled::One);
    match (first.len(), second.len(), third.len()) {
        (4, 1 | 2, 1 | 2) => one(Spelled::day(a as i32, b, c, clock)),
        (1 | 2, 1 | 2, 4) => either((a, b, c as i32), clock, sign == '.'),
        (1 | 2, 1 | 2, 2) => any_year((a, b, c), sign, clock),
        _ => None,
    }
}

/// `9/2016`, `2016/9`.
fn month_and_year(first: &str, second: &str) -> Option<Spelled> {
    let (year, month) = match (first.len(), second.len()) {
        (4, 1 | 2) => (first, second),
        (1 | 2, 4) => (second, first),
        _ => return None,
    };
    let (year, month) = (year.parse::<i32>().ok()?, month.parse::<u32>().ok()?);
    let is_month = (1..=12).contains(&month);
    is_month.then(|| {
        Spelled::One(Found {
            edtf: format!("{year:04}-{month:02}"),
            ..Found::default()
        })
    })
}

fn either(
    (first, second, year): (u32, u32, i32),
    clock: Option<&Clock>,
    is_dotted: bool,
) -> Option<Spelled> {
    let is_day = |month, day| is_day(year, month, day);
    let (day, month, order) = match (is_day(second, first), is_day(first, second)) {
        (true, true) if first == second => (first, second, None),
        (true, true) => {
            return Some(Spelled::Either {
                numbers: (first, second),
                year,
                clock: clock.cloned(),
                is_dotted,
            });
        }
        (true, false) => (first, second, Some(Order::DayFirst)),
        (false, true) => (second, first, Some(Order::MonthFirst)),
        (false, false) => return None,
    };
    let found = Spelled::day(year, month, day, clock)?;
    Some(Spelled::One(Found { order, ..found }))
}

/// Whether there is such a day; which month has more than 28 the calendar knows.
fn is_day(year: i32, month: u32, day: u32) -> bool {
    let is_in_each = (1..=12).contains(&month) && (1..=28).contains(&day);
    is_in_each || NaiveDate::from_ymd_opt(year, month, day).is_some()
}

/// `2016-09-24`
fn iso(year: i32, month: u32, day: u32) -> String {
    let Ok(year @ 0..=9999) = u32::try_from(year) else {
        return format!("{year:04}-{month:02}-{day:02}");
    };
    let figure = |number: u32| char::from(b'0' + (number % 10) as u8);
    let mut iso = String::with_capacity("2016-09-24T19:12:00+03:00".len());
    for (number, sign) in [(year / 100, ""), (year, "-"), (month, "-"), (day, "")] {
        iso.extend([figure(number / 10), figure(number)]);
        iso.push_str(sign);
    }
    iso
}

/// With a hyphen the year may come first, as in ISO 8601; with a slash or a point it never does.
fn any_year((a, b, c): (u32, u32, u32), sign: char, clock: Option<&Clock>) -> Option<Spelled> {
    let is_day = |day: u32| (1..=31).contains(&day);
    let year_last = is_day(a) && is_day(b) && (a <= 12 || b <= 12);
    let year_first = sign == '-' && (1..=12).contains(&b) && is_day(c);
    match (year_last, year_first) {
        (true, true) if a == b && b == c => either((a, b, full_year(c)), clock, false),
        // 22.04.22 is one day either way round.
        (true, true) if a == c && b <= 12 && a > 12 => {
            Spelled::day(full_year(c), b, a, clock).map(Spelled::One)
        }
        (true, true) => Some(Spelled::AnyYear),
        (true, false) => either((a, b, full_year(c)), clock, sign == '.'),
        (false, true) => Spelled::day(full_year(a), b, c, clock).map(Spelled::One),
        (false, false) => None,
    }
}

/// `16` is 2016, `70` 1970: as spreadsheets and POSIX read it.
pub(crate) fn full_year(short: u32) -> i32 {
    short as i32 + if short < 69 { 2000 } else { 1900 }
}

#[cfg(test)]
mod tests;

//! Dates that are numbers, and those that programs write.

use std::borrow::Cow;

use chrono::{DateTime, Datelike as _, NaiveDate, Timelike as _};

use crate::clock::Clock;
use crate::dates::{EPOCH, Found, SERIAL, Spelled};

/// A number as Rust writes it, of one with a decimal comma or with a power of ten.
fn as_written(text: &str) -> Cow<'_, str> {
    let is_decimal = text.matches(',').count() == 1 && !text.contains('.');
    let text = if is_decimal {
        Cow::Owned(text.replace(',', "."))
    } else {
        Cow::Borrowed(text)
    };
    if !text.contains(['e', 'E']) {
        return text;
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Cow::Owned(format!("{number}")),
        _ => text,
    }
}

/// The figures before and after the point of a number.
fn figures(text: &str) -> Option<(&str, &str)> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let digits = digits.strip_suffix(".0").unwrap_or(digits);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let mut all = whole.bytes().chain(part.bytes());
    let is_number = !whole.is_empty() && all.all(|byte| byte.is_ascii_digit());
    // `09.2016` is a month.
    let is_month = matches!((whole.len(), part.len()), (1 | 2, 4) | (4, 1 | 2));
    (is_number && !is_month).then_some((whole, part))
}

/// Whether a text is a number, and no date by its signs.
pub(super) fn is_number(text: &str) -> bool {
    figures(&as_written(text)).is_some()
}

/// The day or the moment that a number means: a year, `20160924`, `20160924101500`, seconds or milliseconds since 1970, and, in a column of
/// dates, the day of a spreadsheet.
pub(super) fn day(text: &str, is_of_dates: bool) -> Option<Found> {
    let text = &as_written(text);
    let (whole, part) = figures(text)?;
    let number: f64 = text.parse().ok()?;
    let value: i64 = whole.parse().ok()?;
    let is_positive = number > 0.0;
    match whole.len() {
        4 if part.is_empty() && is_positive => Some(Found {
            edtf: whole.to_owned(),
            ..Found::default()
        }),
        6 if is_of_dates && is_month(whole) => Some(Found {
            edtf: format!("{:04}-{:02}", value / 100, value % 100),
            ..Found::default()
        }),
        8 if (10_000_000..30_000_000).contains(&value) && is_positive => {
            let (year, rest) = (value / 10_000, value % 10_000);
            Spelled::day(year as i32, (rest / 100) as u32, (rest % 100) as u32, None)
        }
        12 | 14 if whole.starts_with("19") || whole.starts_with("20") => {
            moment(whole).or_else(|| epoch(number))
        }
        5 if is_of_dates && (20_000..60_000).contains(&value) && is_positive => serial(number),
        9.. => epoch(number),
        6.. if is_of_dates && !is_positive => epoch(number),
        _ => None,
    }
}

/// `201609`: of our time, with a month in it.
fn is_month(digits: &str) -> bool {
    let (year, month) = digits.split_at_checked(4).unwrap_or_default();
    matches!(year.get(..2), Some("19" | "20")) && matches!(month.parse(), Ok(1..=12_u32))
}

/// `20160924101500`, `201609241015`
fn moment(digits: &str) -> Option<Found> {
    let part = |at: usize| digits.get(at..at + 2)?.parse::<u32>().ok();
    let year = digits.get(..4)?.parse().ok()?;
    let (hour, minute, second) = (part(8)?, part(10)?, part(12).unwrap_or(0));
    let clock = Clock::parse(&format!("{hour:02}:{minute:02}:{second:02}"), false);
    Spelled::day(year, part(4)?, part(6)?, clock.as_ref())
}

/// Days since 30 December 1899, of which a part is a time of day.
fn serial(number: f64) -> Option<Found> {
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)? + chrono::Days::new(number.trunc() as u64);
    let seconds = (number.fract() * 86_400.0).round() as u32;
    let clock = format!(
        "{:02}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    );
    let found = Spelled::day(
        day.year(),
        day.month(),
        day.day(),
        Clock::parse(&clock, false).as_ref(),
    )?;
    Some(Found {
        note: Some(SERIAL),
        ..found
    })
}

/// Whether a number can only be milliseconds since 1970: as seconds it would lie beyond the year 5138.
fn is_of_milliseconds(number: f64) -> bool {
    number.abs() >= 1e11
}

/// Whether a value of a column can only be milliseconds since 1970: then those are that are shorter.
pub fn shows_milliseconds(text: &str) -> bool {
    (12..=15).contains(&text.len())
        && !text.starts_with("19")
        && !text.starts_with("20")
        && is_number(text)
        && text.parse().is_ok_and(is_of_milliseconds)
}

/// Milliseconds since 1970, of a column that has them: those of the first years, too, which would be seconds elsewhere.
pub fn milliseconds(text: &str) -> Option<Found> {
    let (whole, _) = figures(text)?;
    let number: f64 = text.parse().ok()?;
    // Some have both: what lies between 1989 and 2103 as seconds is none of the first weeks of 1970.
    let is_of_seconds = (6e8..4.2e9).contains(&number);
    let is_short = (9..=11).contains(&whole.len()) && !is_of_seconds;
    (number < 0.0 || is_short).then(|| at((number / 1000.0).floor()))?
}

/// Seconds or milliseconds.
fn epoch(number: f64) -> Option<Found> {
    at(match is_of_milliseconds(number) {
        true => (number / 1000.0).floor(),
        false => number,
    })
}

/// So many seconds since 1970.
fn at(seconds: f64) -> Option<Found> {
    let moment = DateTime::from_timestamp(seconds as i64, 0)?.naive_utc();
    let clock = format!(
        "{:02}:{:02}:{:02}Z",
        moment.hour(),
        moment.minute(),
        moment.second()
    );
    let clock = Clock::parse(&clock, false).filter(|clock| !clock.is_midnight());
    let found = Spelled::day(moment.year(), moment.month(), moment.day(), clock.as_ref())?;
    Some(Found {
        note: Some(EPOCH),
        ..found
    })
}

/// `/Date(1474312320000)/` of .NET, `2020:12:13 10:11:12` of EXIF.
pub(super) fn of_a_program(text: &str) -> Option<Found> {
    let net = text
        .strip_prefix("/Date(")
        .and_then(|text| text.strip_suffix(")/"));
    if let Some(number) = net {
        return epoch(number.split(['+', '-']).next()?.parse().ok()?);
    }
    if let Some((day, clock)) = text.split_once('T')
        && [day, clock.trim_end_matches('Z')]
            .iter()
            .all(|part| figures(part).is_some())
        && day.len() == 8
    {
        let zone = if clock.ends_with('Z') { "Z" } else { "" };
        let found = moment(&format!("{day}{}", clock.trim_end_matches('Z')))?;
        let edtf = format!("{}{zone}", found.edtf);
        return Some(Found { edtf, ..found });
    }
    let (day, clock) = match text.split_once(' ') {
        Some((day, clock)) => (day, Some(Clock::parse(clock, false)?)),
        None => (text, None),
    };
    let mut parts = day.split(':');
    let [year, month, day] = [parts.next()?, parts.next()?, parts.next()?];
    let is_exif = year.len() == 4 && month.len() == 2 && day.len() == 2 && parts.next().is_none();
    is_exif
        .then(|| {
            Spelled::day(
                year.parse().ok()?,
                month.parse().ok()?,
                day.parse().ok()?,
                clock.as_ref(),
            )
        })
        .flatten()
}

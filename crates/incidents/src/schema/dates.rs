//! Dates as files have them.

use crate::json::value::Json;
use crate::model::message::quoted;
use crate::model::when::When;
use crate::schema::finding::{Findings, Value};

/// A date in EDTF or in another spelling that can mean one day only, or milliseconds since 1970.
pub(crate) fn when(value: Value<'_, '_>, findings: &mut Findings) -> Option<When> {
    let found = match value.json {
        Json::Text(text) if text.trim().is_empty() => return None,
        Json::Null => return None,
        Json::Text(text) => from_text(text),
        Json::Integer(number) => from_number(*number).ok_or_else(|| expected(&number.to_string())),
        Json::Number(number) => {
            from_number(number.round() as i64).ok_or_else(|| expected(&number.to_string()))
        }
        other => Err(expected(&other.found())),
    };
    let found = found
        .map_err(|message| findings.dropped(value.path, message))
        .ok();
    let is_interval_of_times = value
        .json
        .text()
        .is_some_and(|text| text.contains('/') && text.contains(':'));
    if found
        .as_ref()
        .is_some_and(|when| is_interval_of_times && !when.has_time())
    {
        findings.note(value.path, TIMES_LOST);
    }
    found
}

/// What to say where an interval loses its clock times.
pub(crate) const TIMES_LOST: &str =
    "an interval has days only, so its clock times are left out: say them in date_text";

fn expected(found: &str) -> String {
    format!(
        "expected a date in EDTF such as 2016-09-24, 2016-09-22~ or 2016-09-24/2016-10-01, but found {found}"
    )
}

fn from_text(text: &str) -> Result<When, String> {
    let text = text.trim();
    When::parse(text).or_else(|error| {
        let one = spelled(text).and_then(|edtf| When::parse(&edtf).ok());
        let found = one.or_else(|| interval_of_times(text));
        found.ok_or_else(|| {
            if is_ambiguous(text) {
                ambiguous(text)
            } else {
                error.to_string()
            }
        })
    })
}

/// The text in EDTF, where it can mean one day only.
fn spelled(text: &str) -> Option<String> {
    let (date, time) = text
        .find([' ', 'T'])
        .map_or((text, ""), |at| text.split_at(at));
    match year_first(date).or_else(|| month_first(date)) {
        Some(day) if time.trim().is_empty() => Some(day),
        Some(day) => Some(format!(
            "{day}T{}",
            clock_of_24_hours(time.split_at(1).1.trim())?
        )),
        None => month_in_words(text),
    }
}

/// `2016-09-24T10:00/2016-09-24T12:00`, which ISO 8601 has and EDTF has not: the days are left.
fn interval_of_times(text: &str) -> Option<When> {
    let (start, end) = text
        .split_once('/')
        .filter(|(start, _)| start.contains(':'))?;
    interval(
        When::parse(start).ok().as_ref(),
        When::parse(end).ok().as_ref(),
    )
}

/// Numbers stand for a year, for the digits of a day, or for seconds or milliseconds since 1970.
fn from_number(number: i64) -> Option<When> {
    match number {
        1000..=2999 => When::parse(&number.to_string()).ok(),
        19_000_101..=29_991_231 => When::parse(&year_first(&number.to_string())?).ok(),
        100_000_000..=99_999_999_999 => When::from_epoch_millis(number * 1000),
        _ if number.unsigned_abs() >= 100_000_000_000 => When::from_epoch_millis(number),
        _ => None,
    }
}

/// `2016/09/24`, `2016.9.24` and `20160924`.
fn year_first(date: &str) -> Option<String> {
    if date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit()) {
        let (year, rest) = date.split_at(4);
        let (month, day) = rest.split_at(2);
        return Some(format!("{year}-{month}-{day}"));
    }
    let (year, month, day) = three_numbers(date)?;
    (date.find(['/', '.']) == Some(4)).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// `9/24/2016` and `24.9.2016`, where only one of the two can be a month.
fn month_first(date: &str) -> Option<String> {
    let (first, second, year) = three_numbers(date).filter(|&(_, _, year)| year > 999)?;
    let (month, day) = match (first, second) {
        (1..=12, 13..=31) => (first, second),
        (13..=31, 1..=12) => (second, first),
        _ => return None,
    };
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

fn three_numbers(date: &str) -> Option<(u32, u32, u32)> {
    let mut parts = date.split(['/', '.', '-']);
    let mut number = || parts.next()?.parse().ok();
    let numbers = (number()?, number()?, number()?);
    parts.next().is_none().then_some(numbers)
}

/// `7:05 PM` as `19:05`; a clock of 24 hours stays.
fn clock_of_24_hours(time: &str) -> Option<String> {
    let upper = time.to_ascii_uppercase();
    let (clock, noon) = match (upper.strip_suffix("AM"), upper.strip_suffix("PM")) {
        (Some(clock), _) => (clock.trim(), 0),
        (_, Some(clock)) => (clock.trim(), 12),
        _ => return Some(upper),
    };
    let (hour, rest) = clock.split_once(':')?;
    let hour = hour
        .parse::<u32>()
        .ok()
        .filter(|hour| (1..=12).contains(hour))?;
    Some(format!("{:02}:{rest}", hour % 12 + noon))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `24 September 2016`, `Sep 24, 2016`, `24-Sep-2016`, `September 2016`: with the month as a word no doubt is left.
fn month_in_words(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split([' ', ',', '-', '.'])
        .filter(|word| !word.is_empty())
        .collect();
    let month = words.iter().find_map(|word| month_number(word))?;
    let numbers: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| month_number(word).is_none())
        .collect();
    match numbers.as_slice() {
        [year] if year.len() == 4 => Some(format!("{year}-{month:02}")),
        [day, year] if year.len() == 4 && day.len() <= 2 => {
            Some(format!("{year}-{month:02}-{:02}", day.parse::<u32>().ok()?))
        }
        _ => None,
    }
}

fn month_number(word: &str) -> Option<usize> {
    let word = word.to_ascii_lowercase();
    let is_month = |month: &&str| word.len() >= 3 && month.starts_with(word.as_str());
    MONTHS
        .iter()
        .position(is_month)
        .map(|position| position + 1)
}

/// `09/10/2016`: nobody can tell the day from the month.
fn is_ambiguous(text: &str) -> bool {
    let date = text.split([' ', 'T']).next().unwrap_or(text);
    let parts: Vec<&str> = date.split(['/', '.', '-']).collect();
    let is_short = |part: &str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    matches!(parts.as_slice(), [first, second, year] if is_short(first) && is_short(second) && [2, 4].contains(&year.len()))
}

fn ambiguous(text: &str) -> String {
    format!(
        "expected the year first, as in 2016-09-24, but found {}: day and month could be either way round",
        quoted(text)
    )
}

/// One date from the columns for its start and its end.
pub(crate) fn interval(start: Option<&When>, end: Option<&When>) -> Option<When> {
    let (start, end) = match (start, end) {
        (None, None) => return None,
        (Some(only), None) => return Some(only.clone()),
        (None, Some(end)) => return When::parse(&format!("../{}", day_of(end))).ok(),
        (Some(start), Some(end)) => (start, end),
    };
    if start.edtf() == end.edtf() {
        return Some(start.clone());
    }
    let (first, last) = (day_of(start), day_of(end));
    if first == last {
        return When::parse(first).ok();
    }
    When::parse(&format!("{first}/{last}")).ok()
}

/// The day of a moment at midnight; any other date as it is.
pub(crate) fn without_midnight(when: When) -> When {
    let is_midnight =
        when.has_time() && when.start().is_some_and(|start| start.minute_of_day() == 0);
    let day = if is_midnight {
        When::parse(day_of(&when)).ok()
    } else {
        None
    };
    day.unwrap_or(when)
}

/// The month that a day lies in.
pub(crate) fn month_of(when: &When) -> Option<When> {
    let (year, month, _) = when.start()?.year_month_day();
    When::parse(&format!("{year:04}-{month:02}")).ok()
}

/// EDTF has no interval of clock times: the day is what is left.
fn day_of(when: &When) -> &str {
    when.edtf().split('T').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let found = from_text(text).map_or_else(|message| message, |when| when.edtf().to_owned());
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn spellings_that_mean_one_day_are_read() {
        check("2016/09/24", "2016-09-24");
        check("2016/9/4", "2016-09-04");
        check("2016.09.24", "2016-09-24");
        check("20160924", "2016-09-24");
        check("2016/09/24 19:12:00+00", "2016-09-24T19:12:00+00");
        check("24 September 2016", "2016-09-24");
        check("Sep 24, 2016", "2016-09-24");
        check("04-Oct-2016", "2016-10-04");
        check("October 2016", "2016-10");
        check("9/24/2016", "2016-09-24");
        check("24.9.2016", "2016-09-24");
        check("09/24/2016 07:05:00 PM", "2016-09-24T19:05:00");
        check("09/24/2016 12:00:00 AM", "2016-09-24T00:00:00");
        check("2016-09-24T10:00/2016-09-25T12:00", "2016-09-24/2016-09-25");
    }

    #[test]
    fn spellings_that_could_mean_two_days_are_refused_with_the_remedy() {
        check(
            "9/10/2016",
            "expected the year first, as in 2016-09-24, but found \"9/10/2016\": day and month could be either way round",
        );
        check(
            "13.10.16",
            "expected the year first, as in 2016-09-24, but found \"13.10.16\": day and month could be either way round",
        );
    }

    #[test]
    fn numbers_are_years_days_seconds_or_milliseconds() {
        let check = |number: i64, expect: Option<&str>| {
            assert_eq!(
                from_number(number).as_ref().map(When::edtf),
                expect,
                "{number}"
            );
        };
        check(2016, Some("2016"));
        check(20_160_924, Some("2016-09-24"));
        check(1_474_312_320, Some("2016-09-19T19:12:00Z"));
        check(1_474_312_320_000, Some("2016-09-19T19:12:00Z"));
        check(-2_208_988_800_000, Some("1900-01-01"));
        check(17, None);
        check(i64::MIN, None);
    }

    #[test]
    fn two_columns_become_one_date() {
        let check = |start: &str, end: &str, expect: Option<&str>| {
            let (start, end) = (When::parse(start).ok(), When::parse(end).ok());
            let found = interval(start.as_ref(), end.as_ref());
            assert_eq!(found.as_ref().map(When::edtf), expect);
        };
        check("2016-09-24", "2016-10-01", Some("2016-09-24/2016-10-01"));
        check("2016-09-24", "2016-09-24", Some("2016-09-24"));
        check("2016-09-24", "", Some("2016-09-24"));
        check("", "2016-10-01", Some("../2016-10-01"));
        check("2016-09-24T10:00", "2016-09-24T12:00", Some("2016-09-24"));
        check(
            "2016-09-24T10:00",
            "2016-09-25T12:00",
            Some("2016-09-24/2016-09-25"),
        );
        check("2016-10-01", "2016-09-24", None);
        check("", "", None);
    }
}

//! When: EDTF (ISO 8601-2, levels 0 and 1) as a civil interval on the clock of the place.
//!
//! Nothing here knows a time zone: 19:12 in Damascus is 19:12 for every reader.

mod date_error;
pub(crate) mod outline;

pub use date_error::DateError;

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, Timelike as _};
use edtf_core::{Bound, BoundDate, Edtf, IntervalEndpoint, Precision};

use crate::model::civil::{DAY, EPOCH_FROM_CE, Minute, Span, minute_from_date};
use crate::model::said::{Sentence, said};
use crate::model::string_enum::string_enum;

string_enum! {
    /// How sure the date is, from the surest to none.
    DatePrecision {
        /// The minute is known.
        ExactTime = "exact_time",
        /// The hour is known.
        Hour = "hour",
        /// Morning, night, or "before 13:30".
        PartOfDay = "part_of_day",
        /// The day is known.
        Day = "day",
        /// Between two days.
        Range = "range",
        /// From a day on, without a known end.
        Since = "since",
        /// About a day.
        Approximate = "approximate",
        /// No date.
        Undated = "undated",
    }
}

/// A date as the record gives it, with the interval that it allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    edtf: String,
    start: Option<Minute>,
    end: Option<Minute>,
    precision: DatePrecision,
    approximate: bool,
    uncertain: bool,
}

impl When {
    /// Reads EDTF, and two spellings that files often have instead: a time without seconds
    /// and a space before the time. Sets (level 2) are refused, since they are no interval.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        if let Some(day) = plain_day(text.trim()) {
            return Ok(day);
        }
        Self::parse_edtf(text)
    }

    fn parse_edtf(text: &str) -> Result<Self, DateError> {
        let edtf = tidied(text.trim());
        let parsed = Edtf::parse(&edtf).map_err(|error| DateError {
            text: text.to_owned(),
            reason: Sentence::of(error.message),
        })?;
        let refuse = |reason| DateError {
            text: text.to_owned(),
            reason,
        };
        let (start, end) = match &parsed {
            Edtf::DateTime(moment) => {
                let day = day_of(parsed.bounds().earliest)
                    .ok_or_else(|| refuse(said!("the year is out of range")))?;
                // A leap second or 24:00 still belongs to the last minute of its day.
                let minute = i32::from(moment.time.hour) * 60 + i32::from(moment.time.minute);
                let start = Minute(day * DAY + minute.min(DAY - 1));
                (Some(start), Some(Minute(start.0 + 1)))
            }
            Edtf::Date(_) | Edtf::Interval(_) => {
                let bounds = parsed.bounds();
                let start = day_of(bounds.earliest).map(Minute::from_day);
                let end = day_of(bounds.latest).map(|day| Minute::from_day(day + 1));
                (start, end)
            }
            Edtf::Set(_) => return Err(refuse(said!("a set of dates is no interval"))),
        };
        if start.is_none() && end.is_none() {
            return Err(refuse(said!(
                "neither end of it is a day between the years -1900 and 5900"
            )));
        }
        if let (Some(start), Some(end)) = (start, end)
            && start >= end
        {
            return Err(refuse(said!("it ends before it starts")));
        }
        Ok(Self {
            precision: precision_of(&parsed),
            approximate: parsed.is_approximate(),
            uncertain: parsed.is_uncertain(),
            edtf,
            start,
            end,
        })
    }

    /// A moment given as milliseconds since 1970-01-01T00:00 UTC, as some feeds do: the clock shown is UTC's.
    pub fn from_epoch_millis(millis: i64) -> Option<Self> {
        let moment: NaiveDateTime = chrono::DateTime::from_timestamp_millis(millis)?.naive_utc();
        let date = minute_from_date(moment.date())?.iso_day();
        let (hour, minute, second) = (moment.hour(), moment.minute(), moment.second());
        let text = match (hour, minute, second) {
            (0, 0, 0) => date,
            _ => format!("{date}T{hour:02}:{minute:02}:{second:02}Z"),
        };
        Self::parse(&text).ok()
    }

    /// The same date with the precision that the record itself states.
    #[must_use]
    pub fn with_precision(mut self, precision: DatePrecision) -> Self {
        self.precision = precision;
        self
    }

    /// The date in EDTF, as it is written to files.
    pub fn edtf(&self) -> &str {
        &self.edtf
    }

    /// The first minute it can be; `None` when it is open or unknown towards the past.
    pub fn start(&self) -> Option<Minute> {
        self.start
    }

    /// The first minute after it; `None` when it is open or unknown towards the future.
    pub fn end(&self) -> Option<Minute> {
        self.end
    }

    /// How sure it is.
    pub fn precision(&self) -> DatePrecision {
        self.precision
    }

    /// Marked "about" (`~`).
    pub fn is_approximate(&self) -> bool {
        self.approximate
    }

    /// Approximate, by its mark or by the precision that the record states.
    pub fn is_about(&self) -> bool {
        self.approximate || self.precision == DatePrecision::Approximate
    }

    /// Marked as doubtful (`?`).
    pub fn is_uncertain(&self) -> bool {
        self.uncertain
    }

    /// Whether a clock time is known.
    pub fn has_time(&self) -> bool {
        self.edtf.contains('T')
    }

    /// Minutes by which the date's clock is ahead of UTC, where the date itself says so.
    pub(crate) fn own_offset(&self) -> Option<i32> {
        let (_, time) = self.edtf.split_once('T')?;
        let at = time.find(['Z', '+', '-'])?;
        utc_offset(time.get(at..)?)
    }
}

/// The span that a date with these ends covers in a data set that starts and ends at the given minutes: an open end
/// reaches that far and no further, and never past the date's own known end.
pub(crate) fn closed(
    start: Option<Minute>,
    end: Option<Minute>,
    data_start: Minute,
    data_end: Minute,
) -> Span {
    let start = start.unwrap_or_else(|| data_start.min(Minute(end.map_or(0, |end| end.0 - 1))));
    let end = end.unwrap_or_else(|| data_end.max(Minute(start.0.saturating_add(1))));
    Span::from_ordered(start, end)
}

/// Minutes by which a clock is ahead of UTC, from `+03:00`, `+0300`, `UTC+3` or `Z`. A zone's name gives none: that
/// would take a table of the world's zones.
pub(crate) fn utc_offset(text: &str) -> Option<i32> {
    let text = text.trim();
    if matches!(text, "Z" | "UTC" | "GMT") {
        return Some(0);
    }
    let bare = text
        .strip_prefix("UTC")
        .or_else(|| text.strip_prefix("GMT"))
        .unwrap_or(text);
    let (sign, digits) = match bare.strip_prefix('+') {
        Some(digits) => (1, digits),
        None => (-1, bare.strip_prefix(['-', '\u{2212}'])?),
    };
    let (hours, minutes) = match (digits.split_once(':'), digits.len()) {
        (Some(parts), _) => parts,
        (None, 4) => digits.split_at_checked(2)?,
        (None, _) => (digits, "0"),
    };
    let (hours, minutes) = (hours.parse::<u8>().ok()?, minutes.parse::<u8>().ok()?);
    (hours <= 14 && minutes < 60).then(|| sign * (i32::from(hours) * 60 + i32::from(minutes)))
}

/// `2016-09-24`, as nearly all dates are: a large file has too many of them for the whole grammar.
fn plain_day(text: &str) -> Option<When> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
        return None;
    };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |number, digit| {
            let value = digit.is_ascii_digit().then(|| u32::from(digit - b'0'))?;
            Some(number * 10 + value)
        })
    };
    let year = number(&[y1, y2, y3, y4]).filter(|year| (1..=5900).contains(year))?;
    let date = NaiveDate::from_ymd_opt(year as i32, number(&[m1, m2])?, number(&[d1, d2])?)?;
    let day = date.num_days_from_ce() - EPOCH_FROM_CE;
    Some(When {
        edtf: text.to_owned(),
        start: Some(Minute::from_day(day)),
        end: Some(Minute::from_day(day + 1)),
        precision: DatePrecision::Day,
        approximate: false,
        uncertain: false,
    })
}

/// EDTF for the spellings `2016-09-19 19:12`, `2016-09-19T19:12` and fractions of a second.
fn tidied(text: &str) -> String {
    let Some((date, time)) = text.split_once(['T', 't', ' ']) else {
        return text.to_owned();
    };
    let looks_like_a_time = time.starts_with(|c: char| c.is_ascii_digit()) && time.contains(':');
    if !looks_like_a_time || text.contains('/') {
        return text.to_owned();
    }
    let shift_at = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (clock, shift) = time.split_at(shift_at);
    let clock = clock
        .split_once('.')
        .map_or(clock, |(whole, _)| whole)
        .trim();
    let seconds = if clock.matches(':').count() == 1 {
        ":00"
    } else {
        ""
    };
    format!(
        "{}T{clock}{seconds}{}",
        date.trim(),
        shift.to_ascii_uppercase()
    )
}

fn precision_of(edtf: &Edtf) -> DatePrecision {
    match edtf {
        Edtf::DateTime(_) => DatePrecision::ExactTime,
        Edtf::Interval(interval) => match interval.end {
            IntervalEndpoint::Open | IntervalEndpoint::Unknown | IntervalEndpoint::OnOrAfter(_) => {
                DatePrecision::Since
            }
            _ => DatePrecision::Range,
        },
        _ if edtf.is_approximate() => DatePrecision::Approximate,
        Edtf::Date(date) if date.precision() == Precision::Day && !date.has_unspecified() => {
            DatePrecision::Day
        }
        _ => DatePrecision::Range,
    }
}

/// Days since 1970-01-01 of a bound that is a day whose minutes fit an `i32` with room to spare.
fn day_of(bound: Bound) -> Option<i32> {
    let Bound::Date(BoundDate { year, month, day }) = bound else {
        return None;
    };
    let year = i32::try_from(year)
        .ok()
        .filter(|year| (-1900..=5900).contains(year))?;
    let date = NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day))?;
    Some(date.num_days_from_ce() - EPOCH_FROM_CE)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `start .. end precision`, with `*` for an open end.
    #[track_caller]
    fn check(text: &str, expect: &str) {
        let found = match When::parse(text) {
            Ok(when) => {
                let end_of = |minute: Option<Minute>| minute.map_or("*".to_owned(), Minute::iso);
                format!(
                    "{} .. {} {}",
                    end_of(when.start),
                    end_of(when.end),
                    when.precision.code()
                )
            }
            Err(error) => error.reason.as_carried().to_owned(),
        };
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn dates_become_civil_intervals_with_their_precision() {
        check("2016-09-24", "2016-09-24 .. 2016-09-25 day");
        check("2016-09-22~", "2016-09-22 .. 2016-09-23 approximate");
        check("2016-09-24/2016-10-01", "2016-09-24 .. 2016-10-02 range");
        check("2015-09-30/..", "2015-09-30 .. * since");
        check("../2016-10-01", "* .. 2016-10-02 range");
        check(
            "2016-09-19T19:12:00",
            "2016-09-19T19:12 .. 2016-09-19T19:13 exact_time",
        );
        check("2016-09", "2016-09-01 .. 2016-10-01 range");
        check("2016", "2016-01-01 .. 2017-01-01 range");
        check("201X", "2010-01-01 .. 2020-01-01 range");
        check("2016-02-29", "2016-02-29 .. 2016-03-01 day");
    }

    #[test]
    fn a_plain_day_is_what_the_whole_grammar_makes_of_it() {
        for year in (0..7000).step_by(7) {
            for month_and_day in [
                "00-10", "01-01", "02-28", "02-29", "02-30", "04-31", "12-31", "13-01", "1X-01",
                "XX-XX",
            ] {
                let text = format!("{year:04}-{month_and_day}");
                assert_eq!(When::parse(&text), When::parse_edtf(&text), "{text}");
            }
        }
    }

    #[test]
    fn spellings_that_files_have_are_read() {
        check(
            "2016-09-19 19:12",
            "2016-09-19T19:12 .. 2016-09-19T19:13 exact_time",
        );
        check(
            "2016-09-19T19:12",
            "2016-09-19T19:12 .. 2016-09-19T19:13 exact_time",
        );
        check(
            "2016-09-19T19:12:33.123Z",
            "2016-09-19T19:12 .. 2016-09-19T19:13 exact_time",
        );
        check(" 2016-09-19 ", "2016-09-19 .. 2016-09-20 day");
    }

    #[test]
    fn a_time_with_an_offset_keeps_the_clock_of_the_place() {
        check(
            "2016-09-19T23:30:00+03:00",
            "2016-09-19T23:30 .. 2016-09-19T23:31 exact_time",
        );
    }

    #[test]
    fn an_offset_is_minutes_ahead_of_utc() {
        let check = |text, expect| assert_eq!(utc_offset(text), expect, "{text}");
        check("+03:00", Some(180));
        check("-0330", Some(-210));
        check("UTC+3", Some(180));
        check("GMT\u{2212}5", Some(-300));
        check("+00:00", Some(0));
        check("Z", Some(0));
        for no_offset in [
            "",
            "Asia/Damascus",
            "EET",
            "+",
            "+99",
            "+03:60",
            "3",
            "+3:",
            "+é1é",
        ] {
            check(no_offset, None);
        }
    }

    #[test]
    fn what_is_no_interval_is_refused_with_a_reason() {
        assert!(When::parse("Thursday").is_err());
        assert!(When::parse("2016-13-01").is_err());
        assert!(When::parse("2016-02-30").is_err());
        assert!(When::parse("").is_err());
        assert!(When::parse("../..").is_err());
        check("[2016-09-01,2016-09-03]", "a set of dates is no interval");
        assert!(When::parse("Y170000002").is_err());
    }

    #[test]
    fn an_open_end_reaches_to_the_end_of_the_data_and_no_further() {
        let (data_start, data_end) = (
            Minute::from_iso("2016-09-17").unwrap(),
            Minute::from_iso("2016-10-02").unwrap(),
        );
        let span = |text: &str| {
            let when = When::parse(text).unwrap();
            let span = closed(when.start, when.end, data_start, data_end);
            format!("{} .. {}", span.start().iso(), span.end().iso())
        };
        assert_eq!(span("2015-09-30/.."), "2015-09-30 .. 2016-10-02");
        assert_eq!(span("../2016-09-20"), "2016-09-17 .. 2016-09-21");
        assert_eq!(span("2016-12-01/.."), "2016-12-01 .. 2016-12-01T00:01");
        assert_eq!(span("../2010-01-01"), "2010-01-01T23:59 .. 2010-01-02");
    }

    #[test]
    fn milliseconds_since_1970_become_the_clock_of_utc() {
        let when = When::from_epoch_millis(1_474_312_320_000).unwrap();
        assert_eq!(when.edtf(), "2016-09-19T19:12:00Z");
        assert_eq!(When::from_epoch_millis(0).unwrap().edtf(), "1970-01-01");
        assert_eq!(When::from_epoch_millis(i64::MAX), None);
    }
}

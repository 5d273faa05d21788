//! Civil time: minutes on the clock of the place, without any time zone.

use chrono::{Datelike as _, NaiveDate};

/// Civil minutes since 1970-01-01T00:00 on the clock of the place: about 4,000 years either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minute(pub i32);

/// Minutes of a day.
pub const DAY: i32 = 24 * 60;

impl Minute {
    /// Before any date that can be read: an end that is left open.
    pub const FIRST: Self = Self(i32::MIN / 100 * 99);
    /// After any date that can be read: an end that is left open.
    pub const LAST: Self = Self(i32::MAX / 100 * 99);

    /// Midnight at the start of a day, counted in days since 1970-01-01.
    pub fn from_day(day: i32) -> Self {
        Self(day.saturating_mul(DAY))
    }

    /// The day it lies in, in days since 1970-01-01.
    pub fn day(self) -> i32 {
        self.0.div_euclid(DAY)
    }

    /// Minutes past midnight.
    pub fn minute_of_day(self) -> i32 {
        self.0.rem_euclid(DAY)
    }

    /// The minute of an ISO 8601 day `2016-09-24` or of a day and time `2016-09-24T19:12`.
    pub fn from_iso(text: &str) -> Option<Self> {
        let (date, time) = match text.split_once('T') {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        let mut parts = date.splitn(3, '-');
        let mut number = || parts.next()?.parse::<u32>().ok();
        let (year, month, day) = (i32::try_from(number()?).ok()?, number()?, number()?);
        let minute_of_day = match time {
            Some(time) => {
                let (hour, minute) = time.split_once(':')?;
                clock(hour, minute)?
            }
            None => 0,
        };
        Self::from_year_month_day(year, month, day)
            .map(|midnight| Self(midnight.0.saturating_add(minute_of_day)))
            // The midnight after it is still before an end that is left open.
            .filter(|minute| minute.0 < Self::LAST.0 - DAY)
    }

    /// `2016-09-24` at midnight, `2016-09-24T19:12` at any other minute.
    pub fn iso(self) -> String {
        let date = self.iso_day();
        match self.minute_of_day() {
            0 => date,
            minute => format!("{date}T{:02}:{:02}", minute / 60, minute % 60),
        }
    }

    /// `2016-09-24`.
    pub fn iso_day(self) -> String {
        let (year, month, day) = self.year_month_day();
        let sign = if year < 0 { "-" } else { "" };
        format!("{sign}{:04}-{month:02}-{day:02}", year.abs())
    }

    /// Year and month (1 to 12) and day of the month it lies in.
    pub fn year_month_day(self) -> (i32, u32, u32) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// Midnight at the start of a day of the Gregorian calendar, unless there is no such day.
    pub fn from_year_month_day(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).and_then(minute_from_date)
    }

    /// Days since Monday, 0 to 6.
    pub fn weekday_from_monday(self) -> u32 {
        self.date().weekday().num_days_from_monday()
    }

    fn date(self) -> NaiveDate {
        // 1970-01-01 is day 719,163 of the common era; every i32 of minutes is in chrono's range.
        NaiveDate::from_num_days_from_ce_opt(self.day() + EPOCH_FROM_CE).unwrap_or_default()
    }
}

pub(crate) const EPOCH_FROM_CE: i32 = 719_163;

pub(crate) fn minute_from_date(date: NaiveDate) -> Option<Minute> {
    date.num_days_from_ce()
        .checked_sub(EPOCH_FROM_CE)?
        .checked_mul(DAY)
        .map(Minute)
}

fn clock(hour: &str, minute: &str) -> Option<i32> {
    let (hour, minute): (i32, i32) = (hour.parse().ok()?, minute.parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then(|| hour * 60 + minute)
}

/// A span of civil time: from `start` up to, not including, `end`; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    start: Minute,
    end: Minute,
}

impl Span {
    /// The span, unless it is empty.
    pub fn new(start: Minute, end: Minute) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// The span of two minutes of which the caller knows that the first comes before the second.
    pub(crate) fn from_ordered(start: Minute, end: Minute) -> Self {
        debug_assert!(start < end);
        Self { start, end }
    }

    /// Whole days from the first to the last, both included; the two may come in either order.
    pub fn of_days(first: i32, last: i32) -> Self {
        let (first, last) = (first.min(last), first.max(last));
        Self {
            start: Minute::from_day(first),
            end: Minute::from_day(last.saturating_add(1))
                .max(Minute(first.saturating_mul(DAY).saturating_add(1))),
        }
    }

    /// From one day to another, both included, as a map file says them; one alone is open at its other end. Nothing without a day that can be
    /// read, or where the last one comes first.
    ///
    /// ```
    /// use incidents::model::civil::Span;
    ///
    /// let span = Span::between("2016-09-17", "2016-09-20");
    /// assert_eq!(span.map(|span| (span.start().iso(), span.end().iso())), Some(("2016-09-17".to_owned(), "2016-09-21".to_owned())));
    /// assert_eq!(Span::between("", "soon"), None);
    /// ```
    pub fn between(first: &str, last: &str) -> Option<Self> {
        let start = Minute::from_iso(first);
        let end = Minute::from_iso(last).map(|day| Minute::from_day(day.day() + 1));
        start.or(end)?;
        Self::new(start.unwrap_or(Minute::FIRST), end.unwrap_or(Minute::LAST))
    }

    /// The first minute in it.
    pub fn start(self) -> Minute {
        self.start
    }

    /// The first minute after it.
    pub fn end(self) -> Minute {
        self.end
    }

    /// How long it is, in minutes.
    pub fn n_minutes(self) -> i64 {
        i64::from(self.end.0) - i64::from(self.start.0)
    }

    /// The same length of time so many minutes later.
    pub fn moved(self, minutes: i32) -> Option<Self> {
        let later = |minute: Minute| Minute(minute.0.saturating_add(minutes));
        Self::new(later(self.start), later(self.end))
    }

    /// Whether the two share a minute.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && self.end > other.start
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_and_iso_days_are_inverse() {
        for text in [
            "2016-09-24",
            "1969-12-31T23:59",
            "1900-01-01",
            "2016-02-29T12:30",
        ] {
            assert_eq!(Minute::from_iso(text).unwrap().iso(), text);
        }
        assert_eq!(Minute::from_iso("2016-02-30"), None);
        assert_eq!(Minute::from_iso("2016-09-24T25:00"), None);
        assert_eq!(Minute::from_iso("2016-09-24T2020202020:00"), None);
    }
}

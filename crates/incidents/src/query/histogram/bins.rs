//! The bins of a histogram: equal lengths of time, on the calendar.

use crate::model::civil::{DAY, Minute, Span};
use crate::model::string_enum::string_enum;

string_enum! {
    /// What bins are so many of. Every unit starts on the calendar: weeks on Monday, months on the first.
    Unit {
        /// One hour.
        Hour = "hour",
        /// One day.
        Day = "day",
        /// Seven days from Monday.
        Week = "week",
        /// A calendar month.
        Month = "month",
        /// A calendar year.
        Year = "year",
        /// Ten years from a year that ends in 0.
        Decade = "decade",
        /// A hundred years.
        Century = "century",
    }
}

/// More bars than this are not drawn: they would be narrower than two pixels on a phone. Eleven years are months.
const MAX_BINS: i64 = 150;

/// The lengths that bins have: of each unit so many. Each is at most two and a half times the one before it, so that from two
/// months on a span has at least 60 bins.
const LENGTHS: [(Unit, i32); 17] = [
    (Unit::Hour, 1),
    (Unit::Day, 1),
    (Unit::Day, 2),
    (Unit::Day, 3),
    (Unit::Week, 1),
    (Unit::Week, 2),
    (Unit::Month, 1),
    (Unit::Month, 2),
    (Unit::Month, 3),
    (Unit::Month, 6),
    (Unit::Year, 1),
    (Unit::Year, 2),
    (Unit::Year, 5),
    (Unit::Decade, 1),
    (Unit::Decade, 2),
    (Unit::Decade, 5),
    (Unit::Century, 1),
];

/// The finest length that cuts a span into at most [`MAX_BINS`] bins. Days are the finest for spans of two days and more: most
/// records know no hour, and would fill 24 bins each.
fn length_for(span: Span) -> (Unit, i32) {
    let finest = match span.n_minutes() < 2 * i64::from(DAY) {
        true => Unit::Hour,
        false => Unit::Day,
    };
    let mut lengths = LENGTHS.into_iter().filter(|(unit, _)| *unit >= finest);
    lengths
        .find(|&(unit, n_units)| {
            span.n_minutes() / (unit.least_minutes() * i64::from(n_units)) <= MAX_BINS
        })
        .unwrap_or((Unit::Century, 1))
}

impl Unit {
    fn least_minutes(self) -> i64 {
        let day = i64::from(DAY);
        match self {
            Self::Hour => 60,
            Self::Day => day,
            Self::Week => 7 * day,
            Self::Month => 28 * day,
            Self::Year => 365 * day,
            Self::Decade => 3_652 * day,
            Self::Century => 36_524 * day,
        }
    }

    /// The start of the unit that a minute lies in.
    pub fn floor(self, minute: Minute) -> Minute {
        let (year, month, _) = minute.year_month_day();
        let first_of = |year, month| Minute::from_year_month_day(year, month, 1).unwrap_or(minute);
        match self {
            Self::Hour => Minute(minute.0.div_euclid(60) * 60),
            Self::Day => Minute::from_day(minute.day()),
            Self::Week => Minute::from_day(minute.day() - minute.weekday_from_monday() as i32),
            Self::Month => first_of(year, month),
            Self::Year => first_of(year, 1),
            Self::Decade => first_of(year.div_euclid(10) * 10, 1),
            Self::Century => first_of(year.div_euclid(100) * 100, 1),
        }
    }

    /// Which of its units a minute lies in: hours counted from midnight, months from January, all others from a fixed day or year. Bins of
    /// several units begin where this is a multiple of their number.
    pub fn count(self, minute: Minute) -> i32 {
        let (year, month, _) = minute.year_month_day();
        match self {
            Self::Hour => minute.minute_of_day() / 60,
            Self::Day => minute.day(),
            Self::Week => minute.0.div_euclid(7 * DAY),
            Self::Month => month as i32 - 1,
            Self::Year => year,
            Self::Decade => year.div_euclid(10),
            Self::Century => year.div_euclid(100),
        }
    }

    /// The start of the unit after the one that starts at `floor`.
    pub fn next(self, floor: Minute) -> Minute {
        let (year, month, _) = floor.year_month_day();
        let later = |minutes: i32| Minute(floor.0.saturating_add(minutes));
        let first_of =
            |year, month| Minute::from_year_month_day(year, month, 1).unwrap_or(Minute(i32::MAX));
        match self {
            Self::Hour => later(60),
            Self::Day => later(DAY),
            Self::Week => later(7 * DAY),
            Self::Month if month == 12 => first_of(year + 1, 1),
            Self::Month => first_of(year, month + 1),
            Self::Year => first_of(year + 1, 1),
            Self::Decade => first_of(year + 10, 1),
            Self::Century => first_of(year + 100, 1),
        }
    }
}

/// The edges of the bins that cover a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bins {
    unit: Unit,
    n_units: i32,
    pub(super) edges: Vec<Minute>,
}

impl Bins {
    /// Whole bins, on the calendar: at most 150 and one more at each end, from two months on at least 60. Bins of several units begin
    /// where all such bins do (every third day, January and July), so that a bar stays what it is while the axis moves.
    ///
    /// ```
    /// use incidents::model::civil::{Minute, Span};
    /// use incidents::query::histogram::{Bins, Unit};
    ///
    /// let day = |text| Minute::from_iso(text).unwrap();
    /// let bins = Bins::covering(Span::new(day("2016-02-10"), day("2031-02-10")).unwrap());
    /// assert_eq!((bins.n_units(), bins.unit(), bins.len()), (2, Unit::Month, 91));
    /// assert_eq!(bins.span(0).unwrap().start().iso(), "2016-01-01");
    /// ```
    pub fn covering(span: Span) -> Self {
        let (unit, n_units) = length_for(span);
        let mut first = unit.floor(span.start());
        while unit.count(first).rem_euclid(n_units) != 0 {
            let before = unit.floor(Minute(first.0.saturating_sub(1)));
            if before >= first {
                break;
            }
            first = before;
        }
        let mut edges = vec![first];
        let mut last = first;
        while last < span.end() {
            let next = (0..n_units).fold(last, |minute, _| unit.next(minute));
            if next <= last {
                break;
            }
            edges.push(next);
            last = next;
        }
        Self {
            unit,
            n_units,
            edges,
        }
    }

    /// What a bin is one or several of.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// How many units a bin is.
    pub fn n_units(&self) -> i32 {
        self.n_units
    }

    /// Whether they are longer than a day, so that there are midnights inside of them.
    pub fn are_longer_than_a_day(&self) -> bool {
        (self.unit, self.n_units) > (Unit::Day, 1)
    }

    /// How many bins there are.
    pub fn len(&self) -> usize {
        self.edges.len().saturating_sub(1)
    }

    /// Whether there is no bin.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The span of one bin.
    pub fn span(&self, bin: usize) -> Option<Span> {
        Span::new(*self.edges.get(bin)?, *self.edges.get(bin + 1)?)
    }

    /// From the start of the first bin to the end of the last.
    pub fn whole(&self) -> Option<Span> {
        Span::new(*self.edges.first()?, *self.edges.last()?)
    }

    /// The first and last bin that an interval touches.
    pub fn touched(&self, start: i32, end: i32) -> Option<(usize, usize)> {
        let whole = self.whole()?;
        if start >= end || end <= whole.start().0 || start >= whole.end().0 {
            return None;
        }
        let bin_of = |minute: i32| {
            self.edges
                .partition_point(|edge| edge.0 <= minute)
                .saturating_sub(1)
        };
        Some((bin_of(start), bin_of(end - 1).min(self.len() - 1)))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(crate) fn span(from: &str, to: &str) -> Span {
        Span::new(
            Minute::from_iso(from).unwrap(),
            Minute::from_iso(to).unwrap(),
        )
        .unwrap()
    }

    #[track_caller]
    fn check(from: &str, to: &str, expect: &str) {
        let bins = Bins::covering(span(from, to));
        let whole = bins.whole().unwrap();
        let found = format!(
            "{} of {} {} from {} to {}",
            bins.len(),
            bins.n_units,
            bins.unit().code(),
            whole.start().iso(),
            whole.end().iso()
        );
        assert_eq!(found, expect);
    }

    #[test]
    fn bins_are_60_to_152_from_two_months_to_eight_thousand_years() {
        let first = Minute::from_year_month_day(-2000, 3, 17).unwrap().day();
        let last = Minute::LAST.day() - first;
        let mut n_days = 60;
        while n_days < last.min(8_000 * 366) {
            let bins = Bins::covering(Span::of_days(first, first + n_days - 1));
            let found = format!(
                "{n_days} days: {} of {} {}",
                bins.len(),
                bins.n_units,
                bins.unit.code()
            );
            // At each end there may be a bin for a part of it.
            assert!(
                (60..=MAX_BINS as usize + 2).contains(&bins.len()),
                "{found}"
            );
            n_days += n_days / 40 + 1;
        }
    }

    #[test]
    fn all_of_time_has_bins_too() {
        let all = Span::new(Minute::FIRST, Minute::LAST).unwrap();
        let bins = Bins::covering(all);
        assert!(!bins.is_empty() && bins.len() <= MAX_BINS as usize + 2);
        assert!(bins.whole().unwrap().overlaps(Span::of_days(0, 0)));
    }

    #[test]
    fn the_length_gives_at_most_150_bins_that_start_on_the_calendar() {
        check(
            "2016-09-17",
            "2016-10-02",
            "15 of 1 day from 2016-09-17 to 2016-10-02",
        );
        check(
            "2016-09-17T10:30",
            "2016-09-17T15:10",
            "6 of 1 hour from 2016-09-17T10:00 to 2016-09-17T16:00",
        );
        check(
            "2016-01-01",
            "2017-06-01",
            "75 of 1 week from 2015-12-28 to 2017-06-05",
        );
        check(
            "2010-01-15",
            "2016-10-02",
            "82 of 1 month from 2010-01-01 to 2016-11-01",
        );
        check(
            "2012-01-01",
            "2023-01-01",
            "132 of 1 month from 2012-01-01 to 2023-01-01",
        );
        check(
            "1946-05-01",
            "2020-01-01",
            "74 of 1 year from 1946-01-01 to 2020-01-01",
        );
        check(
            "1000-05-01",
            "2020-01-01",
            "102 of 1 decade from 1000-01-01 to 2020-01-01",
        );
    }
}

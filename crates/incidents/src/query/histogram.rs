//! The histogram under the brush: how many incidents each bin of time touches.

pub(crate) mod counter;

use crate::model::civil::{DAY, Minute, Span};
use crate::model::string_enum::string_enum;

string_enum! {
    /// The length of a bin. Every unit starts on the calendar: weeks on Monday, months on the first.
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
pub const MAX_BINS: i64 = 150;

impl Unit {
    /// The finest unit that cuts the span into at most [`MAX_BINS`] bins. Days are the finest for spans
    /// of two days and more: most records know no hour, and would fill 24 bins each.
    pub fn for_span(span: Span) -> Self {
        let finest = if span.n_minutes() < 2 * i64::from(DAY) {
            Self::Hour
        } else {
            Self::Day
        };
        let mut units = Self::ALL.iter().copied().filter(|unit| *unit >= finest);
        units
            .find(|unit| unit.n_bins_about(span) <= MAX_BINS)
            .unwrap_or(Self::Century)
    }

    fn n_bins_about(self, span: Span) -> i64 {
        span.n_minutes() / self.least_minutes()
    }

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

    /// The start of the bin that a minute lies in.
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

    /// The start of the bin after the one that starts at `floor`.
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
    edges: Vec<Minute>,
}

impl Bins {
    /// Whole bins of the unit that [`Unit::for_span`] chooses.
    pub fn covering(span: Span) -> Self {
        let unit = Unit::for_span(span);
        let mut edges = vec![unit.floor(span.start())];
        let mut last = edges[0];
        while last < span.end() {
            let next = unit.next(last);
            if next <= last {
                break;
            }
            edges.push(next);
            last = next;
        }
        Self { unit, edges }
    }

    /// The length of a bin.
    pub fn unit(&self) -> Unit {
        self.unit
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

string_enum! {
    /// How well the place of a record among the bins is known.
    Certainty {
        /// It lies in this bin and no other.
        Sure = "sure",
        /// Its date is an approximate one ("about").
        About = "about",
        /// It lies in this bin or in another that it touches, and counts in each of them.
        Spread = "spread",
    }
}

/// What a bin holds of one series, by [`Certainty`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([u32; 3]);

impl Counts {
    /// Those of one certainty.
    pub fn of(self, certainty: Certainty) -> u32 {
        self.0[certainty as usize]
    }

    /// All together.
    pub fn total(self) -> u32 {
        self.0.iter().sum()
    }
}

/// A record on its way into a histogram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Its first minute.
    pub start: i32,
    /// The first minute after it; at or before the start, it has no date.
    pub end: i32,
    /// Its series.
    pub series: usize,
    /// Whether its date is an approximate one.
    pub is_about: bool,
}

/// Counts per bin and series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histogram {
    /// The bins.
    pub bins: Bins,
    /// For each series, the counts of each bin.
    pub counts: Vec<Vec<Counts>>,
    /// For each bin that exactly one [`Certainty::Spread`] record touches, the time between whose ends that record lies.
    pub lone: Vec<Option<Span>>,
    /// Rows that lie wholly before the first bin.
    pub n_before: u32,
    /// Rows that lie wholly after the last bin.
    pub n_after: u32,
    /// Rows without a date.
    pub n_undated: u32,
}

impl Histogram {
    /// All series of one bin together.
    pub fn total(&self, bin: usize) -> u32 {
        self.counts
            .iter()
            .filter_map(|counts| counts.get(bin))
            .map(|counts| counts.total())
            .sum()
    }

    /// The bin in the middle of all that is counted: as much is before it as after it.
    pub fn median_bin(&self) -> Option<usize> {
        let mut totals = (0..self.bins.len()).map(|bin| u64::from(self.total(bin)));
        let half = totals.clone().sum::<u64>().div_ceil(2);
        let mut n_seen = 0;
        totals.position(|total| {
            n_seen += total;
            total > 0 && n_seen >= half
        })
    }

    /// How many are in a bin that are no incidents: what the last series counts.
    pub fn others(&self, bin: usize) -> u32 {
        let others = self.counts.last().and_then(|bins| bins.get(bin));
        others.map_or(0, |counts| counts.total())
    }

    /// The most incidents of any bin.
    pub fn highest(&self) -> u32 {
        (0..self.bins.len())
            .map(|bin| self.total(bin) - self.others(bin))
            .max()
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::histogram::counter::Counter;

    fn span(from: &str, to: &str) -> Span {
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
            "{} {} from {} to {}",
            bins.len(),
            bins.unit().code(),
            whole.start().iso(),
            whole.end().iso()
        );
        assert_eq!(found, expect);
    }

    #[test]
    fn the_unit_gives_at_most_150_bins_that_start_on_the_calendar() {
        check(
            "2016-09-17",
            "2016-10-02",
            "15 day from 2016-09-17 to 2016-10-02",
        );
        check(
            "2016-09-17T10:30",
            "2016-09-17T15:10",
            "6 hour from 2016-09-17T10:00 to 2016-09-17T16:00",
        );
        check(
            "2016-01-01",
            "2017-06-01",
            "75 week from 2015-12-28 to 2017-06-05",
        );
        check(
            "2010-01-15",
            "2016-10-02",
            "82 month from 2010-01-01 to 2016-11-01",
        );
        check(
            "2012-01-01",
            "2023-01-01",
            "132 month from 2012-01-01 to 2023-01-01",
        );
        check(
            "1946-05-01",
            "2020-01-01",
            "74 year from 1946-01-01 to 2020-01-01",
        );
        check(
            "1000-05-01",
            "2020-01-01",
            "102 decade from 1000-01-01 to 2020-01-01",
        );
    }

    #[test]
    fn an_interval_counts_in_every_bin_that_it_touches() {
        let bins = Bins::covering(span("2016-09-17", "2016-09-20"));
        let at = |text: &str| Minute::from_iso(text).unwrap().0;
        let interval = |start, end, series, is_about| Interval {
            start,
            end,
            series,
            is_about,
        };
        let intervals = [
            interval(at("2016-09-17"), at("2016-09-18"), 0, false),
            interval(at("2016-09-18T12:00"), at("2016-09-18T12:01"), 1, false),
            interval(at("2015-01-01"), at("2016-09-19"), 0, false),
            interval(at("2016-09-16"), at("2016-09-17"), 0, false),
            interval(at("2016-09-20"), at("2016-09-21"), 0, false),
            interval(at("2016-09-19"), at("2016-09-20"), 1, true),
            interval(i32::MAX, i32::MIN, 0, false),
        ];
        let mut counter = Counter::new(bins, 2);
        for interval in intervals {
            counter.add(interval);
        }
        let histogram = counter.finish();
        let counts = |sure, about, spread| Counts([sure, about, spread]);
        assert_eq!(
            histogram.counts,
            [
                [counts(1, 0, 1), counts(0, 0, 1), counts(0, 0, 0)],
                [counts(0, 0, 0), counts(1, 0, 0), counts(0, 1, 0)]
            ]
        );
        let lone = Some(span("2015-01-01", "2016-09-19"));
        assert_eq!(histogram.lone, [lone, lone, None]);
        assert_eq!(
            (histogram.n_before, histogram.n_after, histogram.n_undated),
            (1, 1, 1)
        );
        assert_eq!(histogram.highest(), 2);
        assert_eq!(histogram.median_bin(), Some(1));
    }
}

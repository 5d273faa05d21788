//! The histogram under the brush: how many incidents each bin of time touches.

pub(crate) mod bins;
pub(crate) mod counter;

pub use crate::query::histogram::bins::{Bins, Unit};

use crate::model::civil::Span;
use crate::model::string_enum::string_enum;

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
    /// For each bin how many rows begin in it, also of those that no bar counts; in the first one also those that began before it.
    pub begun: Vec<u32>,
    /// For each bin that exactly one [`Certainty::Spread`] record touches, the time between whose ends that record lies.
    pub lone: Vec<Option<Span>>,
    /// Rows that lie wholly before the first bin.
    pub n_before: u32,
    /// Rows that lie wholly after the last bin.
    pub n_after: u32,
    /// From the first minute of what lies before the bins to the first bin, and from the last bin to the last minute of what lies after
    /// them: what the axis lacks to show all of it.
    pub beyond: [Option<Span>; 2],
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
    use crate::model::civil::Minute;
    use crate::query::histogram::bins::tests::span;
    use crate::query::histogram::counter::Counter;

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
        let beyond = [
            span("2016-09-16", "2016-09-17"),
            span("2016-09-20", "2016-09-21"),
        ];
        assert_eq!(histogram.beyond, beyond.map(Some));
        assert_eq!(histogram.highest(), 2);
        assert_eq!(histogram.begun, [2, 1, 1]);
        assert_eq!(histogram.median_bin(), Some(1));
    }
}

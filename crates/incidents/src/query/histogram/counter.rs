//! Counts intervals one by one. Nearly all of them lie in one bin, which is found without a search.

use crate::model::civil::{Minute, Span};
use crate::query::histogram::{Bins, Certainty, Counts, Histogram, Interval};

/// The bin of a minute: a table of steps no longer than the shortest bin, so that at most one edge lies in each.
#[derive(Debug)]
struct Finder {
    shift: u32,
    /// The bin in which each step starts.
    bins: Vec<u16>,
}

/// Counts on their way into a histogram.
#[derive(Debug)]
pub(crate) struct Counter {
    bins: Bins,
    first: i32,
    last: i32,
    finder: Finder,
    /// What lies in one bin, by series and bin.
    counts: Vec<[u32; 3]>,
    /// What lies in several: +1 at the first bin and -1 after the last one, summed up once at the end.
    steps: Vec<[i64; 3]>,
    /// How many spread records a bin has, and the sums of their starts and ends: of one record, its own.
    spread: Vec<[i64; 3]>,
    n_before: u32,
    n_after: u32,
    n_undated: u32,
    /// How many begin in each bin, or before the first.
    begun: Vec<u32>,
    /// The first minute of what lies before the bins, and the last one of what lies after them.
    ends: (i32, i32),
}

impl Finder {
    fn new(edges: &[Minute]) -> Self {
        let lengths = edges.windows(2).map(|pair| away(pair[1].0, pair[0].0));
        let shift = lengths.min().unwrap_or(1).max(1).ilog2();
        let (first, last) = match edges {
            [first, .., last] => (first.0, last.0),
            _ => (0, 0),
        };
        let bin_at = |step: u32| {
            let past = |edge: &Minute| away(edge.0, first) <= step << shift;
            edges.partition_point(past).saturating_sub(1) as u16
        };
        let n_steps = away(last, first) >> shift;
        Self {
            shift,
            bins: (0..=n_steps).map(bin_at).collect(),
        }
    }

    /// The bin of a minute on the axis.
    #[inline]
    fn bin(&self, edges: &[Minute], minute: i32) -> usize {
        let step = away(minute, edges[0].0) >> self.shift;
        let bin = usize::from(self.bins[step as usize]);
        bin + usize::from(edges[bin + 1].0 <= minute)
    }
}

/// How far a minute lies after another; two can lie farther apart than an `i32` says.
fn away(minute: i32, from: i32) -> u32 {
    minute.wrapping_sub(from) as u32
}

impl Counter {
    pub(crate) fn new(bins: Bins, n_series: usize) -> Self {
        let n_edges = bins.len() + 1;
        let whole = bins.whole();
        let (first, last) = whole.map_or((0, 0), |whole| (whole.start().0, whole.end().0));
        Self {
            first,
            last,
            ends: (first, last),
            finder: Finder::new(&bins.edges),
            counts: vec![[0; 3]; n_series * n_edges],
            steps: vec![[0; 3]; n_series * n_edges],
            spread: vec![[0; 3]; n_edges],
            begun: vec![0; bins.len()],
            bins,
            n_before: 0,
            n_after: 0,
            n_undated: 0,
        }
    }

    #[inline]
    pub(crate) fn add(&mut self, interval: Interval) {
        let Interval { start, end, .. } = interval;
        if start >= end {
            self.n_undated += 1;
        } else if end <= self.first {
            self.n_before += 1;
            // Of what has no known start the end is all that an axis can show.
            let seen = if start > Minute::FIRST.0 {
                start
            } else {
                end - 1
            };
            self.ends.0 = self.ends.0.min(seen);
        } else if start >= self.last || self.bins.is_empty() {
            self.n_after += 1;
            let seen = if end < Minute::LAST.0 { end } else { start + 1 };
            self.ends.1 = self.ends.1.max(seen);
        } else {
            let edges = &self.bins.edges;
            let first = self.finder.bin(edges, start.max(self.first));
            let last = self.finder.bin(edges, end.min(self.last) - 1);
            self.begun[first] += 1;
            let is_inside = start >= self.first && end <= self.last;
            let certainty = match interval.is_about {
                true => Certainty::About,
                false if is_inside && first == last => Certainty::Sure,
                false => Certainty::Spread,
            };
            let at = interval.series * edges.len() + first;
            if first == last {
                self.counts[at][certainty as usize] += 1;
            } else {
                self.steps[at][certainty as usize] += 1;
                self.steps[at + last + 1 - first][certainty as usize] -= 1;
            }
            if certainty == Certainty::Spread {
                let own = [1, i64::from(start), i64::from(end)];
                for (part, own) in own.into_iter().enumerate() {
                    self.spread[first][part] += own;
                    self.spread[last + 1][part] -= own;
                }
            }
        }
    }

    /// Counts that an interval begins, which no bar counts.
    pub(crate) fn begin(&mut self, interval: Interval) {
        if let Some((first, _)) = self.bins.touched(interval.start, interval.end) {
            self.begun[first] += 1;
        }
    }

    pub(crate) fn finish(self) -> Histogram {
        let n_edges = self.bins.len() + 1;
        let series = self.counts.chunks(n_edges).zip(self.steps.chunks(n_edges));
        let counts = series.map(|(counts, steps)| {
            let sums = summed_up(steps).into_iter().zip(counts);
            let both = |(sums, counts): ([i64; 3], &[u32; 3])| {
                let mut both = *counts;
                for (count, sum) in both.iter_mut().zip(&sums) {
                    *count += *sum as u32;
                }
                Counts(both)
            };
            sums.map(both).collect()
        });
        let lone = summed_up(&self.spread).into_iter().map(|[n, start, end]| {
            (n == 1).then(|| Span::new(Minute(start as i32), Minute(end as i32)))?
        });
        let beyond = [(self.ends.0, self.first), (self.last, self.ends.1)];
        Histogram {
            beyond: beyond.map(|(start, end)| Span::new(Minute(start), Minute(end))),
            counts: counts.collect(),
            begun: self.begun,
            lone: lone.collect(),
            bins: self.bins,
            n_before: self.n_before,
            n_after: self.n_after,
            n_undated: self.n_undated,
        }
    }
}

/// The sums up to each step but the last, which lies after the last bin.
fn summed_up(steps: &[[i64; 3]]) -> Vec<[i64; 3]> {
    let mut sums = [0; 3];
    let summed = steps.iter().take(steps.len() - 1).map(|step| {
        for (sum, step) in sums.iter_mut().zip(step) {
            *sum += step;
        }
        sums
    });
    summed.collect()
}

//! The bars as a sentence, for who cannot see them.

use incidents::model::civil::Span;
use incidents::query::engine::Answer;
use incidents::query::histogram::{Certainty, Histogram};

use crate::timeline::lines::is_outside;
use crate::timeline::plot::Plot;
use crate::ui::element::{Element, el};

/// Bars beyond this many are not told one by one: a reader who listens has lost the first by then.
const MAX_TOLD: usize = 14;

/// What is told of a bar, or of neighbours that hold nothing else than what may lie in any of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Told {
    first: usize,
    last: usize,
    /// How many incidents surely lie there, and how many at most.
    n: (u32, u32),
}

/// How the time that the axis shows went, in a sentence: each bar that is not empty, or the highest one and the middle of all where there are
/// many.
pub fn told(plot: &Plot<'_>, histogram: &Histogram) -> Element {
    let words = &plot.page.words;
    let figure = |(least, most): (u32, u32)| {
        let figure = words.range("figure", Some(least), Some(most));
        figure.unwrap_or_default()
    };
    let when = |first: usize, last: usize| {
        let (first, last) = (histogram.bins.span(first)?, histogram.bins.span(last)?);
        Some(match first == last {
            true => words.bin(&histogram.bins, first),
            false => words.span(Span::new(first.start(), last.end()).unwrap_or(first)),
        })
    };
    let part = |id: &str, told: &Told| {
        let when = when(told.first, told.last)?;
        let args = [("when", when.into()), ("figure", figure(told.n).into())];
        Some(words.say_with(id, &args))
    };
    // What the brush leaves out is not told.
    let chosen =
        (0..histogram.bins.len()).filter(|bin| !is_outside(plot.time, histogram.bins.span(*bin)));
    let chosen: Vec<(usize, (u32, u32))> =
        chosen.map(|bin| (bin, incidents(histogram, bin))).collect();
    let bars = bars_told(&chosen);
    let mut said: Vec<String> = if bars.len() <= MAX_TOLD {
        let told = bars.iter();
        told.filter_map(|bar| part("timeline-told-bar", bar))
            .collect()
    } else {
        let highest = bars.iter().rev().max_by_key(|bar| (bar.n.1, bar.n.0));
        let highest = highest.and_then(|bar| part("timeline-told-highest", bar));
        let median = histogram.median_bin().and_then(|bin| when(bin, bin));
        let median =
            median.map(|when| words.say_with("timeline-told-middle", &[("when", when.into())]));
        highest.into_iter().chain(median).collect()
    };
    let n_lines = n_lines(plot.answer);
    if n_lines > 0 {
        said.push(words.say_with("timeline-told-lines", &[("count", n_lines.into())]));
    }
    let n_empty = chosen.iter().filter(|(_, n)| n.1 == 0).count();
    let id = match said.is_empty() {
        true => "timeline-told-none",
        false => "timeline-told",
    };
    let args = [
        ("bars", words.all_joined(said).unwrap_or_default().into()),
        ("empty", n_empty.into()),
        ("all", chosen.len().into()),
    ];
    el("p")
        .key("told")
        .class("for-screen-readers")
        .text(words.say_with(id, &args))
}

/// How many incidents are drawn as lines, and in no bar.
fn n_lines(answer: &Answer) -> usize {
    let is_incident = |series: usize| answer.series.get(series).is_some();
    let lines = answer.ranges.iter();
    lines.filter(|line| is_incident(line.series)).count()
}

/// How many incidents surely lie in a bin, and how many at most.
fn incidents(histogram: &Histogram, bin: usize) -> (u32, u32) {
    let series = histogram
        .counts
        .split_last()
        .map_or(&[][..], |(_, series)| series);
    let counts = series.iter().filter_map(|bins| bins.get(bin));
    counts.fold((0, 0), |(least, most), counts| {
        let n_spread = counts.of(Certainty::Spread);
        (least + counts.total() - n_spread, most + counts.total())
    })
}

fn bars_told(bins: &[(usize, (u32, u32))]) -> Vec<Told> {
    let mut bars: Vec<Told> = Vec::new();
    for &(bin, n) in bins {
        match bars.last_mut() {
            _ if n.1 == 0 => {}
            // One thing on one of these days is one thing, not one on each of them.
            Some(before) if n.0 == 0 && before.n == n && before.last + 1 == bin => {
                before.last = bin;
            }
            _ => bars.push(Told {
                first: bin,
                last: bin,
                n,
            }),
        }
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_told_alone_but_what_may_lie_in_several_once() {
        let told = |bins: &[(u32, u32)]| {
            let bins: Vec<_> = bins.iter().copied().enumerate().collect();
            let bars = bars_told(&bins);
            let told = bars.iter().map(|bar| (bar.first, bar.last, bar.n));
            told.collect::<Vec<_>>()
        };
        assert_eq!(told(&[]), []);
        assert_eq!(
            told(&[(1, 1), (1, 1), (0, 0), (1, 1)]),
            [(0, 0, (1, 1)), (1, 1, (1, 1)), (3, 3, (1, 1))]
        );
        assert_eq!(
            told(&[(0, 1), (0, 1), (2, 3), (0, 1), (0, 0), (0, 1), (0, 2)]),
            [
                (0, 1, (0, 1)),
                (2, 2, (2, 3)),
                (3, 3, (0, 1)),
                (5, 5, (0, 1)),
                (6, 6, (0, 2))
            ]
        );
    }
}

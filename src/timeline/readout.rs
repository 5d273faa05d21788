//! What the timeline says in words: what a bin holds, and how well that is known.

use incidents::model::facet::Facet;
use incidents::query::engine::{Answer, TimeRange};
use incidents::query::histogram::{Certainty, Histogram};

use crate::filters::facet_filter::label;
use crate::timeline::bars::legend_order;
use crate::ui::page::Page;

/// What a bin holds: "24 September 2016: Ground combat 1. One of them happened between ...".
pub fn readout(page: &Page, answer: &Answer, histogram: &Histogram, bin: usize) -> Option<String> {
    let words = &page.words;
    let span = histogram.bins.span(bin)?;
    let when = words.bin(histogram.bins.unit(), span);
    let counted = legend_order(page, answer).into_iter().filter_map(|series| {
        // What is drawn as a line is not in the bars: here it counts in every bin that it touches.
        let is_here = |range: &&TimeRange| range.series == series && range.span.overlaps(span);
        let n_lines = answer.ranges.iter().filter(is_here).count();
        let count = histogram.counts.get(series)?.get(bin)?.total() as usize + n_lines;
        let code = answer.series.get(series);
        let label = match code {
            Some(code) => label(page, Facet::Type, code, None),
            None => words.say("timeline-others"),
        };
        let args = [("label", label.into()), ("count", count.into())];
        (count > 0).then(|| words.say_with("timeline-count", &args))
    });
    let joined = counted.reduce(|before, after| {
        let args = [("before", before.into()), ("after", after.into())];
        words.say_with("joined", &args)
    });
    let Some(counts) = joined else {
        return Some(words.say_with("timeline-bin-empty", &[("when", when.into())]));
    };
    let of = |certainty: Certainty| {
        let bins = histogram.counts.iter();
        let counts = bins.filter_map(|bins| bins.get(bin));
        counts.map(|counts| counts.of(certainty)).sum::<u32>()
    };
    let (n_about, n_spread) = (of(Certainty::About), of(Certainty::Spread));
    let lone = histogram.lone.get(bin).copied().flatten();
    let (id, between) = match (n_spread, lone) {
        (0, _) => ("timeline-bin", String::new()),
        (_, Some(lone)) => ("timeline-bin-lone", words.during(lone)),
        _ => ("timeline-bin-spread", String::new()),
    };
    let said = words.say_with(
        id,
        &[
            ("when", when.into()),
            ("counts", counts.into()),
            ("spread", n_spread.into()),
            ("between", between.into()),
        ],
    );
    if n_about == 0 {
        return Some(said);
    }
    let args = [("bin", said.into()), ("about", n_about.into())];
    Some(words.say_with("timeline-bin-about", &args))
}

/// What is not on the axis at all: before or after it.
pub fn outside(page: &Page, histogram: &Histogram) -> Option<String> {
    let count = histogram.n_before + histogram.n_after;
    let args = [("count", count.into())];
    (count > 0).then(|| page.words.say_with("timeline-outside", &args))
}

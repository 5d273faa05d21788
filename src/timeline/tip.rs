//! The tip at the bar that is pointed at: what the bin holds, and how well that is known.

use incidents::model::facet::Facet;
use incidents::query::engine::TimeRange;
use incidents::query::histogram::{Certainty, Histogram};

use crate::filters::facet_filter::label;
use crate::timeline::bars::{legend_order, series_colors};
use crate::timeline::plot::Plot;
use crate::ui::element::{Element, el};
use crate::ui::svg::{px, rect};

/// The room for a tip, in CSS pixels: as wide as most tips ask for, and as high as a tip of many rows.
const WIDTH_PX: f64 = 260.0;
const HEIGHT_PX: f64 = 400.0;

/// The tip over a bin. It stands in a picture of its own: the policy allows no `style` attribute, which HTML would be placed by,
/// and what is printed of the timeline is without it.
pub fn tip(plot: &Plot<'_>, histogram: &Histogram) -> Option<Element> {
    let scale = plot.scale;
    let span = histogram.bins.span(plot.pointed?)?;
    let (from_px, to_px) = scale.ends_px(Some(span));
    let middle_px = f64::midpoint(from_px, to_px);
    let (x_px, width_px) = room_px(middle_px, scale.width_px);
    let class = match middle_px - x_px - width_px / 2.0 {
        beside_px if beside_px < 0.0 => "timeline-tip-room is-first",
        beside_px if beside_px > 0.0 => "timeline-tip-room is-last",
        _ => "timeline-tip-room",
    };
    let said = el("div")
        .class("timeline-tip")
        .children(said(plot, histogram)?);
    // An element of HTML below one of SVG says so.
    let room = el("div")
        .attr("xmlns", "http://www.w3.org/1999/xhtml")
        .class(class)
        .child(said);
    let place = el("foreignObject")
        .attr("x", px(x_px))
        .attr("y", px(-HEIGHT_PX - 4.0))
        .attr("width", px(width_px))
        .attr("height", px(HEIGHT_PX))
        .child(room);
    Some(
        el("svg")
            .key("tip")
            .class("timeline-tip-place")
            .attr("viewBox", scale.view_box())
            .attr("aria-hidden", "true")
            .child(place),
    )
}

/// Where the room for a tip over a point begins, and its width: all of it lies over the plot.
fn room_px(middle_px: f64, plot_px: f64) -> (f64, f64) {
    let width_px = WIDTH_PX.min(plot_px);
    let x_px = (middle_px - width_px / 2.0).clamp(0.0, plot_px - width_px);
    (x_px, width_px)
}

/// What a bin holds, a row for each category, and how well that is known.
fn said(plot: &Plot<'_>, histogram: &Histogram) -> Option<Vec<Element>> {
    let (words, answer, bin) = (&plot.page.words, plot.answer, plot.pointed?);
    let span = histogram.bins.span(bin)?;
    let when = words.bin(&histogram.bins, span);
    let colors = series_colors(plot);
    let rows = legend_order(plot.page, answer)
        .into_iter()
        .filter_map(|series| {
            // What is drawn as a line is not in the bars: here it counts in every bin that it touches.
            let is_here = |range: &&TimeRange| range.series == series && range.span.overlaps(span);
            let n_lines = answer.ranges.iter().filter(is_here).count();
            let count = histogram.counts.get(series)?.get(bin)?.total() as usize + n_lines;
            let label = match answer.series.get(series) {
                Some(code) => label(plot.page, Facet::Type, code, None),
                None => words.say("timeline-others"),
            };
            let color = colors.get(series)?.clone();
            let swatch = rect(0.0, 0.0, 10.0, 10.0).class("bar-others");
            let swatch = match color {
                Some(color) => rect(0.0, 0.0, 10.0, 10.0).attr("fill", color),
                None => swatch,
            };
            let swatch = el("svg")
                .attr("width", "10")
                .attr("height", "10")
                .child(swatch);
            (count > 0).then(|| {
                el("li")
                    .child(swatch)
                    .child(el("span").text(label))
                    .child(el("b").text(words.number(count)))
            })
        });
    let rows: Vec<Element> = rows.collect();
    if rows.is_empty() {
        let nothing = words.say_with("timeline-bin-empty", &[("when", when.into())]);
        return Some(vec![el("p").text(nothing)]);
    }
    let of = |certainty: Certainty| {
        let bins = histogram.counts.iter();
        let counts = bins.filter_map(|bins| bins.get(bin));
        counts.map(|counts| counts.of(certainty)).sum::<u32>()
    };
    let (n_about, n_spread) = (of(Certainty::About), of(Certainty::Spread));
    let lone = histogram.lone.get(bin).copied().flatten();
    let spread = (n_spread > 0).then(|| match lone {
        Some(lone) => words.say_with(
            "timeline-bin-lone",
            &[("between", words.during(lone).into())],
        ),
        None => words.say_with("timeline-bin-spread", &[("spread", n_spread.into())]),
    });
    let about =
        (n_about > 0).then(|| words.say_with("timeline-bin-about", &[("about", n_about.into())]));
    let known = [spread, about].into_iter().flatten();
    let mut said = vec![el("p").text(when), el("ul").children(rows)];
    said.extend(known.map(|text| el("p").class("aside").text(text)));
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_room_for_a_tip_lies_over_the_plot_however_narrow_it_is() {
        assert_eq!(room_px(500.0, 1000.0), (370.0, 260.0));
        assert_eq!(room_px(5.0, 1000.0), (0.0, 260.0));
        assert_eq!(room_px(995.0, 1000.0), (740.0, 260.0));
        assert_eq!(room_px(200.0, 204.0), (0.0, 204.0));
    }
}

//! The axis of the timeline: labels of bins, as many as fit.

use incidents::histogram::Unit;
use yew::prelude::*;

use crate::components::timeline_scale::Scale;
use crate::words::Words;

/// Height of the axis in CSS pixels.
pub const HEIGHT_PX: f64 = 20.0;

/// A label and its margin are about this wide.
const LABEL_PX: f64 = 68.0;

/// Steps between labels that a reader counts in: every second or seventh day, every third month.
fn steps(unit: Unit) -> &'static [usize] {
    match unit {
        Unit::Hour => &[1, 3, 6, 12],
        Unit::Day => &[1, 2, 7, 14, 28],
        Unit::Week => &[1, 2, 4, 8, 13, 26],
        Unit::Month => &[1, 3, 6, 12, 24, 60],
        Unit::Year | Unit::Decade | Unit::Century => &[1, 2, 5, 10, 20, 50],
    }
}

/// Every how many bins a label stands, so that labels do not touch.
fn label_step(unit: Unit, n_bins: usize, width_px: f64) -> usize {
    let bin_px = width_px / n_bins.max(1) as f64;
    let fits = |step: &&usize| **step as f64 * bin_px >= LABEL_PX;
    steps(unit)
        .iter()
        .find(fits)
        .copied()
        .unwrap_or(n_bins.max(1))
}

/// The axis. The slider handles say the dates to a screen reader.
pub fn axis(words: &Words, scale: &Scale) -> Html {
    let bins = &scale.bins;
    let step = label_step(bins.unit(), bins.len(), scale.width_px);
    let base_px = scale.height_px - HEIGHT_PX;
    let first = if bins.unit() == Unit::Month {
        months_to_january(scale) % step.max(1)
    } else {
        0
    };
    let ticks = (first..bins.len()).step_by(step.max(1)).filter_map(|bin| {
        let span = bins.span(bin)?;
        let x_px = scale.x_from_minute(span.start().0);
        let is_cut = x_px + LABEL_PX * 0.8 > scale.width_px;
        (!is_cut).then(|| html! {
            <g transform={format!("translate({x_px:.1} {base_px})")}>
                <line class="tick" y2="5" />
                <text class="tick-label" x="3" y="15">{words.tick(bins.unit(), span.start())}</text>
            </g>
        })
    });
    html! {
        <g class="axis" aria-hidden="true">
            <line class="axis-line" x2={scale.width_px.to_string()} y1={base_px.to_string()} y2={base_px.to_string()} />
            {for ticks}
        </g>
    }
}

/// Labels of months start at a January, so that years are seen.
fn months_to_january(scale: &Scale) -> usize {
    let month = scale
        .bins
        .span(0)
        .map_or(1, |span| span.start().year_month_day().1);
    (13 - month as usize) % 12
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_keep_their_distance() {
        assert_eq!(label_step(Unit::Day, 15, 1200.0), 1);
        assert_eq!(label_step(Unit::Day, 15, 600.0), 2);
        assert_eq!(label_step(Unit::Day, 15, 300.0), 7);
        assert_eq!(label_step(Unit::Month, 120, 1200.0), 12);
    }
}

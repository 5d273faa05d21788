//! What lasts, as lines above the bars, and the time of the records that the reader looks at.

use incidents::model::civil::Span;
use incidents::model::incident::Incident;
use incidents::query::engine::{Entry, TimeRange};

use crate::timeline::plot::Plot;
use crate::timeline::scale::Scale;
use crate::ui::element::{Element, el};
use crate::ui::svg::{px, rect};
use crate::ui::symbol::color;

/// Distance between lines that are named: the height of their names.
const NAMED_PITCH_PX: f64 = 15.0;

/// What names must leave to the bars.
const BARS_PX: f64 = 32.0;

/// Where a name begins, after its line.
const NAME_INDENT_PX: f64 = 3.0;

/// About how wide a letter of a name is.
const LETTER_PX: f64 = 6.4;

/// Distance between the lines of lasting records: enough for their names where bars have room beside them, less where there is little
/// height, and nothing where there are none.
pub fn line_pitch_px(scale: &Scale, n_lines: usize) -> f64 {
    let named_px = NAMED_PITCH_PX * n_lines as f64;
    match scale.height_px {
        ..60.0 => 0.0,
        ..80.0 => 3.0,
        _ if scale.base_px() - scale.top_px - 6.0 - named_px >= BARS_PX => NAMED_PITCH_PX,
        _ => 5.0,
    }
}

/// The lines of what lasts, each with its name where there is room for names: a click on such a one opens its record.
pub fn lines(plot: &Plot<'_>) -> Element {
    // Where there is no height for them, what lasts is left to the list.
    let pitch_px = line_pitch_px(plot.scale, plot.answer.ranges.len());
    let ranges = plot.answer.ranges.iter().enumerate();
    let ranges = ranges.filter(|_| pitch_px > 0.0);
    el("g")
        .attr("aria-hidden", "true")
        .children(ranges.map(|(line, range)| lasting(plot, line, range)))
}

/// As much of a name as fits.
fn cut(name: &str, room_px: f64) -> String {
    let most = (room_px / LETTER_PX) as usize;
    if name.chars().nth(most).is_none() {
        return name.to_owned();
    }
    let start: String = name.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", start.trim_end())
}

/// Whether something lies wholly outside a span.
pub fn is_outside(time: Option<Span>, bin: Option<Span>) -> bool {
    matches!((time, bin), (Some(time), Some(bin)) if !time.overlaps(bin))
}

/// A lasting record: a line that runs out of the frame where it does, with an arrow where no end is known.
fn lasting(plot: &Plot<'_>, line: usize, range: &TimeRange) -> Element {
    let scale = plot.scale;
    let pitch_px = line_pitch_px(scale, plot.answer.ranges.len());
    let is_named = pitch_px >= NAMED_PITCH_PX;
    let first_px = if is_named { 13.0 } else { 4.0 };
    let y_px = scale.top_px + first_px + pitch_px * line as f64;
    let (x1, x2) = scale.ends_px(Some(range.span));
    let category = plot.page.config.category_or_derived(&range.category);
    let stroke = color(&category, plot.page.theme).to_owned();
    let class = match (
        plot.hover == Some(range.id.as_str()),
        is_outside(plot.time, Some(range.span)),
    ) {
        (true, _) => "lasting is-hovered",
        (false, true) => "lasting is-dimmed",
        (false, false) => "lasting",
    };
    let drawn = el("g")
        .class(class)
        .attr("stroke", stroke.clone())
        .attr("fill", stroke)
        .children(arrow_line(x1, x2, y_px, range.is_open_ended));
    let title = range.title_in(plot.page.words.language());
    let Some(title) = title.filter(|_| is_named) else {
        return drawn;
    };
    // Above its line, or before it where that begins too near to the end of the axis.
    let room_px = scale.width_px - x1 - NAME_INDENT_PX;
    let is_before = title.chars().count() as f64 * LETTER_PX > room_px && x1 > room_px;
    let (x_px, y_px, anchor, room_px) = match is_before {
        true => (x1 - 6.0, y_px + 4.0, "end", x1 - 12.0),
        false => (x1 + NAME_INDENT_PX, y_px - 3.0, "start", room_px),
    };
    drawn.attr("data-record", range.id.clone()).child(
        (plot.page.said(el("text"), &range.titles))
            .attr("x", px(x_px))
            .attr("y", px(y_px))
            .attr("text-anchor", anchor)
            .text(cut(title, room_px)),
    )
}

/// A line, with an arrow at its end if none is known.
fn arrow_line(x1: f64, x2: f64, y_px: f64, is_open_ended: bool) -> [Element; 2] {
    let (end, arrow) = match is_open_ended {
        // The arrow stands beyond the line, out of the frame where time goes on there.
        true => (x2, format!("M{},{}l7,3.5l-7,3.5Z", px(x2), px(y_px - 3.5))),
        false => (x2, String::new()),
    };
    [
        el("line")
            .attr("x1", px(x1))
            .attr("x2", px(end))
            .attr("y1", px(y_px))
            .attr("y2", px(y_px)),
        el("path").attr("stroke", "none").attr("d", arrow),
    ]
}

/// The time of the open record and of the one under the pointer, with what is known of it: a bar for a day, a
/// hatched one for about a day, a bracket for some time between two, an arrow for since.
pub fn own_times(plot: &Plot<'_>) -> Element {
    let selected = plot.answer.selected.as_ref();
    let selected = selected.map(|selected| (&selected.incident, selected.span));
    let is_hovered = |entry: &&Entry| plot.hover == Some(entry.incident.id.as_str());
    let hovered = plot.answer.list.iter().find(is_hovered);
    let hovered = hovered.map(|entry| (&entry.incident, entry.span));
    let own = [selected, hovered].into_iter().flatten();
    el("g").attr("aria-hidden", "true").children(
        own.filter_map(|(incident, span)| Some(own_time(plot.scale, incident, span?)))
            .flatten(),
    )
}

fn own_time(scale: &Scale, incident: &Incident, span: Span) -> Vec<Element> {
    if is_outside(scale.bins.whole(), Some(span)) {
        return Vec::new();
    }
    let (x1, x2) = scale.ends_px(Some(span));
    // A moment is a sliver of time: it must still be seen.
    let width_px = (x2 - x1).max(3.0);
    let y_px = scale.base_px() - 2.0;
    let bar = || rect(x1, y_px, width_px, 5.0);
    let when = incident.when.as_ref();
    if when.is_some_and(|when| when.end().is_none()) {
        return arrow_line(x1, x2, y_px + 2.0, true)
            .map(|element| element.class("own-time"))
            .into();
    }
    if when.is_some_and(incidents::model::when::When::is_about) {
        return vec![
            bar().class("own-time"),
            bar().attr("fill", "url(#timeline-hatch)"),
        ];
    }
    let (start, end) = (span.start().0, span.end().0);
    match scale.bins.touched(start, end) {
        Some((first, last)) if first < last => {
            let bracket = format!(
                "M{},{}v7h{}v-7",
                px(x1 + 1.0),
                px(y_px - 4.0),
                px(width_px - 2.0)
            );
            vec![el("path").class("own-time is-between").attr("d", bracket)]
        }
        _ => vec![bar().class("own-time")],
    }
}

#[cfg(test)]
mod tests {
    use incidents::query::histogram::Bins;

    use super::*;

    #[test]
    fn lines_are_named_where_names_leave_room_for_bars() {
        let pitch_px = |height_px, n_lines| {
            let scale = Scale {
                bins: Bins::covering(Span::of_days(100, 109)),
                width_px: 1000.0,
                height_px,
                top_px: 0.0,
            };
            line_pitch_px(&scale, n_lines)
        };
        let found = [(132.0, 4), (132.0, 5), (104.0, 4), (72.0, 1), (56.0, 1)];
        let found = found.map(|(height_px, n_lines)| pitch_px(height_px, n_lines) as i32);
        assert_eq!(found, [NAMED_PITCH_PX as i32, 5, 5, 3, 0]);
    }

    #[test]
    fn a_name_ends_with_dots_where_it_is_too_long() {
        assert_eq!(cut("Air campaign", 100.0), "Air campaign");
        assert_eq!(cut("Air campaign of years", 100.0), "Air campaign o…");
        assert_eq!(cut("Air campaign of years", 90.0), "Air campaign…");
        assert_eq!(cut("حصار", 12.8), "ح…");
    }
}

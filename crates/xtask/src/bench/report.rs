//! The table, as Markdown.

use crate::bench::{Order, gates, measures::Measures, visits};

/// A line of the table: a measure of ours and the peer's that it is compared with.
struct Line {
    what: &'static str,
    name: &'static str,
    unit: Unit,
    /// Whose ratio to ours is shown.
    against: Option<&'static str>,
}

#[derive(Clone, Copy)]
enum Unit {
    Milliseconds,
    Fps,
    Kilobytes,
}

const SIZES: [(usize, &str); 4] = [
    (10_000, "10 k"),
    (50_000, "50 k"),
    (100_000, "100 k"),
    (1_000_000, "1 M"),
];

use Unit::{Fps, Kilobytes, Milliseconds};

const fn line(
    what: &'static str,
    name: &'static str,
    unit: Unit,
    against: Option<&'static str>,
) -> Line {
    Line {
        what,
        name,
        unit,
        against,
    }
}

const LINES: [Line; 29] = [
    line("**Brush step**: engine", "engine.brush", Milliseconds, None),
    line(
        "· to 10 % of the time",
        "engine.brush.10%",
        Milliseconds,
        None,
    ),
    line(
        "· to 50 % of the time",
        "engine.brush.50%",
        Milliseconds,
        None,
    ),
    line(
        "· crossfilter2, time and Type only",
        "crossfilter2.brush",
        Milliseconds,
        Some("engine.brush"),
    ),
    line(
        "· crossfilter2, all five facets",
        "crossfilter2.facets",
        Milliseconds,
        Some("engine.brush"),
    ),
    line(
        "· supercluster, rebuilt on the filtered half",
        "supercluster.half",
        Milliseconds,
        Some("engine.brush"),
    ),
    line(
        "· supercluster, all",
        "supercluster.all",
        Milliseconds,
        Some("engine.brush"),
    ),
    line(
        "**Toggle of a type**: engine",
        "engine.toggle",
        Milliseconds,
        None,
    ),
    line(
        "· crossfilter2, time and Type only",
        "crossfilter2.toggle",
        Milliseconds,
        Some("engine.toggle"),
    ),
    line(
        "**Loading**: reader, in a worker",
        "load.ours",
        Milliseconds,
        None,
    ),
    line(
        "· JSON.parse and the same columns in JavaScript",
        "load.javascript",
        Milliseconds,
        Some("load.ours"),
    ),
    line(
        "· of that, text and JSON.parse",
        "load.javascript.parse",
        Milliseconds,
        Some("load.ours"),
    ),
    line(
        "**A table of other columns**: reader, in a worker",
        "table.ours",
        Milliseconds,
        None,
    ),
    line(
        "· PapaParse and the same columns in JavaScript",
        "table.papaparse",
        Milliseconds,
        Some("table.ours"),
    ),
    line(
        "· of that, text and PapaParse",
        "table.papaparse.parse",
        Milliseconds,
        Some("table.ours"),
    ),
    line(
        "**Opening a file**: page, from its address to the counts",
        "open.ours",
        Milliseconds,
        None,
    ),
    line(
        "· of that, the longest time without an answer to the reader",
        "open.ours.longest",
        Milliseconds,
        None,
    ),
    line(
        "· JSON.parse alone, where the reader waits",
        "open.javascript.parse",
        Milliseconds,
        Some("open.ours.longest"),
    ),
    line(
        "**Playing a year through ten**: page, dots, no basemap",
        "draw.ours.fps",
        Fps,
        None,
    ),
    line(
        "· deck.gl, bare",
        "draw.deck.fps",
        Fps,
        Some("draw.ours.fps"),
    ),
    line(
        "· page with its basemap",
        "draw.ours.basemap.fps",
        Fps,
        Some("draw.ours.fps"),
    ),
    line(
        "· main thread a step: page",
        "draw.ours.cpu",
        Milliseconds,
        None,
    ),
    line(
        "· main thread a step: deck.gl",
        "draw.deck.cpu",
        Milliseconds,
        Some("draw.ours.cpu"),
    ),
    line(
        "· in calls to WebGL a step: page",
        "draw.ours.gl",
        Milliseconds,
        None,
    ),
    line(
        "· uploaded a step: page",
        "draw.ours.bytes",
        Kilobytes,
        None,
    ),
    line(
        "· uploaded a step: deck.gl",
        "draw.deck.bytes",
        Kilobytes,
        None,
    ),
    line(
        "**Filter, to the next frame**: page, all of it",
        "filter.ours",
        Milliseconds,
        None,
    ),
    line(
        "· Leaflet and markercluster, the map alone",
        "filter.leaflet",
        Milliseconds,
        Some("filter.ours"),
    ),
    line(
        "· of that, in its own code",
        "filter.leaflet.script",
        Milliseconds,
        Some("filter.ours"),
    ),
];

/// The whole file.
pub fn markdown(measures: &Measures, machine: &str, order: &Order) -> String {
    let mut out = String::from(
        "# Measured\n\nWritten by `cargo xtask bench`; run it to see your own machine. Each figure is a median; × is how many times the\nfigure of ours that leads its group. Ratios are within one run, and a small figure is the better one, but for frames.\n\n",
    );
    let how = if order.is_quick {
        " (`--quick`: fewer samples)"
    } else {
        ""
    };
    out.push_str(machine);
    out.push_str(how);
    out.push_str("\n\n");
    table(measures, &mut out);
    if let Some(visits) = visits::table(measures) {
        out.push_str("\n## A visit on a slow line\n\n");
        out.push_str(&visits);
    }
    out.push_str("\n## Gates\n\n");
    let is_asked = |verdict: &gates::Verdict| verdict.is_measured() || order.parts.is_empty();
    for verdict in gates::judge(measures).into_iter().filter(is_asked) {
        out.push_str("- ");
        out.push_str(&verdict.to_string());
        out.push('\n');
    }
    out.push_str(EXPLANATION);
    out.push_str(visits::EXPLANATION);
    out
}

fn table(measures: &Measures, out: &mut String) {
    out.push_str("| |");
    for (_, size) in SIZES {
        out.extend([" ", size, " |"]);
    }
    out.push_str("\n|---|");
    out.push_str(&"---:|".repeat(SIZES.len()));
    out.push('\n');
    for line in &LINES {
        let cells: Vec<String> = SIZES
            .iter()
            .map(|(n, _)| cell(line, *n, measures))
            .collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            out.extend(["| ", line.what, " | ", &cells.join(" | "), " |\n"]);
        }
    }
}

fn cell(line: &Line, n: usize, measures: &Measures) -> String {
    let Some(median) = measures.median(line.name, n) else {
        return String::new();
    };
    let cell = quantity(median, line.unit);
    let ratio = line.against.and_then(|ours| match line.unit {
        Fps => measures.ratio(ours, line.name, n),
        _ => measures.ratio(line.name, ours, n),
    });
    match (ratio, line.unit) {
        (None, _) => cell,
        (Some(ratio), Fps) => format!("{cell} (1/{})", digits(ratio)),
        (Some(ratio), _) => format!("{cell} (×{})", digits(ratio)),
    }
}

fn quantity(value: f64, unit: Unit) -> String {
    match unit {
        Milliseconds => format!("{} ms", digits(value)),
        Fps => format!("{} fps", digits(value)),
        Kilobytes => format!("{} KB", digits(value / 1_000.0)),
    }
}

/// Three digits that matter.
fn digits(value: f64) -> String {
    match value {
        value if value >= 100.0 => format!("{value:.0}"),
        value if value >= 10.0 => format!("{value:.1}"),
        value => format!("{value:.2}"),
    }
}

const EXPLANATION: &str = "
## What is measured

The incidents are those of `cargo xtask synthesize`: half of them on 0.4 % as many points, ten years in bursts, eight types, 400
actors. The engine is compiled as the page is, for loading as its worker is. Everything runs in one browser process after another, never two at once; where two
are compared step by step, their steps alternate.

- **Brush step**: the brush moves to a random span, and the engine answers as it does for the page: the rows that pass, the counts of
  every facet of the file without its own clause, the bars of the timeline, the first fifty rows of the list (outlined from columns), and the clusters of a view of 1280 x 720 at zooms 6
  and 10. A sample is the mean of a move to 10 % and one to 50 % of the time, after eight that are not counted. crossfilter2 has the dimensions time and Type and their groups by month
  and type, and nothing else; then those of all five facets too, which is what the engine counts. supercluster indexes the half that passes, with its own options, and gives the clusters of the same views.
- **Toggle**: one type is let through alone; the bars by type are counted again.
- **Loading**: bytes in memory to columns, in a fresh worker. JavaScript decodes, parses, and builds typed arrays for time, place, radius, five facets as
  numbers, ids, the order of a Hilbert curve and of time; it checks nothing and reports nothing.
- **Table**: bytes of a CSV of ten columns, none of them of ours, to columns and to the text of their records, in a fresh worker. JavaScript decodes, has
  PapaParse make objects of the rows, and builds the same typed arrays; which column is what, it is told. Ours finds that out, reads dates and places as anybody writes them, and reports.
- **Opening**: the page is opened in a new browser with the address of a file. The longest time without an answer is the longest task of its main thread until the counts
  are there; a task of less than 50 ms counts as 50, which is what the browser tells. The same text is parsed there afterwards, without any column.
- **Playing**: a window of a year moves through ten in 240 steps, in a canvas of 940 x 340, which is the map of the page in its window. A frame is over when its pixels can be read back. The page shows
  everything else meanwhile: list, counts, timeline. deck.gl draws a ScatterplotLayer with DataFilterExtension in an otherwise empty page. Without a basemap both
  draw dots alone. Frames are per second, of the median frame.
- **Filter**: from a click on a type to the frame that shows it, pixels read back; Leaflet removes one half of its markers and adds the other.
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_medians_and_how_many_times_ours_a_peer_takes() {
        let measures = Measures::of(&[
            "engine.brush 1000000 4 5 6",
            "crossfilter2.brush 1000000 60",
            "draw.ours.fps 100000 25",
            "draw.deck.fps 100000 0.5",
        ]);
        let text = markdown(&measures, "Two cores.", &Order::default());
        let has = |line: &str| assert!(text.contains(line), "{text}");
        has("| **Brush step**: engine |  |  |  | 5.00 ms |");
        has("| · crossfilter2, time and Type only |  |  |  | 60.0 ms (×12.0) |");
        has("| · deck.gl, bare |  |  | 0.50 fps (1/50.0) |  |");
        has("- held: a brush step takes at most an eighth of a step of crossfilter2");
        has("- not measured: ");
        assert!(
            !text.contains("supercluster, all"),
            "a line without a figure is left out"
        );
    }
}

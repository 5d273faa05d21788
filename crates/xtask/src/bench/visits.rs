//! The table of visits on a slow line, as Markdown.

use crate::bench::measures::Measures;

/// So many incidents the built page has. Its peers show the same.
pub const N: usize = 25;

const PAGES: [(&str, &str); 3] = [
    ("ours", "Incident map"),
    ("maplibre", "bare MapLibre"),
    ("leaflet", "Leaflet, markercluster, no ground"),
];

/// What is measured of a visit, in which unit, and how many of what is measured that is.
const MEASURES: [(&str, &str, f64); 7] = [
    ("bytes", "KB", 1e-3),
    ("requests", "requests", 1.0),
    ("text", "s to the first text", 1e-3),
    ("list", "s to list and timeline", 1e-3),
    ("marks", "s to the marks", 1e-3),
    ("longest", "ms, longest task", 1.0),
    ("shift", "layout shift", 1.0),
];

/// The table, where visits were measured.
pub fn table(measures: &Measures) -> Option<String> {
    let mut rows = Vec::new();
    for (page, name) in PAGES {
        for turn in ["cold", "warm"] {
            let cell = |(measure, _, times): (&str, &str, f64)| {
                let median = measures.median(&format!("visit.{page}.{turn}.{measure}"), N);
                median.map_or_else(String::new, |median| rounded(median * times))
            };
            let cells = MEASURES.map(cell);
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(format!("| {name}, {turn} | {} |", cells.join(" | ")));
            }
        }
    }
    let units: Vec<&str> = MEASURES.iter().map(|(_, unit, _)| *unit).collect();
    let head = format!(
        "| | {} |\n|---|{}",
        units.join(" | "),
        "---:|".repeat(units.len())
    );
    (!rows.is_empty()).then(|| format!("{head}\n{}\n", rows.join("\n")))
}

fn rounded(value: f64) -> String {
    match value {
        value if value >= 100.0 || value.fract() == 0.0 => format!("{value:.0}"),
        value if value >= 10.0 => format!("{value:.1}"),
        value => format!("{value:.2}"),
    }
}

/// How visits are measured.
pub const EXPLANATION: &str = "\
- **Visits**: the frame of an article of another origin, 640 x 640, by a server that sends all bytes through one pipe of 1.6 Mbit/s, each
  answer after 150 ms and the first of a connection after 300, compressed by gzip, with the caching of `hosting/`; the processor four times slower than it is. Cold with nothing
  kept, warm right afterwards. Marks are there when the first is drawn and a click on it would be heard. MapLibre has the same ground, the same incidents and clusters off its
  shelf; Leaflet has no ground at all.
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_the_medians_of_its_page_in_readable_units() {
        let measures = Measures::of(&[
            "visit.ours.cold.bytes 25 1112233",
            "visit.ours.cold.text 25 1100 1300 1200",
            "visit.ours.cold.shift 25 0.0108",
        ]);
        let text = table(&measures).unwrap();
        assert!(
            text.ends_with("| Incident map, cold | 1112 |  | 1.20 |  |  |  | 0.01 |\n"),
            "{text}"
        );
        assert_eq!(table(&Measures::default()), None);
    }
}

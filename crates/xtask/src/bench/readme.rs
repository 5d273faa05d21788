//! The table of the README: a part of what was measured, for who will not read all of it.

use anyhow::{Context as _, Result};

use crate::bench::{gates, measures::Measures};

const OPEN: &str = "<!-- Written by `cargo xtask bench`. -->\n";
const CLOSE: &str = "<!-- Until here. -->";

const SIZES: [(usize, &str); 3] = [
    (10_000, "10,000 incidents"),
    (100_000, "100,000"),
    (1_000_000, "1,000,000"),
];

/// What a line says, the measure, and its unit.
const LINES: [(&str, &str, &str); 8] = [
    (
        "the brush moves: all counts, clusters at two zooms, the list's outlines",
        "engine.brush",
        "ms",
    ),
    (
        "crossfilter2 counts time and types, nothing else",
        "crossfilter2.brush",
        "ms",
    ),
    (
        "crossfilter2 counts time and all five facets, nothing else",
        "crossfilter2.facets",
        "ms",
    ),
    (
        "supercluster is rebuilt on the half that passes",
        "supercluster.half",
        "ms",
    ),
    ("the file is read into columns", "load.ours", "ms"),
    (
        "`JSON.parse` and the same columns in JavaScript",
        "load.javascript",
        "ms",
    ),
    (
        "a year plays through ten as plain dots",
        "draw.ours.fps",
        "frames/s",
    ),
    ("deck.gl plays the same", "draw.deck.fps", "frames/s"),
];

/// The README with what was measured.
pub fn with_measures(readme: &str, n_cores: usize, measures: &Measures) -> Result<String> {
    let place = || format!("README.md has no place for the table, from {OPEN} to {CLOSE}");
    let (before, rest) = readme.split_once(OPEN).with_context(place)?;
    let (_, after) = rest.split_once(CLOSE).with_context(place)?;
    let table = table(measures);
    let gates = gates_in_a_sentence(measures);
    Ok(format!(
        "{before}{OPEN}
Measured on {n_cores} cores without a GPU, WebGL drawn in software (SwiftShader), medians of one run:

{table}
{gates}

{CLOSE}{after}"
    ))
}

fn table(measures: &Measures) -> String {
    let names: Vec<&str> = SIZES.iter().map(|(_, name)| *name).collect();
    let mut lines = vec![
        format!("| | {} |", names.join(" | ")),
        format!("|---|{}", "---:|".repeat(SIZES.len())),
    ];
    for (what, name, unit) in LINES {
        let cells = SIZES.map(|(n, _)| {
            let median = measures.median(name, n);
            median.map_or_else(String::new, |median| format!("{} {unit}", short(median)))
        });
        if cells.iter().any(|cell| !cell.is_empty()) {
            lines.push(format!("| {what} | {} |", cells.join(" | ")));
        }
    }
    lines.join("\n") + "\n"
}

/// Two digits that matter.
fn short(value: f64) -> String {
    match value {
        value if value < 1.0 => format!("{value:.2}"),
        value if value < 10.0 => format!("{value:.1}"),
        value => format!("{value:.0}"),
    }
}

fn gates_in_a_sentence(measures: &Measures) -> String {
    let verdicts = gates::judge(measures);
    let missed: Vec<String> = verdicts
        .iter()
        .filter(|verdict| verdict.is_missed())
        .map(|verdict| format!("- {verdict}"))
        .collect();
    if missed.is_empty() {
        return format!("All {} gates are held there.", verdicts.len());
    }
    format!(
        "Of {} gates, these are not held there:\n\n{}",
        verdicts.len(),
        missed.join("\n")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const README: &str = include_str!("../../../../README.md");

    #[test]
    fn the_readme_has_a_place_for_the_table_and_keeps_the_rest() {
        let measures = Measures::of(&[
            "engine.brush 10000 0.321",
            "crossfilter2.brush 10000 0.149",
            "crossfilter2.brush 1000000 25.51",
            "draw.deck.fps 100000 1.94",
        ]);
        let text = with_measures(README, 2, &measures).unwrap();
        let has = |line: &str| assert!(text.contains(line), "{text}");
        has("| | 10,000 incidents | 100,000 | 1,000,000 |\n|---|---:|---:|---:|\n");
        has("the list's outlines | 0.32 ms |  |  |\n");
        has("nothing else | 0.15 ms |  | 26 ms |\n");
        has("| deck.gl plays the same |  | 1.9 frames/s |  |\n");
        has("- not measured: ");
        assert!(
            !text.contains("supercluster is rebuilt"),
            "a line without a figure is left out"
        );
        let rest = |text: &str| {
            let (before, rest) = text.split_once(OPEN).unwrap();
            (
                before.to_owned(),
                rest.split_once(CLOSE).unwrap().1.to_owned(),
            )
        };
        assert_eq!(rest(&text), rest(README));
    }

    #[test]
    fn a_readme_without_a_place_is_left_alone() {
        let error = with_measures("# Map\n", 2, &Measures::default()).unwrap_err();
        assert!(error.to_string().starts_with("README.md has no place"));
    }
}

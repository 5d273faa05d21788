//! How files came back, for people: lines while it goes on, and the tables of a page of the docs.

use std::fmt::Write as _;

use crate::round_trips::{
    Outcome,
    compare::Change,
    known::{KNOWN, Known},
};

/// The page that is written.
pub const FILE: &str = "docs/round-trips.md";

/// How much of a value or of a finding is shown.
const MAX_LETTERS: usize = 160;

/// How one file came back, a line a change.
pub fn told(outcome: &Outcome) -> String {
    let counts = format!(
        "  {}: {} members kept, {} changed as is known, {} changed and said, {} without a word",
        outcome.file,
        outcome.n_kept,
        outcome.known.len(),
        outcome.said.len(),
        outcome.unsaid.len()
    );
    let line = |kind: &str, what: &str| format!("    {kind}: {what}");
    let unsaid = outcome.unsaid.iter();
    let unsaid = unsaid.map(|change| line("WITHOUT A WORD", &shown(change)));
    let said = outcome.said.iter();
    let said = said.map(|change| line("said", &shown(change)));
    let report = outcome.report.iter();
    let report = report.map(|finding| line("our reader", &cut(finding)));
    let lines: Vec<String> = [counts]
        .into_iter()
        .chain(unsaid)
        .chain(said)
        .chain(report)
        .collect();
    lines.join("\n")
}

fn shown(change: &Change) -> String {
    let member = change.member.as_deref().unwrap_or("the record");
    let after = change.after.as_ref().map(ToString::to_string);
    let after = after.unwrap_or_else(|| "nothing".to_owned());
    let before = cut(&change.before.to_string());
    format!("{member} of {}: {before} became {}", change.id, cut(&after))
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MAX_LETTERS) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

const INTRODUCTION: &str = "\
# Round trips through the programs of others

`cargo xtask round-trips` writes this page: it gives our own files to these programs as their manuals show it, reads what they write, and compares
record by record and member by member with what went in. It fails where something is lost or changed and neither our reader's report nor the list
below says so, and where our own data does not come back whole. `incidents` is `data/incidents.geojson`; `odd` is `crates/xtask/src/round_trips/odd.geojson`, made up of what programs stumble over: texts
in Arabic and with emoji, quotation marks, line ends, what looks like a formula, a number or no value, ids of many figures, dates of every
precision, lists, positions with 15 figures, and records without position or date. Coordinates count as kept to seven decimals, a centimetre.
";

/// The whole page.
pub fn page(versions: &[String], outcomes: &[Outcome]) -> String {
    let mut page = format!("{INTRODUCTION}\nPrograms: {}.\n", versions.join(", "));
    page += "\n| program | way | file | members kept | changed, as below | changed, and our reader says so | our reader says |\n|---|---|---|--:|--:|--:|---|\n";
    for outcome in outcomes {
        let trip = outcome.trip;
        let how = match trip.how {
            "" => String::new(),
            how => format!(", {how}"),
        };
        let report: Vec<String> = outcome.report.iter().map(|line| cell(line)).collect();
        // A string takes whatever is written.
        _ = writeln!(
            page,
            "| {} | {} to {}{how} | {} | {} | {} | {} | {} |",
            match trip.tool {
                "none" => "none, our own reader",
                tool => tool,
            },
            trip.from,
            trip.to,
            outcome.file,
            outcome.n_kept,
            outcome.known.len(),
            outcome.said.len(),
            report.join("<br>")
        );
    }
    page += "\n## What changes, and why nobody can tell\n\n| ways | record and member | becomes | why |\n|---|---|---|---|\n";
    for known in &KNOWN {
        page += &row(known);
    }
    page + "\nOf ids of figures with noughts in front, such as `0012`, `incidents convert --to csv` says that spreadsheets change them; XLSX has them as texts, and keeps them. Where some ids of a table still have their noughts and\nothers are shorter, our reader says so; where all have lost them nothing shows it.\n\nShapefiles are not among the ways: their columns have names of ten letters, texts of 254, and no times.\n"
}

fn row(known: &Known) -> String {
    let ways = match known.ways {
        [""] => "all".to_owned(),
        ways => ways.join("; "),
    };
    let becomes: Vec<String> = known
        .becomes
        .iter()
        .map(|text| format!("`{}`", cell(text)))
        .collect();
    let becomes = match known.member {
        None => "another record, by another id".to_owned(),
        Some(_) if becomes.is_empty() => "nothing".to_owned(),
        Some(_) => becomes.join(" or "),
    };
    let member = known.member.unwrap_or("id");
    format!(
        "| {ways} | `{}`, {member} | {becomes} | {} |\n",
        known.id, known.why
    )
}

/// A text that fits into a cell of a table.
fn cell(text: &str) -> String {
    cut(text)
        .replace('|', "\\|")
        .replace('\n', " ⏎ ")
        .replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_fits_into_a_line_and_a_cell() {
        assert_eq!(cell("a|b\nc<d"), "a\\|b ⏎ c&lt;d");
        assert_eq!(cut(&"ب".repeat(200)).chars().count(), MAX_LETTERS + 1);
    }
}

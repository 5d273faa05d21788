//! The problems of a file as lines for a terminal.

use std::{fmt, path::Path};

use incidents::model::report::Report;

/// A line for each problem that is kept in words, and one that counts the rest.
pub fn problem_lines(file: &dyn fmt::Display, report: &Report) -> Vec<String> {
    let problems = report.problems().iter();
    let mut lines: Vec<String> = problems
        .map(|problem| printable(&format!("{file}: {problem}")))
        .collect();
    let n_unsaid = report.n_problems() - lines.len();
    if n_unsaid > 0 {
        lines.push(printable(&format!("{file}: and {n_unsaid} more problems")));
    }
    lines
}

/// Text of a file or of its name may hold what a terminal obeys: that is spelled out.
pub fn printable(line: &str) -> String {
    let mut printable = String::with_capacity(line.len());
    for letter in line.chars() {
        if letter.is_control() || is_turning(letter) {
            printable.extend(letter.escape_default());
        } else {
            printable.push(letter);
        }
    }
    printable
}

/// The name of a file or folder, as a terminal may be shown it: whoever packs an archive chooses the names in it.
pub fn shown(path: &Path) -> String {
    printable(&path.display().to_string())
}

/// Turns the order of what follows, so that it reads as something else.
fn is_turning(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_spelled_out() {
        assert_eq!(
            printable("\u{1b}[2J حلب\r\n\u{9b}1m"),
            "\\u{1b}[2J حلب\\r\\n\\u{9b}1m"
        );
        assert_eq!(printable("a\u{202e}nosj.b"), "a\\u{202e}nosj.b");
    }
}

//! What `incidents words --format json` prints: a shape that other programs may rely on (`docs/command-line.md`).

use serde::Serialize;

use super::CheckedWords;
use crate::check::{Entry, entry};

/// Raised when a member goes or means something else; new members leave it as it is.
const FORMAT: u32 = 1;

/// The report as one JSON document. What is unknown is null; no member is ever left out.
#[derive(Debug, Serialize)]
pub struct Document<'a> {
    format: u32,
    file: String,
    beside: String,
    language: &'a str,
    messages: usize,
    missing: usize,
    problems_found: usize,
    losses: usize,
    problems: Vec<Entry<'a>>,
}

impl<'a> Document<'a> {
    /// Of this file.
    pub fn new(checked: &'a CheckedWords) -> Self {
        let file = checked.file.display().to_string();
        let problems = checked.problems.iter();
        Self {
            format: FORMAT,
            beside: checked.beside.display().to_string(),
            language: &checked.language,
            messages: checked.n_messages,
            missing: checked.n_missing,
            problems_found: checked.problems.len(),
            losses: checked.n_losses(),
            problems: problems.map(|it| entry(file.clone(), it)).collect(),
            file,
        }
    }
}

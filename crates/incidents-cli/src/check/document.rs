//! What `incidents check --format json` prints: a shape that other programs may rely on (`docs/command-line.md`).

use import::mapping::Use;
use incidents::model::report::{Problem, Severity};
use serde::Serialize;

use crate::safety::{LinkEntry, SafetyEntry};

use super::{Checked, Reported, sentence::Sentence};

/// Raised when a member goes or means something else; new members leave it as it is.
const FORMAT: u32 = 1;

/// The report as one JSON document. What is unknown is null; no member is ever left out.
#[derive(Debug, Serialize)]
pub struct Document<'a> {
    format: u32,
    file: String,
    map: Option<String>,
    version: &'a str,
    records_read: usize,
    records_dropped: usize,
    problems_found: usize,
    losses: usize,
    is_broken: bool,
    cut_off_at: Option<usize>,
    problems: Vec<Entry<'a>>,
    problems_unlisted: usize,
    columns: Vec<&'a Use>,
    page: Option<&'a str>,
    safety: Option<SafetyEntry<'a>>,
    links: Option<Vec<LinkEntry<'a>>>,
}

/// A problem.
#[derive(Debug, Serialize)]
pub(crate) struct Entry<'a> {
    file: String,
    severity: &'static str,
    record: Option<u32>,
    id: Option<&'a str>,
    line: Option<u32>,
    field: Option<&'a str>,
    message: String,
    #[serde(flatten)]
    sentence: Sentence,
}

impl<'a> Document<'a> {
    /// Of these files.
    pub fn new(checked: &'a Checked) -> Self {
        let records = &checked.records.report;
        let links = checked.answers.links.as_ref();
        let problems: Vec<Entry<'a>> = checked.files().flat_map(entries).collect();
        let problems_found = checked.files().map(|file| file.report.n_problems()).sum();
        Self {
            format: FORMAT,
            file: checked.records.file.name(),
            map: checked.map.as_ref().map(|map| map.file.name()),
            version: &checked.version,
            records_read: records.n_records_read(),
            records_dropped: records.n_records_dropped(),
            problems_found,
            losses: checked.files().map(|file| file.report.n_losses()).sum(),
            cut_off_at: records.cut_off_at(),
            is_broken: checked.files().any(|file| file.report.is_broken()),
            problems_unlisted: problems_found - problems.len(),
            problems,
            columns: checked
                .mapping
                .iter()
                .flat_map(|mapping| &mapping.columns)
                .collect(),
            page: checked.outdated.as_deref(),
            safety: checked.answers.safety.as_ref().map(SafetyEntry::new),
            links: links.map(|it| it.iter().map(LinkEntry::new).collect()),
        }
    }
}

fn entries(file: &Reported) -> impl Iterator<Item = Entry<'_>> {
    let name = file.file.name();
    let problems = file.report.problems().iter();
    problems.map(move |problem| entry(name.clone(), problem))
}

/// A problem of a file.
pub(crate) fn entry(file: String, problem: &Problem) -> Entry<'_> {
    let message = problem.message.to_string();
    Entry {
        file,
        severity: match problem.severity {
            Severity::Note => "note",
            Severity::FieldDropped => "field_dropped",
            Severity::RecordDropped => "record_dropped",
            Severity::FileBroken => "file_broken",
        },
        record: problem.record,
        id: problem.id.as_deref(),
        line: problem.line,
        field: problem.field.as_deref(),
        sentence: Sentence::of(&message),
        message,
    }
}

//! What could not be read: every problem with its place and its remedy.

use std::fmt;

use crate::model::said::{Said, Sentence, said};

/// How much was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The record is kept; something in it was read differently from how it is written.
    Note,
    /// The record is kept without the field.
    FieldDropped,
    /// The record is dropped.
    RecordDropped,
    /// The rest of the file could not be read.
    FileBroken,
}

/// One thing that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How much was lost.
    pub severity: Severity,
    /// Ordinal of the record in the file, from 1; `None` for the file as a whole.
    pub record: Option<u32>,
    /// The record's id where it has one.
    pub id: Option<String>,
    /// Line of the file, from 1, where the record or the fault begins.
    pub line: Option<u32>,
    /// Path of the member, as in `casualties[0].killed_min`.
    pub field: Option<String>,
    /// What was expected, what was found, and what to do: a sentence without a full stop.
    pub message: Said,
}

impl fmt::Display for Problem {
    /// `record 3 (convoy), line 41, date: expected ..., but found ...`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut place = Vec::new();
        match (self.record, &self.id) {
            (Some(record), Some(id)) => place.push(format!("record {record} ({id})")),
            (Some(record), None) => place.push(format!("record {record}")),
            (None, _) => {}
        }
        if let Some(line) = self.line {
            place.push(format!("line {line}"));
        }
        if let Some(field) = &self.field {
            place.push(field.clone());
        }
        if place.is_empty() {
            write!(f, "{}", self.message)
        } else {
            write!(f, "{}: {}", place.join(", "), self.message)
        }
    }
}

/// Between a problem's sentence and the parts of its place, as they are carried.
const PLACE: char = '\u{5}';

impl Problem {
    /// Its sentence, then its record, id, line and field, 0 or empty where there is none: for who says it in another language.
    pub fn to_carried(&self) -> String {
        let mut carried = self.message.as_sentence().as_carried().to_owned();
        let mut add = |part: &str| {
            carried.push(PLACE);
            carried.push_str(part);
        };
        let number = |number: Option<u32>| (number.unwrap_or_default() as usize).to_string();
        add(&number(self.record));
        add(self.id.as_deref().unwrap_or_default());
        add(&number(self.line));
        add(self.field.as_deref().unwrap_or_default());
        carried
    }
}

/// All problems of one file. A file with a million faults must not fill the memory with
/// sentences, so at most [`Report::KEPT`] are kept in words; all are counted. That the file is broken is always among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    problems: Vec<Problem>,
    n_problems: usize,
    n_records_dropped: usize,
    n_records_read: usize,
    n_of_other_schema: usize,
    n_losses: usize,
    /// None where the file has its end.
    n_bytes_before_cut: usize,
}

impl Report {
    /// How many problems are kept in words.
    pub const KEPT: usize = 200;
    /// Said of a file that has no date; who understands a file before it is read says it better.
    pub const NO_DATES: Sentence<'static> = said!(
        "no record has a date: if the file has dates under another name, say so in map.json, as in \"fields\": {\"date\": \"name\"}"
    );
    /// How many are kept before notes give way to losses.
    const KEPT_WITH_NOTES: usize = Self::KEPT / 2;

    /// Adds a problem.
    pub fn push(&mut self, problem: Problem) {
        if self.count(problem.severity) {
            self.problems.push(problem);
        }
    }

    /// Adds problems before those that are there: of a file that was understood before it was read.
    pub fn put_first(&mut self, mut problems: Vec<Problem>) {
        for problem in &problems {
            self.count(problem.severity);
        }
        problems.append(&mut self.problems);
        problems.truncate(Self::KEPT);
        self.problems = problems;
    }

    /// Takes back that no record has a date, which is said last.
    pub fn take_back_no_dates(&mut self) {
        let last = self.problems.last();
        if last.is_some_and(|problem| problem.message.as_sentence() == Self::NO_DATES) {
            self.problems.pop();
            self.n_problems -= 1;
        }
    }

    /// Says fields by other names: those of the columns that they were read from.
    pub fn rename_fields(&mut self, name: impl Fn(&str) -> Option<String>) {
        for problem in &mut self.problems {
            if let Some(renamed) = problem.field.as_deref().and_then(&name) {
                problem.field = Some(renamed);
            }
        }
    }

    /// Counts a problem, and says whether there is room for it in words: its words are only made if so.
    fn count(&mut self, severity: Severity) -> bool {
        let is_loss = severity > Severity::Note;
        let is_broken = severity == Severity::FileBroken;
        self.n_problems += 1;
        self.n_losses += usize::from(is_loss);
        if severity == Severity::RecordDropped {
            self.n_records_dropped += 1;
        }
        if is_broken {
            self.problems.truncate(Self::KEPT - 1);
        }
        is_broken || self.problems.len() < Self::n_kept(severity)
    }

    /// A problem of this severity is kept in words if there are fewer than so many.
    pub(crate) fn n_kept(severity: Severity) -> usize {
        match severity {
            Severity::Note => Self::KEPT_WITH_NOTES,
            _ => Self::KEPT,
        }
    }

    /// Adds a problem whose words are made if there is room for them: a place in a record is said with the record's id,
    /// which may be as long as the record.
    pub(crate) fn push_with(&mut self, severity: Severity, problem: impl FnOnce() -> Problem) {
        if self.count(severity) {
            self.problems.push(problem());
        }
    }

    /// Counts one more record that was read, and whether members may say what it lacks that were not, since none of ours is called so.
    pub fn count_read(&mut self, is_of_other_schema: bool) {
        self.n_records_read += 1;
        self.n_of_other_schema += usize::from(is_of_other_schema);
    }

    /// Whether the file says more than was read, or something else: it was not written for this map, and is to be
    /// understood first.
    pub fn is_of_other_file(&self) -> bool {
        self.n_of_other_schema > 0 || self.has_losses()
    }

    /// A report of these problems and [`Report::numbers`].
    pub(crate) fn from_parts(problems: Vec<Problem>, numbers: [usize; 6]) -> Self {
        let [
            n_problems,
            n_records_dropped,
            n_records_read,
            n_of_other_schema,
            n_losses,
            n_bytes_before_cut,
        ] = numbers;
        Self {
            problems,
            n_problems,
            n_records_dropped,
            n_records_read,
            n_of_other_schema,
            n_losses,
            n_bytes_before_cut,
        }
    }

    /// How many problems, records dropped, records read, those of another schema, and losses there were, and how many bytes came
    /// of a file that was cut off.
    pub(crate) fn numbers(&self) -> [usize; 6] {
        [
            self.n_problems,
            self.n_records_dropped,
            self.n_records_read,
            self.n_of_other_schema,
            self.n_losses,
            self.n_bytes_before_cut,
        ]
    }

    /// At most [`Report::KEPT`] problems in file order; the first notes, and the first losses.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// How many problems there are in all.
    pub fn n_problems(&self) -> usize {
        self.n_problems
    }

    /// How many records were dropped.
    pub fn n_records_dropped(&self) -> usize {
        self.n_records_dropped
    }

    /// How many records were read.
    pub fn n_records_read(&self) -> usize {
        self.n_records_read
    }

    /// How many problems lost something.
    pub fn n_losses(&self) -> usize {
        self.n_losses
    }

    /// Whether anything was lost: a note alone loses nothing.
    pub fn has_losses(&self) -> bool {
        self.n_losses > 0
    }

    /// Says after how many bytes the file ended before its time.
    pub fn set_cut_off(&mut self, n_bytes: usize) {
        self.n_bytes_before_cut = n_bytes;
    }

    /// How many bytes came of a file that ended before its time: what followed is lost. `None` where the file has its end.
    pub fn cut_off_at(&self) -> Option<usize> {
        Some(self.n_bytes_before_cut).filter(|&n_bytes| n_bytes > 0)
    }

    /// Whether the rest of the file, or all of it, could not be read.
    pub fn is_broken(&self) -> bool {
        let mut problems = self.problems.iter();
        problems.any(|problem| problem.severity == Severity::FileBroken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(severity: Severity) -> Problem {
        Problem {
            severity,
            record: None,
            id: None,
            line: None,
            field: None,
            message: Said::default(),
        }
    }

    #[test]
    fn a_million_faults_are_counted_and_few_are_kept_but_that_the_file_is_broken_is_said() {
        let mut report = Report::default();
        for _ in 0..1_000_000 {
            report.push(problem(Severity::RecordDropped));
        }
        assert!(!report.is_broken());
        report.push(problem(Severity::FileBroken));
        assert!(report.is_broken());
        assert_eq!(
            (report.problems().len(), report.n_problems()),
            (Report::KEPT, 1_000_001)
        );
    }

    #[test]
    fn a_loss_is_kept_and_counted_however_many_notes_come_before_it() {
        let mut report = Report::default();
        for _ in 0..1000 {
            report.push(problem(Severity::Note));
        }
        assert!(!report.has_losses());
        report.push(problem(Severity::FieldDropped));
        assert!(report.has_losses());
        assert_eq!(
            report.problems().last().map(|problem| problem.severity),
            Some(Severity::FieldDropped)
        );
        assert_eq!(report.n_problems(), 1001);
    }
}

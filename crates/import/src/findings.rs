//! What could not be read, or was read otherwise than it is written: said once for all records that it holds for.

use std::borrow::Cow;

use incidents::model::message::quoted;
use incidents::model::report::{Problem, Severity};

/// How many records a sentence names.
const MAX_NAMED: usize = 40;

/// How many of the values a sentence names.
const N_EXAMPLES: usize = 3;

/// What is found while a file is read.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
}

#[derive(Debug)]
struct Finding {
    severity: Severity,
    column: Option<String>,
    message: String,
    /// Numbers of records, from 1; none for the whole file.
    records: Vec<u32>,
    /// Some of the values that it was found in.
    examples: Vec<String>,
}

impl Finding {
    fn add_example(&mut self, value: &str) {
        if self.examples.len() < N_EXAMPLES {
            let value = quoted(value);
            if !self.examples.contains(&value) {
                self.examples.push(value);
            }
        }
    }
}

impl Findings {
    /// Something about the whole file, without loss.
    pub fn note(&mut self, message: String) {
        self.push(Severity::Note, None, message.into(), None);
    }

    /// The file says itself that something of it is missing.
    pub fn incomplete(&mut self, message: String) {
        self.push(Severity::FieldDropped, None, message.into(), None);
    }

    /// Something about a column, without loss.
    pub fn of_column(&mut self, column: &str, message: String) {
        self.push(Severity::Note, Some(column), message.into(), None);
    }

    /// A value was read otherwise than it is written.
    pub fn read_otherwise(&mut self, record: u32, column: Option<&str>, message: &str) {
        self.push(Severity::Note, column, message.into(), Some(record));
    }

    /// A value is left out.
    pub fn lost(&mut self, record: u32, column: Option<&str>, message: &str) {
        self.push(Severity::FieldDropped, column, message.into(), Some(record));
    }

    /// A record that has swallowed others.
    pub fn rows_lost(&mut self, record: u32, message: &str) {
        self.push(Severity::RecordDropped, None, message.into(), Some(record));
    }

    /// A value is left out; the sentence goes on with "but found" and some of the values.
    pub fn lost_value(&mut self, record: u32, column: &str, message: &str, value: &str) {
        self.push(
            Severity::FieldDropped,
            Some(column),
            message.into(),
            Some(record),
        )
        .add_example(value);
    }

    /// A value was read otherwise than it is written; the sentence goes on with some of the values.
    pub fn value_read_otherwise(&mut self, record: u32, column: &str, message: &str, value: &str) {
        self.push(Severity::Note, Some(column), message.into(), Some(record))
            .add_example(value);
    }

    /// A line of the file is left out, since it adds up others.
    pub fn row_added_up(&mut self, line: u32) {
        self.of_line(
            Severity::Note,
            format!("line {line} adds up the others, and is no record"),
        );
    }

    /// A line of the file is left out, of which no record can be made.
    pub fn record_lost(&mut self, line: u32, message: &str) {
        self.of_line(Severity::RecordDropped, format!("line {line}: {message}"));
    }

    /// What is said of one line is said once: nobody has to look whether it was.
    fn of_line(&mut self, severity: Severity, message: String) {
        self.list.push(Finding {
            severity,
            column: None,
            message,
            records: Vec::new(),
            examples: Vec::new(),
        });
    }

    fn push(
        &mut self,
        severity: Severity,
        column: Option<&str>,
        message: Cow<'_, str>,
        record: Option<u32>,
    ) -> &mut Finding {
        let is_same = |known: &Finding| {
            known.severity == severity
                && known.column.as_deref() == column
                && known.message == message
        };
        let known = self.list.iter().position(is_same);
        let at = known.unwrap_or_else(|| {
            self.list.push(Finding {
                severity,
                column: column.map(str::to_owned),
                message: message.into_owned(),
                records: Vec::new(),
                examples: Vec::new(),
            });
            self.list.len() - 1
        });
        let known = &mut self.list[at];
        known.records.extend(record);
        known
    }

    /// Whether this was said.
    pub fn say(&self, message: &str) -> bool {
        self.list.iter().any(|finding| finding.message == message)
    }

    /// How many values are left out.
    pub fn n_lost(&self) -> usize {
        let lost = self
            .list
            .iter()
            .filter(|finding| finding.severity > Severity::Note);
        lost.map(|finding| finding.records.len().max(1)).sum()
    }

    /// How many values of a column are left out.
    pub fn n_lost_of(&self, column: &str) -> usize {
        let of_column = |finding: &&Finding| {
            finding.severity > Severity::Note && finding.column.as_deref() == Some(column)
        };
        let records = self.list.iter().filter(of_column);
        records.map(|finding| finding.records.len()).sum()
    }

    /// The sentences, what is lost first. `place` says which number a row's record has in the file, and on which line it begins.
    pub fn into_problems(mut self, place: &dyn Fn(u32) -> (u32, Option<u32>)) -> Vec<Problem> {
        self.list
            .sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        let problem = |mut finding: Finding| {
            let places = finding.records.iter().map(|row| place(*row));
            let (records, lines): (Vec<u32>, Vec<Option<u32>>) = places.unzip();
            finding.records = records;
            let only = match finding.records.as_slice() {
                [only] => Some(*only),
                _ => None,
            };
            Problem {
                severity: finding.severity,
                record: only,
                id: None,
                line: only.and_then(|_| lines.first().copied().flatten()),
                message: sentence(&finding),
                field: finding.column,
            }
        };
        self.list.into_iter().map(problem).collect()
    }
}

/// `expected ..., but found "a", "b": what to do (records 1 to 3)`
fn sentence(finding: &Finding) -> String {
    let examples = finding.examples.join(", ");
    let is_loss = finding.severity > Severity::Note;
    let said = match finding.message.split_once(": ") {
        _ if examples.is_empty() => finding.message.clone(),
        _ if !is_loss => format!("{} ({examples})", finding.message),
        Some((expected, remedy)) => format!("{expected}, but found {examples}: {remedy}"),
        None => format!("{}, but found {examples}", finding.message),
    };
    match finding.records.len() {
        0 | 1 => said,
        _ => format!("{said} ({})", named(&finding.records)),
    }
}

/// `records 1 to 3, 5 and 8`, or `records 1, 5 and 1,157 more`.
fn named(records: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for record in records.iter().take(MAX_NAMED) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *record => *last = *record,
            Some((_, last)) if *last == *record => {}
            _ => runs.push((*record, *record)),
        }
    }
    let run = |(first, last): &(u32, u32)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first} to {last}"),
    };
    let mut parts: Vec<String> = runs.iter().map(run).collect();
    let n_more = records.len().saturating_sub(MAX_NAMED);
    if n_more > 0 {
        return format!("records {} and {n_more} more", parts.join(", "));
    }
    let last = parts.pop().unwrap_or_default();
    match parts.len() {
        0 => format!("records {last}"),
        _ => format!("records {} and {last}", parts.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_for_many_records_is_said_once() {
        let mut findings = Findings::default();
        findings.note("compressed".to_owned());
        for record in [1, 2, 3, 5, 8] {
            findings.lost(record, Some("Date"), "no date");
        }
        findings.lost(9, Some("Date"), "no day");
        let problems = findings.into_problems(&|record| (record, Some(record + 1)));
        let said: Vec<String> = problems.iter().map(Problem::to_string).collect();
        assert_eq!(
            said,
            [
                "Date: no date (records 1 to 3, 5 and 8)",
                "record 9, line 10, Date: no day",
                "compressed"
            ]
        );
    }

    #[test]
    fn of_many_the_first_are_named() {
        let records: Vec<u32> = (0..100).map(|at| at * 2 + 1).collect();
        assert!(
            named(&records).ends_with(", 77, 79 and 60 more"),
            "{}",
            named(&records)
        );
    }
}

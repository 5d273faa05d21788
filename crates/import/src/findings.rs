//! What could not be read, or was read otherwise than it is written: said once for all records that it holds for.

use std::collections::HashMap;

use incidents::model::message::quoted;
use incidents::model::report::{Problem, Severity};
use incidents::model::said::{Said, Sentence};
use incidents::said;

/// How many records a sentence names.
const MAX_NAMED: usize = 40;

/// How many of the values a sentence names.
const N_EXAMPLES: usize = 3;

/// What is found while a file is read.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    /// Where in the list each is, by all that it says: a file may have as many as it has columns.
    known: HashMap<String, usize>,
}

#[derive(Debug)]
struct Finding {
    severity: Severity,
    column: Option<String>,
    message: Said,
    /// Numbers of records, from 1; none for the whole file.
    records: Vec<u32>,
    /// Lines of the file on which no record begins.
    lines: Vec<u32>,
    /// Some of the values that it was found in.
    examples: Vec<String>,
    /// Whether its values are not what the column is for, though nothing of them is lost.
    is_unread: bool,
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
    pub fn note(&mut self, message: Sentence<'_>) {
        self.push(Severity::Note, None, message, None);
    }

    /// The file says itself that something of it is missing.
    pub fn incomplete(&mut self, message: Sentence<'_>) {
        self.push(Severity::FieldDropped, None, message, None);
    }

    /// Something about a column, without loss.
    pub fn of_column(&mut self, column: &str, message: Sentence<'_>) {
        self.push(Severity::Note, Some(column), message, None);
    }

    /// A value was read otherwise than it is written.
    pub fn read_otherwise(&mut self, record: u32, column: Option<&str>, message: Sentence<'_>) {
        self.push(Severity::Note, column, message, Some(record));
    }

    /// A value is left out.
    pub fn lost(&mut self, record: u32, column: Option<&str>, message: Sentence<'_>) {
        self.push(Severity::FieldDropped, column, message, Some(record));
    }

    /// A record that has swallowed others.
    pub fn rows_lost(&mut self, record: u32, message: Sentence<'_>) {
        self.push(Severity::RecordDropped, None, message, Some(record));
    }

    /// A value is left out; the sentence goes on with "but found" and some of the values.
    pub fn lost_value(&mut self, record: u32, column: &str, message: Sentence<'_>, value: &str) {
        self.push(Severity::FieldDropped, Some(column), message, Some(record))
            .add_example(value);
    }

    /// A value was read otherwise than it is written; the sentence goes on with some of the values.
    pub fn value_read_otherwise(
        &mut self,
        record: u32,
        column: &str,
        message: Sentence<'_>,
        value: &str,
    ) {
        self.push(Severity::Note, Some(column), message, Some(record))
            .add_example(value);
    }

    /// A value is none of those that the column is for, and stays a fact of its record: nothing is lost, but it was not read.
    pub fn kept_as_fact(&mut self, record: u32, column: &str, message: Sentence<'_>, value: &str) {
        let finding = self.push(Severity::Note, Some(column), message, Some(record));
        finding.is_unread = true;
        finding.add_example(value);
    }

    /// A line of the file is left out, since it adds up others.
    pub fn row_added_up(&mut self, line: u32) {
        let message = said!("a row that adds up others is no record");
        let finding = self.push(Severity::Note, None, message, None);
        finding.lines.push(line);
    }

    /// A line of the file is left out, of which no record can be made.
    pub fn record_lost(&mut self, line: u32, message: Sentence<'_>) {
        let finding = self.push(Severity::RecordDropped, None, message, None);
        finding.lines.push(line);
    }

    fn push(
        &mut self,
        severity: Severity,
        column: Option<&str>,
        message: Sentence<'_>,
        record: Option<u32>,
    ) -> &mut Finding {
        let key = [column.unwrap_or_default(), "\0", message.as_carried()].concat();
        let known = self.known.get(&key).copied();
        let known = known.filter(|at| self.list.get(*at).is_some_and(|it| it.severity == severity));
        let at = known.unwrap_or_else(|| {
            self.list.push(Finding {
                severity,
                column: column.map(str::to_owned),
                message: message.into(),
                records: Vec::new(),
                lines: Vec::new(),
                examples: Vec::new(),
                is_unread: false,
            });
            self.known.insert(key, self.list.len() - 1);
            self.list.len() - 1
        });
        let known = &mut self.list[at];
        known.records.extend(record);
        known
    }

    /// Whether this was said.
    pub fn say(&self, message: Sentence<'_>) -> bool {
        self.list
            .iter()
            .any(|finding| finding.message.as_sentence() == message)
    }

    /// How many values are left out.
    pub fn n_lost(&self) -> usize {
        let lost = self
            .list
            .iter()
            .filter(|finding| finding.severity > Severity::Note);
        let n = |finding: &Finding| finding.records.len().max(finding.lines.len()).max(1);
        lost.map(n).sum()
    }

    /// How many values of a column are left out, or are not read for what the column is.
    pub fn n_lost_of(&self, column: &str) -> usize {
        let of_column = |finding: &&Finding| {
            let is_counted = finding.severity > Severity::Note || finding.is_unread;
            is_counted && finding.column.as_deref() == Some(column)
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
                line: match finding.lines.as_slice() {
                    [line] => Some(*line),
                    _ => only.and_then(|_| lines.first().copied().flatten()),
                },
                message: sentence(&finding),
                field: finding.column,
            }
        };
        self.list.into_iter().map(problem).collect()
    }
}

/// `expected ..., but found "a", "b": what to do (records 1–3)`
fn sentence(finding: &Finding) -> Said {
    let said = finding.message.clone();
    let examples = finding.examples.join(", ");
    let is_loss = finding.severity > Severity::Note;
    let said = match (examples.is_empty(), is_loss) {
        (true, _) => said,
        (false, true) => said.as_sentence().with(&[&examples]),
        (false, false) => said!("{sentence} ({found})", said, examples),
    };
    match (finding.records.len(), finding.lines.len()) {
        (0 | 1, 0 | 1) => said,
        (0 | 1, _) => said!("{sentence} (lines {lines})", said, named(&finding.lines)),
        _ => said!(
            "{sentence} (records {records})",
            said,
            named(&finding.records)
        ),
    }
}

/// `1–3, 5 and 8`, or `1, 5 and 1,157 more`.
fn named(numbers: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers.iter().take(MAX_NAMED) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            Some((_, last)) if *last == *number => {}
            _ => runs.push((*number, *number)),
        }
    }
    let run = |(first, last): &(u32, u32)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    };
    let mut parts: Vec<String> = runs.iter().map(run).collect();
    let n_more = numbers.len().saturating_sub(MAX_NAMED);
    if n_more > 0 {
        return said!("{numbers} and {count} more", parts.join(", "), n_more).to_value();
    }
    let last = parts.pop().unwrap_or_default();
    match parts.len() {
        0 => last,
        _ => said!("{numbers} and {last}", parts.join(", "), last).to_value(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_for_many_records_is_said_once() {
        let mut findings = Findings::default();
        findings.note(Sentence::of("compressed"));
        for record in [1, 2, 3, 5, 8] {
            findings.lost(record, Some("Date"), Sentence::of("no date"));
        }
        findings.lost(9, Some("Date"), Sentence::of("no day"));
        let problems = findings.into_problems(&|record| (record, Some(record + 1)));
        let said: Vec<String> = problems.iter().map(Problem::to_string).collect();
        assert_eq!(
            said,
            [
                "Date: no date (records 1–3, 5 and 8)",
                "record 9, line 10, Date: no day",
                "compressed"
            ]
        );
    }

    #[test]
    fn lines_that_are_no_records_are_said_once() {
        let mut findings = Findings::default();
        for line in [4, 5, 6, 9] {
            findings.row_added_up(line);
        }
        findings.record_lost(7, Sentence::of("broken"));
        assert_eq!(findings.n_lost(), 1);
        let problems = findings.into_problems(&|record| (record, None));
        let said: Vec<String> = problems.iter().map(Problem::to_string).collect();
        assert_eq!(
            said,
            [
                "line 7: broken",
                "a row that adds up others is no record (lines 4–6 and 9)"
            ]
        );
    }

    #[test]
    fn of_many_the_first_are_named() {
        let records: Vec<u32> = (0..100).map(|at| at * 2 + 1).collect();
        let named = said!("{named}", named(&records)).to_string();
        assert!(named.ends_with(", 77, 79 and 60 more"), "{named}");
    }
}

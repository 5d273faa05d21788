//! Tables as text: CSV, TSV, and whatever else parts its cells.

mod shape;

use std::collections::HashMap;

use csv::ByteRecord;
use incidents::model::message::quoted;
use serde_json::Value;

use crate::dates::spelled;
use crate::features::Lines;
use crate::findings::Findings;
use crate::links;
use crate::table::{Row, Table};
use shape::{cells, delimiter, head, is_tags, records, without_blanks_before_quotes};

/// Stands for a line break in a cell of a spreadsheet, so that each row of the sheet is one line.
pub const BREAK: char = '\u{2028}';

/// Words of rows that add up others.
const TOTALS: [&str; 13] = [
    "total",
    "totals",
    "sum",
    "subtotal",
    "summe",
    "gesamt",
    "somme",
    "suma",
    "итого",
    "всего",
    "toplam",
    "المجموع",
    "الإجمالي",
];

/// Reads a table; nothing where no sign parts the text into columns.
pub fn read(text: &str, findings: &mut Findings) -> Option<Table> {
    let delimiter = delimiter(text)?;
    let mut records = records(text, delimiter);
    let mut lines = Lines::default();
    for record in records.drain(..head(&records)) {
        let line = line(text, &record, &mut lines);
        let words: Vec<String> = cells(&record)
            .filter(|cell| !cell.trim().is_empty())
            .collect();
        if !words.is_empty() {
            findings.note(format!(
                "line {line} is passed over, since it stands above the heads of the columns: {}",
                quoted(&words.join(" "))
            ));
        }
    }
    let heads: Vec<String> = cells(records.first()?).collect();
    let n_heads = heads.iter().rposition(|head| !head.trim().is_empty())? + 1;
    let n_data = heads.iter().filter(|head| is_datum(head)).count();
    let has_heads = n_data * 3 < n_heads;
    let mut reading = Reading {
        text,
        delimiter,
        table: Table::default(),
        columns: Vec::new(),
        lines,
        is_open: text.matches('"').count() % 2 == 1,
        findings,
    };
    let nameless = vec![String::new(); n_heads];
    reading.name_columns(if has_heads { &heads } else { &nameless }, n_heads);
    let mut rows = records.iter().skip(usize::from(has_heads)).peekable();
    if !has_heads {
        reading.findings.note(
            "the table has no heads: what its columns are for is told by what stands in them"
                .to_owned(),
        );
    } else if rows.peek().is_some_and(|record| is_tags(record)) {
        rows.next();
        reading
            .findings
            .note("the row of HXL tags below the heads is no record".to_owned());
    }
    for record in rows {
        reading.add(record, if has_heads { &heads } else { &[] });
    }
    reading.drop_totals();
    Some(reading.table)
}

/// A table while it is read.
struct Reading<'r> {
    text: &'r str,
    delimiter: u8,
    table: Table,
    columns: Vec<usize>,
    lines: Lines,
    /// Whether a quotation mark is never closed.
    is_open: bool,
    findings: &'r mut Findings,
}

impl Reading<'_> {
    /// A column for each head; one without a name is called by its place, one that is there twice by its place, too.
    fn name_columns(&mut self, heads: &[String], n_heads: usize) {
        for (at, head) in heads.iter().take(n_heads).enumerate() {
            let name = head.split_whitespace().collect::<Vec<_>>().join(" ");
            let is_known = self.table.columns.contains(&name);
            let name = match name.as_str() {
                "" => format!("column {}", at + 1),
                _ if is_known => {
                    let second = format!("{name} (column {})", at + 1);
                    let said = format!(
                        "two columns are called {}: the second is called {}",
                        quoted(&name),
                        quoted(&second)
                    );
                    self.findings.note(said);
                    second
                }
                _ => name,
            };
            self.columns.push(self.table.column(&name));
        }
    }

    fn add(&mut self, record: &ByteRecord, heads: &[String]) {
        let mut found: Vec<String> = cells(record).collect();
        let is_blank = found.iter().all(|cell| cell.trim().is_empty());
        if is_blank {
            return;
        }
        if found.len() > 1 && found == heads && !self.table.rows.is_empty() {
            let said = "rows that repeat the heads of the columns are no records";
            return self.findings.note(said.to_owned());
        }
        let number = self.table.rows.len() as u32 + 1;
        let n_columns = self.columns.len();
        let is_over = |found: &[String]| {
            found
                .iter()
                .skip(n_columns)
                .any(|cell| !cell.trim().is_empty())
        };
        let mut is_shifted = is_over(&found);
        if is_shifted {
            let mended = without_blanks_before_quotes(self.text, record, self.delimiter);
            if let Some(mended) = mended.filter(|mended| !is_over(mended)) {
                self.findings.read_otherwise(
                    number,
                    None,
                    "blanks stand before a quotation mark: the cell was read as a quoted one",
                );
                (found, is_shifted) = (mended, false);
            } else {
                let message = format!(
                    "expected {n_columns} cells, as there are heads, but found more: those that are too many are left out, and the record is not drawn, so quote a cell in which the separator stands"
                );
                self.findings.lost(number, None, &message);
            }
        }
        self.look_at_quotes(number, &found);
        let line = line(self.text, record, &mut self.lines);
        let mut row = Row {
            line,
            is_shifted,
            ..Row::default()
        };
        for (column, cell) in self.columns.iter().zip(found) {
            if !cell.trim().is_empty() {
                let cell = cell.replace("\r\n", "\n").replace(['\r', BREAK], "\n");
                row.cells.push((*column, Value::String(cell)));
            }
        }
        row.in_order();
        self.table.rows.push(row);
    }

    /// A quotation mark that nothing closes swallows the rows behind it.
    fn look_at_quotes(&mut self, number: u32, found: &[String]) {
        let n_signs = self.columns.len().saturating_sub(1);
        let sign = char::from(self.delimiter);
        for cell in found {
            let is_row = |line: &str| {
                let n_found = line.matches(sign).count();
                self.is_open && n_found >= n_signs || n_signs > 2 && n_found == n_signs
            };
            if cell.lines().skip(1).any(is_row) {
                let message = "expected a quotation mark that closes the cell: rows that follow stand in it, and are no records, so close it where it ends";
                self.findings.rows_lost(number, message);
            } else if has_stray_quote(cell) {
                self.findings.read_otherwise(
                    number,
                    None,
                    "a quotation mark stands alone in a cell: look whether the text is whole",
                );
            }
        }
    }

    /// Rows that add up the others are no records.
    fn drop_totals(&mut self) {
        let usual = self
            .table
            .rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(0);
        let n_rows = self.table.rows.len();
        let mut sums: HashMap<usize, f64> = HashMap::new();
        let rows = std::mem::take(&mut self.table.rows);
        for (at, row) in rows.into_iter().enumerate() {
            let is_short = usual > 3 && row.cells.len() * 2 <= usual && at > 0;
            if is_short && (is_total(&row) || at + 1 == n_rows && is_sum(&row, &sums)) {
                let said = format!("line {} adds up the others, and is no record", row.line);
                self.findings.note(said);
                continue;
            }
            for (column, number) in row
                .cells
                .iter()
                .filter_map(|(column, cell)| Some((*column, number(cell)?)))
            {
                *sums.entry(column).or_default() += number;
            }
            self.table.rows.push(row);
        }
    }
}

fn number(cell: &Value) -> Option<f64> {
    cell.as_str()?.trim().parse().ok()
}

/// Whether the only words of a row say that it adds up others.
fn is_total(row: &Row) -> bool {
    let texts = row.cells.iter().filter(|(_, cell)| number(cell).is_none());
    let mut words = texts.filter_map(|(_, cell)| cell.as_str());
    let (Some(only), None) = (words.next(), words.next()) else {
        return false;
    };
    let only = only.to_lowercase();
    only.split(|c: char| !c.is_alphanumeric())
        .any(|word| TOTALS.contains(&word))
}

/// Whether a row is a number alone, which is the sum of those above it.
fn is_sum(row: &Row, sums: &HashMap<usize, f64>) -> bool {
    let [(column, cell)] = row.cells.as_slice() else {
        return false;
    };
    let sum = sums.get(column).copied().unwrap_or_default();
    number(cell).is_some_and(|number| (number - sum).abs() < 0.5)
}

/// Whether a quotation mark in a cell opens nothing, or closes nothing; inches aside.
fn has_stray_quote(cell: &str) -> bool {
    if cell.trim_start().starts_with(['{', '[']) {
        return false;
    }
    let mut depth = 0_i32;
    let mut before = ' ';
    let mut is_stray = false;
    for c in cell.chars() {
        if c == '"' && !before.is_ascii_digit() {
            depth += if before.is_alphanumeric() || ".,!?)".contains(before) {
                -1
            } else {
                1
            };
            is_stray |= depth < 0;
        }
        before = c;
    }
    is_stray || depth != 0 && !cell.contains(|c: char| c.is_ascii_digit())
}

/// Whether a cell holds a value and no name of a column.
fn is_datum(cell: &str) -> bool {
    let cell = cell.trim();
    let is_year = cell.len() == 4 && cell.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = cell.len() > 1 && cell.parse::<f64>().is_ok() && !is_year;
    is_number || links::is_only_links(cell) || cell.len() > 7 && spelled(cell, false).is_some()
}

/// The line on which a row begins; the reader's own count lies before the line break that ends the row above.
fn line(text: &str, record: &ByteRecord, lines: &mut Lines) -> u32 {
    let start = record
        .position()
        .map_or(0, |position| position.byte() as usize);
    let ahead = text.as_bytes().get(start..).unwrap_or_default();
    let n_breaks = ahead
        .iter()
        .take_while(|byte| matches!(**byte, b'\n' | b'\r'))
        .count();
    lines.at(text, start + n_breaks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, heads: &[&str], rows: &[&[&str]], n_findings: usize) {
        let mut findings = Findings::default();
        let table = read(text, &mut findings).unwrap();
        let found: Vec<Vec<&str>> = table
            .rows
            .iter()
            .map(|row| {
                row.cells
                    .iter()
                    .filter_map(|(_, value)| value.as_str())
                    .collect()
            })
            .collect();
        assert_eq!(
            (table.columns, found),
            (
                heads.iter().map(|head| (*head).to_owned()).collect(),
                rows.iter().map(|row| row.to_vec()).collect()
            )
        );
        assert_eq!(
            findings.into_problems(&|row| (row, None)).len(),
            n_findings,
            "{text}"
        );
    }

    #[test]
    fn cells_are_parted_by_what_parts_them() {
        check("a,b\n1,2\n", &["a", "b"], &[&["1", "2"]], 0);
        check("a;b\n1,5;2\n", &["a", "b"], &[&["1,5", "2"]], 0);
        check("a\tb\n1, 2\t3", &["a", "b"], &[&["1, 2", "3"]], 0);
        check("a|b\r\n1|\r\n", &["a", "b"], &[&["1"]], 0);
        check(
            "a,b\n\"x\ny, \"\"z\"\"\",2\n",
            &["a", "b"],
            &[&["x\ny, \"z\"", "2"]],
            0,
        );
    }

    #[test]
    fn what_stands_above_the_heads_is_passed_over_and_said() {
        check(
            "All of it,,\n,,\na,b,c\n1,2,3\n",
            &["a", "b", "c"],
            &[&["1", "2", "3"]],
            1,
        );
        check("a,b\n#date,#geo+lat\n1,2\n", &["a", "b"], &[&["1", "2"]], 1);
    }

    #[test]
    fn a_row_with_too_many_cells_is_mended_or_said() {
        check(
            "a,b\n1,  \"2,5\"\n3,4\n",
            &["a", "b"],
            &[&["1", "2,5"], &["3", "4"]],
            1,
        );
        check(
            "a,b\n1,2,3\n4,5\n6,7\n",
            &["a", "b"],
            &[&["1", "2"], &["4", "5"], &["6", "7"]],
            1,
        );
    }

    #[test]
    fn a_text_without_columns_is_no_table() {
        assert!(read("Just words.\nAnd more of them.\n", &mut Findings::default()).is_none());
    }
}

//! Tables as text: CSV, TSV, and whatever else parts its cells.

mod below;
mod shape;

use csv::StringRecord;
use incidents::model::message::quoted;
use incidents::said;
use memchr::memchr2;

use crate::TAGS;
use crate::columns::hxl::are_tags;
use crate::dates::spelled;
use crate::features::Lines;
use crate::findings::Findings;
use crate::links;
use crate::table::Table;
use shape::{HEAD_ROWS, delimiter, first_of, head, reader, records, without_blanks_before_quotes};

/// Stands for a line break in a cell of a spreadsheet, so that each row of the sheet is one line. No record keeps it: it is a control character.
pub const BREAK: char = '\u{85}';

/// The first byte of [`BREAK`], and of other signs.
const BREAK_LEAD: u8 = 0xc2;

/// Reads a table; nothing where no sign parts the text into columns.
pub fn read(text: &str, findings: &mut Findings) -> Option<Table> {
    let delimiter = delimiter(text)?;
    let first = records(text, delimiter, HEAD_ROWS);
    let mut lines = Lines::default();
    let n_above = head(&first);
    for record in first.iter().take(n_above) {
        let line = line(text, record, &mut lines);
        let words: Vec<&str> = record
            .iter()
            .filter(|cell| !cell.trim().is_empty())
            .collect();
        if !words.is_empty() {
            findings.note(said!(
                "line {line} is passed over, since it stands above the heads of the columns: {found}",
                line.to_string(),
                quoted(&words.join(" "))
            ).as_sentence());
        }
    }
    let heads: Vec<&str> = first.get(n_above)?.iter().collect();
    let n_heads = heads.iter().rposition(|head| !head.trim().is_empty())? + 1;
    let n_data = heads.iter().filter(|head| is_datum(head)).count();
    let has_heads = n_data * 3 < n_heads;
    let mut reading = Reading {
        text,
        delimiter,
        heads: if has_heads { &heads } else { &[] },
        table: Table::default(),
        lines,
        is_open: None,
        findings,
    };
    reading.table.reserve(text.len());
    reading.name_columns(if has_heads { &heads } else { &[] }, n_heads);
    let mut n_passed = n_above + usize::from(has_heads);
    if !has_heads {
        reading.findings.note(said!(
            "the table has no heads: what its columns are for is told by what stands in them"
        ));
    } else if let Some(tags) =
        first_of(text, delimiter, n_passed).filter(|record| are_tags(record.iter()))
    {
        reading.table.tags = tags.iter().map(|tag| tag.trim().to_owned()).collect();
        n_passed += 1;
        // Who joins tables may have the row twice.
        while first_of(text, delimiter, n_passed).is_some_and(|record| record == tags) {
            n_passed += 1;
        }
        reading.findings.note(TAGS);
    }
    let mut reader = reader(text, delimiter);
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).unwrap_or(false) {
        match n_passed {
            0 => reading.add(&record),
            _ => n_passed -= 1,
        }
    }
    let Reading { mut table, .. } = reading;
    below::drop_rows(&mut table, findings);
    Some(table)
}

/// A table while it is read.
struct Reading<'r> {
    text: &'r str,
    delimiter: u8,
    /// The cells of the row of heads; none where there is no such row.
    heads: &'r [&'r str],
    table: Table,
    lines: Lines,
    /// Whether a quotation mark is never closed, once somebody has asked.
    is_open: Option<bool>,
    findings: &'r mut Findings,
}

impl Reading<'_> {
    /// A column for each head; one without a name is called by its place, one that is there twice by its place, too.
    fn name_columns(&mut self, heads: &[&str], n_heads: usize) {
        for at in 0..n_heads {
            let head = heads.get(at).copied().unwrap_or_default();
            let words = head.split_whitespace().collect::<Vec<_>>().join(" ");
            let first = match words.as_str() {
                "" => format!("column {}", at + 1),
                _ => words,
            };
            let is_known = |name: &String| self.table.has_column(name);
            let mut name = first.clone();
            if is_known(&name) {
                // What is made up here may be the name of another column.
                while is_known(&name) {
                    name = format!("{name} (column {})", at + 1);
                }
                self.findings.note(
                    said!(
                        "two columns are called {name}: the second is called {other}",
                        quoted(&first),
                        quoted(&name)
                    )
                    .as_sentence(),
                );
            }
            self.table.column(&name);
        }
    }

    fn add(&mut self, record: &StringRecord) {
        let n_columns = self.table.columns.len();
        let is_over = |record: &StringRecord| {
            record.len() > n_columns && !record.iter().skip(n_columns).all(is_blank)
        };
        if record.iter().all(is_blank) {
            return;
        }
        let is_head = || record.iter().eq(self.heads.iter().copied());
        if record.len() > 1 && self.table.n_rows() > 0 && is_head() {
            let said = said!("rows that repeat the heads of the columns are no records");
            return self.findings.note(said);
        }
        let number = self.table.n_rows() as u32 + 1;
        let line = line(self.text, record, &mut self.lines);
        if !is_over(record) {
            return self.add_cells((number, line), record, false);
        }
        let mended = without_blanks_before_quotes(self.text, record, self.delimiter);
        if let Some(mended) = mended.filter(|mended| !is_over(mended)) {
            self.findings.read_otherwise(
                number,
                None,
                said!("blanks stand before a quotation mark: the cell was read as a quoted one"),
            );
            return self.add_cells((number, line), &mended, false);
        }
        let message = said!(
            "expected {count} cells, as there are heads, but found more: those that are too many are left out, and the record is not drawn, so quote a cell in which the separator stands",
            n_columns
        );
        self.findings.lost(number, None, message.as_sentence());
        self.add_cells((number, line), record, true);
    }

    fn add_cells(&mut self, (number, line): (u32, u32), record: &StringRecord, is_shifted: bool) {
        if memchr2(b'"', b'\n', record.as_slice().as_bytes()).is_some() {
            self.look_at_quotes(number, record);
        }
        self.table.push_line(line, is_shifted);
        if is_plain(record) {
            let ends = (0..self.table.columns.len()).map(|at| record.range(at).map(|it| it.end));
            return self.table.push_texts(record.as_slice(), ends);
        }
        let all = record.iter().chain(std::iter::repeat(""));
        for cell in all.take(self.table.columns.len()) {
            if is_blank(cell) {
                self.table.push_text("");
            } else if memchr2(b'\r', BREAK_LEAD, cell.as_bytes()).is_some() {
                let cell = cell.replace("\r\n", "\n").replace(['\r', BREAK], "\n");
                self.table.push_text(&cell);
            } else {
                self.table.push_text(cell);
            }
        }
    }

    /// A quotation mark that nothing closes swallows the rows behind it.
    fn look_at_quotes(&mut self, number: u32, record: &StringRecord) {
        let n_signs = self.table.columns.len().saturating_sub(1);
        let sign = char::from(self.delimiter);
        let (text, is_open) = (self.text, &mut self.is_open);
        let mut is_open = || *is_open.get_or_insert_with(|| text.matches('"').count() % 2 == 1);
        for cell in record {
            let mut is_row = |line: &str| {
                let n_found = line.matches(sign).count();
                n_signs > 2 && n_found == n_signs || n_found >= n_signs && is_open()
            };
            if cell.lines().skip(1).any(&mut is_row) {
                let message = said!(
                    "expected a quotation mark that closes the cell: rows that follow stand in it, and are no records, so close it where it ends"
                );
                self.findings.rows_lost(number, message);
            } else if has_stray_quote(cell) {
                self.findings.read_otherwise(
                    number,
                    None,
                    said!(
                        "a quotation mark stands alone in a cell: look whether the text is whole"
                    ),
                );
            }
        }
    }
}

fn is_blank(cell: &str) -> bool {
    cell.chars().all(char::is_whitespace)
}

/// Whether all cells of a row are taken as they are: none holds blanks only, or a line break that others write.
fn is_plain(record: &StringRecord) -> bool {
    let text = record.as_slice().as_bytes();
    memchr2(b'\r', BREAK_LEAD, text).is_none()
        && record.iter().all(|cell| cell.is_empty() || !is_blank(cell))
}

/// Whether a quotation mark in a cell opens nothing, or closes nothing; inches aside.
fn has_stray_quote(cell: &str) -> bool {
    if !cell.contains('"') || cell.trim_start().starts_with(['{', '[', '=']) {
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
    let is_number = cell.parse::<f64>().is_ok() && !is_year;
    is_number || links::is_only_links(cell) || cell.len() > 7 && spelled(cell, false).is_some()
}

/// The line on which a row begins; the reader's own count lies before the line break that ends the row above.
fn line(text: &str, record: &StringRecord, lines: &mut Lines) -> u32 {
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
            .rows()
            .map(|row| row.cells().filter_map(|(_, cell)| cell.text()).collect())
            .collect();
        assert_eq!(
            (
                table.columns.iter().map(String::as_str).collect::<Vec<_>>(),
                found
            ),
            (
                heads.to_vec(),
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
    fn no_two_columns_have_one_name() {
        check(
            "a,a (column 3),a,\n1,2,3,4\n5,6,7,8\n",
            &["a", "a (column 3)", "a (column 3) (column 3)"],
            &[&["1", "2", "3"], &["5", "6", "7"]],
            2,
        );
    }

    #[test]
    fn a_text_without_columns_is_no_table() {
        assert!(read("Just words.\nAnd more of them.\n", &mut Findings::default()).is_none());
    }
}

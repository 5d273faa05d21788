//! Tables as text: CSV, TSV, and whatever else parts its cells.

use csv::{ByteRecord, ReaderBuilder};
use incidents::model::message::quoted;
use serde_json::Value;

use crate::findings::Findings;
use crate::table::{Row, Table};

/// What may part cells, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many rows tell what parts cells and which row has the heads.
const HEAD_ROWS: usize = 30;

/// Reads a table; nothing where no sign parts the text into columns.
pub fn read(text: &str, findings: &mut Findings) -> Option<Table> {
    let delimiter = delimiter(text)?;
    let mut records = records(text, delimiter);
    let head = head(&records);
    for record in records.drain(..head) {
        let words: Vec<String> = cells(&record)
            .filter(|cell| !cell.trim().is_empty())
            .collect();
        if !words.is_empty() {
            findings.note(format!(
                "line {} is passed over, since it stands above the heads of the columns: {}",
                line(&record),
                quoted(&words.join(" "))
            ));
        }
    }
    let mut records = records.into_iter().peekable();
    let heads: Vec<String> = cells(&records.next()?).collect();
    let n_heads = heads.iter().rposition(|head| !head.trim().is_empty())? + 1;
    let mut table = Table::default();
    let columns = columns(&mut table, &heads, n_heads, findings);
    if records.peek().is_some_and(is_tags) {
        records.next();
        findings.note("the row of HXL tags below the heads is no record".to_owned());
    }
    for record in records {
        add(&mut table, &columns, &record, (text, delimiter), findings);
    }
    Some(table)
}

/// A column for each head; one without a name is called by its place, one that is there twice by its place, too.
fn columns(
    table: &mut Table,
    heads: &[String],
    n_heads: usize,
    findings: &mut Findings,
) -> Vec<usize> {
    let mut columns = Vec::new();
    for (at, head) in heads.iter().take(n_heads).enumerate() {
        let name = head.trim();
        let is_known = table.columns.iter().any(|known| known == name);
        let name = match name {
            "" => format!("column {}", at + 1),
            name if is_known => {
                findings.note(format!(
                    "two columns are called {name}: the second is called {name} (column {})",
                    at + 1
                ));
                format!("{name} (column {})", at + 1)
            }
            name => name.to_owned(),
        };
        columns.push(table.column(&name));
    }
    columns
}

fn add(
    table: &mut Table,
    columns: &[usize],
    record: &ByteRecord,
    (text, delimiter): (&str, u8),
    findings: &mut Findings,
) {
    let mut found: Vec<String> = cells(record).collect();
    if found.iter().all(|cell| cell.trim().is_empty()) {
        return;
    }
    let number = table.rows.len() as u32 + 1;
    let is_over = |found: &[String]| {
        found
            .iter()
            .skip(columns.len())
            .any(|cell| !cell.trim().is_empty())
    };
    if is_over(&found) {
        let mended =
            without_blanks_before_quotes(text, record, delimiter).filter(|mended| !is_over(mended));
        match mended {
            Some(mended) => {
                findings.read_otherwise(number, None, "blanks stand before a quotation mark: the cell was read as a quoted one");
                found = mended;
            }
            None => findings.lost(number, None, &format!("expected {} cells, as there are heads, but found {}: those that are too many are left out, so quote a cell in which the separator stands", columns.len(), found.len())),
        }
    }
    let mut row = Row {
        line: line(record),
        ..Row::default()
    };
    for (column, cell) in columns.iter().zip(found) {
        if !cell.trim().is_empty() {
            row.cells.push((*column, Value::String(cell)));
        }
    }
    table.rows.push(row);
}

fn line(record: &ByteRecord) -> u32 {
    record
        .position()
        .map_or(0, |position| position.line() as u32)
}

fn cells(record: &ByteRecord) -> impl Iterator<Item = String> {
    record
        .iter()
        .map(|cell| String::from_utf8_lossy(cell).into_owned())
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true);
    builder.from_reader(text.as_bytes())
}

fn records(text: &str, delimiter: u8) -> Vec<ByteRecord> {
    reader(text, delimiter)
        .into_byte_records()
        .map_while(Result::ok)
        .collect()
}

/// The sign by which most of the first rows have the same number of cells, and most cells.
fn delimiter(text: &str) -> Option<u8> {
    let score = |delimiter: u8| {
        let records = reader(text, delimiter).into_byte_records();
        let records = records.take(HEAD_ROWS).map_while(Result::ok);
        // All cells, and those up to the last one in which something stands: rows may end in separators.
        let lengths: Vec<(usize, usize)> = records
            .map(|record| {
                let filled = record
                    .iter()
                    .rposition(|cell| !cell.trim_ascii().is_empty());
                (record.len(), filled.map_or(0, |at| at + 1))
            })
            .collect();
        let n_of = |usual: usize| {
            let is_usual = |(all, filled): &&(usize, usize)| (*filled..=*all).contains(&usual);
            lengths.iter().filter(is_usual).count()
        };
        let usual = lengths
            .iter()
            .map(|(_, filled)| *filled)
            .max_by_key(|filled| (n_of(*filled), *filled))?;
        (usual > 1).then_some((n_of(usual) * 100 / lengths.len(), usual))
    };
    let scored = DELIMITERS
        .iter()
        .filter_map(|delimiter| Some((score(*delimiter)?, *delimiter)));
    // A sign by which half of the rows fall apart otherwise parts no cells.
    let likely = scored.filter(|((share, _), _)| *share >= 40);
    likely
        .rev()
        .max_by_key(|(score, _)| (score.0 >= 90, score.1, score.0))
        .map(|(_, delimiter)| delimiter)
}

/// The first row that is filled as the others are, and whose cells are names.
fn head(records: &[ByteRecord]) -> usize {
    let n_filled = |record: &ByteRecord| {
        record
            .iter()
            .filter(|cell| !cell.trim_ascii().is_empty())
            .count()
    };
    let first = || records.iter().take(HEAD_ROWS);
    let most = first().map(n_filled).max().unwrap_or(0);
    first()
        .position(|record| n_filled(record) * 10 >= most * 6)
        .unwrap_or(0)
}

/// A row of `#date`, `#geo+lat` and their like.
fn is_tags(record: &ByteRecord) -> bool {
    let mut filled = record
        .iter()
        .map(<[u8]>::trim_ascii)
        .filter(|cell| !cell.is_empty())
        .peekable();
    filled.peek().is_some()
        && filled
            .all(|cell| cell.starts_with(b"#") && cell.get(1).is_some_and(u8::is_ascii_lowercase))
}

/// The cells of a row that has `,  "36,2"` in it, as whoever wrote it meant them.
fn without_blanks_before_quotes(
    text: &str,
    record: &ByteRecord,
    delimiter: u8,
) -> Option<Vec<String>> {
    let from = text.as_bytes().get(record.position()?.byte() as usize..)?;
    let mut mended = Vec::new();
    let mut is_quoted = false;
    let mut bytes = from.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => break,
            _ => {}
        }
        mended.push(byte);
        if byte == delimiter && !is_quoted {
            let mut ahead = bytes.clone();
            while ahead.next_if_eq(&b' ').is_some() {}
            if ahead.peek() == Some(&b'"') {
                bytes = ahead;
            }
        }
    }
    let mended = String::from_utf8(mended).ok()?;
    let record = records(&mended, delimiter).into_iter().next()?;
    Some(cells(&record).collect())
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
            findings.into_problems(&|_| None).len(),
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

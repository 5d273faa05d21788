//! What parts the cells of a table, and which of its rows has the heads.

use csv::{ByteRecord, ReaderBuilder};
use incidents::schema::names::FieldMap;

use crate::names::role;

/// What may part cells, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many rows tell what parts cells and which row has the heads.
const HEAD_ROWS: usize = 30;

pub(super) fn cells(record: &ByteRecord) -> impl Iterator<Item = String> {
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

pub(super) fn records(text: &str, delimiter: u8) -> Vec<ByteRecord> {
    reader(text, delimiter)
        .into_byte_records()
        .map_while(Result::ok)
        .collect()
}

/// The sign by which most of the first rows have the same number of cells, and most cells.
pub(super) fn delimiter(text: &str) -> Option<u8> {
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
    // Unless its heads are names that are known.
    let has_known_heads = |delimiter: u8| {
        let head = reader(text, delimiter).into_byte_records().next();
        let fields = FieldMap::default();
        let is_known = |head: String| role(&head, &fields).is_some();
        head.and_then(Result::ok)
            .is_some_and(|head| cells(&head).filter(|head| is_known(head.clone())).count() > 1)
    };
    let likely =
        scored.filter(|((share, _), delimiter)| *share >= 40 || has_known_heads(*delimiter));
    likely
        .rev()
        .max_by_key(|(score, _)| (score.0 >= 90, score.1, score.0))
        .map(|(_, delimiter)| delimiter)
}

/// The first row that is filled as the others are, and whose cells are names.
pub(super) fn head(records: &[ByteRecord]) -> usize {
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
pub(super) fn is_tags(record: &ByteRecord) -> bool {
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
pub(super) fn without_blanks_before_quotes(
    text: &str,
    record: &ByteRecord,
    delimiter: u8,
) -> Option<Vec<String>> {
    let from = text.as_bytes().get(record.position()?.byte() as usize..)?;
    let n_breaks = from
        .iter()
        .take_while(|byte| matches!(**byte, b'\n' | b'\r'))
        .count();
    let from = from.get(n_breaks..)?;
    let mut mended = Vec::new();
    let mut is_quoted = false;
    let mut bytes = from.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
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

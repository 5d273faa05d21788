//! What parts the cells of a table, and which of its rows has the heads.

use csv::{ReaderBuilder, StringRecord};
use incidents::schema::names::FieldMap;

use crate::columns::hxl::are_tags;
use crate::names::role;

/// What may part cells, the likeliest first.
const DELIMITERS: [u8; 7] = [b',', b';', b'\t', b'|', b'^', b'~', 0x1f];

/// How many bytes are looked through for a sign in no time.
const SMALL: usize = 1 << 16;

/// How many rows tell what parts cells and which row has the heads.
pub(super) const HEAD_ROWS: usize = 30;

pub(super) fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true);
    builder.from_reader(text.as_bytes())
}

/// The first rows of a text, so many at most.
pub(super) fn records(text: &str, delimiter: u8, n: usize) -> Vec<StringRecord> {
    let records = reader(text, delimiter).into_records();
    records.map_while(Result::ok).take(n).collect()
}

/// The first row behind so many others.
pub(super) fn first_of(text: &str, delimiter: u8, n_passed: usize) -> Option<StringRecord> {
    records(text, delimiter, n_passed + 1)
        .into_iter()
        .nth(n_passed)
}

/// The sign by which most of the first rows have the same number of cells, and most cells.
pub(super) fn delimiter(text: &str) -> Option<u8> {
    let score = |delimiter: u8| {
        let records = records(text, delimiter, HEAD_ROWS);
        // All cells, and those up to the last one in which something stands: rows may end in separators.
        let lengths: Vec<(usize, usize)> = records
            .iter()
            .map(|record| {
                let n_blank = record
                    .iter()
                    .rev()
                    .take_while(|cell| cell.trim_ascii().is_empty())
                    .count();
                (record.len(), record.len() - n_blank)
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
    // A sign that is not there parts nothing, and to make a reader for it takes longer than a small file does.
    let may_part =
        |delimiter: u8| text.len() > SMALL || memchr::memchr(delimiter, text.as_bytes()).is_some();
    let scored = DELIMITERS
        .iter()
        .filter(|delimiter| may_part(**delimiter))
        .filter_map(|delimiter| Some((score(*delimiter)?, *delimiter)));
    // A sign by which half of the rows fall apart otherwise parts no cells.
    // Unless its heads are names that are known.
    let has_known_heads =
        |delimiter: u8| first_of(text, delimiter, 0).is_some_and(|head| n_known(&head) > 1);
    let likely =
        scored.filter(|((share, _), delimiter)| *share >= 40 || has_known_heads(*delimiter));
    let likeliest = likely
        .rev()
        .max_by_key(|(score, _)| (score.0 >= 90, score.1, score.0));
    // Above one row and as many notes below it, the heads alone show it.
    let of_heads = || {
        let names = |delimiter| first_of(text, delimiter, 0).is_some_and(|head| n_known(&head) > 2);
        DELIMITERS
            .into_iter()
            .filter(|it| may_part(*it))
            .find(|it| names(*it))
    };
    likeliest.map(|(_, delimiter)| delimiter).or_else(of_heads)
}

/// The first row that is filled as the others are, and whose cells are names; below a row that groups columns, the one with more names
/// that are known.
pub(super) fn head(records: &[StringRecord]) -> usize {
    let n_filled = |record: &StringRecord| {
        record
            .iter()
            .filter(|cell| !cell.trim_ascii().is_empty())
            .count()
    };
    let first = || records.iter().take(HEAD_ROWS);
    let most = first().map(n_filled).max().unwrap_or(0);
    let filled = first()
        .position(|record| n_filled(record) * 10 >= most * 6)
        .unwrap_or(0);
    let n_known = |at: usize| records.get(at).map_or(0, n_known);
    let is_named = |at: &usize| {
        let has_names = n_known(*at) > n_known(filled) + 1;
        has_names
            && records
                .get(*at)
                .is_some_and(|record| !are_tags(record.iter()))
    };
    let below = (filled + 1..filled + 3).find(is_named);
    below.unwrap_or(filled)
}

/// How many cells are names that are known.
fn n_known(record: &StringRecord) -> usize {
    let fields = FieldMap::default();
    let is_known = |head: &&str| role(head, &fields).is_some();
    record.iter().filter(is_known).count()
}

/// The cells of a row that has `,  "36,2"` in it, as whoever wrote it meant them.
pub(super) fn without_blanks_before_quotes(
    text: &str,
    record: &StringRecord,
    delimiter: u8,
) -> Option<StringRecord> {
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
    first_of(&mended, delimiter, 0)
}

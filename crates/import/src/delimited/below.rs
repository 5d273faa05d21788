//! Rows below the records, or among them, that are none: sums, and what says where the table is from.

use incidents::model::message::quoted;
use incidents::said;

use crate::findings::Findings;
use crate::table::{Row, Table};
use crate::values::Cell;

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

/// Parts of the words by which lines name what they say of the table: its source, a note, its day.
#[rustfmt::skip]
const NOTES: [&str; 24] = [
    "source", "note", "update", "compiled", "disclaimer", "مصدر", "مصادر", "ملاحظ", "تحديث", "quelle", "hinweis", "anmerkung", "stand",
    "remarque", "mise à jour", "fuente", "fonte", "nota", "источник", "примечан", "kaynak", "notlar", "منبع", "منابع",
];

/// Leaves them out, and says so. `usual` is how many cells most rows have: where they are few, nothing tells a record from a line of words.
pub(super) fn drop_rows(table: &mut Table, findings: &mut Findings) {
    let usual = table.rows().map(Row::n_filled).max().unwrap_or(0);
    if usual <= 3 {
        return;
    }
    drop_notes(table, usual, findings);
    let n_rows = table.n_rows();
    let is_short = |row: &Row<'_>| row.number > 1 && row.n_filled() * 2 <= usual;
    let short = table.rows().filter(is_short);
    let mut totals: Vec<(u32, u32)> = short
        .filter(|row| is_total(*row))
        .map(|row| (row.number, row.line()))
        .collect();
    let last = table.row(n_rows as u32).filter(is_short);
    let is_known = totals
        .last()
        .is_some_and(|(number, _)| *number as usize == n_rows);
    if let Some(last) = last.filter(|last| !is_known && is_sum(table, *last, &totals)) {
        totals.push((last.number, last.line()));
    }
    if totals.is_empty() {
        return;
    }
    for (_, line) in &totals {
        findings.row_added_up(*line);
    }
    let mut dropped = totals.into_iter().peekable();
    table.retain(|row| {
        dropped
            .next_if(|(number, _)| *number == row.number)
            .is_none()
    });
}

/// Leaves out the last rows that say something of the table. One that may be a record stays, as do all above it.
fn drop_notes(table: &mut Table, usual: usize, findings: &mut Findings) {
    while let Some(row) = table
        .row(table.n_rows() as u32)
        .filter(|row| row.number > 1)
    {
        let text = row.cell(0).and_then(Cell::text).unwrap_or_default();
        // What it names may stand beside it, and words fall apart at their commas.
        let n_filled = row.n_filled();
        let is_line = n_filled == 1 || n_filled <= 3 && n_filled * 2 <= usual && text.contains(':');
        if is_total(row) && n_filled * 2 <= usual {
            findings.row_added_up(row.line());
            table.drop_last();
            continue;
        }
        if !is_line || !is_note(text) {
            if n_filled == 1 && !text.is_empty() {
                let said = said!(
                    "line {line} has one cell only, and is read as a record: take it out if it is none ({found})"
                );
                findings.note(
                    said.with(&[&row.line().to_string(), &quoted(text)])
                        .as_sentence(),
                );
            }
            break;
        }
        let said = said!("line {line} is passed over, since it stands below the rows: {found}");
        findings.note(
            said.with(&[&row.line().to_string(), &quoted(text)])
                .as_sentence(),
        );
        table.drop_last();
    }
}

/// `Source: a.org`, `* provisional`, `© 2024`, `Notes`.
fn is_note(text: &str) -> bool {
    let (name, is_alone) = match text.split_once(':') {
        Some((name, _)) => (name, false),
        None => (text, true),
    };
    let n_words = name.split_whitespace().count();
    let name = name.to_lowercase();
    let is_named = NOTES.iter().any(|note| name.contains(note));
    is_named && n_words <= if is_alone { 1 } else { 3 }
        || text.trim_start().starts_with(['*', '†', '©'])
}

fn number(cell: Cell<'_>) -> Option<f64> {
    cell.text()?.trim().parse().ok()
}

/// Whether the only words of a row say that it adds up others.
fn is_total(row: Row<'_>) -> bool {
    let texts = row.cells().map(|(_, cell)| cell);
    let mut words = texts.filter(|cell| number(*cell).is_none());
    let (Some(Cell::Text(only)), None) = (words.next(), words.next()) else {
        return false;
    };
    let only = only.to_lowercase();
    only.split(|c: char| !c.is_alphanumeric())
        .any(|word| TOTALS.contains(&word))
}

/// Whether the last row is a number alone, which is the sum of those above it; rows that add up others do not count.
fn is_sum(table: &Table, last: Row<'_>, totals: &[(u32, u32)]) -> bool {
    let mut cells = last.cells();
    let (Some((column, cell)), None) = (cells.next(), cells.next()) else {
        return false;
    };
    let Some(number_below) = number(cell) else {
        return false;
    };
    let is_counted = |row: &Row<'_>| {
        let is_total = totals.binary_search_by_key(&row.number, |(number, _)| *number);
        row.number < last.number && is_total.is_err()
    };
    let above = table.rows().filter(is_counted);
    let sum: f64 = above
        .filter_map(|row| number(row.cell(column)?))
        .fold(0.0, |sum, number| sum + number);
    (number_below - sum).abs() < 0.5
}

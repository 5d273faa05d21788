//! Ids such as `0012`, of which spreadsheets make numbers.

use incidents::said;

use crate::columns::Columns;
use crate::findings::Findings;
use crate::table::Table;
use crate::values::Cell;

/// Says where some ids of a column still have their noughts, and others are shorter. Where all have lost them nothing shows it.
pub(crate) fn say(table: &Table, columns: &Columns, findings: &mut Findings) {
    let Some(column) = columns.of_member("id").first() else {
        return;
    };
    let (mut width, mut shortest) = (0, usize::MAX);
    for id in table.values(*column).filter_map(Cell::as_text) {
        let id = id.trim();
        if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_digit()) {
            return;
        }
        match id.starts_with('0') && id.len() > 1 {
            // Of several widths they are no numbers that were filled up.
            true if width != 0 && width != id.len() => return,
            true => width = id.len(),
            false => shortest = shortest.min(id.len()),
        }
    }
    if shortest < width {
        findings.of_column(table.name(*column), said!("some ids are figures with noughts in front, and others are shorter: a spreadsheet may have taken the noughts of those away, so have the column as text where the table is made"));
    }
}

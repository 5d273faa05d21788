//! Tables that we have written ourselves.

use incidents::schema::names::FieldMap;

use crate::columns::By;
use crate::names::{ASIDE, Role};
use crate::table::Table;

/// Whether a table is one, by columns that nobody else has together, or by what its file says.
pub(super) fn is_written_by_us(table: &Table) -> bool {
    let columns = ["kind", "casualties", "original_geometry", "note_on_file"];
    table.is_written_by_us || columns.iter().all(|name| table.has_column(name))
}

/// Takes each column for the member of its name, whatever stands in it.
pub(super) fn decide(table: &Table, ranked: &mut [(Role, u32, By)]) {
    for (name, column) in table.columns.iter().zip(ranked) {
        // What our schema has no member for is put back by who writes the record.
        if let Some(own) = FieldMap::own_name(name).filter(|own| !ASIDE.contains(own)) {
            *column = (Role::Member(own), 0, By::Name);
        }
    }
}

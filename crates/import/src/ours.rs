//! Which files are in our own schema, and need nothing of what is done here.

use incidents::model::when::When;
use incidents::schema::names::FieldMap;

use crate::columns::Columns;
use crate::markup;
use crate::names::Role;
use crate::record::restated;
use crate::table::{Row, Table};
use crate::text;
use crate::translations::own_name;

/// Whether the engine reads each column for what it is taken for here.
pub fn has_own_names(table: &Table, fields: &FieldMap) -> bool {
    let columns = Columns::of(table, fields);
    let mut roles = table.columns.iter().zip(&columns.roles);
    roles.all(|(name, (role, _))| match role {
        Role::Fact => name.starts_with("original") || fields.members_named(name).next().is_none(),
        Role::Member(member) => name == member,
        // What stands in several languages in one member is taken apart here.
        Role::Translation => own_name(name).is_some_and(|own| own == *name),
        _ => false,
    })
}

/// Whether all dates are written as our own files write them.
pub fn has_own_dates(table: &Table) -> bool {
    let column = table.columns.iter().position(|name| name == "date");
    let mut dates = column.into_iter().flat_map(|column| table.values(column));
    dates.all(|cell| cell.text().is_some_and(|text| When::parse(text).is_ok()))
}

/// Whether a text of a table is not as the engine reads it: encoded twice, written in HTML, degrees in another notation, or a list
/// as another program writes it.
pub fn needs_help(table: &Table) -> bool {
    let mut cells = table.rows().flat_map(Row::cells);
    cells.any(|(column, cell)| {
        let is_degrees = matches!(table.name(column), "latitude" | "longitude");
        let is_other_notation =
            is_degrees && cell.text().is_some_and(|text| text.parse::<f64>().is_err());
        is_other_notation
            || cell
                .text()
                .is_some_and(|text| restated::is_list(table.name(column), text))
            || cell.all_texts().any(|text| {
                let is_html = markup::is_marked_up(text) && text.contains(['<', ';']);
                is_html || text::mended(text).is_some()
            })
    })
}

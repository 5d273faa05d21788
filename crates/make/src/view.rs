//! Tables as a page shows them.

use import::mapping::Use;
use incidents::model::report::{Problem, Report, Severity};

use crate::draft::Given;
use crate::reading::Tables;
use crate::step::{Column, Table};

/// So many of a column's values that could not be read are shown.
const N_LOST_SHOWN: usize = 3;

/// Each table with its columns.
pub(crate) fn tables_of(given: &[Given], tables: &Tables) -> Vec<Table> {
    let read = tables.columns.iter().zip(&tables.reports);
    let shown = given.iter().zip(read).map(|(given, (columns, report))| {
        let columns = columns.as_ref();
        Table {
            name: given.name.clone(),
            columns: columns.map(|all| all.iter().map(|it| column(it, report)).collect()),
        }
    });
    shown.collect()
}

fn column(used: &Use, report: &Report) -> Column {
    let is_of_it = |problem: &&Problem| {
        let is_lost = problem.severity == Severity::FieldDropped;
        is_lost && problem.field.as_deref() == Some(used.column.as_str())
    };
    let lost = report.problems().iter().filter(is_of_it);
    Column {
        name: used.column.clone(),
        role: used.role.to_owned(),
        taken_for: used.taken_for.clone(),
        decided: used.decided.to_owned(),
        order: used.order.map(str::to_owned),
        order_by: used.order_by.clone(),
        n_values: used.n_values,
        n_lost: used.n_lost,
        examples: used.examples.clone(),
        lost: lost.take(N_LOST_SHOWN).map(Problem::to_carried).collect(),
    }
}

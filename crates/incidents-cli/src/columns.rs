//! What a file's columns were taken for, as lines for a terminal.

use import::mapping::{Mapping, Use};
use incidents::model::message::quoted;

use crate::problems::printable;

/// A line for each column that has anything in it.
pub fn column_lines(mapping: &Mapping) -> Vec<String> {
    let columns = mapping.columns.iter().filter(|it| it.n_values > 0);
    let line = |it: &Use| {
        let examples: Vec<String> = it.examples.iter().map(|example| quoted(example)).collect();
        let values = counted(it.n_values, "value", "values");
        printable(&format!(
            "{}: {}, by {}; {values}: {}",
            it.column,
            it.taken_for,
            it.by,
            examples.join(", ")
        ))
    };
    columns.map(line).collect()
}

/// `1 value`, `2 values`
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

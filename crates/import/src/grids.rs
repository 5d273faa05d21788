//! Columns of grids that are not degrees: UTM, MGRS, eastings and northings.

use crate::names::folded;
use crate::table::Table;

/// Words in the names of such columns.
#[rustfmt::skip]
const WORDS: [&str; 10] = [
    "utm", "mgrs", "usng", "easting", "eastings", "northing", "northings", "gridref", "osgr", "ups",
];

/// The columns that are called so and say something.
pub fn columns(table: &Table) -> Vec<&str> {
    let is_grid = |name: &str| {
        let folded = folded(name);
        folded.contains("grid_ref") || folded.split('_').any(|word| WORDS.contains(&word))
    };
    let columns = table.columns.iter().map(String::as_str).enumerate();
    let columns = columns.filter(|(at, name)| is_grid(name) && table.n_values(*at) > 0);
    columns.map(|(_, name)| name).collect()
}

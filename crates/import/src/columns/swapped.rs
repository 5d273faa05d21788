//! Columns of degrees that have each other's names.

use crate::columns::{Columns, FEW, N_SAMPLED, countries};
use crate::table::Table;
use crate::values::{Cell, degrees};

/// Whether most rows lie somewhere the other way round only, and none as it stands only; or the country of the rows says so. A few such rows
/// among others are slips of their own.
pub(super) fn are_swapped(table: &Table, columns: &Columns) -> bool {
    let ([lat, ..], [lng, ..]) = (
        columns.of_member("latitude"),
        columns.of_member("longitude"),
    ) else {
        return false;
    };
    let (mut n_pairs, mut n_as_is, mut n_swapped) = (0, 0, 0);
    for row in table.rows().take(N_SAMPLED) {
        let number = |column: usize| row.cell(column).and_then(degrees).map(f64::abs);
        let (Some(lat), Some(lng)) = (number(*lat), number(*lng)) else {
            continue;
        };
        // What lies nowhere either way tells nothing.
        match (lat <= 90.0 && lng <= 180.0, lng <= 90.0 && lat <= 180.0) {
            (true, false) => n_as_is += 1,
            (false, true) => n_swapped += 1,
            (false, false) => continue,
            (true, true) => {}
        }
        n_pairs += 1;
    }
    if n_as_is == 0 && n_swapped * 2 > n_pairs {
        return true;
    }
    let [country, ..] = columns.of_member("country") else {
        return false;
    };
    let (mut n_known, mut n_as_is, mut n_swapped) = (0, 0, 0);
    for row in table.rows().take(N_SAMPLED) {
        let bounds = row.cell(*country).and_then(Cell::as_text);
        let bounds = bounds.and_then(|name| countries::bounds(&name));
        let number = |column: usize| row.cell(column).and_then(degrees);
        let (Some(bounds), Some(lat), Some(lng)) = (bounds, number(*lat), number(*lng)) else {
            continue;
        };
        n_known += 1;
        match (
            countries::holds(bounds, lng, lat),
            countries::holds(bounds, lat, lng),
        ) {
            (true, false) => n_as_is += 1,
            (false, true) => n_swapped += 1,
            _ => {}
        }
    }
    n_as_is == 0 && n_swapped * 100 >= FEW * n_known && n_swapped > 0
}

//! Positions in a table without heads, by what stands in its columns.

use crate::columns::{By, share};
use crate::names::Role;
use crate::places;
use crate::table::Table;
use crate::values::Cell;

/// What the columns of a table without heads are called.
pub const UNNAMED: &str = "column ";

/// Whether the table had no heads: each column is called by its place.
pub fn has_no_heads(table: &Table) -> bool {
    let mut columns = (1..).zip(&table.columns);
    !table.columns.is_empty() && columns.all(|(at, name)| *name == format!("{UNNAMED}{at}"))
}

/// Two columns beside each other that hold degrees with decimals, and nothing else, are a latitude and a longitude: which is which a number
/// past 90 tells, or else that most people write the latitude first.
pub(super) fn positions(table: &Table, ranked: &mut [(Role, u32, By)]) {
    let is_position = |role: &Role| {
        matches!(
            role,
            Role::Pair { .. } | Role::Member("latitude" | "longitude")
        )
    };
    if !has_no_heads(table) || ranked.iter().any(|(role, ..)| is_position(role)) {
        return;
    }
    let mostly = |column: usize, holds: &dyn Fn(f64) -> bool| {
        let is_one = |cell: Cell<'_>| exact_degrees(cell).is_some_and(holds);
        share(table, column, is_one).is_some_and(|share| share >= 80)
    };
    let is_free = |at: usize| matches!(ranked[at].0, Role::Fact);
    let are_both = |at: &usize| {
        [*at, at + 1]
            .into_iter()
            .all(|at| is_free(at) && mostly(at, &|degrees| degrees.abs() <= 180.0))
    };
    let Some(first) = (0..ranked.len().saturating_sub(1)).find(are_both) else {
        return;
    };
    let any_past_90 = |column: usize| {
        let mut degrees = table.values(column).filter_map(exact_degrees);
        degrees.any(|degrees| degrees.abs() > 90.0)
    };
    let members = match (any_past_90(first), any_past_90(first + 1)) {
        (true, true) => return,
        (true, false) => ["longitude", "latitude"],
        (false, _) => ["latitude", "longitude"],
    };
    for (at, member) in members.into_iter().enumerate() {
        ranked[first + at] = (Role::Member(member), 2000, By::Content);
    }
}

/// Degrees with two decimals at least: numbers of people have none.
fn exact_degrees(cell: Cell<'_>) -> Option<f64> {
    let text = cell.as_text()?;
    let (_, decimals) = text.trim().split_once(['.', ','])?;
    let is_exact = decimals.len() > 1 && decimals.bytes().all(|byte| byte.is_ascii_digit());
    is_exact
        .then(|| places::degrees(&text))
        .flatten()
        .map(|it| it.degrees)
}

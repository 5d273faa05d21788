//! What a column is for where others decide it: codes beside their words, and a date that nothing is called.

use crate::columns::{By, share};
use crate::dates::spelled;
use crate::names::{Part, Role, folded};
use crate::table::Table;
use crate::values::{Cell, is_code};

/// Members that a table may give as codes with their words beside them.
const CODED: [&str; 9] = [
    "category", "method", "target", "country", "admin1", "place", "title", "actor1", "actor2",
];

/// Where a column holds codes and another one the words for them, the words are shown.
pub(super) fn words_for_codes(table: &Table, ranked: &mut [(Role, u32, By)]) {
    const ENDS: [&str; 5] = ["_txt", "_text", "_name", "_label", "_desc"];
    for (at, name) in table.columns.iter().enumerate() {
        let Some(code) = ENDS.iter().find_map(|end| name.strip_suffix(end)) else {
            continue;
        };
        let Some(of) = table.columns.iter().position(|other| other == code) else {
            continue;
        };
        if share(table, of, is_code).is_some_and(|share| share >= 80)
            && matches!(ranked[of].0, Role::Member(member) if CODED.contains(&member))
        {
            ranked[at] = (ranked[of].0, ranked[of].1, By::Name);
            ranked[of] = (Role::WordsOf(at), 0, By::Content);
        }
    }
    for (at, (role, _, by)) in ranked.iter_mut().enumerate() {
        // A number is no type and no title for a reader.
        if matches!(role, Role::Member("category" | "title"))
            && share(table, at, is_code).is_some_and(|share| share == 100)
        {
            (*role, *by) = (Role::Fact, By::Nothing);
        }
    }
}

/// Where no column is called a date, one that holds hardly anything else is it.
pub(super) fn dates_without_a_name(table: &Table, ranked: &mut [(Role, u32, By)]) {
    let position = |wanted: &str| table.columns.iter().position(|name| folded(name) == wanted);
    // KML has both, and each says when something happened.
    if let (Some(_), Some(at)) = (position("timespan"), position("timestamp")) {
        ranked[at] = (Role::Member("date"), 10, By::Name);
    }
    let is_of_date = |role: &Role| {
        matches!(
            role,
            Role::Member("date" | "date_start" | "date_end") | Role::Part(Part::Year)
        )
    };
    if ranked.iter().any(|(role, ..)| is_of_date(role)) {
        return;
    }
    let is_day = |value: Cell<'_>| {
        value.text().is_some_and(|text| {
            let is_number = text.trim().bytes().all(|byte| byte.is_ascii_digit());
            !is_number && spelled(text, false).is_some()
        })
    };
    let is_free = |at: &usize| matches!(ranked[*at].0, Role::Fact);
    let found = (0..ranked.len())
        .filter(is_free)
        .find(|at| share(table, *at, is_day).is_some_and(|share| share >= 80));
    if let Some(at) = found {
        ranked[at] = (Role::Member("date"), 2000, By::Content);
    }
    // A file that has one time for each row has it for what happened.
    else if let Some(at) = (0..ranked.len()).find(|at| {
        ranked[*at].0 == Role::Entry
            && matches!(folded(&table.columns[*at]).as_str(), "timestamp" | "time")
    }) {
        ranked[at] = (Role::Member("date"), 3000, By::Content);
    }
}

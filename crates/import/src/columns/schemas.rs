//! Schemas of the field: who has the columns of one, and values as its codebook has them, means what the codebook says.
//!
//! `docs/schemas.md` says which member each column becomes, with the editions.

mod list;

use incidents::said;

use crate::columns::{By, share};
use crate::findings::Findings;
use crate::names::{Role, folded};
use crate::table::Table;
use crate::values::Cell;
use list::SCHEMAS;

/// A schema as others publish it.
#[derive(Debug)]
pub(crate) struct Schema {
    /// What it is called.
    name: &'static str,
    /// Columns, folded, that all are there.
    has: &'static [&'static str],
    /// One of them, and what nearly all of its values are.
    holds: (&'static str, fn(Cell<'_>) -> bool),
    /// What columns are for, where their names alone say something else or nothing.
    roles: &'static [(&'static str, Role)],
    /// Who says the numbers of people in it, whatever the sources of a row are.
    pub(crate) reporter: Option<&'static str>,
    /// Columns of codes from 1 on, with the words of the codebook for them.
    pub(crate) codes: &'static [(&'static str, &'static [&'static str])],
    /// A column in which several types stand, parted by commas.
    pub(crate) list: Option<&'static str>,
    /// How a number of people that nobody knows is written.
    pub(crate) unknown: &'static [&'static str],
}

/// A schema that says nothing but its name.
const PLAIN: Schema = Schema {
    name: "",
    has: &[],
    holds: ("", |_| true),
    roles: &[],
    reporter: None,
    codes: &[],
    list: None,
    unknown: &[],
};

/// A name as schemas have it: folded, unless nothing is left of it.
fn known_as(name: &str) -> String {
    match folded(name) {
        folded if folded.is_empty() => name.trim().to_owned(),
        folded => folded,
    }
}

/// The schema that a table is in.
pub(super) fn of(table: &Table) -> Option<&'static Schema> {
    let names: Vec<String> = table.columns.iter().map(|name| known_as(name)).collect();
    let position = |wanted: &str| names.iter().position(|name| name == wanted);
    SCHEMAS.iter().find(|schema| {
        let (column, holds) = schema.holds;
        schema.has.iter().all(|name| position(name).is_some())
            && position(column)
                .and_then(|at| share(table, at, holds))
                .is_some_and(|share| share >= 80)
    })
}

impl Schema {
    /// Takes its columns for what its codebook says.
    pub(super) fn decide(&self, table: &Table, ranked: &mut [(Role, u32, By)]) {
        for (name, column) in table.columns.iter().zip(ranked) {
            let name = known_as(name);
            let at = self.roles.iter().position(|(known, _)| *known == name);
            if let Some((_, role)) = at.and_then(|at| self.roles.get(at)) {
                let by = if *role == Role::Fact {
                    By::Nothing
                } else {
                    By::Name
                };
                // The first in its list counts first; a fact has no rank.
                *column = (*role, at.unwrap_or_default() as u32, by);
            }
        }
    }

    fn words_of(&self, column: &str) -> Option<&'static [&'static str]> {
        let name = known_as(column);
        let found = self.codes.iter().find(|(known, _)| *known == name)?;
        Some(found.1)
    }

    /// Whether a column has codes.
    pub(crate) fn has_codes(&self, column: &str) -> bool {
        self.words_of(column).is_some()
    }

    /// The words of the codebook for a code.
    pub(crate) fn words(&self, column: &str, code: &str) -> Option<&'static str> {
        let words = self.words_of(column)?;
        let number: usize = code.trim().trim_end_matches(".0").parse().ok()?;
        words.get(number.checked_sub(1)?).copied()
    }

    /// Says what it was taken for.
    pub(crate) fn say(&self, findings: &mut Findings) {
        findings.note(said!(
            "the columns and their values are those of {schema}: they are read as its codebook says",
            self.name
        ).as_sentence());
    }
}

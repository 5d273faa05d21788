//! Types that a sheet has in several spellings: "Fire" and "fire " are one.

use incidents::model::said::Sentence;
use incidents::said;

use crate::columns::Columns;
use crate::names::Role;
use crate::table::Table;
use crate::values::Cell;

/// What is counted and coloured by its words. More different words than this in a column are no types.
const TYPES: [&str; 3] = ["category", "method", "target"];
const MAX_TYPES: usize = 100;

/// What is said of a value that is read in the spelling of most others.
pub const MESSAGE: Sentence<'static> =
    said!("the same type is spelled otherwise in most rows, and is read as one with them");

/// A column, a spelling in it, and the one of most rows.
#[derive(Debug, Default)]
pub struct Spellings(Vec<(usize, String, String)>);

impl Spellings {
    /// Of a table whose columns have been decided.
    pub fn of(table: &Table, columns: &Columns) -> Self {
        let mut spellings = Self::default();
        for (column, (role, _)) in columns.roles.iter().enumerate() {
            if matches!(role, Role::Member(member) if TYPES.contains(member)) {
                spellings.add(table, column);
            }
        }
        spellings
    }

    fn add(&mut self, table: &Table, column: usize) {
        // In the order of the rows, so that of two that are as frequent the first counts. Without a hash: there are few.
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for value in table.values(column) {
            let Cell::Text(text) = value else { continue };
            match counts.iter_mut().find(|(known, _)| *known == text) {
                Some((_, n)) => *n += 1,
                None => counts.push((text, 1)),
            }
            if counts.len() > MAX_TYPES {
                return;
            }
        }
        for (text, _) in &counts {
            let alike = counts
                .iter()
                .filter(|(other, _)| folded(other) == folded(text));
            let most = alike.map(|(_, n)| *n).max().unwrap_or(0);
            let usual = counts
                .iter()
                .find(|(other, n)| *n == most && folded(other) == folded(text));
            if let Some((usual, _)) = usual.filter(|(usual, _)| usual != text) {
                self.0
                    .push((column, (*text).to_owned(), (*usual).to_owned()));
            }
        }
    }

    /// How most rows spell what is spelled like this; nothing where they spell it so.
    pub fn usual(&self, column: usize, text: &str) -> Option<&str> {
        let found = self
            .0
            .iter()
            .find(|(at, other, _)| *at == column && other == text);
        found.map(|(_, _, usual)| usual.as_str())
    }
}

/// Without blanks that nobody sees and with small letters.
fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

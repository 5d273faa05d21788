//! Which texts say something to a reader.

use std::borrow::Cow;

use crate::feature::Feature;
use crate::links;
use crate::markup;
use crate::names::{Role, is_style};
use crate::record::Records;
use crate::table::Row;
use crate::values::Cell;
use crate::written::Written;

/// Words for a record that has no title.
enum Words {
    /// The engine makes a title of what it reads.
    OfTheEngine,
    /// These are one.
    Here(String),
}

impl<'r> Records<'r> {
    /// Words for a record whose file has no title for it: those of its description, its type and its place, or the longest text of its
    /// row. A code is its title where it has no words.
    pub(crate) fn title(
        &self,
        (row, id): (Row<'r>, Option<&Written<'r>>),
        feature: &mut Feature<'r>,
    ) {
        let title = feature.members.get("title").and_then(Written::cell);
        let title = title.and_then(Cell::as_text);
        let title = title.filter(|title| self.columns.is_written_by_us || is_title(title));
        let is_kept = |title: &str| self.columns.is_written_by_us || !is_code(title);
        if title.as_ref().is_some_and(|title| is_kept(title)) {
            return;
        }
        let has_code = title.is_some();
        let words = self.other_words(row, feature);
        if has_code && words.is_none() {
            return;
        }
        // What is no title stays a fact of the record.
        if feature.members.remove("title").is_some() {
            for column in self.columns.of_member("title") {
                feature.leaves(*column);
            }
        }
        let title = match words {
            Some(Words::OfTheEngine) => return,
            Some(Words::Here(words)) => words,
            None => id
                .and_then(|id| id.cell()?.as_text().map(Cow::into_owned))
                .unwrap_or_else(|| "—".to_owned()),
        };
        feature.members.insert("title", title.into());
    }

    fn other_words(&self, row: Row<'r>, feature: &Feature<'r>) -> Option<Words> {
        let has = |name| feature.members.get(name).is_some();
        if has("description") {
            return Some(Words::OfTheEngine);
        }
        let text = |name| feature.members.get(name).and_then(Written::text);
        let category = text("category").filter(|category| !category.contains('_'));
        if let (Some(category), Some(place)) = (category, text("place")) {
            return Some(Words::Here(format!("{category}, {place}")));
        }
        if has("place") || has("category") {
            return Some(Words::OfTheEngine);
        }
        let is_fact = |column: usize| {
            let role = self.columns.roles.get(column);
            matches!(role, Some((Role::Fact, _))) && !is_style(self.name(column))
        };
        let texts = row.cells().filter(|(column, _)| is_fact(*column));
        let texts = texts.filter_map(|(_, cell)| cell.text());
        let wordy = texts.filter(|text| is_wordy(text));
        let longest = wordy.max_by_key(|text| (text.contains(' '), text.len()))?;
        Some(Words::Here(first_words(longest)))
    }
}

/// Whether a text from a column of titles can be one: it is no colour, address or list.
pub fn is_title(text: &str) -> bool {
    let text = text.trim();
    let is_color = text.strip_prefix('#').is_some_and(|code| {
        matches!(code.len(), 3 | 6 | 8) && code.chars().all(|c| c.is_ascii_hexdigit())
    });
    !(is_color || text.starts_with(['{', '[']) || links::is_only_links(text))
}

/// Whether a text is a hash or a code such as `INC-0012`: a title only where nothing has words. A short one may be a name.
pub fn is_code(text: &str) -> bool {
    let text = text.trim();
    let is_sign = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "-_./#".contains(c);
    let is_numbered = text.contains(|c: char| c.is_ascii_digit());
    let is_long = text.len() > 4 && text.starts_with(|c: char| c.is_ascii_alphanumeric());
    is_long && is_numbered && text.chars().all(is_sign) || is_hash(text)
}

fn is_hash(text: &str) -> bool {
    text.len() >= 16 && text.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
}

/// The first words of a text: its first line, cut where a title ends.
pub fn first_words(text: &str) -> String {
    const MAX_CHARS: usize = 100;
    let text = markup::text_of(text);
    let line = text.lines().next().unwrap_or_default();
    let Some((end, _)) = line.char_indices().nth(MAX_CHARS) else {
        return line.to_owned();
    };
    let start = line.get(..end).unwrap_or(line);
    let words = start.rsplit_once(' ').map_or(start, |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ':', '-', ' ']))
}

/// Whether a text says something to a reader: it is no colour, code, number, address or list.
pub fn is_wordy(text: &str) -> bool {
    let text = text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_number_or_code =
        !text.contains(' ') && text.contains(|c: char| c.is_ascii_digit()) && text.len() > 3;
    letters >= 2
        && !text.starts_with(['#', '{', '['])
        && !links::is_only_links(text)
        && !is_hash(text)
        && !is_number_or_code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_from_words() {
        for (text, expected) in [
            ("INC-0012", true),
            ("B-52", false),
            ("-3", false),
            ("8f14e45fceea167a5a36dedd4bea2543", true),
            ("A", false),
            ("Covid19", false),
            ("Raid 7", false),
        ] {
            assert_eq!(is_code(text), expected, "{text}");
        }
    }

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(first_words("<p>Two shells<br>fell</p>"), "Two shells");
        let long = "word ".repeat(30);
        assert_eq!(first_words(&long).chars().count(), 100);
        assert!(first_words(&long).ends_with("word…"));
    }
}

//! The records of several tables as one file.

use incidents::model::incident::Incident;
use site::ids;

use crate::{columns::counted, tables::Tables};

/// Before the first and behind the last record of a file that we write.
const BEFORE: &str = "\"features\": [";
const BEHIND: &str = "\n  ]\n}\n";

/// The records of all tables.
#[derive(Debug)]
pub struct Joined {
    /// As one file in our schema, no two with one id.
    pub geojson: Vec<u8>,
    /// Which of them had the id of another.
    pub notes: Vec<String>,
}

impl Tables {
    /// Gives records of several tables ids of their own, and says which had those of others.
    pub(super) fn told_apart(&self, geojson: Vec<u8>, before: &[Incident]) -> Joined {
        let (geojson, doubled) = ids::distinct(geojson, before);
        let mut notes = Vec::new();
        let mut n_before = 0;
        for table in &self.read {
            let rows = n_before..n_before + table.n_records as usize;
            n_before = rows.end;
            let of_table = doubled.iter().filter(|it| rows.contains(&it.nth));
            let (same, other): (Vec<_>, Vec<_>) = of_table.partition(|it| it.is_same());
            if let [first, ..] = same.as_slice() {
                notes.push(format!(
                    "note: {}: {} the same as one of another table, the first as {}: where it is the same incident, take it out of one table",
                    table.file.file,
                    counted(same.len(), "record says", "records say"),
                    first.given,
                ));
            }
            if let [first, ..] = other.as_slice() {
                notes.push(format!(
                    "note: {}: {} an id that one of another table has, the first {}: links to it say {}. Give each incident an id of its own",
                    table.file.file,
                    counted(other.len(), "record has", "records have"),
                    first.given,
                    first.unique
                ));
            }
        }
        Joined { geojson, notes }
    }
}

/// The records of a file behind those of another one, both as we write them.
pub(super) fn joined(mut earlier: Vec<u8>, text: &[u8]) -> Vec<u8> {
    let start = position_of(text, BEFORE.as_bytes()).map_or(0, |at| at + BEFORE.len());
    let has_records =
        !earlier.ends_with([BEFORE.as_bytes(), BEHIND.as_bytes()].concat().as_slice());
    earlier.truncate(earlier.len().saturating_sub(BEHIND.len()));
    if has_records {
        earlier.push(b',');
    }
    earlier.extend_from_slice(text.get(start..).unwrap_or_default());
    earlier
}

fn position_of(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_files_become_one() {
        let file = |records: &str| {
            format!("{{\n  \"type\": \"FeatureCollection\",\n  {BEFORE}{records}{BEHIND}")
                .into_bytes()
        };
        let one = joined(file("\n    {\"a\": 1}"), &file("\n    {\"b\": 2}"));
        assert_eq!(one, file("\n    {\"a\": 1},\n    {\"b\": 2}"));
        assert_eq!(joined(file(""), &file("\n    {}")), file("\n    {}"));
    }
}

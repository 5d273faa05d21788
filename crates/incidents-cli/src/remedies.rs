//! What can be done about what was found in a table, where it becomes the records of a site.

/// What readers of any file are told to do, and what to do at `incidents new` and at `incidents build FOLDER TABLE`.
const REMEDIES: [[&str; 3]; 3] = [
    [
        "say which it is by day_first or month_first under fields in the map file",
        "say which it is with --dates dmy or --dates mdy",
        "say which it is by day_first or month_first under table_fields in the map file",
    ],
    [
        "choose so at \"How this file was read\", or name it in map.json, as in \"fields\": {\"date\": \"name\"}",
        "name it with --map date=COLUMN",
        "name it in map.json, as in \"table_fields\": {\"date\": \"name\"}",
    ],
    [
        "say so in map.json, as in \"fields\": {\"date\": \"name\"}",
        "name it with --map date=COLUMN",
        "say so in map.json, as in \"table_fields\": {\"date\": \"name\"}",
    ],
];

/// Who reads what was found in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// Who makes a site of it.
    New,
    /// Who brings an edit of it into a site.
    Build,
}

/// What was found in a table, with what this reader can do about it.
pub fn with_remedies(text: &str, at: At) -> String {
    REMEDIES
        .iter()
        .fold(text.to_owned(), |text, [any, new, build]| {
            let own = match at {
                At::New => new,
                At::Build => build,
            };
            text.replace(any, own)
        })
}

#[cfg(test)]
mod tests {
    use incidents::model::{report::Report, said::Said};

    use super::*;

    #[test]
    fn a_remedy_is_one_that_is_at_hand() {
        let said = Said::from(Report::NO_DATES).to_string();
        for (at, expected) in [
            (At::New, "name it with --map date=COLUMN"),
            (At::Build, "as in \"table_fields\": {"),
        ] {
            let own = with_remedies(&said, at);
            assert!(own.contains(expected), "{own}");
        }
    }
}

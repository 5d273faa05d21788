//! What the programs of others change so that nobody can tell it from what they were given: each with its reason.

use serde_json::Value;

use crate::round_trips::{compare::Change, trips::Trip};

/// A change that is known. One that happens on no way is a fault of this list.
pub struct Known {
    /// How the names of the ways begin on which it may happen.
    pub ways: &'static [&'static str],
    pub id: &'static str,
    /// None where the record comes back under another id.
    pub member: Option<&'static str>,
    /// What becomes of it; nothing where it is lost.
    pub becomes: &'static [&'static str],
    pub why: &'static str,
}

impl Known {
    pub fn is(&self, trip: &Trip, change: &Change) -> bool {
        let name = trip.name();
        let becomes = match &change.after {
            None => self.becomes.is_empty(),
            Some(Value::String(after)) => self.becomes.contains(&after.as_str()),
            Some(_) => false,
        };
        self.ways.iter().any(|way| name.starts_with(way))
            && self.id == change.id
            && self.member == change.member.as_deref()
            && becomes
    }
}

const ALL: &[&str] = &[""];
const GUESSES: &str = "a text of figures only is a number to a program that guesses types, and a number has no noughts in front and not so many figures: have the program read all columns as text";
const BLANKS: &str = "pandas takes `null`, `None`, `NaN` and `NA` for no value, unless it is told `keep_default_na=False`";
const UNKNOWN: &str =
    "who writes `NA` where a place stands knows none: it stays a fact of the record";
const PANDAS: &[&str] = &["pandas: csv", "geopandas: csv"];

const fn known(
    ways: &'static [&'static str],
    (id, member): (&'static str, Option<&'static str>),
    becomes: &'static [&'static str],
    why: &'static str,
) -> Known {
    Known {
        ways,
        id,
        member,
        becomes,
        why,
    }
}

pub const KNOWN: [Known; 17] = [
    known(
        ALL,
        ("=1+1", Some("title")),
        &["=1+1"],
        "an apostrophe before what a spreadsheet would calculate is the mark by which tables keep it from that",
    ),
    known(
        ALL,
        ("TRUE", Some("description")),
        &["spaces around"],
        "blanks around a text say nothing",
    ),
    known(
        ALL,
        ("undated", Some("place")),
        &["R & D market & more"],
        "texts of others are read without markup",
    ),
    known(ALL, ("-7", Some("place")), &[], UNKNOWN),
    known(ALL, ("-7", Some("admin1")), &[], UNKNOWN),
    known(
        PANDAS,
        ("0012", Some("related")),
        &["120000000000000000001", "120000000000000000000", "1.2e20"],
        GUESSES,
    ),
    known(
        &["pandas: xlsx"],
        ("0012", Some("related")),
        &["1.2e+20"],
        GUESSES,
    ),
    known(
        &["mapshaper: csv"],
        ("0012", Some("related")),
        &["120000000000000000000", "1.2e20"],
        GUESSES,
    ),
    known(
        &["ogr2ogr: csv to csv, types detected"],
        ("0012", Some("related")),
        &["9223372036854775807"],
        GUESSES,
    ),
    known(PANDAS, ("null", Some("title")), &["null"], BLANKS),
    known(PANDAS, ("null", Some("place")), &[], BLANKS),
    known(PANDAS, ("-7", Some("description")), &[], BLANKS),
    known(&["pandas: xlsx"], ("-7", Some("description")), &[], BLANKS),
    known(&["pandas: xlsx"], ("null", None), &[], BLANKS),
    known(&["LibreOffice: csv"], ("0012", None), &[], GUESSES),
    known(&["LibreOffice: csv"], ("1E5", None), &[], GUESSES),
    known(
        &["LibreOffice: xlsx to ods"],
        ("00120000000000000000001", Some("description")),
        &["First line\nSecond line, \"quoted\"\n\nLast linewith a tab"],
        "a tab inside of a text is an element of its own in an OpenDocument sheet, which the crate that reads it (calamine) leaves out",
    ),
];

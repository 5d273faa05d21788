//! A record as the cells of its line in the table that the page writes.

use csv::{ReaderBuilder, StringRecord};
use incidents::{
    model::incident::Incident,
    write::{Format, Writer, original::Original},
};

/// Heads of columns that only sum up what others say.
pub(super) const SUMS: [&str; 4] = ["killed_min", "killed_max", "injured_min", "injured_max"];

/// Puts records into cells.
pub(super) struct Cells {
    writer: Writer,
    /// The names of the columns, in their order.
    pub(super) heads: StringRecord,
}

impl Cells {
    /// With columns for titles and names of places in these languages.
    pub(super) fn new(languages: &[String]) -> Self {
        let mut head = String::new();
        let writer = Writer::in_languages(Format::Csv, &[], languages, &mut head);
        let heads = parted(head.trim_start_matches('\u{feff}'));
        Self { writer, heads }
    }

    /// What stands in each column, blank ones included.
    pub(super) fn of(&mut self, incident: &Incident, original: &Original) -> StringRecord {
        let mut line = String::new();
        self.writer.add(incident, original, &mut line);
        parted(&line)
    }
}

/// The cells of a line, by RFC 4180.
fn parted(line: &str) -> StringRecord {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true);
    let mut records = builder.from_reader(line.as_bytes()).into_records();
    records.next().and_then(Result::ok).unwrap_or_default()
}

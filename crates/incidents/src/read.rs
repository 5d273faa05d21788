//! The bytes of a file become records and a report of what could not be read.

mod records;

use std::ops::Range;

use crate::geojson::walk::{Walk, WalkItem};
use crate::geojson::window::Window;
use crate::json::element::{Element, element_at};
use crate::json::sniff::{is_enough, text_start};
pub use crate::json::value::Json;
use crate::model::incident::Incident;
use crate::model::report::{Report, Severity};
use crate::model::said::{Sentence, said};
use crate::schema::finding::Finding;
use crate::schema::names::FieldMap;
use crate::schema::record;
use records::Records;

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The records in the order of the file.
    pub records: Vec<Record>,
    /// What could not be read.
    pub report: Report,
}

/// A record and where its text is.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// What it says.
    pub incident: Incident,
    /// The bytes of its feature in the file.
    pub span: Range<usize>,
}

/// Reads a whole file. No bytes, however broken, make it fail: it reads what it can.
pub fn parse(bytes: &[u8], fields: &FieldMap) -> Parsed {
    let mut records = Vec::new();
    let End {
        report,
        has_foreign_positions,
    } = read(bytes, fields, |incident, span| {
        records.push(Record { incident, span });
    });
    if has_foreign_positions {
        for record in &mut records {
            record.incident.place.position = None;
        }
    }
    Parsed { records, report }
}

/// Reads a whole file and hands over each record with the bytes of its feature, in the order of the file.
pub fn read(bytes: &[u8], fields: &FieldMap, mut sink: impl FnMut(Incident, Range<usize>)) -> End {
    let mut reader = Reader::new(fields.clone());
    reader.feed(bytes, &mut sink);
    reader.finish(&mut sink)
}

/// What is known only when all of a file has been read.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    /// What could not be read.
    pub report: Report,
    /// Whether the file says that its positions are not on WGS 84: then none of them can be drawn, and those of the
    /// records that were handed over must be forgotten. Files may say it after their records.
    pub has_foreign_positions: bool,
}

/// Reads a file as its bytes arrive, in pieces of any size: what is read does not depend on where they end.
#[derive(Debug)]
pub struct Reader {
    records: Records,
    state: State,
    /// Bytes that have come and that a step is still needed for.
    carried: Vec<u8>,
    /// Where in the file they begin.
    base: usize,
    /// How many bytes there must be before another step is tried: one that needs many of them would else be tried
    /// again and again.
    n_wanted: usize,
    limits: Limits,
}

/// How much is read of a file, which may have no end.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// All of it: what numbers of 32 bits can point to, in the columns and in the page.
    bytes: usize,
    /// What is kept of it until a step can be taken. An element of a list has a limit of its own below that.
    carried: usize,
    /// Records, broken ones too. Each takes some hundred bytes in columns, however short it is.
    records: u32,
}

const LIMITS: Limits = Limits {
    bytes: u32::MAX as usize,
    carried: 64 << 20,
    records: 10_000_000,
};

const TOO_LONG: Sentence<'static> = said!(
    "expected a file of at most 4 GB, but found a longer one: what comes after that is not read, so divide the file, or leave out of it what the map does not show"
);
const NO_LIST: Sentence<'static> = said!(
    "expected records in a list, but found 64 MB in which none ends: what comes after that is not read, so check that the file is GeoJSON"
);
const TOO_MANY: Sentence<'static> = said!(
    "expected a file of at most 10,000,000 records, but found more: what comes after that is not read, so divide the file, or leave out of it what the map does not show"
);

/// How far a file has been read.
#[derive(Debug)]
enum State {
    /// It is not known yet what sort of file it is.
    Unknown,
    Walking(Walk),
    /// Its records are given one by one, and its bytes are not.
    Given,
    /// It is not ours to read.
    Refused,
}

/// Takes each record with the bytes of its feature.
pub type Sink<'s> = &'s mut dyn FnMut(Incident, Range<usize>);

impl Reader {
    /// A file of which no byte has come yet.
    pub fn new(fields: FieldMap) -> Self {
        Self {
            records: Records::new(fields, LIMITS.records),
            state: State::Unknown,
            carried: Vec::new(),
            base: 0,
            n_wanted: 0,
            limits: LIMITS,
        }
    }

    /// A file of which nobody feeds the bytes: who writes them gives each record.
    pub fn of_records(fields: FieldMap) -> Self {
        Self {
            state: State::Given,
            ..Self::new(fields)
        }
    }

    /// Records without a title get none.
    #[must_use]
    pub fn without_titles(mut self) -> Self {
        self.records.needs_titles = false;
        self
    }

    /// Takes a feature that is written at these bytes, the first of them on this line: as if they had been fed.
    pub fn give(&mut self, feature: Json<'_>, span: Range<usize>, line: u32, sink: Sink<'_>) {
        if self.is_done() {
            return;
        }
        let element = Element {
            json: feature,
            end: span.end,
            notes: Vec::new(),
        };
        let record = WalkItem::Record(element, span, line);
        self.records.take(record, sink);
        if self.records.is_full {
            self.refuse(TOO_MANY);
        }
    }

    /// The names of the members.
    pub fn fields(&self) -> &FieldMap {
        &self.records.fields
    }

    /// Whether nothing of what comes would be read: the file is not ours to read, or too long.
    pub fn is_done(&self) -> bool {
        matches!(self.state, State::Refused)
    }

    /// What could not be read so far.
    pub fn report(&self) -> &Report {
        &self.records.report
    }

    /// Where in the file the bytes begin that a record may still be in which has not been handed over.
    pub fn needed_from(&self) -> usize {
        self.base
    }

    /// Takes the next bytes, and hands over the records that are whole.
    pub fn feed(&mut self, bytes: &[u8], sink: Sink<'_>) {
        let mut rest = bytes;
        while !rest.is_empty() && !self.is_done() {
            let n_carried = self.carried.len();
            let n_left = self.limits.bytes - self.base - n_carried;
            if n_left == 0 {
                self.go_on(false, sink);
                self.refuse(TOO_LONG);
                return;
            }
            // Room is left: what fills it is refused below.
            let n_next = rest.len().min(n_left).min(self.limits.carried - n_carried);
            let (next, later) = rest.split_at(n_next);
            self.take(next, sink);
            if self.carried.len() >= self.limits.carried {
                self.go_on(false, sink);
            }
            if self.carried.len() >= self.limits.carried {
                self.refuse(NO_LIST);
            }
            rest = later;
        }
    }

    fn refuse(&mut self, message: Sentence<'_>) {
        let finding = Finding {
            severity: Severity::FileBroken,
            ..Finding::note(message)
        };
        self.records.report.push(finding.into());
        self.state = State::Refused;
        self.carried = Vec::new();
    }

    fn take(&mut self, bytes: &[u8], sink: Sink<'_>) {
        if self.carried.is_empty() {
            let n_passed = self.go(bytes, false, sink);
            self.carried
                .extend_from_slice(bytes.get(n_passed..).unwrap_or_default());
        } else {
            self.carried.extend_from_slice(bytes);
            if self.carried.len() >= self.n_wanted {
                self.go_on(false, sink);
            }
        }
        if self.records.is_full && !self.is_done() {
            self.refuse(TOO_MANY);
        }
    }

    /// The file has ended: hands over what is left.
    pub fn finish(mut self, sink: Sink<'_>) -> End {
        self.go_on(true, sink);
        if let State::Walking(walk) = &self.state
            && let Some(n_bytes) = walk.cut_off_at()
        {
            self.records.report.set_cut_off(n_bytes);
        }
        if self.records.is_full && !self.is_done() {
            self.refuse(TOO_MANY);
        }
        self.records.finish();
        End {
            report: self.records.report,
            has_foreign_positions: self.records.has_foreign_positions,
        }
    }

    fn go_on(&mut self, is_last: bool, sink: Sink<'_>) {
        let mut carried = std::mem::take(&mut self.carried);
        let n_passed = self.go(&carried, is_last, sink);
        carried.drain(..n_passed);
        self.carried = carried;
    }

    /// Reads as far as the bytes reach, and says how many are no longer needed.
    fn go(&mut self, bytes: &[u8], is_last: bool, sink: Sink<'_>) -> usize {
        if matches!(self.state, State::Unknown) {
            // Byte order marks, other encodings and other formats show in the first bytes.
            if !is_last && !is_enough(bytes) {
                self.n_wanted = bytes.len() * 2;
                return 0;
            }
            self.state = match text_start(bytes, said!("GeoJSON")) {
                Ok(start) => State::Walking(Walk::new(start)),
                Err(message) => {
                    self.records.file(Severity::FileBroken, 1, message);
                    State::Refused
                }
            };
        }
        let State::Walking(walk) = &mut self.state else {
            return bytes.len();
        };
        let window = Window {
            bytes,
            base: self.base,
            is_last,
        };
        // Take every step for which there are bytes enough. A step that would look past them is taken back.
        let before = walk.progress();
        let records = &mut self.records;
        walk.walk(window, &mut |item| records.take(item, sink));
        // Where none could be taken, the next try waits for twice as many: a record as long as the file costs linear time.
        self.n_wanted = match walk.progress() > before {
            true => 0,
            false => bytes.len() * 2,
        };
        // What lies before the next step is let go, counted for its lines, and never seen again.
        let needed_from = walk.needed_from().clamp(self.base, self.base + bytes.len());
        walk.pass(window, needed_from);
        let n_passed = needed_from - self.base;
        self.base = needed_from;
        n_passed
    }
}

/// Reads one record again, by the bytes that [`read`] gave for it. What the rest of the file
/// says about it is not known here: a doubled id comes without its suffix.
pub fn record_at(bytes: &[u8], span: Range<usize>, fields: &FieldMap) -> Option<Incident> {
    let element = element_at(bytes.get(..span.end)?, span.start).ok()?;
    Some(
        record::incident(&element.json, fields, None)
            .with_title()
            .incident,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::report::Problem;

    #[test]
    fn of_a_file_that_is_too_long_the_records_before_that_are_read_and_it_is_said_what_to_do() {
        let record = |id: usize| {
            format!(
                r#"{{"type":"Feature","id":"{id}","geometry":null,"properties":{{"date":"2016"}}}},"#
            )
        };
        let records: Vec<String> = (0..9).map(record).collect();
        let file = format!("[{}", records.concat());
        for piece in [1, 7, 100, 1000] {
            let (mut reader, mut ids) = (Reader::new(FieldMap::default()), Vec::new());
            reader.limits.bytes = 1 + 3 * records[0].len() + 5;
            let mut sink = |incident: Incident, _| ids.push(incident.id);
            for bytes in file.as_bytes().chunks(piece) {
                reader.feed(bytes, &mut sink);
            }
            let End { report, .. } = reader.finish(&mut sink);
            assert_eq!(ids, ["0", "1", "2"], "{piece}");
            let said: Vec<String> = report.problems().iter().map(Problem::to_string).collect();
            assert_eq!(said.len(), 1, "{said:?}");
            assert!(
                said[0].starts_with("expected a file of at most 4 GB"),
                "{said:?}"
            );
            assert!(report.is_broken());
        }
    }

    /// What is read of this, and what is said, with pieces of any size.
    #[track_caller]
    fn check_limited(
        text: &[u8],
        set: fn(&mut Reader),
        expected_ids: &[&str],
        expected: Sentence<'_>,
    ) {
        for piece in [1, 7, 100, text.len()] {
            let (mut reader, mut ids) = (Reader::new(FieldMap::default()), Vec::new());
            set(&mut reader);
            let mut sink = |incident: Incident, _| ids.push(incident.id);
            let mut pieces = text.chunks(piece);
            let mut n_kept = 0;
            while !reader.is_done()
                && let Some(bytes) = pieces.next()
            {
                reader.feed(bytes, &mut sink);
                n_kept = reader.carried.len().max(n_kept);
            }
            assert!(n_kept <= reader.limits.carried, "{n_kept}");
            let End { report, .. } = reader.finish(&mut sink);
            assert_eq!(ids, expected_ids, "{piece}");
            let said: Vec<String> = report
                .problems()
                .iter()
                .filter(|problem| problem.severity == Severity::FileBroken)
                .map(|problem| problem.message.to_string())
                .collect();
            assert_eq!(said, [expected.as_carried()], "{piece}");
        }
    }

    #[test]
    fn what_never_ends_is_given_up_before_it_fills_the_memory() {
        let set = |reader: &mut Reader| reader.limits.carried = 1000;
        for endless in [
            "\0".repeat(5000),
            " ".repeat(5000),
            format!("{{\"a\":\"{}", "a".repeat(5000)),
            format!("{{\"a\":{{{}", "\"b\":1,".repeat(900)),
            format!("{{\"a\":{}", "[".repeat(5000)),
        ] {
            check_limited(endless.as_bytes(), set, &[], NO_LIST);
        }
    }

    #[test]
    fn of_more_records_than_can_be_held_the_first_are_read() {
        let set = |reader: &mut Reader| reader.records.n_most = 2;
        let record = |id: u8| {
            format!(
                r#"{{"type":"Feature","id":"{id}","geometry":null,"properties":{{"date":"2016"}}}}"#
            )
        };
        let records: Vec<String> = (0..4).map(record).collect();
        for text in [
            format!("[{}]", records.join(",")),
            format!("[{}", records.join(",\n")),
            format!("[{},{},{}]", records[0], records[1], "{}"),
        ] {
            check_limited(text.as_bytes(), set, &["0", "1"], TOO_MANY);
        }
    }
}

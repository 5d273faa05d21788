//! The bytes of a file become records and a report of what could not be read.

use std::ops::Range;

use crate::geojson::ids::Ids;
use crate::geojson::walk::{Walk, WalkItem};
use crate::geojson::window::Window;
use crate::json::element::{Element, element_at};
use crate::json::sniff::{is_enough, text_start};
use crate::json::value::Json;
use crate::model::incident::Incident;
use crate::model::report::{Problem, Report, Severity};
use crate::schema::builder::ReadRecord;
use crate::schema::finding::Finding;
use crate::schema::names::FieldMap;
use crate::schema::position::foreign_crs;
use crate::schema::record;

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
    /// How many bytes a file may have.
    n_most: usize,
}

/// What numbers of 32 bits can point to, in the columns and in the page.
const MAX_BYTES: usize = u32::MAX as usize;

/// How far a file has been read.
#[derive(Debug)]
enum State {
    /// It is not known yet what sort of file it is.
    Unknown,
    Walking(Walk),
    /// It is not ours to read.
    Refused,
}

/// Takes each record with the bytes of its feature.
pub type Sink<'s> = &'s mut dyn FnMut(Incident, Range<usize>);

impl Reader {
    /// A file of which no byte has come yet.
    pub fn new(fields: FieldMap) -> Self {
        Self {
            records: Records {
                fields,
                report: Report::default(),
                ids: Ids::default(),
                n_met: 0,
                n_dated: 0,
                has_foreign_positions: false,
            },
            state: State::Unknown,
            carried: Vec::new(),
            base: 0,
            n_wanted: 0,
            n_most: MAX_BYTES,
        }
    }

    /// The names of the members.
    pub fn fields(&self) -> &FieldMap {
        &self.records.fields
    }

    /// Takes the next bytes, and hands over the records that are whole.
    pub fn feed(&mut self, bytes: &[u8], sink: Sink<'_>) {
        if matches!(self.state, State::Refused) {
            return;
        }
        let n_left = self.n_most - self.base - self.carried.len();
        let (within, beyond) = bytes.split_at(bytes.len().min(n_left));
        self.take(within, sink);
        if !beyond.is_empty() {
            self.go_on(false, sink);
            let too_long = Finding {
                severity: Severity::FileBroken,
                ..Finding::note(
                    "expected a file of at most 4 GB, but found a longer one: what comes after that is not read, so divide the file, or leave out of it what the map does not show",
                )
            };
            self.records.report.push(too_long.into());
            self.state = State::Refused;
        }
    }

    fn take(&mut self, bytes: &[u8], sink: Sink<'_>) {
        if self.carried.is_empty() {
            let n_passed = self.go(bytes, false, sink);
            self.carried
                .extend_from_slice(bytes.get(n_passed..).unwrap_or_default());
            return;
        }
        self.carried.extend_from_slice(bytes);
        if self.carried.len() >= self.n_wanted {
            self.go_on(false, sink);
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
            self.state = match text_start(bytes, "GeoJSON") {
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
    Some(record::incident(&element.json, fields).incident)
}

/// The records so far.
#[derive(Debug)]
struct Records {
    fields: FieldMap,
    report: Report,
    ids: Ids,
    /// Records so far, broken ones too.
    n_met: u32,
    n_dated: u32,
    has_foreign_positions: bool,
}

impl Records {
    fn take(&mut self, item: WalkItem<'_>, sink: Sink<'_>) {
        match item {
            WalkItem::Record(element, span, line) => self.record(&element, span, line, sink),
            WalkItem::Broken {
                id,
                line,
                severity,
                message,
            } => self.broken(id, line, severity, message),
            WalkItem::File(severity, line, message) => self.file(severity, line, message),
            WalkItem::Crs(crs) => self.crs(&crs),
        }
    }

    fn record(&mut self, element: &Element<'_>, span: Range<usize>, line: u32, sink: Sink<'_>) {
        self.n_met += 1;
        let ReadRecord {
            mut incident,
            mut findings,
            is_id_made,
        } = record::incident(&element.json, &self.fields);
        findings.splice(0..0, element.notes.iter().map(|note| Finding::note(note)));
        if let Some(given) = self.ids.make_unique(&mut incident.id) {
            findings.push(if is_id_made {
                Finding::doubled_content()
            } else {
                Finding::doubled_id(&given, &incident.id)
            });
        }
        for finding in findings {
            self.report.push_with(finding.severity, || Problem {
                record: Some(self.n_met),
                id: Some(incident.id.clone()),
                line: Some(line),
                ..finding.into()
            });
        }
        self.n_dated += u32::from(incident.when.is_some());
        self.report.count_read();
        sink(incident, span);
    }

    fn broken(&mut self, id: Option<String>, line: u32, severity: Severity, message: String) {
        self.n_met += 1;
        self.report.push(Problem {
            severity,
            record: Some(self.n_met),
            id,
            line: Some(line),
            field: None,
            message,
        });
    }

    fn finish(&mut self) {
        if self.report.n_records_read() > 0 && self.n_dated == 0 {
            let message = "no record has a date: if the file has dates under another name, say so in map.json, as in \"fields\": {\"date\": \"name\"}";
            self.report.push(Finding::note(message).into());
        }
    }

    fn file(&mut self, severity: Severity, line: u32, message: String) {
        self.report.push(Problem {
            severity,
            record: None,
            id: None,
            line: Some(line),
            field: None,
            message,
        });
    }

    fn crs(&mut self, crs: &Json<'_>) {
        let Some(finding) = foreign_crs(crs) else {
            return;
        };
        self.has_foreign_positions |= finding.severity > Severity::Note;
        self.report.push(finding.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            reader.n_most = 1 + 3 * records[0].len() + 5;
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
}

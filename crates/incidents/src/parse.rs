//! The bytes of a file become records and a report of what could not be read.

pub(crate) mod element;
pub(crate) mod geojson;
pub(crate) mod ids;
pub(crate) mod json;
pub(crate) mod repair;
pub(crate) mod scan;
pub(crate) mod sniff;

use std::ops::Range;

use crate::fields::{self, FieldMap, Finding, Reading};
use crate::incident::Incident;
use crate::parse::element::{Element, element_at};
use crate::parse::geojson::Piece;
use crate::parse::ids::{Ids, id_in};
use crate::parse::json::Json;
use crate::parse::scan::Lines;
use crate::report::{Problem, Report, Severity};

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
    let mut parsed = Parsed {
        records: Vec::new(),
        report: Report::default(),
    };
    read(bytes, fields, &mut parsed.report, |incident, span| {
        parsed.records.push(Record { incident, span });
    });
    parsed
}

/// Reads a whole file and hands over each record with the bytes of its feature, in the order of the file.
pub fn read(
    bytes: &[u8],
    fields: &FieldMap,
    report: &mut Report,
    sink: impl FnMut(Incident, Range<usize>),
) {
    let mut reader = Reader {
        bytes,
        fields,
        report,
        lines: Lines::new(bytes),
        ids: Ids::default(),
        n_records: 0,
        n_dated: 0,
        is_foreign_crs: false,
        sink,
    };
    match sniff::text_start(bytes, "GeoJSON") {
        Ok(start) => geojson::walk(bytes, start, &mut |piece| reader.take(piece)),
        Err(message) => reader.file(Severity::FileBroken, 0, message),
    }
    reader.finish();
}

/// Reads one record again, by the bytes that [`read`] gave for it. What the rest of the file
/// says about it is not known here: a doubled id comes without its suffix.
pub fn record_at(bytes: &[u8], span: Range<usize>, fields: &FieldMap) -> Option<Incident> {
    let element = element_at(bytes.get(..span.end)?, span.start).ok()?;
    Some(fields::incident(&element.json, fields).incident)
}

struct Reader<'a, 'r, S> {
    bytes: &'a [u8],
    fields: &'a FieldMap,
    report: &'r mut Report,
    lines: Lines<'a>,
    ids: Ids,
    n_records: u32,
    n_dated: u32,
    is_foreign_crs: bool,
    sink: S,
}

impl<S: FnMut(Incident, Range<usize>)> Reader<'_, '_, S> {
    fn take(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Record(element, span) => self.record(&element, span),
            Piece::Broken {
                span,
                n_lines,
                severity,
                message,
            } => self.broken(&span, n_lines, severity, message),
            Piece::File(severity, at, message) => self.file(severity, at, message),
            Piece::Crs(crs) => self.crs(&crs),
        }
    }

    fn record(&mut self, element: &Element<'_>, span: Range<usize>) {
        self.n_records += 1;
        let Reading {
            mut incident,
            mut findings,
            is_id_made,
        } = fields::incident(&element.json, self.fields);
        findings.splice(0..0, element.notes.iter().map(|note| Finding::note(note)));
        if self.is_foreign_crs {
            incident.place.position = None;
        }
        if let Some(given) = self.ids.make_unique(&mut incident.id) {
            findings.push(if is_id_made {
                Finding::doubled_content()
            } else {
                Finding::doubled_id(&given, &incident.id)
            });
        }
        for finding in findings {
            let line = Some(self.lines.line_at(span.start));
            let Finding {
                severity,
                field,
                message,
            } = finding;
            let id = Some(incident.id.clone());
            self.report.push(Problem {
                severity,
                record: Some(self.n_records),
                id,
                line,
                field,
                message,
            });
        }
        self.n_dated += u32::from(incident.when.is_some());
        self.report.count_read();
        (self.sink)(incident, span);
    }

    fn broken(&mut self, span: &Range<usize>, n_lines: u32, severity: Severity, message: String) {
        self.n_records += 1;
        let id = id_in(self.bytes.get(span.clone()).unwrap_or_default());
        let line = Some(self.lines.line_at(span.start) + n_lines);
        self.report.push(Problem {
            severity,
            record: Some(self.n_records),
            id,
            line,
            field: None,
            message,
        });
    }

    fn finish(&mut self) {
        if self.report.n_records_read() > 0 && self.n_dated == 0 {
            let message = "no record has a date: if the file has dates under another name, say so in map.json, as in \"fields\": {\"date\": \"name\"}".to_owned();
            self.report.push(Problem {
                severity: Severity::Note,
                record: None,
                id: None,
                line: None,
                field: None,
                message,
            });
        }
    }

    fn file(&mut self, severity: Severity, at: usize, message: String) {
        let line = Some(self.lines.line_at(at));
        self.report.push(Problem {
            severity,
            record: None,
            id: None,
            line,
            field: None,
            message,
        });
    }

    fn crs(&mut self, crs: &Json<'_>) {
        let Some(finding) = fields::foreign_crs(crs) else {
            return;
        };
        self.is_foreign_crs = finding.severity > Severity::Note;
        self.report.push(finding.into());
    }
}

//! The records of a file one after the other, each with what is to be reported of it.

use std::ops::Range;

use super::Sink;
use crate::geojson::ids::Ids;
use crate::geojson::walk::WalkItem;
use crate::json::element::Element;
use crate::json::value::Json;
use crate::model::report::{Problem, Report, Severity};
use crate::model::said::Said;
use crate::schema::builder::ReadRecord;
use crate::schema::finding::Finding;
use crate::schema::names::FieldMap;
use crate::schema::position::foreign_crs;
use crate::schema::record;

/// The records so far.
#[derive(Debug)]
pub(super) struct Records {
    pub(super) fields: FieldMap,
    pub(super) report: Report,
    /// Whether a record without a title gets one.
    pub(super) needs_titles: bool,
    heads: record::Heads,
    ids: Ids,
    /// Records so far, broken ones too.
    n_met: u32,
    /// How many there may be, and whether there are more.
    pub(super) n_most: u32,
    pub(super) is_full: bool,
    n_dated: u32,
    pub(super) has_foreign_positions: bool,
}

impl Records {
    /// None yet, of so many at most.
    pub(super) fn new(fields: FieldMap, n_most: u32) -> Self {
        Self {
            fields,
            report: Report::default(),
            needs_titles: true,
            heads: record::Heads::default(),
            ids: Ids::default(),
            n_met: 0,
            n_most,
            is_full: false,
            n_dated: 0,
            has_foreign_positions: false,
        }
    }

    pub(super) fn take(&mut self, item: WalkItem<'_>, sink: Sink<'_>) {
        let is_record = matches!(item, WalkItem::Record(..) | WalkItem::Broken { .. });
        self.is_full |= is_record && self.n_met == self.n_most;
        if self.is_full {
            return;
        }
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
        let mut read = record::incident(&element.json, &self.fields, Some(&mut self.heads));
        if self.needs_titles {
            read = read.with_title();
        }
        let ReadRecord {
            mut incident,
            mut findings,
            is_id_made,
            is_of_other_schema,
        } = read;
        findings.splice(0..0, element.notes.iter().copied().map(Finding::note));
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
        self.report.count_read(is_of_other_schema);
        sink(incident, span);
    }

    fn broken(&mut self, id: Option<String>, line: u32, severity: Severity, message: Said) {
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

    pub(super) fn finish(&mut self) {
        if self.report.n_records_read() > 0 && self.n_dated == 0 {
            self.report.push(Finding::note(Report::NO_DATES).into());
        }
    }

    pub(super) fn file(&mut self, severity: Severity, line: u32, message: Said) {
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

//! The tables of a draft as records: what they were understood as, and what could not be read.

use std::collections::HashMap;

use import::mapping::{Mapping, Use};
use import::{Options, import, import_sheet};
use incidents::model::incident::Incident;
use incidents::model::report::{Problem, Report, Severity};
use incidents::model::said::Said;
use incidents::read::read;
use incidents::said;
use incidents::schema::names::FieldMap;
use incidents::write::original::Original;
use incidents::write::{Format, Writer};
use site::ids;

use crate::draft::Given;

/// A record, and what its file says beyond our schema.
#[derive(Debug)]
pub struct Record {
    /// What was read.
    pub incident: Incident,
    /// What else the file says of it.
    pub original: Original,
}

/// Tables that were read.
#[derive(Debug, Default)]
pub struct Tables {
    /// Their records, one table's after the other's.
    pub records: Vec<Record>,
    /// What the columns of each were taken for; nothing of a file in our own schema.
    pub columns: Vec<Option<Vec<Use>>>,
    /// What was found in each, at most [`Report::KEPT`] of it.
    pub reports: Vec<Report>,
}

impl Tables {
    /// Reads tables. `today` is that of whoever makes the map, as a number of days since 1970.
    ///
    /// Of two records with one id one has another: each can be corrected by its id.
    /// Records that are `before`, in our schema, keep their ids where they can be no others.
    pub fn read(tables: &[Given], fields: &FieldMap, today: i32, before: Option<&Given>) -> Self {
        let mut read = Self::default();
        let mut ends = Vec::new();
        for table in tables {
            read.add(table, fields, today);
            ends.push(read.records.len());
        }
        // Within one file a reader has told them apart already.
        if tables.len() > 1 || before.is_some() {
            read.tell_apart(&ends, before);
        }
        read
    }

    /// Gives records of several tables ids of their own, as the command line does. `ends` are the numbers of records up to the end of each table.
    fn tell_apart(&mut self, ends: &[usize], before: Option<&Given>) {
        let mut text = String::new();
        let mut writer = Writer::new(Format::GeoJson, &[], &mut text);
        for record in &self.records {
            writer.add(&record.incident, &record.original, &mut text);
        }
        writer.end(&mut text);
        let before = before.map(|before| ids::incidents_of(&before.bytes));
        let before = before.unwrap_or_default();
        let (text, doubled) = ids::distinct(text.into_bytes(), &before);
        let after = ids::incidents_of(&text);
        let (text, _) = ids::kept([&before, &after], text, &[]);
        let mut start = 0;
        for (report, &end) in self.reports.iter_mut().zip(ends) {
            for is_same in [true, false] {
                let of_table = doubled.iter().filter(|it| (start..end).contains(&it.nth));
                let n_records = of_table.filter(|it| it.is_same() == is_same).count();
                if n_records > 0 {
                    report.put_first(vec![of_ids(n_records, is_same)]);
                }
            }
            start = end;
        }
        let ids = ids::incidents_of(&text).into_iter().map(|it| it.id);
        for (record, id) in self.records.iter_mut().zip(ids) {
            record.incident.id = id;
        }
    }

    fn add(&mut self, table: &Given, fields: &FieldMap, today: i32) {
        let options = Options {
            fields,
            sheet: None,
            today,
            wants_columns: false,
        };
        let imported = match &table.notes {
            Some(notes) => {
                let csv = String::from_utf8_lossy(&table.bytes).into_owned();
                let notes = notes.iter().cloned().map(Said::from_carried);
                import_sheet(csv, notes.collect(), &options)
            }
            None => import(&*table.bytes, &options),
        };
        let n_before = self.records.len();
        let end = read(&imported.geojson, &imported.fields, |incident, span| {
            let text = imported.geojson.get(span).unwrap_or_default();
            let original = Original::of(text);
            self.records.push(Record { incident, original });
        });
        if end.has_foreign_positions {
            for record in self.records.iter_mut().skip(n_before) {
                record.incident.place.position = None;
            }
        }
        let mut report = end.report;
        if let Some(mapping) = &imported.mapping {
            report.rename_fields(|field| mapping.column_of(field).map(str::to_owned));
            report.take_back_no_dates();
        }
        report.put_first(imported.problems);
        if report.cut_off_at().is_some() {
            report.set_cut_off(table.bytes.len());
        }
        self.columns
            .push(imported.mapping.map(|Mapping { columns }| columns));
        self.reports.push(report);
    }

    /// Whether each table is one of which nothing is anything but a fact of its record: it makes no map.
    pub fn says_nothing(&self) -> bool {
        let mut tables = self.columns.iter();
        let is_fact = |it: &Use| ["fact", "left_out", "entry"].contains(&it.role);
        let says_nothing = |columns: &Option<Vec<Use>>| {
            columns.as_ref().is_some_and(|all| all.iter().all(is_fact))
        };
        !self.columns.is_empty() && tables.all(says_nothing)
    }

    /// The columns of all tables.
    pub fn all_columns(&self) -> impl Iterator<Item = &Use> {
        self.columns.iter().flatten().flatten()
    }

    /// Where each record is, by its id.
    pub fn by_id(&self) -> HashMap<&str, usize> {
        let records = self.records.iter().enumerate();
        records
            .map(|(at, record)| (record.incident.id.as_str(), at))
            .collect()
    }
}

/// What is said of records of a table whose id one of another table has.
fn of_ids(n_records: usize, is_same: bool) -> Problem {
    let message = match is_same {
        true => said!(
            "{count} records say the same as one of another table: where it is the same incident, take it out of one table",
            n_records
        ),
        false => said!(
            "{count} records have an id that one of another table has, and another one for it here: give each incident an id of its own",
            n_records
        ),
    };
    Problem {
        severity: Severity::Note,
        record: None,
        id: None,
        line: None,
        field: Some("id".to_owned()),
        message,
    }
}

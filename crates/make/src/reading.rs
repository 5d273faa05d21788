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
    /// Of two records with one id the second one has another: each can be corrected by its id.
    pub fn read(tables: &[Given], fields: &FieldMap, today: i32) -> Self {
        let mut read = Self::default();
        let mut ids = HashMap::new();
        for table in tables {
            read.add(table, fields, today, &mut ids);
        }
        read
    }

    fn add(&mut self, table: &Given, fields: &FieldMap, today: i32, ids: &mut Ids) {
        let options = Options {
            fields,
            sheet: None,
            today,
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
        let mut renamed = 0;
        let end = read(&imported.geojson, &imported.fields, |mut incident, span| {
            let text = imported.geojson.get(span).unwrap_or_default();
            let original = Original::of(text);
            if let Some(free) = free_id(&incident.id, ids) {
                incident.id = free;
                renamed += 1;
            }
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
        if renamed > 0 {
            report.put_first(vec![of_ids(renamed)]);
        }
        self.columns
            .push(imported.mapping.map(|Mapping { columns }| columns));
        self.reports.push(report);
    }

    /// Where each record is, by its id.
    pub fn by_id(&self) -> HashMap<&str, usize> {
        let records = self.records.iter().enumerate();
        records
            .map(|(at, record)| (record.incident.id.as_str(), at))
            .collect()
    }
}

/// How many records have asked for an id.
type Ids = HashMap<String, usize>;

/// Takes an id. Where a record has it already: the next one that none has, with a number behind it.
fn free_id(id: &str, ids: &mut Ids) -> Option<String> {
    let n_asked = ids.entry(id.to_owned()).or_default();
    *n_asked += 1;
    if *n_asked == 1 {
        return None;
    }
    loop {
        let number = ids.get_mut(id)?;
        let free = format!("{id}-{number}");
        *number += 1;
        if !ids.contains_key(&free) {
            ids.insert(free.clone(), 1);
            return Some(free);
        }
    }
}

fn of_ids(n_renamed: usize) -> Problem {
    Problem {
        severity: Severity::Note,
        record: None,
        id: None,
        line: None,
        field: Some("id".to_owned()),
        message: said!(
            "{count} records have an id that a record before them has: a number stands behind theirs",
            n_renamed
        ),
    }
}

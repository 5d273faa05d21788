//! Records as they were read, with what somebody has changed of them.

use std::borrow::Cow;
use std::collections::HashMap;

use import::mapping::decided_orders;
use incidents::model::incident::Incident;
use incidents::schema::names::FieldMap;
use incidents::write::original::Original;
use incidents::write::{Format, Writer};
use site::draft::TableFields;

use crate::change::{Applied, Change, applied};
use crate::reading::Tables;

/// The records of a draft.
#[derive(Debug)]
pub struct Edited<'t> {
    tables: &'t Tables,
    applied: Applied<'t>,
}

impl<'t> Edited<'t> {
    /// The records of tables after changes.
    pub fn of(tables: &'t Tables, changes: &[Change]) -> Self {
        let records = tables.records.iter().map(|record| &record.incident);
        Self {
            tables,
            applied: applied(records, changes),
        }
    }

    /// All of them, in the order of their tables, those that were added behind them.
    pub fn records(&self) -> Vec<&Incident> {
        self.applied.records.iter().map(AsRef::as_ref).collect()
    }

    /// The record with this id.
    pub fn record(&self, id: &str) -> Option<&Incident> {
        let mut records = self.applied.records.iter();
        let found = records.find(|record| record.id == id);
        found.map(AsRef::as_ref)
    }

    /// Those that were taken away: id, day, reason.
    pub fn withdrawn(&self) -> &[(String, String, String)] {
        &self.applied.withdrawn
    }

    /// How many changes are of records that are not there.
    pub fn n_lost(&self) -> usize {
        self.applied.lost.len()
    }

    /// The codes of what happened, the most frequent first.
    pub fn types(&self) -> Vec<(String, usize)> {
        site::records::types(self.applied.records.iter().map(AsRef::as_ref))
    }

    /// What columns are for, as chosen, and what the columns themselves have decided of their dates: for the next edit of a table.
    pub(crate) fn fields(&self, chosen: &TableFields) -> TableFields {
        let mut fields = chosen.clone();
        for (order, column) in decided_orders(self.tables.all_columns()) {
            let columns = fields.entry(order.to_owned()).or_default();
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        fields
    }

    /// All of them as `GeoJSON` in our schema. What the tables say beyond it goes along; of a record that was changed nothing of what it
    /// said before does.
    pub fn written(&self) -> String {
        let fields = FieldMap::default();
        let by_id: HashMap<&str, usize> = self.tables.by_id();
        let mut out = String::new();
        let mut writer = Writer::new(Format::GeoJson, &[], &mut out);
        for record in &self.applied.records {
            let read = by_id.get(record.id.as_str());
            let read = read.and_then(|&at| self.tables.records.get(at));
            match (record, read) {
                (Cow::Borrowed(record), Some(read)) => writer.add(record, &read.original, &mut out),
                (Cow::Owned(record), Some(read)) => {
                    let has_moved = record.place.position != read.incident.place.position;
                    let is_read = |name: &str| fields.is_read(name);
                    let original = read.original.beyond(&read.incident, has_moved, is_read);
                    writer.add(record, &original, &mut out);
                }
                (record, None) => writer.add(record, &Original::default(), &mut out),
            }
        }
        writer.end(&mut out);
        out
    }
}

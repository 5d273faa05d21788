//! What drawing needs of a record, from columns alone.

use crate::model::incident::{Incident, Kind};
use crate::model::mercator::World;
use crate::query::dataset::Dataset;
use crate::query::engine::Engine;

/// What drawing needs of a record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Facts {
    /// Where it is.
    pub world: World,
    /// The position of its first category in [`Store::series`](crate::columns::store::Store::series).
    pub series: u16,
    /// Whether the site itself is known.
    pub is_exact: bool,
    /// Its uncertainty in metres on the ground.
    pub uncertainty_m: f64,
    /// What sort of record it is.
    pub kind: Kind,
}

impl Engine {
    /// The file that it answers about.
    pub fn data(&self) -> &Dataset {
        &self.data
    }

    /// The row of a record.
    pub fn row(&self, id: &str) -> Option<u32> {
        self.data.store().row(id)
    }

    /// What drawing needs of a row; `None` when it has no position.
    pub fn facts(&self, row: u32) -> Option<Facts> {
        self.data.store().positioned().contains(row).then(|| Facts {
            world: self.data.store().world(row),
            series: self.data.store().category(row) as u16,
            is_exact: self.data.store().exact().contains(row),
            uncertainty_m: self.data.store().uncertainty_m(row),
            kind: self.data.store().kind(row),
        })
    }

    /// The record of a row.
    pub fn record(&self, row: u32) -> Option<Incident> {
        self.data.incident(row)
    }
}

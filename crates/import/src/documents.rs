//! JSON that is no `GeoJSON` and no plain list of rows: topologies, feature sets of Esri, and the files of `TimeMap`.

mod esri;
mod joined;
mod timemap;
mod topology;

use incidents::model::said::Sentence;
use incidents::said;
use serde_json::Value;

use crate::findings::Findings;
use crate::table::Table;
pub use joined::{Joined, joined};

/// Said of a geometry of which something is missing.
const NO_GEOMETRY: Sentence<'static> = said!(
    "expected a geometry whose positions are all there, but something of it is missing: the record is not drawn"
);

/// The records of such a file as rows; nothing where it is another one, or has none.
pub(crate) fn table(text: &str, findings: &mut Findings) -> Option<Table> {
    let may_be = ["\"Topology\"", "\"attributes\"", "\"associations\""];
    if !may_be.iter().any(|word| text.contains(word)) {
        return None;
    }
    let value: Value = serde_json::from_str(text).ok()?;
    let table = topology::table(&value, text.len(), findings)
        .or_else(|| esri::table(&value, findings))
        .or_else(|| timemap::table(&value, findings))?;
    (table.n_rows() > 0).then_some(table)
}

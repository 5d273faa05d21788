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

/// Whether a text begins as `GeoJSON` nearly always does, with what it is: a long one is not taken apart for nothing.
fn is_geojson(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let kind = start
        .strip_prefix('{')
        .and_then(|rest| rest.trim_start().strip_prefix("\"type\""));
    let kind = kind.and_then(|rest| rest.trim_start().strip_prefix(':'));
    let kinds = ["\"FeatureCollection\"", "\"Feature\""];
    kind.is_some_and(|rest| kinds.iter().any(|kind| rest.trim_start().starts_with(kind)))
}

/// The records of such a file as rows; nothing where it is another one, or has none.
pub(crate) fn table(text: &str, findings: &mut Findings) -> Option<Table> {
    let may_be = ["\"Topology\"", "\"attributes\"", "\"associations\""];
    if is_geojson(text) || !may_be.iter().any(|word| text.contains(word)) {
        return None;
    }
    let value: Value = serde_json::from_str(text).ok()?;
    let table = topology::table(&value, text.len(), findings)
        .or_else(|| esri::table(&value, findings))
        .or_else(|| timemap::table(&value, findings))?;
    (table.n_rows() > 0).then_some(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn geojson_is_known_by_its_first_member() {
        for (text, expected) in [
            (
                "\u{feff} {\n \"type\" : \"FeatureCollection\", \"a\": \"attributes\"",
                true,
            ),
            ("{\"type\":\"Feature\"", true),
            ("{\"type\":\"Topology\"", false),
            ("{\"features\":[{\"type\":\"Feature\"", false),
            ("[{\"type\":\"Feature\"", false),
        ] {
            assert_eq!(is_geojson(text), expected, "{text}");
        }
    }
}

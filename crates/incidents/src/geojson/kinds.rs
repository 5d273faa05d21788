//! What sort of JSON a record is.

use crate::json::value::Json;
use crate::model::message::quoted;
use crate::model::said::{Said, said};

const GEOMETRY_TYPES: [&str; 7] = [
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
];

/// Whether it is a geometry that stands for a record of its own.
pub(crate) fn is_geometry(json: &Json<'_>) -> bool {
    json.member("type")
        .and_then(Json::text)
        .is_some_and(|kind| GEOMETRY_TYPES.contains(&kind))
}

pub(super) fn is_record_type(kind: &str) -> bool {
    kind == "Feature" || GEOMETRY_TYPES.contains(&kind)
}

/// A feature, also under a misspelt type or none.
pub(crate) fn is_feature(json: &Json<'_>) -> bool {
    let has = |name| json.member(name).is_some();
    let is_typed = json.member("type").and_then(Json::text) == Some("Feature");
    is_typed || (has("geometry") || has("properties")) && !has("features")
}

pub(super) fn is_record(json: &Json<'_>) -> bool {
    is_feature(json) || is_geometry(json)
}

pub(super) fn other_kind(kind: Option<&str>) -> Said {
    match kind {
        Some("Topology") => {
            said!("expected GeoJSON, but found TopoJSON: convert it, for example with topo2geo")
                .into()
        }
        Some(kind) => said!(
            "expected a FeatureCollection, but found type {kind}: choose a GeoJSON file",
            quoted(kind)
        ),
        None => said!(
            "expected a FeatureCollection, but found JSON of another kind: choose a GeoJSON file"
        )
        .into(),
    }
}

//! A file as its features, one at a time: what is broken in one costs no other.

use geo::{LineString, Polygon};
use geojson::{JsonObject, LineStringType, PointType, PolygonType};
use incidents::model::message::quoted;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::finding::{Fault, Unreadable};
use crate::rings::{self, Faults};

/// The longest file that is read.
const MAX_BYTES: usize = 64 << 20;
const MAX_MB: usize = 64;
/// Collections in collections: no program writes more.
const MAX_DEPTH: usize = 16;

/// Names of the coordinate reference system that GeoJSON has without saying so, as far as they are told apart.
const WGS84: [&str; 3] = ["CRS84", "EPSG::4326", "EPSG:4326"];

/// A file, its features not yet looked into.
#[derive(Debug)]
pub(crate) struct File<'b> {
    pub features: Vec<&'b RawValue>,
    /// What is wrong with the file as a whole.
    pub faults: Vec<String>,
}

/// The outermost members that matter.
#[derive(Deserialize)]
struct Outer<'b> {
    #[serde(default)]
    r#type: Value,
    #[serde(borrow)]
    features: Option<Vec<&'b RawValue>>,
    #[serde(default)]
    crs: Value,
}

#[derive(Deserialize)]
struct Inner<'b> {
    #[serde(default)]
    r#type: Value,
    #[serde(default)]
    id: Value,
    #[serde(borrow)]
    properties: Option<&'b RawValue>,
    #[serde(borrow)]
    geometry: Option<&'b RawValue>,
}

#[derive(Deserialize)]
struct Geometry<'b> {
    r#type: String,
    #[serde(borrow)]
    coordinates: Option<&'b RawValue>,
    #[serde(borrow)]
    geometries: Option<Vec<&'b RawValue>>,
}

/// Where a feature is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shape {
    pub points: Vec<geo::Coord>,
    pub lines: Vec<LineString>,
    pub polygons: Vec<Polygon>,
    /// Positions that were read.
    pub n_positions: usize,
}

/// A feature as it stands in the file.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub id: Option<geojson::feature::Id>,
    pub properties: Option<JsonObject>,
    pub shape: Shape,
    pub faults: Faults,
}

impl<'b> File<'b> {
    pub(crate) fn read(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        if bytes.len() > MAX_BYTES {
            let found = bytes.len().div_ceil(1 << 20);
            let message = format!(
                "expected an overlay of at most {MAX_MB} MB, but found {found} MB: simplify its lines, or leave out what is outside of the map"
            );
            return Err(Unreadable { message });
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).ok();
        let outer: Result<Option<Outer<'b>>, _> = text.map(serde_json::from_str).transpose();
        let (text, outer) = match (text, outer) {
            (Some(text), Ok(Some(outer))) => (text, outer),
            (_, Err(fault)) if bytes.trim_ascii_start().starts_with(b"{") => {
                let message = format!(
                    "expected GeoJSON, but found JSON that is broken ({fault}): export the file again"
                );
                return Err(Unreadable { message });
            }
            _ => return Err(no_json(bytes)),
        };
        let kind = outer.r#type.as_str().unwrap_or_default();
        let features = match (kind, outer.features) {
            ("FeatureCollection", Some(features)) => features,
            (
                "Feature" | "Point" | "MultiPoint" | "LineString" | "MultiLineString" | "Polygon"
                | "MultiPolygon" | "GeometryCollection",
                _,
            ) => {
                let whole = serde_json::from_str(text);
                whole
                    .map(|whole: &RawValue| vec![whole])
                    .unwrap_or_default()
            }
            _ => return Err(of_other_type(kind)),
        };
        let faults = of_other_crs(&outer.crs).into_iter().collect();
        Ok(Self { features, faults })
    }
}

fn no_json(bytes: &[u8]) -> Unreadable {
    let found = match bytes.trim_ascii_start() {
        [] => "an empty file",
        [b'P', b'K', ..] => "a packed file (a ZIP, as shapefiles and KMZ come in)",
        [b'<', ..] => "XML (as KML and GPX are)",
        [b'[', ..] => "a list",
        [0, 0, 0x27, 0x0a, ..] => "a shapefile",
        [b'S', b'Q', b'L', b'i', ..] => "a database (as GeoPackage is)",
        _ => "something else",
    };
    let message = format!(
        "expected GeoJSON, which begins with {{, but found {found}: export it as GeoJSON, in degrees (EPSG:4326)"
    );
    Unreadable { message }
}

fn of_other_type(kind: &str) -> Unreadable {
    let message = match kind {
        "Topology" => "expected GeoJSON, but found TopoJSON: convert it, as mapshaper does with -o format=geojson".to_owned(),
        "" => "expected GeoJSON, whose type is FeatureCollection, but found no type: export the file again as GeoJSON".to_owned(),
        other => format!("expected GeoJSON with a list of features, but found the type {other} without one: export the file again as GeoJSON"),
    };
    Unreadable { message }
}

/// What to say of a coordinate reference system that is not GeoJSON's own.
fn of_other_crs(crs: &Value) -> Option<String> {
    let name = match &crs["properties"]["name"] {
        Value::String(name) => name.clone(),
        _ if crs.is_null() => return None,
        _ => crs.to_string(),
    };
    if WGS84.iter().any(|own| name.contains(own)) {
        return None;
    }
    Some(format!(
        "expected degrees on WGS 84, the only coordinate reference system of GeoJSON, but found {name}: read as degrees all the same, so export the file again in EPSG:4326"
    ))
}

impl Written {
    /// Reads a feature, or a geometry that stands where one could.
    pub(crate) fn read(raw: &RawValue) -> Self {
        let mut written = Self::default();
        match serde_json::from_str::<Inner<'_>>(raw.get()) {
            Ok(inner) if inner.r#type == "Feature" => {
                written.id = serde_json::from_value(inner.id).ok();
                written.properties = inner
                    .properties
                    .and_then(|raw| serde_json::from_str(raw.get()).ok());
                match inner.geometry.filter(|raw| raw.get() != "null") {
                    Some(geometry) => written.add(geometry, 0),
                    None => written.say(
                        Fault::NoGeometry,
                        "expected a geometry, but found none: it is nowhere on the map".to_owned(),
                    ),
                }
            }
            Ok(_) => written.add(raw, 0),
            Err(_) => written.say(
                Fault::Broken,
                format!(
                    "expected a feature, but found {}: it is left out",
                    quoted(raw.get())
                ),
            ),
        }
        written
    }

    fn say(&mut self, fault: Fault, message: String) {
        self.faults.push((fault, message));
    }

    fn add(&mut self, raw: &RawValue, depth: usize) {
        if let Err(reason) = self.try_to_add(raw, depth) {
            self.say(
                Fault::Broken,
                format!("expected a geometry, but found {reason}: it is left out"),
            );
        }
    }

    fn try_to_add(&mut self, raw: &RawValue, depth: usize) -> Result<(), String> {
        let geometry: Geometry<'_> =
            serde_json::from_str(raw.get()).map_err(|fault| reason(&fault))?;
        let at = geometry.coordinates;
        match geometry.r#type.as_str() {
            "Point" => self.add_points(&[coordinates::<PointType>(at)?]),
            "MultiPoint" => self.add_points(&coordinates::<Vec<PointType>>(at)?),
            "LineString" => self.add_line(&coordinates::<LineStringType>(at)?),
            "MultiLineString" => coordinates::<Vec<LineStringType>>(at)?
                .iter()
                .for_each(|line| self.add_line(line)),
            "Polygon" => self.add_polygon(&coordinates::<PolygonType>(at)?),
            "MultiPolygon" => coordinates::<Vec<PolygonType>>(at)?
                .iter()
                .for_each(|polygon| self.add_polygon(polygon)),
            "GeometryCollection" if depth < MAX_DEPTH => {
                geometry
                    .geometries
                    .iter()
                    .flatten()
                    .for_each(|each| self.add(each, depth + 1));
            }
            "GeometryCollection" => {
                return Err("collections in more than 16 collections".to_owned());
            }
            other => return Err(format!("the type {other}")),
        }
        Ok(())
    }

    fn add_points(&mut self, points: &[PointType]) {
        self.shape.n_positions += points.len();
        for point in rings::coords(points, &mut self.faults) {
            let turns = ((point.x + 180.0) / 360.0).floor() * 360.0;
            let x = if point.x > 180.0 || turns < 0.0 {
                point.x - turns
            } else {
                point.x
            };
            self.shape.points.push(geo::Coord { x, y: point.y });
        }
    }

    fn add_line(&mut self, line: &LineStringType) {
        self.shape.n_positions += line.len();
        self.shape.lines.extend(rings::line(line, &mut self.faults));
    }

    fn add_polygon(&mut self, polygon: &PolygonType) {
        self.shape.n_positions += polygon.iter().map(Vec::len).sum::<usize>();
        let Some((outer, holes)) = polygon.split_first() else {
            self.say(
                Fault::TooFew,
                "expected a polygon with a ring, but found none: it is left out".to_owned(),
            );
            return;
        };
        // Without its outer ring a hole is a hole in nothing.
        let Some(outer) = rings::ring(outer, false, &mut self.faults) else {
            return;
        };
        let holes = holes
            .iter()
            .filter_map(|hole| rings::ring(hole, true, &mut self.faults));
        let holes = holes.map(|hole| rings::beside(hole, &outer)).collect();
        self.shape.polygons.push(Polygon::new(outer, holes));
    }
}

fn coordinates<T: DeserializeOwned>(raw: Option<&RawValue>) -> Result<T, String> {
    let raw = raw.ok_or("no coordinates")?;
    serde_json::from_str(raw.get())
        .map_err(|fault| format!("coordinates that are none ({})", reason(&fault)))
}

/// Why something could not be read; its line and column would be counted from the feature.
fn reason(fault: &serde_json::Error) -> String {
    let text = fault.to_string();
    text.split(" at line ")
        .next()
        .unwrap_or_default()
        .to_owned()
}

//! Feature sets of Esri (`ArcGIS` REST API 11): columns have types and coded values, and positions a reference.

use std::collections::BTreeMap;
use std::f64::consts::PI;

use incidents::said;
use serde_json::{Map, Value, json};

use crate::dates::{Spelled, spelled};
use crate::documents::NO_GEOMETRY;
use crate::findings::Findings;
use crate::table::{Object, Table};

/// Half of the way around the equator, in metres (EPSG:3857).
const HALF_M: f64 = 20_037_508.342_789_244;

/// The rows of a feature set.
pub(super) fn table(value: &Value, findings: &mut Findings) -> Option<Table> {
    let features = value.get("features")?.as_array()?;
    features.first()?.get("attributes")?;
    findings.note(said!(
        "the file is Esri JSON (ArcGIS), and no GeoJSON: it is read as a table"
    ));
    let columns = Columns::of(value);
    let reference = Reference::of(value.get("spatialReference"));
    if let Reference::Other(code) = &reference {
        findings.incomplete(said!(
            "expected degrees (WGS 84), but found the spatial reference {code}: no record is drawn, so export it with outSR=4326",
            code.as_str()
        ).as_sentence());
    }
    let mut table = Table::default();
    for feature in features {
        let given = feature.get("geometry").filter(|it| !it.is_null());
        let geometry = given.and_then(|it| geometry(it, &reference));
        if given.is_some() && geometry.is_none() && !matches!(reference, Reference::Other(_)) {
            findings.lost(table.n_rows() as u32 + 1, Some("geometry"), NO_GEOMETRY);
        }
        let mut row = Object {
            geometry: geometry.unwrap_or_default(),
            ..Object::default()
        };
        let attributes = feature.get("attributes").and_then(Value::as_object);
        for (name, value) in attributes.into_iter().flatten() {
            table.add(&mut row, name, columns.value(name, value), false);
        }
        table.push(row);
    }
    Some(table)
}

/// What the set says of its columns.
struct Columns {
    dates: Vec<String>,
    /// Codes of columns with their words.
    words: BTreeMap<(String, String), Value>,
}

impl Columns {
    fn of(value: &Value) -> Self {
        let mut columns = Self {
            dates: Vec::new(),
            words: BTreeMap::new(),
        };
        for field in value
            .get("fields")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let Some(name) = field.get("name").and_then(Value::as_str) else {
                continue;
            };
            if field.get("type").and_then(Value::as_str) == Some("esriFieldTypeDate") {
                columns.dates.push(name.to_owned());
            }
            let codes = field
                .get("domain")
                .and_then(|domain| domain.get("codedValues")?.as_array());
            for coded in codes.into_iter().flatten() {
                if let (Some(code), Some(words)) = (coded.get("code"), coded.get("name")) {
                    columns
                        .words
                        .insert((name.to_owned(), code.to_string()), words.clone());
                }
            }
        }
        columns
    }

    /// A value in words, and a moment as one.
    fn value(&self, name: &str, value: &Value) -> Value {
        if let Some(words) = self.words.get(&(name.to_owned(), value.to_string())) {
            return words.clone();
        }
        if value.is_number()
            && self.dates.iter().any(|known| known == name)
            && let Some(Spelled::One(found)) = spelled(&value.to_string(), true)
        {
            return found.edtf.into();
        }
        value.clone()
    }
}

/// In which reference positions are.
enum Reference {
    Degrees,
    Mercator,
    Other(String),
}

impl Reference {
    fn of(value: Option<&Value>) -> Self {
        let code = |name| value?.get(name)?.as_u64();
        match code("latestWkid").or_else(|| code("wkid")) {
            // WGS 84, NAD 83, ETRS 89: a metre apart.
            None | Some(4326 | 4269 | 4258) => Self::Degrees,
            Some(3857 | 102_100 | 102_113 | 900_913) => Self::Mercator,
            Some(code) => Self::Other(code.to_string()),
        }
    }

    fn place(&self, x: f64, y: f64) -> Option<[f64; 2]> {
        match self {
            Self::Degrees => Some([x, y]),
            Self::Mercator => {
                let lat = (PI * y / HALF_M).sinh().atan().to_degrees();
                let rounded = |degrees: f64| (degrees * 1e7).round() / 1e7;
                Some([rounded(x / HALF_M * 180.0), rounded(lat)])
            }
            Self::Other(_) => None,
        }
    }
}

fn geometry(value: &Value, reference: &Reference) -> Option<Value> {
    let value: &Map<String, Value> = value.as_object()?;
    let place = |x: &Value, y: &Value| reference.place(x.as_f64()?, y.as_f64()?);
    let list = |list: &Value| -> Option<Vec<[f64; 2]>> {
        list.as_array()?
            .iter()
            .map(|at| place(at.get(0)?, at.get(1)?))
            .collect()
    };
    let lists = |lists_of: &Value| -> Option<Vec<Vec<[f64; 2]>>> {
        lists_of.as_array()?.iter().map(list).collect()
    };
    if let (Some(x), Some(y)) = (value.get("x"), value.get("y")) {
        return Some(json!({"type": "Point", "coordinates": place(x, y)?}));
    }
    let shape = |name: &str, kind: &str| {
        Some(json!({"type": kind, "coordinates": lists(value.get(name)?)?}))
    };
    let points = || Some(json!({"type": "MultiPoint", "coordinates": list(value.get("points")?)?}));
    let own = || {
        value
            .contains_key("type")
            .then(|| Value::Object(value.clone()))
    };
    points()
        .or_else(|| shape("paths", "MultiLineString"))
        .or_else(|| shape("rings", "Polygon"))
        .or_else(own)
}

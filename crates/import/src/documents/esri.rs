//! Feature sets of Esri (`ArcGIS` REST API 11): columns have types and coded values, and positions a reference.

use std::collections::{BTreeMap, HashSet};
use std::f64::consts::PI;

use incidents::said;
use incidents::schema::names::FieldMap;
use serde_json::{Map, Value, json};

use crate::dates::{Spelled, milliseconds, spelled};
use crate::documents::NO_GEOMETRY;
use crate::findings::Findings;
use crate::long_names;
use crate::names::role;
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
    let columns = Columns::of(value, findings);
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
            let called = columns.aliases.get(name).unwrap_or(name);
            table.add(&mut row, called, columns.value(name, value), false);
        }
        table.push(row);
    }
    Some(table)
}

/// What the set says of its columns.
struct Columns {
    /// Columns whose name says nothing and whose alias does, with that.
    aliases: BTreeMap<String, String>,
    dates: Vec<String>,
    /// Codes of columns with their words.
    words: BTreeMap<(String, String), Value>,
}

impl Columns {
    fn of(value: &Value, findings: &mut Findings) -> Self {
        let mut columns = Self {
            aliases: aliases(value, findings),
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
                    let words = match words.as_str() {
                        Some(words) => long_names::cut(words, findings).into(),
                        None => words.clone(),
                    };
                    let code = (name.to_owned(), code.to_string());
                    columns.words.insert(code, words);
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
        if value.is_number() && self.dates.iter().any(|known| known == name) {
            let text = value.to_string();
            let found = milliseconds(&text).or_else(|| match spelled(&text, true) {
                Some(Spelled::One(found)) => Some(found),
                _ => None,
            });
            return found.map_or_else(|| value.clone(), |found| found.edtf.into());
        }
        value.clone()
    }
}

/// Of columns whose name says nothing, as `kill_n`, the alias that says it.
fn aliases(value: &Value, findings: &mut Findings) -> BTreeMap<String, String> {
    let fields = value.get("fields").and_then(Value::as_array);
    let both = fields.into_iter().flatten().filter_map(|field| {
        let text = |name: &str| field.get(name).and_then(Value::as_str);
        Some((text("name")?, text("alias")?))
    });
    let both: Vec<(&str, &str)> = both.collect();
    let names: HashSet<&str> = both.iter().map(|(name, _)| *name).collect();
    let known = FieldMap::default();
    let mut aliases = BTreeMap::new();
    let mut taken = HashSet::new();
    for (name, alias) in &both {
        let says = |name: &str| role(name, &known).is_some();
        if !says(name) && says(alias) && !names.contains(alias) && taken.insert(*alias) {
            let alias = long_names::cut(alias, findings).to_owned();
            aliases.insert((*name).to_owned(), alias);
        }
    }
    aliases
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
        let words = || value?.get("wkt")?.as_str();
        match code("latestWkid").or_else(|| code("wkid")) {
            // WGS 84, NAD 83, ETRS 89: a metre apart.
            None if let Some(words) = words() => Self::in_words(words),
            None | Some(4326 | 4269 | 4258) => Self::Degrees,
            Some(3857 | 102_100 | 102_113 | 900_913) => Self::Mercator,
            Some(code) => Self::Other(code.to_string()),
        }
    }

    /// A reference without a number, as `GEOGCS["GCS_WGS_1984",…]`.
    fn in_words(wkt: &str) -> Self {
        let (kind, rest) = wkt.split_once('[').unwrap_or(("", wkt));
        let name = rest.split(['"', ',']).find(|part| !part.trim().is_empty());
        let name = name.unwrap_or(wkt);
        let known = ["WGS_1984", "WGS 84", "North_American_1983", "ETRS_1989"];
        let is_known = known.iter().any(|known| name.ends_with(known));
        match kind.trim() {
            "GEOGCS" | "GEOGCRS" if is_known => Self::Degrees,
            "PROJCS" if name == "WGS_1984_Web_Mercator_Auxiliary_Sphere" => Self::Mercator,
            _ => Self::Other(name.to_owned()),
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
        .or_else(|| Some(areas(lists(value.get("rings")?)?)))
        .or_else(own)
}

type Ring = Vec<[f64; 2]>;

/// Rings as areas: one that runs with the clock is the outside of an area, others are holes of that in which they lie.
fn areas(rings: Vec<Ring>) -> Value {
    let (outer, holes): (Vec<Ring>, Vec<Ring>) =
        rings.into_iter().partition(|ring| area(ring) <= 0.0);
    // Who does not keep to that has holes alone.
    let (outer, holes) = match outer.is_empty() {
        true => (holes, outer),
        false => (outer, holes),
    };
    let mut areas: Vec<Vec<Ring>> = outer.into_iter().map(|ring| vec![ring]).collect();
    for hole in holes {
        let is_in = |area: &Vec<Ring>| matches!((area.first(), hole.first()), (Some(ring), Some(at)) if lies_in(ring, *at));
        match areas.iter().position(is_in) {
            Some(at) => areas[at].push(hole),
            // A hole of nothing is drawn all the same.
            None => areas.push(vec![hole]),
        }
    }
    match areas.as_slice() {
        [only] => json!({"type": "Polygon", "coordinates": only}),
        _ => json!({"type": "MultiPolygon", "coordinates": areas}),
    }
}

/// Twice the area of a ring, below 0 where it runs with the clock (the shoelace formula).
fn area(ring: &[[f64; 2]]) -> f64 {
    let sides = ring.iter().zip(ring.iter().cycle().skip(1));
    sides.map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum()
}

/// Whether a place lies in a ring: a line from it to the east crosses the ring an odd number of times.
fn lies_in(ring: &[[f64; 2]], [x, y]: [f64; 2]) -> bool {
    let sides = ring.iter().zip(ring.iter().cycle().skip(1));
    let crossed = sides.filter(|(a, b)| {
        (a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]
    });
    crossed.count() % 2 == 1
}

//! `TopoJSON` (its format's version 1.0.0): positions may be whole numbers of a grid, and lines are put together of arcs.

use incidents::said;
use serde_json::{Map, Value, json};

use crate::documents::NO_GEOMETRY;
use crate::findings::Findings;
use crate::long_names;
use crate::table::{Object, Table};

/// The rows of a topology, one for each geometry. No more positions are put together than `most`: an arc may be in many lines.
pub(super) fn table(value: &Value, most: usize, findings: &mut Findings) -> Option<Table> {
    if value.get("type")? != "Topology" {
        return None;
    }
    let objects = value.get("objects")?.as_object()?;
    let grid = Grid::of(value.get("transform"));
    let arcs = value.get("arcs").and_then(Value::as_array);
    let arcs = arcs.into_iter().flatten().map(|arc| grid.arc(arc));
    let mut topology = Topology {
        arcs: arcs.collect(),
        grid,
        n_left: most,
        table: Table::default(),
    };
    findings.note(said!(
        "the file is TopoJSON, and no GeoJSON: its geometries are the records"
    ));
    for (name, object) in objects {
        topology.add(
            object,
            (objects.len() > 1).then_some(long_names::cut(name, findings)),
            true,
            findings,
        );
    }
    if topology.n_left == 0 {
        findings.incomplete(said!("expected each line of the topology in a few shapes, but found so many that there is no room for all: some are not drawn"));
    }
    Some(topology.table)
}

/// A position: longitude and latitude.
type At = [f64; 2];

/// How positions are written.
struct Grid(Option<(At, At)>);

impl Grid {
    fn of(transform: Option<&Value>) -> Self {
        let pair = |name| at(transform?.get(name)?);
        Self(pair("scale").zip(pair("translate")))
    }

    fn place(&self, [x, y]: At) -> At {
        match self.0 {
            Some((scale, translate)) => {
                let rounded = |degrees: f64| (degrees * 1e9).round() / 1e9;
                [
                    rounded(x * scale[0] + translate[0]),
                    rounded(y * scale[1] + translate[1]),
                ]
            }
            None => [x, y],
        }
    }

    /// On a grid each position of an arc is told from the one before it.
    fn arc(&self, arc: &Value) -> Vec<At> {
        let mut passed = [0.0, 0.0];
        let places = arc.as_array().into_iter().flatten().filter_map(at);
        let places = places.map(|[x, y]| {
            if self.0.is_none() {
                return [x, y];
            }
            passed = [passed[0] + x, passed[1] + y];
            self.place(passed)
        });
        places.collect()
    }
}

fn at(value: &Value) -> Option<At> {
    let number = |nth: usize| value.get(nth)?.as_f64();
    Some([number(0)?, number(1)?])
}

/// What the parts of a collection say of themselves, which is one record as a whole.
fn said_of_parts(collection: &Map<String, Value>, said: &mut Vec<Value>) {
    let parts = collection.get("geometries").and_then(Value::as_array);
    for part in parts.into_iter().flatten().filter_map(Value::as_object) {
        let members = ["id", "properties"].into_iter();
        let members = members.filter_map(|name| Some((name.to_owned(), part.get(name)?.clone())));
        let members: Map<String, Value> = members.collect();
        if !members.is_empty() {
            said.push(Value::Object(members));
        }
        said_of_parts(part, said);
    }
}

struct Topology {
    arcs: Vec<Vec<At>>,
    grid: Grid,
    n_left: usize,
    table: Table,
}

impl Topology {
    /// Adds the records of an object. A collection is a list of them, unless it lies in another one and has an id or properties: those are of
    /// one record.
    fn add(
        &mut self,
        object: &Value,
        layer: Option<&str>,
        is_outer: bool,
        findings: &mut Findings,
    ) {
        let is_one = !is_outer
            && ["id", "properties"]
                .iter()
                .any(|name| object.get(name).is_some());
        let list = object.get("geometries").and_then(Value::as_array);
        if let Some(list) = list.filter(|_| !is_one) {
            for inner in list {
                self.add(inner, layer, false, findings);
            }
            return;
        }
        let Some(members) = object.as_object() else {
            return;
        };
        let geometry = self.geometry(members);
        let is_there = members.get("type").is_some_and(|kind| !kind.is_null());
        if is_there && geometry.is_none() && self.n_left > 0 {
            findings.lost(
                self.table.n_rows() as u32 + 1,
                Some("geometry"),
                NO_GEOMETRY,
            );
        }
        let mut row = Object {
            id: members.get("id").cloned().unwrap_or_default(),
            geometry: geometry.unwrap_or_default(),
            ..Object::default()
        };
        let properties = members.get("properties").and_then(Value::as_object);
        for (name, value) in properties.into_iter().flatten() {
            self.table.add(&mut row, name, value.clone(), false);
        }
        let mut parts = Vec::new();
        said_of_parts(members, &mut parts);
        if !parts.is_empty() {
            self.table.add(&mut row, "geometries", parts.into(), false);
        }
        if let Some(layer) = layer {
            self.table.add(&mut row, "Folder", layer.into(), false);
        }
        self.table.push(row);
    }

    fn geometry(&mut self, members: &Map<String, Value>) -> Option<Value> {
        let kind = members.get("type")?.as_str()?;
        let coordinates = match kind {
            "Point" => json!(self.grid.place(at(members.get("coordinates")?)?)),
            "MultiPoint" => {
                let places = members
                    .get("coordinates")?
                    .as_array()?
                    .iter()
                    .filter_map(at);
                json!(
                    places
                        .map(|place| self.grid.place(place))
                        .collect::<Vec<_>>()
                )
            }
            "LineString" => json!(self.line(members.get("arcs")?)?),
            "MultiLineString" | "Polygon" => json!(self.lines(members.get("arcs")?)?),
            "MultiPolygon" => {
                let areas = members.get("arcs")?.as_array()?;
                let areas: Option<Vec<_>> = areas.iter().map(|area| self.lines(area)).collect();
                json!(areas?)
            }
            "GeometryCollection" => {
                let parts = members.get("geometries")?.as_array()?.iter();
                let parts = parts.map(|part| self.geometry(part.as_object()?));
                let parts: Option<Vec<Value>> = parts.collect();
                return Some(json!({"type": kind, "geometries": parts?}));
            }
            _ => return None,
        };
        Some(json!({"type": kind, "coordinates": coordinates}))
    }

    fn lines(&mut self, arcs: &Value) -> Option<Vec<Vec<At>>> {
        arcs.as_array()?
            .iter()
            .map(|arcs| self.line(arcs))
            .collect()
    }

    /// Arcs one behind the other, the first position of each being the last of the one before; one that is counted from -1 goes backwards.
    fn line(&mut self, arcs: &Value) -> Option<Vec<At>> {
        let mut line: Vec<At> = Vec::new();
        for which in arcs.as_array()? {
            let which = which.as_i64()?;
            let is_backwards = which < 0;
            let arc = self
                .arcs
                .get(usize::try_from(if is_backwards { !which } else { which }).ok()?)?;
            self.n_left = self.n_left.saturating_sub(arc.len());
            if self.n_left == 0 {
                return None;
            }
            line.pop();
            match is_backwards {
                true => line.extend(arc.iter().rev()),
                false => line.extend(arc),
            }
        }
        Some(line)
    }
}

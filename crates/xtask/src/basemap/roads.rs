//! Main roads and railways of Syria and what borders on it, out of `OpenStreetMap`: the only part of the basemap that is under the Open
//! Database License, and so in a file of its own.

use anyhow::Result;
use serde_json::json;

use super::{
    Degrees,
    built_up::Areas,
    fetch::Packages,
    geojson::{Feature, Geometry},
    labels::Label,
    network::Network,
    smooth, tables,
};

/// Edges that are longer are straight where the road is not, and may lie kilometres off: nothing for a look at a town.
const LONGEST_STREET_KM: f64 = 1.5;

/// Streets that hang together over less than this are scraps of long edges that are not drawn.
const SHORTEST_PIECE_KM: f64 = 1.2;

pub(super) fn features(packages: &Packages, built_up: &Areas) -> Result<Vec<Feature>> {
    let mut features = Vec::new();
    for (module, kinds) in [
        ("world_highways", ["road", "street"]),
        ("world_railways", ["railway", "track"]),
    ] {
        let file = packages.file("scgraph-data", &format!("scgraph_data/{module}.py"));
        let network = Network::read(&file)?.without_lanes();
        let is_in_town = |edge: &[usize; 2]| {
            let is_inside = edge.iter().all(|&node| built_up.hold(network.nodes[node]));
            is_inside && network.km(*edge) < LONGEST_STREET_KM
        };
        let edges = network.edges.iter().copied();
        let (in_town, others): (Vec<_>, Vec<_>) = edges.partition(is_in_town);
        let in_town = network.without_scraps(&in_town, SHORTEST_PIECE_KM);
        for (kind, edges) in kinds.into_iter().zip([others, in_town]) {
            features.push(feature(kind, &network.chains(&edges)));
        }
    }
    let names = tables::road_names()?;
    features.extend(names.iter().map(|name| Label::of(name).feature()));
    Ok(features)
}

fn feature(kind: &str, chains: &[Vec<Degrees>]) -> Feature {
    let mut lines: Vec<Vec<Degrees>> = chains.iter().map(|chain| drawn(chain)).collect();
    lines.retain(|line| line.len() > 1);
    Feature {
        properties: json!({ "kind": kind }),
        geometry: Geometry::Lines(lines),
    }
}

/// Smoothed once, on the grid of the source: a finer one would say more than is known.
fn drawn(chain: &[Degrees]) -> Vec<Degrees> {
    let round = |degrees: f64| (degrees * 2000.0).round() / 2000.0;
    let mut line: Vec<Degrees> = smooth::line(chain)
        .into_iter()
        .map(|at| at.map(round))
        .collect();
    line.dedup();
    line
}

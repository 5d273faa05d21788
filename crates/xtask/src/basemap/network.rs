//! Networks of the Python package `scgraph-data`: what `OpenStreetMap` has of the world's main roads and of its railways, as nodes on a grid of
//! about 100 m and edges between them. It knows no classes, no names and no bends between nodes.

use std::{
    collections::{BTreeSet, HashMap},
    fs,
    path::Path,
};

use anyhow::{Context as _, Result};

use super::{Degrees, detail};

/// Ends are places in `nodes`.
type Edge = [usize; 2];

/// Nodes that are not farther from each other are taken for one: neighbours on the grid.
const ONE_PLACE_KM: f64 = 0.15;

pub(super) struct Network {
    pub(super) nodes: Vec<Degrees>,
    /// Each once, in an order that is always the same.
    pub(super) edges: Vec<Edge>,
}

impl Network {
    /// The edges of a module of the package that begin or end where the map has its focus.
    pub(super) fn read(module: &Path) -> Result<Self> {
        let text = fs::read_to_string(module)
            .with_context(|| format!("Could not read {}", module.display()))?;
        Self::parsed(&text).with_context(|| format!("{} is no network", module.display()))
    }

    /// Two lines count: `graph=[{1: 1.2, 4: 0.1}, ...]`, for each node its neighbours with their distance in kilometres, and
    /// `nodes=[[36.2, 37.1], ...]`, latitude first.
    fn parsed(text: &str) -> Result<Self> {
        let line = |name: &str| {
            let mut lines = text.lines();
            let found = lines.find_map(|line| line.strip_prefix(name));
            found.with_context(|| format!("There is no line that begins with {name}"))
        };
        let nodes: Vec<Degrees> = serde_json::from_str(line("nodes=")?)?;
        let nodes: Vec<Degrees> = nodes.into_iter().map(|[lat, lng]| [lng, lat]).collect();
        let mut edges = BTreeSet::new();
        for (from, neighbours) in line("graph=")?.split('}').enumerate() {
            let Some((_, neighbours)) = neighbours.split_once('{') else {
                continue;
            };
            for neighbour in neighbours.split(", ").filter(|text| !text.is_empty()) {
                let (to, _km) = neighbour.split_once(':').context("A distance is missing")?;
                let to: usize = to.parse()?;
                let is_near =
                    |node: usize| nodes.get(node).is_some_and(|&at| detail::is_in_focus(at));
                if from != to && (is_near(from) || is_near(to)) {
                    edges.insert([from.min(to), from.max(to)]);
                }
            }
        }
        Ok(Self {
            nodes,
            edges: edges.into_iter().collect(),
        })
    }

    /// The same with nodes of one place made one, so that the lanes of a road become one line and its junctions one point.
    pub(super) fn without_lanes(self) -> Self {
        let mut kept: Vec<usize> = Vec::new();
        let mut kept_in: HashMap<usize, usize> = HashMap::new();
        for node in self.edges.iter().flatten().copied() {
            if kept_in.contains_key(&node) {
                continue;
            }
            let km = |other: usize| km_between(self.nodes[node], self.nodes[other]);
            let near = kept
                .iter()
                .copied()
                .filter(|&other| km(other) <= ONE_PLACE_KM);
            let nearest = near.min_by(|&one, &other| km(one).total_cmp(&km(other)));
            if nearest.is_none() {
                kept.push(node);
            }
            kept_in.insert(node, nearest.unwrap_or(node));
        }
        let ends = self
            .edges
            .iter()
            .map(|edge| edge.map(|node| kept_in[&node]));
        let edges: BTreeSet<Edge> = ends
            .filter(|[from, to]| from != to)
            .map(|[from, to]| [from.min(to), from.max(to)])
            .collect();
        Self {
            nodes: self.nodes,
            edges: edges.into_iter().collect(),
        }
    }

    /// Without the pieces that hang together over less than a length: they lead nowhere.
    pub(super) fn without_scraps(&self, edges: &[Edge], shortest_km: f64) -> Vec<Edge> {
        let mut piece_of: HashMap<usize, usize> = HashMap::new();
        let mut edges_of: Vec<Vec<Edge>> = Vec::new();
        for &edge in edges {
            let pieces = edge.map(|node| piece_of.get(&node).copied());
            let piece = match pieces {
                [Some(one), Some(other)] if one != other => {
                    let moved = std::mem::take(&mut edges_of[other]);
                    piece_of.extend(moved.iter().flatten().map(|&node| (node, one)));
                    edges_of[one].extend(moved);
                    one
                }
                [Some(piece), _] | [_, Some(piece)] => piece,
                [None, None] => {
                    edges_of.push(Vec::new());
                    edges_of.len() - 1
                }
            };
            edges_of[piece].push(edge);
            piece_of.extend(edge.map(|node| (node, piece)));
        }
        edges_of
            .retain(|edges| edges.iter().map(|&edge| self.km(edge)).sum::<f64>() >= shortest_km);
        edges_of.concat()
    }

    pub(super) fn km(&self, [from, to]: Edge) -> f64 {
        km_between(self.nodes[from], self.nodes[to])
    }

    /// Edges joined into lines that end where other than two of them meet.
    pub(super) fn chains(&self, edges: &[Edge]) -> Vec<Vec<Degrees>> {
        let mut edges_at: HashMap<usize, Vec<usize>> = HashMap::new();
        for (number, ends) in edges.iter().enumerate() {
            for &node in ends {
                edges_at.entry(node).or_default().push(number);
            }
        }
        let is_end = |node: usize| edges_at[&node].len() != 2;
        let mut walked = vec![false; edges.len()];
        let mut walk = |start: usize, first: usize| {
            let (mut at, mut onward) = (start, Some(first).filter(|&edge| !walked[edge]));
            let mut nodes = vec![start];
            while let Some(edge) = onward {
                walked[edge] = true;
                let [from, to] = edges[edge];
                at = if from == at { to } else { from };
                nodes.push(at);
                let mut next = edges_at[&at].iter().copied();
                onward = next.find(|&next| !walked[next]).filter(|_| !is_end(at));
            }
            nodes
        };
        let mut chains = Vec::new();
        for (number, &[from, to]) in edges.iter().enumerate() {
            for node in [from, to].into_iter().filter(|&node| is_end(node)) {
                chains.push(walk(node, number));
            }
        }
        // What is left are rings without a junction.
        for (number, &[from, _]) in edges.iter().enumerate() {
            chains.push(walk(from, number));
        }
        chains.retain(|nodes| nodes.len() > 1);
        let points = |nodes: Vec<usize>| nodes.into_iter().map(|node| self.nodes[node]).collect();
        chains.into_iter().map(points).collect()
    }
}

/// Kilometres a degree of latitude.
const KM_A_DEGREE: f64 = 111.2;

/// As on a plane: these are short ways.
pub(super) fn km_between(from: Degrees, to: Degrees) -> f64 {
    let [lng, lat] = [to[0] - from[0], to[1] - from[1]];
    let across = lng * libm::cos(from[1].to_radians());
    KM_A_DEGREE * libm::sqrt(across * across + lat * lat)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &str = "
from scgraph.core import GeoGraph
graph=[{1: 1.1, 0: 0.0}, {0: 1.1, 2: 0.5, 3: 2.0}, {1: 0.5}, {1: 2.0}, {5: 9.9}, {4: 9.9}]
nodes=[[36.0, 37.0], [36.01, 37.0], [36.01, 37.01], [36.03, 37.0], [10.0, 10.0], [10.1, 10.0]]
name = GeoGraph(graph=graph, nodes=nodes)
";

    #[test]
    fn edges_near_the_focus_are_read_once() {
        let network = Network::parsed(MODULE).unwrap();
        assert_eq!(network.edges, [[0, 1], [1, 2], [1, 3]]);
        assert!((network.km([0, 1]) - 1.1).abs() < 0.05);
        assert!(Network::parsed("nodes=[]").is_err());
    }

    #[test]
    fn the_lanes_of_a_road_become_one_line() {
        let network = Network {
            nodes: vec![[37.0, 36.0], [37.01, 36.0], [37.0, 36.001], [37.01, 36.001]],
            edges: vec![[0, 1], [0, 2], [1, 3], [2, 3]],
        };
        assert_eq!(network.without_lanes().edges, [[0, 1]]);
    }

    #[test]
    fn scraps_are_left_out_and_what_hangs_together_is_not() {
        let network = Network::parsed(MODULE).unwrap();
        let edges = &network.edges;
        assert_eq!(network.without_scraps(edges, 3.0).len(), 3);
        assert!(network.without_scraps(edges, 9.0).is_empty());
        // 1.1 km and 1.8 km, with nothing between.
        assert_eq!(network.without_scraps(&[[0, 2], [1, 3]], 1.6), [[1, 3]]);
    }

    #[test]
    fn edges_are_joined_up_to_where_three_meet() {
        let network = Network::parsed(MODULE).unwrap();
        assert_eq!(network.chains(&network.edges).len(), 3);
        let two = network.chains(&[[0, 1], [1, 2]]);
        assert_eq!(two, [[[37.0, 36.0], [37.0, 36.01], [37.01, 36.01]]]);
        let ring = network.chains(&[[0, 1], [1, 2], [0, 2]]);
        assert_eq!((ring.len(), ring[0].len()), (1, 4));
        assert_eq!(ring[0].first(), ring[0].last());
    }
}

//! Rings that share vertices become lines, each once, with the owners on its sides. What is simplified is the line,
//! so that neighbours never gape or overlap.

use std::collections::HashMap;

use geo::{LineString, SimplifyVwPreserve as _};

use super::{
    Degrees,
    detail::Detail,
    units::{Ring, Units},
};

/// A run of edges with the same owner or the same two owners.
pub(super) struct SharedLine {
    /// In the direction in which `owner` has it.
    pub(super) points: Vec<Degrees>,
    pub(super) owner: usize,
    /// The owner on the other side; none at a coast.
    pub(super) neighbour: Option<usize>,
}

impl SharedLine {
    pub(super) fn is_closed(&self) -> bool {
        self.points.first() == self.points.last()
    }

    fn is_province_of_a_neighbour(&self, units: &Units) -> bool {
        let country = |owner: usize| units.owners[owner].country.as_str();
        country(self.owner) != "SYR"
            && self
                .neighbour
                .is_some_and(|other| country(other) == country(self.owner))
    }
}

/// All lines of the world, simplified by how near they are.
pub(super) fn simplified_lines(units: &Units) -> Vec<SharedLine> {
    let mut lines = Graph::of(&units.rings).lines();
    for line in &mut lines {
        // The provinces of Syria's neighbours are background to the background.
        let least_bend = if line.is_province_of_a_neighbour(units) {
            0.002
        } else {
            0.0
        };
        line.points = simplified(&line.points, least_bend);
    }
    lines
}

/// Each stretch of the line is simplified as its own distance asks; ends stay where they are.
pub(super) fn simplified(points: &[Degrees], least_bend: f64) -> Vec<Degrees> {
    let mut rounded: Vec<Degrees> = Vec::new();
    for stretch in stretches(points) {
        let detail = Detail::of(stretch);
        let line: LineString<f64> = stretch.iter().copied().collect();
        let kept = line.simplify_vw_preserve(detail.bend_area().max(least_bend));
        rounded.extend(kept.coords().map(|at| Detail::round([at.x, at.y])));
    }
    rounded.dedup();
    rounded
}

/// Runs of points that deserve the same detail. Each ends with the point that the next one starts with.
fn stretches(points: &[Degrees]) -> Vec<&[Degrees]> {
    let mut stretches = Vec::new();
    let mut start = 0;
    for at in 1..points.len() {
        if Detail::at(points[at]) != Detail::at(points[at - 1]) {
            stretches.push(&points[start..=at]);
            start = at;
        }
    }
    stretches.push(&points[start..]);
    stretches
}

struct Edge {
    /// In the direction of the first owner.
    from: usize,
    to: usize,
    owner: usize,
    neighbour: Option<usize>,
}

impl Edge {
    fn sides(&self) -> (usize, Option<usize>) {
        let other = self.neighbour.unwrap_or(self.owner);
        (
            self.owner.min(other),
            self.neighbour.map(|_| self.owner.max(other)),
        )
    }

    fn other_end(&self, vertex: usize) -> usize {
        if self.from == vertex {
            self.to
        } else {
            self.from
        }
    }
}

/// Vertices by number, and the edges between them.
struct Graph {
    vertices: Vec<Degrees>,
    edges: Vec<Edge>,
    edges_at: Vec<Vec<usize>>,
}

impl Graph {
    fn of(rings: &[Ring]) -> Self {
        let (vertices, edges) = edges_of(rings);
        // What has the same owner on both sides is inside: a province of a country that is drawn whole.
        let edges: Vec<Edge> = edges
            .into_iter()
            .filter(|edge| edge.neighbour != Some(edge.owner))
            .collect();
        let mut edges_at = vec![Vec::new(); vertices.len()];
        for (number, edge) in edges.iter().enumerate() {
            edges_at[edge.from].push(number);
            edges_at[edge.to].push(number);
        }
        Self {
            vertices,
            edges,
            edges_at,
        }
    }

    fn lines(&self) -> Vec<SharedLine> {
        let mut walked = vec![false; self.edges.len()];
        let mut lines = Vec::new();
        for vertex in 0..self.vertices.len() {
            if self.is_junction(vertex) {
                lines.extend(
                    self.edges_at[vertex]
                        .iter()
                        .filter_map(|&edge| self.walk(vertex, edge, &mut walked)),
                );
            }
        }
        // What is left are islands: rings without a junction.
        for edge in 0..self.edges.len() {
            lines.extend(self.walk(self.edges[edge].from, edge, &mut walked));
        }
        lines
    }

    /// Where lines end: more or fewer than two edges meet, or two with different sides.
    fn is_junction(&self, vertex: usize) -> bool {
        match self.edges_at[vertex][..] {
            [] => false,
            [one, other] => self.edges[one].sides() != self.edges[other].sides(),
            _ => true,
        }
    }

    fn walk(&self, start: usize, first: usize, walked: &mut [bool]) -> Option<SharedLine> {
        if walked[first] {
            return None;
        }
        let (mut at, mut edge) = (start, first);
        let mut points = vec![self.vertices[start]];
        loop {
            walked[edge] = true;
            at = self.edges[edge].other_end(at);
            points.push(self.vertices[at]);
            if at == start || self.is_junction(at) {
                break;
            }
            let onward = self.edges_at[at].iter().find(|&&next| !walked[next])?;
            edge = *onward;
        }
        let Edge {
            from,
            owner,
            neighbour,
            ..
        } = self.edges[first];
        if from != start {
            points.reverse();
        }
        Some(SharedLine {
            points,
            owner,
            neighbour,
        })
    }
}

fn edges_of(rings: &[Ring]) -> (Vec<Degrees>, Vec<Edge>) {
    let mut vertices = Vec::new();
    let mut number_of = HashMap::new();
    let mut edges: Vec<Edge> = Vec::new();
    let mut edge_between = HashMap::new();
    for Ring { owner, points } in rings {
        let mut numbers = Vec::with_capacity(points.len());
        for &point in points {
            numbers.push(
                *number_of.entry(point.map(f64::to_bits)).or_insert_with(|| {
                    vertices.push(point);
                    vertices.len() - 1
                }),
            );
        }
        for pair in numbers.windows(2) {
            let &[from, to] = pair else { continue };
            if from == to {
                continue;
            }
            let ends = (from.min(to), from.max(to));
            if let Some(&known) = edge_between.get(&ends) {
                let edge: &mut Edge = &mut edges[known];
                edge.neighbour = Some(*owner);
            } else {
                edge_between.insert(ends, edges.len());
                edges.push(Edge {
                    from,
                    to,
                    owner: *owner,
                    neighbour: None,
                });
            }
        }
    }
    (vertices, edges)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(owner: usize, points: &[Degrees]) -> Ring {
        Ring {
            owner,
            points: points.to_vec(),
        }
    }

    /// Two squares side by side, both running the same way.
    fn two_squares(owners: [usize; 2]) -> Vec<SharedLine> {
        let west = ring(
            owners[0],
            &[[0., 0.], [0., 1.], [1., 1.], [1., 0.], [0., 0.]],
        );
        let east = ring(
            owners[1],
            &[[1., 0.], [1., 1.], [2., 1.], [2., 0.], [1., 0.]],
        );
        Graph::of(&[west, east]).lines()
    }

    #[test]
    fn neighbours_share_one_line_and_keep_a_coast_each() {
        let lines = two_squares([0, 1]);
        let shared: Vec<_> = lines
            .iter()
            .filter(|line| line.neighbour == Some(1))
            .collect();
        assert_eq!(lines.len(), 3);
        assert_eq!(shared.len(), 1);
        assert_eq!(shared[0].points, [[1., 1.], [1., 0.]]);
    }

    #[test]
    fn a_line_inside_one_owner_is_no_line() {
        let lines = two_squares([0, 0]);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].is_closed());
        assert_eq!(lines[0].points.len(), 7);
    }
}

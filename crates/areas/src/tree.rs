//! Space, halved until few edges are left in each cell.
//!
//! A cell knows three things. Which parts (polygons) it lies inside of without an edge of them in it: as far up as that holds, so that
//! nested areas cost their borders and not their insides. Of each part that has edges in a cell that is not halved any more, whether the cell's south-west
//! corner is inside. And which areas' borders run through it, so that a circle around all of it, or one that has met all of them, asks no further.

use std::ops::Range;

use geo::Coord;

use crate::earth::ball;
use crate::edges::Edges;

/// A cell of so few edges is not halved.
const N_IN_LEAF: usize = 12;
/// A cell of the whole world that was halved so often is 2 m wide.
const MAX_DEPTH: u8 = 48;
/// How many cells an edge may be in on average: where long edges lie close to each other, cells stay larger.
const MAX_COPIES: usize = 12;
/// Where more than this part of a cell's edges would be in both halves, halving it the other way is tried.
const CUT_PART: usize = 4;
/// What a position loses that is kept as `f32`: half a metre each way.
const SLACK_M: f64 = 1.0;

/// A part with edges in a cell.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub part: u32,
    /// Whether the cell's south-west corner is inside of the part.
    pub is_inside: bool,
    start: u32,
    end: u32,
}

#[derive(Debug, Default)]
pub(crate) struct Node {
    /// Where the cell is halved, in degrees.
    split: f64,
    /// The first of its two halves; none where it is 0.
    halves: u32,
    is_split_by_lng: bool,
    center: [f32; 3],
    radius_m: f32,
    borders: Range<u32>,
    covers: Range<u32>,
    groups: Range<u32>,
}

/// The cells of an overlay's edges.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
    bounds: [f64; 4],
    /// Areas whose borders run through cells.
    borders: Vec<u32>,
    /// Parts in which cells lie.
    covers: Vec<u32>,
    groups: Vec<Group>,
    edges: Vec<u32>,
}

/// A cell that may yet be halved.
struct Cell {
    node: u32,
    depth: u8,
    bounds: [f64; 4],
    groups: Vec<Group>,
    edges: Vec<u32>,
    /// How many more edges all of its cells may have together.
    room: usize,
}

impl Tree {
    pub(crate) fn new(edges: &Edges) -> Self {
        let Some(bounds) = bounds_of(edges) else {
            return Self::default();
        };
        let root = Cell {
            node: 0,
            depth: 0,
            bounds,
            // South of everything.
            groups: whole_parts(edges),
            edges: edges.starts.clone(),
            room: edges.starts.len() * MAX_COPIES,
        };
        let mut tree = Self {
            bounds,
            nodes: vec![Node::default()],
            ..Self::default()
        };
        // The last one first: what is near to each other is looked at one after the other.
        let mut cells = vec![root];
        while let Some(cell) = cells.pop() {
            tree.describe(&cell, edges);
            match cell.halved(edges) {
                Some(Halved {
                    halves,
                    split,
                    is_split_by_lng,
                }) => {
                    let first = tree.nodes.len() as u32;
                    let node = &mut tree.nodes[cell.node as usize];
                    (node.split, node.is_split_by_lng, node.halves) =
                        (split, is_split_by_lng, first);
                    for (half, node) in halves.into_iter().zip(first..) {
                        tree.nodes.push(Node::default());
                        cells.push(tree.without_covers(half, node));
                    }
                }
                None => tree.keep(cell),
            }
        }
        tree
    }

    /// Whether there is no edge at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The rectangle around all edges.
    pub(crate) fn bounds(&self) -> [f64; 4] {
        self.bounds
    }

    pub(crate) fn node(&self, node: u32) -> &Node {
        &self.nodes[node as usize]
    }

    /// The areas whose borders run through a cell.
    pub(crate) fn borders(&self, node: &Node) -> &[u32] {
        slice(&self.borders, &node.borders)
    }

    /// The parts that a cell lies inside of, and the one that it is half of does not.
    pub(crate) fn covers(&self, node: &Node) -> &[u32] {
        slice(&self.covers, &node.covers)
    }

    /// The parts with edges in a cell that is not halved.
    pub(crate) fn groups(&self, node: &Node) -> &[Group] {
        slice(&self.groups, &node.groups)
    }

    pub(crate) fn edges(&self, group: &Group) -> &[u32] {
        slice(&self.edges, &(group.start..group.end))
    }

    /// All cells that are not halved.
    pub(crate) fn leaves(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(|node| node.halves == 0)
    }

    /// Notes where a cell is and whose borders run through it.
    fn describe(&mut self, cell: &Cell, edges: &Edges) {
        let start = self.borders.len();
        for group in &cell.groups {
            let area = edges.area_of[group.part as usize];
            let is_last = self.borders.get(start..).and_then(<[u32]>::last) == Some(&area);
            let mut of_group = slice(&cell.edges, &(group.start..group.end)).iter();
            if !is_last && of_group.any(|&edge| edges.is_border(edge)) {
                self.borders.push(area);
            }
        }
        let (center, radius_m) = ball(cell.bounds);
        let node = &mut self.nodes[cell.node as usize];
        node.borders = start as u32..self.borders.len() as u32;
        node.center = center.map(|metres| metres as f32);
        node.radius_m = (radius_m + SLACK_M) as f32;
    }

    /// Keeps the parts that a new cell lies in, which have no edges there.
    fn without_covers(&mut self, half: Half, node: u32) -> Cell {
        let start = self.covers.len() as u32;
        self.covers.extend(half.covers);
        self.nodes[node as usize].covers = start..self.covers.len() as u32;
        Cell {
            node,
            depth: half.depth,
            bounds: half.bounds,
            groups: half.groups,
            edges: half.edges,
            room: half.room,
        }
    }

    fn keep(&mut self, cell: Cell) {
        let (offset, start) = (self.edges.len() as u32, self.groups.len() as u32);
        self.edges.extend(cell.edges);
        self.groups
            .extend(cell.groups.into_iter().map(|group| Group {
                start: group.start + offset,
                end: group.end + offset,
                ..group
            }));
        self.nodes[cell.node as usize].groups = start..self.groups.len() as u32;
    }
}

impl Node {
    /// Its two halves with their rectangles, or that it has none.
    pub(crate) fn halves(&self, bounds: [f64; 4]) -> Option<[(u32, [f64; 4]); 2]> {
        let (low, high) = if self.is_split_by_lng { (0, 2) } else { (1, 3) };
        let (mut first, mut second) = (bounds, bounds);
        (first[high], second[low]) = (self.split, self.split);
        (self.halves > 0).then_some([(self.halves, first), (self.halves + 1, second)])
    }

    /// Which half a position is in; the rectangle becomes that of the half.
    pub(crate) fn half_of(&self, at: Coord, bounds: &mut [f64; 4]) -> Option<u32> {
        let [first, second] = self.halves(*bounds)?;
        let value = if self.is_split_by_lng { at.x } else { at.y };
        let half = if value >= self.split { second } else { first };
        *bounds = half.1;
        Some(half.0)
    }

    /// The centre and the radius of a ball around it.
    pub(crate) fn ball(&self) -> ([f64; 3], f64) {
        (self.center.map(f64::from), f64::from(self.radius_m))
    }
}

/// What becomes of a cell when it is halved.
struct Half {
    depth: u8,
    bounds: [f64; 4],
    covers: Vec<u32>,
    groups: Vec<Group>,
    edges: Vec<u32>,
    room: usize,
}

struct Halved {
    halves: [Half; 2],
    split: f64,
    is_split_by_lng: bool,
}

impl Halved {
    fn n_edges(&self) -> usize {
        self.halves.iter().map(|half| half.edges.len()).sum()
    }
}

impl Cell {
    /// Its halves; nothing where it is small enough, or there is no room for what would be in both.
    fn halved(&self, edges: &Edges) -> Option<Halved> {
        let n = self.edges.len();
        if n <= N_IN_LEAF || self.depth >= MAX_DEPTH {
            return None;
        }
        let [west, south, east, north] = self.bounds;
        let middle = (f64::midpoint(west, east), f64::midpoint(south, north));
        let is_wide = (east - west) * middle.1.to_radians().cos() > north - south;
        let halved = |is_split_by_lng: bool| {
            let split = if is_split_by_lng { middle.0 } else { middle.1 };
            let halves = self.halves(edges, is_split_by_lng, split);
            Halved {
                halves,
                split,
                is_split_by_lng,
            }
        };
        let mut best = halved(is_wide);
        if best.n_edges() > n + n / CUT_PART {
            let other = halved(!is_wide);
            if other.n_edges() < best.n_edges() {
                best = other;
            }
        }
        let room = (n + self.room).checked_sub(best.n_edges())?;
        // Each half gets its share of what is left.
        let n_edges = best.n_edges().max(1);
        for half in &mut best.halves {
            half.room = (room as f64 * (half.edges.len() as f64 / n_edges as f64)) as usize;
        }
        Some(best)
    }

    fn halves(&self, edges: &Edges, by_lng: bool, split: f64) -> [Half; 2] {
        let (mut low, mut high) = (self.bounds, self.bounds);
        let (upper, lower) = if by_lng { (2, 0) } else { (3, 1) };
        (low[upper], high[lower]) = (split, split);
        let corner = |bounds: [f64; 4]| Coord {
            x: bounds[0],
            y: bounds[1],
        };
        let (from, to) = (corner(low), corner(high));
        let (mut first, mut second) = (self.half(low), self.half(high));
        for group in &self.groups {
            let of_group = slice(&self.edges, &(group.start..group.end));
            let starts = [first.edges.len(), second.edges.len()];
            for &edge in of_group {
                let (a, b) = edges.ends(edge);
                let (a, b) = if by_lng { (a.x, b.x) } else { (a.y, b.y) };
                // What is in the cell and on one side of the line only is in that half.
                if a < split && b < split {
                    first.edges.push(edge);
                } else if a > split && b > split {
                    second.edges.push(edge);
                } else {
                    first.edges.extend(is_in(edges, edge, low).then_some(edge));
                    second
                        .edges
                        .extend(is_in(edges, edge, high).then_some(edge));
                }
            }
            let is_inside = group.is_inside ^ is_crossed_oddly(edges, of_group, from, to);
            first.end_group(group.part, group.is_inside, starts[0]);
            second.end_group(group.part, is_inside, starts[1]);
        }
        [first, second]
    }

    fn half(&self, bounds: [f64; 4]) -> Half {
        Half {
            depth: self.depth + 1,
            bounds,
            covers: Vec::new(),
            groups: Vec::with_capacity(self.groups.len()),
            edges: Vec::with_capacity(self.edges.len() / 2 + N_IN_LEAF),
            room: 0,
        }
    }
}

impl Half {
    /// Makes a group of what edges of a part came last; where none did, all of the cell is inside of the part or outside.
    fn end_group(&mut self, part: u32, is_inside: bool, start: usize) {
        let (start, end) = (start as u32, self.edges.len() as u32);
        if end > start {
            self.groups.push(Group {
                part,
                is_inside,
                start,
                end,
            });
        } else if is_inside {
            self.covers.push(part);
        }
    }
}

fn slice<'v, T>(values: &'v [T], range: &Range<u32>) -> &'v [T] {
    &values[range.start as usize..range.end as usize]
}

/// The rectangle around all edges, its south-west corner south of all of them; none where there are none.
fn bounds_of(edges: &Edges) -> Option<[f64; 4]> {
    let mut around = [
        f64::INFINITY,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NEG_INFINITY,
    ];
    for vertex in &edges.vertices {
        around[0] = around[0].min(vertex.x);
        around[1] = around[1].min(vertex.y);
        around[2] = around[2].max(vertex.x);
        around[3] = around[3].max(vertex.y);
    }
    around[1] -= 1e-3;
    (!edges.starts.is_empty()).then_some(around)
}

/// All edges of all parts, which a corner south of them is outside of.
fn whole_parts(edges: &Edges) -> Vec<Group> {
    let mut start = 0;
    let parts = 0..edges.n_parts();
    let groups = parts.map(|part| {
        let end = start + edges.of_part(part).len() as u32;
        let group = Group {
            part: part as u32,
            is_inside: false,
            start,
            end,
        };
        start = end;
        group
    });
    groups.filter(|group| group.end > group.start).collect()
}

/// Whether an edge may have a point in a rectangle, its border counted in: never wrong where it says that it has none.
fn is_in(edges: &Edges, edge: u32, [west, south, east, north]: [f64; 4]) -> bool {
    let (a, b) = edges.ends(edge);
    let is_beside = (a.x < west && b.x < west)
        || (a.x > east && b.x > east)
        || (a.y < south && b.y < south)
        || (a.y > north && b.y > north);
    if is_beside {
        return false;
    }
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let (half_x, half_y) = ((east - west) / 2.0, (north - south) / 2.0);
    let off = (west + half_x - a.x) * dy - (south + half_y - a.y) * dx;
    // Errors of rounding are a hundred times smaller.
    let slack = 1e-11 * (dx.abs() + dy.abs());
    off.abs() <= dx.abs() * half_y + dy.abs() * half_x + slack
}

/// Whether the way from one position to another, east or west first and then north or south, crosses an odd number of some edges.
///
/// Where it meets a vertex, or runs along an edge, it counts as a little further east and north; all that decides is exact, so that what is found on
/// two ways to the same place is the same.
pub(crate) fn is_crossed_oddly(edges: &Edges, some: &[u32], from: Coord, to: Coord) -> bool {
    let corner = Coord { x: to.x, y: from.y };
    let is_crossed = |edge: u32| {
        let (a, b) = edges.ends(edge);
        let is_across_x = (a.x <= to.x) != (b.x <= to.x) && corner != to;
        let is_across_y = (a.y <= from.y) != (b.y <= from.y) && from != corner;
        if !is_across_x && !is_across_y {
            return false;
        }
        let (a, b) = if (a.y, a.x) > (b.y, b.x) {
            (b, a)
        } else {
            (a, b)
        };
        let at_corner = is_right(a, b, corner);
        (is_across_y && is_right(a, b, from) != at_corner)
            ^ (is_across_x && at_corner != is_right(a, b, to))
    };
    some.iter().filter(|&&edge| is_crossed(edge)).count() % 2 == 1
}

/// Whether a position lies right of a line that runs up, or east where it is level; one on it lies east of it, or north.
fn is_right(a: Coord, b: Coord, at: Coord) -> bool {
    let coord = |of: Coord| robust::Coord { x: of.x, y: of.y };
    let turn = robust::orient2d(coord(a), coord(b), coord(at));
    turn < 0.0 || (turn == 0.0 && a.y < b.y)
}

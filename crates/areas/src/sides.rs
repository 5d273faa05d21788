//! On which side of the borders of areas points lie.

use geo::Coord;
use incidents::model::mercator::{World, lng_lat_from_world};

use crate::earth::{GRAIN_M, Xyz, around, chord_m, distance2, is_near, xyz};
use crate::edges::Edges;
use crate::tree::{Node, Tree, is_crossed_oddly};

/// A cell with so few borders is passed over where a circle has met them all.
const N_TO_LOOK_FOR: usize = 8;

/// How many edges may be looked at for all points: about ten seconds.
const MAX_LOOKED_AT: u64 = 1_000_000_000;
/// How many rows all answers may have: 400 MB.
const MAX_ROWS: usize = 100_000_000;

/// Points with how far each may lie from where it is drawn, a row each.
#[derive(Clone, Copy, Debug)]
pub struct Points<'p> {
    /// World units eastwards, as in [`World`].
    pub x: &'p [u32],
    /// World units southwards.
    pub y: &'p [u32],
    /// Radius of uncertainty in metres, of at least 0; not a number where the row has no position.
    pub radius_m: &'p [f32],
}

/// Rows by area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Where the rows of each area begin, and after the last where they end.
    pub starts: Vec<u32>,
    /// Rows, of each area in ascending order.
    pub rows: Vec<u32>,
}

impl Rows {
    /// Those of an area.
    pub fn of(&self, area: usize) -> &[u32] {
        &self.rows[self.starts[area] as usize..self.starts[area + 1] as usize]
    }

    fn from_lists(lists: Vec<Vec<u32>>) -> Self {
        let mut rows = Self {
            starts: vec![0],
            rows: Vec::with_capacity(lists.iter().map(Vec::len).sum()),
        };
        for list in lists {
            rows.rows.extend(list);
            rows.starts.push(rows.rows.len() as u32);
        }
        rows
    }
}

/// Which points are inside of areas. A row in neither list of an area is outside of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// Points inside, with all of their circle of uncertainty.
    pub inside: Rows,
    /// Points whose circle touches the border, wherever they are drawn: they may be inside.
    pub may_be: Rows,
}

/// Why there is no answer: borders cross themselves, or areas each other, so often that it would take too long or too much memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooEntangled;

impl std::fmt::Display for TooEntangled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("expected areas that seldom overlap, but found borders that cross each other so often that it would take minutes to find what lies inside: simplify the overlay, or put its areas into several")
    }
}

impl std::error::Error for TooEntangled {}

/// Areas whose borders can be asked.
#[derive(Debug)]
pub(crate) struct Index {
    pub edges: Edges,
    pub tree: Tree,
    n_areas: usize,
}

impl Index {
    pub(crate) fn new<'r>(areas: impl ExactSizeIterator<Item = &'r [geo::Polygon]>) -> Self {
        let n_areas = areas.len();
        let edges = Edges::new(areas);
        let tree = Tree::new(&edges);
        Self {
            edges,
            tree,
            n_areas,
        }
    }

    pub(crate) fn sides(&self, points: Points<'_>) -> Result<Sides, TooEntangled> {
        let lists = || vec![Vec::new(); self.n_areas];
        let (mut inside, mut may_be) = (lists(), lists());
        let mut asked = Asked::new(self);
        let mut before = None;
        let mut n_rows = 0;
        let rows = points.x.iter().zip(points.y).zip(points.radius_m).zip(0..);
        for (((&x, &y), &radius_m), row) in rows {
            if radius_m.is_nan() {
                continue;
            }
            // Many records stand where the one before does.
            if before != Some((x, y, radius_m)) {
                before = Some((x, y, radius_m));
                asked.ask(World { x, y }, radius_m);
            }
            n_rows += asked.met.list.len() + asked.inside.list.len();
            if asked.n_looked_at > MAX_LOOKED_AT || n_rows > MAX_ROWS {
                return Err(TooEntangled);
            }
            for &area in &asked.met.list {
                may_be[area as usize].push(row);
            }
            for &area in asked
                .inside
                .list
                .iter()
                .filter(|&&area| !asked.met.has(area))
            {
                inside[area as usize].push(row);
            }
        }
        Ok(Sides {
            inside: Rows::from_lists(inside),
            may_be: Rows::from_lists(may_be),
        })
    }
}

/// Some areas.
#[derive(Debug)]
struct Marked {
    list: Vec<u32>,
    is_marked: Vec<bool>,
}

impl Marked {
    fn none_of(n_areas: usize) -> Self {
        Self {
            list: Vec::new(),
            is_marked: vec![false; n_areas],
        }
    }

    fn has(&self, area: u32) -> bool {
        self.is_marked[area as usize]
    }

    fn mark(&mut self, area: u32) {
        if !std::mem::replace(&mut self.is_marked[area as usize], true) {
            self.list.push(area);
        }
    }

    fn clear(&mut self) {
        for area in self.list.drain(..) {
            self.is_marked[area as usize] = false;
        }
    }
}

/// Within what a point lies.
struct Circle {
    center: Xyz,
    /// As a chord.
    radius_m: f64,
    /// What is around it, in degrees, and may go on past 180°; none where a pole is in it.
    rectangle: Option<[f64; 4]>,
}

/// Whether a cell and a rectangle around a circle have a place in common.
fn do_meet(cell: [f64; 4], circle: [f64; 4]) -> bool {
    let [west, south, east, north] = circle;
    let is_between = |turns: f64| cell[0] <= east + turns && west + turns <= cell[2];
    let is_beside = (west < -180.0 && is_between(360.0)) || (east > 180.0 && is_between(-360.0));
    cell[1] <= north && south <= cell[3] && (is_between(0.0) || is_beside)
}

/// What is known of one point.
struct Asked<'i> {
    index: &'i Index,
    /// Areas around the point.
    inside: Marked,
    /// Areas whose borders its circle meets.
    met: Marked,
    /// Cells to look into.
    open: Vec<(u32, [f64; 4])>,
    n_looked_at: u64,
}

impl<'i> Asked<'i> {
    fn new(index: &'i Index) -> Self {
        Self {
            index,
            inside: Marked::none_of(index.n_areas),
            met: Marked::none_of(index.n_areas),
            open: Vec::new(),
            n_looked_at: 0,
        }
    }

    fn ask(&mut self, world: World, radius_m: f32) {
        self.inside.clear();
        self.met.clear();
        let tree = &self.index.tree;
        if tree.is_empty() {
            return;
        }
        let position = lng_lat_from_world(world);
        let at = Coord {
            x: position.lng(),
            y: position.lat(),
        };
        let radius_m = f64::from(radius_m).max(0.0) + GRAIN_M;
        let rectangle = around(at.x, at.y, radius_m);
        let smallest = self.locate(at, rectangle);
        let circle = Circle {
            center: xyz(at.x, at.y),
            radius_m: chord_m(radius_m),
            rectangle,
        };
        self.meet(&circle, smallest);
    }

    /// Finds what the point is inside of, on its way to the smallest cell that it is in; returns the smallest that a rectangle is in as well.
    fn locate(&mut self, at: Coord, circle: Option<[f64; 4]>) -> (u32, [f64; 4]) {
        let tree = &self.index.tree;
        let mut bounds = tree.bounds();
        let [west, south, east, north] = bounds;
        if !(west..=east).contains(&at.x) || !(south..=north).contains(&at.y) {
            return (0, bounds);
        }
        let (mut node, mut smallest) = (0, (0, bounds));
        loop {
            let cell = tree.node(node);
            for &part in tree.covers(cell) {
                self.inside.mark(self.index.edges.area_of[part as usize]);
            }
            let Some(half) = cell.half_of(at, &mut bounds) else {
                self.locate_in(
                    cell,
                    Coord {
                        x: bounds[0],
                        y: bounds[1],
                    },
                    at,
                );
                return smallest;
            };
            let [west, south, east, north] = bounds;
            let is_in = |circle: [f64; 4]| {
                west <= circle[0] && south <= circle[1] && circle[2] <= east && circle[3] <= north
            };
            if smallest.0 == node && circle.is_some_and(is_in) {
                smallest = (half, bounds);
            }
            node = half;
        }
    }

    fn locate_in(&mut self, cell: &Node, corner: Coord, at: Coord) {
        let Index { tree, edges, .. } = self.index;
        for group in tree.groups(cell) {
            let of_group = tree.edges(group);
            self.n_looked_at += of_group.len() as u64;
            if group.is_inside ^ is_crossed_oddly(edges, of_group, corner, at) {
                self.inside.mark(edges.area_of[group.part as usize]);
            }
        }
    }

    /// Finds the borders that a circle meets in a cell and all of its halves.
    fn meet(&mut self, circle: &Circle, cell: (u32, [f64; 4])) {
        let tree = &self.index.tree;
        self.open.push(cell);
        while let Some((cell, bounds)) = self.open.pop() {
            let cell = tree.node(cell);
            let borders = tree.borders(cell);
            if borders.len() <= N_TO_LOOK_FOR && borders.iter().all(|&area| self.met.has(area)) {
                continue;
            }
            // A cell may be long and narrow, and the ball around it no smaller for that.
            if circle
                .rectangle
                .is_some_and(|rectangle| !do_meet(bounds, rectangle))
            {
                continue;
            }
            let Circle {
                center, radius_m, ..
            } = *circle;
            let (ball, ball_m) = cell.ball();
            let away2 = distance2(center, ball);
            if away2 > (radius_m + ball_m) * (radius_m + ball_m) {
                continue;
            }
            if radius_m > ball_m && away2 <= (radius_m - ball_m) * (radius_m - ball_m) {
                for &area in borders {
                    self.met.mark(area);
                }
                continue;
            }
            match cell.halves(bounds) {
                Some(halves) => self.open.extend(halves),
                None => self.meet_in(cell, center, radius_m),
            }
        }
    }

    fn meet_in(&mut self, cell: &Node, center: Xyz, radius_m: f64) {
        let Index { tree, edges, .. } = self.index;
        for group in tree.groups(cell) {
            let area = edges.area_of[group.part as usize];
            if self.met.has(area) {
                continue;
            }
            let of_group = tree.edges(group);
            self.n_looked_at += of_group.len() as u64;
            let is_met = |&edge: &u32| {
                let (a, b) = edges.ends_in_space(edge);
                edges.is_border(edge) && is_near(center, &a, &b, radius_m)
            };
            if of_group.iter().any(is_met) {
                self.met.mark(area);
            }
        }
    }
}

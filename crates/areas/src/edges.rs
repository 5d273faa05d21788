//! The borders of areas as edges on a map that shows the world once.

use geo::Coord;

use crate::earth::{Vertex, Xyz, xyz};

/// What is shorter than this along the 180th meridian is an error of rounding: 10 cm.
const MIN_SEAM_DEG: f64 = 1e-6;

/// Edges of all areas of an overlay. Edge `e` runs from vertex `e` to the next one.
#[derive(Debug, Default)]
pub(crate) struct Edges {
    pub vertices: Vec<Coord>,
    /// Where each of them is in space.
    places: Vec<Xyz>,
    /// Whether the edge that begins at a vertex is a border: one between two halves of an area that was cut at the 180th meridian is none, nor
    /// is one along a pole.
    is_border: Vec<bool>,
    /// Which of the vertices begin an edge, from one part to the next.
    pub starts: Vec<u32>,
    /// A polygon by polygon: where its edges begin in `starts`; one more at the end.
    parts: Vec<u32>,
    /// The area of each part.
    pub area_of: Vec<u32>,
}

impl Edges {
    /// All areas, each a list of polygons, each a list of rings: closed, and longitudes go on past 180° where they cross it.
    pub(crate) fn new<'r>(areas: impl Iterator<Item = &'r [geo::Polygon]>) -> Self {
        let mut edges = Self::default();
        for (area, polygons) in areas.enumerate() {
            let mut seam = Vec::new();
            for polygon in polygons {
                edges.begin_part(area as u32);
                for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                    for line in ring.lines() {
                        edges.add(line.start, line.end, &mut seam);
                    }
                }
            }
            if polygons.is_empty() {
                continue;
            }
            edges.add_seam(seam);
        }
        edges.parts.push(edges.starts.len() as u32);
        edges
    }

    pub(crate) fn n_parts(&self) -> usize {
        self.area_of.len()
    }

    /// The vertices at which the edges of a part begin.
    pub(crate) fn of_part(&self, part: usize) -> &[u32] {
        &self.starts[self.parts[part] as usize..self.parts[part + 1] as usize]
    }

    /// Its ends in degrees.
    pub(crate) fn ends(&self, edge: u32) -> (Coord, Coord) {
        let edge = edge as usize;
        (self.vertices[edge], self.vertices[edge + 1])
    }

    /// Its ends in degrees and in space.
    pub(crate) fn ends_in_space(&self, edge: u32) -> (Vertex, Vertex) {
        let vertex = |nth: usize| {
            let Coord { x: lng, y: lat } = self.vertices[nth];
            Vertex {
                lng,
                lat,
                at: self.places[nth],
            }
        };
        (vertex(edge as usize), vertex(edge as usize + 1))
    }

    pub(crate) fn is_border(&self, edge: u32) -> bool {
        self.is_border[edge as usize]
    }

    fn begin_part(&mut self, area: u32) {
        self.parts.push(self.starts.len() as u32);
        self.area_of.push(area);
    }

    /// Adds an edge, cut where it crosses the 180th meridian and with longitudes from -180° to 180°; one along that meridian goes to `seam`.
    fn add(&mut self, from: Coord, to: Coord, seam: &mut Vec<f64>) {
        if from == to {
            return;
        }
        let turns = ((from.x.min(to.x) + 180.0) / 360.0).floor() * 360.0;
        let (a, b) = ((from.x - turns, from.y), (to.x - turns, to.y));
        let (west, east) = if a.0 <= b.0 { (a, b) } else { (b, a) };
        if west.0 <= -180.0 && east.0 <= -180.0 {
            seam.extend([a.1, b.1]);
        } else if east.0 <= 180.0 {
            self.push(a, b);
        } else {
            let share = (180.0 - west.0) / (east.0 - west.0);
            let lat = west.1 + share * (east.1 - west.1);
            self.push(west, (180.0, lat));
            let rest = |(lng, lat): (f64, f64)| Coord {
                x: lng - 360.0,
                y: lat,
            };
            self.add(rest((180.0, lat)), rest(east), seam);
        }
    }

    /// Adds what of the edges along the 180th meridian is a border: what an odd number of them share. Two halves of an area meet there, and what
    /// lies between them is none (RFC 7946, section 3.1.9).
    fn add_seam(&mut self, mut ends: Vec<f64>) {
        ends.sort_by(f64::total_cmp);
        let (pairs, _) = ends.as_chunks::<2>();
        for [south, north] in pairs {
            if north - south > MIN_SEAM_DEG {
                self.push((-180.0, *south), (-180.0, *north));
            }
        }
    }

    fn push(&mut self, a: (f64, f64), b: (f64, f64)) {
        if self.vertices.last() != Some(&Coord::from(a)) {
            self.add_vertex(a);
        }
        let edge = self.vertices.len() - 1;
        self.starts.push(edge as u32);
        let is_along_pole = a.1.abs() >= 90.0 && b.1.abs() >= 90.0;
        self.is_border[edge] = !is_along_pole;
        self.add_vertex(b);
    }

    fn add_vertex(&mut self, (lng, lat): (f64, f64)) {
        self.vertices.push(Coord { x: lng, y: lat });
        self.places.push(xyz(lng, lat));
        self.is_border.push(false);
    }
}

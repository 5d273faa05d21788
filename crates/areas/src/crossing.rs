//! Rings that cross themselves or another one of their polygon.

use geo::Coord;

use crate::edges::Edges;
use crate::tree::Tree;

/// So many edges of a cell are compared with each other, however many there are.
const MAX_COMPARED: usize = 64;

/// For each part, where two of its edges cross, if any do. Edges that meet in an end are let pass.
pub(crate) fn crossings(edges: &Edges, tree: &Tree) -> Vec<Option<Coord>> {
    let mut found = vec![None; edges.n_parts()];
    for group in tree.leaves().flat_map(|leaf| tree.groups(leaf)) {
        let found = &mut found[group.part as usize];
        if found.is_some() {
            continue;
        }
        let some = tree.edges(group);
        let some = some.get(..MAX_COMPARED).unwrap_or(some);
        let mut pairs = some
            .iter()
            .enumerate()
            .flat_map(|(nth, a)| some[nth + 1..].iter().map(move |b| (*a, *b)));
        *found = pairs.find_map(|(a, b)| crossing(edges, a, b));
    }
    found
}

fn crossing(edges: &Edges, first: u32, second: u32) -> Option<Coord> {
    let ((a, b), (c, d)) = (edges.ends(first), edges.ends(second));
    let turn = |a: Coord, b: Coord, c: Coord| {
        let coord = |of: Coord| robust::Coord { x: of.x, y: of.y };
        robust::orient2d(coord(a), coord(b), coord(c))
    };
    let is_between = |a: Coord, b: Coord, c: Coord, d: Coord| turn(a, b, c) * turn(a, b, d) < 0.0;
    if !is_between(a, b, c, d) || !is_between(c, d, a, b) {
        return None;
    }
    // Where the first one is cut by the second.
    let (from, to) = (turn(c, d, a), turn(c, d, b));
    Some(a + (b - a) * (from / (from - to)))
}

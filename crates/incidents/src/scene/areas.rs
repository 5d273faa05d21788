//! Where areas are drawn: the coarse records of a cell, each place on its own.

use std::cmp::Reverse;
use std::ops::Range;

use crate::columns::cell::Cell;
use crate::scene::CELL_PX;
use crate::scene::grid::{Disc, Grid, Point, Source};

/// The radius of any area: the largest that always has room in a cell beside the largest disc.
const RADIUS_PX: i64 = 9;

/// Places in a cell that are tried, a side: with an odd number the middle is one of them.
const N_TRIED: usize = 9;

/// Where they are, in pixels.
const TRIED_PX: [i64; N_TRIED] = {
    let (mut tried, mut n) = ([RADIUS_PX; N_TRIED], 0);
    while n < N_TRIED {
        tried[n] += n as i64 * (CELL_PX - 2 * RADIUS_PX) / (N_TRIED as i64 - 1);
        n += 1;
    }
    tried
};

/// So many groups of a cell are tried to find a place for; of the largest, no more than a dozen find one.
const MAX_TRIED: usize = 16;

/// The coarse rows of one place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    pub(super) first: u32,
    /// The first row of another place.
    pub(super) end: u32,
    pub(super) count: u32,
}

/// Groups that are one mark, with the place of it.
#[derive(Clone, Debug)]
pub(super) struct Area {
    pub(super) disc: Disc,
    pub(super) groups: Vec<Group>,
}

/// The coarse rows of a cell by place.
fn groups(source: Source<'_>, rows: &Range<u32>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut next = rows.start;
    while let Some(first) = source.coarse.first_in(&(next..rows.end)) {
        let place = source.spatial.rest_of_place(first);
        groups.push(Group {
            first,
            end: place.end,
            count: source.coarse.count_in(&place),
        });
        next = place.end;
    }
    groups
}

/// Puts the largest of the groups from a position on at that position.
fn put_largest_at(groups: &mut [Group], at: usize) {
    let key = |group: &Group| (Reverse(group.count), group.first);
    let rest = (at..groups.len()).min_by_key(|&at| key(&groups[at]));
    groups.swap(at, rest.unwrap_or(at));
}

/// The room that the first area of a cell finds beside the cell's own disc.
fn room(source: Source<'_>, cell: Cell, largest: &Group, disc: Disc) -> Option<Disc> {
    let own = Point::of(source.store.world(largest.first));
    free(cell, own, (&mut None, &[disc]), f64::MAX)
}

fn disc_at(cell: Cell, at: Point) -> Disc {
    Disc {
        at,
        radius: RADIUS_PX * cell.px(),
    }
}

fn is_free(disc: &Disc, taken: &[Disc]) -> bool {
    !taken.iter().any(|other| other.meets(disc))
}

/// The places of a cell that are tried, as far as nothing is there.
fn open(cell: Cell, taken: &[Disc]) -> Vec<Point> {
    let (first, px) = (Point::of(cell.first()), cell.px());
    let mut is_open = [[true; N_TRIED]; N_TRIED];
    for disc in taken {
        let square = |away: i64| (away as f64) * (away as f64);
        let reach = square(disc.radius + RADIUS_PX * px);
        for (row, down) in is_open.iter_mut().zip(&TRIED_PX) {
            let down = square(first.y + down * px - disc.at.y);
            for (is_open, across) in row.iter_mut().zip(&TRIED_PX) {
                *is_open &= square(first.x + across * px - disc.at.x) + down >= reach;
            }
        }
    }
    let mut open = Vec::new();
    for (row, down) in is_open.iter().zip(&TRIED_PX) {
        for (_, across) in row.iter().zip(&TRIED_PX).filter(|(is_open, _)| **is_open) {
            open.push(Point {
                x: first.x + across * px,
                y: first.y + down * px,
            });
        }
    }
    open
}

/// The nearest to a place at which an area's disc lies in the cell and meets no other: there, or where it is open, which is
/// found out when it is first asked for.
fn free(
    cell: Cell,
    own: Point,
    (open, taken): (&mut Option<Vec<Point>>, &[Disc]),
    farthest_px: f64,
) -> Option<Disc> {
    let farthest = farthest_px * cell.px() as f64;
    let is_near = |disc: &Disc| disc.at.square_away(own) <= farthest * farthest;
    // No place in the cell is nearer than this one.
    let there = disc_at(cell, cell.clamped(own, RADIUS_PX * cell.px()));
    if is_free(&there, taken) {
        return Some(there).filter(is_near);
    }
    let open = open.get_or_insert_with(|| self::open(cell, taken));
    let mut nearest: Option<(f64, Disc)> = None;
    for disc in open.iter().map(|at| disc_at(cell, *at)) {
        let away = disc.at.square_away(own);
        if nearest.is_none_or(|(least, _)| away < least) {
            nearest = Some((away, disc));
        }
    }
    nearest.map(|(_, disc)| disc).filter(is_near)
}

/// Discs of other cells reach at most 22 of its 32 pixels towards the middle.
fn in_the_middle(cell: Cell) -> Disc {
    let (first, half) = (Point::of(cell.first()), cell.px() * CELL_PX / 2);
    Disc {
        at: Point {
            x: first.x + half,
            y: first.y + half,
        },
        radius: RADIUS_PX * cell.px(),
    }
}

impl Grid {
    /// The room that the first area of a cell finds beside the cell's own disc.
    pub(super) fn room(&mut self, source: Source<'_>, at: usize) -> Option<Disc> {
        if let Some(known) = self.slots[at].room {
            return known;
        }
        let (rows, cell) = (self.rows(source, at), self.cell(at));
        let room = self.own(source, at).and_then(|own| {
            let mut groups = groups(source, &rows);
            if !groups.is_empty() {
                put_largest_at(&mut groups, 0);
            }
            room(source, cell, groups.first()?, own.disc)
        });
        self.slots[at].room = Some(room);
        room
    }

    /// The areas of a cell.
    pub(super) fn areas(&mut self, source: Source<'_>, at: usize) -> Vec<Area> {
        let rows = self.rows(source, at);
        let mut groups = groups(source, &rows);
        if groups.is_empty() {
            return Vec::new();
        }
        put_largest_at(&mut groups, 0);
        let cell = self.cell(at);
        let (mut taken, mut room) = (Vec::new(), None);
        for other in self.around(at) {
            if self.representative(source, other) == Some(other)
                && let Some(own) = self.own(source, other)
                && cell.is_reached_by(&own.disc)
            {
                taken.push(own.disc);
                if other == at {
                    let known = self.slots[at].room;
                    room = known.unwrap_or_else(|| self::room(source, cell, &groups[0], own.disc));
                }
            }
        }
        let half_a_cell_px = CELL_PX as f64 / 2.0;
        let mut areas: Vec<Area> = Vec::new();
        let mut open = None;
        for n in 0..groups.len() {
            let farthest_px = match n {
                0 => f64::MAX,
                _ => half_a_cell_px,
            };
            // Where every tried place is taken, all that are left belong to the last: looking for gaps between costs more than it shows.
            let is_full = open.as_ref().is_some_and(Vec::is_empty);
            let place = if n < MAX_TRIED && !is_full {
                put_largest_at(&mut groups, n);
                room.take().or_else(|| {
                    let own = Point::of(source.store.world(groups[n].first));
                    free(cell, own, (&mut open, &taken), farthest_px)
                })
            } else {
                None
            };
            match (place, areas.last_mut()) {
                (None, Some(last)) => last.groups.push(groups[n]),
                (place, _) => {
                    let disc = place.unwrap_or_else(|| in_the_middle(cell));
                    if let Some(open) = &mut open {
                        open.retain(|at| !disc.meets(&disc_at(cell, *at)));
                    }
                    taken.push(disc);
                    let groups = vec![groups[n]];
                    areas.push(Area { disc, groups });
                }
            }
        }
        areas
    }
}

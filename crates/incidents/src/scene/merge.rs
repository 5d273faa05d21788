//! Which cell's mark stands for which cells: marks that would meet are one.

use crate::scene::grid::{CellMark, Disc, Grid, Source};

impl Grid {
    /// The cell whose mark stands for a cell's rows, coarse ones aside: its own or one beside it.
    pub(super) fn representative(&mut self, source: Source<'_>, at: usize) -> Option<usize> {
        if let Some(known) = self.slots[at].representative {
            return known;
        }
        // A cluster has room in its own cell, always. A mark at a record's own place may reach over the edge, and gives way.
        let representative = match self.own(source, at) {
            None => None,
            Some(own) if own.is_cluster => Some(at),
            Some(own) => Some(self.absorbing(source, at, &own).unwrap_or(at)),
        };
        self.slots[at].representative = Some(representative);
        representative
    }

    /// Of the marks that are kept, that would meet this one and come before it, the nearest. Each question that this
    /// asks in turn is about a mark of a lower rank, so that there is an end to it.
    fn absorbing(&mut self, source: Source<'_>, at: usize, own: &CellMark) -> Option<usize> {
        let mut nearest: Option<(f64, usize)> = None;
        // A disc reaches no farther than into the cells around its own.
        for other_at in self.around(at) {
            let Some(other) = self.own(source, other_at).filter(|_| other_at != at) else {
                continue;
            };
            // In this order: a number, two discs, and only then the question that goes on to other cells. A mark that was
            // itself absorbed does not absorb: its records are drawn elsewhere.
            if other.rank < own.rank
                && self.meets(source, (at, own), (other_at, &other))
                && self.representative(source, other_at) == Some(other_at)
            {
                let away = own.disc.at.square_away(other.disc.at);
                // Of several, the nearest: who looks at the map expects the record there.
                if nearest.is_none_or(|(least, _)| away < least) {
                    nearest = Some((away, other_at));
                }
            }
        }
        nearest.map(|(_, at)| at)
    }

    /// Whether the discs of two cells could not both be drawn, each with an area beside it.
    fn meets(
        &mut self,
        source: Source<'_>,
        (at, own): (usize, &CellMark),
        (other_at, other): (usize, &CellMark),
    ) -> bool {
        let meets =
            |room: Option<Disc>, own: &CellMark| room.is_some_and(|room| room.meets(&own.disc));
        own.disc.meets(&other.disc)
            || meets(self.room(source, other_at), own)
            || meets(self.room(source, at), other)
    }
}

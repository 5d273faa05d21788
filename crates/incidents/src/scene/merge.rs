//! Which cell's mark stands for which cells: marks that would meet are one.

use crate::scene::grid::{Disc, Grid, Own, Source};

impl Grid {
    /// The cell whose mark stands for a cell's rows, coarse ones aside: its own or one beside it.
    pub(super) fn host(&mut self, source: Source<'_>, at: usize) -> Option<usize> {
        if let Some(known) = self.slots[at].host {
            return known;
        }
        let host = match self.own(source, at) {
            None => None,
            Some(own) if own.is_cluster => Some(at),
            Some(own) => Some(self.stronger(source, at, &own).unwrap_or(at)),
        };
        self.slots[at].host = Some(host);
        host
    }

    /// Of the marks that are kept, that would meet this one and come before it, the nearest. Each question that this
    /// asks in turn is about a mark of a lower rank, so that there is an end to it.
    fn stronger(&mut self, source: Source<'_>, at: usize, own: &Own) -> Option<usize> {
        let mut nearest: Option<(f64, usize)> = None;
        for other_at in self.around(at) {
            let Some(other) = self.own(source, other_at).filter(|_| other_at != at) else {
                continue;
            };
            if other.rank < own.rank
                && self.meets(source, (at, own), (other_at, &other))
                && self.host(source, other_at) == Some(other_at)
            {
                let away = own.disc.at.square_away(other.disc.at);
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
        (at, own): (usize, &Own),
        (other_at, other): (usize, &Own),
    ) -> bool {
        let meets = |room: Option<Disc>, own: &Own| room.is_some_and(|room| room.meets(&own.disc));
        own.disc.meets(&other.disc)
            || meets(self.room(source, other_at), own)
            || meets(self.room(source, at), other)
    }
}

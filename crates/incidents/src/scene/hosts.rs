//! Which cell's mark stands for which cells: marks that would meet are one.

use super::grid::{Grid, Own, Source};

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
                && own.meets(&other)
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
}

impl Own {
    /// Whether the two could not both be drawn, each with an area beside it.
    fn meets(&self, other: &Self) -> bool {
        let meets_room = |disc: &Self, room: &Self| {
            let room = room.room.as_ref();
            room.is_some_and(|room| room.meets(&disc.disc))
        };
        self.disc.meets(&other.disc) || meets_room(self, other) || meets_room(other, self)
    }
}

//! A record that has left the cluster which stands for it, because it is drawn by itself.

use crate::model::mercator::World;
use crate::scene::{MarkKind, ONE_RADIUS_PX, SceneMark, Share};

/// What a mark needs to know of a record that it stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member {
    pub(crate) row: u32,
    pub(crate) world: World,
    pub(crate) series: u16,
    pub(crate) is_exact: bool,
}

/// A cluster without one of its records. Where one `other` record is left, the mark is that one's own.
pub(crate) fn without(mark: &SceneMark, gone: Member, other: Option<Member>) -> SceneMark {
    if let Some(other) = other {
        return SceneMark {
            world: other.world,
            cell: mark.cell,
            kind: MarkKind::One(other.row),
            count: 1,
            n_inexact: u32::from(!other.is_exact),
            shares: vec![Share {
                series: other.series,
                count: 1,
            }],
            radius_px: ONE_RADIUS_PX,
        };
    }
    let mut left = mark.clone();
    left.count -= 1;
    left.n_inexact = left.n_inexact.saturating_sub(u32::from(!gone.is_exact));
    for share in &mut left.shares {
        share.count -= u32::from(share.series == gone.series);
    }
    left.shares.retain(|share| share.count > 0);
    left.shares
        .sort_by_key(|share| std::cmp::Reverse(share.count));
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::cell::Cell;

    fn member(series: u16, x: u32) -> Member {
        Member {
            row: 7,
            world: World { x, y: 0 },
            series,
            is_exact: false,
        }
    }

    fn share(series: u16, count: u32) -> Share {
        Share { series, count }
    }

    fn cluster(shares: Vec<Share>) -> SceneMark {
        let count = shares.iter().map(|share| share.count).sum();
        let world = World { x: 50, y: 0 };
        SceneMark {
            world,
            cell: Cell::of(8, world),
            kind: MarkKind::Cluster,
            count,
            n_inexact: count,
            shares,
            radius_px: 20.0,
        }
    }

    #[test]
    fn a_cluster_counts_one_less_of_the_type_that_has_left() {
        let left = without(&cluster(vec![share(3, 2), share(1, 2)]), member(3, 0), None);
        assert_eq!((left.count, left.n_inexact), (3, 3));
        assert_eq!(left.shares, [share(1, 2), share(3, 1)]);
        let left = without(&cluster(vec![share(3, 2), share(1, 1)]), member(1, 0), None);
        assert_eq!(left.shares, [share(3, 2)]);
    }

    #[test]
    fn the_last_one_of_a_cluster_is_a_mark_at_its_own_place() {
        let other = Some(member(1, 90));
        let left = without(
            &cluster(vec![share(3, 1), share(1, 1)]),
            member(3, 0),
            other,
        );
        assert_eq!((left.kind, left.count), (MarkKind::One(7), 1));
        assert_eq!((left.world.x, left.shares), (90, vec![share(1, 1)]));
    }
}

//! What is in view, in words.

use incidents::scene::InView;

/// How many marks are in view, and where the others lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InWords {
    /// Marks that can be seen.
    pub n_seen: usize,
    /// Marks beyond the edges or under a panel.
    pub n_outside: usize,
    /// The sides at which those lie, as letters: `n`, `se`; `around` where no two sides say it.
    pub side: &'static str,
}

impl InWords {
    /// In words of the page.
    pub fn new(view: &InView) -> Self {
        let side = match [view.north, view.south, view.east, view.west] {
            [true, false, false, false] => "n",
            [false, true, false, false] => "s",
            [false, false, true, false] => "e",
            [false, false, false, true] => "w",
            [true, false, true, false] => "ne",
            [true, false, false, true] => "nw",
            [false, true, true, false] => "se",
            [false, true, false, true] => "sw",
            _ => "around",
        };
        Self {
            n_seen: view.n_seen,
            n_outside: view.n_outside,
            side,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_others_lie_is_said_by_one_side_or_two() {
        let check = |[north, south, east, west]: [bool; 4], side| {
            let view = InView {
                n_seen: 1,
                n_outside: 2,
                north,
                south,
                east,
                west,
            };
            assert_eq!(InWords::new(&view).side, side);
        };
        check([true, false, true, false], "ne");
        check([false, true, false, true], "sw");
        check([false, false, true, false], "e");
        check([true, true, false, false], "around");
    }
}

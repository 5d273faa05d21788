//! What of the brush a key moves, and by how much.

use incidents::query::histogram::Unit;

/// What a key moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// The first edge.
    Start,
    /// The last edge.
    End,
    /// Both.
    Window,
}

impl Grip {
    const ALL: [Self; 3] = [Self::Start, Self::End, Self::Window];

    /// Its name in the document.
    pub fn code(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
            Self::Window => "window",
        }
    }

    /// The grip of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grip| grip.code() == code)
    }
}

/// How many bins a key moves: one, or with Shift a longer time that readers count in.
pub fn step_of_key(key: &str, has_shift: bool, unit: Unit) -> Option<isize> {
    let long = match unit {
        Unit::Hour => 24,
        Unit::Day => 7,
        Unit::Week => 4,
        Unit::Month => 12,
        Unit::Year | Unit::Decade | Unit::Century => 10,
    };
    let arrow = if has_shift { long } else { 1 };
    Some(match key {
        "ArrowLeft" | "ArrowDown" => -arrow,
        "ArrowRight" | "ArrowUp" => arrow,
        "PageDown" => -long,
        "PageUp" => long,
        "Home" => isize::MIN / 2,
        "End" => isize::MAX / 2,
        _ => return None,
    })
}

/// The edges after a step: they stay inside the plot and at least one bin apart.
pub fn stepped(
    grip: Grip,
    (start, end): (usize, usize),
    n_bins: usize,
    step: isize,
) -> (usize, usize) {
    let moved = |edge: usize, least: usize, most: usize| {
        edge.saturating_add_signed(step)
            .clamp(least, most.max(least))
    };
    match grip {
        Grip::Start => (moved(start, 0, end.saturating_sub(1)), end),
        Grip::End => (start, moved(end, start + 1, n_bins)),
        Grip::Window => {
            let length = end - start;
            let start = moved(start, 0, n_bins.saturating_sub(length));
            (start, start + length)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(grip: Grip, edges: (usize, usize), key: &str, expect: (usize, usize)) {
        assert_eq!(
            stepped(grip, edges, 10, step_of_key(key, false, Unit::Day).unwrap()),
            expect
        );
    }

    #[test]
    fn arrows_move_by_a_bin_and_stop_at_the_ends() {
        check(Grip::Start, (0, 10), "ArrowRight", (1, 10));
        check(Grip::Start, (0, 10), "ArrowLeft", (0, 10));
        check(Grip::End, (2, 5), "ArrowRight", (2, 6));
        check(Grip::Window, (2, 5), "ArrowLeft", (1, 4));
        check(Grip::Window, (7, 10), "ArrowRight", (7, 10));
    }

    #[test]
    fn the_ends_never_meet() {
        check(Grip::Start, (4, 5), "ArrowRight", (4, 5));
        check(Grip::End, (4, 5), "ArrowLeft", (4, 5));
        check(Grip::Start, (2, 5), "End", (4, 5));
        check(Grip::End, (2, 5), "Home", (2, 3));
        check(Grip::Window, (2, 5), "End", (7, 10));
    }

    #[test]
    fn shift_moves_by_what_is_longer_than_a_bin() {
        let step = |key, unit| step_of_key(key, true, unit);
        assert_eq!(step("ArrowRight", Unit::Day), Some(7));
        assert_eq!(step("ArrowLeft", Unit::Month), Some(-12));
        assert_eq!(step("ArrowLeft", Unit::Hour), Some(-24));
        assert_eq!(step("Home", Unit::Day), Some(isize::MIN / 2));
        assert_eq!(step("a", Unit::Day), None);
    }
}

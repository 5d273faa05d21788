//! When the map goes home by itself: to the view that it opens with.

/// What that view is fitted to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fitted {
    /// Width and height of the map in CSS pixels.
    pub size_px: (f64, f64),
    /// What panels cover at its left and its right.
    pub sides_px: (f64, f64),
    /// How many incidents a link's search has found.
    pub found: Option<usize>,
    /// Whether it still searches.
    pub is_searching: bool,
}

/// What the map was fitted to last.
#[derive(Default)]
pub struct HomeKeeper {
    fitted: Option<Fitted>,
    foot_px: f64,
}

impl HomeKeeper {
    /// Takes what the view is fitted to by now, none while the reader looks elsewhere, and how high the map's foot is. Says whether to
    /// go home.
    pub fn follow(&mut self, fitted: Option<Fitted>, foot_px: f64) -> bool {
        let is_same = self.fitted == fitted;
        // The foot's words follow the view: a view that followed its height down again might never rest.
        let has_grown = foot_px > self.foot_px;
        self.foot_px = match is_same {
            true => foot_px.max(self.foot_px),
            false => foot_px,
        };
        self.fitted = fitted;
        fitted.is_some_and(|fitted| !fitted.is_searching) && (has_grown || !is_same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Fitted = Fitted {
        size_px: (800.0, 600.0),
        sides_px: (0.0, 0.0),
        found: None,
        is_searching: false,
    };

    /// Whether the map goes home at each of these.
    fn goes_home<const N: usize>(followed: [(Option<Fitted>, f64); N]) -> [bool; N] {
        let mut keeper = HomeKeeper::default();
        followed.map(|(fitted, foot_px)| keeper.follow(fitted, foot_px))
    }

    #[test]
    fn the_map_goes_home_in_another_size_and_when_a_record_is_closed() {
        let wide = Fitted {
            size_px: (900.0, 600.0),
            ..ROOM
        };
        let followed = [Some(ROOM), Some(ROOM), Some(wide), None, Some(wide)];
        let went = goes_home(followed.map(|fitted| (fitted, 26.0)));
        assert_eq!(went, [true, false, true, false, true]);
    }

    #[test]
    fn the_map_follows_its_foot_up_and_not_down() {
        let went = goes_home([26.0, 44.0, 26.0, 44.0].map(|foot_px| (Some(ROOM), foot_px)));
        assert_eq!(went, [true, true, false, false]);
    }

    #[test]
    fn the_map_goes_home_when_a_search_has_ended() {
        let found = |found, is_searching| {
            let fitted = Fitted {
                found: Some(found),
                is_searching,
                ..ROOM
            };
            (Some(fitted), 26.0)
        };
        let went = goes_home([found(2, true), found(4, true), found(4, false)]);
        assert_eq!(went, [false, false, true]);
    }
}

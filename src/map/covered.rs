//! What of the map lies under panels.

/// A rectangle of the screen, in CSS pixels from the top left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

impl Area {
    /// Its width.
    pub fn width(self) -> f64 {
        (self.right - self.left).max(0.0)
    }

    /// Its height.
    pub fn height(self) -> f64 {
        (self.bottom - self.top).max(0.0)
    }

    /// Its middle.
    pub fn centre(self) -> (f64, f64) {
        (
            f64::midpoint(self.left, self.right),
            f64::midpoint(self.top, self.bottom),
        )
    }

    /// The same as seen from another origin.
    pub fn seen_from(self, (left, top): (f64, f64)) -> Self {
        Self {
            left: self.left - left,
            top: self.top - top,
            right: self.right - left,
            bottom: self.bottom - top,
        }
    }

    /// The same with a rim around it.
    pub fn with_rim(self, px: f64) -> Self {
        Self {
            left: self.left - px,
            top: self.top - px,
            right: self.right + px,
            bottom: self.bottom + px,
        }
    }

    /// Whether a point lies in it.
    pub fn holds(self, (x, y): (f64, f64)) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    fn shared_with(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }
}

/// How much of the map lies under panels, and under what belongs to the map itself, in CSS pixels from its edges.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Covered {
    /// From the left edge.
    pub left_px: f64,
    /// From the right edge.
    pub right_px: f64,
    /// From the bottom edge.
    pub bottom_px: f64,
    /// Above that, the line with the credits.
    pub foot_px: f64,
    /// Where the buttons stand, if they stand on the map.
    pub buttons: Option<Area>,
}

impl Covered {
    /// With one panel more: a strip at one side of the map, or at its bottom where the panel is as wide as the map.
    pub fn and(self, panel: Area, map: Area) -> Self {
        let shared = panel.shared_with(map);
        if shared.width() * shared.height() <= 0.0 {
            return self;
        }
        let mut all = self;
        if shared.width() > 0.8 * map.width() {
            all.bottom_px = all.bottom_px.max(map.bottom - shared.top);
        } else if shared.centre().0 > map.centre().0 {
            all.right_px = all.right_px.max(map.right - shared.left);
        } else {
            all.left_px = all.left_px.max(shared.right - map.left);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(left: f64, top: f64, right: f64, bottom: f64) -> Area {
        Area {
            left,
            top,
            right,
            bottom,
        }
    }

    #[test]
    fn a_panel_covers_a_side_or_the_bottom_and_two_panels_cover_both() {
        let map = area(300.0, 50.0, 1300.0, 650.0);
        let check = |panel, expected: (f64, f64, f64)| {
            let covered = Covered::default().and(panel, map);
            let found = (covered.left_px, covered.right_px, covered.bottom_px);
            assert_eq!(found, expected, "{panel:?}");
        };
        check(area(900.0, 50.0, 1300.0, 650.0), (0.0, 400.0, 0.0));
        check(area(300.0, 50.0, 700.0, 650.0), (400.0, 0.0, 0.0));
        check(area(0.0, 400.0, 1400.0, 900.0), (0.0, 0.0, 250.0));
        check(area(0.0, 50.0, 300.0, 650.0), (0.0, 0.0, 0.0));
        let both = Covered::default()
            .and(area(900.0, 50.0, 1300.0, 650.0), map)
            .and(area(0.0, 600.0, 1400.0, 900.0), map);
        assert_eq!((both.right_px, both.bottom_px), (400.0, 50.0));
    }
}

//! Where the lines of a list are of which only a window is drawn: the arithmetic, without a browser.
//!
//! What is drawn stands between two rests, empty boxes as high as the lines that are not drawn, so that the scrollbar
//! is that of the whole list. Within the window scrolling is the browser's own. Far away a place on the scrollbar is a
//! proportion of the list: a million lines are higher than any browser lays out, and the rests stand for more than their
//! height.

use std::ops::Range;

/// How many lines are drawn at a time.
pub const N_LINES: usize = 100;

/// Of these, how many lie above the first that is seen.
const N_ABOVE: usize = 40;

/// The whole list is laid out no higher than this: browsers stop at 17 to 33 million pixels.
const MAX_PX: f64 = 8e6;

/// A line that stays where it is while the window moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anchor {
    /// Its position in the list.
    pub position: usize,
    /// How far its upper edge is below that of the box that scrolls.
    pub top_px: f64,
}

/// The window in which a line is the first that is seen, in a list of `n` lines.
pub fn window(position: usize, n: usize) -> Range<usize> {
    let start = position.saturating_sub(N_ABOVE);
    start.min(n.saturating_sub(N_LINES))..(start + N_LINES).min(n)
}

/// The line that belongs to a place on the scrollbar, from 0 to 1: halfway down the middle line is in the middle of the
/// box. At the ends it is asked too far to one side, so that the list is scrolled as far as it can be.
pub fn anchor_at(share: f64, n: usize, box_px: f64) -> Anchor {
    let last = n.saturating_sub(1);
    let position = ((share.clamp(0.0, 1.0) * n as f64) as usize).min(last);
    let top_px = match position {
        0 => box_px,
        _ if share >= 1.0 => 0.0,
        _ => share * box_px,
    };
    Anchor { position, top_px }
}

/// A window of a list, drawn.
pub struct Drawn {
    /// How many lines the list has.
    pub n: usize,
    /// Which of them are drawn.
    pub window: Range<usize>,
    /// How high these are together.
    pub window_px: f64,
    /// How high a line is, on average.
    pub line_px: f64,
}

impl Drawn {
    /// The heights of the rests before and after the window. With `before_px` nothing would move on the screen; it is
    /// kept unless it is far from the true proportion, or there is an end of the list, where the rest must end too.
    pub fn rests_px(&self, before_px: Option<f64>) -> (f64, f64) {
        let n_out = self.n.saturating_sub(self.window.len());
        if n_out == 0 {
            return (0.0, 0.0);
        }
        let whole_px = (self.n as f64 * self.line_px).min(MAX_PX);
        let rest_px = (whole_px - self.window_px).max(n_out as f64);
        let true_px = rest_px * self.window.start as f64 / n_out as f64;
        let far_px = (whole_px / 100.0).max(self.window_px / 2.0);
        let has_ends = self.window.start == 0 || self.window.end == self.n;
        let is_near = |px: &f64| (px - true_px).abs() <= far_px && (0.0..=rest_px).contains(px);
        let before_px = before_px
            .filter(|px| !has_ends && is_near(px))
            .unwrap_or(true_px);
        (before_px, rest_px - before_px)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(n: usize, position: usize) -> Drawn {
        let window = window(position, n);
        Drawn {
            n,
            window_px: window.len() as f64 * 60.0,
            window,
            line_px: 60.0,
        }
    }

    #[test]
    fn a_window_has_lines_above_the_first_that_is_seen_and_stays_in_the_list() {
        assert_eq!(window(0, 25), 0..25);
        assert_eq!(window(24, 25), 0..25);
        assert_eq!(window(0, 3_000), 0..100);
        assert_eq!(window(500, 3_000), 460..560);
        assert_eq!(window(2_999, 3_000), 2_900..3_000);
    }

    #[test]
    fn a_list_that_is_drawn_as_a_whole_has_no_rests() {
        assert_eq!(drawn(25, 3).rests_px(None), (0.0, 0.0));
        assert_eq!(drawn(25, 3).rests_px(Some(70.0)), (0.0, 0.0));
    }

    #[test]
    fn where_the_whole_can_be_laid_out_each_line_is_where_it_would_be() {
        assert_eq!(
            drawn(3_000, 500).rests_px(None),
            (460.0 * 60.0, 2_440.0 * 60.0)
        );
    }

    #[test]
    fn a_million_lines_are_no_higher_than_a_browser_lays_out_and_rests_end_with_the_list() {
        for position in [0, 1, 41, 250_000, 999_959, 999_999] {
            let drawn = drawn(1_000_000, position);
            for wish in [None, Some(-5.0), Some(3.0), Some(2e6), Some(9e6)] {
                let (before_px, after_px) = drawn.rests_px(wish);
                assert!((before_px + after_px + drawn.window_px - MAX_PX).abs() < 0.01);
                assert!(before_px >= 0.0 && after_px >= 0.0);
                assert_eq!(before_px == 0.0, drawn.window.start == 0);
                assert_eq!(after_px == 0.0, drawn.window.end == 1_000_000);
            }
        }
    }

    #[test]
    fn nothing_moves_on_the_screen_while_the_proportion_is_about_true() {
        let drawn = drawn(1_000_000, 250_000);
        let (true_px, _) = drawn.rests_px(None);
        let moved_px = |off_px: f64| drawn.rests_px(Some(true_px + off_px)).0 - true_px;
        assert!((moved_px(70_000.0) - 70_000.0).abs() < 1e-6);
        assert!(moved_px(90_000.0).abs() < 1e-6);
    }

    #[test]
    fn the_ends_of_the_scrollbar_are_those_of_the_list() {
        let at = |share| anchor_at(share, 1_000_000, 600.0);
        assert_eq!(
            at(0.0),
            Anchor {
                position: 0,
                top_px: 600.0
            }
        );
        assert_eq!(
            at(0.5),
            Anchor {
                position: 500_000,
                top_px: 300.0
            }
        );
        assert_eq!(at(0.99999).position, 999_990);
        assert_eq!(
            at(1.0),
            Anchor {
                position: 999_999,
                top_px: 0.0
            }
        );
    }
}

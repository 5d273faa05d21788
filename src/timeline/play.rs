//! Play: the brush moves by itself, from bin to bin with anything in it, as a window of its length or growing from its start.

use incidents::model::civil::{Minute, Span};
use incidents::query::histogram::Histogram;
use yew::prelude::*;

use crate::browser::web;
use crate::state::Change;
use crate::timeline::scale::Scale;
use crate::ui::page::Page;

/// How long a bin is shown, in milliseconds, by the messages that name the speeds.
pub const SPEEDS: [(&str, i32); 3] = [
    ("timeline-slow", 1_400),
    ("timeline-normal", 700),
    ("timeline-fast", 250),
];

/// How the brush plays. No filter: it is not in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Play {
    /// Position in [`SPEEDS`].
    pub speed: usize,
    /// Whether the start stays where it is.
    pub is_growing: bool,
}

/// Below so many records they add up while time plays, and none is gone before it was seen.
pub const FEW: usize = 200;

/// The edges of the first frame: where the brush is, or at the start of the axis where there is none, or none left to play. A frame that
/// grows begins at the start of a longer period that the reader has chosen, unless it goes on after a pause.
fn first_frame(play: Play, scale: &Scale, time: Option<Span>, is_resumed: bool) -> (usize, usize) {
    let n_bins = scale.bins.len();
    let (first, last) = match time {
        Some(_) => scale.edges_of(time),
        None => (0, 1),
    };
    if play.is_growing && !is_resumed && last > first + 1 {
        return (first, first + 1);
    }
    let length = last.saturating_sub(first).clamp(1, n_bins.max(1));
    match (last < n_bins && first < last, play.is_growing) {
        (true, _) => (first, last),
        (false, true) if length > 1 => (first, first + 1),
        (false, true) => (0, 1),
        (false, false) => (0, length),
    }
}

/// The edge that a frame grows to: the end of a period of several bins that the reader has chosen, else that of the axis.
fn last_edge(play: Play, scale: &Scale, own: Option<Span>) -> usize {
    let n_bins = scale.bins.len();
    let (first, last) = scale.edges_of(own);
    match play.is_growing && last > first + 1 {
        true => last,
        false => n_bins,
    }
}

/// The edges after those of a frame, or none after the last. What holds nothing, or adds nothing, is no frame: `has_any` says
/// which bins hold something.
fn next_frame(
    play: Play,
    has_any: &dyn Fn(usize) -> bool,
    (first, last): (usize, usize),
    n_bins: usize,
) -> Option<(usize, usize)> {
    let n_later = 1..(n_bins + 1).saturating_sub(last);
    let mut frames = n_later.map(|later| match play.is_growing {
        true => (first, last + later),
        false => (first + later, last + later),
    });
    frames.find(|&(first, last)| {
        let mut fresh = if play.is_growing { last - 1 } else { first }..last;
        fresh.any(has_any)
    })
}

/// Where the last bin of a frame begins, in a frame that grows: what stays from before it is pale.
fn newest(play: Play, scale: &Scale, last: usize) -> Option<Minute> {
    let bin = scale.bins.span(last.checked_sub(1)?)?;
    play.is_growing.then(|| bin.start())
}

/// The period that the reader had chosen, when play begins at `time`: after a pause that is what play showed `last`, and no choice.
fn period_before(before: Option<Span>, last: Option<Span>, time: Option<Span>) -> Option<Span> {
    if last == time { before } else { time }
}

/// Shows frame after frame of what is `playing`, whoever let it play, and at the end the period that was there before, pauses or
/// not. Whatever moves the brush otherwise ends the play.
#[hook]
pub fn use_play(
    page: &Page,
    playing: Option<Play>,
    shown: Option<(&Scale, &Histogram)>,
    time: Option<Span>,
) {
    let on_change = page.on_change.clone();
    // And what was shown last.
    let before = use_mut_ref(|| (None::<Span>, None::<Span>));
    {
        let (on_change, before) = (on_change.clone(), before.clone());
        let is_resumed = before.borrow().1.is_some_and(|last| Some(last) == time);
        let first = playing.zip(shown).and_then(|(play, (scale, _))| {
            let (first, last) = first_frame(play, scale, time, is_resumed);
            let newest = newest(play, scale, last);
            Some((scale.span_of_edges(first, last)?, newest))
        });
        use_effect_with(playing.is_some(), move |is_playing| {
            if !is_playing {
                return;
            }
            let (own, last) = *before.borrow();
            let shown = first.map(|(shown, _)| shown);
            *before.borrow_mut() = (period_before(own, last, time), shown);
            match first {
                Some((_, newest)) => on_change.emit(Change::PlayTo(shown, newest)),
                // There is no time to move in.
                None => on_change.emit(Change::Play(false)),
            }
        });
    }
    let next = playing.zip(shown).map(|(play, (scale, histogram))| {
        // What began in a bin before adds nothing to what stays.
        let has_any = |bin: usize| match play.is_growing {
            true => histogram.begun.get(bin).is_some_and(|begun| *begun > 0),
            false => histogram.total(bin) > 0,
        };
        let edges = scale.edges_of(time);
        let end = last_edge(play, scale, before.borrow().0);
        let next = next_frame(play, &has_any, edges, end);
        next.map(|(first, last)| {
            let newest = newest(play, scale, last);
            (scale.span_of_edges(first, last), newest)
        })
    });
    use_effect_with((next, playing), move |&(next, playing)| {
        let show = move || {
            let Some(next) = next else {
                return;
            };
            let is_hidden = web::document().is_some_and(|document| document.hidden());
            if !is_hidden {
                let (own, _) = *before.borrow();
                let (shown, newest) = next.unwrap_or((own, None));
                *before.borrow_mut() = (own, shown);
                on_change.emit(Change::PlayTo(shown, newest));
            }
            if next.is_none() || is_hidden {
                on_change.emit(Change::Play(false));
            }
        };
        let speed = next.and_then(|_| SPEEDS.get(playing?.speed));
        let timer = speed.map(|(_, millis)| web::after(*millis, show));
        move || drop(timer)
    });
}

#[cfg(test)]
mod tests {
    use incidents::query::histogram::Bins;

    use super::*;

    #[track_caller]
    fn check(is_growing: bool, brush: Option<(i32, i32)>, expect: &[(usize, usize)]) {
        check_without(&[], is_growing, brush, expect);
    }

    /// The frames over five days, of which some are empty, from a brush of some of them, as first and last day.
    #[track_caller]
    fn check_without(
        empty: &[usize],
        is_growing: bool,
        brush: Option<(i32, i32)>,
        expect: &[(usize, usize)],
    ) {
        let scale = Scale {
            bins: Bins::covering(Span::of_days(100, 104)),
            width_px: 500.0,
            height_px: 80.0,
            top_px: 0.0,
        };
        let play = Play {
            speed: 0,
            is_growing,
        };
        let time = brush.map(|(first, last)| Span::of_days(100 + first, 100 + last));
        let mut frames = vec![first_frame(play, &scale, time, false)];
        let has_any = |bin| !empty.contains(&bin);
        let end = last_edge(play, &scale, time);
        while let Some(next) = next_frame(play, &has_any, frames[frames.len() - 1], end) {
            frames.push(next);
        }
        let days: Vec<_> = frames
            .iter()
            .map(|(first, last)| (*first, last - 1))
            .collect();
        assert_eq!(days, expect);
    }

    #[test]
    fn a_window_keeps_its_length_to_the_end_and_begins_again_from_there() {
        check(false, None, &[(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]);
        check(false, Some((1, 2)), &[(1, 2), (2, 3), (3, 4)]);
        check(false, Some((3, 4)), &[(0, 1), (1, 2), (2, 3), (3, 4)]);
    }

    #[test]
    fn a_growing_window_keeps_its_start() {
        check(true, None, &[(0, 0), (0, 1), (0, 2), (0, 3), (0, 4)]);
        // In a day it goes on to the end of the axis, in a longer period to the end of that.
        check(true, Some((2, 2)), &[(2, 2), (2, 3), (2, 4)]);
        check(true, Some((1, 3)), &[(1, 1), (1, 2), (1, 3)]);
        check(true, Some((2, 4)), &[(2, 2), (2, 3), (2, 4)]);
        check(
            true,
            Some((4, 4)),
            &[(0, 0), (0, 1), (0, 2), (0, 3), (0, 4)],
        );
    }

    #[test]
    fn what_grows_goes_on_after_a_pause_and_its_last_bin_is_the_newest() {
        let scale = Scale {
            bins: Bins::covering(Span::of_days(100, 104)),
            width_px: 500.0,
            height_px: 80.0,
            top_px: 0.0,
        };
        let [grows, moves] = [true, false].map(|is_growing| Play {
            speed: 0,
            is_growing,
        });
        let time = Some(Span::of_days(101, 103));
        assert_eq!(first_frame(grows, &scale, time, true), (1, 4));
        assert_eq!(first_frame(grows, &scale, time, false), (1, 2));
        assert_eq!(newest(grows, &scale, 4), Some(Minute::from_day(103)));
        assert_eq!(newest(moves, &scale, 4), None);
    }

    #[test]
    fn what_play_itself_showed_is_no_period_of_the_readers() {
        let day = |day| Some(Span::of_days(day, day));
        assert_eq!(period_before(None, None, day(2)), day(2));
        assert_eq!(period_before(day(2), day(4), day(4)), day(2));
        assert_eq!(period_before(None, day(4), day(4)), None);
        assert_eq!(period_before(day(2), day(4), day(7)), day(7));
        assert_eq!(period_before(day(2), day(4), None), None);
    }

    #[test]
    fn empty_time_is_skipped() {
        check_without(&[1, 2, 4], false, None, &[(0, 0), (3, 3)]);
        check_without(&[1, 2], true, None, &[(0, 0), (0, 3), (0, 4)]);
        let days = [(0, 1), (1, 2), (3, 4)];
        check_without(&[0, 2, 3], false, Some((0, 1)), &days);
    }
}

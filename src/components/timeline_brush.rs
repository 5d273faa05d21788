//! The brush: the span that is let through, with two handles for pointer and keyboard.

use std::rc::Rc;

use incidents::session::Action;
use incidents::when::{Minute, Span};
use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::components::page::Page;
use crate::components::timeline_scale::Scale;
use crate::state::Change;

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

/// How many bins a key moves: one, or a week's worth with Page Up and Page Down.
fn step_of_key(key: &str) -> Option<isize> {
    Some(match key {
        "ArrowLeft" | "ArrowDown" => -1,
        "ArrowRight" | "ArrowUp" => 1,
        "PageDown" => -7,
        "PageUp" => 7,
        "Home" => isize::MIN / 2,
        "End" => isize::MAX / 2,
        _ => return None,
    })
}

/// The edges after a step: they stay inside the plot and at least one bin apart.
fn stepped(grip: Grip, (start, end): (usize, usize), n_bins: usize, step: isize) -> (usize, usize) {
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

/// The brush.
pub fn brush(page: &Page, scale: &Rc<Scale>, time: Option<Span>) -> Html {
    let edges = scale.edges_of(time);
    let (start_px, end_px) = (scale.x_of_edge(edges.0), scale.x_of_edge(edges.1));
    let on_key = |grip: Grip| {
        let (scale, on_change) = (scale.clone(), page.on_change.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                on_change.emit(Change::Step(Action::Brush(None)));
                return;
            }
            let Some(step) = step_of_key(&event.key()) else {
                return;
            };
            event.prevent_default();
            let (start, end) = stepped(grip, edges, scale.bins.len(), step);
            on_change.emit(Change::Drag(Action::Brush(scale.span_of_edges(start, end))));
        })
    };
    // A key that is held down is one step for Back, as a drag is.
    let settle = page.on::<KeyboardEvent>(Change::Settle);
    let handle = |grip: Grip, x_px: f64, label: &'static str| {
        let height = scale.height_px - crate::components::timeline_axis::HEIGHT_PX;
        let (now, text) = match grip {
            Grip::Start => (
                edges.0,
                scale
                    .bins
                    .span(edges.0)
                    .map(|span| page.words.day(span.start())),
            ),
            _ => (
                edges.1,
                scale
                    .bins
                    .span(edges.1.saturating_sub(1))
                    .map(|span| page.words.day(Minute(span.end().0 - 1))),
            ),
        };
        html! {
            <g class="brush-handle" role="slider" tabindex="0" aria-label={label}
                aria-valuemin="0" aria-valuemax={scale.bins.len().to_string()} aria-valuenow={now.to_string()} aria-valuetext={text}
                onkeydown={on_key(grip)} onkeyup={settle.clone()} transform={format!("translate({x_px:.1} 0)")}>
                <rect class="brush-reach" x="-12" y="0" width="24" height={height.to_string()} />
                <line class="brush-edge" y1="0" y2={height.to_string()} />
                <rect class="brush-knob" x="-4" y={(height / 2.0 - 11.0).to_string()} width="8" height="22" rx="4" />
            </g>
        }
    };
    let height = scale.height_px - crate::components::timeline_axis::HEIGHT_PX;
    html! {
        <g class={classes!("brush", time.is_none().then_some("is-all"))}>
            if let Some(span) = time {
                <rect class="brush-window" x={format!("{start_px:.1}")} y="0" width={format!("{:.1}", (end_px - start_px).max(1.0))} height={height.to_string()}
                    role="slider" tabindex="0" aria-label="Period, moved as a whole" aria-valuemin="0" aria-valuemax={scale.bins.len().to_string()}
                    aria-valuenow={edges.0.to_string()} aria-valuetext={page.words.span(span)} onkeydown={on_key(Grip::Window)} onkeyup={settle.clone()} />
            }
            {handle(Grip::Start, start_px, "Start of the period")}
            {handle(Grip::End, end_px, "End of the period")}
        </g>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(grip: Grip, edges: (usize, usize), key: &str, expect: (usize, usize)) {
        assert_eq!(stepped(grip, edges, 10, step_of_key(key).unwrap()), expect);
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
}

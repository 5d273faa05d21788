//! What pointers, wheel and keys do on the plot of the timeline.

use incidents::model::civil::Span;
use incidents::model::session::Action;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

use crate::browser::web;
use crate::state::Change;
use crate::timeline::drag::Drag;
use crate::timeline::grip::{Grip, moved, step_of_key};
use crate::timeline::zoom::{TimelineLayout, panned, zoom_to, zoomed};

/// A wheel turned by this much is one step of zoom: a notch of most mice.
const NOTCH: f64 = 100.0;

/// Where the page itself scrolls, as `style.css` lets it.
const SCROLLS: &str = "(max-width: 479px) and (max-height: 400px)";

/// What goes on under the reader's hand.
#[derive(Default)]
pub struct GestureState {
    /// What is shown; nothing before the first layout.
    pub shown: Option<TimelineLayout>,
    drag: Option<(Drag, bool)>,
    /// The record whose line was pressed.
    record: Option<String>,
    /// The first and last bin of the pale bar that was pressed.
    run: Option<(usize, usize)>,
    /// The fingers on the plot, by their ids.
    fingers: Vec<(i32, f64)>,
    /// The distance of two fingers when the second came, with what the axis showed.
    pinch: Option<(f64, Span)>,
    turned: f64,
}

/// What an attribute says of what is under a pointer: the record of a line or its name, the bins of a pale bar.
fn said_at(event: &PointerEvent, name: &str) -> Option<String> {
    let element: Element = event.target()?.dyn_into().ok()?;
    let said = element.closest(&format!("[{name}]")).ok()??;
    said.get_attribute(name)
}

/// What an event says of itself in a number.
fn number(event: &Event, name: &str) -> f64 {
    web::get_property(event, name).as_f64().unwrap_or(0.0)
}

/// Where a pointer is on the plot, in the pixels that it is drawn in: where text is larger, so are they.
fn on_plot(event: &Event, plot: &Element, shown: &TimelineLayout) -> (f64, f64) {
    let bounds = plot.get_bounding_client_rect();
    let scale = shown.scale.width_px / bounds.width().max(1.0);
    (
        (number(event, "clientX") - bounds.left()) * scale,
        (number(event, "clientY") - bounds.top()) * scale,
    )
}

impl GestureState {
    /// Follows an event on the plot that is not the pointer's.
    pub fn follow(&mut self, event: &Event, plot: &Element) {
        match event.type_().as_str() {
            "wheel" => self.wheel(event, plot),
            _ => self.key(event.unchecked_ref()),
        }
    }

    /// Follows the pointer; says which bin it is over.
    pub fn point(&mut self, event: &PointerEvent, plot: &Element) -> Option<usize> {
        let shown = self.shown.clone()?;
        let (x_px, y_px) = on_plot(event, plot, &shown);
        let id = event.pointer_id();
        match event.type_().as_str() {
            "pointerdown" if event.button() == 0 => {
                // A pointer that is gone already cannot be captured; then there is no drag either.
                let _captured = plot.set_pointer_capture(id);
                self.fingers.retain(|(finger, _)| *finger != id);
                self.fingers.push((id, x_px));
                self.record = said_at(event, "data-record");
                self.run = said_at(event, "data-bins").and_then(|bins| {
                    let (first, last) = bins.split_once('-')?;
                    Some((first.parse().ok()?, last.parse().ok()?))
                });
                self.press(&shown, x_px, y_px);
            }
            "pointermove" => {
                if let Some(finger) = self.fingers.iter_mut().find(|(finger, _)| *finger == id) {
                    finger.1 = x_px;
                }
                self.moved(&shown, x_px);
                let is_over = y_px >= shown.scale.top_px;
                return is_over.then(|| shown.scale.bin_from_x(x_px));
            }
            "pointerup" => self.pointer_up(&shown, id, Some(x_px)),
            // The browser took the touch for a scroll of the page: what was dragged so far stays, and it was no click.
            "pointercancel" => self.pointer_up(&shown, id, None),
            _ => {}
        }
        None
    }

    fn press(&mut self, shown: &TimelineLayout, x_px: f64, y_px: f64) {
        if let [(_, a), (_, b)] = self.fingers[..] {
            self.drag = None;
            self.pinch = Some(((a - b).abs().max(8.0), shown.axis));
            return;
        }
        let overview = shown
            .overview
            .as_ref()
            .filter(|_| y_px < shown.scale.top_px);
        self.drag = Some(match overview {
            Some(overview) => (Drag::start(overview, Some(shown.axis), x_px), true),
            None => (Drag::start(&shown.scale, shown.time, x_px), false),
        });
    }

    fn moved(&mut self, shown: &TimelineLayout, x_px: f64) {
        let TimelineLayout { page, whole, .. } = shown;
        if let (Some((distance, axis)), [(_, a), (_, b)]) = (self.pinch, &self.fingers[..]) {
            let factor = distance / (a - b).abs().max(8.0);
            let part = (f64::midpoint(*a, *b) / shown.scale.width_px.max(1.0)).clamp(0.0, 1.0);
            let around = f64::from(axis.start().0) + axis.n_minutes() as f64 * part;
            let span = zoomed(axis, *whole, around as i32, factor);
            page.on_change.emit(Change::Drag(zoom_to(span, *whole)));
            return;
        }
        let Some((drag, is_overview)) = &mut self.drag else {
            return;
        };
        let scale = match (&shown.overview, *is_overview) {
            (Some(overview), true) => overview,
            _ => &shown.scale,
        };
        if let Some(action) = drag.action_at(scale, x_px) {
            let action = match action {
                Action::Brush(span) if *is_overview => zoom_to(span, *whole),
                action => action,
            };
            page.on_change.emit(Change::Drag(action));
        }
    }

    fn pointer_up(&mut self, shown: &TimelineLayout, id: i32, x_px: Option<f64>) {
        self.fingers.retain(|(finger, _)| *finger != id);
        let on_change = &shown.page.on_change;
        if self.pinch.take().is_some() {
            on_change.emit(Change::Settle);
        }
        let Some((drag, is_overview)) = self.drag.take() else {
            return;
        };
        let record = self
            .record
            .take()
            .filter(|_| x_px.is_some() && drag.is_click());
        let click = x_px.and_then(|x_px| match (&shown.overview, is_overview) {
            (Some(overview), true) => {
                drag.action_of_click(overview, x_px)?;
                let minute = f64::from(overview.minute_from_x(x_px));
                let middle = f64::midpoint(shown.axis.start().0.into(), shown.axis.end().0.into());
                let part = (minute - middle) / shown.axis.n_minutes() as f64;
                let span = panned(shown.axis, shown.whole, part);
                Some(zoom_to(span, shown.whole))
            }
            _ => drag.action_of_click(&shown.scale, x_px).map(|action| {
                // A pale bar is one thing, however many bins it lies over.
                let run = self.run.take();
                run.map_or(action, |(first, last)| {
                    Action::Brush(shown.scale.span_of_edges(first, last + 1))
                })
            }),
        });
        match (record, click) {
            (Some(id), _) => on_change.emit(Change::Step(Action::Select(Some(id)))),
            (None, Some(action)) => on_change.emit(Change::Drag(action)),
            (None, None) => {}
        }
        on_change.emit(Change::Settle);
    }

    /// The wheel zooms around the pointer; sideways it moves a zoomed axis. What scrolls, an article or a small window's page, is
    /// left to scroll: there it zooms only with Ctrl, which a touchpad's pinch has too. So is a turn outwards from all of time.
    fn wheel(&mut self, event: &Event, plot: &Element) {
        let Some(shown) = self.shown.clone() else {
            return;
        };
        let number = |name: &str| number(event, name);
        let has = |name: &str| web::get_property(event, name).is_truthy();
        let (dx, dy) = (number("deltaX"), number("deltaY"));
        let scrolls = shown.page.embed_options.is_embedded || web::media_matches(SCROLLS);
        let is_at_end = dy > 0.0 && shown.axis == shown.whole;
        let is_alone = !scrolls && !is_at_end && dy.abs() > dx.abs();
        let is_zoom = is_alone || has("ctrlKey") || has("metaKey");
        let is_sideways = dx.abs() > dy.abs() && shown.axis != shown.whole;
        if !is_zoom && !is_sideways {
            return;
        }
        event.prevent_default();
        // A pinch on a touchpad comes in small turns.
        self.turned += if is_zoom {
            dy * if dy.abs() < 20.0 { 5.0 } else { 1.0 }
        } else {
            dx
        };
        if self.turned.abs() < NOTCH {
            return;
        }
        let is_out = self.turned > 0.0;
        self.turned = 0.0;
        if is_zoom {
            let (x_px, _) = on_plot(event, plot, &shown);
            shown.zoom(Some(shown.scale.minute_from_x(x_px)), is_out);
        } else {
            shown.pan(if is_out { 0.2 } else { -0.2 });
        }
    }

    /// Follows a key on whatever of the plot has the focus; `keyup` ends what was held down.
    fn key(&mut self, event: &KeyboardEvent) {
        let Some(shown) = &mut self.shown else {
            return;
        };
        if event.type_() == "keyup" {
            // A key that is held down is one step for Back, as a drag is.
            shown.page.on_change.emit(Change::Settle);
            return;
        }
        let key = event.key();
        match key.as_str() {
            "Escape" => shown.page.on_change.emit(Change::Step(Action::Brush(None))),
            "+" | "=" => shown.zoom(None, false),
            "-" => shown.zoom(None, true),
            "0" => shown.page.on_change.emit(Change::Nudge(Action::Zoom(None))),
            _ => {
                let grip = event
                    .target()
                    .and_then(|target| target.dyn_into::<Element>().ok())
                    .and_then(|element| element.get_attribute("data-grip"))
                    .unwrap_or_default();
                let bins = &shown.scale.bins;
                let Some(step) = step_of_key(&key, event.shift_key(), bins) else {
                    return;
                };
                match Grip::from_code(&grip) {
                    Some(grip) => {
                        let span = moved(&shown.scale, grip, shown.time, step);
                        // The next key may come before this one is drawn.
                        shown.time = span;
                        shown.page.on_change.emit(Change::Drag(Action::Brush(span)));
                    }
                    None => shown.pan(step as f64 / shown.scale.bins.len().max(1) as f64),
                }
            }
        }
        event.prevent_default();
    }
}

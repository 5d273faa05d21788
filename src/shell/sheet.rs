//! The sheet of a phone: counts, filters, list and records, at three heights. On a wide screen its parts stand
//! where the style puts them, and there is no sheet.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{Event, KeyboardEvent, MouseEvent, PointerEvent};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::web;
use crate::state::Change;
use crate::state::sheet::Sheet;
use crate::ui::element::{Element, el};
use crate::ui::page::Page;

/// A drag shorter than this, in CSS pixels, is a tap.
const TAP_PX: i32 = 12;

/// A drag longer than this goes two steps.
const LONG_PX: i32 = 280;

/// The handle: dragged up or down, tapped, or moved by the arrow keys.
pub fn handle(page: &Page, sheet: Sheet, from: &Rc<Cell<Option<i32>>>) -> Element {
    let on_pointer_down = {
        let from = from.clone();
        Callback::from(move |event: PointerEvent| {
            from.set(Some(event.client_y()));
            web::capture_pointer(&event);
        })
    };
    let on_pointer_up = {
        let (from, on_change) = (from.clone(), page.on_change.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(start) = from.take() else { return };
            let up_px = start - event.client_y();
            on_change.emit(Change::Sheet(if up_px.abs() < TAP_PX {
                sheet.next()
            } else {
                let n_steps = if up_px.abs() > LONG_PX { 2 } else { 1 };
                sheet.moved(up_px.signum() * n_steps)
            }));
        })
    };
    let on_key = {
        let on_change = page.on_change.clone();
        Callback::from(move |event: KeyboardEvent| {
            let n_steps = match event.key().as_str() {
                "ArrowUp" => 1,
                "ArrowDown" => -1,
                _ => return,
            };
            event.prevent_default();
            on_change.emit(Change::Sheet(sheet.moved(n_steps)));
        })
    };
    // The sheet moves before a tap becomes a click, which would fall on what has come under the finger.
    let no_click = Callback::from(|event: Event| {
        // After a drag there is no click to be prevented, and the browser says so.
        if event.cancelable() {
            event.prevent_default();
        }
    });
    // Enter and the space bar make a click without a pointer.
    let on_click = {
        let on_change = page.on_change.clone();
        Callback::from(move |event: MouseEvent| {
            if event.detail() == 0 {
                on_change.emit(Change::Sheet(sheet.next()));
            }
        })
    };
    el("button")
        .attr("type", "button")
        .class("sheet-handle")
        .attr("aria-label", page.words.say(sheet_message(sheet)))
        .attr(
            "aria-expanded",
            if sheet == Sheet::Peek {
                "false"
            } else {
                "true"
            },
        )
        .on_click(on_click)
        .on(ListenerKind::onpointerdown, on_pointer_down)
        .on(ListenerKind::onpointerup, on_pointer_up)
        .on(ListenerKind::ontouchend, no_click)
        .on(ListenerKind::onkeydown, on_key)
        .child(el("span").class("sheet-grip"))
}

/// What pressing the handle does next.
fn sheet_message(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::Peek => "sheet-to-half",
        Sheet::Half => "sheet-to-full",
        Sheet::Full => "sheet-to-peek",
    }
}

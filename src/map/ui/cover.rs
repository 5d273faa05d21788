//! What panels cover of the map, and what keeps clear of them.

use gloo::events::EventListener;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::browser::web;
use crate::browser::web::size::on_resize;
use crate::map::covered::{Area, Covered};
use crate::map::ui::context::{Dispatch, MapHandle, Props};
use crate::map::ui::state::MapUiAction;

/// The panels that may lie over the map.
const PANELS: [&str; 2] = [".detail", ".sheet"];

/// What the open record and the sheet cover of the map, wherever they lie: the browser lays out the page for it.
fn measured() -> Covered {
    let Some(map) = web::element(".map").map(|map| area_of(&map)) else {
        return Covered::default();
    };
    let panels = PANELS.into_iter().filter_map(web::element);
    panels.fold(Covered::default(), |covered, panel| {
        covered.and(area_of(&panel), map)
    })
}

fn area_of(element: &Element) -> Area {
    let rect = element.get_bounding_client_rect();
    Area {
        left: rect.left(),
        top: rect.top(),
        right: rect.right(),
        bottom: rect.bottom(),
    }
}

/// Measures what panels cover as they open, close and change their size, and nowhere else: the map takes it, its buttons, scale and
/// credits keep clear of it, and what is in view is said again.
#[hook]
pub fn use_cover(props: &Props, map_handle: &MapHandle, ui: &Dispatch, is_running: bool) {
    let (map_handle, ui) = (map_handle.clone(), ui.clone());
    // Another record may have a phone's sheet rise.
    let open = props.answer.selected.as_ref();
    let open = open.map(|open| open.incident.id.clone());
    use_effect_with((open, is_running), move |_| {
        let full_screen = web::document().map(|document| {
            let ui = ui.clone();
            EventListener::new(&document, "fullscreenchange", move |_| {
                ui.dispatch(MapUiAction::FullScreen);
            })
        });
        let cover = move || {
            let covered = measured();
            keep_clear(covered);
            if let Ok(map_handle) = map_handle.try_borrow()
                && let Some(map) = map_handle.as_ref()
            {
                map.cover(covered);
                ui.dispatch(MapUiAction::Rested(map.view()));
            }
        };
        cover();
        let panels = PANELS.into_iter().chain([".map"]).filter_map(web::element);
        let resized = on_resize(panels, cover);
        move || drop((resized, full_screen))
    });
}

/// The policy allows no `style` attribute, so the distances are set on the element.
fn keep_clear(covered: Covered) {
    let Some(map) = web::element(".map").and_then(|map| map.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let (start, end) = match web::is_rtl() {
        true => (covered.right_px, covered.left_px),
        false => (covered.left_px, covered.right_px),
    };
    for (name, px) in [
        ("--covered-start", start),
        ("--covered-end", end),
        ("--covered-bottom", covered.bottom_px),
    ] {
        // A name and a number of pixels are always a valid declaration.
        let _set = map.style().set_property(name, &format!("{px:.0}px"));
    }
}

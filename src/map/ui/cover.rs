//! What panels cover of the map, and what keeps clear of them.

use std::cell::RefCell;

use gloo::events::EventListener;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::browser::web;
use crate::browser::web::size::on_resize;
use crate::map::covered::{Area, Covered};
use crate::map::ui::context::{Dispatch, Props};
use crate::map::ui::early::Early;
use crate::map::ui::state::MapUiAction;

/// The panels that may lie over the map.
const PANELS: [&str; 2] = [".detail", ".sheet"];

/// What stands at the map's lower edge, and its buttons.
const FOOT: &str = ".map-foot";
const BUTTONS: &str = ".map-controls";

/// Has what belongs to the map keep clear of the panels over it, and says what all of that covers: the browser lays out the page
/// for it.
pub fn arranged() -> Covered {
    let Some(element) = web::element(".map").and_then(|map| map.dyn_into::<HtmlElement>().ok())
    else {
        return Covered::default();
    };
    let map = area_of(&element);
    let area = |part: &str| web::element(part).map(|part| area_of(&part));
    let panels = PANELS.into_iter().filter_map(area);
    let mut covered = panels.fold(Covered::default(), |covered, panel| covered.and(panel, map));
    let (start, end) = match web::is_rtl() {
        true => (covered.right_px, covered.left_px),
        false => (covered.left_px, covered.right_px),
    };
    set_px(&element, "--covered-start", start);
    set_px(&element, "--covered-end", end);
    set_px(&element, "--covered-bottom", covered.bottom_px);
    fold_credits();
    covered.foot_px = area(FOOT).map_or(0.0, Area::height);
    set_px(&element, "--foot", covered.foot_px);
    let buttons = area(BUTTONS).filter(|area| area.width() > 0.0);
    covered.buttons = buttons.map(|area| area.seen_from((map.left, map.top)));
    covered
}

/// The policy allows no `style` attribute, so a distance is set on the element.
fn set_px(element: &HtmlElement, name: &str, px: f64) {
    // A name and a number of pixels are always a valid declaration.
    let _set = element
        .style()
        .set_property(name, &format!("{}px", px.round() as i32));
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
pub fn use_cover(props: &Props, early: &Early, ui: &Dispatch, is_running: bool) {
    let (map_handle, early, ui) = (props.map_handle.clone(), early.clone(), ui.clone());
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
            let covered = arranged();
            early.fit();
            if let Ok(map_handle) = map_handle.try_borrow()
                && let Some(map) = map_handle.as_ref()
            {
                map.cover(covered);
                ui.dispatch(MapUiAction::Rested(map.view()));
            }
        };
        cover();
        let panels = PANELS
            .into_iter()
            .chain([".map", FOOT, BUTTONS])
            .filter_map(web::element);
        // What keeps clear has another size by that, which is heard of in the next turn.
        let turn = RefCell::new(None);
        let resized = on_resize(panels, move || {
            turn.replace(Some(web::after(0, cover.clone())));
        });
        move || drop((resized, full_screen))
    });
}

/// The credits of a map that is narrower wait behind a button.
const WIDE_PX: f64 = 1100.0;

/// Opens the credits where there is room for them, and closes them where there is none any more: else the reader does.
fn fold_credits() {
    let Some(foot) = web::element(FOOT) else {
        return;
    };
    let credits = foot.query_selector("details").ok().flatten();
    let is_wide = area_of(&foot).width() >= WIDE_PX;
    if let Some(credits) = credits
        && foot.class_list().contains("is-wide") != is_wide
    {
        // Both names are valid, which is all that could fail.
        let _set = foot.class_list().toggle("is-wide");
        let _set = credits.toggle_attribute_with_force("open", is_wide);
        let _closed = credits.class_list().remove_1("maplibregl-compact-show");
    }
}

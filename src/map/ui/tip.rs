//! What stands beside a mark: the names of what is pointed at, or the records of one place to choose from.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use incidents::model::incident::Incident;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::browser::web;
use crate::map::covered::Covered;
use crate::map::ui::choice::choice;
use crate::map::ui::describe::{Tip, TipProps, described};
use crate::map::ui::mix::mix;
use crate::map::ui::state::MapUiAction;
use crate::state::Change;
use crate::ui::element::{Element, el};
use crate::ui::page::Page;

/// How far from the middle of a mark its tip begins, in CSS pixels.
pub const BESIDE_PX: f64 = 26.0;

/// Names beyond this many are counted.
pub const MAX_NAMES: usize = 6;

/// The tip is for the eye: the list and the map's own list say the same to a screen reader. A choice is for everybody.
#[component]
pub fn MapTip(props: &TipProps) -> Html {
    let tip = use_node_ref();
    {
        let tip = tip.clone();
        let open = props.map.answer.session.selection.clone();
        let around = (props.around_px, props.covered);
        let placed = (props.point, props.tip.clone(), open, around);
        use_effect_with(placed, move |(point, said, _, around)| {
            if let Some(tip) = tip.cast::<HtmlElement>() {
                place(&tip, *point, *around, said);
            }
        });
    }
    {
        let tip = tip.clone();
        let turned = match &props.tip {
            Tip::Choice(stack, lines) => Some((stack.clone(), lines.is_empty())),
            Tip::Names(..) | Tip::Mix(_) => None,
        };
        use_effect_with(turned, move |turned| {
            let tip = tip.cast::<HtmlElement>().filter(|_| turned.is_some());
            let first = tip.and_then(|tip| tip.query_selector("li button").ok().flatten());
            if let Some(first) = first {
                web::focus(&first);
            }
        });
    }
    use_escape(props);
    match &props.tip {
        Tip::Choice(stack, lines) => choice(props, stack, lines, &tip),
        Tip::Names(names, n_more) => self::names(&props.map.page, names, *n_more).node(&tip),
        Tip::Mix(mark) => el("div")
            .class("map-tip")
            .attr("aria-hidden", "true")
            .children(mix(&props.map, mark))
            .node(&tip),
    }
    .into()
}

/// Escape takes the names away, wherever the focus is and the pointer lies.
#[hook]
fn use_escape(props: &TipProps) {
    let (dispatch, on_change) = (props.dispatch.clone(), props.map.page.on_change.clone());
    let is_choice = matches!(props.tip, Tip::Choice(..));
    use_effect_with(is_choice, move |is_choice| {
        let document = web::document().filter(|_| !is_choice);
        let listener = document.map(|document| {
            let options = EventListenerOptions::run_in_capture_phase();
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                if web::get_property(event, "key") == "Escape" {
                    dispatch.dispatch(MapUiAction::Pointed(Vec::new()));
                    on_change.emit(Change::Hover(None));
                }
            })
        });
        move || drop(listener)
    });
}

fn names(page: &Page, names: &[Rc<Incident>], n_more: usize) -> Element {
    let words = &page.words;
    let more = (n_more > 0)
        .then(|| el("p").text(words.say_with("map-tip-more", &[("count", n_more.into())])));
    let choose = (names.len() > 1).then(|| el("p").text(words.say("map-tip-choose")));
    let line = |record: &Rc<Incident>| el("li").children(described(page, record));
    el("div")
        .class("map-tip")
        .attr("aria-hidden", "true")
        .child(el("ul").children(names.iter().map(line)))
        .child_opt(more)
        .child_opt(choose)
}

/// Puts a tip where it belongs. The policy allows no `style` attribute, so the position is set on the element.
fn place(tip: &HtmlElement, point: (f64, f64), around: (f64, Covered), said: &Tip) {
    let spiral = match said {
        Tip::Choice(stack, _) => stack.spiral(),
        Tip::Names(..) | Tip::Mix(_) => None,
    };
    let Some(spiral) = spiral else {
        beside(tip, point, around);
        return;
    };
    set_place(tip, point);
    let Ok(buttons) = tip.query_selector_all("li") else {
        return;
    };
    for (at, [x_px, y_px]) in (0..).zip(spiral.offsets_px()) {
        if let Some(button) = buttons.get(at) {
            let button: HtmlElement = wasm_bindgen::JsCast::unchecked_into(button);
            set_place(&button, (f64::from(x_px), f64::from(y_px)));
        }
    }
}

fn set_place(element: &HtmlElement, (left_px, top_px): (f64, f64)) {
    for (name, value) in [("left", left_px), ("top", top_px)] {
        // A name and a number of pixels are always a valid declaration.
        let _set = element
            .style()
            .set_property(name, &format!("{}px", value.round() as i32));
    }
}

/// Beside the mark, on the side where there is room.
fn beside(tip: &HtmlElement, (x_px, y_px): (f64, f64), (around_px, covered): (f64, Covered)) {
    let Some(map) = tip.parent_element() else {
        return;
    };
    let first = covered.left_px;
    let width = f64::from(map.client_width()) - covered.right_px;
    let height = f64::from(map.client_height()) - covered.bottom_px;
    let (tip_width, tip_height) = (
        f64::from(tip.offset_width()),
        f64::from(tip.offset_height()),
    );
    let (beyond_px, edge_px) = (BESIDE_PX + around_px, 4.0);
    let held = |at: f64, length: f64, first: f64, whole: f64| {
        let first = first + edge_px;
        at.clamp(first, (whole - length - edge_px).max(first))
    };
    let at_side = held(y_px - tip_height / 2.0, tip_height, 0.0, height);
    let at = if x_px + beyond_px + tip_width < width {
        (x_px + beyond_px, at_side)
    } else if x_px - beyond_px - tip_width > first {
        (x_px - beyond_px - tip_width, at_side)
    } else {
        // No room on either side: above the mark or below it, and over it only where the map is too low for both.
        let above = y_px - beyond_px - tip_height;
        let top = match above > 0.0 {
            true => above,
            false => held(y_px + beyond_px, tip_height, 0.0, height),
        };
        (held(x_px - tip_width / 2.0, tip_width, first, width), top)
    };
    set_place(tip, at);
}

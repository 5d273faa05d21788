//! The records of one place to choose from: as marks around it, or as a list.

use std::rc::Rc;

use incidents::model::incident::Incident;
use incidents::model::session::Action;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, KeyboardEvent, MouseEvent};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::web;
use crate::map::spiral::MAX_IN_SPIRAL;
use crate::map::ui::context::Dispatch;
use crate::map::ui::describe::{TipProps, described, spoken};
use crate::map::ui::state::{MapUiAction, StackChoice};
use crate::state::Change;
use crate::ui::element::{Element, button, el};
use crate::ui::page::Page;

/// The records, each to be opened.
pub fn choice(
    props: &TipProps,
    stack: &StackChoice,
    lines: &[(u32, Rc<Incident>)],
    tip: &NodeRef,
) -> Element {
    let page = &props.map.page;
    let is_spiral = stack.spiral().is_some();
    let name = page
        .words
        .say_with("map-stack", &[("count", stack.rows.len().into())]);
    let line = |(_, record): &(u32, Rc<Incident>)| {
        let button = choice_button(page, record, &props.dispatch);
        let button = match is_spiral {
            true => button.attr("aria-label", spoken(page, record)),
            false => button.children(described(page, record)),
        };
        el("li").key(&record.id).child(button)
    };
    let list = el("div")
        .node(tip)
        .attr("role", "dialog")
        .attr("aria-label", name.clone())
        // A browser that gives a clicked button no focus gives it to this instead, which keeps the list open.
        .attr("tabindex", "-1")
        .on(ListenerKind::onkeydown, on_key(&props.dispatch))
        .on(ListenerKind::onfocusout, on_leave(&props.dispatch, tip));
    let records = el("ul").key("records").children(lines.iter().map(line));
    match is_spiral {
        true => list.class("map-spiral").child(records),
        false => list
            .class("map-tip map-stack")
            .child(el("p").key("name").attr("aria-hidden", "true").text(name))
            .child(records)
            .child_opt(pages(page, stack, &props.dispatch)),
    }
}

fn choice_button(page: &Page, record: &Incident, dispatch: &Dispatch) -> Element {
    let (on_change, dispatch) = (page.on_change.clone(), dispatch.clone());
    let id = record.id.clone();
    let open = Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(MapUiAction::Choose(None));
        on_change.emit(Change::Step(Action::Select(Some(id.clone()))));
    });
    let over = Change::Hover(Some(record.id.clone()));
    el("button")
        .attr("type", "button")
        .on_click(open)
        .on(
            ListenerKind::onmouseenter,
            page.on::<MouseEvent>(over.clone()),
        )
        .on(ListenerKind::onfocus, page.on::<FocusEvent>(over))
}

/// Which part of a long list is shown, and ways to the parts before and after.
fn pages(page: &Page, stack: &StackChoice, dispatch: &Dispatch) -> Option<Element> {
    let n = stack.rows.len();
    if n <= MAX_IN_SPIRAL {
        return None;
    }
    let turn = |id: &str, first: Option<usize>| {
        let (dispatch, stack) = (dispatch.clone(), stack.clone());
        let on_click = Callback::from(move |_: MouseEvent| {
            if let Some(first) = first {
                let stack = stack.clone();
                dispatch.dispatch(MapUiAction::Choose(Some(StackChoice { first, ..stack })));
            }
        });
        button(page.words.say(id), on_click).unavailable(first.is_none())
    };
    let before = stack.first.checked_sub(MAX_IN_SPIRAL);
    let after = Some(stack.first + MAX_IN_SPIRAL).filter(|after| *after < n);
    let numbers = [
        ("first", (stack.first + 1).into()),
        ("last", after.unwrap_or(n).into()),
        ("count", n.into()),
    ];
    let place = page.words.say_with("map-stack-page", &numbers);
    let part = el("div")
        .key("pages")
        .class("map-pages")
        .child(turn("map-stack-before", before))
        .child(el("span").attr("role", "status").text(place))
        .child(turn("map-stack-after", after));
    Some(part)
}

/// Arrow keys go from one to the next, Escape back to the map.
fn on_key(dispatch: &Dispatch) -> Callback<KeyboardEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: KeyboardEvent| {
        let line = web::focused().and_then(|choice| choice.closest("li").ok().flatten());
        let list = line.as_ref().and_then(|line| line.parent_element());
        let to = match event.key().as_str() {
            "ArrowDown" | "ArrowRight" => line.and_then(|line| line.next_element_sibling()),
            "ArrowUp" | "ArrowLeft" => line.and_then(|line| line.previous_element_sibling()),
            "Home" => list.and_then(|list| list.first_element_child()),
            "End" => list.and_then(|list| list.last_element_child()),
            "Escape" => {
                dispatch.dispatch(MapUiAction::Choose(None));
                if let Some(map) = web::element(".map canvas") {
                    web::focus(&map);
                }
                None
            }
            _ => return,
        };
        event.prevent_default();
        // What else Escape closes stays open.
        event.stop_propagation();
        if let Some(choice) = to.and_then(|line| line.first_element_child()) {
            web::focus(&choice);
            web::scroll_into_list(&choice);
        }
    })
}

/// The list goes when the reader turns to something else.
fn on_leave(dispatch: &Dispatch, tip: &NodeRef) -> Callback<FocusEvent> {
    let (dispatch, tip) = (dispatch.clone(), tip.clone());
    Callback::from(move |event: FocusEvent| {
        let to = event
            .related_target()
            .and_then(|to| to.dyn_into::<HtmlElement>().ok());
        let stays = tip
            .cast::<HtmlElement>()
            .is_some_and(|tip| to.is_some() && tip.contains(to.as_deref().map(AsRef::as_ref)));
        if !stays {
            dispatch.dispatch(MapUiAction::Choose(None));
        }
    })
}

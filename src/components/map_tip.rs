//! The names of the marks under the pointer, beside them; where a click met several, a list to choose from.

use incidents::engine::Mark;
use incidents::incident::Kind;
use incidents::session::Action;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, KeyboardEvent, MouseEvent};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::map_cover::covered;
use crate::components::marks::mark_icon;
use crate::components::page::Page;
use crate::element::{Element, el};
use crate::state::Change;
use crate::web;

/// Names beyond this many are counted.
const MAX_NAMES: usize = 6;

/// Properties of [`MapTip`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Where the mark lies on the map, in CSS pixels from the top left.
    pub point: (f64, f64),
    /// The marks to name.
    pub marks: Vec<Mark>,
    /// The id of the open record, whose panel the tip keeps clear of.
    pub open: Option<String>,
    /// What every part needs.
    pub page: Page,
    /// Where the reader is to choose among the marks: what ends that.
    pub on_chosen: Option<Callback<()>>,
}

/// The tip is for the eye: the list and the map's own list say the same to a screen reader. The list of a stack is for
/// everybody.
#[component]
pub fn MapTip(props: &Props) -> Html {
    let tip = use_node_ref();
    {
        let tip = tip.clone();
        let is_choice = props.on_chosen.is_some();
        let named = (
            props.point,
            props.marks.clone(),
            props.open.clone(),
            is_choice,
        );
        use_effect_with(named, move |&((x_px, y_px), _, _, is_choice)| {
            if let Some(tip) = tip.cast::<HtmlElement>() {
                place(&tip, x_px, y_px);
                let first = tip.query_selector("button").ok().flatten();
                if let Some(first) = first
                    && is_choice
                    && !tip.contains(web::focused().as_ref().map(AsRef::as_ref))
                {
                    web::focus(&first);
                }
            }
        });
    }
    match &props.on_chosen {
        Some(on_chosen) => stack(props, on_chosen, &tip),
        None => names(props).node(&tip),
    }
    .into()
}

fn names(props: &Props) -> Element {
    let words = &props.page.words;
    let n_more = props.marks.len().saturating_sub(MAX_NAMES);
    let more = (n_more > 0)
        .then(|| el("p").text(words.say_with("map-tip-more", &[("count", n_more.into())])));
    let choose = (props.marks.len() > 1).then(|| el("p").text(words.say("map-tip-choose")));
    let names = props.marks.iter().take(MAX_NAMES);
    el("div")
        .class("map-tip")
        .attr("aria-hidden", "true")
        .child(el("ul").children(names.map(|mark| el("li").children(described(&props.page, mark)))))
        .maybe(more)
        .maybe(choose)
}

/// A mark with what it stands for, when, and how exactly its place is known.
fn described(page: &Page, mark: &Mark) -> [Html; 2] {
    let words = &page.words;
    let when = words.when_given(mark.when.as_ref(), mark.kind);
    let place = match mark.precision {
        Some(precision) => words.precision_within(precision, Some(mark.uncertainty_m)),
        None => mark
            .place_in(words.language())
            .unwrap_or_default()
            .to_owned(),
    };
    let facts = match place.is_empty() {
        true => when,
        false => words.say_with(
            "map-tip-facts",
            &[("when", when.into()), ("place", place.into())],
        ),
    };
    let kind = (mark.kind != Kind::Incident)
        .then(|| el("span").class("tip-facts").text(words.kind(mark.kind)));
    let text = el("span")
        .child(
            el("span")
                .class("tip-title")
                .attr("dir", "auto")
                .text(mark.title_in(words.language()).to_owned()),
        )
        .maybe(kind)
        .child(el("span").class("tip-facts").text(facts));
    [mark_icon(page, &mark.category, mark.is_exact), text.into()]
}

/// The marks of a stack, each to be opened.
fn stack(props: &Props, on_chosen: &Callback<()>, tip: &NodeRef) -> Element {
    let page = &props.page;
    let name = page
        .words
        .say_with("map-stack", &[("count", props.marks.len().into())]);
    let choice = |mark: &Mark| {
        let (on_change, on_chosen) = (page.on_change.clone(), on_chosen.clone());
        let id = mark.id.clone();
        let open = Callback::from(move |_: MouseEvent| {
            on_chosen.emit(());
            on_change.emit(Change::Step(Action::Select(Some(id.clone()))));
        });
        let over = Change::Hover(Some(mark.id.clone()));
        let choice = el("button")
            .attr("type", "button")
            .on_click(open)
            .on(
                ListenerKind::onmouseenter,
                page.on::<MouseEvent>(over.clone()),
            )
            .on(ListenerKind::onfocus, page.on::<FocusEvent>(over))
            .children(described(page, mark));
        el("li").key(&mark.id).child(choice)
    };
    el("div")
        .node(tip)
        .class("map-tip map-stack")
        .attr("role", "dialog")
        .attr("aria-label", name.clone())
        // A browser that gives a clicked button no focus gives it to this instead, which keeps the list open.
        .attr("tabindex", "-1")
        .on(ListenerKind::onkeydown, on_key(on_chosen))
        .on(ListenerKind::onfocusout, on_leave(on_chosen, tip))
        .child(el("p").attr("aria-hidden", "true").text(name))
        .child(el("ul").children(props.marks.iter().map(choice)))
}

/// Arrow keys go from one to the next, Escape back to the map.
fn on_key(on_chosen: &Callback<()>) -> Callback<KeyboardEvent> {
    let on_chosen = on_chosen.clone();
    Callback::from(move |event: KeyboardEvent| {
        let line = web::focused().and_then(|choice| choice.parent_element());
        let list = line.as_ref().and_then(|line| line.parent_element());
        let to = match event.key().as_str() {
            "ArrowDown" => line.and_then(|line| line.next_element_sibling()),
            "ArrowUp" => line.and_then(|line| line.previous_element_sibling()),
            "Home" => list.and_then(|list| list.first_element_child()),
            "End" => list.and_then(|list| list.last_element_child()),
            "Escape" => {
                on_chosen.emit(());
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
fn on_leave(on_chosen: &Callback<()>, tip: &NodeRef) -> Callback<FocusEvent> {
    let (on_chosen, tip) = (on_chosen.clone(), tip.clone());
    Callback::from(move |event: FocusEvent| {
        let to = event
            .related_target()
            .and_then(|to| to.dyn_into::<HtmlElement>().ok());
        let stays = tip
            .cast::<HtmlElement>()
            .is_some_and(|tip| to.is_some() && tip.contains(to.as_deref().map(AsRef::as_ref)));
        if !stays {
            on_chosen.emit(());
        }
    })
}

/// Beside the mark, on the side where there is room. The policy allows no `style` attribute, so the
/// position is set on the element.
fn place(tip: &HtmlElement, x_px: f64, y_px: f64) {
    let Some(map) = tip.parent_element() else {
        return;
    };
    let covered = covered();
    let first = covered.left_px;
    let width = f64::from(map.client_width()) - covered.right_px;
    let height = f64::from(map.client_height()) - covered.bottom_px;
    let (tip_width, tip_height) = (
        f64::from(tip.offset_width()),
        f64::from(tip.offset_height()),
    );
    let (beyond_px, edge_px) = (20.0, 4.0);
    let held = |at: f64, length: f64, first: f64, whole: f64| {
        let first = first + edge_px;
        at.clamp(first, (whole - length - edge_px).max(first))
    };
    let beside = held(y_px - tip_height / 2.0, tip_height, 0.0, height);
    let (left, top) = if x_px + beyond_px + tip_width < width {
        (x_px + beyond_px, beside)
    } else if x_px - beyond_px - tip_width > first {
        (x_px - beyond_px - tip_width, beside)
    } else {
        // No room on either side: above the mark or below it, and over it only where the map is too low for both.
        let above = y_px - beyond_px - tip_height;
        let top = match above > 0.0 {
            true => above,
            false => held(y_px + beyond_px, tip_height, 0.0, height),
        };
        (held(x_px - tip_width / 2.0, tip_width, first, width), top)
    };
    for (name, value) in [("left", left), ("top", top)] {
        // A name and a number of pixels are always a valid declaration.
        let _set = tip.style().set_property(name, &format!("{value:.0}px"));
    }
}

//! The map in the page: it starts after the first view, and everything else works without it.

use incidents::engine::{Answer, Mark};
use yew::prelude::*;

use crate::components::map_controls::{IN_VIEW_ID, controls, in_view};
use crate::components::map_cover::{covered, use_cover};
use crate::components::map_keys::keys;
use crate::components::map_running::{Running, Seen, Watch, use_drawing, use_start};
use crate::components::map_tip::MapTip;
use crate::components::page::{Page, Shared};
use crate::element::el;

/// Properties of [`MapView`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What to draw.
    pub answer: Shared<Answer>,
    /// The record under the pointer.
    pub hover: Option<String>,
    /// What every part needs.
    pub page: Page,
    /// Why no map can be drawn here.
    pub on_failure: Callback<String>,
    /// Why a part of the map is missing.
    pub on_missing_part: Callback<String>,
}

/// The map.
#[component]
pub fn MapView(props: &Props) -> Html {
    let container = use_node_ref();
    let running: Running = use_mut_ref(|| None);
    let watch = use_reducer_eq(Watch::default);
    let dispatch = watch.dispatcher();
    use_start(props, &container, &running, &dispatch);
    use_drawing(props, &running, &watch);
    let is_open = props.answer.selected.is_some();
    use_cover(&running, &dispatch, is_open, watch.is_running);
    let Props {
        answer,
        hover,
        page,
        ..
    } = props;
    let marks = &answer.marks;
    let in_view = in_view(page, answer, &watch, &running);
    // Each child has a key: what comes and goes must not be taken for the canvas, which is MapLibre's.
    el("section")
        .attr("id", "map")
        .attr("tabindex", "-1")
        .class("map")
        .attr("aria-label", page.words.say("map"))
        .attr_if("aria-describedby", in_view.is_some().then_some(IN_VIEW_ID))
        .attr_if("data-ready", watch.is_drawn.then_some("true"))
        .maybe(
            (watch.is_running && !marks.is_empty())
                .then(|| keys(page, marks, hover.as_deref(), &running)),
        )
        .maybe(in_view)
        .maybe(
            watch
                .is_running
                .then(|| controls(page, &props.answer, &running)),
        )
        .child(el("div").key("canvas").class("map-canvas").node(&container))
        .maybe(tip(props, &watch, &running, &dispatch))
        .into()
}

/// What stands beside a mark: the list of a stack, else the names of what is pointed at.
fn tip(
    props: &Props,
    watch: &Watch,
    running: &Running,
    dispatch: &UseReducerDispatcher<Watch>,
) -> Option<Html> {
    let stack = marks_of(props, &watch.stack);
    let on_chosen = (!stack.is_empty()).then(|| {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.dispatch(Seen::Stack(Vec::new())))
    });
    let marks = match stack.is_empty() {
        true => pointed_marks(props, &watch.pointed),
        false => stack,
    };
    let view = running.borrow().as_ref()?.view(covered());
    let point = view.point_of(marks.first()?.world);
    let open = props.answer.session.selection.clone();
    Some(
        html! { <MapTip key="tip" {point} {marks} {open} page={props.page.clone()} {on_chosen} /> },
    )
}

/// The marks to name: those under the pointer, else the one that is hovered elsewhere on the page.
fn pointed_marks(props: &Props, pointed: &[String]) -> Vec<Mark> {
    // What is hovered follows the pointer, the keys and the list, whichever moved last.
    match &props.hover {
        Some(hover) if pointed.contains(hover) => marks_of(props, pointed),
        Some(hover) => marks_of(props, std::slice::from_ref(hover)),
        None => Vec::new(),
    }
}

fn marks_of(props: &Props, ids: &[String]) -> Vec<Mark> {
    let selected = &props.answer.selected;
    let open = selected
        .iter()
        .filter_map(|selected| selected.mark.as_ref());
    let of_id = |id: &String| {
        let mut marks = props.answer.marks.iter().chain(open.clone());
        marks.find(|mark| mark.id == *id).cloned()
    };
    ids.iter().filter_map(of_id).collect()
}

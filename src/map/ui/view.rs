//! The map in the page: it starts after the first view, and everything else works without it.

use std::rc::Rc;

use incidents::model::incident::Incident;
use incidents::model::mercator::World;
use incidents::scene::{MarkKind, SceneMark};
use yew::prelude::*;

use crate::map::spiral::Spiral;
use crate::map::ui::context::{Dispatch, Props, Running};
use crate::map::ui::controls::{IN_VIEW_ID, controls, in_view};
use crate::map::ui::cover::{covered, use_cover};
use crate::map::ui::describe::Tip;
use crate::map::ui::keys::keys;
use crate::map::ui::lifecycle::{use_drawing, use_start};
use crate::map::ui::state::{Opened, Seen, Watch};
use crate::map::ui::tip::{MAX_NAMES, MapTip};
use crate::ui::element::el;

/// The map.
#[component]
pub fn MapView(props: &Props) -> Html {
    let container = use_node_ref();
    let running = props.running.clone();
    let watch = use_reducer_eq(Watch::default);
    let dispatch = watch.dispatcher();
    use_start(props, &container, &running, &dispatch);
    use_drawing(props, &running, &watch);
    let is_open = props.answer.selected.is_some();
    use_cover(&running, &dispatch, is_open, watch.is_running);
    let named = use_memo(
        (props.answer.clone(), watch.pointed.clone()),
        |(_, pointed)| rows_of_marks(props, pointed),
    );
    use_texts(props, &watch, &named);
    let seen = use_memo((props.answer.clone(), watch.view), |(_, view)| {
        view.map(|view| props.asked.in_view(&props.answer.rows, view.corners()))
    });
    let Props { answer, page, .. } = props;
    let has_marks = answer.passing.incidents > answer.without_position.incidents;
    let in_view = seen.map(|seen| in_view(props, seen, &watch, &running));
    // Each child has a key: what comes and goes must not be taken for the canvas, which is MapLibre's.
    el("section")
        .attr("id", "map")
        .attr("tabindex", "-1")
        .class("map")
        .attr("aria-label", page.words.say("map"))
        .attr_if("aria-describedby", in_view.is_some().then_some(IN_VIEW_ID))
        .attr_if("data-ready", watch.is_drawn.then_some("true"))
        .maybe((watch.is_running && has_marks).then(|| keys(props, &watch, &running, &dispatch)))
        .maybe(in_view)
        .maybe(
            watch
                .is_running
                .then(|| controls(page, &props.answer, &running)),
        )
        .child(el("div").key("canvas").class("map-canvas").node(&container))
        .children(tips(props, &watch, &named, &running, &dispatch))
        .into()
}

/// What stands on the map: records to choose among, and what is pointed at.
fn tips(
    props: &Props,
    watch: &Watch,
    named: &[u32],
    running: &Running,
    dispatch: &Dispatch,
) -> Vec<Html> {
    let opened = watch.opened.as_ref();
    let hovered = props.hover.as_ref().and_then(|id| props.asked.row(id));
    let pointed = pointed(props, watch, named, hovered);
    // Where nothing stands nothing need be measured, which would have the browser lay out the page in the midst of a step.
    let map = match opened.is_some() || pointed.is_some() {
        true => running.borrow().clone(),
        false => None,
    };
    let Some(view) = map.map(|map| map.view(covered())) else {
        return Vec::new();
    };
    let spiral = opened.and_then(Opened::spiral);
    // What names one of a spiral's marks covers none of the others.
    let around_px = spiral.as_ref().map_or(0.0, Spiral::radius_px);
    let shown = |key: &'static str, point: (f64, f64), tip: Tip| {
        let (map, dispatch) = (props.clone(), dispatch.clone());
        html! { <MapTip {key} {point} {around_px} {tip} {map} {dispatch} /> }
    };
    let mut tips = Vec::new();
    if let Some(opened) = opened {
        let tip = Tip::Choice(opened.clone(), texts(watch, opened.page()));
        tips.push(shown("choice", view.point_of(opened.world), tip));
        if spiral.is_none() {
            return tips;
        }
    }
    if let Some((world, tip)) = pointed {
        tips.push(shown("tip", view.point_of(world), tip));
    }
    tips
}

/// What is pointed at, and where: what is hovered follows the pointer, the keys and the list, whichever moved last.
fn pointed(
    props: &Props,
    watch: &Watch,
    named: &[u32],
    hovered: Option<u32>,
) -> Option<(World, Tip)> {
    let of_mark = watch.pointed.first();
    let is_of_marks = |row: u32| {
        watch
            .pointed
            .iter()
            .any(|mark| mark.kind.first_row() == Some(row))
    };
    if let Some(row) = hovered.filter(|row| !is_of_marks(*row) || of_mark.is_none()) {
        let world = props.asked.facts(row)?.world;
        return Some((world, Tip::Names(vec![watch.text(row)?], 0)));
    }
    let mark = of_mark?;
    let tip = match named.len() {
        0 => Tip::Mix(mark.clone()),
        n => {
            let names = texts(watch, &named[..n.min(MAX_NAMES)]);
            let names: Vec<Rc<Incident>> = names.into_iter().map(|(_, text)| text).collect();
            if names.is_empty() {
                return None;
            }
            Tip::Names(names, n.saturating_sub(MAX_NAMES))
        }
    };
    Some((mark.world, tip))
}

/// The rows of the marks under the pointer, if they are to be named and not counted.
fn rows_of_marks(props: &Props, pointed: &[SceneMark]) -> Vec<u32> {
    let is_counted = |mark: &SceneMark| {
        mark.count as usize > MAX_NAMES
            || matches!(mark.kind, MarkKind::Cluster | MarkKind::MergedAreas { .. })
    };
    match pointed {
        [mark] if is_counted(mark) => Vec::new(),
        marks => {
            let members = |mark: &SceneMark| match mark.kind.first_row() {
                Some(row) if mark.count == 1 => vec![row],
                _ => props.asked.members(&props.answer.rows, mark, MAX_NAMES),
            };
            marks.iter().flat_map(members).collect()
        }
    }
}

/// Of these records those that have been read.
fn texts(watch: &Watch, rows: &[u32]) -> Vec<(u32, Rc<Incident>)> {
    let text = |row: &u32| Some((*row, watch.text(*row)?));
    rows.iter().filter_map(text).collect()
}

/// Has the records read that are named on the map.
#[hook]
fn use_texts(props: &Props, watch: &UseReducerHandle<Watch>, named: &[u32]) {
    let hovered = props.hover.as_ref().and_then(|id| props.asked.row(id));
    let mut rows = named[..named.len().min(MAX_NAMES)].to_vec();
    rows.extend(hovered);
    rows.extend(watch.opened.iter().flat_map(Opened::page));
    let marks = watch.marks.as_ref();
    // A screen reader names the mark before it is stepped to.
    let at = marks.and_then(|marks| {
        marks
            .iter()
            .position(|mark| Some(mark) == watch.pointed.first())
    });
    let beside = marks.into_iter().flat_map(|marks| {
        let first = at.unwrap_or(0).saturating_sub(1);
        marks.iter().skip(first).take(3)
    });
    rows.extend(beside.filter_map(|mark| mark.kind.first_row().filter(|_| mark.count == 1)));
    rows.retain(|row| watch.text(*row).is_none());
    let (asked, dispatch) = (props.asked.clone(), watch.dispatcher());
    use_effect_with(rows, move |rows| {
        for &row in rows {
            let dispatch = dispatch.clone();
            asked.record(
                row,
                &Callback::from(move |record| dispatch.dispatch(Seen::Read(row, record))),
            );
        }
    });
}

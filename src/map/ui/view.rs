//! The map in the page: it starts after the first view, and everything else works without it.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a function that comes later may not come, and its type says so"
)]

use std::rc::Rc;

use incidents::model::incident::Incident;
use incidents::model::mercator::World;
use incidents::scene::{MarkKind, SceneMark};
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::web;
use crate::map::spiral::Spiral;
use crate::map::ui::context::{Dispatch, KeptPicture, MapHandle, Props};
use crate::map::ui::controls::{IN_VIEW_ID, controls, in_view, style_menu};
use crate::map::ui::cover::use_cover;
use crate::map::ui::describe::Tip;
use crate::map::ui::early::{Drawn, Early, use_early};
use crate::map::ui::keys::keys;
use crate::map::ui::lifecycle::{drawing, first_options, use_drawing, use_start};
use crate::map::ui::overlays::use_overlays;
use crate::map::ui::places::use_places;
use crate::map::ui::state::{MapUiAction, MapUiState, StackChoice, Undrawn};
use crate::map::ui::tip::{MAX_NAMES, MapTip};
use crate::ui::element::{Element, button, el};
use crate::ui::page::Page;

/// More than so many incidents that lie elsewhere are counted, and not named.
const MAX_ELSEWHERE: usize = 6;

/// Shows the map.
pub type MapShown = fn(Props) -> Html;

/// The map's code, which the first view does not wait for.
#[wasm_split(map, fallible)]
pub fn map_later() -> Result<MapShown, SplitLoaderError> {
    Ok(|props| {
        // MapLibre is told its words once.
        let key = props.page.words.language().to_owned();
        html! { <MapView {key} ..props /> }
    })
}

/// The map.
#[component]
fn MapView(props: &Props) -> Html {
    let container = use_node_ref();
    let map_handle = props.map_handle.clone();
    let ui = use_reducer_eq(MapUiState::default);
    let dispatch = ui.dispatcher();
    // Before all else that is known by rows.
    use_renewal(props, &dispatch);
    let known = ui.of(props.answer.rows.generation());
    let early = (*use_memo((), |()| Early::default())).clone();
    use_start(props, &container, &early, &dispatch);
    let options = {
        let props = props.clone();
        move || first_options(&props)
    };
    let theme = props.page.theme;
    let early_marks = use_early(&early, &ui, options, (&drawing(props, &ui), theme));
    // First: the map makes room for a record beside what covers it.
    use_cover(props, &early, &dispatch, ui.is_running);
    use_drawing(props, &map_handle, &ui);
    let named = use_memo(
        (props.answer.clone(), known.pointed.clone()),
        |(_, pointed)| rows_of_marks(props, pointed),
    );
    let seen = use_memo((props.answer.clone(), ui.view), |(_, view)| {
        let (rows, corners) = (&props.answer.rows, (*view)?.corners());
        let outside = props.client.outside(rows, corners, MAX_ELSEWHERE);
        Some((props.client.in_view(rows, corners), outside))
    });
    let outside = seen
        .as_ref()
        .as_ref()
        .map(|(_, outside)| outside.as_slice());
    let outside = outside.unwrap_or_default();
    use_texts(props, &known, &dispatch, (&named, outside));
    let places = use_places(props, &map_handle, ui.is_running);
    let overlays = use_overlays(props, &map_handle, ui.is_running);
    let Props { answer, page, .. } = props;
    let has_marks = answer.passing.incidents > answer.without_position.incidents;
    let in_view = (*seen).as_ref().map(|(seen, outside)| {
        let elsewhere = texts(&known, outside);
        in_view(props, (*seen, &elsewhere), &known, &map_handle)
    });
    let canvas = el("div").key("canvas").class("map-canvas").node(&container);
    let canvas = match ui.is_running {
        true => canvas,
        false => canvas.on(ListenerKind::onclick, early.on_click(props)),
    };
    // Each child has a key: what comes and goes must not be taken for the canvas, which is MapLibre's.
    el("section")
        .attr("id", "map")
        .attr("tabindex", "-1")
        .class("map")
        .attr("aria-label", page.words.say("map"))
        .attr_if("aria-describedby", in_view.is_some().then_some(IN_VIEW_ID))
        .attr_if("data-ready", ui.is_drawn.then_some("true"))
        .attr_if(
            "data-marks",
            (early_marks != Drawn::Nothing || ui.is_drawn).then_some("true"),
        )
        .child_opt(
            (ui.is_running && has_marks).then(|| keys(props, &known, &map_handle, &dispatch)),
        )
        .child(foot(props, &ui, (overlays, in_view)))
        // Marks keep clear of the buttons before they are there.
        .child(waiting(controls(page, &props.answer, &map_handle), &ui))
        .children(meanwhile(props, &ui, &early, early_marks))
        .child(canvas)
        .child_opt(date(props))
        .child_opt(undrawn(page, &ui))
        .children(tips(props, &known, &named, &map_handle, &dispatch))
        .child_opt(places.map(|places| el("div").key("places").child(places)))
        .into()
}

/// What lies below the map until it is drawn: its ground, as far as there is a picture of that, and the marks.
fn meanwhile(props: &Props, ui: &MapUiState, early: &Early, marks: Drawn) -> Vec<Element> {
    // The map is seen through until all of its own ground is there.
    if ui.is_drawn || ui.has_moved() {
        return Vec::new();
    }
    let is_of_marks = match marks {
        Drawn::AtHome => true,
        Drawn::Elsewhere => false,
        Drawn::Nothing => ui.undrawn != Some(Undrawn::Never),
    };
    let ground = kept_picture(&props.kept).filter(|_| is_of_marks);
    let ground = ground.map(|picture| el("div").key("kept").child(picture));
    let canvas = el("canvas").key("early").class("map-canvas");
    let canvas = canvas.node(&early.canvas);
    ground.into_iter().chain([canvas]).collect()
}

/// Has its place, and is not seen before the engine runs: until then it does nothing.
fn waiting(part: Element, ui: &MapUiState) -> Element {
    match ui.is_running {
        true => part,
        false => part.attr("data-waiting", "true"),
    }
}

/// The period, while it moves: whoever looks at the marks need not look away. It is read out elsewhere.
fn date(props: &Props) -> Option<Element> {
    let session = &props.answer.session;
    // At the end of a play that adds up, all of the axis is shown, which is no period.
    let whole = props
        .answer
        .histogram
        .as_ref()
        .filter(|_| props.newest.is_some());
    let whole = whole.and_then(|histogram| histogram.bins.whole());
    let time = session.time.or(whole).filter(|_| props.is_dragging)?;
    let date = el("p").key("date").class("map-date");
    Some(
        date.attr("aria-hidden", "true")
            .text(props.page.words.span(time)),
    )
}

/// What stands below what the map shows: how it is drawn, what of it lies outside, its scale and whose it is.
fn foot(
    props: &Props,
    ui: &MapUiState,
    (overlays, in_view): (Option<Element>, Option<Element>),
) -> Element {
    let style = props.answer.session.style;
    el("div")
        .key("foot")
        .class("map-foot")
        .child(waiting(style_menu(&props.page, style).key("style"), ui))
        .child_opt(overlays)
        .child_opt(in_view)
        .child(el("div").key("credits").class("map-credits"))
}

/// In the place of a map that nobody sees, or whose code is not here: the picture of the first view or what was drawn last, and why
/// there is no more.
pub fn unseen_map(page: &Page, kept: &KeptPicture, why: Option<Element>) -> Html {
    el("section")
        .attr("id", "map")
        .attr("tabindex", "-1")
        .class("map")
        .attr("aria-label", page.words.say("map"))
        .child_opt(kept_picture(kept))
        .child_opt(why)
        .into()
}

fn kept_picture(kept: &KeptPicture) -> Option<Html> {
    let picture = kept.borrow().clone()?;
    Some(Html::VRef(picture.into()))
}

/// Why nothing is drawn, or not all.
fn undrawn(page: &Page, ui: &MapUiState) -> Option<Element> {
    let why = match ui.undrawn? {
        Undrawn::Late => "map-late",
        Undrawn::Lost => "map-lost",
        Undrawn::Never => return None,
    };
    let sentence = el("p").attr("role", "status").text(page.words.say(why));
    let again = button(
        page.words.say("retry"),
        Callback::from(|_: MouseEvent| web::reload()),
    );
    let undrawn = el("div").key("undrawn").class("map-undrawn");
    Some(undrawn.child(sentence).child(again.class("quiet")))
}

/// What stands on the map: records to choose among, and what is pointed at.
fn tips(
    props: &Props,
    ui: &MapUiState,
    named: &[u32],
    map_handle: &MapHandle,
    dispatch: &Dispatch,
) -> Vec<Html> {
    let stack = ui.stack.as_ref();
    let hovered = props.hover.as_ref().and_then(|id| props.client.row(id));
    let pointed = pointed(props, ui, named, hovered);
    // Where nothing stands the map is not asked where it is.
    let map = match stack.is_some() || pointed.is_some() {
        true => map_handle.borrow().clone(),
        false => None,
    };
    let Some(view) = map.map(|map| map.view()) else {
        return Vec::new();
    };
    let spiral = stack.and_then(StackChoice::spiral);
    // What names one of a spiral's marks covers none of the others.
    let around_px = spiral.as_ref().map_or(0.0, Spiral::radius_px);
    let shown = |key: &'static str, point: (f64, f64), tip: Tip| {
        let (map, dispatch) = (props.clone(), dispatch.clone());
        html! { <MapTip {key} {point} {around_px} covered={view.covered} {tip} {map} {dispatch} /> }
    };
    let mut tips = Vec::new();
    if let Some(stack) = stack {
        let tip = Tip::Choice(stack.clone(), texts(ui, stack.page()));
        tips.push(shown("choice", view.point_of(stack.world), tip));
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
    ui: &MapUiState,
    named: &[u32],
    hovered: Option<u32>,
) -> Option<(World, Tip)> {
    let of_mark = ui.pointed.first();
    let is_of_marks = |row: u32| {
        ui.pointed
            .iter()
            .any(|mark| mark.kind.first_row() == Some(row))
    };
    // Under a finger nothing hovers: what has the focus was closed, and a tip of it would stay.
    let hovered = hovered.filter(|_| !web::media_matches("(pointer: coarse)"));
    if let Some(row) = hovered.filter(|row| !is_of_marks(*row) || of_mark.is_none()) {
        let world = props.client.facts(row)?.world;
        return Some((world, Tip::Names(vec![ui.text(row)?], 0)));
    }
    let mark = of_mark?;
    let tip = match named.len() {
        0 => Tip::Mix(mark.clone()),
        n => {
            let names = texts(ui, &named[..n.min(MAX_NAMES)]);
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
                _ => props.client.members(&props.answer.rows, mark, MAX_NAMES),
            };
            marks.iter().flat_map(members).collect()
        }
    }
}

/// Of these records those that have been read.
fn texts(ui: &MapUiState, rows: &[u32]) -> Vec<(u32, Rc<Incident>)> {
    let text = |row: &u32| Some((*row, ui.text(*row)?));
    rows.iter().filter_map(text).collect()
}

/// Lets go of what is known by rows once they are those of other records.
#[hook]
fn use_renewal(props: &Props, dispatch: &Dispatch) {
    let generation = props.answer.rows.generation();
    use_effect_with((generation, dispatch.clone()), |(generation, dispatch)| {
        dispatch.dispatch(MapUiAction::Renewed(*generation));
    });
}

/// Has the records read that are named on the map.
#[hook]
fn use_texts(props: &Props, ui: &MapUiState, dispatch: &Dispatch, rows: (&[u32], &[u32])) {
    let (named, outside) = rows;
    let hovered = props.hover.as_ref().and_then(|id| props.client.row(id));
    let mut rows = named[..named.len().min(MAX_NAMES)].to_vec();
    rows.extend(hovered);
    rows.extend(outside);
    rows.extend(ui.stack.iter().flat_map(StackChoice::page));
    let marks = ui.marks.as_ref();
    // A screen reader names the mark before it is stepped to.
    let at = marks.and_then(|marks| {
        marks
            .iter()
            .position(|mark| Some(mark) == ui.pointed.first())
    });
    let beside = marks.into_iter().flat_map(|marks| {
        let first = at.unwrap_or(0).saturating_sub(1);
        marks.iter().skip(first).take(3)
    });
    rows.extend(beside.filter_map(|mark| mark.kind.first_row().filter(|_| mark.count == 1)));
    rows.retain(|row| ui.text(*row).is_none());
    let (client, dispatch) = (props.client.clone(), dispatch.clone());
    let generation = props.answer.rows.generation();
    use_effect_with((rows, generation), move |(rows, generation)| {
        for &row in rows {
            let (dispatch, generation) = (dispatch.clone(), *generation);
            let read = move |record| dispatch.dispatch(MapUiAction::Read(generation, row, record));
            client.record(row, &Callback::from(read));
        }
    });
}

//! The running map behind [`MapView`](crate::map::ui::view::MapView): its start, and what keeps it in step.

use std::cell::Cell;
use std::rc::Rc;

use incidents::model::session::{Action, Camera, Session};
use incidents::query::engine::Answer;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use crate::browser::web;
use crate::map::maplibre::WORDS;
use crate::map::renderer::Drawing;
use crate::map::start::Options;
use crate::map::ui::click::{clicked, hovered};
use crate::map::ui::context::{Dispatch, MapHandle, Props};
use crate::map::ui::cover::arranged;
use crate::map::ui::early::Early;
use crate::map::ui::home::{Fitted, HomeKeeper};
use crate::map::ui::state::{MapUiAction, MapUiState, StackChoice};
use crate::map::view::View;
use crate::map::{IncidentMap, MapEvent};
use crate::state::Change;
use crate::state::progress::SearchProgress;
use crate::ui::page::Shared;

/// What is to be drawn.
pub fn drawing(props: &Props, ui: &MapUiState) -> Drawing {
    Drawing {
        answer: props.answer.clone(),
        hover: props.hover.clone(),
        pointed: ui.pointed.clone(),
        spiral: ui.stack.as_ref().and_then(StackChoice::spiral),
        newest: props.newest,
    }
}

/// Starts the map once, after the page has been drawn for the first time.
#[hook]
pub fn use_start(props: &Props, container: &NodeRef, early: &Early, ui: &Dispatch) {
    let (props, meanwhile) = (props.clone(), early.clicked.clone());
    let (container, map_handle, ui) = (container.clone(), props.map_handle.clone(), ui.clone());
    let (on_failure, on_part) = (props.on_failure.clone(), props.on_missing_part.clone());
    let on_drawn = props.on_drawn.clone();
    let (client, on_change) = (props.client.clone(), props.page.on_change.clone());
    let opened = client.clone();
    use_late(ui.clone());
    use_effect_with((), move |()| {
        let options = first_options(&props);
        let (running, kept) = (map_handle.clone(), props.kept.clone());
        let is_over = Rc::new(Cell::new(false));
        let (ends, picture) = (is_over.clone(), kept.clone());
        spawn_local(async move {
            let Some(element) = container.cast::<Element>() else {
                return;
            };
            let on_event = {
                let (map_handle, ui, on_change) =
                    (map_handle.clone(), ui.clone(), on_change.clone());
                move |event: MapEvent| {
                    match &event {
                        MapEvent::Hover(marks) => {
                            hovered(marks, &client, &on_change);
                        }
                        MapEvent::Click(marks) => {
                            clicked(marks, &client, &map_handle, &on_change, &ui);
                        }
                        MapEvent::Moved(camera) => {
                            on_change.emit(Change::Nudge(Action::Look(*camera)));
                        }
                        MapEvent::Rested => rested(&map_handle, &on_change, &ui),
                        MapEvent::Failed(reason) => on_part.emit(reason.clone()),
                        MapEvent::Drawn => {
                            picture.replace(None);
                            on_drawn.emit(());
                        }
                        MapEvent::Moving | MapEvent::Graphics(_) => {}
                    }
                    ui.dispatch(MapUiAction::Map(event));
                }
            };
            match IncidentMap::start(element, options, on_event).await {
                Ok(map) if is_over.get() => drop(map.end()),
                Ok(map) => {
                    *map_handle.borrow_mut() = Some(Rc::new(map));
                    ui.dispatch(MapUiAction::Started);
                    rested(&map_handle, &on_change, &ui);
                    clicked(&meanwhile.take(), &opened, &map_handle, &on_change, &ui);
                }
                Err(reason) => {
                    ui.dispatch(MapUiAction::NotStarted);
                    on_failure.emit(reason);
                }
            }
        });
        move || {
            ends.set(true);
            // Who is called back meanwhile finds no map any more.
            let map = running.borrow_mut().take();
            if let Some(map) = map {
                kept.replace(map.end().map(|picture| {
                    picture.set_class_name("map-canvas");
                    picture.into()
                }));
            }
        }
    });
}

/// A map of which nothing is drawn by then is late.
const LATE_MS: i32 = 10_000;

/// Says when the map is late, as where a server never answers.
#[hook]
fn use_late(ui: Dispatch) {
    use_effect_with((), move |()| {
        let timer = web::after(LATE_MS, move || ui.dispatch(MapUiAction::Late));
        move || drop(timer)
    });
}

/// How the map is to start.
pub fn first_options(props: &Props) -> Options {
    let words = &props.page.words;
    Options {
        page: props.page.clone(),
        client: props.client.clone(),
        camera: props.answer.session.camera,
        cover: arranged,
        words: WORDS.map(|(name, id)| (name, words.say(id))).into(),
        credit: props
            .page
            .config
            .credits
            .first()
            .map(|credit| credit.text.in_language(words.language()).to_owned()),
        drawing: drawing(props, &MapUiState::default()),
    }
}

/// Says what is in view now.
fn rested(map_handle: &MapHandle, on_change: &Callback<Change>, ui: &Dispatch) {
    // The map moves while it starts, too.
    let Ok(map_handle) = map_handle.try_borrow() else {
        return;
    };
    if let Some(map) = map_handle.as_ref() {
        let view = map.view();
        ui.dispatch(MapUiAction::Rested(view));
        ui.dispatch(MapUiAction::Marks(Shared::new(map.marks_in_view(&view))));
        if let Some(bounds) = view.bounds() {
            on_change.emit(Change::Seen(bounds));
        }
    }
}

/// An answer that stays for so long is not one of a series.
const SETTLED_MS: i32 = 100;

/// Where the map was last told to look, for which record it made room, and what it showed then.
type Followed = (Option<Camera>, Option<String>, Option<View>);

/// Keeps the map in step with the answer, the theme and the address.
#[hook]
pub fn use_drawing(props: &Props, map_handle: &MapHandle, ui: &UseReducerHandle<MapUiState>) {
    let is_running = ui.is_running;
    {
        let (map_handle, dispatch) = (map_handle.clone(), ui.dispatcher());
        let drawing = drawing(props, ui);
        let last = use_mut_ref(|| None::<Shared<Answer>>);
        let (client, on_change) = (props.client.clone(), props.page.on_change.clone());
        use_effect_with((drawing, is_running), move |(drawing, _)| {
            let map_handle = map_handle.borrow();
            let Some(map) = map_handle.as_ref() else {
                return;
            };
            let answer = &drawing.answer;
            // An answer to the same question has other marks, too, when a search has found more meanwhile.
            let before = last.replace(Some(answer.clone()));
            let is_other = before.as_ref() != Some(answer);
            let is_of_same = before
                .as_ref()
                .is_none_or(|before| before.rows.generation() == answer.rows.generation());
            map.draw(drawing.clone());
            if before.is_some_and(|before| !has_filters_of(&before.session, &answer.session)) {
                dispatch.dispatch(MapUiAction::Choose(None));
            }
            if is_other && is_of_same && !drawing.pointed.is_empty() {
                let pointed = map.renewed(&drawing.pointed);
                if pointed != drawing.pointed {
                    hovered(&pointed, &client, &on_change);
                    dispatch.dispatch(MapUiAction::Pointed(pointed));
                }
            }
        });
    }
    use_marks(props, map_handle, ui);
    use_home(props, map_handle, ui);
    use_camera(props, map_handle, ui);
    use_palette(props, map_handle, ui);
}

/// Until the reader moves the map or opens a record, and after the record, it shows what it opens with: in the size that it has by now,
/// and of a search what it has found at last.
#[hook]
fn use_home(props: &Props, map_handle: &MapHandle, ui: &UseReducerHandle<MapUiState>) {
    let map_handle = map_handle.clone();
    let session = &props.answer.session;
    let is_home = session.camera.is_none() && session.selection.is_none();
    // What a link searches for is found bit by bit.
    let asked = use_memo((), |()| session.words.clone());
    let is_asked = !session.words.is_empty() && session.words == *asked;
    let fitted = ui.view.map(|view| Fitted {
        size_px: (view.width_px, view.height_px),
        sides_px: (view.covered.left_px, view.covered.right_px),
        found: is_asked.then_some(props.answer.passing.incidents),
        is_searching: props.page.awaited.search == SearchProgress::Running,
    });
    let fitted = fitted.filter(|_| is_home);
    let foot_px = ui.view.map_or(0.0, |view| view.covered.foot_px);
    let is_within = session.within.is_some();
    let keeper = use_mut_ref(HomeKeeper::default);
    use_effect_with(
        (fitted, foot_px, ui.is_running),
        move |(fitted, foot_px, _)| {
            if let Some(map) = map_handle.borrow().as_ref()
                && keeper.borrow_mut().follow(*fitted, *foot_px)
                // What passes by the map's view must not move it.
                && !is_within
            {
                map.go_home(false);
            }
        },
    );
}

/// Looks where the address says, and goes to the record that is opened.
#[hook]
fn use_camera(props: &Props, map_handle: &MapHandle, ui: &UseReducerHandle<MapUiState>) {
    let is_running = ui.is_running;
    let map_handle = map_handle.clone();
    let followed = use_mut_ref(|| None::<Followed>);
    let (client, on_change) = (props.client.clone(), props.page.on_change.clone());
    let followed_by = (props.answer.clone(), ui.view, is_running);
    use_effect_with(followed_by, move |(answer, view, _)| {
        let map_handle = map_handle.borrow();
        let Some(map) = map_handle.as_ref() else {
            return;
        };
        let (camera, id) = (answer.session.camera, answer.session.selection.clone());
        let last = followed.replace(Some((camera, id.clone(), *view)));
        let row = id.as_ref().and_then(|id| client.row(id));
        let facts = row.and_then(|row| client.facts(row));
        // Only a camera that is new moves the map: it may have moved on to show a record since the last one.
        let (has_jumped, is_new, last_view) = match last {
            None => (camera.is_some(), true, None),
            Some((last_camera, last_id, last_view)) => (
                camera != last_camera && camera.is_some_and(|camera| map.look(camera)),
                id != last_id,
                last_view,
            ),
        };
        let Some(facts) = facts else { return };
        let was_shown = |last: View| last.shows(facts.world) && last.is_of_other_size(*view);
        if is_new && !has_jumped {
            if map.visit(&facts) {
                on_change.emit(Change::Visit);
            }
        } else if has_jumped || last_view.is_some_and(was_shown) {
            // A link's own view of an area is kept as long as its middle can be seen.
            map.keep_in_sight(&facts);
        }
    });
}

/// Keeps the map's palette in step with the page's.
#[hook]
fn use_palette(props: &Props, map_handle: &MapHandle, ui: &UseReducerHandle<MapUiState>) {
    let is_running = ui.is_running;
    let (map_handle, on_missing_part) = (map_handle.clone(), props.on_missing_part.clone());
    let ui = ui.dispatcher();
    use_effect_with((props.page.theme, is_running), move |(theme, _)| {
        let theme = *theme;
        spawn_local(async move {
            let map = map_handle.borrow().clone();
            if let Some(map) = map {
                match map.set_theme(theme).await {
                    Ok(true) => ui.dispatch(MapUiAction::Restyled),
                    Ok(false) => {}
                    Err(reason) => on_missing_part.emit(reason),
                }
            }
        });
    });
}

/// Keeps the marks to step through in step with the answer, once it has stayed the same for a moment: nobody steps through marks
/// while the brush moves, and to name them takes as long as all the rest of the map.
#[hook]
fn use_marks(props: &Props, map_handle: &MapHandle, ui: &UseReducerHandle<MapUiState>) {
    let (map_handle, dispatch) = (map_handle.clone(), ui.dispatcher());
    let drawn = (props.answer.rows.version(), props.answer.session.style);
    let followed = (drawn, ui.is_running && !props.is_dragging);
    use_effect_with(followed, move |(_, is_settled)| {
        let wait = is_settled.then(|| {
            web::after(SETTLED_MS, move || {
                let map_handle = map_handle.borrow();
                if let Some(map) = map_handle.as_ref() {
                    let marks = map.marks_in_view(&map.view());
                    dispatch.dispatch(MapUiAction::Marks(Shared::new(marks)));
                }
            })
        });
        move || drop(wait)
    });
}

/// Whether the same records pass in two sessions.
fn has_filters_of(one: &Session, other: &Session) -> bool {
    one.time == other.time
        && one.values == other.values
        && one.words == other.words
        && one.within == other.within
}

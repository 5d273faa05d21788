//! The map in the page: it starts after the first view, and everything else works without it.

use std::cell::RefCell;
use std::rc::Rc;

use incidents::engine::{Answer, Mark};
use incidents::session::Action;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use crate::components::map_tip::MapTip;
use crate::components::page::{Page, Shared};
use crate::map::{Covered, IncidentMap, MapEvent, Options, Scene};
use crate::state::Change;
use crate::web;

/// Properties of [`MapView`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What to draw.
    pub answer: Shared<Answer>,
    /// The record under the pointer.
    pub hover: Option<String>,
    /// Counts up when the open record should be shown.
    pub reveal: u32,
    /// What every part needs.
    pub page: Page,
    /// Why no map can be drawn here.
    pub on_failure: Callback<String>,
}

/// The running map, shared with the callbacks that come before and after it.
type Running = Rc<RefCell<Option<IncidentMap>>>;

/// The map.
#[component]
pub fn MapView(props: &Props) -> Html {
    let container = use_node_ref();
    let running: Running = use_mut_ref(|| None);
    let is_running = use_state_eq(|| false);
    let pointed = use_state_eq(Vec::<String>::new);
    let moves = use_state_eq(|| 0_u32);
    use_start(props, &container, &running, &is_running, &pointed, &moves);
    use_drawing(props, &running, *is_running);
    let marks = &props.answer.marks;
    let tip = tip_marks(props, &pointed);
    let point = tip.first().and_then(|mark| Some(running.borrow().as_ref()?.point_of(mark)));
    let onkeydown = {
        let (marks, hover, on_change) = (marks.clone(), props.hover.clone(), props.page.on_change.clone());
        Callback::from(move |event: KeyboardEvent| on_key(&event, &marks, hover.as_deref(), &on_change))
    };
    let onblur = {
        let on_change = props.page.on_change.clone();
        Callback::from(move |_: FocusEvent| on_change.emit(Change::Hover(None)))
    };
    let count = props.page.words.count(incidents::engine::Count { incidents: marks.len(), others: 0 });
    html! {
        <section class="map" aria-label="Map" data-ready={is_running.then_some("true")}>
            if *is_running && !marks.is_empty() {
                <div class="map-keys" role="listbox" tabindex="0" aria-label={format!("{count} on the map: arrow keys to step through, Enter to open")}
                    aria-activedescendant={props.hover.as_deref().map(option_id)} {onkeydown} {onblur}>
                    <span aria-hidden="true">{"← → steps through the marks, Enter opens"}</span>
                    {for marks.iter().map(|mark| html! {
                        <span key={mark.id.clone()} id={option_id(&mark.id)} role="option" class="for-screen-readers"
                            aria-selected={(props.hover.as_deref() == Some(mark.id.as_str())).to_string()}>{mark.title.clone()}</span>
                    })}
                </div>
            }
            <div class="map-canvas" ref={container}></div>
            if let Some(point) = point {
                <MapTip {point} marks={tip} page={props.page.clone()} />
            }
        </section>
    }
}

fn option_id(id: &str) -> String {
    format!("mark-{id}")
}

/// Arrow keys step through the marks in the order of the list on the page, Enter opens.
fn on_key(event: &KeyboardEvent, marks: &[Mark], hover: Option<&str>, on_change: &Callback<Change>) {
    let at = hover.and_then(|id| marks.iter().position(|mark| mark.id == id));
    let next = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => at.map_or(0, |at| (at + 1) % marks.len()),
        "ArrowLeft" | "ArrowUp" => at.map_or(marks.len() - 1, |at| (at + marks.len() - 1) % marks.len()),
        "Home" => 0,
        "End" => marks.len() - 1,
        "Enter" | " " => {
            event.prevent_default();
            if let Some(mark) = at.map(|at| &marks[at]) {
                on_change.emit(Change::Step(Action::Select(Some(mark.id.clone()))));
            }
            return;
        }
        _ => return,
    };
    event.prevent_default();
    on_change.emit(Change::Hover(Some(marks[next].id.clone())));
}

/// The marks to name: those under the pointer, else the one that is hovered elsewhere on the page.
fn tip_marks(props: &Props, pointed: &[String]) -> Vec<Mark> {
    let marks = || props.answer.marks.iter().chain(props.answer.selected.iter().filter_map(|selected| selected.mark.as_ref()));
    let of_id = |id: &str| marks().find(|mark| mark.id == id).cloned();
    match pointed.is_empty() {
        false => pointed.iter().filter_map(|id| of_id(id)).collect(),
        true => props.hover.as_deref().and_then(of_id).into_iter().collect(),
    }
}

fn scene(props: &Props) -> Scene {
    Scene {
        marks: props.answer.marks.clone(),
        selected: props.answer.selected.as_ref().and_then(|selected| selected.mark.clone()),
        hover: props.hover.clone(),
    }
}

/// Starts the map once, after the page has been drawn for the first time.
#[hook]
fn use_start(
    props: &Props,
    container: &NodeRef,
    running: &Running,
    is_running: &UseStateHandle<bool>,
    pointed: &UseStateHandle<Vec<String>>,
    moves: &UseStateHandle<u32>,
) {
    let options = Options {
        config: props.page.config.clone(),
        theme: props.page.theme,
        camera: props.answer.session.camera,
        scene: scene(props),
    };
    let (container, running, is_running) = (container.clone(), running.clone(), is_running.clone());
    let (on_change, on_failure) = (props.page.on_change.clone(), props.on_failure.clone());
    let (pointed, moves) = (pointed.setter(), moves.setter());
    let selection = use_mut_ref(|| None::<String>);
    selection.borrow_mut().clone_from(&props.answer.session.selection);
    use_effect_with((), move |()| {
        spawn_local(async move {
            let Some(element) = container.cast::<Element>() else { return };
            let n_moves = std::cell::Cell::new(0_u32);
            let on_event = move |event| match event {
                MapEvent::Hover(ids) => {
                    on_change.emit(Change::Hover(ids.first().cloned()));
                    pointed.set(ids);
                }
                MapEvent::Click(ids) => {
                    if let Some(id) = after(&ids, selection.borrow().as_deref()) {
                        on_change.emit(Change::Step(Action::Select(Some(id))));
                    }
                }
                MapEvent::Moved(camera) => on_change.emit(Change::Nudge(Action::Look(camera))),
                MapEvent::Moving => {
                    n_moves.set(n_moves.get().wrapping_add(1));
                    moves.set(n_moves.get());
                }
            };
            match IncidentMap::start(element, options, on_event).await {
                Ok(map) => {
                    *running.borrow_mut() = Some(map);
                    is_running.set(true);
                }
                Err(reason) => on_failure.emit(reason),
            }
        });
    });
}

/// Of several marks at one point, the one after the open one: each click opens the next.
fn after(ids: &[String], open: Option<&str>) -> Option<String> {
    let at = open.and_then(|open| ids.iter().position(|id| id == open));
    let next = at.map_or(0, |at| (at + 1) % ids.len());
    ids.get(next).cloned()
}

/// Keeps the map in step with the answer, the theme and the address.
#[hook]
fn use_drawing(props: &Props, running: &Running, is_running: bool) {
    {
        let running = running.clone();
        let scene = scene(props);
        use_effect_with((props.answer.clone(), props.hover.clone(), is_running), move |_| {
            if let Some(map) = running.borrow().as_ref() {
                map.draw(scene);
            }
        });
    }
    {
        let running = running.clone();
        let mark = props.answer.selected.as_ref().and_then(|selected| selected.mark.clone());
        let id = mark.as_ref().map(|mark| mark.id.clone());
        use_effect_with((id, props.reveal, is_running), move |_| {
            if let (Some(map), Some(mark)) = (running.borrow().as_ref(), mark) {
                map.reveal(&mark, covered());
            }
        });
    }
    {
        let running = running.clone();
        use_effect_with((props.answer.session.camera, is_running), move |(camera, _)| {
            if let (Some(map), Some(camera)) = (running.borrow().as_ref(), camera) {
                map.look(*camera);
            }
        });
    }
    let (running, on_failure) = (running.clone(), props.on_failure.clone());
    use_effect_with((props.page.theme, is_running), move |(theme, _)| {
        let theme = *theme;
        spawn_local(async move {
            let map = running.borrow();
            if let Some(map) = map.as_ref()
                && let Err(reason) = map.set_theme(theme).await
            {
                on_failure.emit(reason);
            }
        });
    });
}

/// What the open record's panel covers of the map.
fn covered() -> Covered {
    let rect = |selector: &str| {
        let element = web::document()?.query_selector(selector).ok().flatten()?;
        Some(element.get_bounding_client_rect())
    };
    match (rect(".detail"), rect(".map")) {
        (Some(panel), Some(map)) => Covered::by(&panel, &map),
        _ => Covered::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clicking_a_stack_again_opens_the_next_record_of_it() {
        let ids = ["a".to_owned(), "b".to_owned()];
        assert_eq!(after(&ids, None).as_deref(), Some("a"));
        assert_eq!(after(&ids, Some("a")).as_deref(), Some("b"));
        assert_eq!(after(&ids, Some("b")).as_deref(), Some("a"));
        assert_eq!(after(&[], Some("b")), None);
    }
}

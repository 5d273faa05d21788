//! The running map behind [`MapView`](crate::components::map_view::MapView): its start, and what keeps it in step.

use std::cell::RefCell;
use std::rc::Rc;

use incidents::session::Action;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use crate::components::map_view::Props;
use crate::map::{Covered, IncidentMap, MapEvent, Options, Scene};
use crate::state::Change;
use crate::web;

/// The running map, shared with the callbacks that come before and after it.
pub type Running = Rc<RefCell<Option<Rc<IncidentMap>>>>;

/// What the map tells its component.
pub struct Progress<'a> {
    /// The engine has started.
    pub is_running: &'a UseStateHandle<bool>,
    /// The first scene is drawn.
    pub is_drawn: &'a UseStateHandle<bool>,
    /// The records under the pointer.
    pub pointed: &'a UseStateHandle<Vec<String>>,
    /// Counts up while the map moves.
    pub moves: &'a UseStateHandle<u32>,
}

fn scene(props: &Props) -> Scene {
    Scene {
        marks: props.answer.marks.clone(),
        selected: props
            .answer
            .selected
            .as_ref()
            .and_then(|selected| selected.mark.clone()),
        hover: props.hover.clone(),
    }
}

/// Starts the map once, after the page has been drawn for the first time.
#[hook]
pub fn use_start(props: &Props, container: &NodeRef, running: &Running, progress: &Progress<'_>) {
    let Progress {
        is_running,
        is_drawn,
        pointed,
        moves,
    } = progress;
    let options = Options {
        config: props.page.config.clone(),
        theme: props.page.theme,
        camera: props.answer.session.camera,
        scene: scene(props),
    };
    let (container, running, is_running) =
        (container.clone(), running.clone(), is_running.setter());
    let (on_change, on_failure, on_part) = (
        props.page.on_change.clone(),
        props.on_failure.clone(),
        props.on_missing_part.clone(),
    );
    let is_drawn = is_drawn.setter();
    let (pointed, moves) = (pointed.setter(), moves.setter());
    let selection = use_mut_ref(|| None::<String>);
    selection
        .borrow_mut()
        .clone_from(&props.answer.session.selection);
    use_effect_with((), move |()| {
        spawn_local(async move {
            let Some(element) = container.cast::<Element>() else {
                return;
            };
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
                MapEvent::Seen(bounds) => on_change.emit(Change::Seen(bounds)),
                MapEvent::Drawn => is_drawn.set(true),
                MapEvent::Failed(reason) => on_part.emit(reason),
                MapEvent::Moving => {
                    n_moves.set(n_moves.get().wrapping_add(1));
                    moves.set(n_moves.get());
                }
            };
            match IncidentMap::start(element, options, on_event).await {
                Ok(map) => {
                    *running.borrow_mut() = Some(Rc::new(map));
                    is_running.set(true);
                }
                Err(reason) => on_failure.emit(reason),
            }
        });
    });
}

/// Of several marks at one point, the topmost; when one of them is open, the next one by id, so
/// that each click opens another until all have been open.
fn after(ids: &[String], open: Option<&str>) -> Option<String> {
    let mut ids: Vec<&String> = ids.iter().collect();
    let is_open = |id: &&String| Some(id.as_str()) == open;
    if ids.iter().any(is_open) {
        ids.sort();
    }
    let next = ids.iter().position(is_open).map_or(0, |at| at + 1);
    ids.get(next).or(ids.first()).map(|id| (*id).clone())
}

/// Keeps the map in step with the answer, the theme and the address.
#[hook]
pub fn use_drawing(props: &Props, running: &Running, is_running: bool) {
    {
        let running = running.clone();
        let scene = scene(props);
        use_effect_with(
            (props.answer.clone(), props.hover.clone(), is_running),
            move |_| {
                if let Some(map) = running.borrow().as_ref() {
                    map.draw(scene);
                }
            },
        );
    }
    {
        let running = running.clone();
        let mark = props
            .answer
            .selected
            .as_ref()
            .and_then(|selected| selected.mark.clone());
        let id = mark.as_ref().map(|mark| mark.id.clone());
        use_effect_with((id, is_running), move |_| {
            if let (Some(map), Some(mark)) = (running.borrow().as_ref(), mark) {
                map.reveal(&mark, covered());
            }
        });
    }
    {
        let running = running.clone();
        use_effect_with(
            (props.answer.session.camera, is_running),
            move |(camera, _)| {
                if let (Some(map), Some(camera)) = (running.borrow().as_ref(), camera) {
                    map.look(*camera);
                }
            },
        );
    }
    let (running, on_missing_part) = (running.clone(), props.on_missing_part.clone());
    use_effect_with((props.page.theme, is_running), move |(theme, _)| {
        let theme = *theme;
        spawn_local(async move {
            let map = running.borrow().clone();
            if let Some(map) = map
                && let Err(reason) = map.set_theme(theme).await
            {
                on_missing_part.emit(reason);
            }
        });
    });
}

/// What the open record's panel covers of the map.
pub fn covered() -> Covered {
    let rect =
        |selector: &str| web::element(selector).map(|element| element.get_bounding_client_rect());
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
        // The open one is drawn on top, so that it comes first.
        let ids = ["b", "c", "a"].map(str::to_owned);
        assert_eq!(after(&ids, None).as_deref(), Some("b"));
        assert_eq!(after(&ids, Some("a")).as_deref(), Some("b"));
        assert_eq!(after(&ids, Some("b")).as_deref(), Some("c"));
        assert_eq!(after(&ids, Some("c")).as_deref(), Some("a"));
        assert_eq!(after(&[], Some("b")), None);
    }
}

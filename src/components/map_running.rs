//! The running map behind [`MapView`](crate::components::map_view::MapView): its start, and what keeps it in step.

use std::cell::RefCell;
use std::rc::Rc;

use incidents::session::{Action, Camera};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use crate::components::map_cover::covered;
use crate::components::map_view::Props;
use crate::map::{IncidentMap, MapEvent, Options, Room, Scene, View};
use crate::state::Change;

/// The running map, shared with the callbacks that come before and after it.
pub type Running = Rc<RefCell<Option<Rc<IncidentMap>>>>;

/// What is under way on the map: nothing of it is a choice that a link would keep.
#[derive(Clone, Default, PartialEq)]
pub struct Watch {
    /// The engine has started.
    pub is_running: bool,
    /// What was asked for is drawn.
    pub is_drawn: bool,
    /// The reader has moved the map.
    pub is_moved: bool,
    /// The records under the pointer.
    pub pointed: Vec<String>,
    /// The records to choose among, where a click met several.
    pub stack: Vec<String>,
    /// What the map shows, when it is at rest.
    pub view: Option<View>,
    /// Counts up whenever what stands on the map must be drawn again.
    n_moves: u32,
}

/// A step of [`Watch`].
pub enum Seen {
    /// The engine has started.
    Running,
    /// The basemap is another one, and not drawn yet.
    Restyled,
    /// The map has come to rest, or panels cover another part of it.
    Rested(View),
    /// The page fills the whole screen, or no longer.
    FullScreen,
    /// Several records to choose among, or none.
    Stack(Vec<String>),
    /// What the map itself says.
    Map(MapEvent),
}

impl Reducible for Watch {
    type Action = Seen;

    fn reduce(self: Rc<Self>, seen: Seen) -> Rc<Self> {
        let mut watch = (*self).clone();
        match seen {
            Seen::Running => watch.is_running = true,
            Seen::Restyled => watch.is_drawn = false,
            Seen::Rested(view) => watch.view = Some(view),
            Seen::Stack(ids) => watch.stack = ids,
            Seen::Map(MapEvent::Drawn) => watch.is_drawn = true,
            Seen::Map(MapEvent::Hover(ids)) => watch.pointed = ids,
            Seen::FullScreen | Seen::Map(MapEvent::Moving) => {
                watch.n_moves = watch.n_moves.wrapping_add(1);
            }
            Seen::Map(MapEvent::Moved(_)) => watch.is_moved = true,
            Seen::Map(_) => {}
        }
        Rc::new(watch)
    }
}

fn scene(props: &Props) -> Scene {
    let selected = props.answer.selected.as_ref();
    Scene {
        marks: props.answer.marks.clone(),
        selected: selected.and_then(|selected| selected.mark.clone()),
        hover: props.hover.clone(),
    }
}

/// Starts the map once, after the page has been drawn for the first time.
#[hook]
pub fn use_start(
    props: &Props,
    container: &NodeRef,
    running: &Running,
    watch: &UseReducerDispatcher<Watch>,
) {
    let words = &props.page.words;
    let options = Options {
        config: props.page.config.clone(),
        theme: props.page.theme,
        camera: props.answer.session.camera,
        within: props.answer.session.within,
        is_embedded: props.page.reading.is_embedded,
        words: [
            ("AttributionControl.ToggleAttribution", "map-credits"),
            ("Map.Title", "map-canvas"),
            ("CooperativeGesturesHandler.MacHelpText", "map-gesture-mac"),
            (
                "CooperativeGesturesHandler.MobileHelpText",
                "map-gesture-touch",
            ),
            (
                "CooperativeGesturesHandler.WindowsHelpText",
                "map-gesture-wheel",
            ),
            ("ScaleControl.Meters", "map-unit-metres"),
            ("ScaleControl.Kilometers", "map-unit-kilometres"),
        ]
        .map(|(name, id)| (name, words.say(id)))
        .into(),
        credit: props
            .page
            .config
            .credits
            .first()
            .map(|credit| credit.text.in_language(words.language()).to_owned()),
        scene: scene(props),
    };
    let (container, running, watch) = (container.clone(), running.clone(), watch.clone());
    let (on_failure, on_part) = (props.on_failure.clone(), props.on_missing_part.clone());
    let on_change = props.page.on_change.clone();
    use_effect_with((), move |()| {
        spawn_local(async move {
            let Some(element) = container.cast::<Element>() else {
                return;
            };
            let on_event = {
                let (running, watch, on_change) =
                    (running.clone(), watch.clone(), on_change.clone());
                move |event: MapEvent| {
                    match &event {
                        MapEvent::Hover(ids) => {
                            on_change.emit(Change::Hover(ids.first().cloned()));
                        }
                        MapEvent::Click(ids) => clicked(ids, &on_change, &watch),
                        MapEvent::Moved(camera) => {
                            on_change.emit(Change::Nudge(Action::Look(*camera)));
                        }
                        MapEvent::Rested => rested(&running, &on_change, &watch),
                        MapEvent::Failed(reason) => on_part.emit(reason.clone()),
                        MapEvent::Drawn | MapEvent::Moving => {}
                    }
                    watch.dispatch(Seen::Map(event));
                }
            };
            match IncidentMap::start(element, options, on_event).await {
                Ok(map) => {
                    *running.borrow_mut() = Some(Rc::new(map));
                    watch.dispatch(Seen::Running);
                    rested(&running, &on_change, &watch);
                }
                Err(reason) => on_failure.emit(reason),
            }
        });
    });
}

/// One mark opens; among several the reader chooses.
fn clicked(ids: &[String], on_change: &Callback<Change>, watch: &UseReducerDispatcher<Watch>) {
    let stack = match ids {
        [id] => {
            on_change.emit(Change::Step(Action::Select(Some(id.clone()))));
            Vec::new()
        }
        ids => ids.to_vec(),
    };
    watch.dispatch(Seen::Stack(stack));
}

/// Says what is in view now.
fn rested(running: &Running, on_change: &Callback<Change>, watch: &UseReducerDispatcher<Watch>) {
    // The map moves while it starts, too.
    let Ok(running) = running.try_borrow() else {
        return;
    };
    if let Some(map) = running.as_ref() {
        let view = map.view(covered());
        watch.dispatch(Seen::Rested(view));
        if let Some(bounds) = view.bounds() {
            on_change.emit(Change::Seen(bounds));
        }
    }
}

/// Where the map was last told to look, for which record it made room, and what it showed then.
type Followed = (Option<Camera>, Option<String>, Option<View>);

/// Keeps the map in step with the answer, the theme and the address.
#[hook]
pub fn use_drawing(props: &Props, running: &Running, watch: &UseReducerHandle<Watch>) {
    let is_running = watch.is_running;
    {
        let running = running.clone();
        let scene = scene(props);
        use_effect_with(
            (props.answer.clone(), props.hover.clone(), is_running),
            move |_| {
                if let Some(map) = running.borrow().as_ref()
                    && map.draw(scene)
                {
                    map.show_all(covered());
                }
            },
        );
    }
    {
        let running = running.clone();
        let followed = use_mut_ref(|| None::<Followed>);
        let followed_by = (props.answer.clone(), watch.view, is_running);
        use_effect_with(followed_by, move |(answer, view, _)| {
            let running = running.borrow();
            let Some(map) = running.as_ref() else {
                return;
            };
            let (camera, id) = (answer.session.camera, answer.session.selection.clone());
            let last = followed.replace(Some((camera, id.clone(), *view)));
            let selected = answer.selected.as_ref();
            let mark = selected.and_then(|selected| selected.mark.as_ref());
            // Only a camera that is new moves the map: it may have moved on to show a record since the last one.
            let (has_jumped, is_new, last_view) = match last {
                None => (camera.is_some(), true, None),
                Some((last_camera, last_id, last_view)) => (
                    camera != last_camera && camera.is_some_and(|camera| map.look(camera)),
                    id != last_id,
                    last_view,
                ),
            };
            let Some(mark) = mark else { return };
            let was_shown = |last: View| last.shows(mark.world) && last.is_of_other_size(*view);
            if is_new && !has_jumped {
                map.reveal(mark, Room::Whole, covered());
            } else if has_jumped || last_view.is_some_and(was_shown) {
                // A link's own view of an area is kept as long as its middle can be seen.
                map.reveal(mark, Room::Middle, covered());
            }
        });
    }
    let (running, on_missing_part) = (running.clone(), props.on_missing_part.clone());
    let watch = watch.dispatcher();
    use_effect_with((props.page.theme, is_running), move |(theme, _)| {
        let theme = *theme;
        spawn_local(async move {
            let map = running.borrow().clone();
            if let Some(map) = map {
                match map.set_theme(theme).await {
                    Ok(true) => watch.dispatch(Seen::Restyled),
                    Ok(false) => {}
                    Err(reason) => on_missing_part.emit(reason),
                }
            }
        });
    });
}

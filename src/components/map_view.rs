//! The map in the page: it starts after the first view, and everything else works without it.

use incidents::engine::{Answer, Mark};
use incidents::session::Action;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::components::map_running::{Progress, Running, use_drawing, use_start};
use crate::components::map_tip::MapTip;
use crate::components::page::{Page, Shared};
use crate::state::Change;

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
    let is_running = use_state_eq(|| false);
    let pointed = use_state_eq(Vec::<String>::new);
    let is_drawn = use_state_eq(|| false);
    let moves = use_state_eq(|| 0_u32);
    use_start(
        props,
        &container,
        &running,
        &Progress {
            is_running: &is_running,
            is_drawn: &is_drawn,
            pointed: &pointed,
            moves: &moves,
        },
    );
    use_drawing(props, &running, *is_running);
    let marks = &props.answer.marks;
    let hovered = props
        .hover
        .as_ref()
        .and_then(|id| marks.iter().position(|mark| mark.id == *id));
    let tip = tip_marks(props, &pointed);
    let point = tip
        .first()
        .and_then(|mark| Some(running.borrow().as_ref()?.point_of(mark)));
    let onkeydown = {
        let (marks, hover, on_change) = (
            marks.clone(),
            props.hover.clone(),
            props.page.on_change.clone(),
        );
        Callback::from(move |event: KeyboardEvent| {
            on_key(&event, &marks, hover.as_deref(), &on_change);
        })
    };
    let onblur = {
        let on_change = props.page.on_change.clone();
        Callback::from(move |_: FocusEvent| on_change.emit(Change::Hover(None)))
    };
    let count = props.page.words.count(incidents::engine::Count {
        incidents: marks.len(),
        others: 0,
    });
    html! {
        <section id="map" tabindex="-1" class="map" aria-label="Incidents on the map" data-ready={is_drawn.then_some("true")}>
            if *is_running && !marks.is_empty() {
                <div class="map-keys" role="listbox" tabindex="0" aria-label={format!("{count} on the map: arrow keys to step through, Enter to open")}
                    aria-activedescendant={hovered.map(option_id)} {onkeydown} {onblur}>
                    <span aria-hidden="true">{"← → steps through the marks, Enter opens"}</span>
                    {for marks.iter().enumerate().map(|(at, mark)| html! {
                        <span key={mark.id.clone()} id={option_id(at)} role="option" class="for-screen-readers"
                            aria-selected={(props.hover.as_deref() == Some(mark.id.as_str())).to_string()}>{mark.title.clone()}</span>
                    })}
                </div>
            }
            <div class="map-canvas" ref={container}></div>
            if let Some(point) = point {
                <MapTip {point} marks={tip} open={props.answer.session.selection.clone()} page={props.page.clone()} />
            }
        </section>
    }
}

/// The source's ids may hold spaces, which no reference to an element can.
fn option_id(at: usize) -> String {
    format!("mark-{at}")
}

/// Arrow keys step through the marks, each near the one before, and Enter opens.
fn on_key(
    event: &KeyboardEvent,
    marks: &[Mark],
    hover: Option<&str>,
    on_change: &Callback<Change>,
) {
    let at = hover.and_then(|id| marks.iter().position(|mark| mark.id == id));
    let next = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => at.map_or(0, |at| (at + 1) % marks.len()),
        "ArrowLeft" | "ArrowUp" => {
            at.map_or(marks.len() - 1, |at| (at + marks.len() - 1) % marks.len())
        }
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
    let marks = || {
        props.answer.marks.iter().chain(
            props
                .answer
                .selected
                .iter()
                .filter_map(|selected| selected.mark.as_ref()),
        )
    };
    let of_id = |id: &str| marks().find(|mark| mark.id == id).cloned();
    // What is hovered follows the pointer, the keys and the list, whichever moved last.
    let is_pointed = props
        .hover
        .as_ref()
        .is_some_and(|hover| pointed.contains(hover));
    match is_pointed {
        true => pointed.iter().filter_map(|id| of_id(id)).collect(),
        false => props.hover.as_deref().and_then(of_id).into_iter().collect(),
    }
}

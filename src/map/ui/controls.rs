//! The map's buttons, and what is in view in words.

use std::rc::Rc;

use incidents::model::incident::Incident;
use incidents::model::session::{Action, Style};
use incidents::query::engine::Answer;
use incidents::scene::InView;
use web_sys::MouseEvent;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::web;
use crate::map::IncidentMap;
use crate::map::in_words::InWords;
use crate::map::ui::context::{MapHandle, Props};
use crate::map::ui::state::MapUiState;
use crate::state::Change;
use crate::state::progress::SearchProgress;
use crate::ui::element::{Element, button, el, icon_button};
use crate::ui::page::Page;

/// The element that says what is in view.
pub const IN_VIEW_ID: &str = "map-in-view";

const PLUS: &str = "M8 3v10M3 8h10";
const MINUS: &str = "M3 8h10";
const HOUSE: &str = "M2 8l6-5.5L14 8M4 6.5V13.5h8V6.5";
const CORNERS_OUT: &str = "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10";
const CORNERS_IN: &str = "M6 2.5V6H2.5M13.5 6H10V2.5M10 13.5V10h3.5M2.5 10H6v3.5";

const NEEDLE: &str = "M8 1.5L11 8H5ZM5 8L8 14.5L11 8";

/// Closer, away, where the map opens, all of the screen, north.
pub fn controls(page: &Page, answer: &Answer, map_handle: &MapHandle) -> Element {
    let has_marks = answer.passing.incidents > answer.without_position.incidents;
    let is_within = answer.session.within.is_some();
    let name = |id: &str| page.words.say(id);
    let on_map = |act: fn(&IncidentMap)| on_map(map_handle, act);
    let full_screen = web::full_screen().map(|is_full| {
        let (id, path) = match is_full {
            true => ("map-full-screen-leave", CORNERS_IN),
            false => ("map-full-screen", CORNERS_OUT),
        };
        let toggle = Callback::from(move |_: MouseEvent| web::set_full_screen(!is_full));
        icon_button(&name(id), path, toggle)
    });
    let is_turned = map_handle
        .borrow()
        .as_ref()
        .is_some_and(|map| map.is_turned());
    let north = is_turned.then(|| {
        let upright = on_map(IncidentMap::turn_back);
        icon_button(&name("map-north"), NEEDLE, upright).key("north")
    });
    el("div")
        .key("controls")
        .class("map-controls")
        .child(icon_button(
            &name("map-zoom-in"),
            PLUS,
            on_map(|map| map.zoom_by(1.0)),
        ))
        .child(icon_button(
            &name("map-zoom-out"),
            MINUS,
            on_map(|map| map.zoom_by(-1.0)),
        ))
        .child(
            icon_button(
                &name("map-home"),
                HOUSE,
                unbounded(page, is_within, map_handle, |map| map.go_home(true)),
            )
            .flag("disabled", !has_marks),
        )
        .child_opt(full_screen)
        .child_opt(north)
}

/// How the incidents are drawn.
pub fn style_menu(page: &Page, style: Style) -> Element {
    let on_change = page.on_change.clone();
    let on_choice = Callback::from(move |event: Event| {
        let chosen = event
            .target()
            .and_then(|menu| web::get_property(&menu, "value").as_string());
        if let Some(style) = chosen.and_then(|code| Style::from_code(&code)) {
            on_change.emit(Change::Step(Action::Draw(style)));
        }
    });
    let option = |choice: &Style| {
        el("option")
            .attr("value", choice.code())
            .selected(*choice == style)
            .text(page.words.say(&format!("map-style-{}", choice.code())))
    };
    el("select")
        .attr("aria-label", page.words.say("map-style"))
        .on(ListenerKind::onchange, on_choice)
        .children(Style::ALL.iter().map(option))
}

/// What a shade or a dot stands for.
fn legend(page: &Page, answer: &Answer, map_handle: &MapHandle) -> Option<Element> {
    let n_areas = map_handle.borrow().as_ref().map_or(0, |map| map.n_areas());
    let legend = match answer.session.style {
        Style::Clusters => return None,
        Style::Density => page
            .words
            .say_with("map-legend-density", &[("rough", n_areas.into())]),
        Style::Dots => page.words.say("map-legend-dots"),
    };
    Some(el("p").class("map-legend").text(legend))
}

fn on_map(map_handle: &MapHandle, act: fn(&IncidentMap)) -> Callback<MouseEvent> {
    let map_handle = map_handle.clone();
    Callback::from(move |_| {
        if let Some(map) = map_handle.borrow().as_ref() {
            act(map);
        }
    })
}

fn show_all(map: &IncidentMap) {
    map.show_all();
    focus_marks();
}

/// A button that leads elsewhere is gone once that is in view: whoever pressed it goes on among the marks.
fn focus_marks() {
    if let Some(keys) = web::element(".map-keys") {
        web::focus(&keys);
    }
}

/// Moves the map. Where only what is in view passes the filter, that is taken off first: all others lie elsewhere.
fn unbounded(
    page: &Page,
    is_within: bool,
    map_handle: &MapHandle,
    act: fn(&IncidentMap),
) -> Callback<MouseEvent> {
    if !is_within {
        return on_map(map_handle, act);
    }
    let (on_change, map_handle) = (page.on_change.clone(), map_handle.clone());
    Callback::from(move |_| {
        if let Some(map) = map_handle.borrow().as_ref() {
            map.do_with_next_scene(act);
        }
        on_change.emit(Change::Step(Action::Within(None)));
    })
}

/// What is in view: of how many, and where the others lie. It is read out after the reader has moved the map.
pub fn in_view(
    props: &Props,
    (seen, elsewhere): (InView, &[(u32, Rc<Incident>)]),
    ui: &MapUiState,
    map_handle: &MapHandle,
) -> Element {
    let (page, answer) = (&props.page, &props.answer);
    let view = InWords::new(&seen);
    let words = &page.words;
    let numbers = [
        ("seen", view.n_seen.into()),
        ("all", (view.n_seen + view.n_outside).into()),
        ("outside", view.n_outside.into()),
        ("side", view.side.into()),
    ];
    let line = |id: &str| el("span").text(words.say_with(id, &numbers));
    let is_all = view.n_outside == 0;
    let is_final = page.awaited.search == SearchProgress::Done;
    let seen = match (page.awaited.search, answer.passing.incidents) {
        (SearchProgress::Running, 0) => "in-view-searching",
        (SearchProgress::Failed, 0) => "in-view-unsearched",
        (SearchProgress::Running | SearchProgress::Failed, _) => "in-view-so-far",
        _ if is_all => "in-view-all",
        _ => "in-view-some",
    };
    // The eye sees as much; what it does not see is said.
    let seen = match is_final {
        true => line(seen).class("for-screen-readers"),
        false => line(seen),
    };
    let placeless = answer.without_position.incidents;
    let placeless = (placeless > 0).then(|| {
        el("span").text(words.say_with("in-view-placeless", &[("count", placeless.into())]))
    });
    let said = el("p")
        .attr("id", IN_VIEW_ID)
        .attr_if("role", ui.is_moved.then_some("status"))
        .child(seen)
        .child_opt(placeless);
    let is_within = answer.session.within.is_some();
    let names = match is_within {
        true => Vec::new(),
        false => names_elsewhere(props, elsewhere, map_handle),
    };
    let outside = (!is_all && names.is_empty()).then(|| {
        let show = unbounded(page, is_within, map_handle, show_all);
        button(words.say_with("in-view-outside", &numbers), show).class("quiet")
    });
    el("div")
        .key("in-view")
        .class("in-view")
        .child(said)
        .child_opt(outside)
        .children(names)
        .child_opt(legend(page, answer, map_handle))
}

/// The places that lie elsewhere, each a button that goes there; none where one of them has no name.
fn names_elsewhere(
    props: &Props,
    elsewhere: &[(u32, Rc<Incident>)],
    map_handle: &MapHandle,
) -> Vec<Element> {
    let page = &props.page;
    let mut names: Vec<(String, u32)> = Vec::new();
    for (row, incident) in elsewhere {
        let Some(place) = incident.place.name_in(page.words.language()) else {
            return Vec::new();
        };
        // "Kafr Zita, Hama", "أورم الكبرى، غرب حلب": the first says enough here.
        let name = place.split([',', '،', '(']).next().unwrap_or(place).trim();
        if names.iter().all(|(known, _)| known != name) {
            names.push((name.to_owned(), *row));
        }
    }
    let heading = el("span").text(page.words.say("in-view-elsewhere"));
    let place = |(name, row): (String, u32)| {
        let (client, map_handle) = (props.client.clone(), map_handle.clone());
        let go = Callback::from(move |_: MouseEvent| {
            if let Some(map) = map_handle.borrow().as_ref()
                && let Some(facts) = client.facts(row)
            {
                map.go_to(&facts);
                focus_marks();
            }
        });
        button(name, go).class("quiet").attr("dir", "auto")
    };
    if names.is_empty() {
        return Vec::new();
    }
    let mut elsewhere = vec![heading];
    elsewhere.extend(names.into_iter().map(place));
    let all = on_map(map_handle, show_all);
    elsewhere.push(button(page.words.say("in-view-show-all"), all).class("quiet"));
    elsewhere
}

//! What passes the filter, in words, and which filters are on, each removable.

use incidents::model::decimal::fixed;
use incidents::model::facet::Facet;
use incidents::model::place::LngLat;
use incidents::model::session::{Action, Session};
use incidents::query::engine::Answer;
use wasm_bindgen::JsCast as _;
use web_sys::MouseEvent;
use yew::prelude::*;

use crate::browser::web;
use crate::filters::facet_filter;
use crate::state::Change;
use crate::state::embed_options::{AREA, DATES, WORDS};
use crate::ui::element::{Element, button, el, icon};
use crate::ui::page::Page;

/// The count and the chips.
pub fn active_filters(page: &Page, answer: &Answer) -> Html {
    let (session, words) = (&answer.session, &page.words);
    let has_filters = session.has_filters();
    let n_unplaced = answer.without_position.incidents;
    let unplaced = (n_unplaced > 0).then(|| {
        let words = words.say_with("without-place", &[("count", n_unplaced.into())]);
        el("p").key("unplaced").class("aside").text(words)
    });
    let as_of = page.config.as_of.as_ref().filter(|_| !has_filters);
    let as_of = as_of.map(|day| {
        let words = words.say_with("data-as-of", &[("day", words.iso_day(day).into())]);
        el("p").key("as-of").class("as-of").text(words)
    });
    let chips = has_filters.then(|| {
        el("ul")
            .key("chips")
            .class("chips")
            .attr("aria-label", words.say("chips"))
            .children(filters(page, answer).into_iter().map(|on| chip(page, on)))
    });
    let count = el("p")
        .key("count")
        .attr("tabindex", "-1")
        .class("count")
        .text(page.shown(answer));
    el("div")
        .class("active-filters")
        .child(count)
        .child_opt(unplaced)
        .child_opt(chips)
        .child_opt(
            page.embed_options
                .can_clear(session)
                .then(|| way_out(page, "clear-filters", Action::ClearFilters)),
        )
        .child_opt(as_of)
        .into()
}

/// Whether there are filters beside a search.
pub fn has_other_filters(session: &Session) -> bool {
    let unsearched = session.clone().apply(Action::Search(String::new()));
    unsearched.has_filters()
}

/// The ways out of an empty list, from the least step to the largest.
pub fn ways_out(page: &Page, session: &Session) -> Vec<Element> {
    let ways = [
        (
            session.time.is_some(),
            "show-all-dates",
            Action::Brush(None),
        ),
        (
            session.within.is_some(),
            "search-whole-map",
            Action::Within(None),
        ),
        (
            !session.words.trim().is_empty(),
            "clear-search",
            Action::Search(String::new()),
        ),
        (
            session.words.trim().is_empty() || has_other_filters(session),
            "clear-filters",
            Action::ClearFilters,
        ),
    ];
    let ways = ways.into_iter().filter(|_| session.has_filters());
    let ways = ways.filter(|(is_open, ..)| *is_open);
    ways.map(|(_, id, action)| way_out(page, id, action))
        .collect()
}

/// A button that goes with the filters that it clears; the focus stays at what that comes to.
fn way_out(page: &Page, id: &str, action: Action) -> Element {
    let on_change = page.on_change.clone();
    let on_click = Callback::from(move |_| {
        focus_on_count();
        on_change.emit(Change::Step(action.clone()));
    });
    button(page.words.say(id), on_click).key(id).class("quiet")
}

fn focus_on_count() {
    if let Some(count) = web::element(".count") {
        web::focus(&count);
    }
}

/// A filter that is on.
struct On {
    /// What of the address locks it.
    lock: &'static str,
    /// Tells it from the others.
    key: String,
    label: String,
    off: Action,
}

/// The filters that are on, in words and in the order of the chips.
fn filters(page: &Page, answer: &Answer) -> Vec<On> {
    let session = &answer.session;
    let mut filters = Vec::new();
    let mut add = |lock, key: &str, label, off| {
        filters.push(On {
            lock,
            key: key.to_owned(),
            label,
            off,
        });
    };
    if let Some(span) = session.time {
        add(DATES, "time", page.words.span(span), Action::Brush(None));
    }
    for (facet, codes) in session.values.iter() {
        for code in codes {
            let key = format!("{} {code}", facet.code());
            let off = Action::Toggle(facet, code.clone());
            let label = value_label(page, answer, facet, code);
            add(facet.code(), &key, label, off);
        }
    }
    let words = session.words.trim();
    if !words.is_empty() {
        let label = page
            .words
            .say_with("chip-words", &[("words", words.into())]);
        add(WORDS, "words", label, Action::Search(String::new()));
    }
    if session.within.is_some() {
        let label = page.words.say("in-view");
        add(AREA, "view", label, Action::Within(None));
    }
    filters
}

/// The filters that are on, for whoever does not see the page: an area is said by its corners.
pub fn filters_in_words(page: &Page, answer: &Answer) -> String {
    let mut filters = filters(page, answer);
    let is_area = |on: &&mut On| on.lock == AREA;
    if let (Some(area), Some(on)) = (answer.session.within, filters.iter_mut().find(is_area)) {
        let corner = |at: LngLat| {
            [at.lat(), at.lng()]
                .map(|degrees| fixed(degrees, 4))
                .join(" ")
        };
        on.label = page.words.say_with(
            "filter-area",
            &[
                ("from", corner(area.south_west).into()),
                ("to", corner(area.north_east).into()),
            ],
        );
    }
    // What was found is what the right words find.
    if let Some(on) = filters.iter_mut().find(|on| on.lock == WORDS) {
        let words = answer.words();
        on.label = page
            .words
            .say_with("chip-words", &[("words", words.into())]);
    }
    let labels = filters.into_iter().map(|on| on.label);
    let all = page.words.all_joined(labels.collect());
    all.unwrap_or_else(|| page.words.say("filters-none"))
}

/// A chosen value that no record has gets its chip too: it filters everything away. A type says by itself what it is.
fn value_label(page: &Page, answer: &Answer, facet: Facet, code: &str) -> String {
    let known = answer.facets.iter().find(|counts| counts.facet == facet);
    let known = known.and_then(|counts| counts.values.iter().find(|value| *value.code == *code));
    let name = known.and_then(|value| value.name.as_deref());
    let value = facet_filter::label(page, facet, code, name);
    match facet {
        Facet::Type => value,
        facet => page.words.say_with(
            "chip",
            &[
                ("facet", page.words.facet(facet).into()),
                ("value", value.into()),
            ],
        ),
    }
}

/// A filter that is on, and goes when it is clicked, unless `lock` is one of the address; the focus goes to the next one.
fn chip(page: &Page, on: On) -> Element {
    let On {
        lock,
        key,
        label,
        off,
    } = on;
    let label = el("span")
        .class("chip-label")
        .attr("dir", "auto")
        .text(label);
    if page.embed_options.is_locked(lock) {
        return el("li")
            .key(&key)
            .child(el("span").class("chip is-locked").child(label));
    }
    let on_change = page.on_change.clone();
    let on_click = Callback::from(move |event: MouseEvent| {
        match beside(&event) {
            Some(next) => web::focus(&next),
            None => focus_on_count(),
        }
        on_change.emit(Change::Step(off.clone()));
    });
    let button = el("button")
        .attr("type", "button")
        .class("chip")
        .on_click(on_click)
        .child(
            el("span")
                .class("for-screen-readers")
                .text(page.words.say("chip-remove")),
        )
        .child(label)
        .child(icon("M4.5,4.5L11.5,11.5M11.5,4.5L4.5,11.5"));
    el("li").key(&key).child(button)
}

/// The button of the chip after the one that was clicked, or before it.
fn beside(event: &MouseEvent) -> Option<web_sys::Element> {
    let clicked = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let chip = clicked.closest("li").ok()??;
    let next = chip
        .next_element_sibling()
        .or_else(|| chip.previous_element_sibling())?;
    next.first_element_child()
}

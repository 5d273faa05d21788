//! What the records are sorted by: the menu above the list, and the figures that tolls are compared by.

use incidents::model::incident::{Casualties, Incident};
use incidents::model::session::{Action, Sort, SortBy};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::web;
use crate::state::Change;
use crate::ui::element::{Element, button, el};
use crate::ui::page::Page;

/// Reporters beyond this many are counted.
const MAX_REPORTERS: usize = 3;

/// The change to an order. The map's own is not worth a word in the address.
pub fn change(page: &Page, by: SortBy, is_descending: bool) -> Change {
    let sort = Sort { by, is_descending };
    let is_own = sort == page.config.order;
    Change::Nudge(Action::Sort((!is_own).then_some(sort)))
}

/// Which way an order runs at first: the gravest tolls before the others.
pub fn starts_descending(by: SortBy) -> bool {
    matches!(by, SortBy::Killed | SortBy::Injured)
}

/// What is compared, in words.
pub fn compared(page: &Page, by: SortBy) -> String {
    page.words.say(&format!("sort-{}", by.code()))
}

/// Which way an order runs, in words: "Latest first".
pub fn direction(page: &Page, sort: Sort) -> String {
    let way = if sort.is_descending { "down" } else { "up" };
    page.words.say(&format!("sort-{}-{way}", sort.by.code()))
}

/// A menu of what is compared, and a button that turns the order around.
pub fn sort_menu(page: &Page, sort: Sort) -> Element {
    let own = page.clone();
    let on_choice = Callback::from(move |event: Event| {
        let chosen = event
            .target()
            .and_then(|menu| web::get_property(&menu, "value").as_string());
        if let Some(by) = chosen.and_then(|code| SortBy::from_code(&code)) {
            own.on_change.emit(change(&own, by, starts_descending(by)));
        }
    });
    let option = |by: &SortBy| {
        el("option")
            .attr("value", by.code())
            .selected(*by == sort.by)
            .text(compared(page, *by))
    };
    el("div")
        .class("sorting")
        .child(
            el("label")
                .attr("for", "sort")
                .text(page.words.say("sort-by")),
        )
        .child(
            el("select")
                .attr("id", "sort")
                .on(ListenerKind::onchange, on_choice)
                .children(SortBy::ALL.iter().map(option)),
        )
        .child(
            button(
                direction(page, sort),
                page.on(change(page, sort.by, !sort.is_descending)),
            )
            .class("quiet")
            .attr("title", page.words.say("sort-turn")),
        )
}

/// How many were killed or injured, each reporter's figure on a line of its own: nothing is added up.
pub fn tolls(page: &Page, incident: &Incident, by: SortBy) -> Option<Element> {
    let bounds = |toll: &Casualties| match by {
        SortBy::Killed => (toll.killed_min, toll.killed_max),
        _ => (toll.injured_min, toll.injured_max),
    };
    let figure = |toll: &Casualties| {
        let (min, max) = bounds(toll);
        page.words.range("figure", min, max)
    };
    let said = incident
        .casualties
        .iter()
        .filter_map(|toll| Some((toll, figure(toll)?)));
    let said: Vec<(&Casualties, String)> = said.collect();
    let line = |(toll, figure): &(&Casualties, String)| {
        let reporter = page.words.say_with(
            "figure-says",
            &[("reporter", page.name(&toll.reporter).into())],
        );
        el("li")
            .attr_if("title", toll.scope.clone())
            .child(el("b").text(figure.clone()))
            .text(" ")
            .child(el("span").attr("dir", "auto").text(reporter))
    };
    let (shown, rest) = said.split_at(said.len().min(MAX_REPORTERS));
    // What the record is sorted by must not be hidden.
    let most = |(toll, _): &&(&Casualties, String)| {
        let (min, max) = bounds(toll);
        max.or(min)
    };
    let highest = rest
        .iter()
        .max_by_key(most)
        .filter(|highest| shown.iter().all(|shown| most(&shown) < most(highest)));
    let more = (!rest.is_empty()).then(|| {
        let id = if highest.is_some() {
            "figure-more-highest"
        } else {
            "figure-more"
        };
        let figure = highest
            .map(|(_, figure)| figure.as_str())
            .unwrap_or_default();
        let args = [("count", rest.len().into()), ("figure", figure.into())];
        el("li").text(page.words.say_with(id, &args))
    });
    (!said.is_empty()).then(|| {
        el("ul")
            .class("entry-tolls")
            .children(shown.iter().map(line))
            .child_opt(more)
    })
}

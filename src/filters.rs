//! All filters: the types, which are the legend, always open; the other facets in groups that fold.

pub mod active_filters;
pub mod facet_filter;
pub mod search_box;
pub mod search_code;
pub mod type_key;

use incidents::model::facet::Facet;
use incidents::model::place::Bounds;
use incidents::model::session::{Action, Session};
use incidents::query::engine::{Answer, FacetCounts};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::filters::facet_filter::facet_filter;
use crate::state::folds::{Fold, Group};
use crate::state::{Change, State};
use crate::ui::element::{Element, el};
use crate::ui::page::Page;

/// The filters with what passes them.
pub fn filters(page: &Page, answer: &Answer, state: &State) -> Html {
    let types = facet(page, answer, state, Facet::Type);
    let groups = Group::ALL.into_iter();
    el("div")
        .class("filters")
        .child_opt(types)
        .children(groups.filter_map(|folded| group(page, answer, state, folded)))
        .into()
}

/// What a facet counts, unless all records say the same in it: the types are the legend and always there.
fn telling(answer: &Answer, facet: Facet) -> Option<(&FacetCounts, bool)> {
    let has_choice = !answer.session.values.of(facet).is_empty();
    let tells = |counts: &FacetCounts| {
        counts.facet == facet && (counts.values.len() > 1 || has_choice || facet == Facet::Type)
    };
    let counts = answer.facets.iter().find(|counts| tells(counts))?;
    Some((counts, has_choice))
}

fn facet(page: &Page, answer: &Answer, state: &State, facet: Facet) -> Option<Element> {
    let (counts, has_choice) = telling(answer, facet)?;
    let unfolded = state.folds.words(facet);
    Some(facet_filter(page, counts, has_choice, unfolded))
}

/// Facets under one heading, which says how many of their filters are on.
fn group(page: &Page, answer: &Answer, state: &State, group: Group) -> Option<Element> {
    let facets = group.facets().iter();
    let facets = facets.filter(|facet| telling(answer, **facet).is_some());
    let is_where = group == Group::Where;
    if !is_where && facets.clone().next().is_none() {
        return None;
    }
    let is_open = state.folds.has(group);
    let on_change = page.on_change.clone();
    let on_toggle = Callback::from(move |event: Event| {
        // The browser unfolds it, also to show what it found on the page; we follow.
        let details = event.target_dyn_into::<web_sys::Element>();
        if let Some(details) = details {
            let is_open = details.has_attribute("open");
            on_change.emit(Change::Fold(Fold::Group(group, is_open)));
        }
    });
    let n_on = group.n_on(&answer.session);
    let on = (n_on > 0).then(|| {
        el("span")
            .class("group-on")
            .text(page.words.say_with("filters-on", &[("count", n_on.into())]))
    });
    let summary = el("summary")
        .key("summary")
        .text(page.words.say(&format!("group-{}", group.code())))
        .child_opt(on);
    // What is folded need not be kept up to date.
    let in_view = (is_open && is_where).then(|| in_view(page, &answer.session, state.bounds));
    let parts = facets.filter_map(|&one| facet(page, answer, state, one));
    let n_parts = if is_open { usize::MAX } else { 0 };
    let details = el("details")
        .key(group.code())
        .class("group")
        .flag("open", is_open)
        .on(ListenerKind::ontoggle, on_toggle)
        .child(summary)
        .child_opt(in_view)
        .children(parts.take(n_parts));
    Some(details)
}

/// Only records that lie in what the map shows.
fn in_view(page: &Page, session: &Session, bounds: Option<Bounds>) -> Element {
    let is_on = session.within.is_some();
    let within = if is_on { None } else { bounds };
    let can_change = is_on || bounds.is_some();
    let why = match (is_on, can_change) {
        (true, _) => "in-view-on",
        (false, true) => "in-view-off",
        (false, false) => "in-view-cannot",
    };
    let input = el("input")
        .attr("type", "checkbox")
        .attr("aria-describedby", "in-view-why")
        .flag("disabled", !can_change)
        .checked(is_on)
        .on(
            ListenerKind::onchange,
            page.step::<Event>(Action::Within(within)),
        );
    let words = el("span")
        .class("facet-label")
        .text(page.words.say("in-view"));
    el("div")
        .key("in-view")
        .class("facet facet-value")
        .child(el("label").child(input).child(words))
        .child(
            el("p")
                .attr("id", "in-view-why")
                .class("aside")
                .text(page.words.say(why)),
        )
}

//! The list: the records that pass the filter, in order of time.

use incidents::engine::{Answer, Entry};
use incidents::facets::UNSPECIFIED;
use incidents::incident::Kind;
use incidents::search::{Query, hits};
use incidents::session::Action;
use web_sys::Element;
use yew::prelude::*;

use crate::components::marks::mark_icon;
use crate::components::page::{Page, Shared};
use crate::state::Change;
use crate::web;

/// Properties of [`List`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What to show.
    pub answer: Shared<Answer>,
    /// The record under the pointer.
    pub hover: Option<String>,
    /// What every part needs.
    pub page: Page,
}

/// The list.
#[component]
pub fn List(props: &Props) -> Html {
    let selected = use_node_ref();
    {
        let (selected, id) = (selected.clone(), props.answer.session.selection.clone());
        use_effect_with(id, move |_| {
            if let Some(entry) = selected.cast::<Element>() {
                web::scroll_into_list(&entry);
            }
        });
    }
    let answer = &props.answer;
    if answer.passing.records() == 0 {
        return nothing(props);
    }
    let query = Query::parse(&answer.session.words);
    let n_more = answer.passing.records().saturating_sub(answer.list.len());
    html! {
        <div class="list">
            <h2 class="for-screen-readers">{"Records in order of time"}</h2>
            <ol>
                {for answer.list.iter().map(|entry| list_entry(props, entry, &query, &selected))}
            </ol>
            if n_more > 0 {
                <button type="button" class="more" onclick={props.page.on(Change::ListMore)}>{format!("Show more ({} left)", props.page.words.number(n_more))}</button>
            }
        </div>
    }
}

/// The element of a record's line in the list.
pub fn line_id(id: &str) -> String {
    format!("line-{id}")
}

fn list_entry(props: &Props, entry: &Entry, query: &Query, selected: &NodeRef) -> Html {
    let incident = &entry.incident;
    let is_selected = props.answer.session.selection.as_deref() == Some(incident.id.as_str());
    let is_hovered = props.hover.as_deref() == Some(incident.id.as_str());
    let category = incident
        .categories
        .first()
        .map_or(UNSPECIFIED, String::as_str);
    let place = incident
        .place
        .name
        .as_ref()
        .map(|place| html! { <span class="entry-place">{marked(place, query)}</span> });
    let kind = (incident.kind != Kind::Incident)
        .then(|| html! { <span class="entry-kind">{props.page.words.kind(incident.kind)}</span> });
    let page = &props.page;
    let over = Change::Hover(Some(incident.id.clone()));
    html! {
        <li key={incident.id.clone()} class={classes!("entry", is_selected.then_some("is-selected"), is_hovered.then_some("is-hovered"))}>
            <button type="button" id={line_id(&incident.id)} onclick={page.step(Action::Select(Some(incident.id.clone())))} ref={if is_selected { selected.clone() } else { NodeRef::default() }}
                aria-current={is_selected.then_some("true")}
                onmouseenter={page.on(over.clone())} onmouseleave={page.on(Change::Hover(None))} onfocus={page.on(over)} onblur={page.on(Change::Hover(None))}>
                {mark_icon(page, category, incident.kind == Kind::Incident && incident.place.is_exact())}
                <span class="entry-text">
                    <span class="entry-title" dir="auto">{marked(&incident.title, query)}</span>
                    <span class="entry-meta"><span class="entry-when">{props.page.words.when(incident)}</span>{place}{kind}</span>
                </span>
            </button>
        </li>
    }
}

/// Text with the words that the reader searches for marked.
pub fn marked(text: &str, query: &Query) -> Html {
    let mut parts = Vec::new();
    let mut from = 0;
    for hit in hits(text, query) {
        parts.extend(
            text.get(from..hit.start)
                .map(|before| html! { {before.to_owned()} }),
        );
        parts.extend(
            text.get(hit.clone())
                .map(|words| html! { <mark>{words.to_owned()}</mark> }),
        );
        from = hit.end;
    }
    parts.extend(text.get(from..).map(|rest| html! { {rest.to_owned()} }));
    parts.into_iter().collect()
}

/// Nothing passes: which filters say so, and the ways out.
fn nothing(props: &Props) -> Html {
    let session = &props.answer.session;
    let between = session
        .time
        .map(|span| format!(" {}", props.page.words.during(span)))
        .unwrap_or_default();
    let sentence = match session.has_filters() {
        true => format!("Nothing{between} with these filters."),
        false => "This file holds no records.".to_owned(),
    };
    let button = |label: &'static str, action: Action| {
        html! { <button type="button" class="quiet" onclick={props.page.step(action)}>{label}</button> }
    };
    html! {
        <div class="list nothing">
            <p>{sentence}</p>
            if session.time.is_some() {
                {button("Show all dates", Action::Brush(None))}
            }
            if session.has_filters() {
                {button("Clear filters", Action::ClearFilters)}
            }
        </div>
    }
}

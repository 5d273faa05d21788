//! The open record: what was reported, where, when, by whom, and who says otherwise.

use incidents::engine::{Answer, Selected};
use incidents::facets::Facet;
use incidents::incident::Kind;
use incidents::search::Query;
use incidents::session::Action;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use crate::components::detail_sections::{
    accounts, actors, assessment, casualties, corrections, related,
};
use crate::components::excerpts::excerpts;
use crate::components::facet_filter;
use crate::components::list::{self, marked};
use crate::components::marks::mark_icon;
use crate::components::page::{Page, Shared};
use crate::components::sources::sources;
use crate::state::Change;
use crate::web;
use crate::words::{self, Words};

/// Properties of [`Detail`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The answer with the open record.
    pub answer: Shared<Answer>,
    /// What every part needs.
    pub page: Page,
}

/// The open record.
#[component]
pub fn Detail(props: &Props) -> Html {
    let heading = use_node_ref();
    let id = props
        .answer
        .selected
        .as_ref()
        .map(|selected| selected.incident.id.clone());
    use_focus(&heading, id);
    let Some(selected) = &props.answer.selected else {
        return html! {};
    };
    let onkeydown = {
        let on_change = props.page.on_change.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                on_change.emit(Change::Step(Action::Select(None)));
            }
        })
    };
    let incident = &selected.incident;
    let query = Query::parse(&props.answer.session.words);
    html! {
        <aside class="detail" aria-labelledby="detail-title" {onkeydown}>
            {bar(props, selected)}
            <article>
                <p class="detail-category">{for categories(props, selected)}</p>
                <h2 id="detail-title" class="detail-title" ref={heading} tabindex="-1">{marked(&incident.title, &query)}</h2>
                if let Some(title_ar) = &incident.title_ar {
                    <p class="detail-title-ar" lang="ar" dir="rtl">{title_ar.clone()}</p>
                }
                {when_and_where(props, selected)}
                if selected.position.is_none() {
                    <p class="detail-hidden">{"The filters that are on hide this record from the list and the map."}</p>
                }
                if let Some(description) = &incident.description {
                    <p class="detail-description" dir="auto">{marked(description, &query)}</p>
                }
                {excerpts(incident, &query)}
                {casualties(incident, &props.page.words)}
                {actors(incident)}
                {accounts("Others say otherwise", &incident.disputes)}
                {accounts("What was wrong in the reports", &incident.discrepancies)}
                {accounts("What was found out later", &incident.later_findings)}
                {assessment(incident, &props.page.words)}
                {related(selected, &props.page.on_change)}
                {sources(&props.page, &incident.sources)}
                {corrections(incident, &props.page.words)}
            </article>
        </aside>
    }
}

/// Takes the focus to the heading of a record that is opened, and back when it is closed: to the
/// map's own list if it came from there, else to the record's line in the list.
#[hook]
fn use_focus(heading: &NodeRef, id: Option<String>) {
    let heading = heading.clone();
    let opened = use_mut_ref(|| None::<(String, bool)>);
    use_effect_with(id, move |id| {
        if let (Some(id), Some(heading)) = (id, heading.cast::<Element>()) {
            let came_from_map = match opened.take() {
                Some((_, came_from_map)) => came_from_map,
                None => web::focused().is_some_and(|element| element.class_name() == "map-keys"),
            };
            *opened.borrow_mut() = Some((id.clone(), came_from_map));
            web::focus(&heading);
            if let Some(panel) = heading.closest(".detail").ok().flatten() {
                panel.set_scroll_top(0);
            }
        } else {
            let Some((id, came_from_map)) = opened.take() else {
                return;
            };
            let map = came_from_map.then(|| web::element(".map-keys")).flatten();
            let line =
                || web::element_by_id(&list::line_id(&id)).or_else(|| web::element_by_id("list"));
            if let Some(target) = map.or_else(line) {
                web::focus(&target);
            }
        }
    });
}

fn bar(props: &Props, selected: &Selected) -> Html {
    let step = |label: &'static str, id: &Option<String>, path: &'static str| {
        html! {
            <button type="button" class="icon" aria-label={label} title={label} onclick={props.page.step(Action::Select(id.clone()))} disabled={id.is_none()}>
                <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg>
            </button>
        }
    };
    let position = selected.position.map(|position| {
        format!(
            "{} of {}",
            props.page.words.number(position + 1),
            props.page.words.number(props.answer.passing.records())
        )
    });
    html! {
        <div class="detail-bar">
            {step("Previous record", &selected.previous, "M10 3 L5 8 L10 13")}
            {step("Next record", &selected.next, "M6 3 L11 8 L6 13")}
            <span class="detail-position">{position}</span>
            <button type="button" class="icon" aria-label="Close" title="Close" onclick={props.page.step(Action::Select(None))}>
                <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d="M3 3 L13 13 M13 3 L3 13" /></svg>
            </button>
        </div>
    }
}

fn categories(props: &Props, selected: &Selected) -> Vec<Html> {
    let incident = &selected.incident;
    let is_exact = incident.kind == Kind::Incident && incident.place.is_exact();
    let marks = incident.categories.iter().map(|code| {
        html! { <span class="tag">{mark_icon(&props.page, code, is_exact)}{facet_filter::label(&props.page, Facet::Type, code, None)}</span> }
    });
    let kind = (incident.kind != Kind::Incident)
        .then(|| html! { <span class="tag">{words::kind(incident.kind)}</span> });
    let coded = |facet: Facet, codes: &[String]| -> Vec<Html> {
        let label = |code: &String| facet_filter::label(&props.page, facet, code, None);
        codes
            .iter()
            .map(|code| html! { <span class="tag is-quiet">{label(code)}</span> })
            .collect()
    };
    let (methods, targets) = (
        coded(Facet::Method, &incident.methods),
        coded(Facet::Target, &incident.targets),
    );
    marks.chain(kind).chain(methods).chain(targets).collect()
}

/// When and where in words, with how it is known.
fn when_and_where(props: &Props, selected: &Selected) -> Html {
    let incident = &selected.incident;
    let date_precision = words::date_precision(incident.date_precision());
    let place_ar = incident
        .place
        .name_ar
        .as_ref()
        .map(|name| html! { <span lang="ar" dir="rtl">{name.clone()}</span> });
    html! {
        <dl class="facts">
            <dt>{"When"}</dt>
            <dd>
                {props.page.words.when(incident)}
                if let Some(precision) = date_precision { <span class="aside">{format!(", {precision}")}</span> }
                if let Some(text) = &incident.date_text { <span class="aside" dir="auto">{format!(" · in the source: “{text}”")}</span> }
                if let Some(reasoning) = &incident.date_reasoning {
                    <details><summary>{"How the date is known"}</summary><p dir="auto">{reasoning.clone()}</p></details>
                }
            </dd>
            <dt>{"Where"}</dt>
            <dd>
                <bdi>{incident.place.name.clone().unwrap_or_else(|| "No place given".to_owned())}</bdi>
                {" "}{place_ar}
                if let Some(precision) = Words::place_precision(incident) { <span class="aside place-precision">{precision}</span> }
                if let Some(source) = &incident.place.coordinate_source {
                    <details><summary>{"Whose coordinate"}</summary><p dir="auto">{source.clone()}</p></details>
                }
            </dd>
        </dl>
    }
}

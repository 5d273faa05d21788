//! The open record: what was reported, where, when, by whom, and who says otherwise.

use incidents::engine::{Answer, Selected};
use incidents::facets::Facet;
use incidents::incident::Kind;
use incidents::search::Query;
use incidents::session::Action;
use web_sys::KeyboardEvent;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::detail_sections::{
    accounts, actors, assessment, casualties, corrections, related,
};
use crate::components::excerpts::excerpts;
use crate::components::facet_filter;
use crate::components::list::{self, marked};
use crate::components::marks::mark_icon;
use crate::components::page::{Page, Shared};
use crate::components::sources::sources;
use crate::element::{Element, el};
use crate::state::Change;
use crate::web;

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
    let page = &props.page;
    let article = el("article")
        .child(
            el("p")
                .class("detail-category")
                .children(categories(props, selected)),
        )
        .child(
            el("h2")
                .attr("id", "detail-title")
                .class("detail-title")
                .node(&heading)
                .attr("tabindex", "-1")
                .child(marked(&incident.title, &query)),
        )
        .maybe(incident.title_ar.clone().map(|title| {
            el("p")
                .class("detail-title-ar")
                .attr("lang", "ar")
                .attr("dir", "rtl")
                .text(title)
        }))
        .child(when_and_where(props, selected))
        .maybe(selected.position.is_none().then(|| {
            el("p")
                .class("detail-hidden")
                .text("The filters that are on hide this record from the list and the map.")
        }))
        .maybe(incident.description.as_ref().map(|description| {
            el("p")
                .class("detail-description")
                .attr("dir", "auto")
                .child(marked(description, &query))
        }))
        .child(excerpts(incident, &query))
        .child(casualties(incident, &page.words))
        .child(actors(incident, &page.words))
        .child(accounts("Others say otherwise", &incident.disputes))
        .child(accounts(
            "What was wrong in the reports",
            &incident.discrepancies,
        ))
        .child(accounts(
            "What was found out later",
            &incident.later_findings,
        ))
        .child(assessment(incident, &page.words))
        .child(related(selected, &page.on_change))
        .child(sources(page, &incident.sources))
        .child(corrections(incident, &page.words));
    el("aside")
        .class("detail")
        .attr("aria-labelledby", "detail-title")
        .on(ListenerKind::onkeydown, onkeydown)
        .child(bar(props, selected))
        .child(article)
        .into()
}

/// Takes the focus to the heading of a record that is opened, and back when it is closed: to the
/// map's own list if it came from there, else to the record's line in the list.
#[hook]
fn use_focus(heading: &NodeRef, id: Option<String>) {
    let heading = heading.clone();
    let opened = use_mut_ref(|| None::<(String, bool)>);
    use_effect_with(id, move |id| {
        if let (Some(id), Some(heading)) = (id, heading.cast::<web_sys::Element>()) {
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
                || web::element_by_id(&list::line_id(&id)).or_else(|| web::element_by_id("panel"));
            if let Some(target) = map.or_else(line) {
                web::focus(&target);
            }
        }
    });
}

fn bar(props: &Props, selected: &Selected) -> Element {
    let icon = |label: &'static str, path: &'static str| {
        el("button")
            .attr("type", "button")
            .class("icon")
            .attr("aria-label", label)
            .attr("title", label)
            .child(
                el("svg")
                    .attr("width", "16")
                    .attr("height", "16")
                    .attr("viewBox", "0 0 16 16")
                    .attr("aria-hidden", "true")
                    .child(el("path").attr("d", path)),
            )
    };
    let step = |label: &'static str, id: &Option<String>, path: &'static str| {
        icon(label, path)
            .flag("disabled", id.is_none())
            .on_click(props.page.step(Action::Select(id.clone())))
    };
    let position = selected.position.map(|position| {
        format!(
            "{} of {}",
            props.page.words.number(position + 1),
            props.page.words.number(props.answer.passing.records())
        )
    });
    el("div")
        .class("detail-bar")
        .child(step(
            "Previous record",
            &selected.previous,
            "M10 3 L5 8 L10 13",
        ))
        .child(step("Next record", &selected.next, "M6 3 L11 8 L6 13"))
        .child(
            el("span")
                .class("detail-position")
                .text(position.unwrap_or_default()),
        )
        .child(
            icon("Close", "M3 3 L13 13 M13 3 L3 13")
                .on_click(props.page.step(Action::Select(None))),
        )
}

fn categories(props: &Props, selected: &Selected) -> Vec<Element> {
    let incident = &selected.incident;
    let is_exact = incident.kind == Kind::Incident && incident.place.is_exact();
    let tag = || el("span").class("tag");
    let marks = incident.categories.iter().map(|code| {
        tag()
            .child(mark_icon(&props.page, code, is_exact))
            .text(facet_filter::label(&props.page, Facet::Type, code, None))
    });
    let kind =
        (incident.kind != Kind::Incident).then(|| tag().text(props.page.words.kind(incident.kind)));
    let coded = |facet: Facet, codes: &[String]| -> Vec<Element> {
        let label = |code: &String| facet_filter::label(&props.page, facet, code, None);
        codes
            .iter()
            .map(|code| el("span").class("tag is-quiet").text(label(code)))
            .collect()
    };
    let (methods, targets) = (
        coded(Facet::Method, &incident.methods),
        coded(Facet::Target, &incident.targets),
    );
    marks.chain(kind).chain(methods).chain(targets).collect()
}

/// When and where in words, with how it is known.
fn when_and_where(props: &Props, selected: &Selected) -> Element {
    let incident = &selected.incident;
    let date_precision = props.page.words.date_precision(incident.date_precision());
    let aside = |text: String| el("span").class("aside").attr("dir", "auto").text(text);
    let more = |summary: &'static str, text: &Option<String>| {
        text.clone().map(|text| {
            el("details")
                .child(el("summary").text(summary))
                .child(el("p").attr("dir", "auto").text(text))
        })
    };
    let place = &incident.place;
    el("dl")
        .class("facts")
        .child(el("dt").text("When"))
        .child(
            el("dd")
                .text(props.page.words.when(incident))
                .maybe(date_precision.map(|precision| aside(format!(", {precision}"))))
                .maybe(
                    incident
                        .date_text
                        .as_ref()
                        .map(|text| aside(format!(" · in the source: “{text}”"))),
                )
                .maybe(more("How the date is known", &incident.date_reasoning)),
        )
        .child(el("dt").text("Where"))
        .child(
            el("dd")
                .child(
                    el("bdi").text(
                        place
                            .name
                            .clone()
                            .unwrap_or_else(|| "No place given".to_owned()),
                    ),
                )
                .text(" ")
                .maybe(
                    place
                        .name_ar
                        .clone()
                        .map(|name| el("span").attr("lang", "ar").attr("dir", "rtl").text(name)),
                )
                .maybe(
                    props
                        .page
                        .words
                        .place_precision(incident)
                        .map(|precision| el("span").class("aside place-precision").text(precision)),
                )
                .maybe(more("Whose coordinate", &place.coordinate_source)),
        )
}

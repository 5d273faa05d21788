//! The open record: what was reported, where, when, by whom, and who says otherwise.

use incidents::link::contact::About;
use incidents::model::facet::Facet;
use incidents::model::incident::{Incident, Kind};
use incidents::model::session::{Action, Session};
use incidents::query::engine::{Answer, Selected};
use web_sys::KeyboardEvent;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::web;
use crate::filters::facet_filter;
use crate::list::snippet::{line_id, marked};
use crate::record::excerpts::excerpts;
use crate::record::facts::{facts, in_a_line};
use crate::record::sections::{accounts, actors, corrections, others, related, tolls};
use crate::record::sources::sources;
use crate::state::Change;
use crate::ui::element::{Element, button, el, icon_button, link};
use crate::ui::page::{Page, Shared, other_name};
use crate::ui::share_link::{Sharing, address_for, share_buttons, use_sharing};
use crate::ui::symbol::mark_icon;

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
    let (answer, page) = (&props.answer, &props.page);
    let heading = use_node_ref();
    let sharing = use_sharing();
    let selected = answer.selected.as_ref();
    let stepped_to = use_focus(
        &heading,
        selected.map(|selected| selected.incident.id.clone()),
    );
    let Some(selected) = selected else {
        return Html::default();
    };
    let on_change = page.on_change.clone();
    let on_key = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            on_change.emit(Change::Step(Action::Select(None)));
        }
    });
    let position = position(props, selected);
    let is_stepped_to = stepped_to.as_ref() == Some(&selected.incident.id);
    let said = is_stepped_to.then(|| {
        page.words.say_with(
            "record-stepped",
            &[
                ("position", position.clone().into()),
                (
                    "title",
                    selected.incident.title_in(page.words.language()).into(),
                ),
            ],
        )
    });
    // A region: it stands inside of the page's main part, which no aside should.
    el("aside")
        .attr("role", "region")
        .class("detail")
        .attr("aria-labelledby", "detail-title")
        .on(ListenerKind::onkeydown, on_key)
        .child(bar(props, selected, position, &sharing))
        .child(
            el("p")
                .class("for-screen-readers")
                .attr("aria-live", "polite")
                .text(said.unwrap_or_default()),
        )
        .child(article(page, selected, answer, &heading))
        .into()
}

/// Takes the focus to the heading of a record that is opened, and back when it is closed: to the
/// map's own list if it came from there, else to the record's line in the list. A reader who steps from
/// record to record keeps the focus on the button; the answer is the id of the record that was stepped to.
#[hook]
fn use_focus(heading: &NodeRef, id: Option<String>) -> Option<String> {
    let heading = heading.clone();
    let opened = use_mut_ref(|| None::<(String, bool)>);
    let stepped_to = use_state_eq(|| None::<String>);
    let setter = stepped_to.setter();
    use_effect_with(id, move |id| {
        if let (Some(id), Some(heading)) = (id, heading.cast::<web_sys::Element>()) {
            let has_focus = |selector: &str| {
                web::focused().is_some_and(|element| element.matches(selector).unwrap_or(false))
            };
            let came_from_map = match opened.take() {
                Some((_, came_from_map)) => came_from_map,
                None => has_focus(".map-keys"),
            };
            *opened.borrow_mut() = Some((id.clone(), came_from_map));
            let is_stepping = has_focus(".detail-step:enabled");
            setter.set(is_stepping.then(|| id.clone()));
            if !is_stepping {
                web::focus(&heading);
            }
            if let Some(panel) = heading.closest(".detail").ok().flatten() {
                panel.set_scroll_top(0);
            }
        } else {
            setter.set(None);
            let Some((id, came_from_map)) = opened.take() else {
                return;
            };
            let map = || takes_focus(web::element(".map-keys"));
            let _taken = came_from_map && map()
                || takes_focus(web::element_by_id(&line_id(&id)))
                || takes_focus(web::element_by_id("panel"))
                // In a frame there may be neither line nor panel.
                || map();
        }
    });
    (*stepped_to).clone()
}

/// Gives an element the focus, and says whether it has it: what is not shown takes none.
fn takes_focus(target: Option<web_sys::Element>) -> bool {
    let Some(target) = target else { return false };
    web::focus(&target);
    web::focused().is_some_and(|focused| focused == target)
}

/// `4 of 11`; nothing for a record that the filters hide.
fn position(props: &Props, selected: &Selected) -> String {
    let of_all = |position: usize| {
        let (position, all) = (position + 1, props.answer.passing.records());
        props.page.words.say_with(
            "position-of-all",
            &[("position", position.into()), ("all", all.into())],
        )
    };
    selected.position.map(of_all).unwrap_or_default()
}

fn bar(props: &Props, selected: &Selected, position: String, sharing: &Sharing) -> Element {
    let page = &props.page;
    let icon = |name: &str, path: &'static str, id: &Option<String>| {
        let on_click = page.step(Action::Select(id.clone()));
        icon_button(&page.words.say(name), path, on_click)
    };
    let step = |name: &str, path: &'static str, id: &Option<String>| {
        icon(name, path, id)
            .class("icon detail-step")
            .flag("disabled", id.is_none())
    };
    let (previous, next) = (&selected.previous, &selected.next);
    let title = selected.incident.title_in(page.words.language());
    el("div")
        .class("detail-bar")
        .child(step("record-previous", "M10 3 L5 8 L10 13", previous))
        .child(step("record-next", "M6 3 L11 8 L6 13", next))
        .child(el("span").class("detail-position").text(position))
        .child(share_buttons(
            page,
            &props.answer.session,
            None,
            title,
            sharing,
        ))
        .child(icon("close", "M3 3 L13 13 M13 3 L3 13", &None))
}

/// The record. It is another element for every record, so that nothing stays uncovered from one to the next.
fn article(page: &Page, selected: &Selected, answer: &Answer, heading: &NodeRef) -> Element {
    let incident = &selected.incident;
    let marking = &answer.looked_for.marking;
    let title = incident.title_in(page.words.language());
    let other = other_name(page, title, Some(&incident.title), &incident.titles);
    let accounts = |heading, told| accounts(page, heading, told);
    el("article")
        .key(&incident.id)
        .child_opt(selected.position.is_none().then(|| hidden(page)))
        .child(
            el("p")
                .class("detail-category")
                .children(categories(page, incident)),
        )
        .child(
            page.said(el("h2"), &incident.titles)
                .attr("id", "detail-title")
                .class("detail-title")
                .node(heading)
                .attr("tabindex", "-1")
                .child(marked(title, marking)),
        )
        .child(in_a_line(page, incident))
        .child_opt(other_kind(page, incident.kind))
        .child_opt(excerpts(page, incident, marking))
        .child_opt(tolls(page, incident))
        .child(facts(page, incident))
        .child_opt(other.map(|(other, lang)| {
            el("p")
                .class("detail-title-other")
                .attr_if("lang", lang)
                .attr("dir", "auto")
                .text(other)
        }))
        .child_opt(accounts("disputes", &incident.disputes))
        .child_opt(accounts("discrepancies", &incident.discrepancies))
        .child_opt(accounts("later-findings", &incident.later_findings))
        .child_opt(actors(page, incident))
        .child_opt(related(page, selected))
        .child_opt(sources(page, &incident.sources))
        .child_opt(others(page, selected))
        .child(corrections(page, incident).child_opt(report(page, &answer.session, title)))
}

/// "Report an error", where the map says to whom: with what the record is, and the link to it.
fn report(page: &Page, session: &Session, title: &str) -> Option<Element> {
    let contact = page.config.contact.as_deref()?;
    let about = About {
        title,
        id: session.selection.as_deref().unwrap_or_default(),
        link: &address_for(page, session, None),
        version: &page
            .edition
            .map_or_else(String::new, |edition| page.words.edition(edition)),
    };
    let say = page.words.say("report-error");
    Some(link(&about.address(contact)).class("report").text(say))
}

fn hidden(page: &Page) -> Element {
    let clear = page.words.say("clear-filters");
    el("p")
        .class("detail-hidden")
        .text(page.words.say("record-hidden"))
        .child(button(clear, page.step(Action::ClearFilters)).class("quiet"))
}

/// Its types, each with its mark.
fn categories<'a>(page: &'a Page, incident: &'a Incident) -> impl Iterator<Item = Element> + 'a {
    let is_exact = incident.kind == Kind::Incident && incident.place.is_exact();
    incident.categories.iter().map(move |code| {
        el("span")
            .class("tag")
            .child(mark_icon(page, code, is_exact))
            .text(facet_filter::label(page, Facet::Type, code, None))
    })
}

/// Whoever reads of a total, a condition or a statement must not take it for an incident.
fn other_kind(page: &Page, kind: Kind) -> Option<Element> {
    (kind != Kind::Incident).then(|| {
        el("p")
            .class("detail-kind")
            .child(el("strong").text(page.words.kind(kind)))
            .text(page.words.say(&format!("kind-note-{}", kind.code())))
    })
}

//! Lines of the list, under their days where it is sorted by date, and what they share with the rows of the table.

use incidents::engine::{Answer, Count, Entry};
use incidents::facets::UNSPECIFIED;
use incidents::incident::{Incident, Kind};
use incidents::search::Query;
use incidents::session::{Action, SortBy};
use incidents::when::When;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::hit::snippet;
use crate::components::list::{line_id, marked};
use crate::components::marks::mark_icon;
use crate::components::page::Page;
use crate::components::sorting::tolls;
use crate::element::{Element, el};
use crate::state::Change;

/// The lines, under their days where they are sorted by date.
pub fn lines(page: &Page, answer: &Answer, query: &Query, is_cut: bool) -> Vec<Element> {
    let line = |entry: &Entry, day: Option<&str>| list_line(page, answer, entry, query, day);
    if answer.session.sort.by != SortBy::Date {
        return vec![el("ol").children(answer.list.iter().map(|entry| line(entry, None)))];
    }
    let days = answer
        .list
        .iter()
        .map(|entry| (first_day(page, &entry.incident), entry));
    let days: Vec<(String, &Entry)> = days.collect();
    let groups: Vec<_> = days.chunk_by(|(day, _), (next, _)| day == next).collect();
    let group = |(at, entries): (usize, &&[(String, &Entry)])| {
        let (day, first) = &entries[0];
        // Of the last day there may be more than is shown.
        let is_whole = at + 1 < groups.len() || !is_cut;
        let n_incidents = entries
            .iter()
            .filter(|(_, entry)| entry.incident.kind == Kind::Incident)
            .count();
        let count = Count {
            incidents: n_incidents,
            others: entries.len() - n_incidents,
        };
        let count = is_whole.then(|| el("span").class("day-count").text(day_count(page, count)));
        el("div")
            .key(&first.incident.id)
            .child(
                el("h3")
                    .class("day")
                    .child(el("span").text(day.clone()))
                    .text(" ")
                    .maybe(count),
            )
            .child(el("ol").children(entries.iter().map(|(day, entry)| line(entry, Some(day)))))
    };
    groups.iter().enumerate().map(group).collect()
}

fn day_count(page: &Page, count: Count) -> String {
    let [incidents, others] = [count.incidents, count.others].map(Into::into);
    page.words.say_with(
        "list-day-count",
        &[("incidents", incidents), ("others", others)],
    )
}

/// The day that a record stands under: its first. What is known less exactly says so in its own words.
fn first_day(page: &Page, incident: &Incident) -> String {
    match incident.when.as_ref().map(When::start) {
        Some(Some(start)) => page.words.day(start),
        Some(None) => page.words.say("list-start-unknown"),
        None => page.words.say("when-none"),
    }
}

fn list_line(
    page: &Page,
    answer: &Answer,
    entry: &Entry,
    query: &Query,
    day: Option<&str>,
) -> Element {
    let incident = &entry.incident;
    let part = |class: &'static str| el("span").class(class);
    // The heading above has said it.
    let when = Some(page.words.when(incident)).filter(|when| day != Some(when));
    let language = page.words.language();
    let (title, place) = (
        incident.title_in(language),
        incident.place.name_in(language),
    );
    let figures = match answer.session.sort.by {
        by @ (SortBy::Killed | SortBy::Injured) => tolls(page, incident, by),
        _ => None,
    };
    let shown = [title, place.unwrap_or_default()];
    let text = part("entry-text")
        .child(
            part("entry-title")
                .attr("dir", "auto")
                .child(marked(title, query)),
        )
        .child(
            part("entry-meta")
                .maybe(when.map(|when| part("entry-when").text(when)))
                .maybe(place.map(|place| {
                    part("entry-place")
                        .attr("dir", "auto")
                        .child(marked(place, query))
                }))
                .maybe(kind(page, incident)),
        )
        .maybe(snippet(incident, query, &shown));
    let is_open = answer.session.selection.as_deref() == Some(&incident.id);
    let line = line(page, incident, is_open)
        .child(mark(page, incident))
        .child(text);
    row("li", page, incident, is_open)
        .child(line)
        .maybe(figures)
}

/// What holds a line, and shows its record everywhere while the pointer or the focus is on it.
pub fn row(tag: &'static str, page: &Page, incident: &Incident, is_open: bool) -> Element {
    let over = Change::Hover(Some(incident.id.clone()));
    el(tag)
        .key(&incident.id)
        .class(if is_open {
            "entry is-selected"
        } else {
            "entry"
        })
        .on::<Event>(ListenerKind::onmouseenter, page.on(over.clone()))
        .on::<Event>(ListenerKind::onmouseleave, page.on(Change::Hover(None)))
        .on::<Event>(ListenerKind::onfocusin, page.on(over))
        .on::<Event>(ListenerKind::onfocusout, page.on(Change::Hover(None)))
}

/// The button that opens a record.
pub fn line(page: &Page, incident: &Incident, is_open: bool) -> Element {
    el("button")
        .attr("type", "button")
        .attr("id", line_id(&incident.id))
        .attr_if("aria-current", is_open.then_some("true"))
        .on_click(page.step(Action::Select(Some(incident.id.clone()))))
}

/// The mark of the record's first type: a ring where the place is known less exactly than the site.
pub fn mark(page: &Page, incident: &Incident) -> Html {
    let category = incident
        .categories
        .first()
        .map_or(UNSPECIFIED, String::as_str);
    mark_icon(
        page,
        category,
        incident.kind == Kind::Incident && incident.place.is_exact(),
    )
}

/// What sort of record it is, unless it is an incident.
pub fn kind(page: &Page, incident: &Incident) -> Option<Element> {
    (incident.kind != Kind::Incident).then(|| {
        el("span")
            .class("entry-kind")
            .text(page.words.kind(incident.kind))
    })
}

//! Lines of the list, under their days where it is sorted by date, and what they share with the rows of the table.

use incidents::model::facet::Facet;
use incidents::model::incident::{Incident, Kind};
use incidents::model::session::{Action, SortBy};
use incidents::model::when::When;
use incidents::query::engine::{Answer, Count, Entry};
use incidents::search::marking::Marking;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::filters::facet_filter::label;
use crate::list::snippet::{line_id, marked, snippet};
use crate::list::sorting::tolls;
use crate::state::Change;
use crate::state::folds::Fold;
use crate::ui::element::{Element, el};
use crate::ui::page::Page;
use crate::ui::symbol::mark_icon;

/// The element that background records are folded in.
pub const FOLDED: &str = "list-background";

/// What a line says, once its text has been read.
pub fn incident_of(entry: &Entry) -> Option<&Incident> {
    entry.is_read.then_some(&entry.incident)
}

/// Whether only a part of the list is drawn.
pub fn is_long(answer: &Answer) -> bool {
    answer.list.len() < answer.passing.records()
}

/// The lines that are drawn, each with its position in the whole list.
pub fn positions(answer: &Answer) -> impl Iterator<Item = (usize, &Entry)> {
    (answer.list_start..).zip(&answer.list)
}

/// That a word which no record has was taken for another one, before what that one finds.
pub fn corrected(page: &Page, answer: &Answer) -> Option<Element> {
    let sentence = page.words.corrected(answer)?;
    Some(el("p").key("corrected").class("corrected").text(sentence))
}

/// The lines between the rests of the list that are not drawn.
pub fn lines(
    page: &Page,
    answer: &Answer,
    marking: &Marking,
    has_background: bool,
) -> Vec<Element> {
    let rest = |class: &'static str| el("div").key(class).class(class);
    let (mut lines, others) = if answer.sort.by == SortBy::Date {
        lines_by_day(page, answer, marking)
    } else {
        lines_in_order(page, answer, marking)
    };
    lines.extend(background(page, answer, others, has_background));
    if is_long(answer) {
        lines.insert(0, rest("rest-before"));
        lines.push(rest("rest-after"));
    }
    lines
}

/// The lines of the incidents, and those of all else.
type Lines = (Vec<Element>, Vec<Element>);

/// The lines in their order.
fn lines_in_order(page: &Page, answer: &Answer, marking: &Marking) -> Lines {
    let list = |key: &str, is_of_incidents: bool| {
        let lines = positions(answer)
            .filter(|(at, _)| (*at < answer.passing.incidents) == is_of_incidents)
            .map(|line| list_line(page, answer, line, marking, None));
        let lines: Vec<Element> = lines.collect();
        (!lines.is_empty()).then(|| el("ol").key(key).children(lines))
    };
    let [incidents, others] = [list("lines", true), list("others", false)]
        .map(|list| list.into_iter().collect::<Vec<Element>>());
    (incidents, others)
}

/// The lines under their days.
fn lines_by_day(page: &Page, answer: &Answer, marking: &Marking) -> Lines {
    type Line<'a> = (String, (usize, &'a Entry));
    let days: Vec<Line<'_>> = positions(answer)
        .map(|(at, entry)| (first_day(page, entry), (at, entry)))
        .collect();
    let is_background = |at: &usize| *at >= answer.passing.incidents;
    let groups = days.chunk_by(|(day, (at, _)), (next, (next_at, _))| {
        day == next && is_background(at) == is_background(next_at)
    });
    let groups: Vec<_> = groups.collect();
    let group = |(at, entries): (usize, &&[Line<'_>])| {
        let (day, (first, _)) = &entries[0];
        let end = first + entries.len();
        let are_read = entries
            .iter()
            .all(|(_, (_, entry))| incident_of(entry).is_some());
        // Of the first and the last day there may be more than is drawn.
        let starts = *first == 0 || *first > answer.list_start;
        let ends = at + 1 < groups.len() || end == answer.passing.records();
        let n_incidents = entries
            .iter()
            .filter(|(_, (_, entry))| {
                incident_of(entry).is_some_and(|incident| incident.kind == Kind::Incident)
            })
            .count();
        let count = Count {
            incidents: n_incidents,
            others: entries.len() - n_incidents,
        };
        let count = (starts && ends && are_read)
            .then(|| el("span").class("day-count").text(day_count(page, count)));
        // A day stays the same element when other lines of it are drawn: one of them may have the focus.
        let is_first_of_day = groups[..at].iter().all(|before| before[0].0 != *day);
        let key = match is_first_of_day {
            true => day.clone(),
            false => format!("{day} {first}"),
        };
        el("div")
            .key(&key)
            .child(
                el("h3")
                    .class("day")
                    .child(el("span").text(day.clone()))
                    .text(" ")
                    .child_opt(count),
            )
            .child(
                el("ol").children(
                    entries
                        .iter()
                        .map(|(day, line)| list_line(page, answer, *line, marking, Some(day))),
                ),
            )
    };
    let mut lines: Vec<Element> = groups.iter().enumerate().map(group).collect();
    let first = groups.iter().position(|group| is_background(&group[0].1.0));
    let others = lines.split_off(first.unwrap_or(lines.len()));
    (lines, others)
}

/// The lines of what is no incident, below their heading where the first of them is drawn. A list that is drawn as a whole has them folded,
/// unless the reader has unfolded them, or has asked for something that they answer, or there is nothing else.
fn background(
    page: &Page,
    answer: &Answer,
    lines: Vec<Element>,
    has_background: bool,
) -> Vec<Element> {
    let first = answer.passing.incidents;
    let is_drawn = (answer.list_start..answer.list_start + answer.list.len()).contains(&first);
    if !is_drawn {
        return lines;
    }
    let count = [("count", answer.passing.others.into())];
    let heading = page.words.say_with("list-background", &count);
    let heading = el("h3").key("background").class("background").text(heading);
    if is_long(answer) {
        return [heading].into_iter().chain(lines).collect();
    }
    let opened = answer.selected.as_ref().map(|open| open.incident.kind);
    let is_asked_for = answer.session.has_filters() || answer.passing.incidents == 0;
    let is_open =
        has_background || is_asked_for || opened.is_some_and(|kind| kind != Kind::Incident);
    let on_change = page.on_change.clone();
    // What was unfolded by whomever stays so: a line in it may have the focus next.
    let on_toggle = Callback::from(move |event: Event| {
        if let Some(details) = event.target_dyn_into::<web_sys::Element>() {
            let is_open = details.has_attribute("open");
            on_change.emit(Change::Fold(Fold::Background(is_open)));
        }
    });
    let folded = el("details")
        .key("folded")
        .attr("id", FOLDED)
        .flag("open", is_open)
        .on(ListenerKind::ontoggle, on_toggle)
        .child(el("summary").key("summary").child(heading))
        .children(lines);
    vec![folded]
}

fn day_count(page: &Page, count: Count) -> String {
    let [incidents, others] = [count.incidents, count.others].map(Into::into);
    page.words.say_with(
        "list-day-count",
        &[("incidents", incidents), ("others", others)],
    )
}

/// The day that a record stands under: its first. What is known less exactly says so in its own words.
fn first_day(page: &Page, entry: &Entry) -> String {
    let start = match incident_of(entry) {
        Some(incident) => incident.when.as_ref().map(When::start),
        None => entry.span.map(|span| Some(span.start())),
    };
    match start {
        Some(Some(start)) => page.words.day(start),
        Some(None) => page.words.say("list-start-unknown"),
        None => page.words.say("when-none"),
    }
}

fn list_line(
    page: &Page,
    answer: &Answer,
    (at, entry): (usize, &Entry),
    marking: &Marking,
    day: Option<&str>,
) -> Element {
    let in_all = |line: Element| {
        let n_all = is_long(answer).then(|| answer.passing.records().to_string());
        let at = n_all.is_some().then(|| (at + 1).to_string());
        line.attr_if("aria-setsize", n_all)
            .attr_if("aria-posinset", at)
    };
    let Some(incident) = incident_of(entry) else {
        return in_all(awaited("li", page, at));
    };
    let part = |class: &'static str| el("span").class(class);
    // The heading above has said it.
    let when = Some(page.words.when(incident)).filter(|when| day != Some(when));
    let language = page.words.language();
    let (title, place) = (
        incident.title_in(language),
        incident.place.name_in(language),
    );
    let figures = match answer.sort.by {
        by @ (SortBy::Killed | SortBy::Injured) => tolls(page, incident, by),
        _ => None,
    };
    let shown = [title, place.unwrap_or_default()];
    let text = part("entry-text")
        .child(
            page.said(part("entry-title"), &incident.titles)
                .child(marked(title, marking)),
        )
        .child(
            part("entry-meta")
                .child_opt(when.map(|when| part("entry-when").text(when)))
                .child_opt(place.map(|place| {
                    page.said(part("entry-place"), &incident.place.names)
                        .child(marked(place, marking))
                }))
                .child_opt(kind(page, incident)),
        )
        .child(heard(page, incident))
        .child_opt(snippet(incident, marking, &shown));
    let is_open = answer.session.selection.as_deref() == Some(&incident.id);
    let line = line(page, incident, is_open)
        .child(mark(page, incident))
        .child(text);
    in_all(row("li", page, incident, is_open))
        .child(line)
        .child_opt(figures)
}

/// What the mark says, for who cannot see it.
fn heard(page: &Page, incident: &Incident) -> Element {
    let first = label(page, Facet::Type, incident.first_type(), None);
    let said = match incident.place.is_exact() {
        true => first,
        false => page.words.joined(first, page.words.say("place-inexact")),
    };
    el("span").class("for-screen-readers").text(said)
}

/// A line whose text is still being read.
pub fn awaited(tag: &'static str, page: &Page, at: usize) -> Element {
    let said = el("span")
        .class("for-screen-readers")
        .text(page.words.say("list-awaited"));
    let said = match tag {
        "tr" => el("th")
            .attr("scope", "row")
            .attr("colspan", "8")
            .child(said),
        _ => said,
    };
    el(tag)
        .key(&format!("awaited {at}"))
        .class("entry is-awaited")
        .child(said)
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
    mark_icon(
        page,
        incident.first_type(),
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

//! The table: what the list says, a column each, sorted by any of them.

use incidents::model::facet::Facet;
use incidents::model::incident::Incident;
use incidents::model::session::{Sort, SortBy};
use incidents::query::engine::{Answer, Entry};
use incidents::search::marking::Marking;
use yew::prelude::*;

use crate::filters::facet_filter;
use crate::list::lines::{
    awaited, corrected, incident_of, is_long, kind, line, mark, positions, row,
};
use crate::list::snippet::{marked, snippet};
use crate::list::sorting::{change, compared, direction, starts_descending, tolls};
use crate::ui::element::{Element, button, el};
use crate::ui::page::Page;

/// The columns, of which the first names the record and stays in view.
const COLUMNS: [SortBy; 8] = [
    SortBy::Title,
    SortBy::Date,
    SortBy::Type,
    SortBy::Place,
    SortBy::PlacePrecision,
    SortBy::Killed,
    SortBy::Injured,
    SortBy::Status,
];

/// The table in a box that scrolls both ways: the page beside it does not.
pub fn table(page: &Page, answer: &Answer, marking: &Marking) -> Element {
    let sort = answer.sort;
    let sorted = [
        ("by", compared(page, sort.by).into()),
        ("order", direction(page, sort).into()),
    ];
    let id = match sort.by {
        _ if page.awaited.order => "table-caption-sorting",
        SortBy::Killed | SortBy::Injured => "table-caption-toll",
        _ => "table-caption",
    };
    let caption = el("caption")
        .attr("id", "table-caption")
        .child(el("span").text(page.words.say_with(id, &sorted)));
    let heads = COLUMNS.iter().map(|by| head(page, *by, sort));
    let n_rows = is_long(answer).then(|| (answer.passing.records() + 1).to_string());
    let rest = |class: &'static str| is_long(answer).then(|| rest(class));
    let rows = positions(answer).map(|(at, entry)| {
        // The heads are the first row.
        let index = is_long(answer).then(|| (at + 2).to_string());
        table_row(page, answer, (at, entry), marking).attr_if("aria-rowindex", index)
    });
    el("div")
        .class(if is_long(answer) {
            "table is-long"
        } else {
            "table"
        })
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-labelledby", "table-caption")
        .child_opt(corrected(page, answer))
        .child(
            el("table")
                .key("records")
                .attr_if("aria-rowcount", n_rows)
                .child(caption.key("caption"))
                .child(el("thead").key("heads").child(el("tr").children(heads)))
                .child_opt(rest("rest-before"))
                .child(el("tbody").key("rows").children(rows))
                .child_opt(rest("rest-after")),
        )
}

/// The rows before or after those that are drawn.
fn rest(class: &'static str) -> Element {
    let cell = el("td").attr("colspan", COLUMNS.len().to_string());
    el("tbody")
        .key(class)
        .attr("aria-hidden", "true")
        .child(el("tr").class(class).child(cell))
}

/// The head of a column: a click sorts by it, another one turns the order around.
fn head(page: &Page, by: SortBy, sort: Sort) -> Element {
    let is_sorted = sort.by == by;
    let next = if is_sorted {
        !sort.is_descending
    } else {
        starts_descending(by)
    };
    let order = if sort.is_descending {
        "descending"
    } else {
        "ascending"
    };
    el("th")
        .attr("scope", "col")
        .attr_if(
            "aria-sort",
            (is_sorted && !page.awaited.order).then_some(order),
        )
        .child(button(compared(page, by), page.on(change(page, by, next))))
}

fn table_row(
    page: &Page,
    answer: &Answer,
    (at, entry): (usize, &Entry),
    marking: &Marking,
) -> Element {
    let Some(incident) = incident_of(entry) else {
        return awaited("tr", page, at);
    };
    let is_open = answer.session.selection.as_deref() == Some(&incident.id);
    let language = page.words.language();
    let (name, place) = (
        incident.title_in(language),
        incident.place.name_in(language),
    );
    let shown = [name, place.unwrap_or_default()];
    let title = line(page, incident, is_open)
        .child(mark(page, incident))
        .child(
            el("span")
                .class("entry-text")
                .child(
                    page.said(el("span").class("entry-title"), &incident.titles)
                        .child(marked(name, marking)),
                )
                .child_opt(kind(page, incident))
                .child_opt(snippet(incident, marking, &shown)),
        );
    let cells = COLUMNS
        .iter()
        .skip(1)
        .map(|by| match cell(page, incident, *by, marking) {
            Some(said) => el("td").child(said),
            None => el("td").class("is-unsaid").child(
                el("span")
                    .class("for-screen-readers")
                    .text(page.words.say("table-unsaid")),
            ),
        });
    row("tr", page, incident, is_open)
        .child(el("th").attr("scope", "row").child(title))
        .children(cells)
}

/// What a record says in a column; `None` where it says nothing.
fn cell(page: &Page, incident: &Incident, by: SortBy, marking: &Marking) -> Option<Html> {
    let words = |text: String| Some(text.into());
    match by {
        SortBy::Title => None,
        SortBy::Date => incident
            .when
            .as_ref()
            .and_then(|_| words(page.words.when(incident))),
        SortBy::Type => {
            let label = |code: &String| facet_filter::label(page, Facet::Type, code, None);
            let labels = incident.categories.iter().map(label);
            words(page.words.all_joined(labels.collect())?)
        }
        SortBy::Place => {
            let name = marked(incident.place.name_in(page.words.language())?, marking);
            let cell = page.said(el("span"), &incident.place.names);
            Some(cell.child(name).into())
        }
        SortBy::PlacePrecision => words(page.words.place_precision_short(incident)?),
        SortBy::Killed | SortBy::Injured => tolls(page, incident, by).map(Into::into),
        SortBy::Status => words(page.words.say(&format!(
            "table-status-{}",
            incident.occurrence_status?.code()
        ))),
    }
}

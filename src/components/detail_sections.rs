//! The sections of a record's detail that are lists of what somebody says.

use incidents::engine::Selected;
use incidents::incident::{Account, Incident};
use incidents::session::Action;
use yew::prelude::*;

use crate::element::{Element, el};
use crate::state::Change;
use crate::words::Words;

fn section(heading: &'static str, items: impl Iterator<Item = Element>) -> Element {
    el("section")
        .child(el("h3").text(heading))
        .child(el("ul").class("accounts").children(items))
}

fn aside(text: String) -> Element {
    el("span").class("aside").attr("dir", "auto").text(text)
}

/// Conflicting accounts, slips, later findings: who, and what they say.
pub fn accounts(heading: &'static str, accounts: &[Account]) -> Html {
    if accounts.is_empty() {
        return Html::default();
    }
    let account = |account: &Account| {
        let li = match &account.by {
            Some(by) => el("li")
                .child(el("strong").attr("dir", "auto").text(by.clone()))
                .text(": "),
            None => el("li"),
        };
        li.child(el("span").attr("dir", "auto").text(account.what.clone()))
    };
    section(heading, accounts.iter().map(account)).into()
}

/// One line per reporter, side by side and never summed.
pub fn casualties(incident: &Incident, words: &Words) -> Html {
    if incident.casualties.is_empty() {
        return Html::default();
    }
    let row = |casualties: &incidents::incident::Casualties| {
        let scope = [
            casualties.scope.clone(),
            casualties
                .as_of
                .as_deref()
                .map(|day| format!("as of {}", words.iso_day(day))),
            casualties.note.clone(),
        ];
        let scope: Vec<String> = scope.into_iter().flatten().collect();
        el("li")
            .child(el("span").class("toll").text(words.toll(casualties)))
            .text(", says ")
            .child(el("bdi").text(casualties.reporter.clone()))
            .maybe((!scope.is_empty()).then(|| aside(format!(" ({})", scope.join("; ")))))
    };
    section(
        "Killed and injured, by who says so",
        incident.casualties.iter().map(row),
    )
    .into()
}

/// Who is named, in which role, in whose words.
pub fn actors(incident: &Incident, words: &Words) -> Html {
    if incident.actors.is_empty() {
        return Html::default();
    }
    let row = |actor: &incidents::incident::Actor| {
        el("li")
            .child(
                el("span")
                    .class("role")
                    .text(words.role(actor.role))
                    .text(": "),
            )
            .child(el("bdi").text(actor.name.clone()))
            .maybe(
                actor
                    .wording
                    .as_ref()
                    .map(|wording| aside(format!(" “{wording}”"))),
            )
            .maybe(
                actor
                    .named_by
                    .as_ref()
                    .map(|named_by| aside(format!(", according to {named_by}"))),
            )
    };
    section("Who is named, and by whom", incident.actors.iter().map(row)).into()
}

/// How sure it is, who assessed that and when.
pub fn assessment(incident: &Incident, words: &Words) -> Html {
    let sentences = [
        incident
            .occurrence_status
            .map(|status| words.occurrence(status)),
        incident
            .responsibility_status
            .and_then(|status| words.responsibility(status)),
    ];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    if sentences.is_empty() {
        return Html::default();
    }
    let day = incident
        .assessed_on
        .as_deref()
        .map(|day| words.iso_day(day));
    let assessed = match (&incident.assessed_by, day) {
        (Some(by), Some(day)) => Some(format!("Assessed by {by}, {day}")),
        (Some(by), None) => Some(format!("Assessed by {by}")),
        (None, Some(day)) => Some(format!("Assessed on {day}")),
        (None, None) => None,
    };
    section(
        "How sure",
        sentences
            .into_iter()
            .map(|sentence| el("li").text(sentence)),
    )
    .maybe(assessed.map(|assessed| el("p").class("aside").text(assessed)))
    .into()
}

/// Records of the same event, sub-totals and sequels.
pub fn related(selected: &Selected, on_change: &Callback<Change>) -> Html {
    if selected.related.is_empty() {
        return Html::default();
    }
    let row = |(id, title): &(String, String)| {
        let (on_change, id) = (on_change.clone(), id.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            on_change.emit(Change::Step(Action::Select(Some(id.clone()))));
        });
        el("li").child(
            el("button")
                .attr("type", "button")
                .class("link")
                .attr("dir", "auto")
                .on_click(onclick)
                .text(title.clone()),
        )
    };
    section("Related records", selected.related.iter().map(row)).into()
}

/// What was corrected, and the day of the last change.
pub fn corrections(incident: &Incident, words: &Words) -> Element {
    let correction = |correction: &incidents::incident::Correction| {
        let on = correction
            .on
            .as_deref()
            .map(|day| format!("Corrected on {}: ", words.iso_day(day)));
        el("p")
            .class("aside")
            .attr("dir", "auto")
            .text(on.unwrap_or_else(|| "Corrected: ".to_owned()))
            .text(correction.what.clone())
    };
    el("footer")
        .children(incident.corrections.iter().map(correction))
        .maybe(incident.updated.as_ref().map(|updated| {
            el("p")
                .class("aside")
                .text(format!("Last changed on {}", words.iso_day(updated)))
        }))
}

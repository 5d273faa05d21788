//! The sections of a record's detail that are lists of what somebody says.

use incidents::engine::Selected;
use incidents::incident::{Account, Incident};
use incidents::session::Action;
use yew::prelude::*;

use crate::state::Change;
use crate::words::{self, Words};

/// Conflicting accounts, slips, later findings: who, and what they say.
pub fn accounts(heading: &'static str, accounts: &[Account]) -> Html {
    if accounts.is_empty() {
        return html! {};
    }
    let account = |account: &Account| {
        html! {
            <li>
                if let Some(by) = &account.by { <strong dir="auto">{by.clone()}</strong>{": "} }
                <span dir="auto">{account.what.clone()}</span>
            </li>
        }
    };
    html! { <section><h3>{heading}</h3><ul class="accounts">{for accounts.iter().map(account)}</ul></section> }
}

/// One line per reporter, side by side and never summed.
pub fn casualties(incident: &Incident, words: &Words) -> Html {
    if incident.casualties.is_empty() {
        return html! {};
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
        html! {
            <li>
                <span class="toll">{words.toll(casualties)}</span>{", says "}<bdi>{casualties.reporter.clone()}</bdi>
                if !scope.is_empty() { <span class="aside" dir="auto">{format!(" ({})", scope.join("; "))}</span> }
            </li>
        }
    };
    html! {
        <section>
            <h3>{"Killed and injured, by who says so"}</h3>
            <ul class="accounts">{for incident.casualties.iter().map(row)}</ul>
        </section>
    }
}

/// Who is named, in which role, in whose words.
pub fn actors(incident: &Incident) -> Html {
    if incident.actors.is_empty() {
        return html! {};
    }
    let row = |actor: &incidents::incident::Actor| {
        html! {
            <li>
                <span class="role">{words::role(actor.role)}{": "}</span><bdi>{actor.name.clone()}</bdi>
                if let Some(wording) = &actor.wording { <span class="aside" dir="auto">{format!(" “{wording}”")}</span> }
                if let Some(named_by) = &actor.named_by { <span class="aside" dir="auto">{format!(", according to {named_by}")}</span> }
            </li>
        }
    };
    html! { <section><h3>{"Who is named, and by whom"}</h3><ul class="accounts">{for incident.actors.iter().map(row)}</ul></section> }
}

/// How sure it is, who assessed that and when.
pub fn assessment(incident: &Incident, words: &Words) -> Html {
    let sentences = [
        incident.occurrence_status.map(words::occurrence),
        incident
            .responsibility_status
            .and_then(words::responsibility),
    ];
    let sentences: Vec<&str> = sentences.into_iter().flatten().collect();
    if sentences.is_empty() {
        return html! {};
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
    html! {
        <section>
            <h3>{"How sure"}</h3>
            <ul class="accounts">{for sentences.into_iter().map(|sentence| html! { <li>{sentence}</li> })}</ul>
            if let Some(assessed) = assessed { <p class="aside">{assessed}</p> }
        </section>
    }
}

/// Records of the same event, sub-totals and sequels.
pub fn related(selected: &Selected, on_change: &Callback<Change>) -> Html {
    if selected.related.is_empty() {
        return html! {};
    }
    let row = |(id, title): &(String, String)| {
        let (on_change, id) = (on_change.clone(), id.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            on_change.emit(Change::Step(Action::Select(Some(id.clone()))));
        });
        html! { <li><button type="button" class="link" dir="auto" {onclick}>{title.clone()}</button></li> }
    };
    html! { <section><h3>{"Related records"}</h3><ul class="accounts">{for selected.related.iter().map(row)}</ul></section> }
}

/// What was corrected, and the day of the last change.
pub fn corrections(incident: &Incident, words: &Words) -> Html {
    let correction = |correction: &incidents::incident::Correction| {
        let on = correction
            .on
            .as_deref()
            .map(|day| format!("Corrected on {}: ", words.iso_day(day)));
        html! { <p class="aside" dir="auto">{on.unwrap_or_else(|| "Corrected: ".to_owned())}{correction.what.clone()}</p> }
    };
    html! {
        <footer>
            {for incident.corrections.iter().map(correction)}
            if let Some(updated) = &incident.updated { <p class="aside">{format!("Last changed on {}", words.iso_day(updated))}</p> }
        </footer>
    }
}

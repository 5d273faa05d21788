//! The facts of a record: in a line with how sure it is, and one by one with how each is known.

use incidents::model::facet::Facet;
use incidents::model::incident::{
    Actor, ActorRole, Incident, OccurrenceStatus, ResponsibilityStatus,
};
use incidents::model::place::PlacePrecision;
use incidents::model::positions::without_parts;
use incidents::model::when::DatePrecision;

use crate::filters::facet_filter;
use crate::record::sections::section;
use crate::ui::element::{Element, el};
use crate::ui::page::{Page, other_name};
use crate::words::Words;

/// A remark of at most this many bytes is read at once, a longer one on demand.
const SHORT: usize = 90;

/// When, where and how sure, in one line.
pub fn in_a_line(page: &Page, incident: &Incident) -> Element {
    let words = &page.words;
    let place = incident.place.name_in(words.language());
    let status = |text: String| el("span").class("status").text(text);
    let is_sure = |it: OccurrenceStatus| status(words.say(&format!("table-status-{}", it.code())));
    // That something happened may be sure, and who did it not.
    let by_whom = incident.responsibility_status;
    let by_whom = by_whom.filter(|it| *it == ResponsibilityStatus::Contested);
    el("p")
        .class("detail-line")
        .child(el("span").text(words.when(incident)))
        .child_opt(place.map(|place| el("bdi").text(place.to_owned())))
        .child_opt(incident.occurrence_status.map(is_sure))
        .child_opt(by_whom.and_then(|it| words.responsibility(it)).map(status))
}

/// The facts.
pub fn facts(page: &Page, incident: &Incident) -> Element {
    let words = &page.words;
    let mut facts = Vec::new();
    let mut fact = |name: String, value: Option<Element>| {
        if let Some(value) = value {
            facts.push(el("dt").text(name));
            facts.push(value);
        }
    };
    fact(words.say("fact-when"), Some(when(page, incident)));
    fact(words.say("fact-where"), Some(place(page, incident)));
    for (facet, codes) in [
        (Facet::Method, &incident.methods),
        (Facet::Target, &incident.targets),
    ] {
        let names = names(page, facet, codes);
        fact(words.facet(facet), names.map(|names| el("dd").text(names)));
    }
    fact(words.say("fact-says"), Some(who_says_so(page, incident)));
    fact(words.say("fact-sure"), how_sure(page, incident));
    section(words, "facts").child(el("dl").class("facts").children(facts))
}

/// How something is known, on demand.
fn remarks(words: &Words, id: &str, texts: Vec<Element>) -> Option<Element> {
    let summary = el("summary").text(words.say(id));
    (!texts.is_empty()).then(|| el("details").child(summary).children(texts))
}

fn when(page: &Page, incident: &Incident) -> Element {
    let words = &page.words;
    let when = words.when_there(incident);
    // The source's own words for a day, "2h2 hours ago", tell of it by the reasoning alone.
    let in_source = incident.date_text.as_ref().map(|text| {
        let said = words.say_with("in-source", &[("words", text.into())]);
        page.quoting(el("p"), &said)
    });
    let reasoning = incident.date_reasoning.as_ref();
    let reasoning = reasoning.map(|text| page.of_data(el("p"), text));
    let remarks_on_it = in_source.into_iter().chain(reasoning);
    let is_part_of_day = incident.date_precision() == DatePrecision::PartOfDay;
    el("dd")
        .text(match words.date_precision(incident.date_precision()) {
            Some(precision) => words.joined(when, precision),
            None => when,
        })
        .child_opt(
            // Which part of a day is known stands there alone.
            remarks(words, "date-reasoning", remarks_on_it.collect())
                .map(|remarks| remarks.flag("open", is_part_of_day)),
        )
}

/// Where a position comes from: at once if it is short, else on demand.
fn remark(page: &Page, text: Option<&String>) -> Option<Element> {
    let text = text?;
    let said = page.of_data(el("p"), text);
    match text.len() <= SHORT {
        true => Some(said.class("aside")),
        false => remarks(&page.words, "coordinate-source", vec![said]),
    }
}

fn place(page: &Page, incident: &Incident) -> Element {
    let words = &page.words;
    let place = &incident.place;
    let name = place.name_in(words.language()).or(place.admin1.as_deref());
    let other = name.and_then(|shown| other_name(page, shown, place.name.as_deref(), &place.names));
    // Without a name nothing remains to be said of how exactly it is known.
    let is_known = name.is_some() || place.precision != Some(PlacePrecision::None);
    let precision = words.place_precision(incident).filter(|_| is_known);
    el("dd")
        .child(match name {
            Some(name) => page.said(el("bdi"), &place.names).text(name.to_owned()),
            None => el("bdi").text(words.say("place-none")),
        })
        .text(" ")
        .child_opt(other.map(|(name, lang)| el("bdi").attr_if("lang", lang).text(name)))
        .child_opt(
            precision.map(|precision| el("p").class("place-precision aside").text(precision)),
        )
        .child_opt(remark(page, place.coordinate_source.as_ref()))
}

fn lines(page: &Page, texts: Vec<String>) -> Element {
    let mut list = el("ul");
    for text in texts {
        list = list.child(page.of_data(el("li"), &text));
    }
    el("dd").child(list)
}

/// The words for several codes in one line.
pub fn names(page: &Page, facet: Facet, codes: &[String]) -> Option<String> {
    let names = codes
        .iter()
        .map(|code| facet_filter::label(page, facet, code, None));
    page.words.all_joined(names.collect())
}

/// Whose words the record rests on: those who are quoted, then those who speak or report; where nobody is named,
/// those who published it.
fn who_says_so(page: &Page, incident: &Incident) -> Element {
    let mut said: Vec<String> = Vec::new();
    for excerpt in &incident.excerpts {
        said.extend(excerpt.attribution.as_ref().map(|by| page.name(by)));
    }
    for actor in &incident.actors {
        if matches!(actor.role, Some(ActorRole::Speaker | ActorRole::Reporter)) {
            said.push(actor_name(page, actor));
        }
    }
    let mut said = without_parts(said);
    if said.is_empty() {
        for source in &incident.sources {
            said.extend(source.publisher.clone());
        }
        said.dedup();
    }
    if said.is_empty() {
        said.push(page.words.say("says-nobody"));
    }
    lines(page, said)
}

/// The name of an actor in the page's language, if the map file has it, else as the record gives it.
pub fn actor_name(page: &Page, actor: &Actor) -> String {
    let language = page.words.language();
    let own = page.config.own_label("actor", &actor.id, language);
    own.unwrap_or(&actor.name).to_owned()
}

/// How sure it is, who judged that and when.
fn how_sure(page: &Page, incident: &Incident) -> Option<Element> {
    let words = &page.words;
    let mut judged = Vec::new();
    if let Some(status) = incident.occurrence_status {
        judged.push(words.occurrence(status));
    }
    if let Some(status) = incident.responsibility_status {
        judged.extend(words.responsibility(status));
    }
    let day = incident.assessed_on.as_deref();
    let by = incident.assessed_by.as_deref().unwrap_or_default();
    let id = match (by, day) {
        ("", None) => None,
        ("", Some(_)) => Some("assessed-on"),
        (_, None) => Some("assessed-by"),
        (_, Some(_)) => Some("assessed-by-on"),
    };
    let day = day.map(|day| words.iso_day(day)).unwrap_or_default();
    let by = page.name(by);
    let assessed = id.map(|id| words.say_with(id, &[("day", day.into()), ("by", by.into())]));
    let assessed = assessed.map(|said| page.quoting(el("p").class("aside"), &said));
    let judged_in_words = |text: String| el("li").text(text);
    (!judged.is_empty()).then(|| {
        let list = el("ul").children(judged.into_iter().map(judged_in_words));
        el("dd").child(list).child_opt(assessed)
    })
}

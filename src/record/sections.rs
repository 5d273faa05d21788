//! The sections of a record's detail that are lists of what somebody says.

use incidents::model::incident::{Account, Actor, ActorRole, Casualties, Correction, Incident};
use incidents::model::session::Action;
use incidents::query::engine::Selected;
use incidents::write::original::Original;

use crate::record::facts::actor_name;
use crate::ui::element::{Element, button, el, link};
use crate::ui::page::{Page, aside};
use crate::ui::symbol::mark_icon;
use crate::words::Words;

/// A section with its heading.
pub fn section(words: &Words, heading: &str) -> Element {
    el("section").child(el("h3").text(words.say(heading)))
}

/// A section that the reader unfolds, with the number of its entries beside the heading.
fn folded(words: &Words, heading: &str, n_entries: usize, entries: Element) -> Element {
    let summary = el("summary")
        .child(el("h3").text(words.say(heading)))
        .text(" ")
        .child(el("span").class("n-entries").text(words.number(n_entries)));
    let section = el("details").class("section").child(summary);
    section.child(entries)
}

/// A folded section that is a list; none without entries.
pub fn list_section(
    words: &Words,
    heading: &'static str,
    entries: Vec<Element>,
) -> Option<Element> {
    let n_entries = entries.len();
    let list = el("ul").class(heading).children(entries);
    (n_entries > 0).then(|| folded(words, heading, n_entries, list))
}

/// Conflicting accounts, slips, later findings: who, and what they say.
pub fn accounts(page: &Page, heading: &'static str, accounts: &[Account]) -> Option<Element> {
    let account = |account: &Account| {
        el("li")
            .child_opt(account.by.as_ref().map(|by| page.of_data(el("strong"), by)))
            .child(page.of_data(el("p"), &account.what))
    };
    list_section(&page.words, heading, accounts.iter().map(account).collect())
}

/// Figures of killed and injured side by side, each reporter's own and never summed.
pub fn tolls(page: &Page, incident: &Incident) -> Option<Element> {
    let words = &page.words;
    let tolls = &incident.casualties;
    if tolls.is_empty() {
        return None;
    }
    let mut head = el("tr");
    for id in ["toll-reporter", "toll-killed", "toll-injured"] {
        head = head.child(el("th").attr("scope", "col").text(words.say(id)));
    }
    let mut table = el("table").class("tolls");
    if tolls.len() > 1 {
        let caption = words.say("tolls-not-summed");
        table = table.child(el("caption").class("aside").text(caption));
    }
    table = table.child(el("thead").child(head));
    for toll in tolls {
        table = table.child(reporter(page, toll));
    }
    Some(section(words, "tolls").child(table))
}

/// What one reporter says: the figures, and below them what they are about.
fn reporter(page: &Page, toll: &Casualties) -> Element {
    let words = &page.words;
    let figure = |min, max| {
        let figure = words.range("figure", min, max);
        let class = if figure.is_some() { "toll" } else { "aside" };
        let text = figure.unwrap_or_else(|| words.say("figure-not-stated"));
        el("td").class(class).text(text)
    };
    let as_of = toll.as_of.as_deref().map(|day| {
        let day = words.iso_day(day);
        words.say_with("toll-as-of", &[("day", day.into())])
    });
    let of_data = |text: &Option<String>| {
        let text = text.as_ref()?;
        Some(page.of_data(el("p").class("aside"), text))
    };
    let about = [of_data(&toll.scope), as_of.map(aside), of_data(&toll.note)];
    let about: Vec<Element> = about.into_iter().flatten().collect();
    let name = page.of_data(el("th").attr("scope", "rowgroup"), &toll.reporter);
    let figures = el("tr")
        .child(name)
        .child(figure(toll.killed_min, toll.killed_max))
        .child(figure(toll.injured_min, toll.injured_max));
    let body = el("tbody").child(figures);
    match about.is_empty() {
        true => body,
        false => body.child(el("tr").child(el("td").attr("colspan", "3").children(about))),
    }
}

/// What the file says of the record that no other section does, under the names of its columns there.
pub fn others(page: &Page, selected: &Selected) -> Option<Element> {
    let is_read = |name: &str| page.config.fields.is_read(name);
    let facts = Original::of(&selected.text).facts(is_read);
    if facts.is_empty() {
        return None;
    }
    let mut list = el("dl").class("facts");
    for (name, said) in facts {
        let said = match said.starts_with("https://") && !said.contains(char::is_whitespace) {
            true => el("dd").child(link(&said).attr("dir", "auto").text(said)),
            false => el("dd").attr("dir", "auto").text(said),
        };
        list = list
            .child(el("dt").attr("dir", "auto").text(name))
            .child(said);
    }
    Some(section(&page.words, "other-facts").child(list))
}

/// Who is named, in which role, in whose words.
pub fn actors(page: &Page, incident: &Incident) -> Option<Element> {
    let mut list = el("dl").class("actors");
    for role in [
        Some(ActorRole::AllegedPerpetrator),
        Some(ActorRole::Target),
        Some(ActorRole::Speaker),
        Some(ActorRole::Reporter),
        None,
    ] {
        let mut is_first = true;
        for actor in incident.actors.iter().filter(|actor| actor.role == role) {
            if is_first {
                list = list.child(el("dt").text(page.words.role(role)));
            }
            is_first = false;
            list = list.child(named_actor(page, actor));
        }
    }
    let n_actors = incident.actors.len();
    (n_actors > 0).then(|| folded(&page.words, "actors", n_actors, list))
}

fn named_actor(page: &Page, actor: &Actor) -> Element {
    let say = |id: &str, name: &'static str, value: &String| {
        page.words.say_with(id, &[(name, value.into())])
    };
    let name = actor_name(page, actor);
    let wording = actor
        .wording
        .as_ref()
        .filter(|wording| **wording != actor.name);
    el("dd")
        .child(page.of_data(el("bdi"), &name))
        .child_opt(
            wording.map(|wording| page.quoting(el("q"), &say("wording", "wording", wording))),
        )
        .child_opt(actor.named_by.as_ref().map(|by| {
            page.quoting(
                el("p").class("aside"),
                &say("named-by", "by", &page.name(by)),
            )
        }))
}

/// Records of the same event, sub-totals and sequels.
pub fn related(page: &Page, selected: &Selected) -> Option<Element> {
    let row = |incident: &Incident| {
        let open = page.step(Action::Select(Some(incident.id.clone())));
        let code = incident.categories.first().map_or("", String::as_str);
        el("li")
            .child(mark_icon(page, code, incident.place.is_exact()))
            .child(
                el("div")
                    .child(
                        button(incident.title_in(page.words.language()).to_owned(), open)
                            .class("link")
                            .attr("dir", "auto"),
                    )
                    .child(aside(page.words.joined(
                        page.words.kind(incident.kind),
                        page.words.when(incident),
                    ))),
            )
    };
    let rows = selected.related.iter().map(row).collect();
    list_section(&page.words, "related", rows)
}

/// What was corrected, and the day of the last change.
pub fn corrections(page: &Page, incident: &Incident) -> Element {
    let words = &page.words;
    let mut footer = el("footer");
    for Correction { on, what } in &incident.corrections {
        let id = match on {
            Some(_) => "corrected-on",
            None => "corrected",
        };
        let day = on.as_deref().map(|day| words.iso_day(day));
        let day = day.unwrap_or_default();
        let said = words.say_with(id, &[("day", day.into()), ("what", what.into())]);
        footer = footer.child(page.quoting(el("p").class("aside"), &said));
    }
    if let Some(day) = &incident.updated {
        let day = words.iso_day(day);
        let said = words.say_with("last-changed", &[("day", day.into())]);
        footer = footer.child(aside(said));
    }
    footer
}

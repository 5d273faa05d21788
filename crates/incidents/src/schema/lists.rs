//! Members that are lists of objects: actors, tolls, quotations, sources, accounts.

use crate::json::value::Json;
use crate::model::incident::{Account, Actor, ActorRole, Casualties, Correction, Excerpt, Source};
use crate::model::message::quoted;
use crate::model::said::said;
use crate::model::text::{Text, translation_of};
use crate::schema::finding::{Findings, Path, Value};
use crate::schema::values::{address, code, count, date_text, day, is_web_address, text};

/// The first of these members as a text.
fn text_of(value: Value<'_, '_>, names: &[&str], findings: &mut Findings) -> Option<String> {
    text(value.first(names)?, findings)
}

fn day_of(value: Value<'_, '_>, names: &[&str], findings: &mut Findings) -> Option<String> {
    day(value.first(names)?, findings)
}

fn address_of(value: Value<'_, '_>, names: &[&str], findings: &mut Findings) -> Option<String> {
    address(value.first(names)?, findings)
}

/// Adds what can be read of a list, or of the one value that stands for it.
pub(crate) fn extend<T>(
    value: Value<'_, '_>,
    findings: &mut Findings,
    read: fn(Value<'_, '_>, &mut Findings) -> Option<T>,
    list: &mut Vec<T>,
) {
    value.each(|item| list.extend(read(item, findings)));
}

fn is_object(value: Value<'_, '_>) -> bool {
    value.json.members().is_some()
}

/// An actor: an object, or its name.
pub(crate) fn actor(value: Value<'_, '_>, findings: &mut Findings) -> Option<Actor> {
    if !is_object(value) {
        let name = text(value, findings)?;
        return Some(Actor {
            id: id_from_name(&name),
            name,
            wording: None,
            role: None,
            named_by: None,
        });
    }
    let id = text_of(value, &["id"], findings);
    let wording = text_of(value, &["wording"], findings);
    let name = text_of(value, &["name"], findings)
        .or_else(|| id.clone())
        .or_else(|| wording.clone());
    let Some(name) = name else {
        findings.dropped(
            value.path,
            said!("expected an actor with a name, but found none"),
        );
        return None;
    };
    Some(Actor {
        id: id.unwrap_or_else(|| id_from_name(&name)),
        name,
        wording,
        role: value.first(&["role"]).and_then(|role| {
            code(
                role,
                findings,
                ActorRole::from_code,
                ActorRole::ALL,
                ActorRole::code,
            )
        }),
        named_by: text_of(value, &["named_by"], findings),
    })
}

/// `Syrian Arab Air Force` as `syrian_arab_air_force`.
fn id_from_name(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        name.to_owned()
    } else {
        words.join("_")
    }
}

/// A toll as one reporter gives it.
pub(crate) fn casualties(value: Value<'_, '_>, findings: &mut Findings) -> Option<Casualties> {
    if !is_object(value) {
        findings.expected(
            said!("an object with reporter, killed_min, killed_max, injured_min and injured_max"),
            value,
        );
        return None;
    }
    let reporter =
        text_of(value, &["reporter", "reported_by", "source"], findings).unwrap_or_default();
    let (killed_min, killed_max) =
        range_of(value, ["killed_min", "killed_max", "killed"], findings);
    let (injured_min, injured_max) =
        range_of(value, ["injured_min", "injured_max", "injured"], findings);
    Some(Casualties {
        reporter,
        as_of: day_of(value, &["as_of"], findings),
        scope: text_of(value, &["scope"], findings),
        killed_min,
        killed_max,
        injured_min,
        injured_max,
        note: text_of(value, &["note"], findings),
    })
}

fn range_of(
    value: Value<'_, '_>,
    [min, max, both]: [&str; 3],
    findings: &mut Findings,
) -> (Option<u32>, Option<u32>) {
    let mut number = |name| count(value.first(&[name])?, findings);
    let both = number(both);
    let (least, most) = (number(min).or(both), number(max).or(both));
    in_order(least, most, value.path, findings)
}

/// The two ends of a range, unless they are the wrong way round: then neither can be trusted.
pub(crate) fn in_order(
    least: Option<u32>,
    most: Option<u32>,
    path: Path<'_>,
    findings: &mut Findings,
) -> (Option<u32>, Option<u32>) {
    if let (Some(min), Some(max)) = (least, most)
        && min > max
    {
        let message = said!(
            "expected the least number first, but found at least {min} and at most {max}: neither is shown",
            min as usize,
            max as usize
        );
        findings.dropped(path, message.as_sentence());
        return (None, None);
    }
    (least, most)
}

/// A quotation: an object, or its words.
pub(crate) fn excerpt(value: Value<'_, '_>, findings: &mut Findings) -> Option<Excerpt> {
    if !is_object(value) {
        return Some(Excerpt {
            text: text(value, findings)?,
            ..Excerpt::default()
        });
    }
    let Some(words) = text_of(value, &["text", "quote"], findings) else {
        findings.dropped(
            value.path,
            said!("expected a quotation with a text, but found none"),
        );
        return None;
    };
    let mut translations = Text::default();
    for (name, json) in value.json.members().into_iter().flatten() {
        let path = value.path;
        if let Some((_, language)) = translation_of(&["text"], name)
            && let Some(words) = text(Value { json, path }, findings)
        {
            translations.set(&language, words);
        }
    }
    Some(Excerpt {
        text: words,
        translations,
        attribution: text_of(value, &["attribution"], findings),
        source: address_of(value, &["source", "url"], findings),
        lang: text_of(value, &["lang", "language"], findings),
    })
}

/// Sources: objects, addresses, or publishers' names, several of them parted by semicolons.
pub(crate) fn sources(value: Value<'_, '_>, findings: &mut Findings) -> Vec<Source> {
    let mut sources = Vec::new();
    value.each(|item| match item.json {
        Json::Object(_) => sources.extend(source(item, findings)),
        Json::Text(texts) => {
            let parts = texts
                .split(';')
                .map(|part| part.trim().trim_matches(','))
                .filter(|part| !part.is_empty());
            sources.extend(parts.filter_map(|part| source_in_text(part, item, findings)));
        }
        _ => findings.expected(
            said!("a source with publisher, title, url and date, or its name or address"),
            item,
        ),
    });
    sources
}

fn source(value: Value<'_, '_>, findings: &mut Findings) -> Option<Source> {
    let source = Source {
        publisher: text_of(value, &["publisher", "name"], findings),
        title: text_of(value, &["title", "text"], findings),
        url: address_of(value, &["url", "link", "href"], findings),
        date: value
            .first(&["date"])
            .and_then(|date| date_text(date, findings)),
        archive_url: address_of(value, &["archive_url"], findings),
    };
    (source != Source::default()).then_some(source)
}

fn source_in_text(part: &str, item: Value<'_, '_>, findings: &mut Findings) -> Option<Source> {
    if is_web_address(part) {
        return Some(Source {
            url: Some(part.to_owned()),
            ..Source::default()
        });
    }
    let lower = part.to_ascii_lowercase();
    if lower.contains("://")
        || ["javascript:", "data:", "vbscript:"]
            .iter()
            .any(|scheme| lower.starts_with(scheme))
    {
        let message = said!(
            "expected an address that begins with https:// or http:// and names no user, but found {found}",
            quoted(part)
        );
        findings.dropped(item.path, message.as_sentence());
        return None;
    }
    let json = Json::Text(part.into());
    let publisher = text(
        Value {
            json: &json,
            path: item.path,
        },
        findings,
    )?;
    Some(Source {
        publisher: Some(publisher),
        ..Source::default()
    })
}

/// Somebody's account: an object, or its words.
pub(crate) fn account(value: Value<'_, '_>, findings: &mut Findings) -> Option<Account> {
    if !is_object(value) {
        return Some(Account {
            by: None,
            what: text(value, findings)?,
        });
    }
    let by = text_of(value, &["by"], findings);
    let Some(what) = text_of(value, &["what", "text"], findings) else {
        findings.dropped(value.path, said!("expected {by, what}, but found no what"));
        return None;
    };
    Some(Account { by, what })
}

/// A correction: an object, or its words.
pub(crate) fn correction(value: Value<'_, '_>, findings: &mut Findings) -> Option<Correction> {
    if !is_object(value) {
        return Some(Correction {
            on: None,
            what: text(value, findings)?,
        });
    }
    let on = day_of(value, &["on", "date"], findings);
    let Some(what) = text_of(value, &["what", "text"], findings) else {
        findings.dropped(value.path, said!("expected {on, what}, but found no what"));
        return None;
    };
    Some(Correction { on, what })
}

/// The id of another record: a text, a number, or an object with an id.
pub(crate) fn related(value: Value<'_, '_>, findings: &mut Findings) -> Option<String> {
    if is_object(value) {
        return text_of(value, &["id"], findings);
    }
    text(value, findings)
}

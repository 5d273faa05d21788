//! A feature as the engine's reader would have it, had it read what is written.

use std::borrow::Cow;

use incidents::read::Json;
use serde_json::Value;

use super::{Members, Source, Written};
use crate::links::Link;

/// How deep a value may lie that is given: the engine reads no text that is nested deeper than 128.
const DEEPEST: usize = 100;

type Member<'w> = (Cow<'w, str>, Json<'w>);

/// A feature; nothing where the engine may not read its text.
pub(crate) fn feature<'w>(
    id: Option<&'w Written<'_>>,
    geometry: &'w Written<'_>,
    members: &'w Members<'_>,
) -> Option<Json<'w>> {
    let mut all = Vec::with_capacity(4);
    all.push(member("geometry", geometry.to_json()?));
    if let Some(id) = id {
        all.push(member("id", id.to_json()?));
    }
    let mut properties = Vec::with_capacity(members.0.len());
    for (name, value) in &members.0 {
        let value = match value {
            // Nobody reads what it says, but that there is something.
            Written::Object(facts) if facts.are_flat() => Json::Object(Vec::new()),
            value => value.to_json()?,
        };
        properties.push((Cow::Borrowed(name.as_ref()), value));
    }
    all.push(member("properties", Json::Object(properties)));
    all.push(member("type", text("Feature")));
    Some(Json::Object(all))
}

fn member<'w>(name: &'w str, value: Json<'w>) -> Member<'w> {
    (Cow::Borrowed(name), value)
}

fn text(text: &str) -> Json<'_> {
    Json::Text(Cow::Borrowed(text))
}

fn number(number: f64) -> Json<'static> {
    match number.is_finite() {
        true => Json::Number(number),
        false => Json::Null,
    }
}

impl Members<'_> {
    fn are_flat(&self) -> bool {
        self.0.iter().all(|(_, value)| {
            matches!(value, Written::Text(_))
                || value.to_json().is_some() && !matches!(value, Written::Object(_))
        })
    }
}

impl Written<'_> {
    fn to_json(&self) -> Option<Json<'_>> {
        Some(match self {
            Self::Text(words) => text(words),
            Self::Lent(value) => of_value(value, DEEPEST)?,
            Self::Value(value) => of_value(value, DEEPEST)?,
            Self::Count(count) => Json::Integer((*count).into()),
            Self::Point(lng, lat) => {
                let coordinates = Json::List(vec![number(*lng), number(*lat)]);
                Json::Object(vec![
                    member("coordinates", coordinates),
                    member("type", text("Point")),
                ])
            }
            Self::Sources(list, links) => {
                let mut all = Vec::with_capacity(list.len() + links.len());
                for source in list {
                    all.push(source.to_json()?);
                }
                all.extend(links.iter().map(report));
                Json::List(all)
            }
            Self::Object(members) => {
                let mut all = Vec::with_capacity(members.0.len());
                for (name, value) in &members.0 {
                    all.push((Cow::Borrowed(name.as_ref()), value.to_json()?));
                }
                Json::Object(all)
            }
        })
    }
}

impl Source {
    fn to_json(&self) -> Option<Json<'_>> {
        Some(match self {
            Self::Given(source) => of_value(source, DEEPEST)?,
            Self::Publisher(name, url) => {
                let mut members = vec![member("publisher", text(name))];
                members.extend(url.iter().map(|url| member("url", text(url))));
                Json::Object(members)
            }
            Self::Report(link) => report(link),
        })
    }
}

fn report(link: &Link) -> Json<'_> {
    let mut members = Vec::with_capacity(2);
    members.extend(link.name.iter().map(|name| member("title", text(name))));
    members.push(member("url", text(&link.url)));
    Json::Object(members)
}

/// A value as the engine reads it: of a whole number beyond its own the digits count.
fn of_value(value: &Value, depth: usize) -> Option<Json<'_>> {
    let depth = depth.checked_sub(1)?;
    Some(match value {
        Value::Null => Json::Null,
        Value::Bool(is) => Json::Bool(*is),
        Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(number), _) => Json::Integer(number),
            (None, Some(number)) => Json::Text(number.to_string().into()),
            (None, None) => self::number(number.as_f64()?),
        },
        Value::String(words) => text(words),
        Value::Array(list) => {
            let values = list.iter().map(|value| of_value(value, depth));
            Json::List(values.collect::<Option<_>>()?)
        }
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| Some((Cow::Borrowed(name.as_str()), of_value(value, depth)?)));
            Json::Object(members.collect::<Option<_>>()?)
        }
    })
}

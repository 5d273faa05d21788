//! A feature while it is put together, and who reports it.

use std::borrow::Cow;

use serde_json::{Value, json};

use crate::links::{self, Link};
use crate::markup;
use crate::written::{Members, Source, Written};

/// A feature while it is put together.
#[derive(Default)]
pub(crate) struct Feature<'t> {
    pub(crate) members: Members<'t>,
    /// For each column whether a member was read from it.
    is_used: Vec<bool>,
    /// Those of which it holds.
    used: Vec<usize>,
    /// Addresses of reports.
    pub(crate) links: Vec<Link>,
}

impl Feature<'_> {
    /// Of a row of so many columns.
    pub(crate) fn of(n_columns: usize) -> Self {
        Self {
            is_used: vec![false; n_columns],
            ..Self::default()
        }
    }

    /// Makes it one of the next row.
    pub(crate) fn clear(&mut self) {
        self.members.clear();
        self.links.clear();
        for column in self.used.drain(..) {
            self.is_used[column] = false;
        }
    }

    /// A member was read from this column.
    pub(crate) fn uses(&mut self, column: usize) {
        if let Some(is_used) = self.is_used.get_mut(column) {
            *is_used = true;
            self.used.push(column);
        }
    }

    /// What was read from this column is not said after all.
    pub(crate) fn leaves(&mut self, column: usize) {
        if let Some(is_used) = self.is_used.get_mut(column) {
            *is_used = false;
        }
    }

    /// Whether a member was read from this column.
    pub(crate) fn has_used(&self, column: usize) -> bool {
        self.is_used.get(column).copied().unwrap_or(false)
    }

    /// Those who report it, with the addresses of their reports.
    pub(crate) fn sources(&mut self) {
        let given = |list: Vec<Value>| {
            let list = list.into_iter().map(with_address);
            list.map(Source::Given).collect()
        };
        let mut sources: Vec<Source> = match self.members.remove("sources") {
            Some(Written::Value(Value::Array(list))) => given(list),
            Some(Written::Lent(Value::Array(list))) => given(list.clone()),
            Some(Written::Text(text)) => publishers(&text),
            Some(Written::Lent(other)) => given(vec![other.clone()]),
            Some(Written::Value(other)) => given(vec![other]),
            _ => Vec::new(),
        };
        let is_known = |url: &str| sources.iter().any(|source| source.is_at(url));
        let mut new: Vec<Link> = Vec::new();
        for link in self.links.drain(..) {
            if !is_known(&link.url) && !new.iter().any(|known| known.url == link.url) {
                new.push(link);
            }
        }
        // Who alone reports it does so at the only address.
        match (sources.as_mut_slice(), new.as_slice()) {
            ([Source::Given(Value::Object(source))], [only]) if !source.contains_key("url") => {
                source.insert("url".to_owned(), json!(only.url));
                new.clear();
            }
            ([Source::Publisher(_, url @ None)], [_]) => *url = new.pop().map(|only| only.url),
            _ => {}
        }
        if !sources.is_empty() || !new.is_empty() {
            let sources = Written::Sources(sources, new);
            self.members.insert("sources", sources);
        }
    }
}

/// A source whose address and words are called otherwise, as in `{"path": "https://example.org/1", "description": "Film"}`.
fn with_address(mut source: Value) -> Value {
    let has = |name: &str| source.get(name).and_then(Value::as_str);
    let is_url = has("path").is_some_and(|path| path.starts_with("http"));
    let has_words = ["title", "publisher"]
        .iter()
        .any(|name| has(name).is_some());
    if let Value::Object(members) = &mut source
        && is_url
        && !members.contains_key("url")
    {
        for (name, other) in [("url", "path"), ("title", "description")] {
            let moves = name == "url" || !has_words;
            let moved = if moves { members.remove(other) } else { None };
            if let Some(value) = moved.filter(|value| value != "") {
                members.insert(name.to_owned(), value);
            }
        }
    }
    source
}

/// Names and addresses in a cell, parted by semicolons or lines.
fn publishers(text: &str) -> Vec<Source> {
    let links = links::links(text);
    if !links.is_empty() {
        return links.into_iter().map(Source::Report).collect();
    }
    let text = match markup::is_marked_up(text) {
        true => Cow::Owned(markup::text_of(text)),
        false => Cow::Borrowed(text),
    };
    let mut ends = memchr::memchr2_iter(b';', b'\n', text.as_bytes());
    let mut start = Some(0);
    let parts = std::iter::from_fn(|| {
        let end = ends.next();
        let part = text.get(start?..end.unwrap_or(text.len()));
        start = end.map(|end| end + 1);
        part
    });
    let parts = parts.map(|part| part.trim().trim_matches(['"', ',']).trim());
    parts
        .filter(|part| !part.is_empty())
        .map(|part| Source::Publisher(part.to_owned(), None))
        .collect()
}

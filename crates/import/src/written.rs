//! A feature as it is written: its members in the order of their names, as JSON in one line.

pub(crate) mod json;
mod out;

use std::borrow::Cow;

use serde_json::Value;

use crate::links::Link;
use crate::values::Cell;
use out::Out;

/// Members of an object, in the order of their names.
#[derive(Debug, Default)]
pub(crate) struct Members<'t>(Vec<(Cow<'t, str>, Written<'t>)>);

impl<'t> Members<'t> {
    fn place(&self, name: &str) -> Result<usize, usize> {
        // Most come in their order.
        if self.0.last().is_none_or(|(last, _)| last.as_ref() < name) {
            return Err(self.0.len());
        }
        self.0
            .binary_search_by(|(known, _)| known.as_ref().cmp(name))
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Written<'t>> {
        let at = self.place(name).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    /// Puts a member in its place, and in that of what has had its name. Those behind it move: it is for the few that our schema knows.
    pub(crate) fn insert(&mut self, name: impl Into<Cow<'t, str>>, value: Written<'t>) {
        let name = name.into();
        match self.place(&name) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (name, value)),
        }
    }

    /// Puts a member in its place unless there is one of its name.
    pub(crate) fn insert_new(&mut self, name: &'t str, value: Written<'t>) {
        if let Err(at) = self.place(name) {
            self.0.insert(at, (name.into(), value));
        }
    }

    pub(crate) fn remove(&mut self, name: &str) -> Option<Written<'t>> {
        let at = self.place(name).ok()?;
        Some(self.0.remove(at).1)
    }

    /// Puts a member behind the others, whose names come before its own.
    pub(crate) fn push(&mut self, name: Cow<'t, str>, value: Written<'t>) {
        self.0.push((name, value));
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What a member of a record says. What is taken over as the file has it is not copied.
#[derive(Debug)]
pub(crate) enum Written<'t> {
    Text(Cow<'t, str>),
    /// As the file has it.
    Lent(&'t Value),
    Value(Value),
    /// A whole number.
    Count(u32),
    /// A geometry: longitude and latitude in degrees.
    Point(f64, f64),
    /// What the file says of who reports it, and the addresses of reports that it names elsewhere.
    Sources(Vec<Source>, Vec<Link>),
    Object(Members<'t>),
}

impl<'t> From<Cow<'t, str>> for Written<'t> {
    fn from(text: Cow<'t, str>) -> Self {
        Self::Text(text)
    }
}

impl<'t> From<&'t str> for Written<'t> {
    fn from(text: &'t str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Written<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<u32> for Written<'_> {
    fn from(number: u32) -> Self {
        Self::Count(number)
    }
}

impl<'t> From<Cell<'t>> for Written<'t> {
    fn from(cell: Cell<'t>) -> Self {
        match cell {
            Cell::Text(text) => text.into(),
            Cell::Value(value) => Self::Lent(value),
        }
    }
}

impl Written<'_> {
    /// What it says, as a cell.
    pub(crate) fn cell(&self) -> Option<Cell<'_>> {
        match self {
            Self::Text(text) => Some(Cell::Text(text)),
            Self::Lent(value) => Some(Cell::of(value)),
            Self::Value(value) => Some(Cell::of(value)),
            Self::Count(_) | Self::Point(..) | Self::Sources(..) | Self::Object(_) => None,
        }
    }

    /// The text, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        self.cell()?.text()
    }

    fn write(&self, out: &mut Out<'_>) {
        match self {
            Self::Text(text) => out.string(text),
            Self::Lent(value) => out.json(value),
            Self::Value(value) => out.json(value),
            Self::Count(count) => out.count(*count),
            Self::Point(lng, lat) => {
                out.put(br#"{"coordinates":["#);
                out.degrees(*lng);
                out.byte(b',');
                out.degrees(*lat);
                out.put(br#"],"type":"Point"}"#);
            }
            Self::Sources(list, links) => {
                let n_all = list.len() + links.len();
                out.byte(b'[');
                for (source, nth) in list.iter().zip(1..) {
                    source.write(out);
                    out.end_of(nth == n_all);
                }
                for (link, nth) in links.iter().zip(list.len() + 1..) {
                    report(out, link);
                    out.end_of(nth == n_all);
                }
                out.byte(b']');
            }
            Self::Object(members) => object(out, members),
        }
    }
}

/// Who reports it.
#[derive(Debug)]
pub(crate) enum Source {
    /// As the file has it.
    Given(Value),
    /// Named in a cell, with the address of the report if there is one for it alone.
    Publisher(String, Option<String>),
    /// Linked in a cell.
    Report(Link),
}

impl Source {
    /// Whether it has an address.
    pub(crate) fn is_at(&self, url: &str) -> bool {
        match self {
            Self::Given(source) => source["url"] == url || source.as_str() == Some(url),
            Self::Publisher(_, at) => at.as_deref() == Some(url),
            Self::Report(link) => link.url == url,
        }
    }

    fn write(&self, out: &mut Out<'_>) {
        match self {
            Self::Given(source) => out.json(source),
            Self::Publisher(name, Some(url)) => named(out, Some((r#"{"publisher":"#, name)), url),
            Self::Publisher(name, None) => {
                out.put(br#"{"publisher":"#);
                out.string(name);
                out.byte(b'}');
            }
            Self::Report(link) => report(out, link),
        }
    }
}

fn report(out: &mut Out<'_>, link: &Link) {
    let title = link.name.as_deref().map(|name| (r#"{"title":"#, name));
    named(out, title, &link.url);
}

/// Writes a source with its address.
fn named(out: &mut Out<'_>, name: Option<(&str, &str)>, url: &str) {
    if let Some((member, name)) = name {
        out.put(member.as_bytes());
        out.string(name);
        out.put(br#","url":"#);
    } else {
        out.put(br#"{"url":"#);
    }
    out.string(url);
    out.byte(b'}');
}

/// Writes a feature.
pub(crate) fn feature(
    out: &mut Vec<u8>,
    id: Option<&Written<'_>>,
    geometry: &Written<'_>,
    members: &Members<'_>,
) {
    let mut out = Out::to(out);
    out.put(br#"{"geometry":"#);
    geometry.write(&mut out);
    if let Some(id) = id {
        out.put(br#","id":"#);
        id.write(&mut out);
    }
    out.put(br#","properties":"#);
    object(&mut out, members);
    out.put(br#","type":"Feature"}"#);
    out.pass_on();
}

fn object(out: &mut Out<'_>, members: &Members<'_>) {
    out.byte(b'{');
    for ((name, value), nth) in members.0.iter().zip(1..) {
        out.string(name);
        out.byte(b':');
        value.write(out);
        out.end_of(nth == members.0.len());
    }
    out.byte(b'}');
}

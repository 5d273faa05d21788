//! A feature as it is written: its members in the order of their names, as JSON in one line.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use crate::links::Link;
use crate::values::Cell;

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
    pub(crate) fn insert(&mut self, name: &'t str, value: Written<'t>) {
        match self.place(name) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (name.into(), value)),
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
    /// A geometry: longitude and latitude in degrees.
    Point(f64, f64),
    /// What the file says of who reports it, and the addresses of reports that it names elsewhere.
    Sources(Vec<Value>, Vec<Link>),
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
        Self::Value(number.into())
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
            Self::Point(..) | Self::Sources(..) | Self::Object(_) => None,
        }
    }

    /// The text, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        self.cell()?.text()
    }

    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Text(text) => string(out, text),
            Self::Lent(value) => json(out, value),
            Self::Value(value) => json(out, value),
            Self::Point(lng, lat) => {
                out.extend_from_slice(br#"{"coordinates":["#);
                json(out, lng);
                out.push(b',');
                json(out, lat);
                out.extend_from_slice(br#"],"type":"Point"}"#);
            }
            Self::Sources(list, links) => {
                out.push(b'[');
                for source in list {
                    json(out, source);
                    out.push(b',');
                }
                for link in links {
                    out.extend_from_slice(b"{");
                    if let Some(name) = &link.name {
                        out.extend_from_slice(br#""title":"#);
                        string(out, name);
                        out.push(b',');
                    }
                    out.extend_from_slice(br#""url":"#);
                    string(out, &link.url);
                    out.extend_from_slice(b"},");
                }
                close(out, b']');
            }
            Self::Object(members) => object(out, members),
        }
    }
}

/// Writes a feature.
pub(crate) fn feature(
    out: &mut Vec<u8>,
    id: Option<&Written<'_>>,
    geometry: &Written<'_>,
    members: &Members<'_>,
) {
    out.extend_from_slice(br#"{"geometry":"#);
    geometry.write(out);
    if let Some(id) = id {
        out.extend_from_slice(br#","id":"#);
        id.write(out);
    }
    out.extend_from_slice(br#","properties":"#);
    object(out, members);
    out.extend_from_slice(br#","type":"Feature"}"#);
}

fn object(out: &mut Vec<u8>, members: &Members<'_>) {
    out.push(b'{');
    for (name, value) in &members.0 {
        string(out, name);
        out.push(b':');
        value.write(out);
        out.push(b',');
    }
    close(out, b'}');
}

/// Closes a list or an object, whose last comma gives way.
fn close(out: &mut Vec<u8>, end: u8) {
    match out.last_mut() {
        Some(last) if *last == b',' => *last = end,
        _ => out.push(end),
    }
}

fn string(out: &mut Vec<u8>, text: &str) {
    let is_plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
    if !text.bytes().all(is_plain) {
        return json(out, text);
    }
    out.reserve(text.len() + 2);
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
}

/// Writes a value. Nothing fails that is written to memory.
fn json<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) {
    let start = out.len();
    if serde_json::to_writer(&mut *out, value).is_err() {
        out.truncate(start);
        out.extend_from_slice(b"null");
    }
}

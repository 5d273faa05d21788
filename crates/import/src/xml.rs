//! Files in XML that have places in them: KML, GPX, RSS and Atom. Each becomes a table.
//!
//! Nothing that a file declares is put into it: an entity stays as it is written, so that a few of them stand for no more than themselves.

mod feed;
mod geometry;
mod gpx;
mod kml;
mod node;

use std::collections::HashMap;

use incidents::said;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;

use crate::features::Lines;
use crate::findings::Findings;
use crate::long_names;
use crate::position::NO_PAIR;
use crate::table::{Object, Table};
use node::{Broken, DEEPEST, node};

/// A vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Kml,
    Gpx,
    Rss,
    Atom,
}

/// The fact of in which folders a placemark lies: by the name of the element, since a name in words would be one of some language.
const FOLDERS: &str = "kml:Folder";

/// How much of a file tells what it is.
const HEAD: usize = 1 << 12;

/// What a text in XML is, by its first element; nothing where it is none of these.
pub(crate) fn kind(text: &str) -> Option<Kind> {
    let mut reader = Reader::from_str(text);
    while reader.buffer_position() < HEAD as u64 {
        match reader.read_event().ok()? {
            Event::Start(start) => {
                return match start.local_name().as_ref() {
                    "kml" => Some(Kind::Kml),
                    "gpx" => Some(Kind::Gpx),
                    "rss" | "RDF" => Some(Kind::Rss),
                    "feed" => Some(Kind::Atom),
                    _ => None,
                };
            }
            Event::Empty(_) | Event::Eof => return None,
            _ => {}
        }
    }
    None
}

/// Whether a file that begins so is one of these, as far as its first bytes show.
pub(crate) fn begins(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    if !head.trim_ascii_start().starts_with(b"<") {
        return false;
    }
    // In other encodings the names of elements are the same.
    kind(&String::from_utf8_lossy(head)).is_some()
}

/// The records of a file; what is broken ends it, and is said.
pub(crate) fn read(text: &str, kind: Kind, findings: &mut Findings) -> Table {
    let mut reader = Reader::from_str(text);
    // An element that ends where it begins is one like others.
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk {
        reader,
        text,
        lines: Lines::default(),
        depth: 0,
        folders: Vec::new(),
        times: Vec::new(),
        has_taken_time: false,
        is_ours: false,
        about: None,
        rows: Vec::new(),
        findings,
    };
    walk.findings.note(match kind {
        Kind::Kml => said!("the file is KML, and no GeoJSON: its placemarks are the records"),
        Kind::Gpx => said!("the file is GPX, and no GeoJSON: its waypoints are the records"),
        Kind::Rss | Kind::Atom => {
            said!("the file is a feed (RSS or Atom), and no GeoJSON: its entries are the records")
        }
    });
    if let Err(broken) = walk.all(kind) {
        let at = match broken {
            Broken::Xml(_) => walk.reader.error_position(),
            Broken::CutOff | Broken::Deep => walk.reader.buffer_position(),
        } as usize;
        let line = Lines::default().at(text, at.min(text.len()));
        walk.findings.record_lost(line, broken.said().as_sentence());
    }
    walk.table()
}

/// A record on its way into a table.
#[derive(Default)]
struct Found {
    line: u32,
    id: Value,
    geometry: Value,
    /// What stands where a place should, and is none.
    not_drawn: Option<String>,
    /// Names with what stands under them; two with one name are told apart.
    members: Vec<(String, Value)>,
    /// Each name with how many there are of it.
    names: HashMap<String, usize>,
    /// The folder in which it lies.
    folder: Option<String>,
    /// That folder behind those around it.
    folders: String,
}

impl Found {
    fn put(&mut self, name: &str, value: Value) {
        let is_blank = match &value {
            Value::Null => true,
            Value::String(text) => text.trim().is_empty(),
            Value::Array(list) => list.is_empty(),
            _ => false,
        };
        if is_blank {
            return;
        }
        let mut free = name.to_owned();
        let mut nth = self.names.get(name).copied().unwrap_or(0);
        while nth > 0 {
            nth += 1;
            free = format!("{name} ({nth})");
            if !self.names.contains_key(&free) {
                self.names.insert(name.to_owned(), nth);
                break;
            }
        }
        self.names.insert(free.clone(), 1);
        self.members.push((free, value));
    }

    fn text(&mut self, name: &str, text: &str) {
        self.put(name, text.trim().into());
    }
}

/// The way through a file, from record to record.
struct Walk<'t, 'f> {
    reader: Reader<&'t [u8]>,
    text: &'t str,
    lines: Lines,
    depth: usize,
    /// The names of the folders that are open, once they are known, each with how deep it lies.
    folders: Vec<(usize, String)>,
    /// What they say of the time of all in them, each with how deep it lies.
    times: Vec<(usize, Value)>,
    /// Whether a record has its time of a folder.
    has_taken_time: bool,
    /// Whether we have written it.
    is_ours: bool,
    /// Who publishes a feed.
    about: Option<String>,
    rows: Vec<Found>,
    findings: &'f mut Findings,
}

impl<'t> Walk<'t, '_> {
    fn all(&mut self, kind: Kind) -> Result<(), Broken> {
        loop {
            let place = self.reader.buffer_position() as usize;
            match self
                .reader
                .read_event()
                .map_err(|error| Broken::of(&error))?
            {
                Event::Start(start) => self.begin(kind, &start, place)?,
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    let depth = self.depth;
                    self.folders.retain(|(at, _)| *at <= depth);
                    self.times.retain(|(at, _)| *at <= depth);
                }
                Event::DocType(declared) if declared.contains("<!ENTITY") => {
                    self.findings.note(said!("the file declares entities: they are not put in, and stay as they are written"));
                }
                Event::Eof if self.depth > 0 => return Err(Broken::CutOff),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn begin(&mut self, kind: Kind, start: &BytesStart<'t>, place: usize) -> Result<(), Broken> {
        let name = start.local_name();
        let name = name.as_ref();
        let is_record = match kind {
            Kind::Kml => name == "Placemark",
            Kind::Gpx => name == "wpt",
            Kind::Rss => name == "item",
            Kind::Atom => name == "entry",
        };
        let is_title = match kind {
            Kind::Kml => name == "name",
            Kind::Gpx => false,
            Kind::Rss | Kind::Atom => name == "title",
        };
        if is_record {
            let line = self.lines.at(self.text, place);
            let read = node(&mut self.reader, start, 0)?;
            let mut found = Found {
                line,
                ..Found::default()
            };
            match kind {
                Kind::Kml => {
                    self.put_into_folders(&mut found);
                    kml::placemark(&read, self.is_ours, &mut found);
                    self.put_into_time(&mut found);
                }
                Kind::Gpx => gpx::waypoint(&read, &mut found),
                Kind::Rss | Kind::Atom => feed::entry(&read, self.about.as_deref(), &mut found),
            }
            if let Some(text) = &found.not_drawn {
                let number = self.rows.len() as u32 + 1;
                self.findings
                    .lost_value(number, "coordinates", NO_PAIR, text);
            }
            self.rows.push(found);
            return Ok(());
        }
        if is_title {
            let title = node(&mut self.reader, start, 0)?.whole_text();
            let title = long_names::cut(&title, self.findings).to_owned();
            self.take_title(kind, title);
            return Ok(());
        }
        if kind == Kind::Kml && ["TimeSpan", "TimeStamp"].contains(&name) {
            let time = kml::time(&node(&mut self.reader, start, 0)?);
            self.times.extend(time.map(|time| (self.depth, time)));
            return Ok(());
        }
        let mut attributes = start.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        self.is_ours |= name == "Document"
            && attributes.any(|it| it.key.local_name().as_ref() == "id" && it.value == kml::OURS);
        self.other(kind, name);
        self.depth += 1;
        match self.depth > DEEPEST {
            true => Err(Broken::Deep),
            false => Ok(()),
        }
    }

    fn put_into_folders(&mut self, found: &mut Found) {
        if let Some((_, inner)) = self.folders.last() {
            found.folder = Some(inner.clone());
            let all: Vec<&str> = self.folders.iter().map(|(_, name)| name.as_str()).collect();
            let all = all.join(" / ");
            long_names::cut(&all, self.findings).clone_into(&mut found.folders);
        }
    }

    fn put_into_time(&mut self, found: &mut Found) {
        if let Some((_, time)) = self.times.last().filter(|_| !self.is_ours) {
            self.has_taken_time |= kml::take_time_of_folder(time, found);
        }
    }

    /// The name of a folder, or of a feed.
    fn take_title(&mut self, kind: Kind, title: String) {
        match kind {
            _ if title.is_empty() => {}
            // Below the root and the document.
            Kind::Kml if self.depth > 2 => self.folders.push((self.depth, title)),
            Kind::Rss | Kind::Atom => {
                self.about.get_or_insert(title);
            }
            Kind::Kml | Kind::Gpx => {}
        }
    }

    /// What is there beside records.
    fn other(&mut self, kind: Kind, name: &str) {
        match (kind, name) {
            (Kind::Kml, "NetworkLink") => self.findings.incomplete(said!(
                "the file names others (network links), which are not fetched: open them, too"
            )),
            (Kind::Gpx, "trk" | "rte") => self.findings.incomplete(said!(
                "tracks and routes are no incidents: only waypoints are read"
            )),
            _ => {}
        }
    }

    /// All records as rows. A folder in which all of them lie tells none from another, and is no type.
    fn table(self) -> Table {
        if self.has_taken_time {
            self.findings.note(said!(
                "placemarks without a time have that of the folder in which they lie"
            ));
        }
        let mut table = Table::default();
        table.is_written_by_us = self.is_ours;
        let first = self.rows.first().map(|found| found.folder.clone());
        let tells = self
            .rows
            .iter()
            .any(|found| Some(&found.folder) != first.as_ref());
        for mut found in self.rows {
            let all = std::mem::take(&mut found.folders);
            let inner = found.folder.take().filter(|_| tells);
            // Alone it is the type, and said once.
            if inner.as_ref() != Some(&all) {
                found.text(FOLDERS, &all);
            }
            found.text("Folder", &inner.unwrap_or_default());
            let mut row = Object {
                line: found.line,
                id: found.id,
                geometry: found.geometry,
                cells: Vec::new(),
            };
            for (name, value) in found.members {
                let column = table.column(&name);
                row.cells.push((column, value));
            }
            table.push(row);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vocabulary_is_known_by_its_first_element() {
        for (text, expected) in [
            (
                "<?xml version='1.0'?>\n<!-- a --><kml:kml xmlns:kml='k'>",
                Some(Kind::Kml),
            ),
            ("<gpx>", Some(Kind::Gpx)),
            ("<!DOCTYPE rss><rss version='2.0'>", Some(Kind::Rss)),
            (
                "<feed xmlns='http://www.w3.org/2005/Atom'>",
                Some(Kind::Atom),
            ),
            ("<html>", None),
            ("<", None),
            ("a <kml>", Some(Kind::Kml)),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
        assert!(begins(b"\xEF\xBB\xBF <kml>"));
        assert!(!begins(b"a <kml>"));
    }
}

//! The frame of a `GeoJSON` file: where its records are, whatever stands around them.
//!
//! A collection with its members in any order, a bare list of features, one feature, one
//! geometry, or any of these one after the other (RFC 8142, newline-delimited).

use std::ops::Range;

use crate::parse::element::{Element, Fault, element_at};
use crate::parse::json::{Json, quoted};
use crate::parse::scan::Scanner;
use crate::report::Severity;

/// What is found on the way through a file.
pub(crate) enum Piece<'p> {
    /// A record that can be read.
    Record(Element<'p>, Range<usize>),
    /// A record that cannot: where it is, where the fault is in lines from there, and what it is.
    Broken {
        span: Range<usize>,
        n_lines: u32,
        severity: Severity,
        message: String,
    },
    /// Something about the file as a whole, and where.
    File(Severity, usize, String),
    /// The file's `crs` member.
    Crs(Json<'p>),
}

/// Goes through a file from front to back.
pub(crate) fn walk<'a>(bytes: &'a [u8], start: usize, found: &mut dyn FnMut(Piece<'a>)) {
    let mut walk = Walk {
        bytes,
        scanner: Scanner::new(bytes, start),
        found,
        n_pieces: 0,
        is_end_known: false,
        is_frame_broken: false,
    };
    while !walk.scanner.skip_space().is_at_end() {
        match walk.scanner.peek() {
            Some(b',') => {
                walk.scanner.eat(b',');
            }
            Some(b'{') => walk.object(),
            Some(b'[') => walk.list(),
            _ => walk.stray(),
        }
    }
}

struct Walk<'a, 'f> {
    bytes: &'a [u8],
    scanner: Scanner<'a>,
    found: &'f mut dyn FnMut(Piece<'a>),
    n_pieces: usize,
    /// Whether it has been said how the file ends before its time.
    is_end_known: bool,
    /// Whether brackets around the records are to be expected without their partners.
    is_frame_broken: bool,
}

/// What the members of a top-level object say about it.
#[derive(Default)]
struct Frame {
    /// Whether there is a list of features, though it may be empty.
    has_list: bool,
    has_records: bool,
    kind: Option<String>,
}

impl<'a> Walk<'a, '_> {
    fn report(&mut self, piece: Piece<'a>) {
        self.n_pieces += 1;
        (self.found)(piece);
    }

    fn file_broken(&mut self, at: usize, message: impl Into<String>) {
        self.report(Piece::File(Severity::FileBroken, at, message.into()));
    }

    fn cut_off(&mut self) {
        if !std::mem::replace(&mut self.is_end_known, true) {
            let at = self.scanner.at();
            self.file_broken(at, "the file ends before its closing brackets: it was perhaps cut off on its way, so fetch or export it again");
        }
    }

    /// A collection, a feature or a geometry.
    fn object(&mut self) {
        let start = self.scanner.at();
        if begins_feature(self.bytes, start) {
            return self.element();
        }
        let mut frame = Frame::default();
        if self.members(&mut frame).is_none() {
            return self.broken_frame(start, &frame);
        }
        match frame.kind.as_deref() {
            _ if frame.has_records => {}
            Some("FeatureCollection") | None if frame.has_list => {}
            Some("FeatureCollection") => self.file_broken(
                start,
                "expected a list of features under `features`, but there is none",
            ),
            kind => self.single(start, kind),
        }
    }

    /// A top-level object that is no collection.
    fn single(&mut self, start: usize, kind: Option<&str>) {
        match element_at(self.bytes, start) {
            Err(fault) => self.broken(start, &fault),
            Ok(element) if kind.is_none_or(is_record_type) && is_record(&element.json) => {
                self.scanner.jump(start);
                self.element();
            }
            Ok(_) => {
                let message = other_kind(kind);
                self.file_broken(start, message);
            }
        }
    }

    /// Reads the members of a top-level object, and the records under `features`; `None` at a fault.
    fn members(&mut self, frame: &mut Frame) -> Option<()> {
        self.scanner.eat(b'{');
        loop {
            if self.scanner.skip_space().eat(b'}') {
                return Some(());
            }
            let name = self.scanner.skip_string()?;
            self.scanner.skip_space().eat(b':').then_some(())?;
            self.scanner.skip_space();
            self.member(name, frame)?;
            self.scanner.skip_space().eat(b',');
        }
    }

    fn member(&mut self, name: &[u8], frame: &mut Frame) -> Option<()> {
        let start = self.scanner.at();
        if name == b"features" && self.scanner.peek() == Some(b'[') {
            let n_pieces = self.n_pieces;
            self.list();
            frame.has_list = true;
            frame.has_records |= self.n_pieces > n_pieces;
            return Some(());
        }
        self.scanner.skip_value()?;
        if let (b"type" | b"crs", Ok(value)) = (name, element_at(self.bytes, start)) {
            match name {
                b"crs" => self.report(Piece::Crs(value.json)),
                _ => frame.kind = value.json.text().map(str::to_owned),
            }
        }
        Some(())
    }

    /// The frame cannot be followed: what looks like a feature further on is read all the same.
    fn broken_frame(&mut self, start: usize, frame: &Frame) {
        let at = self.scanner.at();
        if self.scanner.is_at_end() && frame.has_list {
            return self.cut_off();
        }
        let is_frame = frame.has_list || frame.kind.as_deref() == Some("FeatureCollection");
        match element_at(self.bytes, start) {
            Err(fault) if !is_frame => self.broken(start, &fault),
            _ => {
                self.file_broken(at, "expected `}` or a member such as \"features\": [...], but found something else: what looks like a feature after this is read");
                self.is_frame_broken = true;
                self.resynchronise(at);
            }
        }
    }

    /// The elements of a list, and of lists in it.
    fn list(&mut self) {
        let mut depth = 0_usize;
        loop {
            match self.scanner.skip_space().peek() {
                Some(b'[') => depth += 1,
                Some(b']') => depth -= 1,
                Some(b',') => {}
                Some(b'}') => self.stray_bracket(),
                Some(_) => {
                    self.element();
                    continue;
                }
                None => return self.cut_off(),
            }
            self.scanner.jump(self.scanner.at() + 1);
            if depth == 0 {
                return;
            }
        }
    }

    fn stray_bracket(&mut self) {
        if !std::mem::replace(&mut self.is_frame_broken, true) {
            let at = self.scanner.at();
            let message =
                "a bracket between two records has no partner and was passed over: remove it";
            self.report(Piece::File(Severity::Note, at, message.to_owned()));
        }
    }

    /// One element of a list.
    fn element(&mut self) {
        let start = self.scanner.at();
        let element = match element_at(self.bytes, start) {
            Ok(element) => element,
            Err(fault) => return self.broken(start, &fault),
        };
        if is_record(&element.json) {
            let span = start..element.end;
            self.scanner.jump(element.end);
            return self.report(Piece::Record(element, span));
        }
        if element
            .json
            .present("features")
            .is_some_and(|features| features.list().is_some())
        {
            return self.nested(element.end);
        }
        let message = format!(
            "expected a GeoJSON feature, but found {}: the record is left out",
            element.json.found()
        );
        let span = start..element.end;
        self.scanner.jump(element.end);
        self.report(Piece::Broken {
            span,
            n_lines: 0,
            severity: Severity::RecordDropped,
            message,
        });
    }

    /// A collection in a list of collections.
    fn nested(&mut self, end: usize) {
        let start = self.scanner.at();
        if self.members(&mut Frame::default()).is_none() {
            self.file_broken(
                start,
                "expected a collection of features, but its members are broken",
            );
            self.scanner.jump(end);
        }
    }

    /// A record that is no JSON: the next one is looked for.
    fn broken(&mut self, start: usize, fault: &Fault) {
        self.resynchronise(start + 1);
        let is_cut_off = fault.is_cut_off && self.scanner.is_at_end();
        let (severity, message) = if is_cut_off {
            (Severity::FileBroken, "the file ends in the middle of this record: it was perhaps cut off on its way, so fetch or export it again".to_owned())
        } else {
            (
                Severity::RecordDropped,
                format!(
                    "the record is no JSON ({}): it is left out until that is mended",
                    fault.reason
                ),
            )
        };
        let span = start..self.scanner.at();
        self.report(Piece::Broken {
            span,
            n_lines: fault.n_lines,
            severity,
            message,
        });
    }

    /// Something at the top that is neither object nor list.
    fn stray(&mut self) {
        let at = self.scanner.at();
        let is_first = self.n_pieces == 0;
        self.resynchronise(at + 1);
        if self.is_frame_broken {
            return;
        }
        let message = if is_first {
            "expected GeoJSON, which begins with {, but found something else: choose a .geojson file"
        } else {
            "after the data comes text that is no JSON: remove it"
        };
        self.file_broken(at, message);
    }

    /// Goes to the next place where a feature seems to begin, or to the end of the file.
    fn resynchronise(&mut self, from: usize) {
        // An object that cannot be read may be searched to the end of the file: a few of them are enough.
        let mut n_tries = 8;
        let mut at = from;
        while let Some(candidate) = next_object(self.bytes, at) {
            if begins_feature(self.bytes, candidate) {
                return self.scanner.jump(candidate);
            }
            at = candidate + 1;
            if n_tries == 0 {
                continue;
            }
            match element_at(self.bytes, candidate) {
                Ok(element) if is_feature(&element.json) => return self.scanner.jump(candidate),
                Ok(element) => at = element.end,
                Err(_) => n_tries -= 1,
            }
        }
        self.scanner.jump(self.bytes.len());
        self.is_end_known = true;
    }
}

/// The next `{"` that is no member's value.
fn next_object(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    memchr::memchr_iter(b'{', rest)
        .map(|offset| from + offset)
        .find(|&at| {
            let before = bytes
                .get(..at)
                .unwrap_or_default()
                .iter()
                .rev()
                .find(|byte| !byte.is_ascii_whitespace());
            let mut inside = Scanner::new(bytes, at + 1);
            inside.skip_space().peek() == Some(b'"')
                && (before != Some(&b':') || begins_feature(bytes, at))
        })
}

/// Whether `{"type": "Feature"` stands here.
fn begins_feature(bytes: &[u8], at: usize) -> bool {
    let mut scanner = Scanner::new(bytes, at);
    let mut expect = |token: &[u8]| {
        scanner.skip_space();
        let is_there = scanner.rest().starts_with(token);
        scanner.jump(scanner.at() + token.len());
        is_there
    };
    [b"{".as_slice(), b"\"type\"", b":", b"\"Feature\""]
        .into_iter()
        .all(&mut expect)
}

const GEOMETRY_TYPES: [&str; 7] = [
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
];

/// Whether it is a geometry that stands for a record of its own.
pub(crate) fn is_geometry(json: &Json<'_>) -> bool {
    json.member("type")
        .and_then(Json::text)
        .is_some_and(|kind| GEOMETRY_TYPES.contains(&kind))
}

fn is_record_type(kind: &str) -> bool {
    kind == "Feature" || GEOMETRY_TYPES.contains(&kind)
}

/// A feature, also under a misspelt type or none.
fn is_feature(json: &Json<'_>) -> bool {
    let has = |name| json.member(name).is_some();
    let is_typed = json.member("type").and_then(Json::text) == Some("Feature");
    is_typed || (has("geometry") || has("properties")) && !has("features")
}

fn is_record(json: &Json<'_>) -> bool {
    is_feature(json) || is_geometry(json)
}

fn other_kind(kind: Option<&str>) -> String {
    match kind {
        Some("Topology") => {
            "expected GeoJSON, but found TopoJSON: convert it, for example with topo2geo".to_owned()
        }
        Some(kind) => format!(
            "expected a FeatureCollection, but found type {}: choose a GeoJSON file",
            quoted(kind)
        ),
        None => {
            "expected a FeatureCollection, but found JSON of another kind: choose a GeoJSON file"
                .to_owned()
        }
    }
}

//! The frame of a `GeoJSON` file: where its records are, whatever stands around them.
//!
//! A collection with its members in any order, a bare list of features, one feature, one
//! geometry, or any of these one after the other (RFC 8142, newline-delimited).
//!
//! The bytes come in pieces. The walk goes step by step; a step that needs bytes which have not come yet is taken
//! back and taken again when they have, so that where a piece ends makes no difference.

mod resync;

use std::ops::Range;

use resync::{Resync, Then, begins_feature};

use crate::parse::element::{Element, Fault, element_at, is_unfinished};
use crate::parse::json::{Json, quoted};
use crate::parse::scan::{Scanner, n_lines};
use crate::report::Severity;

/// What is found on the way through a file.
pub(crate) enum Piece<'p> {
    /// A record that can be read, its bytes in the file and its line.
    Record(Element<'p>, Range<usize>, u32),
    /// A record that cannot: its id if it has one, the line of the fault, and what it is.
    Broken {
        id: Option<String>,
        line: u32,
        severity: Severity,
        message: String,
    },
    /// Something about the file as a whole, and the line.
    File(Severity, u32, String),
    /// The file's `crs` member.
    Crs(Json<'p>),
}

/// Bytes of a file: what has been passed is no longer here, what is to come not yet.
#[derive(Clone, Copy)]
pub(crate) struct Window<'a> {
    pub(crate) bytes: &'a [u8],
    /// Where in the file they begin.
    pub(crate) base: usize,
    /// Whether no more will come.
    pub(crate) is_last: bool,
}

impl<'a> Window<'a> {
    fn scanner(&self, at: usize) -> Scanner<'a> {
        Scanner::new(self.bytes, at.saturating_sub(self.base))
    }

    /// The bytes of a part of the file, as far as they are here.
    fn part(&self, range: Range<usize>) -> &'a [u8] {
        let end = range.end.saturating_sub(self.base).min(self.bytes.len());
        self.bytes
            .get(range.start.saturating_sub(self.base)..end)
            .unwrap_or_default()
    }

    fn end(&self) -> usize {
        self.base + self.bytes.len()
    }

    /// The value at a place, its end counted in the file; `Short` where more bytes could change it.
    fn element(&self, at: usize) -> Result<Result<Element<'a>, Fault>, Short> {
        let found = element_at(self.bytes, at.saturating_sub(self.base));
        if !self.is_last && is_unfinished(&found, self.bytes) {
            return Err(Short);
        }
        Ok(found.map(|element| Element {
            end: element.end + self.base,
            ..element
        }))
    }

    /// Whether the scanner has found what it would find in the whole file.
    fn has_seen_enough(&self, scanner: &Scanner<'_>) -> Result<(), Short> {
        match scanner.has_run_out() && !self.is_last {
            true => Err(Short),
            false => Ok(()),
        }
    }
}

/// It takes more bytes to tell.
#[derive(Debug)]
struct Short;

/// A place in the file with its line.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    at: usize,
    line: u32,
}

/// How far the way through a file has come.
#[derive(Debug)]
pub(crate) struct Walk {
    at: usize,
    /// What the place is inside of.
    levels: Vec<Level>,
    /// The last place whose line was asked for.
    counted: Mark,
    n_pieces: usize,
    /// Whether it has been said how the file ends before its time.
    is_end_known: bool,
    /// Whether brackets around the records are to be expected without their partners.
    is_frame_broken: bool,
    /// The last byte but white space before the window.
    last_passed: u8,
}

#[derive(Debug)]
enum Level {
    Object(Object),
    /// A list of elements, and how many brackets of it are open.
    List(usize),
    /// The next record is looked for.
    Resync(Resync),
}

/// A collection, or what may turn out to be one.
#[derive(Debug, Default)]
struct Object {
    start: Mark,
    /// Of a collection in a list of collections: its end.
    end: Option<usize>,
    is_begun: bool,
    /// How many pieces there were before the list of features.
    n_pieces_before: usize,
    /// Whether there is a list of features, though it may be empty.
    has_list: bool,
    has_records: bool,
    kind: Option<String>,
}

impl Object {
    fn is_collection(&self) -> bool {
        self.kind.as_deref() == Some("FeatureCollection")
    }

    /// Whether it may have to be read as one value.
    fn may_be_single(&self, n_pieces: usize) -> bool {
        let has_records = self.has_records || self.has_list && n_pieces > self.n_pieces_before;
        self.end.is_none() && !has_records && !self.is_collection()
    }
}

type Found<'f, 'a> = &'f mut dyn FnMut(Piece<'a>);

impl Walk {
    /// At the start of a file's text.
    pub(crate) fn new(at: usize) -> Self {
        Self {
            at,
            levels: Vec::new(),
            counted: Mark { at, line: 1 },
            n_pieces: 0,
            is_end_known: false,
            is_frame_broken: false,
            last_passed: 0,
        }
    }

    /// Goes on as far as the bytes reach.
    pub(crate) fn walk<'a>(&mut self, window: Window<'a>, found: Found<'_, 'a>) {
        while self.step(window, found).is_ok() {
            if self.levels.is_empty() && self.at >= window.end() {
                return;
            }
        }
    }

    /// The bytes from here on are still needed.
    pub(crate) fn needed_from(&self) -> usize {
        let needed_by = |level: &Level| match level {
            Level::Object(object) if object.may_be_single(self.n_pieces) => object.start.at,
            Level::Resync(resync) => resync.needed_from(),
            _ => self.at,
        };
        self.levels
            .iter()
            .map(needed_by)
            .min()
            .map_or(self.at, |at| at.min(self.at))
    }

    /// How far it has come, to tell whether it has moved.
    pub(crate) fn progress(&self) -> usize {
        match self.levels.last() {
            Some(Level::Resync(resync)) => resync.at(),
            _ => self.at,
        }
    }

    /// The window goes away up to a place.
    pub(crate) fn pass(&mut self, window: Window<'_>, to: usize) {
        if self.counted.at < to {
            self.mark(window, to);
        }
        let passed = window.part(window.base..to);
        let last = passed.iter().rev().find(|byte| !byte.is_ascii_whitespace());
        self.last_passed = last.copied().unwrap_or(self.last_passed);
    }

    /// A place with its line. Places come in order.
    fn mark(&mut self, window: Window<'_>, at: usize) -> Mark {
        let at = at.min(window.end());
        let passed = window.part(self.counted.at..at);
        self.counted = Mark {
            at: at.max(self.counted.at),
            line: self.counted.line.saturating_add(n_lines(passed)),
        };
        self.counted
    }

    fn step<'a>(&mut self, window: Window<'a>, found: Found<'_, 'a>) -> Result<(), Short> {
        match self.levels.last() {
            None => self.top(window, found),
            Some(Level::Object(_)) => self.member(window, found),
            Some(Level::List(_)) => self.list(window, found),
            Some(Level::Resync(_)) => self.resynchronise(window, found),
        }
    }

    fn report<'a>(&mut self, found: Found<'_, 'a>, piece: Piece<'a>) {
        self.n_pieces += 1;
        found(piece);
    }

    fn file_broken(&mut self, found: Found<'_, '_>, mark: Mark, message: impl Into<String>) {
        self.report(
            found,
            Piece::File(Severity::FileBroken, mark.line, message.into()),
        );
    }

    fn cut_off(&mut self, window: Window<'_>, found: Found<'_, '_>) {
        if !std::mem::replace(&mut self.is_end_known, true) {
            let mark = self.mark(window, self.at);
            self.file_broken(found, mark, "the file ends before its closing brackets: it was perhaps cut off on its way, so fetch or export it again");
        }
    }

    fn top<'a>(&mut self, window: Window<'a>, found: Found<'_, 'a>) -> Result<(), Short> {
        let mut scanner = window.scanner(self.at);
        let next = scanner.skip_space().peek();
        self.at = window.base + scanner.at();
        match next {
            None if window.is_last => {}
            None => return Err(Short),
            Some(b',') => self.at += 1,
            Some(b'[') => self.levels.push(Level::List(0)),
            Some(b'{') => {
                if begins_feature(window, self.at)? {
                    return self.element(window, found);
                }
                let start = self.mark(window, self.at);
                self.at += 1;
                self.levels.push(Level::Object(Object {
                    start,
                    ..Object::default()
                }));
            }
            Some(_) => {
                let mark = self.mark(window, self.at);
                let is_first = self.n_pieces == 0;
                self.look_on(self.at + 1, Then::Stray { mark, is_first });
            }
        }
        Ok(())
    }

    /// Something at the top that is neither object nor list.
    fn stray(&mut self, found: Found<'_, '_>, mark: Mark, is_first: bool) {
        if self.is_frame_broken {
            return;
        }
        let message = if is_first {
            "expected GeoJSON, which begins with {, but found something else: choose a .geojson file"
        } else {
            "after the data comes text that is no JSON: remove it"
        };
        self.file_broken(found, mark, message);
    }

    /// A top-level object that is no collection.
    fn single<'a>(
        &mut self,
        window: Window<'a>,
        found: Found<'_, 'a>,
        object: &Object,
    ) -> Result<(), Short> {
        let kind = object.kind.as_deref();
        match window.element(object.start.at)? {
            Err(fault) => {
                self.levels.pop();
                self.broken(object.start, fault);
            }
            Ok(element) if kind.is_none_or(is_record_type) && is_record(&element.json) => {
                self.levels.pop();
                self.record(found, element, object.start);
            }
            Ok(_) => {
                self.levels.pop();
                self.file_broken(found, object.start, other_kind(kind));
            }
        }
        Ok(())
    }

    /// The next member of an object, or its end.
    fn member<'a>(&mut self, window: Window<'a>, found: Found<'_, 'a>) -> Result<(), Short> {
        let Some(Level::Object(object)) = self.levels.last_mut() else {
            return Ok(());
        };
        let mut scanner = window.scanner(self.at);
        scanner.skip_space();
        if object.is_begun && scanner.eat(b',') {
            scanner.skip_space();
        }
        if scanner.eat(b'}') {
            let end = window.base + scanner.at();
            return self.end_of_object(window, found, end);
        }
        let Some((name, value_at)) = name_of_member(&mut scanner) else {
            window.has_seen_enough(&scanner)?;
            return self.broken_object(window, found, window.base + scanner.at());
        };
        if name == b"features" && scanner.peek() == Some(b'[') {
            object.n_pieces_before = self.n_pieces;
            object.has_list = true;
            object.is_begun = true;
            self.at = window.base + value_at;
            self.levels.push(Level::List(0));
            return Ok(());
        }
        let is_whole = scanner.skip_value().is_some();
        window.has_seen_enough(&scanner)?;
        if !is_whole {
            return self.broken_object(window, found, window.base + value_at);
        }
        object.is_begun = true;
        self.at = window.base + scanner.at();
        if let (b"type" | b"crs", Ok(value)) = (name, element_at(window.bytes, value_at)) {
            match name {
                b"crs" => self.report(found, Piece::Crs(value.json)),
                _ => object.kind = value.json.text().map(str::to_owned),
            }
        }
        Ok(())
    }

    fn end_of_object<'a>(
        &mut self,
        window: Window<'a>,
        found: Found<'_, 'a>,
        end: usize,
    ) -> Result<(), Short> {
        let Some(Level::Object(object)) = self.levels.last_mut() else {
            return Ok(());
        };
        let object = std::mem::take(object);
        let is_done = object.end.is_some() || object.has_records;
        match object.kind.as_deref() {
            _ if is_done => {}
            Some("FeatureCollection") | None if object.has_list => {}
            Some("FeatureCollection") => {
                self.file_broken(
                    found,
                    object.start,
                    "expected a list of features under `features`, but there is none",
                );
            }
            _ => {
                // The object stays what it was if it takes more bytes to read it as a whole.
                let before = std::mem::replace(&mut self.at, end);
                let read = self.single(window, found, &object);
                if read.is_err() {
                    self.at = before;
                    self.restore(object);
                }
                return read;
            }
        }
        self.at = end;
        self.levels.pop();
        Ok(())
    }

    fn restore(&mut self, object: Object) {
        if let Some(Level::Object(level)) = self.levels.last_mut() {
            *level = object;
        }
    }

    /// The frame cannot be followed: what looks like a feature further on is read all the same.
    fn broken_object<'a>(
        &mut self,
        window: Window<'a>,
        found: Found<'_, 'a>,
        at: usize,
    ) -> Result<(), Short> {
        let Some(Level::Object(object)) = self.levels.last() else {
            return Ok(());
        };
        let start = object.start;
        if let Some(end) = object.end {
            self.levels.pop();
            self.file_broken(
                found,
                start,
                "expected a collection of features, but its members are broken",
            );
            self.at = end;
            return Ok(());
        }
        if at >= window.end() && object.has_list {
            self.at = at;
            self.levels.pop();
            self.cut_off(window, found);
            return Ok(());
        }
        if !object.has_list
            && !object.is_collection()
            && let Err(fault) = window.element(start.at)?
        {
            self.at = at;
            self.levels.pop();
            self.broken(start, fault);
            return Ok(());
        }
        self.at = at;
        self.levels.pop();
        let mark = self.mark(window, at);
        self.file_broken(found, mark, "expected `}` or a member such as \"features\": [...], but found something else: what looks like a feature after this is read");
        self.is_frame_broken = true;
        self.look_on(at, Then::Nothing);
        Ok(())
    }

    /// The next element of a list, and of lists in it, or its end.
    fn list<'a>(&mut self, window: Window<'a>, found: Found<'_, 'a>) -> Result<(), Short> {
        let mut scanner = window.scanner(self.at);
        let next = scanner.skip_space().peek();
        self.at = window.base + scanner.at();
        let Some(Level::List(depth)) = self.levels.last_mut() else {
            return Ok(());
        };
        match next {
            None if !window.is_last => return Err(Short),
            None => {
                self.cut_off(window, found);
                self.end_of_list();
                return Ok(());
            }
            Some(b'[') => *depth += 1,
            Some(b']') => *depth -= 1,
            Some(b',') => {}
            Some(b'}') => self.stray_bracket(window, found),
            Some(_) => return self.element(window, found),
        }
        self.at += 1;
        if matches!(self.levels.last(), Some(Level::List(0))) {
            self.end_of_list();
        }
        Ok(())
    }

    fn end_of_list(&mut self) {
        self.levels.pop();
        if let Some(Level::Object(object)) = self.levels.last_mut() {
            object.has_records |= self.n_pieces > object.n_pieces_before;
        }
    }

    fn stray_bracket(&mut self, window: Window<'_>, found: Found<'_, '_>) {
        if !std::mem::replace(&mut self.is_frame_broken, true) {
            let mark = self.mark(window, self.at);
            let message =
                "a bracket between two records has no partner and was passed over: remove it";
            self.report(
                found,
                Piece::File(Severity::Note, mark.line, message.to_owned()),
            );
        }
    }

    /// One element of a list.
    fn element<'a>(&mut self, window: Window<'a>, found: Found<'_, 'a>) -> Result<(), Short> {
        let element = window.element(self.at)?;
        let start = self.mark(window, self.at);
        let element = match element {
            Ok(element) => element,
            Err(fault) => {
                self.broken(start, fault);
                return Ok(());
            }
        };
        if is_record(&element.json) {
            self.record(found, element, start);
            return Ok(());
        }
        if element
            .json
            .present("features")
            .is_some_and(|features| features.list().is_some())
        {
            self.at += 1;
            self.levels.push(Level::Object(Object {
                start,
                end: Some(element.end),
                ..Object::default()
            }));
            return Ok(());
        }
        let message = format!(
            "expected a GeoJSON feature, but found {}: the record is left out",
            element.json.found()
        );
        let id = resync::id_of(window.part(start.at..element.end));
        self.at = element.end;
        self.report(
            found,
            Piece::Broken {
                id,
                line: start.line,
                severity: Severity::RecordDropped,
                message,
            },
        );
        Ok(())
    }

    fn record<'a>(&mut self, found: Found<'_, 'a>, element: Element<'a>, start: Mark) {
        self.at = element.end;
        let span = start.at..element.end;
        self.report(found, Piece::Record(element, span, start.line));
    }
}

/// Passes a member's name and what is between it and its value, and says where that begins.
fn name_of_member<'a>(scanner: &mut Scanner<'a>) -> Option<(&'a [u8], usize)> {
    let name = scanner.skip_string()?;
    scanner.skip_space().eat(b':').then_some(())?;
    let value_at = scanner.skip_space().at();
    Some((name, value_at))
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

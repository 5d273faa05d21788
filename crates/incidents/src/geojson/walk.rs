//! The frame of a `GeoJSON` file: where its records are, whatever stands around them.
//!
//! A collection with its members in any order, a bare list of features, one feature, one
//! geometry, or any of these one after the other (RFC 8142, newline-delimited).
//!
//! The bytes come in pieces. The walk goes step by step; a step that needs bytes which have not come yet is taken
//! back and taken again when they have, so that where a piece ends makes no difference.

use std::ops::Range;

use crate::geojson::kinds::is_record;
use crate::geojson::object::Object;
use crate::geojson::resync::{Resync, Then, begins_feature, id_of};
use crate::geojson::window::{Mark, Short, Window};
use crate::json::element::Element;
use crate::json::scan::n_lines;
use crate::json::value::Json;
use crate::model::report::Severity;
use crate::model::said::{Said, Sentence, said};

/// What is found on the way through a file.
pub(crate) enum WalkItem<'p> {
    /// A record that can be read, its bytes in the file and its line.
    Record(Element<'p>, Range<usize>, u32),
    /// A record that cannot: its id if it has one, the line of the fault, and what it is.
    Broken {
        id: Option<String>,
        line: u32,
        severity: Severity,
        message: Said,
    },
    /// Something about the file as a whole, and the line.
    File(Severity, u32, Said),
    /// The file's `crs` member.
    Crs(Json<'p>),
}

/// How far the way through a file has come.
#[derive(Debug)]
pub(crate) struct Walk {
    pub(super) at: usize,
    /// What the place is inside of.
    pub(super) levels: Vec<Level>,
    /// The last place whose line was asked for.
    counted: Mark,
    pub(super) n_pieces: usize,
    /// Whether it has been said how the file ends before its time.
    pub(super) is_end_known: bool,
    /// How many bytes came of a file that ends before its time.
    pub(super) cut_off_at: Option<usize>,
    /// Whether brackets around the records are to be expected without their partners.
    pub(super) is_frame_broken: bool,
    /// The last byte but white space before the window.
    pub(super) last_passed: u8,
}

#[derive(Debug)]
pub(super) enum Level {
    Object(Object),
    /// A list of elements, and how many brackets of it are open.
    List(usize),
    /// The next record is looked for.
    Resync(Resync),
}

pub(super) type Found<'f, 'a> = &'f mut dyn FnMut(WalkItem<'a>);

impl Walk {
    /// At the start of a file's text.
    pub(crate) fn new(at: usize) -> Self {
        Self {
            at,
            levels: Vec::new(),
            counted: Mark { at, line: 1 },
            n_pieces: 0,
            is_end_known: false,
            cut_off_at: None,
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

    /// How many bytes came, where the file ends before its time: what followed is lost.
    pub(crate) fn cut_off_at(&self) -> Option<usize> {
        self.cut_off_at
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
    pub(super) fn mark(&mut self, window: Window<'_>, at: usize) -> Mark {
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

    pub(super) fn report<'a>(&mut self, found: Found<'_, 'a>, item: WalkItem<'a>) {
        self.n_pieces += 1;
        found(item);
    }

    pub(super) fn file_broken(&mut self, found: Found<'_, '_>, mark: Mark, message: Sentence<'_>) {
        self.report(
            found,
            WalkItem::File(Severity::FileBroken, mark.line, message.into()),
        );
    }

    pub(super) fn cut_off(&mut self, window: Window<'_>, found: Found<'_, '_>) {
        if !std::mem::replace(&mut self.is_end_known, true) {
            let mark = self.mark(window, self.at);
            self.cut_off_at = Some(window.end());
            let message = said!(
                "the file ends before its closing brackets, after {count} bytes: what followed is lost, so fetch or export it again",
                window.end()
            );
            self.file_broken(found, mark, message.as_sentence());
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
    pub(super) fn stray(&mut self, found: Found<'_, '_>, mark: Mark, is_first: bool) {
        if self.is_frame_broken {
            return;
        }
        let message = if is_first {
            said!(
                "expected GeoJSON, which begins with {, but found something else: choose a .geojson file"
            )
        } else {
            said!("after the data comes text that is no JSON: remove it")
        };
        self.file_broken(found, mark, message);
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
            let message = said!(
                "a bracket between two records has no partner and was passed over: remove it"
            );
            self.report(
                found,
                WalkItem::File(Severity::Note, mark.line, message.into()),
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
        let message = said!(
            "expected a GeoJSON feature, but found {found}: the record is left out",
            element.json.found()
        );
        let id = id_of(window.part(start.at..element.end));
        self.at = element.end;
        self.report(
            found,
            WalkItem::Broken {
                id,
                line: start.line,
                severity: Severity::RecordDropped,
                message,
            },
        );
        Ok(())
    }

    pub(super) fn record<'a>(&mut self, found: Found<'_, 'a>, element: Element<'a>, start: Mark) {
        self.at = element.end;
        let span = start.at..element.end;
        self.report(found, WalkItem::Record(element, span, start.line));
    }
}

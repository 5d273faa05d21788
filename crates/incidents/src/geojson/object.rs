//! An object at the top of a file: a collection with its members in any order, or a single record.

use crate::geojson::kinds::{is_record, is_record_type, other_kind};
use crate::geojson::resync::Then;
use crate::geojson::walk::{Found, Level, Walk, WalkItem};
use crate::geojson::window::{Mark, Short, Window};
use crate::json::element::element_at;
use crate::json::scan::Scanner;
use crate::model::said::said;

/// A collection, or what may turn out to be one.
#[derive(Debug, Default)]
pub(super) struct Object {
    pub(super) start: Mark,
    /// Of a collection in a list of collections: its end.
    pub(super) end: Option<usize>,
    pub(super) is_begun: bool,
    /// How many pieces there were before the list of features.
    pub(super) n_pieces_before: usize,
    /// Whether there is a list of features, though it may be empty.
    pub(super) has_list: bool,
    pub(super) has_records: bool,
    pub(super) kind: Option<String>,
}

impl Object {
    fn is_collection(&self) -> bool {
        self.kind.as_deref() == Some("FeatureCollection")
    }

    /// Whether it may have to be read as one value.
    pub(super) fn may_be_single(&self, n_pieces: usize) -> bool {
        let has_records = self.has_records || self.has_list && n_pieces > self.n_pieces_before;
        self.end.is_none() && !has_records && !self.is_collection()
    }
}

impl Walk {
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
                self.file_broken(found, object.start, other_kind(kind).as_sentence());
            }
        }
        Ok(())
    }

    /// The next member of an object, or its end.
    pub(super) fn member<'a>(
        &mut self,
        window: Window<'a>,
        found: Found<'_, 'a>,
    ) -> Result<(), Short> {
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
                b"crs" => self.report(found, WalkItem::Crs(value.json)),
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
                    said!("expected a list of features under `features`, but there is none"),
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
                said!("expected a collection of features, but its members are broken"),
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
        self.file_broken(found, mark, said!("expected `}` or a member such as \"features\": [...], but found something else: what looks like a feature after this is read"));
        self.is_frame_broken = true;
        self.look_on(at, Then::Nothing);
        Ok(())
    }
}

/// Passes a member's name and what is between it and its value, and says where that begins.
fn name_of_member<'a>(scanner: &mut Scanner<'a>) -> Option<(&'a [u8], usize)> {
    let name = scanner.skip_string()?;
    scanner.skip_space().eat(b':').then_some(())?;
    let value_at = scanner.skip_space().at();
    Some((name, value_at))
}

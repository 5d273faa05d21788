//! What an editor has decided about records: kept as they are, blurred, left out. Some of it stands in the map file, which is published; what is
//! nobody's business stands in a file beside the draft.

use std::collections::BTreeMap;
use std::fmt;

use incidents::model::message::quoted;
use incidents::model::said::{Said, said};
use serde_json::Value;

use crate::finding::Kind;

/// The least and the greatest blur, in kilometres.
const KM: std::ops::RangeInclusive<u32> = 1..=100;

/// How far a point is blurred.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blur {
    /// It is moved within so many kilometres.
    Km(u32),
    /// It becomes the middle of the circle around its district.
    District,
}

impl Blur {
    /// As decisions write it: `1 km`, `district`.
    pub fn from_code(code: &str) -> Option<Self> {
        if code.trim() == "district" {
            return Some(Self::District);
        }
        let km = code.trim().strip_suffix("km")?.trim().parse().ok()?;
        KM.contains(&km).then_some(Self::Km(km))
    }

    /// How far, in words.
    pub fn words(self) -> Said {
        match self {
            Self::Km(km) => said!("{count} km", km as usize),
            Self::District => said!("its district").into(),
        }
    }
}

impl fmt::Display for Blur {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.words().fmt(f)
    }
}

/// What is done with one record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// Findings that somebody has looked at and lets stand.
    pub keep: Vec<Kind>,
    /// How far its point is blurred.
    pub blur: Option<Blur>,
    /// What its place is called where the point is blurred, in the place of what the draft says.
    pub place: Option<String>,
    /// The record that it is moved with, since both lie at one place.
    pub with: Option<String>,
    /// Whether nothing of it is published.
    pub is_left_out: bool,
    /// Who decided.
    pub by: String,
    /// On which day (ISO 8601).
    pub on: String,
}

impl Decision {
    /// With what an earlier one says and this one does not.
    fn over(self, earlier: Self) -> Self {
        let said = |text: String, earlier: String| if text.is_empty() { earlier } else { text };
        Self {
            keep: [earlier.keep, self.keep].concat(),
            blur: self.blur.or(earlier.blur),
            place: self.place.or(earlier.place),
            with: self.with.or(earlier.with),
            is_left_out: self.is_left_out || earlier.is_left_out,
            by: said(self.by, earlier.by),
            on: said(self.on, earlier.on),
        }
    }
}

/// What the file beside a draft may have.
const MEMBERS: [&str; 3] = ["records", "names", "districts"];

/// Whether it is the name of a file, and no path that leads elsewhere.
fn is_beside(name: &str) -> bool {
    !name.is_empty() && !name.contains(['/', '\\', ':']) && name != ".."
}

/// What is done with records, by their ids, and names that are left out of all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// By the record's id; by its path, of a photograph beside the map.
    pub records: BTreeMap<String, Decision>,
    /// Names that nobody is to read.
    pub names: Vec<String>,
    /// A file of districts beside the one that names it.
    pub districts: Option<String>,
}

/// Which file decisions stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// The map file: everybody reads it.
    MapFile,
    /// `safety.json` beside the draft, which is never published.
    Draft,
}

/// Where something of a file cannot be used, and what was expected, found and is to be done.
pub type Fault = (String, String);

impl Decisions {
    /// Whether anything of the records is to be other than it is in the draft.
    pub fn changes_anything(&self) -> bool {
        let changes = |it: &Decision| it.blur.is_some() || it.is_left_out;
        !self.names.is_empty() || self.records.values().any(changes)
    }

    /// The records that are blurred, and how far.
    pub fn blurred(&self) -> impl Iterator<Item = (&str, Blur)> {
        let records = self.records.iter();
        records.filter_map(|(id, it)| Some((id.as_str(), it.blur.filter(|_| !it.is_left_out)?)))
    }

    /// The records of which nothing is published.
    pub fn left_out(&self) -> impl Iterator<Item = &str> {
        let records = self.records.iter().filter(|(_, it)| it.is_left_out);
        records.map(|(id, _)| id.as_str())
    }

    /// Whether somebody has let findings of this kind stand.
    pub fn keeps(&self, id: &str, kind: Kind) -> bool {
        let decision = self.records.get(id);
        decision.is_some_and(|it| it.keep.contains(&kind))
    }

    /// Adds what the map file says under `safety`.
    pub fn add_of_map_file(&mut self, map_file: &[u8]) -> Vec<Fault> {
        let bytes = map_file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(map_file);
        // What is no JSON is said by whoever reads all of it.
        let map: Value = serde_json::from_slice(bytes).unwrap_or_default();
        let mut faults = Vec::new();
        self.add_records(&map["safety"], "safety", Home::MapFile, &mut faults);
        faults
    }

    /// Adds what the file beside the draft says.
    pub fn add_of_draft(&mut self, json: &[u8]) -> Vec<Fault> {
        let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
        let said: Value = match serde_json::from_slice(json) {
            Ok(said) => said,
            Err(cause) => {
                return vec![(
                    String::new(),
                    format!("expected JSON, but found something else ({cause}): mend it"),
                )];
            }
        };
        let mut faults = Vec::new();
        let Some(members) = said.as_object() else {
            return vec![(String::new(), "expected an object with records and names, but found something else: write {\"records\": {}, \"names\": []}".to_owned())];
        };
        for name in members
            .keys()
            .filter(|name| !MEMBERS.contains(&name.as_str()))
        {
            faults.push((name.clone(), "expected records, names or districts, but found another member: nothing is read of it, so put it under records by the record's id".to_owned()));
        }
        self.add_records(&said["records"], "records", Home::Draft, &mut faults);
        match said["districts"].as_str().map(str::trim) {
            Some(file) if is_beside(file) => self.districts = Some(file.to_owned()),
            None if said["districts"].is_null() => {}
            _ => faults.push(("districts".to_owned(), "expected the name of a GeoJSON file that lies beside this one, but found something else: write \"districts.geojson\", and put the file there".to_owned())),
        }
        let names = said["names"].as_array();
        if names.is_none() && !said["names"].is_null() {
            faults.push((
                "names".to_owned(),
                "expected a list of names, but found something else: write [\"a name\"]".to_owned(),
            ));
        }
        for (nth, name) in names.into_iter().flatten().enumerate() {
            match name.as_str().map(str::trim).filter(|name| name.chars().filter(|c| c.is_alphabetic()).count() >= 3) {
                Some(name) => self.names.push(name.to_owned()),
                None => faults.push((format!("names[{nth}]"), "expected a name of three letters at least, but found something else: shorter ones are parts of other words".to_owned())),
            }
        }
        faults
    }

    fn add_records(&mut self, said: &Value, path: &str, home: Home, faults: &mut Vec<Fault>) {
        let Some(records) = said.as_object() else {
            if !said.is_null() {
                faults.push((path.to_owned(), "expected an object of decisions by the ids of records, but found something else: write {\"an id\": {\"keep\": [\"exact-site\"], \"by\": \"who\", \"on\": \"2026-11-30\"}}".to_owned()));
            }
            return;
        };
        for (id, said) in records {
            let path = format!("{path}.{id}");
            let mut read = Reading {
                home,
                path: &path,
                faults,
                decision: Decision::default(),
            };
            read.all(said);
            let decision = read.decision;
            let earlier = self.records.remove(id).unwrap_or_default();
            if earlier.blur.is_some() && decision.blur.is_some() && earlier.blur != decision.blur {
                faults.push((path, "expected one blur of a record, but found another one in the map file: what stands beside the draft counts".to_owned()));
            }
            let decision = decision.over(earlier);
            self.records.insert(id.clone(), decision);
        }
    }
}

/// The members of one decision.
struct Reading<'r> {
    home: Home,
    path: &'r str,
    faults: &'r mut Vec<Fault>,
    decision: Decision,
}

impl Reading<'_> {
    fn all(&mut self, said: &Value) {
        for (name, value) in said.as_object().into_iter().flatten() {
            let text = value
                .as_str()
                .map(str::trim)
                .filter(|text| !text.is_empty());
            match (name.as_str(), text) {
                ("keep", _) => self.keep(value),
                ("blur", text) => self.blur(text.unwrap_or_default()),
                ("place", Some(text)) => self.decision.place = Some(text.to_owned()),
                ("with", Some(id)) => self.decision.with = Some(id.to_owned()),
                ("by", Some(text)) => text.clone_into(&mut self.decision.by),
                ("on", Some(day)) => day.clone_into(&mut self.decision.on),
                ("leave_out", _) => self.leave_out(value),
                _ => self.fault(name, "expected keep, blur, place, with, leave_out, by or on with a text, but found something else: correct it"),
            }
        }
        if !said.is_object() {
            self.fault("", "expected an object, but found something else: write {\"blur\": \"1 km\", \"by\": \"who\", \"on\": \"2026-11-30\"}");
        }
        let is_signed = !self.decision.by.is_empty() && is_day(&self.decision.on);
        if !self.decision.keep.is_empty() && !is_signed {
            self.fault("keep", "expected who decided (by) and on which day (on: \"2026-11-30\"), but found no such thing: nothing is kept by it until both are there");
            self.decision.keep.clear();
        }
    }

    fn keep(&mut self, value: &Value) {
        let one = value.as_str().map(|_| std::slice::from_ref(value));
        let kinds = value.as_array().map(Vec::as_slice).or(one);
        for kind in kinds.unwrap_or_default() {
            if let Some(kind) = kind.as_str().and_then(Kind::from_code) {
                self.decision.keep.push(kind);
                continue;
            }
            let codes: Vec<&str> = Kind::ALL.iter().map(|kind| kind.code()).collect();
            let codes = codes.join(", ");
            let found = kind
                .as_str()
                .map_or_else(|| "something else".to_owned(), quoted);
            let what =
                format!("expected the codes of findings, but found {found}: they are {codes}");
            self.fault("keep", &what);
        }
    }

    fn blur(&mut self, text: &str) {
        match Blur::from_code(text) {
            Some(blur) => self.decision.blur = Some(blur),
            None => self.fault("blur", &format!("expected whole kilometres from \"1 km\" to \"100 km\", or \"district\", but found {}: correct it", quoted(text))),
        }
    }

    fn leave_out(&mut self, value: &Value) {
        match (value.as_bool(), self.home) {
            (Some(true), Home::Draft) => self.decision.is_left_out = true,
            (Some(false), _) => {}
            (Some(true), Home::MapFile) => self.fault("leave_out", "expected no record that is left out, since the map file is published with its id, but found one: write it into safety.json beside the draft"),
            (None, _) => self.fault("leave_out", "expected true or false, but found something else: correct it"),
        }
    }

    fn fault(&mut self, member: &str, what: &str) {
        let path = match member {
            "" => self.path.to_owned(),
            member => format!("{}.{member}", self.path),
        };
        self.faults.push((path, what.to_owned()));
    }
}

/// Whether it is written as a day: `2026-11-30`.
fn is_day(text: &str) -> bool {
    let is_right = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(is_right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_are_read_from_both_files() {
        let mut all = Decisions::default();
        let map = br#"{"safety": {"a": {"keep": ["exact-site"], "by": "Desk", "on": "2026-11-30"}, "b": {"blur": "10 km", "with": "c"}}}"#;
        assert_eq!(all.add_of_map_file(map), []);
        let draft = br#"{"records": {"c": {"leave_out": true}}, "names": ["Jane Roe"]}"#;
        assert_eq!(all.add_of_draft(draft), []);
        assert!(
            all.keeps("a", Kind::ExactSite)
                && !all.keeps("a", Kind::Email)
                && !all.keeps("b", Kind::ExactSite)
        );
        assert_eq!(all.blurred().collect::<Vec<_>>(), [("b", Blur::Km(10))]);
        assert_eq!(all.left_out().collect::<Vec<_>>(), ["c"]);
        assert_eq!(all.names, ["Jane Roe"]);
    }

    #[test]
    fn a_district_is_a_blur_and_its_file_lies_beside_the_decisions() {
        let mut all = Decisions::default();
        let draft =
            br#"{"records": {"a": {"blur": "district"}}, "districts": "districts.geojson"}"#;
        assert_eq!(all.add_of_draft(draft), []);
        assert_eq!(all.blurred().collect::<Vec<_>>(), [("a", Blur::District)]);
        assert_eq!(all.districts.as_deref(), Some("districts.geojson"));
        let faults = all.add_of_draft(br#"{"districts": "../districts.geojson"}"#);
        assert!(
            faults.len() == 1 && faults[0].0 == "districts",
            "{faults:?}"
        );
    }

    #[test]
    fn what_cannot_be_used_is_said_and_silences_nothing() {
        let mut all = Decisions::default();
        let mut check = |map: &str, path: &str, what: &str| {
            let faults = all.add_of_map_file(map.as_bytes());
            assert!(
                faults
                    .iter()
                    .any(|(at, said)| at == path && said.contains(what)),
                "{map}: {faults:?}"
            );
        };
        check(
            r#"{"safety": {"a": {"keep": ["exact-site"], "by": "Desk"}}}"#,
            "safety.a.keep",
            "on which day",
        );
        check(
            r#"{"safety": {"a": {"keep": ["exact"]}}}"#,
            "safety.a.keep",
            "they are more-exact, exact-site",
        );
        check(
            r#"{"safety": {"a": {"blur": "city"}}}"#,
            "safety.a.blur",
            "or \"district\"",
        );
        check(
            r#"{"safety": {"a": {"blur": "0 km"}}}"#,
            "safety.a.blur",
            "\"1 km\"",
        );
        check(
            r#"{"safety": {"b": {"leave_out": true}}}"#,
            "safety.b.leave_out",
            "safety.json",
        );
        check(r#"{"safety": []}"#, "safety", "by the ids of records");
        check(
            r#"{"safety": {"a": {"blurr": "1 km"}}}"#,
            "safety.a.blurr",
            "correct it",
        );
        assert!(!all.keeps("a", Kind::ExactSite));
        assert_eq!(all.left_out().count(), 0);
    }
}

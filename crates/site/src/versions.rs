//! Earlier versions of the records that their publisher keeps (`incidents build --keep-version`), and what became of each record from one to the
//! next. What is kept is what was published: nothing of a draft is in it.

mod compared;

use std::collections::BTreeMap;
use std::io::ErrorKind;

use incidents::config::MapConfig;
use incidents::model::edition::Version;
use serde::{Deserialize, Serialize};

use crate::counts::Messages;
use crate::files::{Files, Memory};
use crate::history::MAX_RECORDS;
use crate::versions::compared::{Said, between, is_told_of_blurred, said};

/// Where they lie.
pub const FOLDER: &str = "data/versions/";

/// What became of the records, beside them.
pub const HISTORY: &str = "data/versions/history.json";

/// Of the file of what became of them.
const VERSION: u32 = 1;

/// How the source of a coordinate begins that was blurred, as crates/safety writes it.
const BLURRED: &str = "Blurred to ";

/// The versions that are kept, the latest last, and what became of records from each to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct History {
    version: u32,
    /// Of the map's own language, in which the records are, the tag.
    #[serde(default)]
    language: String,
    /// What is kept.
    pub versions: Vec<Kept>,
    /// What became of the records, the latest last.
    pub changes: Vec<Step>,
}

/// A version of the records.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Kept {
    /// Sixteen digits, as in links.
    pub version: String,
    /// On which day (ISO 8601) it was published.
    pub on: String,
    /// Its file in the folder.
    pub file: String,
}

/// From one version to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Step {
    /// On which day (ISO 8601) the later one was published.
    pub on: String,
    /// The earlier one; nothing where that was not there any more to be compared.
    pub from: String,
    /// The later one.
    pub to: String,
    /// What became of each, in the order of the file.
    pub records: Vec<Became>,
    /// How many are not there any more. Whose they were is said where `withdrawn` says it.
    #[serde(default)]
    pub gone: usize,
}

/// What became of a record.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Became {
    /// Its id.
    pub id: String,
    /// What it is called now.
    pub title: String,
    /// Whether it is new.
    #[serde(default)]
    pub new: bool,
    /// What it says otherwise.
    #[serde(default)]
    pub fields: Vec<Field>,
}

/// A member that says something else.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Field {
    /// What it is called in the record.
    pub field: String,
    /// What it said; nothing where it was not there.
    pub from: String,
    /// What it says now.
    pub to: String,
    /// The message that says what a reader calls it; a column of the publisher's own has its own name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Of which facet both are codes: the page has words for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facet: Option<String>,
    /// What tells all of what it said from anything else, where `from` is a part of it, or its words without their names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_whole: Option<String>,
    /// The same of what it says now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_whole: Option<String>,
}

impl Field {
    /// `Date: 2016-09-28 → 2016-09-29.`
    pub(crate) fn in_words(&self, messages: &Messages, config: &MapConfig) -> String {
        let name = self.name(messages);
        let nothing = || messages.say("change-nothing", &[]).unwrap_or_default();
        let [from, to] = self
            .values(messages, config)
            .map(|said| match said.as_str() {
                "" => nothing(),
                _ => said,
            });
        format!("{name}: {from} → {to}.")
    }

    /// What a reader calls it.
    pub(crate) fn name(&self, messages: &Messages) -> String {
        let said = self.label.as_ref().and_then(|id| messages.say(id, &[]));
        said.unwrap_or_else(|| self.field.clone())
    }

    /// What it said and what it says: of codes, in the words of the map or the page.
    pub(crate) fn values(&self, messages: &Messages, config: &MapConfig) -> [String; 2] {
        let one = |facet: &str, code: &str| {
            let said = messages.say(&format!("value-{facet}-{code}"), &[]);
            said.unwrap_or_else(|| config.label(facet, code, messages.language()))
        };
        [&self.from, &self.to].map(|said| match &self.facet {
            Some(facet) if !said.is_empty() => {
                let codes = said.split("; ").map(|code| one(facet, code));
                codes.collect::<Vec<_>>().join("; ")
            }
            _ => said.clone(),
        })
    }
}

impl History {
    /// What is kept; nothing where nothing ever was.
    ///
    /// # Errors
    ///
    /// A sentence, where what says it cannot be read: nobody knows then what it tells of records that were blurred or withdrawn since.
    pub fn read(files: &dyn Files) -> Result<Option<Self>, String> {
        let mut bytes = Vec::new();
        let read = files.feed(HISTORY, &mut |piece| bytes.extend_from_slice(piece));
        let history = match read {
            Ok(()) => Self::of_bytes(&bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(_) => None,
        };
        history.map(Some).ok_or_else(|| format!(
            "{HISTORY} cannot be read, and may tell of records that were blurred or withdrawn since: mend it, or take it away where no version in it matters"
        ))
    }

    /// As [`Self::read`], of the bytes of the file.
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let history: Self = serde_json::from_slice(bytes).ok()?;
        (history.version == VERSION).then_some(history)
    }

    /// As a file.
    pub fn text(&self) -> String {
        // Texts can always be written.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// What became of a record, the earliest first, each with its day.
    pub fn of<'h>(&'h self, id: &str) -> impl Iterator<Item = (&'h str, &'h Became)> {
        let became = move |step: &'h Step| step.records.iter().map(|it| (step.on.as_str(), it));
        self.changes
            .iter()
            .flat_map(became)
            .filter(move |(_, it)| it.id == id)
    }

    /// The same without versions whose file is not there any more, and without what records said that are gone, or blurred since. `now` is what
    /// a record says now; nothing of one that is gone.
    #[must_use]
    pub fn fitting<'n>(&self, files: &dyn Files, now: impl Fn(&str) -> Option<Now<'n>>) -> Self {
        let mut fitting = self.told_of(now);
        let is_kept = |it: &Kept| {
            let start = files.start(&format!("{FOLDER}{}", it.file), 1);
            start.is_some_and(|start| !start.is_empty())
        };
        fitting.versions.retain(is_kept);
        fitting
    }

    /// The same without what records said that are gone, or blurred since.
    #[must_use]
    pub fn told_of<'n>(&self, now: impl Fn(&str) -> Option<Now<'n>>) -> Self {
        let mut told = self.clone();
        for step in &mut told.changes {
            step.records.retain_mut(|it| {
                let Some(now) = now(&it.id) else {
                    return false;
                };
                if now.is_blurred {
                    // Its title of then may say where it was, as any other word of it.
                    now.title.clone_into(&mut it.title);
                    it.fields.retain(is_told_of_blurred);
                }
                it.new || !it.fields.is_empty()
            });
        }
        told
    }

    /// Whether the version that was kept last is still among those that are kept.
    fn has_last(&self) -> bool {
        let last = self.changes.last();
        last.is_none_or(|step| self.versions.iter().any(|it| it.version == step.to))
    }
}

impl Step {
    /// Whether nothing is told of it.
    pub(crate) fn is_empty(&self) -> bool {
        self.records.is_empty() && self.gone == 0
    }
}

/// What of a record decides how much may be told of what it said before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now<'n> {
    /// What it is called now.
    pub title: &'n str,
    /// Whether its point was blurred.
    pub is_blurred: bool,
}

/// Whether a record was blurred, by the source of its coordinate.
pub fn is_blurred(coordinate_source: Option<&str>) -> bool {
    coordinate_source.is_some_and(|it| it.starts_with(BLURRED))
}

/// Keeps the version of the records that a site publishes now: files that are written, and a line that says so.
///
/// # Errors
///
/// A sentence that says why it cannot be kept, and what to do.
pub fn keep(
    files: &dyn Files,
    config: &MapConfig,
    today: &str,
) -> Result<(Memory, String), String> {
    let (end, bytes) = records(files, config)?;
    let known = History::read(files)?.unwrap_or_default();
    let now = said(&bytes, config);
    if now.len() > MAX_RECORDS {
        return Err(format!(
            "expected at most {MAX_RECORDS} records, of which versions are compared, but found {}",
            now.len()
        ));
    }
    let by_id = by_id(&now);
    let mut history = known.fitting(files, |id| by_id.get(id).copied());
    history.version = VERSION;
    history.language = config.languages.first().cloned().unwrap_or_default();
    let version = Version::of(&bytes).code();
    let last = history.versions.last();
    if last.is_some_and(|it| it.version == version) {
        return Ok((
            Memory::new(),
            format!(
                "{FOLDER}: the records are those of the version {version}, which is kept already"
            ),
        ));
    }
    let file = format!("{version}.{end}");
    let mut line = format!("{FOLDER}{file}: the version of today");
    let before = last.filter(|_| last == known.versions.last() && history.has_last());
    let before = before.and_then(|it| Some((it, of_version(files, it)?)));
    let step = match before {
        Some((before, bytes)) => Some(Step {
            from: before.version.clone(),
            ..between(&said(&bytes, config), &now)
        }),
        None if known.versions.is_empty() && known.changes.is_empty() => None,
        // What is not known is no news: each record would be new.
        None => Some(Step::default()),
    };
    if let Some(step) = &step {
        line = match step.from.as_str() {
            "" => format!(
                "{line}. note: the version that was kept last is not in {FOLDER} any more, or was edited: what changed since is not told"
            ),
            _ => format!(
                "{line}; records that are new or say something else: {}, which {HISTORY} says",
                step.records.len()
            ),
        };
    }
    history.changes.extend(step.map(|step| Step {
        on: today.to_owned(),
        to: version.clone(),
        ..step
    }));
    history.versions.retain(|it| it.version != version);
    let mut kept = Memory::from([(format!("{FOLDER}{file}"), bytes)]);
    history.versions.push(Kept {
        version,
        on: today.to_owned(),
        file,
    });
    kept.insert(HISTORY.to_owned(), history.text().into_bytes());
    Ok((kept, line))
}

/// Whether what is kept tells of records what may not be told of them any more, as they are in the site.
///
/// # Errors
///
/// A sentence, where it cannot be read.
pub fn tells_too_much(files: &dyn Files, config: &MapConfig) -> Result<bool, String> {
    let Some(known) = History::read(files)?.filter(|it| !it.changes.is_empty()) else {
        return Ok(false);
    };
    let bytes = files.read(&format!("data/{}", config.data));
    let now = said(&bytes.unwrap_or_default(), config);
    let by_id = by_id(&now);
    Ok(known.told_of(|id| by_id.get(id).copied()) != known)
}

fn by_id(records: &[(String, Said)]) -> BTreeMap<&str, Now<'_>> {
    let records = records.iter();
    records
        .map(|(id, said)| (id.as_str(), said.now()))
        .collect()
}

/// The records that are published now, with how the name of their file ends.
fn records<'c>(files: &dyn Files, config: &'c MapConfig) -> Result<(&'c str, Vec<u8>), String> {
    if !config.has_versions {
        return Err("expected \"versions\": true in map.json, without which no page shows what is kept: write it there, or leave --keep-version out".to_owned());
    }
    let path = format!("data/{}", config.data);
    let end = config.data.rsplit('.').next().unwrap_or_default();
    let bytes = files.read(&path).unwrap_or_default();
    match ["geojson", "json"].contains(&end) && !bytes.is_empty() {
        true => Ok((end, bytes)),
        false => Err(format!(
            "expected a file of records in our schema, but found {path}: `incidents convert` makes one, which `data` in map.json then names"
        )),
    }
}

/// The bytes of a version that is kept, where they are still those.
fn of_version(files: &dyn Files, kept: &Kept) -> Option<Vec<u8>> {
    let bytes = files.read(&format!("{FOLDER}{}", kept.file))?;
    (Version::of(&bytes).code() == kept.version).then_some(bytes)
}

#[cfg(test)]
mod tests;

//! What is published of a draft: blurred, and without what is left out. The draft, what was decided about it and the secret by which points are
//! moved lie outside of the folder that is published.

use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use incidents::config::MapConfig;
use incidents::model::said::Said;
use safety::covered::{bared, unblurred};
use safety::decisions::Decisions;
use safety::moved::Salt;
use safety::publish::{Secrets, publish};
use safety::sweep::{self, names_record, without_days};
use site::files::{Files, Memory};
use site::live::blurs;
use site::records_elsewhere;
use site::versions::{FOLDER, HISTORY, tells_too_much};

use crate::build::data_of;
use crate::folder::Folder;
use crate::input::{CannotRead, Input};
use crate::problems::{printable, shown};
use crate::replace::{CannotWrite, Replacement};
use crate::safety::{DECISIONS, decisions, districts};

/// The secret, beside the draft.
const SALT: &str = "safety.salt";

/// How many random bytes it has.
const N_SALT: usize = 32;

/// Where the days of first publication stand.
const DAYS: &str = "data/published.json";

/// Files of tables and shapes: a draft, where one lies in the folder that is published.
const DRAFTS: [&str; 12] = [
    "geojson", "json", "csv", "tsv", "xlsx", "xls", "ods", "kml", "kmz", "gpx", "txt", "bak",
];

/// Why nothing is published.
#[derive(Debug)]
pub enum PublishError {
    /// A file of the draft cannot be read.
    Read(CannotRead),
    /// The secret cannot be written.
    Write(CannotWrite),
    /// No secret can be drawn.
    NoChance(getrandom::Error),
    /// Something of the decisions or of the draft cannot be published so, as these lines say.
    Refused(Vec<String>),
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => error.fmt(f),
            Self::Write(error) => error.fmt(f),
            Self::NoChance(error) => write!(
                f,
                "this system gives no random bytes ({error}), without which nothing can be blurred: build on another one"
            ),
            Self::Refused(lines) => write!(
                f,
                "nothing was written, since somebody could be found by it:\n{}",
                lines
                    .iter()
                    .map(|line| printable(line))
                    .collect::<Vec<_>>()
                    .join("\n")
            ),
        }
    }
}

impl std::error::Error for PublishError {}

impl From<CannotRead> for PublishError {
    fn from(error: CannotRead) -> Self {
        Self::Read(error)
    }
}

impl From<CannotWrite> for PublishError {
    fn from(error: CannotWrite) -> Self {
        Self::Write(error)
    }
}

/// What is published of tables.
#[derive(Debug, Default)]
pub struct Publishing {
    /// The records in our schema.
    pub geojson: Vec<u8>,
    /// What was done, and what is to be looked at, in English.
    pub lines: Vec<String>,
    /// What nobody is to find in the site.
    pub secrets: Secrets,
}

/// The records of these tables as they are published in a folder. Where nothing is decided that changes them, they stay as they are, byte for byte.
///
/// # Errors
///
/// Where a decision cannot be used, a record cannot be published so, or the draft lies in the folder.
pub fn published(
    geojson: Vec<u8>,
    tables: &[PathBuf],
    folder: &Path,
) -> Result<Publishing, PublishError> {
    let beside = beside(tables, DECISIONS);
    let map = folder.join("data/map.json");
    let map = map.is_file().then_some(Input::File(map));
    let (decisions, mut faults) = decisions(map.as_ref(), &beside)?;
    let (districts, unread) = districts(map.as_ref(), &beside, &decisions)?;
    faults.extend(unread);
    if !faults.is_empty() {
        return Err(PublishError::Refused(faults));
    }
    if !decisions.changes_anything() {
        are_covered(folder, &geojson, &decisions)?;
        let salt = self::beside(tables, SALT);
        if salt.exists() && !beside.exists() {
            return Err(PublishError::Refused(vec![format!(
                "{}: expected {DECISIONS} beside it, but found none: what was left out before would be published. Take it from a backup; or take the secret away where nothing is to be blurred or left out any more",
                shown(&salt)
            )]));
        }
        return Ok(Publishing {
            geojson,
            ..Publishing::default()
        });
    }
    let inside = tables.iter().filter(|table| is_inside(table, folder));
    let inside: Vec<String> = inside
        .map(|table| format!("{}: the draft lies in the folder that is published, with all that is blurred or left out: move it, with {DECISIONS} and {SALT}, into another folder, and name it there", shown(table)))
        .collect();
    if !inside.is_empty() {
        return Err(PublishError::Refused(inside));
    }
    let (salt, line) = salt(&self::beside(tables, SALT))?;
    let published =
        publish(&geojson, &decisions, &salt, &districts).map_err(|said| in_english(&said))?;
    are_covered(folder, &published.geojson, &decisions)?;
    let lines = published.lines.iter().map(ToString::to_string);
    Ok(Publishing {
        lines: lines.chain(line).collect(),
        geojson: published.geojson,
        secrets: published.secrets,
    })
}

fn in_english(said: &[Said]) -> PublishError {
    PublishError::Refused(said.iter().map(ToString::to_string).collect())
}

/// Whether what is blurred in the folder already stays so.
fn are_covered(folder: &Path, after: &[u8], decisions: &Decisions) -> Result<(), PublishError> {
    let before = Folder::new(folder).read(&data_of(folder));
    let bared = bared(&before.unwrap_or_default(), after, decisions);
    match bared.is_empty() {
        true => Ok(()),
        false => Err(in_english(&bared)),
    }
}

/// A file beside the first of the tables.
fn beside(tables: &[PathBuf], name: &str) -> PathBuf {
    let first = tables.first().map_or(Path::new(""), PathBuf::as_path);
    first.with_file_name(name)
}

fn is_inside(file: &Path, folder: &Path) -> bool {
    matches!((fs::canonicalize(file), fs::canonicalize(folder)), (Ok(file), Ok(folder)) if file.starts_with(&folder))
}

/// The secret, which is made where there is none yet.
fn salt(file: &Path) -> Result<(Salt, Option<String>), PublishError> {
    if file.exists() {
        let text = String::from_utf8_lossy(&Input::File(file.to_owned()).bytes()?).into_owned();
        let salt = bytes(text.trim()).and_then(|bytes| Salt::new(&bytes));
        let salt = salt.ok_or_else(|| {
            PublishError::Refused(vec![format!(
                "{}: expected {N_SALT} bytes in hexadecimal digits, but found something else: take the file from a backup. Points that were published are moved elsewhere by another one, and two points tell more than one",
                shown(file)
            )])
        })?;
        return Ok((salt, None));
    }
    let mut drawn = [0; N_SALT];
    getrandom::fill(&mut drawn).map_err(PublishError::NoChance)?;
    let digits: String = drawn
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect();
    let mut replacement = Replacement::new(file)?;
    if let Err(cause) = writeln!(replacement, "{digits}") {
        return Err(replacement.failed(cause).into());
    }
    replacement.commit()?;
    keep_to_oneself(file);
    let salt = Salt::new(&drawn).ok_or_else(|| PublishError::Refused(Vec::new()))?;
    Ok((
        salt,
        Some(format!(
            "note: {} is new: the secret by which points are moved. Keep it with the draft, make a copy of it, and never publish it: whoever has it can compute the true places",
            shown(file)
        )),
    ))
}

/// Where a system knows who may read a file, nobody else may. Where that cannot be said, it is as the folder has it.
fn keep_to_oneself(file: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let _as_it_was = fs::set_permissions(file, fs::Permissions::from_mode(0o600));
    }
    #[cfg(not(unix))]
    let _ = file;
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = digits
        .chars()
        .map(|it| it.to_digit(16).and_then(|it| u8::try_from(it).ok()))
        .collect();
    let digits = digits.filter(|it| it.len() % 2 == 0)?;
    Some(
        digits
            .chunks(2)
            .map(|pair| pair[0] << 4 | pair[1])
            .collect(),
    )
}

/// The days of first publication of a site, where they have some of a record that is left out.
pub fn days_without(site: &dyn Files, secrets: &Secrets) -> Option<(String, Vec<u8>)> {
    let days = site.read(DAYS)?;
    Some((DAYS.to_owned(), without_days(&days, &secrets.records)?))
}

/// What of a site as it will be somebody could be found by. `paths` are those of all of its files.
pub fn found_in(site: &dyn Files, paths: &[String], secrets: &Secrets, data: &str) -> Vec<String> {
    let published = site.read(data).unwrap_or_default();
    let files = paths
        .iter()
        .map(|path| (path.clone(), site.read(path).unwrap_or_default()));
    let found = sweep::found_in(files, secrets, &published);
    found.iter().map(ToString::to_string).collect()
}

/// Whether what lies in the folder of a site may be published as it lies there, with nothing of a draft at hand.
///
/// # Errors
///
/// Lines that each say what may not, and what to do.
pub fn is_fit(folder: &Path, data: &str) -> Result<(), PublishError> {
    let site = Folder::new(folder);
    let map = folder.join("data/map.json");
    let map = map.is_file().then_some(Input::File(map));
    let (decisions, mut faults) = decisions(map.as_ref(), Path::new(""))?;
    // A folder that is not there is said by whoever reads it.
    let paths = if folder.is_dir() {
        site.paths()?
    } else {
        Vec::new()
    };
    for path in &paths {
        let name = path.rsplit('/').next().unwrap_or_default();
        if [DECISIONS, SALT].contains(&name) {
            faults.push(format!("{path}: it is never published, and lies in the folder that is: move it beside the draft, into another folder"));
        }
    }
    if decisions.blurred().next().is_some() {
        let records = site.read(data).unwrap_or_default();
        let lines = unblurred(&records, &decisions).into_iter();
        faults.extend(lines.map(|line| format!("{data}: {line}. Move the file into another folder as the draft, and publish from there: incidents build {} DRAFT", shown(folder))));
        faults.extend(drafts(&site, &paths, &decisions, data));
    }
    match faults.is_empty() {
        true => Ok(()),
        false => Err(PublishError::Refused(faults)),
    }
}

/// As [`is_fit`], where nothing is built any more: what is kept of earlier versions may tell more than a build would leave in it.
///
/// # Errors
///
/// As [`is_fit`].
pub fn is_fit_as_it_lies(folder: &Path, data: &str) -> Result<(), PublishError> {
    let site = Folder::new(folder);
    let map = site.read("data/map.json").unwrap_or_default();
    let config = MapConfig::parse(&map).0;
    if let Some(address) = records_elsewhere(&config).filter(|_| blurs(&map)) {
        return Err(PublishError::Refused(vec![format!(
            "data/map.json: it blurs records or leaves some out, and readers' browsers fetch them as they are from {address}: publish them from here, incidents build {} DRAFT --pull {address}, with `data` out of map.json",
            shown(folder)
        )]));
    }
    is_fit(folder, data)?;
    let fault = match tells_too_much(&site, &config) {
        Ok(false) => return Ok(()),
        Ok(true) => format!(
            "{HISTORY}: it tells what records said before they were blurred, or of records that are not there any more: `incidents build {}` takes that out",
            shown(folder)
        ),
        Err(why) => why,
    };
    Err(PublishError::Refused(vec![fault]))
}

/// Files of the folder that name a blurred record and are none that a build writes.
fn drafts(site: &Folder, paths: &[String], decisions: &Decisions, data: &str) -> Vec<String> {
    let own = [data, DAYS, "data/map.json", "site.json", "oembed.json"];
    let is_draft = |path: &&String| {
        let end = path.rsplit('.').next().unwrap_or_default().to_lowercase();
        DRAFTS.contains(&end.as_str())
            && !own.contains(&path.as_str())
            && !path.starts_with("data/basemap/")
    };
    let mut found = Vec::new();
    for path in paths.iter().filter(is_draft) {
        let bytes = site.read(path).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        if path.starts_with(FOLDER) {
            found.extend(bared_version(path, &text, decisions));
            continue;
        }
        if let Some((id, _)) = decisions.blurred().find(|(id, _)| names_record(&text, id)) {
            found.push(format!("{path}: it names {id}, which is blurred, and may say where it was: move it out of the folder that is published"));
        }
    }
    found
}

/// What of an earlier version that is kept was blurred since. What became of records is another matter: a build takes such places out of it.
fn bared_version(path: &str, text: &str, decisions: &Decisions) -> Vec<String> {
    if path == HISTORY {
        return Vec::new();
    }
    let is_there = |line: &String| {
        let mut blurred = decisions.blurred();
        blurred.any(|(id, _)| line.starts_with(&format!("{id}: ")) && names_record(text, id))
    };
    let lines = unblurred(text.as_bytes(), decisions).into_iter();
    let said =
        |line: String| format!("{path}: {line}. It is an earlier version: take that file away");
    lines.filter(is_there).map(said).collect()
}

/// All paths of a site as it will be.
pub fn paths_of(
    site: &Folder,
    over: &Memory,
    removed: &[String],
) -> Result<Vec<String>, CannotRead> {
    let mut paths = site.paths()?;
    paths.retain(|path| !removed.contains(path));
    paths.extend(over.keys().cloned());
    paths.sort();
    paths.dedup();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use safety::covered::BLURRED;
    use site::versions::is_blurred;

    #[test]
    fn what_is_written_of_a_blurred_point_is_known_where_versions_are_kept() {
        assert!(is_blurred(Some(&format!("{BLURRED}1 km by the publisher"))));
        assert!(!is_blurred(Some("GeoNames")) && !is_blurred(None));
    }
}

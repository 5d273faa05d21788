//! A site that was published, taken back to go on with it: its map file, its records and what lies beside them. Nothing of its page is: no
//! script, no HTML.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use incidents::config::MapConfig;
use incidents::schema::names::FieldMap;
use serde_json::Value;
use site::files::Memory;
use site::{ids, records_elsewhere};

use crate::draft::{Draft, Given, Said, given};
use crate::edited::Edited;
use crate::reading::Tables;
use crate::taken::{LICENSE, texts};

const MAP_FILE: &str = "data/map.json";
/// Where records lie that were not in our schema.
const RECORDS: &str = "data/incidents.geojson";

/// What may lie beside a map file: data, pictures, an archive of tiles, a style. SVG can hold scripts.
const KINDS: [&str; 9] = [
    "json", "geojson", "png", "jpg", "jpeg", "webp", "pmtiles", "css", "txt",
];

/// These come with the page, or are written anew.
const OF_THE_PAGE: [&str; 4] = [
    "data/basemap/",
    "data/map.schema.json",
    "data/incidents.schema.json",
    "data/README",
];

/// Why a site cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotOpen {
    /// There is no map file in it.
    NoMap,
    /// The map file is no JSON.
    Broken(String),
    /// The records lie with another host.
    Elsewhere(String),
    /// The records' file is not there.
    NoRecords(String),
}

impl fmt::Display for CannotOpen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoMap => write!(
                f,
                "there is no {MAP_FILE} in it: open the zip of a whole site, as it was taken here or as `incidents zip` writes it"
            ),
            Self::Broken(cause) => write!(
                f,
                "its {MAP_FILE} is no JSON ({cause}): mend it with a text editor first"
            ),
            Self::Elsewhere(address) => write!(
                f,
                "its records lie at {address}, whose host learns of everybody who reads the map: fetch that file and give it as a table, and only you ask for it"
            ),
            Self::NoRecords(file) => write!(
                f,
                "its map file names {file}, and there is no such file: put it back, or give the records as a table"
            ),
        }
    }
}

impl std::error::Error for CannotOpen {}

/// The draft of a site, and the files of it that stay behind.
pub(crate) fn opened(site: &Memory, today: i32) -> Result<(Draft, Vec<String>), CannotOpen> {
    let prefix = folder(site).ok_or(CannotOpen::NoMap)?;
    let file = |path: &str| site.get(&format!("{prefix}{path}"));
    let map_file = file(MAP_FILE).ok_or(CannotOpen::NoMap)?;
    let mut members = members(map_file)?;
    let (config, _) = MapConfig::parse(map_file);
    if let Some(address) = records_elsewhere(&config) {
        return Err(CannotOpen::Elsewhere(address.to_owned()));
    }
    let path = format!("data/{}", config.data);
    let records = file(&path).ok_or_else(|| CannotOpen::NoRecords(path.clone()))?;
    let records = records_of(&path, records, &config.fields, today);
    if records.name != path {
        // They are in our own schema now, under their usual name.
        members.retain(|(name, _)| !["data", "fields"].contains(&name.as_str()));
    }
    let published = ids::incidents_of(&records.bytes).into_iter();
    let published: BTreeSet<String> = published.map(|record| record.id).collect();
    let map: Value = serde_json::from_slice(map_file).unwrap_or_default();
    let mut named = BTreeSet::new();
    texts(&map, &mut named);
    let (mut files, mut unnamed, mut left) = (Vec::new(), BTreeSet::new(), Vec::new());
    for (name, bytes) in site {
        let Some(name) = name.strip_prefix(&prefix) else {
            continue;
        };
        let is_of_page = OF_THE_PAGE.iter().any(|part| name.starts_with(part));
        if !name.starts_with("data/") || name == MAP_FILE || name == path || is_of_page {
            continue;
        }
        if !is_taken(name) {
            left.push(name.to_owned());
            continue;
        }
        if !named.contains(name.strip_prefix("data/").unwrap_or(name)) {
            unnamed.insert(name.to_owned());
        }
        files.push(given(name, bytes.clone()));
    }
    let fields = members.iter().find(|(name, _)| name == "table_fields");
    let fields = fields.and_then(|(_, fields)| serde_json::from_str(fields).ok());
    let draft = Draft {
        tables: vec![records.clone()],
        files,
        before: Some(records),
        said: Said {
            fields: fields.unwrap_or_default(),
            members,
            changes: Arc::default(),
            published: Arc::new(published),
            is_site: true,
            is_whole: true,
            unnamed: Arc::new(unnamed),
            safety: Arc::default(),
        },
    };
    Ok((draft, left))
}

/// The records of a site: as they are, where they are in our own schema; else as the page reads them by its map file, written anew.
fn records_of(path: &str, bytes: &[u8], fields: &FieldMap, today: i32) -> Given {
    let table = given(path, bytes.to_vec());
    let read = Tables::read(std::slice::from_ref(&table), fields, today, None);
    let is_ours = *fields == FieldMap::default() && read.columns.iter().all(Option::is_none);
    match is_ours {
        true => table,
        false => given(RECORDS, Edited::of(&read, &[]).written().into_bytes()),
    }
}

/// The folder of the archive in which the site lies: most programs pack a folder with its name.
fn folder(site: &Memory) -> Option<String> {
    let mut maps = site.keys().filter_map(|path| path.strip_suffix(MAP_FILE));
    let shortest = maps.by_ref().min_by_key(|prefix| prefix.len());
    shortest
        .filter(|prefix| prefix.is_empty() || prefix.ends_with('/'))
        .map(str::to_owned)
}

/// Whether a file is taken along that lies beside a map file.
fn is_taken(path: &str) -> bool {
    let kind = path
        .rsplit_once('.')
        .map(|(_, kind)| kind.to_ascii_lowercase());
    path == LICENSE || kind.is_some_and(|kind| KINDS.contains(&kind.as_str()))
}

/// The members of a map file in their order, each with its value as it stands there.
fn members(map_file: &[u8]) -> Result<Vec<(String, String)>, CannotOpen> {
    let map_file = map_file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(map_file);
    let members = site::draft::members(map_file);
    members.map_err(|cause| CannotOpen::Broken(cause.to_string()))
}

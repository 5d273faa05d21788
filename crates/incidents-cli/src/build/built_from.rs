//! What a page was built from, so that one that is older than its files can be told.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use incidents::config::MapConfig;
use incidents::model::edition::{Version, VersionHasher};
use serde_json::Value;

use super::page::between;
use super::picture::source_files;
use crate::problems::shown;

/// The name of the `meta` element that says it.
pub(super) const BUILT_FROM: &str = "map-built-from";

/// What the files of a map come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BuiltFrom(Version);

impl BuiltFrom {
    /// Of the map file, the records, the basemap and the words of the map's own language; none where one of the first two cannot be read.
    pub(super) fn read(folder: &Path, config: &MapConfig) -> Option<Self> {
        let data = folder.join("data");
        let mut hasher = VersionHasher::default();
        // None at all is the same as `{}`.
        match hash(&data.join("map.json"), &mut hasher) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return None,
            _ => {}
        }
        hash(&data.join(&config.data), &mut hasher).ok()?;
        let language = config.languages.first().map_or("en", String::as_str);
        // What is not there is not said.
        let _missing = hash(&folder.join(format!("words/{language}.ftl")), &mut hasher);
        for style in [&config.basemap.light, &config.basemap.dark]
            .into_iter()
            .flatten()
        {
            for file in files_of(&data, style) {
                // What is not there is not drawn.
                let _missing = hash(&data.join(file), &mut hasher);
            }
        }
        Some(Self(hasher.version()))
    }

    pub(super) fn code(self) -> String {
        self.0.code()
    }
}

/// A style and what it shows.
fn files_of(data: &Path, style: &str) -> Vec<String> {
    let json = fs::read(data.join(style)).ok();
    let json = json.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    let json = json.unwrap_or_default();
    let files = source_files(style, &json).map(|(_, file)| file);
    [style.to_owned()].into_iter().chain(files).collect()
}

/// Takes a file bit by bit: there may be much of it.
fn hash(file: &Path, hasher: &mut VersionHasher) -> io::Result<()> {
    let mut file = File::open(file)?;
    let mut piece = vec![0; 1 << 16];
    let mut n_bytes: u64 = 0;
    loop {
        let n = file.read(&mut piece)?;
        if n == 0 {
            // Where one file ends and the next begins is part of it.
            hasher.feed(&n_bytes.to_le_bytes());
            return Ok(());
        }
        n_bytes += n as u64;
        hasher.feed(&piece[..n]);
    }
}

/// Says that a page in a folder was built from other files than it has now, and what to do; nothing where it was not, or never built.
///
/// What is written into the page would be old: title, first view, link preview and table.
pub fn outdated(folder: &Path) -> Option<String> {
    let html = fs::read_to_string(folder.join("index.html")).ok()?;
    let tag = format!("<meta name=\"{BUILT_FROM}\" content=\"");
    let before = between(&html, &tag, "\"")?.to_owned();
    let map = fs::read(folder.join("data/map.json"));
    let (config, _) = MapConfig::parse(&map.unwrap_or_else(|_| b"{}".to_vec()));
    let now = BuiltFrom::read(folder, &config)?;
    (now.code() != before).then(|| {
        format!(
            "index.html was built from other files than lie in {} now: its title, first view, link preview and table are old. `incidents build {}` brings them up to date",
            shown(&folder.join("data")),
            shown(folder)
        )
    })
}

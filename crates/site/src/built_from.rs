//! What a page was built from, so that one that is older than its files can be told.

use std::io;

use incidents::config::MapConfig;
use incidents::model::edition::{Version, VersionHasher};
use serde_json::Value;

use crate::files::Files;
use crate::html::between;
use crate::picture::source_files;

/// The name of the `meta` element that says it.
pub(crate) const BUILT_FROM: &str = "map-built-from";

/// What the files of a map come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BuiltFrom(Version);

impl BuiltFrom {
    /// Of the map file, the records, the basemap and the words of the map's own language; none where one of the first two cannot be read.
    pub(crate) fn read(files: &dyn Files, config: &MapConfig) -> Option<Self> {
        let mut hasher = VersionHasher::default();
        // None at all is the same as `{}`.
        match hash(files, "data/map.json", &mut hasher) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return None,
            _ => {}
        }
        hash(files, &format!("data/{}", config.data), &mut hasher).ok()?;
        let language = config.languages.first().map_or("en", String::as_str);
        // What is not there is not said.
        let _missing = hash(files, &format!("words/{language}.ftl"), &mut hasher);
        for style in [&config.basemap.light, &config.basemap.dark]
            .into_iter()
            .flatten()
        {
            for file in files_of(files, style) {
                // What is not there is not drawn.
                let _missing = hash(files, &format!("data/{file}"), &mut hasher);
            }
        }
        Some(Self(hasher.version()))
    }

    pub(crate) fn code(self) -> String {
        self.0.code()
    }
}

/// A style and what it shows.
fn files_of(files: &dyn Files, style: &str) -> Vec<String> {
    let json = files.read(&format!("data/{style}"));
    let json = json.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    let json = json.unwrap_or_default();
    let sources = source_files(style, &json).map(|(_, file)| file);
    [style.to_owned()].into_iter().chain(sources).collect()
}

/// Takes a file bit by bit: there may be much of it.
fn hash(files: &dyn Files, path: &str, hasher: &mut VersionHasher) -> io::Result<()> {
    let mut n_bytes: u64 = 0;
    files.feed(path, &mut |piece| {
        n_bytes += piece.len() as u64;
        hasher.feed(piece);
    })?;
    // Where one file ends and the next begins is part of it.
    hasher.feed(&n_bytes.to_le_bytes());
    Ok(())
}

/// Whether a page was built from other files than lie beside it now: title, first view, link preview and table in it are old. A page that
/// was never built is not.
pub fn is_outdated(files: &dyn Files) -> bool {
    let tag = format!("<meta name=\"{BUILT_FROM}\" content=\"");
    let html = files.text("index.html").unwrap_or_default();
    let Some(before) = between(&html, &tag, "\"") else {
        return false;
    };
    let map = files.read("data/map.json");
    let (config, _) = MapConfig::parse(&map.unwrap_or_else(|| b"{}".to_vec()));
    BuiltFrom::read(files, &config).is_some_and(|now| now.code() != before)
}

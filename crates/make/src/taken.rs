//! The site of a draft.

use std::fmt;

use incidents::config::MapConfig;
use serde_json::json;
use site::create::{CreateError, Map, create};
use site::draft::{Draft as MapFile, License, title_of_file};
use site::files::Memory;
use site::package::{Package, PackageError};

use crate::draft::Draft;
use crate::edited::Edited;

/// Why there is no site.
#[derive(Debug)]
pub enum CannotTake {
    /// The page is not as it was built.
    Page(PackageError),
    /// The site cannot be written.
    Create(CreateError),
}

impl fmt::Display for CannotTake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page(error) => error.fmt(f),
            Self::Create(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for CannotTake {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Page(error) => Some(error),
            Self::Create(error) => Some(error),
        }
    }
}

/// The map file of a draft, on a page that has its ground or not.
pub(crate) fn map_file(draft: &Draft, edited: &Edited<'_>, has_ground: bool) -> String {
    let mut members = draft.said.members.clone();
    if let Some(withdrawn) = withdrawn(draft, edited) {
        members.retain(|(name, _)| name != "withdrawn");
        members.push(("withdrawn".to_owned(), withdrawn));
    }
    if draft.said.is_site {
        // What the columns of a table are for is said beside all that the site said.
        if !draft.said.fields.is_empty() {
            let fields = json!(draft.said.fields).to_string();
            members.retain(|(name, _)| name != "table_fields");
            members.push(("table_fields".to_owned(), fields));
        }
        return site::draft::written(&members);
    }
    let first = draft.tables.first();
    let draft = MapFile {
        title: first.map_or(String::new(), |table| title_of_file(&table.name)),
        has_ground,
        table_fields: edited.fields(&draft.said.fields),
        members,
        ..MapFile::default()
    };
    draft.text(&edited.types())
}

/// What the map file says of records that were withdrawn: those that nobody has seen need no word.
fn withdrawn(draft: &Draft, edited: &Edited<'_>) -> Option<String> {
    let published = &draft.said.published;
    let all = edited.withdrawn().iter();
    let known: Vec<_> = all.filter(|(id, _, _)| published.contains(id)).collect();
    if known.is_empty() {
        return None;
    }
    let before = draft.said.member("withdrawn");
    let before = before.and_then(|list| serde_json::from_str::<Vec<serde_json::Value>>(list).ok());
    let new = known
        .into_iter()
        .map(|(id, on, reason)| json!({ "id": id, "on": on, "reason": reason }));
    let list: Vec<_> = before.into_iter().flatten().chain(new).collect();
    Some(json!(list).to_string())
}

/// All files of the site.
pub(crate) fn taken(
    draft: &Draft,
    edited: &Edited<'_>,
    page: &Memory,
    today: &str,
) -> Result<Memory, CannotTake> {
    let page = Package::read(page).map_err(CannotTake::Page)?;
    let map_file = map_file(draft, edited, page.has_ground());
    let (config, _) = MapConfig::parse(map_file.as_bytes());
    let license = config.license.as_ref().map(|license| License {
        name: license.text.in_language("en").to_owned(),
        url: license.url.clone(),
    });
    let files = draft.files.iter();
    let beside = files.map(|file| (file.name.clone(), file.bytes.to_vec()));
    let records = edited.written();
    let map = Map {
        map_file: map_file.as_bytes(),
        records: records.as_bytes(),
        license: &License::text(license.as_ref()),
        beside: &beside.collect(),
        today,
    };
    let created = create(&page, map).map_err(CannotTake::Create)?;
    Ok(created.files)
}

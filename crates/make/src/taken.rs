//! The site of a draft.

use std::collections::BTreeSet;
use std::fmt;

use incidents::config::MapConfig;
use incidents::model::said::Said as Sentence;
use safety::publish::Published;
use safety::sweep::{found_in, without_days};
use serde_json::{Value, json};
use site::create::{CreateError, Created, Map, create};
use site::draft::{Draft as MapFile, License, title_of_file};
use site::files::Memory;
use site::package::{Package, PackageError};

use crate::draft::{Draft, Given};
use crate::edited::Edited;

/// The days of first publication, and who may use the records.
pub(crate) const DAYS: &str = "data/published.json";
pub(crate) const LICENSE: &str = "data/LICENSE";

/// Types of records with how many have each.
type Types = [(String, usize)];

/// Why there is no site.
#[derive(Debug)]
pub enum CannotTake {
    /// The page is not as it was built.
    Page(PackageError),
    /// The site cannot be written.
    Create(CreateError),
    /// Somebody could be found by it, as these sentences say.
    Unsafe(Vec<Sentence>),
}

impl fmt::Display for CannotTake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page(error) => error.fmt(f),
            Self::Create(error) => error.fmt(f),
            Self::Unsafe(found) => {
                let found: Vec<String> = found.iter().map(ToString::to_string).collect();
                f.write_str(&found.join("\n"))
            }
        }
    }
}

impl std::error::Error for CannotTake {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Page(error) => Some(error),
            Self::Create(error) => Some(error),
            Self::Unsafe(_) => None,
        }
    }
}

/// The map file of a draft with records of these types, on a page that has its ground or not.
pub(crate) fn map_file(
    draft: &Draft,
    (edited, types): (&Edited<'_>, &Types),
    has_ground: bool,
) -> String {
    let mut members = draft.said.members.clone();
    if let Some(withdrawn) = withdrawn(draft, edited) {
        members.retain(|(name, _)| name != "withdrawn");
        members.push(("withdrawn".to_owned(), withdrawn));
    }
    if draft.said.is_whole {
        // What the columns of a table are for is said beside all that the site said.
        let fields = edited.fields(&draft.said.fields);
        if !fields.is_empty() {
            members.retain(|(name, _)| name != "table_fields");
            members.push(("table_fields".to_owned(), json!(fields).to_string()));
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
    draft.text(types)
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
    let before = before.and_then(|list| serde_json::from_str::<Vec<Value>>(list).ok());
    let new = known
        .into_iter()
        .map(|(id, on, reason)| json!({ "id": id, "on": on, "reason": reason }));
    let list: Vec<_> = before.into_iter().flatten().chain(new).collect();
    Some(json!(list).to_string())
}

/// All files of the site, with records as they are published.
pub(crate) fn taken(
    (draft, edited): (&Draft, &Edited<'_>),
    (published, types): (&Published, &Types),
    page: &Memory,
    today: &str,
) -> Result<Created, CannotTake> {
    let page = Package::read(page).map_err(CannotTake::Page)?;
    let map_file = map_file(draft, (edited, types), page.has_ground());
    let (config, _) = MapConfig::parse(map_file.as_bytes());
    let files = beside(draft, &map_file);
    let beside = files.map(|file| (file.name.clone(), file.bytes.to_vec()));
    let mut beside: Memory = beside.collect();
    let secrets = &published.secrets;
    let days = beside
        .get(DAYS)
        .and_then(|it| without_days(it, &secrets.records));
    beside.extend(days.map(|days| (DAYS.to_owned(), days)));
    let map = Map {
        map_file: map_file.as_bytes(),
        records: &published.geojson,
        license: &license(draft, &config),
        beside: &beside,
        today,
    };
    let created = create(&page, map).map_err(CannotTake::Create)?;
    let files = created.files.iter();
    let files = files.map(|(path, bytes)| (path.clone(), bytes.clone()));
    let found = found_in(files, secrets, &published.geojson);
    match found.is_empty() {
        true => Ok(created),
        false => Err(CannotTake::Unsafe(found)),
    }
}

/// The files that go along: those that the map file names, and those of a site that was opened that it never named. What was taken off the map
/// stays behind.
pub(crate) fn beside<'d>(draft: &'d Draft, map_file: &str) -> impl Iterator<Item = &'d Given> {
    let map: Value = serde_json::from_str(map_file).unwrap_or_default();
    let mut named = BTreeSet::new();
    texts(&map, &mut named);
    draft.files.iter().filter(move |file| {
        let name = file.name.strip_prefix("data/").unwrap_or(&file.name);
        let is_named = named.contains(name);
        is_named || file.name == DAYS || draft.said.unnamed.contains(&file.name)
    })
}

/// All texts in a value, as files beside the map file are named.
pub(crate) fn texts(value: &Value, all: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            all.insert(text.trim_start_matches("./").to_owned());
        }
        Value::Array(values) => values.iter().for_each(|value| texts(value, all)),
        Value::Object(members) => members.values().for_each(|value| texts(value, all)),
        _ => {}
    }
}

/// The text of `data/LICENSE`: what its publisher has written there stays.
fn license(draft: &Draft, config: &MapConfig) -> String {
    let own = draft.files.iter().find(|file| file.name == LICENSE);
    let own = own.map(|file| String::from_utf8_lossy(&file.bytes).into_owned());
    let is_own = |text: &String| !License::is_written(text);
    own.filter(is_own).unwrap_or_else(|| {
        let license = config.license.as_ref().map(|license| License {
            name: license.text.in_language("en").to_owned(),
            url: license.url.clone(),
        });
        License::text(license.as_ref())
    })
}

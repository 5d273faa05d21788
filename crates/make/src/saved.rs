//! A draft as one file: tables, decisions and the secret, to go on with it elsewhere. It is never published. Beside what this page reads of it
//! lie the records, `safety.json` and `safety.salt` as the command line reads them.

use serde::{Deserialize, Serialize};
use site::files::Memory;

use crate::draft::{Draft, Given, Said, given};

/// By this file a draft is told from a site.
const DRAFT: &str = "draft.json";

/// What whoever unpacks it reads first.
const README: &str = "This is the draft of a map before anything is blurred or left out, with the secret by which points are moved.

Do not publish it, and put it into no repository: whoever has it can compute the true places from the published ones. Keep it, and make a
copy of it: whoever loses it moves all points elsewhere at the next publication, and two points tell more than one.

To go on with it, give the zip to the page on which it was made (make.html, \"Choose files\"). Or publish from here:
incidents build FOLDER-OF-THE-SITE incidents.geojson
";

/// What the archive says of its files.
#[derive(Deserialize, Serialize)]
struct Saved {
    said: Said,
    tables: Vec<Entry>,
    files: Vec<Entry>,
    before: Option<Entry>,
}

/// A file of the draft.
#[derive(Deserialize, Serialize)]
struct Entry {
    name: String,
    /// Where it lies in the archive.
    path: String,
    notes: Option<Vec<String>>,
}

/// The files of the archive. `records` are those of the draft in our schema.
pub(crate) fn files(draft: &Draft, records: String) -> Memory {
    let mut all = Memory::new();
    let mut put = |file: &Given| {
        let path = format!("files/{}", all.len() + 1);
        all.insert(path.clone(), file.bytes.to_vec());
        Entry {
            name: file.name.clone(),
            path,
            notes: file.notes.clone(),
        }
    };
    let saved = Saved {
        said: draft.said.clone(),
        tables: draft.tables.iter().map(&mut put).collect(),
        files: draft.files.iter().map(&mut put).collect(),
        before: draft.before.as_ref().map(put),
    };
    // Texts, lists and maps of texts can always be written.
    let saved = serde_json::to_vec_pretty(&saved).unwrap_or_default();
    all.insert(DRAFT.to_owned(), saved);
    all.insert("DO-NOT-PUBLISH.txt".to_owned(), README.into());
    all.insert("incidents.geojson".to_owned(), records.into_bytes());
    let safety = &draft.said.safety;
    all.insert("safety.json".to_owned(), safety.json().into_bytes());
    if !safety.salt.is_empty() {
        let salt = format!("{}\n", safety.salt);
        all.insert("safety.salt".to_owned(), salt.into_bytes());
    }
    all
}

/// The draft in an archive; nothing where that is none.
pub(crate) fn draft(archive: &Memory) -> Option<Draft> {
    // Most programs pack a folder with its name.
    let mut drafts = archive.keys().filter_map(|path| path.strip_suffix(DRAFT));
    let prefix =
        drafts.find(|it| it.is_empty() || it.ends_with('/') && it.matches('/').count() == 1)?;
    let file = |path: &str| archive.get(&format!("{prefix}{path}"));
    let saved: Saved = serde_json::from_slice(file(DRAFT)?).ok()?;
    let read = |entry: &Entry| {
        let bytes = file(&entry.path)?.clone();
        Some(Given {
            notes: entry.notes.clone(),
            ..given(&entry.name, bytes)
        })
    };
    Some(Draft {
        tables: saved.tables.iter().map(read).collect::<Option<_>>()?,
        files: saved.files.iter().map(read).collect::<Option<_>>()?,
        before: match &saved.before {
            Some(before) => Some(read(before)?),
            None => None,
        },
        said: saved.said,
    })
}

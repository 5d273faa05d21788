//! KMZ: an archive with a KML in it.

use std::io::{Cursor, Read as _};

use incidents::model::message::quoted;
use incidents::model::said::Said;
use incidents::said;
use zip::ZipArchive;

use crate::text;

/// How long a KML may be when it is unpacked.
const MAX_KML: u64 = 200 << 20;

/// The KML of an archive, and what its owner should know; nothing where the archive is another one.
///
/// An error says why it cannot be read.
pub(super) fn kml(bytes: &[u8]) -> Option<Result<(String, Vec<Said>), Said>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let names: Vec<String> = archive
        .file_names()
        .filter_map(|name| name.ok().map(std::borrow::Cow::into_owned))
        .collect();
    let is_sheet = |name: &String| name.starts_with("xl/") || name == "content.xml";
    let is_kml = |name: &&String| name.to_ascii_lowercase().ends_with(".kml");
    if names.iter().any(is_sheet) {
        return None;
    }
    // doc.kml by convention, else the one that is the least deep in folders.
    let depth = |name: &&String| (name.as_str() != "doc.kml", name.matches('/').count());
    let main = names.iter().filter(is_kml).min_by_key(depth)?;
    let mut notes = vec![said!(
        "the file is an archive of maps (KMZ): {name} in it is read",
        quoted(main)
    )];
    let others: Vec<String> = names
        .iter()
        .filter(is_kml)
        .filter(|name| *name != main)
        .map(|name| quoted(name))
        .collect();
    if !others.is_empty() {
        notes.push(said!("the archive has more maps, which are not read ({names}): unpack it, and open them, too", others.join(", ")));
    }
    let decoded = unpacked(&mut archive, main).map(|kml| {
        let kml = text::decode(kml.into());
        notes.extend(kml.notes);
        (kml.text.into_owned(), notes)
    });
    Some(decoded)
}

fn unpacked(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>, Said> {
    let damaged = || {
        Said::from(said!(
            "expected a whole archive of maps (KMZ), but found one that is damaged or cut off: save it again, or save it as KML"
        ))
    };
    let too_much = || {
        said!("expected a map (KML) of at most 200 MB in the archive, but found a longer one: divide it").into()
    };
    let file = archive.by_name(name).map_err(|_cause| damaged())?;
    if file.size() > MAX_KML {
        return Err(too_much());
    }
    let mut kml = Vec::new();
    // What it says of its length need not be so.
    let read = file.take(MAX_KML + 1).read_to_end(&mut kml);
    read.map_err(|_cause| damaged())?;
    if kml.len() as u64 > MAX_KML {
        return Err(too_much());
    }
    Ok(kml)
}

//! A site as one file: the same bytes for the same files, whoever writes it, and when.

use std::fmt;
use std::io::{self, Cursor, Read as _, Write as _};

use zip::read::ZipArchive;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use crate::files::Memory;
use crate::package::is_inside;

/// How many entries an archive may have, and how many bytes they may come to: a site is a few hundred files.
const MAX_ENTRIES: usize = 10_000;
const MAX_BYTES: u64 = 1 << 30;

/// An entry may be so many times as large as it lies in the archive. Records of our schema come to a tenth; deflate could make 1,032 of one.
const MAX_RATIO: u64 = 200;

/// Read by all, written by its owner.
const MODE: u32 = 0o644;

/// Why an archive cannot be opened.
#[derive(Debug)]
pub enum ArchiveError {
    /// It is no archive, or a broken one.
    Broken(ZipError),
    /// It has too many entries, or they come to too much.
    TooLarge,
    /// An entry would lie outside of the folder.
    Outside(String),
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(cause) => write!(f, "it is no zip archive that can be read ({cause})"),
            Self::TooLarge => write!(
                f,
                "it has more than {MAX_ENTRIES} files, or more in them than a site has: unpack it, and give what is in it"
            ),
            Self::Outside(path) => write!(f, "its entry {path} would lie outside of the folder"),
        }
    }
}

impl std::error::Error for ArchiveError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Broken(cause) => Some(cause),
            Self::TooLarge | Self::Outside(_) => None,
        }
    }
}

impl From<ZipError> for ArchiveError {
    fn from(cause: ZipError) -> Self {
        Self::Broken(cause)
    }
}

impl From<io::Error> for ArchiveError {
    fn from(cause: io::Error) -> Self {
        Self::Broken(cause.into())
    }
}

/// Packs files, in the order of their paths, all of one time and mode.
///
/// # Errors
///
/// Where there are more than an archive can hold.
pub fn packed(files: &Memory) -> Result<Vec<u8>, ArchiveError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(MODE);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        writer.start_file(path.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// The files of an archive, without its folders.
///
/// # Errors
///
/// Where it is broken, larger than a site, or has an entry that leaves its folder.
pub fn unpacked(archive: &[u8]) -> Result<Memory, ArchiveError> {
    unpacked_within(archive, MAX_BYTES)
}

/// As [`unpacked`], of files that come to so many bytes at most.
///
/// # Errors
///
/// Where they come to more, and as there.
pub fn unpacked_within(archive: &[u8], most_bytes: u64) -> Result<Memory, ArchiveError> {
    let mut archive = ZipArchive::new(Cursor::new(archive))?;
    if archive.len() > MAX_ENTRIES {
        return Err(ArchiveError::TooLarge);
    }
    let mut files = Memory::new();
    let mut room = most_bytes;
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at)?;
        if entry.is_dir() {
            continue;
        }
        let path = entry.name()?.into_owned();
        if !is_inside(&path) {
            return Err(ArchiveError::Outside(path));
        }
        let most = room.min(
            entry
                .compressed_size()
                .saturating_mul(MAX_RATIO)
                .max(1 << 16),
        );
        let mut bytes = Vec::new();
        let n_bytes = entry.by_ref().take(most + 1).read_to_end(&mut bytes)? as u64;
        if n_bytes > most {
            return Err(ArchiveError::TooLarge);
        }
        room -= n_bytes;
        files.insert(path, bytes);
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::digits;

    fn files(list: &[(&str, &str)]) -> Memory {
        let list = list.iter();
        list.map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn what_is_packed_comes_out_again_and_packs_to_the_same_bytes() {
        let site = files(&[
            ("index.html", "<p>"),
            ("data/map.json", "{}"),
            ("a/b/حلب.txt", ""),
        ]);
        let archive = packed(&site).unwrap();
        assert_eq!(unpacked(&archive).unwrap(), site);
        assert_eq!(packed(&site).unwrap(), archive);
    }

    /// Where it fails, another library packs: sites that were packed before are other bytes then.
    #[test]
    fn the_same_files_are_the_same_bytes_whatever_is_compiled_beside() {
        let site = files(&[("index.html", &"<p>".repeat(500))]);
        let hash = digits(&packed(&site).unwrap());
        assert_eq!(
            hash,
            "7666f88268b5b9c14092e9b79b74626c7bc7068e0c9c73d73df777b4d8833e04"
        );
    }

    #[test]
    fn an_entry_that_leaves_its_folder_is_refused() {
        // Whoever packs it writes the name as it is; it stands in the archive twice, and nothing counts its letters but its length.
        for path in ["../evil", "/etc/ev", "a//evil", "c:\\evil", "./evil_"] {
            let harmless = "a_b_c_d".replace('_', "x");
            let mut archive = packed(&files(&[(&harmless, "text")])).unwrap();
            let places: Vec<usize> = archive
                .windows(path.len())
                .enumerate()
                .filter_map(|(at, bytes)| (bytes == harmless.as_bytes()).then_some(at))
                .collect();
            assert_eq!(places.len(), 2);
            for at in places {
                archive[at..at + path.len()].copy_from_slice(path.as_bytes());
            }
            let refused = unpacked(&archive).unwrap_err();
            assert!(
                matches!(refused, ArchiveError::Outside(_)),
                "{path}: {refused}"
            );
        }
    }

    #[test]
    fn what_would_come_to_more_than_a_site_is_refused_before_it_is_unpacked() {
        let zeros = packed(&Memory::from([("a".to_owned(), vec![0; 1 << 22])])).unwrap();
        assert!(matches!(unpacked(&zeros), Err(ArchiveError::TooLarge)));
        let numbers: Vec<String> = (0..5_000).map(|n| n.to_string()).collect();
        let text = numbers.join(" ");
        let some = packed(&files(&[("a", &text), ("b", &text)])).unwrap();
        assert!(unpacked_within(&some, text.len() as u64 * 2).is_ok());
        let refused = unpacked_within(&some, text.len() as u64 * 2 - 1);
        assert!(matches!(refused, Err(ArchiveError::TooLarge)));
    }

    #[test]
    fn bytes_that_are_no_archive_are_said_to_be_none() {
        let said = unpacked(b"<!DOCTYPE html>").unwrap_err().to_string();
        assert!(
            said.starts_with("it is no zip archive that can be read"),
            "{said}"
        );
    }
}

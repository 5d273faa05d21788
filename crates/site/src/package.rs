//! The page without a map: its own files, each as it was built.
//!
//! A built page lists them in `site.json` with the SHA-256 of each. Any published map hands out its own empty page by that list: what
//! `incidents build` wrote into index.html is taken out again, and what is left must be what was built.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use crate::files::{Files, Memory};
use crate::html::{neutral, without_origins};
use crate::{DRAFT, INDEX, MAKE};

/// The list, and the script that keeps the page on a reader's device by it.
pub const LIST: &str = "site.json";
const WORKER: &str = "sw.js";

/// Where the worker says which list it goes by, so that it changes with every build: the first digits of the list's SHA-256.
const PLACE: &str = "$site";
const N_DIGITS: usize = 16;

/// The ground that comes with the page.
pub(crate) const GROUND: &str = "data/basemap/";

/// A publisher may edit these in a site: they are taken along as they are.
const EDITED: [&str; 2] = ["words/", "data/"];

/// Why a folder or an archive cannot give its page.
#[derive(Debug, PartialEq, Eq)]
pub enum PackageError {
    /// There is no list of its files, or none that can be read.
    NoList,
    /// The list is of a later version.
    Version(u64),
    /// A file of the list is not there.
    Missing(String),
    /// A file is not as it was built.
    Altered(String),
    /// A file of the list would lie outside of the site.
    Outside(String),
}

impl fmt::Display for PackageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoList => write!(
                f,
                "there is no {LIST} that can be read, the list of the page's files: take the page of a newer build"
            ),
            Self::Version(version) => write!(
                f,
                "its {LIST} is of version {version}, and this program knows version 1: take a newer program"
            ),
            Self::Missing(path) => write!(
                f,
                "{path} is missing, which {LIST} lists: take the whole page again"
            ),
            Self::Altered(path) => write!(
                f,
                "{path} is not as it was built, says {LIST}: take the page from where it was built again"
            ),
            Self::Outside(path) => write!(
                f,
                "{LIST} lists {path}, which would lie outside of the site: take the page from somebody you trust"
            ),
        }
    }
}

impl std::error::Error for PackageError {}

#[derive(Deserialize)]
struct List {
    version: u64,
    files: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    path: String,
    sha256: String,
}

/// The files of the page, of no map.
#[derive(Clone, Debug)]
pub struct Package {
    /// By their path, index.html and the list among them.
    pub files: Memory,
    /// Those that are not as they were built, and may be so: words and ground that a publisher has edited.
    pub edited: Vec<String>,
}

impl Package {
    /// Whether it brings the ground along.
    pub fn has_ground(&self) -> bool {
        self.files.keys().any(|path| path.starts_with(GROUND))
    }

    /// Takes the page out of a site or a build, and looks at each of its files.
    ///
    /// # Errors
    ///
    /// Where one is missing, or is not as it was built.
    pub fn read(site: &dyn Files) -> Result<Self, PackageError> {
        let json = site.read(LIST).ok_or(PackageError::NoList)?;
        let list: List = serde_json::from_slice(&json).map_err(|_broken| PackageError::NoList)?;
        if list.version != 1 {
            return Err(PackageError::Version(list.version));
        }
        let mut package = Self {
            files: Memory::new(),
            edited: Vec::new(),
        };
        for Entry { path, sha256 } in list.files {
            package.take(site, path, &sha256, &json)?;
        }
        if !package.files.contains_key(INDEX) {
            return Err(PackageError::Missing(INDEX.to_owned()));
        }
        package.files.insert(LIST.to_owned(), json);
        Ok(package)
    }

    fn take(
        &mut self,
        site: &dyn Files,
        path: String,
        sha256: &str,
        list: &[u8],
    ) -> Result<(), PackageError> {
        if !is_inside(&path) {
            return Err(PackageError::Outside(path));
        }
        let mut bytes = match site.read(&path) {
            Some(bytes) => bytes,
            // A site may have been made without the ground.
            None if path.starts_with(GROUND) => return Ok(()),
            None => return Err(PackageError::Missing(path)),
        };
        let is_built = match path.as_str() {
            INDEX => {
                bytes = neutral(&String::from_utf8_lossy(&bytes)).into_bytes();
                digits(&bytes) == sha256
            }
            DRAFT | MAKE => {
                let html = String::from_utf8_lossy(&bytes).into_owned();
                bytes = without_origins(html).into_bytes();
                digits(&bytes) == sha256
            }
            WORKER => {
                let script = String::from_utf8_lossy(&bytes);
                let template = script.replace(&list_name(list), PLACE);
                template != script && digits(template.as_bytes()) == sha256
            }
            _ => digits(&bytes) == sha256,
        };
        if !is_built {
            if !EDITED.iter().any(|edited| path.starts_with(edited)) {
                return Err(PackageError::Altered(path));
            }
            self.edited.push(path.clone());
        }
        self.files.insert(path, bytes);
        Ok(())
    }
}

/// The SHA-256 of each file of a site's page, by its path; none where the site has no list.
pub(crate) fn listed_files(site: &dyn Files) -> Option<BTreeMap<String, String>> {
    let list: List = serde_json::from_slice(&site.read(LIST)?).ok()?;
    let entries = list.files.into_iter();
    Some(entries.map(|it| (it.path, it.sha256)).collect())
}

/// Whether a path stays below the folder that it is put into.
pub(crate) fn is_inside(path: &str) -> bool {
    let is_name = |part: &str| !matches!(part, "" | "." | "..");
    path.split('/').all(is_name) && !path.contains(['\\', ':', '\0'])
}

/// How the worker names a list.
fn list_name(list: &[u8]) -> String {
    digits(list).chars().take(N_DIGITS).collect()
}

/// SHA-256 in lower case.
pub(crate) fn digits(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    let digits = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let digits = digits.filter_map(|digit| char::from_digit(digit.into(), 16));
    digits.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<title>Incident map</title><meta http-equiv=\"Content-Security-Policy\" content=\"connect-src 'self'\">";

    /// A page as a build leaves it, and the map that it was built with.
    fn built() -> Memory {
        let mut site = Memory::new();
        for (path, text) in [
            (INDEX, PAGE),
            ("start.js", "abc"),
            ("words/en.ftl", "a = b"),
            (WORKER, "const BUILD = \"$site\";"),
        ] {
            site.insert(path.to_owned(), text.as_bytes().to_vec());
        }
        let entries: Vec<String> = site
            .iter()
            .map(|(path, bytes)| format!(r#"{{"path": "{path}", "sha256": "{}"}}"#, digits(bytes)))
            .collect();
        let list = format!(r#"{{"version": 1, "files": [{}]}}"#, entries.join(","));
        let worker = format!("const BUILD = \"{}\";", list_name(list.as_bytes()));
        site.insert(WORKER.to_owned(), worker.into_bytes());
        site.insert(LIST.to_owned(), list.into_bytes());
        let mut put = |path: &str, text: &str| site.insert(path.to_owned(), text.into());
        put("data/map.json", r#"{"title": "Somebody's map"}"#);
        put("preview.png", "a picture");
        put(
            INDEX,
            "<title>Somebody's map</title><!-- incidents build --><h1>Somebody's map</h1><!-- /incidents build --><meta http-equiv=\"Content-Security-Policy\" content=\"connect-src 'self' https://tiles.example\">",
        );
        site
    }

    #[test]
    fn a_published_site_gives_its_page_and_nothing_of_its_map() {
        let package = Package::read(&built()).unwrap();
        let paths: Vec<&String> = package.files.keys().collect();
        assert_eq!(paths, [INDEX, LIST, "start.js", WORKER, "words/en.ftl"]);
        assert_eq!(package.files.text(INDEX).unwrap(), PAGE);
        assert_eq!(package.edited, [""; 0]);
    }

    #[test]
    fn pages_under_the_policy_of_a_map_are_what_they_were_built_as() {
        let built_as = "<title>Make</title><meta http-equiv=\"Content-Security-Policy\" content=\"connect-src 'self'\">";
        let mut site = Memory::new();
        let mut entries = Vec::new();
        for path in [MAKE, DRAFT, INDEX] {
            let page = if path == INDEX { PAGE } else { built_as };
            let digits = digits(page.as_bytes());
            entries.push(format!(r#"{{"path": "{path}", "sha256": "{digits}"}}"#));
            let widened = page.replace("'self'", "'self' https://tiles.example");
            site.insert(path.to_owned(), widened.into_bytes());
        }
        let list = format!(r#"{{"version": 1, "files": [{}]}}"#, entries.join(","));
        site.insert(LIST.to_owned(), list.into_bytes());
        let package = Package::read(&site).unwrap();
        assert_eq!(package.files.text(MAKE).as_deref(), Some(built_as));
        assert_eq!(package.files.text(DRAFT).as_deref(), Some(built_as));
        site.insert(MAKE.to_owned(), b"<script src=evil>".to_vec());
        let error = Package::read(&site).unwrap_err().to_string();
        assert!(
            error.starts_with("make.html is not as it was built"),
            "{error}"
        );
    }

    #[test]
    fn what_is_not_as_it_was_built_is_refused_by_name() {
        let check = |change: &dyn Fn(&mut Memory), expected: &str| {
            let mut site = built();
            change(&mut site);
            let error = Package::read(&site).unwrap_err().to_string();
            assert!(error.starts_with(expected), "{error}");
        };
        let put = |path: &'static str, text: &'static str| {
            move |site: &mut Memory| drop(site.insert(path.to_owned(), text.into()))
        };
        check(&put("start.js", "evil"), "start.js is not as it was built");
        check(&put(WORKER, "evil"), "sw.js is not as it was built");
        check(
            &put(INDEX, "<script src=evil>"),
            "index.html is not as it was built",
        );
        check(&|site| drop(site.remove("start.js")), "start.js is missing");
        check(&|site| drop(site.remove(LIST)), "there is no site.json");
        check(
            &put(LIST, r#"{"version": 2, "files": []}"#),
            "its site.json is of version 2",
        );
        let outside = r#"{"version": 1, "files": [{"path": "../a", "sha256": ""}]}"#;
        check(
            &put(LIST, outside),
            "site.json lists ../a, which would lie outside",
        );
    }

    #[test]
    fn words_that_a_publisher_has_edited_go_along_and_are_named() {
        let mut site = built();
        site.insert("words/en.ftl".to_owned(), b"a = c".to_vec());
        let package = Package::read(&site).unwrap();
        assert_eq!(package.edited, ["words/en.ftl"]);
    }
}

//! A newer page for a site, which keeps its map and what its publisher has edited.

use std::collections::{BTreeMap, BTreeSet};

use crate::INDEX;
use crate::files::{Files, Memory};
use crate::package::{GROUND, Package, digits, listed_files};

/// What a publisher may edit: words, and the ground.
const WORDS: &str = "words/";
const DATA: &str = "data/";

/// How what lay there is named, where nobody can tell whether it was edited.
const BEFORE: &str = ".before-update";

/// What is to be done to the folder of a site.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Update {
    /// Files to write, by their path.
    pub written: Memory,
    /// Files of the earlier page that nothing names any more.
    pub removed: BTreeSet<String>,
    /// Files that were edited, and stay.
    pub kept: Vec<String>,
    /// Files that may have been edited, with the names under which they stay.
    pub moved: BTreeMap<String, String>,
}

/// Plans it. `paths` are those of all files of the site.
///
/// A site that an earlier version built has no list of its page's files: what its names show to be a part of a page goes.
pub fn update(site: &dyn Files, paths: &[String], page: &Package) -> Update {
    let list = listed_files(site).unwrap_or_default();
    let has_ground = paths.iter().any(|path| path.starts_with(GROUND));
    let mut update = Update::default();
    for (path, bytes) in &page.files {
        let is_ground = path.starts_with(GROUND);
        if is_ground && !has_ground {
            continue;
        }
        let earlier = site.read(path).filter(|earlier| earlier != bytes);
        let may_be_edited = path.starts_with(WORDS) || path.starts_with(DATA);
        if let Some(earlier) = earlier.filter(|_| may_be_edited) {
            match list.get(path) {
                Some(built) if *built != digits(&earlier) => {
                    update.kept.push(path.clone());
                    continue;
                }
                Some(_) => {}
                None => {
                    let name = format!("{path}{BEFORE}");
                    update.written.insert(name.clone(), earlier);
                    update.moved.insert(path.clone(), name);
                }
            }
        }
        update.written.insert(path.clone(), bytes.clone());
    }
    let is_of_page = |path: &str| match list.is_empty() {
        true => names_its_version(path),
        false => list.contains_key(path) && !path.starts_with(WORDS) && !path.starts_with(DATA),
    };
    let gone = paths.iter().filter(|path| {
        let own = uncompressed(path);
        let is_copy = own != path.as_str();
        let is_written = page.files.contains_key(own);
        (is_of_page(own) && !is_written) || (is_copy && (is_written || is_of_page(own)))
    });
    update.removed = gone.filter(|path| *path != INDEX).cloned().collect();
    update
}

/// The file that a compressed copy is of.
fn uncompressed(path: &str) -> &str {
    let copy = path.strip_suffix(".br").or(path.strip_suffix(".gz"));
    copy.unwrap_or(path)
}

/// Whether a path is one of a page's program or libraries: `app-6337f3a73338bf47_bg.wasm`, `vendor/maplibre-6.17.0/maplibre-gl.mjs`.
fn names_its_version(path: &str) -> bool {
    let is_hash =
        |word: &str| word.len() >= 14 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_code = [".js", ".wasm", ".css"]
        .iter()
        .any(|end| path.ends_with(end));
    let has_hash = path.split(['-', '_', '.']).any(is_hash);
    path.starts_with("vendor/") || (!path.contains('/') && is_code && has_hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory(files: &[(&str, &str)]) -> Memory {
        let files = files.iter();
        files
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect()
    }

    fn list(files: &[(&str, &str)]) -> String {
        let entry = |(path, text): &(&str, &str)| {
            format!(
                r#"{{"path": "{path}", "sha256": "{}"}}"#,
                digits(text.as_bytes())
            )
        };
        let entries: Vec<String> = files.iter().map(entry).collect();
        format!(r#"{{"version": 1, "files": [{}]}}"#, entries.join(","))
    }

    fn page() -> Package {
        Package {
            files: memory(&[
                (INDEX, "new"),
                ("start.js", "new"),
                ("app-aaaaaaaaaaaaaaaa.js", "new"),
                ("words/en.ftl", "new words"),
                ("data/basemap/land.geojson", "new land"),
            ]),
            edited: Vec::new(),
        }
    }

    fn planned(site: &Memory) -> Update {
        let paths: Vec<String> = site.keys().cloned().collect();
        update(site, &paths, &page())
    }

    #[test]
    fn the_page_goes_and_comes_and_the_map_stays() {
        let built = [
            (INDEX, "old"),
            ("start.js", "old"),
            ("app-bbbbbbbbbbbbbbbb.js", "old"),
            ("words/en.ftl", "old words"),
        ];
        let mut site = memory(&built);
        site.extend(memory(&[
            ("site.json", &list(&built)),
            ("app-bbbbbbbbbbbbbbbb.js.br", "packed"),
            ("data/map.json", "{}"),
            ("data/incidents.geojson", "[]"),
            ("logo.svg", "<svg>"),
        ]));
        let plan = planned(&site);
        let removed: Vec<&String> = plan.removed.iter().collect();
        assert_eq!(
            removed,
            ["app-bbbbbbbbbbbbbbbb.js", "app-bbbbbbbbbbbbbbbb.js.br"]
        );
        let written: Vec<&String> = plan.written.keys().collect();
        // A site without the ground is given none.
        assert_eq!(
            written,
            ["app-aaaaaaaaaaaaaaaa.js", INDEX, "start.js", "words/en.ftl"]
        );
        assert_eq!((plan.kept.len(), plan.moved.len()), (0, 0));
    }

    #[test]
    fn words_that_were_edited_stay() {
        let mut site = memory(&[("words/en.ftl", "edited")]);
        site.extend(memory(&[(
            "site.json",
            &list(&[("words/en.ftl", "old words")]),
        )]));
        let plan = planned(&site);
        assert_eq!(plan.kept, ["words/en.ftl"]);
        assert!(!plan.written.contains_key("words/en.ftl"));
    }

    #[test]
    fn of_a_site_of_the_first_version_nothing_is_lost_that_may_have_been_edited() {
        let site = memory(&[
            ("app-bbbbbbbbbbbbbbbb_bg.wasm", "old"),
            ("vendor/maplibre-1.0.0/maplibre-gl.mjs", "old"),
            ("words/en.ftl", "perhaps edited"),
            ("data/basemap/land.geojson", "perhaps edited"),
            ("data/photo-cccccccccccccccc.js", "somebody's"),
        ]);
        let plan = planned(&site);
        let removed: Vec<&String> = plan.removed.iter().collect();
        assert_eq!(
            removed,
            [
                "app-bbbbbbbbbbbbbbbb_bg.wasm",
                "vendor/maplibre-1.0.0/maplibre-gl.mjs"
            ]
        );
        assert_eq!(plan.moved.len(), 2);
        assert_eq!(
            plan.written["words/en.ftl.before-update"],
            b"perhaps edited"
        );
        assert_eq!(plan.written["words/en.ftl"], b"new words");
    }
}

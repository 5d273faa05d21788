//! `site.json`: the files of the page as they were built, for whoever keeps them, checks them or makes another site of them. The map that the
//! page is built with is not among them, nor what `incidents build` writes. Of index.html and sw.js it is what they were before anything was
//! written into them.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::build::{files_below, sizes::Part};

/// The list, and what keeps the page on a reader's device by it.
const LIST: &str = "site.json";
const WORKER: &str = "sw.js";

/// Where the worker says which list it goes by, so that it changes with every build: the first digits of the list's SHA-256.
const PLACE: &str = "$site";
const N_DIGITS: usize = 16;

/// The map's own files are no part of the page; its ground and the schemas of its files are.
const MAP: &str = "data/";
const OF_EVERY_MAP: [&str; 3] = [
    "data/basemap/",
    "data/map.schema.json",
    "data/incidents.schema.json",
];

/// When a reader's device keeps a file.
fn offline(path: &str) -> &'static str {
    // Its owner edits words; the worker itself is the browser's to keep.
    if path.starts_with("words/") || path == WORKER {
        return "never";
    }
    match Part::from_path(path) {
        Part::ImportCode
        | Part::SheetCode
        | Part::AreasCode
        | Part::TilesCode
        | Part::SinceCode => "once-used",
        Part::Page
        | Part::Picture
        | Part::Basemap
        | Part::CloserBasemap
        | Part::DarkBasemap
        | Part::Embed
        | Part::MakeCode
        | Part::NotCounted => "never",
        Part::OwnCode
        | Part::MapCode
        | Part::LaterCode
        | Part::WorkerCode
        | Part::OfflineCode
        | Part::Words
        | Part::MapEngine => "always",
    }
}

/// Writes it into a folder in which all else lies, and its name into the worker.
pub fn write(dist: &Path) -> Result<()> {
    let mut entries = Vec::new();
    for file in files_below(dist)? {
        let path = file.strip_prefix(dist)?.to_string_lossy();
        let path = path.replace('\\', "/");
        let is_of_every_map = OF_EVERY_MAP.iter().any(|part| path.starts_with(part));
        if path.starts_with(MAP) && !is_of_every_map {
            continue;
        }
        let bytes = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
        entries.push(format!(
            "    {{\"path\": \"{path}\", \"sha256\": \"{}\", \"bytes\": {}, \"offline\": \"{}\"}}",
            digits(&bytes),
            bytes.len(),
            offline(&path)
        ));
    }
    let list = format!(
        "{{\n  \"version\": 1,\n  \"files\": [\n{}\n  ]\n}}\n",
        entries.join(",\n")
    );
    let worker = dist.join(WORKER);
    let script = fs::read_to_string(&worker)?;
    if !script.contains(PLACE) {
        bail!("{WORKER} has no {PLACE}, the place of what {LIST} comes to");
    }
    let name: String = digits(list.as_bytes()).chars().take(N_DIGITS).collect();
    fs::write(worker, script.replace(PLACE, &name))?;
    Ok(fs::write(dist.join(LIST), list)?)
}

/// SHA-256 in lower case.
pub fn digits(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    let digits = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let digits = digits.filter_map(|digit| char::from_digit(digit.into(), 16));
    digits.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_first_visit_and_every_later_part_need_is_kept_and_large_rare_things_are_once_used() {
        let check = |path: &str, expected: &str| assert_eq!(offline(path), expected, "{path}");
        check("start.js", "always");
        check("offline.js", "always");
        check("incident-map-6337f3a73338bf47_bg.wasm", "always");
        check("share-6337f3a73338bf47.wasm", "always");
        check("worker-6337f3a73338bf47_bg.wasm", "always");
        check("style-6337f3a73338bf47.css", "always");
        check("vendor/maplibre-6.17.0/maplibre-gl-worker.mjs", "always");
        check("vendor/maplibre-6.17.0/LICENSE.txt", "never");
        check("import-6337f3a73338bf47_bg.wasm", "once-used");
        check("sheets-6337f3a73338bf47.js", "once-used");
        check("areas-6337f3a73338bf47_bg.wasm", "once-used");
        check("embed.js", "never");
        check("sw.js", "never");
        check("words/en.ftl", "never");
        check("index.html", "never");
        check("hosting/nginx.conf", "never");
    }

    #[test]
    fn a_list_names_what_was_built_and_its_worker_names_the_list() {
        let dist = std::env::temp_dir().join(format!("listing-{}", std::process::id()));
        fs::create_dir_all(dist.join("data")).unwrap();
        for (name, text) in [
            ("index.html", "edited"),
            ("data/map.json", "{}"),
            ("start.js", "abc"),
            ("sw.js", "const BUILD = \"$site\";"),
        ] {
            fs::write(dist.join(name), text).unwrap();
        }
        write(&dist).unwrap();
        let list = fs::read_to_string(dist.join("site.json")).unwrap();
        let worker = fs::read_to_string(dist.join("sw.js")).unwrap();
        let again = write(&dist).unwrap_err().to_string();
        fs::remove_dir_all(&dist).unwrap();
        let value: serde_json::Value = serde_json::from_str(&list).unwrap();
        let listed = value["files"].as_array().unwrap();
        let paths: Vec<&str> = listed.iter().filter_map(|it| it["path"].as_str()).collect();
        // The map is not the page's.
        assert_eq!(paths, ["index.html", "start.js", "sw.js"]);
        let expected = serde_json::json!({
            "path": "start.js",
            // FIPS 180-2, B.1.
            "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "bytes": 3,
            "offline": "always",
        });
        assert_eq!(listed[1], expected);
        let digits = digits(list.as_bytes());
        assert_eq!(
            worker,
            format!("const BUILD = \"{}\";", digits.get(..16).unwrap())
        );
        assert_eq!(
            again,
            "sw.js has no $site, the place of what site.json comes to"
        );
    }
}

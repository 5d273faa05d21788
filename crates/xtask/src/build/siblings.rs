//! Compressed copies beside the files of the page that never change under their name, for hosts that send such copies. What a publisher
//! edits (data, words, the map file, index.html) has none: a copy would go on saying what the file said before.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

use crate::{
    build::files_below,
    child::{Tools, succeed},
    workspace::Workspace,
};

/// What is added to a file's name.
pub const SUFFIXES: [&str; 2] = [".br", ".gz"];

/// Node has both: the best of each takes seconds, so that what has been compressed is kept.
const COMPRESS: &str = r#"
const { readFileSync, renameSync, writeFileSync } = require("node:fs");
const { brotliCompressSync, gzipSync, constants } = require("node:zlib");
for (let at = 1; at < process.argv.length; at += 2) {
    const bytes = readFileSync(process.argv[at]);
    const params = {
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    };
    const copies = { ".br": brotliCompressSync(bytes, { params }), ".gz": gzipSync(bytes, { level: 9 }) };
    for (const [suffix, copy] of Object.entries(copies)) {
        writeFileSync(process.argv[at + 1] + ".part", copy);
        renameSync(process.argv[at + 1] + ".part", process.argv[at + 1] + suffix);
    }
}
"#;

/// Whether a path of dist/ names its own version: by a hash in the file's name, or by the version in its folder's.
pub fn names_its_version(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let is_hash =
        |word: &str| word.len() >= 14 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    folder.starts_with("vendor/") || name.split(['-', '_', '.']).any(is_hash)
}

fn is_packable(path: &str) -> bool {
    let extension = Path::new(path).extension().unwrap_or_default();
    let is_text = ["css", "js", "mjs", "wasm"]
        .iter()
        .any(|it| extension == *it);
    is_text && names_its_version(path)
}

/// Writes the copies into dist/.
pub fn write(workspace: &Workspace, tools: &Tools) -> Result<()> {
    let dist = workspace.dist();
    let kept = workspace.target().join("siblings");
    fs::create_dir_all(&kept)?;
    let mut node = tools.command("node");
    node.args(["-e", COMPRESS]);
    let mut copies = Vec::new();
    let mut is_missing = false;
    for file in files_below(&dist)? {
        let path = file.strip_prefix(&dist)?.to_string_lossy();
        let path = path.replace('\\', "/");
        if !is_packable(&path) {
            continue;
        }
        let copy = kept.join(path.replace('/', "@"));
        if !SUFFIXES.iter().all(|suffix| with(&copy, suffix).is_file()) {
            node.arg(&file).arg(&copy);
            is_missing = true;
        }
        copies.push((file, copy));
    }
    if is_missing {
        succeed(&mut node, "The page's files could not be compressed")?;
    }
    for (file, copy) in copies {
        for suffix in SUFFIXES {
            let (from, to) = (with(&copy, suffix), with(&file, suffix));
            fs::copy(&from, &to).with_context(|| format!("writing {}", to.display()))?;
        }
    }
    Ok(())
}

fn with(file: &Path, suffix: &str) -> std::path::PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_never_changes_under_its_name_has_a_copy() {
        let check = |path: &str, expected| assert_eq!(is_packable(path), expected, "{path}");
        check("incident-map-98d189084a6cea0e.js", true);
        check("incident-map-e1f22ccea55077f9_bg.wasm", true);
        check("style-822ab2142b3d5f27.css", true);
        check("vendor/fluent-0.19.1/fluent.mjs", true);
        check("vendor/maplibre-6.17.0/LICENSE.txt", false);
        for edited in [
            "index.html",
            "start.js",
            "sw.js",
            "data/map.json",
            "data/incidents.geojson",
            "data/basemap/land.geojson",
            "words/en.ftl",
        ] {
            check(edited, false);
        }
    }
}

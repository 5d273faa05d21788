//! The libraries of others, in dist/vendor. Their names have no hash: the version is in the path.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};

use crate::{
    build::{
        licenses, pack,
        page::{LICENSE, copy, read},
        program::names_in,
    },
    child::Tools,
    stop::Stop,
    versions::npm_version,
    workspace::Workspace,
};

/// Puts them into dist/.
pub fn put(workspace: &Workspace, tools: &Tools) -> Result<()> {
    let manifest = read(&workspace.file("package.json"))?;
    let folder = |package: &str, name: &str| -> Result<(PathBuf, PathBuf)> {
        let version = npm_version(&manifest, package).ok_or_else(|| {
            Stop::new(
                format!("package.json has no {package}."),
                "Restore package.json.",
            )
        })?;
        let to = workspace.dist().join(format!("vendor/{name}-{version}"));
        fs::create_dir_all(&to)?;
        Ok((workspace.file(&format!("node_modules/{package}")), to))
    };
    let (from, to) = folder("maplibre-gl", "maplibre")?;
    map_engine(workspace, tools, &from, &to)?;
    let (from, to) = folder("@fluent/bundle", "fluent")?;
    pack::bundle(
        tools,
        &from.join("esm/index.js"),
        &to.join("fluent.mjs"),
        &[],
    )?;
    copy(&workspace.file(LICENSE), &to.join(LICENSE))?;
    let (from, to) = folder("pmtiles", "pmtiles")?;
    pack::bundle(
        tools,
        &from.join("dist/esm/index.js"),
        &to.join("pmtiles.mjs"),
        &[],
    )?;
    // What it unpacks by is in it.
    let unpacker = read(&workspace.file("node_modules/fflate/LICENSE"))?;
    let licenses = format!(
        "{}\n\nfflate, which is in it:\n\n{unpacker}",
        licenses::PMTILES
    );
    Ok(fs::write(to.join("LICENSE.txt"), licenses)?)
}

/// What pages use of `MapLibre`, and the file of its sources that has it.
const USED: [(&str, &str); 6] = [
    ("Map", "ui/map.ts"),
    ("NavigationControl", "ui/control/navigation_control.ts"),
    ("ScaleControl", "ui/control/scale_control.ts"),
    ("AttributionControl", "ui/control/attribution_control.ts"),
    ("addProtocol", "source/protocol_crud.ts"),
    ("config", "util/config.ts"),
];
/// As its own index.ts has it.
const SET_WORKER_URL: &str =
    "export const setWorkerUrl = (address) => { config.WORKER_URL = address; };\n";
/// What the map and its worker share.
const SHARED: &str = "maplibre-gl-shared";

/// `MapLibre` from its own sources (docs/decisions/0034): the two files that it has on npm both have what the map and its worker share.
fn map_engine(workspace: &Workspace, tools: &Tools, from: &Path, to: &Path) -> Result<()> {
    let sources = from.join("src");
    let mut entry = String::new();
    for (name, file) in USED {
        // Escaped as JavaScript has it, where a folder has such a name.
        let file = sources.join(file).display().to_string();
        writeln!(
            entry,
            "import {{ {name} }} from {file:?};\nexport {{ {name} }};"
        )?;
    }
    entry.push_str(SET_WORKER_URL);
    fs::create_dir_all(workspace.notes())?;
    let main = workspace.notes().join("maplibre-gl.js");
    fs::write(&main, entry)?;
    let inputs = workspace.notes().join("maplibre-gl.json");
    let programs = [
        ("maplibre-gl", main),
        ("maplibre-gl-worker", sources.join("source/worker.ts")),
    ];
    pack::bundle_sharing(tools, &programs, SHARED, to, &inputs)?;
    let names = names_in(to)?;
    if names.len() != programs.len() + 1 {
        bail!("expected MapLibre as {programs:?} and what both share, but found {names:?}");
    }
    let style = "maplibre-gl.css";
    copy(&from.join("dist").join(style), &to.join(style))?;
    let terms = terms(workspace, &read(&inputs)?)?;
    Ok(fs::write(to.join("LICENSE.txt"), terms)?)
}

/// The terms of all packages that esbuild has read something of: its own notes name the files.
fn terms(workspace: &Workspace, inputs: &str) -> Result<String> {
    let mut terms = String::new();
    for package in packages_in(inputs) {
        let folder = workspace.file(&format!("node_modules/{package}"));
        let files = ["LICENSE", "LICENSE.txt", "LICENSE.md"].map(|name| folder.join(name));
        let text = if let Some(file) = files.iter().find(|file| file.is_file()) {
            read(file)?
        } else {
            // It names its terms, and has no text of them.
            let manifest = read(&folder.join("package.json"))?;
            let is_about = |line: &&str| {
                ["\"license\"", "\"author\""]
                    .iter()
                    .any(|it| line.contains(it))
            };
            let lines: Vec<&str> = manifest.lines().filter(is_about).collect();
            lines.join("\n")
        };
        writeln!(terms, "{package}\n\n{}\n", text.trim())?;
    }
    Ok(terms)
}

/// `"../node_modules/@mapbox/vector-tile/index.js": {` -> `@mapbox/vector-tile`
fn packages_in(inputs: &str) -> BTreeSet<&str> {
    let paths = inputs
        .split('"')
        .filter_map(|path| path.rsplit_once("node_modules/"));
    let packages = paths.filter_map(|(_, path)| {
        let scope = path.starts_with('@').then(|| path.find('/')).flatten();
        let from = scope.map_or(0, |at| at + 1);
        let end = path.get(from..)?.find('/')?;
        path.get(..from + end)
    });
    packages.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_told_by_the_paths_of_their_files() {
        let inputs = r#"{"inputs": {"node_modules/earcut/src/earcut.js": {"bytes": 1}, "../../node_modules/@mapbox/vector-tile/index.js": {},
            "target/xtask/maplibre-gl.js": {}, "node_modules/maplibre-gl/node_modules/pbf/index.js": {}}}"#;
        let packages: Vec<&str> = packages_in(inputs).into_iter().collect();
        assert_eq!(packages, ["@mapbox/vector-tile", "earcut", "pbf"]);
    }
}

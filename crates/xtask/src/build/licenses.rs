//! `licenses.txt`: whose work the page's program is made of, and under which terms. Each licence asks that its text goes along.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};

use crate::{build::files_below, child::Tools, versions::npm_version, workspace::Workspace};

const FILE: &str = "licenses.txt";

/// What the page's programs are built from.
const PROGRAMS: [&str; 6] = [
    "incident-map",
    "worker-web",
    "import-web",
    "sheets-web",
    "areas-web",
    "make-web",
];

/// Packages of npm that are bundled into scripts of ours, each with the file that has its terms, and their name.
const BUNDLED: [(&str, &str, &str); 2] = [
    ("idb-keyval", "LICENCE", "Apache-2.0"),
    ("lit-html", "LICENSE", "BSD-3-Clause"),
];

/// Names that texts of licences go by.
const TEXTS: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "UNLICENSE", "NOTICE"];

/// The terms of the `pmtiles` package, which says them by their name only: BSD-3-Clause, and the notice of its authors.
pub const PMTILES: &str = "pmtiles (BSD-3-Clause): Copyright 2021 Protomaps LLC

Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer.

2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided with the distribution.

3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS \"AS IS\" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.";

/// What is said before the list.
const HEAD: &str = "What the page's program is made of

The project itself: MIT OR Apache-2.0. The libraries in vendor/ have their licences beside them. The standard library of Rust is
MIT OR Apache-2.0, by its contributors. The rest are packages of crates.io, each with its licence and its home, and of npm; the texts follow.
";

/// A package that is compiled into the program.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    license: String,
    home: String,
}

/// A package of npm that is bundled into a script of ours.
struct Bundled {
    name: String,
    version: String,
    license: &'static str,
    text: String,
}

/// Said before the list of the command line.
const HEAD_OF_TOOL: &str = "What the program `incidents` is made of

The project itself: MIT OR Apache-2.0. The page in it has a list of its own, licenses.txt of every site. The standard library of Rust is
MIT OR Apache-2.0, by its contributors. The rest are packages of crates.io, each with its licence and its home; the texts follow.
";

/// Writes it into dist/.
pub fn write(workspace: &Workspace, tools: &Tools) -> Result<()> {
    let mut tree = vec!["--target", "wasm32-unknown-unknown"];
    tree.extend(PROGRAMS.iter().flat_map(|program| ["--package", program]));
    let list = listed(HEAD, &packages(tools, &tree)?, &bundled(workspace)?)?;
    Ok(fs::write(workspace.dist().join(FILE), list)?)
}

/// The same of the command line, as it is compiled for this machine.
pub fn of_tool(tools: &Tools) -> Result<String> {
    listed(
        HEAD_OF_TOOL,
        &packages(tools, &["--package", "incidents-cli"])?,
        &[],
    )
}

/// The packages of npm with their texts.
fn bundled(workspace: &Workspace) -> Result<Vec<Bundled>> {
    let read = |path: PathBuf| {
        fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
    };
    let manifest = read(workspace.file("package.json"))?;
    let packages = BUNDLED.iter().map(|(name, file, license)| {
        let version = npm_version(&manifest, name);
        Ok(Bundled {
            name: (*name).to_owned(),
            version: version.with_context(|| format!("package.json has no {name}"))?,
            license,
            text: text_of(&read(workspace.file("node_modules").join(name).join(file))?),
        })
    });
    packages.collect()
}

/// The packages, and the texts that came with them, each once.
fn listed(head: &str, packages: &BTreeSet<Package>, bundled: &[Bundled]) -> Result<String> {
    let mut list = head.to_owned();
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in packages {
        let Package {
            name,
            version,
            license,
            home,
        } = package;
        // A string takes whatever is written to it.
        let _written = write!(list, "\n{name} {version}: {license}, {home}");
        for text in texts_of(package)? {
            texts.entry(text).or_default().insert(name.clone());
        }
    }
    for bundled in bundled {
        let Bundled {
            name,
            version,
            license,
            text,
        } = bundled;
        let _written = write!(list, "\n{name} {version} (npm): {license}");
        texts.entry(text.clone()).or_default().insert(name.clone());
    }
    for (text, names) in texts {
        let names: Vec<String> = names.into_iter().collect();
        let rule = "-".repeat(78);
        let _written = write!(list, "\n\n{rule}\n{}:\n\n{text}", names.join(", "));
    }
    list.push('\n');
    Ok(list)
}

/// What cargo compiles into these programs, sorted.
fn packages(tools: &Tools, of: &[&str]) -> Result<BTreeSet<Package>> {
    let mut tree = tools.cargo();
    tree.args(["tree", "--edges", "normal,no-proc-macro"]);
    tree.args(["--prefix", "none", "--no-dedupe"]);
    tree.args(["--format", "{p}|{l}|{r}"]).args(of);
    let output = tree.output().context("running cargo tree")?;
    if !output.status.success() {
        bail!(
            "cargo tree failed: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    let text = String::from_utf8(output.stdout)?;
    Ok(text.lines().filter_map(package).collect())
}

/// `zip v9.8.2|MIT|https://...`; those of the workspace say where they lie, and are the project itself.
fn package(line: &str) -> Option<Package> {
    let mut parts = line.split('|');
    let mut words = parts.next()?.split(' ');
    let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
    if words.any(|word| word.starts_with("(/") || word.contains(":\\")) {
        return None;
    }
    Some(Package {
        name: name.to_owned(),
        version: version.to_owned(),
        license: parts.next()?.replace('/', " OR "),
        home: parts.next()?.to_owned(),
    })
}

/// The texts that came with it.
fn texts_of(package: &Package) -> Result<Vec<String>> {
    let name = format!("{}-{}", package.name, package.version);
    let Some(folder) = sources().find_map(|source| {
        let folder = source.join(&name);
        folder.is_dir().then_some(folder)
    }) else {
        bail!(
            "the source of {name} is not where cargo keeps what it has fetched, so its licence cannot go along: run `cargo fetch` with the same CARGO_HOME"
        );
    };
    let is_text = |file: &&PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let name = name.to_uppercase();
        file.parent() == Some(&folder) && TEXTS.iter().any(|text| name.starts_with(text))
    };
    let files = files_below(&folder)?;
    let texts = files.iter().filter(is_text).map(|file| {
        let bytes = fs::read(file)?;
        Ok(text_of(&String::from_utf8_lossy(&bytes)))
    });
    texts.collect()
}

/// Lines end and are empty as each author has it: what differs by that alone is one text.
fn text_of(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Where cargo keeps what it has fetched.
fn sources() -> impl Iterator<Item = PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(Path::new(&env::home_dir()?).join(".cargo")));
    let registries = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let registries = registries.into_iter().flatten();
    registries.filter_map(|entry| Some(entry.ok()?.path()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_tree_is_a_package_and_one_of_ours_is_none() {
        let found = package("csv v1.4.0|Unlicense/MIT|https://github.com/BurntSushi/rust-csv");
        let expected = Package {
            name: "csv".to_owned(),
            version: "1.4.0".to_owned(),
            license: "Unlicense OR MIT".to_owned(),
            home: "https://github.com/BurntSushi/rust-csv".to_owned(),
        };
        assert_eq!(found, Some(expected));
        assert_eq!(package("incidents v0.1.0 (/a/b)|MIT OR Apache-2.0|"), None);
        assert_eq!(package(""), None);
    }

    #[test]
    fn the_command_line_has_the_terms_of_what_it_is_made_of() {
        let workspace = Workspace::find().unwrap();
        let list = of_tool(&Tools::new(&workspace)).unwrap();
        for expected in [
            "\naxum ",
            "\nclap ",
            "\nzip ",
            "Permission is hereby granted",
        ] {
            assert!(list.contains(expected), "{expected}");
        }
        // What only builds or tests it is not in it.
        for other in ["\nexpect-test ", "\nserde_derive ", "incidents-cli"] {
            assert!(!list.contains(other), "{other}");
        }
    }

    #[test]
    fn a_package_whose_source_is_not_there_is_named() {
        let gone = package("gone v0.0.0|MIT|https://example.org").unwrap();
        let error = listed("", &BTreeSet::from([gone]), &[])
            .unwrap_err()
            .to_string();
        assert!(
            error.starts_with("the source of gone-0.0.0 is not where"),
            "{error}"
        );
    }

    #[test]
    fn texts_that_differ_by_their_ends_of_lines_are_one() {
        assert_eq!(text_of("\nMIT \r\n\r\nOK\r\n"), text_of("MIT\n\nOK"));
    }
}

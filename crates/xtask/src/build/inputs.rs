//! Whether dist/ is still what its sources make: fingerprints of their bytes, kept from one build to the next.

use std::{
    fmt, fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

use crate::{
    build::{files_below, page},
    workspace::Workspace,
};

/// What the page's program is compiled from, and how.
const CODE: [&str; 26] = [
    "rust-toolchain.toml",
    "Cargo.toml",
    "Cargo.lock",
    "package-lock.json",
    "src",
    "crates/incidents/Cargo.toml",
    "crates/incidents/src",
    "crates/areas/Cargo.toml",
    "crates/areas/src",
    "crates/areas-web",
    "crates/import/Cargo.toml",
    "crates/import/src",
    "crates/import-web",
    "crates/sheets-web",
    "crates/worker-web",
    "crates/safety/Cargo.toml",
    "crates/safety/src",
    "crates/site/Cargo.toml",
    "crates/site/src",
    "crates/make/Cargo.toml",
    "crates/make/src",
    "crates/make-web",
    "crates/wasm-glue",
    "crates/xtask/src/build/pack.rs",
    "crates/xtask/src/build/program.rs",
    "crates/xtask/src/setup/wasm.rs",
];

/// How it is made small, and given the JavaScript that it speaks by.
const HOW: [&str; 4] = [
    "package-lock.json",
    "crates/wasm-glue",
    "crates/xtask/src/build/pack.rs",
    "crates/xtask/src/build/program.rs",
];

/// What stands for all that decides on a program beside its own bytes.
pub fn how(workspace: &Workspace) -> Result<u64> {
    fingerprint(workspace, HOW, |_| true)
}

/// What is put together with it, beside what `page::sources` names.
const PAGE: [&str; 10] = [
    // site.json lists these.
    "data/basemap",
    "data/map.schema.json",
    "data/incidents.schema.json",
    "crates/incidents-cli/src/build.rs",
    "crates/site",
    "crates/xtask/src/build/licenses.rs",
    "crates/xtask/src/build/listing.rs",
    "crates/xtask/src/build/page.rs",
    "crates/xtask/src/build/sizes.rs",
    "crates/xtask/src/build/vendor.rs",
];

/// The folder that needs no build.
const DATA: &str = "data";

/// What a page lacks. Each includes those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    Nothing,
    CopyData,
    /// The program is as it was: words, the style, start.js and the like go into dist/ anew.
    Assemble,
    Compile,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inputs {
    code: u64,
    page: u64,
    data: u64,
}

impl Inputs {
    pub fn read(workspace: &Workspace) -> Result<Self> {
        let page = PAGE
            .into_iter()
            .chain(page::sources())
            .filter(|source| *source != DATA);
        Ok(Self {
            code: fingerprint(workspace, CODE, is_code)?,
            page: fingerprint(workspace, page, |_| true)?,
            data: fingerprint(workspace, [DATA], |_| true)?,
        })
    }

    /// What is to be done when the program was compiled from `compiled`, and dist/ made from `made`.
    pub fn work_since(self, compiled: &str, made: &str) -> Work {
        let has = |note: &str, line: &str| note.lines().any(|noted| noted == line);
        let [code, page, data] = self.lines();
        if !has(compiled, &code) {
            Work::Compile
        } else if !has(made, &code) || !has(made, &page) {
            Work::Assemble
        } else if !has(made, &data) {
            Work::CopyData
        } else {
            Work::Nothing
        }
    }

    fn lines(self) -> [String; 3] {
        [
            ("code", self.code),
            ("page", self.page),
            ("data", self.data),
        ]
        .map(|(name, hash)| format!("{name} {hash:016x}"))
    }
}

impl fmt::Display for Inputs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.lines().join("\n"))
    }
}

/// The style lies beside the code, and is not compiled.
fn is_code(file: &Path) -> bool {
    file.extension().is_none_or(|extension| extension != "css")
}

fn fingerprint(
    workspace: &Workspace,
    sources: impl IntoIterator<Item = &'static str>,
    counts: impl Fn(&Path) -> bool,
) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    // Two checkouts may share a target folder.
    workspace.root().hash(&mut hasher);
    for source in sources {
        let source = workspace.file(source);
        let files: Vec<PathBuf> = match source.is_dir() {
            true => files_below(&source)?,
            false => vec![source],
        };
        for file in files {
            let name = file.strip_prefix(workspace.root()).unwrap_or(&file);
            if !counts(name) {
                continue;
            }
            name.hash(&mut hasher);
            fs::read(&file)
                .with_context(|| format!("reading {}", file.display()))?
                .hash(&mut hasher);
        }
    }
    Ok(hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changed_is_done_again() {
        let now = Inputs {
            code: 1,
            page: 2,
            data: 3,
        };
        let check = |before: Inputs, expected: Work| {
            let note = before.to_string();
            assert_eq!(now.work_since(&note, &note), expected, "{before:?}");
        };
        check(now, Work::Nothing);
        check(Inputs { data: 4, ..now }, Work::CopyData);
        check(Inputs { page: 4, ..now }, Work::Assemble);
        check(Inputs { code: 4, ..now }, Work::Compile);
        let note = now.to_string();
        assert_eq!(now.work_since(&note, ""), Work::Assemble);
        assert_eq!(now.work_since("", &note), Work::Compile);
    }

    #[test]
    fn how_the_program_is_compiled_is_code() {
        let workspace = Workspace::find().unwrap();
        let chores = files_below(&workspace.file("crates/xtask/src/build")).unwrap();
        // In two pieces, as this file compiles nothing.
        let call = concat!("tools.wasm", "_cargo(");
        let compiles = |file: &PathBuf| fs::read_to_string(file).unwrap().contains(call);
        let found: Vec<PathBuf> = chores.into_iter().filter(compiles).collect();
        assert!(!found.is_empty());
        for file in found {
            let is_listed = CODE.iter().any(|code| workspace.file(code) == file);
            assert!(is_listed, "{} is not in CODE", file.display());
        }
        // Its dependencies and features are as much a part of it as its lines.
        let glue = workspace.file("crates/wasm-glue/Cargo.toml");
        assert!(
            CODE.iter()
                .any(|code| glue.starts_with(workspace.file(code)))
        );
    }

    #[test]
    fn the_style_is_no_code() {
        let workspace = Workspace::find().unwrap();
        let all = fingerprint(&workspace, CODE, |_| true).unwrap();
        let code = fingerprint(&workspace, CODE, is_code).unwrap();
        assert_ne!(all, code);
    }
}

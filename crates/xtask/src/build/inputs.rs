//! Whether dist/ is still what its sources make: a fingerprint of their bytes, kept from one build to the next.

use std::{
    fmt, fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

use crate::{build::files_below, workspace::Workspace};

/// What the page is compiled from. What index.html names besides is read from it.
const SOURCES: [&str; 12] = [
    "index.html",
    "Trunk.toml",
    "rust-toolchain.toml",
    "Cargo.toml",
    "Cargo.lock",
    "package-lock.json",
    "src",
    "crates/incidents/Cargo.toml",
    "crates/incidents/src",
    "hosting",
    "crates/incidents-cli/src/build.rs",
    "crates/incidents-cli/src/build",
];

/// The folder that needs no build.
const DATA: &str = "data";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    Nothing,
    CopyData,
    Everything,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inputs {
    page: u64,
    data: u64,
}

impl Inputs {
    pub fn read(workspace: &Workspace) -> Result<Self> {
        let html = workspace.file("index.html");
        let html =
            fs::read_to_string(&html).with_context(|| format!("reading {}", html.display()))?;
        let mut page: Vec<PathBuf> = SOURCES
            .iter()
            .map(|source| workspace.file(source))
            .collect();
        page.extend(files_named_by(&html).map(|name| workspace.file(name)));
        Ok(Self {
            page: fingerprint(workspace.root(), page)?,
            data: fingerprint(workspace.root(), [workspace.file(DATA)])?,
        })
    }

    pub fn work_since(self, note: &str) -> Work {
        let same = |line: String| note.lines().any(|noted| noted == line);
        match (same(self.page_line()), same(self.data_line())) {
            (true, true) => Work::Nothing,
            (true, false) => Work::CopyData,
            (false, _) => Work::Everything,
        }
    }

    fn page_line(self) -> String {
        format!("page {:016x}", self.page)
    }

    fn data_line(self) -> String {
        format!("data {:016x}", self.data)
    }
}

impl fmt::Display for Inputs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}\n", self.page_line(), self.data_line())
    }
}

/// The files of ours that a `data-trunk` link names. Those of npm packages change with package-lock.json only.
fn files_named_by(html: &str) -> impl Iterator<Item = &str> {
    let links = html.split('<').filter(|tag| tag.contains("data-trunk"));
    let names = links
        .filter_map(|tag| tag.split_once("href=\"")?.1.split_once('"'))
        .map(|(name, _)| name);
    names.filter(|name| !name.starts_with("node_modules/") && *name != DATA)
}

fn fingerprint(root: &Path, sources: impl IntoIterator<Item = PathBuf>) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    // Two checkouts may share a target folder.
    root.hash(&mut hasher);
    for source in sources {
        let files = if source.is_dir() {
            files_below(&source)?
        } else {
            vec![source]
        };
        for file in files {
            file.strip_prefix(root).unwrap_or(&file).hash(&mut hasher);
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
        let inputs = Inputs { page: 1, data: 2 };
        let note = inputs.to_string();
        assert_eq!(inputs.work_since(&note), Work::Nothing);
        assert_eq!(
            Inputs { data: 3, ..inputs }.work_since(&note),
            Work::CopyData
        );
        assert_eq!(
            Inputs { page: 3, ..inputs }.work_since(&note),
            Work::Everything
        );
        assert_eq!(inputs.work_since(""), Work::Everything);
    }

    #[test]
    fn index_html_tells_what_else_goes_into_the_page() {
        let html = r#"<link rel="icon" href="data:,"><link data-trunk rel="copy-file" href="start.js">
            <link data-trunk rel="copy-file" href="node_modules/maplibre-gl/dist/maplibre-gl.mjs">
            <link data-trunk rel="copy-dir" href="data"><link data-trunk rel="css" href="src/style.css">"#;
        assert_eq!(
            files_named_by(html).collect::<Vec<_>>(),
            ["start.js", "src/style.css"]
        );
    }
}

//! The files that the rules are about: what git tracks, or would if it were added.

use std::{fs, path::Path};

use anyhow::Result;

use crate::{build::files_below, child::Tools, workspace::Workspace};

pub struct File {
    /// From the root of the checkout, with slashes.
    pub path: String,
    /// Empty for pictures and the like.
    pub text: String,
}

impl File {
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }

    /// Lines with their numbers from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
    }

    /// Lines of Rust that are no comment and stand before the unit tests.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let before_tests = self
            .lines()
            .take_while(|(_, line)| line.trim() != "#[cfg(test)]");
        before_tests.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    pub fn is_rust(&self) -> bool {
        Path::new(&self.path)
            .extension()
            .is_some_and(|extension| extension == "rs")
    }

    pub fn is_below(&self, folder: &str) -> bool {
        self.path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'))
    }

    /// Whether it is this file, or of this folder: below it, or the file beside it that bears its name.
    pub fn is_of(&self, part: &str) -> bool {
        self.path == part || self.is_below(part) || self.path.strip_suffix(".rs") == Some(part)
    }

    pub fn at(&self, line: usize) -> String {
        format!("{}:{line}", self.path)
    }
}

pub struct Tree {
    files: Vec<File>,
}

impl Tree {
    pub fn read(workspace: &Workspace, tools: &Tools) -> Result<Self> {
        let mut files = Vec::new();
        for path in paths(workspace, tools)? {
            let file = workspace.file(&path);
            // Deleted and not yet committed as such; or a link to a folder.
            if file.is_file() {
                files.push(File {
                    path,
                    text: String::from_utf8(fs::read(file)?).unwrap_or_default(),
                });
            }
        }
        Ok(Self { files })
    }

    #[cfg(test)]
    pub fn of(files: impl IntoIterator<Item = (&'static str, &'static str)>) -> Self {
        Self {
            files: files
                .into_iter()
                .map(|(path, text)| File::new(path, text))
                .collect(),
        }
    }

    pub fn files(&self) -> impl Iterator<Item = &File> {
        self.files.iter()
    }

    pub fn n_files(&self) -> usize {
        self.files.len()
    }

    pub fn rust_below(&self, folder: &str) -> impl Iterator<Item = &File> {
        self.files()
            .filter(move |file| file.is_rust() && file.is_below(folder))
    }

    /// The text of one file; empty if there is none, which is another rule's business.
    pub fn text(&self, path: &str) -> &str {
        self.files()
            .find(|file| file.path == path)
            .map_or("", |file| &file.text)
    }

    pub fn has(&self, path: &str) -> bool {
        self.files()
            .any(|file| file.path == path || file.is_below(path))
    }
}

fn paths(workspace: &Workspace, tools: &Tools) -> Result<Vec<String>> {
    let mut git = tools.command("git");
    let listed = git
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .output();
    match listed {
        Ok(output) if output.status.success() => {
            let names = String::from_utf8_lossy(&output.stdout);
            Ok(names
                .split('\0')
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect())
        }
        _ => paths_without_git(workspace),
    }
}

/// In a downloaded archive there is no git: all but what the chores themselves make.
fn paths_without_git(workspace: &Workspace) -> Result<Vec<String>> {
    let made = ["target", "dist", "node_modules", ".git"];
    let mut paths = Vec::new();
    for entry in fs::read_dir(workspace.root())? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !made.contains(&name.as_str()) && entry.path().is_dir() {
            let below = files_below(&entry.path())?;
            let relative = below
                .iter()
                .filter_map(|file| file.strip_prefix(workspace.root()).ok());
            paths.extend(relative.map(|path| path.to_string_lossy().replace('\\', "/")));
        } else if entry.path().is_file() {
            paths.push(name);
        }
    }
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_its_files_and_the_one_that_bears_its_name() {
        let is_of = |path: &str, part: &str| File::new(path, "").is_of(part);
        assert!(is_of("src/map.rs", "src/map"));
        assert!(is_of("src/map/gl.rs", "src/map"));
        assert!(is_of("src/map/gl.rs", "src/map/gl.rs"));
        assert!(!is_of("src/maps.rs", "src/map"));
        assert!(!is_of("src/maps/gl.rs", "src/map"));
    }

    #[test]
    fn code_is_neither_comment_nor_test() {
        let file = File::new(
            "src/a.rs",
            "//! doc\nfn a() {}\n    // b\nfn c() {}\n#[cfg(test)]\nmod tests {}\n",
        );
        assert_eq!(
            file.code().collect::<Vec<_>>(),
            [(2, "fn a() {}"), (4, "fn c() {}")]
        );
    }
}

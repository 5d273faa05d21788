//! Files of a size that is read in one sitting, and the same lints everywhere.

use std::path::Path;

use crate::tidy::{
    Problem,
    tree::{File, Tree},
};

const LONGEST: usize = 450;
/// `html!` bodies are not counted by clippy's `too_many_lines`.
const LONGEST_COMPONENT: usize = 250;
/// Cases, one a line, are read as a table.
const LONGEST_TEST: usize = 600;

pub fn files_are_short(tree: &Tree) -> Vec<Problem> {
    let too_long = |file: &&File| file.text.lines().count() > longest(file);
    let problem = |file: &File| {
        let what = format!(
            "{} lines, {} at most: split it at a noun",
            file.text.lines().count(),
            longest(file)
        );
        Problem::new("files-are-short", &*file.path, what)
    };
    tree.files()
        .filter(|file| file.is_rust())
        .filter(too_long)
        .map(problem)
        .collect()
}

fn longest(file: &File) -> usize {
    let folders = || {
        Path::new(&file.path)
            .parent()
            .into_iter()
            .flat_map(Path::components)
    };
    if file.is_below("src/components") {
        LONGEST_COMPONENT
    } else if folders().any(|folder| {
        ["tests", "benches"]
            .iter()
            .any(|name| folder.as_os_str() == *name)
    }) {
        LONGEST_TEST
    } else {
        LONGEST
    }
}

pub fn packages_share_the_lints(tree: &Tree) -> Vec<Problem> {
    let packages = tree.files().filter(|file| {
        Path::new(&file.path)
            .file_name()
            .is_some_and(|name| name == "Cargo.toml")
    });
    let without =
        packages.filter(|file| file.text.contains("[package]") && !shares_lints(&file.text));
    without
        .map(|file| {
            Problem::new(
                "packages-share-the-lints",
                &*file.path,
                "add `[lints]` with `workspace = true`",
            )
        })
        .collect()
}

fn shares_lints(manifest: &str) -> bool {
    let mut after = manifest
        .lines()
        .skip_while(|line| line.trim() != "[lints]")
        .skip(1);
    after
        .next()
        .is_some_and(|line| line.trim() == "workspace = true")
}

/// A package's clippy.toml replaces the root's, so that the common part is written twice.
pub fn clippy_files_agree(tree: &Tree) -> Vec<Problem> {
    let own = "crates/incidents/clippy.toml";
    if !tree.has(own) {
        return Vec::new();
    }
    let missing = tree
        .text("clippy.toml")
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let missing = missing.filter(|line| !tree.text(own).lines().any(|other| other == *line));
    missing
        .map(|line| {
            Problem::new(
                "clippy-files-agree",
                own,
                format!("it lacks the root's `{line}`"),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_a_file_may_be_depends_on_where_it_is() {
        let check = |path: &str, expected: usize| {
            assert_eq!(longest(&File::new(path, "")), expected, "{path}");
        };
        check("src/state.rs", 450);
        check("src/list.rs", 250);
        check("tests/e2e/main.rs", 600);
        check("crates/incidents/tests/oracle.rs", 600);
        check("crates/incidents/benches/brush.rs", 600);
    }

    #[test]
    fn packages_without_the_lints_are_named() {
        let tree = Tree::of([
            ("Cargo.toml", "[workspace]\n"),
            ("a/Cargo.toml", "[package]\n[lints]\nworkspace = true\n"),
            ("b/Cargo.toml", "[package]\n"),
        ]);
        let problems = packages_share_the_lints(&tree);
        assert_eq!(
            problems,
            [Problem::new(
                "packages-share-the-lints",
                "b/Cargo.toml",
                "add `[lints]` with `workspace = true`"
            )]
        );
    }

    #[test]
    fn the_second_clippy_file_has_all_of_the_first() {
        let tree = Tree::of([
            ("clippy.toml", "# why\na = 1\nb = 2\n"),
            ("crates/incidents/clippy.toml", "a = 1\nb = 3\nc = 4\n"),
        ]);
        let problems = clippy_files_agree(&tree);
        assert_eq!(
            problems,
            [Problem::new(
                "clippy-files-agree",
                "crates/incidents/clippy.toml",
                "it lacks the root's `b = 2`"
            )]
        );
    }
}

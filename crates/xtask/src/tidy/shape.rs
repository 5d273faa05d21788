//! Files and functions of a size that is read in one sitting, and the same lints everywhere.

use std::path::Path;

use crate::{
    tidy::{
        Problem, tokens,
        tree::{File, Tree},
    },
    versions::toml_string,
};

const LONGEST: usize = 450;
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
    if folders().any(|folder| {
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

/// What Yew makes of a function that carries one of these, Clippy takes for a macro's and does not measure.
const MADE_BY_YEW: [&str; 2] = ["component", "hook"];

/// As long as any other function: the bound is Clippy's.
pub fn components_and_hooks_are_short(tree: &Tree) -> Vec<Problem> {
    let rule = "components-and-hooks-are-short";
    let key = "too-many-lines-threshold";
    let bound = toml_string(tree.text("clippy.toml"), key);
    let Some(most) = bound.and_then(|bound| bound.parse::<usize>().ok()) else {
        let what = format!("it has no `{key}`");
        return vec![Problem::new(rule, "clippy.toml", what)];
    };
    let mut problems = Vec::new();
    for file in tree.rust_below("src") {
        let functions = tokens::functions_with(file, &MADE_BY_YEW).unwrap_or_default();
        let long = functions.iter().filter(|function| function.n_lines > most);
        problems.extend(long.map(|function| {
            let what = format!(
                "`{}` has {} lines of code, {most} at most: name a part of it and make that a function",
                function.name, function.n_lines
            );
            Problem::new(rule, file.at(function.line), what)
        }));
    }
    problems
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
        check("src/list/list.rs", 450);
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
    fn a_long_component_is_named_with_its_lines() {
        let tree = Tree::of([
            ("clippy.toml", "too-many-lines-threshold = 2\n"),
            (
                "src/list/list.rs",
                "#[component]\nfn List() -> Html {\n    a;\n\n    b;\n    // why\n}\n\n#[hook]\nfn use_it() {\n    a;\n    b;\n    c;\n}\n",
            ),
        ]);
        assert_eq!(
            components_and_hooks_are_short(&tree),
            [Problem::new(
                "components-and-hooks-are-short",
                "src/list/list.rs:10",
                "`use_it` has 3 lines of code, 2 at most: name a part of it and make that a function"
            )]
        );
    }

    #[test]
    fn a_bound_that_is_gone_is_named() {
        let tree = Tree::of([("clippy.toml", "too-many-arguments-threshold = 5\n")]);
        assert_eq!(
            components_and_hooks_are_short(&tree),
            [Problem::new(
                "components-and-hooks-are-short",
                "clippy.toml",
                "it has no `too-many-lines-threshold`"
            )]
        );
    }
}

//! What the documents name is there.

use std::path::Path;

use crate::tidy::{
    Problem,
    tree::{File, Tree},
};

/// It tells what was, and names files that are gone.
const HISTORY: &str = "CHANGELOG.md";

const REQUIRED: [&str; 7] = [
    "README.md",
    "ARCHITECTURE.md",
    "STYLE.md",
    "CHANGELOG.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "data/README.md",
];

pub fn required_files_exist(tree: &Tree) -> Vec<Problem> {
    let missing = REQUIRED.iter().filter(|path| !tree.has(path));
    missing
        .map(|path| Problem::new("required-files-exist", *path, "it is not there"))
        .collect()
}

pub fn named_paths_exist(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for document in tree.files().filter(|file| is_document(file)) {
        for (line, name) in code_spans(document) {
            if let Some(path) = path_from_span(name, tree).filter(|path| !is_there(path, tree)) {
                let what = format!("it names `{path}`, and there is no such file");
                problems.push(Problem::new("named-paths-exist", document.at(line), what));
            }
        }
    }
    problems
}

fn is_document(file: &File) -> bool {
    let is_markdown = Path::new(&file.path)
        .extension()
        .is_some_and(|extension| extension == "md");
    is_markdown && file.path != HISTORY
}

/// What stands in single backticks, outside of fenced blocks.
fn code_spans(document: &File) -> impl Iterator<Item = (usize, &str)> {
    let mut in_fence = false;
    let lines = document.lines().filter(move |(_, text)| {
        let is_fence = text.trim_start().starts_with("```");
        in_fence ^= is_fence;
        !in_fence && !is_fence
    });
    lines.flat_map(|(line, text)| {
        text.split('`')
            .skip(1)
            .step_by(2)
            .map(move |span| (line, span))
    })
}

/// A span that can only be meant as a path of this repository: it starts at one of its folders, or ends as a source
/// file does. MIME types, addresses, patterns and files of a reader's own do not.
fn path_from_span<'a>(span: &'a str, tree: &Tree) -> Option<&'a str> {
    let path = span
        .split_once(':')
        .map_or(span, |(path, _)| path)
        .trim_end_matches('/');
    let plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    if path.is_empty()
        || span.contains("::")
        || !path.chars().all(plain)
        || path.starts_with(['/', '-', '.'])
    {
        return None;
    }
    let first = path.split('/').next()?;
    if ["dist", "target", "node_modules"].contains(&first) {
        return None;
    }
    let ends_as_source = Path::new(path).extension().is_some_and(|extension| {
        ["rs", "toml", "md", "css", "html"]
            .iter()
            .any(|source| extension == *source)
    });
    (ends_as_source || (path.contains('/') && tree.has(first))).then_some(path)
}

/// From the root, or as the end of a longer path: `map.rs` for `src/map.rs`.
fn is_there(path: &str, tree: &Tree) -> bool {
    let is_end = |file: &File| {
        file.path
            .strip_suffix(path)
            .is_some_and(|before| before.ends_with('/'))
    };
    tree.has(path) || tree.files().any(is_end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(document: &'static str, expected: &[&str]) {
        let tree = Tree::of([
            ("ARCHITECTURE.md", document),
            ("src/map.rs", ""),
            ("src/map/layer.rs", ""),
            ("data/map.json", ""),
        ]);
        let problems = named_paths_exist(&tree);
        let found: Vec<&str> = problems
            .iter()
            .map(|problem| problem.what.split('`').nth(1).unwrap())
            .collect();
        assert_eq!(found, expected, "{document}");
    }

    #[test]
    fn paths_that_are_gone_are_found() {
        check(
            "see `src/gone.rs` and `gone.rs:12`",
            &["src/gone.rs", "gone.rs"],
        );
        check("the folder `src/views/`", &["src/views"]);
    }

    #[test]
    fn paths_that_are_there_may_be_short() {
        check(
            "`src/map.rs`, `map.rs`, `map/layer.rs:7`, `src/map/`, `data/map.json`",
            &[],
        );
    }

    #[test]
    fn other_things_in_backticks_are_no_paths() {
        check(
            "`text/html`, `std::fs`, `?data=URL`, `your/file.geojson`, `src/*.rs`, `dist/index.html`, `./x.rs`, `cargo run`",
            &[],
        );
        check("```\nsrc/gone.rs `src/gone.rs`\n```", &[]);
    }

    #[test]
    fn what_must_be_there_is_named() {
        let tree = Tree::of([
            ("README.md", ""),
            ("ARCHITECTURE.md", ""),
            ("STYLE.md", ""),
            ("CHANGELOG.md", ""),
            ("LICENSE-MIT", ""),
            ("data/README.md", ""),
        ]);
        assert_eq!(
            required_files_exist(&tree),
            [Problem::new(
                "required-files-exist",
                "LICENSE-APACHE",
                "it is not there"
            )]
        );
    }
}

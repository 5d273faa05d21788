//! Imports run down: a folder uses those that stand below it in the order, and never one above. So no two folders use
//! each other, round any corner, and each can be read knowing only what is below it.

use crate::tidy::{
    Problem,
    tokens::{self, Import},
    tree::{File, Tree},
};

const RULE: &str = "imports-run-down";
const HOME: &str = "crates/xtask/src/tidy/order.rs";

/// The folders of one crate. The file beside a folder that bears its name, and a file that stands for a folder, count as
/// that folder. The crate's root (`lib.rs`, `main.rs`) stands above all of them.
struct Order {
    root: &'static str,
    /// Later ones are used by earlier ones, never the other way.
    folders: &'static [&'static str],
}

const ORDERS: [Order; 2] = [
    Order {
        root: "crates/incidents/src",
        folders: &[
            "link", "config", "query", "scene", "search", "columns", "read", "schema", "geojson",
            "write", "json", "model",
        ],
    },
    Order {
        root: "src",
        folders: &[
            "shell", "share", "files", "record", "map", "timeline", "list", "filters", "data",
            "ui", "words", "browser", "state",
        ],
    },
];

pub fn imports_run_down(tree: &Tree) -> Vec<Problem> {
    ORDERS
        .iter()
        .flat_map(|order| order.problems(tree))
        .collect()
}

impl Order {
    fn problems(&self, tree: &Tree) -> Vec<Problem> {
        let mut problems = self.empty(tree);
        for file in tree.rust_below(self.root) {
            let Some(folder) = self.folder_of(file) else {
                continue;
            };
            let Some(level) = self.level(folder) else {
                let what = format!(
                    "`{folder}` has no place in the order of folders: put it into the list in {HOME}, below all that use it"
                );
                problems.push(Problem::new(RULE, &*file.path, what));
                continue;
            };
            let imports = tokens::imports(file, self.root).unwrap_or_default();
            let wrong = imports.iter().filter_map(|import| {
                let what = self.fault(folder, level, import)?;
                Some(Problem::new(RULE, file.at(import.line), what))
            });
            problems.extend(wrong);
        }
        problems
    }

    /// Folders of the list that are not there.
    fn empty(&self, tree: &Tree) -> Vec<Problem> {
        let is_there = |folder: &str| {
            tree.rust_below(self.root)
                .any(|file| self.folder_of(file) == Some(folder))
        };
        let gone = self.folders.iter().filter(|folder| !is_there(folder));
        gone.map(|folder| {
            let what = format!("there is no {}/{folder}: take it off the list", self.root);
            Problem::new(RULE, HOME, what)
        })
        .collect()
    }

    /// The first name below the root; none for the root itself.
    fn folder_of<'a>(&self, file: &'a File) -> Option<&'a str> {
        let below = file.path.strip_prefix(self.root)?.strip_prefix('/')?;
        let first = below.split('/').next()?.trim_end_matches(".rs");
        (!["lib", "main"].contains(&first)).then_some(first)
    }

    fn level(&self, folder: &str) -> Option<usize> {
        self.folders.iter().position(|listed| *listed == folder)
    }

    /// What is wrong with an import from a folder of this level, if anything is.
    fn fault(&self, folder: &str, level: usize, import: &Import) -> Option<String> {
        let path = import.path.join("::");
        let imported = import.path.first().map_or("", String::as_str);
        match self.level(imported) {
            Some(below) if below >= level => None,
            Some(_) => Some(format!(
                "`{folder}` imports `{path}`, but `{imported}` stands above `{folder}`: move what both need into `{folder}` or below it, or let the caller pass it in"
            )),
            None => Some(format!(
                "`{folder}` imports `crate::{path}`, which is of the crate's root: name the folder that it comes from, or move it into one"
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORDER: Order = Order {
        root: "src",
        folders: &["top", "middle", "bottom"],
    };

    /// Beside these files each folder has one that imports nothing.
    #[track_caller]
    fn check(files: &[(&'static str, &'static str)], expected: &[&str]) {
        let empty = ["src/top/a.rs", "src/middle/a.rs", "src/bottom.rs"].map(|path| (path, ""));
        let tree = Tree::of(empty.into_iter().chain(files.iter().copied()));
        let found: Vec<String> = ORDER
            .problems(&tree)
            .iter()
            .map(|problem| format!("{}: {}", problem.place, problem.what))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn imports_may_run_down_stay_or_come_from_the_root() {
        check(
            &[
                ("src/top/b.rs", "use crate::{middle::A, bottom::B};"),
                ("src/middle/b.rs", "use super::a::A; use crate::middle::C;"),
                ("src/middle.rs", "mod a; use crate::bottom;"),
                ("src/main.rs", "mod top; use crate::top::run;"),
                ("other/src/b.rs", "use crate::anything;"),
            ],
            &[],
        );
    }

    #[test]
    fn an_import_that_runs_up_is_told_with_both_names() {
        let up = "`middle` imports `top::b::B`, but `top` stands above `middle`: move what both need into `middle` or below it, or let the caller pass it in";
        check(
            &[("src/middle/b.rs", "\nuse super::super::top::b::B;")],
            &[&format!("src/middle/b.rs:2: {up}")],
        );
        check(
            &[("src/middle.rs", "fn f() { crate::top::b::B }")],
            &[&format!("src/middle.rs:1: {up}")],
        );
        check(
            &[("src/middle/mod.rs", "use crate::{top::{b::B}};")],
            &[&format!("src/middle/mod.rs:1: {up}")],
        );
    }

    #[test]
    fn two_folders_that_use_each_other_are_always_found() {
        let tree = [
            ("src/middle/b.rs", "use crate::bottom::A;"),
            ("src/bottom/b.rs", "use crate::middle::b;"),
        ];
        check(
            &tree,
            &[
                "src/bottom/b.rs:1: `bottom` imports `middle::b`, but `middle` stands above `bottom`: move what both need into `bottom` or below it, or let the caller pass it in",
            ],
        );
    }

    #[test]
    fn the_root_hides_no_direction() {
        check(
            &[
                ("src/main.rs", "pub use top::A;"),
                ("src/bottom/b.rs", "use crate::A;"),
            ],
            &[
                "src/bottom/b.rs:1: `bottom` imports `crate::A`, which is of the crate's root: name the folder that it comes from, or move it into one",
            ],
        );
    }

    #[test]
    fn a_test_may_import_what_it_likes() {
        check(
            &[(
                "src/bottom/b.rs",
                "#[cfg(test)]\nmod tests { use crate::top::a; }",
            )],
            &[],
        );
    }

    #[test]
    fn a_folder_has_a_place_and_a_place_has_a_folder() {
        let tree = Tree::of([
            ("src/top/a.rs", ""),
            ("src/middle.rs", ""),
            ("src/new.rs", "use crate::top::a;"),
        ]);
        let found: Vec<String> = ORDER
            .problems(&tree)
            .into_iter()
            .map(|problem| problem.what)
            .collect();
        assert_eq!(
            found,
            [
                "there is no src/bottom: take it off the list",
                "`new` has no place in the order of folders: put it into the list in crates/xtask/src/tidy/order.rs, below all that use it",
            ]
        );
    }
}

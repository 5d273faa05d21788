//! The engine knows no browser, file, clock, locale or random number (ARCHITECTURE.md, invariant 1).

use anyhow::{Result, bail};

use crate::{
    child::Tools,
    setup::wasm::TARGET,
    tidy::{Problem, tree::Tree},
};

const CORE: &str = "crates/incidents/src";

/// What would make the same bytes and the same session give two answers.
const AMBIENT: [&str; 9] = [
    "std::fs",
    "std::time",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant::now",
    "RandomState",
];

pub fn has_no_ambient_input(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in tree.rust_below(CORE) {
        for (line, code) in file.code() {
            for name in AMBIENT.iter().filter(|name| code.contains(*name)) {
                let what = format!(
                    "the engine does not use `{name}`: let the caller pass in what it gives"
                );
                problems.push(Problem::new(
                    "core-has-no-ambient-input",
                    file.at(line),
                    what,
                ));
            }
        }
    }
    problems
}

/// Asks cargo, for this machine and for WebAssembly: a crate may depend on `web-sys` for the latter only.
pub fn knows_no_browser(tools: &Tools) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    for target in [None, Some(TARGET)] {
        let mut tree = tools.cargo();
        tree.args([
            "tree",
            "--locked",
            "--package",
            "incidents",
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ]);
        tree.args(target.into_iter().flat_map(|target| ["--target", target]));
        let output = tree.output()?;
        if !output.status.success() {
            bail!(
                "cargo tree failed:\n{}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
        let list = String::from_utf8_lossy(&output.stdout);
        problems.extend(browser_crates(&list).map(|name| {
            let what = format!(
                "the engine depends on `{name}` for {}: `cargo tree --package incidents --invert {name} --target {TARGET}` says through what",
                target.unwrap_or("this machine"),
            );
            Problem::new("core-knows-no-browser", "crates/incidents/Cargo.toml", what)
        }));
    }
    Ok(problems)
}

/// The names, once each, of crates that only a browser has a use for.
fn browser_crates(list: &str) -> impl Iterator<Item = &str> {
    let mut names: Vec<&str> = list
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| is_browser_crate(name))
        .collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter()
}

fn is_browser_crate(name: &str) -> bool {
    ["web-sys", "js-sys"].contains(&name)
        || ["yew", "gloo", "wasm-bindgen"]
            .iter()
            .any(|family| is_of_family(name, family))
}

fn is_of_family(name: &str, family: &str) -> bool {
    name.strip_prefix(family)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_and_files_are_found_in_code_only() {
        let tree = Tree::of([
            (
                "crates/incidents/src/a.rs",
                "// std::fs is for others\nuse std::time::Duration;\n#[cfg(test)]\nuse std::fs;\n",
            ),
            ("crates/xtask/src/b.rs", "use std::fs;\n"),
        ]);
        let problems = has_no_ambient_input(&tree);
        let text: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            text,
            [
                "crates/incidents/src/a.rs:2: [core-has-no-ambient-input] the engine does not use `std::time`: let the caller pass in what it gives"
            ]
        );
    }

    #[test]
    fn browser_crates_are_found_in_a_list_of_cargo_tree() {
        let list = "incidents v0.1.0 (/somewhere)\ngeo v0.33.0\njs-sys v0.3.107\ngloo-net v0.5.0\njs-sys v0.3.107 (*)\nwasm-bindgen v0.2.130\nyewless v1.0.0\n";
        assert_eq!(
            browser_crates(list).collect::<Vec<_>>(),
            ["gloo-net", "js-sys", "wasm-bindgen"]
        );
    }
}

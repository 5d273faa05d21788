//! `cargo xtask tidy`: the rules of this codebase that neither rustfmt nor clippy knows. Each rule is a function from
//! the files to what is wrong with them; its message names the rule, the place, and what to do.

mod core;
mod docs;
mod order;
mod page;
mod pins;
mod shape;
mod tokens;
mod tree;
mod words;

use std::fmt;

use anyhow::{Result, bail};

use crate::{child::Tools, tidy::tree::Tree, workspace::Workspace};

/// One thing that is not as STYLE.md or ARCHITECTURE.md says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    rule: &'static str,
    /// `path` or `path:line`
    place: String,
    what: String,
}

impl Problem {
    fn new(rule: &'static str, place: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            rule,
            place: place.into(),
            what: what.into(),
        }
    }

    /// What a rule's own list names is not there any more: a list of exceptions that nobody uses invites new ones.
    fn dead(rule: &'static str, home: &str, entry: &str) -> Self {
        let what = format!("its list names `{entry}`, which nothing needs any more: take it off");
        Self::new(rule, home, what)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: [{}] {}", self.place, self.rule, self.what)
    }
}

type Rule = fn(&Tree) -> Vec<Problem>;

const RULES: [Rule; 22] = [
    order::imports_run_down,
    core::has_no_ambient_input,
    page::web_sys_has_few_homes,
    page::externs_have_one_home,
    page::has_no_style_attributes,
    page::has_no_inline_script_or_style,
    shape::files_are_short,
    shape::packages_share_the_lints,
    shape::components_and_hooks_are_short,
    page::is_the_same_on_every_target,
    docs::named_paths_exist,
    docs::required_files_exist,
    pins::rust_is_one_version,
    pins::wasm_bindgen_is_one_version,
    pins::npm_packages_are_exact,
    pins::shipped_packages_are_one_version,
    pins::no_registry_or_machine_is_named,
    words::words_are_in_message_files,
    words::messages_are_said_and_said_ones_exist,
    words::languages_say_the_same,
    words::words_of_making_are_said_and_said_ones_exist,
    words::findings_are_said_in_every_language,
];

/// Prints what is wrong, and fails if anything is.
pub fn check(workspace: &Workspace) -> Result<()> {
    let tools = Tools::new(workspace);
    let tree = Tree::read(workspace, &tools)?;
    let mut problems: Vec<Problem> = RULES.iter().flat_map(|rule| rule(&tree)).collect();
    problems.extend(core::knows_no_browser(&tools)?);
    for problem in &problems {
        println!("{problem}");
    }
    if problems.is_empty() {
        println!(
            "tidy: {} files, {} rules, nothing to say",
            tree.n_files(),
            RULES.len() + 1
        );
        return Ok(());
    }
    bail!("tidy: {} to put right", n_things(problems.len(), "thing"));
}

fn n_things(n: usize, thing: &str) -> String {
    if n == 1 {
        format!("1 {thing}")
    } else {
        format!("{n} {thing}s")
    }
}

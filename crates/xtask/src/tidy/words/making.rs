//! The words of making a map: said by the scripts that do, in files beside those of the page.

use std::collections::BTreeSet;

use crate::tidy::words::{COMPLETE, messages, said_in};
use crate::tidy::{
    Problem,
    tree::{File, Tree},
};

/// What another language leaves out is said in this one.
pub(super) const COMPLETE_OF_MAKING: &str = "words/make/en.ftl";

/// Where it is said.
const SCRIPTS: &str = "make";

pub fn words_of_making_are_said_and_said_ones_exist(tree: &Tree) -> Vec<Problem> {
    let rule = "words-of-making-are-said";
    let of = |path: &str| messages(&File::new(path, tree.text(path)));
    let (own, mut problems) = of(COMPLETE_OF_MAKING);
    let (of_page, _) = of(COMPLETE);
    let scripts = || tree.files().filter(|file| file.is_below(SCRIPTS));
    for file in scripts() {
        let unknown = said_in(&file.text);
        let unknown = unknown.filter(|id| !own.contains_key(*id) && !of_page.contains_key(*id));
        problems.extend(unknown.map(|id| {
            let what = format!("`{id}` is neither in {COMPLETE_OF_MAKING} nor in {COMPLETE}");
            Problem::new(rule, file.path.clone(), what)
        }));
    }
    let referred: BTreeSet<&String> = own.values().flat_map(|uses| &uses.messages).collect();
    let is_in_a_script = |text: &str| scripts().any(|file| file.text.contains(text));
    let is_said = |id: &str| {
        let is_made = id.match_indices('-').any(|(at, _)| {
            let prefix = id.get(..at).unwrap_or_default();
            is_in_a_script(&format!("`{prefix}-${{"))
        });
        is_in_a_script(&format!("\"{id}\"")) || is_made
    };
    let unsaid = own
        .keys()
        .filter(|id| !is_said(id) && !referred.contains(id));
    problems.extend(unsaid.map(|id| {
        let what = format!("nothing says `{id}`: remove it");
        Problem::new(rule, COMPLETE_OF_MAKING, what)
    }));
    problems
}

#[cfg(test)]
mod tests {
    use crate::tidy::tree::Tree;

    use super::*;

    #[test]
    fn what_nobody_says_and_what_nobody_knows_is_found() {
        let tree = Tree::of([
            ("words/en.ftl", "ours = a"),
            (
                "words/make/en.ftl",
                "make-a = a\nmake-b = b\nmake-step-one = c",
            ),
            (
                "make/main.js",
                "say(\"make-a\"); say(\"ours\"); say(\"make-c\"); say(`make-step-${it}`)",
            ),
        ]);
        let found = words_of_making_are_said_and_said_ones_exist(&tree);
        let rule = "words-of-making-are-said";
        let expected = [
            Problem::new(
                rule,
                "make/main.js",
                "`make-c` is neither in words/make/en.ftl nor in words/en.ftl",
            ),
            Problem::new(
                rule,
                "words/make/en.ftl",
                "nothing says `make-b`: remove it",
            ),
        ];
        assert_eq!(found, expected);
    }
}

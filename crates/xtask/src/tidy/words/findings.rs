//! Every sentence about a file has its message in each language that says them, with the same values, and no message is without its
//! sentence. A message is named by the words of its sentence: who changes these sees which translations are to be looked at.

use std::collections::{BTreeMap, BTreeSet};

use super::{LANGUAGES, Uses, absent, language_of, messages};
use crate::tidy::{
    Problem,
    tree::{File, Tree},
};

/// What is found in files, in other languages than English.
const FINDINGS: &str = "words/findings";

/// How a sentence begins in code.
const SAID: &str = "said!(";

/// Where sentences about files are.
const HOMES: [&str; 2] = ["crates", "src"];

/// Whose tests have the words of crates that read JSON and dates, as these crates say them: they have translations like our own.
const OF_OTHERS: [&str; 2] = [
    "crates/incidents/src/json/element.rs",
    "crates/incidents/src/model/when/date_error.rs",
];

/// Where they are only spoken of.
const OURS: &str = "crates/xtask";

pub fn findings_are_said_in_every_language(tree: &Tree) -> Vec<Problem> {
    let rule = "findings-are-said-in-every-language";
    let mut problems = Vec::new();
    let mut sentences: BTreeMap<String, String> = BTreeMap::new();
    let code = HOMES.iter().flat_map(|home| tree.rust_below(home));
    for file in code.filter(|file| !file.path.contains("/tests/") && !file.is_below(OURS)) {
        for english in sentences_in(file) {
            let known = sentences
                .entry(id(&english))
                .or_insert_with(|| english.clone());
            if *known != english {
                let what =
                    format!("\"{english}\" and \"{known}\" have the same words: let them differ");
                problems.push(Problem::new(rule, file.path.clone(), what));
            }
        }
    }
    // In English they stand in the code.
    let absent = absent(tree, FINDINGS).into_iter();
    problems.extend(absent.filter(|problem| problem.place != format!("{FINDINGS}/en.ftl")));
    for file in tree.files().filter(|file| file.is_below(FINDINGS)) {
        let is_whole = LANGUAGES.contains(&language_of(file));
        let (messages, junk) = messages(file);
        problems.extend(junk);
        let here = |what: String| Problem::new(rule, file.path.clone(), what);
        for (id, english) in &sentences {
            match messages.get(id) {
                None if is_whole => problems.push(here(format!("it lacks `{id}`: {english}"))),
                Some(uses) if names_in(english) != uses.variables => problems.push(here(format!(
                    "`{id}` has other values than its sentence: {english}"
                ))),
                _ => {}
            }
        }
        let is_known = |(id, _): &(&String, &Uses)| sentences.contains_key(*id);
        let unknown = messages.iter().filter(|message| !is_known(message));
        problems.extend(unknown.map(|(id, _)| here(format!("nothing says `{id}`: remove it"))));
    }
    problems
}

/// What a sentence is known by, as `found.js` has it.
fn id(english: &str) -> String {
    let words = english.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    let words: Vec<&str> = std::iter::once("found").chain(words).collect();
    words.join("-").to_ascii_lowercase()
}

/// The names in braces, as there and in `crates/incidents/src/model/said.rs`.
fn names_in(english: &str) -> BTreeSet<String> {
    let is_name =
        |name: &&str| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let starts = english.split('{').skip(1);
    let names = starts.filter_map(|rest| Some(rest.split_once('}')?.0));
    names.filter(is_name).map(str::to_owned).collect()
}

/// The sentences that the code of a file says.
fn sentences_in(file: &File) -> Vec<String> {
    let code: Vec<&str> = match OF_OTHERS.contains(&file.path.as_str()) {
        true => file.lines().map(|(_, line)| line.trim()).collect(),
        false => file.code().map(|(_, line)| line.trim()).collect(),
    };
    let code = code.join("\n");
    let literals = code.split(SAID).skip(1).filter_map(|rest| {
        let rest = rest.trim_start().strip_prefix('"')?;
        let mut is_escaped = false;
        let end = rest.find(|c| {
            let ends = c == '"' && !is_escaped;
            is_escaped = c == '\\' && !is_escaped;
            ends
        })?;
        rest.get(..end)
    });
    literals.map(unescaped).collect()
}

/// What a literal stands for; a character that it names by its number is no word.
fn unescaped(literal: &str) -> String {
    let (mut text, mut rest) = (String::new(), literal);
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        if let Some(number) = after.strip_prefix("u{") {
            rest = number.split_once('}').map_or("", |(_, rest)| rest);
        } else {
            let end = after.chars().next().map_or(0, char::len_utf8);
            let (escaped, after) = after.split_at(end);
            text.push_str(escaped);
            rest = after;
        }
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_a_language_lacks_or_fills_otherwise_or_does_not_need_is_found() {
        let tree = Tree::of([
            (
                "crates/a/src/lib.rs",
                "f(said!(\"no {name} is \\\"there\\\"\", name));\nlet x = said!(\n    \"read {count}\",\n    n\n);\nsaid!(\"Read: {count}!\", n);\n#[cfg(test)]\nsaid!(\"tested\");",
            ),
            (
                "words/findings/ar.ftl",
                "found-read-count = { $n }\nfound-old = O\n= junk\n",
            ),
            ("words/findings/fa.ftl", "found-read-count = { $count }\n"),
            (
                "words/findings/tr.ftl",
                "found-read-count = { $count }\nfound-no-name-is-there = { $name }\n",
            ),
        ]);
        let said: Vec<String> = findings_are_said_in_every_language(&tree)
            .into_iter()
            .map(|problem| format!("{}: {}", problem.place, problem.what))
            .collect();
        let expect = [
            "crates/a/src/lib.rs: \"Read: {count}!\" and \"read {count}\" have the same words: let them differ",
            "words/findings/fr.ftl: this language says all of the page: translate it, or take it off the list",
            "words/findings/ar.ftl: this is no message: = junk",
            "words/findings/ar.ftl: it lacks `found-no-name-is-there`: no {name} is \"there\"",
            "words/findings/ar.ftl: `found-read-count` has other values than its sentence: read {count}",
            "words/findings/ar.ftl: nothing says `found-old`: remove it",
        ];
        assert_eq!(said, expect);
    }
}

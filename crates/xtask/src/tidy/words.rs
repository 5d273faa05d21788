//! Every word of the page is in a message file, every message is said somewhere, and no language says what the
//! complete one does not. What is found in files is said in English beside its check, and in other languages in files of its own.

mod findings;
mod making;

pub use findings::findings_are_said_in_every_language;
pub use making::words_of_making_are_said_and_said_ones_exist;

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::tidy::{
    Problem,
    tree::{File, Tree},
    words::making::COMPLETE_OF_MAKING,
};

/// What another language leaves out is said in this one.
const COMPLETE: &str = "words/en.ftl";

/// Languages that say all of it; another one may lack something, which is said in English then.
const LANGUAGES: [&str; 4] = ["en", "ar", "fr", "tr"];

/// Scripts of the page that say something.
const SCRIPTS: [&str; 3] = ["found.js", "live.js", "versions.js"];

/// What of a site the build says in the words of its page.
const SITES: &str = "crates/site/src";

const HOME: &str = "crates/xtask/src/tidy/words.rs";

/// How components would begin to say something of their own.
const SAID: [&str; 5] = [
    ".text(\"",
    "button(\"",
    "\"aria-label\", \"",
    "\"title\", \"",
    "\"placeholder\", \"",
];

/// What puts the name of a message together: of the beginning that it is handed first, and a code.
const MAKERS: [&str; 3] = ["coded", "place_precision_in", "range"];

/// What a message refers to.
#[derive(Default)]
struct Uses {
    variables: BTreeSet<String>,
    messages: BTreeSet<String>,
}

pub fn words_are_in_message_files(tree: &Tree) -> Vec<Problem> {
    let rule = "words-are-in-message-files";
    let lines = || {
        tree.rust_below("src")
            .flat_map(|file| file.code().map(move |(line, text)| (file, line, text)))
    };
    let has_words = |text: &str| {
        SAID.iter().any(|said| {
            let after = text.split(said).skip(1);
            after
                .filter_map(|rest| rest.chars().next())
                .any(char::is_alphabetic)
        })
    };
    let mut problems: Vec<Problem> = lines()
        .filter(|(_, _, text)| has_words(text))
        .map(|(file, line, _)| {
            let what = format!("say it by a message of {COMPLETE}");
            Problem::new(rule, file.at(line), what)
        })
        .collect();
    // Each is looked for as it begins, without the quotation mark of a text.
    let is_used =
        |said: &str| lines().any(|(_, _, text)| text.contains(said.trim_end_matches('"')));
    let unused = SAID.iter().filter(|said| !is_used(said));
    problems.extend(unused.map(|said| Problem::dead(rule, HOME, said)));
    problems
}

pub fn messages_are_said_and_said_ones_exist(tree: &Tree) -> Vec<Problem> {
    let rule = "messages-are-said";
    let (messages, mut problems) = messages(&File::new(COMPLETE, tree.text(COMPLETE)));
    let code: Vec<(&File, String)> = tree
        .rust_below("src")
        .chain(tree.rust_below(SITES))
        .chain(
            tree.files()
                .filter(|file| SCRIPTS.contains(&file.path.as_str())),
        )
        .map(|file| (file, file.code().map(|(_, line)| line.trim()).collect()))
        .collect();
    for (file, code) in &code {
        for said in said_in(code).filter(|id| !messages.contains_key(*id)) {
            let what = format!("`{said}` is not in {COMPLETE}");
            problems.push(Problem::new(rule, file.path.clone(), what));
        }
    }
    let referred: BTreeSet<&String> = messages.values().flat_map(|uses| &uses.messages).collect();
    let is_said = |id: &str| {
        let is_literal = |text: &str| code.iter().any(|(_, code)| code.contains(text));
        // `format!("facet-{}", ..)`, or a beginning that is handed to what puts names together.
        let is_made = id.match_indices('-').any(|(at, _)| {
            let prefix = id.get(..at).unwrap_or_default();
            is_literal(&format!("\"{prefix}-{{"))
                || MAKERS
                    .iter()
                    .any(|maker| is_literal(&format!("{maker}(\"{prefix}\"")))
        });
        let is_remedy = id.strip_suffix("-remedy");
        is_literal(&format!("\"{id}\""))
            || is_made
            || is_remedy.is_some_and(|id| is_literal(&format!("\"{id}\"")))
    };
    let is_called = |maker: &str| {
        let call = format!("{maker}(\"");
        code.iter().any(|(_, code)| code.contains(&call))
    };
    let unused = MAKERS.iter().filter(|maker| !is_called(maker));
    problems.extend(unused.map(|maker| Problem::dead(rule, HOME, maker)));
    for id in messages.keys() {
        if !is_said(id) && !referred.contains(id) {
            let what = format!("nothing says `{id}`: remove it");
            problems.push(Problem::new(rule, COMPLETE, what));
        }
    }
    problems
}

pub fn languages_say_the_same(tree: &Tree) -> Vec<Problem> {
    let sets = [COMPLETE, COMPLETE_OF_MAKING].into_iter();
    sets.flat_map(|complete| others_say_the_same(tree, complete))
        .collect()
}

/// Whether the files beside the complete one say what it does.
fn others_say_the_same(tree: &Tree, of: &str) -> Vec<Problem> {
    let rule = "languages-say-the-same";
    let (complete, _) = messages(&File::new(of, tree.text(of)));
    let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let others = tree
        .files()
        .filter(|file| folder(&file.path) == folder(of) && file.path != of);
    let mut problems = absent(tree, &folder(of).unwrap_or_default());
    for file in others {
        let (messages, junk) = messages(file);
        problems.extend(junk);
        let is_whole = LANGUAGES.contains(&language_of(file));
        // How the others' files are to be read they must say, too.
        let missing = complete.keys().filter(|id| {
            let is_needed = is_whole || matches!(id.as_str(), "locale" | "direction");
            is_needed && !messages.contains_key(*id)
        });
        problems.extend(
            missing.map(|id| Problem::new(rule, file.path.clone(), format!("it lacks `{id}`"))),
        );
        for id in messages.keys() {
            let Some(known) = variables(id, &complete) else {
                let what = format!("`{id}` is not in {of}");
                problems.push(Problem::new(rule, file.path.clone(), what));
                continue;
            };
            let used = variables(id, &messages).unwrap_or_default();
            problems.extend(used.difference(&known).map(|name| {
                let what = format!("`{id}` is never given ${name}");
                Problem::new(rule, file.path.clone(), what)
            }));
        }
    }
    problems
}

/// Which of the languages that say all of it have no file in a folder.
fn absent(tree: &Tree, folder: &str) -> Vec<Problem> {
    let path = |language: &&str| format!("{folder}/{language}.ftl");
    let gone = LANGUAGES
        .iter()
        .map(path)
        .filter(|path| tree.files().all(|file| file.path != *path));
    gone.map(|path| {
        let what = "this language says all of the page: translate it, or take it off the list";
        Problem::new("languages-say-the-same", path, what)
    })
    .collect()
}

/// The tag that a file of messages is named after.
fn language_of(file: &File) -> &str {
    let name = file.path.rsplit('/').next().unwrap_or_default();
    name.strip_suffix(".ftl").unwrap_or(name)
}

/// The variables of a message and of those that it refers to; none if there is no such message.
fn variables(id: &str, messages: &BTreeMap<String, Uses>) -> Option<BTreeSet<String>> {
    let uses = messages.get(id)?;
    let mut found = uses.variables.clone();
    for referred in uses.messages.iter().filter(|referred| *referred != id) {
        found.extend(variables(referred, messages).unwrap_or_default());
    }
    Some(found)
}

/// What `say("..")` and `say_with("..")` name in code without line breaks.
fn said_in(code: &str) -> impl Iterator<Item = &str> {
    ["say(\"", "say_with(\""].into_iter().flat_map(|call| {
        code.split(call)
            .skip(1)
            .filter_map(|rest| Some(rest.split_once('"')?.0))
    })
}

/// The messages of a file, and what of it is none.
fn messages(file: &File) -> (BTreeMap<String, Uses>, Vec<Problem>) {
    let resource = match fluent_syntax::parser::parse(file.text.as_str()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let (mut messages, mut problems) = (BTreeMap::new(), Vec::new());
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let mut uses = Uses::default();
                if let Some(pattern) = &message.value {
                    of_pattern(pattern, &mut uses);
                }
                let id = message.id.name.to_owned();
                if messages.insert(id, uses).is_some() {
                    let what = format!("`{}` is there twice", message.id.name);
                    problems.push(Problem::new("messages-are-said", file.path.clone(), what));
                }
            }
            Entry::Junk { content } => {
                let what = format!(
                    "this is no message: {}",
                    content.lines().next().unwrap_or("")
                );
                problems.push(Problem::new("messages-are-said", file.path.clone(), what));
            }
            _ => {}
        }
    }
    (messages, problems)
}

fn of_pattern(pattern: &Pattern<&str>, uses: &mut Uses) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, uses);
        }
    }
}

fn of_expression(expression: &Expression<&str>, uses: &mut Uses) {
    match expression {
        Expression::Select { selector, variants } => {
            of_inline(selector, uses);
            for variant in variants {
                of_pattern(&variant.value, uses);
            }
        }
        Expression::Inline(inline) => of_inline(inline, uses),
    }
}

fn of_inline(inline: &InlineExpression<&str>, uses: &mut Uses) {
    match inline {
        InlineExpression::VariableReference { id } => {
            uses.variables.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, .. } => {
            uses.messages.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                of_inline(argument, uses);
            }
        }
        InlineExpression::Placeable { expression } => of_expression(expression, uses),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(
        rule: fn(&Tree) -> Vec<Problem>,
        files: &[(&'static str, &'static str)],
        expect: &[&str],
    ) {
        let tree = Tree::of(files.iter().copied());
        let said: Vec<String> = rule(&tree)
            .into_iter()
            .map(|problem| format!("{}: {}", problem.place, problem.what))
            .collect();
        assert_eq!(said, expect);
    }

    #[test]
    fn words_in_a_component_are_found() {
        check(
            words_are_in_message_files,
            &[(
                "src/list/list.rs",
                "el(\"p\").text(\" \")\nel(\"p\").text(\"Nothing\")\nel(\"p\").text(words.say(\"x\"))\nbutton(label).attr(\"title\", it).attr(\"aria-label\", it)",
            )],
            &[
                "src/list/list.rs:2: say it by a message of words/en.ftl",
                "crates/xtask/src/tidy/words.rs: its list names `\"placeholder\", \"`, which nothing needs any more: take it off",
            ],
        );
    }

    #[test]
    fn messages_that_are_missing_unused_or_broken_are_found() {
        check(
            messages_are_said_and_said_ones_exist,
            &[
                (
                    COMPLETE,
                    "a = A\na = again { b }\nb = B\nc = C\nmap-old = O\nmap-tab-x = X\nkind-x = X\nkilled-max = M\n= junk\n",
                ),
                (
                    "src/words.rs",
                    "words.say(\"a\");\nwords.say_with(\n\"d\", &[]);\nself.coded(\"kind\", code)\nwords.range(\n\"killed\", min)\nel(\"p\").class(\"map\")\nformat!(\"map-tab-{x}\")",
                ),
            ],
            &[
                "words/en.ftl: `a` is there twice",
                "words/en.ftl: this is no message: = junk",
                "src/words.rs: `d` is not in words/en.ftl",
                "crates/xtask/src/tidy/words.rs: its list names `place_precision_in`, which nothing needs any more: take it off",
                "words/en.ftl: nothing says `c`: remove it",
                "words/en.ftl: nothing says `map-old`: remove it",
            ],
        );
    }

    #[test]
    fn a_language_that_says_more_or_less_is_found() {
        check(
            languages_say_the_same,
            &[
                (
                    COMPLETE,
                    "locale = en\na = { $n } of { b }\nb = { $m }\nc = C\n",
                ),
                (
                    "words/ar.ftl",
                    "locale = ar\na = { $m } { $x }\nb = B\nd = D\n",
                ),
                ("words/fr.ftl", "locale = fr\na = A\nb = B\nc = C\n"),
                // Not all of it, which is said in English then.
                ("words/fa.ftl", "a = A\n"),
                (COMPLETE_OF_MAKING, ""),
                ("words/make/ar.ftl", ""),
                ("words/make/fr.ftl", ""),
                ("words/make/tr.ftl", ""),
            ],
            &[
                "words/tr.ftl: this language says all of the page: translate it, or take it off the list",
                "words/ar.ftl: it lacks `c`",
                "words/ar.ftl: `a` is never given $x",
                "words/ar.ftl: `d` is not in words/en.ftl",
                "words/fa.ftl: it lacks `locale`",
            ],
        );
    }
}

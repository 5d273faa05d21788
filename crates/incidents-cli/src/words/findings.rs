//! What is wrong with a file of messages, in sentences.

use std::collections::BTreeSet;

use incidents::model::report::{Problem, Severity};

use super::messages::{Choice, Messages, OF_THE_FILE};
use super::plurals::{NAMES, categories};
use crate::map_file::in_english;

/// The functions that the page's messages can call.
const FUNCTIONS: [&str; 2] = ["NUMBER", "DATETIME"];

/// What is wrong in a file, whatever another one says.
pub(super) fn of_itself(own: &Messages<'_>, language: &str) -> Vec<Problem> {
    let mut found = Vec::new();
    for (junk, line) in &own.junk {
        let first = junk.lines().next().unwrap_or_default().trim();
        found.push(lost(
            Some(*line),
            None,
            &format!(
                "expected a message such as `name = words`, but found `{}`: mend it; until then this is said in English",
                shortened(first)
            ),
        ));
    }
    for (id, line) in &own.twice {
        let what = "expected each message once, but found this one again: take one of them out";
        found.push(lost(Some(*line), Some(id), what));
    }
    let forms = categories(language);
    if forms.is_none() {
        let line = own.by_id.get("locale").map(|message| message.line);
        let what = format!(
            "expected a tag of a language, such as fr or ar-SY, but found `{}`: name the file after it, or write it as locale",
            shortened(language)
        );
        found.push(lost(line, Some("locale"), &what));
    }
    if let Some(direction) = own.by_id.get("direction")
        && !matches!(direction.text, Some("ltr" | "rtl"))
    {
        let what = "expected ltr or rtl, but found something else: write rtl for a language that runs from right to left, else ltr";
        found.push(lost(Some(direction.line), Some("direction"), what));
    }
    for (id, message) in &own.by_id {
        for referred in message
            .messages
            .iter()
            .filter(|it| !own.by_id.contains_key(*it))
        {
            let what = format!(
                "expected a message of this file, but found {{ {referred} }}, which it does not have: add that message, or take it out here"
            );
            found.push(lost(Some(message.line), Some(id), &what));
        }
        for function in message
            .functions
            .iter()
            .filter(|it| !FUNCTIONS.contains(*it))
        {
            let what = format!(
                "expected NUMBER or DATETIME, but found {function}(): the page has no such function, so take it out"
            );
            found.push(lost(Some(message.line), Some(id), &what));
        }
        if let Some(forms) = &forms {
            let choices = message.choices.iter();
            found.extend(choices.flat_map(|choice| of_choice(choice, id, forms)));
        }
    }
    found
}

/// Plural forms that the language does not have, and those that are not written.
fn of_choice(choice: &Choice<'_>, id: &str, forms: &[&str]) -> Vec<Problem> {
    // What is chosen by a word of the page's own has a default that is none of the forms.
    if !NAMES.contains(&choice.default) {
        return Vec::new();
    }
    let names = choice.keys.iter().filter(|(_, is_number)| !is_number);
    let names: Vec<&str> = names.map(|(name, _)| *name).collect();
    let all = forms.join(", ");
    let mut found = Vec::new();
    for name in names.iter().filter(|name| !forms.contains(*name)) {
        let what = format!(
            "expected a plural form that the language has ({all}), but found [{name}]: no number is said by it, so take it out"
        );
        found.push(lost(Some(choice.line), Some(id), &what));
    }
    let missing: Vec<&str> = forms
        .iter()
        .filter(|it| !names.contains(it))
        .copied()
        .collect();
    // What says only that there is none, or some, has no forms.
    if names.len() > 1 && !missing.is_empty() {
        let what = format!(
            "expected the plural forms {all}, but found no {}: such numbers are said as {}, so write that form too if it differs",
            missing.join(", "),
            choice.default
        );
        found.push(noted(Some(choice.line), id, &what));
    }
    found
}

/// What differs from a complete file.
pub(super) fn faults(
    own: &Messages<'_>,
    complete: &Messages<'_>,
    n_missing: &mut usize,
) -> Vec<Problem> {
    let mut found = Vec::new();
    for (id, message) in &own.by_id {
        let Some(known) = complete.variables(id) else {
            let what = "expected a message that the page says, but found one that it does not: take it out, or look whether its name is misspelt";
            found.push(lost(Some(message.line), Some(id), what));
            continue;
        };
        let used = own.variables(id).unwrap_or_default();
        if let Some(problem) = of_variables(&used, &known, (id, message.line)) {
            found.push(problem);
        }
    }
    for (id, message) in &complete.by_id {
        if own.by_id.contains_key(id) {
            continue;
        }
        *n_missing += 1;
        let what = match message.text {
            _ if OF_THE_FILE.contains(id) => {
                "expected this message, but found none: write it as the complete file has it, for this language".to_owned()
            }
            Some(words) => format!(
                "expected this message, but found none: translate “{}”; until then it is said in English",
                shortened(words)
            ),
            None => "expected this message, but found none: translate it; until then it is said in English".to_owned(),
        };
        found.push(lost(None, Some(id), &what));
    }
    found
}

/// Variables that a message is never given, and those that it leaves out.
fn of_variables(
    used: &BTreeSet<&str>,
    known: &BTreeSet<&str>,
    (id, line): (&str, u32),
) -> Option<Problem> {
    let written = |names: &BTreeSet<&str>| {
        if names.is_empty() {
            return "no variables".to_owned();
        }
        let names: Vec<String> = names.iter().map(|name| format!("${name}")).collect();
        names.join(", ")
    };
    let unknown: BTreeSet<&str> = used.difference(known).copied().collect();
    if !unknown.is_empty() {
        let what = format!(
            "expected {}, but found {}: the page gives it no value, so write one of those that it does",
            written(known),
            written(&unknown)
        );
        return Some(lost(Some(line), Some(id), &what));
    }
    let left_out: BTreeSet<&str> = known.difference(used).copied().collect();
    (!left_out.is_empty()).then(|| {
        let what = format!(
            "expected {}, but found no {}: look whether readers miss it",
            written(known),
            written(&left_out)
        );
        noted(Some(line), id, &what)
    })
}

/// As much of a text as a line has room for.
fn shortened(text: &str) -> String {
    const MAX_CHARS: usize = 80;
    match text.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => format!("{}…", text.split_at(end).0),
        None => text.to_owned(),
    }
}

fn lost(line: Option<u32>, id: Option<&str>, what: &str) -> Problem {
    problem(Severity::FieldDropped, (line, id), what)
}

fn noted(line: Option<u32>, id: &str, what: &str) -> Problem {
    problem(Severity::Note, (line, Some(id)), what)
}

fn problem(severity: Severity, (line, id): (Option<u32>, Option<&str>), what: &str) -> Problem {
    Problem {
        severity,
        record: None,
        id: None,
        line,
        field: id.map(str::to_owned),
        message: in_english(what),
    }
}

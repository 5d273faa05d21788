//! `incidents words`: what a file of words lacks, or has too much.

use std::{fs, path::Path};

use expect_test::expect;
use serde_json::Value;

use crate::support::{incidents, stderr, stdout};

const COMPLETE: &str = "\
locale = en
direction = ltr
records =
    { $count ->
        [one] { $count } record
       *[other] { $count } records
    }
shown = { $shown } of { records }
side =
    { $side ->
        [n] north
       *[around] around
    }
close = Close
";

/// A folder with a complete file and another one, whose path is returned.
fn beside_the_complete_one(folder: &str, name: &str, text: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("words")
        .join(folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("en.ftl"), COMPLETE).unwrap();
    let file = folder.join(name);
    fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn what_a_language_lacks_has_too_much_or_says_wrong_is_told_with_its_line() {
    let text = "\
locale = fr
direction = up
records =
    { $n ->
        [one] { $n } fiche
        [few] { $n } fiches
       *[other] { $n } fiches
    }
shown = { $shown } sur { record }
= rien
side =
    { $side ->
        [n] nord
       *[around] autour
    }
side = { UPPER($side) }
fermer = Fermer
";
    let file = beside_the_complete_one("wrong", "fr.ftl", text);
    let output = incidents(&["words", &file]);
    assert_eq!(output.status.code(), Some(1));
    expect![[r#"
        FILE: line 2, direction: expected ltr or rtl, but found something else: write rtl for a language that runs from right to left, else ltr
        FILE: line 3, records: expected $count, but found $n: the page gives it no value, so write one of those that it does
        FILE: line 5, records: expected a plural form that the language has (one, many, other), but found [few]: no number is said by it, so take it out
        FILE: line 5, records: expected the plural forms one, many, other, but found no many: such numbers are said as other, so write that form too if it differs
        FILE: line 9, shown: expected a message of this file, but found { record }, which it does not have: add that message, or take it out here
        FILE: line 9, shown: expected $count, $shown, but found no $count: look whether readers miss it
        FILE: line 10: expected a message such as `name = words`, but found `= rien`: mend it; until then this is said in English
        FILE: line 16, side: expected each message once, but found this one again: take one of them out
        FILE: line 16, side: expected NUMBER or DATETIME, but found UPPER(): the page has no such function, so take it out
        FILE: line 17, fermer: expected a message that the page says, but found one that it does not: take it out, or look whether its name is misspelt
        FILE: close: expected this message, but found none: translate “Close”; until then it is said in English
        fr: 5 of 6 messages, 11 problems (2 of them without loss)
    "#]]
    .assert_eq(&stdout(&output).replace(&file, "FILE"));
}

#[test]
fn a_language_that_says_all_of_it_has_nothing_to_be_told() {
    let text = "locale = tr\ndirection = ltr\nrecords = { $count } kayıt\nshown = { $shown } / { records }\nside = { $side }\nclose = Kapat\n";
    let file = beside_the_complete_one("right", "tr.ftl", text);
    let output = incidents(&["words", &file]);
    assert_eq!(stdout(&output), "tr: 6 of 6 messages, 0 problems\n");
    assert_eq!(output.status.code(), Some(0));
    let itself = incidents(&["words", &file.replace("tr.ftl", "en.ftl")]);
    assert_eq!(stdout(&itself), "en: 6 of 6 messages, 0 problems\n");
}

#[test]
fn a_program_is_told_the_same_in_json() {
    let file = beside_the_complete_one("json", "fa.ftl", "close = بستن\nold = \u{202e}\n");
    let output = incidents(&["words", &file, "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(report["format"], 1);
    assert_eq!(report["language"], "fa");
    assert_eq!(report["messages"], 6);
    assert_eq!(report["missing"], 5);
    assert_eq!(report["problems_found"], 6);
    assert_eq!(report["losses"], 6);
    let first = &report["problems"][0];
    assert_eq!(
        (&first["line"], &first["field"]),
        (&Value::from(2), &Value::from("old"))
    );
    assert_eq!(first["expected"], "a message that the page says");
    assert_eq!(
        first["remedy"],
        "take it out, or look whether its name is misspelt"
    );
}

#[test]
fn a_file_that_is_none_or_lies_alone_is_said_to_be_so() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("words/alone");
    fs::create_dir_all(&folder).unwrap();
    let alone = folder.join("de.ftl");
    fs::write(&alone, "close = Schließen\n").unwrap();
    let output = incidents(&["words", alone.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("there is no "),
        "{}",
        stderr(&output)
    );
    assert!(stderr(&output).contains("--beside"));
    let english = beside_the_complete_one("beside", "en.ftl", COMPLETE);
    let output = incidents(&["words", alone.to_str().unwrap(), "--beside", &english]);
    assert!(stdout(&output).ends_with("de: 1 of 6 messages, 5 problems\n"));
    fs::write(&alone, b"close = \xff\n").unwrap();
    let output = incidents(&["words", alone.to_str().unwrap(), "--beside", &english]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("save it again with that encoding"));
}

#[test]
fn the_languages_of_the_page_say_all_of_it() {
    let words = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../words");
    for language in ["en", "ar", "fr", "tr"] {
        for folder in ["", "make", "findings"] {
            // What is found in files is said in English beside its check.
            if (language, folder) == ("en", "findings") {
                continue;
            }
            let file = words.join(folder).join(format!("{language}.ftl"));
            let args = incidents_cli::words::WordsArgs { file, beside: None };
            let checked = incidents_cli::words::check(&args).unwrap();
            assert!(!checked.has_losses(), "{:?}", checked.lines());
            // Arabic has forms that are said as others are.
            let is_plain = matches!(language, "en" | "fr" | "tr");
            assert!(
                !is_plain || checked.problems.is_empty(),
                "{:?}",
                checked.lines()
            );
        }
    }
}

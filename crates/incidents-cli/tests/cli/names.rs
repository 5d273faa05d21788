//! Names of files and folders that no terminal should be shown as they are, and that are no text.

#![cfg(unix)]

use std::{
    ffi::{OsStr, OsString},
    fs,
    os::unix::ffi::{OsStrExt as _, OsStringExt as _},
    path::{Path, PathBuf},
};

use crate::support::{GOOD, command, folder, incidents, stderr, stdout};

/// Clears the screen, sets the title of the window, begins a line of its own, turns the order of letters.
const OBEYED: &str = "a\u{1b}[2J\u{1b}]0;b\u{7}\nc\u{9b}1m\u{202e}d";
const SPELLED_OUT: &str = r"a\u{1b}[2J\u{1b}]0;b\u{7}\nc\u{9b}1m\u{202e}d";

fn has_nothing_obeyed(said: &str) -> bool {
    let is_obeyed = |letter: char| letter.is_control() && letter != '\n' || letter == '\u{202e}';
    !said.contains(is_obeyed)
}

/// A file and a folder of a name that a terminal would obey.
fn obeyed(test: &str) -> (PathBuf, PathBuf) {
    let folder = folder(test);
    let (file, inner) = (
        folder.join(format!("{OBEYED}.geojson")),
        folder.join(OBEYED),
    );
    fs::write(&file, GOOD.replace("2016-09-25", "soon")).unwrap();
    fs::create_dir(&inner).unwrap();
    (file, inner)
}

#[test]
fn what_a_terminal_would_obey_in_a_name_is_spelled_out() {
    let (file, inner) = obeyed("names-obeyed");
    let missing = file.with_file_name(format!("{OBEYED}.missing"));
    let (file, inner, missing) = (file.as_os_str(), inner.as_os_str(), missing.as_os_str());
    let word = OsStr::new;
    for args in [
        vec![word("check"), file],
        vec![word("check"), missing],
        vec![word("check"), inner],
        vec![word("check"), file, word("--map"), missing],
        vec![
            word("convert"),
            file,
            word("--to"),
            word("csv"),
            word("-o"),
            word("/dev/null"),
        ],
        vec![
            word("convert"),
            file,
            word("--to"),
            word("csv"),
            word("-o"),
            inner,
        ],
        vec![
            word("convert"),
            file,
            word("--to"),
            word("csv"),
            word("-o"),
            file,
        ],
        vec![word("build"), inner],
        vec![word("serve"), inner],
        vec![word("serve"), missing],
    ] {
        let output = incidents(&args);
        let said = stderr(&output) + &stdout(&output);
        assert!(said.contains(SPELLED_OUT), "{args:?}: {said}");
        assert!(has_nothing_obeyed(&said), "{args:?}: {said}");
        assert_ne!(output.status.code(), Some(0), "{args:?}");
        // Nothing of a name is a line of its own.
        assert!(!said.lines().any(|line| line.starts_with('c')), "{said}");
    }
}

#[test]
fn what_a_terminal_would_obey_in_a_word_that_is_not_understood_is_spelled_out() {
    for args in [
        &[OBEYED] as &[&str],
        &["check", "a", OBEYED],
        &["check", "a", "--format", OBEYED],
        &["check", &format!("--{OBEYED}")],
        &["serve", "a", "--port", OBEYED],
        &["serve", "a", "--allow-host", OBEYED],
        &["--color", OBEYED, "check", "a"],
    ] {
        let output = command(&[&["--color", "always"], args].concat())
            .output()
            .unwrap();
        let said = stderr(&output);
        assert!(has_nothing_obeyed(&said), "{args:?}: {said:?}");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn programs_are_told_a_name_without_what_a_terminal_would_obey() {
    let (file, _) = obeyed("names-for-programs");
    let args = [
        OsStr::new("check"),
        file.as_os_str(),
        OsStr::new("--format"),
    ];
    let output = incidents(&[&args, [OsStr::new("json")].as_slice()].concat());
    let json = stdout(&output);
    let is_control = |letter: char| letter.is_control() && letter != '\n';
    assert!(!json.contains(is_control), "{json:?}");
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["file"].as_str().map(Path::new), Some(file.as_path()));
}

#[test]
fn a_word_that_is_no_text_is_read_as_a_name_or_refused_with_a_sentence() {
    let odd = OsString::from_vec(b"od\xffd".to_vec());
    let folder = folder("names-odd");
    let records = folder.join(&odd);
    let page = folder.join(OsStr::from_bytes(b"pa\xffge"));
    fs::create_dir(&page).unwrap();
    if fs::write(&records, GOOD).is_err() {
        println!("skipped: file names are Unicode here");
        return;
    }
    let (odd, records) = (odd.as_os_str(), records.as_os_str());
    let out = folder.join(OsStr::from_bytes(b"out\xff"));
    let word = OsStr::new;
    let to = [word("--to"), word("csv")];
    for (args, status) in [
        (vec![word("check"), records], 0),
        (vec![word("check"), records, word("--map"), records], 0),
        (vec![word("check"), odd], 2),
        (
            vec![
                word("convert"),
                records,
                to[0],
                to[1],
                word("-o"),
                out.as_os_str(),
            ],
            0,
        ),
        (vec![word("build"), page.as_os_str()], 2),
        (vec![word("serve"), page.as_os_str()], 1),
        (vec![odd], 2),
        (vec![word("check"), word("a"), odd], 2),
        (vec![word("check"), word("a"), word("--format"), odd], 2),
        (vec![word("convert"), word("a"), word("--to"), odd], 2),
        (vec![word("serve"), word("a"), word("--port"), odd], 2),
        (vec![word("serve"), word("a"), word("--host"), odd], 2),
        (vec![word("serve"), word("a"), word("--allow-host"), odd], 2),
        (vec![word("completions"), odd], 2),
        (vec![word("--color"), odd, word("check"), word("a")], 2),
        (vec![word("help"), odd], 2),
    ] {
        let output = incidents(&args);
        let said = stderr(&output);
        assert!(!said.contains("panicked"), "{args:?}: {said}");
        assert_eq!(output.status.code(), Some(status), "{args:?}: {said}");
        assert!(
            status == 0 || said.starts_with("error: "),
            "{args:?}: {said}"
        );
    }
    assert!(out.is_file());
}

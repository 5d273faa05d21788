//! Colours and the progress bar, on a terminal and off it. `script` (util-linux) lends a terminal.

use std::{
    fs::OpenOptions,
    io::{Read as _, Write as _},
    process::{ChildStdout, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use crate::support::{GOOD, command, file, folder, incidents, stderr, stdout};

const ESCAPE: char = '\u{1b}';

fn bad_file(test: &str) -> String {
    let text = GOOD.replace("2016-09-25", "soon");
    let file = file(test, "incidents.geojson", &text);
    file.to_str().unwrap().to_owned()
}

/// A shell's command line on a terminal, or none with a sentence.
fn on_terminal(line: &str) -> Option<Command> {
    let version = Command::new("script").arg("--version").output();
    let is_util_linux =
        version.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("util-linux"));
    if !is_util_linux {
        println!("skipped: there is no `script` of util-linux here to lend a terminal");
        return None;
    }
    let mut command = Command::new("script");
    command.args(["--quiet", "--return", "--command", line, "/dev/null"]);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "CI"] {
        command.env_remove(name);
    }
    command.env("TERM", "xterm").stdin(Stdio::null());
    Some(command)
}

fn line(args: &str) -> String {
    format!("'{}' {args}", env!("CARGO_BIN_EXE_incidents"))
}

#[test]
fn there_are_no_colours_off_a_terminal_unless_they_are_asked_for() {
    let bad = bad_file("colours-asked");
    for args in [
        &["check", &bad] as &[&str],
        &["check", "nowhere"],
        &["sevre"],
        &["--help"],
    ] {
        for (color, has_colors) in [
            (None, false),
            (Some("never"), false),
            (Some("always"), true),
        ] {
            let color = color.map_or(Vec::new(), |when| vec!["--color", when]);
            let output = incidents(&[&color, args].concat());
            let said = stdout(&output) + &stderr(&output);
            assert_eq!(
                said.contains(ESCAPE),
                has_colors,
                "{color:?} {args:?}: {said}"
            );
        }
    }
}

#[test]
fn colours_change_no_word() {
    let bad = bad_file("colours-words");
    let plain = stdout(&incidents(&["check", &bad]));
    let colored = stdout(&incidents(&["check", "--color=always", &bad]));
    let mut words = String::new();
    let mut is_style = false;
    for letter in colored.chars() {
        is_style |= letter == ESCAPE;
        if !is_style {
            words.push(letter);
        }
        is_style &= letter != 'm';
    }
    assert_eq!(words, plain);
}

#[test]
fn what_programs_read_is_never_coloured() {
    let bad = bad_file("colours-programs");
    for args in [
        &["check", &bad, "--format", "json"] as &[&str],
        &["convert", &bad, "--to", "csv"],
        &["completions", "fish"],
    ] {
        let output = incidents(&[&["--color", "always"], args].concat());
        assert!(!stdout(&output).contains(ESCAPE), "{args:?}");
    }
}

#[test]
fn a_terminal_has_colours_unless_the_reader_wants_none() {
    let check = line(&format!("check '{}'", bad_file("colours-terminal")));
    let colored = |variable: Option<(&str, &str)>, line: &str| {
        let mut command = on_terminal(line)?;
        command.envs(variable);
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        let said = stdout(&output);
        assert!(said.contains("record 2 (b)"), "{said}");
        Some(said.contains(ESCAPE))
    };
    let never = format!("{check} --color never");
    for (variable, line, expected) in [
        (None, &check, true),
        (Some(("NO_COLOR", "1")), &check, false),
        (Some(("TERM", "dumb")), &check, false),
        (None, &never, false),
    ] {
        let Some(is_colored) = colored(variable, line) else {
            return;
        };
        assert_eq!(is_colored, expected, "{variable:?} {line}");
    }
}

/// A bar is waited for on the terminal; meanwhile the same records come to a command that has none.
#[test]
fn a_bar_shows_on_a_terminal_how_far_long_work_is_and_goes_when_it_is_done() {
    let folder = folder("bar");
    let (fifo, out) = (folder.join("fifo"), folder.join("out"));
    let mkfifo = Command::new("mkfifo").arg(&fifo).status();
    if !mkfifo.is_ok_and(|status| status.success()) {
        println!("skipped: there is no `mkfifo` here");
        return;
    }
    let args = format!("check - < '{}' > '{}'", fifo.display(), out.display());
    let Some(mut script) = on_terminal(&line(&args)) else {
        return;
    };
    let mut off_terminal = command(&["check", "-"]);
    off_terminal.stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut off_terminal = off_terminal.stdout(Stdio::null()).spawn().unwrap();
    let mut on_terminal = script.stdout(Stdio::piped()).spawn().unwrap();
    let shown = words_from(on_terminal.stdout.take().unwrap());
    let mut records = OpenOptions::new().write(true).open(&fifo).unwrap();
    let mut records_off = off_terminal.stdin.take().unwrap();
    let mut give = |bytes: &[u8]| {
        records.write_all(bytes).unwrap();
        records_off.write_all(bytes).unwrap();
    };
    let (head, tail) = GOOD.split_once('\n').unwrap();
    give(head.as_bytes());
    let (mut seen, begun) = (String::new(), Instant::now());
    while !seen.contains("Reading: ") {
        assert!(begun.elapsed() < Duration::from_mins(1), "no bar: {seen}");
        give(b" ");
        seen.extend(shown.recv_timeout(Duration::from_millis(20)));
    }
    give(tail.as_bytes());
    drop((records, records_off));
    assert_eq!(on_terminal.wait().unwrap().code(), Some(0));
    seen.extend(shown.iter());
    assert!(seen.ends_with("\r\u{1b}[2K"), "{seen:?}");
    let printed = std::fs::read_to_string(out).unwrap();
    assert_eq!(printed, "2 records read, 0 dropped, 0 problems\n");
    let off_terminal = off_terminal.wait_with_output().unwrap();
    assert_eq!(stderr(&off_terminal), "");
    assert_eq!(off_terminal.status.code(), Some(0));
}

/// What comes from there, as it comes.
fn words_from(mut terminal: ChildStdout) -> mpsc::Receiver<String> {
    let (sender, words) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(n_read @ 1..) = terminal.read(&mut bytes) {
            let words = String::from_utf8_lossy(&bytes[..n_read]).into_owned();
            if sender.send(words).is_err() {
                break;
            }
        }
    });
    words
}

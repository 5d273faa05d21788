//! How the tests run the command.

use std::{
    ffi::OsStr,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
};

/// Two records without a problem.
pub const GOOD: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","id":"a","geometry":null,"properties":{"title":"A","date":"2016-09-24"}},
{"type":"Feature","id":"b","geometry":null,"properties":{"title":"B","date":"2016-09-25"}}]}"#;

/// A collection of so many records.
pub fn many_records(number: usize) -> String {
    let feature = |id: usize| {
        format!(
            r#"{{"type":"Feature","id":"{id}","geometry":null,"properties":{{"title":"A","date":"2016-09-24"}}}}"#
        )
    };
    let features: Vec<String> = (0..number).map(feature).collect();
    format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",\n")
    )
}

/// An empty folder of its own for each test.
pub fn folder(test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A folder of its own for each test, with a file in it.
pub fn file(test: &str, name: &str, text: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(name);
    fs::write(&file, text).unwrap();
    file
}

/// The names of what is in a folder.
pub fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
    let mut names: Vec<String> = entries.map(|entry| name(entry.unwrap())).collect();
    names.sort();
    names
}

/// The command, without what whoever runs the tests has set for colours and width.
pub fn command<A: AsRef<OsStr>>(args: &[A]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_incidents"));
    command.args(args);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    command
}

pub fn incidents<A: AsRef<OsStr>>(args: &[A]) -> Output {
    command(args).output().unwrap()
}

/// The command, given this on its standard input.
pub fn incidents_given(args: &[&str], input: &str) -> Output {
    let mut command = command(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // A command that reads no further closes the pipe, which is not for the test to fail on.
    let feeding = thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output().unwrap();
    feeding.join().unwrap();
    output
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Exit status, and the first line of what it prints where.
#[track_caller]
pub fn check_first_lines(args: &[&str], status: i32, expected_out: &str, expected_err: &str) {
    let output = incidents(args);
    let first_line = |text: String| text.lines().next().unwrap_or_default().to_owned();
    assert_eq!(first_line(stderr(&output)), expected_err, "{args:?}");
    assert_eq!(first_line(stdout(&output)), expected_out, "{args:?}");
    assert_eq!(output.status.code(), Some(status), "{args:?}");
}

//! Input without an end, or with very much before it, takes neither all of the memory nor all of the time.

#![cfg(unix)]

use std::{
    fs,
    io::Write as _,
    os::unix::fs::symlink,
    path::Path,
    process::{Command, Output, Stdio},
    thread,
};

use crate::support::{GOOD, command, file, folder, incidents, names_in, stderr, stdout};

const ZEROS: &str = "/dev/zero";

const NO_LIST: &str = "expected records in a list, but found 64 MB in which none ends: what comes after that is not read, so check that the file is GeoJSON";

/// The command with so many kilobytes of data in memory and no more, however large its program is.
fn incidents_within(kilobytes: u32, args: &[&str]) -> Command {
    let mut command = Command::new("sh");
    let script = format!("ulimit -d {kilobytes} && exec \"$0\" \"$@\"");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_incidents")]);
    command.args(args);
    command
}

/// Given this again and again, as long as it takes it.
fn given_without_end(mut command: Command, piece: &str) -> Output {
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let pieces = piece.repeat(1 << 16);
    let feeding = thread::spawn(move || while stdin.write_all(pieces.as_bytes()).is_ok() {});
    let output = child.wait_with_output().unwrap();
    feeding.join().unwrap();
    output
}

#[test]
fn a_device_without_end_is_given_up_with_a_sentence() {
    let output = incidents_within(300_000, &["check", ZEROS])
        .output()
        .unwrap();
    assert_eq!(
        stdout(&output),
        format!("{ZEROS}: {NO_LIST}\n0 records read, 0 dropped, 1 problem\n")
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_pipe_without_end_is_given_up_with_a_sentence() {
    for args in [
        &["check", "-"] as &[&str],
        &["convert", "-", "--to", "csv", "-o", "-"],
    ] {
        let output = given_without_end(incidents_within(300_000, args), "\n");
        let said = stdout(&output) + &stderr(&output);
        assert!(
            said.contains(&format!("standard input: {NO_LIST}")),
            "{said}"
        );
        assert_eq!(output.status.code(), Some(1));
    }
    // What the first bytes tell to be no GeoJSON is not read to its end.
    let output = given_without_end(command(&["check", "-"]), "<html>");
    assert!(stdout(&output).contains("a web page"), "{output:?}");
}

#[test]
fn a_map_file_or_a_page_without_end_is_no_map_file() {
    let records = file("endless-map", "incidents.geojson", GOOD);
    let records = records.to_str().unwrap();
    let too_long = |name: &str| {
        format!(
            "error: cannot read {name}: it has more than 64 MB, and is no map file, page or basemap then; check its name\n"
        )
    };
    for args in [
        &["check", records, "--map", ZEROS] as &[&str],
        &["convert", records, "--to", "csv", "--map", ZEROS],
    ] {
        let output = incidents(args);
        assert_eq!(stderr(&output), too_long(ZEROS));
        assert_eq!(output.status.code(), Some(2));
    }
    let page = folder("endless-page");
    fs::create_dir(page.join("data")).unwrap();
    fs::write(page.join("data/map.json"), "{}").unwrap();
    fs::write(page.join("data/incidents.geojson"), GOOD).unwrap();
    for name in ["index.html", "data/map.json"] {
        drop(fs::remove_file(page.join(name)));
        symlink(ZEROS, page.join(name)).unwrap();
        let output = incidents(&[Path::new("build"), &page]);
        let expected = too_long(page.join(name).to_str().unwrap());
        assert_eq!(stderr(&output), expected);
        assert_eq!(output.status.code(), Some(2));
    }
}

#[test]
fn a_large_file_is_not_held_in_memory() {
    let record = |id: usize| {
        let text = "a".repeat(1 << 15);
        format!(
            r#"{{"type":"Feature","id":"{id}","geometry":null,"properties":{{"title":"A","date":"2016","more":"{text}"}}}}"#
        )
    };
    let records: Vec<String> = (0..640).map(record).collect();
    let large = file(
        "large",
        "large.geojson",
        &format!("[{}]", records.join(",")),
    );
    let out = folder("large-out");
    let (large, out_file) = (large.to_str().unwrap(), out.join("out.geojson"));
    let out_file = out_file.to_str().unwrap();
    for args in [
        &["check", large] as &[&str],
        &["convert", large, "--to", "csv"],
        &["convert", large, "--to", "geojson", "-o", out_file],
    ] {
        let output = incidents_within(12_000, args).output().unwrap();
        assert_eq!(
            output.status.code(),
            Some(0),
            "{args:?} {}",
            stderr(&output)
        );
    }
    let output = incidents(&["check", out_file]);
    assert!(stdout(&output).starts_with("640 records read, 0 dropped"));
    let written = fs::read_to_string(out_file).unwrap();
    assert!(written.len() > 640 << 15);
    assert_eq!(names_in(&out), ["out.geojson"]);
    // The same by a pipe, of which what was read is kept on the disk.
    let mut piped = incidents_within(12_000, &["convert", "-", "--to", "geojson"]);
    let output = piped
        .stdin(fs::File::open(large).unwrap())
        .output()
        .unwrap();
    assert!(stdout(&output) == written, "{}", stderr(&output));
}

//! Whoever stops reading, and disks that are full: neither makes the command panic.

use std::{
    fs::OpenOptions,
    io,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::support::{GOOD, command, file, folder, incidents, many_records, names_in, stderr};

/// A pipe that nobody reads any more.
fn closed_pipe() -> Stdio {
    let (reader, writer) = io::pipe().unwrap();
    drop(reader);
    writer.into()
}

/// A disk without space, or none with a sentence.
fn full_disk() -> Option<Stdio> {
    let full = OpenOptions::new().write(true).open("/dev/full");
    if full.is_err() {
        println!("skipped: there is no /dev/full here");
    }
    full.ok().map(Stdio::from)
}

const SUCCESS: &[&[&str]] = &[
    &["convert", "FILE", "--to", "csv"],
    &["convert", "FILE", "--to", "geojson", "-o", "-"],
    &["check", "FILE"],
    &["check", "FILE", "--format", "json"],
    &["completions", "bash"],
    &["--help"],
    &["help", "check"],
    &["--version"],
];

/// The arguments with a file of so many records in the place of FILE.
fn with_file<'a>(args: &[&'a str], file: &'a str) -> Vec<&'a str> {
    args.iter()
        .map(|&arg| if arg == "FILE" { file } else { arg })
        .collect()
}

#[test]
fn who_has_read_enough_ends_the_command_without_a_word() {
    let good = file("closed", "good.geojson", &many_records(5000));
    let bad = file("closed", "bad.geojson", &GOOD.replace("2016-09-25", "soon"));
    let check = |args: &[&str], status: i32| {
        let output = command(args).stdout(closed_pipe()).output().unwrap();
        assert_eq!(output.status.code(), Some(status), "{args:?}");
        stderr(&output)
    };
    for args in SUCCESS {
        let said = check(&with_file(args, good.to_str().unwrap()), 0);
        assert!(!said.contains("error"), "{args:?}: {said}");
    }
    let bad = bad.to_str().unwrap();
    assert_eq!(check(&["check", bad], 1), "");
    let said = check(&["convert", bad, "--to", "csv"], 1);
    assert!(said.starts_with(&format!("{bad}: record 2 (b)")), "{said}");
}

#[test]
fn who_does_not_hear_what_went_wrong_still_gets_the_exit_status() {
    let bad = file(
        "unheard",
        "bad.geojson",
        &GOOD.replace("2016-09-25", "soon"),
    );
    let bad = bad.to_str().unwrap();
    let mut streams = vec![closed_pipe as fn() -> Stdio];
    if full_disk().is_some() {
        streams.push(|| full_disk().unwrap());
    }
    for stream in streams {
        for (args, status) in [
            (&["check", "nowhere"] as &[&str], 2),
            (&["convert", bad, "--to", "csv"], 1),
            (&["serve", "nowhere"], 1),
            (&["build", "nowhere"], 2),
            (&["sevre"], 2),
        ] {
            let output = command(args).stderr(stream()).output().unwrap();
            assert_eq!(output.status.code(), Some(status), "{args:?}");
        }
    }
}

#[test]
fn a_full_disk_is_a_failure_with_a_sentence() {
    let good = file("full", "good.geojson", &many_records(2));
    for args in SUCCESS {
        let Some(full) = full_disk() else { return };
        let args = with_file(args, good.to_str().unwrap());
        let output = command(&args).stdout(full).output().unwrap();
        let said = stderr(&output);
        let sentence = "error: cannot write to standard output: No space left on device (os error 28); free some space, or write to another disk\n";
        assert!(said.ends_with(sentence), "{args:?}: {said}");
        assert_eq!(output.status.code(), Some(1), "{args:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_full_device_is_written_to_and_not_replaced() {
    use std::{fs, os::unix::fs::FileTypeExt as _};
    let folder = folder("full-device");
    let device = folder.join("full");
    // One of our own, so that a mistake replaces no device of the machine.
    let mknod = Command::new("mknod")
        .arg(&device)
        .args(["c", "1", "7"])
        .output();
    if !mknod.is_ok_and(|output| output.status.success()) || fs::write(&device, "").is_err() {
        println!("skipped: only root makes devices");
        return;
    }
    let good = file("full-device", "good.geojson", &many_records(2));
    let (good, out) = (good.to_str().unwrap(), device.to_str().unwrap());
    let output = incidents(&["convert", good, "--to", "csv", "-o", out]);
    assert_eq!(
        stderr(&output),
        format!(
            "error: cannot write {out}: No space left on device (os error 28); free some space, or name a file on another disk\n"
        )
    );
    assert_eq!(output.status.code(), Some(1));
    let kind = fs::metadata(&device).unwrap().file_type();
    assert!(kind.is_char_device(), "{kind:?}");
    assert_eq!(names_in(&folder), ["full", "good.geojson"]);
}

#[test]
fn a_server_whose_address_nobody_can_read_says_so_and_ends() {
    let Some(full) = full_disk() else { return };
    let page = file("full-page", "index.html", "<title>Page</title>");
    let folder = page.parent().unwrap().to_str().unwrap();
    let args = ["serve", folder, "--port", "0"];
    let mut serving = command(&args);
    let mut serving = serving.stdout(full).stderr(Stdio::piped()).spawn().unwrap();
    let begun = Instant::now();
    // One that goes on is stopped, so that the test fails and does not wait for good.
    while serving.try_wait().unwrap().is_none() && begun.elapsed() < Duration::from_mins(1) {
        thread::yield_now();
    }
    drop(serving.kill());
    let output = serving.wait_with_output().unwrap();
    let said = stderr(&output);
    assert!(
        said.starts_with("error: cannot write to standard output: "),
        "{said}"
    );
    assert_eq!(output.status.code(), Some(1));
}

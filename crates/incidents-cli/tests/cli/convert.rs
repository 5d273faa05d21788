//! `incidents convert` as its user meets it, and what it does to the file that it writes.

use std::{
    fs,
    path::{Path, PathBuf},
};

use expect_test::expect;

use crate::support::{
    GOOD, check_first_lines, file, folder, incidents, incidents_given, many_records, names_in,
    stderr, stdout,
};

#[test]
fn a_file_becomes_a_table_and_geojson_that_is_read_as_before() {
    let folder = folder("convert");
    let records = "../../data/incidents.geojson";
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let table = stdout(&incidents(&["convert", records, "--to", "csv"]));
    assert!(
        table
            .starts_with("\u{feff}id,lng,lat,killed_min,killed_max,injured_min,injured_max,title,")
    );
    // Lists are JSON without line ends, so that each record is a line.
    assert_eq!(table.lines().count(), 26);
    let (once, twice) = (path("once.geojson"), path("twice.geojson"));
    for (from, to) in [(records, &once), (&once, &twice)] {
        check_first_lines(&["convert", from, "--to", "geojson", "-o", to], 0, "", "");
    }
    assert_eq!(fs::read(&once).unwrap(), fs::read(&twice).unwrap());
    let summary = "25 records read, 0 dropped, 0 problems";
    check_first_lines(&["check", &once], 0, summary, "");
    // What our schema does not know goes along; of our own records that is nothing.
    assert!(!fs::read_to_string(&once).unwrap().contains("original"));
    let foreign = "../../tests/fixtures/good-simplestyle.geojson";
    let foreign = stdout(&incidents(&["convert", foreign, "--to", "geojson"]));
    assert!(foreign.contains("\"marker-symbol\": \"fire-station\""));
}

#[test]
fn what_cannot_be_converted_is_named() {
    let damaged = "../../tests/fixtures/bad-records.geojson";
    let output = incidents(&["convert", damaged, "--to", "csv"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).starts_with(damaged));
    let output = incidents(&["convert", "nowhere", "--to", "csv"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).starts_with("error: cannot read nowhere: "));
}

#[test]
fn a_dash_reads_standard_input_and_writes_standard_output() {
    let file = file("convert-dash", "good.geojson", GOOD);
    let from_file = incidents(&["convert", file.to_str().unwrap(), "--to", "csv"]);
    let expected = stdout(&from_file);
    assert_eq!(expected.lines().count(), 3);
    for args in [
        &["convert", "-", "--to", "csv"] as &[&str],
        &["convert", "-", "--to", "csv", "-o", "-"],
        &["convert", "--to", "csv", "--output", "-", "-"],
    ] {
        let output = incidents_given(args, GOOD);
        assert_eq!(stdout(&output), expected, "{args:?}");
        assert_eq!(output.status.code(), Some(0), "{args:?}");
    }
}

#[test]
fn many_records_are_written_in_parts_that_lack_nothing() {
    let output = incidents_given(&["convert", "-", "--to", "csv"], &many_records(5000));
    assert_eq!(stdout(&output).lines().count(), 5001);
    let output = incidents_given(&["convert", "-", "--to", "geojson"], &many_records(5000));
    let again = incidents_given(&["check", "-"], &stdout(&output));
    assert_eq!(stdout(&again), "5000 records read, 0 dropped, 0 problems\n");
}

/// Converts a file into this one, and says what was said, without the folder's name.
#[track_caller]
fn convert(from: &Path, to: &Path, status: i32) -> String {
    convert_to("geojson", from, to, status)
}

fn convert_to(format: &str, from: &Path, to: &Path, status: i32) -> String {
    let args = ["convert", "--to", format, "-o"].map(Path::new);
    let output = incidents(&[&args, [to, from].as_slice()].concat());
    assert_eq!(output.status.code(), Some(status), "{output:?}");
    assert_eq!(stdout(&output), "");
    stderr(&output).replace(&format!("{}/", from.parent().unwrap().display()), "")
}

/// A folder with `from.geojson` and `to.geojson` in it.
fn two_files(test: &str, from: &str) -> (PathBuf, PathBuf, PathBuf) {
    let folder = folder(test);
    let (source, target) = (folder.join("from.geojson"), folder.join("to.geojson"));
    fs::write(&source, from).unwrap();
    fs::write(&target, "what was there").unwrap();
    (folder, source, target)
}

#[test]
fn a_file_that_is_read_may_be_the_one_that_is_written() {
    let (_, file, _) = two_files("in-place", GOOD);
    assert_eq!(convert(&file, &file, 0), "");
    let once = fs::read_to_string(&file).unwrap();
    assert!(once.contains("\"id\": \"a\""), "{once}");
    assert_eq!(convert(&file, &file, 0), "");
    assert_eq!(fs::read_to_string(&file).unwrap(), once);
}

#[test]
fn a_file_that_is_broken_takes_the_place_of_none() {
    let cut_off = GOOD.split_at(200).0;
    for broken in ["", "<html>Not found</html>", "no JSON", cut_off] {
        let (folder, from, to) = two_files("broken", broken);
        let said = convert(&from, &to, 1);
        assert!(
            said.ends_with("error: nothing was written to to.geojson, since from.geojson is broken: mend it, or convert what could be read of it to standard output, with `-o -`\n"),
            "{said}"
        );
        convert(&from, &from, 1);
        assert_eq!(fs::read_to_string(&from).unwrap(), broken);
        assert_eq!(fs::read_to_string(&to).unwrap(), "what was there");
        assert_eq!(names_in(&folder), ["from.geojson", "to.geojson"]);
    }
    // What could be read of it is to be had.
    let output = incidents_given(&["convert", "-", "--to", "csv", "-o", "-"], cut_off);
    assert_eq!(stdout(&output).lines().count(), 2);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_spreadsheet_that_cannot_be_put_together_takes_the_place_of_none() {
    // Each of these languages has a column, and a sheet has 16,384.
    let titles: Vec<String> = (0..9_000)
        .map(|at| format!(r#""title_aa-{at}":"A""#))
        .collect();
    let many = GOOD.replacen(r#""title":"A""#, &titles.join(","), 1);
    let (_, from, to) = two_files("many-columns", &many);
    let said = convert_to("xlsx", &from, &to, 1);
    assert!(
        said.contains("the spreadsheet could not be put together"),
        "{said}"
    );
    assert_eq!(fs::read_to_string(&to).unwrap(), "what was there");
}

#[test]
fn what_a_format_cannot_hold_is_not_lost_in_place() {
    let long = format!(r#""description":"{}","title":"A""#, "a".repeat(40_000));
    let long = GOOD.replacen(r#""title":"A""#, &long, 1);
    let (_, from, to) = two_files("not-held", &long);
    let said = convert_to("xlsx", &from, &from, 1);
    assert!(
        said.contains("32,767") && said.contains("would be lost"),
        "{said}"
    );
    assert_eq!(fs::read_to_string(&from).unwrap(), long);
    convert_to("xlsx", &from, &to, 1);
    assert!(fs::read(&to).unwrap().starts_with(b"PK"));
}

#[test]
fn what_cannot_be_read_is_not_lost_in_place() {
    let lossy = GOOD.replace("2016-09-25", "soon");
    let (_, from, to) = two_files("loss", &lossy);
    expect![[r#"
        from.geojson: record 2 (b), line 3, date: expected a date in EDTF such as 2016-09-24, 2016-09-22~ or 2016-09-24/2016-10-01, but found "soon" (year must have exactly four digits (or X))
        error: nothing was written to from.geojson, since what could not be read of it would be lost: mend it, or name another file than the one that is read
    "#]]
    .assert_eq(&convert(&from, &from, 1));
    assert_eq!(fs::read_to_string(&from).unwrap(), lossy);
    convert(&from, &to, 1);
    assert!(fs::read_to_string(&to).unwrap().contains("\"id\": \"b\""));
}

#[test]
fn what_cannot_be_written_is_named_with_what_to_do() {
    let (folder, from, _) = two_files("unwritable", GOOD);
    fs::create_dir(folder.join("sub")).unwrap();
    let locked = folder.join("locked.geojson");
    fs::write(&locked, "what was there").unwrap();
    let mut permissions = fs::metadata(&locked).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&locked, permissions).unwrap();
    let said = [
        "sub",
        "none/to.geojson",
        "locked.geojson",
        "from.geojson/to",
    ]
    .map(|name| convert(&from, &folder.join(name), 1));
    expect![[r#"
        error: cannot write sub: there is a folder in its place; name a file in it, or move it away
        error: cannot write none/to.geojson: there is no folder none; make it first
        error: cannot write locked.geojson: it is read-only; let yourself write it, or name another file
        error: cannot write from.geojson/to: a part of its path is a file and no folder; check its name
    "#]].assert_eq(&said.concat());
    assert_eq!(fs::read_to_string(&locked).unwrap(), "what was there");
    let names = ["from.geojson", "locked.geojson", "sub", "to.geojson"];
    assert_eq!(names_in(&folder), names);
}

#[cfg(unix)]
mod on_unix {
    use std::{
        os::unix::fs::{PermissionsExt as _, symlink},
        process::Command,
        thread,
    };

    use super::*;
    use crate::support::command;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn a_file_keeps_its_permissions_and_a_new_one_has_the_usual() {
        let (folder, from, to) = two_files("modes", GOOD);
        for bits in [0o600, 0o664, 0o751] {
            fs::set_permissions(&to, fs::Permissions::from_mode(bits)).unwrap();
            convert(&from, &to, 0);
            assert_eq!(mode(&to), bits);
        }
        let new = folder.join("new.geojson");
        convert(&from, &new, 0);
        assert_eq!(mode(&new), mode(&from));
    }

    #[test]
    fn a_link_stays_and_the_file_that_it_leads_to_is_replaced() {
        let (folder, from, to) = two_files("links", GOOD);
        fs::create_dir(folder.join("elsewhere")).unwrap();
        let (link, link_to_none) = (folder.join("link"), folder.join("link-to-none"));
        symlink("to.geojson", &link).unwrap();
        symlink("elsewhere/new.geojson", &link_to_none).unwrap();
        for (link, file) in [
            (&link, to),
            (&link_to_none, folder.join("elsewhere/new.geojson")),
        ] {
            convert(&from, link, 0);
            assert!(fs::symlink_metadata(link).unwrap().is_symlink());
            let metadata = fs::symlink_metadata(&file).unwrap();
            assert!(metadata.is_file(), "{}", file.display());
            assert!(fs::read_to_string(file).unwrap().contains("\"id\": \"a\""));
        }
        let names = [
            "elsewhere",
            "from.geojson",
            "link",
            "link-to-none",
            "to.geojson",
        ];
        assert_eq!(names_in(&folder), names);
    }

    #[test]
    fn links_in_a_circle_are_named() {
        let (folder, from, _) = two_files("circle", GOOD);
        symlink("b", folder.join("a")).unwrap();
        symlink("a", folder.join("b")).unwrap();
        let said = convert(&from, &folder.join("a"), 1);
        assert!(said.starts_with("error: cannot write a: "), "{said}");
    }

    #[test]
    fn a_folder_in_which_no_file_can_be_made_is_named() {
        let (folder, from, _) = two_files("locked-folder", GOOD);
        let locked = folder.join("locked");
        fs::create_dir(&locked).unwrap();
        let old = locked.join("to.geojson");
        fs::write(&old, "what was there").unwrap();
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
        // Root makes files wherever there are any, which is not so below /proc.
        let is_root = fs::write(locked.join("probe"), "").is_ok();
        let to = if is_root { Path::new("/proc/to") } else { &old };
        if is_root && !Path::new("/proc/self").exists() {
            println!("skipped: root makes files everywhere");
            return;
        }
        let said = convert(&from, to, 1);
        assert!(said.contains("no file can be made in its folder"), "{said}");
        assert_eq!(fs::read_to_string(&old).unwrap(), "what was there");
    }

    #[test]
    fn standard_input_that_is_the_file_to_be_written_counts_as_in_place() {
        let lossy = GOOD.replace("2016-09-25", "soon");
        let (_, from, _) = two_files("loss-given", &lossy);
        let args = [
            "convert",
            "-",
            "--to",
            "geojson",
            "-o",
            from.to_str().unwrap(),
        ];
        let stdin = fs::File::open(&from).unwrap();
        let output = command(&args).stdin(stdin).output().unwrap();
        assert!(stderr(&output).contains("would be lost"), "{output:?}");
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(fs::read_to_string(&from).unwrap(), lossy);
    }

    #[test]
    fn a_pipe_is_written_to_and_not_replaced() {
        let (folder, from, _) = two_files("pipe", GOOD);
        let out = folder.join("out");
        symlink("/dev/stdout", &out).unwrap();
        let args = ["convert", "--to", "csv", "-o"].map(Path::new);
        let output = incidents(&[&args, [out.as_path(), &from].as_slice()].concat());
        assert_eq!(stdout(&output).lines().count(), 3);
        assert_eq!(output.status.code(), Some(0));
    }

    #[test]
    fn an_interrupted_command_leaves_the_old_file_and_nothing_beside_it() {
        let (folder, from, to) = two_files("interrupted", &many_records(50_000));
        let args = ["convert", "--to", "geojson", "-o"].map(Path::new);
        let args = [&args, [to.as_path(), &from].as_slice()].concat();
        let mut child = command(&args).spawn().unwrap();
        while names_in(&folder).len() < 3 {
            assert_eq!(
                child.try_wait().unwrap(),
                None,
                "it ended before it was seen to write"
            );
            thread::yield_now();
        }
        let pid = child.id().to_string();
        let kill = Command::new("kill").args(["-TERM", &pid]).status();
        assert!(kill.unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(128 + 15));
        assert_eq!(names_in(&folder), ["from.geojson", "to.geojson"]);
        assert_eq!(fs::read_to_string(&to).unwrap(), "what was there");
    }
}

#[test]
fn a_table_becomes_records_and_is_not_replaced_by_them() {
    let table = "Date,Title,Lat,Lng,Weather\n2017-05-03,Market hit,\"36,2\",\"37,16\",rain\n";
    let (_, from, to) = two_files("table", table);
    convert(&from, &to, 0);
    let written = fs::read_to_string(&to).unwrap();
    for part in [
        "\"date\": \"2017-05-03\"",
        "[37.16, 36.2]",
        "\"Weather\": \"rain\"",
    ] {
        assert!(written.contains(part), "{part} is not in {written}");
    }
    convert(&from, &from, 1);
    assert_eq!(fs::read_to_string(&from).unwrap(), table);
}

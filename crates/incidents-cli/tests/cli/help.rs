//! Help, version, completions, and what is not understood.

use expect_test::{Expect, expect};

use crate::support::{check_first_lines, incidents, stderr, stdout};

const COMMANDS: [&str; 5] = ["check", "convert", "build", "serve", "completions"];

fn help_of(args: &[&str]) -> String {
    let output = incidents(args);
    assert_eq!(output.status.code(), Some(0), "{args:?}");
    assert_eq!(stderr(&output), "", "{args:?}");
    stdout(&output)
}

#[test]
fn help_names_each_command_and_the_exit_statuses() {
    let help = help_of(&["--help"]);
    expect![[r#"
        Make, check, convert, build and serve maps of reported incidents

        Usage: incidents [OPTIONS] <COMMAND>

        Commands:
          new          Make a site from tables: a folder that any web host serves
          check        Say what of a file cannot be read, and why
          convert      Write what the page reads of a file: as a table, a spreadsheet, KML, or GeoJSON in
                       the page's own schema
          words        Say what a file of the page's words lacks or has too much, for whoever translates
          build        Bring title, link previews and plain table of a built page up to date with its data
          serve        Serve a built page at `http://127.0.0.1:8080/`, or at the next free port
          update       Put a newer page into a site, and keep its data, its map file and what was edited
          zip          Pack a site, or the page of one without its map, as one file
          schema       Print the JSON Schema of map files, or of files of records
          completions  Print what a shell needs to complete this command
          help         Print this message or the help of the given subcommand(s)

        Options:
              --color <WHEN>  Whether to colour what is said: auto does on a terminal, unless `NO_COLOR` is
                              set [default: auto] [possible values: auto, always, never]
          -h, --help          Print help
          -V, --version       Print version

        Exit status:
          0  done
          1  it failed, or something of the file would be lost
          2  the command was not understood, or a file cannot be opened

        `incidents help COMMAND` has examples for each command; docs/command-line.md has the rest.
    "#]].assert_eq(&help);
    assert_eq!(help_of(&["help"]), help);
}

#[test]
fn each_command_has_an_example_that_is_understood() {
    for command in COMMANDS {
        let help = help_of(&[command, "--help"]);
        assert_eq!(help_of(&["help", command]), help);
        let (_, examples) = help.split_once("Examples:\n").expect(command);
        let calls = examples
            .lines()
            .filter_map(|line| line.split_once("incidents "));
        let calls: Vec<&str> = calls.map(|(_, call)| call).collect();
        assert!(!calls.is_empty(), "{command}");
        for call in calls {
            let words = call
                .split_whitespace()
                .take_while(|word| !"|<>".contains(word));
            let mut words: Vec<&str> = words.collect();
            assert_eq!(words[0], command, "{call}");
            // Understood, and not done.
            words.push("--help");
            assert_eq!(help_of(&words), help, "{call}");
        }
    }
}

#[test]
fn the_version_is_the_package_s() {
    let version = format!("incidents {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(help_of(&["--version"]), version);
    assert_eq!(help_of(&["-V"]), version);
}

#[test]
fn completions_know_the_commands_and_their_options() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = help_of(&["completions", shell]);
        for word in COMMANDS.iter().chain(&["color", "format", "port"]) {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
}

/// Exit status 2, and what is said.
fn misused(args: &[&str], expect: &Expect) {
    let output = incidents(args);
    expect.assert_eq(&stderr(&output));
    assert_eq!(stdout(&output), "", "{args:?}");
    assert_eq!(output.status.code(), Some(2), "{args:?}");
}

#[test]
fn what_is_not_understood_is_named_with_what_is_meant() {
    misused(
        &["sevre"],
        &expect![[r#"
        error: unrecognized subcommand 'sevre'

          tip: a similar subcommand exists: 'serve'

        Usage: incidents [OPTIONS] <COMMAND>

        For more information, try '--help'.
    "#]],
    );
    misused(
        &["serve", "dist", "--prot", "1"],
        &expect![[r#"
        error: unexpected argument '--prot' found

          tip: a similar argument exists: '--port'

        Usage: incidents serve --port <N> <FOLDER>

        For more information, try '--help'.
    "#]],
    );
    misused(
        &["serve", "dist", "--port", "http"],
        &expect![[r#"
        error: invalid value 'http' for '--port <N>': invalid digit found in string

        For more information, try '--help'.
    "#]],
    );
    misused(
        &["convert", "a"],
        &expect![[r#"
        error: the following required arguments were not provided:
          --to <FORMAT>

        Usage: incidents convert --to <FORMAT> <FILE>

        For more information, try '--help'.
    "#]],
    );
    misused(
        &["convert", "a", "--to", "pdf"],
        &expect![[r#"
            error: invalid value 'pdf' for '--to <FORMAT>'
              [possible values: csv, geojson, kml, xlsx]

            For more information, try '--help'.
        "#]],
    );
    misused(
        &["check", "a", "b"],
        &expect![[r#"
        error: unexpected argument 'b' found

        Usage: incidents check [OPTIONS] <FILE>

        For more information, try '--help'.
    "#]],
    );
}

#[test]
fn what_lacks_a_word_is_misuse() {
    for args in [
        &[] as &[&str],
        &["check"],
        &["check", "--fast"],
        &["check", "a", "--map"],
        &["check", ""],
        &["convert", "a", "--to", "csv", "-o"],
        &["build"],
        &["serve"],
        &["serve", "dist", "--port"],
        &["serve", "dist", "--port", "65536"],
        &["serve", "dist", "--host", "localhost"],
        &["completions"],
        &["--color", "blue", "check", "a"],
    ] {
        let output = incidents(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).contains("--help"), "{args:?}");
        assert_eq!(stdout(&output), "", "{args:?}");
    }
}

#[test]
fn a_name_that_begins_with_a_dash_comes_after_two() {
    check_first_lines(
        &["check", "--", "--help"],
        2,
        "",
        "error: cannot read --help: there is no such file; check its name",
    );
}

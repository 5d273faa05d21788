//! `incidents new` at a terminal: what it asks, and what becomes of the answers.

#![cfg(target_os = "linux")]

use std::{fs, path::Path};

use crate::new::{NEW, SHEET, desk, read, run};

/// As somebody at a terminal meets it: `script` (util-linux) gives the program one, and types these lines.
fn typed(desk: &Path, args: &str, lines: &str) -> (Option<i32>, String) {
    let program = env!("CARGO_BIN_EXE_incidents");
    let mut script = std::process::Command::new("script")
        .args(["--quiet", "--return", "--command"])
        .arg(format!("'{program}' {args}"))
        .arg("typed.log")
        .current_dir(desk)
        .env_remove("INCIDENTS_PAGE")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut keys = script.stdin.take().unwrap();
    std::io::Write::write_all(&mut keys, lines.as_bytes()).unwrap();
    let output = script.wait_with_output().unwrap();
    drop(keys);
    let text = String::from_utf8(output.stdout).unwrap();
    (output.status.code(), text)
}

#[test]
fn who_sits_at_a_terminal_is_asked_what_the_columns_leave_open() {
    let desk = desk("asked");
    let sheet: Vec<String> = SHEET
        .lines()
        .zip(["Phone", "0170", "0171"])
        .map(|(line, phone)| format!("{line},{phone}\n"))
        .collect();
    fs::write(desk.join("sheet.csv"), sheet.concat()).unwrap();
    let lines = "x\nd\nTelephone\nphone\nRaids in Lima\n\n\nCC0\n";
    let (code, text) = typed(&desk, "new sheet.csv -o map --page page", lines);
    assert_eq!(code, Some(0), "{text}");
    for asked in [
        "Date: is 03/04/2023 written day first (d) or month first (m)?",
        "Every reader will see these columns, too: Phone",
        "None of them is called Telephone",
        "What is the map called? [Sheet]",
        "Who publishes it?",
        "At which address will it lie?",
        "Who may use the records, and how?",
        "map: \"Raids in Lima\", 2 records",
    ] {
        assert!(text.contains(asked), "{asked}: {text}");
    }
    assert_eq!(text.matches("month first (m)?").count(), 2, "{text}");
    let map = read(&desk, "data/map.json");
    for said in [
        r#""title": "Raids in Lima""#,
        r#""license": {"text":"CC0 1.0","url":"https://creativecommons.org/publicdomain/zero/1.0/"}"#,
        r#""table_fields": {"day_first":["Date"],"left_out":["Phone"]}"#,
    ] {
        assert!(map.contains(said), "{said}: {map}");
    }
    let records = read(&desk, "data/incidents.geojson");
    assert!(records.contains(r#""date": "2023-04-03""#), "{records}");
    assert!(!records.contains("017") && !records.contains("Phone"));
}

#[test]
fn who_sits_there_names_the_columns_that_were_taken_for_nothing() {
    let desk = desk("asked-columns");
    let sheet = "Wozu,Wo,Zeile,Spalte,Wann\nA raid,Lima,-12.05,-77.04,2023-04-03\n";
    fs::write(desk.join("sheet.csv"), sheet).unwrap();
    let lines = "Wozo\nwozu\nZeile\nSpalte\n\n\n\n\n\n";
    let (code, text) = typed(&desk, "new sheet.csv -o map --page page", lines);
    assert_eq!(code, Some(0), "{text}");
    for asked in [
        "No column was taken for the title. Which one is it: Wozu, Wo, Zeile, Spalte? (empty: none)",
        "no column is called Wozo; did you mean Wozu?",
        "No column was taken for the latitude.",
        "No column was taken for the longitude.",
        "Every reader will see these columns, too: Wo\r\n",
    ] {
        assert!(text.contains(asked), "{asked}: {text}");
    }
    assert!(!text.contains("the map is empty"), "{text}");
    let map = read(&desk, "data/map.json");
    let fields =
        r#""table_fields": {"latitude":["Zeile"],"longitude":["Spalte"],"title":["wozu"]}"#;
    assert!(map.contains(fields), "{map}");
    let records = read(&desk, "data/incidents.geojson");
    assert!(
        records.contains(r#""coordinates": [-77.04, -12.05]"#),
        "{records}"
    );
    assert!(records.contains(r#""title": "A raid""#), "{records}");
    assert!(records.contains(r#""date": "2023-04-03""#), "{records}");
}

#[test]
fn who_sits_nowhere_is_told_how_to_name_them() {
    let desk = desk("told-columns");
    fs::write(desk.join("sheet.csv"), "Wozu,Place\nA raid,Lima\n").unwrap();
    let (_, text) = run(&desk, &NEW);
    for said in [
        "No column was taken for the title: where there is one, name it with --map title=COLUMN\n",
        "No column was taken for the date: where there is one, name it with --map date=COLUMN\n",
        "sheet.csv: no record has a date: where a column has dates, name it with --map date=COLUMN\n",
        "note: map.json, data: the map is empty",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert_eq!(text.matches("no record has a date").count(), 1, "{text}");
    let (_, text) = run(&desk, &["build", "map", "sheet.csv"]);
    let said = r#"no record has a date: where a column has dates, name it in map.json, as in "table_fields": {"date": "name"}"#;
    assert!(text.contains(said), "{text}");
    assert_eq!(text.matches("no record has a date").count(), 1, "{text}");
}

#[test]
fn a_table_of_which_nothing_is_understood_becomes_no_site() {
    let desk = desk("told-nothing");
    let before = fs::read_to_string(desk.join("sheet.csv")).unwrap();
    fs::write(desk.join("sheet.csv"), "a,b\n1,2\n").unwrap();
    let (code, text) = run(&desk, &NEW);
    assert_eq!(code, Some(1), "{text}");
    let said = "error: none of the columns a, b was taken for a title, a date or a place, so that no record says anything: name one, with --map title=COLUMN at `incidents new`, or under table_fields in map.json. Is the first row the one with the names of the columns?";
    assert!(text.contains(said), "{text}");
    assert!(!desk.join("map").exists());
    let (code, text) = run(&desk, &[&NEW[..], &["--map", "title=b"]].concat());
    assert_eq!(code, Some(0), "{text}");
    // Nor does it take the place of what was understood.
    fs::remove_dir_all(desk.join("map")).unwrap();
    fs::write(desk.join("sheet.csv"), before).unwrap();
    run(&desk, &[&NEW[..], &["--dates", "dmy"]].concat());
    let records = read(&desk, "data/incidents.geojson");
    fs::write(desk.join("sheet.csv"), "a,b\n1,2\n").unwrap();
    assert_eq!(run(&desk, &["build", "map", "sheet.csv"]).0, Some(1));
    assert_eq!(read(&desk, "data/incidents.geojson"), records);
}

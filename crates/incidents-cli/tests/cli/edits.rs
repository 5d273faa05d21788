//! `incidents build FOLDER TABLE`: a site whose table was edited.

use std::{fs, path::Path};

use expect_test::expect;

use crate::new::{NEW, SHEET, check, desk, read, run};

#[test]
fn a_column_that_nobody_is_to_see_is_nowhere_and_is_not_seen_under_another_name() {
    let desk = desk("left-out");
    let sheet = "Date,Place,Latitude,Longitude,Title,Phone,Weather\n2023-04-03,Lima,-12.05,-77.04,A raid,0170,Fog\n";
    fs::write(desk.join("sheet.csv"), sheet).unwrap();
    let (code, text) = run(&desk, &[&NEW[..], &["--leave-out", "Phone"]].concat());
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("Every reader will see these columns, too: Weather\n"));
    let told = |desk: &Path| {
        let files = [
            "data/incidents.geojson",
            "index.html",
            "data/published.json",
        ];
        files.map(|path| read(desk, path)).concat()
    };
    let seen = told(&desk);
    assert!(seen.contains("Fog") && !seen.contains("0170") && !seen.contains("Phone"));
    fs::write(desk.join("sheet.csv"), sheet.replace("Fog", "Rain")).unwrap();
    assert_eq!(run(&desk, &["build", "map", "sheet.csv"]).0, Some(0));
    let seen = told(&desk);
    assert!(seen.contains("Rain") && !seen.contains("0170"));
    // Renamed, everybody would see it.
    fs::write(desk.join("sheet.csv"), sheet.replace("Phone", "Phones")).unwrap();
    check(
        &desk,
        &["build", "map", "sheet.csv"],
        1,
        &expect![[r#"
            error: nothing was written: map.json leaves out the column Phone, and no table has one of that name (is it Phones now?); whatever took its place would be seen by everybody. Say under left_out of table_fields in map.json what it is called now, or take it out of there
        "#]],
    );
    assert!(!told(&desk).contains("0170"));
}

#[test]
fn a_column_of_the_map_file_that_no_table_has_any_more_is_said() {
    let desk = desk("renamed");
    let said = ["--dates", "mdy", "--map", "original=Place"];
    run(&desk, &[&NEW[..], &said].concat());
    fs::write(desk.join("sheet.csv"), SHEET.replace("Place", "Places")).unwrap();
    let (_, text) = run(&desk, &["build", "map", "sheet.csv"]);
    let expected = "note: table_fields in map.json has original in the column Place, and no table has one of that name (is it Places now?): write there what it is called now, or take it out";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn a_row_whose_title_is_corrected_keeps_its_address() {
    let desk = desk("ids");
    run(&desk, &[&NEW[..], &["--dates", "dmy"]].concat());
    let days = read(&desk, "data/published.json");
    fs::write(
        desk.join("sheet.csv"),
        SHEET.replace("Another raid", "Another rayd"),
    )
    .unwrap();
    let (code, text) = run(&desk, &["build", "map", "sheet.csv"]);
    assert_eq!(code, Some(0), "{text}");
    let expected = "incidents.geojson: 1 record of which one thing was edited";
    assert!(text.contains(expected), "{text}");
    assert!(read(&desk, "data/incidents.geojson").contains("Another rayd"));
    assert_eq!(read(&desk, "data/published.json"), days);
}

#[test]
fn types_that_are_one_but_for_their_spelling_are_said() {
    let desk = desk("alike");
    run(&desk, &[&NEW[..], &["--dates", "dmy"]].concat());
    fs::write(desk.join("sheet.csv"), SHEET.replace("Raid", "RAID")).unwrap();
    let (_, text) = run(&desk, &["build", "map", "sheet.csv"]);
    let expected = "note: map.json, categories: records have the type RAID, and map.json has Raid: they are two types until both are written alike";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn what_is_gone_or_lost_is_said() {
    let desk = desk("gone");
    run(&desk, &[&NEW[..], &["--dates", "dmy"]].concat());
    let less: Vec<&str> = SHEET.lines().take(2).collect();
    fs::write(
        desk.join("sheet.csv"),
        less.join("\n") + "\nabout noon,Lima,-12,-77,Raid,C\n",
    )
    .unwrap();
    let (code, text) = run(&desk, &["build", "map", "sheet.csv"]);
    assert_eq!(code, Some(1), "{text}");
    assert!(
        text.contains("note: 1 of the records that were published are not there any more"),
        "{text}"
    );
    // Days that cannot be read are not thrown away.
    fs::write(desk.join("map/data/published.json"), "<<<<<<< HEAD").unwrap();
    let (_, text) = run(&desk, &["build", "map"]);
    assert!(
        text.contains("note: data/published.json cannot be read, and stays as it is"),
        "{text}"
    );
    assert_eq!(read(&desk, "data/published.json"), "<<<<<<< HEAD");
}

#[test]
fn nothing_is_written_where_a_table_cannot_become_the_records() {
    let desk = desk("whole");
    run(&desk, &[&NEW[..], &["--dates", "dmy"]].concat());
    let before = read(&desk, "data/incidents.geojson");
    fs::remove_file(desk.join("map/index.html")).unwrap();
    assert_eq!(
        run(&desk, &["build", "map", "sheet.csv", "sheet.csv"]).0,
        Some(2)
    );
    assert_eq!(read(&desk, "data/incidents.geojson"), before);
    fs::write(desk.join("map/data/map.json"), r#"{"data": "own.csv"}"#).unwrap();
    fs::write(desk.join("map/data/own.csv"), SHEET).unwrap();
    let (code, text) = run(&desk, &["build", "map", "map/data/own.csv"]);
    assert_eq!(code, Some(1));
    assert!(text.contains("which is a table itself"), "{text}");
    assert_eq!(read(&desk, "data/own.csv"), SHEET);
}

#[test]
fn a_column_that_was_known_by_its_name_and_has_another_now_is_said() {
    let desk = desk("renamed-type");
    run(&desk, &[&NEW[..], &["--dates", "mdy"]].concat());
    fs::write(desk.join("sheet.csv"), SHEET.replace("Type", "Wozu")).unwrap();
    let (_, text) = run(&desk, &["build", "map", "sheet.csv"]);
    let expected = r#"note: 2 records had category, and none has any more: where its column has another name now, write that under table_fields in map.json, as in "category": ["COLUMN"]"#;
    assert!(text.contains(expected), "{text}");
    assert_eq!(text.matches("none has any more").count(), 1, "{text}");
}

#[test]
fn records_of_two_tables_with_one_id_are_two() {
    let desk = desk("one-id");
    let table = |id: &str, title: &str| {
        format!("Id,Date,Title\n{id},2023-04-03,{title}\n,2023-04-04,The same\n")
    };
    fs::write(desk.join("sheet.csv"), table("7", "A raid")).unwrap();
    fs::write(desk.join("more.csv"), table("7", "A strike")).unwrap();
    let args = [&["new", "more.csv"], &NEW[1..]].concat();
    let (code, text) = run(&desk, &args);
    assert_eq!(code, Some(0), "{text}");
    let id = "note: sheet.csv: 1 record has an id that one of another table has, the first 7: links to it say 7-2. Give each incident an id of its own";
    let same = "note: sheet.csv: 1 record says the same as one of another table";
    for said in [id, same] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let check = |records: &str| {
        for said in [r#""id": "7","#, r#""id": "7-2","#, "A raid", "A strike"] {
            assert_eq!(records.matches(said).count(), 1, "{said}: {records}");
        }
        assert_eq!(records.matches(r#""title": "The same""#).count(), 2);
    };
    check(&read(&desk, "data/incidents.geojson"));
    // In whatever order they are named.
    for tables in [["more.csv", "sheet.csv"], ["sheet.csv", "more.csv"]] {
        let (_, text) = run(&desk, &[&["build", "map"], &tables[..]].concat());
        assert!(text.contains(id), "{text}");
        let records = read(&desk, "data/incidents.geojson");
        check(&records);
        let (_, first) = records.split_once(r#""id": "7","#).unwrap();
        let title = first.split_once("\"title\": ").unwrap().1;
        assert!(title.starts_with("\"A strike\""), "{records}");
    }
}

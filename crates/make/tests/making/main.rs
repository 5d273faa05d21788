//! A map in the making as its page drives it: steps in, views out.

mod deciding;
mod sites;

use std::collections::BTreeMap;

use make::change::Change;
use make::draft::{draft_of, given, kept};
use make::making::Making;
use make::step::{Ask, Step};

/// 12 May 2023.
const TODAY: i32 = 19_489;

const PORT: &str = "Date,Place,Lat,Lon,Type,What happened,Killed,Ward
12/05/2023,North quay,-20.2015,13.3010,Strike,Dockers stop work,0,7
13/05/2023,North quay,-20.2015,13.3010,Strike,Half of the port joins,0,7
14/05/2023,Harbour gate,-20.2002,13.2978,Clash,Police and strikers clash,1,8
";

fn port() -> Making {
    let mut making = Making::new(TODAY);
    making.give(vec![given("port.csv", PORT.into())], false);
    making
}

fn lines(making: &Making) -> Vec<(String, String)> {
    let found = making.records(&Ask::default());
    let line = |line: make::step::Line| (line.id, line.edit["title"].clone());
    found.lines.into_iter().map(line).collect()
}

fn edit(id: &str, field: &str, value: &str) -> Step {
    Step::Change(vec![Change::Edit {
        id: id.to_owned(),
        edit: BTreeMap::from([(field.to_owned(), value.to_owned())]),
        word: None,
        on: "2023-06-01".to_owned(),
    }])
}

#[test]
fn a_table_is_a_map_at_once_and_says_what_its_columns_are() {
    let view = port().view();
    assert_eq!(
        (view.counts.records, view.counts.placed, view.counts.dated),
        (3, 3, 3)
    );
    assert_eq!(
        view.types,
        [("Strike".to_owned(), 2), ("Clash".to_owned(), 1)]
    );
    let columns = view.tables[0].columns.as_ref().unwrap();
    let date = columns.iter().find(|it| it.name == "Date").unwrap();
    assert_eq!(
        (date.role.as_str(), date.order.as_deref()),
        ("date", Some("day_first"))
    );
    assert_eq!(date.order_by.as_deref(), Some("13/05/2023"));
    assert_eq!((date.n_values, date.n_lost), (3, 0));
}

#[test]
fn files_that_belong_together_are_one_table() {
    let events = r#"[{"id":"E1","description":"Shells fell.","date":"02/24/2022","latitude":"36.2","longitude":"37.16","sources":["s1"],"associations":["a1"]}]"#;
    let sources = r#"{"s1":{"id":"s1","paths":["https://example.org/1"],"description":"Footage"}}"#;
    let associations = r#"[{"id":"a1","mode":"FILTER","filter_paths":["Area","Residential"]}]"#;
    let mut making = Making::new(TODAY);
    let files = [
        ("sources.json", sources),
        ("port.csv", PORT),
        ("events.json", events),
        ("associations.json", associations),
    ];
    let files = files.map(|(name, text)| given(name, text.into()));
    making.give(files.to_vec(), false);
    let view = making.view();
    let names: Vec<&str> = view
        .tables
        .iter()
        .map(|table| table.name.as_str())
        .collect();
    assert_eq!(
        (names, view.counts.records),
        (vec!["events.json", "port.csv"], 4)
    );
    assert!(view.types.contains(&("Residential".to_owned(), 1)));
}

#[test]
fn a_column_that_is_chosen_changes_the_records_and_is_undone() {
    let mut making = port();
    let before = making.view();
    making.act(Step::Choose {
        column: "What happened".to_owned(),
        chosen: "description".to_owned(),
    });
    making.act(Step::Choose {
        column: "Place".to_owned(),
        chosen: "title".to_owned(),
    });
    assert_eq!(lines(&making)[2].1, "Harbour gate");
    making.act(Step::Undo);
    making.act(Step::Undo);
    assert_eq!(lines(&making)[2].1, "Police and strikers clash");
    let after = making.view();
    assert_eq!((after.undo, after.tables), ((true, true), before.tables));
    making.act(Step::Redo);
    making.act(Step::Redo);
    assert_eq!(lines(&making)[2].1, "Harbour gate");
}

#[test]
fn a_record_that_is_corrected_keeps_its_facts_and_nothing_of_what_it_said_before() {
    let mut making = port();
    let id = lines(&making)[2].0.clone();
    making.act(edit(&id, "title", "A clash at the gate"));
    making.act(edit(&id, "lat", "-20.21"));
    let written = making.edited().written();
    assert!(written.contains("A clash at the gate"), "{written}");
    assert!(!written.contains("Police and strikers"), "{written}");
    assert!(!written.contains("-20.2002"), "{written}");
    assert!(written.contains("\"Ward\": \"8\""), "{written}");
}

#[test]
fn what_cannot_be_read_of_an_edit_is_refused_by_its_field_and_changes_nothing() {
    let mut making = port();
    let id = lines(&making)[0].0.clone();
    making.act(edit(&id, "date", "the day before"));
    let view = making.view();
    assert_eq!(view.refused.unwrap().0, "date");
    assert_eq!(view.undo, (true, false));
    making.act(edit(&id, "date", "2023-05-11"));
    assert_eq!(making.view().refused, None);
}

#[test]
fn a_file_of_which_nothing_can_be_read_keeps_what_was_shown() {
    let mut making = port();
    let before = making.view();
    making.give(
        vec![given("broken.geojson", b"{\"type\": \"Featur".to_vec())],
        true,
    );
    let after = making.view();
    assert_eq!(after.refused.as_ref().unwrap().0, "broken.geojson");
    assert_eq!((after.tables, after.counts), (before.tables, before.counts));
}

#[test]
fn records_of_two_tables_that_share_an_id_are_told_apart() {
    let table = |title: &str| format!("id,Title,Date\n1,{title},2023-05-12\n");
    let mut making = Making::new(TODAY);
    let tables = ["a.csv", "b.csv"].map(|name| given(name, table(name).into_bytes()));
    making.give(tables.into(), false);
    let ids: Vec<String> = lines(&making).into_iter().map(|(id, _)| id).collect();
    assert!(ids.len() == 2 && ids[0] == "1" && ids[1] != "1", "{ids:?}");
    let view = making.view();
    assert!(
        view.found
            .iter()
            .any(|(table, said)| table == "b.csv" && said.contains("records have an id")),
        "{:?}",
        view.found
    );
}

#[test]
fn a_draft_that_was_kept_is_the_same_again() {
    let mut making = port();
    let id = lines(&making)[0].0.clone();
    making.act(edit(&id, "title", "Work stops"));
    making.act(Step::Set {
        member: "title".to_owned(),
        json: Some("\"The port\"".to_owned()),
    });
    let draft = making.draft();
    let again = draft_of(
        &kept(draft),
        draft.tables.clone(),
        draft.files.clone(),
        None,
    )
    .unwrap();
    let mut other = Making::new(TODAY);
    other.go_on(again);
    assert_eq!(other.edited().written(), making.edited().written());
    assert_eq!(other.map_file(), making.map_file());
}

#[test]
fn a_type_is_renamed_in_all_its_records() {
    let mut making = port();
    making.act(Step::Change(vec![Change::Retype {
        from: "Strike".to_owned(),
        to: "Walkout".to_owned(),
    }]));
    let types = making.view().types;
    assert_eq!(types, [("Walkout".to_owned(), 2), ("Clash".to_owned(), 1)]);
}

#[test]
fn records_are_found_by_words_and_by_what_they_lack() {
    let mut making = port();
    let table = b"Date,Place,Title\n2023-05-20,Nowhere,Lost\n".to_vec();
    making.give(vec![given("more.csv", table)], false);
    let found = |ask: &Ask| making.records(ask).n_found;
    let words = |words: &str| Ask {
        words: words.to_owned(),
        ..Ask::default()
    };
    assert_eq!(found(&words("QUAY dockers")), 1);
    assert_eq!(found(&words("quay")), 2);
    let unplaced = Ask {
        unplaced: true,
        ..Ask::default()
    };
    assert_eq!(found(&unplaced), 1);
}

#[test]
fn a_second_paste_is_a_table_beside_the_first_and_the_same_file_is_one() {
    let mut making = Making::new(TODAY);
    let row = |title: &str| format!("Date,Title\n2023-05-12,{title}\n").into_bytes();
    making.give(vec![given("pasted.tsv", row("One"))], false);
    making.give(vec![given("pasted.tsv", row("Two"))], false);
    making.give(vec![given("pasted.tsv", row("Two"))], false);
    let view = making.view();
    let names: Vec<&str> = view.tables.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["pasted.tsv", "pasted-2.tsv"]);
    assert_eq!(view.counts.records, 2);
}

#[test]
fn nothing_that_a_record_said_before_is_left_whatever_its_column_was_called() {
    let table = "Title,Excerpt,Actor1,Fatalities,Injured,lat,lon,Date,Source,Ward\n\
        OLDTITLE,OLDQUOTE,OLDACTOR,71,72,-20.2111,13.3111,2023-05-12,OLDSOURCE,a fact\n";
    let flat = r#"[{"type":"Feature","geometry":null,"properties":{"title":"OLDTITLE","excerpts":"OLDQUOTE","fatalities":71,"injuries":72,
        "latitude":-20.2111,"longitude":13.3111,"date":"2023-05-12","sources":"OLDSOURCE","Ward":"a fact"}}]"#;
    for (name, bytes) in [("a.csv", table), ("a.geojson", flat)] {
        let mut making = Making::new(TODAY);
        making.give(vec![given(name, bytes.into())], false);
        let line = making.records(&Ask::default()).lines.remove(0);
        let blank = |name: &str| match name {
            "title" => "New".to_owned(),
            "lat" => "1".to_owned(),
            "lng" => "2".to_owned(),
            _ => String::new(),
        };
        let edit = line.edit.keys().map(|name| (name.clone(), blank(name)));
        making.act(Step::Change(vec![Change::Edit {
            id: line.id,
            edit: edit.collect(),
            word: None,
            on: "2023-06-01".to_owned(),
        }]));
        assert_eq!(making.view().refused, None, "{name}");
        let written = making.edited().written();
        for old in [
            "OLDTITLE",
            "OLDQUOTE",
            "71",
            "72",
            "20.2111",
            "13.3111",
            "2023-05-12",
        ] {
            assert!(!written.contains(old), "{name}: {old} in {written}");
        }
        assert!(written.contains("a fact"), "{name}: {written}");
    }
}

#[test]
fn a_column_that_was_left_out_does_not_come_back_under_another_name() {
    let table = |head: &str| format!("Date,Title,{head}\n2023-05-12,A,JOHN DOE\n").into_bytes();
    let mut making = Making::new(TODAY);
    making.give(vec![given("a.csv", table("Informant"))], false);
    making.act(Step::Choose {
        column: "Informant".to_owned(),
        chosen: "left_out".to_owned(),
    });
    making.give(vec![given("b.csv", table("Informant name"))], true);
    assert!(!making.edited().written().contains("JOHN DOE"));
    let told = making.view().told;
    assert_eq!(told[0].0, "Informant name");
    assert!(told[0].1.contains("was left out"), "{told:?}");
}

#[test]
fn a_table_of_which_nothing_is_understood_makes_no_map() {
    let mut making = port();
    let table = b"foo,bar\nx1,y1\nx2,y2\n".to_vec();
    making.give(vec![given("what.csv", table)], true);
    let view = making.view();
    assert_eq!(view.refused.unwrap().0, "what.csv");
    assert_eq!(view.tables[0].name, "port.csv");
}

#[test]
fn a_record_that_the_map_names_by_its_title_is_named_by_the_new_one() {
    let mut making = port();
    let all = lines(&making);
    let named = format!(
        "[{{\"id\": \"{}\", \"text\": \"Dockers stop work\"}}, {{\"id\": \"{}\", \"text\": \"Half\"}}]",
        all[0].0, all[1].0
    );
    making.act(Step::Set {
        member: "annotate".to_owned(),
        json: Some(named),
    });
    making.act(edit(&all[0].0, "title", "Work stops"));
    making.act(Step::Change(vec![Change::Withdraw {
        id: all[1].0.clone(),
        reason: String::new(),
        on: "2023-06-01".to_owned(),
    }]));
    let map_file = making.map_file();
    assert!(
        map_file.contains("\"Work stops\"") && !map_file.contains("Half"),
        "{map_file}"
    );
}

#[test]
fn the_whole_map_file_is_written_or_refused() {
    let mut making = port();
    making.act(Step::Write(
        "{\"title\": \"By hand\", \"labels\": {\"actor\": {}}}".to_owned(),
    ));
    assert!(making.map_file().contains("\"labels\""));
    making.act(Step::Write("{\"title\": ".to_owned()));
    assert_eq!(making.view().refused.unwrap().0, "map.json");
    assert!(making.map_file().contains("By hand"));
}

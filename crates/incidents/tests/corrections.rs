//! Words that no record has: what is said of them, and that they find what the right words find.

#![expect(clippy::unwrap_used, reason = "a test that cannot start has failed")]

use std::fs;
use std::path::PathBuf;

use incidents::model::session::{Action, Session};
use incidents::query::dataset::Dataset;
use incidents::query::engine::{Answer, Engine, Viewport};
use incidents::schema::names::FieldMap;
use incidents::search::hits::hits;
use incidents::search::query::Query;
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
use proptest::sample::Index;

/// The records of the map that is published.
fn published() -> Engine {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data/incidents.geojson");
    engine(fs::read(path).unwrap())
}

fn engine(bytes: Vec<u8>) -> Engine {
    let (data, _report) = Dataset::read(bytes, FieldMap::default(), None);
    Engine::new(data, None)
}

/// A file of records with these titles.
fn titled(titles: &[&str]) -> Engine {
    let record = |title: &&str| {
        format!(r#"{{"type":"Feature","id":"{title}","properties":{{"title":"{title}"}}}}"#)
    };
    let records: Vec<String> = titles.iter().map(record).collect();
    engine(format!("[{}]", records.join(",")).into_bytes())
}

fn answer(engine: &mut Engine, words: &str) -> Answer {
    let session = Session::default().apply(Action::Search(words.to_owned()));
    engine.answer(&session, &Viewport { list: 0..1000 })
}

fn ids(answer: &Answer) -> Vec<&str> {
    let entries = answer.list.iter();
    entries.map(|entry| entry.incident.id.as_str()).collect()
}

/// What was corrected, and that it finds what the right words find, which says nothing.
#[track_caller]
fn check(engine: &mut Engine, typed: &str, expect: &[(&str, &str)], right: &str) {
    let found = answer(engine, typed);
    let corrections = found.corrections.iter();
    let corrections: Vec<_> = corrections
        .map(|it| (it.typed.as_str(), it.meant.as_str()))
        .collect();
    assert_eq!(corrections, expect, "{typed}");
    assert_eq!(found.words(), right);
    let expected = answer(engine, right);
    assert_eq!(
        ids(&found),
        ids(&expected),
        "{typed} finds what {right} does"
    );
    assert!(expected.corrections.is_empty());
}

#[track_caller]
fn check_silent(engine: &mut Engine, typed: &str) -> usize {
    check(engine, typed, &[], typed);
    answer(engine, typed).passing.records()
}

#[test]
fn a_misspelt_word_finds_what_the_right_one_finds_and_says_so() {
    let mut engine = published();
    for typed in [
        "hosptial",
        "hospitel",
        "Hozpital",
        "hospitl",
        "hosppital",
        "hsopitla",
    ] {
        check(&mut engine, typed, &[(typed, "hospital")], "hospital");
    }
    assert_eq!(answer(&mut engine, "hosptial").passing.records(), 7);
    check(
        &mut engine,
        " hosptial  Aleppo",
        &[("hosptial", "hospital")],
        "hospital  Aleppo",
    );
}

#[test]
fn two_misspelt_words_are_two_corrections() {
    let expect = [("hosptial", "hospital"), ("strcuk", "struck")];
    let mut engine = published();
    check(&mut engine, "hosptial strcuk", &expect, "hospital struck");
    let twice = "hosptial Hosptial";
    check(&mut engine, twice, &expect[..1], "hospital hospital");
}

#[test]
fn a_name_in_another_spelling_or_in_other_letters_is_no_mistake() {
    let mut engine = published();
    for words in [
        "Kafr Zeita",
        "kafer zita",
        "كفر زيتا",
        "Handerat",
        "حندرات",
        "Sakhur",
        "Kafrzeita",
        "Halab",
    ] {
        assert!(
            check_silent(&mut engine, words) > 0,
            "{words} finds nothing"
        );
    }
}

#[test]
fn a_name_that_no_spelling_sounds_like_is_corrected_to_the_name() {
    let expect = [("Hadnarat", "Handarat")];
    check(&mut published(), "Hadnarat", &expect, "Handarat");
}

#[test]
fn what_is_near_to_nothing_short_quoted_or_a_number_is_left_alone() {
    let mut engine = published();
    for words in [
        "xylophone",
        "\"hosptial\"",
        "“hosptial",
        "M9",
        "hso",
        "2061",
    ] {
        assert_eq!(check_silent(&mut engine, words), 0, "{words}");
    }
    let right = "\"hosptial\" hospital";
    let typed = "\"hosptial\" hosptial";
    check(&mut engine, typed, &[("hosptial", "hospital")], right);
}

#[test]
fn many_words_that_no_record_has_are_another_language() {
    let words = "hosptial strcuk hospitel hospitl hsopital hopsital hosiptal hospiatl hospitall";
    check_silent(&mut published(), words);
}

#[test]
fn a_word_that_is_being_typed_is_corrected_once_it_is_a_whole_one() {
    let mut engine = titled(&[
        "A hospital and a host",
        "Two hospitals",
        "The hospital again",
        "Bombing, and a bomb",
    ]);
    // What begins a word is no mistake yet.
    for typed in ["h", "hosp", "hospita", "hospital", "bom", "bombi"] {
        assert!(check_silent(&mut engine, typed) > 0, "{typed}");
    }
    // Letter by letter: host is as near as hospital begins to be, and fewer records have it.
    let said = |engine: &mut Engine, typed: &str| {
        let corrections = answer(engine, typed).corrections;
        corrections.into_iter().next().map(|it| it.meant)
    };
    for typed in ["hospt", "hospti", "hosptia"] {
        assert_eq!(said(&mut engine, typed), None, "{typed}");
    }
    for typed in ["hosptial", "hosptials"] {
        let meant = said(&mut engine, typed).unwrap();
        assert!(typed.len() == meant.len(), "{typed} is {meant}");
    }
    // Behind it the next word has begun: it is no beginning any more.
    check(&mut engine, "hospt and", &[("hospt", "host")], "host and");
}

#[test]
fn of_a_short_word_any_longer_one_may_come_however_few_records_have_it() {
    let mut engine = titled(&["He held it", "He held on", "A helicopter"]);
    assert_eq!(check_silent(&mut engine, "helc"), 0);
    check(&mut engine, "helc it", &[("helc", "held")], "held it");
    let mut engine = titled(&["He held it", "He held on"]);
    check(&mut engine, "helc", &[("helc", "held")], "held");
}

#[test]
fn arabic_words_are_compared_in_their_folded_letters() {
    let titles = ["قصف مستشفى في حلب", "المستشفى خرج من الخدمة", "غارة"];
    let mut engine = titled(&titles);
    // Swapped; and a letter that has two forms is no slip.
    for typed in ["مسشتفى", "مسشتفي"] {
        check(&mut engine, typed, &[(typed, "مستشفى")], "مستشفى");
        assert_eq!(answer(&mut engine, typed).passing.records(), 2);
    }
    assert_eq!(check_silent(&mut engine, "مستشفي"), 2);
    // The article is no slip either, on whichever side it is.
    for titles in [["قصف المستشفى"], ["قصف مستشفى"]] {
        for typed in ["المسشتفى", "مسشتفى"] {
            let mut engine = titled(&titles);
            let found = answer(&mut engine, typed);
            assert_eq!((found.passing.records(), found.corrections.len()), (1, 1));
        }
    }
}

#[test]
fn what_is_meant_is_found_behind_other_prefixes_too() {
    for prefix in ["بال", "لل", "وال", "و", "ال"] {
        let titles = [
            format!("{prefix}مستشفى هنا"),
            "قصف المستشفى".to_owned(),
            "مستشفى".to_owned(),
        ];
        let mut engine = titled(&titles.each_ref().map(String::as_str));
        let right = answer(&mut engine, "مستشفى").passing.records();
        let found = answer(&mut engine, "مسشتفى");
        assert_eq!(
            (found.passing.records(), found.words()),
            (right, "مستشفى"),
            "{prefix}"
        );
    }
}

#[test]
fn of_words_as_near_the_one_that_most_records_have_was_meant_then_the_first() {
    let mut engine = titled(&["a tent", "a tank", "the tank"]);
    check(&mut engine, "tunk", &[("tunk", "tank")], "tank");
    let mut engine = titled(&["a tent", "a tint"]);
    check(&mut engine, "tont", &[("tont", "tent")], "tent");
}

#[test]
fn the_right_word_is_said_as_records_write_it() {
    let mut engine = titled(&["Hôpital d’Alep", "un hôpital", "École in Ḩandarāt"]);
    check(&mut engine, "hoiptal", &[("hoiptal", "hôpital")], "hôpital");
    check(&mut engine, "ecloe", &[("ecloe", "École")], "École");
    let expect = [("hadnarat", "Ḩandarāt")];
    check(&mut engine, "hadnarat", &expect, "Ḩandarāt");
}

#[test]
fn the_right_word_is_marked_in_what_was_found() {
    let found = answer(&mut published(), "hosptial");
    let query = Query::parse(found.words());
    let title = "M10 hospital hit again";
    let marked: Vec<_> = hits(title, &query)
        .into_iter()
        .map(|hit| title.get(hit))
        .collect();
    assert_eq!(marked, [Some("hospital")]);
}

#[test]
fn a_correction_goes_when_the_words_do_and_stays_with_other_filters() {
    let mut engine = published();
    let session = Session::default().apply(Action::Search("hosptial".to_owned()));
    let viewport = Viewport { list: 0..50 };
    let first = engine.answer(&session, &viewport);
    let span = first.extent.unwrap();
    let brushed = engine.answer(&session.clone().apply(Action::Brush(Some(span))), &viewport);
    assert_eq!(brushed.corrections, first.corrections);
    let emptied = session.apply(Action::Search(String::new()));
    assert!(engine.answer(&emptied, &viewport).corrections.is_empty());
}

proptest! {
    #[test]
    fn a_corrected_word_finds_what_it_was_corrected_to(title in "[a-d]{3,9}( [a-d]{3,9}){0,3}", word in "[a-d]{3,9}", other: Index) {
        let titles = [title.as_str(), "abcd dcba"];
        let mut engine = titled(&titles);
        let words: Vec<&str> = title.split(' ').collect();
        let typed = format!("{word} {}", other.get(&words));
        let found = answer(&mut engine, &typed);
        let right = answer(&mut engine, found.words());
        prop_assert_eq!(ids(&found), ids(&right));
        prop_assert!(right.corrections.is_empty(), "what is there is right");
    }
}

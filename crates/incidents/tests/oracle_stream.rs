//! A file read as it arrives, against the same file read at once; and columns against what they were made of.

#![expect(clippy::unwrap_used, reason = "a test that cannot start has failed")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use incidents::columns::build::StoreBuilder;
use incidents::columns::row_set::RowSet;
use incidents::columns::store::Store;
use incidents::model::civil::Minute;
use incidents::model::edition::Version;
use incidents::model::incident::Casualties;
use incidents::model::report::Report;
use incidents::model::session::{Action, Session, Sort, SortBy};
use incidents::model::text::Text;
use incidents::query::dataset::Dataset;
use incidents::query::engine::{Engine, TimeRange, Viewport};
use incidents::query::text_scan::{SortKeys, TextScan};
use incidents::query::text_search::TextSearch;
use incidents::query::text_source::SearchResult;
use incidents::read::{Parsed, Reader, Record, parse};
use incidents::schema::names::FieldMap;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::almost_json;

/// The records of bytes that come in pieces of these lengths, over and over.
fn parse_in_pieces(bytes: &[u8], lengths: &[usize]) -> Parsed {
    let mut reader = Reader::new(FieldMap::default());
    let mut records = Vec::new();
    let mut rest = bytes;
    for &length in lengths.iter().cycle() {
        let (piece, left) = rest.split_at(length.min(rest.len()));
        reader.feed(piece, &mut |incident, span| {
            records.push(Record { incident, span });
        });
        rest = left;
        if rest.is_empty() {
            break;
        }
    }
    let end = reader.finish(&mut |incident, span| records.push(Record { incident, span }));
    for record in records.iter_mut().filter(|_| end.has_foreign_positions) {
        record.incident.place.position = None;
    }
    Parsed {
        records,
        report: end.report,
    }
}

/// The next bytes, as many as there is room for.
fn fill(room: &mut [u8], rest: &mut &[u8]) {
    let (next, left) = rest.split_at(room.len());
    room.copy_from_slice(next);
    *rest = left;
}

#[track_caller]
fn check(bytes: &[u8], lengths: &[usize]) {
    let (whole, pieces) = (
        parse(bytes, &FieldMap::default()),
        parse_in_pieces(bytes, lengths),
    );
    let said = |report: &Report| -> Vec<String> {
        report.problems().iter().map(ToString::to_string).collect()
    };
    assert_eq!(said(&pieces.report), said(&whole.report));
    assert_eq!(pieces, whole);
    let sent = whole.report.to_bytes();
    let mut rest = sent.as_slice();
    let report = Report::from_bytes(&mut |room| fill(room, &mut rest));
    assert_eq!((report, rest.len()), (whole.report, 0));
}

fn fixtures() -> Vec<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "geojson")
        })
        .collect();
    files.sort();
    files.iter().map(|path| fs::read(path).unwrap()).collect()
}

#[test]
fn fixtures_are_the_same_in_pieces_of_any_length() {
    let files = fixtures();
    assert!(files.len() > 20);
    for file in files {
        for length in [1, 2, 3, 7, 64, 1000, 4096] {
            check(&file, &[length]);
        }
    }
}

/// A file may say last what its positions are, when its records have been handed over.
#[test]
fn positions_that_turn_out_not_to_be_degrees_are_drawn_nowhere() {
    let features = r#""features":[{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[37,36]},
        "properties":{"title":"A","date":"2016-09-24","uncertainty_m":20000}}]"#;
    let crs = r#""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32637"}}"#;
    let first = format!(r#"{{"type":"FeatureCollection",{crs},{features}}}"#);
    let last = format!(r#"{{"type":"FeatureCollection",{features},{crs}}}"#);
    let other = last.replace("32637", "4326");
    for length in [1, 50, 4096] {
        let columns = |file: &str| {
            let mut builder = StoreBuilder::new(FieldMap::default());
            let mut pieces = file.as_bytes().chunks(length);
            pieces.by_ref().for_each(|piece| builder.feed(piece));
            builder.finish(None)
        };
        for file in [&first, &last] {
            check(file.as_bytes(), &[length]);
            let (store, report) = columns(file);
            assert_eq!(report.n_losses(), 1);
            assert_eq!(
                (store.positioned().count(), store.drawable().count()),
                (0, 0)
            );
            let records = parse(file.as_bytes(), &FieldMap::default()).records;
            assert_eq!(records[0].incident.place.position, None);
        }
        assert_eq!(columns(&other).0.drawable().count(), 1);
    }
}

#[test]
fn a_record_far_longer_than_a_piece_is_read() {
    let text = "x".repeat(3_000_000);
    let file = format!(
        r#"{{"features":[{{"properties":{{"title":"a","description":"{text}"}},"geometry":null}}],"type":"FeatureCollection"}}"#
    );
    check(file.as_bytes(), &[64 * 1024]);
}

/// Were each piece a reason to read from the start again, this would take hours.
#[test]
fn long_broken_things_are_read_in_linear_time() {
    let n = 500_000;
    for broken in [
        "[",
        "{\"a\":",
        "\"",
        "{\"type\":\"Feature\",\"a\":\"",
        " ",
        "{",
        "\n{\"type\":",
    ] {
        let file = format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{}",
            broken.repeat(n / broken.len())
        );
        let parsed = parse_in_pieces(file.as_bytes(), &[1 << 9]);
        assert!(parsed.report.has_losses(), "{broken}");
    }
}

/// A file of so many records, in which words come often, seldom and once; and a store of it without its text.
fn large_file(n_records: usize) -> (Vec<u8>, Store) {
    let features: Vec<String> = (0..n_records).map(|n| {
        let time = ["", "", "", "T00:00:00", "T19:12:00", "/.."][n / 28 % 6];
        let (day, place) = (n % 28 + 1, ["Handarat", "Kafr Zita", "حلب", ""][n % 4]);
        let text = format!("a bomb fell {} the market {}", ["on", "near"][n % 2], if n % 977 == 0 { "yesterday" } else { "" });
        format!(r#"{{"type":"Feature","id":"r{n}","geometry":{{"type":"Point","coordinates":[{},{}]}},"properties":{{"title":"Report {}","date":"2016-09-{day:02}{time}","place":"{place}","excerpts":[{{"text":"{text}"}}]}}}}"#, n % 90, n % 70, n * 7919 % 1000)
    }).collect();
    let bytes = format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",\n")
    )
    .into_bytes();
    let mut builder = StoreBuilder::new(FieldMap::default());
    builder.feed(&bytes);
    (bytes, builder.finish(None).0)
}

fn scan_of(store: &Store) -> TextScan {
    let place = |row: u32| {
        let span = store.text_span(row).unwrap();
        (row, span.start as u32, span.len() as u32)
    };
    TextScan::new(
        (0..store.n_rows() as u32).map(place).collect(),
        FieldMap::default(),
    )
}

/// Goes through all pieces, as the worker does.
fn search(scan: &mut TextScan, bytes: &[u8], words: &str) -> SearchResult {
    let mut search = TextSearch::new(scan, words);
    let mut found = SearchResult {
        rows: RowSet::none(scan.n_records()),
        corrections: Vec::new(),
    };
    while let Some(range) = search.needed(scan) {
        assert!(search.n_done() < scan.n_pieces(), "it says when it is done");
        if found.corrections != search.corrections() {
            found.rows = RowSet::none(scan.n_records());
            found.corrections = search.corrections().to_vec();
        }
        search.step(scan, &bytes[range], &mut |row| found.rows.insert(row));
    }
    assert_eq!(search.n_done(), scan.n_pieces());
    assert_eq!(search.corrections(), found.corrections);
    found
}

#[test]
fn a_search_piece_by_piece_finds_what_one_index_finds() {
    let (bytes, store) = large_file(5000);
    let (whole, _) = Dataset::read(bytes.clone(), FieldMap::default(), None);
    let whole = Engine::new(whole, None);
    let mut scan = scan_of(&store);
    assert!(scan.n_pieces() > 2);
    for words in [
        "handerat",
        "bomb",
        "\"fell near\"",
        "yesterday kafr",
        "nothing of it",
        "Report 17",
        "حلب \"the market yesterday\"",
        "yestreday",
        "marekt yesterdy",
        "Reprot \"fell near\"",
        "\"marekt\"",
        "xylophone",
    ] {
        // The second time the indexes are there.
        for _ in 0..2 {
            let (found, expected) = (search(&mut scan, &bytes, words), whole.data().search(words));
            assert_eq!(found.rows, expected.rows, "{words}");
            assert_eq!(found.corrections, expected.corrections, "{words}");
        }
    }
}

#[test]
fn a_word_that_one_piece_has_is_right_in_all_pieces() {
    let (bytes, store) = large_file(5000);
    let text = String::from_utf8(bytes).unwrap();
    // Of as many bytes, and in the last record alone.
    let last = text.rfind("bomb").unwrap();
    let (before, after) = text.split_at(last);
    let text = format!("{before}{}", after.replacen("bomb", "boms", 1));
    let mut scan = scan_of(&store);
    let found = search(&mut scan, text.as_bytes(), "boms fell");
    assert_eq!((found.rows.count(), found.corrections.len()), (1, 0));
    let found = search(&mut scan, text.as_bytes(), "bomv fell");
    assert_eq!(found.rows.count(), 4999, "most records have the other one");
    assert_eq!(found.corrections.first().unwrap().meant, "bomb");
}

#[test]
fn ranks_from_outside_sort_as_the_text_does() {
    let (bytes, store) = large_file(5000);
    let (whole, _) = Dataset::read(bytes.clone(), FieldMap::default(), None);
    let scan = scan_of(&store);
    let (mut large, mut small) = (
        Engine::new(Dataset::remote(store, FieldMap::default()), None),
        Engine::new(whole, None).sorting_by(Vec::new(), "en", Sort::default()),
    );
    for by in [SortBy::Title, SortBy::Place] {
        let mut keys = SortKeys::new(by, "en".to_owned(), scan.n_records());
        for piece in 0..scan.n_pieces() {
            scan.note_keys(piece, &bytes[scan.bytes_of(piece)], &mut keys);
        }
        assert!(large.is_unsorted(by) && !small.is_unsorted(by));
        large.set_ranks(by, keys.ranks());
        let session = Session::default().apply(Action::Sort(Some(Sort {
            by,
            is_descending: true,
        })));
        let ids = |engine: &mut Engine| -> Vec<String> {
            let answer = engine.answer(&session, &Viewport { list: 0..5000 });
            answer
                .list
                .into_iter()
                .map(|entry| entry.incident.id)
                .collect()
        };
        assert_eq!(ids(&mut large), ids(&mut small));
    }
}

#[test]
fn a_record_is_outlined_until_its_text_has_come() {
    let (bytes, store) = large_file(300);
    let (whole, _) = Dataset::read(bytes.clone(), FieldMap::default(), None);
    let (mut large, mut small) = (
        Engine::new(Dataset::remote(store, FieldMap::default()), None),
        Engine::new(whole, None),
    );
    let session = Session::default().apply(Action::Select(Some("r7".to_owned())));
    let viewport = Viewport { list: 10..40 };
    let expected = small.answer(&session, &viewport);
    let outlined = large.answer(&session, &viewport);
    assert!(
        outlined
            .list
            .iter()
            .all(|entry| !entry.is_read && entry.incident.title.is_empty())
    );
    assert!(outlined.selected.is_none() && !outlined.is_selection_missing);
    for (outline, entry) in outlined.list.iter().zip(&expected.list) {
        assert_eq!(
            (&outline.incident.id, &outline.incident.when, outline.span),
            (&entry.incident.id, &entry.incident.when, entry.span)
        );
    }
    // The lines of the list, the open record, and what is named on the timeline.
    let mut lacked: BTreeSet<&str> = outlined
        .list
        .iter()
        .map(|entry| entry.incident.id.as_str())
        .collect();
    lacked.insert("r7");
    lacked.extend(outlined.ranges.iter().map(|range| range.id.as_str()));
    assert_eq!((outlined.missing.len(), lacked.len()), (41, 41));
    for row in outlined.missing {
        let span = large.data().store().text_span(row).unwrap();
        large.insert_text(row, bytes[span].to_vec());
    }
    let told = large.answer(&session, &viewport);
    assert_eq!(
        (told.list, told.selected.map(|open| open.incident)),
        (expected.list, expected.selected.map(|open| open.incident))
    );
    assert!(told.missing.is_empty());
}

/// A file with a part of it taken out or replaced.
fn damaged_fixture() -> impl Strategy<Value = Vec<u8>> {
    let parts = (any::<prop::sample::Index>(), 0..40_usize, almost_json());
    (select(fixtures()), parts).prop_map(|(mut file, (at, n_lost, put))| {
        let at = at.index(file.len() + 1);
        let end = (at + n_lost).min(file.len());
        file.splice(at..end, put.into_iter().take(20));
        file
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn where_pieces_end_makes_no_difference(bytes in almost_json(), lengths in vec(1..40_usize, 1..6)) {
        check(&bytes, &lengths);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn nor_in_damaged_files(bytes in damaged_fixture(), lengths in vec(1..3000_usize, 1..6)) {
        check(&bytes, &lengths);
    }

    #[test]
    fn columns_are_the_same_on_the_other_side(bytes in prop_oneof![damaged_fixture(), almost_json()], length in 1..5000_usize) {
        let (whole, _) = Dataset::read(bytes.clone(), FieldMap::default(), None);
        let mut builder = StoreBuilder::new(FieldMap::default());
        for piece in bytes.chunks(length) {
            builder.feed(piece);
        }
        let sent = builder.finish(None).0.to_bytes();
        let mut rest = sent.as_slice();
        let store = Store::from_bytes(&mut |room| fill(room, &mut rest));
        prop_assert!(rest.is_empty());
        prop_assert_eq!(store.to_bytes(), sent);
        prop_assert_eq!(store.fingerprint().version(), Some(Version::of(&bytes)));
        prop_assert_eq!(whole.store().fingerprint(), store.fingerprint());
        let parsed = parse(&bytes, &FieldMap::default());
        prop_assert_eq!(store.n_rows(), parsed.records.len());
        let is_corrected_later = |record: &&Record| record.incident.corrections.iter().any(|correction| correction.on.as_deref() > Some("2016-12-31"));
        let day = Minute::from_iso("2016-12-31").unwrap().day();
        prop_assert_eq!(store.n_corrected_after(day), parsed.records.iter().filter(is_corrected_later).count());
        for Record { incident, span } in &parsed.records {
            let row = store.row(&incident.id).unwrap();
            prop_assert_eq!(store.text_span(row), Some(span.clone()));
            let again = whole.incident_from(row, &bytes[span.clone()]);
            prop_assert_eq!(again.as_ref(), Some(incident));
            prop_assert_eq!(store.killed(row), incident.casualties.iter().filter_map(Casualties::most_killed).max());
            prop_assert_eq!(store.injured(row), incident.casualties.iter().filter_map(Casualties::most_injured).max());
            prop_assert_eq!(store.exact().contains(row), incident.place.is_exact());
            prop_assert_eq!(store.kind(row), incident.kind);
        }
        let counts = |data| {
            let answer = Engine::new(data, None).answer(&Session::default(), &Viewport { list: 0..0 });
            // A title is text, which the one of the two has not read.
            let untitled = |range: &TimeRange| TimeRange { title: None, titles: Text::default(), ..range.clone() };
            let ranges: Vec<TimeRange> = answer.ranges.iter().map(untitled).collect();
            (answer.passing, answer.facets, answer.histogram, ranges, answer.series)
        };
        prop_assert_eq!(counts(Dataset::remote(store, FieldMap::default())), counts(whole));
    }
}

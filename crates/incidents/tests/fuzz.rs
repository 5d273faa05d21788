//! Fuzz: valid files, links and dates, damaged in many ways. Each test says how many cases it has tried (`--nocapture`
//! shows it); `INCIDENTS_FUZZ_CASES=1000000 cargo test --release -p incidents --test fuzz` tries more of them.

#![expect(clippy::unwrap_used, reason = "a test that cannot start has failed")]

mod support;

use std::collections::BTreeSet;
use std::fmt::Debug;

use incidents::link::permalink::{query_from_session, session_from_query};
use incidents::model::civil::Span;
use incidents::model::incident::Incident;
use incidents::model::place::LngLat;
use incidents::model::when::When;
use incidents::query::dataset::Dataset;
use incidents::read::{parse, record_at};
use incidents::schema::names::FieldMap;
use incidents::write::{Format, file};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Map, Value, json};

use crate::support::piece;

/// How many cases are tried where nobody asks for more: a few seconds in all.
const CASES: u32 = 2_000;

/// Tries a property on many cases and says how many.
#[expect(clippy::print_stdout, reason = "a fuzz run says how far it went")]
#[expect(clippy::panic, reason = "this is how a test fails")]
fn fuzz<S>(what: &str, cases: S, property: impl Fn(S::Value) -> Result<(), TestCaseError>)
where
    S: Strategy<Value: Debug>,
{
    let asked = std::env::var("INCIDENTS_FUZZ_CASES").ok();
    let n_cases = asked.map_or(CASES, |number| number.parse().unwrap());
    let config = Config {
        failure_persistence: None,
        ..Config::with_cases(n_cases)
    };
    if let Err(error) = TestRunner::new(config).run(&cases, property) {
        panic!("{what}: {error}");
    }
    println!("{what}: {n_cases} cases");
}

/// Files to start from, small so that damage meets what matters.
fn files() -> Vec<&'static str> {
    vec![
        include_str!("../../../tests/fixtures/good-whole-model.geojson"),
        include_str!("../../../tests/fixtures/good-older-schema.geojson"),
        include_str!("../../../tests/fixtures/good-acled.geojson"),
        include_str!("../../../tests/fixtures/good-earthquakes.geojson"),
        include_str!("../../../tests/fixtures/good-list.geojson"),
        include_str!("../../../tests/fixtures/good-sequence.geojson"),
        include_str!("../../../tests/fixtures/good-simplestyle.geojson"),
        include_str!("../../../tests/fixtures/bad-ids.geojson"),
        include_str!("../../../tests/fixtures/bad-members.geojson"),
        include_str!("../../../tests/fixtures/bad-positions.geojson"),
        include_str!("../../../tests/fixtures/bad-records.geojson"),
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":1,"geometry":{"type":"Point","coordinates":[37.1,36.2]},"properties":{"title":"A","date":"2016-09-19"}}]}"#,
    ]
}

/// What is written into a file.
fn insertion() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        6 => piece(),
        1 => vec(any::<u8>(), 0..6),
        1 => (select(vec!["[", "{\"a\":", "[{\"b\":[", "(", "\\"]), 1..400_usize).prop_map(|(piece, n)| piece.repeat(n).into_bytes()),
    ]
}

/// One piece of damage.
#[derive(Clone, Debug)]
enum Damage {
    /// Bits of a byte are turned around.
    Flip(Index, u8),
    /// The rest is lost.
    Cut(Index),
    /// A part is lost.
    Lose(Index, usize),
    /// A part is there again and again.
    Repeat(Index, usize, usize),
    /// A part of the text, or of another one, stands elsewhere too.
    Splice(Index, Index, Index, usize),
    /// Something is written into it.
    Insert(Index, Vec<u8>),
}

fn damage() -> impl Strategy<Value = Vec<Damage>> {
    let at = any::<Index>;
    vec(
        prop_oneof![
            4 => (at(), 1..=255_u8).prop_map(|(at, bits)| Damage::Flip(at, bits)),
            1 => at().prop_map(Damage::Cut),
            3 => (at(), 1..60_usize).prop_map(|(at, n)| Damage::Lose(at, n)),
            2 => (at(), 1..40_usize, 2..5_usize).prop_map(|(at, n, times)| Damage::Repeat(at, n, times)),
            3 => (at(), at(), at(), 1..80_usize).prop_map(|(at, other, from, n)| Damage::Splice(at, other, from, n)),
            4 => (at(), insertion()).prop_map(|(at, put)| Damage::Insert(at, put)),
        ],
        1..6,
    )
}

fn damaged(text: &str, others: &[&str], how: Vec<Damage>) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for damage in how {
        let n = bytes.len();
        let at = |index: &Index| index.index(n + 1);
        match damage {
            Damage::Flip(index, bits) => {
                if let Some(byte) = bytes.get_mut(at(&index)) {
                    *byte ^= bits;
                }
            }
            Damage::Cut(index) => bytes.truncate(at(&index)),
            Damage::Lose(index, length) => {
                drop(bytes.drain(at(&index)..(at(&index) + length).min(n)));
            }
            Damage::Repeat(index, length, times) => {
                let end = (at(&index) + length).min(n);
                let part = bytes[at(&index)..end].repeat(times);
                bytes.splice(end..end, part);
            }
            Damage::Splice(index, other, from, length) => {
                let other = other.get(others).as_bytes();
                let from = from.index(other.len());
                let part = &other[from..(from + length).min(other.len())];
                bytes.splice(at(&index)..at(&index), part.iter().copied());
            }
            Damage::Insert(index, piece) => {
                bytes.splice(at(&index)..at(&index), piece);
            }
        }
    }
    bytes
}

/// What holds of all that is read, whatever the bytes were.
fn is_sound(bytes: &[u8]) -> Result<Vec<Incident>, TestCaseError> {
    let parsed = parse(bytes, &FieldMap::default());
    let report = &parsed.report;
    prop_assert_eq!(parsed.records.len(), report.n_records_read());
    prop_assert!(report.n_problems() >= report.n_losses());
    prop_assert!(report.n_losses() >= report.n_records_dropped());
    let mut end = 0;
    let mut ids = BTreeSet::new();
    for record in &parsed.records {
        let span = record.span.clone();
        prop_assert!(end <= span.start && span.start < span.end && span.end <= bytes.len());
        end = span.end;
        prop_assert!(ids.insert(record.incident.id.clone()), "a doubled id");
        // The record alone says the same.
        let mut again = record_at(bytes, span, &FieldMap::default()).unwrap();
        again.id.clone_from(&record.incident.id);
        // What the file says of its coordinates is not known to the record alone.
        if record.incident.place.position.is_none() {
            again.place.position = None;
        }
        prop_assert_eq!(&again, &record.incident);
    }
    let incidents = parsed.records.into_iter().map(|record| record.incident);
    Ok(incidents.collect())
}

/// What has been read once is written and read without a change.
fn is_kept(incidents: &[Incident]) -> Result<(), TestCaseError> {
    let text = file(Format::GeoJson, &[], incidents.iter());
    let mut again = is_sound(text.as_bytes())?;
    for (again, incident) in again.iter_mut().zip(incidents) {
        let (again, place) = (&mut again.place, &incident.place);
        // The reader's own numbers of 17 digits and more are off by a last bit: far less than an atom.
        let at = |position: Option<LngLat>| position.map(|at| [at.lng(), at.lat()]);
        if is_close(at(again.position), at(place.position)) {
            again.position = place.position;
        }
        if is_close(
            again.uncertainty_m.map(|radius| [radius]),
            place.uncertainty_m.map(|radius| [radius]),
        ) {
            again.uncertainty_m = place.uncertainty_m;
        }
    }
    prop_assert_eq!(&again, incidents);
    Ok(())
}

fn is_close<const N: usize>(a: Option<[f64; N]>, b: Option<[f64; N]>) -> bool {
    let is_close = |(a, b): (f64, f64)| (a - b).abs() <= 1e-15 * a.abs().max(b.abs());
    let both = a.zip(b);
    both.is_some_and(|(a, b)| a.into_iter().zip(b).all(is_close))
}

#[test]
fn a_damaged_file_is_read_as_far_as_it_goes_and_what_was_read_is_kept() {
    let cases = (select(files()), damage());
    fuzz("parser, damaged bytes", cases, |(file, how)| {
        let bytes = damaged(file, &files(), how);
        is_kept(&is_sound(&bytes)?)
    });
}

/// Any JSON, with what no field expects.
fn strange() -> impl Strategy<Value = Value> {
    let texts = vec![
        "",
        " ",
        "\u{0}",
        "\u{202E}abc",
        "حلب",
        "2016-13-45",
        "1e999",
        "javascript:alert(1)",
        "../..",
        "a\nb",
        "0",
        "-1",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        select(texts).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        (select(vec!["n", "é", "\"", "\\"]), 0..2_000_usize)
            .prop_map(|(letter, n)| Value::from(letter.repeat(n))),
        (1..120_usize, any::<bool>()).prop_map(|(depth, is_list)| {
            (0..depth).fold(Value::Null, |inner, _| {
                if is_list {
                    json!([inner])
                } else {
                    json!({"title": inner})
                }
            })
        }),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map(select(names()), inner, 0..3).prop_map(|map| Value::from(
                map.into_iter()
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect::<Map<_, _>>()
            )),
        ]
    })
}

/// How many features a list holds: lists in lists are read too.
fn n_features(list: &Value) -> usize {
    list.as_array()
        .map_or(1, |items| items.iter().map(n_features).sum())
}

/// Names of members that mean something somewhere. Collections in collections are another test's affair.
fn names() -> Vec<&'static str> {
    vec![
        "type",
        "id",
        "geometry",
        "coordinates",
        "properties",
        "crs",
        "title",
        "date",
        "kind",
        "category",
        "place",
        "place_precision",
        "uncertainty_m",
        "actors",
        "casualties",
        "killed_min",
        "excerpts",
        "sources",
        "url",
        "related",
        "sensitive",
        "updated",
        "corrections",
        "lat",
        "lon",
        "latitude",
        "time",
        "event_date",
        "",
        "\u{0}",
        "النوع",
    ]
}

/// A change to a value somewhere inside of a file that stays valid JSON.
#[derive(Clone, Debug)]
enum Change {
    Replace(Value),
    Remove,
    Double,
    Rename(&'static str),
}

fn change() -> impl Strategy<Value = (Vec<Index>, Change)> {
    let change = prop_oneof![
        4 => strange().prop_map(Change::Replace),
        1 => Just(Change::Remove),
        1 => Just(Change::Double),
        1 => select(names()).prop_map(Change::Rename),
    ];
    (vec(any::<Index>(), 1..6), change)
}

/// Follows a path of any numbers as far down as there are members, and changes what is there.
fn apply(value: &mut Value, path: &[Index], change: Change) {
    let Some((index, rest)) = path.split_first() else {
        return;
    };
    match value {
        Value::Array(items) if !items.is_empty() => {
            let at = index.index(items.len());
            match change {
                _ if !rest.is_empty() && (items[at].is_array() || items[at].is_object()) => {
                    apply(&mut items[at], rest, change);
                }
                Change::Replace(other) => items[at] = other,
                Change::Remove => drop(items.remove(at)),
                Change::Double | Change::Rename(_) => items.push(items[at].clone()),
            }
        }
        Value::Object(members) if !members.is_empty() => {
            let name = members
                .keys()
                .nth(index.index(members.len()))
                .unwrap()
                .clone();
            let member = &mut members[&name];
            match change {
                _ if !rest.is_empty() && (member.is_array() || member.is_object()) => {
                    apply(member, rest, change);
                }
                Change::Replace(other) => *member = other,
                Change::Remove | Change::Double => drop(members.remove(&name)),
                Change::Rename(other) => {
                    let value = members.remove(&name).unwrap_or_default();
                    members.insert(other.to_owned(), value);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn every_feature_of_a_valid_file_is_read_or_reported() {
    let collections = files()
        .into_iter()
        .filter_map(|file| serde_json::from_str::<Value>(file).ok());
    let collections: Vec<Value> = collections
        .filter(|file| file["features"].is_array())
        .collect();
    assert!(collections.len() >= 5, "{} collections", collections.len());
    let cases = (select(collections), vec(change(), 0..5), any::<bool>());
    fuzz(
        "parser, strange values",
        cases,
        |(mut file, changes, is_pretty)| {
            for (path, change) in changes {
                // The list of features stays a list: what is in it is to be accounted for.
                apply(&mut file["features"], &path, change);
            }
            let n_features = n_features(&file["features"]);
            let text = if is_pretty {
                format!("{file:#}")
            } else {
                file.to_string()
            };
            let report = parse(text.as_bytes(), &FieldMap::default()).report;
            prop_assert_eq!(
                report.n_records_read() + report.n_records_dropped(),
                n_features
            );
            is_kept(&is_sound(text.as_bytes())?)
        },
    );
}

#[test]
fn a_damaged_link_is_read_and_then_stays_as_it_is() {
    let links = vec![
        "from=2016-09-19&to=2016-10-01&type=chemical_attack&q=hospital&at=36.2000,37.1600,10.50&id=m10-hospital-2016-10-01",
        "type=air_strike&type=water_attack&place=-&in=36.1000,37.0000,36.3000,37.3000&view=table&sort=-killed",
        "axis=2016-09-01/2016-10-01&from=2016-09-19T19:12&to=2016-09-19T20:00&view=list&sort=title",
        "q=%D8%AD%D9%84%D8%A8%20%26%20100%20%25&actor=ru&status=single_source&precision=exact_site&data=data/other.geojson&embed=1",
        "in=-16.0000,179.0000,-17.0000,-179.0000&at=-90.0000,180.0000,0.00",
        "?",
    ];
    let cases = (select(links.clone()), damage());
    fuzz("permalink", cases, |(link, how)| {
        let bytes = damaged(link, &links, how);
        let (session, _) = session_from_query(&String::from_utf8_lossy(&bytes));
        let written = query_from_session(&session);
        let (again, ignored) = session_from_query(&written);
        prop_assert_eq!(ignored, Vec::<String>::new());
        prop_assert_eq!(query_from_session(&again), written);
        // Coordinates are rounded when they are written; all else is the same at once.
        prop_assert_eq!((again.time, again.axis), (session.time, session.axis));
        prop_assert_eq!(
            (again.values, again.selection, again.view, again.sort),
            (
                session.values,
                session.selection,
                session.view,
                session.sort
            )
        );
        Ok(())
    });
}

#[test]
fn a_damaged_date_is_an_interval_in_order_or_a_reason() {
    let dates = vec![
        "2016-09-19",
        "2016-09-19T19:12:00",
        "2016-09-19 19:12",
        "2016-09-19T19:12:00+03:00",
        "2016-09-19T24:00:00Z",
        "2016-09-22~",
        "2016-09?",
        "2016%",
        "201X",
        "2016-2X",
        "2016-21",
        "2015-09-30/..",
        "../2016-09-20",
        "2016-09-24/2016-10-01",
        "2016-02-30",
        "/2016",
        "2016/",
        "Y170000002",
        "-0044-03-15",
        "2016-XX-12",
        "[2016-09-19..2016-09-21]",
        "{2016,2017}",
        "?2016-09-~19",
        "Y-17E7",
        "1950S2",
        "0000",
        "-9999-12-31",
        "9999-12-31T23:59:60",
    ];
    let cases = (select(dates.clone()), damage(), any::<i16>());
    fuzz("EDTF", cases, |(date, how, as_of)| {
        let bytes = damaged(date, &dates, how);
        let text = String::from_utf8_lossy(&bytes);
        let when = match When::parse(&text) {
            Ok(when) => when,
            Err(error) => {
                prop_assert!(error.to_string().contains("expected a date in EDTF"));
                return Ok(());
            }
        };
        prop_assert!(when.start().is_some() || when.end().is_some());
        if let (Some(start), Some(end)) = (when.start(), when.end()) {
            prop_assert!(start < end);
        }
        // What is written is the same date.
        prop_assert_eq!(&When::parse(when.edtf()).unwrap(), &when);
        // In a data set an open end is filled in, and a known one stays.
        let as_of = i32::from(as_of);
        let file = format!(
            r#"[{{"type":"Feature","geometry":null,"properties":{{"title":"A","date":{:?}}}}}]"#,
            when.edtf()
        );
        let (data, _) = Dataset::read(
            file.into_bytes(),
            FieldMap::default(),
            Some(Span::of_days(as_of, as_of)),
        );
        let span = data.store().span(0).unwrap();
        prop_assert!(span.start() < span.end());
        prop_assert_eq!(when.start().unwrap_or(span.start()), span.start());
        prop_assert_eq!(when.end().unwrap_or(span.end()), span.end());
        Ok(())
    });
}

//! Records by the areas of overlays.

#![expect(
    clippy::unwrap_used,
    clippy::needless_raw_string_hashes,
    reason = "a test that cannot start has failed; expect-test writes them"
)]

use areas::facet::{Phrases, Sided, Table, column};
use areas::{Overlay, Points};
use expect_test::{Expect, expect};
use incidents::columns::facet_column::FacetColumn;
use incidents::model::civil::{Minute, Span};
use incidents::model::mercator::world_from_lng_lat;
use incidents::model::place::LngLat;
use serde_json::{Value, json};

/// Two squares of one degree that share a border, at 37 to 38 and 38 to 39 degrees east.
fn two_districts() -> Value {
    let square = |west: f64, id: &str, name: &str| {
        let east = west + 1.0;
        let ring = json!([
            [west, 36.0],
            [east, 36.0],
            [east, 37.0],
            [west, 37.0],
            [west, 36.0]
        ]);
        json!({"type": "Feature", "id": id, "properties": {"name": name, "name_ar": "حي"}, "geometry": {"type": "Polygon", "coordinates": [ring]}})
    };
    json!({"type": "FeatureCollection", "features": [square(37.0, "west", "West"), square(38.0, "east", "East"),
        {"type": "Feature", "id": "road", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[37.0, 36.0], [38.0, 37.0]]}}]})
}

/// Longitude, radius in metres, day; all at 36.5 north.
const RECORDS: [(f64, f32, &str); 9] = [
    (37.2, 0.0, "2016-09-01"),
    (37.4, 500.0, "2016-10-01"),
    // Across the border between the two.
    (37.99, 5_000.0, "2016-09-01"),
    (38.5, 0.0, ""),
    (39.5, 0.0, "2016-09-01"),
    (39.5, 0.0, "2016-10-01"),
    // Known roughly, and nobody says how roughly.
    (37.5, -1.0, "2016-09-01"),
    (0.0, f32::NAN, "2016-09-01"),
    // On one of two days, of which the overlay holds on the first.
    (37.2, 0.0, "2016-09-30/2016-10-01"),
];

fn interval(day: &str) -> (i32, i32) {
    let (first, last) = day.split_once('/').unwrap_or((day, day));
    let both = Minute::from_iso(first).zip(Minute::from_iso(last));
    both.map_or((i32::MAX, i32::MIN), |(first, last)| {
        (first.0, last.0 + 1440)
    })
}

fn counted(file: &Value, is_dated: bool, language: &str) -> FacetColumn {
    let (overlay, _) = Overlay::read(file.to_string().as_bytes(), None).unwrap();
    let world = RECORDS.map(|(lng, ..)| world_from_lng_lat(LngLat::new(lng, 36.5).unwrap()));
    let minute = |day| Minute::from_iso(day).unwrap();
    let september = Span::new(minute("2016-09-01"), minute("2016-10-01"));
    let sided = Sided {
        id: "districts",
        name: "Districts",
        during: september.filter(|_| is_dated),
        overlay: &overlay,
    };
    let table = Table {
        points: Points {
            x: &world.map(|at| at.x),
            y: &world.map(|at| at.y),
            radius_m: &RECORDS.map(|(_, radius_m, _)| radius_m),
        },
        start: &RECORDS.map(|(.., day)| interval(day).0),
        end: &RECORDS.map(|(.., day)| interval(day).1),
    };
    let phrases = Phrases {
        language: language.to_owned(),
        may_be: "maybe in {area}".to_owned(),
        outside: "outside of {area}".to_owned(),
        other_time: "{area}: another time".to_owned(),
        rough: "too rough".to_owned(),
    };
    let (column, faults) = column(&[sided], table, &phrases);
    assert_eq!(faults, Vec::<String>::new());
    // As the page gets it.
    FacetColumn::from_bytes(&column.to_bytes())
}

#[track_caller]
fn check(column: &FacetColumn, expect: &Expect) {
    let lines = column.order().iter().map(|&at| {
        let value = &column.values()[at as usize];
        let rows = column.rows_with_any([&*value.code], RECORDS.len());
        let rows: Vec<u32> = rows.iter().collect();
        let name = value.name.as_deref().unwrap_or_default();
        format!("{} | {name} | {rows:?}\n", value.code)
    });
    let said: String = lines.collect();
    expect.assert_eq(&said);
}

#[test]
fn a_record_is_inside_or_may_be_or_is_outside() {
    let expect = expect![[r#"
        in.districts.west | West | [0, 1, 8]
        maybe.districts.west | maybe in West | [2]
        in.districts.east | East | [3]
        maybe.districts.east | maybe in East | [2]
        out.districts | outside of Districts | [4, 5]
        rough | too rough | [6]
        unspecified |  | [7]
    "#]];
    check(&counted(&two_districts(), false, "en"), &expect);
}

#[test]
fn what_is_of_another_time_is_on_no_side() {
    let expect = expect![[r#"
        in.districts.west | حي | [0]
        maybe.districts.west | maybe in حي | [2, 8]
        in.districts.east | حي | []
        maybe.districts.east | maybe in حي | [2]
        out.districts | outside of Districts | [4]
        then.districts | Districts: another time | [1, 3, 5]
        rough | too rough | [6]
        unspecified |  | [7]
    "#]];
    check(&counted(&two_districts(), true, "ar"), &expect);
}

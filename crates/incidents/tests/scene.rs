//! Scenes against slow answers: whatever lies on the map, counts are conserved and marks do not overlap.

#![expect(clippy::unwrap_used, reason = "a test that cannot start has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use incidents::columns::cell::Cell;
use incidents::model::facet::Facet;
use incidents::model::incident::Incident;
use incidents::model::mercator::{
    CIRCUMFERENCE_M, WORLD_UNITS, World, lng_lat_from_world, radius_world, world_from_lng_lat,
};
use incidents::model::place::LngLat;
use incidents::model::session::{Action, Session};
use incidents::query::dataset::Dataset;
use incidents::query::engine::{Engine, Viewport};
use incidents::read;
use incidents::scene::{Frame, InView, MarkKind, Scene, SceneMark};
use incidents::schema::names::FieldMap;
use proptest::prelude::*;
use serde_json::{Value, json};

const CATEGORIES: [&str; 3] = ["air_strike", "water_attack", "aid_attack"];

/// Offsets in pixels of a cell 64 pixels wide: edges, radii of discs and their sums, and what is just beside.
const OFFSETS_PX: [i64; 22] = [
    -64, -33, -32, -22, -13, -9, -1, 0, 1, 9, 13, 18, 22, 26, 31, 32, 33, 44, 55, 63, 64, 96,
];

/// Corners, edges and the middle of the world, and somewhere.
const ANCHORS: [(f64, f64); 7] = [
    (37.16, 36.2),
    (0.0, 0.0),
    (179.999, 10.0),
    (-180.0, -10.0),
    (180.0, 90.0),
    (-180.0, -90.0),
    (12.0, 85.0),
];

#[derive(Clone, Debug)]
struct Data {
    bytes: Vec<u8>,
    level: u8,
    anchor: World,
}

fn px_world(level: u8) -> i64 {
    1 << (26 - i64::from(level))
}

fn moved(world: World, x: i64, y: i64) -> World {
    let at = |from: u32, by: i64| (i64::from(from) + by).clamp(0, i64::from(u32::MAX)) as u32;
    World {
        x: at(world.x, x),
        y: at(world.y, y),
    }
}

fn feature(level: u8, at: World, category: &str, uncertainty_px: f64) -> Value {
    let place = lng_lat_from_world(at);
    // Metres to a pixel there.
    let metres = px_world(level) as f64 / WORLD_UNITS / radius_world(1.0, place.lat());
    let uncertainty_m = uncertainty_px * metres.min(CIRCUMFERENCE_M);
    json!({
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [place.lng(), place.lat()]},
        "properties": {"title": "A", "category": category, "uncertainty_m": (uncertainty_px > 0.0).then_some(uncertainty_m)},
    })
}

fn offset() -> impl Strategy<Value = i64> {
    prop_oneof![3 => prop::sample::select(OFFSETS_PX.to_vec()), 1 => -200..200_i64]
}

/// A place on the map in pixels of the level, how many records are there, of what type and how uncertain.
type Point = ((i64, i64), usize, &'static str, f64);

/// Points around a corner of cells, many at one place, some of them uncertain.
fn blob(n_most: usize) -> impl Strategy<Value = Vec<Point>> {
    let point = (
        (offset(), offset()),
        prop_oneof![8 => 1..3_usize, 2 => 8..14_usize, 1 => 95..120_usize],
        prop::sample::select(CATEGORIES.to_vec()),
        prop::sample::select(vec![0.0, 0.0, 0.0, 10.0, 31.0, 33.0, 70.0, 2_000.0]),
    );
    prop::collection::vec(point, 0..n_most)
}

/// A band of cells with at most one place each, near the edges of its cell: long chains of marks that meet the next.
fn chain() -> impl Strategy<Value = Vec<Point>> {
    let in_cell = || prop::sample::select(vec![0_i64, 3, 9, 14, 32, 52, 60, 63]);
    let point = (
        (in_cell(), in_cell()),
        prop_oneof![6 => Just(1_usize), 2 => Just(2), 1 => Just(10)],
        prop::sample::select(CATEGORIES.to_vec()),
        prop::sample::select(vec![0.0, 0.0, 0.0, 0.0, 0.0, 70.0]),
    );
    prop::collection::vec(prop::option::weighted(0.9, point), 60).prop_map(|cells| {
        let placed = (0..).zip(cells).filter_map(|(n, point)| {
            let ((x, y), n_records, category, uncertainty_px) = point?;
            let at = (n / 3 * 64 + x - 640, n % 3 * 64 + y);
            Some((at, n_records, category, uncertainty_px))
        });
        placed.collect()
    })
}

prop_compose! {
    fn data(n_most: usize)(
        level in 3..23_u8,
        anchor in prop::sample::select(ANCHORS.to_vec()),
        points in prop_oneof![blob(n_most), chain()],
    ) -> Data {
        data_of(level, anchor, points)
    }
}

fn data_of(level: u8, (lng, lat): (f64, f64), points: Vec<Point>) -> Data {
    let anchor = world_from_lng_lat(LngLat::new(lng, lat).unwrap());
    let (corner, px) = (Cell::of(level, anchor).first(), px_world(level));
    let mut features = Vec::new();
    for ((x, y), n, category, uncertainty_px) in points {
        let at = moved(corner, x * px, y * px);
        let one = feature(level, at, category, uncertainty_px);
        features.extend(std::iter::repeat_n(one, n));
    }
    for (n, feature) in features.iter_mut().enumerate() {
        feature["id"] = json!(format!("record-{n}"));
        // Days in another order than the records, many of them twice, and some records without.
        let day = (n % 5 > 0).then(|| format!("2016-09-{}", 10 + n * 7 % 11));
        feature["properties"]["date"] = json!(day);
    }
    let file = json!({"type": "FeatureCollection", "features": features});
    Data {
        bytes: file.to_string().into_bytes(),
        level,
        anchor: corner,
    }
}

/// The same file as the engine has it, by row, to be asked slowly.
fn engine_of(data: &Data) -> (Engine, Dataset) {
    let read = || Dataset::read(data.bytes.clone(), FieldMap::default(), None).0;
    (Engine::new(read(), None), read())
}

fn session_of(types: &BTreeSet<&str>) -> Session {
    let mut session = Session::default();
    for code in types {
        session = session.apply(Action::Toggle(Facet::Type, (*code).to_owned()));
    }
    session
}

fn frame(level: u8, center: World, size_px: (f64, f64)) -> Frame {
    Frame {
        center,
        zoom: f64::from(level) - 3.0,
        width_px: size_px.0,
        height_px: size_px.1,
    }
}

/// The cells that a frame touches.
fn cells(frame: &Frame) -> (Cell, Cell) {
    let (first, last) = frame.corners();
    (
        Cell::of(frame.level(), first),
        Cell::of(frame.level(), last),
    )
}

fn is_in(cell: Cell, (first, last): (Cell, Cell)) -> bool {
    (first.x..=last.x).contains(&cell.x) && (first.y..=last.y).contains(&cell.y)
}

fn passing(data: &Dataset, types: &BTreeSet<&str>) -> Vec<(u32, Incident)> {
    (0..data.store().n_rows() as u32)
        .map(|row| (row, data.incident(row).unwrap()))
        .filter(|(_, incident)| types.is_empty() || types.contains(incident.categories[0].as_str()))
        .collect()
}

/// Whether a record's circle is longer than half a cell.
fn is_coarse(incident: &Incident, level: u8) -> bool {
    let position = incident.place.position.unwrap();
    let radius = radius_world(incident.place.uncertainty_m.unwrap_or(0.0), position.lat());
    radius > 0.5 / f64::from(1 << u32::from(level))
}

fn away_px(level: u8, a: World, b: World) -> f64 {
    let away = |a: u32, b: u32| (f64::from(a) - f64::from(b)) / px_world(level) as f64;
    away(a.x, b.x).hypot(away(a.y, b.y))
}

/// What a mark stands for, said by the engine, against the records themselves.
fn check_mark(mark: &SceneMark, rows: &[u32], data: &Dataset, level: u8) {
    let store = data.store();
    let records: Vec<Incident> = rows
        .iter()
        .map(|&row| data.incident(row).unwrap())
        .collect();
    assert_eq!(mark.count as usize, records.len());
    let n_inexact = records.iter().filter(|record| !record.place.is_exact());
    assert_eq!(mark.n_inexact as usize, n_inexact.count());
    let mut tally: BTreeMap<usize, u32> = BTreeMap::new();
    for &row in rows {
        *tally.entry(store.category(row)).or_default() += 1;
    }
    let shares = mark
        .shares
        .iter()
        .map(|share| (usize::from(share.series), share.count));
    assert_eq!(shares.collect::<BTreeMap<_, _>>(), tally);
    assert!(
        mark.shares
            .is_sorted_by(|a, b| (b.count, a.series) <= (a.count, b.series))
    );
    let is_small = rows.len() == 1
        || matches!(
            mark.kind,
            MarkKind::Area { .. } | MarkKind::MergedAreas { .. }
        );
    let radii = if is_small { 9.0..=9.0 } else { 13.0..=22.0 };
    assert!(radii.contains(&mark.radius_px), "{mark:?}");
    let places: BTreeSet<(u32, u32)> = rows
        .iter()
        .map(|&row| store.world(row))
        .map(|at| (at.x, at.y))
        .collect();
    let drawn = (mark.world.x, mark.world.y);
    let is_at_its_place = places.len() == 1 && places.contains(&drawn);
    let n_coarse = records
        .iter()
        .filter(|record| is_coarse(record, level))
        .count();
    let areas = (places.len() == 1, n_coarse == records.len());
    match mark.kind {
        MarkKind::One(row) => assert!(rows == [row] && is_at_its_place && n_coarse == 0),
        MarkKind::Stack { first } => {
            assert!(rows.contains(&first) && rows.len() > 1 && is_at_its_place && n_coarse == 0);
        }
        MarkKind::Cluster => assert!(places.len() > 1 && n_coarse == 0),
        MarkKind::Area { first } => assert!(rows.contains(&first) && areas == (true, true)),
        MarkKind::MergedAreas { first } => assert!(rows.contains(&first) && areas == (false, true)),
    }
    if let MarkKind::Area { first } | MarkKind::MergedAreas { first } = mark.kind {
        assert_eq!(Cell::of(level, store.world(first)), mark.cell);
        assert_eq!(Cell::of(level, mark.world), mark.cell);
    }
}

fn check_no_overlap(scene: &Scene) {
    for (n, a) in scene.marks.iter().enumerate() {
        for b in &scene.marks[..n] {
            let away = away_px(scene.level, a.world, b.world);
            let reach = f64::from(a.radius_px + b.radius_px);
            assert!(away >= reach - 1e-9, "{a:?} meets {b:?}");
        }
    }
}

fn is_wholly_in(mark: &SceneMark, frame: &Frame) -> bool {
    let px = px_world(frame.level());
    let radius = (f64::from(mark.radius_px) * px as f64) as i64;
    let (first, last) = frame.corners();
    let (low, high) = (
        moved(mark.world, -radius, -radius),
        moved(mark.world, radius, radius),
    );
    first.x <= low.x && first.y <= low.y && high.x <= last.x && high.y <= last.y
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn each_row_that_passes_is_in_one_mark_and_marks_do_not_overlap(
        data in data(60),
        types in prop::collection::btree_set(prop::sample::select(CATEGORIES.to_vec()), 0..3),
        zoomed in -3..3_i32,
        size_px in (100.0..1_500.0_f64, 100.0..900.0_f64),
    ) {
        let (mut engine, records) = engine_of(&data);
        let store = records.store();
        let answer = engine.answer(&session_of(&types), &Viewport { list: 0..0 });
        let level = (i32::from(data.level) + zoomed).clamp(0, 26) as u8;
        let frame = frame(level, data.anchor, size_px);
        let scene = engine.scene(&answer.rows, &frame);
        prop_assert_eq!(scene.level, level);
        check_no_overlap(&scene);
        let all = passing(&records, &types);
        let mut mark_of: BTreeMap<u32, usize> = BTreeMap::new();
        for (at, mark) in scene.marks.iter().enumerate() {
            let members = engine.members(&answer.rows, mark, 0..usize::MAX);
            check_mark(mark, &members, &records, level);
            for row in members {
                prop_assert!(mark_of.insert(row, at).is_none(), "row {} is in two marks", row);
                prop_assert_eq!(engine.mark_of(&answer.rows, row, &scene), Some(at));
            }
        }
        for (row, _) in &all {
            let is_framed = is_in(Cell::of(level, store.world(*row)), cells(&frame));
            prop_assert!(!is_framed || mark_of.contains_key(row), "row {} is in no mark", row);
        }
        let passes: BTreeSet<u32> = all.iter().map(|(row, _)| *row).collect();
        prop_assert!(mark_of.keys().all(|row| passes.contains(row)));
    }

    #[test]
    fn the_whole_world_adds_up(data in data(40), types in prop::collection::btree_set(prop::sample::select(CATEGORIES.to_vec()), 0..3), zoom in -1.0..2.0_f64) {
        let (mut engine, records) = engine_of(&data);
        let answer = engine.answer(&session_of(&types), &Viewport { list: 0..0 });
        let middle = World { x: 1 << 31, y: 1 << 31 };
        let scene = engine.scene(&answer.rows, &Frame { center: middle, zoom, width_px: 5_000.0, height_px: 5_000.0 });
        let count: u32 = scene.marks.iter().map(|mark| mark.count).sum();
        prop_assert_eq!(count as usize, passing(&records, &types).len());
    }

    #[test]
    fn a_mark_is_the_same_in_every_frame_that_shows_it(data in data(60), by_px in (-300..300_i64, -60..60_i64), size_px in (200.0..700.0_f64, 200.0..400.0_f64)) {
        let (mut engine, _) = engine_of(&data);
        let answer = engine.answer(&Session::default(), &Viewport { list: 0..0 });
        let px = px_world(data.level);
        let here = frame(data.level, data.anchor, size_px);
        let there = Frame { center: moved(data.anchor, by_px.0 * px, by_px.1 * px), ..here };
        let shown = |scene: &Scene| {
            let marks = scene.marks.iter().filter(|mark| is_wholly_in(mark, &here) && is_wholly_in(mark, &there));
            marks.cloned().collect::<Vec<_>>()
        };
        let (first, second) = (engine.scene(&answer.rows, &here), engine.scene(&answer.rows, &there));
        prop_assert_eq!(shown(&first), shown(&second));
        // What was kept from another frame makes no difference.
        let (mut fresh, _) = engine_of(&data);
        let answer = fresh.answer(&Session::default(), &Viewport { list: 0..0 });
        prop_assert_eq!(&fresh.scene(&answer.rows, &there).marks, &second.marks);
    }

    #[test]
    fn a_scene_follows_the_filter(data in data(40), types in prop::collection::btree_set(prop::sample::select(CATEGORIES.to_vec()), 1..3)) {
        let (mut engine, _) = engine_of(&data);
        let answer = engine.answer(&Session::default(), &Viewport { list: 0..0 });
        let frame = frame(data.level, data.anchor, (1_000.0, 600.0));
        let all = engine.scene(&answer.rows, &frame);
        prop_assert!(Rc::ptr_eq(&all, &engine.scene(&answer.rows, &frame)));
        let (session, viewport) = (session_of(&types), Viewport { list: 0..0 });
        let filtered = engine.answer(&session, &viewport);
        let (mut fresh, _) = engine_of(&data);
        let expected = fresh.answer(&session, &viewport);
        prop_assert_eq!(engine.scene(&filtered.rows, &frame), fresh.scene(&expected.rows, &frame));
        // The answer before still says what passed then.
        prop_assert_eq!(&engine.scene(&answer.rows, &frame), &all);
        let again = engine.answer(&Session::default(), &viewport);
        prop_assert_eq!(engine.scene(&again.rows, &frame), all);
    }

    #[test]
    fn what_is_in_view_is_counted_and_the_sides_of_the_rest_are_named(
        data in data(60),
        types in prop::collection::btree_set(prop::sample::select(CATEGORIES.to_vec()), 0..3),
        (x, y) in (offset(), offset()),
        size_px in (1..600_i64, 1..600_i64),
    ) {
        let (mut engine, records) = engine_of(&data);
        let store = records.store();
        let answer = engine.answer(&session_of(&types), &Viewport { list: 0..0 });
        let px = px_world(data.level);
        let first = moved(data.anchor, x * px, y * px);
        let last = moved(first, size_px.0 * px, size_px.1 * px);
        let all: Vec<World> = passing(&records, &types).iter().map(|(row, _)| store.world(*row)).collect();
        let n_seen = all.iter().filter(|at| (first.x..=last.x).contains(&at.x) && (first.y..=last.y).contains(&at.y)).count();
        let expected = InView {
            n_seen,
            n_outside: all.len() - n_seen,
            north: all.iter().any(|at| at.y < first.y),
            south: all.iter().any(|at| at.y > last.y),
            east: all.iter().any(|at| at.x > last.x),
            west: all.iter().any(|at| at.x < first.x),
        };
        prop_assert_eq!(engine.in_view(&answer.rows, (first, last)), expected);
        let corner = |x: Option<u32>, y: Option<u32>| Some(World { x: x?, y: y? });
        let least = corner(all.iter().map(|at| at.x).min(), all.iter().map(|at| at.y).min());
        let most = corner(all.iter().map(|at| at.x).max(), all.iter().map(|at| at.y).max());
        prop_assert_eq!(engine.extent(&answer.rows), least.zip(most));
    }

    #[test]
    fn members_come_in_order_of_time_and_their_extent_is_that_of_their_places(data in data(60), offset in 0..20_usize, limit in 0..20_usize) {
        let (mut engine, records) = engine_of(&data);
        let store = records.store();
        let answer = engine.answer(&Session::default(), &Viewport { list: 0..0 });
        let scene = engine.scene(&answer.rows, &frame(data.level, data.anchor, (1_000.0, 600.0)));
        for mark in &scene.marks {
            let all = engine.members(&answer.rows, mark, 0..usize::MAX);
            let place_in_time = |row: &u32| store.rows_by_time().iter().position(|known| known == row);
            prop_assert!(all.is_sorted_by_key(place_in_time));
            let window: Vec<u32> = all.iter().copied().skip(offset).take(limit).collect();
            prop_assert_eq!(engine.members(&answer.rows, mark, offset..offset + limit), window);
            let (xs, ys): (Vec<u32>, Vec<u32>) = all.iter().map(|&row| store.world(row)).map(|at| (at.x, at.y)).unzip();
            let (first, last) = engine.extent_of(&answer.rows, mark);
            prop_assert_eq!((Some(&first.x), Some(&last.x)), (xs.iter().min(), xs.iter().max()));
            prop_assert_eq!((Some(&first.y), Some(&last.y)), (ys.iter().min(), ys.iter().max()));
        }
    }
}

#[test]
fn records_without_a_position_are_in_no_mark() {
    let feature = |n: usize| json!({"type": "Feature", "id": n.to_string(), "geometry": null, "properties": {"title": "A"}});
    let file =
        json!({"type": "FeatureCollection", "features": (0..70).map(feature).collect::<Vec<_>>()});
    let bytes = file.to_string().into_bytes();
    assert_eq!(read::parse(&bytes, &FieldMap::default()).records.len(), 70);
    let (data, _) = Dataset::read(bytes, FieldMap::default(), None);
    let mut engine = Engine::new(data, None);
    let answer = engine.answer(&Session::default(), &Viewport { list: 0..0 });
    let scene = engine.scene(&answer.rows, &frame(0, World::default(), (900.0, 900.0)));
    assert_eq!(scene.marks, []);
}

/// A stack of a cell beyond the frame's neighbours takes the stack beside it in, which else would take the lone record in.
#[test]
fn what_decides_about_a_mark_may_lie_beyond_the_frame() {
    let stack = |x, n| ((x, 32), n, "air_strike", 0.0);
    // The middle of the world is a corner of cells with even numbers.
    let data = data_of(
        10,
        (0.0, 0.0),
        vec![stack(63, 1), stack(92, 100), stack(128, 100)],
    );
    let (mut engine, _) = engine_of(&data);
    let answer = engine.answer(&Session::default(), &Viewport { list: 0..0 });
    let px = px_world(data.level);
    let of_cell = |scene: &Scene, x: i64| {
        let cell = Cell::of(10, moved(data.anchor, x * px, 0));
        let mark = scene.marks.iter().find(|mark| mark.cell == cell);
        mark.map(|mark| (mark.count, mark.kind == MarkKind::Cluster))
    };
    for x in [-260, -60, 100] {
        let frame = frame(10, moved(data.anchor, x * px, 0), (500.0, 300.0));
        let scene = engine.scene(&answer.rows, &frame);
        assert_eq!(of_cell(&scene, 0), Some((1, false)), "{x}");
        assert_eq!(of_cell(&scene, 64), None, "{x}");
    }
    let scene = engine.scene(&answer.rows, &frame(10, data.anchor, (500.0, 300.0)));
    assert_eq!(of_cell(&scene, 128), Some((200, true)));
}

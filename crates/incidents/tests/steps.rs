//! What an engine keeps from one answer to the next, against engines that keep nothing; windows of lists longer than a
//! block; dots and density.

#![expect(clippy::unwrap_used, reason = "a test that cannot start has failed")]

use std::collections::BTreeSet;

use incidents::columns::store::Store;
use incidents::model::civil::Span;
use incidents::model::facet::Facet;
use incidents::model::incident::Kind;
use incidents::model::mercator::{World, world_from_lng_lat};
use incidents::model::place::LngLat;
use incidents::model::session::{Action, Camera, Session, Sort, SortBy};
use incidents::query::dataset::Dataset;
use incidents::query::engine::{Answer, Engine, Viewport};
use incidents::scene::Frame;
use incidents::scene::dots::Dots;
use incidents::schema::names::FieldMap;
use proptest::prelude::*;
use serde_json::{Value, json};

const CATEGORIES: [&str; 3] = ["air_strike", "water_attack", "aid_attack"];
const FIRST_DAY: i32 = 17_000;

prop_compose! {
    fn feature()(
        day in 0..90_i32,
        n_days in prop_oneof![12 => Just(Some(0)), 1 => (0..40_i32).prop_map(Some), 1 => Just(None)],
        is_dated in prop::bool::weighted(0.95),
        category in prop::sample::select(CATEGORIES.to_vec()),
        kind in prop_oneof![9 => Just(Kind::Incident), 1 => Just(Kind::Aggregate)],
        position in prop::option::weighted(0.9, (36.0..38.0_f64, 35.0..37.0_f64)),
        uncertainty_m in prop::sample::select(vec![0.0, 0.0, 2_000.0, 80_000.0]),
        admin1 in 0..60_u32,
        methods in prop::collection::vec(0..60_u32, 0..4),
    ) -> Value {
        let date = |day: i32| incidents::model::civil::Minute::from_day(FIRST_DAY + day).iso();
        let date = match n_days {
            Some(0) => date(day),
            Some(n) => format!("{}/{}", date(day), date(day + n)),
            None => format!("{}/..", date(day)),
        };
        json!({
            "type": "Feature",
            "geometry": position.map(|(lng, lat)| json!({"type": "Point", "coordinates": [lng, lat]})),
            "properties": {"title": "A", "category": category, "kind": kind.code(), "date": is_dated.then_some(date),
                "admin1": format!("G{admin1}"), "methods": methods.iter().map(|n| format!("m{n}")).collect::<Vec<_>>(),
                "uncertainty_m": (uncertainty_m > 0.0).then_some(uncertainty_m)},
        })
    }
}

/// A file of up to 900 records: several blocks of the list, and values so rare that they have no bitmap. In half of the files all are
/// incidents, which is counted in another way.
fn file() -> impl Strategy<Value = Vec<u8>> {
    let features = prop::collection::vec(feature(), 0..900);
    (features, any::<bool>()).prop_map(|(mut features, are_incidents)| {
        for (n, feature) in features.iter_mut().enumerate() {
            feature["id"] = json!(format!("record-{n}"));
            if are_incidents {
                feature["properties"]["kind"] = json!(Kind::Incident.code());
            }
        }
        json!({"type": "FeatureCollection", "features": features})
            .to_string()
            .into_bytes()
    })
}

fn days(range: (i32, i32)) -> Span {
    Span::of_days(FIRST_DAY + range.0, FIRST_DAY + range.0 + range.1)
}

fn action() -> impl Strategy<Value = Action> {
    let span = || prop::option::of((-5..95_i32, 0..50_i32)).prop_map(|range| range.map(days));
    let sort = (prop::sample::select(SortBy::ALL), any::<bool>());
    prop_oneof![
        5 => span().prop_map(Action::Brush),
        1 => span().prop_map(Action::Zoom),
        2 => prop::sample::select(CATEGORIES.to_vec()).prop_map(|code| Action::Toggle(Facet::Type, code.to_owned())),
        1 => (0..60_u32).prop_map(|n| Action::Toggle(Facet::Place, format!("G{n}"))),
        2 => sort.prop_map(|(by, is_descending)| Action::Sort(Some(Sort { by, is_descending }))),
        2 => prop::option::of((0..900_u32).prop_map(|n| format!("record-{n}"))).prop_map(Action::Select),
        1 => Just(Action::ClearFilters),
    ]
}

fn dataset(bytes: &[u8]) -> Dataset {
    Dataset::read(bytes.to_vec(), FieldMap::default(), Some(days((90, 0)))).0
}

#[test]
fn other_rows_have_another_version_and_another_look_at_the_same_has_not() {
    let one = json!({"type": "Feature", "id": "a", "geometry": null, "properties": {"title": "A", "category": CATEGORIES[0]}});
    let file = json!({"type": "FeatureCollection", "features": [one]}).to_string();
    let mut engine = Engine::new(dataset(file.as_bytes()), None);
    let mut version = |session: &Session| {
        engine
            .answer(session, &Viewport { list: 0..0 })
            .rows
            .version()
    };
    let toggled = Action::Toggle(Facet::Type, CATEGORIES[1].to_owned());
    let filtered = Session::default().apply(toggled);
    let camera = Camera::upright(LngLat::ORIGIN, 5.0);
    let before = version(&filtered);
    let looked = filtered.clone().apply(Action::Look(camera));
    assert_eq!(version(&looked), before);
    assert_eq!(
        version(&looked.apply(Action::Select(Some("a".to_owned())))),
        before
    );
    assert_ne!(version(&Session::default()), before);
}

#[test]
fn what_lies_in_the_last_corner_of_the_world_has_a_position() {
    let statement = json!({"type": "Feature", "geometry": null, "properties": {"title": "A", "kind": "statement"}});
    let corner = json!({"type": "Feature", "geometry": {"type": "Point", "coordinates": [180, 90]}, "properties": {"title": "B"}});
    let file = json!({"type": "FeatureCollection", "features": [statement, corner]}).to_string();
    let mut engine = Engine::new(dataset(file.as_bytes()), None);
    let answer = engine.answer(&Session::default(), &Viewport { list: 0..0 });
    let without = answer.without_position;
    assert_eq!((without.incidents, without.others), (0, 1));
}

fn ids(answer: &Answer) -> Vec<&str> {
    let list = answer.list.iter();
    list.map(|entry| entry.incident.id.as_str()).collect()
}

fn frame(zoom: f64) -> Frame {
    Frame {
        center: world_from_lng_lat(LngLat::new(37.0, 36.0).unwrap()),
        zoom,
        width_px: 700.0,
        height_px: 500.0,
    }
}

/// The rows that a session lets through, and are drawn.
fn drawn(answer: &Answer, store: &Store) -> Vec<u32> {
    let rows = answer.rows.rows().iter();
    rows.filter(|&row| store.drawable().contains(row)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_is_kept_makes_no_difference(bytes in file(), actions in prop::collection::vec(action(), 1..8), start in 0..900_usize) {
        let mut kept = Engine::new(dataset(&bytes), None);
        let mut session = Session::default();
        for action in actions {
            session = session.apply(action);
            let window = Viewport { list: start..start + 20 };
            let answer = kept.answer(&session, &window);
            let mut fresh = Engine::new(dataset(&bytes), None);
            prop_assert_eq!(&answer, &fresh.answer(&session, &window));
            let all = fresh.answer(&session, &Viewport { list: 0..usize::MAX });
            prop_assert_eq!(all.list.len(), answer.passing.records());
            // Of a list that has become too short for the window, its end is shown.
            let end = (start + 20).min(all.list.len());
            let first = start.min(end.saturating_sub(20));
            prop_assert_eq!(answer.list_start, first);
            prop_assert_eq!(ids(&answer), ids(&all)[first..end].to_vec());
            if let Some(selected) = answer.selected {
                let all = ids(&all);
                let position = all.iter().position(|id| *id == selected.incident.id);
                let at = |at: Option<usize>| Some((*all.get(at?)?).to_owned());
                prop_assert_eq!(selected.position, position);
                prop_assert_eq!(selected.previous, at(position.and_then(|at| at.checked_sub(1))));
                prop_assert_eq!(selected.next, at(position.map(|at| at + 1)));
            }
        }
    }

    #[test]
    fn the_brush_lets_through_what_overlaps_it_wherever_it_was_before(bytes in file(), ranges in prop::collection::vec((-5..95_i32, 0..50_i32), 1..9), type_at in prop::option::of(0..3_usize)) {
        let data = dataset(&bytes);
        let store = data.store();
        let mut engine = Engine::new(dataset(&bytes), None);
        let mut session = Session::default();
        if let Some(at) = type_at {
            session = session.apply(Action::Toggle(Facet::Type, CATEGORIES[at].to_owned()));
        }
        for range in ranges {
            let span = days(range);
            session = session.apply(Action::Brush(Some(span)));
            let answer = engine.answer(&session, &Viewport { list: 0..0 });
            let overlaps = |row: &u32| {
                let (start, end) = store.interval(*row);
                start < end && start < span.end().0 && end > span.start().0
            };
            let chosen = type_at.map(|at| store.column(Facet::Type).unwrap().rows_with_any([CATEGORIES[at]], store.n_rows()));
            let passes = |row: &u32| overlaps(row) && chosen.as_ref().is_none_or(|chosen| chosen.contains(*row));
            let expected: Vec<u32> = (0..store.n_rows() as u32).filter(passes).collect();
            prop_assert_eq!(answer.rows.rows().iter().collect::<Vec<_>>(), expected);
            for counts in &answer.facets {
                let column = store.column(counts.facet).unwrap();
                for value in &counts.values {
                    let having = column.rows_with_any([&*value.code], store.n_rows());
                    let is_counted = |row: &u32| match counts.facet {
                        Facet::Type => overlaps(row),
                        _ => passes(row),
                    };
                    let rows: Vec<u32> = having.iter().filter(is_counted).collect();
                    let n_incidents = rows.iter().filter(|&&row| store.incidents().contains(row)).count();
                    prop_assert_eq!((value.count.records(), value.count.incidents), (rows.len(), n_incidents), "{}={}", counts.facet.code(), value.code);
                }
            }
        }
    }

    #[test]
    fn the_list_is_all_of_the_order_that_passes(bytes in file(), range in prop::option::of((-5..95_i32, 0..50_i32)), is_descending in any::<bool>()) {
        let data = dataset(&bytes);
        let store = data.store();
        let session = Session::default().apply(Action::Brush(range.map(days)))
            .apply(Action::Sort(Some(Sort { by: SortBy::Date, is_descending })));
        let in_order = Engine::new(dataset(&bytes), None).answer(&Session { time: None, ..session.clone() }, &Viewport { list: 0..usize::MAX });
        let passes = |id: &&str| {
            let (start, end) = store.interval(store.row(id).unwrap());
            range.is_none_or(|range| start < days(range).end().0 && end > days(range).start().0)
        };
        let expected: Vec<&str> = ids(&in_order).into_iter().filter(passes).collect();
        let answer = Engine::new(dataset(&bytes), None).answer(&session, &Viewport { list: 0..usize::MAX });
        prop_assert_eq!(ids(&answer), expected);
    }

    #[test]
    fn every_square_counts_what_lies_in_it(bytes in file(), range in prop::option::of((0..90_i32, 0..50_i32)), zoom in 5.0..11.0_f64, cell_px in 2.0..60.0_f64) {
        let (mut engine, data) = (Engine::new(dataset(&bytes), None), dataset(&bytes));
        let store = data.store();
        let answer = engine.answer(&Session::default().apply(Action::Brush(range.map(days))), &Viewport { list: 0..0 });
        let density = engine.density(&answer.rows, &frame(zoom), cell_px);
        let at = |world: World| {
            let (column, line) = ((f64::from(world.x) - density.west) / density.cell_world, (f64::from(world.y) - density.north) / density.cell_world);
            let is_on = column >= 0.0 && line >= 0.0 && column < density.width as f64 && line < density.height as f64;
            is_on.then(|| line as usize * density.width + column as usize)
        };
        let mut expected = vec![0; density.width * density.height];
        let mut n_areas = 0;
        for row in drawn(&answer, store) {
            if let Some(at) = at(store.world(row)) {
                match store.coarse_from()[row as usize] <= frame(zoom).level() {
                    true => n_areas += 1,
                    false => expected[at] += 1,
                }
            }
        }
        prop_assert_eq!(&density.counts, &expected);
        prop_assert_eq!(density.n_areas, n_areas);
        let (first, last) = frame(zoom).corners();
        prop_assert_eq!(at(first).is_some() && at(last).is_some(), true);
    }

    #[test]
    fn the_ranges_of_a_window_hold_all_dots_that_overlap_it(bytes in file(), range in (-5..95_i32, 0..50_i32)) {
        let data = dataset(&bytes);
        let store = data.store();
        let dots = Dots::new(store);
        let rows: BTreeSet<u32> = dots.rows.iter().copied().collect();
        let drawable: BTreeSet<u32> = (0..store.n_rows() as u32).filter(|&row| store.drawable().contains(row)).collect();
        prop_assert_eq!(dots.rows.len(), rows.len());
        prop_assert_eq!(rows, drawable);
        for (at, &row) in dots.rows.iter().enumerate() {
            prop_assert_eq!((dots.start[at], dots.end[at]), store.interval(row));
            prop_assert_eq!((dots.world[at], usize::from(dots.category[at])), (store.world(row), store.category(row)));
        }
        let window = days(range);
        let overlaps = |at: &usize| dots.start[*at] < window.end().0 && dots.end[*at] > window.start().0;
        let expected: Vec<usize> = (0..dots.rows.len()).filter(overlaps).collect();
        let found: Vec<usize> = dots.ranges(Some(window)).into_iter().flatten().filter(overlaps).collect();
        prop_assert_eq!(found, expected);
        // Of records of whole days and a window of whole days, the first range holds nothing else.
        let [mut short, _] = dots.ranges(Some(window));
        prop_assert!(short.all(|at| overlaps(&at)));
        prop_assert_eq!(dots.ranges(None), [0..dots.rows.len(), 0..0]);
    }
}

/// A file with so many types, and what is told of it.
fn of_types(n_types: usize) -> (Engine, Vec<String>) {
    let feature = |n: usize| json!({"type": "Feature", "id": n.to_string(), "geometry": {"type": "Point", "coordinates": [37.0, 36.0]}, "properties": {"title": "A", "category": format!("type-{n}"), "date": "2016-09-20"}});
    let features: Vec<Value> = (0..n_types).map(feature).collect();
    let file = json!({"type": "FeatureCollection", "features": features});
    let (data, report) = Dataset::read(file.to_string().into_bytes(), FieldMap::default(), None);
    let problems = report.problems().iter().map(ToString::to_string);
    (Engine::new(data, None), problems.collect())
}

#[test]
fn a_file_of_more_types_than_anybody_can_tell_apart_is_one_series_and_says_so() {
    for (n_types, n_series) in [(1000, 1000), (1001, 1)] {
        let (mut engine, problems) = of_types(n_types);
        let answer = engine.answer(&Session::default(), &Viewport { list: 0..1 });
        assert_eq!(answer.series.len(), n_series);
        let histogram = answer.histogram.as_ref().unwrap();
        assert_eq!(histogram.counts.len(), n_series + 1);
        assert_eq!(histogram.total(0) as usize, n_types);
        let types = answer
            .facets
            .iter()
            .find(|counts| counts.facet == Facet::Type);
        assert_eq!(types.unwrap().values.len(), n_types);
        let scene = engine.scene(&answer.rows, &frame(8.0));
        assert_eq!(scene.marks[0].count as usize, n_types);
        assert_eq!(scene.marks[0].shares.len(), n_series);
        assert_eq!(problems.len(), usize::from(n_types > 1000));
        assert!(problems.iter().all(|problem| {
            problem.contains("category: expected at most 1000 different types, found 1001")
        }));
    }
}

#[test]
fn a_window_far_down_the_list_follows_what_passes() {
    let feature = |n: usize| {
        json!({"type": "Feature", "id": format!("record-{n}"), "geometry": null,
        "properties": {"title": "A", "category": CATEGORIES[n % 3], "date": "2016-09-20"}})
    };
    let features: Vec<Value> = (0..2_000).map(feature).collect();
    let bytes = json!({"type": "FeatureCollection", "features": features}).to_string();
    let mut engine = Engine::new(dataset(bytes.as_bytes()), None);
    let far = Viewport { list: 600..620 };
    let mut session = Session::default();
    for code in CATEGORIES {
        let kept = engine.answer(&session, &far);
        let all = Viewport { list: 0..2_000 };
        let fresh = Engine::new(dataset(bytes.as_bytes()), None).answer(&session, &all);
        assert_eq!(ids(&kept), ids(&fresh)[600..620]);
        session = Session::default().apply(Action::Toggle(Facet::Type, code.to_owned()));
    }
}

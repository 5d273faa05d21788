//! What the engine takes for one step of the reader, at 10,000, 100,000 and 1,000,000 records: `cargo bench -p incidents`.
//!
//! The records are made up: half of them on few points, the rest around towns; eight types, 400 actors of which a record
//! names up to three, 14 governorates; ten years.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot start has failed"
)]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::rc::Rc;

use divan::Bencher;
use incidents::engine::{Engine, Viewport};
use incidents::facets::Facet;
use incidents::fields::FieldMap;
use incidents::mercator::world_from_lng_lat;
use incidents::place::LngLat;
use incidents::scene::Frame;
use incidents::session::{Action, Session};
use incidents::store::Store;
use incidents::when::{Minute, Span};

const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
const FIRST_DAY: i32 = 15_000;
const N_DAYS: i32 = 3_650;
const PRECISIONS: [&str; 6] = [
    "exact_site",
    "neighbourhood",
    "town",
    "city",
    "district",
    "governorate",
];
const STATUSES: [&str; 5] = [
    "corroborated",
    "single_source",
    "contested",
    "unverified",
    "disproved",
];
const LIST: Viewport = Viewport { list: 0..50 };

/// Numbers that look random, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 20) as usize % n
    }
}

fn file(n_records: usize) -> Vec<u8> {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let point = |numbers: &mut Numbers| {
        let town = numbers.below(60);
        let (x, y) = (town * 7_919 % 600, town * 104_729 % 450);
        let near = |numbers: &mut Numbers| numbers.below(1_000) * numbers.below(1_000) / 4_000;
        (
            (3_570_000 + x * 1_000 + near(numbers)) as f64 / 1e5,
            (3_230_000 + y * 1_000 + near(numbers)) as f64 / 1e5,
        )
    };
    let n_points = (n_records / 500).max(1);
    let points: Vec<(f64, f64)> = (0..n_points).map(|_| point(&mut numbers)).collect();
    let mut text = String::from("{\"type\":\"FeatureCollection\",\"features\":[");
    for n in 0..n_records {
        let (lng, lat) = match numbers.below(2) {
            0 => points[numbers.below(n_points).min(numbers.below(n_points))],
            _ => point(&mut numbers),
        };
        let day = FIRST_DAY + numbers.below(N_DAYS as usize) as i32;
        let date = Minute::from_day(day).iso();
        let actors: Vec<String> = (0..=numbers.below(8) / 3)
            .map(|_| numbers.below(400).min(numbers.below(400)))
            .map(|actor| format!("{{\"id\":\"a{actor}\",\"name\":\"Actor {actor}\",\"role\":\"alleged_perpetrator\"}}"))
            .collect();
        let precision = numbers.below(100);
        let precision = match precision {
            0..61 => 0,
            61..96 => 1 + precision % 3,
            _ => 4 + precision % 2,
        };
        let uncertainty_m = [0, 500, 2_500, 5_000, 20_000, 50_000][precision];
        let comma = if n == 0 { "" } else { "," };
        write!(
            text,
            "{comma}{{\"type\":\"Feature\",\"id\":\"r{n}\",\"geometry\":{{\"type\":\"Point\",\"coordinates\":[{lng},{lat}]}},\"properties\":{{\
            \"title\":\"A\",\"category\":\"type_{}\",\"date\":\"{date}{}\",\"admin1\":\"G{}\",\"place_precision\":\"{}\",\"uncertainty_m\":{uncertainty_m},\
            \"occurrence_status\":\"{}\",\"actors\":[{}]}}}}",
            numbers.below(8).min(numbers.below(8)),
            match numbers.below(20) {
                0 => format!("/{}", Minute::from_day(day + 1 + numbers.below(20) as i32).iso()),
                _ => String::new(),
            },
            numbers.below(14),
            PRECISIONS[precision],
            STATUSES[numbers.below(5)],
            actors.join(",")
        )
        .unwrap();
    }
    text.push_str("]}");
    text.into_bytes()
}

thread_local! {
    static ENGINES: RefCell<BTreeMap<usize, Rc<RefCell<Engine>>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Engines are made once for all benchmarks.
fn engine(n_records: usize) -> Rc<RefCell<Engine>> {
    let made = || {
        let (store, report) = Store::read(file(n_records), FieldMap::default(), None);
        assert_eq!(report.n_records_dropped(), 0);
        Rc::new(RefCell::new(Engine::new(store, None)))
    };
    ENGINES.with_borrow_mut(|engines| Rc::clone(engines.entry(n_records).or_insert_with(made)))
}

/// A tenth, or half, of all days from any day on.
fn brushed(numbers: &mut Numbers, n_days: i32) -> Session {
    let first = FIRST_DAY + numbers.below((N_DAYS - n_days) as usize) as i32;
    Session::default().apply(Action::Brush(Some(Span::of_days(
        first,
        first + n_days - 1,
    ))))
}

fn frame(zoom: f64) -> Frame {
    Frame {
        center: world_from_lng_lat(LngLat::new(38.7, 34.5).unwrap()),
        zoom,
        width_px: 1_280.0,
        height_px: 720.0,
    }
}

/// The clause of time, the conjunction, the counts of all facets and the first 50 rows of the list.
#[divan::bench(args = SIZES, consts = [N_DAYS / 10, N_DAYS / 2])]
fn brush<const DAYS: i32>(bencher: Bencher<'_, '_>, n_records: usize) {
    let engine = engine(n_records);
    let mut engine = engine.borrow_mut();
    let mut numbers = Numbers(7);
    bencher
        .with_inputs(|| brushed(&mut numbers, DAYS))
        .bench_local_values(|session| engine.answer(&session, &LIST));
}

/// A brush step with the clusters of a view at zoom 6 and at zoom 10: all of what a drag of the brush asks for.
#[divan::bench(args = SIZES, consts = [N_DAYS / 10, N_DAYS / 2])]
fn brush_with_scenes<const DAYS: i32>(bencher: Bencher<'_, '_>, n_records: usize) {
    let engine = engine(n_records);
    let mut engine = engine.borrow_mut();
    let mut numbers = Numbers(7);
    bencher
        .with_inputs(|| brushed(&mut numbers, DAYS))
        .bench_local_values(|session| {
            engine.answer(&session, &LIST);
            (engine.scene(&frame(6.0)), engine.scene(&frame(10.0)))
        });
}

/// A Type more or less, with the histogram by Type.
#[divan::bench(args = SIZES)]
fn toggle(bencher: Bencher<'_, '_>, n_records: usize) {
    let engine = engine(n_records);
    let mut engine = engine.borrow_mut();
    let mut session = Session::default();
    let mut numbers = Numbers(7);
    bencher
        .with_inputs(|| {
            let code = format!("type_{}", numbers.below(8));
            session = session.clone().apply(Action::Toggle(Facet::Type, code));
            session.clone()
        })
        .bench_local_values(|session| engine.answer(&session, &LIST));
}

/// The marks of a view of everything while half of time is brushed, after each step of the brush.
#[divan::bench(args = SIZES, consts = [6, 10])]
fn scene<const ZOOM: i32>(bencher: Bencher<'_, '_>, n_records: usize) {
    let engine = engine(n_records);
    let mut numbers = Numbers(7);
    bencher
        .with_inputs(|| {
            let session = brushed(&mut numbers, N_DAYS / 2);
            engine.borrow_mut().answer(&session, &LIST);
        })
        .bench_local_values(|()| engine.borrow_mut().scene(&frame(f64::from(ZOOM))));
}

/// The same while the map moves by more than a cell.
#[divan::bench(args = SIZES)]
fn pan(bencher: Bencher<'_, '_>, n_records: usize) {
    let engine = engine(n_records);
    let mut numbers = Numbers(7);
    engine
        .borrow_mut()
        .answer(&brushed(&mut numbers, N_DAYS / 2), &LIST);
    let mut at = 0;
    bencher
        .with_inputs(|| {
            at += 1;
            let mut frame = frame(8.5);
            frame.center.x = frame.center.x.wrapping_add(at % 8 * 20_000_000);
            frame
        })
        .bench_local_values(|frame| engine.borrow_mut().scene(&frame));
}

/// A window in the middle of the list.
#[divan::bench(args = SIZES)]
fn list_window(bencher: Bencher<'_, '_>, n_records: usize) {
    let engine = engine(n_records);
    let mut numbers = Numbers(7);
    let session = brushed(&mut numbers, N_DAYS / 2);
    bencher
        .with_inputs(|| {
            let start = numbers.below(n_records / 3);
            Viewport {
                list: start..start + 50,
            }
        })
        .bench_local_values(|viewport| engine.borrow_mut().answer(&session, &viewport));
}

fn main() {
    divan::main();
}

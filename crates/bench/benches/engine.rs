//! The engine on this machine, without a browser: `cargo bench --package incidents-bench`.
//!
//! It reads the files that `cargo xtask bench` makes; what is not there is made by
//! `cargo xtask synthesize 100000 --out target/bench/files/stacked-100000.geojson`.

use std::cell::RefCell;
use std::fs;
use std::path::Path;

use divan::{Bencher, black_box};
use incidents::model::civil::{Minute, Span};
use incidents::model::mercator::world_from_lng_lat;
use incidents::model::place::LngLat;
use incidents::model::session::{Action, Session};
use incidents::query::dataset::Dataset;
use incidents::query::engine::{Engine, Viewport};
use incidents::scene::Frame;
use incidents::schema::names::FieldMap;
use incidents_bench::Bench;

const SIZES: [usize; 2] = [10_000, 100_000];

const FIRST_MINUTE: i32 = 22_090_320; // 2012-01-01
const N_MINUTES: i32 = 3_653 * 1_440;

fn main() {
    divan::main();
}

/// The bytes of a file of made-up incidents.
#[expect(clippy::panic, reason = "there is nothing to measure")]
fn file(n: usize) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("../../target/bench/files/stacked-{n}.geojson"));
    fs::read(&path).unwrap_or_else(|error| {
        panic!("{} cannot be read ({error}): `cargo xtask synthesize {n} --out target/bench/files/stacked-{n}.geojson` makes it", path.display())
    })
}

fn read(bytes: &[u8]) -> Bench {
    let mut bench = Bench::new();
    bytes.chunks(1 << 20).for_each(|piece| bench.feed(piece));
    bench.finish();
    bench
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn read_columns(bencher: Bencher<'_, '_>, n: usize) {
    let bytes = file(n);
    bencher.bench_local(|| read(black_box(&bytes)));
}

/// Spans of a share of the time that come from all over.
fn spans(share: f64) -> impl FnMut() -> (i32, i32) {
    let length = (f64::from(N_MINUTES) * share) as i32;
    let mut step = 0;
    move || {
        // Steps of a large prime.
        step = (step + 1_299_709) % (N_MINUTES - length);
        (FIRST_MINUTE + step, FIRST_MINUTE + step + length)
    }
}

/// With the clusters of two zooms: all of what a drag of the brush asks for.
fn brush(bencher: Bencher<'_, '_>, n: usize, share: f64) {
    let (mut bench, mut spans) = (read(&file(n)), spans(share));
    bencher.bench_local(|| {
        let (from, to) = spans();
        bench.brush(from, to)
    });
}

#[divan::bench(args = SIZES)]
fn brush_a_tenth(bencher: Bencher<'_, '_>, n: usize) {
    brush(bencher, n, 0.1);
}

#[divan::bench(args = SIZES)]
fn brush_a_half(bencher: Bencher<'_, '_>, n: usize) {
    brush(bencher, n, 0.5);
}

#[divan::bench(args = SIZES)]
fn toggle_a_type(bencher: Bencher<'_, '_>, n: usize) {
    let mut bench = read(&file(n));
    bencher.bench_local(|| bench.toggle(0));
}

const LIST: Viewport = Viewport { list: 0..50 };

fn engine(n: usize) -> Engine {
    let (data, _report) = Dataset::read(file(n), FieldMap::default(), None);
    Engine::new(data, None)
}

fn brushed((from, to): (i32, i32)) -> Session {
    Session::default().apply(Action::Brush(Span::new(Minute(from), Minute(to))))
}

fn frame(zoom: f64) -> Frame {
    Frame {
        center: LngLat::new(38.7, 34.5).map_or_else(Default::default, world_from_lng_lat),
        zoom,
        width_px: 1_280.0,
        height_px: 720.0,
    }
}

/// The marks alone of a view of everything, after each step of the brush.
#[divan::bench(args = SIZES, consts = [6, 10], sample_size = 1)]
fn scene<const ZOOM: i32>(bencher: Bencher<'_, '_>, n: usize) {
    let (engine, mut spans) = (RefCell::new(engine(n)), spans(0.5));
    bencher
        .with_inputs(|| engine.borrow_mut().answer(&brushed(spans()), &LIST).rows)
        .bench_local_values(|rows| engine.borrow_mut().scene(&rows, &frame(f64::from(ZOOM))));
}

/// The same while the map moves by more than a cell.
#[divan::bench(args = SIZES)]
fn pan(bencher: Bencher<'_, '_>, n: usize) {
    let mut engine = engine(n);
    let rows = engine.answer(&brushed(spans(0.5)()), &LIST).rows;
    let mut step = 0;
    bencher.bench_local(|| {
        step = (step + 1) % 8;
        let mut frame = frame(8.5);
        frame.center.x = frame.center.x.wrapping_add(step * 20_000_000);
        engine.scene(&rows, &frame)
    });
}

/// A window in the middle of the list.
#[divan::bench(args = SIZES)]
fn list_window(bencher: Bencher<'_, '_>, n: usize) {
    let (mut engine, session) = (engine(n), brushed(spans(0.5)()));
    let mut start = 0;
    bencher.bench_local(|| {
        start = (start + 1_009) % (n / 3);
        let list = start..start + 50;
        engine.answer(&session, &Viewport { list })
    });
}

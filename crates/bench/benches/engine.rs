//! The engine on this machine, without a browser: `cargo bench --package incidents-bench`.
//!
//! It reads the files that `cargo xtask bench` makes; what is not there is made by
//! `cargo xtask synthesize 100000 --out target/bench/files/stacked-100000.geojson`.

use std::{fs, path::Path};

use divan::{Bencher, black_box};
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

/// To a span of a share of the time that differs from step to step.
fn brush(bencher: Bencher<'_, '_>, n: usize, share: f64) {
    let mut bench = read(&file(n));
    let length = (f64::from(N_MINUTES) * share) as i32;
    let mut step = 0;
    bencher.bench_local(|| {
        // Steps of a large prime, so that spans come from all over.
        step = (step + 1_299_709) % (N_MINUTES - length);
        bench.brush(FIRST_MINUTE + step, FIRST_MINUTE + step + length)
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

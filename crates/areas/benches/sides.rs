//! A million points against five hundred areas of a million positions: `cargo bench --package areas`.
//!
//! The areas are neighbours: the rough lines between them are shared. Half of the points are exact, a fourth are known to 500 m, a fifth to 5 km and the
//! others to 25 km; half of them stand on one place of a few thousand, and all are in the order of a curve through them, as rows are.

use std::f64::consts::TAU;
use std::fmt::Write as _;

use areas::facet::{Phrases, Sided, Table, column};
use areas::{Overlay, Points};
use divan::{Bencher, black_box};
use incidents::columns::facet_column::FacetColumn;
use incidents::model::civil::{Minute, Span};
use incidents::model::mercator::{World, lng_lat_from_world, world_from_lng_lat};
use incidents::model::place::LngLat;
use incidents::model::session::Session;
use incidents::query::dataset::Dataset;
use incidents::query::engine::{Engine, Viewport};
use incidents::schema::names::FieldMap;

const COLUMNS: u32 = 25;
const ROWS: u32 = 20;
const N_PER_SIDE: u32 = 500;
const CELL_DEG: f64 = 0.2;
const WEST: f64 = 36.0;
const SOUTH: f64 = 32.0;

fn main() {
    divan::main();
}

/// Between -1 and 1, the same for the same numbers (`SplitMix64`).
fn noise(seed: u64) -> f64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
}

/// A place on the line between two corners of the grid, off it by noise on several scales: the line is the same from both of its sides.
fn place(from: (u32, u32), is_level: bool, nth: u32) -> (f64, f64) {
    let along = f64::from(nth) / f64::from(N_PER_SIDE);
    let line = u64::from(from.0) << 40 | u64::from(from.1) << 20 | u64::from(is_level) << 60;
    let mut off = 0.0;
    for scale in [4_u32, 20, 100, 500] {
        let at = along * f64::from(scale);
        let value = |step: f64| match step <= 0.0 || step >= f64::from(scale) {
            true => 0.0,
            false => noise(line ^ u64::from(scale) << 10 ^ step as u64),
        };
        let (low, share) = (at.floor(), at.fract());
        off += (value(low) * (1.0 - share) + value(low + 1.0) * share) * 0.12 / f64::from(scale);
    }
    let (column, row) = (f64::from(from.0), f64::from(from.1));
    match is_level {
        true => (
            WEST + (column + along) * CELL_DEG,
            SOUTH + row * CELL_DEG + off,
        ),
        false => (
            WEST + column * CELL_DEG + off,
            SOUTH + (row + along) * CELL_DEG,
        ),
    }
}

fn file() -> String {
    let mut features = Vec::new();
    for (column, row) in (0..COLUMNS).flat_map(|column| (0..ROWS).map(move |row| (column, row))) {
        let side = |from, is_level| (0..N_PER_SIDE).map(move |nth| place(from, is_level, nth));
        let back = |from, is_level| {
            (1..=N_PER_SIDE)
                .rev()
                .map(move |nth| place(from, is_level, nth))
        };
        let ring = side((column, row), true).chain(side((column + 1, row), false));
        let ring = ring
            .chain(back((column, row + 1), true))
            .chain(back((column, row), false));
        let ring = ring.chain([place((column, row), true, 0)]);
        let mut text = String::new();
        for (x, y) in ring {
            let comma = if text.is_empty() { "" } else { "," };
            let _written = write!(text, "{comma}[{x:.6},{y:.6}]");
        }
        features.push(format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"name\":\"Area {column} {row}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{text}]]}}}}"
        ));
    }
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{}]}}",
        features.join(",")
    )
}

struct Columns {
    x: Vec<u32>,
    y: Vec<u32>,
    radius_m: Vec<f32>,
}

impl Columns {
    fn new(n: u64) -> Self {
        let radius_m = |nth: u64| match nth % 20 {
            0..10 => 0.0,
            10..15 => 500.0,
            15..19 => 5_000.0,
            _ => 25_000.0,
        };
        let point = |nth: u64| {
            let seed = if nth.is_multiple_of(2) {
                nth
            } else {
                (1 << 40) | (nth % 4_001)
            };
            let lng = WEST + f64::midpoint(noise(seed), 1.0) * CELL_DEG * f64::from(COLUMNS);
            let lat =
                SOUTH + f64::midpoint(noise(seed ^ (1 << 50)), 1.0) * CELL_DEG * f64::from(ROWS);
            let world = LngLat::new(lng, lat).map_or_else(Default::default, world_from_lng_lat);
            (world.x, world.y, radius_m(seed))
        };
        let mut points: Vec<_> = (0..n).map(point).collect();
        points.sort_by_key(|&(x, y, _)| interleaved(x) | interleaved(y) << 1);
        Self {
            x: points.iter().map(|point| point.0).collect(),
            y: points.iter().map(|point| point.1).collect(),
            radius_m: points.iter().map(|point| point.2).collect(),
        }
    }

    fn points(&self) -> Points<'_> {
        Points {
            x: &self.x,
            y: &self.y,
            radius_m: &self.radius_m,
        }
    }
}

/// A bit in every second place.
fn interleaved(value: u32) -> u64 {
    (0..32).fold(0, |sum, bit| sum | u64::from(value >> bit & 1) << (2 * bit))
}

#[divan::bench(sample_count = 5)]
fn read_and_index(bencher: Bencher<'_, '_>) {
    let file = file();
    bencher.bench_local(|| Overlay::read(black_box(file.as_bytes()), None));
}

#[divan::bench(args = [100_000, 1_000_000], sample_count = 5)]
fn sides(bencher: Bencher<'_, '_>, n: u64) {
    let (Ok((overlay, _)), columns) = (Overlay::read(file().as_bytes(), None), Columns::new(n))
    else {
        return;
    };
    bencher.bench_local(|| overlay.sides(black_box(columns.points())));
}

#[divan::bench(sample_count = 3)]
fn drawing(bencher: Bencher<'_, '_>) {
    let Ok((overlay, _)) = Overlay::read(file().as_bytes(), None) else {
        return;
    };
    bencher.bench_local(|| overlay.for_drawing());
}

/// What no map has: borders that lie as close and as long as can be.
#[derive(Clone, Copy, Debug)]
enum Worst {
    /// Teeth of a comb, from south to north.
    Comb,
    /// The same, askew.
    Askew,
    /// Edges that meet in one point.
    Star,
    /// A ring that jumps to and fro.
    Tangle,
}

fn worst(worst: Worst, n: u32) -> String {
    let at = |nth: u32| {
        let share = f64::from(nth) / f64::from(n);
        let far = f64::from(nth % 2);
        match worst {
            Worst::Comb => (WEST + share, SOUTH + far),
            Worst::Askew => (WEST + share + far, SOUTH + far - share),
            Worst::Star => match far > 0.0 {
                true => (WEST, SOUTH),
                false => (WEST + (share * TAU).cos(), SOUTH + (share * TAU).sin()),
            },
            Worst::Tangle => (
                WEST + noise(nth.into()),
                SOUTH + noise(u64::from(nth) << 20),
            ),
        }
    };
    let ring: Vec<String> = (0..n)
        .chain([0])
        .map(at)
        .map(|(x, y)| format!("[{x:.7},{y:.7}]"))
        .collect();
    format!(
        "{{\"type\":\"Polygon\",\"coordinates\":[[{}]]}}",
        ring.join(",")
    )
}

/// A tenth of the positions and of the points: time should grow as they do.
#[divan::bench(args = [Worst::Comb, Worst::Askew, Worst::Star, Worst::Tangle], consts = [20_000, 200_000], sample_count = 1, sample_size = 1)]
fn read_and_sides_of_the_worst<const N: u32>(bencher: Bencher<'_, '_>, what: Worst) {
    let (file, columns) = (worst(what, N), Columns::new(N.into()));
    bencher.bench_local(|| {
        let overlay = Overlay::read(black_box(file.as_bytes()), None);
        overlay.map(|(overlay, _)| {
            overlay
                .sides(columns.points())
                .map(|sides| sides.inside.rows.len())
        })
    });
}

/// As many records as there are points, each of one day of a year.
fn records(columns: &Columns) -> Dataset {
    let mut file = String::new();
    for nth in 0..columns.x.len() {
        let at = world(columns, nth);
        let (month, day) = (nth % 12 + 1, nth % 28 + 1);
        let _written = writeln!(
            file,
            "{{\"type\":\"Feature\",\"geometry\":{{\"type\":\"Point\",\"coordinates\":[{:.6},{:.6}]}},\"properties\":{{\"title\":\"R\",\"date\":\"2016-{month:02}-{day:02}\",\"uncertainty_m\":{}}}}}",
            at.lng(),
            at.lat(),
            columns.radius_m[nth]
        );
    }
    Dataset::read(file.into(), FieldMap::default(), None).0
}

fn world(columns: &Columns, nth: usize) -> LngLat {
    lng_lat_from_world(World {
        x: columns.x[nth],
        y: columns.y[nth],
    })
}

/// One step of a brush over a million records, without the facet and with it.
#[divan::bench(args = [false, true], sample_count = 60)]
fn brush(bencher: Bencher<'_, '_>, is_by_area: bool) {
    let Ok((overlay, _)) = Overlay::read(file().as_bytes(), None) else {
        return;
    };
    let mut engine = Engine::new(records(&Columns::new(1_000_000)), None);
    if is_by_area {
        let rows = engine.data().store().circles_in_time();
        let units = |at: usize| rows.iter().map(|row| row[at] as u32).collect::<Vec<u32>>();
        let minutes = |at: usize| rows.iter().map(|row| row[at] as i32).collect::<Vec<i32>>();
        let radius_m: Vec<f32> = rows.iter().map(|row| row[2] as f32).collect();
        let sided = Sided {
            id: "areas",
            name: "Areas",
            during: None,
            overlay: &overlay,
        };
        let table = Table {
            points: Points {
                x: &units(0),
                y: &units(1),
                radius_m: &radius_m,
            },
            start: &minutes(3),
            end: &minutes(4),
        };
        let (column, _) = column(&[sided], table, &Phrases::default());
        engine.set_column(FacetColumn::from_bytes(&column.to_bytes()));
    }
    let mut nth = 0;
    bencher.bench_local(|| {
        nth += 1;
        let start = Minute::from_day(16_801 + nth % 300);
        let session = Session {
            time: Span::new(start, Minute(start.0 + 30 * 1440)),
            ..Session::default()
        };
        engine.answer(black_box(&session), &Viewport { list: 0..50 })
    });
}

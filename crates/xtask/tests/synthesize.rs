//! Made-up incidents have the shape of real ones: every figure that the file is made for, counted in the file.

#![expect(clippy::unwrap_used, reason = "a test that cannot start has failed")]

use incidents::query::dataset::Dataset;
use std::{collections::HashMap, fs, hash::Hash, path::PathBuf, process::Command};

use incidents::model::facet::Facet;
use incidents::schema::names::FieldMap;
use serde_json::Value;

const N: usize = 20_000;
const N_DAYS: usize = 3_653;

fn synthesize(name: &str, mode: &str) -> Vec<u8> {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["synthesize", &N.to_string(), "--mode", mode, "--out"])
        .arg(&file)
        .output();
    assert!(output.unwrap().status.success());
    fs::read(file).unwrap()
}

/// What a test asks of one record.
struct Records(Vec<Value>);

impl Records {
    fn of(mode: &str, test: &str) -> Self {
        let bytes = synthesize(&format!("{test}.geojson"), mode);
        let collection: Value = serde_json::from_slice(&bytes).unwrap();
        let features = collection["features"].as_array().unwrap().clone();
        assert_eq!(features.len(), N);
        Self(features)
    }

    /// How often each value occurs, the most frequent first.
    fn counts<T: Eq + Hash + Ord + Clone>(&self, value: impl Fn(&Value) -> T) -> Vec<(T, usize)> {
        let mut counts: HashMap<T, usize> = HashMap::new();
        for record in &self.0 {
            *counts.entry(value(record)).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        counts
    }

    fn shares(&self, property: &str) -> Vec<(String, f64)> {
        let text = |record: &Value| {
            record["properties"][property]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        };
        let counts = self.counts(text).into_iter();
        counts.map(|(value, count)| (value, share(count))).collect()
    }

    /// How many records lie on each point, the largest stack first.
    fn stacks(&self) -> Vec<usize> {
        let point = |record: &Value| record["geometry"]["coordinates"].to_string();
        let counts = self.counts(point).into_iter();
        counts.map(|(_, count)| count).collect()
    }

    fn numbers(&self, number: impl Fn(&Value) -> usize) -> Vec<usize> {
        self.0.iter().map(number).collect()
    }
}

fn share(count: usize) -> f64 {
    count as f64 / N as f64
}

fn length(list: &Value) -> usize {
    list.as_array().unwrap().len()
}

#[track_caller]
fn assert_near(found: f64, expected: f64, tolerance: f64) {
    assert!(
        (found - expected).abs() <= tolerance,
        "{found} is not {expected} ± {tolerance}"
    );
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

#[test]
fn half_of_the_incidents_lie_on_few_points_and_the_largest_stack_has_a_twenty_fifth() {
    let stacks = Records::of("stacked", "stacks").stacks();
    let n_few = N * 4 / 1_000;
    assert_near(share(stacks.iter().take(n_few).sum()), 0.5, 0.02);
    assert_near(share(stacks[0]), 0.04, 0.006);
    assert!(stacks[1] < stacks[0]);
}

#[test]
fn in_the_other_mode_three_points_in_five_are_distinct() {
    let stacks = Records::of("spread", "spread").stacks();
    assert_near(share(stacks.len()), 0.6, 0.02);
}

#[test]
fn days_come_in_bursts() {
    let records = Records::of("stacked", "days");
    let day = |record: &Value| {
        record["properties"]["date"]
            .as_str()
            .unwrap()
            .chars()
            .take(10)
            .collect::<String>()
    };
    let mut by_day = records.counts(day);
    by_day.sort();
    let (first, last) = (&by_day[0].0, &by_day[by_day.len() - 1].0);
    assert!(first.as_str() >= "2012-01-01" && last.as_str() <= "2021-12-31");
    let by_day: HashMap<String, usize> = by_day.into_iter().collect();
    let days = all_days();
    assert_eq!(days.len(), N_DAYS);
    let counts: Vec<f64> = days
        .iter()
        .map(|day| by_day.get(day).copied().unwrap_or(0) as f64)
        .collect();
    let average = mean(&counts);
    let off: Vec<f64> = counts.iter().map(|count| count - average).collect();
    let variance = mean(&off.iter().map(|off| off * off).collect::<Vec<_>>());
    let next = off.windows(2).map(|pair| pair[0] * pair[1]);
    let autocorrelation = mean(&next.collect::<Vec<_>>()) / variance;
    let dispersion = variance / average;
    assert!((5.0..=8.0).contains(&dispersion), "{dispersion}");
    assert!((0.5..=0.7).contains(&autocorrelation), "{autocorrelation}");
}

/// Ten years from 2012, by counting, not by what made the file.
fn all_days() -> Vec<String> {
    let mut days = Vec::new();
    for year in 2012..=2021 {
        for month in 1..=12 {
            let n_days = match month {
                2 => 28 + usize::from(year % 4 == 0),
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            days.extend((1..=n_days).map(|day| format!("{year}-{month:02}-{day:02}")));
        }
    }
    days
}

#[test]
fn types_precisions_governorates_and_statuses_have_their_shares() {
    let records = Records::of("stacked", "shares");
    let types: Vec<f64> = records.shares("category").iter().map(|it| it.1).collect();
    assert_eq!(types.len(), 8);
    let mix = [
        types[0],
        types[1],
        types[2],
        types[3..5].iter().sum(),
        types[5..].iter().sum(),
    ];
    for (found, expected) in mix.into_iter().zip([0.38, 0.21, 0.20, 0.13, 0.08]) {
        assert_near(found, expected, 0.015);
    }
    let precisions = records.shares("place_precision");
    assert_eq!(precisions.len(), 6);
    let sum = |names: &[&str]| -> f64 {
        let named = precisions
            .iter()
            .filter(|it| names.contains(&it.0.as_str()));
        named.map(|it| it.1).sum()
    };
    assert_near(sum(&["exact_site"]), 0.61, 0.015);
    assert_near(sum(&["neighbourhood", "town", "city"]), 0.35, 0.015);
    assert_near(sum(&["district", "governorate"]), 0.04, 0.008);
    assert_eq!(records.shares("admin1").len(), 14);
    assert_eq!(records.shares("occurrence_status").len(), 5);
}

#[test]
fn actors_links_texts_and_intervals_have_their_ranges() {
    let records = Records::of("stacked", "ranges");
    let per_record = records.numbers(|it| length(&it["properties"]["actors"]));
    assert!(per_record.iter().all(|n| (1..=3).contains(n)) && per_record.contains(&3));
    let named = records.0.iter().flat_map(|it| {
        let actors = it["properties"]["actors"].as_array().unwrap();
        actors.iter().map(|actor| actor["name"].to_string())
    });
    let mut by_name: HashMap<String, usize> = HashMap::new();
    named.for_each(|name| *by_name.entry(name).or_default() += 1);
    let mut by_name: Vec<usize> = by_name.into_values().collect();
    by_name.sort_unstable();
    assert_eq!(by_name.len(), 400);
    assert!(by_name[399] > 50 * by_name[200], "the tail is long");

    let links = records.numbers(|it| length(&it["properties"]["sources"]));
    assert!(links.iter().all(|n| (1..=45).contains(n)));
    assert!(
        links.iter().max() > Some(&30) && share(links.iter().filter(|&&n| n == 1).count()) > 0.5
    );

    let chars = records.numbers(|it| {
        let text = it["properties"]["excerpts"][0]["text"].as_str().unwrap();
        text.chars().count()
    });
    assert!(chars.iter().all(|n| (110..=315).contains(n)));
    assert!(chars.iter().min() < Some(&120) && chars.iter().max() > Some(&290));

    let lasts = |it: &&Value| it["properties"]["date"].as_str().unwrap().contains('/');
    assert_near(share(records.0.iter().filter(lasts).count()), 0.05, 0.006);
}

#[test]
fn the_same_order_gives_the_same_bytes_of_the_size_that_is_said_and_all_say_that_they_are_made_up()
{
    let bytes = synthesize("once.geojson", "stacked");
    assert!(bytes == synthesize("twice.geojson", "stacked"));
    assert_near(bytes.len() as f64 / N as f64, 640.0, 20.0);
    let collection: Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(collection["synthetic"], true);
    for record in collection["features"].as_array().unwrap() {
        let says = |text: &Value, what: &str| text.as_str().unwrap().starts_with(what);
        assert!(says(&record["id"], "synthetic-"));
        assert!(says(&record["properties"]["title"], "Synthetic: "));
    }
}

#[test]
fn the_engine_reads_all_of_it_and_has_nothing_to_report() {
    for mode in ["stacked", "spread"] {
        let bytes = synthesize(&format!("read-{mode}.geojson"), mode);
        let (data, report) = Dataset::read(bytes, FieldMap::default(), None);
        let store = data.store();
        assert_eq!((store.n_rows(), report.problems()), (N, [].as_slice()));
        let n_values = |facet| store.column(facet).unwrap().values().len();
        assert_eq!(n_values(Facet::Type), 8);
        assert_eq!(n_values(Facet::Perpetrator), 400);
        assert_eq!(n_values(Facet::Place), 14);
        assert_eq!(n_values(Facet::PlacePrecision), 6);
        assert_eq!(n_values(Facet::Status), 5);
        assert_eq!(store.drawable().count(), N);
    }
}

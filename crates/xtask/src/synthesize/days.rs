//! When: ten years whose days come in bursts, as reports do.

use libm::{exp, log};

use crate::synthesize::random::{Random, Weighted};

const FIRST_YEAR: u32 = 2012;
const N_YEARS: u32 = 10;
/// Ends of intervals may lie a month past the last day.
const N_MORE: usize = 31;

/// Variance of the daily counts divided by their mean; 1 would be the dice's.
const DISPERSION: f64 = 6.5;
/// How much a day's count is like that of the day before.
const AUTOCORRELATION: f64 = 0.6;

/// The days in ISO 8601, and a month more.
pub fn names() -> Vec<String> {
    let mut names = Vec::new();
    for year in FIRST_YEAR..=FIRST_YEAR + N_YEARS {
        for month in 1..=12 {
            for day in 1..=days_in(year, month) {
                names.push(format!("{year}-{month:02}-{day:02}"));
            }
        }
    }
    names.truncate(n_days() + N_MORE);
    names
}

/// How many incidents each day has; together `n_incidents`.
///
/// The days' rates are the exponential of a first-order autoregression; who draws with the rates adds the dice's own
/// variance, which the rates' variance and autocorrelation make room for. So they hold at any size.
pub fn counts(n_incidents: usize) -> Vec<u32> {
    let mut random = Random::stream(1);
    let mean = n_incidents as f64 / n_days() as f64;
    let variation = (DISPERSION - 1.0) / mean;
    let likeness = AUTOCORRELATION * DISPERSION / (DISPERSION - 1.0);
    let persistence = log(1.0 + likeness * variation) / log(1.0 + variation);
    let path = autoregression(persistence, &mut random);
    let spread = spread(&path, variation);
    let rates = Weighted::new(path.iter().map(|x| exp(x * spread)));
    let mut counts = vec![0; n_days()];
    for _ in 0..n_incidents {
        counts[rates.draw(&mut random)] += 1;
    }
    counts
}

fn autoregression(persistence: f64, random: &mut Random) -> Vec<f64> {
    let mut x = random.normal();
    let mut step = |_| {
        x = persistence * x + (1.0 - persistence * persistence).sqrt() * random.normal();
        x
    };
    (0..n_days()).map(&mut step).collect()
}

/// By what the path must be multiplied for its exponential to have a squared coefficient of variation: found by
/// halving, because this one path need not have the variance that such paths have on average.
fn spread(path: &[f64], variation: f64) -> f64 {
    let (mut low, mut high) = (0.0, 8.0);
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        match variation_of(path.iter().map(|x| exp(x * middle))) < variation {
            true => low = middle,
            false => high = middle,
        }
    }
    low
}

fn variation_of(values: impl Iterator<Item = f64>) -> f64 {
    let (mut n, mut sum, mut sum_of_squares) = (0.0, 0.0, 0.0);
    for value in values {
        n += 1.0;
        sum += value;
        sum_of_squares += value * value;
    }
    n * sum_of_squares / (sum * sum) - 1.0
}

fn n_days() -> usize {
    let years = FIRST_YEAR..FIRST_YEAR + N_YEARS;
    years
        .map(|year| if is_leap(year) { 366 } else { 365 })
        .sum()
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_are_those_of_the_calendar() {
        let names = names();
        assert_eq!((names.len(), n_days()), (3_653 + 31, 3_653));
        assert_eq!(names[59], "2012-02-29");
        assert_eq!(names[3_652], "2021-12-31");
        assert_eq!(names[3_683], "2022-01-31");
    }

    #[test]
    fn every_incident_has_its_day() {
        for n in [1, 7, 1_000, 50_000] {
            assert_eq!(counts(n).iter().sum::<u32>() as usize, n);
        }
    }
}

//! Random numbers that are the same on every machine and in every year.
//!
//! PCG, because the algorithm is in the generator's name and its crate promises the values: the file that a size
//! stands for must not change with an update. It needs nothing but `rand_core`. For the same reason logarithms, powers and cosines
//! are those of `libm`: the standard library's may differ between machines and versions.

use libm::{cos, log, pow};
use rand_pcg::{
    Pcg64,
    rand_core::{Rng as _, SeedableRng as _},
};

const SEED: u64 = 20_161_001;

pub struct Random(Pcg64);

impl Random {
    /// Independent of every other stream, so that a change of one part of the records leaves the others as they were.
    pub fn stream(stream: u64) -> Self {
        Self(Pcg64::seed_from_u64(SEED + stream))
    }

    /// Evenly from [0, 1).
    pub fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Evenly from 0 to `n` - 1.
    pub fn below(&mut self, n: usize) -> usize {
        (self.unit() * n as f64) as usize
    }

    pub fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    pub fn one_of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    /// Normal with mean 0 and standard deviation 1 (Box and Muller 1958).
    pub fn normal(&mut self) -> f64 {
        let (radius, angle) = (1.0 - self.unit(), self.unit());
        (-2.0 * log(radius)).sqrt() * cos(std::f64::consts::TAU * angle)
    }
}

/// Positions drawn with given weights.
pub struct Weighted {
    up_to: Vec<f64>,
}

impl Weighted {
    pub fn new(weights: impl IntoIterator<Item = f64>) -> Self {
        let mut sum = 0.0;
        let up_to = weights.into_iter().map(|weight| {
            sum += weight;
            sum
        });
        Self {
            up_to: up_to.collect(),
        }
    }

    /// A long tail: the k-th of `n` weighs `k^-exponent`.
    pub fn zipf(n: usize, exponent: f64) -> Self {
        Self::new(zipf(n, exponent))
    }

    /// A long tail whose first has a given share; of so few that it has more anyway, all are alike.
    pub fn zipf_with_first(n: usize, share: f64) -> Self {
        let (mut low, mut high) = (0.0, 4.0);
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            match 1.0 / zipf(n, middle).sum::<f64>() < share {
                true => low = middle,
                false => high = middle,
            }
        }
        Self::zipf(n, low)
    }

    pub fn draw(&self, random: &mut Random) -> usize {
        let sum = self.up_to.last().copied().unwrap_or(0.0);
        let at = random.unit() * sum;
        let found = self.up_to.partition_point(|&up_to| up_to <= at);
        found.min(self.up_to.len().saturating_sub(1))
    }
}

fn zipf(n: usize, exponent: f64) -> impl Iterator<Item = f64> {
    (1..=n).map(move |k| pow(k as f64, -exponent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_the_same_every_time_and_differ_from_each_other() {
        let first = |stream| Random::stream(stream).unit().to_bits();
        assert_eq!(first(1), first(1));
        let mut firsts: Vec<u64> = (0..1_000).map(first).collect();
        firsts.sort_unstable();
        firsts.dedup();
        assert_eq!(firsts.len(), 1_000);
    }

    #[test]
    fn weights_are_heeded() {
        let (mut random, weighted) = (Random::stream(1), Weighted::new([1.0, 0.0, 3.0]));
        let mut counts = [0; 3];
        for _ in 0..4_000 {
            counts[weighted.draw(&mut random)] += 1;
        }
        assert!(
            (900..1_100).contains(&counts[0]) && counts[1] == 0,
            "{counts:?}"
        );
    }
}

//! Where numbers lie, told by the middle half of them: a few that are far off do not move it.

/// As few others say nothing of where one should lie.
const LEAST_OTHERS: usize = 5;

/// Numbers in order.
#[derive(Debug)]
pub(super) struct Numbers {
    sorted: Vec<f64>,
    /// What the middle half is taken to be at least: numbers that are all the same say little of the next.
    least_width: f64,
}

/// The middle half of some numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Middle {
    /// A quarter lies below.
    pub(super) low: f64,
    /// A quarter lies above.
    pub(super) high: f64,
    /// From one to the other.
    pub(super) width: f64,
}

impl Numbers {
    /// Of finite numbers; nothing of too few.
    pub(super) fn of(mut numbers: Vec<f64>, least_width: f64) -> Option<Self> {
        numbers.sort_unstable_by(f64::total_cmp);
        (numbers.len() > LEAST_OTHERS).then_some(Self {
            sorted: numbers,
            least_width,
        })
    }

    /// The middle half of all but one, which is there.
    pub(super) fn middle_without(&self, number: f64) -> Middle {
        let left_out = self.sorted.partition_point(|other| *other < number);
        let n_others = self.sorted.len() - 1;
        let at = |rank: usize| {
            let rank = rank + usize::from(rank >= left_out);
            self.sorted.get(rank).copied().unwrap_or(number)
        };
        let (low, high) = (at(n_others / 4), at(n_others - 1 - n_others / 4));
        Middle {
            low,
            high,
            width: (high - low).max(self.least_width),
        }
    }
}

impl Middle {
    /// How far a number lies outside.
    pub(super) fn distance(self, number: f64) -> f64 {
        (self.low - number).max(number - self.high).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_half_of_the_others_is_what_leaving_one_out_and_sorting_gives() {
        let numbers = [3.0, 9.0, 1.0, 7.0, 7.0, 5.0, 100.0, -4.0, 7.0];
        for n in 6..=numbers.len() {
            let numbers = &numbers[..n];
            let all = Numbers::of(numbers.to_vec(), 0.0).unwrap();
            for (at, number) in numbers.iter().enumerate() {
                let mut others = numbers.to_vec();
                others.remove(at);
                others.sort_by(f64::total_cmp);
                let quarter = others.len() / 4;
                let found = all.middle_without(*number);
                let expect = (others[quarter], others[others.len() - 1 - quarter]);
                assert_eq!((found.low, found.high), expect, "{number} of {numbers:?}");
            }
        }
        assert!(Numbers::of(vec![1.0; 5], 0.0).is_none());
    }
}

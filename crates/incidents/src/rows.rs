//! A set of rows: one bit per row of the store.

/// One bit per row. Rows are positions in the store and never leave the process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowSet {
    words: Vec<u64>,
    n_rows: usize,
}

impl RowSet {
    /// No row of `n_rows`.
    pub fn none(n_rows: usize) -> Self {
        Self {
            words: vec![0; n_rows.div_ceil(64)],
            n_rows,
        }
    }

    /// Every row of `n_rows`.
    pub fn all(n_rows: usize) -> Self {
        let mut rows = Self {
            words: vec![u64::MAX; n_rows.div_ceil(64)],
            n_rows,
        };
        rows.clear_tail();
        rows
    }

    /// The rows for which the test holds. The test is asked for every row, without a branch,
    /// so that the compiler can keep the loop in registers.
    pub fn from_fn(n_rows: usize, mut test: impl FnMut(usize) -> bool) -> Self {
        let mut rows = Self::none(n_rows);
        rows.fill_with(&mut test);
        rows
    }

    /// Replaces the content by the rows for which the test holds, without an allocation.
    pub fn fill_with(&mut self, mut test: impl FnMut(usize) -> bool) {
        for (word_at, word) in self.words.iter_mut().enumerate() {
            let first = word_at * 64;
            let n_bits = 64.min(self.n_rows - first);
            let mut bits = 0;
            for bit in 0..n_bits {
                bits |= u64::from(test(first + bit)) << bit;
            }
            *word = bits;
        }
    }

    /// How many rows there are to choose from.
    pub fn n_rows(&self) -> usize {
        self.n_rows
    }

    /// How many rows are in the set.
    pub fn count(&self) -> usize {
        self.words
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }

    /// How many rows are in both sets.
    pub fn count_and(&self, other: &Self) -> usize {
        self.words
            .iter()
            .zip(&other.words)
            .map(|(a, b)| (a & b).count_ones() as usize)
            .sum()
    }

    /// Whether the row is in the set; a row that does not exist is not.
    pub fn contains(&self, row: u32) -> bool {
        let row = row as usize;
        row < self.n_rows && self.words[row / 64] >> (row % 64) & 1 == 1
    }

    /// Adds a row; one that does not exist is ignored.
    pub fn insert(&mut self, row: u32) {
        let row = row as usize;
        if row < self.n_rows {
            self.words[row / 64] |= 1 << (row % 64);
        }
    }

    /// Takes a row away.
    pub fn remove(&mut self, row: u32) {
        let row = row as usize;
        if row < self.n_rows {
            self.words[row / 64] &= !(1 << (row % 64));
        }
    }

    /// Keeps the rows that are in `other` too.
    pub fn and_with(&mut self, other: &Self) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a &= b;
        }
    }

    /// Adds the rows of `other`.
    pub fn or_with(&mut self, other: &Self) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a |= b;
        }
    }

    /// Every row that is not in the set.
    #[must_use]
    pub fn complement(&self) -> Self {
        let mut rows = Self {
            words: self.words.iter().map(|word| !word).collect(),
            n_rows: self.n_rows,
        };
        rows.clear_tail();
        rows
    }

    /// The rows in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().enumerate().flat_map(|(word_at, &word)| {
            std::iter::successors((word != 0).then_some(word), |word| {
                let rest = word & (word - 1);
                (rest != 0).then_some(rest)
            })
            .map(move |word| (word_at * 64) as u32 + word.trailing_zeros())
        })
    }

    /// Bits past the last row are always zero, so that counting needs no mask.
    fn clear_tail(&mut self) {
        let used = self.n_rows % 64;
        if used != 0
            && let Some(last) = self.words.last_mut()
        {
            *last &= (1 << used) - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_past_the_last_row_are_never_set() {
        for n_rows in [0, 1, 63, 64, 65, 130] {
            assert_eq!(RowSet::all(n_rows).count(), n_rows);
            assert_eq!(RowSet::none(n_rows).complement().count(), n_rows);
            assert_eq!(RowSet::from_fn(n_rows, |_| true), RowSet::all(n_rows));
        }
    }

    #[test]
    fn rows_come_back_in_order() {
        let mut rows = RowSet::none(200);
        for row in [199, 0, 64, 63, 200, 7] {
            rows.insert(row);
        }
        assert_eq!(rows.iter().collect::<Vec<_>>(), [0, 7, 63, 64, 199]);
        rows.remove(64);
        assert!(!rows.contains(64) && rows.contains(63) && !rows.contains(200));
    }
}

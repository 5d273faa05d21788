//! A set of rows: one bit per row of the store.

use std::ops::Range;

/// One bit per row. Rows are positions in the store and never leave the process.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowSet {
    words: Vec<u64>,
    n_rows: usize,
}

/// A set of rows that can be told from others by a number: what is kept of one is looked up by it.
#[derive(Clone, Copy, Debug)]
pub struct VersionedRows<'a> {
    /// The rows.
    pub rows: &'a RowSet,
    /// Another number for every other set.
    pub version: u64,
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
        let whole_words = self.n_rows / 64;
        for (word_at, word) in self.words.iter_mut().enumerate() {
            let first = word_at * 64;
            let n_bits = if word_at < whole_words {
                64
            } else {
                self.n_rows - first
            };
            let mut bits = 0;
            for bit in (0..n_bits).rev() {
                bits = bits << 1 | u64::from(test(first + bit));
            }
            *word = bits;
        }
    }

    /// Replaces the content by that of another set, without an allocation where there is room.
    pub fn set_to(&mut self, other: &Self) {
        self.words.clone_from(&other.words);
        self.n_rows = other.n_rows;
    }

    /// Replaces the content by the rows that are in both sets, without an allocation where there is room.
    pub(crate) fn set_to_both(&mut self, one: &Self, other: &Self) {
        let both = one.words.iter().zip(&other.words).map(|(a, b)| a & b);
        self.words.clear();
        self.words.extend(both);
        self.n_rows = one.n_rows;
    }

    /// Replaces the content by every row.
    pub fn fill(&mut self) {
        self.words.fill(u64::MAX);
        self.clear_tail();
    }

    /// The set with these words.
    pub fn from_words(words: Vec<u64>, n_rows: usize) -> Self {
        let mut rows = Self { words, n_rows };
        rows.words.resize(n_rows.div_ceil(64), 0);
        rows.clear_tail();
        rows
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

    /// How many rows of a list are in the set; those that do not exist are not.
    pub fn count_of(&self, rows: &[u32]) -> u32 {
        let mut count = 0;
        for &row in rows {
            let word = self.words.get(row as usize / 64).copied().unwrap_or(0);
            count += (word >> (row % 64)) as u32 & 1;
        }
        count
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

    /// Adds a row that is not in the set, and takes one away that is. The row exists.
    pub(crate) fn toggle(&mut self, row: u32) {
        if let Some(word) = self.words.get_mut(row as usize / 64) {
            *word ^= 1 << (row % 64);
        }
    }

    /// Does so with every row of `other`.
    pub(crate) fn symmetric_difference_with(&mut self, other: &Self) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a ^= b;
        }
    }

    /// How many rows are in all three sets.
    pub fn count_and_both(&self, second: &Self, third: &Self) -> usize {
        let others = second.words.iter().zip(&third.words);
        self.words
            .iter()
            .zip(others)
            .map(|(a, (b, c))| (a & b & c).count_ones() as usize)
            .sum()
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

    /// Takes the rows of `other` away.
    pub fn difference_with(&mut self, other: &Self) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a &= !b;
        }
    }

    /// The words of the bits; row 0 is the least bit of the first.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// Visits the words that hold a range of rows, each with the number of its first row; bits outside of the range are zero.
    /// Stops when the visitor says so.
    #[inline]
    fn words_in(&self, range: &Range<u32>, mut visit: impl FnMut(usize, u64) -> bool) {
        let (start, end) = (range.start as usize, (range.end as usize).min(self.n_rows));
        if start >= end {
            return;
        }
        let (first, last) = (start / 64, (end - 1) / 64);
        for at in first..=last {
            let mut word = self.words[at];
            if at == first {
                word &= u64::MAX << (start % 64);
            }
            if at == last {
                word &= u64::MAX >> (63 - (end - 1) % 64);
            }
            if !visit(at, word) {
                return;
            }
        }
    }

    /// How many rows of a range are in the set.
    pub fn count_in(&self, range: &Range<u32>) -> u32 {
        let mut count = 0;
        self.words_in(range, |_, word| {
            count += word.count_ones();
            true
        });
        count
    }

    /// The first row of a range that is in the set.
    pub fn first_in(&self, range: &Range<u32>) -> Option<u32> {
        let mut first = None;
        self.words_in(range, |at, word| {
            first = (word != 0).then(|| (at * 64) as u32 + word.trailing_zeros());
            first.is_none()
        });
        first
    }

    /// The last row of a range that is in the set.
    pub fn last_in(&self, range: &Range<u32>) -> Option<u32> {
        let (start, end) = (range.start as usize, (range.end as usize).min(self.n_rows));
        let mut at = end;
        while at > start {
            let block = ((at - 1) / 64 * 64).max(start);
            let here = block as u32..at as u32;
            let mut last = None;
            self.words_in(&here, |at, word| {
                last = (word != 0).then(|| (at * 64) as u32 + 63 - word.leading_zeros());
                true
            });
            if last.is_some() {
                return last;
            }
            at = block;
        }
        None
    }

    /// Visits the words of a range, each with its number; rows outside of the range are not in them.
    #[inline]
    pub(crate) fn visit_words_in(&self, range: &Range<u32>, mut visit: impl FnMut(usize, u64)) {
        self.words_in(range, |at, word| {
            visit(at, word);
            true
        });
    }

    /// Visits the rows of a range that are in the set, in ascending order.
    #[inline]
    pub fn visit_in(&self, range: &Range<u32>, mut visit: impl FnMut(u32)) {
        self.words_in(range, |at, mut word| {
            while word != 0 {
                visit((at * 64) as u32 + word.trailing_zeros());
                word &= word - 1;
            }
            true
        });
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
            let words = vec![u64::MAX; n_rows.div_ceil(64)];
            assert_eq!(RowSet::from_words(words, n_rows).count(), n_rows);
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

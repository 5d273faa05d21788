//! Sorted keys with lists of numbers: words with their rows, sounds with their words.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::columns::row_set::RowSet;
use crate::search::sound::MatchMode;

/// How many lists each key has; most are empty.
const N_LISTS: usize = 3;

/// Collects numbers by key.
#[derive(Clone, Debug, Default)]
pub(super) struct ListsBuilder {
    keys: BTreeMap<Box<str>, Entry>,
}

/// What is collected of a key.
#[derive(Clone, Debug, Default)]
struct Entry {
    lists: [Vec<u32>; N_LISTS],
    is_marked: bool,
}

/// Keys in ascending order and their lists, each kind in one piece of memory.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    text: String,
    text_ends: Vec<u32>,
    /// The differences between neighbours, seven bits to a byte, lowest first.
    bytes: Vec<u8>,
    /// Of all lists of the first key, then of the second.
    byte_ends: Vec<u32>,
    /// The positions of the keys that were marked: a bit for each.
    marked: RowSet,
}

impl ListsBuilder {
    /// Adds a number to a list of a key.
    pub(super) fn add(&mut self, key: &str, list: usize, number: u32) {
        self.add_marked(key, list, (number, false));
    }

    /// Adds a number to a list of a key, and marks the key if that is said, now or another time.
    pub(super) fn add_marked(&mut self, key: &str, list: usize, (number, is_marked): (u32, bool)) {
        if let Some(entry) = self.keys.get_mut(key) {
            let numbers = &mut entry.lists[list];
            if numbers.last() != Some(&number) {
                numbers.push(number);
            }
            entry.is_marked |= is_marked;
        } else {
            let mut entry = Entry {
                is_marked,
                ..Entry::default()
            };
            entry.lists[list].push(number);
            self.keys.insert(key.into(), entry);
        }
    }

    /// The lists as they stay.
    pub(super) fn build(self) -> Lists {
        let mut lists = Lists {
            marked: RowSet::none(self.keys.len()),
            ..Lists::default()
        };
        for (at, (key, entry)) in (0..).zip(self.keys) {
            lists.text.push_str(&key);
            lists.text_ends.push(lists.text.len() as u32);
            for numbers in entry.lists {
                lists.push(numbers);
            }
            if entry.is_marked {
                lists.marked.insert(at);
            }
        }
        lists
    }
}

impl Lists {
    fn push(&mut self, mut numbers: Vec<u32>) {
        numbers.sort_unstable();
        numbers.dedup();
        let mut before = 0;
        for number in numbers {
            push_varint(number - before, &mut self.bytes);
            before = number;
        }
        self.byte_ends.push(self.bytes.len() as u32);
    }

    pub(super) fn n_bytes(&self) -> usize {
        let n_ends = self.text_ends.capacity() + self.byte_ends.capacity();
        let n_marks = self.marked.n_rows().div_ceil(8);
        self.text.capacity() + self.bytes.capacity() + 4 * n_ends + n_marks
    }

    /// The key at a position; empty when there is none.
    pub(super) fn key(&self, at: usize) -> &str {
        self.text.get(span(&self.text_ends, at)).unwrap_or_default()
    }

    /// All keys in order.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        (0..self.text_ends.len()).map(|at| self.key(at))
    }

    /// The positions of the keys that equal this one, or begin with it.
    pub(super) fn within(&self, key: &str, mode: MatchMode) -> Range<usize> {
        let is_past =
            |found: &str| found > key && !(mode == MatchMode::Prefix && found.starts_with(key));
        self.first_where(&|found| found >= key)..self.first_where(&is_past)
    }

    /// The first position for which the test holds; once it holds, it must go on to hold.
    fn first_where(&self, test: &dyn Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.text_ends.len());
        while low < high {
            let middle = low.midpoint(high);
            if test(self.key(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }

    /// Whether a list of the key at a position has any number.
    pub(super) fn has(&self, at: usize, list: usize) -> bool {
        !span(&self.byte_ends, at * N_LISTS + list).is_empty()
    }

    /// Whether the key at a position was ever marked.
    pub(super) fn is_marked(&self, at: usize) -> bool {
        self.marked.contains(at as u32)
    }

    /// A list of the key at a position, in ascending order.
    pub(super) fn numbers(&self, at: usize, list: usize) -> Numbers<'_> {
        let bytes = self
            .bytes
            .get(span(&self.byte_ends, at * N_LISTS + list))
            .unwrap_or_default();
        Numbers {
            bytes: bytes.iter(),
            before: 0,
        }
    }

    /// One list of all the keys that equal this one, or begin with it.
    pub(super) fn all_within(
        &self,
        key: &str,
        mode: MatchMode,
        list: usize,
    ) -> impl Iterator<Item = usize> {
        self.within(key, mode)
            .flat_map(move |at| self.numbers(at, list))
            .map(|number| number as usize)
    }
}

/// What [`Lists::numbers`] returns.
#[derive(Clone, Debug)]
pub(super) struct Numbers<'a> {
    bytes: std::slice::Iter<'a, u8>,
    before: u32,
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let mut difference = 0;
        for shift in (0..u32::BITS).step_by(7) {
            let &byte = self.bytes.next()?;
            difference |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        self.before += difference;
        Some(self.before)
    }
}

/// Where a piece lies, given where each one ends; an empty range when there is no such piece.
fn span(ends: &[u32], at: usize) -> Range<usize> {
    let Some(&end) = ends.get(at) else {
        return 0..0;
    };
    let start = at.checked_sub(1).map_or(0, |before| ends[before] as usize);
    start..end as usize
}

fn push_varint(mut number: u32, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_and_whole_keys_are_found() {
        let mut builder = ListsBuilder::default();
        for key in ["ba", "ab", "abc", "a", "b", "ab"] {
            builder.add(key, 0, 1);
        }
        let lists = builder.build();
        assert_eq!(
            lists.keys().collect::<Vec<_>>(),
            ["a", "ab", "abc", "b", "ba"]
        );
        assert_eq!(lists.within("ab", MatchMode::Prefix), 1..3);
        assert_eq!(lists.within("ab", MatchMode::Exact), 1..2);
        assert_eq!(lists.within("", MatchMode::Prefix), 0..5);
        assert_eq!(lists.within("c", MatchMode::Prefix).len(), 0);
        assert_eq!(lists.within("aa", MatchMode::Prefix).len(), 0);
        assert_eq!(lists.key(9), "");
    }

    #[test]
    fn a_key_that_was_marked_once_stays_so() {
        let mut builder = ListsBuilder::default();
        builder.add_marked("b", 0, (1, true));
        builder.add("b", 0, 2);
        builder.add("a", 0, 1);
        let lists = builder.build();
        assert_eq!([0, 1].map(|at| lists.is_marked(at)), [false, true]);
    }

    #[test]
    fn numbers_come_back_sorted_and_without_doubles() {
        let mut builder = ListsBuilder::default();
        for number in [300, 5, 5, u32::MAX, 0, 5] {
            builder.add("a", 1, number);
        }
        builder.add("b", 0, 7);
        let lists = builder.build();
        assert_eq!(
            lists.numbers(0, 1).collect::<Vec<_>>(),
            [0, 5, 300, u32::MAX]
        );
        assert_eq!(lists.numbers(0, 0).count(), 0);
        assert_eq!(lists.numbers(1, 0).collect::<Vec<_>>(), [7]);
        assert!(lists.has(0, 1) && !lists.has(0, 2) && !lists.has(1, 1) && !lists.has(2, 0));
    }
}

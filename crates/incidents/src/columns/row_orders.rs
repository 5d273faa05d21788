//! The orders of rows that every store has: by id, by time, by end.

use crate::columns::sort::{key_of, key_of_bytes, sorted_by_key, sorted_rows};
use crate::columns::strings::Texts;

/// Rows by id: first by eight bytes after what all ids begin with, then where those are the same by the whole id.
pub(super) fn rows_by_id(ids: &Texts) -> Vec<u32> {
    let first = ids.bytes(0);
    let shared = (0..ids.len()).fold(first.len(), |shared, row| {
        let id = ids.bytes(row);
        let same = |(a, b): &(&u8, &u8)| a == b;
        first.iter().take(shared).zip(id).take_while(same).count()
    });
    let keys: Vec<u64> = (0..ids.len())
        .map(|row| key_of_bytes(ids.bytes(row).get(shared..).unwrap_or_default()))
        .collect();
    let mut rows = sorted_by_key((0..ids.len() as u32).collect(), &keys);
    let same_key = |a: &u32, b: &u32| keys[*a as usize] == keys[*b as usize];
    for group in rows.chunk_by_mut(same_key).filter(|group| group.len() > 1) {
        let id = |at: usize| ids.bytes(group[at] as usize);
        let order = sorted_rows(group.len(), &|a, b| id(a).cmp(id(b)));
        let sorted: Vec<u32> = order.iter().map(|&at| group[at as usize]).collect();
        group.copy_from_slice(&sorted);
    }
    rows
}

/// Rows by start, then end, then id; undated ones last.
pub(super) fn rows_by_time(rows_by_id: Vec<u32>, start: &[i32], end: &[i32]) -> Vec<u32> {
    let key = |(&start, &end): (&i32, &i32)| match start < end {
        true => key_of(start, end),
        false => u64::MAX,
    };
    let keys: Vec<u64> = start.iter().zip(end).map(key).collect();
    sorted_by_key(rows_by_id, &keys)
}

/// Rows by end; undated ones last.
pub(super) fn rows_by_end(rows_by_time: Vec<u32>, start: &[i32], end: &[i32]) -> Vec<u32> {
    let key = |(&start, &end): (&i32, &i32)| match start < end {
        true => key_of(0, end),
        false => u64::MAX,
    };
    let keys: Vec<u64> = start.iter().zip(end).map(key).collect();
    sorted_by_key(rows_by_time, &keys)
}

/// By value: the column in the order of the file is let go before the next one is made.
#[expect(
    clippy::needless_pass_by_value,
    reason = "two columns of each field at once would double the memory"
)]
pub(super) fn in_order<T: Copy>(column: Vec<T>, order: &[u32]) -> Vec<T> {
    order
        .iter()
        .map(|&ordinal| column[ordinal as usize])
        .collect()
}

pub(super) fn in_order_of_texts(texts: &Texts, order: &[u32]) -> Texts {
    let mut sorted = Texts {
        bytes: Vec::with_capacity(texts.bytes.len()),
        ends: Vec::with_capacity(texts.ends.len()),
    };
    for &ordinal in order {
        sorted.push(texts.get(ordinal as usize));
    }
    sorted
}

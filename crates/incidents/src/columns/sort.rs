//! Sorting by numbers: a count per digit, which is linear and keeps equals in their order.

pub(crate) use crate::model::positions::sorted_rows;

/// From so many rows on a digit has 16 bits, else 8: counting more digits costs less than another pass over the rows.
const MANY: usize = 1 << 16;

/// Rows in the order of their keys; rows of the same key stay as they are.
pub(crate) fn sorted_by_key(mut rows: Vec<u32>, keys: &[u64]) -> Vec<u32> {
    let mut sorted = vec![0; rows.len()];
    let n_bits = if rows.len() < MANY { 8 } else { 16 };
    let differing = keys
        .iter()
        .fold(0, |bits, key| bits | (key ^ keys.first().unwrap_or(&0)));
    let mut next = vec![0_usize; (1 << n_bits) + 1];
    for shift in (0..u64::BITS).step_by(n_bits) {
        // Most keys share some of their digits.
        if (differing >> shift).trailing_zeros() as usize >= n_bits {
            continue;
        }
        let digit = |row: u32| (keys[row as usize] >> shift) as usize & ((1 << n_bits) - 1);
        next.fill(0);
        for &row in &rows {
            next[digit(row) + 1] += 1;
        }
        for value in 1..next.len() {
            next[value] += next[value - 1];
        }
        for &row in &rows {
            let at = &mut next[digit(row)];
            sorted[*at] = row;
            *at += 1;
        }
        std::mem::swap(&mut rows, &mut sorted);
    }
    rows
}

/// A number that sorts as the pair does.
pub(super) fn key_of(first: i32, second: i32) -> u64 {
    let unsigned = |number: i32| u64::from(number as u32 ^ 1 << 31);
    unsigned(first) << 32 | unsigned(second)
}

/// Eight bytes of a text as a number that sorts as they do.
pub(super) fn key_of_bytes(bytes: &[u8]) -> u64 {
    let mut key = [0; 8];
    let n_bytes = bytes.len().min(8);
    key[..n_bytes].copy_from_slice(&bytes[..n_bytes]);
    u64::from_be_bytes(key)
}

pub(super) fn inverse(order: &[u32]) -> Vec<u32> {
    let mut row_of_ordinal = vec![0; order.len()];
    for (row, &ordinal) in order.iter().enumerate() {
        row_of_ordinal[ordinal as usize] = row as u32;
    }
    row_of_ordinal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_by_their_keys_and_equals_stay_in_order() {
        let keys = [3, u64::MAX, 0, 3, 1 << 40, 256];
        let rows = sorted_by_key((0..6).collect(), &keys);
        assert_eq!(rows, [2, 0, 3, 5, 4, 1]);
        assert_eq!(sorted_by_key(Vec::new(), &[]), Vec::<u32>::new());
    }

    #[test]
    fn many_rows_come_as_a_stable_sort_by_comparison_has_them() {
        for n_rows in [MANY - 1, MANY, MANY + 1] {
            // Every digit differs somewhere, and each key is there about four times.
            let n_keys = n_rows as u64 / 4;
            let keys: Vec<u64> = (0..n_rows as u64)
                .map(|row| (row * 7_919 % n_keys).wrapping_mul(0x9E37_79B9_7F4A_7C15))
                .collect();
            let mut expected: Vec<u32> = (0..n_rows as u32).collect();
            expected.sort_by_key(|&row| keys[row as usize]);
            assert_eq!(sorted_by_key((0..n_rows as u32).collect(), &keys), expected);
        }
    }

    #[test]
    fn a_key_sorts_as_its_pair_does() {
        let pairs = [
            (i32::MIN, 5),
            (-1, 0),
            (-1, 7),
            (0, -9),
            (i32::MAX, i32::MIN),
        ];
        assert!(
            pairs
                .windows(2)
                .all(|two| key_of(two[0].0, two[0].1) < key_of(two[1].0, two[1].1))
        );
    }
}

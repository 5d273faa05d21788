//! Sorting by numbers: a count per byte, which is linear and keeps equals in their order.

/// Rows in the order of their keys; rows of the same key stay as they are.
pub(super) fn sorted_by_key(mut rows: Vec<u32>, keys: &[u64]) -> Vec<u32> {
    let mut sorted = vec![0; rows.len()];
    let differing = keys
        .iter()
        .fold(0, |bits, key| bits | (key ^ keys.first().unwrap_or(&0)));
    for shift in (0..u64::BITS).step_by(8) {
        // Most keys share some of their bytes.
        if (differing >> shift).trailing_zeros() >= 8 {
            continue;
        }
        let digit = |row: u32| (keys[row as usize] >> shift & 0xFF) as usize;
        let mut next = [0_usize; 257];
        for &row in &rows {
            next[digit(row) + 1] += 1;
        }
        for value in 0..256 {
            next[value + 1] += next[value];
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

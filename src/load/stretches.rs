//! Records that lie beside each other in a file are read as one stretch of it: a list in the order of the file asks for a hundred of
//! them, and to ask costs more than to read.

use std::ops::Range;

/// What lies between two records that are wanted is read too, up to so many bytes.
const MOST_BETWEEN: usize = 4 << 10;

/// No stretch is longer, but for a record that is.
const LONGEST: usize = 1 << 20;

/// A stretch of the file, and which of the records lie in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its bytes.
    pub bytes: Range<usize>,
    /// Positions among the records that were asked for.
    pub records: Vec<usize>,
}

/// The stretches in which records lie, given by the bytes of each.
pub fn stretches(records: &[Range<usize>]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut after = None;
    // The next one in the file each time: there are a hundred at most, and a sort weighs more than the rest of this.
    let key = |at: usize| (records[at].start, at);
    while let Some(at) = (0..records.len())
        .filter(|at| after.is_none_or(|after| key(*at) > after))
        .min_by_key(|at| key(*at))
    {
        after = Some(key(at));
        let record = records[at].clone();
        match stretches.last_mut() {
            Some(last)
                if record.start <= last.bytes.end + MOST_BETWEEN
                    && record.end <= last.bytes.start + LONGEST =>
            {
                last.bytes.end = last.bytes.end.max(record.end);
                last.records.push(at);
            }
            _ => stretches.push(Stretch {
                bytes: record,
                records: vec![at],
            }),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(records: &[Range<usize>], expected: &[(Range<usize>, &[usize])]) {
        let expected = expected.iter().map(|(bytes, records)| Stretch {
            bytes: bytes.clone(),
            records: records.to_vec(),
        });
        assert_eq!(stretches(records), expected.collect::<Vec<Stretch>>());
    }

    #[test]
    fn neighbours_are_one_stretch_in_the_order_of_the_file() {
        check(&[], &[]);
        check(&[700..900, 0..600], &[(0..900, &[1, 0])]);
        check(&[4_600..4_700, 0..600], &[(0..4_700, &[1, 0])]);
    }

    #[test]
    fn what_lies_far_apart_is_not_read_for_what_is_between() {
        check(
            &[9_000..9_100, 0..600],
            &[(0..600, &[1]), (9_000..9_100, &[0])],
        );
    }

    #[test]
    fn a_stretch_has_an_end_and_a_long_record_is_one() {
        let half = LONGEST / 2;
        check(
            &[
                0..half,
                half..2 * half,
                2 * half..2 * half + 1,
                3 * half..9 * half,
            ],
            &[
                (0..2 * half, &[0, 1]),
                (2 * half..2 * half + 1, &[2]),
                (3 * half..9 * half, &[3]),
            ],
        );
    }
}

//! Many records of a file that is elsewhere: what lies near is read together.

use std::ops::Range;

use crate::columns::sort::sorted_rows;

/// What lies between two records is read with them if it is shorter: a range more costs more than so many bytes.
const GAP_BYTES: usize = 64 << 10;

/// The most that is read at once, of more than one record.
const RANGE_BYTES: usize = 4 << 20;

/// Bytes to be read at once, and the positions of the spans that lie in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadRange {
    /// Where in the file.
    pub bytes: Range<usize>,
    /// Which of the spans.
    pub spans: Vec<usize>,
}

/// The ranges that hold all of some spans of a file, in the order of the file.
pub fn plan_reads(spans: &[Range<usize>]) -> Vec<ReadRange> {
    let in_order = sorted_rows(spans.len(), &|a, b| spans[a].start.cmp(&spans[b].start));
    let mut ranges: Vec<ReadRange> = Vec::new();
    for at in in_order {
        let (at, span) = (at as usize, &spans[at as usize]);
        match ranges.last_mut() {
            Some(range)
                if span.start <= range.bytes.end + GAP_BYTES
                    && span.end <= range.bytes.start + RANGE_BYTES =>
            {
                range.bytes.end = range.bytes.end.max(span.end);
                range.spans.push(at);
            }
            _ => ranges.push(ReadRange {
                bytes: span.clone(),
                spans: vec![at],
            }),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn neighbours_are_read_together_and_what_is_far_is_not() {
        let read = plan_reads(&[700..900, 0..500, 9_000_000..9_000_100]);
        let expected = [(0..900, vec![1, 0]), (9_000_000..9_000_100, vec![2])];
        let expected = expected.map(|(bytes, spans)| ReadRange { bytes, spans });
        assert_eq!(read, expected);
    }

    proptest! {
        #[test]
        fn each_span_is_in_one_piece(starts in prop::collection::vec((0..20_000_000_usize, 0..3_000_000_usize), 0..40)) {
            let spans: Vec<Range<usize>> = starts.iter().map(|&(start, length)| start..start + length).collect();
            let ranges = plan_reads(&spans);
            let mut found: Vec<usize> = ranges.iter().flat_map(|range| range.spans.clone()).collect();
            found.sort_unstable();
            prop_assert!(found.into_iter().eq(0..spans.len()));
            for range in &ranges {
                prop_assert!(range.bytes.len() <= RANGE_BYTES);
                for &at in &range.spans {
                    prop_assert!(range.bytes.start <= spans[at].start && spans[at].end <= range.bytes.end);
                }
            }
        }
    }
}

//! Many records of a file that is elsewhere: what lies near is read together.

use std::ops::Range;

use crate::columns::store::sorted_rows;

/// What lies between two records is read with them if it is shorter: a piece more costs more than so many bytes.
const GAP_BYTES: usize = 64 << 10;

/// The most that is read at once, of more than one record.
const PIECE_BYTES: usize = 4 << 20;

/// Bytes to be read at once, and the positions of the spans that lie in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where in the file.
    pub bytes: Range<usize>,
    /// Which of the spans.
    pub spans: Vec<usize>,
}

/// The pieces that hold all of some spans of a file, in the order of the file.
pub fn pieces(spans: &[Range<usize>]) -> Vec<Piece> {
    let in_order = sorted_rows(spans.len(), &|a, b| spans[a].start.cmp(&spans[b].start));
    let mut pieces: Vec<Piece> = Vec::new();
    for at in in_order {
        let (at, span) = (at as usize, &spans[at as usize]);
        match pieces.last_mut() {
            Some(piece)
                if span.start <= piece.bytes.end + GAP_BYTES
                    && span.end <= piece.bytes.start + PIECE_BYTES =>
            {
                piece.bytes.end = piece.bytes.end.max(span.end);
                piece.spans.push(at);
            }
            _ => pieces.push(Piece {
                bytes: span.clone(),
                spans: vec![at],
            }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn neighbours_are_read_together_and_what_is_far_is_not() {
        let read = pieces(&[700..900, 0..500, 9_000_000..9_000_100]);
        let expected = [(0..900, vec![1, 0]), (9_000_000..9_000_100, vec![2])];
        let expected = expected.map(|(bytes, spans)| Piece { bytes, spans });
        assert_eq!(read, expected);
    }

    proptest! {
        #[test]
        fn each_span_is_in_one_piece(starts in prop::collection::vec((0..20_000_000_usize, 0..3_000_000_usize), 0..40)) {
            let spans: Vec<Range<usize>> = starts.iter().map(|&(start, length)| start..start + length).collect();
            let pieces = pieces(&spans);
            let mut found: Vec<usize> = pieces.iter().flat_map(|piece| piece.spans.clone()).collect();
            found.sort_unstable();
            prop_assert!(found.into_iter().eq(0..spans.len()));
            for piece in &pieces {
                prop_assert!(piece.bytes.len() <= PIECE_BYTES);
                for &at in &piece.spans {
                    prop_assert!(piece.bytes.start <= spans[at].start && spans[at].end <= piece.bytes.end);
                }
            }
        }
    }
}

//! Numbers, sets of rows and texts as one flat piece of bytes, and back.

use crate::columns::row_set::RowSet;
use crate::columns::strings::Texts;

/// Columns one after the other, each behind its length.
#[derive(Debug, Default)]
pub(crate) struct Encoder {
    bytes: Vec<u8>,
}

impl Encoder {
    pub(crate) fn number(&mut self, number: usize) {
        self.bytes.extend_from_slice(&(number as u32).to_le_bytes());
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len());
        self.bytes.extend_from_slice(bytes);
    }

    pub(crate) fn numbers(&mut self, numbers: &mut dyn ExactSizeIterator<Item = u32>) {
        self.number(numbers.len());
        for number in numbers {
            self.bytes.extend_from_slice(&number.to_le_bytes());
        }
    }

    pub(crate) fn rows(&mut self, rows: &RowSet) {
        self.number(rows.n_rows());
        for word in rows.words() {
            self.bytes.extend_from_slice(&word.to_le_bytes());
        }
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    pub(super) fn texts(&mut self, texts: &Texts) {
        self.bytes(&texts.bytes);
        self.numbers(&mut texts.ends.iter().copied());
    }
}

/// Gives the next bytes, as many as there is room for.
pub(crate) struct Decoder<'r> {
    fill: &'r mut dyn FnMut(&mut [u8]),
}

impl<'r> Decoder<'r> {
    pub(crate) fn new(fill: &'r mut dyn FnMut(&mut [u8])) -> Self {
        Self { fill }
    }

    pub(crate) fn number(&mut self) -> usize {
        let mut bytes = [0; 4];
        (self.fill)(&mut bytes);
        u32::from_le_bytes(bytes) as usize
    }

    pub(crate) fn bytes(&mut self) -> Vec<u8> {
        let mut bytes = vec![0; self.number()];
        (self.fill)(&mut bytes);
        bytes
    }

    /// So many numbers of a width, by way of a small piece of memory: a column is never here twice, and asking for bytes costs
    /// more than taking them.
    fn pieces<const WIDTH: usize>(
        &mut self,
        n_numbers: usize,
        take: &mut dyn FnMut(&[[u8; WIDTH]]),
    ) {
        let mut piece = [0; 16_384];
        let mut n_left = n_numbers * WIDTH;
        while n_left > 0 {
            let n_bytes = piece.len().min(n_left);
            (self.fill)(&mut piece[..n_bytes]);
            take(piece[..n_bytes].as_chunks().0);
            n_left -= n_bytes;
        }
    }

    pub(crate) fn numbers(&mut self) -> Vec<u32> {
        let n_numbers = self.number();
        let mut numbers = Vec::with_capacity(n_numbers);
        self.pieces(n_numbers, &mut |fours| {
            numbers.extend(fours.iter().map(|four| u32::from_le_bytes(*four)));
        });
        numbers
    }

    pub(crate) fn rows(&mut self) -> RowSet {
        let n_rows = self.number();
        let mut words = Vec::with_capacity(n_rows.div_ceil(64));
        self.pieces(n_rows.div_ceil(64), &mut |eights| {
            words.extend(eights.iter().map(|eight| u64::from_le_bytes(*eight)));
        });
        RowSet::from_words(words, n_rows)
    }

    pub(crate) fn text(&mut self) -> String {
        String::from_utf8(self.bytes()).unwrap_or_default()
    }

    pub(super) fn minutes(&mut self) -> Vec<i32> {
        let numbers = self.numbers().into_iter();
        numbers.map(|number| number as i32).collect()
    }

    pub(super) fn texts(&mut self) -> Texts {
        Texts {
            bytes: self.bytes(),
            ends: self.numbers(),
        }
    }
}

//! The columns as one flat piece of bytes, for the way from one thread to another. It is never kept: whoever reads it
//! is the same program that wrote it.

use crate::facets::Column;
use crate::incident::Kind;
use crate::mercator::World;
use crate::rows::RowSet;
use crate::store::{Store, Texts};
use crate::when::{Minute, Span};

/// Columns one after the other, each behind its length.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
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

    fn texts(&mut self, texts: &Texts) {
        self.bytes(&texts.bytes);
        self.numbers(&mut texts.ends.iter().copied());
    }
}

/// Gives the next bytes, as many as there is room for.
pub(crate) struct Reader<'r> {
    fill: &'r mut dyn FnMut(&mut [u8]),
}

impl<'r> Reader<'r> {
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

    /// Numbers by way of a small piece of memory: a column is never here twice.
    pub(crate) fn numbers(&mut self) -> Vec<u32> {
        let n_numbers = self.number();
        let mut numbers = Vec::with_capacity(n_numbers);
        let mut piece = [0; 4096];
        while numbers.len() < n_numbers {
            let n_bytes = piece.len().min((n_numbers - numbers.len()) * 4);
            (self.fill)(&mut piece[..n_bytes]);
            let (fours, _) = piece[..n_bytes].as_chunks();
            numbers.extend(fours.iter().map(|four| u32::from_le_bytes(*four)));
        }
        numbers
    }

    pub(crate) fn rows(&mut self) -> RowSet {
        let n_rows = self.number();
        let words = (0..n_rows.div_ceil(64)).map(|_| {
            let mut word = [0; 8];
            (self.fill)(&mut word);
            u64::from_le_bytes(word)
        });
        RowSet::from_words(words.collect(), n_rows)
    }

    pub(crate) fn text(&mut self) -> String {
        String::from_utf8(self.bytes()).unwrap_or_default()
    }

    fn texts(&mut self) -> Texts {
        Texts {
            bytes: self.bytes(),
            ends: self.numbers(),
        }
    }
}

impl Store {
    /// The columns without the text.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut to = Writer::default();
        to.texts(&self.ids);
        for column in [
            &self.text_start,
            &self.text_len,
            &self.rows_by_id,
            &self.rows_by_time,
            &self.killed,
            &self.injured,
            &self.category,
        ] {
            to.numbers(&mut column.iter().copied());
        }
        for column in [&self.start, &self.end] {
            to.numbers(&mut column.iter().map(|&minute| minute as u32));
        }
        to.numbers(&mut self.world.iter().map(|world| world.x));
        to.numbers(&mut self.world.iter().map(|world| world.y));
        to.numbers(&mut self.uncertainty_m.iter().map(|metres| metres.to_bits()));
        to.bytes(
            &self
                .kinds
                .iter()
                .map(|&kind| kind as u8)
                .collect::<Vec<u8>>(),
        );
        to.bytes(&self.coarse_from);
        for rows in [
            &self.open_ended,
            &self.about,
            &self.exact,
            &self.incidents,
            &self.drawable,
            &self.positioned,
        ] {
            to.rows(rows);
        }
        let extent = self.extent.map(|extent| [extent.start(), extent.end()]);
        let extent: Vec<u32> = extent
            .iter()
            .flatten()
            .map(|minute| minute.0 as u32)
            .collect();
        to.numbers(&mut extent.into_iter());
        to.number(self.columns.len());
        for column in &self.columns {
            column.write(&mut to);
        }
        to.bytes
    }

    /// The store whose bytes these are: `fill` gives the next ones, as many as there is room for.
    pub fn from_bytes(fill: &mut dyn FnMut(&mut [u8])) -> Self {
        let mut from = Reader::new(fill);
        let minutes = |from: &mut Reader<'_>| -> Vec<i32> {
            from.numbers()
                .into_iter()
                .map(|number| number as i32)
                .collect()
        };
        Self {
            ids: from.texts(),
            text_start: from.numbers(),
            text_len: from.numbers(),
            rows_by_id: from.numbers(),
            rows_by_time: from.numbers(),
            killed: from.numbers(),
            injured: from.numbers(),
            category: from.numbers(),
            start: minutes(&mut from),
            end: minutes(&mut from),
            world: {
                let x = from.numbers();
                let y = from.numbers();
                x.into_iter().zip(y).map(|(x, y)| World { x, y }).collect()
            },
            uncertainty_m: from.numbers().into_iter().map(f32::from_bits).collect(),
            kinds: {
                let kind = |kind: u8| Kind::ALL.get(usize::from(kind)).copied();
                let kinds = from.bytes().into_iter();
                kinds
                    .map(|code| kind(code).unwrap_or(Kind::Incident))
                    .collect()
            },
            coarse_from: from.bytes(),
            open_ended: from.rows(),
            about: from.rows(),
            exact: from.rows(),
            incidents: from.rows(),
            drawable: from.rows(),
            positioned: from.rows(),
            extent: match minutes(&mut from).as_slice() {
                [start, end] => Span::new(Minute(*start), Minute(*end)),
                _ => None,
            },
            columns: (0..from.number())
                .map(|_| Column::read(&mut from))
                .collect(),
            ..Self::default()
        }
    }
}

//! The columns as one flat piece of bytes, for the way from one thread to another. It is never kept: whoever reads it
//! is the same program that wrote it.

use crate::columns::facet_column::Column;
use crate::columns::row_set::RowSet;
use crate::columns::store::{Store, Texts};
use crate::model::civil::{Minute, Span};
use crate::model::edition::Version;
use crate::model::incident::Kind;
use crate::model::mercator::World;

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

    fn minutes(&mut self) -> Vec<i32> {
        let numbers = self.numbers().into_iter();
        numbers.map(|number| number as i32).collect()
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
            &self.rows_by_end,
            &self.killed,
            &self.injured,
            &self.category,
        ] {
            to.numbers(&mut column.iter().copied());
        }
        for column in [&self.start, &self.end, &self.corrected] {
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
        to.number(self.version.0 as usize);
        to.number(self.columns.len());
        for column in &self.columns {
            column.write(&mut to);
        }
        to.bytes
    }

    /// The store whose bytes these are: `fill` gives the next ones, as many as there is room for.
    pub fn from_bytes(fill: &mut dyn FnMut(&mut [u8])) -> Self {
        let mut arriving = Arriving::default();
        loop {
            if let Some(store) = arriving.take(fill) {
                return store;
            }
        }
    }
}

/// A store on its way from another thread. Its columns are taken one by one, so that a page can do something else in between.
#[derive(Debug, Default)]
pub struct Arriving {
    store: Store,
    n_taken: usize,
    n_columns: usize,
}

/// Takes what [`Store::to_bytes`] writes next.
type Take = fn(&mut Store, &mut Reader<'_>);

/// All but the facets, in the order of the bytes.
const COLUMNS: &[Take] = &[
    |store, from| store.ids = from.texts(),
    |store, from| store.text_start = from.numbers(),
    |store, from| store.text_len = from.numbers(),
    |store, from| store.rows_by_id = from.numbers(),
    |store, from| store.rows_by_time = from.numbers(),
    |store, from| store.rows_by_end = from.numbers(),
    |store, from| store.killed = from.numbers(),
    |store, from| store.injured = from.numbers(),
    |store, from| store.category = from.numbers(),
    |store, from| store.start = from.minutes(),
    |store, from| store.end = from.minutes(),
    |store, from| store.corrected = from.minutes(),
    |store, from| {
        store.world = from
            .numbers()
            .into_iter()
            .map(|x| World { x, y: 0 })
            .collect();
    },
    |store, from| {
        store
            .world
            .iter_mut()
            .zip(from.numbers())
            .for_each(|(world, y)| world.y = y);
    },
    |store, from| store.uncertainty_m = from.numbers().into_iter().map(f32::from_bits).collect(),
    |store, from| {
        let kind = |code: u8| Kind::ALL.get(usize::from(code)).copied();
        let kinds = from.bytes().into_iter();
        store.kinds = kinds
            .map(|code| kind(code).unwrap_or(Kind::Incident))
            .collect();
    },
    |store, from| store.coarse_from = from.bytes(),
    |store, from| store.open_ended = from.rows(),
    |store, from| store.about = from.rows(),
    |store, from| store.exact = from.rows(),
    |store, from| store.incidents = from.rows(),
    |store, from| store.drawable = from.rows(),
    |store, from| store.positioned = from.rows(),
    |store, from| {
        store.extent = match from.minutes().as_slice() {
            [start, end] => Span::new(Minute(*start), Minute(*end)),
            _ => None,
        }
    },
    |store, from| store.version = Version(from.number() as u32),
];

impl Arriving {
    /// Takes the next column: `fill` gives the next bytes, as many as there is room for. With the last one the store is there.
    pub fn take(&mut self, fill: &mut dyn FnMut(&mut [u8])) -> Option<Store> {
        let mut from = Reader::new(fill);
        match COLUMNS.get(self.n_taken) {
            Some(take) => take(&mut self.store, &mut from),
            None if self.n_taken == COLUMNS.len() => self.n_columns = from.number(),
            None => self.store.columns.push(Column::read(&mut from)),
        }
        self.n_taken += 1;
        let is_over = self.n_taken == COLUMNS.len() + 1 + self.n_columns;
        is_over.then(|| std::mem::take(&mut self.store))
    }
}

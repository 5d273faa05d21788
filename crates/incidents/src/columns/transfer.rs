//! The columns, and the report of reading them, as one flat piece of bytes, for the way from one thread to another. It is never kept: whoever reads it
//! is the same program that wrote it.

use crate::columns::codec::{Decoder, Encoder};
use crate::columns::facet_column::FacetColumn;
use crate::columns::store::Store;
use crate::model::civil::{Minute, Span};
use crate::model::edition::Fingerprint;
use crate::model::incident::Kind;
use crate::model::mercator::World;
use crate::model::report::{Problem, Report, Severity};
use crate::model::said::Said;

impl Store {
    /// The columns without the text.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut to = Encoder::default();
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
        let Fingerprint { short, sha256 } = self.fingerprint;
        to.number(short as usize);
        let halves = sha256.map(|number| [(number >> 32) as u32, number as u32]);
        let halves: Vec<u32> = halves.into_iter().flatten().collect();
        to.numbers(&mut halves.into_iter());
        to.number(self.columns.len());
        for column in &self.columns {
            column.write(&mut to);
        }
        to.into_bytes()
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

impl Report {
    /// The report as one piece of bytes, for the way from one thread to another.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut to = Encoder::default();
        for number in self.numbers() {
            to.number(number);
        }
        to.number(self.problems().len());
        for problem in self.problems() {
            to.number(problem.severity as usize);
            for number in [problem.record, problem.line] {
                to.number(number.unwrap_or(0) as usize);
            }
            for text in [&problem.id, &problem.field] {
                to.number(usize::from(text.is_some()));
                to.bytes(text.as_deref().unwrap_or_default().as_bytes());
            }
            to.bytes(problem.message.as_sentence().as_carried().as_bytes());
        }
        to.into_bytes()
    }

    /// The report whose bytes these are: `fill` gives the next ones, as many as there is room for.
    pub fn from_bytes(fill: &mut dyn FnMut(&mut [u8])) -> Self {
        let mut from = Decoder::new(fill);
        let numbers = [(); 6].map(|()| from.number());
        let problem = |from: &mut Decoder<'_>| {
            let severity = match from.number() {
                0 => Severity::Note,
                1 => Severity::FieldDropped,
                2 => Severity::RecordDropped,
                _ => Severity::FileBroken,
            };
            let [record, line] = [(); 2].map(|()| {
                let number = from.number() as u32;
                Some(number).filter(|&number| number > 0)
            });
            let [id, field] = [(); 2].map(|()| {
                let is_there = from.number() == 1;
                Some(from.text()).filter(|_| is_there)
            });
            Problem {
                severity,
                record,
                line,
                id,
                field,
                message: Said::from_carried(from.text()),
            }
        };
        let problems = (0..from.number()).map(|_| problem(&mut from)).collect();
        Self::from_parts(problems, numbers)
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
type Take = fn(&mut Store, &mut Decoder<'_>);

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
    |store, from| store.fingerprint.short = from.number() as u32,
    |store, from| {
        store.fingerprint.sha256 = match *from.numbers() {
            [high, low] => Some(u64::from(high) << 32 | u64::from(low)),
            _ => None,
        }
    },
];

impl Arriving {
    /// Takes the next column: `fill` gives the next bytes, as many as there is room for. With the last one the store is there.
    pub fn take(&mut self, fill: &mut dyn FnMut(&mut [u8])) -> Option<Store> {
        let mut from = Decoder::new(fill);
        match COLUMNS.get(self.n_taken) {
            Some(take) => take(&mut self.store, &mut from),
            None if self.n_taken == COLUMNS.len() => self.n_columns = from.number(),
            None => self.store.columns.push(FacetColumn::read(&mut from)),
        }
        self.n_taken += 1;
        let is_over = self.n_taken == COLUMNS.len() + 1 + self.n_columns;
        is_over.then(|| std::mem::take(&mut self.store))
    }
}

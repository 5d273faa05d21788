//! How a facet's column is filled, record by record. A record's values are looked up by hash and noted as the gap to
//! the last record that had them: about a byte each, until the order of the rows is known.

use crate::columns::facet_column::{FacetColumn, FacetValue, Rows, order};
use crate::columns::row_set::RowSet;
use crate::columns::sort::sorted_rows;
use crate::columns::strings::Texts;
use crate::model::facet::{Facet, UNSPECIFIED};
use crate::model::incident::{ActorRole, Incident, OccurrenceStatus, ResponsibilityStatus};
use crate::model::place::PlacePrecision;

impl Facet {
    /// Visits the values of a record, each a code with the words for it where the record has them.
    fn values<'a>(self, incident: &'a Incident, visit: &mut dyn FnMut(&'a str, Option<&'a str>)) {
        let mut one =
            |code: Option<&'static str>| code.into_iter().for_each(|code| visit(code, None));
        match self {
            Self::Kind => one(Some(incident.kind.code())),
            Self::Status => one(incident.occurrence_status.map(OccurrenceStatus::code)),
            Self::Responsibility => one(incident
                .responsibility_status
                .map(ResponsibilityStatus::code)),
            Self::PlacePrecision => one(incident.place.precision.map(PlacePrecision::code)),
            Self::DatePrecision => one(Some(incident.date_precision().code())),
            Self::Type => incident
                .categories
                .iter()
                .for_each(|code| visit(code, None)),
            Self::Method => incident.methods.iter().for_each(|code| visit(code, None)),
            Self::Target => incident.targets.iter().for_each(|code| visit(code, None)),
            // A name is its own code.
            Self::Place => incident
                .place
                .admin1
                .iter()
                .for_each(|name| visit(name, Some(name))),
            Self::Publisher => {
                let publishers = incident.sources.iter();
                publishers
                    .filter_map(|source| source.publisher.as_ref())
                    .for_each(|name| visit(name, Some(name)));
            }
            Self::Perpetrator => actors(incident, ActorRole::AllegedPerpetrator, visit),
            Self::Hit => actors(incident, ActorRole::Target, visit),
            Self::Speaker => actors(incident, ActorRole::Speaker, visit),
            Self::Reporter => actors(incident, ActorRole::Reporter, visit),
            Self::OverlayArea | Self::Changed => {}
        }
    }
}

fn actors<'a>(
    incident: &'a Incident,
    role: ActorRole,
    visit: &mut dyn FnMut(&'a str, Option<&'a str>),
) {
    for actor in incident
        .actors
        .iter()
        .filter(|actor| actor.role == Some(role))
    {
        visit(&actor.id, Some(&actor.name));
    }
}

/// Collects the values of a facet, row by row.
#[derive(Debug)]
pub(crate) struct FacetBuilder {
    facet: Facet,
    codes: Interner,
    values: Vec<Collected>,
}

/// The records that have a value.
#[derive(Debug, Default)]
struct Collected {
    name: Option<String>,
    /// How many records lie between two that have it, seven bits to a byte, lowest first.
    gaps: Vec<u8>,
    /// The first record that could have it next.
    next: u32,
}

impl Collected {
    fn push(&mut self, ordinal: u32) {
        if ordinal < self.next {
            return;
        }
        let mut gap = ordinal - self.next;
        while gap >= 0x80 {
            self.gaps.push(gap as u8 | 0x80);
            gap >>= 7;
        }
        self.gaps.push(gap as u8);
        self.next = ordinal + 1;
    }

    fn ordinals(&self) -> impl Iterator<Item = u32> {
        let (mut bytes, mut next) = (self.gaps.iter(), 0);
        std::iter::from_fn(move || {
            let (mut gap, mut shift) = (0, 0);
            loop {
                let byte = *bytes.next()?;
                gap |= u32::from(byte & 0x7F) << shift;
                shift += 7;
                if byte < 0x80 {
                    next += gap + 1;
                    return Some(next - 1);
                }
            }
        })
    }
}

impl FacetBuilder {
    pub(crate) fn new(facet: Facet) -> Self {
        Self {
            facet,
            codes: Interner::default(),
            values: Vec::new(),
        }
    }

    pub(crate) fn facet(&self) -> Facet {
        self.facet
    }

    /// Takes the next record, and gives the number of its first value.
    pub(crate) fn push(&mut self, ordinal: u32, incident: &Incident) -> Option<u32> {
        let mut first = None;
        let Self {
            facet,
            codes,
            values,
        } = self;
        facet.values(incident, &mut |code, name| {
            let number = codes.number_of(code);
            if number as usize == values.len() {
                values.push(Collected {
                    name: name.map(str::to_owned),
                    ..Collected::default()
                });
            }
            values[number as usize].push(ordinal);
            first.get_or_insert(number);
        });
        first
    }

    /// The column, and for each number its place among the values; the last is that of records without a value.
    /// `row_of_ordinal` says where in the store the record pushed as number `n` came to lie.
    pub(crate) fn finish(mut self, row_of_ordinal: &[u32]) -> (FacetColumn, Vec<u32>) {
        let n_rows = row_of_ordinal.len();
        let mut without = RowSet::all(n_rows);
        for value in &self.values {
            for ordinal in value.ordinals() {
                without.remove(row_of_ordinal[ordinal as usize]);
            }
        }
        let n_without = without.count();
        let n_stated = self.values.len();
        let unspecified = match n_without {
            0 => None,
            _ => Some(self.codes.number_of(UNSPECIFIED) as usize),
        };
        if unspecified == Some(n_stated) {
            self.values.push(Collected::default());
        }
        let codes = &self.codes.texts;
        let in_order = sorted_rows(self.values.len(), &|a, b| {
            codes.bytes(a).cmp(codes.bytes(b))
        });
        let mut places = vec![0; n_stated + 1];
        let mut values = Vec::with_capacity(in_order.len());
        for &number in &in_order {
            let number = number as usize;
            let place = values.len() as u32;
            if let Some(slot) = places.get_mut(number).filter(|_| number < n_stated) {
                *slot = place;
            }
            let collected = std::mem::take(&mut self.values[number]);
            let mut rows: Vec<u32> = collected
                .ordinals()
                .map(|ordinal| row_of_ordinal[ordinal as usize])
                .collect();
            if unspecified == Some(number) {
                places[n_stated] = place;
                rows.extend(without.iter());
            }
            values.push(FacetValue {
                code: codes.get(number).into(),
                name: collected.name.map(Into::into),
                rows: Rows::new(rows, n_rows),
            });
        }
        let column = FacetColumn {
            order: order(self.facet, &values),
            facet: self.facet,
            values,
        };
        (column, places)
    }
}

/// Gives each text a number, in the order in which they first come.
#[derive(Debug, Default)]
struct Interner {
    texts: Texts,
    /// Numbers from 1 at the place that the text's hash says or at the next free one; 0 is free. Never more than half full.
    slots: Vec<u32>,
}

impl Interner {
    fn number_of(&mut self, text: &str) -> u32 {
        if self.texts.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot_of(text.as_bytes());
        if self.slots[slot] == 0 {
            self.texts.push(text);
            self.slots[slot] = self.texts.len() as u32;
        }
        self.slots[slot] - 1
    }

    fn slot_of(&self, text: &[u8]) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash_of(text) as usize & mask;
        loop {
            match self.slots[slot] {
                0 => return slot,
                number if self.texts.bytes(number as usize - 1) == text => return slot,
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(16)];
        for number in 0..self.texts.len() {
            let slot = self.slot_of(self.texts.bytes(number));
            self.slots[slot] = number as u32 + 1;
        }
    }
}

/// Quick rather than good: eight bytes at a time, and the high bits into the low ones that choose the slot.
fn hash_of(text: &[u8]) -> u64 {
    let mix = |hash: u64, word: u64| {
        (hash ^ word)
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .rotate_left(29)
    };
    let (words, rest) = text.as_chunks::<8>();
    let mut hash = words.iter().fold(text.len() as u64, |hash, word| {
        mix(hash, u64::from_le_bytes(*word))
    });
    for &byte in rest {
        hash = mix(hash, u64::from(byte));
    }
    hash ^ hash >> 32
}

//! Records with all changes made.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use incidents::model::incident::{Correction, Incident};

use crate::change::{Change, Edit, added, edited};

/// Records after changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Applied<'r> {
    /// In their order, with the additions at the end: what no change is about is lent.
    pub records: Vec<Cow<'r, Incident>>,
    /// What was taken away: the record's id, the day (ISO 8601), and why.
    pub withdrawn: Vec<(String, String, String)>,
    /// Which changes could not be made: their record is not there (any more), an addition's id is taken, or the edit is refused.
    pub lost: Vec<usize>,
}

/// Makes changes one after the other; later ones win. An edit with a word is a correction, and the record is updated on its day.
///
/// Its time grows with the records and the changes, not with their product. An id that two records have is the first one's.
pub fn applied<'r>(records: impl Iterator<Item = &'r Incident>, changes: &[Change]) -> Applied<'r> {
    let mut work = Work::of(records, changes);
    let mut lost = Vec::new();
    for (at, change) in changes.iter().enumerate() {
        if work.make(at, change).is_none() {
            lost.push(at);
        }
    }
    let retypes = &work.retypes;
    let slots = work.slots.into_iter();
    let records = slots.filter_map(|slot| slot.at_the_end(retypes)).collect();
    Applied {
        records,
        withdrawn: work.withdrawn.into_iter().flatten().collect(),
        lost,
    }
}

/// A record while changes are made.
enum Slot<'r> {
    /// As it was: its types have been through no change.
    Lent(&'r Incident),
    /// Changed, and the first change that its types have not been through.
    Own(Box<Incident>, usize),
    /// Taken away.
    Gone,
}

impl<'r> Slot<'r> {
    /// With all types as they are in the end.
    fn at_the_end(self, retypes: &Retypes<'_>) -> Option<Cow<'r, Incident>> {
        match self {
            Self::Lent(record) => {
                let types = retyped(record, |code| retypes.of_all.get(code).copied());
                let Some(categories) = types else {
                    return Some(Cow::Borrowed(record));
                };
                let mut record = record.clone();
                record.categories = categories;
                Some(Cow::Owned(record))
            }
            Self::Own(mut record, from) => {
                retypes.bring(&mut record, from, usize::MAX);
                Some(Cow::Owned(*record))
            }
            Self::Gone => None,
        }
    }

    /// As it is before a change.
    fn before(&self, at: usize, retypes: &Retypes<'_>) -> Option<Incident> {
        let (mut record, from) = match self {
            Self::Lent(record) => ((*record).clone(), 0),
            Self::Own(record, from) => (record.as_ref().clone(), *from),
            Self::Gone => return None,
        };
        retypes.bring(&mut record, from, at);
        Some(record)
    }
}

/// Records while changes are made.
struct Work<'r, 'c> {
    slots: Vec<Slot<'r>>,
    /// Where the records are that changes name.
    rows: HashMap<&'c str, usize>,
    withdrawn: Vec<Option<(String, String, String)>>,
    /// Which of these an id has.
    gone: HashMap<&'c str, usize>,
    retypes: Retypes<'c>,
}

impl<'r, 'c> Work<'r, 'c> {
    fn of(records: impl Iterator<Item = &'r Incident>, changes: &'c [Change]) -> Self {
        let named: HashSet<&'c str> = changes.iter().filter_map(id_of).collect();
        let (mut slots, mut rows) = (Vec::new(), HashMap::new());
        for record in records {
            if let Some(id) = named.get(record.id.as_str()) {
                rows.entry(*id).or_insert(slots.len());
            }
            slots.push(Slot::Lent(record));
        }
        Self {
            slots,
            rows,
            withdrawn: Vec::new(),
            gone: HashMap::new(),
            retypes: Retypes::of(changes),
        }
    }

    /// Makes one change; nothing where it cannot be made.
    fn make(&mut self, at: usize, change: &'c Change) -> Option<()> {
        match change {
            // Types are looked at once, when all else is done.
            Change::Retype { .. } => Some(()),
            Change::Edit { id, edit, word, on } => {
                let correction = word.as_deref().map(|word| (word.trim(), on.as_str()));
                self.edit(at, id, (edit, correction))
            }
            Change::Add { id, edit } => self.add(at, id, edit),
            Change::Withdraw { id, reason, on } => {
                let row = self.rows.remove(id.as_str())?;
                *self.slots.get_mut(row)? = Slot::Gone;
                self.gone.insert(id, self.withdrawn.len());
                let withdrawn = (id.clone(), on.clone(), reason.clone());
                self.withdrawn.push(Some(withdrawn));
                Some(())
            }
        }
    }

    fn edit(
        &mut self,
        at: usize,
        id: &str,
        (edit, correction): (&Edit, Option<(&str, &str)>),
    ) -> Option<()> {
        let row = *self.rows.get(id)?;
        let slot = self.slots.get_mut(row)?;
        let mut record = edited(&slot.before(at, &self.retypes)?, edit).ok()?;
        if let Some((word, on)) = correction.filter(|(word, _)| !word.is_empty()) {
            record.corrections.push(Correction {
                on: Some(on.to_owned()),
                what: word.to_owned(),
            });
            record.updated = Some(on.to_owned());
        }
        *slot = Slot::Own(Box::new(record), at);
        Some(())
    }

    fn add(&mut self, at: usize, id: &'c str, edit: &Edit) -> Option<()> {
        if self.rows.contains_key(id) {
            return None;
        }
        let record = added(id, edit).ok()?;
        // What is there again was not taken away.
        if let Some(withdrawn) = self.gone.remove(id) {
            *self.withdrawn.get_mut(withdrawn)? = None;
        }
        self.rows.insert(id, self.slots.len());
        self.slots.push(Slot::Own(Box::new(record), at));
        Some(())
    }
}

/// The record that a change is about.
fn id_of(change: &Change) -> Option<&str> {
    match change {
        Change::Retype { .. } => None,
        Change::Edit { id, .. } | Change::Add { id, .. } | Change::Withdraw { id, .. } => Some(id),
    }
}

/// What a record's types become, each once, if any of them becomes another.
fn retyped<'c>(
    record: &Incident,
    become_of: impl Fn(&str) -> Option<&'c str>,
) -> Option<Vec<String>> {
    let is_other = |code: &String| become_of(code).is_some_and(|new| new != code);
    if !record.categories.iter().any(is_other) {
        return None;
    }
    let mut codes: Vec<String> = Vec::new();
    for code in &record.categories {
        let code = become_of(code).unwrap_or(code);
        if !code.is_empty() && !codes.iter().any(|known| known == code) {
            codes.push(code.to_owned());
        }
    }
    Some(codes)
}

/// What types become, and when.
struct Retypes<'c> {
    /// For each code which changes it goes with, and what it becomes there.
    from: HashMap<&'c str, Vec<(usize, &'c str)>>,
    /// What becomes of a code that is there from the beginning.
    of_all: HashMap<&'c str, &'c str>,
}

impl<'c> Retypes<'c> {
    fn of(changes: &'c [Change]) -> Self {
        let mut from: HashMap<&str, Vec<(usize, &str)>> = HashMap::new();
        let mut of_all: HashMap<&str, &str> = HashMap::new();
        let retypes = changes.iter().enumerate().filter_map(|(at, it)| match it {
            Change::Retype { from, to } => Some((at, from.as_str(), to.as_str())),
            _ => None,
        });
        for (at, code, to) in retypes.clone() {
            from.entry(code).or_default().push((at, to));
        }
        // From the last to the first: what a code becomes is known to the end already.
        for (_, code, to) in retypes.rev() {
            let end = of_all.get(to).copied().unwrap_or(to);
            of_all.insert(code, end);
        }
        Self { from, of_all }
    }

    /// Gives a record the types that its own become by the changes from one on and before another.
    fn bring(&self, record: &mut Incident, start: usize, end: usize) {
        if let Some(codes) = retyped(record, |code| self.between(code, start, end)) {
            record.categories = codes;
        }
    }

    /// What a code becomes by the changes from one on and before another, if they are about it.
    fn between(&self, code: &str, mut start: usize, end: usize) -> Option<&'c str> {
        let mut new = None;
        while let Some(changes) = self.from.get(new.unwrap_or(code)) {
            let next = changes.partition_point(|(at, _)| *at < start);
            match changes.get(next) {
                Some((at, to)) if *at < end => (new, start) = (Some(*to), at + 1),
                _ => break,
            }
        }
        new
    }
}

#[cfg(test)]
mod tests;

//! Which member of a record is meant by a property's name.

use std::borrow::Cow;

use crate::model::hash::{START, step};
use crate::model::text::translated;
use crate::schema::table::{MEMBERS, MemberReader};

/// Names of properties with the members of a record that they stand for.
///
/// Our own names are known without configuration; `fields` in the map file names others. Letter
/// case, spaces and hyphens do not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldMap {
    /// In the order of the names' hashes.
    names: Vec<Known>,
    /// Whether an id among the properties comes before the feature's own.
    prefers_own_id: bool,
}

/// A name for a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    hash: u64,
    name: Cow<'static, str>,
    /// Position in the table of members.
    pub(crate) member: usize,
    /// Which of the member's names it is: the first that says something counts.
    pub(crate) rank: u16,
}

impl Default for FieldMap {
    fn default() -> Self {
        let mut map = Self {
            names: Vec::new(),
            prefers_own_id: false,
        };
        for (member, row) in MEMBERS.iter().enumerate() {
            if !matches!(row.reader, MemberReader::Unread) {
                map.add(member, std::iter::once(Cow::Borrowed(row.name)));
            }
        }
        map.sort();
        map
    }
}

impl FieldMap {
    /// How many members our records can have.
    pub(crate) const N_MEMBERS: usize = MEMBERS.len();

    /// Says under which names, the first that says something counting, a file has a member of
    /// our records; `date` with two names is start and end. `false` where we have no such member.
    pub fn rename(&mut self, member: &str, names: &[&str]) -> bool {
        let Some(position) = Self::member(member) else {
            return false;
        };
        if let ("date", [start, end]) = (MEMBERS[position].name, names) {
            self.forget(position);
            return self.rename("date_start", &[start]) && self.rename("date_end", &[end]);
        }
        self.prefers_own_id |= MEMBERS[position].name == "id" && !names.is_empty();
        self.forget(position);
        self.add(
            position,
            names.iter().map(|&name| Cow::Owned(name.to_owned())),
        );
        self.sort();
        true
    }

    /// The members that a property's name stands for, as we call them, each with its rank: of several properties that stand for one
    /// member, the one with the lowest counts.
    ///
    /// ```
    /// use incidents::schema::names::FieldMap;
    ///
    /// let fields = FieldMap::default();
    /// assert_eq!(fields.members_named("Place precision").collect::<Vec<_>>(), [("place_precision", 0)]);
    /// ```
    pub fn members_named<'m>(&'m self, name: &'m str) -> impl Iterator<Item = (&'static str, u16)> {
        let member = |known: &Known| (MEMBERS.get(known.member).map(|row| row.name), known.rank);
        self.known(name)
            .map(member)
            .filter_map(|(name, rank)| Some((name?, rank)))
    }

    /// The names that the map file gives, each with the member that it is for, as we call it.
    pub fn said(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.names.iter().filter_map(|known| match &known.name {
            Cow::Owned(name) => Some((MEMBERS.get(known.member)?.name, name.as_str())),
            Cow::Borrowed(_) => None,
        })
    }

    /// Our own name for a member, if the name is one, in any case.
    pub fn own_name(name: &str) -> Option<&'static str> {
        Self::member(name)
            .and_then(|at| MEMBERS.get(at))
            .map(|row| row.name)
    }

    /// Whether a property is read that is called so, by our own name or by one of the map file's.
    #[inline(never)]
    pub fn is_read(&self, name: &str) -> bool {
        let is_read = |at: usize| !matches!(MEMBERS[at].reader, MemberReader::Unread);
        translated(name).is_some()
            || Self::member(name).is_some_and(is_read)
            || self.known(name).any(|known| is_read(known.member))
    }

    /// Which of our records' members is called so.
    pub(crate) fn member(name: &str) -> Option<usize> {
        MEMBERS.iter().position(|row| is_same_name(row.name, name))
    }

    /// Whether the map file says which property is the id.
    pub fn prefers_own_id(&self) -> bool {
        self.prefers_own_id
    }

    /// What our records' members are called.
    pub(crate) fn members() -> impl Iterator<Item = &'static str> {
        MEMBERS.iter().map(|row| row.name)
    }

    /// The members that a property's name stands for.
    pub(crate) fn known<'m>(&'m self, name: &'m str) -> impl Iterator<Item = &'m Known> {
        let hash = hash_of(name);
        let first = self.names.partition_point(|known| known.hash < hash);
        let same_hash = self
            .names
            .iter()
            .skip(first)
            .take_while(move |known| known.hash == hash);
        same_hash.filter(move |known| is_same_name(&known.name, name))
    }

    fn add(&mut self, member: usize, names: impl Iterator<Item = Cow<'static, str>>) {
        let known = |(rank, name): (usize, Cow<'static, str>)| Known {
            hash: hash_of(&name),
            name,
            member,
            rank: u16::try_from(rank).unwrap_or(u16::MAX),
        };
        self.names.extend(names.enumerate().map(known));
    }

    fn forget(&mut self, member: usize) {
        self.names.retain(|known| known.member != member);
    }

    /// Puts the names in their order. Of spellings that are one name the first counts: a property is looked up in no
    /// more time for however many of them there are.
    fn sort(&mut self) {
        self.names
            .sort_by_key(|known| (known.hash, known.member, known.rank));
        self.names.dedup_by(|known, before| {
            known.member == before.member && is_same_name(&known.name, &before.name)
        });
    }
}

/// A byte of a name as it is compared.
fn folded(byte: u8) -> u8 {
    match byte {
        b' ' | b'-' | b':' => b'_',
        _ => byte.to_ascii_lowercase(),
    }
}

fn is_same_name(a: &str, b: &str) -> bool {
    let is_same = |(a, b): (&u8, &u8)| a == b || folded(*a) == folded(*b);
    // Mostly the very name.
    a == b || a.len() == b.len() && a.as_bytes().iter().zip(b.as_bytes()).all(is_same)
}

fn hash_of(name: &str) -> u64 {
    let mut state = START;
    for byte in name.as_bytes() {
        state = step(state, folded(*byte));
    }
    state
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(map: &FieldMap, name: &str, expect: &[&str]) {
        let found: Vec<&str> = map
            .known(name)
            .map(|known| MEMBERS[known.member].name)
            .collect();
        assert_eq!(found, expect, "{name}");
    }

    #[test]
    fn our_names_are_known_whatever_their_case() {
        let map = FieldMap::default();
        check(&map, "title", &["title"]);
        check(&map, "Date Text", &["date_text"]);
        check(&map, "event_id_cnty", &[]);
        check(&map, "clock", &[]);
        check(&map, "marker-color", &[]);
        check(&map, "__proto__", &[]);
    }

    #[test]
    fn a_name_in_the_map_file_replaces_the_usual_ones() {
        let mut map = FieldMap::default();
        assert!(map.rename("title", &["HEADLINE"]));
        check(&map, "headline", &["title"]);
        check(&map, "name", &[]);
        assert!(map.rename("date", &["from", "to"]));
        check(&map, "to", &["date_end"]);
        check(&map, "date", &[]);
        assert!(map.rename("category", &[]));
        check(&map, "category", &[]);
        assert!(!map.rename("colour", &["color"]));
    }

    #[test]
    fn spellings_of_one_name_are_one_with_the_rank_of_the_first() {
        let mut map = FieldMap::default();
        assert!(map.rename(
            "title",
            &["Kopf", "event head", "Event-Head", "EVENT_HEAD", "kopf"]
        ));
        let ranks = |name| map.known(name).map(|known| known.rank).collect::<Vec<_>>();
        assert_eq!((ranks("event head"), ranks("KOPF")), (vec![1], vec![0]));
    }

    #[test]
    fn no_member_has_a_name_twice() {
        let map = FieldMap::default();
        for pair in map.names.windows(2) {
            assert!(
                pair[0].hash != pair[1].hash || pair[0].member != pair[1].member,
                "{pair:?}"
            );
        }
    }
}

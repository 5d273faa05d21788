//! Types that are nearly one: `Air strikes`, `air_strike` and `air strke`.

use std::collections::HashMap;

use incidents::model::incident::Incident;
use incidents::search::fold::fold;
use incidents::search::nearness::Target;

use crate::change::Change;
use crate::offers::{About, MAX_IDS, Offer};

/// A word of fewer letters is one letter away from many others that mean something else.
const LEAST_LETTERS: usize = 5;

/// No word of a code is longer, and a column of sentences has no types.
const MOST_LETTERS: usize = 40;

/// A column of texts of which nearly each is another one has no types either.
const MOST_TYPES: usize = 10_000;

/// So often as each of them a type occurs for which two slips may stand that are far from each other.
const MUCH_MORE: usize = 10;

/// The types that are nearly one with a more frequent one, of which at most one is known: it is offered to take that one for each. No type
/// is offered for one that is itself offered for another.
pub(super) fn nearly_one(records: &[&Incident], known: &[&str]) -> Vec<Offer> {
    let mut spellings = spellings(records);
    if spellings.len() > MOST_TYPES {
        return Vec::new();
    }
    let is_known = |code: &str| known.contains(&code);
    spellings.sort_by(|a, b| {
        let order = |it: &Spelling<'_>| (it.n_records, is_known(it.code));
        order(b).cmp(&order(a)).then_with(|| a.code.cmp(b.code))
    });
    let mut groups = Groups::default();
    let mut offers = Vec::new();
    for spelling in &spellings {
        let words = Words::of(spelling.code);
        let is_known = is_known(spelling.code);
        if words.0.is_empty() {
            continue;
        }
        match groups.one_for(spelling, &words, is_known) {
            Some(first) => offers.push(offer(records, spelling, first)),
            None => groups.begin(spelling, words, is_known),
        }
    }
    offers
}

fn offer(records: &[&Incident], from: &Spelling<'_>, to: &Spelling<'_>) -> Offer {
    let of = from.rows.iter().filter_map(|row| records.get(*row));
    let (from_code, to_code) = (from.code.to_owned(), to.code.to_owned());
    Offer {
        about: About::NearlyOneType {
            from: from_code.clone(),
            to: to_code.clone(),
            n_to: to.n_records,
        },
        ids: of.map(|record| record.id.clone()).collect(),
        n_records: from.n_records,
        changes: vec![Change::Retype {
            from: from_code,
            to: to_code,
        }],
    }
}

/// A code as it is spelt, with its records.
#[derive(Debug)]
struct Spelling<'r> {
    code: &'r str,
    n_records: usize,
    /// The first of them.
    rows: Vec<usize>,
}

/// All codes, in the order in which they are met.
fn spellings<'r>(records: &[&'r Incident]) -> Vec<Spelling<'r>> {
    let mut spellings: Vec<Spelling<'r>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (row, record) in records.iter().enumerate() {
        for (nth, code) in record.categories.iter().enumerate() {
            let is_again = record.categories.iter().take(nth).any(|it| it == code);
            let at = *known.entry(code).or_insert(spellings.len());
            if at == spellings.len() {
                spellings.push(Spelling {
                    code,
                    n_records: 0,
                    rows: Vec::new(),
                });
            }
            if let Some(spelling) = spellings.get_mut(at).filter(|_| !is_again) {
                spelling.n_records += 1;
                if spelling.rows.len() < MAX_IDS {
                    spelling.rows.push(row);
                }
            }
        }
    }
    spellings
}

/// The words of a code as they are compared: folded, in the singular.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Words(Vec<String>);

impl Words {
    fn of(code: &str) -> Self {
        let folded = fold(code);
        Self(folded.split_whitespace().map(singular).collect())
    }

    /// As one word: blanks, hyphens and underscores stand between words or do not.
    fn joined(&self) -> String {
        self.0.concat()
    }

    /// Whether another code has the same words, or one of them with one slip.
    fn are_near(&self, other: &Self) -> bool {
        if self.joined() == other.joined() {
            return true;
        }
        let mut others = self.0.iter().zip(&other.0).filter(|(a, b)| a != b);
        let (Some((a, b)), None) = (others.next(), others.next()) else {
            return false;
        };
        let is_one_slip = || Target::new(a).and_then(|it| it.distance(b)) == Some(1);
        self.0.len() == other.0.len() && can_have_slip(a) && can_have_slip(b) && is_one_slip()
    }

    /// What two codes with one slip between them have in common: a code with a word left out, and that word, or all but one letter of it.
    fn traces(&self) -> Vec<String> {
        let mut traces = Vec::new();
        for (nth, word) in self
            .0
            .iter()
            .enumerate()
            .filter(|(_, it)| can_have_slip(it))
        {
            let (before, after) = self.0.split_at(nth);
            let around = [&before.join(" "), "\t", &after[1..].join(" "), "\t"].concat();
            traces.push(format!("{around}{word}"));
            for (at, letter) in word.char_indices() {
                let (start, rest) = word.split_at(at);
                let end = rest.split_at(letter.len_utf8()).1;
                traces.push([&around, start, end].concat());
            }
        }
        traces
    }
}

fn can_have_slip(word: &str) -> bool {
    (LEAST_LETTERS..=MOST_LETTERS).contains(&word.chars().count())
}

/// Without the s of the plural; `gas`, `loss`, `status` and `crisis` have another one.
fn singular(word: &str) -> String {
    let stem = word.strip_suffix('s').filter(|stem| stem.len() > 2);
    let has_other = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    stem.filter(|_| !has_other).unwrap_or(word).to_owned()
}

/// Spellings that are taken for one with the most frequent of them.
struct Group<'s, 'r> {
    first: &'s Spelling<'r>,
    words: Words,
    /// Those of its spellings that have a slip.
    slips: Vec<Words>,
    has_known: bool,
}

#[derive(Default)]
struct Groups<'s, 'r> {
    all: Vec<Group<'s, 'r>>,
    by_joined: HashMap<String, usize>,
    by_trace: HashMap<String, Vec<usize>>,
}

impl<'s, 'r> Groups<'s, 'r> {
    fn begin(&mut self, first: &'s Spelling<'r>, words: Words, has_known: bool) {
        let group = self.all.len();
        self.by_joined.entry(words.joined()).or_insert(group);
        for trace in words.traces() {
            self.by_trace.entry(trace).or_default().push(group);
        }
        self.all.push(Group {
            first,
            words,
            slips: Vec::new(),
            has_known,
        });
    }

    /// Puts a spelling into the group that it is nearly one with, and returns the first of that.
    fn one_for(
        &mut self,
        spelling: &Spelling<'_>,
        words: &Words,
        is_known: bool,
    ) -> Option<&'s Spelling<'r>> {
        let joined = words.joined();
        let same = self.by_joined.get(&joined).copied();
        let traces = words.traces();
        let traced = traces.iter().filter_map(|it| self.by_trace.get(it));
        let mut near: Vec<usize> = traced.flatten().copied().collect();
        near.sort_unstable();
        // The most frequent one comes first.
        let mut candidates = same.into_iter().chain(near);
        let found = candidates.find(|group| {
            let group = self.all.get(*group);
            group.is_some_and(|group| group.takes(spelling, words, is_known))
        })?;
        self.by_joined.entry(joined).or_insert(found);
        let group = self.all.get_mut(found)?;
        group.has_known |= is_known;
        if group.words.joined() != words.joined() {
            group.slips.push(words.clone());
        }
        Some(group.first)
    }
}

impl Group<'_, '_> {
    fn takes(&self, spelling: &Spelling<'_>, words: &Words, is_known: bool) -> bool {
        let is_much_more = self.first.n_records >= MUCH_MORE * spelling.n_records;
        let are_near = |slip: &Words| slip.are_near(words);
        !(self.has_known && is_known)
            && self.words.are_near(words)
            && (is_much_more || self.slips.iter().all(are_near))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(types: &[(&str, usize)]) -> Vec<Incident> {
        let each = types
            .iter()
            .flat_map(|(code, n)| std::iter::repeat_n(*code, *n));
        let record = |(row, code): (usize, &str)| {
            let mut record = Incident::new(row.to_string(), "t");
            record.categories = vec![code.to_owned(), code.to_owned()];
            record
        };
        each.enumerate().map(record).collect()
    }

    /// `from > to` of each offer.
    fn offered(types: &[(&str, usize)], known: &[&str]) -> Vec<String> {
        let records = records(types);
        let records: Vec<&Incident> = records.iter().collect();
        let offers = nearly_one(&records, known);
        let shown = offers.iter().map(|offer| match &offer.about {
            About::NearlyOneType { from, to, .. } => format!("{from} > {to}"),
            other => panic!("{other:?}"),
        });
        shown.collect()
    }

    #[track_caller]
    fn check(types: &[(&str, usize)], expect: &[&str]) {
        assert_eq!(offered(types, &[]), expect, "{types:?}");
    }

    #[test]
    fn spellings_of_one_type_are_offered_for_the_most_frequent() {
        check(
            &[("Shelling", 1), ("shelling", 2)],
            &["Shelling > shelling"],
        );
        check(
            &[("air-strike", 2), ("airstrike", 3)],
            &["air-strike > airstrike"],
        );
        check(
            &[("Air strikes", 1), ("air_strike", 3), ("air  strike", 2)],
            &["air  strike > air_strike", "Air strikes > air_strike"],
        );
        check(&[("قصف جويّ", 1), ("قصف جوي", 2)], &["قصف جويّ > قصف جوي"]);
        check(&[("إعتقال", 2), ("اعتقال", 1)], &["اعتقال > إعتقال"]);
        check(&[("مداهمة", 2), ("مداهـــمه", 1)], &["مداهـــمه > مداهمة"]);
        check(
            &[("raids", 1), ("raid", 2), ("gas", 1), ("ga", 1)],
            &["raids > raid"],
        );
        check(&[("", 1), ("-", 3)], &[]);
    }

    #[test]
    fn one_letter_may_be_a_slip_in_a_long_word() {
        check(
            &[("barel_bomb", 1), ("barrel bomb", 2)],
            &["barel_bomb > barrel bomb"],
        );
        check(
            &[("shelilng", 1), ("shelling", 2)],
            &["shelilng > shelling"],
        );
        check(&[("raid", 1), ("rail", 2)], &[]);
        check(&[("zone_a", 1), ("zone_b", 2)], &[]);
        check(&[("zone_north1", 1), ("zone_north2", 2)], &[]);
        check(&[("wound", 1), ("found", 2)], &[]);
        check(&[("shelling heavy", 1), ("sheling heawy", 2)], &[]);
    }

    #[test]
    fn two_known_types_are_never_one() {
        let types = [("shellings", 3), ("Shelling", 2), ("shelling", 1)];
        let both = ["Shelling", "shelling"];
        assert_eq!(offered(&types, &both), ["Shelling > shellings"]);
        assert_eq!(
            offered(&types, &["shellings", "shelling"]),
            ["Shelling > shellings"]
        );
        assert_eq!(offered(&types, &["shelling"]).len(), 2);
        // Of two that are as frequent the known one stays.
        let even = [("Shelling", 1), ("shelling", 1)];
        assert_eq!(offered(&even, &["shelling"]), ["Shelling > shelling"]);
    }

    #[test]
    fn types_that_are_far_apart_do_not_become_one_over_a_third() {
        // Each is one letter away from the next only.
        check(
            &[("barrel", 9), ("barren", 5), ("barten", 2)],
            &["barren > barrel"],
        );
        check(
            &[("barrel", 5), ("barren", 9), ("barten", 2)],
            &["barrel > barren"],
        );
        // Slips of a type that is so frequent are no types.
        check(
            &[("sheling", 1), ("shelling", 20), ("shellinng", 1)],
            &["sheling > shelling", "shellinng > shelling"],
        );
    }

    #[test]
    fn an_offer_names_its_first_records_and_counts_all() {
        let records = records(&[("A b", 60), ("a_b", 70)]);
        let records: Vec<&Incident> = records.iter().collect();
        let offers = nearly_one(&records, &[]);
        let [offer] = offers.as_slice() else {
            panic!("{offers:?}");
        };
        assert_eq!((offer.ids.len(), offer.n_records), (MAX_IDS, 60));
        let (from, to) = ("A b".to_owned(), "a_b".to_owned());
        assert_eq!(offer.changes, [Change::Retype { from, to }]);
    }

    #[test]
    fn near_codes_have_a_trace_in_common() {
        let words = [
            "shelling",
            "sheling",
            "shellling",
            "shelilng",
            "shelping",
            "shell",
            "abcde",
        ];
        for (a, b) in words.iter().flat_map(|a| words.iter().map(move |b| (a, b))) {
            let (a, b) = (Words::of(&format!("{a} x")), Words::of(&format!("{b} x")));
            let traces = a.traces();
            let is_traced = b.traces().iter().any(|trace| traces.contains(trace));
            assert!(is_traced || !a.are_near(&b), "{a:?} {b:?}");
        }
    }
}

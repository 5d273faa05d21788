//! How near two folded words are: how many letters were left out, put in, taken for others or swapped with their neighbours.
//!
//! That is the distance of Damerau ("A technique for computer detection and correction of spelling errors", 1964), who found
//! four in five misspelt words to be one such slip away from the right one. `strsim` counts it as the optimal string alignment,
//! which has no table of letters as the unrestricted distance has: the two differ where a letter was put between two that
//! were swapped, too.

use strsim::osa_distance;

/// Whether a word has so few letters that many are near which have nothing to do with it: wound and found.
pub(super) fn is_short(word: &str) -> bool {
    word.chars().nth(SHORT).is_none()
}

/// The most letters of a short word.
const SHORT: usize = 5;

/// Whether two words begin with the same letter, if only their first two were swapped. Few slips are at the beginning.
fn begin_alike(a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(|word| {
        let mut letters = word.chars();
        [letters.next(), letters.next()]
    });
    a[0] == b[0] || a == [b[1], b[0]]
}

/// A word that others are compared with.
#[derive(Clone, Debug)]
pub struct Target {
    word: String,
    n_letters: usize,
    letters: u64,
    most: usize,
}

/// How far a word of so many letters may be from the one that was meant. Less than four letters are near everything.
fn most_of(n_letters: usize) -> Option<usize> {
    match n_letters {
        0..4 => None,
        4..8 => Some(1),
        _ => Some(2),
    }
}

impl Target {
    /// `None` for what nothing is near to: few letters, and numbers, of which each means itself.
    pub fn new(word: &str) -> Option<Self> {
        let n_letters = word.chars().count();
        word.chars().all(char::is_alphabetic).then_some(())?;
        Some(Self {
            word: word.to_owned(),
            n_letters,
            letters: letters_of(word.chars()),
            most: most_of(n_letters)?,
        })
    }

    /// How far another word is, if it is near. One near to a short word begins as that does.
    pub fn distance(&self, other: &str) -> Option<usize> {
        let n_letters = other.chars().count();
        let letters = letters_of(other.chars());
        // Each slip brings or takes one letter of the alphabet at most, which is looked at first: nearly no word is near.
        let may_be = n_letters.abs_diff(self.n_letters) <= self.most
            && self.lacks(letters) <= self.most
            && (letters & !self.letters).count_ones() as usize <= self.most;
        let may_be = may_be && (!is_short(&self.word) || begin_alike(&self.word, other));
        if !may_be || !other.chars().all(char::is_alphabetic) {
            return None;
        }
        self.near(osa_distance(&self.word, other))
    }

    /// How far the beginning of a longer word is, if it is near: what was typed may become that word.
    pub(super) fn distance_of_beginning(&self, other: &str) -> Option<usize> {
        let n_letters = other.chars().count();
        let letters = letters_of(other.chars().take(self.n_letters + self.most));
        if n_letters <= self.n_letters || self.lacks(letters) > self.most {
            return None;
        }
        let ends = (self.n_letters..n_letters).take(self.most + 1);
        let beginnings = ends.map(|end| other.chars().take(end).collect::<String>());
        let distances = beginnings.map(|beginning| osa_distance(&self.word, &beginning));
        self.near(distances.min()?)
    }

    fn near(&self, distance: usize) -> Option<usize> {
        (distance <= self.most).then_some(distance)
    }

    /// How many letters of the alphabet it has that are not among others.
    fn lacks(&self, letters: u64) -> usize {
        (self.letters & !letters).count_ones() as usize
    }
}

/// The letters of the alphabet that a word has; of alphabets with more than 64, several share a bit.
fn letters_of(word: impl Iterator<Item = char>) -> u64 {
    word.fold(0, |letters, letter| letters | 1 << (u32::from(letter) % 64))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::*;

    /// By the definition: the least of all ways to get from one word to the other.
    fn slow_distance(a: &[char], b: &[char]) -> usize {
        let ([a_first @ .., a_last], [b_first @ .., b_last]) = (a, b) else {
            return a.len().max(b.len());
        };
        let same = usize::from(a_last != b_last) + slow_distance(a_first, b_first);
        let left_out = 1 + slow_distance(a, b_first);
        let put_in = 1 + slow_distance(a_first, b);
        let least = same.min(left_out).min(put_in);
        match (a_first, b_first) {
            ([a_first @ .., a_before], [b_first @ .., b_before])
                if a_before == b_last && b_before == a_last =>
            {
                least.min(1 + slow_distance(a_first, b_first))
            }
            _ => least,
        }
    }

    fn slow(a: &str, b: &str) -> usize {
        let [a, b] = [a, b].map(|word| word.chars().collect::<Vec<_>>());
        slow_distance(&a, &b)
    }

    #[track_caller]
    fn check(word: &str, other: &str, expect: Option<usize>) {
        let distance = Target::new(word).and_then(|target| target.distance(other));
        assert_eq!(distance, expect, "{word} and {other}");
    }

    #[test]
    fn a_slip_is_a_letter_too_few_too_many_wrong_or_swapped() {
        for typed in [
            "hosptial",
            "hospitl",
            "hosspital",
            "hospitel",
            "osphital",
            "ohspital",
        ] {
            let n_slips = if typed == "osphital" { 2 } else { 1 };
            check(typed, "hospital", Some(n_slips));
        }
        check("مسشتفي", "مستشفي", Some(1));
        check("hsopitla", "hospital", Some(2));
    }

    #[test]
    fn a_short_word_may_have_one_slip_and_a_shorter_one_or_a_number_none() {
        check("shlel", "shell", Some(1));
        check("wound", "found", None);
        check("wounde", "founde", Some(1));
        check("obmb", "bomb", Some(1));
        check("hlosptl", "hospital", None);
        check("bmob", "bomb", Some(1));
        check("bmo", "bom", None);
        check("2017", "2016", None);
        check("tanks", "tank5", None);
    }

    #[test]
    fn what_was_typed_may_be_the_beginning_of_a_longer_word() {
        let distance = |typed: &str, word| Target::new(typed)?.distance_of_beginning(word);
        assert_eq!(distance("hospt", "hospital"), Some(1));
        assert_eq!(distance("hosptial", "hospitals"), Some(1));
        assert_eq!(distance("hosptial", "hospital"), None, "it is not longer");
        assert_eq!(distance("hospt", "hosts"), None, "nor is this one");
        assert_eq!(distance("xylophone", "hospitals"), None);
    }

    proptest! {
        #[test]
        fn near_words_are_those_that_the_definition_says(a in "[abحم]{0,8}", b in "[abحم]{0,8}") {
            let most = most_of(a.chars().count());
            let starts = [a.chars().take(2), b.chars().take(2)].map(Iterator::collect::<String>);
            let is_swapped = starts[0] == starts[1].chars().rev().collect::<String>();
            let begins = a.chars().count() > 5 || a.chars().next() == b.chars().next() || is_swapped;
            let expect = most.and_then(|most| Some(slow(&a, &b)).filter(|distance| *distance <= most && begins));
            prop_assert_eq!(Target::new(&a).and_then(|target| target.distance(&b)), expect);
        }

        #[test]
        fn near_beginnings_are_those_of_some_length(a in "[ab]{4,8}", b in "[ab]{0,9}") {
            let target = Target::new(&a).unwrap();
            let ends = a.len()..b.len().min(a.len() + target.most + 1);
            let distances = ends.map(|end| slow(&a, b.get(..end).unwrap()));
            let expect = distances.min().filter(|distance| *distance <= target.most);
            prop_assert_eq!(target.distance_of_beginning(&b), expect);
        }
    }
}

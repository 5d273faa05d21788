//! Things found by a text without a look at each of them.
//!
//! Sorted positions instead of the standard library's trees and tables, which are compiled anew for each type of key.

use std::cmp::Ordering;

/// One sort for all orders: each would otherwise bring its own into the page.
pub fn sorted_rows(n_rows: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut rows: Vec<u32> = (0..n_rows as u32).collect();
    rows.sort_by(|&a, &b| compare(a as usize, b as usize));
    rows
}

/// The positions of a list in the order of its texts. The list stays elsewhere, and is asked for the text at a position.
///
/// ```
/// use incidents::model::positions::Positions;
///
/// let names = ["siege", "attack", "siege"];
/// let by_name = Positions::of(names.len(), &|at| names[at]);
/// assert_eq!(by_name.first("siege", &|at| names[at]), Some(0));
/// assert_eq!(by_name.first("raid", &|at| names[at]), None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions(Vec<u32>);

impl Positions {
    /// Of a list of so many.
    pub fn of<'t>(n_texts: usize, text: &dyn Fn(usize) -> &'t str) -> Self {
        Self(sorted_rows(n_texts, &|a, b| text(a).cmp(text(b))))
    }

    /// The first position with this text.
    pub fn first<'t>(&self, wanted: &str, text: &dyn Fn(usize) -> &'t str) -> Option<usize> {
        let at = self.0.partition_point(|&at| text(at as usize) < wanted);
        let found = *self.0.get(at)? as usize;
        (text(found) == wanted).then_some(found)
    }
}

/// The texts in their order, each once.
pub(crate) fn each_once(mut texts: Vec<String>) -> Vec<String> {
    if texts.len() < 2 {
        return texts;
    }
    let order = sorted_rows(texts.len(), &|a, b| texts[a].cmp(&texts[b]));
    let mut is_double = vec![false; texts.len()];
    for pair in order.windows(2) {
        let [before, at] = [pair[0], pair[1]].map(|at| at as usize);
        is_double[at] = texts[before] == texts[at];
    }
    let mut is_double = is_double.into_iter();
    texts.retain(|_| is_double.next() == Some(false));
    texts
}

/// The texts in their order, each once, without those that stand inside of another one. Only the first hundred that stand in
/// no other are compared with those that follow, so that a long list may keep a few that do.
///
/// ```
/// use incidents::model::positions::without_parts;
///
/// let names = ["SAMS", "A doctor", "A doctor of SAMS", "A doctor"].map(str::to_owned);
/// assert_eq!(without_parts(names.into()), ["A doctor of SAMS"]);
/// ```
pub fn without_parts(texts: Vec<String>) -> Vec<String> {
    const MAX_COMPARED: usize = 100;
    let (mut compared, mut others): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for text in each_once(texts) {
        if compared.iter().any(|known| known.contains(&text)) {
            continue;
        }
        compared.retain(|known| !text.contains(known));
        match others.is_empty() && compared.len() < MAX_COMPARED {
            true => compared.push(text),
            false => others.push(text),
        }
    }
    compared.append(&mut others);
    compared
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use proptest::prelude::*;

    use super::*;

    const MANY: usize = 100_000;

    #[test]
    fn a_text_is_found_among_many_by_a_few_looks() {
        let names: Vec<String> = (0..MANY).map(|at| format!("name {at}")).collect();
        let n_looks = Cell::new(0);
        let name = |at: usize| {
            n_looks.set(n_looks.get() + 1);
            names[at].as_str()
        };
        let by_name = Positions::of(MANY, &name);
        assert!(n_looks.replace(0) < MANY * 40);
        for at in [0, 1, 999, MANY - 1] {
            assert_eq!(by_name.first(&names[at], &name), Some(at));
        }
        assert!(n_looks.get() < 4 * 20);
    }

    proptest! {
        #[test]
        fn the_first_is_found_as_by_a_look_at_each(texts in prop::collection::vec("[ab]{0,3}", 0..20), wanted in "[ab]{0,3}") {
            let text = |at: usize| texts[at].as_str();
            let found = Positions::of(texts.len(), &text).first(&wanted, &text);
            prop_assert_eq!(found, texts.iter().position(|text| *text == wanted));
        }

        #[test]
        fn each_text_stays_where_it_comes_first(texts in prop::collection::vec("[ab]{0,3}", 0..20)) {
            let mut expected: Vec<String> = Vec::new();
            for text in &texts {
                if !expected.contains(text) {
                    expected.push(text.clone());
                }
            }
            prop_assert_eq!(each_once(texts), expected);
        }

        #[test]
        fn what_stands_in_another_text_is_left_out_as_by_comparing_each_with_each(texts in prop::collection::vec("[ab]{1,4}", 0..20)) {
            let is_part = |text: &String| texts.iter().any(|other| other != text && other.contains(text));
            let mut expected = each_once(texts.clone());
            expected.retain(|text| !is_part(text));
            prop_assert_eq!(without_parts(texts.clone()), expected);
        }
    }
}

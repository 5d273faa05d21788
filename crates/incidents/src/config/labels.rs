//! The map file's own words for codes.

use crate::model::positions::Positions;
use crate::model::text::Text;

/// Words for the codes of facets: of `method`, `target`, `actor`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    facets: Vec<FacetLabels>,
    by_name: Positions,
}

/// Words for the codes of one facet.
#[derive(Clone, Debug, PartialEq, Eq)]
struct FacetLabels {
    name: String,
    words: Vec<(String, Text)>,
    by_code: Positions,
}

impl Labels {
    /// Facets with their codes and the words for each.
    pub(super) fn new(facets: Vec<(String, Vec<(String, Text)>)>) -> Self {
        let facets = facets.into_iter().map(|(name, words)| FacetLabels {
            by_code: Positions::of(words.len(), &|at| words[at].0.as_str()),
            name,
            words,
        });
        let facets: Vec<FacetLabels> = facets.collect();
        let by_name = Positions::of(facets.len(), &|at| facets[at].name.as_str());
        Self { facets, by_name }
    }

    /// The words for a code of a facet; where something is named twice, the first ones.
    pub(super) fn find(&self, facet: &str, code: &str) -> Option<&Text> {
        let at = self
            .by_name
            .first(facet, &|at| self.facets[at].name.as_str());
        let FacetLabels { words, by_code, .. } = self.facets.get(at?)?;
        let at = by_code.first(code, &|at| words[at].0.as_str())?;
        words.get(at).map(|(_, words)| words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_facet_and_code_the_first_of_those_that_are_named_twice() {
        let word = |code: &str, words: &str| (code.to_owned(), Text::from(words));
        let labels = Labels::new(vec![
            (
                "target".to_owned(),
                vec![word("b", "B"), word("a", "A"), word("b", "other")],
            ),
            ("method".to_owned(), Vec::new()),
            ("target".to_owned(), vec![word("c", "C")]),
        ]);
        let check = |facet: &str, code: &str, expect: Option<&str>| {
            let found = labels.find(facet, code).map(|text| text.in_language("en"));
            assert_eq!(found, expect, "{facet} {code}");
        };
        check("target", "a", Some("A"));
        check("target", "b", Some("B"));
        check("target", "c", None);
        check("method", "a", None);
        check("actor", "a", None);
    }
}

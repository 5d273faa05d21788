//! The values that the reader has chosen, by facet.

use crate::model::facet::Facet;

/// The chosen values of each facet; a facet without any lets everything through.
///
/// Sorted lists instead of the standard library's trees, which are compiled anew for each type of key: they are short, and
/// the page is 5 KB lighter.
///
/// ```
/// use incidents::model::chosen::Chosen;
/// use incidents::model::facet::Facet;
///
/// let mut chosen = Chosen::default();
/// chosen.toggle(Facet::Type, "siege".to_owned());
/// assert_eq!(chosen.of(Facet::Type), ["siege"]);
/// chosen.toggle(Facet::Type, "siege".to_owned());
/// assert!(chosen.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// In the order of facets, each with at least one code; codes in ascending order, each once.
    facets: Vec<(Facet, Vec<String>)>,
}

impl Chosen {
    /// The codes of a facet, in ascending order.
    pub fn of(&self, facet: Facet) -> &[String] {
        match self.position(facet) {
            Ok(at) => &self.facets[at].1,
            Err(_) => &[],
        }
    }

    /// Whether a value of a facet is chosen.
    pub fn has(&self, facet: Facet, code: &str) -> bool {
        is_among(self.of(facet), code)
    }

    /// Whether everything is let through.
    pub fn is_empty(&self) -> bool {
        self.facets.is_empty()
    }

    /// The facets that have chosen values, with their codes.
    pub fn iter(&self) -> impl Iterator<Item = (Facet, &[String])> {
        self.facets
            .iter()
            .map(|(facet, codes)| (*facet, codes.as_slice()))
    }

    /// Chooses a value, or lets it go.
    pub fn toggle(&mut self, facet: Facet, code: String) {
        let mut codes = self.of(facet).to_vec();
        match position(&codes, &code) {
            Ok(at) => drop(codes.remove(at)),
            Err(at) => codes.insert(at, code),
        }
        self.set(facet, codes);
    }

    /// Chooses these values of a facet and no others of it.
    pub fn set(&mut self, facet: Facet, mut codes: Vec<String>) {
        codes.sort_unstable();
        codes.dedup();
        match (self.position(facet), codes.is_empty()) {
            (Ok(at), true) => drop(self.facets.remove(at)),
            (Ok(at), false) => self.facets[at].1 = codes,
            (Err(_), true) => {}
            (Err(at), false) => self.facets.insert(at, (facet, codes)),
        }
    }

    fn position(&self, facet: Facet) -> Result<usize, usize> {
        self.facets
            .binary_search_by_key(&facet, |(known, _)| *known)
    }
}

/// Whether a code is among codes in ascending order.
pub(crate) fn is_among(codes: &[String], code: &str) -> bool {
    position(codes, code).is_ok()
}

fn position(codes: &[String], code: &str) -> Result<usize, usize> {
    codes.binary_search_by(|known| known.as_str().cmp(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|&text| text.to_owned()).collect()
    }

    #[test]
    fn codes_are_sorted_and_there_once() {
        let mut chosen = Chosen::default();
        chosen.set(Facet::Type, codes(&["siege", "attack", "siege"]));
        chosen.set(Facet::Method, codes(&["chlorine"]));
        chosen.toggle(Facet::Type, "hospital".to_owned());
        assert_eq!(chosen.of(Facet::Type), ["attack", "hospital", "siege"]);
        assert!(chosen.has(Facet::Type, "siege") && !chosen.has(Facet::Method, "siege"));
        let facets: Vec<Facet> = chosen.iter().map(|(facet, _)| facet).collect();
        assert_eq!(facets, [Facet::Type, Facet::Method]);
    }

    #[test]
    fn a_facet_without_codes_is_as_one_never_touched() {
        let mut chosen = Chosen::default();
        chosen.set(Facet::Type, codes(&["siege"]));
        chosen.set(Facet::Type, Vec::new());
        chosen.set(Facet::Method, Vec::new());
        assert_eq!(chosen, Chosen::default());
        assert!(chosen.is_empty() && chosen.of(Facet::Type).is_empty());
    }
}

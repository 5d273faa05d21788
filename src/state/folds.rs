//! Which of the filters, and whether background records, are unfolded: nobody's but this page's, so that it is not in the address.

use incidents::model::facet::Facet;
use incidents::model::session::Session;

/// Facets that are folded together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// How, against what, and of what kind.
    What,
    /// How well it is established.
    Sure,
    /// Which part of the map.
    Where,
    /// Who did it, was hit, says so.
    Who,
}

impl Group {
    /// All groups, from top to bottom.
    pub const ALL: [Self; 4] = [Self::What, Self::Sure, Self::Where, Self::Who];

    /// The end of its name among the messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::What => "what",
            Self::Sure => "sure",
            Self::Where => "where",
            Self::Who => "who",
        }
    }

    /// The facets in it, from top to bottom. The types are in none: they are the legend, and always seen.
    pub fn facets(self) -> &'static [Facet] {
        match self {
            Self::What => &[Facet::Method, Facet::Target, Facet::Kind, Facet::Changed],
            Self::Sure => &[
                Facet::Status,
                Facet::Responsibility,
                Facet::PlacePrecision,
                Facet::DatePrecision,
            ],
            Self::Where => &[Facet::Place, Facet::OverlayArea],
            Self::Who => &[
                Facet::Perpetrator,
                Facet::Hit,
                Facet::Speaker,
                Facet::Reporter,
                Facet::Publisher,
            ],
        }
    }

    /// How many of its filters are on.
    pub fn n_on(self, session: &Session) -> usize {
        let facets = self.facets().iter();
        let n_values = facets.map(|&facet| session.values.of(facet).len());
        let is_in_view = self == Self::Where && session.within.is_some();
        n_values.sum::<usize>() + usize::from(is_in_view)
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fold {
    /// A group is unfolded or folded.
    Group(Group, bool),
    /// A long facet shows all values whose words begin so, or the first few.
    Facet(Facet, Option<String>),
    /// Background records in the list.
    Background(bool),
}

/// What is unfolded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folds {
    groups: Vec<Group>,
    facets: Vec<(Facet, String)>,
    /// Whether background records are.
    pub has_background: bool,
}

impl Folds {
    /// With a page opens what the session has filters in.
    pub fn of(session: &Session) -> Self {
        let groups = Group::ALL.into_iter();
        Self {
            groups: groups.filter(|group| group.n_on(session) > 0).collect(),
            facets: Vec::new(),
            has_background: false,
        }
    }

    /// What is unfolded after a change.
    pub fn after(mut self, fold: Fold) -> Self {
        match fold {
            Fold::Group(group, is_open) => {
                self.groups.retain(|open| *open != group);
                self.groups.extend(is_open.then_some(group));
            }
            Fold::Facet(facet, words) => {
                self.facets.retain(|(open, _)| *open != facet);
                self.facets.extend(words.map(|words| (facet, words)));
            }
            Fold::Background(is_open) => self.has_background = is_open,
        }
        self
    }

    /// Whether a group is unfolded.
    pub fn has(&self, group: Group) -> bool {
        self.groups.contains(&group)
    }

    /// What the reader looks for among the values of a facet that is unfolded.
    pub fn words(&self, facet: Facet) -> Option<&str> {
        let open = self.facets.iter().find(|(open, _)| *open == facet);
        open.map(|(_, words)| words.as_str())
    }
}

#[cfg(test)]
mod tests {
    use incidents::model::session::Action;

    use super::*;

    #[test]
    fn every_facet_but_the_types_is_in_one_group() {
        for facet in Facet::ALL.iter().filter(|facet| **facet != Facet::Type) {
            let groups = Group::ALL.into_iter();
            let n_groups = groups
                .filter(|group| group.facets().contains(facet))
                .count();
            assert_eq!(n_groups, 1, "{}", facet.code());
        }
    }

    #[test]
    fn a_group_with_a_filter_opens_with_the_page_and_stays_as_the_reader_leaves_it() {
        let chosen = Action::Toggle(Facet::Reporter, "unicef".to_owned());
        let folds = Folds::of(&Session::default().apply(chosen));
        assert!(folds.has(Group::Who) && !folds.has(Group::Where));
        let folds = folds
            .after(Fold::Group(Group::Where, true))
            .after(Fold::Group(Group::Who, false));
        assert!(folds.has(Group::Where) && !folds.has(Group::Who));
    }

    #[test]
    fn a_long_facet_is_unfolded_with_what_is_looked_for_in_it() {
        let unfold = |words: Option<&str>| Fold::Facet(Facet::Publisher, words.map(str::to_owned));
        let folds = Folds::default().after(unfold(Some("")));
        assert_eq!(folds.words(Facet::Publisher), Some(""));
        let folds = folds.after(unfold(Some("reu")));
        assert_eq!(folds.words(Facet::Publisher), Some("reu"));
        assert_eq!(folds.words(Facet::Reporter), None);
        assert_eq!(folds.after(unfold(None)), Folds::default());
    }
}

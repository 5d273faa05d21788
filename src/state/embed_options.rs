//! The reading view: what of the page is shown inside of an article, and which filters its reader cannot take off.
//! Parts of the address say both (`show`, `hide`, `lock`), in words that a person can write.

use incidents::model::facet::Facet;
use incidents::model::session::{Action, Session, View};

/// A part of the page that a frame shows or leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the map is called.
    Title,
    /// The timeline.
    Timeline,
    /// The filters and the search.
    Filters,
    /// The list.
    List,
    /// The buttons of the map and of the timeline.
    Controls,
    /// The way to the whole page.
    Link,
}

/// The parts by their names in an address.
pub const PARTS: [(&str, Part); 6] = [
    ("title", Part::Title),
    ("timeline", Part::Timeline),
    ("filters", Part::Filters),
    ("list", Part::List),
    ("controls", Part::Controls),
    ("link", Part::Link),
];

/// What can be locked besides the facets, by its names in an address.
pub const DATES: &str = "dates";
/// The words that are searched for.
pub const WORDS: &str = "words";
/// The part of the map that records must lie in.
pub const AREA: &str = "area";

/// How the page is read: as a whole, or in a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EmbedOptions {
    /// Whether it stands inside of an article.
    pub is_embedded: bool,
    /// A bit for each of [`PARTS`].
    hidden: u8,
    /// A bit for each of [`lockable`].
    locked: u32,
}

/// All that can be locked.
fn lockable() -> Vec<&'static str> {
    let facets = Facet::ALL.iter().map(|facet| facet.code());
    [DATES, WORDS, AREA].into_iter().chain(facets).collect()
}

impl EmbedOptions {
    /// What the parts of an address ask for, and the words in them that mean nothing. A page of its own is whole.
    pub fn in_frame(
        show: Option<&str>,
        hide: Option<&str>,
        lock: Option<&str>,
    ) -> (Self, Vec<String>) {
        let mut unknown = Vec::new();
        let mut parts = |list: Option<&str>| {
            let names = PARTS.map(|(name, _)| name);
            list.map(|list| bits(list, &names, &mut unknown))
        };
        let (shown, hidden) = (parts(show), parts(hide));
        let locked = lock.map_or(0, |list| bits(list, &lockable(), &mut unknown));
        let reading = Self {
            is_embedded: true,
            hidden: (shown.map_or(0, |shown| !shown) | hidden.unwrap_or(0)) as u8,
            locked,
        };
        (reading, unknown)
    }

    /// Whether a part is shown. The way to the whole page is needed in a frame only.
    pub fn has(self, part: Part) -> bool {
        self.hidden & (1 << part as u8) == 0 && (self.is_embedded || part != Part::Link)
    }

    /// Whether a filter, by its name in an address, stays as it is.
    pub fn is_locked(self, name: &str) -> bool {
        // Most pages have no lock, and this is asked for every action.
        self.locked != 0
            && lockable()
                .iter()
                .zip(0..)
                .any(|(known, bit)| *known == name && self.locked & (1 << bit) != 0)
    }

    /// The session after a change by the reader, with what is locked as it was before.
    pub fn hold(self, before: &Session, mut after: Session) -> Session {
        if self.is_locked(DATES) {
            after.time = before.time;
        }
        if self.is_locked(WORDS) {
            after.words.clone_from(&before.words);
        }
        if self.is_locked(AREA) {
            after.within = before.within;
        }
        for facet in Facet::ALL {
            if self.is_locked(facet.code()) {
                after.values.set(*facet, before.values.of(*facet).to_vec());
            }
        }
        after
    }

    /// Whether the reader can take off any of the filters that are on.
    pub fn can_clear(self, session: &Session) -> bool {
        session.has_filters()
            && (self.locked == 0
                || self.hold(session, session.clone().apply(Action::ClearFilters)) != *session)
    }

    /// What stands beside the map, by tabs: nothing where neither filters nor list are shown.
    pub fn views(self) -> impl Iterator<Item = View> {
        View::ALL.iter().copied().filter(move |view| match view {
            View::Filters => self.has(Part::Filters),
            View::List => self.has(Part::List),
            View::About | View::Table => !self.is_embedded,
        })
    }

    /// The view that is shown where this one is asked for.
    pub fn view(self, asked: View) -> Option<View> {
        let mut views = self.views();
        let first = views.next()?;
        Some(match first == asked || views.any(|view| view == asked) {
            true => asked,
            false => first,
        })
    }

    /// The names of the page's classes for what is left out and locked.
    pub fn class(self) -> &'static str {
        match (
            self.is_embedded,
            self.has(Part::Controls),
            self.is_locked(DATES),
        ) {
            (false, ..) => "",
            (true, true, false) => "is-embed",
            (true, false, false) => "is-embed no-controls",
            (true, true, true) => "is-embed has-fixed-dates",
            (true, false, true) => "is-embed no-controls has-fixed-dates",
        }
    }
}

/// A bit for each of the names that a list between commas has.
fn bits(list: &str, names: &[&str], unknown: &mut Vec<String>) -> u32 {
    let listed = list
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    listed.fold(0, |bits, name| {
        let bit = names.iter().position(|known| *known == name);
        if bit.is_none() {
            unknown.push(name.to_owned());
        }
        bits | bit.map_or(0, |bit| 1 << bit)
    })
}

#[cfg(test)]
mod tests {
    use incidents::model::civil::Span;

    use super::*;

    fn shown(show: Option<&str>, hide: Option<&str>) -> Vec<&'static str> {
        let reading = EmbedOptions::in_frame(show, hide, None).0;
        let parts = PARTS.iter().filter(|(_, part)| reading.has(*part));
        parts.map(|(name, _)| *name).collect()
    }

    #[test]
    fn a_frame_shows_what_is_asked_for_and_less_what_is_hidden() {
        let all = ["title", "timeline", "filters", "list", "controls", "link"];
        assert_eq!(shown(None, None), all);
        assert_eq!(shown(Some("title, list"), None), ["title", "list"]);
        assert_eq!(
            shown(None, Some("list,controls")),
            ["title", "timeline", "filters", "link"]
        );
        assert_eq!(shown(Some("title,list"), Some("list")), ["title"]);
        assert_eq!(shown(Some(""), None), [""; 0]);
    }

    #[test]
    fn a_page_of_its_own_has_everything_but_the_way_to_itself() {
        let whole = EmbedOptions::default();
        assert!(
            PARTS
                .iter()
                .all(|(_, part)| whole.has(*part) == (*part != Part::Link))
        );
        assert_eq!(whole.views().collect::<Vec<_>>(), View::ALL);
        assert_eq!(whole.view(View::Table), Some(View::Table));
    }

    #[test]
    fn words_that_mean_nothing_are_named_and_the_rest_is_taken() {
        let (reading, unknown) =
            EmbedOptions::in_frame(Some("title,legend"), None, Some("type,tpye"));
        assert_eq!(unknown, ["legend", "tpye"]);
        assert!(
            reading.has(Part::Title) && reading.is_locked("type") && !reading.is_locked("dates")
        );
    }

    #[test]
    fn what_is_locked_stays_whatever_the_reader_does() {
        let reading = EmbedOptions::in_frame(None, None, Some("type,dates")).0;
        let before = Session::default()
            .apply(Action::Toggle(Facet::Type, "air_strike".to_owned()))
            .apply(Action::Brush(Some(Span::of_days(1, 2))));
        assert!(!reading.can_clear(&before));
        for action in [
            Action::ClearFilters,
            Action::Brush(None),
            Action::Toggle(Facet::Type, "shelling".to_owned()),
            Action::ClearFacet(Facet::Type),
        ] {
            assert_eq!(reading.hold(&before, before.clone().apply(action)), before);
        }
        let searched = before.clone().apply(Action::Search("water".to_owned()));
        assert_eq!(reading.hold(&before, searched.clone()), searched);
        assert!(reading.can_clear(&searched));
    }

    #[test]
    fn a_frame_without_a_list_shows_the_filters_in_its_place() {
        let view = |show| {
            EmbedOptions::in_frame(Some(show), None, None)
                .0
                .view(View::List)
        };
        assert_eq!(view("filters"), Some(View::Filters));
        assert_eq!(view("filters,list"), Some(View::List));
        assert_eq!(view("title"), None);
    }
}

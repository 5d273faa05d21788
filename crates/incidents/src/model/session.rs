//! What the reader has chosen, as a value, and one change of it as another.

use crate::model::chosen::Chosen;
use crate::model::civil::Span;
use crate::model::edition::Edition;
use crate::model::facet::Facet;
use crate::model::place::{Bounds, LngLat};
use crate::model::string_enum::string_enum;

string_enum! {
    /// What stands beside the map.
    #[derive(Default)]
    View {
        /// The records as a list.
        #[default]
        List = "list",
        /// The filters.
        Filters = "filters",
        /// The records as a table.
        Table = "table",
        /// What this map is, how it was made and how to read it.
        About = "about",
    }
}

string_enum! {
    /// How the map draws the incidents.
    #[derive(Default)]
    Style {
        /// Marks, and one mark with a number for those that lie close together.
        #[default]
        Clusters = "clusters",
        /// How many there are, as a shade.
        Density = "density",
        /// A dot for each.
        Dots = "dots",
    }
}

string_enum! {
    /// What the records are sorted by. Records that do not say it come last either way.
    #[derive(Default)]
    SortBy {
        /// When they began.
        #[default]
        Date = "date",
        /// Their title.
        Title = "title",
        /// Their first category, in the order of the map file.
        Type = "type",
        /// The name of their place.
        Place = "place",
        /// How exact their place is.
        PlacePrecision = "precision",
        /// The most killed that any reporter says.
        Killed = "killed",
        /// The most injured that any reporter says.
        Injured = "injured",
        /// How well the occurrence is established.
        Status = "status",
    }
}

/// The order of the list and the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// What is compared.
    pub by: SortBy,
    /// Whether the last comes first.
    pub is_descending: bool,
}

/// Everything that the reader has chosen. A view is a function of it and of the answer to it.
///
/// ```
/// use incidents::model::facet::Facet;
/// use incidents::model::session::{Action, Session};
///
/// let session = Session::default().apply(Action::Toggle(Facet::Type, "siege".to_owned()));
/// assert!(session.has_filters() && session.is_chosen(Facet::Type, "siege"));
/// assert_eq!(session.apply(Action::ClearFilters), Session::default());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// The brushed span; `None` is all of time, undated records included.
    pub time: Option<Span>,
    /// The chosen values of each facet.
    pub values: Chosen,
    /// The words searched for.
    pub words: String,
    /// The part of the map that records must lie in; `None` is everywhere, records without a place included.
    pub within: Option<Bounds>,
    /// The part of time that the timeline's axis shows; `None` is all of it. It filters nothing.
    pub axis: Option<Span>,
    /// What stands beside the map.
    pub view: View,
    /// How the map draws the incidents.
    pub style: Style,
    /// The order of the list and the table; `None` is the map file's.
    pub sort: Option<Sort>,
    /// The id of the open record.
    pub selection: Option<String>,
    /// Where the map looks, once the reader has moved it; `None` is the map file's view.
    pub camera: Option<Camera>,
    /// The ids of the overlays that are shown, with commas between; `None` is those that the map file shows. They filter nothing.
    pub overlays: Option<String>,
    /// The edition of the data that the link was made of, where it asks to be told of a change.
    pub pinned: Option<Edition>,
}

/// Where the map looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// What is in the middle.
    pub center: LngLat,
    /// MapLibre's zoom: the world is 512 * 2^zoom pixels wide.
    pub zoom: f64,
    /// Which way is up: degrees clockwise from north, from -180 to 180.
    pub bearing_deg: f64,
    /// How far the map is tilted away from the reader: degrees from 0 to 60.
    pub pitch_deg: f64,
}

impl Camera {
    /// Straight down, with north up.
    pub fn upright(center: LngLat, zoom: f64) -> Self {
        Self {
            center,
            zoom,
            bearing_deg: 0.0,
            pitch_deg: 0.0,
        }
    }
}

/// One change of the session.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Brush a span of time, or none.
    Brush(Option<Span>),
    /// Choose a value of a facet, or let it go.
    Toggle(Facet, String),
    /// Let all values of a facet through.
    ClearFacet(Facet),
    /// Search for words.
    Search(String),
    /// Let only records through that lie in a part of the map, or all.
    Within(Option<Bounds>),
    /// Show a part of time on the timeline's axis, or all of it.
    Zoom(Option<Span>),
    /// Show something else beside the map.
    Show(View),
    /// Show the overlays with these ids, with commas between, or those that the map file shows.
    Overlay(Option<String>),
    /// Draw the incidents on the map in another way.
    Draw(Style),
    /// Sort the list and the table, or have them in the map file's order again.
    Sort(Option<Sort>),
    /// Open a record, or close the open one.
    Select(Option<String>),
    /// The map has moved.
    Look(Camera),
    /// Let everything through; the open record, the map and what is shown stay.
    ClearFilters,
}

impl Session {
    /// The session after a change.
    #[must_use]
    pub fn apply(mut self, action: Action) -> Self {
        match action {
            Action::Brush(span) => self.time = span,
            Action::Toggle(facet, code) => self.values.toggle(facet, code),
            Action::ClearFacet(facet) => self.values.set(facet, Vec::new()),
            Action::Search(words) => self.words = words,
            Action::Within(bounds) => self.within = bounds,
            Action::Zoom(span) => self.axis = span,
            Action::Overlay(ids) => self.overlays = ids,
            Action::Show(view) => self.view = view,
            Action::Draw(style) => self.style = style,
            Action::Sort(sort) => self.sort = sort,
            Action::Select(id) => self.selection = id,
            Action::Look(camera) => self.camera = Some(camera),
            Action::ClearFilters => {
                self = Self {
                    time: None,
                    values: Chosen::default(),
                    words: String::new(),
                    within: None,
                    ..self
                };
            }
        }
        self
    }

    /// Whether a value of a facet is chosen.
    pub fn is_chosen(&self, facet: Facet, code: &str) -> bool {
        self.values.has(facet, code)
    }

    /// Whether any filter is on.
    pub fn has_filters(&self) -> bool {
        self.time.is_some()
            || !self.values.is_empty()
            || !self.words.trim().is_empty()
            || self.within.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toggled(session: Session, code: &str) -> Session {
        session.apply(Action::Toggle(Facet::Type, code.to_owned()))
    }

    #[test]
    fn a_value_that_is_toggled_twice_leaves_the_session_as_it_was() {
        let session = toggled(Session::default(), "air_strike");
        assert!(session.is_chosen(Facet::Type, "air_strike") && session.has_filters());
        assert_eq!(toggled(session, "air_strike"), Session::default());
    }

    #[test]
    fn clearing_the_filters_keeps_the_open_record() {
        let session =
            toggled(Session::default(), "air_strike").apply(Action::Select(Some("m10".to_owned())));
        let cleared = session.apply(Action::ClearFilters);
        assert!(!cleared.has_filters());
        assert_eq!(cleared.selection.as_deref(), Some("m10"));
    }

    #[test]
    fn how_the_map_draws_is_no_filter_and_stays_when_filters_are_cleared() {
        let session = Session::default().apply(Action::Draw(Style::Dots));
        assert!(!session.has_filters());
        assert_eq!(session.apply(Action::ClearFilters).style, Style::Dots);
    }
}

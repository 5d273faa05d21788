//! The map file: what this map is called, how it looks and what its words mean.

pub(crate) mod addresses;
pub(crate) mod basemap;
pub mod category;
pub(crate) mod fields;
pub mod labels;
pub(crate) mod legend;
mod living;
mod near;
pub(crate) mod opening;
pub(crate) mod reading;
pub mod text;

use crate::config::category::{Categories, Category, derived};
use crate::config::labels::Labels;
use crate::config::text::humanised;
use crate::model::place::Bounds;
use crate::model::report::Report;
use crate::model::session::{Camera, Sort};
use crate::model::text::Text;
use crate::schema::names::FieldMap;

/// How wide and high a map is, in CSS pixels, for which a map file's view is meant.
pub const VIEW_PX: (f64, f64) = (940.0, 440.0);

/// What `map.json` says. Everything in it is optional.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says of one thing of its own whether the map has it"
)]
pub struct MapConfig {
    /// What the map is called.
    pub title: Text,
    /// Who publishes it, for citations.
    pub publisher: Text,
    /// What a reader should know first, in paragraphs.
    pub introduction: Vec<Text>,
    /// Address of the records' file, relative to the map file.
    pub data: String,
    /// The day of the data set (ISO 8601): open-ended dates reach to its end.
    pub as_of: Option<String>,
    /// Address of the page, with which links and embedding codes begin.
    pub site_url: Option<String>,
    /// To whom a reader tells of an error: a mail address, or an address with or without places to fill in
    /// ([`About::address`](crate::link::contact::About::address)).
    pub contact: Option<String>,
    /// Other origins whose files the address may ask for.
    pub data_origins: Vec<String>,
    /// Origins of the pages that may embed this one and tell it what to show; any page may embed it and look on.
    pub embed_origins: Vec<String>,
    /// BCP 47 languages of the page; the first is its own.
    pub languages: Vec<String>,
    /// Where the map is looked at first.
    pub view: Option<Camera>,
    /// What a map of any size shows at first. It comes before [`Self::view`].
    pub bounds: Option<Bounds>,
    /// What the timeline shows first, an interval in EDTF.
    pub span: Option<String>,
    /// The order of the list.
    pub order: Sort,
    /// What happened, in a sentence or two, above the list.
    pub lede: Text,
    /// Records that the map names from the beginning.
    pub annotate: Vec<Annotation>,
    /// Records that were published once and are not any more.
    pub withdrawn: Vec<Withdrawal>,
    /// Categories in the order of the legend.
    pub categories: Categories,
    /// Words for codes, by the name of their facet.
    pub labels: Labels,
    /// Where to read more.
    pub links: Vec<Linked>,
    /// Who may use the records, and how.
    pub license: Option<Linked>,
    /// Whom to thank.
    pub credits: Vec<Linked>,
    /// What lies beneath the marks.
    pub basemap: Basemap,
    /// Whether there is something of the publisher's over it; what reads the map file for that comes later.
    pub has_overlays: bool,
    /// Whether records are counted by the areas of some of it.
    pub has_areas: bool,
    /// Whether its records are read again while somebody reads them; what reads the map file for how often comes later.
    pub is_refreshed: bool,
    /// Whether its publisher keeps earlier versions, which the page shows.
    pub has_versions: bool,
    /// What the file's properties are called.
    pub fields: FieldMap,
    /// What members are called in the tables that `incidents build` makes the file of.
    pub table_fields: FieldMap,
}

/// A record that the map names from the beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// The record's id.
    pub id: String,
    /// What to say beside its mark: a few words.
    pub text: Text,
}

/// A record that was published once and is not any more: whoever has a link to it is told why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// The record's id.
    pub id: String,
    /// The day (ISO 8601).
    pub on: String,
    /// Why, in a sentence.
    pub reason: Text,
}

/// Words with an address: whom to thank, a page beside the map, a licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// What is read.
    pub text: Text,
    /// Where that leads, http or https.
    pub url: Option<String>,
}

/// What lies beneath the marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basemap {
    /// The style for the light theme.
    pub light: Option<String>,
    /// The style for the dark theme.
    pub dark: Option<String>,
    /// Whose map it is.
    pub credit: Option<String>,
    /// Whether tiles of the map's own lie over it; what reads the map file for these comes later.
    pub has_tiles: bool,
}

impl Default for MapConfig {
    fn default() -> Self {
        Self {
            title: "Incident map".into(),
            publisher: Text::default(),
            introduction: Vec::new(),
            data: "incidents.geojson".to_owned(),
            as_of: None,
            site_url: None,
            contact: None,
            data_origins: Vec::new(),
            embed_origins: Vec::new(),
            languages: vec!["en".to_owned()],
            view: None,
            bounds: None,
            span: None,
            order: Sort::default(),
            lede: Text::default(),
            annotate: Vec::new(),
            withdrawn: Vec::new(),
            categories: Categories::default(),
            labels: Labels::default(),
            links: Vec::new(),
            license: None,
            credits: Vec::new(),
            basemap: Basemap::default(),
            has_overlays: false,
            has_areas: false,
            is_refreshed: false,
            has_versions: false,
            fields: FieldMap::default(),
            table_fields: FieldMap::default(),
        }
    }
}

impl MapConfig {
    /// Reads a map file: what cannot be read of it keeps its default and is reported.
    pub fn parse(bytes: &[u8]) -> (Self, Report) {
        reading::map_config(bytes)
    }

    /// What the members of records are called in a map file of which nothing else is read.
    ///
    /// ```
    /// let fields = incidents::config::MapConfig::fields_of(br#"{"fields": {"title": "Kopf"}}"#);
    /// assert!(fields.is_read("kopf"));
    /// ```
    pub fn fields_of(bytes: &[u8]) -> FieldMap {
        reading::fields_of(bytes)
    }

    /// A category as the map file styles it.
    pub fn category(&self, id: &str) -> Option<&Category> {
        self.categories.find(id)
    }

    /// A category as the map file styles it, or else one made from its code, the same on every page.
    pub fn category_or_derived(&self, id: &str) -> Category {
        self.category(id).cloned().unwrap_or_else(|| derived(id))
    }

    /// The words for a code of a facet: the map file's, or else the code itself made readable.
    pub fn label(&self, facet: &str, code: &str, language: &str) -> String {
        self.own_label(facet, code, language)
            .map_or_else(|| humanised(code), str::to_owned)
    }

    /// Who says or reports something, in a language: the map file's words for the name, of `labels.name`, or else the name as it stands in the
    /// record.
    ///
    /// ```
    /// let file = r#"{"labels": {"name": {"The article": {"ar": "المقال"}}}}"#;
    /// let (config, _report) = incidents::config::MapConfig::parse(file.as_bytes());
    /// assert_eq!(config.name_in("The article", "ar"), "المقال");
    /// assert_eq!(config.name_in("The article", "en"), "The article");
    /// ```
    pub fn name_in<'a>(&'a self, name: &'a str, language: &str) -> &'a str {
        let words = self.labels.find("name", name);
        words
            .filter(|words| words.has_language(language))
            .map_or(name, |words| words.in_language(language))
    }

    /// The map file's own words for a code of a facet.
    pub fn own_label(&self, facet: &str, code: &str, language: &str) -> Option<&str> {
        let words = self.labels.find(facet, code)?;
        Some(words.in_language(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_without_a_file_is_usable() {
        let config = MapConfig::default();
        assert_eq!(config.title.in_language("ar"), "Incident map");
        assert_eq!(
            config
                .category_or_derived("air_strike")
                .label
                .in_language("en"),
            "Air strike"
        );
        assert_eq!(config.label("method", "barrel_bomb", "en"), "Barrel bomb");
    }

    #[test]
    fn a_derived_category_is_the_same_every_time_and_differs_from_others() {
        let config = MapConfig::default();
        assert_eq!(
            config.category_or_derived("a"),
            config.category_or_derived("a")
        );
        let looks = |id: &str| {
            let category = config.category_or_derived(id);
            (category.color_light, category.shape)
        };
        assert_ne!(looks("air_strike"), looks("ground_attack"));
    }
}

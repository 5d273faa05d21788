//! The map file of a new site: what was said of the map, and types with colours that can be told apart.

use std::collections::BTreeMap;
use std::fmt;

use incidents::config::category::{distinct, humanised_id};
use incidents::model::facet::UNSPECIFIED;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

/// The ground that comes with the page, with whose it is: data/basemap/README.md has the whole story.
const GROUND: [&str; 3] = [
    "basemap/light.json",
    "basemap/dark.json",
    "Natural Earth; GeoNames CC BY 4.0",
];

/// More types than this are told apart by nobody: the rest look as their names have it.
const MAX_TYPES: usize = 40;

/// What members of our records are called in tables: columns by member.
pub type TableFields = BTreeMap<String, Vec<String>>;

/// What is said of a map. What is empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What it is called.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// At which address it will lie.
    pub site_url: String,
    /// Who may use the records, and how.
    pub license: Option<License>,
    /// BCP 47 languages of the page; the first is its own.
    pub languages: Vec<String>,
    /// Whether the page brings its ground along.
    pub has_ground: bool,
    /// Of the tables that the records came from.
    pub table_fields: TableFields,
    /// Other members of the map file, each with its value in JSON; one that is said above, too, counts here.
    pub members: Vec<(String, String)>,
}

impl Draft {
    /// The map file, for records of these types. Its members stand in the order in which somebody would edit them.
    pub fn text(&self, types: &[(String, usize)]) -> String {
        let mut said = vec![
            ("$schema", json("./map.schema.json")),
            ("title", json(&self.title)),
        ];
        for (name, words) in [("publisher", &self.publisher), ("site_url", &self.site_url)] {
            if !words.is_empty() {
                said.push((name, json(words)));
            }
        }
        if self.languages.iter().any(|tag| tag != "en") {
            said.push(("languages", json(&self.languages)));
        }
        let types = types.iter().map(|(id, _)| id);
        let types = types.filter(|id| *id != UNSPECIFIED);
        let categories: Vec<Styled<'_>> = types.take(MAX_TYPES).enumerate().map(category).collect();
        if !categories.is_empty() {
            said.push(("categories", json(&categories)));
        }
        if let Some(license) = &self.license {
            said.push(("license", json(license)));
        }
        if self.has_ground {
            let [light, dark, credit] = GROUND;
            let ground = Ground {
                light,
                dark,
                credit,
            };
            said.push(("basemap", json(&ground)));
        }
        if !self.table_fields.is_empty() {
            said.push(("table_fields", json(&self.table_fields)));
        }
        self.with_members(&said)
    }

    /// The map file of what is said, and of the members that somebody has set.
    fn with_members(&self, said: &[(&str, String)]) -> String {
        let is_set = |name: &str| self.members.iter().any(|(set, _)| set == name);
        let said = said.iter().filter(|(name, _)| !is_set(name));
        let said = said.map(|(name, value)| ((*name).to_owned(), value.clone()));
        let mut all: Vec<_> = said.chain(self.members.iter().cloned()).collect();
        let place = |name: &str| ORDER.iter().position(|known| *known == name);
        // Stable: what is not in the list stays in its own order, behind it.
        all.sort_by_key(|(name, _)| place(name).unwrap_or(ORDER.len()));
        written(&all)
    }
}

/// In which order members stand in a new map file: as somebody would edit them.
const ORDER: [&str; 25] = [
    "$schema",
    "title",
    "lede",
    "introduction",
    "publisher",
    "site_url",
    "languages",
    "as_of",
    "bounds",
    "view",
    "span",
    "order",
    "annotate",
    "categories",
    "labels",
    "license",
    "credits",
    "links",
    "contact",
    "accent",
    "logo",
    "basemap",
    "overlays",
    "withdrawn",
    "table_fields",
];

/// A map file of these members, each with its value in JSON.
pub fn written(members: &[(String, String)]) -> String {
    let lines = members.iter().map(|(name, value)| member(name, value));
    format!("{{\n{}\n}}\n", lines.collect::<Vec<_>>().join(",\n"))
}

/// The members of a map file in their order, each with its value as it stands there. Of a member that is doubled the last one counts.
///
/// # Errors
///
/// Where it is no JSON, or no object.
pub fn members(map_file: &[u8]) -> serde_json::Result<Vec<(String, String)>> {
    serde_json::from_slice(map_file).map(|Members(members)| members)
}

struct Members(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor).map(Self)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Vec<(String, String)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object, as map files are")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members: Self::Value = Vec::new();
        while let Some((name, value)) = map.next_entry::<String, Box<RawValue>>()? {
            members.retain(|(known, _)| *known != name);
            members.push((name, value.get().to_owned()));
        }
        Ok(members)
    }
}

/// What a map is called that nobody has named: the name of its table in words.
///
/// ```
/// assert_eq!(site::draft::title_of_file("my_incidents-2016.csv"), "My incidents 2016");
/// ```
pub fn title_of_file(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let words = stem.replace(['_', '-', '.'], " ");
    let words: Vec<&str> = words.split_whitespace().collect();
    let words = words.join(" ");
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

#[derive(Serialize)]
struct Ground {
    light: &'static str,
    dark: &'static str,
    credit: &'static str,
}

#[derive(Serialize)]
struct Styled<'s> {
    id: &'s str,
    label: String,
    color: Colors,
    shape: &'static str,
}

#[derive(Serialize)]
struct Colors {
    light: &'static str,
    dark: &'static str,
}

fn category((nth, id): (usize, &String)) -> Styled<'_> {
    let (light, dark, shape) = distinct(nth);
    Styled {
        id,
        label: humanised_id(id),
        color: Colors { light, dark },
        shape: shape.code(),
    }
}

/// In one line. Texts and lists of texts can always be written.
fn json(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// A member of the map file with its value in JSON: a list of objects has a line for each.
fn member(name: &str, value: &str) -> String {
    let items: Result<Vec<&RawValue>, _> = serde_json::from_str(value);
    let is_object = |item: &&RawValue| item.get().starts_with('{');
    match items {
        Ok(items) if !items.is_empty() && items.iter().all(is_object) => {
            let items: Vec<&str> = items.into_iter().map(RawValue::get).collect();
            format!("  {}: [\n    {}\n  ]", json(name), items.join(",\n    "))
        }
        _ => format!("  {}: {value}", json(name)),
    }
}

/// Who may use records, and how. It is written as the map file's `license`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct License {
    /// `CC BY 4.0`, or any words.
    #[serde(rename = "text")]
    pub name: String,
    /// Where to read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Licences of data that have a short name.
const LICENSES: [(&str, &str, &str); 4] = [
    (
        "CC-BY-4.0",
        "CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    (
        "CC-BY-SA-4.0",
        "CC BY-SA 4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    (
        "CC0-1.0",
        "CC0 1.0",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ),
    (
        "ODbL-1.0",
        "ODbL 1.0",
        "https://opendatacommons.org/licenses/odbl/1-0/",
    ),
];

/// How `data/LICENSE` begins, and what it says where nobody has.
const SAID: &str = "The records of this map: ";
const UNSAID: &str = "Nobody has said yet who may use the records of this map, and how: all rights are its publisher's.\nSay it here.\n";

impl License {
    /// Of a short name (`CC-BY-4.0`, by the SPDX list), or of words.
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        let plain = |name: &str| name.replace([' ', '-'], "").to_ascii_lowercase();
        let known = LICENSES
            .iter()
            // Of CC0 and ODbL there is one version.
            .find(|(id, name, _)| {
                [plain(id), plain(name)].contains(&plain(text)) || plain(text) + "1.0" == plain(id)
            });
        match known {
            Some((_, name, url)) => Self {
                name: (*name).to_owned(),
                url: Some((*url).to_owned()),
            },
            None => Self {
                name: text.to_owned(),
                url: None,
            },
        }
    }

    /// The text of `data/LICENSE`; of none, that nobody has said yet.
    pub fn text(license: Option<&Self>) -> String {
        match license {
            Some(Self {
                name,
                url: Some(url),
            }) => format!("{SAID}{name}, {url}\n"),
            Some(Self { name, url: None }) => format!("{SAID}{name}\n"),
            None => UNSAID.to_owned(),
        }
    }

    /// Whether a text of `data/LICENSE` is one that this wrote, and no publisher.
    pub fn is_written(text: &str) -> bool {
        text == UNSAID || text.starts_with(SAID) && text.trim_end().lines().count() == 1
    }
}

#[cfg(test)]
mod tests {
    use incidents::config::MapConfig;

    use super::*;

    #[test]
    fn what_is_written_is_a_map_file_that_says_what_was_said() {
        let draft = Draft {
            title: "A \"map\"".to_owned(),
            publisher: "Desk".to_owned(),
            license: Some(License::of("cc by 4.0")),
            languages: vec!["ar".to_owned(), "en".to_owned()],
            table_fields: BTreeMap::from([("date".to_owned(), vec!["Datum".to_owned()])]),
            ..Draft::default()
        };
        let types = [
            ("air_strike".to_owned(), 3),
            (UNSPECIFIED.to_owned(), 2),
            ("Raid".to_owned(), 1),
        ];
        let text = draft.text(&types);
        let (config, report) = MapConfig::parse(text.as_bytes());
        assert_eq!(report.problems(), [], "{text}");
        assert_eq!(config.title.in_language("en"), "A \"map\"");
        assert_eq!(config.languages, ["ar", "en"]);
        let ids: Vec<&str> = config.categories.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, ["air_strike", "Raid"]);
        assert_eq!(config.categories[0].label.in_language("en"), "Air strike");
        let license = config.license.unwrap();
        assert_eq!(license.text.in_language("en"), "CC BY 4.0");
        let url = "https://creativecommons.org/licenses/by/4.0/";
        assert_eq!(license.url.as_deref(), Some(url));
    }

    #[test]
    fn a_licence_is_known_by_its_short_name() {
        for (text, expected) in [
            ("CC0", "CC0 1.0"),
            ("cc-by-4.0", "CC BY 4.0"),
            ("ODbL", "ODbL 1.0"),
            ("Ask us", "Ask us"),
        ] {
            assert_eq!(License::of(text).name, expected);
        }
    }

    #[test]
    fn the_ground_is_thanked_as_the_page_itself_does() {
        let own = include_bytes!("../../../data/map.json");
        let own = MapConfig::parse(own).0.basemap;
        let [light, dark, credit] = GROUND.map(str::to_owned);
        assert_eq!(
            [own.light, own.dark, own.credit],
            [Some(light), Some(dark), Some(credit)]
        );
    }

    #[test]
    fn types_look_different_from_each_other() {
        let looks: std::collections::BTreeSet<_> = (0..MAX_TYPES)
            .map(|nth| {
                let (light, _, shape) = distinct(nth);
                (light, shape.code())
            })
            .collect();
        assert_eq!(looks.len(), MAX_TYPES);
    }
}

//! What a page may load from where: its Content-Security-Policy, widened for exactly the origins that its map file names.

use std::collections::BTreeSet;

use incidents::config::MapConfig;
use serde_json::Value;
use url::Url;

use crate::files::Files;
use crate::ground;

/// The policy's one home is the page's `<meta>`.
const META: &str = "http-equiv=\"Content-Security-Policy\"";
const CONTENT: &str = "content=\"";

/// What is fetched by scripts, and what is fetched as pictures: the ground may come as either.
const FETCHED: &str = "connect-src";
const PICTURES: &str = "img-src";

/// Origins other than the site's own that a map file names: `https://tiles.example.org`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// Of what scripts fetch.
    pub fetched: BTreeSet<String>,
    /// Of pictures.
    pub pictures: BTreeSet<String>,
    /// Addresses that no policy can name: their host has a letter that ends a directive, or an attribute.
    pub refused: BTreeSet<String>,
}

impl Origins {
    /// Those of the records, of files that an address may ask for, and of the basemap: its styles and what they name.
    pub fn named(files: &dyn Files, config: &MapConfig) -> Self {
        let mut origins = Self::default();
        for address in config.data_origins.iter().chain([&config.data]) {
            let origin = origins.allowed(address);
            origins.fetched.extend(origin);
        }
        let map_file = files.read("data/map.json").unwrap_or_default();
        for address in ground::addresses(&map_file) {
            origins.add_ground(&address);
        }
        let styles = [&config.basemap.light, &config.basemap.dark];
        for style in styles.into_iter().flatten() {
            origins.add_ground(style);
            let json = files.read(&format!("data/{style}"));
            let json = json.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
            addresses(&json.unwrap_or_default(), &mut |address| {
                origins.add_ground(address);
            });
        }
        origins
    }

    fn add_ground(&mut self, address: &str) {
        if let Some(origin) = self.allowed(address) {
            self.fetched.insert(origin.clone());
            self.pictures.insert(origin);
        }
    }

    /// The origin of an address of the web, where a policy can name it.
    fn allowed(&mut self, address: &str) -> Option<String> {
        let origin = origin(address)?;
        let (_, host) = origin.split_once("://")?;
        let is_plain = |c: char| c.is_ascii_alphanumeric() || ".-_:[]".contains(c);
        if !host.chars().all(is_plain) {
            self.refused.insert(origin);
            return None;
        }
        Some(origin)
    }

    /// All of them, each once.
    pub fn all(&self) -> BTreeSet<&str> {
        let all = self.fetched.iter().chain(&self.pictures);
        all.map(String::as_str).collect()
    }
}

/// What of a style is fetched from the web: sources with their tiles, glyphs and sprites. A credit's link is not.
fn addresses(style: &Value, found: &mut dyn FnMut(&str)) {
    let mut one = |value: &Value| {
        if let Some(text) = value.as_str() {
            found(text);
        }
    };
    one(&style["glyphs"]);
    one(&style["sprite"]);
    let sprites = style["sprite"].as_array().into_iter().flatten();
    sprites.for_each(|sprite| one(&sprite["url"]));
    let sources = style["sources"].as_object().into_iter().flatten();
    for (_, source) in sources {
        one(&source["url"]);
        one(&source["data"]);
        let tiles = source["tiles"].as_array().into_iter().flatten();
        tiles.for_each(&mut one);
    }
}

/// The origin of an address of the web; none of one beside the page.
pub fn origin(address: &str) -> Option<String> {
    // What stands for a tile's numbers is no part of an address.
    let address = address.strip_prefix("pmtiles://").unwrap_or(address);
    let url = Url::parse(address).ok()?;
    let is_web = matches!(url.scheme(), "https" | "http");
    is_web.then(|| url.origin().ascii_serialization())
}

/// The policy of a page.
pub fn of_page(html: &str) -> Option<&str> {
    let (_, meta) = html.split_once(META)?;
    let (_, content) = meta.split_once(CONTENT)?;
    content.split_once('"').map(|(policy, _)| policy.trim())
}

/// The page with another policy.
pub(crate) fn in_page(html: &str, policy: &str) -> Option<String> {
    let at = html.find(META)?;
    let start = html.get(at..)?.find(CONTENT)? + at + CONTENT.len();
    let end = html.get(start..)?.find('"')? + start;
    Some([html.get(..start)?, policy, html.get(end..)?].concat())
}

/// A policy with these origins and no others.
///
/// ```
/// # use site::policy::{Origins, widened};
/// let mut origins = Origins::default();
/// origins.fetched.insert("https://a.example".to_owned());
/// let before = "img-src 'self'; connect-src 'self' https://old.example";
/// assert_eq!(widened(before, &origins), "img-src 'self'; connect-src 'self' https://a.example");
/// ```
pub fn widened(policy: &str, origins: &Origins) -> String {
    let directives = policy.split(';').map(|directive| {
        let mut words = directive.split_whitespace();
        let name = words.next().unwrap_or_default();
        let added = match name {
            FETCHED => Some(&origins.fetched),
            PICTURES => Some(&origins.pictures),
            _ => None,
        };
        let added = added.into_iter().flatten().map(String::as_str);
        let own = words.filter(|word| !is_origin(word));
        let words: Vec<&str> = [name].into_iter().chain(own).chain(added).collect();
        words.join(" ")
    });
    let directives: Vec<String> = directives.filter(|said| !said.is_empty()).collect();
    directives.join("; ")
}

/// The origins that a policy names.
pub fn origins_of(policy: &str) -> BTreeSet<&str> {
    let words = policy.split([';', ' ']);
    words.filter(|word| is_origin(word)).collect()
}

fn is_origin(word: &str) -> bool {
    word.contains("://")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Memory;

    fn config(json: &str) -> MapConfig {
        MapConfig::parse(json.as_bytes()).0
    }

    #[test]
    fn exactly_what_the_map_file_names_is_let_in() {
        let style = br#"{"glyphs": "https://fonts.example/{fontstack}/{range}.pbf", "sprite": [{"id": "a", "url": "https://icons.example/s"}],
            "sources": {"a": {"tiles": ["https://tiles.example:8443/{z}/{x}/{y}.png"], "attribution": "<a href='https://credit.example'>"},
                "b": {"url": "pmtiles://https://archive.example/a.pmtiles"}, "c": {"data": "land.geojson"}}}"#;
        let map = r#"{"data_origins": ["https://data.example", "https://x.example;sandbox"],
            "basemap": {"light": "ground/light.json", "dark": "https://styles.example/dark.json", "pmtiles": "https://city.example/a.pmtiles",
                "tiles": {"light": "https://pictures.example/{z}/{x}/{y}.png"}}}"#;
        let files = Memory::from([
            ("data/ground/light.json".to_owned(), style.to_vec()),
            ("data/map.json".to_owned(), map.into()),
        ]);
        let config = config(map);
        let origins = Origins::named(&files, &config);
        let ground = [
            "https://archive.example",
            "https://city.example",
            "https://fonts.example",
            "https://icons.example",
            "https://pictures.example",
            "https://styles.example",
            "https://tiles.example:8443",
        ];
        assert_eq!(Vec::from_iter(&origins.pictures), ground);
        let fetched: BTreeSet<&str> = ground.into_iter().chain(["https://data.example"]).collect();
        assert_eq!(origins.all(), fetched);
        let refused: Vec<&String> = origins.refused.iter().collect();
        assert_eq!(refused, ["https://x.example;sandbox"]);
    }

    #[test]
    fn a_page_is_given_another_policy_and_nothing_else_of_it_changes() {
        let html = "<meta http-equiv=\"Content-Security-Policy\" content=\"img-src 'self'\">\n<meta name=\"a\" content=\"b\">";
        assert_eq!(of_page(html), Some("img-src 'self'"));
        let page = in_page(html, "img-src 'none'").unwrap();
        assert_eq!(page, html.replace("'self'", "'none'"));
        assert_eq!(in_page("<title>no policy</title>", "x"), None);
    }
}

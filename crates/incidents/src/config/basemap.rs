//! What lies beneath the marks, as the map file says it.

use crate::config::Basemap;
use crate::model::said::said;
use crate::schema::finding::{Findings, Value};
use crate::schema::values::text;

pub(super) fn basemap(value: Value<'_, '_>, findings: &mut Findings) -> Basemap {
    if value.json.members().is_none() {
        findings.expected(
            said!("{\"light\": a style, \"dark\": a style, \"credit\": a text}"),
            value,
        );
    }
    let has_tiles = value.first(&["pmtiles", "tiles"]).is_some();
    let mut member = |name| text(value.first(&[name])?, findings);
    let (mut light, mut dark) = (member("light"), member("dark"));
    if has_tiles && light.is_none() && dark.is_none() {
        // What comes with the page lies beneath.
        [light, dark] = ["basemap/light.json", "basemap/dark.json"].map(|own| Some(own.to_owned()));
    }
    Basemap {
        has_tiles,
        light,
        dark,
        credit: member("credit"),
    }
}

#[cfg(test)]
mod tests {
    use crate::config::MapConfig;

    #[test]
    fn beneath_tiles_of_its_own_a_map_has_what_comes_with_the_page() {
        let basemap = |json: &str| MapConfig::parse(json.as_bytes()).0.basemap;
        let own = basemap(r#"{"basemap": {"pmtiles": "basemap/city.pmtiles"}}"#);
        assert!(own.has_tiles);
        assert_eq!(own.light.as_deref(), Some("basemap/light.json"));
        assert_eq!(own.dark.as_deref(), Some("basemap/dark.json"));
        let own = basemap(r#"{"basemap": {"tiles": "a/{z}/{x}/{y}.png", "light": "own.json"}}"#);
        assert_eq!((own.light.as_deref(), own.dark), (Some("own.json"), None));
        let none = basemap(r#"{"basemap": {"credit": "Desk"}}"#);
        assert!(!none.has_tiles && none.light.is_none());
    }
}

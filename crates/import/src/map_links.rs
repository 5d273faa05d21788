//! Positions in links to maps on the web.

use crate::places;

/// Where a link to a map leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InLink {
    /// Longitude and latitude.
    pub at: (f64, f64),
    /// Whether the link marks it; else it is the middle of the map that the link opens.
    pub is_marked: bool,
}

/// What the addresses of maps have in them.
#[rustfmt::skip]
const MAPS: [&str; 10] = [
    "maps.google.", "goo.gl/maps", "maps.app.goo.gl", "openstreetmap.", "osm.org", "wikimapia.", "bing.com/maps", "maps.apple.", "waze.com", "yandex.com/maps",
];

/// Members of a query with a latitude and a longitude, in this order.
const MARKED: [&str; 8] = [
    "q",
    "query",
    "daddr",
    "destination",
    "ll",
    "loc",
    "center",
    "cp",
];

/// Whether a text is the address of a map, with a position in it or without.
pub fn is_map(text: &str) -> bool {
    let text = text.trim();
    let is_one = text.contains("://") && !text.contains(char::is_whitespace);
    let has = |part: &str| text.contains(part);
    let is_map = || has("google.") && has("/maps") || MAPS.iter().any(|map| has(map));
    text.starts_with("geo:") || is_one && is_map()
}

/// The position that a link to a map has in it.
pub fn in_link(text: &str) -> Option<InLink> {
    if !is_map(text) || text.len() > 4000 {
        return None;
    }
    let text = text.trim().replace("%2C", ",").replace("%2c", ",");
    let text = text.replace('~', ",").replace('+', "").replace("%20", "");
    let marked = |at| InLink {
        at,
        is_marked: true,
    };
    if let Some(rest) = text.strip_prefix("geo:") {
        return pair(rest.split(['?', ';']).next()?).map(marked);
    }
    // The mark of a place, of which a link to directions has several: the last is where they lead.
    if let Some((_, rest)) = text.rsplit_once("!3d")
        && let Some((lat, rest)) = rest.split_once("!4d")
    {
        return position(lat, rest.split('!').next()?).map(marked);
    }
    let members = || {
        text.split(['?', '&', '#'])
            .filter_map(|member| member.split_once('='))
    };
    let member = |name: &str| members().find_map(|(known, value)| (known == name).then_some(value));
    let two = |lat, lng| position(member(lat)?, member(lng)?);
    let named = || {
        two("mlat", "mlon")
            .or_else(|| two("lat", "lon"))
            .or_else(|| two("lat", "lng"))
    };
    let is_lng_first = text.contains("yandex.");
    let queried = || {
        MARKED
            .iter()
            .find_map(|name| pair(member(name)?.trim_start_matches("loc:")))
    };
    let in_path = || text.split('/').find_map(pair);
    if let Some(at) = named().or_else(queried).or_else(in_path) {
        return Some(marked(if is_lng_first { (at.1, at.0) } else { at }));
    }
    let middle = || {
        let (_, rest) = text.split_once("/@")?;
        pair(rest)
    };
    let hashed = || {
        let mut parts = member("map")?.split('/').skip(1);
        position(parts.next()?, parts.next()?)
    };
    let at = middle().or_else(hashed)?;
    Some(InLink {
        at,
        is_marked: false,
    })
}

/// `36.2,37.15` and whatever follows behind a comma.
fn pair(text: &str) -> Option<(f64, f64)> {
    let mut parts = text.split(',');
    position(parts.next()?, parts.next()?)
}

fn position(lat: &str, lng: &str) -> Option<(f64, f64)> {
    let number = |text: &str| {
        text.contains('.')
            .then(|| text.parse::<f64>().ok())
            .flatten()
    };
    let (lat, lng) = (number(lat)?, number(lng.trim_end_matches(['/', 'z']))?);
    places::is_on_earth(lng, lat).then_some((lng, lat))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_maps_say_where() {
        let marked = Some((37.15, 36.2, true));
        let middle = Some((37.15, 36.2, false));
        for (link, expected) in [
            ("https://www.google.com/maps/@36.2,37.15,12z", middle),
            (
                "https://www.google.com/maps/place/X/@36.1,37.1,12z/data=!3m1!4b1!8m2!3d36.2!4d37.15!16s",
                marked,
            ),
            ("https://maps.google.com/?q=36.2,37.15", marked),
            ("https://maps.google.com/maps?q=loc:36.2+,37.15&z=3", marked),
            (
                "https://www.google.com/maps/search/?api=1&query=36.2%2C37.15",
                marked,
            ),
            ("https://www.google.com/maps/place/36.2,37.15", marked),
            ("https://www.openstreetmap.org/#map=12/36.2/37.15", middle),
            (
                "https://www.openstreetmap.org/?mlat=36.2&mlon=37.15#map=15/1.5/2.5",
                marked,
            ),
            (
                "http://wikimapia.org/#lang=en&lat=36.2&lon=37.15&z=12",
                marked,
            ),
            ("https://yandex.com/maps/?ll=37.15%2C36.2&z=12", marked),
            ("geo:36.2,37.15?z=12", marked),
            ("https://www.bing.com/maps?cp=36.2~37.15&lvl=9", marked),
            ("https://news.google.com/?q=36.2,37.15", None),
            ("geo:36.2,37.15", marked),
            ("https://maps.app.goo.gl/abcd", None),
            ("https://example.org/?q=36.2,37.15", None),
            ("See https://maps.google.com/?q=36.2,37.15", None),
        ] {
            let found = in_link(link).map(|link| (link.at.0, link.at.1, link.is_marked));
            assert_eq!(found, expected, "{link}");
        }
    }
}

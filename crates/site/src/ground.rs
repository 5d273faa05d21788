//! A map's own ground, as its map file names it: an archive of tiles (`PMTiles`), a server's tiles, or styles.

use incidents::config::MapConfig;
use incidents::model::mercator::{World, world_from_lng_lat};
use serde_json::Value;

use crate::policy;
use crate::remark::{Remark, Start, no_file};

/// As long as the head of an archive is, by version 3 of the specification
/// (<https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>).
const HEAD_BYTES: usize = 127;

/// What an archive begins with: its name and its version.
const BEGINNING: &[u8] = b"PMTiles\x03";

/// Where the head says what the tiles are, which zooms there are, and where they begin and end.
const TILE_TYPE: usize = 99;
const ZOOMS: usize = 100;
const CORNERS: usize = 102;

/// Tiles that the page can draw: MVT, PNG, JPEG, WebP, AVIF. MLT, which is 6, it cannot.
const DRAWN: std::ops::RangeInclusive<u8> = 1..=5;

/// What readers' browsers will ask another host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The member of the map file that names it.
    pub member: &'static str,
    /// An address that begins with a scheme; of tiles that of one.
    pub address: String,
    /// Whether parts of the file are asked for.
    pub needs_ranges: bool,
}

/// What of the ground lies with other hosts.
pub fn asked_of_others(map_file: &[u8]) -> Vec<Asked> {
    let basemap = basemap(map_file);
    let (config, _) = MapConfig::parse(map_file);
    let asked = |member, address: &str| Asked {
        member,
        address: address.trim_start_matches("pmtiles://").to_owned(),
        needs_ranges: member == "basemap.pmtiles",
    };
    let archive = basemap["pmtiles"].as_str().into_iter();
    let tiles = tiles(&basemap["tiles"]).filter_map(|address| one_tile(address, &basemap, &config));
    let styles = [&config.basemap.light, &config.basemap.dark];
    let styles = styles.into_iter().flatten();
    let all = archive.map(|address| asked("basemap.pmtiles", address));
    all.chain(tiles.map(|address| asked("basemap.tiles", &address)))
        .chain(styles.map(|address| asked("basemap", address)))
        .filter(|asked| policy::origin(&asked.address).is_some())
        .collect()
}

/// The address of a tile that a reader sees first, of the zooms that there are; none where the map file does not say where it looks.
fn one_tile(address: &str, basemap: &Value, config: &MapConfig) -> Option<String> {
    let (middle, zoom) = match (config.bounds, config.view) {
        (_, Some(view)) => (world_from_lng_lat(view.center), view.zoom),
        (Some(bounds), None) => {
            let [first, last] = [bounds.south_west, bounds.north_east].map(world_from_lng_lat);
            let middle = |from: u32, to: u32| (u64::midpoint(from.into(), to.into())) as u32;
            let width = f64::from(last.x.wrapping_sub(first.x).max(1));
            let middle = World {
                x: middle(first.x, last.x),
                y: middle(first.y, last.y),
            };
            (middle, (f64::from(u32::MAX) / width).log2())
        }
        (None, None) => return None,
    };
    let limit = |name: &str, usual: u64| basemap[name].as_u64().unwrap_or(usual).min(24) as u32;
    let (least, most) = (limit("min_zoom", 0), limit("max_zoom", 22));
    let zoom = (zoom as u32).min(most).max(least);
    let tile = |at: u32| u64::from(at) >> (32 - zoom);
    let numbers = [
        ("{z}", u64::from(zoom)),
        ("{x}", tile(middle.x)),
        ("{y}", tile(middle.y)),
    ];
    let filled = numbers
        .iter()
        .fold(address.to_owned(), |address, (name, number)| {
            address.replace(name, &number.to_string())
        });
    Some(filled)
}

/// The addresses of tiles that a map file names, beside those of its styles.
pub(crate) fn addresses(map_file: &[u8]) -> Vec<String> {
    let basemap = basemap(map_file);
    let mut found: Vec<String> = basemap["pmtiles"]
        .as_str()
        .map(str::to_owned)
        .into_iter()
        .collect();
    found.extend(tiles(&basemap["tiles"]).map(str::to_owned));
    found
}

/// What is to be said of the ground.
pub(crate) fn remarks(map_file: &[u8], start: Start<'_>) -> Vec<Remark> {
    let basemap = basemap(map_file);
    let (config, _) = MapConfig::parse(map_file);
    let mut remarks = Vec::new();
    let mut remark = |member: &'static str, message| {
        remarks.push(Remark {
            member: member.into(),
            message,
        });
    };
    if let Some(path) = basemap["pmtiles"].as_str() {
        match policy::origin(path) {
            Some(origin) => remark(
                "basemap.pmtiles",
                asked(
                    &origin,
                    "answer requests for ranges, and let other sites read it (CORS)",
                ),
            ),
            None => {
                if let Err(message) = archive(path, &config, start) {
                    remark("basemap.pmtiles", message);
                }
            }
        }
    }
    for address in tiles(&basemap["tiles"]) {
        if !["{z}", "{x}", "{y}"]
            .iter()
            .all(|part| address.contains(part))
        {
            remark(
                "basemap.tiles",
                format!("expected an address with {{z}}, {{x}} and {{y}}, but found {address}"),
            );
        } else if let Some(origin) = policy::origin(address) {
            remark(
                "basemap.tiles",
                asked(&origin, "let other sites read them (CORS)"),
            );
        }
    }
    for (member, message) in of_styles(&basemap, &config, start) {
        remark(member, message);
    }
    let is_others = !basemap["tiles"].is_null()
        || [&config.basemap.light, &config.basemap.dark]
            .into_iter()
            .flatten()
            .any(|style| policy::origin(style).is_some());
    if is_others && config.basemap.credit.is_none() {
        remark("basemap.credit", "whose tiles these are is said nowhere: most terms ask for it, as in \"credit\": \"© OpenStreetMap contributors\"".to_owned());
    }
    remarks
}

/// What is to be said of the styles that are named: those beside the map file must be there.
fn of_styles(basemap: &Value, config: &MapConfig, start: Start<'_>) -> Vec<(&'static str, String)> {
    let styles = [
        ("light", "basemap.light", &config.basemap.light),
        ("dark", "basemap.dark", &config.basemap.dark),
    ];
    let of = |(theme, member, style): (&str, &'static str, &Option<String>)| {
        let style = style.as_deref()?;
        if let Some(origin) = policy::origin(style) {
            let must = "let other sites read it (CORS); what that style names elsewhere again has to be in a style of your own, beside the map file, for the policy to name it";
            return Some(("basemap", asked(&origin, must)));
        }
        // Beneath tiles lies the page's own ground, which nobody has named.
        let is_missing = start(style.trim_start_matches("./"), 0).is_none();
        (is_missing && !basemap[theme].is_null()).then(|| (member, no_file(style)))
    };
    styles.into_iter().filter_map(of).collect()
}

/// That readers' browsers ask another host.
fn asked(origin: &str, must: &str) -> String {
    format!(
        "readers' browsers will ask {origin}, which learns who reads the map; `incidents build` lets the policy of the page name it. Its host must {must}"
    )
}

fn basemap(map_file: &[u8]) -> Value {
    let map_file = map_file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(map_file);
    // What is no JSON is said by whoever reads the whole of it.
    let map: Value = serde_json::from_slice(map_file).unwrap_or_default();
    map["basemap"].clone()
}

/// One address, several that share the work, or one for each theme.
fn tiles(value: &Value) -> impl Iterator<Item = &str> {
    let of_themes = value
        .as_object()
        .into_iter()
        .flat_map(|themes| themes.values());
    let several = value.as_array().into_iter().flatten();
    let all = of_themes.chain(several).chain([value]);
    all.filter_map(Value::as_str)
}

/// Whether an archive beside the map file can be drawn, and is where the map is.
fn archive(path: &str, config: &MapConfig, start: Start<'_>) -> Result<(), String> {
    let head = start(path, HEAD_BYTES);
    let head = head.ok_or_else(|| no_file(path))?;
    if head.len() < HEAD_BYTES || !head.starts_with(BEGINNING) {
        return Err(format!(
            "{path} is no PMTiles archive of version 3: make it again, as docs/basemap.md has it"
        ));
    }
    if !DRAWN.contains(&head[TILE_TYPE]) {
        return Err(format!(
            "{path} has tiles that are neither MVT nor pictures"
        ));
    }
    let degrees = |nth: usize| {
        let at = CORNERS + 4 * nth;
        let bytes = head.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        f64::from(i32::from_le_bytes(bytes.unwrap_or_default())) / 1e7
    };
    let [west, south, east, north] = [0, 1, 2, 3].map(degrees);
    let is_beside = config.bounds.is_some_and(|bounds| {
        let (first, last) = (bounds.south_west, bounds.north_east);
        last.lng() < west || first.lng() > east || last.lat() < south || first.lat() > north
    });
    if is_beside {
        return Err(format!(
            "{path} has {west} to {east} east, {south} to {north} north, zoom {} to {}, and the map opens elsewhere: see `bounds`",
            head[ZOOMS],
            head[ZOOMS + 1]
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The head of an archive of MVT around Aleppo.
    fn head() -> Vec<u8> {
        let mut head = BEGINNING.to_vec();
        head.resize(HEAD_BYTES, 0);
        head[TILE_TYPE] = 1;
        head[ZOOMS + 1] = 14;
        for (nth, degrees) in [370_000_000_i32, 361_000_000, 373_500_000, 363_500_000]
            .iter()
            .enumerate()
        {
            head[CORNERS + 4 * nth..][..4].copy_from_slice(&degrees.to_le_bytes());
        }
        head
    }

    #[track_caller]
    fn check(basemap: &str, more: &str, expected: &[&str]) {
        let map = format!(r#"{{"basemap": {basemap}{more}}}"#);
        let start = |path: &str, n: usize| {
            let bytes = match path {
                "city.pmtiles" => head(),
                "other.pmtiles" => b"PMTiles\x02".repeat(40),
                "basemap/light.json" => b"{}".to_vec(),
                _ => return None,
            };
            Some(bytes.into_iter().take(n).collect())
        };
        let said: Vec<String> = remarks(map.as_bytes(), &start)
            .into_iter()
            .map(|it| format!("{}: {}", it.member, it.message))
            .collect();
        assert_eq!(said.len(), expected.len(), "{said:?}");
        for (said, expected) in said.iter().zip(expected) {
            assert!(said.starts_with(expected), "{said}");
        }
    }

    #[test]
    fn an_archive_is_looked_at() {
        check(r#"{"pmtiles": "city.pmtiles"}"#, "", &[]);
        check(
            r#"{"pmtiles": "city.pmtiles"}"#,
            r#", "bounds": [37.1, 36.2, 37.2, 36.3]"#,
            &[],
        );
        check(
            r#"{"pmtiles": "city.pmtiles"}"#,
            r#", "bounds": [30, 50, 31, 51]"#,
            &[
                "basemap.pmtiles: city.pmtiles has 37 to 37.35 east, 36.1 to 36.35 north, zoom 0 to 14, and the map opens elsewhere",
            ],
        );
        check(
            r#"{"pmtiles": "other.pmtiles"}"#,
            "",
            &["basemap.pmtiles: other.pmtiles is no PMTiles archive of version 3"],
        );
        check(
            r#"{"pmtiles": "none.pmtiles"}"#,
            "",
            &["basemap.pmtiles: there is no file none.pmtiles"],
        );
    }

    #[test]
    fn who_else_is_asked_is_named() {
        check(
            r#"{"pmtiles": "https://tiles.example/a.pmtiles"}"#,
            "",
            &["basemap.pmtiles: readers' browsers will ask https://tiles.example"],
        );
        check(
            r#"{"tiles": ["https://a.example/{z}/{x}/{y}.png", "https://a.example/{z}.png"]}"#,
            "",
            &[
                "basemap.tiles: readers' browsers will ask https://a.example",
                "basemap.tiles: expected an address with {z}, {x} and {y}",
                "basemap.credit: whose tiles these are is said nowhere",
            ],
        );
        check(
            r#"{"light": "https://styles.example/a.json", "credit": "Desk"}"#,
            "",
            &["basemap: readers' browsers will ask https://styles.example"],
        );
        check(
            r#"{"light": "basemap/light.json", "dark": "basemap/dark.json"}"#,
            "",
            &["basemap.dark: there is no file basemap/dark.json beside the map file"],
        );
    }
}

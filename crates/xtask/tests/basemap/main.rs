//! The committed basemap: what it must say whatever it is derived from, above all its policy on disputed lines.
//! Cases are places; a line is judged by what it passes, a shape by what it holds.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where a file is not what it was"
)]

mod closer;

use std::{
    collections::HashSet,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};
use serde_json::Value;

type Degrees = [f64; 2];

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../data/basemap")
        .join(name)
}

fn read(name: &str) -> Value {
    serde_json::from_slice(&fs::read(path(name)).unwrap()).unwrap()
}

fn features(name: &str) -> Vec<Value> {
    read(name)["features"].as_array().unwrap().clone()
}

fn points(coordinates: &Value) -> Vec<Degrees> {
    let points = coordinates.as_array().unwrap().iter();
    points
        .map(|point| [point[0].as_f64().unwrap(), point[1].as_f64().unwrap()])
        .collect()
}

struct Line {
    kind: String,
    between: String,
    points: Vec<Degrees>,
}

fn lines() -> Vec<Line> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let lines = features("boundaries.geojson")
        .into_iter()
        .flat_map(|feature| {
            let coordinates = &feature["geometry"]["coordinates"];
            let lines = match feature["geometry"]["type"] == "MultiLineString" {
                true => coordinates.as_array().unwrap().iter().map(points).collect(),
                false => vec![points(coordinates)],
            };
            let line = move |points| Line {
                kind: text(&feature["properties"]["kind"]),
                between: text(&feature["properties"]["between"]),
                points,
            };
            lines.into_iter().map(line).collect::<Vec<Line>>()
        });
    lines.collect()
}

fn is_in([lng, lat]: Degrees, [west, south, east, north]: [f64; 4]) -> bool {
    west < lng && lng < east && south < lat && lat < north
}

/// Lines of these kinds that have a point inside a frame of west, south, east, north.
fn lines_in(frame: [f64; 4], kinds: &[&str]) -> Vec<String> {
    let inside = lines().into_iter().filter(|line| {
        kinds.contains(&line.kind.as_str()) && line.points.iter().any(|&point| is_in(point, frame))
    });
    inside
        .map(|line| format!("{} {}", line.kind, line.between))
        .collect()
}

/// The kinds of the lines between two countries, each once.
fn kinds_between(pair: &str) -> HashSet<String> {
    let between = lines().into_iter().filter(|line| line.between == pair);
    between.map(|line| line.kind).collect()
}

fn check_dashed(pair: &str) {
    assert_eq!(
        kinds_between(pair),
        HashSet::from(["disputed".to_owned()]),
        "{pair}"
    );
}

#[test]
fn both_lines_on_the_golan_are_dashed_and_no_solid_line_crosses_it() {
    check_dashed("ISR SY-X01~");
    check_dashed("SY-X01~ SYR");
    let golan = [35.68, 32.78, 35.86, 33.27];
    assert_eq!(lines_in(golan, &["border"]), Vec::<String>::new());
}

#[test]
fn palestine_is_apart_and_its_lines_are_dashed() {
    for pair in ["ISR PSX", "JOR PSX", "EGY PSX"] {
        check_dashed(pair);
    }
}

#[test]
fn the_blue_line_is_dashed() {
    check_dashed("ISR LBN");
}

#[test]
fn no_line_parts_crimea_from_ukraine() {
    let perekop = [33.0, 45.2, 35.0, 46.3];
    assert_eq!(
        lines_in(perekop, &["border", "disputed"]),
        Vec::<String>::new()
    );
}

#[test]
fn western_sahara_is_dashed_all_around() {
    for pair in ["MAR SAH", "MRT SAH", "DZA SAH"] {
        check_dashed(pair);
    }
    let inside = [-16.5, 21.5, -12.5, 27.5];
    assert_eq!(
        lines_in(inside, &["border", "governorate"]),
        Vec::<String>::new()
    );
}

#[test]
fn kashmir_is_dashed() {
    let lines = lines_in([73.6, 33.5, 78.9, 35.4], &["border"]);
    assert_eq!(lines, Vec::<String>::new());
    assert!(!lines_in([73.6, 33.5, 78.9, 35.4], &["disputed"]).is_empty());
    check_dashed("IND KAS");
}

#[test]
fn settled_borders_are_solid() {
    for pair in ["SYR TUR", "IRQ SYR", "JOR SYR", "EGY LBY"] {
        assert_eq!(
            kinds_between(pair),
            HashSet::from(["border".to_owned()]),
            "{pair}"
        );
    }
}

fn holds(ring: &[Degrees], [lng, lat]: Degrees) -> bool {
    let crossings = ring.windows(2).filter(|edge| {
        let ([from_lng, from_lat], [to_lng, to_lat]) = (edge[0], edge[1]);
        let crosses = (from_lat > lat) != (to_lat > lat);
        crosses && lng < from_lng + (lat - from_lat) / (to_lat - from_lat) * (to_lng - from_lng)
    });
    crossings.count() % 2 == 1
}

fn rings(name: &str, kind: &str) -> Vec<Vec<Degrees>> {
    let polygons = features(name)
        .into_iter()
        .filter(|feature| feature["geometry"]["type"] == "Polygon");
    let chosen =
        polygons.filter(|feature| kind.is_empty() || feature["properties"]["kind"] == kind);
    chosen
        .map(|feature| points(&feature["geometry"]["coordinates"][0]))
        .collect()
}

#[test]
fn the_coast_is_where_it_should_be() {
    let land = rings("land.geojson", "");
    let is_land = |at| land.iter().any(|ring| holds(ring, at));
    for (name, at) in [
        ("Aleppo", [37.16, 36.20]),
        ("Latakia", [35.80, 35.53]),
        ("Beirut", [35.52, 33.89]),
        ("Nicosia", [33.36, 35.17]),
        ("Simferopol", [34.10, 44.95]),
        ("Taiz", [44.02, 13.58]),
    ] {
        assert!(is_land(at), "{name} is on land");
    }
    for (name, at) in [
        ("west of Latakia", [35.68, 35.53]),
        ("west of Beirut", [35.43, 33.9]),
        ("15.5 miles off Mokha", [43.02, 13.18]),
        ("the Gulf of Iskenderun", [35.9, 36.6]),
    ] {
        assert!(!is_land(at), "{name} is at sea");
    }
}

#[test]
fn lakes_that_readers_know_are_there() {
    let lakes = rings("water.geojson", "lake");
    for (name, at) in [
        ("Lake Assad", [38.45, 35.9]),
        ("Lake Tiberias", [35.59, 32.81]),
        ("the Dead Sea", [35.49, 31.5]),
        ("the Caspian Sea", [51.0, 42.0]),
    ] {
        assert!(lakes.iter().any(|ring| holds(ring, at)), "{name}");
    }
}

/// Simplified together, a border ends on a vertex of the coast or of another line, never near one.
#[test]
fn borders_end_at_coasts_or_at_other_lines() {
    let key = |point: Degrees| point.map(f64::to_bits);
    let coasts = [rings("land.geojson", ""), rings("water.geojson", "lake")].concat();
    let coast: HashSet<_> = coasts.into_iter().flatten().map(key).collect();
    let lines = lines();
    let ends_at = |point: Degrees| {
        lines
            .iter()
            .filter(|line| {
                line.points.first() == Some(&point) || line.points.last() == Some(&point)
            })
            .count()
    };
    // Where no detail is, islands and bays too small to draw leave ends loose.
    let region = [27.0, 24.0, 50.0, 45.0];
    for line in lines
        .iter()
        .filter(|line| line.kind != "governorate" && line.points.first() != line.points.last())
    {
        for &end in [line.points.first(), line.points.last()]
            .into_iter()
            .flatten()
        {
            let is_loose = is_in(end, region) && !coast.contains(&key(end)) && ends_at(end) < 2;
            assert!(!is_loose, "{} ends at {end:?}", line.between);
        }
    }
}

/// Of the world, and of Aleppo.
fn labels() -> Vec<Value> {
    let of_aleppo = features("city.geojson").into_iter();
    let of_aleppo = of_aleppo.filter(|feature| feature["geometry"]["type"] == "Point");
    features("labels.geojson")
        .into_iter()
        .chain(of_aleppo)
        .map(|feature| feature["properties"].clone())
        .collect()
}

fn check_named(english: &str, arabic: &str) {
    let names = labels();
    assert!(
        names
            .iter()
            .any(|label| label["name_en"] == english && label["name_ar"] == arabic),
        "{english}"
    );
}

#[test]
fn places_of_the_article_are_named_in_both_languages() {
    check_named("Aleppo", "حلب");
    check_named("Kafr Zita", "كفر زيتا");
    check_named("Handarat camp", "مخيم حندرات");
    check_named("Urum al-Kubra", "أورم الكبرى");
    check_named("Sulayman al-Halabi", "سليمان الحلبي");
    check_named("Deir ez-Zor", "دير الزور");
    check_named("Mokha", "المخا");
}

/// `MapLibre` draws them beside their letter.
#[test]
fn arabic_labels_have_no_vowel_marks() {
    for label in labels() {
        let name = label["name_ar"].as_str().unwrap_or_default();
        let is_mark = |letter| matches!(letter, '\u{064B}'..='\u{0652}' | '\u{0670}');
        assert!(!name.contains(is_mark), "{name}");
    }
}

/// Fetched with the style, and when the map comes close.
const DATA: [&str; 4] = [
    "land.geojson",
    "boundaries.geojson",
    "water.geojson",
    "labels.geojson",
];
const CLOSER: [&str; 3] = ["built-up.geojson", "city.geojson", "roads.geojson"];

fn gzipped(names: &[&str]) -> usize {
    let of = |name: &&str| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&fs::read(path(name)).unwrap()).unwrap();
        encoder.finish().unwrap().len()
    };
    names.iter().map(of).sum()
}

/// The first visit of the whole page has 850 KB, of which the basemap takes no more than this; a closer look takes less.
#[test]
fn the_basemap_keeps_to_its_budget() {
    let at_once = gzipped(&[&DATA[..], &["light.json"]].concat());
    assert!(at_once <= 120_000, "{at_once} bytes");
    let closer = gzipped(&CLOSER);
    assert!(closer <= 60_000, "{closer} bytes");
}

/// Everything but colours is the same, and nothing is asked of another origin.
#[test]
fn the_two_styles_differ_in_colours_only() {
    let (light, dark) = (read("light.json"), read("dark.json"));
    assert_eq!(without_colours(light.clone()), without_colours(dark));
    for source in light["sources"].as_object().unwrap().values() {
        let data = source["data"].as_str().unwrap();
        assert!(DATA.contains(&data) || CLOSER.contains(&data), "{data}");
    }
    assert!(light.get("glyphs").is_none() && light.get("sprite").is_none());
    let before = &light["metadata"]["incident-map:insert-before"];
    assert!(
        light["layers"]
            .as_array()
            .unwrap()
            .iter()
            .any(|layer| layer["id"] == *before)
    );
}

fn without_colours(value: Value) -> Value {
    match value {
        Value::String(text) if text.starts_with('#') || text.starts_with("Incident map, ") => {
            Value::Null
        }
        Value::Array(values) => values.into_iter().map(without_colours).collect(),
        Value::Object(members) => Value::Object(
            members
                .into_iter()
                .map(|(name, value)| (name, without_colours(value)))
                .collect(),
        ),
        other => other,
    }
}

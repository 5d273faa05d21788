//! What only a closer look shows: built-up areas, Aleppo, roads and railways.

use std::fs;

use serde_json::Value;

use super::{Degrees, features, holds, path, points, read, rings};

/// Names of Aleppo of these kinds.
fn names_of_aleppo(kinds: &[&str]) -> Vec<Value> {
    let mut names = features("city.geojson");
    names.retain(|feature| {
        let properties = &feature["properties"];
        properties.get("name_en").is_some() && kinds.iter().any(|kind| properties["kind"] == *kind)
    });
    names
}

#[test]
fn all_neighbourhoods_of_aleppo_are_named_by_zoom_14_and_the_largest_from_11() {
    let names = names_of_aleppo(&["district", "green", "citadel"]);
    // Eleven of them are places that are no neighbourhood, one of which is a town from farther away.
    assert_eq!(names.len(), 133 + 11);
    let at = |zoom: u64| {
        let is_named = |name: &&Value| name["properties"]["min_zoom"].as_u64() <= Some(zoom);
        names.iter().filter(is_named).count()
    };
    let counts = [10, 11, 12, 13, 14].map(at);
    assert_eq!((counts[0], counts[4]), (1, names.len()), "{counts:?}");
    assert!((15..=30).contains(&counts[1]), "{counts:?}");
    assert!(counts.is_sorted(), "{counts:?}");
}

/// A cemetery or a park is no place where people live, and is written otherwise.
#[test]
fn cemeteries_and_parks_are_of_a_kind_of_their_own() {
    let names = names_of_aleppo(&["green"]);
    let is_one = |name: &Value| {
        let english = name["properties"]["name_en"].as_str().unwrap();
        english.contains("cemetery") || english.contains("Park")
    };
    assert!(names.len() == 6 && names.iter().all(is_one), "{names:?}");
    let style = read("light.json");
    let layers = style["layers"].as_array().unwrap();
    let layer = layers.iter().find(|layer| layer["id"] == "labels-green");
    let font = &layer.unwrap()["layout"]["text-font"][0];
    assert!(font.as_str().unwrap().contains("Italic"), "{font}");
}

#[test]
fn aleppo_reaches_as_far_as_its_neighbourhoods_and_no_farther() {
    let outline = rings("city.geojson", "city");
    let is_city = |at| outline.iter().any(|ring| holds(ring, at));
    for (name, at) in [
        ("the citadel", [37.163, 36.1992]),
        ("Masaken Hanano", [37.2032, 36.2277]),
        ("Sheikh Saeed", [37.1558, 36.1646]),
        ("New Aleppo", [37.0939, 36.2005]),
    ] {
        assert!(is_city(at), "{name}");
    }
    for (name, at) in [
        ("Castello", [37.1319, 36.2529]),
        ("Handarat camp", [37.1819, 36.2772]),
        ("Khan al-Asal", [37.03, 36.17]),
    ] {
        assert!(!is_city(at), "{name}");
    }
}

#[test]
fn large_towns_are_built_up_areas() {
    let areas = rings("built-up.geojson", "");
    for (name, at) in [("Damascus", [36.29, 33.51]), ("Baghdad", [44.39, 33.33])] {
        assert!(areas.iter().any(|ring| holds(ring, at)), "{name}");
    }
    let of_aleppo = rings("built-up.geojson", "replaced");
    let is_there = of_aleppo.iter().any(|ring| holds(ring, [37.15, 36.2]));
    assert!(is_there, "Aleppo");
}

fn road_lines(kind: &str) -> Vec<Vec<Degrees>> {
    let mut lines = features("roads.geojson");
    lines.retain(|feature| feature["properties"]["kind"] == kind);
    let lines = lines.iter().flat_map(|feature| {
        let lines = feature["geometry"]["coordinates"].as_array().unwrap();
        lines.iter().map(points).collect::<Vec<_>>()
    });
    lines.collect()
}

/// Where a road is known only by its ends, many kilometres apart, a line between houses would be wrong.
#[test]
fn streets_bend_as_often_as_streets_do_and_lie_in_towns() {
    let towns = [rings("built-up.geojson", ""), rings("city.geojson", "city")].concat();
    for kind in ["street", "track"] {
        let lines = road_lines(kind);
        assert!(!lines.is_empty(), "{kind}");
        for line in &lines {
            for edge in line.windows(2) {
                let [lng, lat] = [0, 1].map(|axis| (edge[1][axis] - edge[0][axis]) * 111.2);
                let km = (lng * 0.81).hypot(lat);
                assert!(km < 1.6, "{kind}: {km} km at {:?}", edge[0]);
            }
            let middle = line[line.len() / 2];
            // Rounded to the source's grid, it may lie just outside.
            let is_near = |[lng, lat]: Degrees| {
                let around = [
                    [0.0, 0.0],
                    [0.004, 0.0],
                    [-0.004, 0.0],
                    [0.0, 0.004],
                    [0.0, -0.004],
                ];
                let around = around.map(|[east, north]| [lng + east, lat + north]);
                around
                    .iter()
                    .any(|&at| towns.iter().any(|ring| holds(ring, at)))
            };
            assert!(is_near(middle), "{kind} at {middle:?}");
        }
    }
    assert!(road_lines("road").len() > 300);
}

#[test]
fn roads_are_credited_wherever_they_are_drawn_and_their_license_lies_beside_them() {
    let style = read("light.json");
    let sources = style["sources"].as_object().unwrap();
    for (name, source) in sources {
        let credit = source["attribution"].as_str().unwrap_or_default();
        let is_of_openstreetmap = credit == "© OpenStreetMap contributors";
        assert_eq!(is_of_openstreetmap, name == "roads", "{name}: {credit}");
    }
    let license = fs::read_to_string(path("roads.LICENSE.txt")).unwrap();
    assert!(license.contains("https://opendatacommons.org/licenses/odbl/1-0/"));
}

/// The page asks for a file when the map comes to the first zoom of its layers: a layer without one would have it fetched at once.
#[test]
fn every_layer_of_a_closer_look_has_a_first_zoom() {
    let style = read("light.json");
    for layer in style["layers"].as_array().unwrap() {
        let source = layer["source"].as_str().unwrap_or_default();
        let is_closer = ["built-up", "city", "roads"].contains(&source);
        let from = layer["minzoom"].as_f64();
        assert!(
            !is_closer || from.is_some_and(|zoom| zoom >= 5.0),
            "{layer}"
        );
    }
}

/// Relative luminance of `#rrggbb`, as WCAG 2 has it.
fn luminance(color: &str) -> f64 {
    let part = |at: usize| {
        let part =
            f64::from(u8::from_str_radix(color.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0;
        match part <= 0.04045 {
            true => part / 12.92,
            false => ((part + 0.055) / 1.055).powf(2.4),
        }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

#[test]
fn marks_of_every_type_are_seen_on_a_city_as_on_land() {
    let map: Value = serde_json::from_slice(&fs::read(path("../map.json")).unwrap()).unwrap();
    for palette in ["light", "dark"] {
        let style = read(&format!("{palette}.json"));
        let layers = style["layers"].as_array().unwrap();
        let city = layers.iter().find(|layer| layer["id"] == "city").unwrap();
        let ground = luminance(city["paint"]["fill-color"].as_str().unwrap());
        for category in map["categories"].as_array().unwrap() {
            let mark = luminance(category["color"][palette].as_str().unwrap());
            let contrast = (mark.max(ground) + 0.05) / (mark.min(ground) + 0.05);
            assert!(
                contrast >= 3.0,
                "{palette}: {} has {contrast}",
                category["id"]
            );
        }
    }
}

//! What is published by the command line, by districts, and by the page on which maps are made: the same.

use std::fs;

use incidents_cli::folder::Folder;
use make::deciding::Decided;
use make::draft::given;
use make::making::Making;
use make::step::Step;
use site::files::{Files as _, Memory};

use crate::new::run;
use crate::safety::{DRAFT, SALT, desk, done, refused};

const NEW: [&str; 7] = [
    "new",
    "drafts/raids.geojson",
    "-o",
    "map",
    "--page",
    "page",
    "--yes",
];

const DISTRICTS: &str = r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "East Aleppo", "name_ar": "حلب الشرقية"},
"geometry": {"type": "Polygon", "coordinates": [[[37.15, 36.17], [37.24, 36.17], [37.24, 36.25], [37.15, 36.25], [37.15, 36.17]]]}}]}"#;

const BY_DISTRICT: &str = r#"{"records": {"m10": {"blur": "district"}, "home-of-a-witness": {"leave_out": true}}, "names": ["Jane Roe"], "districts": "districts.geojson"}"#;

fn files_of(folder: &std::path::Path) -> Memory {
    let folder = Folder::new(folder);
    let paths = folder.paths().unwrap().into_iter();
    paths
        .map(|path| (path.clone(), folder.read(&path).unwrap()))
        .collect()
}

#[test]
fn the_page_on_which_maps_are_made_publishes_the_same_byte_for_byte() {
    let desk = desk("making");
    done(&desk, &NEW);
    let by_command = files_of(&desk.join("map"));
    let mut making = Making::new(20_000);
    making.give(vec![given("raids.geojson", DRAFT.into())], false);
    let of = |id: &str, decision| Step::Decide {
        ids: vec![id.to_owned()],
        kind: None,
        decision,
        salt: SALT.trim().to_owned(),
    };
    let blur = Decided {
        blur: Some("1 km".to_owned()),
        place: Some("Al-Sakhour".to_owned()),
        by: "Desk".to_owned(),
        on: "2026-11-30".to_owned(),
        ..Decided::default()
    };
    let leave_out = Decided {
        leave_out: true,
        ..Decided::default()
    };
    making.act(of("m10", blur));
    making.act(of("home-of-a-witness", leave_out));
    making.act(Step::LeaveOutNames(vec!["Jane Roe".to_owned()]));
    let taken = making.take(&files_of(&desk.join("page")), "2026-11-30");
    let mut by_page = taken.unwrap().files;
    // Of the day on which it is made.
    let day = "data/published.json";
    assert!(by_page.remove(day).is_some());
    let mut by_command = by_command;
    by_command.remove(day);
    assert!(
        by_page.keys().eq(by_command.keys()),
        "{:?} {:?}",
        by_page.keys(),
        by_command.keys()
    );
    for (path, bytes) in &by_page {
        assert!(by_command.get(path) == Some(bytes), "{path}");
    }
    // The draft that the page saves is one that the command reads.
    let drafts = desk.join("saved");
    fs::create_dir(&drafts).unwrap();
    for name in ["incidents.geojson", "safety.json", "safety.salt"] {
        fs::write(drafts.join(name), &making.saved()[name]).unwrap();
    }
    done(&desk, &["build", "map", "saved/incidents.geojson"]);
    let data = "data/incidents.geojson";
    assert!(files_of(&desk.join("map")).get(data) == by_page.get(data));
}

#[test]
fn a_district_beside_the_decisions_is_what_is_published_of_a_place() {
    let desk = desk("district");
    fs::write(desk.join("drafts/safety.json"), BY_DISTRICT).unwrap();
    refused(&desk, &NEW, "districts.geojson");
    fs::write(desk.join("drafts/districts.geojson"), "{}").unwrap();
    refused(&desk, &NEW, "districts.geojson: expected GeoJSON");
    fs::write(desk.join("drafts/districts.geojson"), DISTRICTS).unwrap();
    done(&desk, &NEW);
    let data = desk.join("map/data/incidents.geojson");
    let text = fs::read_to_string(&data).unwrap();
    for there in ["East Aleppo", "حلب الشرقية", "Blurred to the district"] {
        assert!(text.contains(there), "{there}: {text}");
    }
    for (path, bytes) in files_of(&desk.join("map")) {
        let text = String::from_utf8_lossy(&bytes);
        for gone in ["37.1898", "36.2185", "M10, the cellar"] {
            assert!(!text.contains(gone), "{path}: {gone}");
        }
    }
    // The secret has no part in it.
    fs::write(desk.join("drafts/safety.salt"), "ff".repeat(32)).unwrap();
    done(&desk, &["build", "map", "drafts/raids.geojson"]);
    assert_eq!(fs::read_to_string(&data).unwrap(), text);
}

#[test]
fn a_district_is_an_area_of_the_map_and_refused_where_none_is_known() {
    let desk = desk("overlay");
    let by_district = BY_DISTRICT.replace(r#", "districts": "districts.geojson""#, "");
    fs::write(desk.join("drafts/safety.json"), by_district).unwrap();
    refused(
        &desk,
        &NEW,
        "m10 cannot be blurred to its district: its district is not known",
    );
    let overlay = r#"{"overlays": [{"data": "east.geojson", "areas": true}]}"#;
    fs::write(desk.join("drafts/map.json"), overlay).unwrap();
    fs::write(desk.join("drafts/east.geojson"), DISTRICTS).unwrap();
    fs::remove_file(desk.join("drafts/safety.json")).unwrap();
    let check = [
        "check",
        "drafts/raids.geojson",
        "--map",
        "drafts/map.json",
        "--safety",
    ];
    let (code, text) = run(&desk, &check);
    assert_eq!(code, Some(1), "{text}");
    let offered = "blur it to 10 km; or blur it to its district; or leave the record out";
    assert!(text.contains(offered), "{text}");
    let (_, json) = run(&desk, &[&check[..], &["--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["safety"]["findings"][0]["district"], "East Aleppo");
}

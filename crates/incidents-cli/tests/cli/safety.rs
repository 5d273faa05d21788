//! `incidents check --safety`, and what is published of a draft, as their user meets them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use incidents::model::place::LngLat;
use safety::{digits::tells, moved::distance_m};

use crate::new::{desk as page_desk, run};

/// A hospital with all that could tell where it is, a home that is left out, and a record that stays as it is.
pub(super) const DRAFT: &str = r#"{"type": "FeatureCollection", "features": [
{"type": "Feature", "id": "m10", "geometry": {"type": "Point", "coordinates": [37.189823, 36.218512]},
 "properties": {"title": "Hospital hit", "date": "2016-10-01", "category": "strike", "place": "M10, the cellar", "Grid": "37SCA1234567890", "Where": "36.218512, 37.189823",
 "corrections": [{"on": "2026-01-01", "what": "The point was 36.2185."}], "related": ["home-of-a-witness"],
 "sources": [{"publisher": "Desk", "url": "https://maps.google.com/?q=36.218512,37.189823"}]}},
{"type": "Feature", "id": "home-of-a-witness", "geometry": {"type": "Point", "coordinates": [37.301, 36.301]}, "properties": {"title": "The witness at home", "date": "2016-10-02"}},
{"type": "Feature", "id": "other", "geometry": {"type": "Point", "coordinates": [37.5, 36.5]},
 "properties": {"title": "As Jane Roe tells", "date": "2016-10-03", "Ward": "near JANE ROE's shop", "excerpts": [{"text": "Said\nJane Roe", "attribution": "X"}]}}]}"#;

const DECIDED: &str = r#"{"records": {"m10": {"blur": "1 km", "place": "Al-Sakhour", "by": "Desk", "on": "2026-11-30"}, "home-of-a-witness": {"leave_out": true}}, "names": ["Jane Roe"]}"#;

pub(super) const SALT: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n";

const NEW: [&str; 9] = [
    "new",
    "drafts/raids.geojson",
    "-o",
    "map",
    "--page",
    "page",
    "--yes",
    "--site-url",
    "https://map.example/",
];

/// A desk with a page, and a draft in a folder of its own.
pub(super) fn desk(test: &str) -> PathBuf {
    let desk = page_desk(&format!("safety-{test}"));
    fs::create_dir(desk.join("drafts")).unwrap();
    for (name, text) in [
        ("raids.geojson", DRAFT),
        ("safety.json", DECIDED),
        ("safety.salt", SALT),
    ] {
        fs::write(desk.join("drafts").join(name), text).unwrap();
    }
    desk
}

#[track_caller]
pub(super) fn done(desk: &Path, args: &[&str]) -> String {
    let (code, text) = run(desk, args);
    assert_eq!(code, Some(0), "{text}");
    text
}

#[track_caller]
pub(super) fn refused(desk: &Path, args: &[&str], expect: &str) {
    let (code, text) = run(desk, args);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains(expect), "{text}");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files.extend(self::files(&path)),
            false => files.push(path),
        }
    }
    files.sort();
    files
}

/// All texts that a file holds, those in a picture or in an archive among them.
fn texts(name: &str, bytes: &[u8]) -> Vec<String> {
    let mut texts = vec![name.to_owned(), String::from_utf8_lossy(bytes).into_owned()];
    let end = name.rsplit('.').next();
    if end == Some("png") {
        let reader = png::Decoder::new(std::io::Cursor::new(bytes))
            .read_info()
            .unwrap();
        let info = reader.info();
        texts.extend(
            info.uncompressed_latin1_text
                .iter()
                .map(|it| it.text.clone()),
        );
        texts.extend(
            info.compressed_latin1_text
                .iter()
                .map(|it| it.get_text().unwrap()),
        );
        texts.extend(info.utf8_text.iter().map(|it| it.get_text().unwrap()));
    }
    if end == Some("zip") {
        for (name, bytes) in site::zip::unpacked(bytes).unwrap() {
            texts.extend(self::texts(&name, &bytes));
        }
    }
    assert!(
        !matches!(end, Some("gz" | "br")),
        "{name} is to be unpacked, too"
    );
    texts
}

fn truth() -> LngLat {
    LngLat::new(37.189_823, 36.218_512).unwrap()
}

/// Nothing of the folder tells what nobody is to know.
#[track_caller]
fn assert_hidden(folder: &Path) {
    for file in files(folder) {
        let name = file.display().to_string();
        for text in texts(&name, &fs::read(&file).unwrap()) {
            let small = text.to_lowercase();
            for secret in [
                "jane roe",
                "jane-roe",
                "said\\njane",
                "37sca",
                "m10, the",
                "home-of-a-witness",
                "witness at home",
                "37.301",
                "36.301",
            ] {
                assert!(!small.contains(secret), "{name}: {secret}");
            }
            let numbers = small.replace("37.5", "").replace("36.5", "");
            assert!(!tells(&numbers, truth(), 1000.0), "{name}");
        }
    }
}

/// Where the hospital is drawn.
fn point(desk: &Path) -> LngLat {
    let text = fs::read(desk.join("map/data/incidents.geojson")).unwrap();
    let file: serde_json::Value = serde_json::from_slice(&text).unwrap();
    let features = file["features"].as_array().unwrap();
    let m10 = features.iter().find(|it| it["id"] == "m10").unwrap();
    assert_eq!(m10["properties"]["uncertainty_m"], 1000);
    let at = |nth: usize| m10["geometry"]["coordinates"][nth].as_f64().unwrap();
    LngLat::new(at(0), at(1)).unwrap()
}

#[test]
fn of_a_blurred_place_and_what_is_left_out_no_byte_of_the_site_tells() {
    let desk = desk("hidden");
    let text = done(&desk, &NEW);
    assert!(text.contains("safety: 1 of the records left out"), "{text}");
    done(&desk, &["build", "map"]);
    done(&desk, &["zip", "map", "-o", "map.zip"]);
    fs::copy(desk.join("map.zip"), desk.join("map/taken.zip")).unwrap();
    assert_hidden(&desk.join("map"));
    let names: Vec<PathBuf> = files(&desk.join("map"));
    for written in [
        "feed.xml",
        "oembed.json",
        "preview.png",
        "data/published.json",
        "index.html",
    ] {
        assert!(names.contains(&desk.join("map").join(written)), "{written}");
    }
    let away_m = distance_m(truth(), point(&desk));
    assert!(away_m > 1.0 && away_m <= 1000.0, "{away_m}");
    let data = fs::read_to_string(desk.join("map/data/incidents.geojson")).unwrap();
    for said in [
        "Blurred to 1 km",
        "Al-Sakhour",
        "neighbourhood",
        "[name left out]",
        "\"Ward\"",
    ] {
        assert!(data.contains(said), "{said}: {data}");
    }
}

#[test]
fn two_publications_have_one_point_and_new_data_is_blurred_by_its_id() {
    let desk = desk("twice");
    done(&desk, &NEW);
    let first = point(&desk);
    let build = ["build", "map", "drafts/raids.geojson"];
    done(&desk, &build);
    assert_eq!(point(&desk), first);
    // The place was corrected by some metres, and the record has another title.
    let edited = DRAFT
        .replace("37.189823", "37.189923")
        .replace("Hospital hit", "Hospital struck");
    fs::write(desk.join("drafts/raids.geojson"), edited).unwrap();
    done(&desk, &build);
    let second = point(&desk);
    assert!(
        (second.lng() - first.lng() - 0.0001).abs() < 1.01e-4
            && (second.lat() - first.lat()).abs() < 1e-9
    );
    done(&desk, &["update", "map", "--page", "page"]);
    assert_eq!(point(&desk), second);
    assert_hidden(&desk.join("map"));
    // A record that was there before goes with the day of its first publication.
    let without = DECIDED.replace(r#""home-of"#, r#""other": {"leave_out": true}, "home-of"#);
    fs::write(desk.join("drafts/safety.json"), without).unwrap();
    done(&desk, &build);
    let days = fs::read_to_string(desk.join("map/data/published.json")).unwrap();
    assert!(days.contains("m10") && !days.contains("other"), "{days}");
}

#[test]
fn a_draft_without_its_decisions_does_not_bare_what_is_blurred_in_public() {
    let desk = desk("bared");
    done(&desk, &NEW);
    fs::remove_file(desk.join("drafts/safety.json")).unwrap();
    let before = fs::read(desk.join("map/data/incidents.geojson")).unwrap();
    refused(
        &desk,
        &["build", "map", "drafts/raids.geojson"],
        "m10: it is blurred in what is published, and nothing is decided about it now",
    );
    assert_eq!(
        fs::read(desk.join("map/data/incidents.geojson")).unwrap(),
        before
    );
    // Of what was left out nothing is there that tells: the secret does.
    let left_out = r#"{"records": {"m10": {"leave_out": true}}}"#;
    fs::write(desk.join("drafts/safety.json"), left_out).unwrap();
    done(&desk, &["build", "map", "drafts/raids.geojson"]);
    fs::remove_file(desk.join("drafts/safety.json")).unwrap();
    refused(
        &desk,
        &["build", "map", "drafts/raids.geojson"],
        "what was left out before would be published",
    );
}

#[test]
fn a_secret_is_drawn_once_and_stays() {
    let desk = desk("salt");
    fs::remove_file(desk.join("drafts/safety.salt")).unwrap();
    let text = done(&desk, &NEW);
    assert!(text.contains("safety.salt is new"), "{text}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let salt = fs::metadata(desk.join("drafts/safety.salt")).unwrap();
        assert_eq!(salt.permissions().mode() & 0o777, 0o600);
    }
    let first = point(&desk);
    let text = done(&desk, &["build", "map", "drafts/raids.geojson"]);
    assert!(!text.contains("safety.salt"), "{text}");
    assert_eq!(point(&desk), first);
    fs::write(desk.join("drafts/safety.salt"), "00").unwrap();
    refused(
        &desk,
        &["build", "map", "drafts/raids.geojson"],
        "from a backup",
    );
}

#[test]
fn a_folder_in_which_the_draft_lies_is_not_published() {
    let desk = desk("inside");
    done(&desk, &NEW);
    let map = desk.join("map");
    let before = fs::read(map.join("index.html")).unwrap();
    for name in ["raids.geojson", "safety.json", "safety.salt"] {
        fs::copy(desk.join("drafts").join(name), map.join(name)).unwrap();
    }
    refused(
        &desk,
        &["build", "map", "map/raids.geojson"],
        "the draft lies in the folder that is published",
    );
    for command in [
        &["build", "map"][..],
        &["update", "map", "--page", "page"],
        &["zip", "map", "-o", "map.zip"],
    ] {
        refused(&desk, command, "safety.salt: it is never published");
    }
    fs::remove_file(map.join("safety.json")).unwrap();
    fs::remove_file(map.join("safety.salt")).unwrap();
    // The copy of the draft is found by what it says.
    refused(
        &desk,
        &["build", "map", "drafts/raids.geojson"],
        "raids.geojson: it has both numbers of the place where m10 was",
    );
    fs::remove_file(map.join("raids.geojson")).unwrap();
    fs::write(map.join("start.js.gz"), "of every map").unwrap();
    fs::write(map.join("index.html.gz"), "packed").unwrap();
    refused(
        &desk,
        &["build", "map", "drafts/raids.geojson"],
        "what is packed in it was not looked into",
    );
    fs::remove_file(map.join("index.html.gz")).unwrap();
    fs::remove_file(map.join("start.js.gz")).unwrap();
    assert_eq!(fs::read(map.join("index.html")).unwrap(), before);
    // Decided in the map file, and the records of the folder are the draft.
    fs::write(map.join("data/incidents.geojson"), DRAFT).unwrap();
    let json = fs::read_to_string(map.join("data/map.json")).unwrap();
    fs::write(
        map.join("data/map.json"),
        json.replacen('{', r#"{"safety": {"m10": {"blur": "1 km"}},"#, 1),
    )
    .unwrap();
    refused(
        &desk,
        &["build", "map"],
        "expected a point that was blurred to 1 km",
    );
    refused(
        &desk,
        &["zip", "map", "-o", "map.zip"],
        "publish from there: incidents build map DRAFT",
    );
    let said = json.replacen(
        '{',
        r#"{"safety": {"home-of-a-witness": {"leave_out": true}},"#,
        1,
    );
    fs::write(map.join("data/map.json"), said).unwrap();
    refused(
        &desk,
        &["build", "map"],
        "write it into safety.json beside the draft",
    );
}

#[test]
fn a_map_file_that_says_a_name_is_refused() {
    let desk = desk("name");
    let named: Vec<&str> = NEW
        .into_iter()
        .chain(["--title", "What Jane Roe saw"])
        .collect();
    refused(
        &desk,
        &named,
        "data/map.json: it has the name 1 of those that are left out",
    );
    assert!(!desk.join("map").exists());
}

#[test]
fn the_list_says_what_to_do_and_what_it_cannot_see() {
    let desk = desk("list");
    fs::remove_file(desk.join("drafts/safety.json")).unwrap();
    let check = ["check", "drafts/raids.geojson", "--safety", "--links"];
    let (code, text) = run(&desk, &check);
    assert_eq!(code, Some(1), "{text}");
    for said in [
        "record 1 (m10), title: [exact-site] the exact point of a hospital",
        "blur it to 1 km; or blur it to 10 km",
        "record 2 (home-of-a-witness), title: [exact-site]",
        "record 2 (home-of-a-witness), sources: [no-source] no source is named",
        "What this list cannot see:",
        "m10, sources[0]: https://maps.google.com/?q=36.218512,37.189823: look for a copy at https://timetravel.mementoweb.org/list/https://maps",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let (_, json) = run(
        &desk,
        &[
            "check",
            "drafts/raids.geojson",
            "--safety",
            "--format",
            "json",
        ],
    );
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["safety"]["findings"][0]["kind"], "exact-site");
    assert_eq!(
        json["safety"]["findings"][0]["remedies"][0]["code"],
        "blur-1-km"
    );
    assert_eq!(
        (
            json["links"].is_null(),
            json["safety"]["cannot_see"].as_array().unwrap().len()
        ),
        (true, 6)
    );
}

#[test]
fn our_own_records_have_nothing_to_decide_about() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let at = |name: &str| data.join(name).display().to_string();
    let text = done(
        &data,
        &[
            "check",
            &at("incidents.geojson"),
            "--map",
            &at("map.json"),
            "--safety",
        ],
    );
    assert!(
        text.contains("Safety: 0 findings to decide about, 0 kept"),
        "{text}"
    );
}

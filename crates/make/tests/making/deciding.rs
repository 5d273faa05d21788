//! What is decided before a map is published, and what is published then.

use make::deciding::Decided;
use make::draft::{draft_of, given, kept};
use make::making::Making;
use make::step::Step;

use crate::{TODAY, edit};

const RAIDS: &str = "id,Title,Date,Latitude,Longitude,Type,Place,Source,Phone
m10,Hospital hit,2016-10-01,36.218512,37.189823,strike,\"M10, the cellar\",Desk,
m11,Hospital hit again,2016-10-02,36.218530,37.189840,strike,M10,Desk,
home-of-a-witness,The witness at home,2016-10-02,36.301,37.301,raid,Home,Desk,+963 11 222 3344
other,As Jane Roe tells,2016-10-03,36.5,37.5,raid,Square,Desk,
";

const SALT: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

const WARDS: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Ward 7"},"geometry":{"type":"Polygon","coordinates":[[[37.15,36.2],[37.25,36.2],[37.25,36.3],[37.15,36.3],[37.15,36.2]]]}}]}"#;

fn raids() -> Making {
    let mut making = Making::new(TODAY);
    making.give(vec![given("raids.csv", RAIDS.into())], false);
    making
}

fn decide(making: &mut Making, ids: &[&str], decision: Decided) {
    making.act(Step::Decide {
        ids: ids.iter().map(|it| (*it).to_owned()).collect(),
        kind: None,
        decision,
        salt: SALT.to_owned(),
    });
}

fn blur(how: &str) -> Decided {
    Decided {
        blur: Some(how.to_owned()),
        by: "Desk".to_owned(),
        on: "2026-11-30".to_owned(),
        ..Decided::default()
    }
}

fn left_out() -> Decided {
    Decided {
        leave_out: true,
        ..Decided::default()
    }
}

fn shown(making: &Making) -> String {
    String::from_utf8(making.shown()).expect("it is text")
}

#[test]
fn a_list_says_what_may_endanger_somebody_and_loses_what_is_decided() {
    let mut making = raids();
    let safe = making.safe();
    let kinds: Vec<_> = safe
        .kinds
        .iter()
        .map(|(kind, n)| (kind.as_str(), *n))
        .collect();
    assert_eq!(kinds, [("exact-site", 3), ("telephone", 1)]);
    let first = &safe.findings[0];
    assert_eq!(
        (first.id.as_str(), first.title.as_str()),
        ("m10", "Hospital hit")
    );
    assert_eq!(
        first.remedies,
        ["blur-1-km", "blur-10-km", "leave-out", "keep"]
    );
    assert!(
        first.why.as_ref().unwrap().contains("give an overlay"),
        "{first:?}"
    );
    decide(&mut making, &["m10"], blur("1 km"));
    let keep = Decided {
        keep: vec!["telephone".to_owned()],
        by: "Desk".to_owned(),
        on: "2026-11-30".to_owned(),
        ..Decided::default()
    };
    decide(&mut making, &["home-of-a-witness"], keep);
    let safe = making.safe();
    assert_eq!(safe.kinds, [("exact-site".to_owned(), 2)]);
    assert_eq!((safe.n_kept, safe.decided.len()), (1, 2));
    assert!(
        safe.notes
            .iter()
            .any(|it| it.contains("its place still reads"))
    );
    assert!(making.view().is_hiding);
    making.act(Step::TakeBack {
        id: "home-of-a-witness".to_owned(),
        keep: None,
    });
    assert_eq!(making.safe().n_kept, 0);
    making.act(Step::Undo);
    assert_eq!(making.safe().n_kept, 1);
}

#[test]
fn what_is_shown_and_said_of_types_is_what_is_published() {
    let mut making = raids();
    assert_eq!(shown(&making), making.edited().written());
    decide(&mut making, &["m10"], blur("1 km"));
    decide(&mut making, &["home-of-a-witness", "other"], left_out());
    let shown = shown(&making);
    for gone in ["37.189823", "36.218512", "Jane Roe", "witness"] {
        assert!(!shown.contains(gone), "{gone}: {shown}");
    }
    assert!(shown.contains("Blurred to 1 km"), "{shown}");
    // No type is in the legend that only records have that are left out.
    assert!(
        !making.map_file().contains("raid\""),
        "{}",
        making.map_file()
    );
    making.act(Step::LeaveOutNames(vec![
        "Hospital hit".to_owned(),
        " ".to_owned(),
    ]));
    assert!(!self::shown(&making).contains("Hospital hit"));
}

#[test]
fn records_at_one_place_are_moved_together_without_being_told_to() {
    let mut making = raids();
    decide(&mut making, &["m10", "m11"], blur("1 km"));
    let safe = making.safe();
    assert_eq!(safe.refused, Vec::<String>::new());
    let with = safe.decided.iter().find(|it| it.id == "m11").unwrap();
    assert_eq!(with.decided.with.as_deref(), Some("m10"));
    // Blurred otherwise, both together tell it.
    decide(&mut making, &["m11"], blur("10 km"));
    let refused = making.safe().refused;
    assert!(
        refused.len() == 1 && refused[0].contains("one blur for one place"),
        "{refused:?}"
    );
    assert_eq!(shown(&making), making.edited().written());
}

#[test]
fn all_of_one_kind_are_decided_at_once() {
    let mut making = raids();
    making.act(Step::Decide {
        ids: Vec::new(),
        kind: Some("exact-site".to_owned()),
        decision: blur("10 km"),
        salt: SALT.to_owned(),
    });
    let kinds = making.safe().kinds;
    assert_eq!(kinds, [("telephone".to_owned(), 1)]);
    making.act(Step::Undo);
    assert_eq!(making.safe().kinds.len(), 2);
}

#[test]
fn the_secret_outlives_steps_that_are_taken_back() {
    let mut making = raids();
    decide(&mut making, &["m10"], blur("1 km"));
    let once = shown(&making);
    making.act(Step::Undo);
    making.act(Step::Decide {
        ids: vec!["m10".to_owned()],
        kind: None,
        decision: blur("1 km"),
        salt: "ff".repeat(32),
    });
    assert_eq!(shown(&making), once);
}

#[test]
fn a_district_is_an_area_of_an_overlay() {
    let mut making = raids();
    making.put(given("data/wards.geojson", WARDS.into()));
    making.act(Step::Set {
        member: "overlays".to_owned(),
        json: Some(r#"[{"data": "wards.geojson", "areas": true}]"#.to_owned()),
    });
    let safe = making.safe();
    let of = |id: &str| safe.findings.iter().find(|it| it.id == id).unwrap().clone();
    assert_eq!(of("m10").district.as_deref(), Some("Ward 7"));
    assert!(of("m10").remedies.contains(&"blur-district".to_owned()));
    let outside = of("home-of-a-witness");
    assert!(outside.why.unwrap().contains("in none of the districts"));
    decide(&mut making, &["m10"], blur("district"));
    let shown = shown(&making);
    assert!(
        shown.contains("Blurred to the district") && shown.contains("\"Ward 7\""),
        "{shown}"
    );
    assert!(!shown.contains("M10, the cellar"), "{shown}");
}

#[test]
fn a_draft_is_saved_with_all_that_was_decided_and_opened_again() {
    let mut making = raids();
    decide(&mut making, &["m10"], blur("1 km"));
    making.act(Step::LeaveOutNames(vec!["Jane Roe".to_owned()]));
    let saved = making.saved();
    let text = |path: &str| String::from_utf8(saved[path].clone()).unwrap();
    assert_eq!(text("safety.salt"), format!("{SALT}\n"));
    assert!(
        text("safety.json").contains("\"blur\": \"1 km\""),
        "{}",
        text("safety.json")
    );
    assert!(text("incidents.geojson").contains("37.189823"));
    // Packed again with its folder, as most programs do.
    let folder = saved
        .iter()
        .map(|(path, bytes)| (format!("raids/{path}"), bytes.clone()));
    let mut other = Making::new(TODAY);
    other.open(&folder.collect()).unwrap();
    assert_eq!(other.draft(), making.draft());
    assert_eq!(shown(&other), shown(&making));
    // And as the browser keeps it.
    let tables = making.draft().tables.clone();
    let again = draft_of(&kept(making.draft()), tables, Vec::new(), None);
    assert_eq!(again.as_ref(), Some(making.draft()));
}

#[test]
fn what_was_blurred_in_public_is_not_bared_and_not_blurred_twice() {
    let mut making = raids();
    decide(&mut making, &["m10"], blur("1 km"));
    let public = shown(&making);
    let map_file = r#"{"title": "Raids", "safety": {"m10": {"blur": "1 km"}}}"#;
    let site = [
        ("data/map.json", map_file),
        ("data/incidents.geojson", &public),
    ];
    let site = site.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    let mut opened = Making::new(TODAY);
    opened.open(&site.into()).unwrap();
    assert_eq!(opened.safe().refused, Vec::<String>::new());
    assert_eq!(shown(&opened), public);
    opened.act(Step::Set {
        member: "safety".to_owned(),
        json: None,
    });
    opened.give(vec![given("raids.csv", RAIDS.into())], true);
    let refused = opened.safe().refused;
    assert!(
        refused
            .iter()
            .any(|it| it.contains("it is blurred in what is published")),
        "{refused:?}"
    );
}

#[test]
fn a_point_that_is_put_right_in_a_blurred_record_is_not_published_as_it_is() {
    let mut making = raids();
    decide(&mut making, &["m10"], blur("1 km"));
    let public = shown(&making);
    for map_file in [
        r#"{"title": "Raids", "safety": {"m10": {"blur": "1 km"}}}"#,
        r#"{"title": "Raids"}"#,
    ] {
        let site = [
            ("data/map.json", map_file),
            ("data/incidents.geojson", &public),
        ];
        let site = site.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        let mut opened = Making::new(TODAY);
        opened.open(&site.into()).unwrap();
        opened.act(edit("m10", "lat", "36.218512"));
        assert_eq!(opened.safe().refused.len(), 1, "{map_file}");
        assert!(opened.published().is_err(), "{map_file}");
    }
}

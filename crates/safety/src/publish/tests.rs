use super::*;
use crate::covered::{bared, unblurred};

const DRAFT: &str = r#"{"type": "FeatureCollection", "features": [
{"type": "Feature", "id": "a", "geometry": {"type": "Polygon", "coordinates": [[[37.1, 36.2], [37.2, 36.2], [37.2, 36.3], [37.1, 36.2]]]}, "properties": {"title": "Shape"}},
{"type": "Feature", "id": "m10", "geometry": {"type": "Point", "coordinates": [37.189823, 36.218512]},
 "properties": {"title": "Strike", "place": "M10, cellar", "place_ar": "م10", "Grid": "37SCA1234567890", "exact": "36.218512 37.189823", "related": ["c"],
 "corrections": [{"on": "2026-01-01", "what": "The point was 36.218512."}, {"on": "2026-01-02", "what": "The weapon is another."}],
 "sources": [{"publisher": "Desk", "url": "https://maps.google.com/?q=36.218512,37.189823"}]}},
{"type": "Feature", "id": "c", "geometry": null, "properties": {"title": "Jane Roe tells", "sources": [{"publisher": "X", "url": "https://x.example/jane-roe"}]}},
{"type": "Feature", "id": "d", "geometry": null, "properties": {"title": "As told by JANE ROE", "Ward": 7, "sources": [{"publisher": "X", "url": "https://x.example/jane-roe"}]}}]}"#;

fn salt() -> Salt {
    Salt::new(&[3; 32]).unwrap()
}

fn decided(json: &str) -> Decisions {
    let mut decisions = Decisions::default();
    assert_eq!(decisions.add_of_draft(json.as_bytes()), []);
    decisions
}

fn text(decisions: &str) -> String {
    let out = publish(
        DRAFT.as_bytes(),
        &decided(decisions),
        &salt(),
        &Districts::default(),
    )
    .unwrap();
    String::from_utf8(out.geojson).unwrap()
}

#[track_caller]
fn refused(draft: &str, decisions: &str, expect: &str) {
    let lines = publish(
        draft.as_bytes(),
        &decided(decisions),
        &salt(),
        &Districts::default(),
    )
    .unwrap_err();
    assert!(
        lines.iter().any(|it| it.to_string().contains(expect)),
        "{lines:?}"
    );
}

#[test]
fn of_a_blurred_record_nothing_tells_its_place() {
    let text = text(
        r#"{"records": {"m10": {"blur": "1 km", "place": "Al-Sakhour"}, "c": {"leave_out": true}}, "names": ["Jane Roe"]}"#,
    );
    for gone in [
        "37.18982",
        "36.2185",
        "37SCA",
        "maps.google",
        "M10",
        "م10",
        "The point was",
        "Jane",
        "JANE",
        "jane",
        "\"c\"",
    ] {
        assert!(!text.contains(gone), "{gone}: {text}");
    }
    for there in [
        "Blurred to 1 km",
        "Al-Sakhour",
        "\"neighbourhood\"",
        "\"uncertainty_m\": 1000",
        "[name left out]",
        "\"Ward\": 7",
        "Polygon",
    ] {
        assert!(text.contains(there), "{there}: {text}");
    }
}

#[test]
fn the_same_draft_is_blurred_to_the_same_bytes_and_known_as_blurred() {
    let decisions = r#"{"records": {"m10": {"blur": "10 km"}}}"#;
    let once = text(decisions);
    assert_eq!(once, text(decisions));
    assert_eq!(unblurred(once.as_bytes(), &decided(decisions)), [""; 0]);
    assert_eq!(unblurred(DRAFT.as_bytes(), &decided(decisions)).len(), 1);
    let wider = decided(r#"{"records": {"m10": {"blur": "20 km"}}}"#);
    assert_eq!(unblurred(once.as_bytes(), &wider).len(), 1);
    let gone = decided(r#"{"records": {"c": {"leave_out": true}}}"#);
    assert_eq!(unblurred(once.as_bytes(), &gone).len(), 1);
}

#[test]
fn the_circle_holds_what_the_record_did_not_know_before() {
    let draft = r#"{"type": "Feature", "id": "a", "geometry": {"type": "Point", "coordinates": [37.2, 36.2]},
            "properties": {"title": "A", "place_precision": "city", "uncertainty_m": 6000}}"#;
    let out = publish(
        draft.as_bytes(),
        &decided(r#"{"records": {"a": {"blur": "1 km"}}}"#),
        &salt(),
        &Districts::default(),
    )
    .unwrap();
    let text = String::from_utf8(out.geojson).unwrap();
    assert!(
        text.contains("\"uncertainty_m\": 7000") && text.contains("\"city\""),
        "{text}"
    );
}

#[test]
fn what_cannot_be_published_so_is_refused_with_what_to_do() {
    let at = |id: &str, lat: f64, title: &str| {
        format!(
            r#"{{"type": "Feature", "id": "{id}", "geometry": {{"type": "Point", "coordinates": [37.2, {lat}]}}, "properties": {{"title": "{title}"}}}}"#
        )
    };
    let both = |a: String, b: String| {
        format!(r#"{{"type": "FeatureCollection", "features": [{a}, {b}]}}"#)
    };
    refused(
        DRAFT,
        r#"{"records": {"m11": {"blur": "1 km"}}}"#,
        "m11: expected a record of this id",
    );
    refused(
        &at("a", 36.2185, "at 36.218"),
        r#"{"records": {"a": {"blur": "1 km"}}}"#,
        "a, title: expected nothing that tells",
    );
    refused(
        &at("a", 36.2185, "see geo:1,2"),
        r#"{"records": {"a": {"blur": "1 km"}}}"#,
        "a, title",
    );
    refused(
        &at("jane-roe", 36.2, "x"),
        r#"{"names": ["Jane Roe"]}"#,
        "give the record another id",
    );
    let two = both(at("a", 36.2185, "A"), at("b", 36.2186, "B"));
    refused(
        &two,
        r#"{"records": {"a": {"blur": "1 km"}, "b": {"blur": "1 km"}}}"#,
        "name a as `with`",
    );
    let out = publish(
        two.as_bytes(),
        &decided(r#"{"records": {"a": {"blur": "1 km"}, "b": {"blur": "1 km", "with": "a"}}}"#),
        &salt(),
        &Districts::default(),
    );
    assert_eq!(out.unwrap().secrets.places.len(), 2);
}

const EAST: &[u8] = br#"{"type": "Feature", "properties": {"name": "East", "name_ar": "E"}, "geometry": {"type": "Polygon", "coordinates": [[[37.1, 36.1], [37.3, 36.1], [37.3, 36.3], [37.1, 36.3], [37.1, 36.1]]]}}"#;

#[test]
fn a_district_is_told_and_nothing_more() {
    let mut districts = Districts::default();
    districts.add(EAST, None).unwrap();
    let decisions = decided(r#"{"records": {"m10": {"blur": "district"}}}"#);
    let out = publish(DRAFT.as_bytes(), &decisions, &salt(), &districts).unwrap();
    let text = String::from_utf8(out.geojson).unwrap();
    for there in [
        "\"East\"",
        "Blurred to the district",
        "\"district\"",
        "36.2",
    ] {
        assert!(text.contains(there), "{there}: {text}");
    }
    for gone in ["37.18982", "36.2185", "M10", "م10", "37SCA", "maps.google"] {
        assert!(!text.contains(gone), "{gone}: {text}");
    }
    assert_eq!(unblurred(text.as_bytes(), &decisions), [""; 0]);
    // Another place in it, and another secret, give the same circle.
    let elsewhere = DRAFT.replace("37.189823, 36.218512", "37.25, 36.15");
    let other = Salt::new(&[9; 32]).unwrap();
    let out = publish(elsewhere.as_bytes(), &decisions, &other, &districts).unwrap();
    assert_eq!(String::from_utf8(out.geojson).unwrap(), text);
}

#[test]
fn a_district_that_nobody_knows_is_refused_with_the_reason() {
    let decisions = r#"{"records": {"m10": {"blur": "district"}}}"#;
    refused(
        DRAFT,
        decisions,
        "m10 cannot be blurred to its district: its district is not known",
    );
}

#[test]
fn a_record_that_goes_with_a_blurred_one_and_has_an_exact_point_is_named() {
    let draft = r#"{"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": "a", "geometry": {"type": "Point", "coordinates": [37.2, 36.2]}, "properties": {"title": "A", "related": ["b"]}},
        {"type": "Feature", "id": "b", "geometry": {"type": "Point", "coordinates": [37.203, 36.203]}, "properties": {"title": "B"}}]}"#;
    let out = publish(
        draft.as_bytes(),
        &decided(r#"{"records": {"a": {"blur": "1 km"}}}"#),
        &salt(),
        &Districts::default(),
    )
    .unwrap();
    assert!(
        out.lines.iter().any(|it| it
            .to_string()
            .contains("a is blurred, and b, which it goes with")),
        "{:?}",
        out.lines
    );
}

#[test]
fn a_file_in_which_a_blurred_record_is_not_found_is_not_fit() {
    let decided = decided(r#"{"records": {"a": {"blur": "1 km"}}}"#);
    assert_eq!(unblurred(b"id,lat\na,36.2", &decided).len(), 1);
}

#[test]
fn a_record_that_is_blurred_in_public_is_not_bared_without_a_word() {
    let blurred = text(r#"{"records": {"m10": {"blur": "1 km"}}}"#);
    let check = |decisions: &str, n: usize| {
        let lines = bared(blurred.as_bytes(), DRAFT.as_bytes(), &decided(decisions));
        assert_eq!(lines.len(), n, "{lines:?}");
    };
    check("{}", 1);
    let moved = blurred.replace("37.18", "37.19");
    assert_ne!(moved, blurred);
    for (decisions, n) in [("{}", 1), (r#"{"records": {"m10": {"blur": "1 km"}}}"#, 0)] {
        let lines = bared(blurred.as_bytes(), moved.as_bytes(), &decided(decisions));
        assert_eq!(lines.len(), n, "{lines:?}");
    }
    check(
        r#"{"records": {"m10": {"keep": ["exact-site"], "by": "Desk", "on": "2026-11-30"}}}"#,
        0,
    );
    assert_eq!(
        bared(DRAFT.as_bytes(), DRAFT.as_bytes(), &Decisions::default()),
        []
    );
    assert_eq!(
        bared(
            blurred.as_bytes(),
            blurred.as_bytes(),
            &Decisions::default()
        ),
        []
    );
}

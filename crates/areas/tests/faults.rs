//! What is said of files that are not as they should be, and what is kept of them.

#![expect(
    clippy::needless_raw_string_hashes,
    clippy::needless_pass_by_value,
    reason = "expect-test writes the texts"
)]

use areas::Overlay;
use expect_test::{Expect, expect};

/// What is said of a file, then what is kept: each feature's id, name, rectangle, area and length.
#[track_caller]
fn check(file: &str, label: Option<&str>, expected: Expect) {
    let said = match Overlay::read(file.as_bytes(), label) {
        Err(unreadable) => format!("unreadable: {unreadable}\n"),
        Ok((overlay, findings)) => {
            let findings = findings
                .iter()
                .map(|it| format!("{}: {it}\n", if it.is_loss { "lost" } else { "note" }));
            let features = overlay.features().iter().map(|it| {
                let (area, length) = (
                    it.area_km2().map(|km2| format!(" {km2:.0} km²")),
                    it.length_km().map(|km| format!(" {km:.0} km")),
                );
                format!(
                    "{} {:?} {:?} {:?}{}{}\n",
                    it.id,
                    it.name,
                    it.names,
                    it.bounds(),
                    area.unwrap_or_default(),
                    length.unwrap_or_default()
                )
            });
            findings.chain(features).collect()
        }
    };
    expected.assert_eq(&said);
}

fn feature(geometry: &str) -> String {
    format!(
        r#"{{"type": "Feature", "id": "a", "properties": {{"name": "A"}}, "geometry": {geometry}}}"#
    )
}

fn polygon(rings: &str) -> String {
    feature(&format!(
        r#"{{"type": "Polygon", "coordinates": [{rings}]}}"#
    ))
}

const SQUARE: &str = "[[37,36],[38,36],[38,37],[37,37],[37,36]]";

#[test]
fn what_is_as_it_should_be_is_kept_without_a_word() {
    check(
        &polygon(SQUARE),
        None,
        expect![[r#"
        a Some("A") {} Some([37.0, 36.0, 38.0, 37.0]) 9942 km²
    "#]],
    );
    check(
        &polygon(&format!(
            "{SQUARE}, [[37.2,36.2],[37.2,36.4],[37.4,36.4],[37.4,36.2],[37.2,36.2]]"
        )),
        None,
        expect![[r#"
        a Some("A") {} Some([37.0, 36.0, 38.0, 37.0]) 9543 km²
    "#]],
    );
    check(
        &feature(
            r#"{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [37, 36, 400]}, {"type": "LineString", "coordinates": [[37, 36], [38, 36]]}]}"#,
        ),
        None,
        expect![[r#"
        a Some("A") {} Some([37.0, 36.0, 38.0, 36.0]) 90 km
    "#]],
    );
    check(
        r#"{"type": "MultiPoint", "coordinates": [[37, 36], [181, 36]]}"#,
        None,
        expect![[r#"
        feature-1 None {} Some([37.0, 36.0, -179.0, 36.0])
    "#]],
    );
}

#[test]
fn rings_are_put_right_or_left_out() {
    // Not closed; the wrong way round; too few; and one that crosses itself.
    check(
        &polygon("[[37,36],[38,36],[38,37],[37,37]]"),
        None,
        expect![[r#"
        note: feature 1 (a): expected the last position of a ring to be its first one again, but found another: the ring was closed
        a Some("A") {} Some([37.0, 36.0, 38.0, 37.0]) 9942 km²
    "#]],
    );
    check(
        &polygon("[[37,36],[37,37],[38,37],[38,36],[37,36]]"),
        None,
        expect![[r#"
        note: feature 1 (a): expected outer rings to run anticlockwise and holes clockwise (RFC 7946), but found it the other way round: nothing is lost, the ring was turned
        a Some("A") {} Some([37.0, 36.0, 38.0, 37.0]) 9942 km²
    "#]],
    );
    check(
        &polygon("[[37,36],[38,36],[37,36]]"),
        None,
        expect![[r#"
        lost: feature 1 (a): expected a ring of at least 4 positions, the last one as the first, but found 3 different in a row: the ring is left out
        a Some("A") {} None
    "#]],
    );
    check(
        &polygon("[[37,36],[38,37],[38,36],[37,37],[37,36]]"),
        None,
        expect![[r#"
        note: feature 1 (a): expected a border that does not cross itself, but found that it does near 37.50000, 36.50000: what it goes round once, or an odd number of times, counts as inside
        a Some("A") {} Some([37.0, 36.0, 38.0, 37.0])
    "#]],
    );
    check(
        &polygon(""),
        None,
        expect![[r#"
        lost: feature 1 (a): expected a polygon with a ring, but found none: it is left out
        a Some("A") {} None
    "#]],
    );
}

#[test]
fn positions_out_of_range_are_said_with_what_they_may_be() {
    check(
        &polygon("[[36,137],[36,138],[37,138],[37,137],[36,137]]"),
        None,
        expect![[r#"
        lost: feature 1 (a): expected longitude before latitude, but found 36, 137: they seem to be swapped, so swap them in the whole file (5 of 5 positions left out)
        a Some("A") {} None
    "#]],
    );
    check(
        &polygon("[[336000,4008000],[337000,4008000],[337000,4009000],[336000,4008000]]"),
        None,
        expect![[r#"
        lost: feature 1 (a): expected a longitude from -180 to 180 and a latitude from -90 to 90, but found 336000, 4008000: mend it, or export the file again in degrees, EPSG:4326 (4 of 4 positions left out)
        a Some("A") {} None
    "#]],
    );
    check(
        &polygon("[[37,36],[38,36],[38,97],[38,37],[37,37],[37,36]]"),
        None,
        expect![[r#"
        lost: feature 1 (a): expected a longitude from -180 to 180 and a latitude from -90 to 90, but found 38, 97: mend it, or export the file again in degrees, EPSG:4326 (1 of 6 positions left out)
        a Some("A") {} Some([37.0, 36.0, 38.0, 37.0]) 9942 km²
    "#]],
    );
    check(
        &feature(r#"{"type": "Point", "coordinates": [37]}"#),
        None,
        expect![[r#"
        lost: feature 1 (a): expected a longitude and a latitude, but found 1 number: give both (1 of 1 positions left out)
        a Some("A") {} None
    "#]],
    );
}

#[test]
fn what_crosses_the_180th_meridian_is_the_same_in_any_spelling() {
    check(
        &polygon("[[179,-17],[-179,-17],[-179,-16],[179,-16],[179,-17]]"),
        None,
        expect![[r#"
        note: feature 1 (a): expected a geometry that is cut at the 180th meridian, or goes on past it (RFC 7946), but found one that jumps from one edge of the map to the other: it was taken for one that crosses the meridian
        a Some("A") {} Some([179.0, -17.0, -179.0, -16.0]) 23630 km²
    "#]],
    );
    check(
        &polygon("[[179,-17],[181,-17],[181,-16],[179,-16],[179,-17]]"),
        None,
        expect![[r#"
        a Some("A") {} Some([179.0, -17.0, -179.0, -16.0]) 23630 km²
    "#]],
    );
    check(
        &feature(
            r#"{"type": "MultiPolygon", "coordinates": [[[[179,-17],[180,-17],[180,-16],[179,-16],[179,-17]]], [[[-180,-17],[-179,-17],[-179,-16],[-180,-16],[-180,-17]]]]}"#,
        ),
        None,
        expect![[r#"
        a Some("A") {} Some([179.0, -17.0, -179.0, -16.0]) 23630 km²
    "#]],
    );
    check(
        &feature(r#"{"type": "LineString", "coordinates": [[179, -17], [-179, -17]]}"#),
        None,
        expect![[r#"
        note: feature 1 (a): expected a geometry that is cut at the 180th meridian, or goes on past it (RFC 7946), but found one that jumps from one edge of the map to the other: it was taken for one that crosses the meridian
        a Some("A") {} Some([179.0, -17.0, -179.0, -17.0]) 213 km
    "#]],
    );
    check(
        &polygon("[[-180,-70],[-90,-65],[0,-70],[90,-65],[180,-70],[-180,-70]]"),
        None,
        expect![[r#"
        note: feature 1 (a): expected a ring that ends where it begins, but found one that goes once round the world: it was taken for one around a pole
        note: feature 1 (a): expected outer rings to run anticlockwise and holes clockwise (RFC 7946), but found it the other way round: nothing is lost, the ring was turned
        a Some("A") {} Some([-180.0, -90.0, 180.0, -65.0]) 19793189 km²
    "#]],
    );
    check(
        &polygon("[[-180,-60],[180,-60],[180,60],[-180,60],[-180,-60]]"),
        None,
        expect![[r#"
        a Some("A") {} Some([-180.0, -60.0, 180.0, 60.0]) 441233921 km²
    "#]],
    );
}

#[test]
fn a_broken_feature_costs_no_other() {
    let file =
        |features: &str| format!(r#"{{"type": "FeatureCollection", "features": [{features}]}}"#);
    let good = polygon(SQUARE);
    check(
        &file(&format!(
            r#"null, 7, {{"type": "Feature", "properties": {{}}, "geometry": null}}, {good}"#
        )),
        None,
        expect![[r#"
        lost: feature 1 (feature-1): expected a feature, but found "null": it is left out
        lost: feature 2 (feature-2): expected a feature, but found "7": it is left out
        note: feature 3 (feature-3): expected a geometry, but found none: it is nowhere on the map
        feature-1 None {} None
        feature-2 None {} None
        feature-3 None {} None
        a Some("A") {} Some([37.0, 36.0, 38.0, 37.0]) 9942 km²
    "#]],
    );
    check(
        &file(&format!(
            r#"{}, {}, {good}"#,
            feature(r#"{"type": "Polygon", "coordinates": [[["x", 1]]]}"#),
            feature(r#"{"type": "Circle"}"#)
        )),
        None,
        expect![[r#"
        lost: feature 1 (a): expected a geometry, but found coordinates that are none (invalid type: string "x", expected f64): it is left out
        note: feature 2 (a-2): expected an id of its own, but found one that another feature has: it is called a-2 in links until it has one
        lost: feature 2 (a-2): expected a geometry, but found the type Circle: it is left out
        note: feature 3 (a-3): expected an id of its own, but found one that another feature has: it is called a-3 in links until it has one
        a Some("A") {} None
        a-2 Some("A") {} None
        a-3 Some("A") {} Some([37.0, 36.0, 38.0, 37.0]) 9942 km²
    "#]],
    );
    check(
        &file(&vec![polygon("[[37,36],[37,37],[38,37],[38,36],[37,36]]"); 9].join(",")),
        None,
        expect![[r#"
        note: feature 1 (a): expected outer rings to run anticlockwise and holes clockwise (RFC 7946), but found it the other way round: nothing is lost, the ring was turned
        note: feature 2 (a-2): expected an id of its own, but found one that another feature has: it is called a-2 in links until it has one
        note: feature 2 (a-2): expected outer rings to run anticlockwise and holes clockwise (RFC 7946), but found it the other way round: nothing is lost, the ring was turned
        note: feature 3 (a-3): expected an id of its own, but found one that another feature has: it is called a-3 in links until it has one
        note: feature 3 (a-3): expected outer rings to run anticlockwise and holes clockwise (RFC 7946), but found it the other way round: nothing is lost, the ring was turned
        note: feature 4 (a-4): expected an id of its own, but found one that another feature has: it is called a-4 in links until it has one
        note: feature 4 (a-4): expected outer rings to run anticlockwise and holes clockwise (RFC 7946), but found it the other way round: nothing is lost, the ring was turned
        note: feature 5 (a-5): expected an id of its own, but found one that another feature has: it is called a-5 in links until it has one
        note: feature 5 (a-5): expected outer rings to run anticlockwise and holes clockwise (RFC 7946), but found it the other way round: nothing is lost, the ring was turned (and the same 4 more times)
        note: feature 6 (a-6): expected an id of its own, but found one that another feature has: it is called a-6 in links until it has one (and the same 3 more times)
        a Some("A") {} Some([37.0, 36.0, 38.0, 37.0]) 9942 km²
        a-2 Some("A") {} Some([37.0, 36.0, 38.0, 37.0]) 9942 km²
        a-3 Some("A") {} Some([37.0, 36.0, 38.0, 37.0]) 9942 km²
        a-4 Some("A") {} Some([37.0, 36.0, 38.0, 37.0]) 9942 km²
        a-5 Some("A") {} Some([37.0, 36.0, 38.0, 37.0]) 9942 km²
        a-6 Some("A") {} Some([37.0, 36.0, 38.0, 37.0]) 9942 km²
        a-7 Some("A") {} Some([37.0, 36.0, 38.0, 37.0]) 9942 km²
        a-8 Some("A") {} Some([37.0, 36.0, 38.0, 37.0]) 9942 km²
        a-9 Some("A") {} Some([37.0, 36.0, 38.0, 37.0]) 9942 km²
    "#]],
    );
    check(
        &file(""),
        None,
        expect![[r#"
        note: expected features, but found an empty list: nothing is shown of it
    "#]],
    );
}

#[test]
fn names_are_taken_from_the_label_and_by_language() {
    let named = |properties: &str| {
        format!(
            r#"{{"type": "Feature", "properties": {properties}, "geometry": {{"type": "Point", "coordinates": [37, 36]}}}}"#
        )
    };
    check(
        &named(r#"{"name": "Aleppo", "name:ar": "حلب", "name_de": ""}"#),
        None,
        expect![[r#"
        aleppo Some("Aleppo") {"ar": "حلب"} Some([37.0, 36.0, 37.0, 36.0])
    "#]],
    );
    check(
        &named(r#"{"NAME_EN": "Old City (north)", "NAME_AR": "المدينة القديمة", "code": 7}"#),
        Some("NAME_EN"),
        expect![[r#"
        old-city-north Some("Old City (north)") {"ar": "المدينة القديمة", "en": "Old City (north)"} Some([37.0, 36.0, 37.0, 36.0])
    "#]],
    );
    check(
        &named(r#"{"NAME_EN": "Old City", "code": 7}"#),
        Some("NAME_ENG"),
        expect![[r#"
        note: expected the property NAME_ENG, which names a feature, but found none of that name: did you mean NAME_EN? the features have NAME_EN, code
        old-city Some("Old City") {"en": "Old City"} Some([37.0, 36.0, 37.0, 36.0])
    "#]],
    );
    check(
        &named(r#"{"code": 7}"#),
        None,
        expect![[r#"
        feature-1 None {} Some([37.0, 36.0, 37.0, 36.0])
    "#]],
    );
    check(
        &named("null"),
        Some("name"),
        expect![[r#"
        note: expected the property name, which names a feature, but found no properties at all: its features have no names
        feature-1 None {} Some([37.0, 36.0, 37.0, 36.0])
    "#]],
    );
    check(
        &named(r#"{"id": 12, "name": "Twelve"}"#),
        None,
        expect![[r#"
        12 Some("Twelve") {} Some([37.0, 36.0, 37.0, 36.0])
    "#]],
    );
}

#[test]
fn what_is_no_geojson_says_what_to_do() {
    check(
        "",
        None,
        expect![[r#"
        unreadable: expected GeoJSON, which begins with {, but found an empty file: export it as GeoJSON, in degrees (EPSG:4326)
    "#]],
    );
    check(
        "PK\u{3}\u{4}",
        None,
        expect![[r#"
        unreadable: expected GeoJSON, which begins with {, but found a packed file (a ZIP, as shapefiles and KMZ come in): export it as GeoJSON, in degrees (EPSG:4326)
    "#]],
    );
    check(
        "<kml></kml>",
        None,
        expect![[r#"
        unreadable: expected GeoJSON, which begins with {, but found XML (as KML and GPX are): export it as GeoJSON, in degrees (EPSG:4326)
    "#]],
    );
    check(
        "[]",
        None,
        expect![[r#"
        unreadable: expected GeoJSON, which begins with {, but found a list: export it as GeoJSON, in degrees (EPSG:4326)
    "#]],
    );
    check(
        r#"{"type": "FeatureCollection", "features": ["#,
        None,
        expect![[r#"
        unreadable: expected GeoJSON, but found JSON that is broken (EOF while parsing a list at line 1 column 43): export the file again
    "#]],
    );
    check(
        r#"{"type": "Topology", "objects": {}}"#,
        None,
        expect![[r#"
        unreadable: expected GeoJSON, but found TopoJSON: convert it, as mapshaper does with -o format=geojson
    "#]],
    );
    check(
        r#"{"type": "FeatureCollection"}"#,
        None,
        expect![[r#"
        unreadable: expected GeoJSON with a list of features, but found the type FeatureCollection without one: export the file again as GeoJSON
    "#]],
    );
    check(
        r#"{"features": []}"#,
        None,
        expect![[r#"
        unreadable: expected GeoJSON, whose type is FeatureCollection, but found no type: export the file again as GeoJSON
    "#]],
    );
    check(
        &format!("{{{}}}", " ".repeat(65 << 20)),
        None,
        expect![[r#"
        unreadable: expected an overlay of at most 64 MB, but found 66 MB: simplify its lines, or leave out what is outside of the map
    "#]],
    );
}

#[test]
fn another_coordinate_reference_system_is_said() {
    let with = |name: &str| {
        format!(
            r#"{{"type": "FeatureCollection", "crs": {{"type": "name", "properties": {{"name": "{name}"}}}}, "features": [{}]}}"#,
            polygon(SQUARE)
        )
    };
    check(
        &with("urn:ogc:def:crs:OGC:1.3:CRS84"),
        None,
        expect![[r#"
        a Some("A") {} Some([37.0, 36.0, 38.0, 37.0]) 9942 km²
    "#]],
    );
    check(
        &with("urn:ogc:def:crs:EPSG::32637"),
        None,
        expect![[r#"
        note: expected degrees on WGS 84, the only coordinate reference system of GeoJSON, but found urn:ogc:def:crs:EPSG::32637: read as degrees all the same, so export the file again in EPSG:4326
        a Some("A") {} Some([37.0, 36.0, 38.0, 37.0]) 9942 km²
    "#]],
    );
}

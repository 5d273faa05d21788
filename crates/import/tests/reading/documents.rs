//! JSON of other programs: topologies, feature sets, spans of time, and files that belong together.

use expect_test::expect;
use import::{Options, import, joined};
use incidents::columns::build::StoreBuilder;
use incidents::schema::names::FieldMap;

use crate::{check, read_with};

#[test]
fn geometries_of_a_topology_are_records() {
    check(
        r#"{"type":"Topology","transform":{"scale":[0.001,0.001],"translate":[37,36]},"objects":{"sites":{"type":"GeometryCollection","geometries":[
            {"type":"Point","id":"a","coordinates":[160,200],"properties":{"title":"A","date":"2016-09-24"}},{"type":"LineString","arcs":[0,-1],"properties":{"title":"B","date":"2016-09-25"}},
            {"type":"Polygon","arcs":[[1]],"properties":{"title":"C","date":"2016"}},{"type":"Point","properties":{"title":"D","date":"2016"}},{"type":"LineString","arcs":[9],"properties":{"title":"E","date":"2016"}}]},
            "towns":{"type":"Point","coordinates":[1,1],"properties":{"title":"F","date":"2016"}}},"arcs":[[[0,0],[0,200]],[[0,0],[100,0],[0,100],[-100,0],[0,-100]]]}"#,
        &expect![[r"
            A | 2016-09-24 | 37.16 36.2 | is sites
            B | 2016-09-25 | 37 36.2 | is sites
            C | 2016 | 37.05 36.05 | is sites
            D | 2016 | not drawn | is sites
            E | 2016 | not drawn | is sites
            F | 2016 | 37.001 36.001 | is towns
            ! geometry: expected a geometry whose positions are all there, but something of it is missing: the record is not drawn (records 4, 5)
            ! the file is TopoJSON, and no GeoJSON: its geometries are the records
            ! a shape has its mark at a point of it, and its circle reaches as far as the shape (records 2, 3)"]],
    );
}

#[test]
fn a_line_that_is_in_many_shapes_takes_no_more_room_than_the_file() {
    let arc = "[1,1],".repeat(1000);
    let many = r#"{"type":"LineString","arcs":[0,0,0,0,0,0,0,0,0,0],"properties":{"title":"A"}},"#
        .repeat(2000);
    let text = format!(
        r#"{{"type":"Topology","objects":{{"a":{{"type":"GeometryCollection","geometries":[{}]}}}},"arcs":[[{}]]}}"#,
        many.trim_end_matches(','),
        arc.trim_end_matches(',')
    );
    let read = read_with(text.as_bytes(), &FieldMap::default());
    assert!(
        read.contains("no room for all"),
        "{}",
        read.lines().last().unwrap_or_default()
    );
}

#[test]
fn feature_sets_of_esri_say_what_their_columns_are() {
    check(
        r#"{"spatialReference":{"wkid":102100,"latestWkid":3857},"fields":[{"name":"Occ","type":"esriFieldTypeDate"},{"name":"kind_of","type":"esriFieldTypeInteger","domain":{"type":"codedValue","codedValues":[{"code":1,"name":"Raid"},{"code":2,"name":"Fire"}]}}],
            "features":[{"attributes":{"OBJECTID":1,"title":"A","Occ":1474312320000,"kind_of":2},"geometry":{"x":4136632.2837,"y":4329682.0262}},
            {"attributes":{"OBJECTID":2,"title":"B","Occ":1474243200000,"kind_of":1},"geometry":{"rings":[[[4136632,4329682],[4146632,4329682],[4146632,4339682],[4136632,4329682]]]}}]}"#,
        &expect![[r"
            A | 2016-09-19T19:12:00Z | 37.1600001 36.2109159
            B | 2016-09-19 | 37.2273711 36.2471392
            ! the file is Esri JSON (ArcGIS), and no GeoJSON: it is read as a table
            ! record 2: a shape has its mark at a point of it, and its circle reaches as far as the shape
            ! columns that no member of a record is known for are kept as facts of their records: kind_of"]],
    );
    check(
        r#"{"spatialReference":{"wkid":32637},"features":[{"attributes":{"title":"A","date":"2016"},"geometry":{"x":333000,"y":4007000}}]}"#,
        &expect![[r"
            A | 2016 | not drawn
            ! expected degrees (WGS 84), but found the spatial reference 32637: no record is drawn, so export it with outSR=4326
            ! the file is Esri JSON (ArcGIS), and no GeoJSON: it is read as a table"]],
    );
}

#[test]
fn spans_of_time_beside_a_feature_are_its_date() {
    let feature = |title: &str, when: &str| {
        format!(
            r#"{{"type":"Feature","geometry":null,"properties":{{"title":"{title}"}},"when":{when}}}"#
        )
    };
    let features = [
        feature(
            "A",
            r#"{"timespans":[{"start":{"in":"2016-09-24"},"end":{"in":"2016-10-01"}}]}"#,
        ),
        feature("B", r#"{"timespans":[{"start":{"in":"2016-09-24"}}]}"#),
        feature(
            "C",
            r#"{"timespans":[{"end":{"latest":"2016-10-01"}}],"label":"siege"}"#,
        ),
    ];
    check(
        &format!(
            r#"{{"type":"FeatureCollection","features":[{}]}}"#,
            features.join(",")
        ),
        &expect![[r"
            A | 2016-09-24/2016-10-01 | not drawn
            B | 2016-09-24 | not drawn
            C | ../2016-10-01 | not drawn
            ! columns that no member of a record is known for are kept as facts of their records: when.label"]],
    );
}

const EVENTS: &str = r#"[{"id":"E1","description":"Shells fell.","date":"02/24/2022","time":"14:30","location":"Old Market","latitude":"36.2","longitude":"37.16","associations":["a1","a2"],"sources":["s1","s2","s9"],"graphic":"TRUE"},
    {"id":"E2","description":"A fire.","date":"03/05/2022","time":"","location":"North Quay","latitude":"36.3","longitude":"37.2","associations":[],"sources":[],"graphic":"FALSE"}]"#;
const SOURCES: &str = r#"{"s1":{"id":"s1","paths":["https://example.org/1","https://example.org/2"],"title":"E1","description":"Footage"},"s2":{"id":"s2","paths":["HIDDEN"],"title":"-","description":"Source hidden"}}"#;
const ASSOCIATIONS: &str = r#"[{"id":"a1","mode":"FILTER","filter_paths":["Area","Residential"],"title":"Residential"},{"id":"a2","mode":"NARRATIVE","title":"The siege"}]"#;

#[test]
fn three_files_of_timemap_are_one() {
    let others = [SOURCES, ASSOCIATIONS].map(|text| text.as_bytes().to_vec());
    let whole = joined(EVENTS.as_bytes(), &others).unwrap();
    assert_eq!(whole.belonging, [0, 1]);
    check(
        &String::from_utf8(whole.bytes).unwrap(),
        &expect![[r"
        Shells fell. | 2022-02-24T14:30:00 | 37.16 36.2 | at Old Market | is Residential | <Footage https://example.org/1> | <Footage https://example.org/2>
        A fire. | 2022-03-05 | 37.2 36.3 | at North Quay
        ! the file has events of TimeMap: their sources and associations are put to them by their ids
        ! record 1, sources: a source without an address is hidden by whoever made the file: it is left out
        ! record 1, sources: a source that the event names is not there
        ! columns that no member of a record is known for are kept as facts of their records: narratives"]],
    );
    check(
        EVENTS,
        &expect![[r"
        Shells fell. | 2022-02-24T14:30:00 | 37.16 36.2 | at Old Market
        A fire. | 2022-03-05 | 37.2 36.3 | at North Quay
        ! expected the sources and associations that the events name, but they are in files of their own: open them together with it, or put them beside it, called sources and associations in place of events
        ! the file has events of TimeMap: their sources and associations are put to them by their ids
        ! columns that no member of a record is known for are kept as facts of their records: timemap:associations, timemap:sources"]],
    );
    assert_eq!(joined(EVENTS.as_bytes(), &[b"{}"]), None);
    // Another table may have such columns, too.
    for other in [
        r#"[{"id":"s8","mode":"air","paths":["/x"]}]"#,
        r#"[{"mode":"air"}]"#,
    ] {
        assert_eq!(joined(EVENTS.as_bytes(), &[other]), None);
    }
    let twice = joined(EVENTS.as_bytes(), &[SOURCES, SOURCES]).unwrap();
    assert_eq!(twice.belonging, [0]);
    assert_eq!(joined(b"[1]", &others), None);
}

#[test]
fn a_collection_with_properties_is_one_record() {
    check(
        r#"{"type":"Topology","objects":{"sites":{"type":"GeometryCollection","geometries":[
            {"type":"GeometryCollection","id":"a","properties":{"title":"A","date":"2016-09-24"},"geometries":[{"type":"Point","coordinates":[37.1,36.1]},{"type":"LineString","arcs":[0]}]},
            {"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[37.3,36.3],"properties":{"title":"B","date":"2016"}}]}]}},"arcs":[[[37,36],[37.2,36.2]]]}"#,
        &expect![[r"
            A | 2016-09-24 | 37.1 36.1
            B | 2016 | 37.3 36.3
            ! the file is TopoJSON, and no GeoJSON: its geometries are the records
            ! record 1: a shape has its mark at a point of it, and its circle reaches as far as the shape"]],
    );
}

#[test]
fn what_the_parts_of_a_collection_say_is_a_fact_of_it() {
    let text = r#"{"type":"Topology","objects":{"sites":{"type":"GeometryCollection","geometries":[
        {"type":"GeometryCollection","properties":{"title":"A","date":"2016-09-24"},"geometries":[{"type":"Point","id":"n","coordinates":[37.1,36.1],"properties":{"Gate":"north"}},
            {"type":"Point","coordinates":[37.2,36.1]},{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[37.3,36.1],"properties":{"Gate":"south"}}]}]}]}},"arcs":[]}"#;
    let imported = import(
        text.as_bytes(),
        &Options {
            fields: &FieldMap::default(),
            sheet: None,
            today: 20_786,
            wants_columns: false,
        },
    );
    let found: serde_json::Value = serde_json::from_slice(&imported.geojson).unwrap();
    let features = found["features"].as_array().unwrap();
    assert_eq!(features.len(), 1);
    assert_eq!(
        features[0]["properties"]["original"]["geometries"],
        serde_json::json!([{"id": "n", "properties": {"Gate": "north"}}, {"properties": {"Gate": "south"}}])
    );
}

/// Files as the page puts them into one where a reader chooses several.
fn chosen(files: &[(&str, &str)]) -> Vec<u8> {
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let lengths: Vec<usize> = files.iter().map(|(_, text)| text.len()).collect();
    let texts: Vec<&str> = files.iter().map(|(_, text)| *text).collect();
    let head = serde_json::json!([names, lengths]);
    format!("incidents-several {head}\n{}", texts.concat()).into_bytes()
}

#[test]
fn files_that_are_chosen_at_once_are_one_or_refused() {
    let read = |files: &[(&str, &str)]| read_with(&chosen(files), &FieldMap::default());
    let whole = read(&[
        ("associations.json", ASSOCIATIONS),
        ("ev.json", EVENTS),
        ("s.json", SOURCES),
    ]);
    assert!(
        whole.starts_with("Shells fell. | 2022-02-24T14:30:00 | 37.16 36.2 | at Old Market | is Residential | <Footage https://example.org/1>"),
        "{whole}"
    );
    let two = read(&[("ev.json", EVENTS), ("s.json", SOURCES)]);
    assert!(two.contains("<Footage https://example.org/1>"), "{two}");
    for others in [
        &[("a.csv", "title\nA\n"), ("b.csv", "title\nB\n")][..],
        &[
            ("ev.json", EVENTS),
            ("s.json", SOURCES),
            ("b.csv", "title\nB\n"),
        ],
    ] {
        let read = read(others);
        assert!(
            read.starts_with("! expected one file, or events, sources and associations of TimeMap"),
            "{read}"
        );
    }
    // The page asks for what understands them, whatever they are.
    let ours = r#"{"type":"Feature","id":"a","geometry":null,"properties":{"title":"A","date":"2016-09-24"}}"#;
    let mut builder = StoreBuilder::new(FieldMap::default());
    builder.feed(&chosen(&[("a.geojson", ours), ("b.geojson", ours)]));
    assert_ne!(builder.is_of_other_file(), Some(false));
    // What only begins so is a table.
    let table = read_with(b"incidents-several [\nA\n", &FieldMap::default());
    assert!(!table.contains("of TimeMap"), "{table}");
}

#[test]
fn several_spans_of_time_become_one_and_that_is_said() {
    let when = r#"{"timespans":[{"start":{"in":"2019"},"end":{"in":"2020"}},{"start":{"in":"2016"},"end":{"in":"2017"}}]}"#;
    check(
        &format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","geometry":null,"properties":{{"title":"A"}},"when":{when}}}]}}"#
        ),
        &expect![[r"
            A | 2016/2020 | not drawn
            ! record 1, line 1, when: several spans of time became one, from the start of the first to the end of the last
            ! columns that no member of a record is known for are kept as facts of their records: when.timespans"]],
    );
}

#[test]
fn areas_of_esri_are_told_from_holes_and_a_reference_in_words_is_read() {
    let text = |reference: &str, rings: &str| {
        format!(
            r#"{{"spatialReference":{{"wkt":"{reference}"}},"features":[{{"attributes":{{"title":"A","date":"2016"}},"geometry":{{"rings":[{rings}]}}}}]}}"#
        )
    };
    let square = |at: i32, size: i32| {
        let (w, e) = (at, at + size);
        format!("[[{w},{w}],[{w},{e}],[{e},{e}],[{e},{w}],[{w},{w}]]")
    };
    let hole = "[[3,3],[7,3],[7,7],[3,7],[3,3]]";
    let rings = [square(0, 10), square(20, 2), hole.to_owned()].join(",");
    let geometry = |reference: &str| {
        let fields = FieldMap::default();
        let options = Options {
            fields: &fields,
            sheet: None,
            today: 20_786,
            wants_columns: false,
        };
        let imported = import(text(reference, &rings).into_bytes(), &options);
        let found: serde_json::Value = serde_json::from_slice(&imported.geojson).unwrap();
        found["features"][0]["properties"]["original_geometry"].clone()
    };
    let found = geometry("GEOGCS[\\\"GCS_WGS_1984\\\"]");
    assert_eq!(found["type"], "MultiPolygon");
    let n_rings: Vec<usize> = (0..2)
        .map(|at| found["coordinates"][at].as_array().unwrap().len())
        .collect();
    assert_eq!(n_rings, [2, 1]);
    assert_eq!(
        geometry("PROJCS[\\\"WGS_1984_UTM_Zone_37N\\\"]"),
        serde_json::Value::Null
    );
    let read = read_with(
        text("PROJCS[\\\"WGS_1984_UTM_Zone_37N\\\"]", &rings).as_bytes(),
        &FieldMap::default(),
    );
    assert!(
        read.contains("the spatial reference WGS_1984_UTM_Zone_37N"),
        "{read}"
    );
}

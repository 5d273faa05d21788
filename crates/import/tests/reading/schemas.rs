//! Exports of others who keep records of incidents.

use expect_test::{Expect, expect};
use import::{Options, import};
use incidents::read::parse;
use incidents::schema::names::FieldMap;

/// What the one record of these properties becomes, as we would write it.
#[track_caller]
fn check_members(properties: &str, expected: &Expect) {
    let file =
        format!(r#"{{"type":"Feature","id":"x","geometry":null,"properties":{properties}}}"#);
    let fields = FieldMap::default();
    let options = Options {
        fields: &fields,
        sheet: None,
        today: 20_786,
    };
    let imported = import(file.as_bytes(), &options);
    let parsed = parse(&imported.geojson, &imported.fields);
    let incidents = parsed.records.iter().map(|record| &record.incident);
    let written = incidents::write::file(incidents::write::Format::GeoJson, &[], incidents);
    let members = written.lines().skip(7);
    let members = members.take_while(|line| !line.starts_with("    }"));
    let members = members.map(|line| line.get(6..).unwrap_or(line));
    expected.assert_eq(&members.collect::<Vec<_>>().join("\n"));
}

#[test]
fn acled_is_read_without_a_map_file() {
    let properties = r#"{"event_id_cnty":"X1","event_date":"15 September 2016","time_precision":3,"event_type":"Protests",
        "sub_event_type":"Peaceful protest","actor1":"Protesters","location":"North","admin1":"Province","geo_precision":3,
        "source":"Radio; Daily","notes":"On 15 September, a crowd met.","fatalities":"0"}"#;
    check_members(
        properties,
        &expect![[r#"
                  "properties": {
                    "title": "On 15 September, a crowd met.",
                    "kind": "incident",
                    "category": "Protests",
                    "method": "Peaceful protest",
                    "date": "2016-09",
                    "date_precision": "range",
                    "place": "North",
                    "admin1": "Province",
                    "place_precision": "governorate",
                    "actors": [
                      { "id": "protesters", "name": "Protesters" }
                    ],
                    "casualties": [
                      { "reporter": "Radio", "killed_min": 0, "killed_max": 0 }
                    ],
                    "sources": [
                      { "publisher": "Radio" },
                      { "publisher": "Daily" }
                    ],
                    "description": "On 15 September, a crowd met."
                  }"#]],
    );
}

#[test]
fn columns_of_other_schemas_become_members() {
    check_members(
        r#"{"Name":"A","date_start":"2016-09-24 00:00:00","date_end":"2016-10-01","where_prec":4,"deaths":3,"url":"https://example.org/"}"#,
        &expect![[r#"
                  "properties": {
                    "title": "A",
                    "kind": "incident",
                    "date": "2016-09-24/2016-10-01",
                    "date_precision": "range",
                    "place_precision": "governorate",
                    "casualties": [
                      { "reporter": "the file", "killed_min": 3, "killed_max": 3 }
                    ],
                    "sources": [
                      { "url": "https://example.org/" }
                    ]
                  }"#]],
    );
    check_members(
        r#"{"incident_name":"B","DATE":"9/24/2016 12:00:00 AM","source":"Example Daily","link":"https://example.org/b","lat":36.2,"lng":37.1}"#,
        &expect![[r#"
                  "properties": {
                    "title": "B",
                    "kind": "incident",
                    "date": "2016-09-24",
                    "date_precision": "day",
                    "sources": [
                      { "publisher": "Example Daily", "url": "https://example.org/b" }
                    ]
                  }"#]],
    );
}

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
        wants_columns: false,
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
    let properties = r#"{"event_id_cnty":"XYZ1","event_date":"15 September 2016","time_precision":3,"event_type":"Protests",
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
                { "reporter": "ACLED", "killed_min": 0, "killed_max": 0 }
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

#[test]
fn ucdp_is_read_as_its_codebook_says() {
    check_members(
        r#"{"id":"300101","year":2019,"type_of_violence":1,"side_a":"Government of Norland","side_b":"River Front","date_start":"2019-02-03 00:00:00.000","date_end":"2019-02-03 00:00:00.000","date_prec":2,"where_coordinates":"Old Market village","where_prec":2,"adm_1":"East Province","country":"Norland","region":"Europe","best":4,"high":6,"low":3,"source_office":"Alder Post;Norland Radio","deaths_a":0}"#,
        &expect![[r#"
            "properties": {
              "title": "State-based conflict, Old Market village",
              "kind": "incident",
              "category": "State-based conflict",
              "date": "2019-02-03~",
              "date_precision": "approximate",
              "place": "Old Market village",
              "admin1": "East Province",
              "country": "Norland",
              "place_precision": "district",
              "actors": [
                { "id": "government_of_norland", "name": "Government of Norland" },
                { "id": "river_front", "name": "River Front" }
              ],
              "casualties": [
                { "reporter": "UCDP", "killed_min": 3, "killed_max": 6 }
              ],
              "sources": [
                { "publisher": "Alder Post" },
                { "publisher": "Norland Radio" }
              ]
            }"#]],
    );
}

#[test]
fn gtd_is_read_as_its_codebook_says() {
    check_members(
        r#"{"eventid":"201609000002","iyear":2016,"imonth":9,"iday":0,"approxdate":"September 2016","country":200,"country_txt":"Norland","region_txt":"Europe","provstate":"Hill Province","city":"Unknown","specificity":4,"summary":"A device went off.","attacktype1":3,"attacktype1_txt":"Bombing/Explosion","targtype1_txt":"Police","weaptype1_txt":"Explosives","gname":"Unknown","nkill":1,"nwound":-99,"scite1":"\"Blast in Alder,\" Example Wire, September 24, 2016."}"#,
        &expect![[r#"
            "properties": {
              "title": "A device went off.",
              "kind": "incident",
              "category": "Bombing/Explosion",
              "method": "Explosives",
              "target": "Police",
              "date": "2016-09",
              "date_precision": "range",
              "date_text": "September 2016",
              "admin1": "Hill Province",
              "country": "Norland",
              "place_precision": "governorate",
              "casualties": [
                { "reporter": "GTD", "killed_min": 1, "killed_max": 1 }
              ],
              "sources": [
                { "title": "\"Blast in Alder,\" Example Wire, September 24, 2016." }
              ],
              "description": "A device went off."
            }"#]],
    );
}

#[test]
fn airwars_ushahidi_usgs_and_arcgis_are_known() {
    check_members(
        r#"{"sequence":1,"number":"0001","code":"TS1001","airwars_url":"https://example.org/ts1001/","date":"2017-09-25","date_end":"2017-09-26","location_ar":"جسر الشمال","location_original":"Alder Bridge","military_original":"Military of Norland","strike_type_original":"Airstrike","killed_min":3,"killed_max":17,"injured_min":26}"#,
        &expect![[r#"
            "properties": {
              "title": "Airstrike, Alder Bridge",
              "kind": "incident",
              "category": "Airstrike",
              "date": "2017-09-25/2017-09-26",
              "date_precision": "range",
              "place": "Alder Bridge",
              "place_ar": "جسر الشمال",
              "actors": [
                { "id": "military_of_norland", "name": "Military of Norland" }
              ],
              "casualties": [
                { "reporter": "Airwars", "killed_min": 3, "killed_max": 17, "injured_min": 26 }
              ],
              "sources": [
                { "url": "https://example.org/ts1001/" }
              ]
            }"#]],
    );
    check_members(
        r##"{"#":7,"INCIDENT TITLE":"Road blocked","INCIDENT DATE":"2013-03-04 12:00:00","LOCATION":"Kibera","DESCRIPTION":"Road is closed","CATEGORY":"Infrastructure, Access, ","APPROVED":"YES","VERIFIED":"NO"}"##,
        &expect![[r#"
            "properties": {
              "title": "Road blocked",
              "kind": "incident",
              "category": ["Infrastructure", "Access"],
              "date": "2013-03-04T12:00:00",
              "date_precision": "exact_time",
              "place": "Kibera",
              "description": "Road is closed"
            }"#]],
    );
    check_members(
        r#"{"mag":4.5,"place":"10 km N of Alder","time":1474312320000,"updated":1474400000000,"url":"https://example.org/us1","detail":"https://example.org/us1.geojson","net":"us","sources":",us,","type":"earthquake","title":"M 4.5 - 10 km N of Alder","status":"reviewed"}"#,
        &expect![[r#"
            "properties": {
              "title": "M 4.5 - 10 km N of Alder",
              "kind": "incident",
              "category": "earthquake",
              "date": "2016-09-19T19:12:00Z",
              "date_precision": "exact_time",
              "place": "10 km N of Alder",
              "sources": [
                { "url": "https://example.org/us1" }
              ]
            }"#]],
    );
    check_members(
        r#"{"OBJECTID":12,"GlobalID":"8f14e45f-ceea-167a-5a36-dedd4bea2543","CreationDate":1474312320000,"Creator":"anna","EditDate":1474312320000,"Editor":"ben","incident_date":1474243200000,"what":"Road closed"}"#,
        &expect![[
            r#""properties": { "title": "Road closed", "kind": "incident", "date": "2016-09-19", "date_precision": "day" }"#
        ]],
    );
}

#[test]
fn what_only_has_the_names_of_a_schema_is_not_taken_for_it() {
    check_members(
        r#"{"event_id_cnty":"first","event_date":"2016-09-24","event_type":"Riot","source":"Daily","fatalities":2}"#,
        &expect![[r#"
            "properties": {
              "title": "Riot",
              "kind": "incident",
              "category": "Riot",
              "date": "2016-09-24",
              "date_precision": "day",
              "casualties": [
                { "reporter": "Daily", "killed_min": 2, "killed_max": 2 }
              ],
              "sources": [
                { "publisher": "Daily" }
              ]
            }"#]],
    );
}

#[test]
fn tags_of_hxl_say_what_columns_are_for() {
    crate::check(
        "Wann,Was,B,L,Tote\n#date+occurred,#event+title,#geo+lat,#geo+lon,#affected+killed\n2016-09-24,Raid,36.2,37.16,3\n",
        &expect![[r"
            Raid | 2016-09-24 | 37.16 36.2 | killed Some(3) to Some(3)
            ! the row of HXL tags below the heads is no record"]],
    );
    crate::check(
        r##"[{"a":"#date","b":"#event+title"},{"a":"2016-09-24","b":"Raid"}]"##,
        &expect![[r"
            Raid | 2016-09-24 | not drawn
            ! the row of HXL tags below the heads is no record
            ! the file is a list of rows, and no GeoJSON: it is read as a table"]],
    );
    crate::check(
        &crate::features(&[
            r##"{"title":"#event+title","date":"#date"}"##,
            r#"{"title":"Raid","date":"2016-09-24"}"#,
        ]),
        &expect![[r"
            Raid | 2016-09-24 | not drawn
            ! the row of HXL tags below the heads is no record"]],
    );
}

#[test]
fn what_the_map_file_says_holds_over_the_codebook() {
    let text = r#"{"type":"Feature","id":"x","geometry":null,"properties":{"my_type":"Raid","id":"300101","year":2019,"type_of_violence":1,"side_a":"Government of Norland","side_b":"River Front","date_start":"2019-02-03","date_end":"2019-02-03","date_prec":1,"where_coordinates":"Old Market village","where_prec":2,"best":4,"high":6,"low":3}}"#;
    let mut fields = FieldMap::default();
    assert!(fields.rename("category", &["my_type"]));
    let read = crate::read_with(text.as_bytes(), &fields);
    assert!(read.contains("| is Raid |"), "{read}");
    let read = crate::read_with(text.as_bytes(), &FieldMap::default());
    assert!(read.contains("| is State-based conflict |"), "{read}");
}

#[test]
fn a_best_estimate_beside_its_bounds_stays_a_fact_under_its_own_name() {
    let text = r#"{"type":"Feature","id":"x","geometry":null,"properties":{"type_of_violence":1,"side_a":"A","side_b":"B","date_start":"2019-02-03","best":4,"high":6,"low":3}}"#;
    let fields = FieldMap::default();
    let options = Options {
        fields: &fields,
        sheet: None,
        today: 20_786,
        wants_columns: false,
    };
    let geojson = String::from_utf8(import(text.as_bytes(), &options).geojson).unwrap();
    assert!(geojson.contains(r#""best":4"#), "{geojson}");
}

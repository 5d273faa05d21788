//! Files as people have them, each with what a careful person reads in it.

use expect_test::{Expect, expect};
use import::{Options, import};
use incidents::model::incident::Incident;
use incidents::model::report::Problem;
use incidents::read::parse;
use incidents::schema::names::FieldMap;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

/// One line for each record: title, date, position, place, type, addresses; then what was said.
fn read_with(bytes: &[u8], fields: &FieldMap) -> String {
    let imported = import(bytes, &Options { fields, year: 2026 });
    let parsed = parse(&imported.geojson, &imported.fields);
    let records = parsed.records.iter().map(|record| line(&record.incident));
    let said = imported.problems.iter().chain(parsed.report.problems());
    let said = said.map(|problem: &Problem| format!("! {problem}"));
    records.chain(said).collect::<Vec<_>>().join("\n")
}

fn line(incident: &Incident) -> String {
    let place = &incident.place;
    let mut parts = vec![incident.title.clone()];
    parts.push(
        incident
            .when
            .as_ref()
            .map_or("no date".to_owned(), |when| when.edtf().to_owned()),
    );
    parts.push(place.position.map_or("not drawn".to_owned(), |at| {
        format!("{} {}", at.lng(), at.lat())
    }));
    parts.extend(place.name.clone().map(|name| format!("at {name}")));
    parts.extend(
        incident
            .categories
            .iter()
            .map(|category| format!("is {category}")),
    );
    parts.extend(incident.time_zone.clone().map(|zone| format!("in {zone}")));
    for toll in &incident.casualties {
        parts.push(format!(
            "killed {:?} to {:?}",
            toll.killed_min, toll.killed_max
        ));
    }
    for source in &incident.sources {
        let words = [&source.publisher, &source.title, &source.url];
        let words: Vec<&str> = words.iter().filter_map(|word| word.as_deref()).collect();
        parts.push(format!("<{}>", words.join(" ")));
    }
    parts.join(" | ")
}

#[track_caller]
fn check(text: &str, expected: &Expect) {
    expected.assert_eq(&read_with(text.as_bytes(), &FieldMap::default()));
}

/// A list of features with these properties, and no geometry.
fn features(properties: &[&str]) -> String {
    let feature = |properties: &&str| {
        format!(r#"{{"type":"Feature","geometry":null,"properties":{properties}}}"#)
    };
    let features: Vec<String> = properties.iter().map(feature).collect();
    format!("[{}]", features.join(",\n"))
}

#[test]
fn a_sheet_with_the_plainest_columns() {
    check(
        "Date,Place,Lat,Lng,Type,Title,Description,Link\n2022-01-05,Old Market,10.3153,20.6837,Shelling,Bakery hit,\"Three shells, one fell.\",https://example.org/1\n",
        &expect![
            "Bakery hit | 2022-01-05 | 20.6837 10.3153 | at Old Market | is Shelling | <https://example.org/1>"
        ],
    );
}

#[test]
fn a_german_sheet_with_semicolons_and_commas() {
    let text = "Datum;Ort;Breite;Länge;Titel;Link\n24.09.2016;Aleppo;36,20;37,16;Krankenhaus getroffen;https://example.org/1\n";
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(text);
    expect![[r"
        Krankenhaus getroffen | 2016-09-24 | 37.16 36.2 | at Aleppo | <https://example.org/1>
        ! the file is not in UTF-8: it was read as windows-1252"]]
    .assert_eq(&read_with(&bytes, &FieldMap::default()));
}

#[test]
fn arabic_heads_and_figures() {
    check(
        "التاريخ,المكان,خط العرض,خط الطول,العنوان\n٢٤/٠٩/٢٠١٦,حلب,٣٦٫٢,٣٧٫١٦,قصف\n",
        &expect!["قصف | 2016-09-24 | 37.16 36.2 | at حلب"],
    );
}

#[test]
fn one_row_decides_the_order_of_the_column() {
    check(
        "Date,Title\n03/05/2017,A\n25/07/2017,B\n",
        &expect![[r"
            A | 2017-05-03 | not drawn
            B | 2017-07-25 | not drawn"]],
    );
    check(
        "Date,Title\n9/10/2017,A\n9/22/2017,B\n",
        &expect![[r"
        A | 2017-09-10 | not drawn
        B | 2017-09-22 | not drawn"]],
    );
    check(
        "Date,Title\n03/04/2021,A\n05/06/2021,B\n07/07/2021,C\n",
        &expect![[r#"
            A | no date | not drawn
            B | no date | not drawn
            C | 2021-07-07 | not drawn
            ! Date: expected a date whose day and month another one of the column tells apart, but found "03/04/2021", "05/06/2021": each could be either way round, day first or month first, so none is read; write the year first, as in 2016-09-24, or say which it is by day_first or month_first under fields in the map file (records 1, 2)"#]],
    );
    check(
        "Date,Title\n13/02/2021,A\n02/14/2021,B\n02/03/2021,C\n",
        &expect![[r#"
            A | 2021-02-13 | not drawn
            B | 2021-02-14 | not drawn
            C | no date | not drawn
            ! record 3, line 4, Date: expected one order of day and month in the column, but found "02/03/2021": both occur, day first and month first, so what could be either is not read; write the year first, as in 2016-09-24"#]],
    );
}

#[test]
fn a_form_has_its_own_time_beside_the_incidents() {
    check(
        "Timestamp,Date of incident,Where did it happen?,What happened?\n11/14/2023 10:22:31,10/7/2023,Town,School hit by shell\n11/15/2023 9:02:11,10/25/2023,Town,Market hit\n",
        &expect![[r"
            School hit by shell | 2023-10-07 | not drawn | at Town
            Market hit | 2023-10-25 | not drawn | at Town
            ! Timestamp: it says when the row was written, and is not taken for the day of the incident"]],
    );
}

#[test]
fn clock_times_zones_and_parts_of_dates() {
    check(
        &features(&[
            r#"{"title":"A","date":"2022-02-24","time":"2:30 PM"}"#,
            r#"{"title":"B","date":"2019-02-22 18:00:16 America/Los_Angeles"}"#,
            r#"{"title":"C","Year":2014,"Month":"March","Day":"3"}"#,
            r#"{"title":"D","time":"14:30"}"#,
            r#"{"title":"E","date":{"begin":"2016-09-22","end":"2016-10-01"}}"#,
            r#"{"title":"F","date":"1401/06/30"}"#,
        ]),
        &expect![[r#"
            A | 2022-02-24T14:30:00 | not drawn
            B | 2019-02-22T18:00:16 | not drawn | in America/Los_Angeles
            C | 2014-03-03 | not drawn
            D | no date | not drawn
            E | 2016-09-22/2016-10-01 | not drawn
            F | no date | not drawn
            ! record 4, line 4, time: expected a day beside the clock time, but found "14:30": alone it is no date
            ! record 6, line 6, date: expected a year of the Gregorian calendar, but found "1401/06/30": this looks like one of the Jalali or Hijri calendar, so write the day as 2016-09-24
            ! record 2, line 2, date: the zone of the clock time is kept by its name beside the date ("2019-02-22 18:00:16 America/Los_Angeles")"#]],
    );
}

#[test]
fn numbers_that_are_dates() {
    check(
        "Date,Title\n42632,A\n42635,B\n",
        &expect![[r#"
        A | 2016-09-19 | not drawn
        B | 2016-09-22 | not drawn
        ! Date: the number is read as a day of a spreadsheet (serial number) ("42632", "42635") (records 1, 2)"#]],
    );
    check(
        "EventDate,Title\n1474312320000,A\n20160924,B\n20160924101500,C\n",
        &expect![[r#"
            A | 2016-09-19T19:12:00Z | not drawn
            B | 2016-09-24 | not drawn
            C | 2016-09-24T10:15:00 | not drawn
            ! record 1, line 2, EventDate: the number is read as seconds or milliseconds since 1970, in UTC ("1474312320000")"#]],
    );
}

#[test]
fn positions_in_their_notations() {
    check(
        &features(&[
            r#"{"title":"A","Lat":"36°12'00\"N","Long":"37°09'36\"E"}"#,
            r#"{"title":"B","LATITUDE ":"36,2","LONGITUDE ":"37,16"}"#,
            r#"{"title":"C","Coordinates":"36.2, 37.16"}"#,
            r#"{"title":"D","wkt":"POINT (37.16 36.2)"}"#,
            r#"{"title":"E","location":{"lat":36.2,"lng":37.16}}"#,
            r#"{"title":"F","latitude":137.5,"longitude":36.2}"#,
            r#"{"title":"G","latitude":36.2,"longitude":190}"#,
            r#"{"title":"H","latitude":4330000,"longitude":4136000}"#,
            r#"{"title":"I","latitude":"north","longitude":37.16}"#,
        ]),
        &expect![[r#"
            A | no date | 37.16 36.2
            B | no date | 37.16 36.2
            C | no date | 37.16 36.2
            D | no date | 37.16 36.2
            E | no date | 37.16 36.2
            F | no date | 137.5 36.2
            G | no date | -170 36.2
            H | no date | not drawn
            I | no date | not drawn
            ! record 8, line 8, latitude: expected degrees, but found "4330000, 4136000": these are none, perhaps metres of a projection, so convert the table to WGS 84; the record is not drawn
            ! record 9, line 9, latitude: expected degrees such as 36.2 or 36°12′N, but found "north": the record is not drawn
            ! record 6, line 6, latitude: latitude and longitude are swapped, and were read the other way round ("137.5")
            ! record 7, line 7: a longitude past 180 degrees is read on the other side of the date line
            ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
}

#[test]
fn addresses_wherever_they_stand() {
    check(
        &features(&[
            r#"{"title":"A","date":"2016","link":"https://example.org/1, https://example.com/2"}"#,
            r#"{"title":"B","date":"2016","source":"The Post: https://example.org/1"}"#,
            r#"{"title":"C","date":"2016","photo":"https://example.org/a.jpg","unknown_name":"https://example.org/?a=1&amp;b=2;c"}"#,
            r#"{"title":"D","date":"2016","source":"The Post","url":"https://example.org/1"}"#,
            r#"{"title":"E","date":"2016","description":"<p>Seen: <a href=\"https://example.org/1\">film</a></p>"}"#,
        ]),
        &expect![[r"
            A | 2016 | not drawn | <https://example.org/1> | <https://example.com/2>
            B | 2016 | not drawn | <The Post https://example.org/1>
            C | 2016 | not drawn | <https://example.org/a.jpg> | <https://example.org/?a=1&b=2;c>
            D | 2016 | not drawn | <The Post https://example.org/1>
            E | 2016 | not drawn | <film https://example.org/1>"]],
    );
}

#[test]
fn words_are_shown_and_codes_are_not() {
    check(
        &features(&[
            r##"{"marker-color":"#7e7e7e","title":"#FFFF00","place":"North Quay"}"##,
            r#"{"title":"Bridge &amp; road","type":"1","type_txt":"Bombing"}"#,
            r#"{"title":"C","category":"[\"a\",\"b\"]"}"#,
            r#"{"title":"HÃ´pital"}"#,
        ]),
        &expect![[r#"
            North Quay | no date | not drawn | at North Quay
            Bridge & road | no date | not drawn | is Bombing
            C | no date | not drawn | is a | is b
            Hôpital | no date | not drawn
            ! record 4, line 4, title: the text was encoded twice, and was mended ("HÃ´pital")
            ! columns that no member of a record is known for are kept as facts of their records: marker-color
            ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
}

#[test]
fn what_stands_around_the_table() {
    check(
        "Incidents of 2017,,\n,,\nDate,Title,Place\n2017-01-03,A,B\n\n2017-01-04,C,D\n",
        &expect![[r#"
            A | 2017-01-03 | not drawn | at B
            C | 2017-01-04 | not drawn | at D
            ! line 1 is passed over, since it stands above the heads of the columns: "Incidents of 2017""#]],
    );
    check(
        "Date;Title;Lat\n2017-01-03;\"A; B\nC\";1,5;;\n2017-01-04;D;E;F\n",
        &expect![[r#"
            A; B
            C | 2017-01-03 | not drawn
            D | 2017-01-04 | not drawn
            ! record 2, line 4: expected 3 cells, as there are heads, but found more: those that are too many are left out, and the record is not drawn, so quote a cell in which the separator stands
            ! record 1, line 2, Lat: expected a latitude and a longitude, but found "1,5": one of them is missing, and the record is not drawn
            ! expected positions in the columns that are called so: no record can be drawn"#]],
    );
}

#[test]
fn rows_in_json() {
    check(
        r#"[{"date":"02/24/2022","title":"A"},{"date":"02/03/2022","title":"B"}]"#,
        &expect![[r"
            A | 2022-02-24 | not drawn
            B | 2022-02-03 | not drawn
            ! the file is a list of rows, and no GeoJSON: it is read as a table"]],
    );
    check(
        "var data = [{\"date\":\"2022-02-24\",\"title\":\"A\"}];\n",
        &expect![[r"
            A | 2022-02-24 | not drawn
            ! the file is a script (JavaScript) with JSON in it: what stands behind the equals sign is read
            ! the file is a list of rows, and no GeoJSON: it is read as a table"]],
    );
    check(
        "{\"date\":\"2022-02-24\",\"title\":\"A\"}\n{\"date\":\"2022-02-25\",\"title\":\"B\"}\n",
        &expect![[r"
            A | 2022-02-24 | not drawn
            B | 2022-02-25 | not drawn
            ! the file is a list of rows, and no GeoJSON: it is read as a table"]],
    );
    check(
        r#"{"features":[{"attributes":{"Title":"A","EventDate":1474312320000},"geometry":{"x":37.16,"y":36.2}}],"exceededTransferLimit":true}"#,
        &expect![[r#"
            A | 2016-09-19T19:12:00Z | 37.16 36.2
            ! the file is not all there is: the server says that it sent a part (exceededTransferLimit), so ask it for the rest
            ! the file is Esri JSON (ArcGIS), and no GeoJSON: it is read as a table
            ! record 1, EventDate: the number is read as seconds or milliseconds since 1970, in UTC ("1474312320000")"#]],
    );
}

#[test]
fn days_that_stretch_the_axis_are_said() {
    check(
        &features(&[
            r#"{"title":"A","date":"2025-09-03"}"#,
            r#"{"title":"B","date":"0025-09-03"}"#,
            r#"{"title":"C","date":"2205-09-03"}"#,
            r#"{"title":"D","date":"1970-01-01"}"#,
        ]),
        &expect![[r#"
            A | 2025-09-03 | not drawn
            B | no date | not drawn
            C | no date | not drawn
            D | 1970-01-01 | not drawn
            ! date: expected a year from 1600 to the next one, but found "0025-09-03", "2205-09-03": the date is left out, so mend it, or leave it blank where none is known (records 2, 3)
            ! record 4, line 4, date: programs write this day where they know none; remove it if that is so ("1970-01-01")"#]],
    );
}

#[test]
fn the_map_file_names_columns() {
    let mut fields = FieldMap::default();
    assert!(fields.rename("title", &["Kopf"]) && fields.rename("date", &["Y", "M", "D"]));
    let found = read_with(b"Kopf,Y,M,D\nA,2014,12,31\n", &fields);
    expect!["A | 2014-12-31 | not drawn"].assert_eq(&found);
}

#[test]
fn our_own_files_are_left_as_they_are() {
    let own = r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[37.1,36.2]},"properties":{"title":"A","date":"2016-09-24~","note":"more"}}]}"#;
    let imported = import(
        own.as_bytes(),
        &Options {
            fields: &FieldMap::default(),
            year: 2026,
        },
    );
    assert_eq!(imported.geojson, own.as_bytes());
    assert!(imported.mapping.is_none() && imported.problems.is_empty());
    // So is what nobody here can read.
    for other in [&b"<html>"[..], b"", b"\0\0\0\0", b"PK\x03\x04"] {
        let imported = import(
            other,
            &Options {
                fields: &FieldMap::default(),
                year: 2026,
            },
        );
        assert_eq!(imported.geojson, other);
    }
}

/// A workbook with two sheets, in which days are days and times are times.
fn workbook() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Incidents")?;
    sheet.write(0, 0, "Incidents of 2017")?;
    for (column, head) in (0..).zip(["Date", "Time", "Title", "Lat", "Lng", "Killed"]) {
        sheet.write(2, column, head)?;
    }
    let (day, time) = (
        Format::new().set_num_format("dd/mm/yyyy"),
        Format::new().set_num_format("hh:mm"),
    );
    sheet.write_with_format(3, 0, &ExcelDateTime::from_ymd(2017, 5, 3)?, &day)?;
    sheet.write_with_format(3, 1, &ExcelDateTime::from_hms(14, 30, 0)?, &time)?;
    sheet.write(3, 2, "Market hit\nat noon")?;
    sheet.write(3, 3, 36.2)?;
    sheet.write(3, 4, 37.16)?;
    sheet.write(3, 5, 3)?;
    sheet.write(4, 0, "25/07/2017")?;
    sheet.write(4, 2, "Road closed")?;
    sheet.write(5, 0, "soon")?;
    sheet.write(5, 2, "Bridge")?;
    book.add_worksheet()
        .set_name("Notes")?
        .write(0, 0, "Not for the map")?;
    book.save_to_buffer()
}

#[test]
fn the_sheet_of_a_workbook_with_the_most_rows_is_read() {
    let found = read_with(&workbook().unwrap(), &FieldMap::default());
    expect![[r#"
        Market hit
        at noon | 2017-05-03T14:30:00 | 37.16 36.2 | killed Some(3) to Some(3)
        Road closed | 2017-07-25 | not drawn
        Bridge | no date | not drawn
        ! record 3, line 6, Date: expected a date such as 2016-09-24, 24 September 2016 or 2016-09-24/2016-10-01, but found "soon"
        ! the file is a spreadsheet: its sheet "Incidents" is read
        ! its other sheets are not read: "Notes"
        ! line 1 is passed over, since it stands above the heads of the columns: "Incidents of 2017""#]].assert_eq(&found);
}

#[test]
fn a_workbook_whose_cells_lie_far_apart_is_refused() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Date").unwrap();
    sheet.write(1_048_575, 16_383, "far").unwrap();
    let found = read_with(&book.save_to_buffer().unwrap(), &FieldMap::default());
    assert!(
        found.contains("at the far ends of the sheet \"Sheet1\""),
        "{found}"
    );
}

#[test]
fn records_have_the_numbers_that_they_have_in_the_file() {
    let feature = |date: &str| {
        format!(
            r#"{{"type":"Feature","geometry":null,"properties":{{"Headline":"A","When":"{date}"}}}}"#
        )
    };
    let broken = r#"{"type":"Feature","geometry":null,"properties":{"Headline":NaN}}"#;
    let text = [feature("soon"), broken.to_owned(), feature("later")].join(",\n");
    let found = read_with(format!("[{text}]").as_bytes(), &FieldMap::default());
    assert!(found.contains("(records 1 and 3)"), "{found}");
}

/// What the one record of these properties becomes, as we would write it.
#[track_caller]
fn check_members(properties: &str, expected: &Expect) {
    let file =
        format!(r#"{{"type":"Feature","id":"x","geometry":null,"properties":{properties}}}"#);
    let fields = FieldMap::default();
    let options = Options {
        fields: &fields,
        year: 2026,
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

#[test]
fn a_forms_place_with_height_and_accuracy_is_a_position_and_a_jour_of_whole_days_a_date() {
    check(
        "title,Jour,_location\nA,2020-01-02,13.628 25.35 0 4.5\nB,2020-01-03,13.7 25.4 0 5\n",
        &expect![[r"
            A | 2020-01-02 | 25.35 13.628
            B | 2020-01-03 | 25.4 13.7"]],
    );
}
